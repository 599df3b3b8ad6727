"""Prose: the Markdown of a clause -> Wording, with the place of every token and link."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from policyloom.addresses import has_login, is_web_address
from policyloom.diagnostics import Diagnostic, Diagnostics, Span, nearest
from policyloom.document import ListStyle
from policyloom.wording import (
    Bold,
    CrossLink,
    DataBlock,
    Italic,
    Piece,
    Pieces,
    Token,
    WebLink,
    Wording,
    WordingBlock,
    WordingHeading,
    WordingItem,
    WordingList,
    WordingNote,
    WordingParagraph,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token as MarkdownToken

SCHEMES = ("clause", "section", "policy", "appendix", "cite")
WEB = ("https", "http", "mailto")
DATA_BLOCKS = (
    "channel register",
    "legislation list",
    "related policies",
    "role duties",
    "form",
    "definitions",
    "dos",
    "don'ts",
)
DEEPEST = 6
"""How deep lists and notes may stand in each other; a reader is lost long before."""
TOKEN = re.compile(r"\{([^{}]*)\}")


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


@dataclass(slots=True)
class _Reader:
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
        return self.place.at(self.text, self.find(words), max(1, len(words)))

    def report(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        self.problems.append(Diagnostic(code=code, message=message, span=span, hint=hint))


def _any_link(url: str) -> bool:
    del url
    return True


def _same_link(url: str) -> str:
    return url


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    # Deeper than anything that is let through, so that nothing is left out unsaid.
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": 4 * DEEPEST})
    markdown.disable(["code", "entity"], ignoreInvalid=True)
    # Understood in order to be refused: their signs would be printed as they stand.
    markdown.enable(["table", "strikethrough"])
    # Links are judged here, with their place; Markdown is not to drop or rewrite any.
    markdown.validateLink = _any_link  # type: ignore[method-assign]
    markdown.normalizeLink = _same_link  # type: ignore[method-assign]
    return markdown


def read_wording(text: str, place: Place) -> tuple[Wording, Diagnostics]:
    """Return the blocks of a clause's text."""
    reader = _Reader(text, place)
    blocks = _blocks(iter(_markdown().parse(text)), "", reader)
    return blocks, tuple(reader.problems)


def read_line(text: str, place: Place) -> tuple[Pieces, Diagnostics]:
    """Return the pieces of a single line: a title or a duty."""
    reader = _Reader(text, place)
    (inline,) = _markdown().parseInline(text)
    return _pieces(iter(inline.children or ()), "", reader), tuple(reader.problems)


# BLOCKS


def _blocks(
    tokens: Iterator[MarkdownToken], end: str, reader: _Reader
) -> tuple[WordingBlock, ...]:
    reader.depth += end in NESTING
    blocks = tuple(_until(tokens, end, reader))
    reader.depth -= end in NESTING
    return blocks


NESTING = frozenset({"list_item_close", "blockquote_close"})


def _until(tokens: Iterator[MarkdownToken], end: str, reader: _Reader) -> Iterator[WordingBlock]:
    for token in tokens:
        if token.type == end:
            break
        yield from _block(token, tokens, reader)


def _block(
    token: MarkdownToken, tokens: Iterator[MarkdownToken], reader: _Reader
) -> Iterator[WordingBlock]:
    match token.type:
        case "bullet_list_open" | "ordered_list_open" | "blockquote_open" if (
            reader.depth >= DEEPEST
        ):
            _too_deep(token, tokens, reader)
        case "paragraph_open":
            yield _paragraph(_inline(tokens, reader), reader)
        case "heading_open" if token.markup in {"-", "="}:
            span = _line_span(token, reader)
            message = f"a line of `{token.markup}` below words makes a heading of them"
            hint = "write `### ` before a sub-heading, or leave the line out"
            reader.report("unsupported-markdown", message, span, hint)
            _inline(tokens, reader)
        case "heading_open":
            yield WordingHeading(_inline(tokens, reader))
        case "bullet_list_open":
            yield WordingList(ListStyle.BULLET, _items(tokens, "bullet_list_close", reader))
        case "ordered_list_open":
            yield WordingList(ListStyle.DECIMAL, _items(tokens, "ordered_list_close", reader))
        case "blockquote_open":
            span = _line_span(token, reader)
            yield WordingNote(_blocks(tokens, "blockquote_close", reader), span)
        case "html_block":
            _raw_html(token.content.strip().split("\n")[0], reader)
        case _:
            _unsupported(token, reader)
            _skip(token, tokens)


def _too_deep(token: MarkdownToken, tokens: Iterator[MarkdownToken], reader: _Reader) -> None:
    message = f"lists and notes stand in each other here more than {DEEPEST} levels deep"
    span = _line_span(token, reader)
    reader.report("nested-too-deeply", message, span, "write it as shorter lists")
    level = 1
    while level:
        level += next(tokens).nesting


def _skip(token: MarkdownToken, tokens: Iterator[MarkdownToken]) -> None:
    """Leave out what stands inside a table or the like, which is reported as a whole."""
    end = token.type.replace("_open", "_close")
    if token.nesting > 0:
        next((inner for inner in tokens if inner.type == end), None)


def _items(tokens: Iterator[MarkdownToken], end: str, reader: _Reader) -> tuple[WordingItem, ...]:
    items = []
    for token in tokens:
        if token.type == end:
            break
        blocks = _blocks(tokens, "list_item_close", reader)
        if blocks:
            items.append(WordingItem(blocks))
        else:
            reader.report(
                "empty-list-item",
                "this list item has no words",
                _line_span(token, reader),
                "remove it",
            )
    return tuple(items)


def _paragraph(pieces: Pieces, reader: _Reader) -> WordingBlock:
    match pieces:
        case (Token(surface=surface, span=span),) if surface in DATA_BLOCKS:
            return DataBlock(surface, span)
        case _:
            return WordingParagraph(tuple(p for p in pieces if not _misplaced(p, reader)))


def _misplaced(piece: Piece, reader: _Reader) -> bool:
    """Report a data block in the middle of a sentence, which is then left out."""
    if not isinstance(piece, Token) or piece.surface not in DATA_BLOCKS:
        return False
    reader.report(
        "data-block-in-sentence",
        f"`{{{piece.surface}}}` places a whole block, so it stands alone in a paragraph",
        piece.span,
        "put it on a line of its own with an empty line before and after",
    )
    return True


def _inline(tokens: Iterator[MarkdownToken], reader: _Reader) -> Pieces:
    inline = next(tokens)
    pieces = _pieces(iter(inline.children or ()), "", reader)
    next(tokens)
    return pieces


# INLINES


def _pieces(tokens: Iterator[MarkdownToken], end: str, reader: _Reader) -> Pieces:
    pieces: list[Piece] = []
    for token in tokens:
        if token.type == end:
            break
        pieces += _piece(token, tokens, reader)
    return _joined(pieces)


def _piece(
    token: MarkdownToken, tokens: Iterator[MarkdownToken], reader: _Reader
) -> Iterator[Piece]:
    match token.type:
        case "text" | "text_special":
            yield from _text(token.content, reader)
        case "softbreak" | "hardbreak":
            yield Words(" ", reader.span("\n"))
        case "strong_open":
            yield Bold(_pieces(tokens, "strong_close", reader))
        case "em_open":
            yield Italic(_pieces(tokens, "em_close", reader))
        case "link_open":
            yield from _link(token, tokens, reader)
        case "html_inline":
            _raw_html(token.content, reader)
        case _:
            _unsupported(token, reader)
            _skip(token, tokens)


def _text(content: str, reader: _Reader) -> Iterator[Piece]:
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


def _words(content: str, reader: _Reader) -> Iterator[Piece]:
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
    as_typed = reader.text.startswith(content, start)
    for rule in LEFT_OVER if as_typed else ():
        if left := re.search(rule.pattern, content):
            span = reader.place.at(reader.text, start + left.start(), len(left[0]))
            reader.report(rule.code, rule.message.format(left[0]), span, rule.hint)
    yield Words(content, reader.place.at(reader.text, start, len(content)))


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


# LINKS


def _link(
    token: MarkdownToken, tokens: Iterator[MarkdownToken], reader: _Reader
) -> Iterator[Piece]:
    href = str(token.attrGet("href") or "")
    pieces = _pieces(tokens, "link_close", reader)
    span = reader.span(href)
    scheme, separator, target = href.partition(":")
    scheme = scheme.lower()
    if separator and scheme in SCHEMES:
        yield CrossLink(pieces, scheme, target, span)
    elif separator and scheme in WEB:
        if not pieces:
            message = f"the link to {href} has no words to click on"
            reader.report(
                "link-without-words", message, span, "put words between the square brackets"
            )
        _check_address(href, scheme, span, reader)
        yield WebLink(pieces, href, span)
    else:
        _bad_link(href, scheme if separator else "", span, reader)
        yield from pieces


def _check_address(href: str, scheme: str, span: Span, reader: _Reader) -> None:
    """Refuse an address without a host, and one with a name and password in it."""
    if scheme == "mailto":
        return
    if has_login(href):
        message = f"`{href}` has a login in it"
        reader.report("link-unsafe", message, span, "write the address without it")
    elif not is_web_address(href):
        message = f"`{href}` names no site"
        hint = "write the whole address, such as https://www.example.org/page"
        reader.report("link-unknown", message, span, hint)


def _bad_link(href: str, scheme: str, span: Span, reader: _Reader) -> None:
    if not href or href == "#":
        reader.report(
            "link-empty", "this link leads nowhere", span, "give an address, or remove the link"
        )
        return
    if scheme in {"javascript", "data", "vbscript", "file"}:
        message = f"a `{scheme}:` link can run or open things on the reader's machine"
        reader.report("link-unsafe", message, span, "link to an https address")
        return
    foreign = scheme in {"tel", "sms", "ftp", "sftp", "callto", "skype", "whatsapp"}
    meant = nearest(scheme, SCHEMES) if scheme and "//" not in href and not foreign else None
    hint = "write the whole address, beginning with https://"
    if foreign:
        hint = "write it as plain words, or link to an https address"
    if meant:
        hint = f"did you mean `{meant}:{href.partition(':')[2]}`?"
    reader.report(
        "link-unknown", f"`{href}` is not an address or a name that links understand", span, hint
    )


# WHAT A CLAUSE MAY NOT HOLD

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


def _unsupported(token: MarkdownToken, reader: _Reader) -> None:
    message, hint = UNSUPPORTED.get(
        token.type, (f"`{token.type}` is not used in policies", "write it as plain text")
    )
    span = _line_span(token, reader) if token.map else reader.span(token.content or token.markup)
    reader.report("unsupported-markdown", message, span, hint)


def _raw_html(content: str, reader: _Reader) -> None:
    hint = "write plain words, `**bold**` or a list; the formats make their own markup"
    reader.report(
        "raw-html", f"HTML (`{content}`) is not used in policy text", reader.span(content), hint
    )


def _line_span(token: MarkdownToken, reader: _Reader) -> Span:
    row = token.map[0] if token.map else 0
    lines = reader.text.split("\n")
    offset = sum(len(line) + 1 for line in lines[:row])
    indent = len(lines[row]) - len(lines[row].lstrip(" "))
    return reader.place.at(reader.text, offset + indent)
