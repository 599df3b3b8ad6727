"""The rule ``name-clash``: every name of the vocabulary means one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, did_you_mean
from policyloom.english.grammar import DUTIES
from policyloom.source import VOCABULARY
from policyloom.source.names import RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Span
    from policyloom.source import Library, Term


def vocabulary_names(library: Library) -> Iterator[Diagnostic]:
    """A token is readable in one way only, so no two entries of the vocabulary share a name."""
    seen: dict[str, tuple[str, Span]] = {}
    for what, name, span in _names(library):
        topic, slash, own = name.rpartition("/")
        if "/" in topic or (slash and span.path == VOCABULARY):
            message = f"`{name.split('/', 1)[1] if topic else name}` has a `/` in its name"
            hint = "take it out: it stands between a topic and a word of its own"
            yield Diagnostic(code=Code.NAME_CLASH, message=message, span=span, hint=hint)
        elif own in DUTIES or own in RESERVED:
            means = "a duty word" if own in DUTIES else "what every document has"
            message = f"the {what} `{name}` has the name of {means}"
            yield Diagnostic(
                code=Code.NAME_CLASH, message=message, span=span, hint="choose another name"
            )
        elif name in seen and seen[name][0] != what:
            other, place = seen[name]
            message = f"`{name}` is both a {what} and a {other}"
            label = Label(place, f"the {other}")
            yield Diagnostic(
                code=Code.NAME_CLASH,
                message=message,
                span=span,
                hint="rename one",
                labels=(label,),
            )
        else:
            seen[name] = what, span
    yield from _followed(library)


def _followed(library: Library) -> Iterator[Diagnostic]:
    vocabulary = library.vocabulary
    terms = vocabulary.terms
    for term in (*terms.values(), *vocabulary.roles.values()):
        yield from _known(
            term.one_of, "people group", vocabulary.people, Code.UNKNOWN_PEOPLE, term
        )
        yield from _known(term.in_place_of, "role", vocabulary.roles, Code.UNKNOWN_ROLE, term)
    for term in terms.values():
        if term.follows is None:
            continue
        for name in filter(None, (term.follows.term, term.follows.members)):
            if name not in terms:
                yield Diagnostic(
                    code=Code.UNKNOWN_TERM,
                    message=f"the vocabulary has no term `{name}`, which `{term.name}` follows",
                    span=term.follows.span,
                    hint=did_you_mean(name, terms),
                )


def _known(
    name: str, what: str, among: Mapping[str, object], code: Code, term: Term
) -> Iterator[Diagnostic]:
    if name and name not in among:
        message = f"the vocabulary has no {what} `{name}`, which `{term.name}` names"
        yield Diagnostic(
            code=code, message=message, span=term.span, hint=did_you_mean(name, among)
        )


def _names(library: Library) -> Iterator[tuple[str, str, Span]]:
    vocabulary = library.vocabulary
    for what, terms in (("term", vocabulary.terms), ("role", vocabulary.roles)):
        for term in terms.values():
            yield what, term.name, term.span
            yield what, term.plural_name, term.span
    yield from (("people group", name, value.span) for name, value in vocabulary.people.items())
    for what, named in (
        ("setting", vocabulary.settings),
        ("local list", vocabulary.local_lists),
        ("picture", vocabulary.pictures),
    ):
        yield from ((what, item.name, item.span) for item in named.values())
