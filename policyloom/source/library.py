"""Library: all that could be read in the content folders."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.english.dates import is_date
from policyloom.source.overlays import NewBodies
from policyloom.source.renames import Renames
from policyloom.source.values import clause_files, clause_path
from policyloom.source.vocabulary import SettingType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.source.clauses import Clause, ClauseVersion, Version
    from policyloom.source.contacts import PersonNamed
    from policyloom.source.overlays import Overlay
    from policyloom.source.policies import Choice, KeptPolicy, Policy, RegisteredPolicy
    from policyloom.source.values import Platform, Value
    from policyloom.source.vocabulary import Instrument, Setting, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What bodies name that matters beyond their own trust: clauses of their own, and their names.

    ``words`` are those of the bodies' names in small letters.
    """

    clauses: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def __or__(self, other: Named) -> Named:
        """Return the names of both."""
        return Named(clauses=self.clauses | other.clauses, words=self.words | other.words)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Library:
    """Everything in the content folders that could be read; two of them are never compared."""

    vocabulary: Vocabulary
    clauses: Mapping[str, Clause]
    policies: Mapping[str, Policy]
    register: Mapping[str, RegisteredPolicy]
    instruments: Mapping[str, Instrument]
    overlays: Mapping[str, Overlay]
    names: Mapping[str, tuple[PersonNamed, ...]] = field(default_factory=dict)
    """By body: the names of people, which printing needs and nothing else may use."""
    platforms: tuple[Platform, ...] = ()
    kept: Mapping[str, tuple[KeptPolicy, ...]] = field(default_factory=dict)
    """By body: its policies that are kept elsewhere."""
    new_bodies: NewBodies = field(default_factory=NewBodies)
    broken: frozenset[str] = field(default_factory=frozenset)
    """Paths of the files that have errors: documents that depend on one are not built."""
    renames: Renames = field(default_factory=Renames)
    """What says what it was called before; the library has the names of today."""
    glimpsed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By body whose overlay could not be decoded: the policies that could be read in it."""
    partial: Mapping[str, Overlay] = field(default_factory=dict)
    """By body whose overlay has errors: what is sound in it, for looking at its decisions."""
    today: str = ""
    """The ISO day on which somebody asks: it tells what is over, and ends holds."""
    to_check: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    """By path: what nobody has looked at since `policyloom new` proposed it, and why."""
    elsewhere: Named = field(default_factory=Named)
    """What is named by bodies that are not in this library, but belong to the project."""
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

    def target(self, body: str, policy: str) -> Target:
        """Return a document of a body."""
        known = self.policies.get(policy)
        return Target(body, policy, formerly=known.formerly if known else ())

    def policies_of(self, body: str) -> frozenset[str]:
        """Return the policies that a body lists, or else the layers above it."""
        overlay = self.overlays.get(body)
        chain = (*above(self, overlay), overlay) if overlay else ()
        lists = [one.policies for one in chain if one.policies is not None]
        return frozenset(value.text for value in lists[-1]) if lists else frozenset()

    def is_broken(self, clause: str) -> bool:
        """Tell whether a file that a clause stands in or rests on could not be read."""
        return not clause_files(clause).isdisjoint(self.broken)

    def path_of(self, clause: str) -> str:
        """Return the file that a clause stands in, or would."""
        found = self.clauses.get(clause)
        return found.span.path if found else clause_path(clause)

    def names_of(self, body: str) -> dict[str, str]:
        """Return the names of people that a body's documents are printed with, by role.

        A school has those of its trust, unless it has its own.
        """
        trust = body.rpartition("/")[0]
        above = self.names_of(trust) if trust else {}
        return above | {one.role: one.name for one in self.names.get(body, ())}

    def choices(self) -> tuple[Choice, ...]:
        """Return the choices of all policies."""
        return tuple(choice for policy in self.policies.values() for choice in policy.choices)

    def texts(self) -> Iterator[ClauseVersion]:
        """Yield every text: the versions of all clauses, and what bodies say themselves."""
        for clause in self.clauses.values():
            yield from clause.versions
        for overlay in self.overlays.values():
            yield from (one.own for one in overlay.modifications if one.own)


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """One document to be made: a body's policy, with the names that the policy had before."""

    body: str
    policy: str
    formerly: tuple[str, ...] = field(default=(), compare=False, kw_only=True)

    def __str__(self) -> str:
        """Return ``peak-vale/hollin-bank:social-media``."""
        return f"{self.body}:{self.policy}"


def above(library: Library, overlay: Overlay) -> tuple[Overlay, ...]:
    """Return the overlays that a body inherits from, the top layer first."""
    parent = library.overlays.get(overlay.parent or "")
    return (*above(library, parent), parent) if parent else ()


# Versions of policies as people write them: ``1.1``, ``2.0``, ``2.0.1``.


FORM = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)(?:\.(0|[1-9]\d*))?")


def edition_version(words: str) -> Version | None:
    """Return (1, 1, 0) for ``1.1``; None when the words are not a version."""
    found = FORM.fullmatch(words)
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


def edition_words(version: Version) -> str:
    """Return ``1.1`` for (1, 1, 0) and ``1.1.2`` for (1, 1, 2)."""
    major, minor, patch = version
    return f"{major}.{minor}.{patch}" if patch else f"{major}.{minor}"


# Setting values: whether what a body says is a value that the setting takes.


NO_WORDS = ("yes", "no", "on", "off", "true", "false")
"""What answers a question, and says nothing in the middle of a sentence."""


def accepts(setting: Setting, text: str) -> bool:
    """Tell whether the setting takes the value."""
    match setting.type:
        case SettingType.YES_NO:
            return text in {"true", "false"}
        case SettingType.NUMBER:
            return text.isascii() and text.removeprefix("-").isdigit()
        case SettingType.DATE:
            return is_date(text)
        case SettingType.CHOICE:
            return text in setting.choices
        case SettingType.TEXT:
            return text.strip().lower() not in {"", *NO_WORDS}
