"""Worded: hunks of the text of a clause, and of titles and notices -> changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.facts import where
from policyloom.changes.kinds import NOTICES, Retitled, Reworded
from policyloom.changes.meaning import other_words, senses
from policyloom.changes.said import Said, as_one, gravest
from policyloom.changes.scope import titled
from policyloom.changes.subjects import lines_of, new_side, normal, old_side, other_duty
from policyloom.changes.values import OwnText
from policyloom.changes.weights import DUTY
from policyloom.source import Size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from policyloom.changes.facts import Facts
    from policyloom.changes.hunks import Hunk
    from policyloom.changes.kinds import Change
    from policyloom.changes.subjects import Subject
    from policyloom.document import Provision


def retitled(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    """Return how a title, a name or the notices read now."""
    _, part, section = about
    if part in {NOTICES, "contents"}:
        old, new = (lines_of(side(hunk) for hunk in hunks) for side in (old_side, new_side))
    else:
        old, new = facts.titles(section or part)
    because = gravest(SENSES.get(part, titled)(hunks))
    weight = Size.SUBSTANTIVE if because else None
    if not because and part not in SENSES:
        because = other_words(hunks)
        weight = Size.CLARIFYING if because else None
    return Retitled(part=part, old=old, new=new, weight=weight, because=because, hunks=hunks)


def _nothing(_hunks: Iterable[Hunk]) -> tuple[str, ...]:
    return ()


SENSES: Mapping[str, Callable[[tuple[Hunk, ...]], tuple[str, ...]]] = {
    NOTICES: senses,
    "body": _nothing,
    "strapline": _nothing,
}
"""What the parts of a document say of duties and rights, where they are no titles."""


def reworded(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    """Return how a clause is reworded, and what that comes to."""
    clause = about[1]
    said = Said.of(clause, facts)
    grave = senses(hunks) or tuple(other_duties(hunks))
    because, lowered = said.counted(grave or other_words(hunks))
    if len(hunks) == 1:
        because = as_one(because, normal(hunks[0].old), normal(hunks[0].new))
    old, new = facts.clauses[clause]
    return Reworded(
        where=where(new),
        hunks=hunks,
        own_text=_own_text(old.provision, new.provision),
        weight=weight_of(said.size, grave=bool(grave and because), found=bool(because)),
        because=because,
        lowered=lowered,
        declared=said.size,
        amendments=said.amendments,
    )


def weight_of(declared: Size | None, *, grave: bool, found: bool) -> Size | None:
    """Return the size of a text; other words for what did not weigh clarify at least."""
    if grave:
        return Size.SUBSTANTIVE
    return max(declared, Size.CLARIFYING) if found and declared is not None else declared


def other_duties(hunks: Iterable[Hunk]) -> Iterator[str]:
    """Yield that a duty stands in the place of another, if one does."""
    if any(map(other_duty, hunks)):
        yield f"{DUTY} stands in the place of another"


def _own_text(old: Provision, new: Provision) -> OwnText:
    match bool(old.replaces), bool(new.replaces):
        case False, True:
            return OwnText.BEGUN
        case True, False:
            return OwnText.ENDED
        case _:
            return OwnText.AS_BEFORE
