"""Structure: the pieces that a reader handed over -> blocks, with what each was told by."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from policyloom.english.proper_names import KINDS_OF_BODY
from policyloom.manuscript.blocks import Block, Kind, Manuscript
from policyloom.manuscript.contents import find_contents
from policyloom.manuscript.control import facts_in_rows, facts_in_text, facts_on_line, other_facts
from policyloom.manuscript.headings import Finder, labelled_of
from policyloom.manuscript.labels import Labelled, Sort
from policyloom.manuscript.pieces import Figure, Grid, Line, SetAside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.manuscript.contents import Contents
    from policyloom.manuscript.headings import Told
    from policyloom.manuscript.pieces import Piece, Reading

UNFINISHED = re.compile(r"\b(?:for|on|of|and|the|to|in|policy:)$", re.IGNORECASE)
DOCUMENT = re.compile(
    r"\b(?:policy|policies|procedures?|protocol|code|plan|strategy|statement|scheme|arrangements"
    r"|guidance|handbook|agreement|charter)\b[^.:;]*$",
    re.IGNORECASE,
)
"""What a title says that a document is."""
FRONT = 14
"""A title, control facts and the like are among so many pieces before the first text."""
LISTED = re.compile(r"list number", re.IGNORECASE)
"""A style of Word for the items of lists, which go on counting where nobody meant it."""
LONG = 120
LOOKS = frozenset({"bold", "larger", "alone", "capitals"})
"""What makes a heading of a line by its look alone."""
KINDS = {"hidden": Kind.HIDDEN, "tracked deletion": Kind.GONE}
SHORT_FACT = 90
SAID_IN = frozenset({Kind.PARAGRAPH, Kind.CLAUSE})
"""Where sentences may say when the document is reviewed."""
CONTROL = re.compile(r"(?:document|version|policy) (?:control|information)", re.IGNORECASE)
"""What stands over control facts that are lines."""
LEAST_ROWS = 2
"""A table has at least one row below its heading rows."""


def structured(reading: Reading) -> Manuscript:
    """Return the manuscript of a file that was read."""
    return _Maker(reading).manuscript()


class _Maker:
    """Makes the blocks of one manuscript."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.pieces, self.beside = _apart(reading.pieces)
        self.contents: Contents = find_contents(self.pieces)
        self.control: dict[str, str] = {}
        self.title = self._title()
        sizes = _sizes(self.pieces)
        finder = Finder(
            self.pieces,
            self.contents,
            self._front(),
            body_size=sizes.most_common(1)[0][0] if sizes else 0.0,
            has_looks=reading.form != "txt",
        )
        found = finder.headings()
        self.headings: Mapping[int, Told] = {
            at: one for at, one in found.items() if at not in self.title
        }
        self.continued = self._continued()

    def manuscript(self) -> Manuscript:
        """Return all blocks with the control facts."""
        blocks = tuple(self._blocks())
        for one in blocks:
            if one.kind in SAID_IN and not one.control:
                self.control = {**facts_in_text(one.text), **self.control}
        return Manuscript(
            blocks=blocks,
            control=dict(self.control),
            form=self.reading.form,
            characters=self.reading.characters,
            facts=dict(self.reading.facts),
            author=self.reading.author,
            tracked=self.reading.tracked,
            unread=self.reading.unread,
            look=dict(self.reading.look),
        )

    # WHAT STANDS BEFORE THE TEXT

    def _title(self) -> tuple[int, ...]:
        """Return the pieces of the title: one with its style, or the first of the front."""
        lines = [(at, one) for at, one in enumerate(self.pieces) if isinstance(one, Line)]
        styled = [at for at, one in lines if one.style.lower() == "title"]
        if styled:
            return self._below_the_name(tuple(a for a in styled if a - styled[0] < len(styled)))
        front = [
            (at, one)
            for at, one in lines[:FRONT]
            if at not in self.contents.taken and at < self._contents_begin()
        ]
        front = [(at, one) for at, one in front if len(one.text) < LONG and not one.note]
        if not front or front[0][1].level > 1:
            return ()
        sizes = {one.size for _, one in front}
        biggest = max(sizes)
        at = next(at for at, one in front if one.size == biggest)
        first = self.pieces[at]
        if not isinstance(first, Line) or facts_on_line(first.tabbed) or first.text.endswith("."):
            return ()
        if first.level == 1 and sum(one.level == 1 for _, one in lines) > 1 and first.label:
            return ()
        after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        joins = isinstance(after, Line) and UNFINISHED.search(first.text)
        return (at, at + 1) if joins else self._below_the_name((at,))

    def _below_the_name(self, title: tuple[int, ...]) -> tuple[int, ...]:
        """Return the line below, where the first says whose document it is and the next which."""
        first, below = self.pieces[title[0]], title[-1] + 1
        after = self.pieces[below] if below < len(self.pieces) else None
        if not isinstance(first, Line) or not isinstance(after, Line) or len(title) > 1:
            return title
        is_name = first.text.split()[-1:] and first.text.split()[-1].lower() in KINDS_OF_BODY
        is_title = len(after.text) < SHORT_FACT and DOCUMENT.search(after.text)
        taken = below in self.contents.taken or facts_on_line(after.tabbed)
        return (below,) if is_name and is_title and not taken else title

    def _contents_begin(self) -> int:
        return min(self.contents.taken, default=len(self.pieces))

    def _front(self) -> int:
        """Return the first piece that may be a heading without saying so."""
        after = max((*self.title, *self.contents.taken, -1)) + 1
        for at, one in enumerate(self.pieces[:FRONT]):
            is_control = isinstance(one, Grid) and facts_in_rows(_cells(one))
            if is_control or (isinstance(one, Line) and facts_on_line(one.tabbed)):
                after = max(after, at + 1)
        return after

    # BLOCKS

    def _blocks(self) -> Iterator[Block]:
        yield from map(_beside, self.beside.get(-1, ()))
        for at, piece in enumerate(self.pieces):
            yield from self._titled(at) if at in self.title else self._piece(at, piece)
            yield from map(_beside, self.beside.get(at, ()))

    def _titled(self, at: int) -> Iterator[Block]:
        """Yield the title where it begins: its lines are one block."""
        lines = [one for at in self.title if isinstance(one := self.pieces[at], Line)]
        if at == self.title[0]:
            yield Block(
                kind=Kind.TITLE,
                text=" ".join(one.text for one in lines),
                line=lines[0].number,
                raw="".join(one.raw for one in lines),
                evidence=(lines[0].style or "the first line",),
            )

    def _piece(self, at: int, piece: Piece) -> Iterator[Block]:
        match piece:
            case Line():
                yield self._line(at, piece)
            case Grid():
                yield from self._grid(piece)
            case Figure():
                yield _figure(piece)
            case SetAside():
                yield _beside(piece)

    def _line(self, at: int, line: Line) -> Block:
        if at in self.contents.taken:
            return _block(Kind.CONTENTS, line, Labelled(), evidence=("contents",))
        told = self.headings.get(at)
        if (
            not line.part
            and self._names_control(at, line)
            and (told is None or LOOKS.issuperset(told.evidence))
        ):
            return _block(Kind.PARAGRAPH, line, Labelled(), control=True)
        if told:
            return _block(
                Kind.HEADING,
                line,
                told.labelled,
                level=told.level,
                evidence=told.evidence,
                sure=told.sure,
            )
        facts = facts_on_line(line.tabbed) if len(line.text) < SHORT_FACT else {}
        if facts and (at < self._first_heading() or at > len(self.pieces) - FRONT):
            for key, value in facts.items():
                self.control.setdefault(key, value)
            return _block(Kind.PARAGRAPH, line, Labelled(), control=True)
        return self._text(at, line)

    def _names_control(self, at: int, line: Line) -> bool:
        """Tell whether a line is the name of the control facts below it, and no school."""
        below = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if isinstance(below, Line):
            return bool(CONTROL.fullmatch(line.text) and facts_on_line(below.tabbed))
        is_name = len(line.text) < SHORT_FACT and line.text[-1:].isalnum()
        is_name = is_name and line.text.split()[-1].lower() not in KINDS_OF_BODY
        return is_name and isinstance(below, Grid) and bool(facts_in_rows(_cells(below)))

    def _first_heading(self) -> int:
        return min(self.headings, default=len(self.pieces))

    def _text(self, at: int, line: Line) -> Block:
        labelled = labelled_of(line)
        if line.note:
            return _block(Kind.PARAGRAPH, line, Labelled(label=f"Note {line.note}"))
        if labelled.sort is Sort.MANY or at in self.continued:
            return _block(Kind.CLAUSE, line, labelled, evidence=("number",))
        if labelled.label or line.depth >= 0:
            level = max(line.depth, 0) + 1
            return _block(Kind.ITEM, line, labelled, level=level, evidence=("list",))
        return _block(Kind.PARAGRAPH, line, labelled)

    def _continued(self) -> frozenset[int]:
        """Return the numbered lines whose count runs on across headings: clauses, not a list."""
        runs: list[list[int]] = []
        last = 0
        across = False
        for at, piece in enumerate(self.pieces):
            if at in self.headings:
                across = True
                continue
            if not isinstance(piece, Line) or at in self.contents.taken:
                continue
            labelled = labelled_of(piece)
            if labelled.sort is not Sort.DECIMAL or piece.depth > 0 or LISTED.match(piece.style):
                continue
            number = labelled.parts[0] if labelled.parts else 0
            if number == last + 1 and number > 1:
                runs[-1].append(at if not across else -at)
            else:
                runs.append([at])
            last, across = number, False
        crossing = (run for run in runs if any(at < 0 for at in run))
        return frozenset(abs(at) for run in crossing for at in run)

    def _grid(self, grid: Grid) -> Iterator[Block]:
        rows = _cells(grid)
        if len(grid.rows) == 1 and len(grid.rows[0]) == 1:
            yield from self._layout(grid)
            return
        facts = facts_in_rows(rows)
        if facts:
            for key, value in {**facts, **other_facts(rows)}.items():
                self.control.setdefault(key, value)
        lines = [line for row in grid.rows for cell in row for line in cell.lines]
        yield Block(
            kind=Kind.TABLE,
            text="\n".join("\t".join(cell.replace("\n", " ") for cell in row) for row in rows),
            line=grid.number,
            raw="".join(line.raw for line in lines),
            rows=rows,
            heads=tuple(_heads(grid)),
            row_lines=tuple(_row_lines(grid)),
            links=tuple(link for line in lines for link in line.links),
            marked=tuple(words for line in lines for words in line.marked),
            open_slots=tuple(words for line in lines for words in line.open_slots),
            control=bool(facts),
        )

    def _layout(self, grid: Grid) -> Iterator[Block]:
        """Yield the lines of a table of one cell, which only frames them."""
        for line in grid.rows[0][0].lines:
            if line.raw:
                yield self._text(-1, line)


def _apart(pieces: Sequence[Piece]) -> tuple[list[Piece], dict[int, list[SetAside]]]:
    """Return the pieces that are read, and what is beside them by the place it follows."""
    read: list[Piece] = []
    beside: dict[int, list[SetAside]] = {}
    for piece in pieces:
        if isinstance(piece, SetAside):
            beside.setdefault(len(read) - 1, []).append(piece)
        elif _says_something(piece):
            read.append(piece)
    return read, beside


def _says_something(piece: Piece) -> bool:
    match piece:
        case Line() | SetAside():
            return bool(piece.raw) or bool(isinstance(piece, Line) and piece.open_slots)
        case Grid():
            return any(cell.lines for row in piece.rows for cell in row)
        case Figure():
            return not piece.decorative


def _sizes(pieces: Sequence[Piece]) -> Counter[float]:
    """Return how many letters are set in each size."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        if isinstance(piece, Line) and piece.size:
            sizes[piece.size] += len(piece.raw)
    return sizes


def _cells(grid: Grid) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text for cell in row) for row in grid.rows)


def _row_lines(grid: Grid) -> Iterator[int]:
    """Yield the line of each row: of its first words, or of the row before where it has none."""
    last = grid.number
    for row in grid.rows:
        last = next((line.number for cell in row for line in cell.lines), last)
        yield last


def _heads(grid: Grid) -> Iterator[tuple[str, str]]:
    """Yield the headings of columns, where one row of them stands over parts of another."""
    first, *rest = grid.rows
    over = [cell for cell in first for _ in range(cell.columns)]
    if len(over) == len(first) or len(rest) < LEAST_ROWS or len(rest[0]) != len(over):
        return
    pairs = list(zip(over, rest[0], strict=True))
    if all(bool(below.text) == (above.columns > 1) for above, below in pairs):
        for above, below in pairs:
            yield (above.text, below.text) if above.columns > 1 else ("", above.text)


def _beside(piece: SetAside) -> Block:
    kind = KINDS.get(piece.why, Kind.HIDDEN)
    text = " ".join(piece.raw.split())
    return Block(kind=kind, text=text, line=piece.number, raw=piece.raw, aside=piece.why)


def _block(  # noqa: PLR0913 - each is a thing to say of a block
    kind: Kind,
    line: Line,
    labelled: Labelled,
    *,
    level: int = 0,
    evidence: tuple[str, ...] = (),
    sure: bool = True,
    control: bool = False,
) -> Block:
    lead = len(line.raw) - len(line.raw.lstrip())
    words = line.raw[lead + len(labelled.typed) :]
    return Block(
        kind=kind,
        text=" ".join(words.split()),
        line=line.number,
        raw=line.raw,
        level=level,
        label=labelled.label,
        typed=labelled.typed,
        evidence=evidence,
        sure=sure,
        links=line.links,
        notes=line.notes,
        marked=line.marked,
        bold=line.bold,
        open_slots=line.open_slots,
        control=control,
        role=line.part,
    )


def _figure(figure: Figure) -> Block:
    kind = Kind.CHART if figure.chart else Kind.PICTURE
    return Block(kind=kind, text="", alt=figure.alt, line=figure.number, part=figure.part)
