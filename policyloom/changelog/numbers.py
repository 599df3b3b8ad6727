"""Numbers: two documents -> which number each section and clause had, and which it has now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.document import Cell, Paragraph, Row, Table, Text, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Document

HEADER = ("Old number", "New number", "Section or clause")
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A section or clause of both documents that has another number now, or none."""

    key: str
    title: str
    old: str
    new: str


def new_numbers(old: Document, new: Document) -> tuple[Numbered, ...]:
    """Return what has another number now, in the order of the new document."""
    before = {one.key: one.new for one in _numbers(old)}
    pairs = ((before[one.key], one) for one in _numbers(new) if one.key in before)
    return tuple(_changed(was, one) for was, one in pairs if was != one.new)


def _changed(was: str, one: Numbered) -> Numbered:
    old, new = (label.removesuffix(".0").rstrip(".") for label in (was, one.new))
    # Where only the way of writing it changed, that is what there is to tell.
    return replace(one, old=was) if old == new else replace(one, old=old, new=new)


def _numbers(document: Document) -> Iterator[Numbered]:
    for section in document.sections:
        key = f"section:{section.key}"
        yield Numbered(key=key, title=plain(section.title), old="", new=section.label)
        for one in section.provisions:
            title = one.title or plain(one.heading) or one.identity
            key = f"clause:{one.identity}"
            yield Numbered(key=key, title=title, old="", new=one.label)


def number_table(found: tuple[Numbered, ...]) -> Table:
    """Return the map from old to new numbers as a table."""
    rows = ((one.old or NONE, one.new or NONE, one.title) for one in found)
    return Table(
        key="numbers",
        caption=(),
        description="Old and new numbers of sections and clauses",
        widths=(18, 18, 64),
        header=(_row(HEADER, header=True),),
        rows=tuple(_row(words, header=False) for words in rows),
    )


def _row(words: tuple[str, str, str], *, header: bool) -> Row:
    cells = (Cell(blocks=(Paragraph((Text(one),)),), header=header) for one in words)
    return Row(cells=tuple(cells))


__all__ = ["Numbered", "new_numbers", "number_table"]
