"""The reader: a text with a cursor in it, and the problems found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic

if TYPE_CHECKING:
    from markdown_it.token import Token as MarkdownToken

    from policyloom.diagnostics import Span
    from policyloom.prose.place import Place


@dataclass(slots=True)
class Reader:
    """What reading one text knows: markers are looked for from ``cursor`` on, in order.

    ``depth`` counts the lists and notes that the reader is in.
    """

    text: str
    place: Place
    cursor: int = 0
    depth: int = 0
    problems: list[Diagnostic] = field(default_factory=list)

    def find(self, words: str) -> int:
        """Return the offset of the next occurrence of ``words`` and move the cursor past it."""
        at = self.text.find(words, self.cursor) if words else -1
        if at < 0:
            return self.cursor
        self.cursor = at + len(words)
        return at

    def span(self, words: str) -> Span:
        """Return the place of the next occurrence of ``words`` and move the cursor past it."""
        return self.place.at(self.text, self.find(words), max(1, len(words)))

    def report(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        """Report something that refuses the text."""
        self.problems.append(Diagnostic(code=code, message=message, span=span, hint=hint))

    def line_span(self, token: MarkdownToken) -> Span:
        """Return the place of the first character of the line on which a block begins."""
        row = token.map[0] if token.map else 0
        lines = self.text.split("\n")
        offset = sum(len(line) + 1 for line in lines[:row])
        indent = len(lines[row]) - len(lines[row].lstrip(" "))
        return self.place.at(self.text, offset + indent)
