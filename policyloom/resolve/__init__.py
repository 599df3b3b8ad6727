"""Resolve: SOURCE -> DOCUMENT.

Choose clause versions, apply overlays, number, then fill every word in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code
from policyloom.document import (
    Document,
    InLanguage,
    Numbering,
    Origin,
    Provision,
    Section,
    SectionKind,
    Status,
    plain,
)
from policyloom.resolve.answers import Answers
from policyloom.resolve.composition import NEVER, compose
from policyloom.resolve.composition.unmatched import unmatched
from policyloom.resolve.context import Context
from policyloom.resolve.control import control_rows
from policyloom.resolve.deciders import deciders
from policyloom.resolve.documents import (
    accounts_denied,
    depends,
    for_others,
    no_date,
    outside_membership,
    refusal,
)
from policyloom.resolve.fill import fill, fill_wording, translations
from policyloom.resolve.holders_apart import widened
from policyloom.resolve.lines import heading
from policyloom.resolve.marks import marks_left
from policyloom.resolve.number import in_house, in_house_sections, number
from policyloom.resolve.paragraphs import with_counted_references, with_numbered_paragraphs
from policyloom.resolve.plausible import look_at_dates
from policyloom.resolve.profile import document_day, look, members_on, profile_of, role_loops
from policyloom.resolve.translated import no_translation, speaking
from policyloom.source import VOCABULARY, Choice, clause_files, version_words
from policyloom.source.names import reader_of
from policyloom.source.wording import Words
from policyloom.welsh import ENGLISH, TAGS, WELSH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.diagnostics import Diagnostic, Span
    from policyloom.document import Blocks, Inlines
    from policyloom.resolve.composition import Approved, Composition, PlacedClause, PlacedSection
    from policyloom.resolve.profile import Profile
    from policyloom.source import Library, Policy, Target
    from policyloom.source.wording import Pieces

IN_CONTENTS = 60
"""Letters of a title that fit on a line of the contents; a longer one is shortened there."""
NO_VALUE = frozenset({Code.UNSET_ROLE, Code.UNSET_TERM, Code.UNSET_SETTING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A document, or None, with what was found on the way and the files that could change it."""

    document: Document | None
    problems: tuple[Diagnostic, ...]
    dependencies: frozenset[str]


def resolve(
    library: Library,
    target: Target,
    *,
    as_of: str | None,
    strict: bool,
    approved: Approved = NEVER,
) -> Resolved:
    """Return one body's policy as a document.

    ``as_of`` (an ISO day) stands in for the date it takes effect; ``approved`` is its
    newest edition.
    """
    refused = refusal(library, target)
    if refused:
        return Resolved(document=None, problems=(refused,), dependencies=frozenset())
    profile, policy = profile_of(library, target.body), library.policies[target.policy]
    needed = _needed(policy, profile)
    date = as_of or document_day(profile, policy.id)
    if not date:
        unready = tuple(for_others(policy, profile)) or (no_date(policy, profile),)
        found = (*unready, *_broken(library, target, needed))
        return Resolved(document=None, problems=found, dependencies=needed)
    outside = outside_membership(policy, profile, date)
    profile = members_on(library, profile, date)
    composed = compose(library, policy, profile, date, approved)
    policy = in_house(policy, profile)
    sections = in_house_sections(composed.sections, policy, profile)
    context = Context(
        library=library,
        profile=profile,
        policy=policy,
        reader=reader_of(library.vocabulary),
        date=date,
        strict=strict or _status(policy, profile) == "for-approval",
        answers=Answers(own="" if profile.children else profile.overlay.path),
        title_case=profile.style_of("heading-case", "sentence") == "title",
        approving=strict,
        numbers=number(sections, policy.numbering, _numbered(library)),
    )
    document = with_counted_references(_document(sections, context))
    dependencies = needed | context.dependencies
    used = dependencies - _unused(library, policy, composed)
    marks_left(used, context)
    problems = (
        *outside,
        *for_others(policy, profile),
        *composed.problems,
        *accounts_denied(profile),
        *role_loops(profile),
        *widened(library, policy, profile),
        *_told_once(context.problems),
        *_broken(library, target, used),
        *unmatched(library, target, composed, as_of),
    )
    return Resolved(document=document, problems=problems, dependencies=dependencies)


def _numbered(library: Library) -> frozenset[str]:
    pictures = library.vocabulary.pictures
    return frozenset(name for name, picture in pictures.items() if picture.numbered)


def _status(policy: Policy, profile: Profile) -> str:
    value = profile.documents.get(policy.id, {}).get("status")
    return value.text if value else "draft"


def _told_once(problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield problems; a name without a value is one problem, however often the text has it."""
    told = set()
    for problem in problems:
        missing = (problem.code, problem.wanted) if problem.code in NO_VALUE else None
        if missing is None or problem.wanted is None or missing not in told:
            yield problem
        told.add(missing)


# WHAT A DOCUMENT DEPENDS ON


def _needed(policy: Policy, profile: Profile) -> frozenset[str]:
    overlays = (overlay.path for overlay in profile.chain)
    files = (path for clause in policy.clauses for path in clause_files(clause))
    return frozenset({VOCABULARY, policy.span.path, *overlays, *files})


def _broken(library: Library, target: Target, paths: frozenset[str]) -> Iterator[Diagnostic]:
    yield from (depends(target, path) for path in sorted(paths & library.broken))


def _unused(library: Library, policy: Policy, composed: Composition) -> frozenset[str]:
    placed = {name for p in composed.clauses for name in (p.clause, p.replaces)}
    unused = {c for c in policy.clauses if c in library.clauses and c not in placed}
    used = {path for c in policy.clauses if c not in unused for path in clause_files(c)}
    return frozenset(path for c in unused for path in clause_files(c)) - used


# THE DOCUMENT


def _document(chosen: tuple[PlacedSection, ...], context: Context) -> Document:
    profile, policy = context.profile, context.policy
    title = _title(context)
    for section in chosen:
        context.titles[section.written.key] = plain(heading(section.written.title, context))
        for placed in section.clauses if section.written.headings else ():
            _enter(placed, context)
            said = plain(heading(placed.title, context))
            context.titles |= dict.fromkeys({placed.clause, placed.replaces or ""}, said)
    _enter(None, context)
    context.problems.clear()
    context.answers.known.clear()  # A title may name a section whose own was not known yet.
    look_at_dates(context)
    notices = (*fill_wording(policy.notices, context), *_welsh_notices(context))
    ways = (section.written.paragraphs for section in chosen)
    sections = with_numbered_paragraphs(_sections(chosen, context), ways)
    _enter(None, context)
    return Document(
        body=profile.body,
        body_name=profile.name.noun.text,
        policy=policy.id,
        title=title,
        version="",
        status=Status.DRAFT,
        date=context.date,
        language=TAGS[ENGLISH],
        control=control_rows(context),
        notices=notices,
        sections=sections,
        look=look(profile),
        welsh=_welsh_title(context),
        deciders=deciders(policy, profile),
    )


def _welsh_title(context: Context) -> Inlines:
    """Return the Welsh title of the policy, or of what the body calls it."""
    policy = context.policy
    given = context.profile.documents.get(policy.id, {})
    title, welsh = given.get("title"), given.get("welsh")
    own = (Words(welsh.text, welsh.span),) if welsh else ()
    written = own or (() if title else policy.welsh)
    span = title.span if title else policy.span
    return _welsh(written, f"the title of `{policy.id}`", span, context)


def _welsh(title: Pieces, what: str, span: Span, context: Context) -> Inlines:
    """Return a title in Welsh, where the body publishes in Welsh too."""
    if WELSH not in context.profile.languages:
        return ()
    if not title:
        _no_welsh(what, "welsh: …` beside its `title:", span, context)
        return ()
    with speaking(WELSH, context):
        return heading(title, context)


def _welsh_notices(context: Context) -> Blocks:
    notices = context.policy.welsh_notices
    if not context.policy.notices or WELSH not in context.profile.languages:
        return ()
    if not notices:
        _no_welsh(
            f"what `notices:` says in `{context.policy.id}`",
            "welsh-notices: …",
            context.policy.span,
            context,
        )
        return ()
    with speaking(WELSH, context):
        return (InLanguage(code=WELSH, blocks=fill_wording(notices, context)),)


def _no_welsh(what: str, remedy: str, span: Span, context: Context) -> None:
    hint = f"add `{remedy}`; until then it is printed in English only"
    no_translation(what, span, hint, context, WELSH)


def _title(context: Context) -> Inlines:
    given = context.profile.documents.get(context.policy.id, {}).get("title")
    if given:
        return (context.text(given.text, given.span, value=given.span),)
    return heading(context.policy.title, context)


def _sections(chosen: tuple[PlacedSection, ...], context: Context) -> tuple[Section, ...]:
    """Fill the sections in.

    Related policies are listed last, when every reference has been seen.
    """
    later = [section for section in chosen if _lists_related(section)]
    done = {s.written.key: _section(s, context) for s in chosen if s not in later}
    done |= {section.written.key: _section(section, context) for section in later}
    return tuple(done[section.written.key] for section in chosen)


def _lists_related(section: PlacedSection) -> bool:
    return any(
        getattr(block, "name", "") == "related policies"
        for placed in section.clauses
        for block in placed.wording
    )


def _section(section: PlacedSection, context: Context) -> Section:
    _enter(None, context)
    context.footnotes.begin_section()
    body = section.written.kind is SectionKind.BODY
    title = heading(section.written.title, context)
    fits = len(plain(title)) <= IN_CONTENTS
    return Section(
        key=section.written.key,
        kind=section.written.kind,
        label=context.numbers.sections[section.written.key],
        title=title,
        short_title=title if fits else heading(section.written.short_title, context),
        numbering=context.policy.numbering if body else _unnumbered(section.written.kind),
        provision_numbering=section.written.provisions,
        provisions=tuple(
            _provision(placed, section, plain(title), context) for placed in section.clauses
        ),
        origin=context.origin(section.written.span),
        welsh=_welsh(
            section.written.welsh,
            f"the title of the section `{section.written.key}`",
            section.written.span,
            context,
        ),
    )


def _unnumbered(kind: SectionKind) -> Numbering:
    return Numbering.LETTER if kind is SectionKind.APPENDIX else Numbering.NONE


def _provision(
    placed: PlacedClause, section: PlacedSection, above: str, context: Context
) -> Provision:
    _enter(placed, context)
    title = heading(placed.title, context)
    context.above = (above, plain(title)) if section.written.headings else (above,)
    blocks = fill(placed, context)
    return Provision(
        clause=placed.clause,
        version=version_words(placed.version),
        label=context.numbers.provisions[placed.clause],
        heading=title if section.written.headings else (),
        title=plain(title),
        blocks=(*blocks, *translations(placed, context)),
        replaces=placed.replaces,
        origin=_origin(placed.span, context.layer, context.clause, context.version),
    )


# What is found in a block is remembered with the place of its clause, which is made once for all.
@lru_cache(maxsize=4096)
def _origin(span: Span, layer: str, clause: str | None, version: str | None) -> Origin:
    return Origin(span=span, layer=layer, clause=clause, version=version)


def _enter(placed: PlacedClause | None, context: Context) -> None:
    """Say which clause the words that follow come from."""
    context.clause = placed.clause if placed else None
    context.version = version_words(placed.version) if placed else None
    context.layer = placed.layer if placed else "library"
    context.source = placed.source if placed else "provider"
