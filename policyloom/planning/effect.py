"""Rollout: what a plan says of one document, in values that a file can hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from policyloom.records import FLAT, MEMBER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.source import Target


class Standing(Enum):
    """How a document stands to its newest edition, the most pressing first."""

    BLOCKED = "blocked"
    CONFLICT = "conflict"
    AFFECTED = "affected"
    UNAFFECTED = "unaffected"


class Sign(Enum):
    """Whether words stay, come or go."""

    SAME = "same"
    COME = "come"
    GONE = "gone"


Run: TypeAlias = tuple[Sign, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph with the words that come and go; ``place`` is its clause."""

    place: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """One change that a new edition would make.

    ``kind`` is its class (``clause reworded``). The numbers are those of the clause in the old
    and in the new document; nothing where the change is about no single clause.
    """

    kind: str
    size: str
    words: str
    clause: str = ""
    old_number: str = ""
    new_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A problem that stands in the way, with its place and remedy."""

    code: str
    message: str
    path: str
    line: int
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a plan says of one document.

    ``before`` and ``after`` are versions, ``before`` nothing for a first edition. ``approvers``
    are those whom the delegation table names, ``approver_bodies`` the bodies whose they are,
    ``deciders`` both in words, such as ``Governing body of Alderbrook Junior School``; ``flows``
    says that none is needed. ``reasons`` say why a document is not affected, ``notes`` what else
    whoever decides should know. ``date`` is the day on which the text is read. ``inputs`` and
    ``document`` are the digests by which a push knows whether anything has moved.
    """

    target: Target = field(metadata={FLAT: True})
    body_name: str
    title: str
    standing: Standing
    before: str = ""
    after: str = ""
    size: str = ""
    approvers: tuple[str, ...] = ()
    approver_words: tuple[str, ...] = ()
    approver_bodies: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()
    flows: bool = False
    alterations: tuple[Alteration, ...] = field(default=(), metadata={MEMBER: "changes"})
    passages: tuple[Passage, ...] = ()
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = field(default=(), metadata={MEMBER: "problems"})
    date: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    document: str = ""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many changes of each class there are, in the order in which they are listed."""
        counts: dict[str, int] = {}
        for alteration in self.alterations:
            counts[alteration.kind] = counts.get(alteration.kind, 0) + 1
        return counts


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetPlan:
    """A plan: what was asked, and the effect on every document."""

    program: str
    selectors: tuple[str, ...]
    clause: str
    as_of: str
    effects: tuple[Effect, ...] = field(metadata={MEMBER: "documents"})

    def standing(self, standing: Standing) -> tuple[Effect, ...]:
        """Return the effects on the documents that stand so."""
        return tuple(effect for effect in self.effects if effect.standing is standing)
