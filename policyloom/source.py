"""SOURCE: what authors write, typed, with its place in the files, but not yet resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from policyloom.document import Numbering

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span
    from policyloom.document import Asset, SectionKind
    from policyloom.wording import Pieces, Wording

Version: TypeAlias = tuple[int, int, int]


def version_words(version: Version) -> str:
    """Return ``1.2.0`` for (1, 2, 0)."""
    return ".".join(map(str, version))


def version_from(words: str) -> Version:
    """Return (1, 2, 0) for ``1.2.0`` (the schema has checked the form)."""
    major, minor, patch = words.split(".")
    return int(major), int(minor), int(patch)


AUTOMATIC = "automatic"
"""The approver in a delegation table that stands for nobody: such changes flow by themselves."""

NUMBERING = {
    "none": Numbering.NONE,
    "1.": Numbering.DECIMAL_DOT,
    "1.0": Numbering.DECIMAL_ZERO,
    "1.1": Numbering.DECIMAL_PAIR,
    "i.": Numbering.ROMAN,
    "a.": Numbering.ALPHA,
}

# CONDITIONS


@dataclass(frozen=True, slots=True)
class Requirement:
    """One question about a body: that a fact has one of the values (or, negated, none)."""

    fact: str
    values: tuple[str, ...]
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Condition:
    """All of ``requirements`` hold, and at least one of ``either`` when there are any."""

    requirements: tuple[Requirement, ...] = ()
    either: tuple[Condition, ...] = ()


# CLAUSES


class Mutability(Enum):
    """How far a body may change a clause."""

    LOCKED = "locked"
    PARAMETRISED = "parametrised"
    ADAPTABLE = "adaptable"
    LOCAL = "local"


class ChangeKind(Enum):
    """How much a clause version differs from the one before: major, minor or patch."""

    SUBSTANTIVE = "substantive"
    CLARIFYING = "clarifying"
    EDITORIAL = "editorial"


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
class FormRowPlan:
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
    options: tuple[tuple[str, Pieces, str], ...] = ()
    """(name, words beside the box, label of the space to write in or empty)"""
    statement: Pieces = ()
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPlan:
    """A form as written."""

    title: Pieces
    rows: tuple[FormRowPlan, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionPlan:
    """A term and what it means, as written."""

    term: Pieces
    meaning: Wording
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A clause version's text in another language."""

    title: Pieces
    wording: Wording
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseData:
    """The typed data of a clause version: what its data-block tokens place."""

    legislation: tuple[Authority, ...] = ()
    duties: tuple[RoleDuties, ...] = ()
    form: FormPlan | None = None
    definitions: tuple[DefinitionPlan, ...] = ()
    dos: tuple[Pieces, ...] = ()
    donts: tuple[Pieces, ...] = ()


NO_DATA = ClauseData()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseVersion:
    """One published text of a clause. ``in_force`` is an ISO day.

    ``source`` is law, guidance, provider or local.
    """

    version: Version
    in_force: str
    change: ChangeKind
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause with all its versions, newest first."""

    id: str
    mutability: Mutability
    topic: str
    locked_by: str
    audience: tuple[str, ...]
    defines: tuple[str, ...]
    requires: tuple[str, ...]
    excludes: tuple[str, ...]
    applies_when: Condition
    versions: tuple[ClauseVersion, ...]
    span: Span


# POLICIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Inclusion:
    """A policy's use of a clause, perhaps only from or until an ISO day (empty: no bound)."""

    clause: str
    when: Condition
    span: Span
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Alternatives of which exactly one resolves; ``name`` lets an overlay choose."""

    name: str
    alternatives: tuple[Inclusion, ...]
    span: Span


SectionPart: TypeAlias = "Inclusion | Choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPlan:
    """One section of a policy: its title and which clauses stand in it."""

    key: str
    kind: SectionKind
    title: Pieces
    short_title: Pieces
    provisions: Numbering
    headings: bool
    parts: tuple[SectionPart, ...]
    when: Condition
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Which clauses stand in which order, and who looks after the document."""

    id: str
    title: Pieces
    noun: str
    statutory: bool
    published: bool
    review_cycle: str
    owner: Value
    approver: Value
    numbering: Numbering
    notices: Wording
    sections: tuple[SectionPlan, ...]
    related: tuple[str, ...]
    variant_of: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredPolicy:
    """A policy that others may refer to, whether or not it is compiled here."""

    id: str
    title: str
    aliases: tuple[str, ...]
    span: Span


# VOCABULARY


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar with its place: what an overlay says, where."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """The forms of a term or role.

    Those left out are derived from ``noun`` by rule (see grammar).
    """

    noun: Value
    plural: Value | None = None
    indefinite: Value | None = None
    definite: Value | None = None
    possessive: Value | None = None
    plural_possessive: Value | None = None
    heading: Value | None = None
    within: Value | None = None
    number: str = "singular"
    proper: bool = False
    kind: str = ""
    """The common noun that a proper name stands for in general statements: an academy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Follows:
    """The term whose words another takes while no layer gives it its own.

    For a body with schools the words go on: ``joined_by`` 'or' gives 'the Trust or its schools'.
    ``members`` is the term for one of the schools, empty when nothing is added.
    """

    term: str
    joined_by: str
    members: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the vocabulary: the concept, and the forms used when no overlay says otherwise."""

    name: str
    plural_name: str
    description: str
    default: Forms | None
    follows: Follows | None
    span: Span


class SettingType(Enum):
    """What kind of value a setting takes."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes-no"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A value that a body supplies.

    ``slot`` settings may stay open in a draft and show a mark there.
    """

    name: str
    type: SettingType
    label: str
    description: str
    example: str
    choices: tuple[str, ...]
    default: Value | None
    slot: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalBlock:
    """A list or picture that a body supplies, placed by a token alone in its paragraph."""

    name: str
    label: str
    description: str
    example: str
    slot: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The names that tokens may use."""

    terms: Mapping[str, Term]
    roles: Mapping[str, Term]
    people: Mapping[str, Value]
    lists: Mapping[str, tuple[str, ...]]
    settings: Mapping[str, Setting]
    local_lists: Mapping[str, LocalBlock]
    pictures: Mapping[str, LocalBlock]
    literals: tuple[str, ...]
    guarded: Mapping[str, str]
    """Raw words that must be written as tokens, and the token: ``headteacher`` → ``{head}``."""


# NEW BODIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the library proposes for some new bodies: plain YAML data by key and name.

    ``places`` holds trust, school (on its own) or member (of a trust); empty means all of them.
    ``spans`` are the places of the names.
    """

    places: tuple[str, ...]
    when: Condition
    given: Mapping[str, Mapping[str, object]]
    spans: Mapping[tuple[str, str], Span]


@dataclass(frozen=True, slots=True)
class NewBodies:
    """Proposals for every new body, and those for what a policy turns out to need."""

    always: tuple[Proposal, ...] = ()
    needed: tuple[Proposal, ...] = ()


# INSTRUMENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The paragraphs of one edition that a name stands for; ``basis`` is stated or inferred.

    ``runs_on`` says that the passage goes on after ``first`` and its end is not known.
    """

    first: int
    last: int | None
    basis: str
    runs_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentEdition:
    """One edition of guidance, in force from a day until a day (ISO; both ends included)."""

    edition: str
    title: str
    published: str
    in_force: str
    until: str
    successor_expected: str
    url: str
    anchors: Mapping[str, Anchor]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentProvision:
    """A named provision of an Act or regulations."""

    id: str
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A legal basis: an instrument and perhaps a provision of it."""

    instrument: str
    provision: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """An outside authority that citations point to."""

    id: str
    citation_id: str
    kind: str
    title: str
    abbreviation: str
    aliases: tuple[str, ...]
    url: str
    extent: tuple[str, ...]
    applies_to: tuple[str, ...]
    in_force: str
    checked_on: str
    confidence: str
    withdrawn_urls: tuple[str, ...]
    provisions: tuple[InstrumentProvision, ...]
    legal_basis: Mapping[str, tuple[Basis, ...]]
    editions: tuple[InstrumentEdition, ...]
    span: Span


# OVERLAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """A body's own text in place of a library clause, written against version ``base``."""

    clause: str
    base: Version
    diocesan_approval: str
    title: Pieces | None
    wording: Wording
    text: str
    reason: str
    policies: tuple[str, ...]
    version: Version
    span: Span
    text_span: Span
    base_span: Span
    until: str = ""
    """The last day (ISO) that it is meant to stand; nothing where none is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """A body's own clause, before or after one of the policy's clauses."""

    clause: str
    beside: str
    after: bool
    title: Pieces
    wording: Wording
    text: str
    reason: str
    policies: tuple[str, ...]
    version: Version
    span: Span
    text_span: Span
    beside_span: Span
    until: str = ""
    """The last day (ISO) that it is meant to stand; nothing where none is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A body leaves a clause out."""

    clause: str
    diocesan_approval: str
    reason: str
    policies: tuple[str, ...]
    span: Span
    until: str = ""
    """The last day (ISO) that it is meant to stand; nothing where none is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A body stays on an older version of a clause until an ISO day."""

    clause: str
    at: Version
    until: str
    reason: str
    policies: tuple[str, ...]
    span: Span


Modification: TypeAlias = "Substitution | Insertion | Omission | Hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a role: forms of a title, or several roles of which one acts as appropriate.

    None when vacant.
    """

    forms: Forms | None
    either: tuple[Value, ...]
    vacant: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One row of the channel register. Dates are ISO months or days.

    Roles are names of the vocabulary.
    """

    platform: Value
    account: Value
    administrator: tuple[Value, ...]
    posters: tuple[Value, ...]
    opened: str
    closed: str
    url: str
    example: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLink:
    """What a body calls a policy of the register, and where it publishes it."""

    title: Value | None
    url: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSettings:
    """The control data of one policy of a body; every value is optional and inherited."""

    values: Mapping[str, Value]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LookSettings:
    """What an overlay says of the look; every value is optional and inherited."""

    values: Mapping[str, Value]
    assets: Mapping[str, Asset]
    control_rows: tuple[ControlRowPlan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenReason:
    """Why something changed since an edition; ``about`` is ``clause:ID``, ``term:NAME``, ..."""

    since: str
    policies: tuple[str, ...]
    about: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A body's picture with its text alternative; ``width`` is per cent of the text width."""

    asset: Asset
    alt: str
    caption: Value | None
    width: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """When a school joined or left its trust, and which body it was before or became.

    The days are ISO days, both included.
    """

    first: str
    last: str
    formerly: str
    now: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRowPlan:
    """One row of the control block: what it shows, and what the body calls it.

    Without a label it has the usual words.
    """

    row: str
    label: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """What one body says differently from the layers above it."""

    body: str
    parent: str | None
    name: Value
    forms: Forms
    facts: Mapping[str, Value]
    policies: tuple[Value, ...] | None
    terms: Mapping[str, Forms]
    roles: Mapping[str, Holder]
    people: Mapping[str, tuple[Value, ...]]
    lists: Mapping[str, tuple[Value, ...]]
    duties: Mapping[str, Value]
    style: Mapping[str, Value]
    settings: Mapping[str, Value]
    open_slots: Mapping[str, Span]
    choices: Mapping[str, Value]
    links: Mapping[str, PolicyLink]
    channels: tuple[Channel, ...] | None
    documents: Mapping[str, DocumentSettings]
    look: LookSettings
    locks: tuple[Value, ...]
    waves: Mapping[str, tuple[Value, ...]]
    """By name, in the order in which approvals are pushed: the schools of each wave."""
    modifications: tuple[Modification, ...]
    places: Mapping[tuple[str, str], Span]
    """Where each name stands, by the key above it: ``("terms", "organisation")``."""
    local_lists: Mapping[str, tuple[Value, ...]]
    pictures: Mapping[str, Picture]
    languages: tuple[Value, ...]
    agreements: tuple[Value, ...]
    membership: Membership | None
    delegation: Mapping[str, tuple[Value, ...]]
    reasons: tuple[GivenReason, ...]
    path: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A social media platform, its former names and whether it still runs."""

    name: str
    former_names: tuple[str, ...]
    status: str


# THE LIBRARY


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Library:
    """Everything in the content folders that could be read.

    Two libraries are never compared; what is worked out of one may be kept beside it.
    """

    vocabulary: Vocabulary
    clauses: Mapping[str, Clause]
    policies: Mapping[str, Policy]
    register: Mapping[str, RegisteredPolicy]
    instruments: Mapping[str, Instrument]
    overlays: Mapping[str, Overlay]
    platforms: tuple[Platform, ...] = ()
    new_bodies: NewBodies = NewBodies()
    broken: frozenset[str] = field(default_factory=frozenset)
    """Paths of the files that have errors: documents that depend on one are not built."""
    glimpsed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By body whose overlay could not be decoded: the policies that could be read in it."""
    members: Mapping[str, tuple[Overlay, ...]] = field(init=False, repr=False)
    """By body: the overlays that inherit from it, in order of their names."""

    def __post_init__(self) -> None:
        """Put the overlays under their parents, once for all documents."""
        members: dict[str, list[Overlay]] = {}
        for _, overlay in sorted(self.overlays.items()):
            if overlay.parent:
                members.setdefault(overlay.parent, []).append(overlay)
        found = {parent: tuple(overlays) for parent, overlays in members.items()}
        object.__setattr__(self, "members", found)
