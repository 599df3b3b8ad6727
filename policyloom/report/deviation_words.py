"""Report: what deviates, is behind or was decided -> the words that every format says it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.deviations.decisions import Deed
from policyloom.deviations.meetings import Standing
from policyloom.deviations.register import Deviation
from policyloom.english.dates import date_words
from policyloom.source import KINDS_BY_KEY

if TYPE_CHECKING:
    from policyloom.deviations.decisions import Decision
    from policyloom.deviations.differences import Difference
    from policyloom.deviations.since import Newer

KINDS = {key: kind.value.words for key, kind in KINDS_BY_KEY.items()}
STANDINGS = {
    Standing.LOCKED: "locked",
    Standing.UNKNOWN_BASE: "unknown version",
    Standing.STALE: "in conflict",
    Standing.UNMATCHED: "fits no clause",
    Standing.BEHIND: "has moved on",
    Standing.EXPIRED: "expired",
    Standing.CURRENT: "",
}
DEEDS = {Deed.KEEP: "kept", Deed.TAKE: "given up", Deed.MERGE: "merged"}


def flag(one: Deviation) -> str:
    """Return what is wrong with a deviation in a word or two; nothing where nothing is."""
    found = STANDINGS[one.standing]
    return found or (STANDINGS[Standing.EXPIRED] if one.expired else "")


def since_words(one: Deviation | Difference) -> str:
    """Return the day and edition in which it first stood."""
    if one.since is None:
        return (
            "holds nothing back yet"
            if isinstance(one, Deviation) and one.holds_nothing
            else ("not approved yet")
        )
    return f"{date_words(one.since.day)} ({one.since.edition})"


def distance(one: Deviation) -> str:
    """Return how far it is behind the text above it: ``2 versions: substantive, editorial``."""
    if one.behind:
        return behind_words(one.behind)
    if one.standing is Standing.STALE:
        whose = "the library" if one.whose == "library" else one.whose
        return f"{whose} has {one.now}, this is based on {one.base}"
    if one.base and one.standing is Standing.CURRENT:
        return "up to date"
    return ""


def behind_words(behind: tuple[Newer, ...]) -> str:
    """Return how many versions something is behind, and of what size they are."""
    if not behind:
        return ""
    kinds = ", ".join(newer.change for newer in behind)
    return f"{'1 version' if len(behind) == 1 else f'{len(behind)} versions'}: {kinds}"


def newer_words(newer: Newer) -> str:
    """Return a version with its change, such as ``2.0.0, substantive: Pouches are new``."""
    return f"{newer.version}, {newer.change}: {newer.amendment}"


def coming_words(newer: Newer) -> str:
    """Return a version that is not in force yet."""
    return f"from {date_words(newer.in_force)}: {newer_words(newer)}"


def decision_words(decision: Decision) -> str:
    """Return what was decided, when, by whom and why."""
    by = f" by {decision.by}" if decision.by else ""
    versions = f", version {decision.base} to {decision.now}" if decision.base else ""
    return f"{DEEDS[decision.deed]} on {date_words(decision.on)}{by}{versions}: {decision.reason}"
