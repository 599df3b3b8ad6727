"""The rule that an overlay names only what exists, from terms to choices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, Severity, did_you_mean, nearest
from policyloom.english.grammar import capitalised, joined
from policyloom.english.sentences import starts
from policyloom.lint.nouns import name_or_noun
from policyloom.source import (
    REGISTER,
    VOCABULARY,
    Choice,
    Setting,
    SettingType,
    Term,
    Value,
    policy_path,
)
from policyloom.source.library import accepts
from policyloom.source.names import policy_meant, reader_of, surfaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.diagnostics import Span
    from policyloom.source import ClauseData, Library, Overlay, Vocabulary


OTHER = frozenset({"block", "list", "setting"})
"""Kinds of name that cannot stand in a list of people."""


def overlay_names(library: Library) -> Iterator[Diagnostic]:
    """Every name in an overlay is one that the library knows; every setting fits its type.

    Why it matters: a misspelt name would change nothing, and nobody would notice.
    """
    choices = {one.name: one for one in library.choices()}
    for overlay in library.overlays.values():
        yield from _vocabulary_names(overlay, library)
        yield from _policy_names(overlay, choices, library)
        yield from _articles(overlay)
        yield from _steps(overlay, library)
        yield from _contacts(overlay, library)
        yield from _paragraphs(overlay, library)
        for name, value in overlay.settings.items():
            setting = library.vocabulary.settings.get(name)
            if setting:
                yield from _type(name, value, setting)
                yield from _sentence(name, value, setting)


def _vocabulary_names(overlay: Overlay, library: Library) -> Iterator[Diagnostic]:
    vocabulary, meant = library.vocabulary, reader_of(library.vocabulary).meanings
    for key, (code, noun, known) in _sections(vocabulary).items():
        said = (
            (name, span)
            for (of, name), span in overlay.places.items()
            if of == key and not library.is_broken(name)
        )
        yield from _unknown(code, noun, said, known, meant)
    names = {n: kind for n, (kind, _, _) in surfaces(vocabulary).items() if kind not in OTHER}
    groups = ((v.text, v.span) for values in overlay.lists.values() for v in values)
    yield from _unknown(Code.UNKNOWN_PEOPLE, "people group", groups, names, meant)
    slots = overlay.open_slots.items()
    yield from _unknown(Code.UNKNOWN_SETTING, "setting", slots, vocabulary.settings, meant)
    for holder in overlay.roles.values():
        roles = {**vocabulary.roles, **vocabulary.terms}
        either = ((role.text, role.span) for role in holder.either)
        yield from _unknown(Code.UNKNOWN_ROLE, "role", either, roles, meant)


def proposed_names(library: Library) -> Iterator[Diagnostic]:
    """Every name in what is proposed for new bodies is one that the library knows.

    Why it matters: a proposal with a misspelt name would never be made.
    """
    sections = _sections(library.vocabulary)
    choices = {one.name: one for one in library.choices()}
    meant = reader_of(library.vocabulary).meanings
    for proposal in (*library.new_bodies.always, *library.new_bodies.needed):
        for (key, name), span in proposal.spans.items():
            if key != "choices":
                code, noun, known = sections[key]
                yield from _unknown(code, noun, [(name, span)], known, meant)
            elif name not in choices:
                yield _unknown_choice(name, span, choices)


def _sections(vocabulary: Vocabulary) -> dict[str, tuple[Code, str, Mapping[str, object]]]:
    """Return what the keys under each key of an overlay name: a code, a noun and the names."""
    return {
        "terms": (Code.UNKNOWN_TERM, "term", vocabulary.terms),
        "roles": (Code.UNKNOWN_ROLE, "role", vocabulary.roles),
        "people": (Code.UNKNOWN_PEOPLE, "people group", vocabulary.people),
        "lists": (Code.UNKNOWN_PEOPLE_LIST, "list of people", vocabulary.lists),
        "settings": (Code.UNKNOWN_SETTING, "setting", vocabulary.settings),
        "local-lists": (Code.UNKNOWN_LOCAL_LIST, "local list", vocabulary.local_lists),
        "pictures": (Code.UNKNOWN_PICTURE, "picture", vocabulary.pictures),
        "welsh": (Code.UNKNOWN_TERM, "term, role, setting or people group", surfaces(vocabulary)),
    }


def _unknown(
    code: Code,
    noun: str,
    names: Iterable[tuple[str, Span]],
    known: Mapping[str, object],
    meant: Mapping[str, str],
) -> Iterator[Diagnostic]:
    for name, span in names:
        if name not in known:
            yield Diagnostic(
                code=code,
                message=f"the vocabulary has no {noun} `{name}`",
                span=span,
                hint=_meant(name, known, meant) or f"declare it in {VOCABULARY}, or remove it",
            )


def _meant(name: str, known: Mapping[str, object], meant: Mapping[str, str]) -> str | None:
    """Return the hint for a wrong name; people also write the title, as in ``headteacher``."""
    if meant.get(name.lower()) in known:
        return f"did you mean `{meant[name.lower()]}`?"
    titles = {
        term.default.noun.text: of
        for of, term in known.items()
        if isinstance(term, Term) and term.default
    }
    title = nearest(name, titles)
    if title and nearest(name, (title, *known)) == title:
        return f"did you mean `{titles[title]}`?"
    return did_you_mean(name, known)


def _steps(overlay: Overlay, library: Library) -> Iterator[Diagnostic]:
    """Yield deadlines of steps that no version of the clause has."""
    for own in overlay.deadlines:
        steps = (data.steps for data in _data(own.clause, library))
        known = dict.fromkeys(step.key for one in steps if one for step in one.steps)
        if own.step not in known and not _is_broken(own.clause, library):
            what = f"has no step `{own.step}`" if known else "has no steps"
            yield Diagnostic(
                code=Code.UNKNOWN_STEP,
                message=f"`{own.clause}` {what}",
                span=own.span,
                hint=did_you_mean(own.step, known) or "remove the deadline",
            )


def _contacts(overlay: Overlay, library: Library) -> Iterator[Diagnostic]:
    """Yield what is said of contacts that no version of the clause has."""
    for own in overlay.contacts:
        found = [data.contacts for data in _data(own.clause, library) if data.contacts]
        known = dict.fromkeys(row.key for one in found for row in one.rows)
        unknown = own.key not in known and not (own.title and found)
        if unknown and not _is_broken(own.clause, library):
            what = f"has no contact `{own.key}`" if found else "has no contacts"
            hint = did_you_mean(own.key, known) or "remove it"
            if found and not did_you_mean(own.key, known):
                hint = "give it a `title:` if it is a contact of your own, or remove it"
            yield Diagnostic(
                code=Code.UNKNOWN_CONTACT,
                message=f"`{own.clause}` {what}",
                span=own.span,
                hint=hint,
            )


def _paragraphs(overlay: Overlay, library: Library) -> Iterator[Diagnostic]:
    """Yield clauses of which the author has not said that their bullets may be paragraphs."""
    clauses = library.clauses.items() if overlay.paragraphs else ()
    open_ones = [name for name, c in clauses if any(v.data.either for v in c.versions)]
    for value in overlay.paragraphs:
        named = library.renames.clauses.get(value.text, value.text)
        if named not in open_ones and not _is_broken(value.text, library):
            yield Diagnostic(
                code=Code.SHAPE_NOT_OPEN,
                message=f"the bullets of `{value.text}` cannot be printed as paragraphs here",
                span=value.span,
                hint=did_you_mean(value.text, open_ones)
                or "a clause is open to it where its version says `lists: either`",
            )


def _data(name: str, library: Library) -> Iterator[ClauseData]:
    """Yield the data of every text of a clause: the library's, and those of bodies."""
    clause = library.clauses.get(library.renames.clauses.get(name, name))
    yield from (version.data for version in (clause.versions if clause else ()))
    for overlay in library.overlays.values():
        for one in overlay.modifications:
            if one.clause == name and one.own:
                yield one.own.data


def _is_broken(clause: str, library: Library) -> bool:
    return library.is_broken(clause)


# ARTICLES


def _articles(overlay: Overlay) -> Iterator[Diagnostic]:
    """Yield words that bring an article along: the sentence would read 'the the Trust'."""
    held = (holder.forms for holder in overlay.roles.values() if holder.forms)
    for forms in (*overlay.terms.values(), *held):
        noun = forms.noun
        article, _, rest = noun.text.partition(" ")
        if not rest or forms.proper:
            continue
        if article.lower() in {"the", "a", "an"}:
            may_be = f"for a name write `{{noun: The {rest}, proper: true}}`, for a noun `{rest}`"
            is_noun = f"write `{rest}`; give the form in `definite:` where the rule is wrong"
            yield Diagnostic(
                code=Code.ARTICLE_OUTSIDE_TOKEN,
                message=f"“{noun.text}” begins with “{article}”, which each sentence adds itself",
                span=noun.span,
                hint=may_be if article.lower() == "the" and name_or_noun(rest) else is_noun,
            )


# POLICIES AND CHOICES


def _policy_names(
    overlay: Overlay, choices: Mapping[str, Choice], library: Library
) -> Iterator[Diagnostic]:
    compiled, named = library.policies, {**library.policies, **library.register}
    broken = library.broken
    if REGISTER in broken:
        return
    for policy in overlay.policies or ():
        if policy.text not in compiled and policy_path(policy.text) not in broken:
            yield _policy(policy.text, policy.span, compiled, library)
    for name, settings in overlay.documents.items():
        if name not in compiled and policy_path(name) not in broken:
            yield _policy(name, settings.span, compiled, library)
    yield from _links(overlay, named, library)
    for name, value in overlay.choices.items():
        if name not in choices and not broken:
            span = overlay.places.get(("choices", name), value.span)
            yield _unknown_choice(name, span, choices)


def _links(
    overlay: Overlay, named: Mapping[str, object], library: Library
) -> Iterator[Diagnostic]:
    for name, link in overlay.links.items():
        if name not in named:
            yield _policy(name, overlay.places["links", name], named, library)
        elif link.title and name in library.policies_of(overlay.body):
            yield _second_title(name, link.title)


def _second_title(policy: str, title: Value) -> Diagnostic:
    """Tell of a title for a document that has one: links would call it by another name."""
    return Diagnostic(
        code=Code.LISTED_TWICE,
        message=f"`{policy}` is written here, and its document has a title",
        span=title.span,
        hint=f"take `title:` out here; another title stands under `documents: {policy}:`",
    )


def _unknown_choice(name: str, span: Span, choices: Mapping[str, object]) -> Diagnostic:
    return Diagnostic(
        code=Code.UNKNOWN_CHOICE,
        message=f"no policy has a choice called `{name}`",
        span=span,
        hint=did_you_mean(name, choices),
    )


def _policy(name: str, span: Span, known: Mapping[str, object], library: Library) -> Diagnostic:
    hint = policy_meant(name, known, library)
    return Diagnostic(
        code=Code.UNKNOWN_POLICY, message=f"there is no policy `{name}`", span=span, hint=hint
    )


# SETTINGS


def _type(name: str, value: Value, setting: Setting) -> Iterator[Diagnostic]:
    if not accepts(setting, value.text):
        yield Diagnostic(
            code=Code.SETTING_TYPE,
            message=f"`{name}` ({setting.label}) cannot be “{value.text}”",
            span=value.span,
            hint=_wanted(setting),
            labels=(Label(setting.span, "the setting is declared here"),),
        )


BEGINS_A_SENTENCE = re.compile(
    r"(?:A|After|All|An|Any|As|At|Before|By|During|Each|Every|From|In|No|On|Our|Up|When|Within"
    r"|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|Fifteen|Twenty)\b(?! [A-Z])"
)
"""A capital that no name has."""
ENDED = re.compile(r"(?<![.\s])(?<!\b[ap]\.m)(?<!\betc)[.!?]$")


def _sentence(name: str, value: Value, setting: Setting) -> Iterator[Diagnostic]:
    """Yield a setting that is a sentence: it stands in one, which has its own full stop."""
    if setting.type is SettingType.TEXT and (ENDED.search(value.text) or starts(value.text)):
        yield Diagnostic(
            code=Code.PHRASE_NOT_SENTENCE,
            message=f"`{name}` stands in the middle of a sentence, and “{value.text}” is one",
            span=value.span,
            hint=f"write a phrase without a full stop, such as {setting.example}",
            labels=(Label(setting.span, "the setting is declared here"),),
        )
    elif setting.type is SettingType.TEXT and BEGINS_A_SENTENCE.match(value.text):
        yield Diagnostic(
            code=Code.PHRASE_NOT_SENTENCE,
            message=f"`{name}` stands in the middle of a sentence, and “{value.text}” begins one",
            span=value.span,
            hint=f"begin with a small letter; `{{{capitalised(name)}}}` prints a capital",
            severity=Severity.WARNING,
            labels=(Label(setting.span, "the setting is declared here"),),
        )


def _wanted(setting: Setting) -> str:
    match setting.type:
        case SettingType.YES_NO:
            return "write true or false"
        case SettingType.NUMBER:
            return f"write a whole number, such as {setting.example}"
        case SettingType.DATE:
            return f'write a day in quotes, such as "{setting.example}"'
        case SettingType.CHOICE:
            return f"write {joined(setting.choices, 'or')}"
        case SettingType.TEXT:
            return f"write words, such as {setting.example}"
