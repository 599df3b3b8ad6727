"""Woven: two documents -> their redline, every hunk, and what came, went or moved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from policyloom.changes.atoms import atoms
from policyloom.changes.hunks import Found, Place, Shape, Site, weave_line
from policyloom.changes.marks import mark_blocks
from policyloom.changes.matching import Weave, in_order
from policyloom.changes.renamed import as_named_now
from policyloom.changes.weave import weave_blocks
from policyloom.document import (
    ControlRow,
    Mark,
    OldNumbers,
    Paragraph,
    Provision,
    Revision,
    Section,
    Text,
    numbered_as,
    plain,
    without_jumps,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from policyloom.changes.hunks import Hunk
    from policyloom.document import Blocks, Document, Inlines

T = TypeVar("T")
Pair: TypeAlias = "tuple[T, T]"
"""The same thing in the old and the new document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A provision with the section it stands in."""

    provision: Provision
    section: Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """Both documents in one, and what stands in which.

    A clause in both is kept (in its section and its order there), carried (its section moved) or
    moved; a moved section is in neither ``sections_kept`` nor ``sections_added``.
    """

    document: Document
    hunks: tuple[Hunk, ...]
    added: tuple[Placed, ...]
    removed: tuple[Placed, ...]
    moved: tuple[Pair[Placed], ...]
    carried: tuple[Pair[Placed], ...]
    kept: tuple[Pair[Placed], ...]
    sections_added: tuple[Section, ...]
    sections_removed: tuple[Section, ...]
    sections_moved: tuple[Pair[Section], ...]
    sections_kept: tuple[Pair[Section], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weaver:
    """What stays where it is, what keeps its order in a section, and the list of differences."""

    sections: frozenset[str]
    clauses: frozenset[str]
    found: Found = field(default_factory=Found)

    def site(self, place: Place) -> Site:
        return Site(place, self.found)

    def keeps(self, old: Placed, new: Placed) -> bool:
        """Tell whether a clause stays in a section that stays."""
        return new.provision.identity in self.clauses and old.section.key in self.sections


def weave_documents(old: Document, new: Document, *, author: str, date: str) -> Woven:
    """Return the redline and the differences; ``author`` is a role and ``date`` an ISO day."""
    old, new = without_jumps(as_named_now(old, new)), without_jumps(new)
    old = _numbered_alike(old, new)
    weaver = _weaver(old, new)
    document = replace(_woven(old, new, weaver), revision=_revision(old, new, author, date))
    before, after = _placed(old), _placed(new)
    common = [(before[name], placed) for name, placed in after.items() if name in before]
    gone = [pair for pair in common if not weaver.keeps(*pair)]
    old_keys = {section.key: section for section in old.sections}
    new_keys = {section.key: section for section in new.sections}
    sections = [(old_keys[key], s) for key, s in new_keys.items() if key in old_keys]
    out = [pair for pair in sections if pair[1].key not in weaver.sections]
    return Woven(
        document=document,
        hunks=(*weaver.found.hunks, *_hidden(gone, out)),
        added=tuple(placed for name, placed in after.items() if name not in before),
        removed=tuple(placed for name, placed in before.items() if name not in after),
        moved=tuple(p for p in gone if p[1].provision.identity not in weaver.clauses),
        carried=tuple(p for p in gone if p[1].provision.identity in weaver.clauses),
        kept=tuple(pair for pair in common if weaver.keeps(*pair)),
        sections_added=tuple(s for key, s in new_keys.items() if key not in old_keys),
        sections_removed=tuple(s for key, s in old_keys.items() if key not in new_keys),
        sections_moved=tuple(out),
        sections_kept=tuple(pair for pair in sections if pair[1].key in weaver.sections),
    )


def _weaver(old: Document, new: Document) -> _Weaver:
    names = [_section_name(section) for section in old.sections]
    kept = in_order(names, [_section_name(section) for section in new.sections])
    after = {section.key: section for section in new.sections}
    clauses: set[str] = set()
    for section in old.sections:
        if section.key in after:
            order = [p.identity for p in after[section.key].provisions]
            clauses |= in_order([p.identity for p in section.provisions], order)
    sections = frozenset(s.key for s in old.sections if _section_name(s) in kept)
    return _Weaver(sections=sections, clauses=frozenset(clauses))


def _section_name(section: Section) -> str:
    """Return a section's key; one that becomes an appendix is taken out and put in again."""
    return f"{section.kind.value} {section.key}"


def _revision(old: Document, new: Document, author: str, date: str) -> Revision:
    return Revision(
        author=author,
        date=date,
        old=old.edition_words,
        new=new.edition_words,
        old_body_name=old.body_name,
        old_strapline=old.look.strapline,
        old_control=None if old.look.control == new.look.control else old.look.control,
    )


def _woven(old: Document, new: Document, weaver: _Weaver) -> Document:
    # The revision has these words; the redline marks them itself.
    for part, first, second in (
        ("body", old.body_name, new.body_name),
        ("strapline", old.look.strapline, new.look.strapline),
    ):
        weave_line((Text(first),), (Text(second),), weaver.site(Place(part=part)))
    return replace(
        new,
        title=weave_line(old.title, new.title, weaver.site(Place(part="title"))),
        control=_control_rows(old, new, weaver),
        notices=weave_blocks(old.notices, new.notices, weaver.site(Place(part="notices"))),
        sections=_sections(old.sections, new.sections, weaver),
    )


def _numbered_alike(old: Document, new: Document) -> Document:
    """Return the old text with numbers of paragraphs in the sections that get or lose them now."""
    now = {section.key: section.paragraphs for section in new.sections}
    blocks = {name: placed.provision.blocks for name, placed in _placed(new).items()}
    sections = (
        section
        if now.get(section.key, section.paragraphs) == section.paragraphs
        else replace(
            section,
            provisions=tuple(
                replace(one, blocks=numbered_as(one.blocks, blocks.get(one.identity, one.blocks)))
                for one in section.provisions
            ),
        )
        for section in old.sections
    )
    return replace(old, sections=tuple(sections))


def _placed(document: Document) -> dict[str, Placed]:
    return {
        provision.identity: Placed(provision=provision, section=section)
        for section in document.sections
        for provision in section.provisions
    }


def _hidden(clauses: Iterable[Pair[Placed]], sections: Iterable[Pair[Section]]) -> list[Hunk]:
    """Return how words changed that the redline shows out and in again, because they moved."""
    found = Found()
    for before, after in sections:
        _titles(before, after, found)
    for old, new in clauses:
        site = Site(_clause_place(old.provision, new.provision, new.section), found)
        weave_line(old.provision.heading, new.provision.heading, site)
        weave_blocks(old.provision.blocks, new.provision.blocks, site)
    return found.hunks


# CONTROL


def _control_rows(old: Document, new: Document, weaver: _Weaver) -> tuple[ControlRow, ...]:
    """Return the rows of both; where the table itself stands otherwise, one after the other."""
    woven = _control(old.control, new.control, weaver)
    if old.look.control == new.look.control:
        return woven
    # The differences are those found above; these rows only show the two tables.
    apart = replace(weaver, found=Found())
    return (
        *(_control_row(row, Mark.DELETED, apart) for row in old.control),
        *(_control_row(row, Mark.INSERTED, apart) for row in new.control),
    )


def _control(
    old: tuple[ControlRow, ...], new: tuple[ControlRow, ...], weaver: _Weaver
) -> tuple[ControlRow, ...]:
    def both(first: ControlRow, second: ControlRow) -> ControlRow:
        site = weaver.site(Place(part="control", row=second.key))
        return replace(second, blocks=_control_blocks(first.blocks, second.blocks, site))

    woven: Weave[ControlRow] = Weave(
        key=lambda row: (row.key, row.label),
        both=both,
        whole=lambda row, mark: _control_row(row, mark, weaver),
    )
    return woven(old, new)


def _control_blocks(old: Blocks, new: Blocks, site: Site) -> Blocks:
    match old, new:
        case (Paragraph() as first,), (Paragraph() as second,):
            return (replace(second, inlines=weave_line(first.inlines, second.inlines, site)),)
        case _:
            return weave_blocks(old, new, site)


def _control_row(row: ControlRow, mark: Mark, weaver: _Weaver) -> ControlRow:
    site = weaver.site(Place(part="control", row=row.key))
    site.whole(atoms((Text(row.label),)), mark, Shape.ROW)
    return replace(row, mark=mark, blocks=mark_blocks(row.blocks, mark))


# SECTIONS


def _sections(
    old: tuple[Section, ...], new: tuple[Section, ...], weaver: _Weaver
) -> tuple[Section, ...]:
    woven: Weave[Section] = Weave(
        key=lambda section: section.key if section.key in weaver.sections else id(section),
        both=lambda first, second: _section(first, second, weaver),
        whole=_whole_section,
    )
    return woven(old, new)


def _section(old: Section, new: Section, weaver: _Weaver) -> Section:
    title, short_title = _titles(old, new, weaver.found)
    provisions = _provisions(old, new, weaver)
    was = _old_numbers(old, new)
    return replace(new, title=title, short_title=short_title, provisions=provisions, was=was)


def _old_numbers(old: Section, new: Section) -> OldNumbers | None:
    """Return how a section was numbered, if that was in another way and not only another count."""
    if _way(old) == _way(new):
        return None
    return OldNumbers(
        label=old.label,
        numbering=old.numbering,
        provision_numbering=old.provision_numbering,
        provisions=tuple((one.identity, one.label) for one in old.provisions),
    )


def _way(section: Section) -> tuple[object, ...]:
    return bool(section.label), section.numbering, section.provision_numbering


def _titles(old: Section, new: Section, found: Found) -> tuple[Inlines, Inlines]:
    """Return the title, and the short title that stands in the contents.

    A short title that follows the title is no difference of its own, and contents that now say
    what the heading says are none either.
    """
    place = Place(
        part="section",
        section=new.key,
        section_label=_numbered(new),
        old_label=old.label,
    )
    contents = Site(replace(place, part="contents"), found if old.title == new.title else Found())
    title = weave_line(old.title, new.title, Site(place, found))
    if old.title == new.title == new.short_title:
        return title, title
    return title, weave_line(old.short_title, new.short_title, contents)


def _whole_section(section: Section, mark: Mark) -> Section:
    provisions = tuple(_whole(provision, mark) for provision in section.provisions)
    return replace(section, mark=mark, provisions=provisions)


def _whole(provision: Provision, mark: Mark) -> Provision:
    return replace(provision, mark=mark, blocks=mark_blocks(provision.blocks, mark))


def _provisions(old: Section, new: Section, weaver: _Weaver) -> tuple[Provision, ...]:
    def key(provision: Provision) -> Hashable:
        return provision.identity if provision.identity in weaver.clauses else id(provision)

    woven: Weave[Provision] = Weave(
        key=key,
        both=lambda first, second: _provision(first, second, new, weaver),
        whole=_whole,
    )
    return woven(old.provisions, new.provisions)


def _provision(old: Provision, new: Provision, section: Section, weaver: _Weaver) -> Provision:
    site = weaver.site(_clause_place(old, new, section))
    heading, mark = _heading(old, new, site)
    blocks = weave_blocks(old.blocks, new.blocks, site)
    return replace(new, heading=heading, blocks=blocks, mark=mark)


def _numbered(section: Section) -> str:
    """Return a section's number, or its title in quotation marks where it has none."""
    return section.label or f"‘{plain(section.title)}’"


def _clause_place(old: Provision, new: Provision, section: Section) -> Place:
    return Place(
        part="section",
        section=section.key,
        section_label=_numbered(section),
        clause=new.identity,
        title=new.title or plain(new.heading) or new.identity,
        old_label=old.label,
    )


def _heading(old: Provision, new: Provision, site: Site) -> tuple[Inlines, Mark]:
    """Return the heading of both; one that came or went is marked as a whole, its text is not."""
    if bool(old.heading) == bool(new.heading):
        return weave_line(old.heading, new.heading, site), Mark.NONE
    heading, mark = (new.heading, Mark.INSERTED) if new.heading else (old.heading, Mark.DELETED)
    site.whole(atoms(heading), mark, Shape.PARAGRAPH)
    return heading, mark
