"""Clause data: what a clause's data blocks place, as written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from policyloom.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span
    from policyloom.source.asides import WrittenCallout, WrittenFigure, WrittenQuotation
    from policyloom.source.contacts import WrittenContacts
    from policyloom.source.steps import WrittenSteps
    from policyloom.source.tables import WrittenTable
    from policyloom.source.values import Condition, Value
    from policyloom.source.wording import Pieces, Wording

REFUSED_FROM = "2026-12-01"
"""Texts of the library that are in force from this ISO day on are written for this release."""


def newly_refused(in_force: str) -> Severity:
    """Return how this release tells, in a text in force from a day, what it refuses in new ones.

    A text without a day is of this release, which does not ask for one.
    """
    is_new = not in_force or in_force >= REFUSED_FROM
    return Severity.ERROR if is_new else Severity.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """One line of a legislation list: an instrument, perhaps one of its provisions."""

    instrument: str
    provision: str | None
    when: Condition
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDuties:
    """What one role does: a list of duties, each a line of wording."""

    role: str
    lead: str
    duties: tuple[Pieces, ...]
    when: Condition
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOption:
    """A box to tick as written: the words beside it, and a label of the space to write in."""

    key: str
    label: Pieces
    tail: str
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFormRow:
    """One row of a form as written; ``kind`` is group, field, ticks, statement or signature."""

    kind: str
    key: str
    label: Pieces
    type: str = "line"
    choices: tuple[str, ...] = ()
    help: Pieces = ()
    value: str = ""
    office: bool = False
    columns: int = 2
    options: tuple[WrittenOption, ...] = ()
    statement: Pieces = ()
    formerly: tuple[str, ...] = ()
    repeat: int = 1
    span: Span

    @property
    def names(self) -> tuple[str, ...]:
        """The names that it has in a form: one for each time that it stands there."""
        if self.repeat == 1:
            return (self.key,)
        return tuple(f"{self.key}-{place}" for place in range(1, self.repeat + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenForm:
    """A form as written."""

    title: Pieces
    rows: tuple[WrittenFormRow, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDefinition:
    """A term and what it means, as written."""

    term: Pieces
    meaning: Wording
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFootnote:
    """A footnote as written; ``[^key]`` in the text refers to it."""

    key: str
    text: Pieces
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseData:
    """The typed data of a clause version: what its data-block tokens place."""

    legislation: tuple[Authority, ...] = ()
    duties: tuple[RoleDuties, ...] = ()
    form: WrittenForm | None = None
    definitions: tuple[WrittenDefinition, ...] = ()
    dos: tuple[Pieces, ...] = ()
    donts: tuple[Pieces, ...] = ()
    callout: WrittenCallout | None = None
    quotation: WrittenQuotation | None = None
    steps: WrittenSteps | None = None
    contacts: WrittenContacts | None = None
    figure: WrittenFigure | None = None
    footnotes: tuple[WrittenFootnote, ...] = ()
    """What the text refers to; a text of its own has its own."""
    either: bool = False
    """Whether a body may print the bullets of the text as paragraphs."""
    table: WrittenTable | None = None

    def above(self, other: ClauseData) -> ClauseData:
        """Return this data, with the other's for each kind of which there is none."""
        found = {kind.field: kind.given(self) or kind.given(other) for kind in DATA_KINDS}
        return ClauseData(**found, footnotes=self.footnotes, either=self.either)


@dataclass(frozen=True, slots=True)
class DataKind:
    """A kind of typed data: its key in a clause version, its field here, and its token."""

    key: str
    field: str
    token: str

    def given(self, data: ClauseData) -> Any:  # noqa: ANN401 - each kind has its own type
        """Return what a clause version gives of this kind; nothing when it gives none."""
        return getattr(data, self.field)


DATA_KINDS = (
    DataKind("duties", "duties", "role duties"),
    DataKind("definitions", "definitions", "definitions"),
    DataKind("do", "dos", "dos"),
    DataKind("do-not", "donts", "don'ts"),
    DataKind("legislation", "legislation", "legislation list"),
    DataKind("form", "form", "form"),
    DataKind("callout", "callout", "callout"),
    DataKind("quotation", "quotation", "quotation"),
    DataKind("steps", "steps", "steps"),
    DataKind("contacts", "contacts", "contacts"),
    DataKind("figure", "figure", "figure"),
    DataKind("table", "table", "table"),
)
"""In the order in which a document has those that no token places."""
OF_THE_BODY = ("channel register", "related policies")
"""Tokens that place what the body or the policy gives."""
DATA_TOKENS = (*(kind.token for kind in DATA_KINDS), *OF_THE_BODY)


# Clauses: each with all its published versions and their translations.


Version: TypeAlias = tuple[int, int, int]


def version_words(version: Version) -> str:
    """Return ``1.2.0`` for (1, 2, 0)."""
    return ".".join(map(str, version))


def version_from(words: str) -> Version:
    """Return (1, 2, 0) for ``1.2.0`` (the schema has checked the form)."""
    major, minor, patch = words.split(".")
    return int(major), int(minor), int(patch)


class Mutability(Enum):
    """How far a body may change a clause."""

    LOCKED = "locked"
    PARAMETRISED = "parametrised"
    ADAPTABLE = "adaptable"
    LOCAL = "local"


class Size(IntEnum):
    """How much a change asks of the approver: a patch, a minor or a major version."""

    EDITORIAL = 1
    CLARIFYING = 2
    SUBSTANTIVE = 3

    @property
    def words(self) -> str:
        """The size as it is written and told."""
        return self.name.lower()

    @classmethod
    def of(cls, words: str) -> Size:
        """Return the size that is written so (the schema has checked the form)."""
        return cls[words.upper()]


FIRST: Version = (1, 0, 0)


def next_version(last: Version | None, size: Size) -> Version:
    """Return the smallest version that owns up to changes of this size; without a last, 1.0.0."""
    if last is None:
        return FIRST
    major, minor, patch = last
    match size:
        case Size.SUBSTANTIVE:
            return major + 1, 0, 0
        case Size.CLARIFYING:
            return major, minor + 1, 0
        case Size.EDITORIAL:
            return major, minor, patch + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A clause version's text in another language."""

    title: Pieces
    wording: Wording
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseVersion:
    """One published text of a clause. ``in_force`` is an ISO day.

    ``source`` is law, guidance, provider or local.
    """

    version: Version
    in_force: str
    change: Size
    amendment: str
    source: str
    wording: Wording
    text: str
    data: ClauseData
    certifies: tuple[tuple[str, Version], ...]
    """Clause versions that must stand unchanged for this text to be true."""
    translations: Mapping[str, Translation]
    span: Span
    text_span: Span
    title: Pieces
    lowers: tuple[tuple[str, str], ...] = ()
    """Findings that weigh no more than ``change`` says, each with the author's reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause with all its versions, newest first."""

    id: str
    mutability: Mutability
    topic: str
    locked_by: str
    defines: tuple[Value, ...]
    requires: tuple[Value, ...]
    excludes: tuple[Value, ...]
    applies_when: Condition
    versions: tuple[ClauseVersion, ...]
    span: Span
    formerly: tuple[str, ...] = ()
