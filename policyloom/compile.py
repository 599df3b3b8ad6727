"""Compile: the stages in order. No stage here touches a file, a clock or the network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.decode import decode
from policyloom.diagnostics import Diagnostic, Diagnostics, Span, did_you_mean, has_errors
from policyloom.lint import lint, lint_library
from policyloom.resolve import resolve
from policyloom.resolve.plan import plan, target_of
from policyloom.resolve.profile import document_day, profile_of
from policyloom.source import VOCABULARY, Insertion, clause_path, overlay_path, policy_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.decode import Schemas
    from policyloom.decode.overlays import Assets, Inspect
    from policyloom.document import Document
    from policyloom.resolve.plan import Plan
    from policyloom.source import Library, Modification, Overlay


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """One document to be made: a body's policy."""

    body: str
    policy: str

    def __str__(self) -> str:
        """Return ``peak-vale/hollin-bank:social-media``."""
        return f"{self.body}:{self.policy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A document, or the reasons why there is none.

    ``dependencies`` are the source files it is made from.
    """

    target: Target
    document: Document | None
    diagnostics: Diagnostics
    dependencies: frozenset[str]


def load(
    files: Mapping[str, str],
    schemas: Schemas,
    assets: Assets,
    inspect: Inspect = lambda _asset: None,
) -> tuple[Library, Diagnostics]:
    """Return the library in ``files`` (YAML text by path), and everything wrong with it."""
    library, problems = decode(files, schemas, assets, inspect)
    if VOCABULARY not in library.broken:
        problems = (*problems, *lint_library(library))
    broken = {d.span.path for d in problems if has_errors((d,))}
    return replace(library, broken=library.broken | broken), problems


def targets(library: Library) -> tuple[Target, ...]:
    """Return every document that the bodies publish, body by body."""
    found = [
        Target(body, policy)
        for body in sorted(library.overlays)
        for policy in _published(library, library.overlays[body])
    ]
    return (*found, *_unreadable(library))


def _published(library: Library, overlay: Overlay) -> Iterator[str]:
    """Policies of a body; those of a school whose trust cannot be read are what it lists."""
    policies = tuple(policy.text for policy in profile_of(library, overlay.body).policies)
    if policies or overlay.parent is None or overlay.parent in library.overlays:
        yield from policies
    else:
        yield from _guessed(library, overlay.parent)


def _unreadable(library: Library) -> Iterator[Target]:
    """Bodies whose overlay could not be read: each is still named, and refused."""
    for path in sorted(library.broken):
        parts = path.split("/")
        if parts[0] == "trusts" and parts[-1] == "overlay.yaml":
            body = "/".join(part for part in parts[1:-1] if part != "schools")
            if body not in library.overlays:
                yield from (Target(body, policy) for policy in _guessed(library, body))


def _guessed(library: Library, body: str) -> tuple[str, ...]:
    """Return the policies of a body whose overlay could not be read.

    They are those that could be read in it, else those of its trust; failing that, it could be
    any.
    """
    if body in library.glimpsed:
        return library.glimpsed[body]
    trust, school, _ = body.partition("/")
    above: tuple[str, ...] = ()
    if school:
        overlay = library.overlays.get(trust)
        named = overlay.policies if overlay else None
        above = tuple(v.text for v in named) if named else library.glimpsed.get(trust, ())
    return above or tuple(sorted(library.policies))


def compile_policy(
    library: Library, target: Target, *, as_of: str | None = None, strict: bool = False
) -> Compiled:
    """Return one document; ``strict`` refuses what only a draft may hold."""
    refusal = _refusal(library, target)
    if refusal:
        return Compiled(
            target=target, document=None, diagnostics=(refusal,), dependencies=frozenset()
        )
    policy = library.policies[target.policy]
    resolved = resolve(library, target.body, policy, as_of=as_of, strict=strict)
    broken = sorted((resolved.dependencies - resolved.unused) & library.broken)
    found = [*resolved.problems, *(_depends(target, path) for path in broken)]
    if resolved.plan:
        found += unmatched(library, target, resolved.plan, as_of)
    if resolved.document:
        found += lint(resolved.document)
    return Compiled(
        target=target,
        document=None if has_errors(found) else resolved.document,
        diagnostics=tuple(dict.fromkeys(found)),
        dependencies=resolved.dependencies,
    )


# WHY A DOCUMENT IS REFUSED BEFORE ITS WORDS ARE LOOKED AT


def _refusal(library: Library, target: Target) -> Diagnostic | None:
    if VOCABULARY in library.broken:
        return _depends(target, VOCABULARY)
    overlay = library.overlays.get(target.body)
    if overlay is None:
        return _no_body(target, library)
    if overlay.parent and overlay.parent not in library.overlays:
        return _no_parent(target, overlay.parent, library, overlay)
    if target.policy not in library.policies:
        path = policy_path(target.policy)
        if path in library.broken:
            return _depends(target, path)
        named = next(
            (p for p in profile_of(library, target.body).policies if p.text == target.policy), None
        )
        return Diagnostic(
            code="unknown-policy",
            message=f"there is no policy `{target.policy}`",
            span=named.span if named else overlay.span,
            hint=did_you_mean(target.policy, library.policies),
        )
    return None


def _no_body(target: Target, library: Library) -> Diagnostic:
    path = overlay_path(target.body)
    if path in library.broken:
        return _depends(target, path)
    return Diagnostic(
        code="unknown-body",
        message=f"there is no body `{target.body}`",
        span=Span(path, 1, 1),
        hint=did_you_mean(target.body, library.overlays),
    )


def _no_parent(target: Target, parent: str, library: Library, child: Overlay) -> Diagnostic:
    path = overlay_path(parent)
    if path in library.broken:
        return _depends(target, path)
    return Diagnostic(
        code="unknown-body",
        message=f"there is no body `{parent}`, from which {target.body} inherits",
        span=child.span,
        hint=f"write {path}, or move this overlay to a trust that has one",
    )


def _depends(target: Target, path: str) -> Diagnostic:
    return Diagnostic(
        code="depends-on-errors",
        message=f"{target} is not built, because {path} has errors",
        span=Span(path, 1, 1),
        hint="put that file right first",
    )


# MODIFICATIONS THAT MATCH NOTHING


def unmatched(
    library: Library, target: Target, planned: Plan, as_of: str | None = None
) -> Iterator[Diagnostic]:
    """Yield the body's modifications that find no clause in any document they could change.

    Each is said in the same words for every document of the body, so that it is told once.
    """
    own = library.overlays[target.body]
    missed = tuple(m for m in own.modifications if m.span not in planned.found)
    if not missed:
        return
    others = _Others(library, target, planned, as_of)
    for modification in missed:
        clause = clause_path(target_of(modification))
        if clause not in library.broken and not others.match(modification):
            yield _unmatched(modification, target.body, others.plans(modification))


class _Others:
    """The documents that an overlay of a body can change: its own, and those of its schools."""

    def __init__(self, library: Library, target: Target, planned: Plan, as_of: str | None) -> None:
        self.library = library
        self.as_of = as_of
        self.made = {target: planned}
        bodies = [target.body, *(o.body for o in library.members.get(target.body, ()))]
        self.targets = [
            Target(body, policy.text)
            for body in bodies
            for policy in profile_of(library, body).policies
            if policy.text in library.policies
        ]

    def match(self, modification: Modification) -> bool:
        """Tell whether a modification finds its clause in any of the documents."""
        return any(modification.span in self.plan(target).found for target in self.targets)

    def plans(self, modification: Modification) -> dict[Target, Plan]:
        """Return the documents that a modification is for."""
        wanted = modification.policies
        return {t: self.plan(t) for t in self.targets if not wanted or t.policy in wanted}

    def plan(self, target: Target) -> Plan:
        """Return which clauses stand in a document."""
        if target not in self.made:
            self.made[target] = _plan(self.library, target, self.as_of)
        return self.made[target]


def _plan(library: Library, target: Target, as_of: str | None) -> Plan:
    profile = profile_of(library, target.body)
    date = as_of or document_day(profile, target.policy)
    return plan(library, library.policies[target.policy], profile, date)


def _unmatched(modification: Modification, body: str, plans: Mapping[Target, Plan]) -> Diagnostic:
    clause = target_of(modification)
    clauses = [planned for one in plans.values() for planned in one.clauses]
    included = [name for p in clauses for name in (p.clause, p.replaces) if name]
    policies = tuple(dict.fromkeys(target.policy for target in plans))
    return Diagnostic(
        code="unmatched-modification",
        message=f"{_missing(clause, policies, body)}, so this changes nothing",
        span=modification.beside_span
        if isinstance(modification, Insertion)
        else modification.span,
        hint=did_you_mean(clause, included)
        or "remove it, or name a clause that the policy includes",
    )


def _missing(clause: str, policies: tuple[str, ...], body: str) -> str:
    match policies:
        case ():
            return f"{body} has none of the policies that this is for"
        case (policy,):
            return f"the {policy} policy of {body} has no clause `{clause}`"
        case _:
            return f"none of the policies of {body} has a clause `{clause}`"
