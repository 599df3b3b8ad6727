"""Modifications: what a body changes in the clauses of the layers above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span
    from policyloom.document import Asset
    from policyloom.source.clauses import Version
    from policyloom.source.values import Channel, Condition, LookSettings, Value
    from policyloom.source.vocabulary import Forms
    from policyloom.source.wording import Pieces, Wording


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


# Overlays: everything that one body says differently.


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
    choices: Mapping[str, Value]
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
