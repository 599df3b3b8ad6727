"""The dates of the last and the next review are further apart, or nearer, than the cycle says.

Why it matters: one of the three is wrong, and readers cannot tell which.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted
from policyloom.manuscript.control import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

YEARS = (
    (1, r"annual(?:ly)?|every year|yearly|each year|every 12 months|once a year|12 months"),
    (2, r"two[- ]yearly|bi-?ennial(?:ly)?|every (?:two|2) years|every 24 months|2 years?"),
    (3, r"three[- ]yearly|tri-?ennial(?:ly)?|every (?:three|3) years|3 years?"),
    (4, r"four[- ]yearly|every (?:four|4) years"),
)
ITSELF = r"\b(?:this|the|our) (?:policy|document|procedure|statement|plan|code)"
PROSE = re.compile(
    rf"(?:{ITSELF}[^.]{{0,40}}\b(?:review|looked at|revisit|revised|updated|renewed)|review(?:ed|ing|s)? (?:of )?{ITSELF}"
    rf"|{ITSELF} (?:is|was|has been) [^.]{{0,120}}\band (?:is|will be|must be) (?:next )?review)[^.]{{0,60}}",
    re.IGNORECASE,
)
IT = re.compile(
    rf"(?i:{ITSELF}) [^.]{{0,200}}\.\s+(?P<said>(?:[A-Z][^.]{{0,60}} review(?:s|ed)? it\b|It [^.]{{0,40}}\breview)[^.]{{0,60}})",
)
"""Of what a sentence says of it right after one that names it."""
IN_A_YEAR = re.compile(
    rf"{ITSELF} (?:will|is due to|is to|must|should) (?:next )?be (?:next )?review[^.]{{0,30}} (?P<year>20\d\d)\b"
    rf"|\bnext review (?:of {ITSELF} )?(?:is|will be|takes place|falls)[^.]{{0,30}} (?P<in>20\d\d)\b",
    re.IGNORECASE,
)
"""When the text says that the next review is."""
SLACK = 2
MONTHS_OF_A_YEAR = 12


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Compare the dates with the cycle in the control table and in the text."""
    last, following = (
        day_of(manuscript.control.get(k, "")) for k in ("last-reviewed", "next-review")
    )
    if not last:
        last = day_of(manuscript.control.get("approved-on", ""))
    said: list[tuple[Block | None, str]] = [(None, manuscript.control.get("cycle", ""))]
    for block in manuscript.body():
        said += [(block, found[0]) for found in PROSE.finditer(block.text)]
        said += [(block, found["said"]) for found in IT.finditer(block.text)]
    cycles = [(at, words, years) for at, words in said if (years := _years(words))]
    yield from _year_otherwise(manuscript, following)
    if last and following and last < following:
        months = _months(following) - _months(last)
        for at, words, years in cycles:
            if abs(months - years * MONTHS_OF_A_YEAR) > SLACK:
                yield Hit(at, f"{cut(words)}; last review {last}, next review {following}")
        return
    yield from _never_due(manuscript, cycles)
    if len({years for *_, years in cycles}) > 1:
        yield Hit(cycles[0][0], "; ".join(cut(words) for _, words, _ in cycles))


def _never_due(
    manuscript: Manuscript, cycles: Sequence[tuple[Block | None, str, int]]
) -> Iterator[Hit]:
    """Find a cycle in the text where the control has a last review, and no next one."""
    control = manuscript.control
    row = next((one for one in manuscript.blocks if one.control), None)
    if row and control.get("last-reviewed") and "next-review" not in control:
        for at, words, _ in cycles:
            if at is not None:
                note = "The document control does not say when the next one is."
                yield Hit(at, cut(words), note, also=(Hit(row, cut(row.text)),))
                return


def _year_otherwise(manuscript: Manuscript, following: str) -> Iterator[Hit]:
    """Find a year in the text for the next review that is not the year of the document control."""
    for block in manuscript.prose() if following else ():
        for found in IN_A_YEAR.finditer(block.text):
            if (found["year"] or found["in"]) != following[:4]:
                yield quoted(block, found.start(), found.end(), f"The control says {following}.")


def _years(words: str) -> int:
    biennial = re.sub(r"\bbi-?annual", "", words, flags=re.IGNORECASE)
    for years, pattern in reversed(YEARS):
        if re.search(rf"\b(?:{pattern})\b", biennial, re.IGNORECASE):
            return years
    return 0


def _months(iso: str) -> int:
    year, month, *_ = iso.split("-")
    return int(year) * MONTHS_OF_A_YEAR + int(month)


RULE = Rule(
    id="review-cycle-mismatch",
    group=Group.TWO_THINGS,
    weight=Weight.MEND,
    why="The dates and the review cycle do not agree.",
    remedy="Say one cycle, and set the next review by it.",
    find=find,
)
