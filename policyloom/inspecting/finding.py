"""Finding: what a rule is, what it knows of the world, and what it found where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from policyloom.english.grammar import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from policyloom.manuscript import Block, Manuscript
    from policyloom.source.values import Platform
    from policyloom.source.vocabulary import Instrument


SHOWN = 4
"""So many of the other places that a finding is about are said in words."""


class Group(Enum):
    """What kind of trouble it is, in the order in which it is told."""

    EMBARRASS = "What would embarrass you"
    OUT_OF_DATE = "Out of date"
    NOWHERE = "Leads nowhere"
    TWO_THINGS = "Says two things"
    WORDS = "Words"


class Weight(Enum):
    """Whether it is mended before anybody publishes, looked at, or only told when all is asked."""

    MEND = "mend"
    LOOK = "look"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a project knows of the world: instruments, platforms, policies and bodies.

    ``policies`` gives the titles of policies with their other names, ``bodies`` the names of the
    bodies in the project.
    """

    instruments: tuple[Instrument, ...] = ()
    platforms: tuple[Platform, ...] = ()
    policies: Mapping[str, tuple[str, ...]] | None = None
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What rules judge by: the ISO day on which somebody asks, and what is known."""

    today: str
    known: Known


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a rule stumbled over, and the block they stand in (none: the whole file)."""

    block: Block | None
    words: str
    note: str = ""
    """What is true of these words besides what the rule says."""
    row: int = 0
    """Of a table: in which row they stand, counted from zero."""
    span: tuple[int, int] = (0, 0)
    """Where in the block's text the words that are wrong begin and end; nowhere: all that is quoted."""
    also: tuple[Hit, ...] = ()
    """Of what two or more places say: the others."""

    @property
    def said(self) -> str:
        """The words that are wrong, without those around them."""
        start, end = self.span
        return self.block.text[start:end] if self.block and end else self.words

    @property
    def line(self) -> int:
        """The line of the file, or none."""
        return self.block.line_of(self.row) if self.block else 0


Find: TypeAlias = "Callable[[Manuscript, Ground], Iterator[Hit]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that can be wrong: why it matters, and what to do."""

    id: str
    group: Group
    weight: Weight
    why: str
    remedy: str
    find: Find


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words, the heading that they stand under, and the line."""

    words: str
    heading: str
    line: int

    def __str__(self) -> str:
        """Return the words, and where they stand."""
        return f"“{self.words}”{f' (line {self.line})' if self.line else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Place):
    """Words that a rule found, and the other places that it is about."""

    rule: Rule
    note: str = ""
    said: str = ""
    """The words that are wrong, without those around them."""
    also: tuple[Place, ...] = ()

    @property
    def why(self) -> str:
        """What is wrong, in a sentence or two."""
        return f"{self.rule.why} {self.beside}".strip()

    @property
    def beside(self) -> str:
        """What is true of these words besides, and where the others stand."""
        shown = [str(one) for one in self.also[:SHOWN]]
        if more := len(self.also) - len(shown):
            shown.append(f"{more:,} more")
        elsewhere = f"See also {joined(tuple(shown), 'and')}." if shown else ""
        return f"{self.note} {elsewhere}".strip()
