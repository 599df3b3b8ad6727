"""Rollout writers: the words that every form of a plan shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.english.grammar import joined
from policyloom.planning import Standing

if TYPE_CHECKING:
    from policyloom.planning import Alteration, Effect, FleetPlan

HEADINGS = {
    Standing.BLOCKED: "Blocked",
    Standing.CONFLICT: "In conflict",
    Standing.AFFECTED: "To be approved",
    Standing.UNAFFECTED: "Not affected",
}
SIZES = ("substantive", "clarifying", "editorial", "")
ARROW = "→"
UNCOUNTED = frozenset({"people", "control", "layout", "numbering"})


def counted(number: int, noun: str) -> str:
    """Return ``one document`` or ``2,000 documents``."""
    return f"one {noun}" if number == 1 else f"{number:,} {noun}s"


def summary_words(plan: FleetPlan) -> str:
    """Return the plan in one sentence."""
    said = {
        Standing.AFFECTED: ("{} to approve", plan.standing(Standing.AFFECTED)),
        Standing.CONFLICT: ("{} in conflict", plan.standing(Standing.CONFLICT)),
        Standing.BLOCKED: ("{} blocked", plan.standing(Standing.BLOCKED)),
        Standing.UNAFFECTED: ("{} not affected", plan.standing(Standing.UNAFFECTED)),
    }
    parts = [form.format(f"{len(found):,}") for form, found in said.values() if found]
    if not plan.effects:
        return "There is no document to plan for."
    return f"{joined(tuple(parts), 'and')}, of {counted(len(plan.effects), 'document')}."


def version_words(effect: Effect) -> str:
    """Return ``1.2 → 2.0``, or the one version that there is."""
    if effect.before and effect.after:
        return f"{effect.before} {ARROW} {effect.after}"
    return f"{effect.after}, first edition" if effect.after else effect.before or "no edition"


def approval_words(effect: Effect) -> str:
    """Return who approves, or that nobody has to."""
    who = joined(tuple(f"the {words}" for words in effect.approver_words), "or")
    if effect.flows:
        return f"flows without an approval (or {who} approves)"
    return f"{who} approves" if who else ""


def number_words(one: Alteration) -> str:
    """Return ``2.3``, or ``2.2 → 2.3`` where the number changes too."""
    if one.old_number and one.new_number and one.old_number != one.new_number:
        return f"{one.old_number} {ARROW} {one.new_number}"
    return one.new_number or one.old_number


def count_words(effect: Effect) -> str:
    """Return ``2 clauses reworded, 1 term changed``."""
    return ", ".join(_count(kind, number) for kind, number in effect.counts.items())


def _count(kind: str, number: int) -> str:
    noun, _, deed = kind.rpartition(" ")
    if noun in UNCOUNTED:
        return kind if number == 1 else f"{kind} {number} times"
    return f"{number} {noun if number == 1 else f'{noun}s'} {deed}"
