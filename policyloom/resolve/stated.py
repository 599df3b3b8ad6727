"""Stated: what a text says of its own document, from the same data as the control table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import Concept
from policyloom.english.cycles import Cycle, cycle_of
from policyloom.english.dates import date_words
from policyloom.english.grammar import capitalised

if TYPE_CHECKING:
    from policyloom.document import Text
    from policyloom.english.grammar import FactToken
    from policyloom.resolve.context import Context
    from policyloom.resolve.profile import Profile
    from policyloom.source import Policy, Value
    from policyloom.source.wording import Token

NO_DAY_YET = "the next review date"
DRAFT = "the draft"


def review_cycle(policy: Policy, profile: Profile) -> tuple[Cycle, Value]:
    """Return how often a body reviews a policy, and where it says so."""
    said = profile.documents.get(policy.id, {}).get("review-cycle", policy.review_cycle)
    return cycle_of(said.text), said


def control_fact(read: FactToken, token: Token, context: Context) -> Text:
    """Return the words of a token that says what control data say."""
    words, value = _fact(read.key, context)
    return context.text(
        capitalised(words) if read.capital else words,
        token.span,
        token=token.surface,
        concept=Concept(kind="control", key=read.key),
        value=value.span if value else None,
    )


def _fact(key: str, context: Context) -> tuple[str, Value | None]:
    if key == "review-cycle":
        cycle, value = review_cycle(context.policy, context.profile)
        return cycle.words, value
    given = context.profile.documents.get(context.policy.id, {}).get(key)
    if key == "next-review":
        return (date_words(given.text), given) if given else (NO_DAY_YET, None)
    return DRAFT, None
