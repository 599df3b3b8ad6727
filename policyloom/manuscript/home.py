"""Home: what came back, paragraph by paragraph, with what tracked changes say of each."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - records read the annotations
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeParagraph:
    """A paragraph of a file that came home, counted from one; 0 of one that we put in.

    ``after`` is how it reads when all changes are accepted, ``before`` how it read without them.
    ``added`` and ``taken`` are the words that are marked so. ``cell`` is table, row and column.
    """

    number: int
    after: str
    before: str
    added: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    contents: bool = False
    cell: tuple[int, ...] = ()
    note_of: int = 0
    """Of a note: the number of the paragraph that refers to it."""
    level: int = 0
    """Of a heading: how deep it is, from one."""
    ends: bool = True
    """Whether its end stays: where it was taken out, the next paragraph goes on from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeComment:
    """A comment of a reviewer, and the paragraph at which it stands; who wrote it is not kept."""

    words: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A file that came home: its paragraphs, comments and properties, and where letters went.

    ``characters`` are all that the file has, ``placed`` those of its paragraphs, ``aside`` the
    others by reason: each is counted by itself.
    """

    paragraphs: tuple[HomeParagraph, ...]
    comments: tuple[HomeComment, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    tracked: int = 0
    characters: int = 0
    placed: int = 0
    aside: Mapping[str, int] = field(default_factory=dict)
    running: tuple[tuple[str, str], ...] = ()
    """The lines of headers and footers as they read now, each with what it is of."""

    @property
    def lost(self) -> int:
        """How many characters are out of balance: always none, unless the program is at fault."""
        return self.characters - self.placed - sum(self.aside.values())
