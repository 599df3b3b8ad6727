"""DOCX writer: a story, the body or a cell, is a row of paragraphs and tables.

Every paragraph knows its shape in the new text and in the old one, and whether it is in both.
Without a redline the two are the same, and everything here does nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from policyloom.document import Mark
from policyloom.writers.docx.levels import BULLETS
from policyloom.writers.docx.pictures import NO_NUMBER, Shape, on_new_page, shape_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policyloom.writers.docx.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: ``content`` is its runs, already tracked; ``mark`` is about its end."""

    shape: Shape
    content: str = ""
    mark: Mark = Mark.NONE
    was: Shape | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, or anything else that stands between paragraphs, ready to be written.

    ``splits`` says that two of them must not touch, as Word would join them.
    """

    xml: str
    splits: bool = True


Line: TypeAlias = "Para | Grid"
AFTER_TABLE = 240
NUMBERED = ("Heading", "ListNumber")
"""What the names of styles begin with that may bring a number."""


def story_xml(lines: Sequence[Line], ledger: Ledger, ending: Shape) -> str:
    """Return the lines of the body, which Word needs to end with a lasting paragraph."""
    last = lines[-1] if lines else None
    settled = isinstance(last, Para) and last.mark is Mark.NONE
    whole = lines if settled else (*lines, Para(ending))
    return "".join(line_xml(line, ledger) for line in _apart(_lasting(whole), ending))


def held(line: Line) -> Line:
    """Return a line that stands on the page of the next; a table stays as it is."""
    if not isinstance(line, Para):
        return line
    was = line.was and line.was._replace(keep=True)
    return replace(line, shape=line.shape._replace(keep=True), was=was)


def begin_page(lines: Iterable[Line]) -> Sequence[Line]:
    """Return lines of which the first begins a page, as below a cover."""
    match tuple(lines):
        case (Para(shape=shape, was=was) as first, *rest):
            new = replace(first, shape=on_new_page(shape), was=was and on_new_page(was))
            return (new, *rest)
        case (Grid(splits=True), *_) as whole:
            return (NEW_PAGE, *whole)
        case whole:
            return whole


THIN = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
"""What makes of a paragraph a line that takes up no room."""
BREAK = f'<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:pageBreakBefore/>{THIN}</w:pPr></w:p>'
NEW_PAGE = Grid(BREAK, splits=False)
"""Tables cannot begin a page by themselves in every program."""


def cell_xml(lines: Sequence[Line], ledger: Ledger, ending: Shape) -> str:
    """Return the lines of a cell, whose last paragraph can be neither added nor removed."""
    settled = settle(lines, ending)
    return "".join(line_xml(line, ledger) for line in _apart(settled, ending))


def _apart(lines: Iterable[Line], between: Shape) -> Iterable[Line]:
    """Yield the lines with an empty paragraph between two tables, and room after one."""
    before: Line | None = None
    for line in lines:
        after_table = isinstance(before, Grid) and before.splits
        if after_table and isinstance(line, Grid) and line.splits:
            yield Para(between)
        yield _spaced(line) if after_table and isinstance(line, Para) else line
        before = line


def _spaced(para: Para) -> Para:
    """Return the paragraph after a table with room above it; a heading has enough of its own."""
    if para.shape.style.startswith("Heading"):
        return para
    was = para.was and para.was._replace(gap=AFTER_TABLE)
    return replace(para, shape=para.shape._replace(gap=AFTER_TABLE), was=was)


def line_xml(line: Line, ledger: Ledger) -> str:
    """Return a line as XML."""
    match line:
        case Grid(xml=xml):
            return xml
        case Para(shape=shape, content=content, mark=mark, was=was):
            if mark is Mark.DELETED and was is None and _counts(shape):
                # Programs count what is still there: what stays has the numbers of the new text.
                shape, was = shape._replace(number=NO_NUMBER), shape
            end = ledger.tracked_end(mark)
            return (
                f"<w:p><w:pPr>{shape_xml(shape)}{f'<w:rPr>{end}</w:rPr>' if end else ''}"
                f"{_reshaped(shape, was, ledger)}</w:pPr>{content}</w:p>"
            )


def _counts(shape: Shape) -> bool:
    """Tell whether a paragraph has a number, by itself or by its style; bullets say nothing."""
    if shape.number is None:
        return shape.style.startswith(NUMBERED)
    return shape.number.list not in {NO_NUMBER.list, BULLETS}


def _reshaped(shape: Shape, was: Shape | None, ledger: Ledger) -> str:
    """Return the shape that rejecting the changes brings back, where it is another."""
    if was is None or was == shape:
        return ""
    old = shape_xml(was)
    return f"<w:pPrChange {ledger.change()}><w:pPr>{old}</w:pPr></w:pPrChange>"


# THE LAST PARAGRAPH OF A CELL


def settle(lines: Sequence[Line], ending: Shape) -> list[Line]:
    """Return a cell's lines so that the last paragraph stays whatever becomes of the changes.

    The end that goes or comes is that of the paragraph before: where ``A`` gains a paragraph
    ``B`` after it, the end of ``A`` is what is new, and ``B`` takes the end of the cell.
    """
    if not lines or isinstance(lines[-1], Grid):
        return [*lines, Para(ending)]
    head, tail = _tail(lines)
    if not tail:
        return list(lines)
    if head and isinstance(stays := head[-1], Para):
        return [*head[:-1], *_shifted(stays, tail)]
    return [*head, *_merged(tail, ending)]


def _lasting(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the body's lines with a lasting paragraph before each table and number.

    Not every program can join a paragraph whose end goes with a table after it, and some count a
    number with the paragraph before it where the end of that comes or goes. It has to look as
    those do that come or go.
    """
    made: list[Line] = []
    for line in lines:
        if _needs_lasting(line):
            head, tail = _tail(made)
            if tail and head and isinstance(stays := head[-1], Para) and _alike(stays, tail):
                made = [*head[:-1], *_shifted(stays, tail)]
        made.append(line)
    return made


def _needs_lasting(line: Line) -> bool:
    if isinstance(line, Grid):
        return line.splits
    return line.mark is Mark.NONE and _counts(line.shape)


def _alike(stays: Para, tail: list[Para]) -> bool:
    return all(para.shape.style == stays.shape.style for para in tail)


def _tail(lines: Sequence[Line]) -> tuple[list[Line], list[Para]]:
    """Split off the paragraphs at the end that come or go."""
    tail: list[Para] = []
    rest = list(lines)
    while rest and isinstance(last := rest[-1], Para) and last.mark is not Mark.NONE:
        tail.insert(0, last)
        rest.pop()
    return rest, tail


def _shifted(stays: Para, tail: list[Para]) -> list[Para]:
    """Give every end its neighbour's mark, and the shape of the words that it will end."""
    whole = [stays, *tail]
    marks = [*(para.mark for para in tail), Mark.NONE]
    return [_ending(whole[: i + 1], mark) for i, mark in enumerate(marks)]


def _ending(so_far: list[Para], mark: Mark) -> Para:
    """Return the last paragraph so far with an end of another mark."""
    new = next(para for para in reversed(so_far) if para.mark is not Mark.DELETED)
    old = next(para for para in reversed(so_far) if para.mark is not Mark.INSERTED)
    before = old.was or old.shape
    # Its words are those that stay, so it keeps its number.
    shapes = {Mark.INSERTED: (new.shape, None), Mark.DELETED: (before, before)}
    shape, was = shapes.get(mark, (new.shape, old.was or old.shape))
    return replace(so_far[-1], mark=mark, shape=shape, was=was)


def _merged(tail: list[Para], ending: Shape) -> list[Para]:
    """Let the last that goes and the last that comes share the paragraph that stays.

    Where only one of them is there, the other text has an empty paragraph.
    """
    going = [i for i, para in enumerate(tail) if para.mark is Mark.DELETED][-1:]
    coming = [i for i, para in enumerate(tail) if para.mark is Mark.INSERTED][-1:]
    last = [*going, *coming]
    new = tail[coming[0]].shape if coming else ending
    old = tail[going[0]].shape if going else ending
    content = "".join(tail[i].content for i in last)
    rest = [para for i, para in enumerate(tail) if i not in last]
    return [*rest, Para(new, content, Mark.NONE, old)]
