"""Overlays: everything that one body says differently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span
    from policyloom.document import Asset
    from policyloom.source.channels import Channel
    from policyloom.source.looks import LookSettings
    from policyloom.source.modifications import Modification
    from policyloom.source.values import Value
    from policyloom.source.vocabulary import Forms

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
