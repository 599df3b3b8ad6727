"""Printing: the print map of a document: every printed paragraph, and what put each word there."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from policyloom.document import Cell, Row, Table, plain, runs
from policyloom.document.printed import Label, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.diagnostics import Span
    from policyloom.document import Document, Text
    from policyloom.document.printed import Line, Spot

UNPRINTED = frozenset({
    Label.SECTION, Label.CLAUSE, Label.ITEM, Label.ADDRESS, Label.PICTURE, Label.CONTENTS,
})  # fmt: skip
"""Labels that Word prints of itself, or that no paragraph of a Word file has."""
LINES = frozenset({"cover", "title", "control"})
"""Parts of a document in which each line has a place of its own."""
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in the sources; lines and columns count from one."""

    path: str = ""
    line: int = 0
    column: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """Words of a paragraph that one thing put there: written words, or what a token stands for.

    ``kind`` is that of their concept, or empty for written words; ``at`` is where the words or
    the token stand, ``value`` where what the token says was set.
    """

    start: int
    end: int
    words: str
    kind: str = ""
    key: str = ""
    token: str = ""
    layer: str = ""
    at: Place = Place()
    value: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A printed paragraph: its words, what they are made of, and where it stands.

    ``part`` is that of the document (``control``, ``section`` …), ``key`` that of the control row
    or the table's row, ``column`` and ``table`` are those that it stands in, ``heading`` says
    whether it is one. One without
    ``atoms`` is the program's own.
    """

    text: str
    atoms: tuple[Atom, ...] = ()
    part: str = ""
    section: str = ""
    clause: str = ""
    version: str = ""
    key: str = ""
    column: str = ""
    table: str = ""
    heading: bool = False
    inside: tuple[str, ...] = ()


def like(words: str) -> str:
    """Return words in the form in which they are compared: quotes and spaces of one kind."""
    return " ".join(words.translate(QUOTES).split())


def units(document: Document) -> Iterator[Unit]:
    """Yield what a document prints, line by line, but for its contents and numbers."""
    for line in lines(document):
        if line.at.part != "contents" and line.label not in UNPRINTED and not line.aloud:
            yield _unit(line)


def printed(document: Document, paragraphs: Sequence[str]) -> tuple[Unit, ...]:
    """Return the print map: a unit for each paragraph of the Word file, as a reader reads it."""
    found = dict(_found(list(units(document)), paragraphs))
    return tuple(
        reworded_unit(found[at], words) if at in found else Unit(text=words)
        for at, words in enumerate(paragraphs)
    )


def _found(known: list[Unit], paragraphs: Sequence[str]) -> Iterator[tuple[int, Unit]]:
    """Yield the unit of each paragraph: in order, then what Word prints in another place.

    Empty cells are alike, and would lead astray.
    """
    left = [at for at, words in enumerate(paragraphs) if like(words)]
    known = [one for one in known if like(one.text)]
    while same := _in_order(known, [paragraphs[at] for at in left]):
        yield from ((left[home], known[at]) for home, at in same.items())
        used = set(same.values())
        left = [at for home, at in enumerate(left) if home not in same]
        known = [one for at, one in enumerate(known) if at not in used]
    for at in left:
        unit = _within(like(paragraphs[at]), known)
        if unit is not None:
            yield at, unit
            known.remove(unit)


def _in_order(known: list[Unit], paragraphs: Sequence[str]) -> dict[int, int]:
    """Return the place of the unit of each paragraph that has its words, in one order."""
    mine, theirs = [like(one.text) for one in known], [like(words) for words in paragraphs]
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    return {b + step: a + step for a, b, size in blocks for step in range(size)}


def _within(words: str, known: list[Unit]) -> Unit | None:
    """Return the unit that a paragraph ends with: a number may stand before its words."""
    return next((one for one in known if one.text and words.endswith(like(one.text))), None)


def reworded_unit(unit: Unit, words: str) -> Unit:
    """Return a unit as its paragraph reads, its atoms where they stand in it."""
    if words == unit.text:
        return unit
    atoms: list[Atom] = []
    at = 0
    for atom in unit.atoms:
        pattern = r"\s+".join(map(re.escape, atom.words.split())) or re.escape(atom.words)
        found = re.compile(pattern).search(words, at)
        if found:
            lead = len(atom.words) - len(atom.words.lstrip())
            tail = len(atom.words) - len(atom.words.rstrip())
            start, end = max(found.start() - lead, at), min(found.end() + tail, len(words))
            atoms.append(replace(atom, start=start, end=end, words=words[start:end]))
            at = found.end()
    return replace(unit, text=words, atoms=tuple(atoms))


def _unit(line: Line) -> Unit:
    spot = line.at
    below = spot.provision
    return Unit(
        text=plain(line.inlines),
        atoms=() if line.label else tuple(_atoms(runs(line.inlines))),
        part=spot.part,
        section=spot.section.key if spot.section else "",
        clause=below.clause if below else "",
        version=below.version if below else "",
        key=_key(spot),
        column=_column(spot),
        table=next((one.key for one in reversed(spot.inside) if isinstance(one, Table)), ""),
        heading=spot.part == "section" and not spot.inside,
        inside=tuple(type(one).__name__ for one in spot.inside),
    )


def _key(spot: Spot) -> str:
    if spot.row:
        return spot.row.key
    return next((one.key for one in reversed(spot.inside) if isinstance(one, Row)), "")


def _column(spot: Spot) -> str:
    """Return the key of the column in which a cell of a table stands."""
    for table, row, cell in zip(spot.inside, spot.inside[1:], spot.inside[2:], strict=False):
        if isinstance(table, Table) and isinstance(row, Row) and isinstance(cell, Cell):
            at = next(n for n, one in enumerate(row.cells) if one is cell)
            place = sum(one.columns for one in row.cells[:at])
            return table.columns[place].key if place < len(table.columns) else ""
    return ""


def _atoms(texts: Iterator[Text]) -> Iterator[Atom]:
    at = 0
    for run in texts:
        origin, concept = run.origin, run.concept
        yield Atom(
            start=at,
            end=at + len(run.value),
            words=run.value,
            kind=concept.kind if concept else "",
            key=concept.key if concept else "",
            token=(origin.token or "") if origin else "",
            layer=origin.layer if origin else "",
            at=_place(origin.span) if origin else Place(),
            value=_place(origin.value) if origin and origin.value else Place(),
        )
        at += len(run.value)


def _place(span: Span) -> Place:
    return Place(path=span.path, line=span.line, column=span.column, length=span.length)


def map_digest(document: Document) -> str:
    """Return the digest of a print map: the same for the same words in the same places."""
    return digest_of_map(print_map(document))


def digest_of_map(data: bytes) -> str:
    """Return the digest by which a printed file names its map."""
    return hashlib.sha256(data).hexdigest()[:24]


def print_map(document: Document) -> bytes:
    """Return what stood where in a print, as it is kept until the file comes home."""
    said = [[one.section, one.clause, one.version, one.key, one.text] for one in units(document)]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def lines_of_map(data: bytes) -> tuple[str, ...]:
    """Return the lines that a kept map says were printed; none of data that are no map."""
    try:
        said = json.loads(data)
        return tuple(str(one[-1]) for one in said)
    except (ValueError, TypeError, IndexError):
        return ()


def row_of_map(data: bytes, key: str) -> tuple[str, ...]:
    """Return the lines of a row of document control, below its label, in a kept map."""
    try:
        said = [one for one in json.loads(data) if one[:4] == ["", "", "", key]]
        return tuple(str(one[-1]) for one in said[1:])
    except (ValueError, TypeError, IndexError):
        return ()
