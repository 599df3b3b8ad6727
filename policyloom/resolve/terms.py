"""Terms: a token -> the words that a body uses for it, in the form that the surface asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, assert_never

from policyloom.diagnostics import Code, Label
from policyloom.document import WITH_VERB, Concept, Text, Unfilled
from policyloom.english.dates import date_words
from policyloom.english.grammar import (
    AS_APPROPRIATE,
    BlockToken,
    DutyToken,
    FactToken,
    Form,
    LiteralToken,
    NounToken,
    PeopleToken,
    SettingToken,
    agreeing,
    as_common_noun,
    capitalised,
    joined,
    noun_words,
)
from policyloom.english.nouns import GivenForms, NounForms, derive, former, possessive_of, several
from policyloom.resolve.deciders import control_noun
from policyloom.resolve.holders import role_forms, term_forms
from policyloom.resolve.plausible import look_at_words
from policyloom.resolve.profile import leads_back
from policyloom.resolve.prophecy import WILL
from policyloom.resolve.stated import control_fact
from policyloom.resolve.terminology import forms_of
from policyloom.source import SettingType
from policyloom.source.names import BODY, CONTROL_NOUNS
from policyloom.source.wording import Token

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.document import Inline
    from policyloom.resolve.context import Context
    from policyloom.source import Holder
    from policyloom.source.wording import Pieces


def token_words(token: Token, context: Context) -> Inline | None:  # noqa: PLR0911 - one a kind
    """Return the run of words for a token; a problem is reported where it has none."""
    read = context.reader.read(token.surface)
    match read:
        case None:
            hint = context.reader.hint(token.surface)
            context.report(
                Code.UNKNOWN_TOKEN,
                f"`{{{token.surface}}}` names nothing in the vocabulary",
                token.span,
                hint,
            )
            return None
        case NounToken():
            return _noun(read, token, context)
        case PeopleToken():
            return _people(read, token, context)
        case DutyToken(word=word):
            return _duty(word, token, context)
        case SettingToken():
            return _setting(read, token, context)
        case FactToken():
            return control_fact(read, token, context)
        case BlockToken(name=name):
            message = f"`{{{name}}}` places a whole block, so it stands alone in a paragraph"
            hint = "put it on a line of its own with an empty line before and after"
            context.report(Code.DATA_BLOCK_IN_SENTENCE, message, token.span, hint)
            return None
        case LiteralToken(words=words):
            return context.text(
                words, token.span, token=token.surface, concept=Concept(kind="literal", key=words)
            )
        case _:
            assert_never(read)


# NOUNS: TERMS, ROLES, PEOPLE


def _noun(read: NounToken, token: Token, context: Context) -> Text | None:
    forms = _forms(read, token, context)
    if forms is None:
        return None
    derived, value = forms
    if read.name == BODY and read.form is Form.BARE:
        read = replace(read, form=Form.DEFINITE)
    derived = former(derived) if context.former else derived
    derived = as_common_noun(derived) if context.one_of_a_kind else derived
    look_at_words(read.name, derived.noun, value, context)
    sites = _counted(read, context)
    words = noun_words(read, derived, sites=sites, heading=context.heading)
    words = words.removesuffix(AS_APPROPRIATE) if context.heading else words
    concept = Concept(kind=read.kind, key=f"{read.name}/{read.form.value}{_verb_in(read)}")
    return context.text(words, token.span, token=token.surface, concept=concept, value=value)


def _counted(read: NounToken, context: Context) -> int:
    """Return how many schools there are, for a noun that means one of them; 0 for any other."""
    return context.profile.sites if read.name in context.reader.members else 0


def means_several(line: Pieces, context: Context) -> bool:
    """Tell whether a line is one token alone, and more than one where this body speaks of it."""
    token = line[0] if len(line) == 1 else None
    read = context.reader.read(token.surface) if isinstance(token, Token) else None
    if isinstance(token, Token) and isinstance(read, NounToken):
        forms = _forms(read, token, context)
        return read.form in MANY or (forms is not None and forms[0].is_plural)
    return isinstance(read, PeopleToken)


MANY = frozenset({Form.PLURAL, Form.DEFINITE_PLURAL})


def _verb_in(read: NounToken | PeopleToken) -> str:
    """Return what a concept says of a verb that is among the words."""
    return f"{WITH_VERB}{read.verb}" if read.verb else ""


def _forms(read: NounToken, token: Token, context: Context) -> tuple[NounForms, Span] | None:
    profile = context.profile
    if read.name == BODY:
        return forms_of(profile.name), profile.name.noun.span
    if read.name in CONTROL_NOUNS:
        return control_noun(read.name, context)
    match read.kind:
        case "role":
            found = role_forms(read.name, profile)
            if found is None:
                _no_holder(read.name, token.span, context)
            return found
        case "people":
            return _group_forms(read.name, token, context)
        case _:
            found = term_forms(read.name, profile)
            if found is None:
                _unset_term(read.name, token, context)
            return found


def _unset_term(name: str, token: Token, context: Context) -> None:
    overlay = context.profile.overlay
    message = f"{context.profile.body} has no words for the term `{name}`"
    hint = f"write `terms: {{{name}: …}}` in {overlay.path}"
    label = Label(overlay.span, "the overlay")
    context.report(Code.UNSET_TERM, message, token.span, hint, label, wanted=("terms", name))


def _no_holder(role: str, span: Span, context: Context) -> None:
    holder = context.profile.roles.get(role)
    overlay = context.profile.overlay
    if leads_back(role, context.profile) or _names_nobody_known(holder, context):
        return
    if holder:
        message = (
            f"nobody holds the role `{role}` at {context.profile.body}, and this text names it"
        )
        hint = "say who holds it, or leave this clause out"
        context.report(Code.VACANT_ROLE, message, span, hint, Label(holder.span, "vacant here"))
    else:
        message = f"{context.profile.body} does not say who holds the role `{role}`"
        hint = f"write `roles: {{{role}: …}}` in {overlay.path}"
        label = Label(overlay.span, "the overlay")
        context.report(Code.UNSET_ROLE, message, span, hint, label, wanted=("roles", role))


def _names_nobody_known(holder: Holder | None, context: Context) -> bool:
    """Tell whether a role is given to roles that do not exist, which is told at their place."""
    known = context.reader.names
    return holder is not None and any(role.text not in known for role in holder.either)


def _group_forms(group: str, token: Token, context: Context) -> tuple[NounForms, Span] | None:
    members = context.profile.people[group]
    if not members:
        _no_people(group, token, context)
        return None
    words = joined(tuple(m.text for m in members), "and")
    return derive(GivenForms(noun=words, plural=words, is_plural=True)), members[0].span


def _no_people(group: str, token: Token, context: Context) -> None:
    message = f"{context.profile.body} says it has no {group}, and this text names only them"
    hint = "leave this clause out, or say what the group is called under `people`"
    context.report(Code.NO_SUCH_PEOPLE, message, token.span, hint)


def _people(read: PeopleToken, token: Token, context: Context) -> Text | None:
    profile = context.profile
    groups = read.groups or profile.lists.get(read.name, ())
    members = [member for group in groups for member in _members(group, token, context)]
    if not members:
        _no_people(token.surface, token, context)
        return None
    serial = profile.style_of("serial-comma", "false") == "true"
    unique = tuple({member.words: member for member in members})
    words = joined(unique, read.conjunction, serial_comma=serial)
    words = possessive_of(words, plural=members[-1].plural) if read.possessive else words
    if read.verb:
        # 'Staff and the head are'; 'staff or the head is', after the one that stands nearest.
        together = read.conjunction == "and" and len(unique) > 1
        words = f"{words} {agreeing(read.verb, plural=together or members[-1].plural)}"
    words = capitalised(words) if read.capital else words
    key = f"{', '.join(groups)}/{read.conjunction}{_verb_in(read)}"
    concept = Concept(kind="people", key=key)
    return context.text(
        words, token.span, token=token.surface, concept=concept, value=members[0].span
    )


class _Member(NamedTuple):
    """What a body calls some people of a list, the place that says so, and their number."""

    words: str
    span: Span
    plural: bool


def _members(group: str, token: Token, context: Context) -> list[_Member]:
    """Return what a body calls the people of a group; those whom it does not have are left out."""
    kind, name, plural = context.reader.names.get(group, ("people", group, False))
    profile = context.profile
    if kind == "people":
        return [_Member(v.text, v.span, plural=True) for v in profile.people.get(name, ())]
    if kind == "list":
        return [m for part in profile.lists[name] for m in _members(part, token, context)]
    if name in CONTROL_NOUNS:
        found = control_noun(name, context)
    else:
        found = role_forms(name, profile) if kind == "role" else term_forms(name, profile)
    if found is None:
        if kind == "role" and name not in profile.roles:
            _no_holder(name, token.span, context)
        return []
    forms, span = found
    if plural:
        return [_Member(words, span, plural=True) for words in several(forms.plural)]
    words = forms.definite.removesuffix(AS_APPROPRIATE)
    return [_Member(words, span, forms.is_plural)]


# DUTIES


LEGAL = {
    "law": frozenset({"law"}),
    "guidance": frozenset({"law", "guidance"}),
    "none": frozenset[str](),
}


def duty_word(word: str, context: Context) -> tuple[str, Span | None]:
    """Return what a duty word reads as in the house style.

    Duties from law may be kept as they are.
    """
    kept = LEGAL[context.profile.style_of("keep-must-for", "none")]
    value = context.profile.duties.get(word)
    if value is None or (context.source in kept and word in {"must", "must not"}):
        return word, None
    if context.foretold and WILL.match(value.text):
        return word, None
    return value.text, value.span


def _duty(word: str, token: Token, context: Context) -> Text:
    words, value = duty_word(word, context)
    concept = Concept(kind="duty", key=word)
    return context.text(words, token.span, token=token.surface, concept=concept, value=value)


# SETTINGS


def _setting(read: SettingToken, token: Token, context: Context) -> Inline | None:
    value = context.profile.settings.get(read.name)
    if value is None:
        return _unset_setting(read.name, token, context)
    setting = context.library.vocabulary.settings[read.name]
    words = date_words(value.text) if setting.type is SettingType.DATE else value.text
    words = capitalised(words) if read.capital else words
    concept = Concept(kind="setting", key=read.name)
    return context.text(words, token.span, token=token.surface, concept=concept, value=value.span)


def _unset_setting(name: str, token: Token, context: Context) -> Unfilled | None:
    setting = context.library.vocabulary.settings[name]
    overlay = context.profile.overlay
    opened = context.profile.open_slots.get(name)
    message = f"`{name}` ({setting.label}) is not filled in for {context.profile.body}"
    hint = f"write `{name}: {setting.example}` under `settings:` in {overlay.path}"
    if opened and _is_filled_in(name, opened, context):
        message = f"`{name}` ({setting.label}) is filled in and also listed under `to-complete`"
        hint = f"if it is final, take `{name}` out of `to-complete:` in {opened.path}"
    label = Label(opened or overlay.span, "left open here" if opened else "the overlay")
    wanted = ("settings", name)
    if setting.slot or opened:
        context.open_point(Code.UNFILLED_SLOT, message, token.span, hint, label, wanted=wanted)
        return Unfilled(setting.label, setting.example)
    context.report(Code.UNSET_SETTING, message, token.span, hint, label, wanted=wanted)
    return None


def _is_filled_in(name: str, opened: Span, context: Context) -> bool:
    """Tell whether the overlay that leaves a setting open has a value for it as well."""
    overlays = context.library.overlays.values()
    return any(one.span.path == opened.path and name in one.settings for one in overlays)
