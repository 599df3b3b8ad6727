"""Documents: which ones the bodies publish, and why one cannot even be begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, Span, did_you_mean
from policyloom.english.dates import date_words
from policyloom.resolve.profile import policies_of
from policyloom.source import VOCABULARY, Target, overlay_path, policy_path
from policyloom.source.names import policy_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.resolve.profile import Profile
    from policyloom.source import Library, Overlay, Policy


def targets(library: Library) -> tuple[Target, ...]:
    """Return every document that the bodies publish, body by body."""
    found = [
        library.target(body, policy)
        for body in sorted(library.overlays)
        for policy in _published(library, library.overlays[body])
    ]
    return (*found, *_unreadable(library))


def _published(library: Library, overlay: Overlay) -> Iterator[str]:
    """Policies of a body; those of a school whose trust cannot be read are what it lists."""
    policies = tuple(policy.text for policy in policies_of(library, overlay.body))
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


# WHY A DOCUMENT IS REFUSED BEFORE ITS WORDS ARE LOOKED AT


def refusal(library: Library, target: Target) -> Diagnostic | None:
    """Return why there is nothing to resolve: no such body or policy, or a file with errors."""
    if VOCABULARY in library.broken:
        return depends(target, VOCABULARY)
    overlay = library.overlays.get(target.body)
    if overlay is None:
        return _no_body(target, library)
    if overlay.parent and overlay.parent not in library.overlays:
        return _no_parent(target, overlay.parent, library, overlay)
    if target.policy not in library.policies:
        path = policy_path(target.policy)
        if path in library.broken:
            return depends(target, path)
        listed = policies_of(library, target.body)
        named = next((value for value in listed if value.text == target.policy), None)
        return Diagnostic(
            code=Code.UNKNOWN_POLICY,
            message=f"there is no policy `{target.policy}`",
            span=named.span if named else overlay.span,
            hint=policy_meant(target.policy, library.policies, library),
        )
    return None


def for_others(policy: Policy, profile: Profile) -> Iterator[Diagnostic]:
    """Say that a body publishes a policy that is written for bodies of another kind."""
    if policy.applies_when.holds(profile.facts):
        return
    unmet = [one for one in policy.applies_when.requirements if not one.is_met(profile.facts)]
    why = "; ".join(
        f"its {one.fact} is {profile.facts.get(one.fact, 'not said')}" for one in unmet
    )
    why = why or "it is none of those named there"
    message = f"`{policy.id}` is not written for a body like {profile.body}: {why}"
    named = next((one for one in profile.policies if one.text == policy.id), None)
    yield Diagnostic(
        code=Code.POLICY_FOR_OTHERS,
        message=message,
        span=named.span if named else profile.overlay.span,
        hint=f"leave it out of `policies:` in {profile.overlay.path}; `policyloom new policy` "
        "begins one of your own",
        labels=(Label(policy.span, "the policy says below for whom it is"),),
    )


def _no_body(target: Target, library: Library) -> Diagnostic:
    path = overlay_path(target.body)
    if path in library.broken:
        return depends(target, path)
    return Diagnostic(
        code=Code.UNKNOWN_BODY,
        message=f"there is no body `{target.body}`",
        span=Span(path, 1, 1),
        hint=did_you_mean(target.body, library.overlays),
    )


def _no_parent(target: Target, parent: str, library: Library, child: Overlay) -> Diagnostic:
    path = overlay_path(parent)
    if path in library.broken:
        return depends(target, path)
    return Diagnostic(
        code=Code.UNKNOWN_BODY,
        message=f"there is no body `{parent}`, from which {target.body} inherits",
        span=child.span,
        hint=f"write {path}, or move this overlay to a trust that has one",
    )


def depends(target: Target, path: str) -> Diagnostic:
    """Return the refusal of a document that a file with errors is part of."""
    return Diagnostic(
        code=Code.DEPENDS_ON_ERRORS,
        message=f"{target} is not built, because {path} has errors",
        span=Span(path, 1, 1),
        hint="put that file right first",
    )


# WHY A DOCUMENT IS REFUSED WHEN ITS BODY IS LOOKED AT


def no_date(policy: Policy, profile: Profile) -> Diagnostic:
    """Return the refusal of a document without a day."""
    overlay = profile.overlay
    return Diagnostic(
        code=Code.MISSING_DATE,
        message=f"the {policy.id} policy of {profile.body} has no date, so it is not known which "
        "versions are in force",
        span=overlay.span,
        hint=f'write `documents: {{{policy.id}: {{effective-from: "2025-09-01"}}}}` in '
        f"{overlay.path}",
        wanted=("documents", policy.id),
    )


def outside_membership(policy: Policy, profile: Profile, date: str) -> tuple[Diagnostic, ...]:
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
            code=Code.OUTSIDE_MEMBERSHIP,
            message=f"{profile.body} {what}, and the {policy.id} policy is dated "
            f"{date_words(date)}",
            span=membership.span,
            hint=f"build `{other}` for that day" if other else "give the document another date",
        ),
    )


def accounts_denied(profile: Profile) -> tuple[Diagnostic, ...]:
    """Refuse a body that says it has no accounts and lists some."""
    says = profile.settings.get("accounts")
    if says is None or says.text != "false" or not profile.channels:
        return ()
    row = profile.channels[0].span
    return (
        Diagnostic(
            code=Code.VARIANT_TEXT_CONFLICT,
            message=f"{profile.body} says that it has no accounts, and lists some",
            span=row,
            hint="write `accounts: true`, or remove the rows",
            labels=(Label(says.span, "no accounts, it says here"),),
        ),
    )
