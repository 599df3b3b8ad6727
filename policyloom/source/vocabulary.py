"""Vocabulary: the names that tokens may use, and the forms that words have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span
    from policyloom.source.clauses import Size
    from policyloom.source.values import Value


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
    number: str = ""
    """Singular or plural; nothing where nobody said."""
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
    """A word of the vocabulary: the concept, and the forms used when no overlay says otherwise.

    ``one_of`` is the people group of which a term names one, ``in_place_of`` the role about which
    whoever holds this one is told.
    """

    name: str
    plural_name: str
    description: str
    default: Forms | None
    follows: Follows | None
    span: Span
    formerly: tuple[str, ...] = ()
    one_of: str = ""
    in_place_of: str = ""


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

    ``slot`` settings may stay open in a draft and show a mark there. ``weighs`` is how much
    another value asks of the approver, where that is not found in the value itself.
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
    formerly: tuple[str, ...] = ()
    weighs: Size | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalBlock:
    """A list or picture that a body supplies, placed by a token alone in its paragraph."""

    name: str
    label: str
    description: str
    example: str
    slot: bool
    span: Span
    formerly: tuple[str, ...] = ()
    numbered: bool = False
    """Whether it is a figure, which has a number."""


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

    @property
    def entries(self) -> tuple[Term | Setting | LocalBlock, ...]:
        """Every entry that may have had another name."""
        named = (self.terms, self.roles, self.settings, self.local_lists, self.pictures)
        return tuple(entry for entries in named for entry in entries.values())


# Instruments: Acts, regulations and guidance, with their editions and provisions.


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The paragraphs of one edition that a name stands for; ``basis`` is stated or inferred.

    ``runs_on`` says that the passage goes on after ``first`` and its end is not known.
    """

    first: int
    last: int | None
    basis: str
    runs_on: bool = False


UNCONFIRMED = "unconfirmed"
"""How sure an entry of the register is that nobody has compared with its source."""


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
    confidence: str
    span: Span
    welsh: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentProvision:
    """A named provision of an Act or regulations; ``changed`` says what later Acts did to it."""

    id: str
    label: str
    url: str
    changed: tuple[str, ...] = ()


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
    welsh: str = ""
