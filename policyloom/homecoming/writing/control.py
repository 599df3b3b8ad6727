"""Control: what a document says of itself, written where the body says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import PROPOSED
from policyloom.english.cycles import cycle_meant
from policyloom.english.dates import day_in_words
from policyloom.homecoming.layers import FROM_THE_LOOK, RUNNING
from policyloom.homecoming.texts import NotWritableError
from policyloom.homecoming.values import as_came
from policyloom.homecoming.writing.values import roles_called
from policyloom.resolve.profile import look, profile_of
from policyloom.source import FACT

if TYPE_CHECKING:
    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.printing import Unit
    from policyloom.homecoming.writing.changed import Changed

DATES = frozenset({"effective-from", "last-reviewed", "next-review"})
CYCLES = frozenset({"status", "review-cycle", "status-and-cycle"})
LEADS = ("; reviewed ", ", ")
"""What stands before the cycle in a row that also says whether the law asks for the policy."""
OWNER, COVER_PART = "owner", "cover"
APPROVING = "approving the document does this"
COVER = "the program prints this line of the first page, from how far the document is"
LABEL = "the program prints these words in every document"


def write_control(one: Proposal, changed: Changed) -> None:
    """Change a date, the owner, the cycle or a fact of the document; approving says the rest."""
    if one.key in RUNNING:
        raise NotWritableError(FROM_THE_LOOK)
    unit = changed.units[one.spots[0][0]]
    words = as_came(unit.text, one)
    if unit.part == COVER_PART:
        _cover(unit, words, changed)
        return
    if not unit.atoms:
        raise NotWritableError(LABEL)
    # Where rows are lines, a tab stands between the label and what the row says.
    before, words = (said.rpartition("\t")[2].strip() for said in (unit.text, words))
    key, value = _said(one, unit.key, (before, words), changed)
    changed.put(changed.overlay, {("documents", changed.ground.policy, *key): value})


def _said(
    one: Proposal, key: str, was_and_is: tuple[str, str], changed: Changed
) -> tuple[tuple[str, ...], str]:
    """Return where a row of document control is said of a policy, and what it says now."""
    before, words = was_and_is
    if key in DATES:
        return (key,), _day(words)
    if key in CYCLES:
        return ("review-cycle",), _cycle(before, words)
    if key == OWNER:
        return (OWNER,), _role(words, changed)
    if key.startswith(FACT):
        return ("facts", key.removeprefix(FACT)), words
    said = f"{one.at.path}:{one.at.line} says it, or `documents` in {changed.overlay}"
    raise NotWritableError(f"{said}; change it there" if one.at.path else APPROVING)


def _day(words: str) -> str:
    day = day_in_words(words.removesuffix(PROPOSED))
    if not day:
        raise NotWritableError(f"“{words}” is no day, such as 1 September 2026")
    return day


def _cycle(before: str, after: str) -> str:
    """Return the cycle that a row says now, where all else in it is as it was printed."""
    heads = (before[: before.rindex(one) + len(one)] for one in LEADS if one in before)
    head = next(heads, "")
    cycle = cycle_meant(after.removeprefix(head)) if after.startswith(head) else ""
    if not cycle:
        raise NotWritableError(f"“{after}” says no review cycle, such as every two years")
    return cycle


def _role(words: str, changed: Changed) -> str:
    """Return the role whose title somebody wrote."""
    roles = roles_called(words, changed.ground.library, changed.ground.body)
    if len(roles) != 1:
        raise NotWritableError(
            f"no role is called “{words}” here; give one that title under `roles` of "
            f"{changed.overlay}, then name it as `owner` there"
        )
    return roles[0]


def _cover(unit: Unit, words: str, changed: Changed) -> None:
    """Change the body's strapline, or its name where nothing else prints it."""
    profile = profile_of(changed.ground.library, changed.ground.body)
    if unit.text == look(profile).strapline:
        changed.put(changed.overlay, {("look", "strapline"): words})
        return
    if unit.text != changed.ground.library.overlays[changed.ground.body].name.text:
        raise NotWritableError(COVER)
    others = sum(unit.text in one.text for one in changed.units if one is not unit)
    if others:
        raise NotWritableError(
            f"it is the `name` of the body in {changed.overlay}, and stands in {others} more "
            "places of this document; change it there"
        )
    changed.put(changed.overlay, {("name",): words})
