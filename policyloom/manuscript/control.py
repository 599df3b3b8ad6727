"""Control: the facts that a policy says of itself: its version, who approved it, its reviews."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.dates import MONTHS, is_date
from policyloom.welsh.labels import LABELS as WELSH_LABELS
from policyloom.welsh.phrases import WELSH_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

LABELS: tuple[tuple[str, str], ...] = (
    (
        "next-review",
        r"(?:date (?:of|for) )?(?:next|due for|future) review(?: date| due)?|review (?:date|due|by)(?: date)?|to be reviewed(?: by| on)?|date (?:of|for) (?:next )?review|next review(?: date| due| by)?|renewal date",
    ),
    (
        "last-reviewed",
        r"(?:date )?(?:last )?reviewed(?: on| date)?|last review(?:ed)?(?: date| on)?|date (?:last )?(?:reviewed|of last review)|reviewed",
    ),
    ("reviewed-by", r"reviewed by(?: \(name\))?"),
    (
        "approved-by",
        r"(?:approved|ratified|adopted|agreed|authorised) by(?: \(name\))?|approval (?:body|by)|approver|approving body",
    ),
    (
        "approved-on",
        r"(?:date )?(?:approved|ratified|adopted|agreed)(?: on| date)?|(?:approval|adoption|ratification) date|date (?:of )?(?:approval|approved|adopted|adoption|ratified|agreed)",
    ),
    (
        "effective-from",
        r"(?:effective|in force|implementation|implemented|issue|publication)(?: from| date)?|date (?:of )?(?:issue|implementation|publication)|date (?:in|comes into) force|effective (?:from|date)",
    ),
    (
        "owner",
        r"(?:policy |document )?(?:owner|lead|author)|responsible (?:person|officer|group|post)|lead (?:officer|member of staff)|person responsible|written by|produced by|prepared by|job role",
    ),
    ("version", r"version(?: no\.?| number)?|document version|edition"),
    (
        "cycle",
        r"review (?:cycle|frequency|period|schedule)|frequency of review|status and review cycle|cycle(?: of review)?|reviewed every",
    ),
    ("status", r"(?:document |policy )?status|statutory(?: policy)?"),
    (
        "changes",
        r"(?:version produced|changes?|amendments?|summary of changes|change (?:note|history|log)|revision history|what (?:has |is )?(?:changed|new)).*",
    ),
)
"""What a control fact is called, and how people label it."""
PATTERNS = tuple((key, re.compile(words, re.IGNORECASE)) for key, words in LABELS)
ON_A_LINE = re.compile(r"(?P<label>[A-Za-z][A-Za-z ()/]{2,38}?)\s*[:–—]\s*(?P<value>\S.*)")
VERSION = re.compile(r"[Vv](?:ersion)?\.? ?(?P<number>\d+(?:\.\d+)*)")
WHEN = r"(?:(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]+(?: [Tt]erm)? \d{4})"
BY = re.compile(
    r"(?P<label>(?:Approved|Adopted|Ratified|Reviewed|Agreed) by) (?P<value>.{2,60}?)"
    rf"(?:(?: on| in|:) (?P<on>{WHEN}))?\.?"
)
DATED = re.compile(
    rf"(?P<label>To be reviewed|(?:The )?[Nn]ext review(?: date)?|(?:The )?[Rr]eview date|Last reviewed)"
    rf"(?: is| was)?(?: due)?(?:,? (?:by|on|in|again (?:by|on|in)))? (?P<value>{WHEN})\.?"
)
"""A review with its day, and nothing between them but small words."""
OF_ITSELF = re.compile(
    r"\b(?:policy|procedure|document|plan|statement|code|scheme)\b", re.IGNORECASE
)
IN_TEXT = frozenset({"next-review", "last-reviewed", "approved-on"})
APART = re.compile(r"\.\s+(?=[A-Z])|\s*[|;]\s+|\s*\t\s*|\s+[–—]\s+(?=[A-Z][a-z ]+:)")
"""What stands between the facts of one line."""
WHOLE = "".join(f"(?<!{word})" for word in ("next", "last", "future", "document", "policy"))
LABELLED = re.compile(
    rf"{APART.pattern}|{WHOLE}\s+(?=(?:{'|'.join(words for key, words in LABELS if key != 'changes')}):)",
    re.IGNORECASE,
)
"""The same, or the label of the next fact, which nothing but a space stands before."""
ON = {"approved-by": "approved-on", "reviewed-by": "last-reviewed"}


FROM_WELSH = {welsh: label for label, welsh in WELSH_LABELS.items()}


def key_of(label: str) -> str:
    """Return what a label of the control table means, or nothing."""
    words = " ".join(label.split()).strip(" :.-–—")
    words = FROM_WELSH.get(words, words)
    return next((key for key, pattern in PATTERNS if pattern.fullmatch(words)), "")


def _key_of_pair(label: str, value: str) -> str:
    """Return what a label means with its value: a review is a day, or how often there is one."""
    if label.strip(" :.").lower() != "review":
        return key_of(label)
    return "next-review" if day_of(value) else "cycle"


def facts_in_rows(rows: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    """Return the facts of a table whose rows are labels and values; none of other tables."""
    pairs = [pair for row in rows for pair in _pairs(row)]
    known = {key: value for label, value in pairs if (key := _key_of_pair(label, value))}
    return known if len(known) > 1 else {}


def other_facts(rows: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    """Return the facts of a control table under labels that nobody knows, by their own words."""
    pairs = (pair for row in rows for pair in _pairs(row))
    return {_slug(label): value for label, value in pairs if label and not key_of(label)}


def _pairs(row: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for at in range(0, len(row) - 1, 2):
        yield row[at], row[at + 1]


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")


def facts_on_line(words: str) -> dict[str, str]:
    """Return the facts that a short line says: ``Next review: May 2026``, ``Version 2.0``.

    A tab may stand for the colon. Several may stand on it, one after the other; each part has to say one then.
    """
    for between in (APART, LABELLED):
        told = [_fact(part) for part in between.split(words.rstrip(". ")) if part]
        if len(told) > 1 and all(told):
            return {key: value for one in reversed(told) for key, value in one.items()}
    return _fact(words)


def facts_in_text(words: str) -> dict[str, str]:
    """Return the days of reviews and approval that a text about the document says in sentences."""
    if not OF_ITSELF.search(words):
        return {}
    told = [_fact(part.strip(". ")) for part in APART.split(words)]
    return {
        key: value
        for one in reversed(told)
        for key, value in one.items()
        if key in IN_TEXT and day_of(value)
    }


def _fact(words: str) -> dict[str, str]:
    """Return the facts of a line, or of a part of it."""
    label, tab, value = words.partition("\t")
    if tab and (key := key_of(label)) and value.strip():
        return {key: " ".join(value.split())}
    version = VERSION.fullmatch(words)
    if version:
        return {"version": version["number"]}
    found = ON_A_LINE.fullmatch(words)
    if found and (key := _key_of_pair(found["label"], found["value"])):
        return {key: found["value"]}
    dated = DATED.fullmatch(words)
    if dated:
        return {key_of(dated["label"].removeprefix("The ")): dated["value"]}
    by = BY.fullmatch(words)
    if by and (key := key_of(by["label"])):
        day = {ON[key]: by["on"]} if by["on"] and key in ON else {}
        return {key: by["value"], **day}
    return {}


# DATES AS PEOPLE WRITE THEM


SHORT = {one[:3].lower(): at for both in (MONTHS, WELSH_MONTHS) for at, one in enumerate(both, 1)}
MONTH = "|".join((*MONTHS, *WELSH_MONTHS, *(month[:3] for month in MONTHS), "Sept"))
WRITTEN = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{MONTH})\.?,? (?P<year>\d{{4}}|\d{{2}})\b",
    re.IGNORECASE,
)
NUMBERS = re.compile(
    r"\b(?P<day>\d{1,2})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})\b"
)
ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?\b")
DAYS = (ISO, WRITTEN, NUMBERS)
CENTURY = 2000


def day_of(words: str) -> str:
    """Return the first date in the words as an ISO day or month; nothing where there is none."""
    for pattern in DAYS:
        found = pattern.search(words)
        if found and (iso := _iso(found)):
            return iso
    return ""


def _iso(found: re.Match[str]) -> str:
    year, month = int(found["year"]), found["month"]
    number = int(month) if month.isdigit() else SHORT[month[:3].lower()]
    year += CENTURY if year < 100 else 0  # noqa: PLR2004 - two digits of a year
    day = f"-{int(found['day']):02}" if found["day"] else ""
    iso = f"{year:04}-{number:02}{day}"
    return iso if is_date(iso) else ""
