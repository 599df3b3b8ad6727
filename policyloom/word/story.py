"""IMPORT: the text of a Word file as runs that were kept, added or taken by tracked changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator


class State(Enum):
    """What a tracked change made of words or of a paragraph's end; ``UNDONE`` was never there."""

    KEPT = "kept"
    ADDED = "added"
    TAKEN = "taken"
    UNDONE = "undone"

    @property
    def stays(self) -> bool:
        """Whether it stands when all changes are accepted."""
        return self in {State.KEPT, State.ADDED}

    @property
    def stood(self) -> bool:
        """Whether it stood before the changes."""
        return self in {State.KEPT, State.TAKEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one look and one state."""

    words: str
    state: State = State.KEPT
    bold: bool = False
    size: float = 0.0
    hidden: bool = False
    marked: bool = False
    slot: bool = False
    link: str | None = None
    """Where it leads; empty for a link to nowhere."""
    note: str = ""
    """The number of the note that is referred to here."""


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A paragraph with the state of its end, and what its style and list say of it."""

    number: int
    runs: list[Run] = field(default_factory=list)
    end: State = State.KEPT
    style: str = ""
    level: int = 0
    label: str = ""
    depth: int = -1
    indent: float = 0.0
    contents: bool = False
    note: str = ""
    note_of: int = 0
    """Of a note: the number of the paragraph that refers to it."""
    inside: list[Node] = field(default_factory=list)
    """Pictures and the text of boxes that hang on it."""

    def words(self, *, before: bool = False) -> str:
        """Return the words when all changes are accepted, or as they stood before."""
        return "".join(
            run.words
            for run in self.runs
            if (run.state.stood if before else run.state.stays) and not run.hidden
        )


@dataclass(slots=True, kw_only=True)
class CellStory:
    """A cell with its paragraphs; ``goes_on`` where it only continues the cell above."""

    nodes: list[Node]
    columns: int = 1
    goes_on: bool = False


@dataclass(slots=True, kw_only=True)
class TableStory:
    """A table: its rows with their states."""

    number: int
    rows: list[tuple[State, list[CellStory]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture or chart with its text alternative; ``part`` is the part that holds it, if any."""

    number: int
    alt: str
    chart: bool = False
    decorative: bool = False
    part: str = ""


Node: TypeAlias = "Paragraph | TableStory | Drawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment: its words, and the paragraph at which it stands."""

    words: str
    raw: str
    number: int


@dataclass(slots=True, kw_only=True)
class Story:
    """All that stands in a Word file."""

    nodes: list[Node]
    beside: list[tuple[str, str]]
    """Words of headers and footers, with what they are."""
    comments: list[Comment]
    facts: dict[str, str]
    author: str
    tracked: int
    characters: int
    main: str = ""
    running: list[tuple[str, str]] = field(default_factory=list)
    """The lines of headers and footers as they read now, with what they are of."""
    look: dict[str, str] = field(default_factory=dict)
    """What a body's look would say of the file's: accent, paper and size."""


def paragraphs(nodes: list[Node]) -> Iterator[Paragraph]:
    """Yield all paragraphs in reading order, those of tables and boxes included."""
    for node in nodes:
        match node:
            case Paragraph():
                yield node
                yield from paragraphs(node.inside)
            case TableStory():
                for _, cells in node.rows:
                    for cell in cells:
                        yield from paragraphs(cell.nodes)
            case Drawn():
                pass
