"""Facts: what has to be known of two documents, besides the hunks, to say what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changes.atoms import atoms, cited
from policyloom.changes.gravity import people
from policyloom.changes.marks import blocks_atoms, blocks_words
from policyloom.changes.values import Where
from policyloom.document import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.atoms import Atom
    from policyloom.changes.hunks import Place
    from policyloom.changes.woven import Placed
    from policyloom.document import ControlRow, Document, Section
    from policyloom.source import Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What the author said of one clause version: its number, size and amendment sentence.

    ``lowers`` are findings that weigh no more than the size, each with a reason.
    """

    version: tuple[int, ...]
    size: Size
    amendment: str
    lowers: tuple[tuple[str, str], ...] = ()


Declarations: TypeAlias = Mapping[str, tuple[Declared, ...]]
"""By clause id: what was said of each version; by ``setting:NAME`` what its values weigh."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Both documents, with the clauses and sections that both have, by clause id and key."""

    old: Document
    new: Document
    clauses: Mapping[str, tuple[Placed, Placed]]
    sections: Mapping[str, tuple[Section, Section]]
    declared: Declarations

    def between(self, clause: str) -> tuple[Declared, ...]:
        """Return what was declared of a clause's versions after the old one, oldest first."""
        before, after = (placed.provision for placed in self.clauses[clause])
        if before.replaces or after.replaces:
            return ()
        old, new = (_numbers(provision.version) for provision in (before, after))
        known = sorted(self.declared.get(clause, ()), key=lambda declared: declared.version)
        return tuple(declared for declared in known if old < declared.version <= new)

    def titles(self, part: str) -> tuple[str, str]:
        """Return the old and the new title of a section, of the policy, or of its body."""
        match part:
            case "title":
                return plain(self.old.title), plain(self.new.title)
            case "body":
                return self.old.body_name, self.new.body_name
            case "strapline":
                return self.old.look.strapline, self.new.look.strapline
            case _:
                old, new = self.sections[part]
                return plain(old.title), plain(new.title)

    def control(self, key: str) -> tuple[tuple[str, str], tuple[str, str]]:
        """Return the labels, then the words, of a control row in both documents."""
        old, new = _row(self.old, key), _row(self.new, key)
        labels = old.label if old else "", new.label if new else ""
        words = blocks_words(old.blocks) if old else "", blocks_words(new.blocks) if new else ""
        return labels, words

    def roles(self, besides: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        """Return what each other role is called in the old document, and in the new one."""
        called: dict[str, tuple[set[str], set[str]]] = {}
        for side, document in enumerate((self.old, self.new)):
            for atom in document_atoms(document):
                key = atom.concept.key.rpartition("/")[0] if atom.concept else ""
                if atom.concept and atom.concept.kind == "role" and key != besides:
                    called.setdefault(key, (set(), set()))[side].update(people(atom.words))
        return tuple((frozenset(old), frozenset(new)) for old, new in called.values())

    def citation_title(self, instrument: str) -> str:
        """Return what the new document, or else the old one, calls an instrument that it cites."""
        titles = (
            atom.words
            for document in (self.new, self.old)
            for atom in document_atoms(document)
            if atom.concept
            and atom.concept.kind == "citation"
            and cited(atom.concept) == instrument
            and atom.words[:1] not in {",", " ", "("}
        )
        return next(titles, instrument)


def document_atoms(document: Document) -> Iterator[Atom]:
    """Yield every atom of notices and clauses in reading order."""
    yield from blocks_atoms(document.notices)
    for section in document.sections:
        yield from atoms(section.title)
        for provision in section.provisions:
            yield from atoms(provision.heading)
            yield from blocks_atoms(provision.blocks)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _row(document: Document, key: str) -> ControlRow | None:
    return next((row for row in document.control if row.key == key), None)


def where(placed: Placed) -> Where:
    """Return a clause's place as readers know it."""
    provision, section = placed.provision, placed.section
    return Where(
        clause=provision.identity,
        section=section.key,
        label=provision.label or section.label,
        section_label=section.label,
        section_title=plain(section.title),
        title=provision.title or plain(provision.heading) or provision.identity,
    )


OUTSIDE = {
    "title": "the title",
    "control": "document control",
    "notices": "the notices before the contents",
    "contents": "the contents",
}
"""What the parts of a document are called that are no sections."""


def outside(place: Place) -> Where:
    """Return a place that is in no clause as readers know it."""
    title = OUTSIDE.get(place.part, place.part)
    return Where(
        clause="", section="", label="", section_label="", section_title=title, title=title
    )


def section_where(section: Section) -> Where:
    """Return a section's place as readers know it."""
    title = plain(section.title)
    return Where(
        clause="",
        section=section.key,
        label=section.label,
        section_label=section.label,
        section_title=title,
        title=title,
    )
