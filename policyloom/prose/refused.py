"""What a clause may not hold: Markdown that policies do not use, HTML, and signs left over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token as MarkdownToken

    from policyloom.prose.reader import Reader

UNSUPPORTED = {
    "image": ("pictures are not placed in text", "set the logo in the overlay's `look`"),
    "code_inline": ("code formatting is not used in policies", "remove the backquotes"),
    "fence": ("code blocks are not used in policies", "remove the lines of backquotes"),
    "table_open": (
        "a table is not typed in text",
        "write a list, or a data block such as `{channel register}`",
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
    reader.report("unsupported-markdown", message, span, hint)


def skip(token: MarkdownToken, tokens: Iterator[MarkdownToken]) -> None:
    """Leave out what stands inside a table or the like, which is reported as a whole."""
    end = token.type.replace("_open", "_close")
    if token.nesting > 0:
        next((inner for inner in tokens if inner.type == end), None)


def raw_html(content: str, reader: Reader) -> None:
    """Refuse HTML."""
    hint = "write plain words, `**bold**` or a list; the formats make their own markup"
    reader.report(
        "raw-html", f"HTML (`{content}`) is not used in policy text", reader.span(content), hint
    )


class _LeftOver(NamedTuple):
    """Markdown or HTML that was not understood, and would be printed as it stands."""

    pattern: str
    code: str
    message: str
    hint: str


LEFT_OVER = (
    _LeftOver(
        r"\[[^\[\]]*\]\([^)]*\)?",
        "link-unknown",
        "`{}` is not read as a link, and would be printed as it stands",
        "an address has no spaces and no line breaks, and its brackets are closed",
    ),
    _LeftOver(
        r"\*\*+",
        "unsupported-markdown",
        "`{}` makes nothing bold here, and would be printed as it stands",
        "put the signs right beside the words: `**bold**`; close what you open",
    ),
    _LeftOver(
        r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,30});",
        "raw-html",
        "`{}` is HTML's way to write a character, and would be printed as it stands",
        "write the character itself",
    ),
)


def left_over(content: str, start: int, reader: Reader) -> None:
    """Refuse Markdown or HTML that was not understood in words that begin at ``start``."""
    for rule in LEFT_OVER:
        if left := re.search(rule.pattern, content):
            span = reader.place.at(reader.text, start + left.start(), len(left[0]))
            reader.report(rule.code, rule.message.format(left[0]), span, rule.hint)
