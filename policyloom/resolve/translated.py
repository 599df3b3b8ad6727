"""Translated: what a token prints in a Welsh text, which has words of its own for it.

A body gives them as they are printed, under ``welsh`` in its overlay: nothing is mutated, and
whoever writes a Welsh text puts a token where no word before it asks for a mutation.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Label
from policyloom.document import Language, Text
from policyloom.english.addresses import addresses_in
from policyloom.english.grammar import DutyToken, Form, NounToken, PeopleToken, SettingToken
from policyloom.resolve.terms import token_words
from policyloom.source.names import BODY, plural_name
from policyloom.welsh import ENGLISH, NAMES, TAGS, joined_in_welsh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Span
    from policyloom.document import Inline
    from policyloom.resolve.context import Context
    from policyloom.source.wording import Token

MANY = frozenset({Form.PLURAL, Form.DEFINITE_PLURAL})


@contextmanager
def speaking(language: str, context: Context) -> Iterator[None]:
    """Fill in a text of another language."""
    before, context.language = context.language, language
    try:
        yield
    finally:
        context.language = before


def token_in_language(token: Token, context: Context) -> Inline | None:
    """Return what a token prints in the language of the text that it stands in."""
    found = token_words(token, context)
    if context.language == ENGLISH or not isinstance(found, Text):
        return found
    read = context.reader.read(token.surface)
    match read:
        case NounToken(name=name) if name != BODY:
            names: tuple[str, ...] = (plural_name(name) if read.form in MANY else name,)
        case PeopleToken(name=name, groups=groups):
            names = groups if groups and name not in context.profile.welsh else (name,)
        case SettingToken(name=name) if not _is_the_same(found.value):
            names = (name,)
        case DutyToken():
            names = ()
        case _:
            return found
    conjunction = read.conjunction if isinstance(read, PeopleToken) else "and"
    return _said(found, names, conjunction, context) or _missing(found, token, names, context)


def _is_the_same(words: str) -> bool:
    """Tell whether a value has no language: a number, or an address alone."""
    rest = words
    for start, end, _ in reversed(tuple(addresses_in(words))):
        rest = rest[:start] + rest[end:]
    return not any(map(str.isalpha, rest))


def _said(found: Text, names: tuple[str, ...], conjunction: str, context: Context) -> Text | None:
    given = [context.profile.welsh.get(name) for name in names]
    known = [value for value in given if value]
    if not known or len(known) < len(given):
        return None
    words = joined_in_welsh(tuple(value.text for value in known), conjunction)
    origin = found.origin and replace(found.origin, value=known[0].span)
    return replace(found, value=words, origin=origin)


def _missing(found: Text, token: Token, names: tuple[str, ...], context: Context) -> Inline:
    language, overlay = NAMES[context.language], context.profile.overlay
    message = (
        f"`{{{token.surface}}}` has no {language} words at {context.profile.body}, "
        f"and stands in a {language} text"
    )
    wanted = ", ".join(f"{one}: …" for one in names if one not in context.profile.welsh)
    hint = f"say it in {language}: a duty word is English"
    if wanted:
        hint = f"write `welsh: {{{wanted}}}` in {overlay.path}"
    context.warn(
        Code.TRANSLATION_MISSING, message, token.span, hint, Label(overlay.span, "the overlay")
    )
    return Language((found,), TAGS[ENGLISH])


def no_translation(what: str, span: Span, hint: str, context: Context, language: str) -> None:
    """Report what a body that publishes in another language has not got in it."""
    body, overlay = context.profile.body, context.profile.overlay
    message = f"{what} has no {NAMES[language]} text, and {body} publishes in {NAMES[language]}"
    label = Label(overlay.span, "the overlay")
    context.warn(Code.TRANSLATION_MISSING, message, span, hint, label)
