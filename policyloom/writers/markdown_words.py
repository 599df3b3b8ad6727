"""MARKDOWN writer: inlines become CommonMark that prints every word as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    Deleted,
    Emphasis,
    Inserted,
    Language,
    Link,
    Mark,
    Reference,
    Strong,
    Text,
    Unfilled,
)

if TYPE_CHECKING:
    from policyloom.document import Inline, Inlines

MEANINGFUL = re.compile(r"([\\`*_\[\]<>|~]|&(?=#?\w+;))")
LINE_START = re.compile(r"^([#+=-]|\d{1,9}(?=[.)](?:\s|$)))")
ADDRESS = re.compile(r"[\s<>\\]")


def words(inlines: Inlines) -> str:
    """Return inlines as Markdown; what a redline adds and removes stands in HTML's own marks."""
    return "".join(map(_word, inlines))


def _word(inline: Inline) -> str:  # noqa: PLR0911  each kind returns its own
    match inline:
        case Text(value=value):
            return escaped(value)
        case Strong():
            return _around(words(inline.inlines), "**")
        case Emphasis():
            return _around(words(inline.inlines), "*")
        case Link(url=url):
            return f"[{words(inline.inlines)}](<{ADDRESS.sub('', url)}>)"
        case Reference():
            # Every reader of Markdown makes its own anchors; the words carry the number.
            return words(inline.inlines)
        case Language(code=code):
            return f'<span lang="{code}">{words(inline.inlines)}</span>'
        case Unfilled():
            return f"**{escaped(inline.words)}**"
        case Inserted():
            return marked(words(inline.inlines), Mark.INSERTED)
        case Deleted():
            return marked(words(inline.inlines), Mark.DELETED)
        case _:
            assert_never(inline)


def escaped(text: str) -> str:
    """Return words that Markdown prints as they are."""
    return MEANINGFUL.sub(r"\\\1", " ".join(text.split("\n")))


def line(text: str) -> str:
    """Return a paragraph's words so that they do not begin a list or a heading."""
    return LINE_START.sub(_kept, text.strip())


def _kept(found: re.Match[str]) -> str:
    start = found[1]
    # A number is not a mark that can be escaped; what makes it a list is the stop behind it.
    return f"{start}\\" if start.isdecimal() else f"\\{start}"


def _around(content: str, mark: str) -> str:
    """Return words in marks, which must stand close to them."""
    inner = content.strip()
    if not inner:
        return content
    before, _, after = content.partition(inner)
    return f"{before}{mark}{inner}{mark}{after}"


def marked(content: str, mark: Mark) -> str:
    """Return words as a redline shows them."""
    match mark:
        case Mark.NONE:
            return content
        case Mark.INSERTED:
            return f"<ins>{content}</ins>"
        case Mark.DELETED:
            return f"<del>{content}</del>"
        case _:
            assert_never(mark)
