"""The rules about tokens: known names, and grammar inside the braces."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity
from policyloom.english.grammar import (
    DUTIES,
    DutyToken,
    FactToken,
    Form,
    NounToken,
    PeopleToken,
    SettingToken,
)
from policyloom.lint.lines import flat, lines
from policyloom.remembered import remembered
from policyloom.source.names import reader_of
from policyloom.source.walk import MOST
from policyloom.source.wording import Token, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Diagnostics
    from policyloom.lint.lines import Lines
    from policyloom.source import Library
    from policyloom.source.names import Reader
    from policyloom.source.wording import Piece

ARTICLE_BEFORE = re.compile(r"(?:^|[\s(“\"'‘])(an?) $", re.IGNORECASE)
THE_BEFORE = re.compile(r"(?:^|[\s(“\"'‘])(the) $", re.IGNORECASE)
WHOLE_AFTER = re.compile(
    r"\s+$|\s*[.,;:!?)\]]|\s+(?:are|can|do|does|had|has|have|is|was|were|which|who|will)\b"
)
"""What follows a noun that stands alone, and is not before another as in 'the {school} gate'.

At the end of a title it may: that has a form of its own, which an article may stand before.
"""
ATTRIBUTIVE_BEFORE = re.compile(
    r"\b(an?|each|every|its|our|that|the|their|this|your) $", re.IGNORECASE
)
APOSTROPHE_AFTER = re.compile(r"^['’]s?\b")
OF_MANY_AFTER = re.compile(r"['’](?=\s+[a-z])")
QUOTED = re.compile(r"(?:^|[\s(])['‘]")
NEGATION_AFTER = re.compile(r"n['’]t\b|\s+(?:not|never)\b")
PLURAL_AFTER = re.compile(r"^s\b")


def tokens(library: Library) -> Iterator[Diagnostic]:
    """A token must name something in the vocabulary, and its grammar stands inside the braces.

    Why it matters: an article or apostrophe typed outside is right for one body's word and wrong
    for another's: ``a {organisation}`` would print 'a academy'.

    Instead of ``a {school}``, ``{school}'s`` and ``{school}s`` write ``{a school}``,
    ``{school's}`` and ``{schools}``.
    """
    reader = reader_of(library.vocabulary)
    for said in lines(library):
        yield from _of_a_text(said, reader)


@remembered(MOST)
def _of_a_text(said: Lines, reader: Reader) -> Diagnostics:
    return tuple(found for line in said for found in _in_line(tuple(flat(line)), reader))


def _in_line(pieces: tuple[Piece, ...], reader: Reader) -> Iterator[Diagnostic]:
    for piece in pieces:
        if isinstance(piece, Token) and reader.read(piece.surface) is None:
            yield _unknown(piece, reader)
    for before, after in pairwise(pieces):
        yield from _grammar_outside(before, after, reader)
    for at, piece in enumerate(pieces):
        if isinstance(piece, Token) and at:
            following = pieces[at + 1] if at + 1 < len(pieces) else None
            yield from _determined(pieces[at - 1], piece, following, reader)
    yield from _negations_outside(pieces, reader)
    yield from _apostrophes_of_many(pieces, reader)


def _unknown(token: Token, reader: Reader) -> Diagnostic:
    return Diagnostic(
        code=Code.UNKNOWN_TOKEN,
        message=f"`{{{token.surface}}}` names nothing in the vocabulary",
        span=token.span,
        hint=reader.hint(token.surface),
    )


def _grammar_outside(before: Piece, after: Piece, reader: Reader) -> Iterator[Diagnostic]:
    if isinstance(before, Words) and isinstance(after, Token):
        found = ARTICLE_BEFORE.search(before.value)
        if found and _is_noun(after, reader):
            yield Diagnostic(
                code=Code.ARTICLE_OUTSIDE_TOKEN,
                message=f"“{found[1]}” stands outside the braces, so it cannot follow the word "
                "that a body uses",
                span=after.span,
                hint=f"write `{{{found[1]} {after.surface}}}`"
                if isinstance(reader.read(after.surface), NounToken)
                else f"leave “{found[1]}” out",
            )
    if isinstance(before, Token) and isinstance(after, Words):
        yield from _ending_outside(before, after, reader)


def _determined(
    before: Piece, token: Token, after: Piece | None, reader: Reader
) -> Iterator[Diagnostic]:
    """Yield what 'the' stands before and should not: a whole noun, or a fact that is no noun."""
    if not isinstance(before, Words):
        return
    read = reader.read(token.surface)
    the, of_a_fact = THE_BEFORE.search(before.value), ATTRIBUTIVE_BEFORE.search(before.value)
    alone = isinstance(after, Words) and WHOLE_AFTER.match(after.value)
    if the and alone and isinstance(read, NounToken) and _is_bare(read):
        yield _article(the[1], token, f"write `{{{the[1]} {token.surface}}}`")
    elif of_a_fact and isinstance(read, FactToken):
        hint = "turn the sentence round: it reads ‘every year’, ‘31 January 2028’ or ‘version 1.1’"
        yield _article(of_a_fact[1], token, hint)


def _is_bare(read: NounToken) -> bool:
    bare = read.form in {Form.BARE, Form.PLURAL} and not read.possessive
    return bare and read.kind != "people"


def _article(word: str, token: Token, hint: str) -> Diagnostic:
    # Earlier releases let it pass, so that it may stand in a library that was right for them.
    return Diagnostic(
        code=Code.ARTICLE_OUTSIDE_TOKEN,
        message=f"“{word}” stands outside the braces, so it cannot follow the words in them",
        span=token.span,
        hint=hint,
        severity=Severity.WARNING,
    )


def _ending_outside(token: Token, words: Words, reader: Reader) -> Iterator[Diagnostic]:
    if APOSTROPHE_AFTER.match(words.value) and not isinstance(
        reader.read(token.surface), SettingToken
    ):
        yield _apostrophe(token, f"{{{token.surface}'s}}")
    if PLURAL_AFTER.match(words.value):
        yield Diagnostic(
            code=Code.PLURAL_OUTSIDE_TOKEN,
            message="the plural s stands outside the braces, so it cannot follow the word "
            "that a body uses",
            span=token.span,
            hint=f"write `{{{token.surface}s}}`",
        )


def _apostrophe(token: Token, remedy: str) -> Diagnostic:
    return Diagnostic(
        code=Code.APOSTROPHE_OUTSIDE_TOKEN,
        message="the apostrophe stands outside the braces, so it cannot follow the word "
        "that a body uses",
        span=token.span,
        hint=f"write `{remedy}`",
    )


def _apostrophes_of_many(pieces: tuple[Piece, ...], reader: Reader) -> Iterator[Diagnostic]:
    """Yield words for many with an apostrophe after the braces, where it ends no quotation."""
    before = ""
    for piece, after in pairwise(pieces):
        before += piece.value if isinstance(piece, Words) else "x"
        read = reader.read(piece.surface) if isinstance(piece, Token) else None
        named = isinstance(read, NounToken | PeopleToken) and not read.possessive
        ends = isinstance(after, Words) and OF_MANY_AFTER.match(after.value)
        if named and ends and isinstance(piece, Token) and not QUOTED.search(before):
            # Earlier releases let it pass, so that it may stand in a library that they made.
            found = _apostrophe(piece, f"{{{piece.surface}'}}")
            yield replace(found, severity=Severity.WARNING)


def _negations_outside(pieces: tuple[Piece, ...], reader: Reader) -> Iterator[Diagnostic]:
    """Yield duty words whose 'not' follows them: they would be printed as duties."""
    for at, piece in enumerate(pieces):
        read = reader.read(piece.surface) if isinstance(piece, Token) else None
        if isinstance(piece, Token) and isinstance(read, DutyToken) and not _negative(read):
            following = takewhile(lambda after: isinstance(after, Words), pieces[at + 1 :])
            words = "".join(after.value for after in following if isinstance(after, Words))
            if found := NEGATION_AFTER.match(words):
                yield _negation(piece, read, found[0].strip())


def _negative(read: DutyToken) -> bool:
    return read.word.endswith("not")


def _negation(token: Token, read: DutyToken, said: str) -> Diagnostic:
    whole = f"{read.word} not"
    return Diagnostic(
        code=Code.NEGATION_OUTSIDE_TOKEN,
        message=f"“{said}” stands outside the braces, so a prohibition would be printed as a duty "
        "with a word after it",
        span=token.span,
        hint=f"write `{{{whole}}}`" if whole in DUTIES else "write `{must not}` or `{need not}`",
        severity=Severity.WARNING,
    )


def _is_noun(token: Token, reader: Reader) -> bool:
    read = reader.read(token.surface)
    return (isinstance(read, NounToken) and read.form is Form.BARE) or isinstance(
        read, PeopleToken
    )
