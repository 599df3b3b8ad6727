"""A cursor on checked YAML data that knows where it stands.

The schema has already said what is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policyloom.prose import Place, read_line, read_wording
from policyloom.source import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Diagnostic, Span
    from policyloom.wording import Pieces, Wording
    from policyloom.yamlspans import Path, Source


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a file; ``problems`` collects what its texts hold that they may not."""

    source: Source
    path: Path
    data: Any
    problems: list[Diagnostic]

    @property
    def span(self) -> Span:
        """The place of the value."""
        return self.source.span(self.path)

    @property
    def key_span(self) -> Span:
        """The place of the key that names the value."""
        return self.source.key(self.path)

    def get(self, key: str) -> Node | None:
        """Return the value under ``key``, if any."""
        if not isinstance(self.data, dict) or key not in self.data:
            return None
        return Node(self.source, (*self.path, key), self.data[key], self.problems)

    def need(self, key: str) -> Node:
        """Return the value under a key that the schema requires."""
        return Node(self.source, (*self.path, key), self.data[key], self.problems)

    def items(self) -> Iterator[Node]:
        """Yield the values of a list."""
        for index, value in enumerate(self.data):
            yield Node(self.source, (*self.path, index), value, self.problems)

    def entries(self) -> Iterator[tuple[str, Node]]:
        """Yield the keys and values of a mapping."""
        for key in self.data:
            yield key, self.need(key)

    @property
    def text(self) -> str:
        """The value as words: ``true`` and ``false`` for yes and no."""
        if isinstance(self.data, bool):
            return str(self.data).lower()
        return str(self.data)

    @property
    def value(self) -> Value:
        """The words with their place."""
        return Value(self.text, self.span)

    def _place(self) -> Place:
        return Place(self.span, self.path in self.source.blocks, self.source.lines)

    def wording(self) -> Wording:
        """Return the value read as Markdown blocks."""
        blocks, problems = read_wording(self.text, self._place())
        self.problems.extend(problems)
        return blocks

    def line(self) -> Pieces:
        """Return the value read as one line of Markdown."""
        pieces, problems = read_line(self.text, self._place())
        self.problems.extend(problems)
        return pieces

    # what an optional key says, or the value used when it is left out

    def words(self, key: str, default: str = "") -> str:
        """Return the words under ``key`` or the default."""
        node = self.get(key)
        return node.text if node else default

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return the yes or no under ``key`` or the default."""
        node = self.get(key)
        return bool(node.data) if node else default

    def list(self, key: str) -> tuple[Node, ...]:
        """Return the values of the list under ``key``; none when it is left out."""
        node = self.get(key)
        return tuple(node.items()) if node else ()

    def mapping(self, key: str) -> tuple[tuple[str, Node], ...]:
        """Return the entries of the mapping under ``key``; none when it is left out."""
        node = self.get(key)
        return tuple(node.entries()) if node else ()
