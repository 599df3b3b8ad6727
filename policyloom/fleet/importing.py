"""FLEET: what was imported, proved: the draft is built and laid beside the words of its source."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.fleet.proving import taken
from policyloom.fleet.taking import Copy, Proposed, text_units, units_of
from policyloom.homecoming import Layer, Unit, laid, proposals
from policyloom.homecoming.layers import EVERYWHERE
from policyloom.homecoming.sentences import part_of
from policyloom.importing import bring, outline
from policyloom.importing.bodies import with_body
from policyloom.importing.deciding import KEEP, Decisions
from policyloom.importing.notes import printed_notes
from policyloom.importing.shapes import Shape, caption_of, contacts_of, shape_of
from policyloom.importing.steps import STEP_TABLE, STEPS
from policyloom.importing.tokens import tokens_for
from policyloom.manuscript import Block, Kind
from policyloom.manuscript.home import Home, HomeParagraph
from policyloom.resolve.contacts import CONTACTS, HEADER
from policyloom.source import Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.document import Document
    from policyloom.fleet.proving import Result
    from policyloom.homecoming import Proposal
    from policyloom.importing import Brought, Outline
    from policyloom.manuscript import Manuscript
    from policyloom.scaffold import Ground, Scaffold
    from policyloom.source import Library
    from policyloom.store import Project

FIGURE = "figure"
"""The kind of the number of a picture."""
STEPS_CALLED = "Steps"
"""What stands over a table of steps that has no title."""
WITH_CELLS = frozenset({Shape.FORM, Shape.TABLE, Shape.DEFINITIONS, Shape.STEPS})
UNREAD = frozenset({Kind.CONTENTS, Kind.HIDDEN, Kind.GONE, Kind.PICTURE, Kind.CHART})


MOST = 0.6
"""So many of the paragraphs of two files are alike where both are of one model."""
BOX = re.compile(r"\s+(?=[☐□])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """How the paragraphs of a file stand to those of a document, or of another file."""

    same: int
    changed: int
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]
    differences: tuple[Proposal, ...]

    @property
    def is_one_model(self) -> bool:
        """Whether most paragraphs of the two are alike, and some the same."""
        both = self.same + self.changed
        every = both + max(len(self.only_here), len(self.only_there))
        return bool(self.same) and both >= MOST * every

    @property
    def inside(self) -> tuple[Proposal, ...]:
        """The differences inside paragraphs that both have."""
        whole = {*self.only_here, *self.only_there}
        found = (one for one in self.differences if not one.parts)
        return tuple(one for one in found if not {one.old, one.new} & whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """An import that was tried: what was read and decided, what it makes, and how it was proved.

    Nothing is brought where the file has no headings. ``differences`` are what the built document
    says otherwise than the file.
    """

    manuscript: Manuscript
    decided: Decisions
    outline: Outline
    brought: Brought | None = None
    differences: tuple[Proposal, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether there is a document without errors to write."""
        made = self.brought
        return made is not None and made.document is not None and not made.scaffold.problems

    @property
    def kept(self) -> tuple[str, ...]:
        """The words that stay as they are, because nobody knows which token is meant."""
        return self.brought.kept if self.brought else ()

    @property
    def unknown_tokens(self) -> Mapping[str, str]:
        """The answers whose token nobody knows, so that the words stay as they are."""
        kept = {words.lower() for words in self.kept}
        said = self.decided.words.items()
        return {words: token for words, token in said if token != KEEP and words.lower() in kept}

    @property
    def not_taken(self) -> tuple[str, ...]:
        """What stands in the file and not in what is built, each with why."""
        return tuple(f"{one.text or one.kind.value}: {why}" for one, why in self.outline.asked)

    @property
    def of_itself(self) -> tuple[str, ...]:
        """What the file says of itself and nothing that is written does."""
        left = self.brought.left.items() if self.brought else ()
        return tuple(f"{key}: {words}" for key, words in left)

    @property
    def tokens(self) -> Mapping[str, int]:
        """The tokens that stand for words of the file, with the number of places."""
        return self.brought.tokens if self.brought else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Into:
    """Where a policy is brought in: the body, what is there, and its overlay where it is new.

    Of one that is laid ``beside`` another file no words are taken for those who do the steps.
    """

    ground: Ground
    body: str
    new: Scaffold | None = None
    beside: bool = False


def trial(
    read: Manuscript,
    pictures: Mapping[str, bytes],
    decided: Decisions,
    into: Into,
    control: Mapping[str, str] | None = None,
) -> Trial:
    """Return what becomes of a file, with somebody's answers; ``control`` is said beside it."""
    manuscript = decided.applied(read)
    tokens = decided.tokens(tokens_for(into.ground, into.body))
    found = outline(manuscript, pictures, decided.words, {} if into.beside else tokens)
    if not found.chapters:
        return Trial(manuscript=manuscript, decided=decided, outline=found)
    said = {**manuscript.control, **(control or {})}
    brought = bring(found, said, into.ground, into.body, tokens)
    if into.new is not None:
        brought = replace(brought, scaffold=with_body(brought.scaffold, into.body, into.new))
    differences = proof(found, brought.document) if brought.document else ()
    return Trial(
        manuscript=manuscript,
        decided=decided,
        outline=found,
        brought=brought,
        differences=differences,
    )


def proof(found: Outline, document: Document) -> tuple[Proposal, ...]:
    """Return what the built document says otherwise than its source: nothing if all is well."""
    units = tuple(one for one in _of_text(document) if "EditorNote" not in one.inside)
    home = _source(found)
    return proposals(units, home, laid(units, home.paragraphs), document.body)


def matched(found: Outline, document: Document) -> Matched:
    """Return how a file stands to a document of the library, but for tables and forms."""
    return _matched(found, text_units(document), document.body)


def as_changes(
    project: Project, library: Library, document: Document, found: Outline, reason: str
) -> tuple[Proposed, Result]:
    """Return what a file of the same model says otherwise, and the overlay that says so.

    What cannot be written is refused with its reason; a value that only some places say
    otherwise becomes the body's own text there.
    """
    home, units = _source(found, tables=False), text_units(document)
    told = proposals(units, home, laid(units, home.paragraphs), document.body)
    chosen = tuple(_here(one) for one in told)
    laid_beside = Proposed(
        target=Target(document.body, document.policy),
        document=document,
        units=units,
        proposals=chosen,
        copies=(Copy(name="", home=home),),
        of={},
        same=True,
        text_only=True,
    )
    return laid_beside, taken(project, library, laid_beside, chosen, reason)


def _here(one: Proposal) -> Proposal:
    if one.layer in EVERYWHERE and not (one.old and one.is_everywhere):
        return replace(one, layer=Layer.OWN_TEXT, key=one.clause)
    return one


def matched_file(found: Outline, model: Outline) -> Matched:
    """Return how a file stands to another one, such as the model that it was made from."""
    said = (
        Unit(text=one.after, part="section") for one in _source(model, tables=False).paragraphs
    )
    return _matched(found, tuple(said), "")


def _matched(found: Outline, units: tuple[Unit, ...], body: str) -> Matched:
    home = _source(found, tables=False)
    pairs = laid(units, home.paragraphs)
    told = proposals(units, home, pairs, body)
    both = [pair for pair in pairs if pair.printed and pair.home]
    touched = {at for one in told if one.layer is not Layer.MOVED for at, _ in one.spots}
    changed = sum(bool(touched & set(pair.printed)) for pair in both)
    return Matched(
        same=len(both) - changed,
        changed=changed,
        only_here=tuple(home.paragraphs[p.home[0]].after for p in pairs if not p.printed),
        only_there=tuple(units[p.printed[0]].text for p in pairs if not p.home),
        differences=told,
    )


def _source(found: Outline, *, tables: bool = True) -> Home:
    """Return what is taken over of a file, paragraph by paragraph."""
    unread = UNREAD if tables else UNREAD | {Kind.TABLE}
    blocks = [*found.notices]
    for chapter in found.chapters:
        blocks += [
            Block(kind=Kind.HEADING, text=chapter.title, line=0),
            *printed_notes(chapter.parts()),
        ]
    return Home(paragraphs=tuple(_paragraphs([b for b in blocks if b.kind not in unread])))


def _of_text(document: Document) -> Iterator[Unit]:
    """Yield the printed paragraphs that an author wrote."""
    for one in units_of(document):
        if one.part in {"section", "notices"} and (one.atoms or one.heading):
            yield _unnumbered(one)


def _unnumbered(unit: Unit) -> Unit:
    """Return the caption of a picture without the number that the program gives it."""
    is_caption = "Image" in unit.inside and unit.atoms[0].kind == FIGURE
    begins = next((one.start for one in unit.atoms[1:] if one.words.strip(": ")), 0)
    return part_of(unit, begins, len(unit.text)) if is_caption else unit


def _paragraphs(blocks: Sequence[Block]) -> Iterator[HomeParagraph]:
    for number, block in enumerate(blocks, 1):
        label = f"{block.label}: " if block.label.startswith("Note ") else ""
        words = f"{label}{block.text}"
        if block.kind is not Kind.TABLE:
            yield HomeParagraph(number=number, after=words, before=words)
        elif block.role == STEPS:
            for said in block.text.split("\n"):
                yield HomeParagraph(number=number, after=said, before=said)
        elif shape_of(block) is Shape.CONTACTS:
            yield from _contacts(number, block)
        elif shape_of(block) in WITH_CELLS:
            if block.role == STEP_TABLE and not (number > 1 and caption_of(blocks[number - 2])):
                yield HomeParagraph(number=number, after=STEPS_CALLED, before=STEPS_CALLED)
            yield from _cells(number, block)


def _contacts(number: int, block: Block) -> Iterator[HomeParagraph]:
    """Yield contacts in the way in which all contacts are printed; the headings are the program's.

    Those that a body gives in its own file are not in the draft yet, and are told.
    """
    yield HomeParagraph(number=number, after=CONTACTS, before=CONTACTS)
    told = [HEADER, *((one.who, "\n".join(one.ways)) for one in contacts_of(block))]
    yield from _cells(number, replace(block, rows=tuple(told)))


def _cells(number: int, block: Block) -> Iterator[HomeParagraph]:
    for row, cells in enumerate(block.rows):
        for column, cell in enumerate(cells):
            for words in filter(None, BOX.sub("\n", cell).split("\n")):
                yield HomeParagraph(
                    number=number, after=words, before=words, cell=(number, row, column)
                )
