"""IMPORT: the story of a Word file -> the pieces of a manuscript, tracked changes accepted."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.manuscript.pieces import (
    PARTS,
    CellPiece,
    Figure,
    Grid,
    Line,
    Reading,
    SetAside,
    Target,
)
from policyloom.word.docx_story import read_story
from policyloom.word.story import Drawn, Paragraph, State, TableStory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.manuscript.pieces import Piece
    from policyloom.word.story import Node, Run, Story

TELLING = frozenset({"title", "subtitle", "list number", *PARTS})
"""Styles by whose names it is known what a paragraph is."""


def read_docx_manuscript(data: bytes) -> Reading:
    """Return the pieces of a Word file; raises NotReadError."""
    return reading_of(read_story(data))


def reading_of(story: Story) -> Reading:
    """Return a story as it reads when every tracked change is accepted."""
    beside = [SetAside(number=0, raw=words, why=kind) for kind, words in story.beside if words]
    comments = [SetAside(number=one.number, raw=one.raw, why="comment") for one in story.comments]
    return Reading(
        form="docx",
        pieces=(*_pieces(story.nodes), *beside, *(one for one in comments if one.raw)),
        characters=story.characters,
        facts=story.facts,
        author=story.author,
        tracked=story.tracked,
        look=story.look,
    )


def _pieces(nodes: list[Node]) -> Iterator[Piece]:
    waiting: list[Paragraph] = []
    for node in nodes:
        match node:
            case Paragraph(end=State.TAKEN | State.UNDONE) if node.words():
                # Its end is taken, so that it is read with the paragraph after it.
                waiting.append(node)
            case Paragraph():
                yield from _read([*waiting, node])
                waiting = []
            case TableStory():
                yield from _read(waiting)
                waiting = []
                framed = _framed(node)
                yield from _pieces(framed) if framed else _table(node)
            case Drawn():
                yield _figure(node)
    yield from _read(waiting)


def _framed(table: TableStory) -> list[Node]:
    """Return what stands in a table of one cell that only frames another table, or nothing."""
    match table.rows:
        case [(state, [cell])] if state.stays:
            return cell.nodes if any(isinstance(one, TableStory) for one in cell.nodes) else []
        case _:
            return []


def _read(joined: list[Paragraph]) -> Iterator[Piece]:
    """Yield the line of paragraphs that are read as one, and what hangs on them."""
    if not joined:
        return
    last = joined[-1]
    runs = [run for one in joined for run in one.runs]
    line = _line(last, runs)
    if line.note == "sign":
        yield SetAside(number=last.number, raw=line.raw, why="sign")
    elif line.raw:
        yield from _parted(line)
    for why, words in _unread(runs):
        yield SetAside(number=last.number, raw=words, why=why)
    for one in joined:
        yield from _pieces(one.inside)


def _line(last: Paragraph, runs: list[Run]) -> Line:
    shown = [run for run in runs if run.state.stays and not run.hidden]
    solid = [run for run in shown if run.words.strip()]
    sizes = {run.size for run in solid}
    return Line(
        number=last.number,
        raw="".join(run.words for run in shown),
        style=last.style if last.level or last.style.lower() in TELLING else "",
        level=last.level,
        label=last.label,
        depth=last.depth,
        bold=bool(solid) and all(run.bold for run in solid),
        size=max(sizes, default=0.0),
        indent=last.indent,
        contents=last.contents,
        note=last.note,
        links=tuple(_links(shown)),
        notes=tuple(_notes(shown)),
        marked=tuple(_joined(shown, "marked")),
        open_slots=tuple(_joined(shown, "slot")),
    )


def _parted(line: Line) -> Iterator[Piece]:
    """Yield a paragraph, or each of its lines where a heading was only broken off with a break.

    Two empty lines inside a paragraph are where somebody pressed Shift and Enter twice.
    """
    parts = re.split(r"(?<=\n)\n+", line.raw)
    if len(parts) == 1 or line.level:
        yield line
        return
    left = _letters(line.raw)
    for part in parts:
        left, before = left - _letters(part), left
        if part:
            notes = ((after - left, note) for after, note in line.notes if left <= after < before)
            yield replace(line, raw=part, notes=tuple(notes))


def _unread(runs: list[Run]) -> Iterator[tuple[str, str]]:
    gone = "".join(run.words for run in runs if not run.state.stays)
    hidden = "".join(run.words for run in runs if run.state.stays and run.hidden)
    for why, words in (("tracked deletion", gone), ("hidden", hidden)):
        if words:
            yield why, words


def _notes(runs: list[Run]) -> Iterator[tuple[int, str]]:
    """Yield the notes that are referred to, each with how many letters stand after its mark."""
    after = sum(_letters(run.words) for run in runs)
    for run in runs:
        after -= _letters(run.words)
        if run.note:
            yield after, run.note


def _letters(words: str) -> int:
    return len("".join(words.split()))


def _links(runs: list[Run]) -> Iterator[Target]:
    last: str | None = None
    words = ""
    for run in [*runs, None]:
        link = run.link if run else None
        if link != last and last is not None and words.strip():
            yield Target(words, last)
        words = run.words if run and link != last else words + (run.words if run else "")
        last = link


def _joined(runs: list[Run], mark: str) -> Iterator[str]:
    words = ""
    for run in runs:
        if getattr(run, mark):
            words += run.words
        elif words:
            yield words
            words = ""
    if words.strip():
        yield words


def _table(table: TableStory) -> Iterator[Piece]:
    """Yield a table, then what hangs on its paragraphs and rows that were taken out."""
    rows: list[tuple[CellPiece, ...]] = []
    beside: list[Piece] = []
    for state, cells in table.rows:
        made = []
        for cell in cells:
            pieces = list(_pieces(cell.nodes))
            lines = [line for piece in pieces for line in _lines_in(piece)]
            beside += [piece for piece in pieces if isinstance(piece, Figure | SetAside)]
            made.append(CellPiece(lines=tuple(lines), columns=cell.columns, goes_on=cell.goes_on))
        if state.stays:
            rows.append(tuple(made))
        else:
            beside += [
                SetAside(number=line.number, raw=line.raw, why="tracked deletion")
                for one in made
                for line in one.lines
            ]
    if rows:
        yield Grid(number=table.number, rows=tuple(rows))
    yield from beside


def _lines_in(piece: Piece) -> Iterator[Line]:
    match piece:
        case Line():
            yield piece
        case Grid():
            yield from (line for row in piece.rows for cell in row for line in cell.lines)
        case _:
            pass


def _figure(node: Drawn) -> Figure:
    return Figure(
        number=node.number,
        alt=node.alt,
        chart=node.chart,
        decorative=node.decorative,
        part=node.part,
    )
