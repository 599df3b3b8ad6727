"""Approvers: a role or board, and the size of the changes -> whether it may approve them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.changes import Size, deciders_before
from policyloom.diagnostics import Code, Diagnostic, did_you_mean
from policyloom.editions.request import refusal
from policyloom.english.grammar import joined
from policyloom.resolve.deciders import (
    acting_as,
    allowed,
    called,
    holding,
    table_for,
    title_of,
    titles,
)
from policyloom.resolve.profile import LIBRARY
from policyloom.source import AUTOMATIC

if TYPE_CHECKING:
    from policyloom.changes import Comparison
    from policyloom.document import Decider
    from policyloom.resolve.profile import Profile
    from policyloom.source import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Approver:
    """Who approves: the name in the vocabulary, the words for it, and the body whose it is.

    A board is a body's, however many bodies use the same words; who holds a role in a trust's
    school may be its own or the trust's, so ``is_board`` is false, and the body is the trust.
    """

    name: str
    words: str
    body: str = ""
    is_board: bool = False


def approver(
    asked: str,
    size: Size,
    policy: Policy,
    profile: Profile,
    comparison: Comparison | None = None,
) -> tuple[Approver | None, tuple[Diagnostic, ...]]:
    """Return who approves, or why nobody of that name may approve a change of this size."""
    may, meant = _may(size, policy, profile, comparison), called(asked, profile)
    if not meant:
        return None, (_unknown(asked, profile, may[0]),)
    acting = _acting(may, profile, comparison)
    name = next((name for name in (*may, *meant) if name in meant and name in acting), None)
    if name:
        return Approver(name=name, words=title_of(name, profile)), ()
    who = joined(tuple(f"the {title_of(each, profile)}" for each in may), "or")
    verb = "names" if table_for(policy, profile) else "would name others; the policy names"
    what, hint = _a_change(size), f"the delegation table {verb} {who}"
    if may != allowed(size, policy, profile):
        what, hint = "a change of who decides", f"whoever decided before does: {who}"
    message = f"the {title_of(meant[0], profile)} may not approve {what}"
    return None, (refusal(Code.APPROVER_NOT_ALLOWED, message, hint),)


def _may(
    size: Size, policy: Policy, profile: Profile, comparison: Comparison | None
) -> tuple[str, ...]:
    """Return who may approve changes: of who decides, those whom the edition before named.

    Where it named nobody who is still the same, the policy's approver does.
    """
    today, before = allowed(size, policy, profile), _before(comparison)
    if before is None:
        return today
    known = titles(profile)
    still = tuple(n for n in before.names if n in known and not _is_another(n, before, profile))
    named = (policy.approver.text,) if policy.approver.text in known else today
    return still or named


def _is_another(name: str, before: Decider, profile: Profile) -> bool:
    """Tell whether somebody acts as a role today who could not before."""
    return bool(before.acting) and not holding((name,), profile) <= {*before.acting}


def _before(comparison: Comparison | None) -> Decider | None:
    return deciders_before(comparison.changes, comparison.old) if comparison else None


def _acting(
    may: tuple[str, ...], profile: Profile, comparison: Comparison | None
) -> frozenset[str]:
    """Return everybody who may then act; somebody whom this change makes a holder may not yet."""
    before = _before(comparison)
    if before and before.acting and {*may} <= {*before.names}:
        return frozenset(before.acting)
    return acting_as(may, profile) | {*may}


def role_or_board(asked: str, profile: Profile) -> tuple[Approver | None, tuple[Diagnostic, ...]]:
    """Return the role or board of a body that somebody names, or that there is none."""
    meant = called(asked, profile)
    if not meant:
        return None, (_unknown(asked, profile, ""),)
    name = asked if asked in meant else meant[0]
    return Approver(name=name, words=title_of(name, profile)), ()


def who_may(
    size: Size, policy: Policy, profile: Profile, comparison: Comparison | None = None
) -> tuple[Approver, ...]:
    """Return everybody who may approve a change of this size, as the delegation table has them."""
    names = _may(size, policy, profile, comparison)
    return tuple(_of_a_body(name, title_of(name, profile), profile) for name in names)


def _of_a_body(name: str, words: str, profile: Profile) -> Approver:
    forms, top = profile.terms.get(name), profile.chain[0].body
    if forms is None:
        return Approver(name=name, words=words, body=top, is_board=len(profile.chain) == 1)
    layer = profile.layer(forms.noun.span)
    return Approver(name=name, words=words, body=top if layer == LIBRARY else layer, is_board=True)


def flows(comparison: Comparison | None, policy: Policy, profile: Profile) -> bool:
    """Tell whether the delegation table lets these changes out without an approval."""
    table = table_for(policy, profile).get("editorial", ())
    asked = comparison is None or comparison.asks
    return not asked and AUTOMATIC in {value.text for value in table}


def automatically(
    comparison: Comparison | None, policy: Policy, profile: Profile
) -> tuple[Approver | None, tuple[Diagnostic, ...]]:
    """Return the nobody who approves what flows, or why this change does not flow."""
    if not flows(comparison, policy, profile):
        size = (comparison and comparison.size) or Size.SUBSTANTIVE
        message = f"{_a_change(size)} needs an approval"
        hint = "only editorial changes flow, where the delegation table says `automatic`"
        return None, (refusal(Code.APPROVER_NOT_ALLOWED, message, hint),)
    # The board that lets such changes flow still answers for them.
    words = " and ".join(one.words for one in who_may(Size.SUBSTANTIVE, policy, profile))
    return Approver(name=AUTOMATIC, words=f"{words} (editorial changes, by delegation)"), ()


def _a_change(size: Size) -> str:
    return f"{'an' if size is Size.EDITORIAL else 'a'} {size.words} change"


def _unknown(asked: str, profile: Profile, example: str) -> Diagnostic:
    # Without the name of the body, so that what forty schools refuse is said once.
    message = f"there is no role or board called “{asked}”"
    if asked in profile.roles:
        message = f"nobody holds the role “{asked}”"
    such = f", such as the {title_of(example, profile)}" if example else ""
    known = titles(profile)
    hint = did_you_mean(asked, [*known, *known.values()])
    return refusal(
        Code.UNKNOWN_APPROVER, message, hint or f"name a role or a board, not a person{such}"
    )
