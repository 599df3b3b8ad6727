"""The kinds of change between two documents, and what the rest of the program knows of each.

`KINDS` has a row for each kind, in the order in which a reviewer reads them. Who sorts, weighs,
lists or names changes reads the row; only what a kind sounds like in English stands elsewhere, in
`changelog.sentences`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.source import Size

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.changes.hunks import Hunk, Place
    from policyloom.changes.values import CellChange, Move, OwnText, RowChange, Swap, Where

LOCAL_LIST, PICTURE_ROW, RELATED = "local list", "picture", "related policy"
"""What the rows of local data begin with that are not in the table of accounts."""
RELATED_LIST = "related policies"
NOTICES = "notices"


class Part(Enum):
    """The parts of a log, in order: the key of each, and its title."""

    CLAUSES = "clauses", "Clauses added, removed and moved"
    WORDING = "wording", "Clauses reworded"
    DUTIES = "duties", "Duties"
    TERMS = "terms", "Terms, people and roles"
    GUIDANCE = "guidance", "Law, guidance and links"
    LOCAL = "local", "Local information"
    CONTROL = "control", "Document control, numbers and layout"

    @property
    def key(self) -> str:
        """The name of the part in a log."""
        return self.value[0]

    @property
    def title(self) -> str:
        """The heading of the part."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known of all changes of one kind.

    ``name`` stands in plans. ``size`` is how much it asks of the approver, where the change does
    not say so itself. ``about`` is the word by which a reason names it. ``public``: the public log
    and the control table tell it. ``spread``: one such change stands in many places.
    """

    name: str
    size: Size
    part: Part
    sign: str = "~"
    about: str = ""
    public: bool = True
    spread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: its own ``weight``, if it has one, and the differences that it is made of.

    ``because`` says what makes it as large as it is, where that is found in its words.
    ``lowered`` are findings that do not count, each with the author's reason; whatever its size,
    such a change is never let out without an approval.
    """

    where: Where | None = None
    weight: Size | None = None
    because: tuple[str, ...] = ()
    lowered: tuple[str, ...] = ()
    hunks: tuple[Hunk, ...] = ()

    @property
    def row(self) -> type[Change] | str:
        """Which row of the table is that of its kind."""
        return type(self)

    @property
    def kind(self) -> Kind:
        """What is known of all changes of its kind."""
        return KINDS[self.row]

    @property
    def size(self) -> Size:
        """How much it asks of the approver."""
        return self.weight or self.kind.size

    @property
    def public(self) -> bool:
        """Tell whether the public is told: what is found to weigh is never left out."""
        return self.kind.public or bool(self.because)

    @property
    def asks(self) -> bool:
        """Tell whether somebody has to be asked, even where editorial changes flow."""
        return bool(self.lowered) or self.size is not Size.EDITORIAL

    @property
    def places(self) -> tuple[Place, ...]:
        """Where its differences stand, each place once."""
        return tuple(dict.fromkeys(hunk.place for hunk in self.hunks))

    @property
    def subject(self) -> str:
        """What it is about: an id, a key or a name; empty if it is the only one of its kind."""
        return ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which an author may speak of it."""
        about = self.kind.about
        return (f"{about}:{self.subject}" if self.subject else about,)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfClause(Change):
    """A change of one clause."""

    where: Where

    @property
    def subject(self) -> str:
        """The id of the clause."""
        return self.where.clause


@dataclass(frozen=True, slots=True, kw_only=True)
class OfSection(Change):
    """A change of one section."""

    where: Where

    @property
    def subject(self) -> str:
        """The key of the section."""
        return self.where.section


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseAdded(OfClause):
    """A clause that the old document does not have."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRemoved(OfClause):
    """A clause that the new document does not have."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseMoved(OfClause):
    """A clause that stands elsewhere now."""

    old: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionAdded(OfSection):
    """A section that the old document does not have (its clauses are listed on their own)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRemoved(OfSection):
    """A section that the new document does not have (its clauses are listed on their own)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMoved(OfSection):
    """A section that stands elsewhere now, with the clauses in it."""

    old: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class OfText(OfClause):
    """A change of the text of a clause: what its author declared of the versions since.

    ``declared`` is None where the author declared nothing.
    """

    declared: Size | None = None
    amendments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded(OfText):
    """A clause whose words changed otherwise than by its tokens.

    A body's own text stands for the clause it replaces.
    """

    own_text: OwnText


@dataclass(frozen=True, slots=True, kw_only=True)
class TableChanged(OfText):
    """A table in which rows came or went, or cells read otherwise."""

    caption: str
    rows: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedWithin(OfText):
    """Words that moved inside a text: no word came or went."""

    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reshaped(OfText):
    """The same words of a clause in another shape, of which its author declared something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyChanged(Change):
    """A duty word that reads otherwise; ``weakened``: a prohibition or duty lost strength.

    ``strengthened``: what was advised or allowed is now a duty, or advised.
    """

    old: str
    new: str
    swaps: tuple[Swap, ...]
    weakened: bool
    strengthened: bool = False

    @property
    def subject(self) -> str:
        """The word as it was."""
        return self.old


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenChanged(Change):
    """A term, role, people group, setting or policy title that reads otherwise wherever it stands.

    ``of`` is term, role, people, setting or policy; ``name`` is its name in the vocabulary or
    register.
    """

    of: str
    name: str
    swaps: tuple[Swap, ...]

    @property
    def row(self) -> str:
        """Each kind of token has a row of its own."""
        return self.of

    @property
    def names(self) -> tuple[str, ...]:
        """Its name; of a list of people that of each group in it."""
        found = self.name.split(", ") if self.of == "people" else [self.name]
        return tuple(f"{self.of}:{name}" for name in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationChanged(Change):
    """An instrument cited in another edition, at other paragraphs or with another link.

    ``title`` is what the new document calls it.
    """

    instrument: str
    title: str
    swaps: tuple[Swap, ...]
    links: tuple[tuple[str, str], ...]

    @property
    def subject(self) -> str:
        """The instrument."""
        return self.instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChanged(Change):
    """The same words with another address behind them."""

    words: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChanged(Change):
    """A row of local data that was added, removed, closed or changed.

    ``what`` is one of those words; ``line`` is its key; ``old`` and ``new`` are the words of the
    cells that read otherwise.
    """

    what: str
    line: str
    old: str
    new: str
    cells: tuple[CellChange, ...]

    @property
    def listed(self) -> tuple[str, str] | None:
        """The list that it is a line of, and its words; None for the row of a table."""
        match self.line.split(": ", 2):
            case [kind, *words] if kind == RELATED and words:
                return RELATED_LIST, ": ".join(words)
            case [kind, name, words] if kind == LOCAL_LIST:
                return name, words
            case _:
                return None

    @property
    def names(self) -> tuple[str, ...]:
        """The list, if it is a line of one; and the name that all local data had before that."""
        own = (f"row:{self.listed[0]}",) if self.listed else ()
        return (*own, "row:channels")


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlChanged(Change):
    """A row of the document control table that reads otherwise, or has another label.

    ``label`` is the new one; a row that came or went has no ``old_label`` or no ``label``.
    """

    key: str
    label: str
    old_label: str
    old: str
    new: str

    @property
    def subject(self) -> str:
        """The key of the row."""
        return self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Retitled(Change):
    """Another title of the policy or of a section, another name of the body, other notices.

    ``part`` is title, body, strapline, notices, contents (a section's title there) or section.
    """

    part: str
    old: str
    new: str

    @property
    def row(self) -> type[Change] | str:
        """Notices are words of the policy, and no title."""
        return self.part if self.part == NOTICES else type(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbered(Change):
    """Sections or numbered clauses that have another number now; references follow."""

    numbers: tuple[tuple[str, str, str], ...]
    """(title, old number, new number)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatting(Change):
    """The same words in another shape: a list made of paragraphs, emphasis, quotation marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeciderChanged(Change):
    """Somebody else decides: ``of`` changes of these sizes, or is named as the approver."""

    of: tuple[str, ...]
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookChanged(Change):
    """Another logo, colour, paper or layout of the whole document; ``parts`` say which."""

    parts: tuple[str, ...]


# THE TABLE


def _token(name: str) -> Kind:
    return Kind(name, Size.CLARIFYING, Part.TERMS, spread=True)


def _silent(name: str, part: Part, about: str, *, spread: bool = False) -> Kind:
    return Kind(name, Size.EDITORIAL, part, about=about, public=False, spread=spread)


KINDS: Mapping[type[Change] | str, Kind] = {
    SectionAdded: Kind("section added", Size.SUBSTANTIVE, Part.CLAUSES, "+", "section"),
    ClauseAdded: Kind("clause added", Size.SUBSTANTIVE, Part.CLAUSES, "+", "clause"),
    SectionRemoved: Kind("section removed", Size.SUBSTANTIVE, Part.CLAUSES, "-", "section"),
    ClauseRemoved: Kind("clause removed", Size.SUBSTANTIVE, Part.CLAUSES, "-", "clause"),
    Reworded: Kind("clause reworded", Size.SUBSTANTIVE, Part.WORDING, about="clause"),
    TableChanged: Kind("table changed", Size.SUBSTANTIVE, Part.WORDING, about="clause"),
    MovedWithin: Kind("words moved", Size.CLARIFYING, Part.WORDING, ">", "clause"),
    Reshaped: Kind("clause reshaped", Size.EDITORIAL, Part.WORDING, about="clause"),
    DeciderChanged: Kind("approver changed", Size.SUBSTANTIVE, Part.TERMS, about="approver"),
    DutyChanged: Kind("duty changed", Size.CLARIFYING, Part.DUTIES, "~", "duty", spread=True),
    "deadline": Kind("deadline changed", Size.SUBSTANTIVE, Part.DUTIES, spread=True),
    "term": _token("term changed"),
    "people": _token("people changed"),
    "role": _token("role changed"),
    "setting": _token("setting changed"),
    "policy": _token("policy name changed"),
    CitationChanged: Kind(
        "citation changed", Size.CLARIFYING, Part.GUIDANCE, "~", "citation", spread=True
    ),
    LinkChanged: _silent("link changed", Part.GUIDANCE, "linkchanged", spread=True),
    RowChanged: Kind("row changed", Size.CLARIFYING, Part.LOCAL),
    SectionMoved: Kind("section moved", Size.CLARIFYING, Part.CLAUSES, ">", "section"),
    ClauseMoved: Kind("clause moved", Size.CLARIFYING, Part.CLAUSES, ">", "clause"),
    NOTICES: Kind("notices changed", Size.CLARIFYING, Part.WORDING, about="notices"),
    Retitled: Kind("title changed", Size.EDITORIAL, Part.CONTROL, about="retitled"),
    Renumbered: _silent("numbering changed", Part.CONTROL, "renumbered"),
    ControlChanged: _silent("control changed", Part.CONTROL, "control"),
    Formatting: _silent("layout changed", Part.CONTROL, "formatting", spread=True),
    LookChanged: _silent("look changed", Part.CONTROL, "lookchanged"),
}
ORDER = {row: place for place, row in enumerate(KINDS)}
TOKENS = frozenset(row for row in KINDS if isinstance(row, str)) - {NOTICES}
"""The kinds of token of which all that read otherwise alike is one change."""


def rank(change: Change) -> tuple[int, int]:
    """Return what changes are sorted by: their kind, and the gravest of a kind first."""
    return ORDER[change.row], -change.size
