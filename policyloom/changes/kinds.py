"""The kinds of change between two documents, in the order in which a reviewer reads them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, TypeAlias, assert_never

if TYPE_CHECKING:
    from policyloom.changes.hunks import Hunk, Place


class Size(IntEnum):
    """How much a change asks of the approver: a patch, a minor or a major version."""

    EDITORIAL = 1
    CLARIFYING = 2
    SUBSTANTIVE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A clause in its place as a reader finds it, or a section: then ``clause`` is empty."""

    clause: str
    section: str
    label: str
    section_label: str
    section_title: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Words that now read otherwise, and in how many places."""

    old: str
    new: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseAdded:
    """A clause that the old document does not have."""

    where: Where
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRemoved:
    """A clause that the new document does not have."""

    where: Where
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseMoved:
    """A clause that stands elsewhere now."""

    where: Where
    old: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionAdded:
    """A section that the old document does not have (its clauses are listed on their own)."""

    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRemoved:
    """A section that the new document does not have (its clauses are listed on their own)."""

    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMoved:
    """A section that stands elsewhere now, with the clauses in it."""

    where: Where
    old: Where


class OwnText(Enum):
    """Whether a body's own text for a clause began, or ended and the shared one is back."""

    AS_BEFORE = "as before"
    BEGUN = "begun"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """A clause whose words changed otherwise than by its tokens.

    ``size`` is what the author declared, and substantive where a duty became another. A body's
    own text stands for the clause it replaces.
    """

    where: Where
    hunks: tuple[Hunk, ...]
    own_text: OwnText
    size: Size
    declared: bool
    amendments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyChanged:
    """A duty word that reads otherwise; ``weakened``: a prohibition or 'must' lost strength."""

    old: str
    new: str
    swaps: tuple[Swap, ...]
    places: tuple[Place, ...]
    weakened: bool
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenChanged:
    """A term, role, people group, setting or policy title that reads otherwise wherever it stands.

    ``kind`` is term, role, people, setting or policy; ``name`` is its name in the vocabulary or
    register.
    """

    kind: str
    name: str
    swaps: tuple[Swap, ...]
    places: tuple[Place, ...]
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationChanged:
    """An instrument cited in another edition, at other paragraphs or with another link.

    ``title`` is what the new document calls it.
    """

    instrument: str
    title: str
    swaps: tuple[Swap, ...]
    links: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChanged:
    """The same words with another address behind them."""

    words: str
    old: str
    new: str
    places: tuple[Place, ...]
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """The words of one cell as they were and are; ``column`` is what stands above it."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChanged:
    """A row of local data that was added, removed, closed or changed.

    ``what`` is one of those words; ``row`` is its key; ``old`` and ``new`` are the words of the
    cells that read otherwise.
    """

    what: str
    row: str
    old: str
    new: str
    cells: tuple[CellChange, ...]
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlChanged:
    """A row of the document control table that reads otherwise, or has another label.

    ``label`` is the new one; a row that came or went has no ``old_label`` or no ``label``.
    """

    key: str
    label: str
    old_label: str
    old: str
    new: str
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retitled:
    """Another title of the policy or of a section, another name of the body, other notices.

    ``part`` is title, body, strapline, notices, contents (a section's title there) or section.
    """

    part: str
    old: str
    new: str
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbered:
    """Sections or numbered clauses that have another number now; references follow."""

    numbers: tuple[tuple[str, str, str], ...]
    """(title, old number, new number)"""
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatting:
    """The same words in another shape: a list made of paragraphs, emphasis, quotation marks."""

    places: tuple[Place, ...]
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookChanged:
    """Another logo, colour, paper or layout of the whole document; ``parts`` say which."""

    parts: tuple[str, ...]


Change: TypeAlias = (
    "ClauseAdded | ClauseRemoved | ClauseMoved | SectionAdded | SectionRemoved | SectionMoved "
    "| Reworded | DutyChanged | TokenChanged | CitationChanged | LinkChanged | RowChanged "
    "| ControlChanged | Retitled | Renumbered | Formatting | LookChanged"
)


# Sizes: how much a change asks of the approver, and which changes a reviewer reads first.


ORDER: tuple[type, ...] = (
    SectionAdded,
    ClauseAdded,
    SectionRemoved,
    ClauseRemoved,
    Reworded,
    DutyChanged,
    TokenChanged,
    CitationChanged,
    LinkChanged,
    RowChanged,
    SectionMoved,
    ClauseMoved,
    Retitled,
    Renumbered,
    ControlChanged,
    Formatting,
    LookChanged,
)
KINDS = {"term": 0, "people": 1, "role": 2, "setting": 3, "policy": 4}


def rank(change: Change) -> tuple[int, int, int]:
    """Return what changes are sorted by."""
    kind = KINDS.get(change.kind, 0) if isinstance(change, TokenChanged) else 0
    lesser = -int(size_of(change)) if isinstance(change, Reworded) else 0
    return ORDER.index(type(change)), lesser, kind


def size_of(change: Change) -> Size:
    """Return how much a change asks of the approver."""
    match change:
        case ClauseAdded() | ClauseRemoved() | SectionAdded() | SectionRemoved():
            return Size.SUBSTANTIVE
        case Reworded(size=size):
            return size
        case DutyChanged(weakened=weakened):
            return Size.SUBSTANTIVE if weakened else Size.CLARIFYING
        case TokenChanged() | CitationChanged() | ClauseMoved() | SectionMoved() | RowChanged():
            return Size.CLARIFYING
        case LinkChanged() | ControlChanged() | Retitled() | Renumbered():
            return Size.EDITORIAL
        case Formatting() | LookChanged():
            return Size.EDITORIAL
        case _:
            assert_never(change)
