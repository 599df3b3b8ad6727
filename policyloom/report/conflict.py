"""Report: what has to be decided about a clause -> lines for a terminal."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from policyloom.deviations.cells import own_cells
from policyloom.deviations.deciding import UNWRITABLE, is_above, merged_text, merged_title
from policyloom.deviations.meetings import Standing, newer
from policyloom.english.dates import date_words
from policyloom.markdown import text_of
from policyloom.report import Tone
from policyloom.report.against import against, is_item, lines_of
from policyloom.report.lines import BLANK, Line, folded, line
from policyloom.source import version_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policyloom.deviations.deciding import Matter
    from policyloom.deviations.meetings import Meeting
    from policyloom.deviations.texts import Proposal, Sides
    from policyloom.merging import Piece
    from policyloom.report import Said

Paragraphs: TypeAlias = "tuple[tuple[Said, ...], ...]"
WIDEST = 160
READABLE = 100
"""From this width on the three texts stand side by side; with fewer columns, one below another."""
BAR = " │ "
INDENT = "  "


def matter_lines(matter: Matter, width: int, *, colour: bool = False) -> Iterator[Line]:
    """Yield what has to be decided: where things stand, the texts, and their merge.

    ``colour`` says that the lines will be painted, so that the marks of a redline take no room.
    """
    width = min(width, WIDEST)
    meeting = matter.meeting
    yield line(f"{meeting.body}:{meeting.about}", Tone.HEADING)
    yield from _standing(meeting, width)
    for version in newer(meeting):
        said = (
            f"{version_words(version.version)}, {version.change.words}, in force from "
            f"{date_words(version.in_force)}: {version.amendment}"
        )
        yield from _fold(said, width, INDENT)
    yield from _fold(f"Reason given: {meeting.modification.reason}", width)
    yield BLANK
    if matter.sides is None:
        yield from _above_only(meeting, width)
        return
    yield from _texts(matter, matter.sides, width, colour=colour)
    if meeting.standing is Standing.STALE:
        yield BLANK
        yield from _merge(matter, width)


def _fold(words: str, width: int, indent: str = "", tone: Tone = Tone.PLAIN) -> Iterator[Line]:
    yield from folded([(words, tone)], width, indent, indent)


def _standing(meeting: Meeting, width: int, indent: str = "") -> Iterator[Line]:
    yield from _fold(standing_words(meeting), width, indent)
    if meeting.standing is Standing.LOCKED and meeting.problem:
        yield from _fold(f"Not allowed: {meeting.problem.message}.", width, indent, Tone.WRONG)


def standing_words(meeting: Meeting, name: str = "") -> str:
    """Return how a modification stands to the text above it; ``name`` stands for its body."""
    modification = meeting.modification
    until = date_words(modification.until) if modification.until else ""
    own = f"{name or meeting.body} {modification.does('the clause', until)}"
    now = " and ".join(version_words(one.version) for one in meeting.above)
    above = f"{meeting.whose} has {now}"
    match meeting.standing:
        case Standing.LOCKED:
            return f"{own}; {above}."
        case Standing.UNKNOWN_BASE:
            return f"{own}, a version that never was; {above}."
        case Standing.STALE:
            return f"{own}; {above} now."
        case _:
            return f"{own}; {above}. There is no conflict."


def _above_only(meeting: Meeting, width: int) -> Iterator[Line]:
    current = meeting.current
    if current is None:
        return
    yield line(f"{_whose(meeting)} {version_words(current.version)}", Tone.HEADING)
    for paragraph in against(None, current.text):
        yield from lines_of(paragraph, width, INDENT, INDENT)
    for words in _cells(meeting):
        yield from _fold(words, width, INDENT)


def _cells(meeting: Meeting) -> Iterator[str]:
    """Yield what stands in each cell that a body says itself, here and above."""
    base = version_words(meeting.base) if meeting.base else ""
    for cell in own_cells(meeting):
        was = f" ({cell.base} in {base})" if base and cell.base != cell.above else ""
        yield f"{cell.row}, {cell.column}: {cell.above}{was}; {cell.own} here"


# THE THREE TEXTS


@dataclass(frozen=True, slots=True)
class Column:
    """One side: its heading, and its paragraphs row by row, with words marked."""

    heading: str
    rows: tuple[Paragraphs, ...]


def _texts(matter: Matter, sides: Sides, width: int, *, colour: bool) -> Iterator[Line]:
    columns = columns_of(matter, sides)
    room = (width - len(BAR) * (len(columns) - 1)) // len(columns)
    if width >= READABLE and _fits(columns, room):
        yield from _beside(columns, room, colour=colour)
    else:
        yield from _below(columns, width)


def columns_of(matter: Matter, sides: Sides) -> tuple[Column, ...]:
    """Return the texts to stand beside each other: the base, that above, and the body's own."""
    return tuple(_columns(matter, sides))


def _columns(matter: Matter, sides: Sides) -> Iterator[Column]:
    rows = tuple(_rows(matter, sides))
    meeting = matter.meeting
    if sides.base:
        said = tuple(against(None, base or "") for base, _, _ in rows)
        yield Column(f"Base {sides.base.version}", said)
    said = tuple(against(base, above) for base, above, _ in rows)
    yield Column(f"{_whose(meeting)} {sides.above.version}", said)
    said = tuple(against(above if base is None else base, own) for base, above, own in rows)
    yield Column(f"{meeting.body}'s own", said)


def _rows(matter: Matter, sides: Sides) -> Iterator[tuple[str | None, str, str]]:
    """Yield what belongs together on the three sides: the title, then paragraph by paragraph."""
    base, above, local = sides.base, sides.above, sides.local
    if local.title or (base and base.title != above.title):
        yield base.title if base else None, above.title, local.title or above.title
    if matter.proposal is None:
        yield None, above.text, local.text
        return
    for stretch in matter.proposal.text.stretches:
        one = stretch.region
        yield text_of(one.base), text_of(one.library), text_of(one.local)


def _whose(meeting: Meeting) -> str:
    return "Library" if meeting.whose == "the library" else meeting.whose


def _below(columns: Iterable[Column], width: int) -> Iterator[Line]:
    for at, column in enumerate(columns):
        if at:
            yield BLANK
        yield line(column.heading, Tone.HEADING)
        yield from _spaced([one for row in column.rows for one in row], width, INDENT)


def _fits(columns: Iterable[Column], room: int) -> bool:
    every = (one for column in columns for row in column.rows for one in _cell(row, room))
    return all(len(one.text) <= room for one in every)


def _beside(columns: Sequence[Column], room: int, *, colour: bool) -> Iterator[Line]:
    headings = [line(column.heading[:room], Tone.HEADING) for column in columns]
    yield _row(headings, room, colour=colour)
    yield line("─┼─".join("─" * room for _ in columns), Tone.QUIET)
    rows = tuple(zip(*(column.rows for column in columns), strict=True))
    for at, row in enumerate(rows):
        if at and not (_are_items(row) and _are_items(rows[at - 1])):
            yield _row([BLANK] * len(columns), room, colour=colour)
        cells = [_cell(paragraphs, room) for paragraphs in row]
        for lines in zip_longest(*cells, fillvalue=BLANK):
            yield _row(lines, room, colour=colour)


def _are_items(row: Iterable[Paragraphs]) -> bool:
    return all(is_item(paragraph) for paragraphs in row for paragraph in paragraphs)


def _cell(paragraphs: Paragraphs, room: int) -> tuple[Line, ...]:
    return tuple(_spaced(paragraphs, room))


def _spaced(paragraphs: Sequence[Iterable[Said]], width: int, indent: str = "") -> Iterator[Line]:
    """Yield paragraphs with an empty line between two of them, but none between two items."""
    for at, paragraph in enumerate(paragraphs):
        if at and not (is_item(paragraph) and is_item(paragraphs[at - 1])):
            yield BLANK
        yield from lines_of(paragraph, width, indent, indent)


def _row(lines: Sequence[Line], room: int, *, colour: bool) -> Line:
    said: list[Said] = []
    for at, one in enumerate(lines):
        said += [(BAR, Tone.QUIET)] if at else []
        said += one.said
        length = sum(len(words) for words, _ in one.said) if colour else len(one.text)
        said.append((" " * (room - length), Tone.PLAIN))
    return Line(tuple(said))


# THE MERGE


def _merge(matter: Matter, width: int) -> Iterator[Line]:
    proposal = matter.proposal
    if proposal is None or matter.sides is None:
        return
    if proposal.conflicts:
        yield from _passages(matter, proposal, width)
    else:
        yield from _merged(matter.sides, proposal, width)
        if is_above(matter, ()):
            whose, own = matter.meeting.whose, matter.meeting.body
            said = f"That is the text of {whose} word for word: --merge takes {own}'s own away."
            yield from _fold(said, width, tone=Tone.CHANGED)
    yield from _to_read(proposal, width)


def _passages(matter: Matter, proposal: Proposal, width: int) -> Iterator[Line]:
    conflicts = proposal.conflicts
    both = "One passage was" if len(conflicts) == 1 else f"{len(conflicts)} passages were"
    said = f"{both} changed by {matter.meeting.whose} and by {matter.meeting.body}:"
    yield line(said, Tone.HEADING)
    for number, piece in enumerate(conflicts, start=1):
        yield from passage_lines(piece, f"{number}.", width)


def _merged(sides: Sides, proposal: Proposal, width: int) -> Iterator[Line]:
    yield line("Merged: both changes together, marked against the body's own text", Tone.HEADING)
    title, text = merged_title(proposal, ()), merged_text(proposal, ())
    if title:
        yield from _paragraphs(sides.local.title, title, width)
    if text is None:
        yield line(f"{INDENT}No: {UNWRITABLE}.", Tone.WRONG)
    else:
        yield from _paragraphs(sides.local.text, text, width)


def _to_read(proposal: Proposal, width: int) -> Iterator[Line]:
    """Yield what is merged without a question, but where nobody ever saw the whole."""
    for said, pieces in (
        ("Both changed the same sentence in different places; read it", proposal.text.mingled),
        ("One moved these words and the other changed them; read them", proposal.text.moved),
    ):
        for piece in pieces:
            words = " ".join(piece.text.split())
            yield from _fold(f"{said}: {words}", width, tone=Tone.CHANGED)


def _paragraphs(old: str, new: str, width: int) -> Iterator[Line]:
    yield from _spaced(against(old, new), width, INDENT)


def passage_lines(piece: Piece, number: str, width: int) -> Iterator[Line]:
    """Yield one passage that both sides changed, as each of them has it."""
    for name, said in (("base", None), ("library", piece.library), ("own", piece.local)):
        start = f"{INDENT}{number:<3} {name:<8} "
        words = against(
            None if said is None else piece.base, said if said is not None else piece.base
        )
        shown = words or ((("(nothing)", Tone.QUIET),),)
        for at, paragraph in enumerate(shown):
            yield from folded(
                paragraph, width, " " * len(start) if at else start, " " * len(start)
            )
        number = ""


# WHAT CHANGES IN THE OVERLAY


def change_lines(path: str, before: str, after: str) -> Iterator[Line]:
    """Yield the lines of an overlay that go and come."""
    found = difflib.unified_diff(before.split("\n"), after.split("\n"), path, path, "", "", 1, "")
    tones = {"+": Tone.ADDED, "-": Tone.REMOVED, "@": Tone.QUIET}
    for at, words in enumerate(found):
        if at > 1:
            yield line(words, tones.get(words[:1], Tone.PLAIN))
        elif at:
            yield line(path, Tone.HEADING)


# MANY CONFLICTS


def open_lines(matter: Matter, width: int) -> Iterator[Line]:
    """Yield one open conflict of a list, and the command that shows it."""
    meeting, width = matter.meeting, min(width, WIDEST)
    yield Line((("! ", Tone.WRONG), (f"{meeting.body}:{meeting.about}", Tone.HEADING)))
    yield from _standing(meeting, width, INDENT)
    changes = ", ".join(f"{version_words(v.version)} {v.change.words}" for v in newer(meeting))
    if changes:
        yield from _fold(f"Behind by {changes}.", width, INDENT)
    if matter.proposal:
        number = len(matter.proposal.conflicts)
        said = "Both changes can be merged." if not number else _to_decide(number)
        yield from _fold(said, width, INDENT)
    command = f"policyloom resolve {meeting.body}:{meeting.about}"
    yield from _fold(command, width, INDENT, Tone.QUIET)
    yield BLANK


def _to_decide(number: int) -> str:
    passages = "one passage" if number == 1 else f"{number} passages"
    return f"Merging needs a decision about {passages}."
