"""Terminology: the overlay chain -> the forms of every term, those too that follow another.

A body that says only what the organisation is called has said what 'the organisation or one of
its schools' is called: 'the academy', or 'the Trust or its schools'.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.english.nouns import GivenForms, NounForms, derive
from policyloom.remembered import remembered
from policyloom.source import Forms, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import Follows, Library, Overlay


def given(forms: Forms) -> GivenForms:
    """Return the forms as plain words."""

    def words(value: Value | None) -> str:
        return value.text if value else ""

    return GivenForms(
        noun=forms.noun.text,
        plural=words(forms.plural),
        indefinite=words(forms.indefinite),
        definite=words(forms.definite),
        possessive=words(forms.possessive),
        plural_possessive=words(forms.plural_possessive),
        heading=words(forms.heading),
        within=words(forms.within),
        is_plural=forms.number == "plural",
        proper=forms.proper,
        kind=forms.kind,
    )


# A body's nouns are said in every line, and hardly any of them differs from its neighbour's.
@remembered(4096)
def forms_of(forms: Forms) -> NounForms:
    """Return every form of a noun, by rule where none was given."""
    return derive(given(forms))


def terms_of(library: Library, chain: tuple[Overlay, ...]) -> dict[str, Forms]:
    """Return the forms of each term; a proper name keeps the library's word for its kind."""
    vocabulary = library.vocabulary.terms
    terms = {name: term.default for name, term in vocabulary.items() if term.default}
    for overlay in chain:
        terms |= {name: _kind_of(forms, terms.get(name)) for name, forms in overlay.terms.items()}
        terms |= dict(_following(overlay, terms, library))
    return terms


def _kind_of(forms: Forms, above: Forms | None) -> Forms:
    """Return a name with the common noun that it stands for: St Giles is 'a school'."""
    if not forms.proper or forms.kind or above is None:
        return forms
    return replace(forms, kind=above.kind or above.noun.text)


def _following(
    overlay: Overlay, terms: dict[str, Forms], library: Library
) -> Iterator[tuple[str, Forms]]:
    """Yield the terms that follow one that this layer sets, where it does not set them too."""
    for name, term in library.vocabulary.terms.items():
        follows = term.follows
        if follows and follows.term in overlay.terms and name not in overlay.terms:
            yield name, _followed(follows, overlay, terms, library)


def _followed(
    follows: Follows, overlay: Overlay, terms: dict[str, Forms], library: Library
) -> Forms:
    forms = terms[follows.term]
    members = library.members.get(overlay.body, ())
    if not members or not follows.members or follows.members not in terms:
        return forms
    member = forms_of(terms[follows.members])
    its = member.noun if len(members) == 1 else member.plural
    definite = f"{forms_of(forms).definite} {follows.joined_by} its {its}"
    either_one = follows.joined_by == "or" and len(members) == 1
    number = "singular" if either_one else "plural"
    return Forms(noun=forms.noun, definite=Value(definite, forms.noun.span), number=number)
