"""The document control, the running lines and the list of versions say different things.

Why it matters: whoever holds a printed page cannot tell whether it is the one in force.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.sentences import cut
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted, running_lines
from policyloom.manuscript.control import DAYS, day_of, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

VERSION = re.compile(r"\b[Vv](?:ersion|er)?\.? ?(?P<number>\d+(?:\.\d+)*)\b")
NEXT = re.compile(r"\b(?:next|due|by)\b", re.IGNORECASE)
FACTS = ("approved-on", "last-reviewed", "effective-from")
MONTH = len("2026-11")
BODY = re.compile(
    r"(?:[Ff]ull )?(?:[Gg]overning (?:[Bb]ody|[Bb]oard)|[Bb]oard of [Tt]rustees|[Tt]rust(?:ee)? [Bb]oard|[Tt]rustees|[Gg]overnors"
    r"|[A-Z][\w-]+(?:,? (?:(?:and|&) )?[A-Z][\w-]+)* [Cc]ommittee|[Hh]eadteacher|[Pp]rincipal|[Cc]hief [Ee]xecutive)"
)
APPROVED = re.compile(
    rf"\b(?:(?i:this|the|our) (?:policy|document|procedure|statement)|It) (?:was|is|has been|will be) (?:[\w, ]{{0,40}} )?(?:approved|adopted|agreed|signed off) (?:\w+ ){{0,2}}?by (?:the |our )?(?P<body>{BODY.pattern})"
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Compare versions and dates with those of the document control."""
    version = _number(manuscript.control.get("version", ""))
    for block in running_lines(manuscript):
        yield from _version(block, block.text, version)
        yield from _date(block, manuscript)
    for block in (one for one in manuscript.read() if one.control):
        said = [row for row in block.rows if len(row) > 1 and key_of(row[0]) == "version"]
        lines = [] if block.rows else VERSION.findall(block.text)
        for number in (*(row[1] for row in said), *lines):
            yield from _version(block, f"Version {number}", version)
    for block, row in _newest(manuscript):
        yield from _version(block, f"Version {row[0]}", version)
    yield from _approver(manuscript)
    approved, starts = (
        day_of(manuscript.control.get(key, "")) for key in ("approved-on", "effective-from")
    )
    if approved and starts and starts[:MONTH] < approved[:MONTH]:
        yield Hit(None, f"in force {starts}, approved {approved}", "It cannot begin before that.")


def _version(block: Block, words: str, version: str) -> Iterator[Hit]:
    found = VERSION.search(words)
    if found and version and _number(found["number"]) != version:
        yield Hit(block, cut(words), f"The document control says version {version}.")


def _number(version: str) -> str:
    """Return a version without the noughts at its end: 2 is 2.0."""
    found = re.search(r"\d+(?:\.\d+)*", version)
    return re.sub(r"(?:\.0)+$", "", found[0]) if found else ""


def _approver(manuscript: Manuscript) -> Iterator[Hit]:
    """Find who approved it according to a sentence, where the control names another body."""
    said = manuscript.control.get("approved-by", "")
    own = BODY.search(said)
    for block in manuscript.prose() if own else ():
        for found in APPROVED.finditer(block.text):
            if own and _body(found["body"]) != _body(own[0]):
                yield quoted(
                    block, found.start(), found.end(), f"The document control says {cut(said)}."
                )


def _body(name: str) -> str:
    """Return which body a name means: a board is a governing body, and its committees are not."""
    plain = name.casefold()
    kinds = () if "committee" in plain else ("trust", "govern", "head", "principal")
    return next((kind for kind in kinds if kind in plain), plain)


def _date(block: Block, manuscript: Manuscript) -> Iterator[Hit]:
    """Find a month in a running line that is none of the document control's."""
    keys = ("next-review",) if NEXT.search(block.text) else FACTS
    known = {day_of(manuscript.control.get(key, ""))[:MONTH] for key in keys} - {""}
    said = day_of(block.text) if any(form.search(block.text) for form in DAYS) else ""
    if said and known and said[:MONTH] not in known:
        yield Hit(block, cut(block.text), f"The document control says {', '.join(sorted(known))}.")


def _newest(manuscript: Manuscript) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """Yield the row of the highest version in a table of versions."""
    for block in manuscript.read():
        head = block.rows[0] if len(block.rows) > 1 else ()
        if len(head) > 2 and re.fullmatch(
            r"[Vv]ersion(?: no\.?| number)?|[Ii]ssue", head[0].strip()
        ):
            numbered = [
                row
                for row in block.rows[1:]
                if re.fullmatch(r"[vV]?\d+(?:\.\d+)*", row[0].strip())
            ]
            if numbered:
                yield block, max(numbered, key=lambda row: _order(row[0]))


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(one) for one in re.findall(r"\d+", version))


RULE = Rule(
    id="control-says-two",
    group=Group.TWO_THINGS,
    weight=Weight.MEND,
    why="Its version or date is another in a second place.",
    remedy="Make them the same: the document control decides.",
    find=find,
)
