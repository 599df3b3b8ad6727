"""Parts: provisions, sections, the control table, the look and the document itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.document.inlines import Deleted, Inserted, Mark, Text, plain
from policyloom.welsh import said

if TYPE_CHECKING:
    from policyloom.document.blocks import Asset, Blocks
    from policyloom.document.inlines import Inlines, Origin

# PROVISIONS AND SECTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A clause in its place: numbered, filled in and traceable.

    ``label`` is what is printed before it (``1.1``, ``iv.`` or nothing). ``heading`` may be empty;
    a labelled provision without a heading prints its label before its first paragraph.
    ``replaces`` is the library clause that a local text stands for. ``mark`` is about the heading
    paragraph only.
    """

    clause: str
    version: str
    label: str
    heading: Inlines
    blocks: Blocks
    replaces: str | None = None
    mark: Mark = Mark.NONE
    title: str = field(default="", compare=False)
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @property
    def identity(self) -> str:
        """The library clause by which versions are matched."""
        return self.replaces or self.clause


class SectionKind(Enum):
    """Front sections are unnumbered and come first; appendices are lettered and come last."""

    FRONT = "front"
    BODY = "body"
    APPENDIX = "appendix"


class Numbering(Enum):
    """How one level of the document is numbered."""

    NONE = "none"
    DECIMAL_DOT = "1."
    DECIMAL_ZERO = "1.0"
    DECIMAL_PAIR = "1.1"
    ROMAN = "i."
    ALPHA = "a."
    LETTER = "A"
    THROUGH = "through"
    """1., 2. and so on through the whole document, whatever section they stand in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldNumbers:
    """In a redline, how a section was numbered in another way, with its provisions.

    ``provisions`` gives the old label of each provision that stayed, by its identity.
    """

    label: str
    numbering: Numbering
    provision_numbering: Numbering
    provisions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of the policy.

    ``label`` is printed before the title (``1.``, ``1.0``, ``Appendix A``). ``paragraphs`` says
    that those of its clauses are numbered.
    """

    key: str
    kind: SectionKind
    label: str
    title: Inlines
    short_title: Inlines
    numbering: Numbering
    provision_numbering: Numbering
    provisions: tuple[Provision, ...]
    paragraphs: bool = False
    welsh: Inlines = ()
    """The title in Welsh, where the body publishes in Welsh too."""
    mark: Mark = Mark.NONE
    was: OldNumbers | None = None
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @property
    def as_was(self) -> Section:
        """The section as it was numbered in the old text, in a redline."""
        if self.was is None:
            return self
        return replace(
            self,
            label=self.was.label,
            numbering=self.was.numbering,
            provision_numbering=self.was.provision_numbering,
        )


def told_section(
    key: str, title: str, told: Provision, kind: SectionKind = SectionKind.BODY
) -> Section:
    """Return a section without numbers that the program tells, and no author wrote."""
    return Section(
        key=key,
        kind=kind,
        label="",
        title=(Text(title),),
        short_title=(Text(title),),
        numbering=Numbering.NONE,
        provision_numbering=Numbering.NONE,
        provisions=(told,),
    )


# THE DOCUMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRow:
    """One row of the document control table."""

    key: str
    label: str
    blocks: Blocks
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a body's documents look. Colours are ``#rrggbb``; sizes are points.

    ``heading_style`` is plain, ruled or banded; ``paper`` is A4, A5 or letter; ``control_layout``
    is table or lines; ``control_place`` is front or end; ``new_page_for`` is
    appendices-and-forms, appendices or nothing; ``pdf_engine``, weasyprint or typst, is what draws
    the PDF.
    """

    accent: str = "#1d4f76"
    ink: str = "#1b1f23"
    cover: bool = False
    size: int = 11
    strapline: str = ""
    logo: Asset | None = None
    logo_alt: str = ""
    letterhead: Asset | None = None
    heading_style: str = "plain"
    paper: str = "A4"
    control_layout: str = "table"
    control_place: str = "front"
    new_page_for: str = "appendices-and-forms"
    pdf_engine: str = "weasyprint"
    apart: tuple[str, ...] = ()
    """The languages that have documents of their own, in their order; else all stand in one."""
    origin: Origin | None = field(default=None, compare=False, repr=False)
    """Where the strapline is written, for ``why``."""

    @property
    def control(self) -> tuple[str, str]:
        """How document control is printed, and where."""
        return self.control_layout, self.control_place


class Status(Enum):
    """A draft is what the sources say today; an approved document is frozen."""

    DRAFT = "draft"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Who a redline's changes are attributed to (a role, not a person), and their ISO date.

    ``old`` and ``new`` are the edition words of the two documents. ``old_control`` says how and
    where the old one prints document control, when the new one does otherwise; then all its old
    rows are marked as removed, and all new ones as added.
    """

    author: str
    date: str
    old: str
    new: str
    old_body_name: str = ""
    old_strapline: str | None = None
    old_control: tuple[str, ...] | None = None
    unmarked: tuple[str, ...] = ()
    """What else is another one, which no mark in the text can show: the logo, the paper."""

    @property
    def words(self) -> str:
        """The words by which a redline names itself."""
        return f"Changes from {_inside(self.old)} to {_inside(self.new)}"


DRAFT = "DRAFT"
"""The edition words of what is not approved."""
NAMED = "policy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """Who decides: ``of`` changes of a size, or NAMED for whom the policy names as its approver.

    ``names`` are those of the vocabulary, ``words`` what the body calls them. ``acting`` are all
    who may then decide: those, and whoever holds such a role or bears its title. It is empty
    where an edition does not say it.
    """

    of: str
    names: tuple[str, ...]
    words: str
    acting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One body's policy, resolved. ``date`` is the ISO day on which the text is read.

    ``version`` may be empty.
    """

    body: str
    body_name: str
    policy: str
    title: Inlines
    version: str
    status: Status
    date: str
    language: str
    control: tuple[ControlRow, ...]
    notices: Blocks
    sections: tuple[Section, ...]
    look: Look = Look()
    digest: str = ""
    approval: tuple[tuple[str, str], ...] = ()
    """What a published file says of its approval, by name: who, when, where it is minuted."""
    deciders: tuple[Decider, ...] = ()
    """Who decides on it. The control table of an edition names who approved that one."""
    revision: Revision | None = None
    state: str = ""
    """Words that name the state of what is neither draft nor edition: a change log, a plan."""
    lists_contents: bool = True
    welsh: Inlines = ()
    """The title in Welsh, where the body publishes in Welsh too."""

    @property
    def apart(self) -> tuple[str, ...]:
        """The languages in which it is written one by one; a redline marks changes of all."""
        return () if self.revision else self.look.apart

    def said(self, words: str) -> str:
        """Return words that the program prints, in the language of the document."""
        return said(words, self.language)

    @property
    def edition_words(self) -> str:
        """The words that name the state of the document on its cover and in its footer."""
        if self.state:
            return self.state
        if self.status is Status.DRAFT:
            return self.said(DRAFT)
        return self.said(f"Version {self.version}") if self.version else self.date

    @property
    def edition_line(self) -> Inlines:
        """The edition words as title block and footer print them; a redline marks the change."""
        if self.revision is None:
            return (Text(self.edition_words),)
        return changed_words(self.revision.old, self.revision.new)

    @property
    def body_line(self) -> Inlines:
        """The body's name as title block and footer print it; a redline marks the change."""
        if self.revision is None or not self.revision.old_body_name:
            return (Text(self.body_name),)
        return changed_words(self.revision.old_body_name, self.body_name)

    @property
    def footer_words(self) -> str:
        """What says on every page whose paper this is, and which: an edition, a redline, a log."""
        title = "".join(plain((one,)) for one in self.title if not isinstance(one, Deleted))
        which = self.revision.words if self.revision else self.edition_words
        return f"{self.body_name} · {title} · {which}"

    @property
    def strapline_line(self) -> Inlines:
        """The strapline as the title block prints it; a redline marks the change."""
        new = self.look.strapline
        old = self.revision.old_strapline if self.revision else None
        if new and old is None:
            return (Text(new, origin=self.look.origin),)
        return changed_words(new if old is None else old, new)

    @property
    def contents(self) -> tuple[Section, ...]:
        """The sections listed in the contents, in order.

        None when the document has no contents list.
        """
        return self.sections if self.lists_contents else ()


def _inside(edition: str) -> str:
    """Return edition words as they stand in a sentence."""
    return "the draft" if edition == DRAFT else f"{edition[:1].lower()}{edition[1:]}"


def changed_words(old: str, new: str) -> Inlines:
    """Return words that may be others in the new text of a redline."""
    if old == new:
        return (Text(new),) if new else ()
    gone = (Deleted((Text(old),)),) if old else ()
    return (*gone, Inserted((Text(new),))) if new else gone


CONTENTS_TITLE = "Contents"
LEGEND = "Added words are underlined, removed words are struck through."
CONTROL_TITLE = "Document control"


def anchor(key: str) -> str:
    """Return the bookmark or HTML id of a section or clause: letters, digits and hyphens."""
    return "p-" + "".join(c if c.isalnum() and c.isascii() else "-" for c in key.lower())
