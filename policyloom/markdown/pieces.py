"""Links: an address or a name in a link -> a piece of wording, or what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, nearest
from policyloom.english.proper_names import has_login, is_web_address
from policyloom.markdown.reader import MEANT, left_over, raw_html, skip, unsupported
from policyloom.source.wording import Bold, CrossLink, Italic, Token, WebLink, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token as MarkdownToken

    from policyloom.diagnostics import Span
    from policyloom.markdown.reader import Reader
    from policyloom.source.wording import Piece, Pieces


SCHEMES = ("clause", "section", "policy", "appendix", "figure", "cite")
WEB = ("https", "http", "mailto")


def link(href: str, pieces: Pieces, reader: Reader) -> Iterator[Piece]:
    """Return a link of ``pieces`` to an address or name; only the words where it is neither."""
    span = reader.span(href)
    scheme, separator, target = href.partition(":")
    scheme = scheme.lower()
    if separator and scheme in SCHEMES:
        yield CrossLink(pieces, scheme, target, span)
    elif separator and scheme in WEB:
        if not pieces:
            message = f"the link to {href} has no words to click on"
            reader.report(
                Code.LINK_WITHOUT_WORDS, message, span, "put words between the square brackets"
            )
        _check_address(href, scheme, span, reader)
        yield WebLink(pieces, href, span)
    else:
        _bad_link(href, scheme if separator else "", span, reader)
        yield from pieces


def _check_address(href: str, scheme: str, span: Span, reader: Reader) -> None:
    """Refuse an address without a host, and one with a name and password in it."""
    if scheme == "mailto":
        return
    if has_login(href):
        message = f"`{href}` has a login in it"
        reader.report(Code.LINK_UNSAFE, message, span, "write the address without it")
    elif not is_web_address(href):
        message = f"`{href}` names no site"
        hint = "write the whole address, such as https://www.example.org/page"
        reader.report(Code.LINK_UNKNOWN, message, span, hint)


def _bad_link(href: str, scheme: str, span: Span, reader: Reader) -> None:
    if not href or href == "#":
        reader.report(
            Code.LINK_EMPTY, "this link leads nowhere", span, "give an address, or remove the link"
        )
        return
    if scheme in {"javascript", "data", "vbscript", "file"}:
        message = f"a `{scheme}:` link can run or open things on the reader's machine"
        reader.report(Code.LINK_UNSAFE, message, span, "link to an https address")
        return
    foreign = scheme in {"tel", "sms", "ftp", "sftp", "callto", "skype", "whatsapp"}
    meant = nearest(scheme, SCHEMES) if scheme and "//" not in href and not foreign else None
    hint = "write the whole address, beginning with https://"
    if foreign:
        hint = "write it as plain words, or link to an https address"
    if meant:
        hint = f"did you mean `{meant}:{href.partition(':')[2]}`?"
    reader.report(
        Code.LINK_UNKNOWN,
        f"`{href}` is not an address or a name that links understand",
        span,
        hint,
    )


# Pieces: Markdown's words, bold, italics and links -> pieces of wording, tokens among them.


TOKEN = re.compile(r"\{(?P<token>[^{}\ufdd0\ufdd1]*)\}|\[\^(?P<note>[a-z0-9-]+)\]")
BRACE = re.compile(r"[{}]")


def pieces_until(tokens: Iterator[MarkdownToken], end: str, reader: Reader) -> Pieces:
    """Return the pieces up to the token named ``end``, or all that there are."""
    pieces: list[Piece] = []
    for token in tokens:
        if token.type == end:
            reader.find(token.markup)
            break
        # A line that is broken before its first word says nothing.
        if pieces or token.type != "softbreak":
            pieces += _piece(token, tokens, reader)
    return _joined(pieces)


def _piece(
    token: MarkdownToken, tokens: Iterator[MarkdownToken], reader: Reader
) -> Iterator[Piece]:
    match token.type:
        case "text" | "text_special":
            yield from _text(token.content, reader)
        case "softbreak" | "hardbreak":
            yield Words("\n" if token.type == "hardbreak" else " ", reader.span("\n"))
        case "strong_open":
            reader.find(token.markup)
            yield Bold(pieces_until(tokens, "strong_close", reader))
        case "em_open":
            reader.find(token.markup)
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
        at = reader.find(found[0])
        span = reader.place.at(reader.text, at, len(found[0]))
        surface = " ".join((found["token"] or "").split())
        if found["note"] and reader.text[at] == "\\":
            yield Words(found[0], span)
        elif note := found["note"]:
            yield CrossLink((), "note", note, span)
        elif surface:
            yield Token(surface, span)
        else:
            reader.report(
                Code.UNCLOSED_TOKEN,
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
    as_typed = reader.text[start : reader.cursor] == content
    printed = content.translate(MEANT)
    for found in BRACE.finditer(content):
        span = reader.place.at(reader.text, start + found.start())
        if found[0] == "{":
            hint = "close it with `}` on the same line; one that is to be printed is `\\{`"
            reader.report(Code.UNCLOSED_TOKEN, "this `{` is not closed", span, hint)
        else:
            reader.report(
                Code.UNCLOSED_TOKEN,
                "this `}` closes nothing",
                span,
                "remove it, or open the token with `{`; one that is to be printed is `\\}`",
            )
    # What an author has escaped reads otherwise in the file, and is meant.
    if as_typed:
        left_over(content, start, reader)
    yield Words(printed, reader.place.at(reader.text, start, len(content)))
