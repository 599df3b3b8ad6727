"""Agreements: statements that are true only while other clauses stand unchanged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic, Label, did_you_mean
from policyloom.english.grammar import joined
from policyloom.resolve.conditions import facts_asked, holds
from policyloom.resolve.plan.planned import PlannedSection, planned_version, version_on
from policyloom.resolve.profile import LIBRARY
from policyloom.source import Choice, Inclusion, SettingType, clause_path, version_words
from policyloom.source.library import accepts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Diagnostics, Span
    from policyloom.resolve.plan.planned import Planned, Planner
    from policyloom.resolve.profile import Profile
    from policyloom.source import Clause, Policy, SectionPlan, Value, Version


def still_true(
    section: PlannedSection, sections: list[PlannedSection], planner: Planner
) -> PlannedSection:
    """Leave out a clause that certifies others when one of them is changed, absent or newer."""
    standing = {p.clause: p.version for s in sections for p in s.clauses if p.layer == LIBRARY}
    kept = tuple(p for p in section.clauses if _certified(p, standing, planner))
    return replace(section, clauses=kept)


def _certified(planned: Planned, standing: Mapping[str, Version], planner: Planner) -> bool:
    for clause, version in planned.certifies:
        if standing.get(clause) != version:
            words = version_words(version)
            message = (
                f"`{planned.clause}` is left out: it is true only while version {words} of "
                f"`{clause}` stands unchanged, and {planner.profile.body} has something else"
            )
            hint = "keep the agreed text, or consult again and record a new agreement"
            label = Label(planner.profile.overlay.span, "the overlay")
            planner.warn("agreement-lapsed", message, planned.span, hint, label)
            return False
    return True


# Early: clauses that do not exist yet on a document's date -> what is wrong, said once.


FEW = 3
"""So many clauses are told one by one; with more of them it is the date that is wrong."""


def too_early(
    found: list[tuple[Clause, Span]], policy: Policy, profile: Profile, date: str
) -> Diagnostics:
    """Return the problems of clauses without a version on an ISO day, each with its inclusion."""
    if len(found) > FEW:
        return (_wrong_date([clause for clause, _ in found], policy, profile, date),)
    return tuple(_too_early(clause, span, date) for clause, span in found)


def _too_early(clause: Clause, span: Span, date: str) -> Diagnostic:
    first = clause.versions[-1]
    return Diagnostic(
        code="clause-not-in-force",
        message=f"no version of `{clause.id}` is in force on {date}; the first is from "
        f"{first.in_force}",
        span=span,
        hint=f'include it from that day (`from: "{first.in_force}"`), or give the document a '
        "later date",
        labels=(Label(first.span, "its first version"),),
    )


def _wrong_date(clauses: list[Clause], policy: Policy, profile: Profile, date: str) -> Diagnostic:
    given = profile.documents.get(policy.id, {}).get("effective-from")
    said = given.span if given and given.text == date else None
    named = ", ".join(f"`{clause.id}`" for clause in clauses[:FEW])
    last = max(clause.versions[-1].in_force for clause in clauses)
    return Diagnostic(
        code="clause-not-in-force",
        message=f"{len(clauses)} clauses of the {policy.id} policy have no version in force on "
        f"{date}: {named} and {len(clauses) - FEW} more",
        span=said or policy.span,
        hint=f"give the document a later date; from {last} on all of them are in force",
        labels=(Label(policy.span, "the policy"),) if said else (),
    )


# Company: clauses that need each other, contradict each other or stand there twice.


def check_company(sections: list[PlannedSection], planner: Planner) -> None:
    """Report clauses that are there twice, without one they need or beside one they bar."""
    placed = {p.replaces or p.clause: p for section in sections for p in section.clauses}
    _check_repeated(sections, planner)
    _check_defined(tuple(placed), planner)
    for name in placed:
        clause = planner.library.clauses.get(name)
        if clause:
            _check_clause(clause, set(placed), planner)


def _check_repeated(sections: list[PlannedSection], planner: Planner) -> None:
    seen: dict[str, Span] = {}
    for section in sections:
        for planned in section.clauses:
            inserted = planned.layer != LIBRARY and planned.replaces is None
            other = seen.get(planned.clause)
            place = (
                planned.span if inserted else _inclusion_span(section.plan, planned.clause, other)
            )
            if planned.clause in seen:
                message = f"`{planned.clause}` stands in this policy twice"
                label = Label(seen[planned.clause], "here for the first time")
                planner.report("repeated-clause", message, place, "remove one of the two", label)
            seen.setdefault(planned.clause, place)


def _check_defined(placed: tuple[str, ...], planner: Planner) -> None:
    """Point out a term that two of the document's clauses define."""
    seen: dict[str, Value] = {}
    clauses = planner.library.clauses
    for term in (term for name in placed if name in clauses for term in clauses[name].defines):
        first = seen.setdefault(term.text.lower(), term)
        if first is not term:
            message = (
                f"“{term.text}” is defined twice in the {planner.policy.id} policy of "
                f"{planner.profile.body}"
            )
            hint = "keep one of the two clauses, or let one of them refer to the other"
            planner.warn(
                "defined-twice", message, term.span, hint, Label(first.span, "here first")
            )


def _inclusion_span(plan: SectionPlan, clause: str, other: Span | None) -> Span:
    """Return where a section names a clause, or the section itself for a body's own clause."""
    options = (
        option
        for part in plan.parts
        for option in (part.alternatives if isinstance(part, Choice) else (part,))
    )
    spans = (o.span for o in options if o.clause == clause and o.span != other)
    return next(spans, plan.span)


def _check_clause(clause: Clause, placed: set[str], planner: Planner) -> None:
    for needed in clause.requires:
        if needed not in placed:
            message = (
                f"`{clause.id}` needs `{needed}`, which is not in the {planner.policy.id} policy "
                f"of {planner.profile.body}"
            )
            planner.report(
                "required-clause-missing", message, clause.span, f"include `{needed}` as well"
            )
    for barred in clause.excludes:
        if barred in placed:
            message = (
                f"`{clause.id}` and `{barred}` contradict each other, and {planner.profile.body} "
                "has both"
            )
            planner.report(
                "clauses-exclude-each-other", message, clause.span, "leave one of the two out"
            )


# Conditions and choices: a section of a policy -> the library's clause texts that stand in it.


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
