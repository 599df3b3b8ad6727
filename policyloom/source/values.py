"""Values: what a source says, with the place where it says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span
    from policyloom.document import Asset


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar with its place: what an overlay says, where."""

    text: str
    span: Span


# Conditions: what has to hold of a body for something to stand in its documents.


@dataclass(frozen=True, slots=True)
class Requirement:
    """One question about a body: that a fact has one of the values (or, negated, none)."""

    fact: str
    values: tuple[str, ...]
    negated: bool
    span: Span

    def is_met(self, facts: Mapping[str, str]) -> bool:
        """Answer it from a body's facts; a fact that is not set has no value."""
        return (facts.get(self.fact) in self.values) is not self.negated


@dataclass(frozen=True, slots=True)
class Condition:
    """All of ``requirements`` hold, and at least one of ``either`` when there are any."""

    requirements: tuple[Requirement, ...] = ()
    either: tuple[Condition, ...] = ()

    def holds(self, facts: Mapping[str, str]) -> bool:
        """Tell whether it holds for a body's facts."""
        if not all(requirement.is_met(facts) for requirement in self.requirements):
            return False
        return not self.either or any(option.holds(facts) for option in self.either)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that it asks about, each as often as it does."""
        own = (requirement.fact for requirement in self.requirements)
        return (*own, *(fact for option in self.either for fact in option.facts))


ALWAYS = Condition()


# Looks: what an overlay says of how documents look and what their control block shows.


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenControlRow:
    """One row of the control block: what it shows, and what the body calls it.

    Without a label it has the usual words.
    """

    row: str
    label: str
    span: Span


LOOKS = (
    *("accent", "cover", "size", "strapline", "logo", "logo-alt", "letterhead"),
    *("heading-style", "paper", "new-page-for", "pdf-engine", "languages"),
)
"""What an overlay may say of the look, beside the rows of its control block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookSettings:
    """What an overlay says of the look; every value is optional and inherited."""

    values: Mapping[str, Value]
    assets: Mapping[str, Asset]
    control_rows: tuple[WrittenControlRow, ...] = ()


# Channels: the platforms that the library knows, and the accounts that bodies have there.


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A social media platform, its former names and whether it still runs."""

    name: str
    former_names: tuple[str, ...]
    status: str
    aliases: tuple[str, ...] = ()


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


# Paths: where what authors write stands, counted from the project's root.


VOCABULARY = "clauses/vocabulary.yaml"
REGISTER = "policies/register.yaml"


def named(clause: str) -> str:
    """Return the title of a clause that gives none: ``complaints/how-to-begin``, How to begin."""
    words = clause.rpartition("/")[2].replace("-", " ")
    return words[0].upper() + words[1:]


def clause_path(clause: str) -> str:
    """Return the file that a clause id belongs in."""
    return f"clauses/{clause}.yaml"


def topic_path(topic: str) -> str:
    """Return the file that holds what all clauses of a topic share, and perhaps the clauses."""
    return f"clauses/{topic.partition('/')[0]}.yaml"


def clause_files(clause: str) -> frozenset[str]:
    """Return the files that a clause may stand in or rest on: its own, and that of its topic."""
    return frozenset({clause_path(clause), topic_path(clause)})


def instrument_path(instrument: str) -> str:
    """Return the file that an instrument's id belongs in."""
    return f"clauses/instruments/{instrument}.yaml"


def policy_path(policy: str) -> str:
    """Return the file that a policy id belongs in."""
    return f"policies/{policy}.yaml"


def body_folder(body: str) -> str:
    """Return where all files of a body stand: ``trusts/TRUST`` or ``trusts/TRUST/schools/S``."""
    trust, _, school = body.partition("/")
    return f"trusts/{trust}/schools/{school}" if school else f"trusts/{trust}"


def body_of(path: str) -> str | None:
    """Return the body whose file this is; None where all bodies share it."""
    match path.split("/"):
        case ["trusts", trust, "schools", school, *_]:
            return f"{trust}/{school}"
        case ["trusts", trust, _, *_]:
            return trust
        case _:
            return None


def kept_path(body: str) -> str:
    """Return the file that names a body's policies that are kept elsewhere."""
    return f"{body_folder(body)}/register.yaml"


def overlay_path(body: str) -> str:
    """Return the file that a body's overlay belongs in."""
    return f"{body_folder(body)}/overlay.yaml"
