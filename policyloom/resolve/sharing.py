"""Sharing: what was made of a clause's words for one body -> the same for every body it suits.

Most words of a clause are printed alike in hundreds of documents. What was made of a piece of a
source is kept with the tokens that stand in it, and what the body made of each: where another body
makes the same of them, it is given the very same value. Nothing here knows what a token looks up:
whatever that is, it shows in what the token becomes.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

from policyloom.document import Text, Unfilled
from policyloom.resolve.answers import Answer, Asked
from policyloom.resolve.links import cross_link
from policyloom.resolve.translated import token_in_language
from policyloom.source.wording import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from policyloom.document import Inline, Inlines
    from policyloom.resolve.context import Context
    from policyloom.source.wording import CrossLink

T = TypeVar("T")
MOST = 20_000
"""Of so many pieces of sources what was made is kept; of more, the oldest is forgotten."""
NOTE = "note"
"""Footnotes are counted: what stands before one has a part in its number."""
VARIANTS = 2
"""So many values, made for bodies that say different things, are kept of a piece."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was made of a source; that is held, so that no other value has its identity."""

    source: object
    vocabulary: object
    asked: dict[Asked, tuple[Token | CrossLink, Hashable]]
    made: object

    def suits(self, context: Context) -> bool:
        known = context.answers.known
        for question, (piece, told) in self.asked.items():
            if question not in known:
                _ask(question, piece, context)
            if known.get(question) is not told:
                return False
        return True


_kept: OrderedDict[Hashable, tuple[_Kept, ...]] = OrderedDict()


def shared(source: object, way: Hashable, make: Callable[[], T], context: Context) -> T:
    """Return what is made of a piece of a source in a way, the same value for all it suits."""
    answers, key = context.answers, (id(source), way, context.place)
    variants = _kept.get(key, ())
    for one in variants:
        if one.suits(context):
            answers.asked |= one.asked
            return cast("T", one.made)
    around, answers.asked, answers.alone = (answers.asked, answers.alone), {}, True
    told = len(context.problems)
    made = make()
    if answers.alone and len(context.problems) == told:
        _kept[key] = (
            _Kept(source, context.library.vocabulary, answers.asked, made),
            *variants[: VARIANTS - 1],
        )
        if len(_kept) > MOST:
            _kept.popitem(last=False)
    answers.asked = around[0] | answers.asked
    answers.alone = answers.alone and around[1]
    return made


def said(token: Token, context: Context) -> Inline | None:
    """Return what a token prints; where it is asked for again, it is not looked up again."""
    question, answers = _question(token, context), context.answers
    answer = answers.known.get(question)
    if isinstance(answer, Answer):
        _note(question, token, answer, context)
        context.foretold = False
        origin = context.origin(token.span, token.surface, answer.value)
        return Text(answer.words, answer.concept, origin, answer.welsh)
    told = len(context.problems)
    found = token_in_language(token, context)
    context.foretold = False
    if len(context.problems) == told and isinstance(found, Text) and found.origin:
        answer = Answer(found.value, found.concept, found.welsh, found.origin.value)
        _note(question, token, answer, context)
    else:
        answers.alone = False  # What is told is told at each place.
    return found


def led(link: CrossLink, words: Inlines, context: Context) -> Inlines:
    """Return what a link by name prints."""
    question, told = _question(link, context), len(context.problems)
    found = cross_link(link, words, context)
    if len(context.problems) == told and link.scheme != NOTE and bool(words) == bool(link.pieces):
        _note(question, link, _shape(found, whole=not words), context)
    else:
        context.answers.alone = False
    return found


def _shape(inlines: Inlines, *, whole: bool) -> Hashable:
    """Return all of a link that comes neither from its place nor from an author's words in it."""
    return tuple(_shape_of(one, whole=whole) for one in inlines if whole or not _is_plain(one))


def _is_plain(inline: Inline) -> bool:
    return isinstance(inline, Text | Unfilled)


def _shape_of(inline: Inline, *, whole: bool) -> Hashable:
    match inline:
        case Text(value=words, concept=concept, origin=origin, welsh=welsh):
            return words, concept, welsh, origin and origin.value
        case Unfilled():
            return inline
        case _:
            return replace(inline, inlines=()), whole and _shape(inline.inlines, whole=True)


def _note(question: Asked, piece: Token | CrossLink, answer: Hashable, context: Context) -> None:
    answers = context.answers
    if isinstance(answer, Answer) and answer.value and answer.value.path == answers.own:
        answers.known[question] = answer
        answers.alone = False
    else:
        answers.known[question] = _one(answer)
        answers.asked[question] = piece, answers.known[question]


def _question(piece: Token | CrossLink, context: Context) -> Asked:
    at = (
        context.source, context.language, context.heading, context.foretold, context.former,
        context.one_of_a_kind,
    )  # fmt: skip
    if isinstance(piece, Token):
        return Asked(piece.surface, None, *at)
    worded = "words " if piece.pieces else ""
    return Asked(f"{worded}{piece.scheme}:{piece.target}", context.clause, *at)


@lru_cache(maxsize=MOST)
def _one(answer: Hashable) -> Hashable:
    """Return the one value that stands for all answers alike."""
    return answer


def _ask(question: Asked, piece: Token | CrossLink, context: Context) -> None:
    """Let a body answer, and tell nobody what is wrong: nothing has been made yet."""
    answers, told = context.answers, len(context.problems)
    around = answers.asked, answers.alone
    place = context.heading, context.foretold, context.former, context.one_of_a_kind
    answers.asked = {}
    context.heading, context.foretold, context.former, context.one_of_a_kind = question[4:]
    if isinstance(piece, Token):
        said(piece, context)
    else:
        led(piece, (Text(""),) if piece.pieces else (), context)
    context.heading, context.foretold, context.former, context.one_of_a_kind = place
    answers.asked, answers.alone = around
    del context.problems[told:]
