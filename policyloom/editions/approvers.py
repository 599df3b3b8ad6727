"""Approvers: a role or board, and the size of the changes -> whether it may approve them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.changes import Size
from policyloom.diagnostics import Code, Diagnostic, did_you_mean
from policyloom.editions.request import refusal
from policyloom.english.grammar import joined
from policyloom.resolve.deciders import acts_as, allowed, called, title_of, titles
from policyloom.resolve.profile import LIBRARY
from policyloom.source import AUTOMATIC

if TYPE_CHECKING:
    from policyloom.changes import Comparison
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
    asked: str, size: Size, policy: Policy, profile: Profile
) -> tuple[Approver | None, tuple[Diagnostic, ...]]:
    """Return who approves, or why nobody of that name may approve a change of this size."""
    may, meant = allowed(size, policy, profile), called(asked, profile)
    if not meant:
        return None, (_unknown(asked, profile, may[0]),)
    acting = (name for name in meant if any(acts_as(name, one, profile) for one in may))
    name = next((name for name in meant if name in may), None) or next(acting, None)
    if name:
        return Approver(name=name, words=title_of(name, profile)), ()
    who = joined(tuple(f"the {title_of(each, profile)}" for each in may), "or")
    verb = "names" if profile.delegation else "would name others; the policy names"
    message = f"the {title_of(meant[0], profile)} may not approve {_a_change(size)}"
    hint = f"the delegation table {verb} {who}"
    return None, (refusal(Code.APPROVER_NOT_ALLOWED, message, hint),)


def role_or_board(asked: str, profile: Profile) -> tuple[Approver | None, tuple[Diagnostic, ...]]:
    """Return the role or board of a body that somebody names, or that there is none."""
    meant = called(asked, profile)
    if not meant:
        return None, (_unknown(asked, profile, ""),)
    name = asked if asked in meant else meant[0]
    return Approver(name=name, words=title_of(name, profile)), ()


def who_may(size: Size, policy: Policy, profile: Profile) -> tuple[Approver, ...]:
    """Return everybody who may approve a change of this size, as the delegation table has them."""
    names = allowed(size, policy, profile)
    return tuple(_of_a_body(name, title_of(name, profile), profile) for name in names)


def _of_a_body(name: str, words: str, profile: Profile) -> Approver:
    forms, top = profile.terms.get(name), profile.chain[0].body
    if forms is None:
        return Approver(name=name, words=words, body=top, is_board=len(profile.chain) == 1)
    layer = profile.layer(forms.noun.span)
    return Approver(name=name, words=words, body=top if layer == LIBRARY else layer, is_board=True)


def flows(comparison: Comparison | None, profile: Profile) -> bool:
    """Tell whether the delegation table lets these changes out without an approval."""
    table = profile.delegation.get("editorial", ())
    asked = comparison is None or comparison.asks
    return not asked and AUTOMATIC in {value.text for value in table}


def automatically(
    comparison: Comparison | None, policy: Policy, profile: Profile
) -> tuple[Approver | None, tuple[Diagnostic, ...]]:
    """Return the nobody who approves what flows, or why this change does not flow."""
    if not flows(comparison, profile):
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


__all__ = ["Approver", "approver", "automatically", "flows", "role_or_board", "who_may"]
