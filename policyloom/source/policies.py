"""Policies: which clauses stand in which section, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from policyloom.document import Numbering
from policyloom.source.values import ALWAYS, Condition

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.document import SectionKind
    from policyloom.source.values import Value
    from policyloom.source.vocabulary import Forms
    from policyloom.source.wording import Pieces, Wording

NUMBERING = {
    "none": Numbering.NONE,
    "1.": Numbering.DECIMAL_DOT,
    "1.0": Numbering.DECIMAL_ZERO,
    "1.1": Numbering.DECIMAL_PAIR,
    "i.": Numbering.ROMAN,
    "a.": Numbering.ALPHA,
    "through": Numbering.THROUGH,
}


class ParagraphNumbers(Enum):
    """How the paragraphs of a section are numbered."""

    NONE = ""
    OF_CLAUSE = "1.1.1"
    OF_SECTION = "1.1"
    THROUGH = "through"
    """1., 2. and so on through the whole document."""

    @property
    def is_below(self) -> bool:
        """Tell whether they stand below the numbers of clauses."""
        return self is ParagraphNumbers.OF_CLAUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Inclusion:
    """A policy's use of a clause, perhaps only from or until an ISO day (empty: no bound)."""

    clause: str
    when: Condition
    span: Span
    first: str = ""
    last: str = ""

    @property
    def options(self) -> tuple[Inclusion, ...]:
        """Itself, which is all there is to choose from."""
        return (self,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Alternatives of which exactly one resolves; ``name`` lets an overlay choose."""

    name: str
    alternatives: tuple[Inclusion, ...]
    span: Span

    @property
    def options(self) -> tuple[Inclusion, ...]:
        """What there is to choose from."""
        return self.alternatives


SectionPart: TypeAlias = "Inclusion | Choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSection:
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
    paragraphs: ParagraphNumbers = ParagraphNumbers.NONE
    welsh: Pieces = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Which clauses stand in which order, and who looks after the document."""

    id: str
    title: Pieces
    noun: Forms
    statutory: bool
    published: bool
    review_cycle: Value
    owner: Value
    approver: Value
    numbering: Numbering
    notices: Wording
    sections: tuple[WrittenSection, ...]
    related: tuple[str, ...]
    variant_of: str
    span: Span
    formerly: tuple[str, ...] = ()
    applies_when: Condition = ALWAYS
    """What bodies it is written for: the law of others asks for something else, or for nothing."""
    delegable: bool = True
    """Whether a body may let others decide on its changes; a scheme of delegation says no."""
    welsh: Pieces = ()
    welsh_notices: Wording = ()

    @property
    def parts(self) -> tuple[SectionPart, ...]:
        """What stands in all its sections."""
        return tuple(part for section in self.sections for part in section.parts)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every choice in its sections."""
        return tuple(part for part in self.parts if isinstance(part, Choice))

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause that it names, chosen or not."""
        return tuple(option.clause for part in self.parts for option in part.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredPolicy:
    """A policy that others may refer to, whether or not it is compiled here."""

    id: str
    title: str
    aliases: tuple[str, ...]
    span: Span
    welsh: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPolicy:
    """A policy of a body that is kept elsewhere, with what the body's register says of it.

    Days are ISO, and nothing where it does not say; ``file`` and ``address`` say where it is.
    """

    policy: Value
    title: str
    statutory: bool
    published: bool
    cycle: str
    owner: Value | None
    approver: Value | None
    version: str
    approved_on: str
    last_reviewed: str
    next_review: Value | None
    file: Value | None
    address: str
