"""The rules about words for terms and roles: every form can be made of them, or is given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic
from policyloom.english.nouns import has_no_forms, looks_plural
from policyloom.english.proper_names import COMMON, KINDS_OF_BODY
from policyloom.lint.person_names import POST_WORDS, is_personal_name, is_titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import Forms, Library, Value

NOBODY = frozenset(
    ("n/a", "nil", "no one", "no-one", "nobody", "none", "not applicable", "vacant")
)
ONE_NAME = re.compile(r"[A-Z][a-z][\w’']*")
NOUNS = COMMON | KINDS_OF_BODY | POST_WORDS | frozenset((
    "board", "carer", "child", "colleague", "diocese", "employer", "employee", "governor",
    "learner", "leader", "nursery", "police", "setting", "visitor", "volunteer", "young",
))  # fmt: skip
"""Words that are nouns whatever their capitals; of other single words nobody can tell."""


def nouns(library: Library) -> Iterator[Diagnostic]:
    """Words for a term or role are a noun whose number is known, or a name that says it is one.

    Why it matters: 'the governors reviews', 'an Academies', 'the Ofsted' and 'Trust (the MAT)s'
    were printed of words that a rule could not understand.
    """
    for forms in _all(library):
        yield from _without_forms(forms)
        if not forms.proper:
            yield from _number(forms)
            yield from _name(forms, may_be_name=name_or_noun(forms.noun.text))
    for overlay in library.overlays.values():
        for forms in overlay.terms.values():
            # What begins with an article is told of that, and how to write it as a name.
            if not forms.proper and not forms.noun.text.startswith("The "):
                yield from _name(forms, may_be_name=is_personal_name(forms.noun.text))


def _all(library: Library) -> Iterator[Forms]:
    vocabulary = library.vocabulary
    for term in (*vocabulary.terms.values(), *vocabulary.roles.values()):
        yield from (term.default,) if term.default else ()
    for policy in library.policies.values():
        yield policy.noun
    for overlay in library.overlays.values():
        yield from overlay.terms.values()
        yield from (holder.forms for holder in overlay.roles.values() if holder.forms)


def _without_forms(forms: Forms) -> Iterator[Diagnostic]:
    noun = forms.noun
    if noun.text.lower() in NOBODY:
        message = (
            f"“{noun.text}” says that there is nobody, and sentences would name it as a title"
        )
        hint = "write `{vacant: true}` for a role that nobody holds"
        yield _no_forms(noun, message, hint)
    # Of a name the running text has what stands before a comma or a bracket.
    elif has_no_forms(noun.text) and not forms.proper:
        hint = "write the noun alone; a comma, a bracket, a stop or ’s belongs in a sentence"
        yield _no_forms(noun, f"no plural and no possessive can be made of “{noun.text}”", hint)


def _no_forms(noun: Value, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=Code.WORDS_WITHOUT_FORMS, message=message, span=noun.span, hint=hint)


def _number(forms: Forms) -> Iterator[Diagnostic]:
    noun = forms.noun
    if looks_plural(noun.text) and not forms.number and not is_titled(noun.text):
        yield Diagnostic(
            code=Code.NUMBER_NOT_SAID,
            message=f"“{noun.text}” looks like more than one, and verbs and pronouns follow that",
            span=noun.span,
            hint=f"write `{{noun: {noun.text}, number: plural}}`, or `number: singular` if it is "
            "one",
        )


def _name(forms: Forms, *, may_be_name: bool) -> Iterator[Diagnostic]:
    noun = forms.noun
    if may_be_name and not forms.definite:
        yield Diagnostic(
            code=Code.NAME_OR_NOUN,
            message=f"“{noun.text}” may be a name or a noun, and only a noun takes ‘the’",
            span=noun.span,
            hint=f"for a name write `{{noun: {noun.text}, proper: true}}`; for a noun "
            f"`{{noun: {noun.text}, definite: the {noun.text}}}`, or small letters",
        )


def name_or_noun(words: str) -> bool:
    """Tell whether one word with a capital may be either: Kestrel, Boss."""
    return bool(ONE_NAME.fullmatch(words)) and not _is_noun(words)


def _is_noun(word: str) -> bool:
    small = word.lower()
    return small in NOUNS or small.removesuffix("s") in NOUNS or small.endswith(TITLES)


TITLES = ("head", "lead", "man", "master", "mistress", "officer", "teacher", "woman", "worker")
"""How titles end: Headmistress, Deputyhead."""
