"""Lines: a Document -> every line of words that it prints, and where each stands.

``why``, the rules about finished text, the passages of a plan and whoever else asks for words
begin here, so that none of them can forget a kind of block.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from policyloom.document.blocks import Aside, EditorNote, Flowchart, Image, InLanguage, List, Table
from policyloom.document.control import at_a_glance, control_first, control_last
from policyloom.document.counting import number_of
from policyloom.document.forms import Form, FormGroup, FormSignature
from policyloom.document.inlines import (
    WORDS_ALONE,
    Link,
    Mark,
    Text,
    apart,
    called,
    every,
    runs,
    say_something,
)
from policyloom.document.parts import CONTENTS_TITLE, CONTROL_TITLE
from policyloom.document.walk import children, counted, deep, lines_of, mark_of
from policyloom.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policyloom.document.inlines import Inlines, Origin
    from policyloom.document.parts import ControlRow, Document, Provision, Section
    from policyloom.document.walk import Part


class Label(Enum):
    """What the program prints of itself, and where that can be changed."""

    BODY = "the body's name, `name:` in its overlay"
    STATE = "the state of the document: DRAFT until it is approved, then its edition"
    STRAPLINE = "`look: {strapline: …}` in an overlay"
    REVISION = "the two editions that are compared"
    CONTROL = "nowhere; `look: {control: {place: …}}` in an overlay says where the table stands"
    ROW = "`look: {control: {rows: …}}` in an overlay says which rows there are, and their names"
    CONTENTS = "nowhere; every document has it above its contents"
    SECTION = (
        "`kind:` and `numbering:` in the policy, or `house-style: {numbering: …}` in an overlay"
    )
    CLAUSE = "`numbering:` of the section, or `house-style: {clause-numbering: …}`"
    ITEM = "the list in the clause's text"
    NOTE = "nowhere; a draft prints it above a note (`> …`) in a clause's text"
    PICTURE = "nowhere; only formats without pictures print it"
    OFFICE = "nowhere; `office: true` in the form asks for it"
    SIGNATURE = "nowhere; every `signature:` of a form has it"
    ADDRESS = "the address of the link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A spot of a document: the part that it is in, and all that is around it.

    ``part`` is cover, title, control, notices, contents or section; ``inside`` holds the blocks,
    rows and so on around the words, the outermost first. ``mark`` says that a redline adds or
    removes what stands there as a whole.
    """

    part: str
    row: ControlRow | None = None
    section: Section | None = None
    provision: Provision | None = None
    inside: tuple[Part, ...] = ()
    mark: Mark = Mark.NONE

    def within(self, part: Part) -> Spot:
        """Return the spot inside a block or the like."""
        return Spot(
            part=self.part,
            row=self.row,
            section=self.section,
            provision=self.provision,
            inside=(*self.inside, part),
            mark=mark_of(part).within(self.mark),
        )

    @property
    def _outside(self) -> tuple[str, ...]:
        match self.part:
            case "control":
                return CONTROL_TITLE, self.row.label if self.row else ""
            case "contents":
                return CONTENTS_TITLE, self.section.label if self.section else ""
            case "section" if self.section:
                section = _named(self.section.label, self.section.title)
                below = self.provision
                return section, _named(below.label, below.heading) if below else ""
            case _:
                return (self.part.capitalize(),)

    @property
    def place(self) -> tuple[str, ...]:
        """Where it is, as a reader would say it, from the outside in."""
        parts = (*self._outside, *(name for part in self.inside if (name := _name(part))))
        return tuple(part for part in parts if part)

    @property
    def is_quoted(self) -> bool:
        """Tell whether words here are somebody else's, which are as they are."""
        return any(isinstance(part, Aside) and part.quotes for part in self.inside)

    @property
    def language(self) -> str:
        """The language of the blocks around, when it is not the document's."""
        codes = [part.code for part in self.inside if isinstance(part, InLanguage)]
        return codes[-1] if codes else ""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that are printed together, and the spot where they stand.

    A line with a ``label`` is of the program's own words; one that is ``aloud`` is printed only
    for those who cannot see.
    """

    inlines: Inlines
    at: Spot
    label: Label | None = None
    aloud: bool = False

    @property
    def words(self) -> str:
        """The words, removed ones included."""
        return "".join(run.value for run in runs(apart(self.inlines)))


def _labelled(words: Inlines | str, at: Spot, label: Label) -> Line:
    return Line((Text(words),) if isinstance(words, str) else words, at, label)


def _named(label: str, words: Inlines) -> str:
    return f"{label} {called(words)}".strip()


def _name(part: Part) -> str:
    """Return what a part is called when it is said where words stand; most need no name."""
    match part:
        case EditorNote():
            return "Editor's note"
        case Aside(kind=kind):
            return kind.value
        case Image():
            return "picture"
        case Form(title=title):
            return f"form {called(title)}"
        case Table(caption=caption):
            return f"table {called(caption)}".strip()
        case _:
            return ""


Shown: TypeAlias = "Table | Image | Flowchart"


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a clause with all that stands in it, or what stands around the clauses.

    That of a block is the same value wherever the block stands, so that what is found in it may
    be remembered; its spots say what is around a line in the block, and in no section. ``shown``
    are the tables, pictures and flowcharts in it.
    """

    lines: tuple[Line, ...]
    shown: tuple[Shown, ...] = ()


Passages: TypeAlias = "Sequence[tuple[str, Passage]]"
"""Passages in reading order, each with the clause that it is in."""


def passages(document: Document) -> Iterator[tuple[str, Passage]]:
    """Yield every line of a document but its numbers, in reading order, with its clause."""
    rows = (block for row in document.control for block in row.blocks)
    shown = _shown((*rows, *document.notices))
    yield "", Passage(tuple(_printed(_before(document))), shown)
    for section in document.sections:
        yield "", _title(section.title)
        for one in section.provisions:
            yield one.clause, _title(one.heading)
            yield from ((one.clause, _passage(block, one.origin)) for block in one.blocks)
    yield "", Passage(tuple(_printed(_after(document))))


@remembered(1024)
def _passage(block: Part, origin: Origin | None) -> Passage:
    found: list[Line] = []
    _gather(block, Spot(part="section"), origin, found)
    return Passage(tuple(_printed(found)), _shown((block,)))


def _shown(parts: Iterable[Part]) -> tuple[Shown, ...]:
    return tuple(one for one in deep(parts) if isinstance(one, Table | Image | Flowchart))


@remembered(1024)
def _title(title: Inlines) -> Passage:
    return Passage(tuple(_printed((Line(title, Spot(part="section")),))))


def lines(document: Document) -> Iterator[Line]:
    """Yield every line of a document in reading order; words said twice are two lines."""
    return _printed(_all(document))


def _printed(found: Iterable[Line]) -> Iterator[Line]:
    """Yield lines that say something, each followed by the addresses that it leads to."""
    for line in found:
        if say_something(line.inlines):
            yield line
            if not all(isinstance(inline, WORDS_ALONE) for inline in line.inlines):
                yield from _addresses(line)


def _addresses(line: Line) -> Iterator[Line]:
    for link in every(apart(line.inlines)):
        if isinstance(link, Link):
            said = tuple(runs(link.inlines))
            if link.address != "".join(run.value for run in said):
                origin = said[0].origin if said else None
                yield Line((Text(link.address, origin=origin),), line.at, Label.ADDRESS)


def _all(document: Document) -> Iterator[Line]:
    yield from _before(document)
    for section in document.sections:
        yield from _section(section)
    yield from _after(document)


def _before(document: Document) -> Iterator[Line]:
    yield from _cover(document)
    yield from _control(at_a_glance(document))
    yield from _headed(control_first(document), document.said(CONTROL_TITLE))
    yield from _blocks(document.notices, Spot(part="notices"))
    yield from _contents(document)


def _after(document: Document) -> Iterator[Line]:
    yield from _headed(control_last(document), document.said(CONTROL_TITLE))


def _headed(rows: Iterable[ControlRow], title: str) -> Iterator[Line]:
    if rows:
        yield _labelled(title, Spot(part="control"), Label.CONTROL)
        yield from _control(rows)


def _control(rows: Iterable[ControlRow]) -> Iterator[Line]:
    for row in rows:
        at = Spot(part="control", row=row, mark=row.mark)
        yield _labelled(row.label, at, Label.ROW)
        yield from _blocks(row.blocks, at)


def _cover(document: Document) -> Iterator[Line]:
    cover = Spot(part="cover")
    yield _labelled(document.body_line, cover, Label.BODY)
    yield Line(document.title, Spot(part="title"))
    yield _labelled(document.edition_line, cover, Label.STATE)
    yield _labelled(document.strapline_line, cover, Label.STRAPLINE)
    if document.revision:
        yield _labelled(document.revision.words, cover, Label.REVISION)


def _contents(document: Document) -> Iterator[Line]:
    if document.contents:
        yield _labelled(document.said(CONTENTS_TITLE), Spot(part="contents"), Label.CONTENTS)
    for section in document.contents:
        here = Spot(part="contents", section=section, mark=section.mark)
        yield _labelled(section.label, here, Label.SECTION)
        yield Line(section.short_title, here)


def _section(section: Section) -> Iterator[Line]:
    at = Spot(part="section", section=section, mark=section.mark)
    yield _labelled(section.label, at, Label.SECTION)
    yield Line(section.title, at)
    for provision in section.provisions:
        here = replace(at, provision=provision, mark=provision.mark)
        yield _labelled(provision.label, here, Label.CLAUSE)
        yield Line(provision.heading, here)
        yield from _blocks(provision.blocks, replace(here, mark=Mark.NONE))


# BLOCKS


def _blocks(parts: Iterable[Part], around: Spot) -> list[Line]:
    """Return the lines of blocks and of all that stands in them."""
    found: list[Line] = []
    origin = around.provision.origin if around.provision else None
    for part in parts:
        _gather(part, around, origin, found)
    return found


def _gather(part: Part, around: Spot, origin: Origin | None, found: list[Line]) -> None:
    # A list that grows: handing lines up from block to block takes longer than making them.
    at = around.within(part)
    found += [_labelled(words, at, label) for label, words in _program_words(part)]
    found += [Line(words, at, None, aloud) for words, aloud in lines_of(part, origin)]
    if isinstance(part, List):
        for number, mark, item in counted(part, at.mark):
            here = at if mark is at.mark else replace(at, mark=mark)
            label = number_of(part, number, mark)
            found.append(_labelled(label, here, Label.ITEM))
            _gather(item, at, origin, found)
    else:
        for child in children(part):
            _gather(child, at, origin, found)


def _program_words(part: Part) -> Iterable[tuple[Label, str]]:
    match part:
        case EditorNote():
            return ((Label.NOTE, part.title),)
        case Image():
            return ((Label.PICTURE, part.words),)
        case FormGroup():
            return ((Label.OFFICE, part.office_words),)
        case FormSignature():
            return ((Label.SIGNATURE, words) for words in part.spaces)
        case _:
            return ()
