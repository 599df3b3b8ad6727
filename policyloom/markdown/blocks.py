"""Blocks: Markdown's paragraphs, lists, notes and sub-headings -> blocks of wording."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity
from policyloom.document import ListStyle
from policyloom.markdown.columns import check_columns
from policyloom.markdown.lookalikes import check_lines, check_numbers
from policyloom.markdown.numerals import KINDS
from policyloom.markdown.parsing import parse
from policyloom.markdown.pieces import pieces_until
from policyloom.markdown.reader import DEEPEST, Reader, markdown, raw_html, skip, unsupported
from policyloom.source import DATA_TOKENS
from policyloom.source.wording import (
    DataBlock,
    Token,
    WordingHeading,
    WordingItem,
    WordingList,
    WordingNote,
    WordingParagraph,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token as MarkdownToken

    from policyloom.diagnostics import Diagnostics
    from policyloom.markdown.reader import Place
    from policyloom.source.wording import Piece, Pieces, Wording, WordingBlock

RANKS = {"###": 1, "####": 2}
"""The ranks of sub-headings by their sign."""
NESTING = frozenset({"list_item_close", "blockquote_close"})


def read_wording(
    text: str, place: Place, newly: Severity = Severity.ERROR
) -> tuple[Wording, Diagnostics]:
    """Return the blocks of a clause's text; ``newly`` is how what is newly refused is told."""
    reader = Reader(text, place)
    _apart(reader)
    tokens = parse(text)
    check_columns(tokens, reader, newly)
    blocks = blocks_until(iter(tokens), "", reader)
    _empty_headings(tokens, reader)
    return blocks, tuple(reader.problems)


BEGUN = r"^(?:[ >]|[-*+] |\(?\w+[.)] )*"
FOOTNOTE = re.compile(rf"{BEGUN}\[\^([^\]\s]+)\]:", re.MULTILINE)
ADDRESS = re.compile(rf"{BEGUN}\[([^\[\]^][^\[\]]*)\]: *<?([a-z]+:[^\s>]+)", re.MULTILINE)
BY_NAME = re.compile(r"(?<![\\\]!])\[([^\[\]]+)\]\[([^\[\]]*)\]")


def _apart(reader: Reader) -> None:
    """Refuse what a footnote says, or where a link leads, on a line of its own."""
    for found in FOOTNOTE.finditer(reader.text):
        message = f"what the footnote `{found[1]}` says stands beside the text, not in it"
        hint = f"write `footnotes: {{{found[1]}: …}}` beside `text:`"
        _refuse_apart(reader, found.start(1) - 2, found.end(1) + 1, message, hint)
    words = {
        found[2].lower() or found[1].lower(): found for found in BY_NAME.finditer(reader.text)
    }
    for found in ADDRESS.finditer(reader.text):
        linked = words.pop(found[1].lower(), found)[1]
        message = f"the address of `{found[1]}` stands apart from the words that link to it"
        hint = f"write `[{linked}]({found[2]})` where the words are, and remove this line"
        _refuse_apart(reader, found.start(1) - 1, found.end(1) + 1, message, hint)
    for found in words.values():
        message = f"`{found[0]}` links to an address that is not here"
        hint = f"write `[{found[1]}](ADDRESS)`"
        _refuse_apart(reader, found.start(), found.end(), message, hint)


def _refuse_apart(reader: Reader, start: int, end: int, message: str, hint: str) -> None:
    span = reader.place.at(reader.text, start, end - start)
    reader.report(Code.UNSUPPORTED_MARKDOWN, message, span, hint)


def read_line(text: str, place: Place) -> tuple[Pieces, Diagnostics]:
    """Return the pieces of a single line: a title or a duty."""
    reader = Reader(text, place)
    (inline,) = markdown().parseInline(text)
    return pieces_until(iter(inline.children or ()), "", reader), tuple(reader.problems)


def blocks_until(
    tokens: Iterator[MarkdownToken], end: str, reader: Reader
) -> tuple[WordingBlock, ...]:
    """Return the blocks up to the token named ``end``, or all that there are."""
    reader.depth += end in NESTING
    blocks = tuple(_until(tokens, end, reader))
    reader.depth -= end in NESTING
    return blocks


def _until(tokens: Iterator[MarkdownToken], end: str, reader: Reader) -> Iterator[WordingBlock]:
    for token in tokens:
        if token.type == end:
            break
        yield from _block(token, tokens, reader)


def _block(
    token: MarkdownToken, tokens: Iterator[MarkdownToken], reader: Reader
) -> Iterator[WordingBlock]:
    match token.type:
        case "bullet_list_open" | "ordered_list_open" | "blockquote_open" if (
            reader.depth >= DEEPEST
        ):
            _too_deep(token, tokens, reader)
        case "paragraph_open":
            # A line that holds nothing but a wide space says nothing.
            if pieces := _inline(tokens, reader):
                yield _paragraph(pieces, reader)
        case "heading_open" if token.markup not in RANKS:
            _other_heading(token, reader)
            _inline(tokens, reader)
        case "heading_open":
            _check_rank(token, reader)
            yield WordingHeading(_inline(tokens, reader), RANKS[token.markup])
        case "bullet_list_open":
            yield WordingList(ListStyle.BULLET, _items(tokens, "bullet_list_close", reader))
        case "ordered_list_open":
            style, enclosure = KINDS[token.meta["kind"]]
            items = _items(tokens, "ordered_list_close", reader)
            yield WordingList(style, items, token.meta["start"], enclosure)
        case "blockquote_open":
            span = reader.line_span(token)
            yield WordingNote(blocks_until(tokens, "blockquote_close", reader), span)
        case "html_block":
            raw_html(token.content.strip().split("\n")[0], reader)
        case _:
            unsupported(token, reader)
            skip(token, tokens)


def _check_rank(token: MarkdownToken, reader: Reader) -> None:
    """Refuse a heading of the second rank that stands below none of the first."""
    if RANKS[token.markup] == 1:
        reader.headed = True
    elif not reader.headed:
        message = "`####` is a sub-heading of the second rank, and stands below none of the first"
        hint = "write `### `, so that no rank is skipped"
        reader.report(Code.UNSUPPORTED_MARKDOWN, message, reader.line_span(token), hint)


def _empty_headings(tokens: Sequence[MarkdownToken], reader: Reader) -> None:
    """Warn of a heading with no words below it, which would stand last or above another."""
    for at, token in enumerate(tokens):
        if token.type != "heading_open" or token.markup not in RANKS:
            continue
        after = next((one for one in tokens[at + 1 :] if one.type.endswith("_open")), None)
        if after is None or RANKS.get(after.markup, DEEPEST) <= RANKS[token.markup]:
            reader.problems.append(
                Diagnostic(
                    code=Code.UNSUPPORTED_MARKDOWN,
                    message="nothing stands below this sub-heading",
                    span=reader.line_span(token),
                    hint="write what it is about below it, or leave it out",
                    severity=Severity.WARNING,
                )
            )


def _other_heading(token: MarkdownToken, reader: Reader) -> None:
    message = f"`{token.markup}` is no sub-heading: a text has two ranks of them"
    hint = "write `### `, or `#### ` below one of these"
    if token.markup in {"-", "="}:
        message = f"a line of `{token.markup}` below words makes a heading of them"
        hint = "write `### ` before a sub-heading, or leave the line out"
    reader.report(Code.UNSUPPORTED_MARKDOWN, message, reader.line_span(token), hint)


def _too_deep(token: MarkdownToken, tokens: Iterator[MarkdownToken], reader: Reader) -> None:
    message = f"lists and notes stand in each other here more than {DEEPEST} levels deep"
    span = reader.line_span(token)
    reader.report(Code.NESTED_TOO_DEEPLY, message, span, "write it as shorter lists")
    level = 1
    while level:
        level += next(tokens).nesting


def _items(tokens: Iterator[MarkdownToken], end: str, reader: Reader) -> tuple[WordingItem, ...]:
    items = []
    begun = []
    for token in tokens:
        if token.type == end:
            break
        begun.append(token)
        blocks = blocks_until(tokens, "list_item_close", reader)
        if blocks:
            items.append(WordingItem(blocks))
        else:
            reader.report(
                Code.EMPTY_LIST_ITEM,
                "this list item has no words",
                reader.line_span(token),
                "remove it",
            )
    check_numbers(begun, reader)
    return tuple(items)


def _paragraph(pieces: Pieces, reader: Reader) -> WordingBlock:
    match pieces:
        case (Token(surface=surface, span=span),) if surface in DATA_TOKENS and not reader.depth:
            return DataBlock(surface, span)
        case _:
            return WordingParagraph(tuple(p for p in pieces if not _misplaced(p, reader)))


def _misplaced(piece: Piece, reader: Reader) -> bool:
    """Report a data block in the middle of a sentence, which is then left out."""
    if not isinstance(piece, Token) or piece.surface not in DATA_TOKENS:
        return False
    reader.report(
        Code.DATA_BLOCK_IN_SENTENCE,
        f"`{{{piece.surface}}}` places a whole block, so it stands alone in a paragraph",
        piece.span,
        "put it on a line of its own, outside lists, with an empty line before and after",
    )
    return True


def _inline(tokens: Iterator[MarkdownToken], reader: Reader) -> Pieces:
    inline = next(tokens)
    reader.enter(inline)
    check_lines(inline, reader)
    pieces = pieces_until(iter(inline.children or ()), "", reader)
    next(tokens)
    return pieces
