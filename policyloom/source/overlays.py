"""Modifications: what a body changes in the clauses of the layers above it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.source.clauses import version_words
from policyloom.source.values import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span
    from policyloom.document import Asset
    from policyloom.source.clauses import ClauseVersion, Version
    from policyloom.source.contacts import OwnContact
    from policyloom.source.steps import OwnDeadline
    from policyloom.source.tables import TableEdit
    from policyloom.source.values import Channel, Condition, LookSettings
    from policyloom.source.vocabulary import Forms


class Leaves(Enum):
    """What a modification leaves where the text of the layers above stood."""

    OWN_TEXT = "the body's text in place of that one"
    OWN_CLAUSE = "that text, and a clause of the body's beside it"
    OWN_CELLS = "that text, with rows and cells of the body's in its table"
    OLDER = "a version of it from before"
    NOTHING = "no clause"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfModification:
    """All that is known of a kind of modification but how a composition carries it out.

    ``key`` names the clause in an overlay, ``base_key`` the version that the body started from.
    ``words`` are for a report, ``does`` says of a body what it does (with the fields ``clause``,
    ``base`` and ``until``), ``reaches`` why a newer text above brings its documents nothing
    (``body``, ``reason``), ``stays`` what to do so that it stays as it is. One that ``ends`` does
    so by itself after its last day; others stand until somebody decides. The text of one that
    ``merges`` stands for all of the text above, so that a merge can be made of the two.
    """

    key: str
    words: str
    does: str
    leaves: Leaves
    base_key: str = ""
    reaches: str = ""
    stays: str = ""
    ends: bool = False
    merges: bool = False


class ModificationKind(Enum):
    """The table of the kinds of modification, in the order of the documentation."""

    SUBSTITUTE = KindOfModification(
        key="substitute",
        words="own text",
        does="has a text of its own, written against {base}",
        leaves=Leaves.OWN_TEXT,
        base_key="base",
        reaches="{body} has a text of its own: {reason}",
        stays="write the text in the overlay, then use `--keep`",
        merges=True,
    )
    INSERT = KindOfModification(
        key="insert", words="own clause", does="adds {clause}", leaves=Leaves.OWN_CLAUSE
    )
    OMIT = KindOfModification(
        key="omit",
        words="left out",
        does="leaves {clause} out",
        leaves=Leaves.NOTHING,
        base_key="base",
        reaches="left out by {body}: {reason}",
        stays="the omission stands as it is",
    )
    HOLD = KindOfModification(
        key="hold",
        words="held",
        does="holds {clause} at {base} until {until}",
        leaves=Leaves.OLDER,
        base_key="at",
        stays="for a longer hold write a later day as `until`",
        ends=True,
    )
    TABLE = KindOfModification(
        key="table-of",
        words="own cells",
        does="has rows or cells of its own in the table of {clause}",
        leaves=Leaves.OWN_CELLS,
        base_key="base",
        stays="its rows and cells stand as they are",
    )


KINDS_BY_KEY = {kind.value.key: kind for kind in ModificationKind}
"""The kinds by the key that names the clause in an overlay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Modification:
    """One thing that a body changes in the clauses of the layers above it.

    ``clause`` is the clause that it leaves changed, ``target`` the one that it is about: they
    differ where a body puts a clause of its own beside another. ``base`` is the version that it
    started from, ``until`` the last day (ISO) that it is meant to stand, ``own`` what the body
    says itself, ``edit`` what it says in a table: each if there is any. ``index`` is its place in
    the overlay's list.
    """

    kind: ModificationKind
    clause: str
    target: str
    reason: str
    policies: tuple[str, ...]
    span: Span
    target_span: Span
    base_span: Span
    base: Version | None = None
    until: str = ""
    diocesan_approval: str = ""
    after: bool = True
    own: ClauseVersion | None = None
    edit: TableEdit | None = None
    index: int = 0

    @property
    def traits(self) -> KindOfModification:
        """What is known of its kind."""
        return self.kind.value

    @property
    def leaves(self) -> Leaves:
        """What it leaves where the text above stood."""
        return self.kind.value.leaves

    @property
    def text(self) -> str:
        """The body's own words (Markdown with tokens), if it has any."""
        return self.own.text if self.own else ""

    @property
    def text_span(self) -> Span:
        """The place of these words, or of the modification."""
        return self.own.text_span if self.own else self.span

    @property
    def fills_in(self) -> bool:
        """Tell whether it only fills in what is left to bodies, which needs no reason."""
        return self.edit is not None and not self.reason

    def does(self, clause: str, until: str) -> str:
        """Return what the body does, with words for the clause and for the last day."""
        base = version_words(self.base) if self.base else ""
        return self.traits.does.format(clause=clause, base=base, until=until)

    def is_for(self, policy: str) -> bool:
        """Tell whether it is meant for a policy."""
        return not self.policies or policy in self.policies


# Overlays: everything that one body says differently.


@dataclass(frozen=True, slots=True)
class Preference(Value):
    """The alternative that a body takes, and the versions of the others when it did so."""

    base: Mapping[str, Version] = field(default_factory=dict)
    reason: str = ""


AUTOMATIC = "automatic"
"""The approver in a delegation table that stands for nobody: such changes flow by themselves."""


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
class PolicyLink:
    """What a body calls a policy of the register, and where it publishes it."""

    title: Value | None
    url: Value | None


FACT = "fact:"
"""What the keys of control facts begin with that have a label of the body's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSettings:
    """The control data of one policy of a body; every value is optional and inherited."""

    values: Mapping[str, Value]
    span: Span


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
    choices: Mapping[str, Preference]
    links: Mapping[str, PolicyLink]
    channels: tuple[Channel, ...] | None
    documents: Mapping[str, DocumentSettings]
    look: LookSettings
    locks: tuple[Value, ...]
    waves: Mapping[str, tuple[Value, ...]]
    wave_dates: Mapping[str, Value]
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
    deadlines: tuple[OwnDeadline, ...] = ()
    contacts: tuple[OwnContact, ...] = ()
    paragraphs: tuple[Value, ...] = ()
    """Clauses of which the bullets are printed as paragraphs."""
    welsh: Mapping[str, Value] = field(default_factory=dict)
    """What a token prints in a Welsh text, by the name in the token."""


# New bodies: what the library proposes for a trust or school that begins.


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
