"""Finding: what a rule is, what it knows of the world, and what it found where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from policyloom.manuscript import Block, Manuscript
    from policyloom.source.values import Platform
    from policyloom.source.vocabulary import Instrument


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
class Finding:
    """Words that a rule found, the heading that they stand under, and the line."""

    rule: Rule
    words: str
    heading: str
    line: int
    note: str = ""
    said: str = ""
    """The words that are wrong, without those around them."""

    @property
    def why(self) -> str:
        """What is wrong, in a sentence or two."""
        return f"{self.rule.why} {self.note}".strip()
