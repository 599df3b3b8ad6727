"""Resolve: SOURCE -> DOCUMENT.

Choose clause versions, apply overlays, number, then fill every word in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic, Label
from policyloom.document import (
    Document,
    Numbering,
    Provision,
    Section,
    SectionKind,
    Status,
    plain,
)
from policyloom.english.dates import date_words
from policyloom.resolve.context import Context
from policyloom.resolve.control import control_rows
from policyloom.resolve.fill import fill, fill_wording
from policyloom.resolve.languages import translations
from policyloom.resolve.lines import heading
from policyloom.resolve.loops import role_loops
from policyloom.resolve.number import has_number, number
from policyloom.resolve.plan import Plan, PlannedSection, plan
from policyloom.resolve.profile import Profile, document_day, look, members_on, profile_of
from policyloom.source import NUMBERING, VOCABULARY, Choice, clause_path, version_words
from policyloom.source.names import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import Inlines
    from policyloom.resolve.plan import Planned
    from policyloom.source import Library, Policy

NO_VALUE = frozenset({"unset-role", "unset-term", "unset-setting"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A document with what was found on the way.

    ``dependencies`` are the source files that could change it; ``unused`` are those among them
    whose clauses were read and do not stand in it, so that an error there does not matter.
    """

    document: Document | None
    problems: tuple[Diagnostic, ...]
    dependencies: frozenset[str]
    unused: frozenset[str]
    plan: Plan | None


def resolve(
    library: Library, body: str, policy: Policy, *, as_of: str | None, strict: bool
) -> Resolved:
    """Return one body's policy as a document.

    ``as_of`` (an ISO day) stands in for the date it takes effect.
    """
    profile = profile_of(library, body)
    needed = _needed(policy, profile)
    date = as_of or document_day(profile, policy.id)
    if not date:
        return Resolved(
            document=None,
            problems=(_no_date(policy, profile),),
            dependencies=needed,
            unused=frozenset(),
            plan=None,
        )
    outside = _outside_membership(policy, profile, date)
    profile = members_on(library, profile, date)
    planned = plan(library, policy, profile, date)
    policy = _in_house_numbering(policy, profile)
    planned = _numberable(_in_house(planned, profile), policy)
    numbers = number(planned.sections, policy.numbering)
    context = Context(
        library=library,
        profile=profile,
        policy=policy,
        reader=Reader(library.vocabulary),
        date=date,
        strict=strict or _status(policy, profile) == "for-approval",
        numbers=numbers,
    )
    document = _document(planned, context)
    problems = (
        *outside,
        *planned.problems,
        *_accounts(context),
        *role_loops(profile),
        *_told_once(context.problems),
    )
    return Resolved(
        document=document,
        problems=problems,
        dependencies=needed | context.dependencies,
        unused=_unused(library, policy, planned),
        plan=planned,
    )


def _told_once(problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield problems; a name without a value is one problem, however often the text has it."""
    told = set()
    for problem in problems:
        missing = (problem.code, problem.wanted) if problem.code in NO_VALUE else None
        if missing is None or problem.wanted is None or missing not in told:
            yield problem
        told.add(missing)


# NUMBERING AS DATA


def _in_house_numbering(policy: Policy, profile: Profile) -> Policy:
    """Return the policy with the body's own numbering of sections, if it has one."""
    own = profile.style_of("numbering", "")
    return replace(policy, numbering=NUMBERING[own]) if own else policy


def _in_house(planned: Plan, profile: Profile) -> Plan:
    """Return the plan with the body's numbering of clauses where a section gives none."""
    own = profile.style_of("clause-numbering", "")
    if not own:
        return planned
    sections = (
        replace(s, plan=replace(s.plan, provisions=NUMBERING[own]))
        if s.plan.provisions is Numbering.NONE and s.plan.kind is SectionKind.BODY
        else s
        for s in planned.sections
    )
    return replace(planned, sections=tuple(sections))


def _numberable(planned: Plan, policy: Policy) -> Plan:
    """Return the plan with clauses numbered 1., 2. where their section has no number to go on."""
    sections = (
        replace(s, plan=replace(s.plan, provisions=Numbering.DECIMAL_DOT))
        if s.plan.provisions is Numbering.DECIMAL_PAIR
        and not has_number(s.plan.kind, policy.numbering)
        else s
        for s in planned.sections
    )
    return replace(planned, sections=tuple(sections))


# WHAT A DOCUMENT DEPENDS ON


def _needed(policy: Policy, profile: Profile) -> frozenset[str]:
    overlays = (overlay.path for overlay in profile.chain)
    return frozenset({VOCABULARY, policy.span.path, *overlays, *map(clause_path, _named(policy))})


def _named(policy: Policy) -> Iterator[str]:
    """Yield every clause that a policy names, chosen or not."""
    for section in policy.sections:
        for part in section.parts:
            options = part.alternatives if isinstance(part, Choice) else (part,)
            yield from (option.clause for option in options)


def _unused(library: Library, policy: Policy, planned: Plan) -> frozenset[str]:
    placed = {name for p in planned.clauses for name in (p.clause, p.replaces)}
    return frozenset(
        clause_path(c) for c in _named(policy) if c in library.clauses and c not in placed
    )


# DATES


def _status(policy: Policy, profile: Profile) -> str:
    value = profile.documents.get(policy.id, {}).get("status")
    return value.text if value else "draft"


def _no_date(policy: Policy, profile: Profile) -> Diagnostic:
    overlay = profile.overlay
    return Diagnostic(
        code="missing-date",
        message=f"the {policy.id} policy of {profile.body} has no date, so it is not known which "
        "versions are in force",
        span=overlay.span,
        hint=f'write `documents: {{{policy.id}: {{effective-from: "2025-09-01"}}}}` in '
        f"{overlay.path}",
        wanted=("documents", policy.id),
    )


def _outside_membership(policy: Policy, profile: Profile, date: str) -> tuple[Diagnostic, ...]:
    """Refuse a document dated before the school joined its trust or after it left."""
    membership = profile.overlay.membership
    if membership is None or (profile.overlay.parent is None and not membership.now):
        return ()
    early = membership.first and date < membership.first
    late = membership.last and date > membership.last
    if not early and not late:
        return ()
    other = membership.formerly if early else membership.now
    day = date_words(membership.first if early else membership.last)
    what = f"joins on {day}" if early else f"is this body only until {day}"
    return (
        Diagnostic(
            code="outside-membership",
            message=f"{profile.body} {what}, and the {policy.id} policy is dated "
            f"{date_words(date)}",
            span=membership.span,
            hint=f"build `{other}` for that day" if other else "give the document another date",
        ),
    )


# ACCOUNTS


def _accounts(context: Context) -> tuple[Diagnostic, ...]:
    """Refuse a body that says it has no accounts and lists some."""
    profile = context.profile
    says = profile.settings.get("accounts")
    if says is None or says.text != "false" or not profile.channels:
        return ()
    row = profile.channels[0].span
    return (
        Diagnostic(
            code="variant-text-conflict",
            message=f"{profile.body} says that it has no accounts, and lists some",
            span=row,
            hint="write `accounts: true`, or remove the rows",
            labels=(Label(says.span, "no accounts, it says here"),),
        ),
    )


# THE DOCUMENT


def _document(planned: Plan, context: Context) -> Document:
    profile, policy = context.profile, context.policy
    title = _title(context)
    for section in planned.sections:
        context.titles[section.plan.key] = plain(heading(section.plan.title, context))
    context.problems.clear()
    notices = fill_wording(policy.notices, context)
    sections = _sections(planned, context)
    _enter(None, context)
    return Document(
        body=profile.body,
        body_name=profile.name.noun.text,
        policy=policy.id,
        title=title,
        version="",
        status=Status.DRAFT,
        date=context.date,
        language="en-GB",
        control=control_rows(context),
        notices=notices,
        sections=sections,
        look=look(profile),
    )


def _title(context: Context) -> Inlines:
    given = context.profile.documents.get(context.policy.id, {}).get("title")
    if given:
        return (context.text(given.text, given.span, value=given.span),)
    return heading(context.policy.title, context)


def _sections(planned: Plan, context: Context) -> tuple[Section, ...]:
    """Fill the sections in.

    Related policies are listed last, when every reference has been seen.
    """
    later = [section for section in planned.sections if _lists_related(section)]
    done = {s.plan.key: _section(s, context) for s in planned.sections if s not in later}
    done |= {section.plan.key: _section(section, context) for section in later}
    return tuple(done[section.plan.key] for section in planned.sections)


def _lists_related(section: PlannedSection) -> bool:
    return any(
        getattr(block, "name", "") == "related policies"
        for planned in section.clauses
        for block in planned.wording
    )


def _section(section: PlannedSection, context: Context) -> Section:
    _enter(None, context)
    body = section.plan.kind is SectionKind.BODY
    title = heading(section.plan.title, context)
    short = heading(section.plan.short_title, context)
    return Section(
        key=section.plan.key,
        kind=section.plan.kind,
        label=context.numbers.sections[section.plan.key],
        title=title,
        short_title=short,
        numbering=context.policy.numbering if body else _unnumbered(section.plan.kind),
        provision_numbering=section.plan.provisions,
        provisions=tuple(_provision(planned, section, context) for planned in section.clauses),
        origin=context.origin(section.plan.span),
    )


def _unnumbered(kind: SectionKind) -> Numbering:
    return Numbering.LETTER if kind is SectionKind.APPENDIX else Numbering.NONE


def _provision(planned: Planned, section: PlannedSection, context: Context) -> Provision:
    _enter(planned, context)
    title = heading(planned.title, context)
    blocks = fill(planned, context)
    return Provision(
        clause=planned.clause,
        version=version_words(planned.version),
        label=context.numbers.provisions[planned.clause],
        heading=title if section.plan.headings else (),
        title=plain(title),
        blocks=(*blocks, *translations(planned, context)),
        replaces=planned.replaces,
        origin=context.origin(planned.span),
    )


def _enter(planned: Planned | None, context: Context) -> None:
    """Say which clause the words that follow come from."""
    context.clause = planned.clause if planned else None
    context.version = version_words(planned.version) if planned else None
    context.layer = planned.layer if planned else "library"
    context.source = planned.source if planned else "provider"


__all__ = ["Resolved", "resolve"]
