"""Pieces: Markdown's words, bold, italics and links -> pieces of wording, tokens among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.prose.links import link
from policyloom.prose.refused import left_over, raw_html, skip, unsupported
from policyloom.wording import Bold, Italic, Token, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token as MarkdownToken

    from policyloom.prose.reader import Reader
    from policyloom.wording import Piece, Pieces

TOKEN = re.compile(r"\{([^{}]*)\}")


def pieces_until(tokens: Iterator[MarkdownToken], end: str, reader: Reader) -> Pieces:
    """Return the pieces up to the token named ``end``, or all that there are."""
    pieces: list[Piece] = []
    for token in tokens:
        if token.type == end:
            break
        pieces += _piece(token, tokens, reader)
    return _joined(pieces)


def _piece(
    token: MarkdownToken, tokens: Iterator[MarkdownToken], reader: Reader
) -> Iterator[Piece]:
    match token.type:
        case "text" | "text_special":
            yield from _text(token.content, reader)
        case "softbreak" | "hardbreak":
            yield Words(" ", reader.span("\n"))
        case "strong_open":
            yield Bold(pieces_until(tokens, "strong_close", reader))
        case "em_open":
            yield Italic(pieces_until(tokens, "em_close", reader))
        case "link_open":
            inner = pieces_until(tokens, "link_close", reader)
            yield from link(str(token.attrGet("href") or ""), inner, reader)
        case "html_inline":
            raw_html(token.content, reader)
        case _:
            unsupported(token, reader)
            skip(token, tokens)


def _joined(pieces: list[Piece]) -> Pieces:
    """Join neighbouring words, so that a soft-wrapped paragraph is one run."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, Words) and isinstance(last, Words):
            lines = (*last.lines, (len(last.value), piece.span))
            joined[-1] = Words(last.value + piece.value, last.span, lines)
        else:
            joined.append(piece)
    return tuple(joined)


def _text(content: str, reader: Reader) -> Iterator[Piece]:
    """Split words from tokens; a brace without its partner is an error at its place."""
    end = 0
    for found in TOKEN.finditer(content):
        yield from _words(content[end : found.start()], reader)
        span = reader.span(found[0])
        surface = " ".join(found[1].split())
        if surface:
            yield Token(surface, span)
        else:
            reader.report(
                "unclosed-token",
                "these braces are empty",
                span,
                "name what they stand for: `{school}`",
            )
        end = found.end()
    yield from _words(content[end:], reader)


def _words(content: str, reader: Reader) -> Iterator[Piece]:
    if not content:
        return
    start = reader.find(content)
    for found in re.finditer(r"[{}]", content):
        span = reader.place.at(reader.text, start + found.start())
        if found[0] == "{":
            hint = "close it with `}` on the same line"
            reader.report("unclosed-token", "this `{` is not closed", span, hint)
        else:
            reader.report(
                "unclosed-token",
                "this `}` closes nothing",
                span,
                "remove it, or open the token with `{`",
            )
    # What an author has escaped reads otherwise in the file, and is meant.
    if reader.text.startswith(content, start):
        left_over(content, start, reader)
    yield Words(content, reader.place.at(reader.text, start, len(content)))
