"""Agreements: statements that are true only while other clauses stand unchanged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, did_you_mean, nearest
from policyloom.english.grammar import joined
from policyloom.resolve.composition.left_out import LeftOut, check_left_out
from policyloom.resolve.composition.placed import PlacedSection, placed_version, version_on
from policyloom.resolve.profile import LIBRARY
from policyloom.source import Choice, Inclusion, SettingType, version_words
from policyloom.source.library import accepts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Diagnostics, Span
    from policyloom.resolve.composition.placed import Composer, PlacedClause
    from policyloom.resolve.profile import Profile
    from policyloom.source import Clause, Policy, Preference, Value, Version, WrittenSection


def still_true(
    section: PlacedSection, sections: list[PlacedSection], composer: Composer
) -> PlacedSection:
    """Leave out a clause that certifies others when one of them is changed, absent or newer."""
    standing = {p.clause: p.version for s in sections for p in s.clauses if p.layer == LIBRARY}
    kept = tuple(p for p in section.clauses if _certified(p, standing, composer))
    return replace(section, clauses=kept)


def _certified(placed: PlacedClause, standing: Mapping[str, Version], composer: Composer) -> bool:
    for clause, version in placed.certifies:
        if standing.get(clause) != version:
            words = version_words(version)
            message = (
                f"`{placed.clause}` is left out: it is true only while version {words} of "
                f"`{clause}` stands unchanged, and {composer.profile.body} has something else"
            )
            hint = "keep the agreed text, or consult again and record a new agreement"
            label = Label(composer.profile.overlay.span, "the overlay")
            composer.warn(Code.AGREEMENT_LAPSED, message, placed.span, hint, label)
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
        code=Code.CLAUSE_NOT_IN_FORCE,
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
        code=Code.CLAUSE_NOT_IN_FORCE,
        message=f"{len(clauses)} clauses of the {policy.id} policy have no version in force on "
        f"{date}: {named} and {len(clauses) - FEW} more",
        span=said or policy.span,
        hint=f"give the document a later date; from {last} on all of them are in force",
        labels=(Label(policy.span, "the policy"),) if said else (),
    )


# Company: clauses that need each other, contradict each other or stand there twice.


def check_company(sections: list[PlacedSection], composer: Composer) -> None:
    """Report clauses that are there twice, without one they need or beside one they bar."""
    placed = {p.replaces or p.clause: p for section in sections for p in section.clauses}
    _check_repeated(sections, composer)
    _check_defined(tuple(placed), composer)
    for name in placed:
        clause = composer.library.clauses.get(name)
        if clause:
            _check_clause(clause, set(placed), composer)


def _check_repeated(sections: list[PlacedSection], composer: Composer) -> None:
    seen: dict[str, Span] = {}
    for section in sections:
        for placed in section.clauses:
            inserted = placed.layer != LIBRARY and placed.replaces is None
            other = seen.get(placed.clause)
            place = (
                placed.span if inserted else _inclusion_span(section.written, placed.clause, other)
            )
            if placed.clause in seen:
                message = f"`{placed.clause}` stands in this policy twice"
                label = Label(seen[placed.clause], "here for the first time")
                composer.report(
                    Code.REPEATED_CLAUSE, message, place, "remove one of the two", label
                )
            seen.setdefault(placed.clause, place)


def _check_defined(placed: tuple[str, ...], composer: Composer) -> None:
    """Point out a term that two of the document's clauses define."""
    seen: dict[str, Value] = {}
    clauses = composer.library.clauses
    for term in (term for name in placed if name in clauses for term in clauses[name].defines):
        first = seen.setdefault(term.text.lower(), term)
        if first is not term:
            message = (
                f"“{term.text}” is defined twice in the {composer.policy.id} policy of "
                f"{composer.profile.body}"
            )
            hint = "keep one of the two clauses, or let one of them refer to the other"
            composer.warn(
                Code.DEFINED_TWICE, message, term.span, hint, Label(first.span, "here first")
            )


def _inclusion_span(written: WrittenSection, clause: str, other: Span | None) -> Span:
    """Return where a section names a clause, or the section itself for a body's own clause."""
    options = (option for part in written.parts for option in part.options)
    spans = (o.span for o in options if o.clause == clause and o.span != other)
    return next(spans, written.span)


def _check_clause(clause: Clause, placed: set[str], composer: Composer) -> None:
    for needed in (one.text for one in clause.requires):
        if needed not in placed:
            message = (
                f"`{clause.id}` needs `{needed}`, which is not in the {composer.policy.id} policy "
                f"of {composer.profile.body}"
            )
            composer.report(
                Code.REQUIRED_CLAUSE_MISSING, message, clause.span, f"include `{needed}` as well"
            )
    for barred in (one.text for one in clause.excludes):
        if barred in placed:
            message = (
                f"`{clause.id}` and `{barred}` contradict each other, and {composer.profile.body} "
                "has both"
            )
            composer.report(
                Code.CLAUSES_EXCLUDE_EACH_OTHER, message, clause.span, "leave one of the two out"
            )


# Conditions and choices: a section of a policy -> the library's clause texts that stand in it.


def placed_section(section: WrittenSection, composer: Composer) -> PlacedSection:
    """Return a section with the clause texts that conditions and choices leave in it."""
    clauses = (placed for part in section.parts for placed in _part(part, composer))
    return PlacedSection(written=section, clauses=tuple(clauses))


def _part(part: Inclusion | Choice, composer: Composer) -> Iterator[PlacedClause]:
    match part:
        case Inclusion():
            clause = _clause(part, composer)
            if clause and _applies(part, clause, composer):
                yield from _planned(clause, part.span, composer)
        case Choice():
            yield from _chosen(part, composer)


def _applies(inclusion: Inclusion, clause: Clause, composer: Composer) -> bool:
    facts, date = composer.profile.facts, composer.date
    if inclusion.first > date or (inclusion.last and inclusion.last < date):
        return False
    return inclusion.when.holds(facts) and clause.applies_when.holds(facts)


def _clause(inclusion: Inclusion, composer: Composer) -> Clause | None:
    clauses = composer.library.clauses
    clause = clauses.get(inclusion.clause)
    if clause is None and not composer.library.is_broken(inclusion.clause):
        message = f"there is no clause `{inclusion.clause}`"
        composer.report(
            Code.UNKNOWN_CLAUSE, message, inclusion.span, did_you_mean(inclusion.clause, clauses)
        )
    return clause


def _chosen(choice: Choice, composer: Composer) -> Iterator[PlacedClause]:
    known = [
        (option, clause) for option in choice.alternatives if (clause := _clause(option, composer))
    ]
    if len(known) < len(choice.alternatives):
        return
    preferred = composer.profile.choices.get(choice.name)
    if preferred:
        matching = [pair for pair in known if pair[1].id == preferred.text]
        if not matching:
            names = [clause.id for _, clause in known]
            message = f"`{preferred.text}` is not one of the alternatives of `{choice.name}`"
            hint = did_you_mean(preferred.text, names)
            composer.report(
                Code.UNKNOWN_CHOICE,
                message,
                preferred.span,
                hint,
                Label(choice.span, "the choice"),
            )
            return
    else:
        matching = [pair for pair in known if _applies(*pair, composer)]
    if preferred:
        _check_others(choice, preferred, known, composer)
    if len(matching) == 1:
        yield from _planned(matching[0][1], matching[0][0].span, composer)
    elif not (_asks_in_vain(known, composer) or _is_meant(choice, composer)):
        _undecided(choice, matching, known, composer)


def _check_others(
    choice: Choice,
    preferred: Preference,
    known: list[tuple[Inclusion, Clause]],
    composer: Composer,
) -> None:
    """Say that an alternative which a body did not choose has moved on since."""
    body = composer.profile.layer(preferred.span)
    for option, clause in known:
        if clause.id == preferred.text or not option.when.holds(composer.profile.facts):
            continue
        said = f"{{clause: {preferred.text}, base: {{{clause.id}: NOW}}}}"
        remedy = f"choose it, or write `choices: {{{choice.name}: {said}}}` to stay with yours"
        base = preferred.base.get(clause.id)
        if base or preferred.text in composer.approved.clauses:
            check_left_out(clause, LeftOut(body, preferred.span, base, remedy), composer)


def _asks_in_vain(known: list[tuple[Inclusion, Clause]], composer: Composer) -> bool:
    """Tell whether a setting that decides has a value it cannot take, which is told there."""
    settings, given = composer.library.vocabulary.settings, composer.profile.settings
    return any(
        fact in settings and fact in given and not accepts(settings[fact], given[fact].text)
        for fact in _asked(known)
    )


def _is_meant(choice: Choice, composer: Composer) -> bool:
    """Tell whether the body has chosen under a name that is almost this, which is told there."""
    library, chosen = composer.library, composer.profile.choices
    if composer.profile.overlay.span.path not in library.broken:
        return False
    known = {choice.name for choice in library.choices()}
    return any(nearest(name, [choice.name]) for name in chosen if name not in known)


def _asked(known: list[tuple[Inclusion, Clause]]) -> tuple[str, ...]:
    """Return the facts that decide between alternatives, each once."""
    conditions = (c for option, clause in known for c in (option.when, clause.applies_when))
    return tuple(dict.fromkeys(fact for c in conditions for fact in c.facts))


def _undecided(
    choice: Choice,
    matched: list[tuple[Inclusion, Clause]],
    known: list[tuple[Inclusion, Clause]],
    composer: Composer,
) -> None:
    matching, options = ([clause.id for _, clause in pairs] for pairs in (matched, known))
    body = composer.profile.body
    where = Label(composer.profile.overlay.span, f"the overlay of {body}")
    hint = f"write `choices: {{{choice.name}: CLAUSE}}` in the overlay, CLAUSE being " + joined(
        tuple(f"`{name}`" for name in (matching or options)), "or"
    )
    if matching:
        both = joined(tuple(f"`{name}`" for name in matching), "and")
        message = f"`{choice.name}` has to resolve to one clause, but for {body} it matches {both}"
        code = Code.CHOICE_AMBIGUOUS
    else:
        message = (
            f"`{choice.name}` has to resolve to one clause, but for {body} none of its "
            "alternatives applies"
        )
        code, hint = Code.CHOICE_UNRESOLVED, _unset(known, composer) or hint
    wanted = ("choices", choice.name)
    composer.report(code, message, choice.span, hint, where, wanted=wanted)


def _unset(known: list[tuple[Inclusion, Clause]], composer: Composer) -> str | None:
    """Return the hint to answer the question on which the choice depends."""
    settings = composer.library.vocabulary.settings
    missing = [f for f in _asked(known) if f in settings and f not in composer.profile.facts]
    if not missing:
        return None
    setting = settings[missing[0]]
    answer = "true or false" if setting.type is SettingType.YES_NO else setting.example
    overlay = composer.profile.overlay
    return f"write `settings: {{{setting.name}: …}}` in {overlay.path}, with {answer}"


def _planned(clause: Clause, span: Span, composer: Composer) -> Iterator[PlacedClause]:
    version = version_on(clause, composer.date)
    if version is None:
        composer.early.append((clause, span))
        return
    yield placed_version(clause.id, version)
