"""Lines: the pieces of a sentence, title or item -> inlines, every token and link resolved."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from policyloom.document import Emphasis, Link, Strong, Text, Unfilled, plain
from policyloom.english.grammar import AS_APPROPRIATE, DUTIES, capitalised, title_case
from policyloom.english.sentences import opens
from policyloom.resolve.once import said_once
from policyloom.resolve.prophecy import Foretelling
from policyloom.resolve.sharing import led, said, shared
from policyloom.source.names import BODY
from policyloom.source.wording import Bold, CrossLink, Italic, Token, WebLink, Words
from policyloom.welsh import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Concept, Inline, Inlines
    from policyloom.resolve.context import Context
    from policyloom.resolve.once import Made
    from policyloom.source.wording import Markup, Pieces


FORMER = re.compile(r"\bformer $", re.IGNORECASE)
ONE_OF_A_KIND = re.compile(
    r"\b(?:(?:any|each|every|her|his|its|my|no|our|their|this|your)"
    r"(?: (?:entire|local|new|other|own|whole))?"
    r"|(?:an?|the) (?:entire|local|new|other|same|whole)) $",
    re.IGNORECASE,
)
"""Before a name: our St Giles' is 'our academy', and the whole of it 'the whole academy'."""
LONGEST = 40
"""More letters than any of these has."""
UNOPENED = "x "
"""What stands before words that open no sentence: a word of its own."""
STOPS = (".", "!", "?")


def sentence(pieces: Pieces, context: Context) -> Inlines:
    """Return a paragraph's inlines; it begins with a capital."""
    return inlines(pieces, context, opens_sentence=True)


def heading(pieces: Pieces, context: Context) -> Inlines:
    """Return a heading's inlines in the body's heading case."""
    context.heading = True
    filled = inlines(pieces, context, opens_sentence=True)
    context.heading = False
    if context.title_case and context.language == ENGLISH:
        return tuple(_title_cased(inline, first=not at) for at, inline in enumerate(filled))
    return filled


def _title_cased(inline: Inline, *, first: bool) -> Inline:
    match inline:
        case Text(value=value):
            return replace(inline, value=title_case(value, first=first))
        case Unfilled():
            return inline
        case _:
            return replace(
                inline, inlines=tuple(_title_cased(i, first=first) for i in inline.inlines)
            )


def inlines(pieces: Pieces, context: Context, *, opens_sentence: bool) -> Inlines:
    """Return pieces filled in; words that open a sentence begin with a capital."""
    way = opens_sentence, context.heading
    return shared(pieces, way, lambda: _inlines(pieces, context, opens_sentence), context)


def _inlines(pieces: Pieces, context: Context, opens_sentence: bool) -> Inlines:  # noqa: FBT001 - as above
    made: list[Made] = []
    before = "" if opens_sentence else UNOPENED
    foretelling = Foretelling(pieces, context.reader)
    for at, piece in enumerate(pieces):
        if isinstance(piece, Words):
            run = context.typed(_going_on(piece.value, before), piece.span, piece.lines)
            made.append((piece, (run,)))
            before += run.value
            continue
        if isinstance(piece, Token) and piece.surface.lower() in DUTIES:
            context.foretold = foretelling.of(at, before)
        context.former = FORMER.search(before[-LONGEST:]) is not None
        context.one_of_a_kind = ONE_OF_A_KIND.search(before[-LONGEST:]) is not None
        filled: list[Inline] = []
        for inline in _inline(piece, context, before):
            filled.append(_opened(inline) if opens(before) else inline)
            before += plain(filled[-1:])
        made.append((piece, tuple(filled)))
    context.former = context.one_of_a_kind = False
    return tuple(said_once(made, context))


def _opened(inline: Inline) -> Inline:
    """Return a resolved token or link with its first letter in upper case.

    Words that an author typed stay as they are (iPad), and so do names and literals.
    """
    match inline:
        case Text(value=value, concept=concept, origin=origin):
            typed = origin is not None and origin.token is None
            return inline if typed or _is_fixed(concept) else _with_capital(inline, value)
        case Unfilled():
            return inline
        case _:
            first, *rest = inline.inlines or (Text(""),)
            return replace(inline, inlines=(_opened(first), *rest)) if inline.inlines else inline


def _is_fixed(concept: Concept | None) -> bool:
    return concept is not None and (
        concept.kind == "literal" or concept.key.partition("/")[0] == BODY
    )


def _with_capital(run: Text, words: str) -> Text:
    return replace(run, value=capitalised(words))


SAID_AGAIN = re.compile(r",? as (?:is )?appropriate\b(?!,? (?:for|in|to)\b)")
"""What authors type behind roles of which one acts, and a body with one role for each needs."""


def _going_on(words: str, before: str) -> str:
    """Return typed words as they go on: no second full stop or aside, which ends with a comma."""
    if before.endswith(AS_APPROPRIATE):
        words = SAID_AGAIN.sub("", words, count=1) if SAID_AGAIN.match(words) else words
    if before.endswith(AS_APPROPRIATE) and re.match(r" (?:\w|$)", words):
        return f",{words}"
    return words[1:] if words.startswith(".") and before.endswith(STOPS) else words


def _inline(piece: Markup, context: Context, before: str) -> Iterator[Inline]:
    match piece:
        case Token():
            resolved = said(piece, context)
            if resolved:
                yield resolved
        case Bold(pieces):
            yield Strong(_inlines(pieces, context, opens(before)))
        case Italic(pieces):
            yield Emphasis(_inlines(pieces, context, opens(before)))
        case WebLink(pieces, url):
            yield Link(_inlines(pieces, context, opens(before)), url)
        case CrossLink():
            words = _inlines(piece.pieces, context, opens(before))
            yield from led(piece, words, context)
        case _:
            assert_never(piece)
