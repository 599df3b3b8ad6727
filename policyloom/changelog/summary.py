"""Summary: the entries of a log -> the amendments that a control table prints.

The table stands on a public page, so rewordings are told section by section in their authors'
words, and changes of wording alone are only named. The log itself has an entry for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changelog.entries import entries, public
from policyloom.changelog.phrases import section_place
from policyloom.changelog.reasons import names_of
from policyloom.changes.kinds import OwnText, Reworded, Size
from policyloom.grammar import capitalised, joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.changelog.entries import Entry
    from policyloom.changes import Comparison, Declarations


def summary(
    comparison: Comparison, reasons: Mapping[str, str], declared: Declarations
) -> tuple[str, ...]:
    """Return the amendments for a control table, in the order of the log."""
    groups: dict[str, list[Entry]] = {}
    for entry in public(entries(comparison, reasons, declared)):
        groups.setdefault(_heading(entry, reasons), []).append(entry)
    named = groups.pop(WORDING, [])
    lines = tuple(_line(heading, found) for heading, found in groups.items())
    return (*lines, _named(named)) if named else lines


WORDING = "Changes of wording only"


def _heading(entry: Entry, reasons: Mapping[str, str]) -> str:
    """Return under what an entry is told; most stand for themselves."""
    change = entry.changes[0]
    if not isinstance(change, Reworded) or change.own_text is not OwnText.AS_BEFORE:
        return entry.words
    explained = any(name in reasons for name in names_of(change))
    if change.size is Size.EDITORIAL and change.declared and not explained:
        return WORDING
    return capitalised(section_place(change.where)) if entry.reason else entry.words


def _line(heading: str, found: list[Entry]) -> str:
    reasons = " ".join(dict.fromkeys(entry.reason for entry in found if entry.reason))
    if heading == found[0].words:
        return f"{heading} {reasons}".rstrip()
    return f"{heading}: {reasons}"


def _named(found: list[Entry]) -> str:
    titles = tuple(
        f"‘{change.where.title}’"
        for entry in found
        for change in entry.changes
        if isinstance(change, Reworded)
    )
    return f"{WORDING}: {joined(titles, 'and')}."
