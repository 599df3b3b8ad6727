"""TEXT writer: inlines become words, and words become lines."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    Deleted,
    Emphasis,
    Inserted,
    Jump,
    Language,
    Link,
    Mark,
    Reference,
    Strong,
    Text,
    Unfilled,
    apart,
)
from policyloom.english.addresses import url_of
from policyloom.english.ties import ties

if TYPE_CHECKING:
    from policyloom.document import Inline, Inlines

WIDTH = 100
GLUE = "\x1f"
"""Stands for a space at which no line ends, while lines are made."""


def words(inlines: Inlines) -> str:
    """Return the words of inlines, with a redline's marks and the addresses of links."""
    return "".join(map(_word, apart(inlines)))


def _word(inline: Inline) -> str:
    match inline:
        case Text(value=value):
            return value
        case Unfilled():
            return inline.words
        case Strong() | Emphasis() | Reference() | Jump() | Language():
            return words(inline.inlines)
        case Link():
            return _link(inline)
        case Inserted():
            return marked(words(inline.inlines), Mark.INSERTED)
        case Deleted():
            return marked(words(inline.inlines), Mark.DELETED)
        case _:
            assert_never(inline)


def _link(link: Link) -> str:
    text = words(link.inlines)
    told = text == link.address or url_of(text) == link.url
    return text if told else f"{text} <{link.address}>"


def marked(text: str, mark: Mark) -> str:
    """Return words as a redline shows them; spaces beside them stand outside the marks."""
    words = text.strip()
    if not words:
        return text
    before, _, after = text.partition(words)
    match mark:
        case Mark.NONE:
            return text
        case Mark.INSERTED:
            return f"{before}{{+{words}+}}{after}"
        case Mark.DELETED:
            return f"{before}[-{words}-]{after}"
        case _:
            assert_never(mark)


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """Return words as lines; a word that is longer than a line stays whole, and so do dates."""
    return [
        line.replace(GLUE, " ")
        for part in map(_glued, text.split("\n"))
        for line in textwrap.wrap(part, width, break_long_words=False, break_on_hyphens=False)
    ]


def _glued(text: str) -> str:
    places = ties(text)
    return "".join(GLUE if at in places else letter for at, letter in enumerate(text))


def indented(lines: list[str], label: str, indent: int) -> list[str]:
    """Return lines that hang beside a label."""
    first, *rest = lines or [""]
    return [
        f"{label:<{indent}}{first}".rstrip(),
        *(f"{'':<{indent}}{line}".rstrip() for line in rest),
    ]
