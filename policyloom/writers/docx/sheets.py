"""DOCX writer: how sheets lie, in the new text and in the old one.

Where they turn, a Word section ends, in a paragraph that comes or goes where only one text turns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.document import Mark, Table, deep
from policyloom.writers.docx.base import UPRIGHT, Way
from policyloom.writers.docx.lines import THIN, Grid
from policyloom.writers.docx.runs import shows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from policyloom.document import Section
    from policyloom.writers.docx.base import Base
    from policyloom.writers.docx.ledger import Ledger


@dataclass(slots=True, kw_only=True)
class _Text:
    """How the sheets of one text lie so far; what has the mark ``hidden`` is not in it."""

    hidden: Mark
    way: Way = UPRIGHT

    def has(self, section: Section) -> bool:
        """Say whether a section is in this text."""
        return section.mark is not self.hidden

    def wants(self, section: Section) -> bool:
        """Say whether a section of this text stands on sheets on their side."""
        parts = deep(block for one in section.provisions for block in one.blocks)
        old = self.hidden is Mark.INSERTED
        tables = (part for part in parts if isinstance(part, Table) and part.lies(old=old))
        return any(shows(table, self.hidden) for table in tables)

    def would_turn(self, coming: Iterable[Section]) -> bool:
        """Say whether the next section of this text lies in another way than the last."""
        following = next(filter(self.has, coming), None)
        return following is not None and self.wants(following) is not self.way.on_side

    def turn(self) -> Way:
        """Turn the sheets, and return how they lay."""
        lay = self.way
        self.way = Way(on_side=not lay.on_side, first=False)
        return lay


class Sheets:
    """The sheets of a file while its sections are written."""

    def __init__(self, base: Base, ledger: Ledger) -> None:
        self.base, self.ledger = base, ledger
        self.new, self.old = _Text(hidden=Mark.DELETED), _Text(hidden=Mark.INSERTED)

    @property
    def texts(self) -> tuple[_Text, _Text]:
        """The new text and the old one."""
        return self.new, self.old

    def lies(self, section: Section) -> bool:
        """Say whether a section is written across a sheet on its side."""
        return any(text.way.on_side for text in self.texts if text.has(section))

    def turn(self, coming: Sequence[Section]) -> Iterator[Grid]:
        """Yield the ends of Word sections before a section, the first of those that come.

        A text that has not this section but turns before its next one may as well turn here.
        """
        turning = [text for text in self.texts if text.would_turn(coming)]
        needed = [text for text in turning if text.has(coming[0])]
        yield from self._turned(turning if needed and _alike(turning) else needed)

    def end(self, more: Collection[Mark]) -> tuple[tuple[Grid, ...], str]:
        """Return what turns the sheets back for what follows the sections, and the body's end.

        ``more`` are marks of what follows. The body's own properties are those of its last
        Word section.
        """
        back = [text for text in self.texts if text.way.on_side and set(more) - {text.hidden}]
        turned = tuple(self._turned(back))
        return turned, self.base.section_xml(self.new.way, self._change())

    def _change(self) -> str:
        """Return what rejecting the changes makes of how the last sheets lie."""
        if self.new.way == self.old.way:
            return ""
        before = self.base.properties(self.old.way)
        change = self.ledger.change()
        return f"<w:sectPrChange {change}><w:sectPr>{before}</w:sectPr></w:sectPrChange>"

    def _turned(self, texts: list[_Text]) -> Iterator[Grid]:
        """Yield the end of a Word section of these texts, or of each where theirs differ."""
        if len(texts) > 1 and _alike(texts):
            yield self._end([text.turn() for text in texts][-1], Mark.NONE)
            return
        for text in texts:
            only = next(one.hidden for one in self.texts if one is not text)
            yield self._end(text.turn(), only)

    def _end(self, way: Way, mark: Mark) -> Grid:
        """Return the end of a Word section, in a line that takes up no room."""
        end = self.ledger.tracked_end(mark)
        own = f"<w:rPr>{end}</w:rPr>" if end else ""
        section = self.base.section_xml(way)
        return Grid(f"<w:p><w:pPr>{THIN}{own}{section}</w:pPr></w:p>", splits=False)


def _alike(texts: Sequence[_Text]) -> bool:
    return len({text.way for text in texts}) == 1
