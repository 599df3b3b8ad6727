"""Places: where a text stands in its file, and where each of its characters does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from policyloom.diagnostics import Code, Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token as MarkdownToken


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


SIGNS = re.compile(r"[!-/:-@\[-`{-~]")
"""Signs that a backslash makes plain."""
TYPED = str.maketrans("{}", "\ufdd0\ufdd1")
"""Braces behind a backslash: until tokens are read, characters that no text holds stand there."""
MEANT = str.maketrans("\ufdd0\ufdd1", "{}")

# The reader: a text with a cursor in it, and the problems found so far.


@dataclass(slots=True)
class Reader:
    """What reading one text knows: markers are looked for from ``cursor`` on, in order.

    ``depth`` counts the lists and notes that the reader is in; ``headed`` says that a sub-heading
    has come.
    """

    text: str
    place: Place
    cursor: int = 0
    depth: int = 0
    headed: bool = False
    problems: list[Diagnostic] = field(default_factory=list)

    def find(self, words: str) -> int:
        """Return the offset of the next occurrence of ``words`` and move the cursor past it."""
        at, end = self._next(words)
        self.cursor = end
        return at

    def _next(self, words: str) -> tuple[int, int]:
        """Return where words begin and end, with a backslash before any of their signs or none."""
        words = words.translate(MEANT)
        at = self.text.find(words, self.cursor) if words else -1
        if words and "\\" in self.text:
            found = re.compile(SIGNS.sub(r"\\\\?\\\g<0>", words)).search(self.text, self.cursor)
            return found.span() if found else (self.cursor, self.cursor)
        return (at, at + len(words)) if at >= 0 else (self.cursor, self.cursor)

    def span(self, words: str) -> Span:
        """Return the place of the next occurrence of ``words`` and move the cursor past it."""
        return self.place.at(self.text, self.find(words), max(1, len(words)))

    def report(
        self,
        code: Code,
        message: str,
        span: Span,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Report something that refuses the text, or is pointed out in it."""
        found = Diagnostic(code=code, message=message, span=span, hint=hint, severity=severity)
        self.problems.append(found)

    def enter(self, token: MarkdownToken) -> None:
        """Move the cursor to the line on which a block begins, unless it is past that."""
        self.cursor = max(self.cursor, self._start(token.map[0] if token.map else 0))

    def _start(self, row: int) -> int:
        at = 0
        for _ in range(row):
            at = self.text.index("\n", at) + 1
        return at

    def line_span(self, token: MarkdownToken) -> Span:
        """Return the place of the first character of the line on which a block begins."""
        start = self._start(token.map[0] if token.map else 0)
        line = self.text[start:].partition("\n")[0]
        return self.place.at(self.text, start + len(line) - len(line.lstrip(" ")))

    def row_span(self, row: int, words: str) -> Span:
        """Return the place of words that stand on a line of the text."""
        return self.place.at(self.text, self.text.find(words, self._start(row)), len(words))


# What a clause may not hold: Markdown that policies do not use, HTML, and signs left over.


UNSUPPORTED = {
    "image": ("pictures are not placed in text", "write it as data, `figure:`, beside the text"),
    "code_inline": ("code formatting is not used in policies", "remove the backquotes"),
    "fence": ("code blocks are not used in policies", "remove the lines of backquotes"),
    "table_open": (
        "a table is not typed in text",
        "write it as data, `table:`, beside the text, and `{table}` on a line of its own here",
    ),
    "s_open": ("struck-out words are not used in policies", "remove them"),
    "hr": ("rules across the page are not used in policies", "remove the line"),
}


def unsupported(token: MarkdownToken, reader: Reader) -> None:
    """Refuse Markdown that policies do not use, such as a picture or a table."""
    message, hint = UNSUPPORTED.get(
        token.type, (f"`{token.type}` is not used in policies", "write it as plain text")
    )
    span = reader.line_span(token) if token.map else reader.span(token.content or token.markup)
    reader.report(Code.UNSUPPORTED_MARKDOWN, message, span, hint)


def skip(token: MarkdownToken, tokens: Iterator[MarkdownToken]) -> None:
    """Leave out what stands inside a table or the like, which is reported as a whole."""
    end = token.type.replace("_open", "_close")
    if token.nesting > 0:
        next((inner for inner in tokens if inner.type == end), None)


def raw_html(content: str, reader: Reader) -> None:
    """Refuse HTML."""
    hint = "write plain words, `**bold**` or a list; the formats make their own markup"
    reader.report(
        Code.RAW_HTML, f"HTML (`{content}`) is not used in policy text", reader.span(content), hint
    )


class _LeftOver(NamedTuple):
    """Markdown or HTML that was not understood, and would be printed as it stands."""

    pattern: re.Pattern[str]
    code: Code
    message: str
    hint: str


LEFT_OVER = (
    _LeftOver(
        re.compile(r"\[[^\[\]]*\]\([^)]*\)?"),
        Code.LINK_UNKNOWN,
        "`{}` is not read as a link, and would be printed as it stands",
        "an address has no spaces and no line breaks, and its brackets are closed",
    ),
    _LeftOver(
        re.compile(r"\*\*+"),
        Code.UNSUPPORTED_MARKDOWN,
        "`{}` makes nothing bold here, and would be printed as it stands",
        "put the signs right beside the words: `**bold**`; close what you open",
    ),
    _LeftOver(
        re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,30});"),
        Code.RAW_HTML,
        "`{}` is HTML's way to write a character, and would be printed as it stands",
        "write the character itself",
    ),
)


def left_over(content: str, start: int, reader: Reader) -> None:
    """Refuse Markdown or HTML that was not understood in words that begin at ``start``."""
    for rule in LEFT_OVER:
        if left := rule.pattern.search(content):
            span = reader.place.at(reader.text, start + left.start(), len(left[0]))
            reader.report(rule.code, rule.message.format(left[0]), span, rule.hint)


# Markdown as policies use it: what is understood, and what is understood to be refused.


DEEPEST = 6
"""How deep lists and notes may stand in each other; a reader is lost long before."""


@lru_cache(maxsize=1)
def markdown() -> MarkdownIt:
    """Return the parser, the same one every time."""
    # Deeper than anything that is let through, so that nothing is left out unsaid.
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 4 * DEEPEST})
    # Words behind a label are words, `[Lunch]: 12:00`; Markdown would print nothing of them.
    parser.disable(["code", "entity", "reference"], ignoreInvalid=True)
    # Understood in order to be refused: their signs would be printed as they stand.
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.before("text_join", "typed_braces", _typed_braces)
    # Links are judged here, with their place; Markdown is not to drop or rewrite any.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    parser.normalizeLink = _same_link  # type: ignore[method-assign]
    return parser


def _typed_braces(state: StateCore) -> None:
    """Part braces that are to be printed from those of tokens, before all words are joined."""
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "text_special":
                token.content = token.content.translate(TYPED)


def _any_link(url: str) -> bool:
    del url
    return True


def _same_link(url: str) -> str:
    return url
