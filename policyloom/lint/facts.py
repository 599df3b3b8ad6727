"""The rules about facts: a condition asks only what can be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, did_you_mean
from policyloom.english.meant import CHARACTERS
from policyloom.source import SettingType
from policyloom.source.walk import conditions_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import Condition, Library, Requirement

OPEN = ("body", "sites", "agreement")
CLOSED = {
    "kind": (
        "maintained-school", "academy-trust", "academy", "maintained-nursery", "federation",
        "independent-school", "non-maintained-special-school",
    ),
    "nation": ("england", "wales"),
    "phase": ("nursery", "infant", "junior", "primary", "secondary", "all-through", "special"),
    "level": ("trust", "school"),
    "in-trust": ("true", "false"),
    "religious-character": CHARACTERS,
    "church-school": ("true", "false"),
}  # fmt: skip


def facts(library: Library) -> Iterator[Diagnostic]:
    """A condition must ask about a fact that bodies have, and a value that it can take.

    Why it matters: a misspelt fact is never true, and its clause silently disappears from every
    policy.
    """
    settings = library.vocabulary.settings
    known = (*OPEN, *CLOSED, *settings)
    for condition in _conditions(library):
        for requirement in _requirements(condition):
            if requirement.fact not in known:
                message = f"`{requirement.fact}` is not a fact that bodies have"
                hint = did_you_mean(requirement.fact, known)
                yield Diagnostic(
                    code=Code.UNKNOWN_FACT, message=message, span=requirement.span, hint=hint
                )
                continue
            yield from _values(requirement, _allowed(requirement.fact, library))
            yield from _open(requirement, library)
    yield from _agreements(library)


def _allowed(fact: str, library: Library) -> tuple[str, ...]:
    setting = library.vocabulary.settings.get(fact)
    if setting is None:
        return CLOSED.get(fact, ())
    return ("true", "false") if setting.type is SettingType.YES_NO else setting.choices


def _values(requirement: Requirement, allowed: tuple[str, ...]) -> Iterator[Diagnostic]:
    for value in requirement.values:
        if allowed and value not in allowed:
            yield Diagnostic(
                code=Code.UNKNOWN_FACT_VALUE,
                message=f"`{requirement.fact}` is never `{value}`",
                span=requirement.span,
                hint=did_you_mean(value, allowed),
            )


def _open(requirement: Requirement, library: Library) -> Iterator[Diagnostic]:
    """Yield a question about a setting whose values are any words: one misspelt is never met."""
    setting = library.vocabulary.settings.get(requirement.fact)
    if setting and setting.type is SettingType.TEXT:
        yield Diagnostic(
            code=Code.UNKNOWN_FACT,
            message=f"`{requirement.fact}` is any words, so a body that misspells them loses this",
            span=requirement.span,
            hint="give the setting `type: choice` with its `choices`, or `type: yes-no`",
            labels=(Label(setting.span, "the setting is declared here"),),
        )


def _agreements(library: Library) -> Iterator[Diagnostic]:
    """Yield agreements of bodies that no text asks about."""
    asked = {
        value
        for condition in _conditions(library)
        for requirement in _requirements(condition)
        if requirement.fact == "agreement"
        for value in requirement.values
    }
    for overlay in library.overlays.values():
        for agreement in overlay.agreements:
            if agreement.text not in asked and not library.broken:
                yield Diagnostic(
                    code=Code.UNKNOWN_FACT_VALUE,
                    message=f"no text stands because of an agreement `{agreement.text}`",
                    span=agreement.span,
                    hint=did_you_mean(agreement.text, asked) or "remove it",
                )


def _requirements(condition: Condition) -> Iterator[Requirement]:
    yield from condition.requirements
    for option in condition.either:
        yield from _requirements(option)


def _conditions(library: Library) -> Iterator[Condition]:
    for proposal in (*library.new_bodies.always, *library.new_bodies.needed):
        yield proposal.when
    for clause in library.clauses.values():
        yield clause.applies_when
    yield from (found for version in library.texts() for found in conditions_in(version))
    for policy in library.policies.values():
        for section in policy.sections:
            yield section.when
            yield from (option.when for part in section.parts for option in part.options)
