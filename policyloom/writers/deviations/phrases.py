"""Deviations writers: the words that every form of the register shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.deviations.decisions import Deed
from policyloom.deviations.meetings import Standing
from policyloom.english.dates import date_words, short_date_words
from policyloom.english.grammar import joined
from policyloom.source import KINDS_BY_KEY

if TYPE_CHECKING:
    from policyloom.deviations.decisions import Decision
    from policyloom.deviations.register import Deviation, Newer, Register

KINDS = {key: kind.value.words for key, kind in KINDS_BY_KEY.items()}
STANDINGS = {
    Standing.LOCKED: "locked",
    Standing.UNKNOWN_BASE: "unknown version",
    Standing.STALE: "in conflict",
    Standing.UNMATCHED: "fits no clause",
    Standing.EXPIRED: "expired",
    Standing.CURRENT: "",
}
DEEDS = {Deed.KEEP: "kept", Deed.TAKE: "given up", Deed.MERGE: "merged"}


def summary_words(register: Register) -> str:
    """Return the register in one sentence."""
    every = register.deviations
    if not every:
        return "There is no deviation."
    bodies = len({one.body for one in every})
    deviations = "One deviation" if len(every) == 1 else f"{len(every):,} deviations"
    said = f"{deviations} in {'one body' if bodies == 1 else f'{bodies:,} bodies'}"
    counts = [(words, number) for words, number in flag_counts(register).items() if number]
    needing = joined(tuple(f"{number:,} {words}" for words, number in counts), "and")
    return f"{said}: {needing}." if needing else f"{said}; none needs attention."


def flag_counts(register: Register) -> dict[str, int]:
    """Return how many deviations there are of each pressing kind."""
    flags = [flag_words(one) for one in register.deviations]
    return {words: flags.count(words) for words in STANDINGS.values() if words}


def flag_words(one: Deviation) -> str:
    """Return what is wrong with a deviation in a word or two; nothing where nothing is."""
    found = STANDINGS[one.standing]
    return found or (STANDINGS[Standing.EXPIRED] if one.expired else "")


def asked_words(register: Register) -> str:
    """Return on which day the register is read."""
    if register.as_of:
        return f"Read as on {date_words(register.as_of)}"
    return f"On {date_words(register.day)}, each document read as on its own day"


def since_words(one: Deviation, *, short: bool = False) -> str:
    """Return the day and edition in which it first stood."""
    if one.since is None:
        return "not approved yet"
    day = short_date_words(one.since.day) if short else date_words(one.since.day)
    return f"{day} ({one.since.edition})"


def until_words(one: Deviation, *, short: bool = False) -> str:
    """Return its last day."""
    return (short_date_words if short else date_words)(one.until) if one.until else ""


def behind_words(one: Deviation) -> str:
    """Return how far it is behind the text above it: ``2 versions: substantive, editorial``."""
    if one.behind:
        number = len(one.behind)
        kinds = ", ".join(newer.change for newer in one.behind)
        return f"{'1 version' if number == 1 else f'{number} versions'}: {kinds}"
    if one.standing is Standing.STALE:
        whose = "the library" if one.whose == "library" else one.whose
        return f"{whose} has {one.now}, this is based on {one.base}"
    if one.base and one.standing is Standing.CURRENT:
        return "up to date"
    return ""


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
