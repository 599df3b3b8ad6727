"""Plan: a policy and a profile -> which clause texts stand in which section.

Conditions and choices first, then the modifications of each layer from the top down.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from policyloom.calendar import date_words
from policyloom.diagnostics import Diagnostic, Label, Severity, did_you_mean
from policyloom.grammar import joined
from policyloom.resolve.conditions import facts_asked, holds
from policyloom.resolve.early import too_early
from policyloom.resolve.profile import LIBRARY, Profile, document_day
from policyloom.setting_values import accepts
from policyloom.source import (
    NO_DATA,
    Choice,
    Clause,
    ClauseVersion,
    Hold,
    Inclusion,
    Insertion,
    Library,
    Modification,
    Mutability,
    Omission,
    Overlay,
    Policy,
    SectionPlan,
    SettingType,
    Substitution,
    Version,
    version_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Span
    from policyloom.source import ClauseData, Translation
    from policyloom.wording import Pieces, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One clause text in its place.

    ``replaces`` is the library clause that a local text stands for.
    """

    clause: str
    version: Version
    title: Pieces
    wording: Wording
    source: str
    data: ClauseData
    certifies: tuple[tuple[str, Version], ...]
    translations: Mapping[str, Translation]
    layer: str
    replaces: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSection:
    """A section of the policy with the clause texts that stand in it."""

    plan: SectionPlan
    clauses: tuple[Planned, ...]


Problems: TypeAlias = "list[Diagnostic]"


@dataclass(slots=True)
class _Planner:
    library: Library
    policy: Policy
    profile: Profile
    date: str
    problems: Problems
    early: list[tuple[Clause, Span]] = field(default_factory=list)

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        hint: str | None = None,
        *labels: Label,
        wanted: tuple[str, str] | None = None,
    ) -> None:
        self.problems.append(
            Diagnostic(
                code=code, message=message, span=span, hint=hint, labels=labels, wanted=wanted
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What stands where, what each modification found, and what stands in the way.

    ``found`` is the text that a modification is about as the layers above leave it, by the
    modification's place; one that is about no clause of the policy is not in it.
    """

    sections: tuple[PlannedSection, ...]
    found: Mapping[Span, Planned]
    problems: tuple[Diagnostic, ...]

    @property
    def matched(self) -> frozenset[Span]:
        """The places of the modifications that found their clause."""
        return frozenset(self.found)

    @property
    def clauses(self) -> tuple[Planned, ...]:
        """Every clause text in order."""
        return tuple(planned for section in self.sections for planned in section.clauses)


def plan(library: Library, policy: Policy, profile: Profile, date: str) -> Plan:
    """Return the sections that have clauses, after choices and modifications."""
    planner = _Planner(library, policy, profile, date, [])
    sections = [
        _section(section, planner)
        for section in policy.sections
        if holds(section.when, profile.facts)
    ]
    planner.problems += too_early(planner.early, policy, profile, date)
    met: dict[Span, Planned] = {}
    for overlay, modification in profile.modifications():
        if not modification.policies or policy.id in modification.policies:
            found = _find(sections, target_of(modification))
            if found:
                met[modification.span] = sections[found[0]].clauses[found[1]]
                sections = _modified(sections, found, overlay, modification, planner)
    sections = [_still_true(section, sections, planner) for section in sections]
    _check_company(sections, planner)
    return Plan(
        sections=tuple(section for section in sections if section.clauses),
        found=met,
        problems=tuple(planner.problems),
    )


def target_of(modification: Modification) -> str:
    """Return the clause that a modification is about; an insertion's is the one beside it."""
    return modification.beside if isinstance(modification, Insertion) else modification.clause


def _section(section: SectionPlan, planner: _Planner) -> PlannedSection:
    clauses = (planned for part in section.parts for planned in _part(part, planner))
    return PlannedSection(plan=section, clauses=tuple(clauses))


# CHOICES AND CONDITIONS


def _part(part: Inclusion | Choice, planner: _Planner) -> Iterator[Planned]:
    match part:
        case Inclusion():
            clause = _clause(part, planner)
            if clause and _applies(part, clause, planner):
                yield from _planned(clause, part.span, planner)
        case Choice():
            yield from _chosen(part, planner)


def _applies(inclusion: Inclusion, clause: Clause, planner: _Planner) -> bool:
    facts, date = planner.profile.facts, planner.date
    if inclusion.first > date or (inclusion.last and inclusion.last < date):
        return False
    return holds(inclusion.when, facts) and holds(clause.applies_when, facts)


def _clause(inclusion: Inclusion, planner: _Planner) -> Clause | None:
    clauses = planner.library.clauses
    clause = clauses.get(inclusion.clause)
    if clause is None and clause_path(inclusion.clause) not in planner.library.broken:
        message = f"there is no clause `{inclusion.clause}`"
        planner.report(
            "unknown-clause", message, inclusion.span, did_you_mean(inclusion.clause, clauses)
        )
    return clause


def clause_path(clause: str) -> str:
    """Return the file that a clause id belongs in."""
    return f"clauses/{clause}.yaml"


def _chosen(choice: Choice, planner: _Planner) -> Iterator[Planned]:
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


def _asks_in_vain(known: list[tuple[Inclusion, Clause]], planner: _Planner) -> bool:
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
    planner: _Planner,
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


def _unset(known: list[tuple[Inclusion, Clause]], planner: _Planner) -> str | None:
    """Return the hint to answer the question on which the choice depends."""
    settings = planner.library.vocabulary.settings
    missing = [f for f in _asked(known) if f in settings and f not in planner.profile.facts]
    if not missing:
        return None
    setting = settings[missing[0]]
    answer = "true or false" if setting.type is SettingType.YES_NO else setting.example
    overlay = planner.profile.overlay
    return f"write `settings: {{{setting.name}: …}}` in {overlay.path}, with {answer}"


def _planned(clause: Clause, span: Span, planner: _Planner) -> Iterator[Planned]:
    version = version_on(clause, planner.date)
    if version is None:
        planner.early.append((clause, span))
        return
    yield planned_version(clause, version)


def version_on(clause: Clause, date: str) -> ClauseVersion | None:
    """Return the newest version in force on an ISO day."""
    return next((version for version in clause.versions if version.in_force <= date), None)


def version_of(clause: Clause, version: Version) -> ClauseVersion | None:
    """Return the version with these numbers, if there ever was one."""
    return next((one for one in clause.versions if one.version == version), None)


def planned_version(clause: Clause, version: ClauseVersion) -> Planned:
    """Return a library clause's version ready to be placed."""
    return Planned(
        clause=clause.id,
        version=version.version,
        title=version.title,
        wording=version.wording,
        source=version.source,
        data=version.data,
        certifies=version.certifies,
        translations=version.translations,
        layer=LIBRARY,
        replaces=None,
        span=version.text_span,
    )


# MODIFICATIONS


def _modified(
    sections: list[PlannedSection],
    found: tuple[int, int],
    overlay: Overlay,
    modification: Modification,
    planner: _Planner,
) -> list[PlannedSection]:
    at, index = found
    current = sections[at].clauses[index]
    if not _permitted(modification, current, overlay, planner):
        return sections
    if not isinstance(modification, Hold) and "" < modification.until < planner.date:
        _outlived(modification, overlay.body, planner)
    clauses = sections[at].clauses
    changed = _replacement(modification, current, overlay, planner)
    return [
        *sections[:at],
        replace(sections[at], clauses=(*clauses[:index], *changed, *clauses[index + 1 :])),
        *sections[at + 1 :],
    ]


def _find(sections: list[PlannedSection], clause: str) -> tuple[int, int] | None:
    for at, section in enumerate(sections):
        for index, planned in enumerate(section.clauses):
            if clause in {planned.clause, planned.replaces}:
                return at, index
    return None


def _permitted(
    modification: Modification, current: Planned, overlay: Overlay, planner: _Planner
) -> bool:
    if isinstance(modification, Insertion):
        return True
    clause = planner.library.clauses.get(current.replaces or current.clause)
    lock = _lock(modification.clause, overlay, planner.profile)
    if lock:
        message = (
            f"`{modification.clause}` is locked by {lock[0]}, so {overlay.body} cannot change it"
        )
        hint = f"remove this change, or ask {lock[0]} to unlock the clause"
        planner.report(
            "locked-clause", message, modification.span, hint, Label(lock[1], "locked here")
        )
        return False
    if clause and clause.locked_by == "diocese":
        return _diocese_agrees(modification, clause, planner)
    if clause and clause.mutability in {Mutability.LOCKED, Mutability.PARAMETRISED}:
        message = (
            f"`{clause.id}` is {clause.mutability.value}, so its text cannot be changed locally"
        )
        hint = (
            "remove this change; terms, roles and settings can still be set"
            if clause.mutability is Mutability.PARAMETRISED
            else "remove this change"
        )
        planner.report(
            "locked-clause", message, modification.span, hint, Label(clause.span, "the clause")
        )
        return False
    return True


def _diocese_agrees(modification: Modification, clause: Clause, planner: _Planner) -> bool:
    if getattr(modification, "diocesan_approval", ""):
        return True
    message = (
        f"`{clause.id}` is the diocese's text, and this change does not name the diocese's "
        "approval"
    )
    hint = "add `diocesan-approval:` with its date and reference, or remove this change"
    label = Label(clause.span, "the clause")
    planner.report("diocesan-approval-missing", message, modification.span, hint, label)
    return False


def _lock(clause: str, overlay: Overlay, profile: Profile) -> tuple[str, Span] | None:
    for above in profile.chain:
        if above.body == overlay.body:
            return None
        for lock in above.locks:
            if lock.text == clause:
                return above.body, lock.span
    return None


def _replacement(
    modification: Modification, current: Planned, overlay: Overlay, planner: _Planner
) -> tuple[Planned, ...]:
    match modification:
        case Substitution():
            return (_substituted(modification, current, overlay, planner),)
        case Insertion():
            local = _inserted(modification, overlay)
            return (current, local) if modification.after else (local, current)
        case Omission():
            return ()
        case Hold():
            return (_held(modification, current, planner),)


def _substituted(
    modification: Substitution, current: Planned, overlay: Overlay, planner: _Planner
) -> Planned:
    if modification.base != current.version:
        _not_current(modification, current, overlay.body, planner)
    return replace(
        current,
        version=modification.version,
        title=modification.title or current.title,
        wording=modification.wording,
        certifies=(),
        translations={},
        source="local",
        layer=overlay.body,
        replaces=current.replaces or current.clause,
        span=modification.text_span,
    )


def _not_current(
    modification: Substitution, current: Planned, body: str, planner: _Planner
) -> None:
    clause = planner.library.clauses.get(current.replaces or current.clause)
    # Which versions a trust's own text had before, nobody knows.
    if clause is None or current.layer != LIBRARY:
        _stale(modification, current, body, planner)
    elif version_of(clause, modification.base) is None:
        _never_was(clause, modification.base, modification.base_span, planner)
    # A text that was written with a coming version in view is not behind.
    elif modification.base < current.version:
        _stale(modification, current, body, planner)


def _stale(modification: Substitution, current: Planned, body: str, planner: _Planner) -> None:
    base, now = version_words(modification.base), version_words(current.version)
    whose = "the library" if current.layer == LIBRARY else current.layer
    message = (
        f"this text was written against version {base} of `{modification.clause}`, and "
        f"{whose} now has {now}"
    )
    usual = document_day(planner.profile, planner.policy.id)
    day = f" --as-of {planner.date}" if planner.date != usual else ""
    hint = (
        f"`policyloom resolve {body}:{modification.clause}{day}` shows both texts and lets you "
        "decide"
    )
    label = Label(current.span, f"version {now}")
    planner.report("stale-base", message, modification.base_span, hint, label)


def _inserted(modification: Insertion, overlay: Overlay) -> Planned:
    return Planned(
        clause=modification.clause,
        version=modification.version,
        title=modification.title,
        wording=modification.wording,
        source="local",
        data=NO_DATA,
        certifies=(),
        translations={},
        layer=overlay.body,
        replaces=None,
        span=modification.text_span,
    )


def _held(modification: Hold, current: Planned, planner: _Planner) -> Planned:
    clause = planner.library.clauses.get(current.clause)
    if clause is None:
        return current
    if modification.until < planner.date:
        _expired(modification, current, planner)
        return current
    version = version_of(clause, modification.at)
    if version is None:
        _never_was(clause, modification.at, modification.span, planner)
        return current
    return planned_version(clause, version)


def _never_was(clause: Clause, version: Version, place: Span, planner: _Planner) -> None:
    known = [version_words(v.version) for v in clause.versions]
    message = f"`{clause.id}` has no version {version_words(version)}"
    hint = did_you_mean(version_words(version), known)
    planner.report("unknown-version", message, place, hint, Label(clause.span, "the clause"))


def _expired(modification: Hold, current: Planned, planner: _Planner) -> None:
    held, now = version_words(modification.at), version_words(current.version)
    message = (
        f"the hold on `{modification.clause}` at version {held} ended on "
        f"{date_words(modification.until)}, so version {now} stands here"
    )
    planner.problems.append(
        Diagnostic(
            code="hold-expired",
            message=message,
            span=modification.span,
            hint="remove the hold, or give it a later day and say why",
            severity=Severity.WARNING,
            labels=(Label(current.span, f"version {now}"),),
        )
    )


def _outlived(
    modification: Substitution | Insertion | Omission, body: str, planner: _Planner
) -> None:
    """Point out what was meant to stand until a day; it stands until somebody decides."""
    message = (
        f"what {body} says about `{modification.clause}` was meant to stand until "
        f"{date_words(modification.until)}, and still does"
    )
    planner.problems.append(
        Diagnostic(
            code="modification-expired",
            message=message,
            span=modification.span,
            hint="remove it, or give it a later day and say why",
            severity=Severity.WARNING,
        )
    )


# STATEMENTS THAT ARE TRUE ONLY OF UNCHANGED CLAUSES


def _still_true(
    section: PlannedSection, sections: list[PlannedSection], planner: _Planner
) -> PlannedSection:
    """Leave out a clause that certifies others when one of them is changed, absent or newer."""
    standing = {p.clause: p.version for s in sections for p in s.clauses if p.layer == LIBRARY}
    kept = tuple(p for p in section.clauses if _certified(p, standing, planner))
    return replace(section, clauses=kept)


def _certified(planned: Planned, standing: Mapping[str, Version], planner: _Planner) -> bool:
    for clause, version in planned.certifies:
        if standing.get(clause) != version:
            words = version_words(version)
            message = (
                f"`{planned.clause}` is left out: it is true only while version {words} of "
                f"`{clause}` stands unchanged, and {planner.profile.body} has something else"
            )
            hint = "keep the agreed text, or consult again and record a new agreement"
            problem = Diagnostic(
                code="agreement-lapsed",
                message=message,
                span=planned.span,
                hint=hint,
                severity=Severity.WARNING,
                labels=(Label(planner.profile.overlay.span, "the overlay"),),
            )
            planner.problems.append(problem)
            return False
    return True


# CLAUSES THAT NEED OR BAR EACH OTHER


def _check_company(sections: list[PlannedSection], planner: _Planner) -> None:
    placed = {p.replaces or p.clause: p for section in sections for p in section.clauses}
    _check_repeated(sections, planner)
    for name in placed:
        clause = planner.library.clauses.get(name)
        if clause:
            _check_clause(clause, set(placed), planner)


def _check_repeated(sections: list[PlannedSection], planner: _Planner) -> None:
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


def _inclusion_span(plan: SectionPlan, clause: str, other: Span | None) -> Span:
    """Return where a section names a clause, or the section itself for a body's own clause."""
    options = (
        option
        for part in plan.parts
        for option in (part.alternatives if isinstance(part, Choice) else (part,))
    )
    spans = (o.span for o in options if o.clause == clause and o.span != other)
    return next(spans, plan.span)


def _check_clause(clause: Clause, placed: set[str], planner: _Planner) -> None:
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
