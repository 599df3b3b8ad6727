"""Places: where a text stands in its file, and where each of its characters does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: its ``span``, whether it is a ``|`` block, and the file's lines."""

    span: Span
    block: bool
    lines: Sequence[str]

    def at(self, text: str, offset: int, length: int = 1) -> Span:
        """Return the place in the file of a character offset in the text."""
        before = text[:offset]
        row, column = before.count("\n"), offset - (before.rfind("\n") + 1)
        if not self.block:
            quoted = self._line(self.span.line)[self.span.column - 1 : self.span.column] in {
                "'",
                '"',
            }
            return Span(
                self.span.path, self.span.line + row, self.span.column + column + quoted, length
            )
        line = self.span.line + 1 + row
        indent = len(self._line(line)) - len(text.split("\n")[row])
        return Span(self.span.path, line, max(0, indent) + column + 1, length)

    def _line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""
