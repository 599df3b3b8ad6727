"""Conditions and choices: a section of a policy -> the library's clause texts that stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Label, did_you_mean
from policyloom.grammar import joined
from policyloom.resolve.conditions import facts_asked, holds
from policyloom.resolve.plan.planned import PlannedSection
from policyloom.resolve.plan.versions import planned_version, version_on
from policyloom.setting_values import accepts
from policyloom.source import Choice, Inclusion, SettingType, clause_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Span
    from policyloom.resolve.plan.planned import Planned
    from policyloom.resolve.plan.planner import Planner
    from policyloom.source import Clause, SectionPlan


def planned_section(section: SectionPlan, planner: Planner) -> PlannedSection:
    """Return a section with the clause texts that conditions and choices leave in it."""
    clauses = (planned for part in section.parts for planned in _part(part, planner))
    return PlannedSection(plan=section, clauses=tuple(clauses))


def _part(part: Inclusion | Choice, planner: Planner) -> Iterator[Planned]:
    match part:
        case Inclusion():
            clause = _clause(part, planner)
            if clause and _applies(part, clause, planner):
                yield from _planned(clause, part.span, planner)
        case Choice():
            yield from _chosen(part, planner)


def _applies(inclusion: Inclusion, clause: Clause, planner: Planner) -> bool:
    facts, date = planner.profile.facts, planner.date
    if inclusion.first > date or (inclusion.last and inclusion.last < date):
        return False
    return holds(inclusion.when, facts) and holds(clause.applies_when, facts)


def _clause(inclusion: Inclusion, planner: Planner) -> Clause | None:
    clauses = planner.library.clauses
    clause = clauses.get(inclusion.clause)
    if clause is None and clause_path(inclusion.clause) not in planner.library.broken:
        message = f"there is no clause `{inclusion.clause}`"
        planner.report(
            "unknown-clause", message, inclusion.span, did_you_mean(inclusion.clause, clauses)
        )
    return clause


def _chosen(choice: Choice, planner: Planner) -> Iterator[Planned]:
    known = [
        (option, clause) for option in choice.alternatives if (clause := _clause(option, planner))
    ]
    if len(known) < len(choice.alternatives):
        return
    preferred = planner.profile.choices.get(choice.name)
    if preferred:
        matching = [pair for pair in known if pair[1].id == preferred.text]
        if not matching:
            names = [clause.id for _, clause in known]
            message = f"`{preferred.text}` is not one of the alternatives of `{choice.name}`"
            hint = did_you_mean(preferred.text, names)
            planner.report(
                "unknown-choice", message, preferred.span, hint, Label(choice.span, "the choice")
            )
            return
    else:
        matching = [pair for pair in known if _applies(*pair, planner)]
    if len(matching) == 1:
        yield from _planned(matching[0][1], matching[0][0].span, planner)
    elif not _asks_in_vain(known, planner):
        _undecided(choice, matching, known, planner)


def _asks_in_vain(known: list[tuple[Inclusion, Clause]], planner: Planner) -> bool:
    """Tell whether a setting that decides has a value it cannot take, which is told there."""
    settings, given = planner.library.vocabulary.settings, planner.profile.settings
    return any(
        fact in settings and fact in given and not accepts(settings[fact], given[fact].text)
        for fact in _asked(known)
    )


def _asked(known: list[tuple[Inclusion, Clause]]) -> tuple[str, ...]:
    """Return the facts that decide between alternatives, each once."""
    conditions = (c for option, clause in known for c in (option.when, clause.applies_when))
    return tuple(dict.fromkeys(fact for c in conditions for fact in facts_asked(c)))


def _undecided(
    choice: Choice,
    matched: list[tuple[Inclusion, Clause]],
    known: list[tuple[Inclusion, Clause]],
    planner: Planner,
) -> None:
    matching, options = ([clause.id for _, clause in pairs] for pairs in (matched, known))
    body = planner.profile.body
    where = Label(planner.profile.overlay.span, f"the overlay of {body}")
    hint = f"write `choices: {{{choice.name}: CLAUSE}}` in the overlay, CLAUSE being " + joined(
        tuple(f"`{name}`" for name in (matching or options)), "or"
    )
    if matching:
        both = joined(tuple(f"`{name}`" for name in matching), "and")
        message = f"`{choice.name}` has to resolve to one clause, but for {body} it matches {both}"
        code = "choice-ambiguous"
    else:
        message = (
            f"`{choice.name}` has to resolve to one clause, but for {body} none of its "
            "alternatives applies"
        )
        code, hint = "choice-unresolved", _unset(known, planner) or hint
    wanted = ("choices", choice.name)
    planner.report(code, message, choice.span, hint, where, wanted=wanted)


def _unset(known: list[tuple[Inclusion, Clause]], planner: Planner) -> str | None:
    """Return the hint to answer the question on which the choice depends."""
    settings = planner.library.vocabulary.settings
    missing = [f for f in _asked(known) if f in settings and f not in planner.profile.facts]
    if not missing:
        return None
    setting = settings[missing[0]]
    answer = "true or false" if setting.type is SettingType.YES_NO else setting.example
    overlay = planner.profile.overlay
    return f"write `settings: {{{setting.name}: …}}` in {overlay.path}, with {answer}"


def _planned(clause: Clause, span: Span, planner: Planner) -> Iterator[Planned]:
    version = version_on(clause, planner.date)
    if version is None:
        planner.early.append((clause, span))
        return
    yield planned_version(clause, version)
