"""DOCX writer: which list of numbering.xml counts each provision; ``items`` says why several."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.document import Mark, Numbering, Paragraph
from policyloom.writers.docx.items import SURE, Doubt, loses_words
from policyloom.writers.docx.levels import (
    PROVISION_LEVELS,
    THROUGH,
    Face,
    Kind,
    kind_of,
    section_kind,
    through,
)
from policyloom.writers.docx.pictures import Number
from policyloom.writers.docx.runs import shows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Provision, Section
    from policyloom.writers.docx.items import Items


def provision_number(section: Section, provision: Provision, of: int) -> Number | None:
    """Return the number of a provision in its section's list, if it has one."""
    numbering = section.provision_numbering
    if not provision.label or numbering is Numbering.NONE:
        return None
    if numbering is Numbering.THROUGH:
        return Number(THROUGH, 0)
    return Number(of, PROVISION_LEVELS[numbering])


@dataclass(slots=True)
class _Run:
    """Provisions that count on: how many there were, another list that counts them, and doubt."""

    count: int = 0
    own: int | None = None
    doubt: Doubt = SURE


@dataclass(slots=True, kw_only=True)
class Provisions:
    """The numbers of provisions in the new text; sections come in their order."""

    items: Items
    face: Face
    sections: Counter[Kind] = field(default_factory=Counter)
    through: _Run = field(default_factory=_Run)

    def numbers(self, section: Section, of: int) -> Iterator[Number | None]:
        """Yield the number of each provision of the next section, which has a list."""
        kind, numbering = kind_of(section), section.provision_numbering
        self.sections[kind] += section.mark is not Mark.DELETED
        run = self.through if numbering is Numbering.THROUGH else _Run()
        for provision in section.provisions:
            number = provision_number(section, provision, of)
            if number is None:
                yield None
                continue
            mark = _mark(provision)
            line_goes = provision.mark is not Mark.NONE or loses_words(provision)
            loses = mark is Mark.NONE and line_goes
            run.count += mark is not Mark.DELETED
            if run.doubt.needs_list(mark, loses=loses):
                run.own = self._own(kind, numbering, run.count)
            run.doubt = run.doubt.after(mark, loses=loses)
            yield number if run.own is None else Number(run.own, number.level)

    def _own(self, kind: Kind, numbering: Numbering, start: int) -> int:
        """Return another list, in which a provision of the present section has a number."""
        if numbering is Numbering.THROUGH:
            return self.items.add(lambda place: through(place, self.face.size, start))
        starts = {0: self.sections[kind], PROVISION_LEVELS[numbering]: start}
        return self.items.add(lambda place: section_kind(place, kind, {}, self.face, starts))


def _mark(provision: Provision) -> Mark:
    """Return the mark of a provision as a whole; its own is about its heading only."""
    parts = [Paragraph(provision.heading, provision.mark)] if provision.heading else []
    new, old = (
        any(shows(part, hidden) for part in (*parts, *provision.blocks))
        for hidden in (Mark.DELETED, Mark.INSERTED)
    )
    if new == old:
        return Mark.NONE if new else provision.mark
    return Mark.INSERTED if new else Mark.DELETED
