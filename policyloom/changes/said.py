"""Said: what authors said of the versions of a clause, and which findings that leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.changes.weights import CODES, SENSE
from policyloom.english.grammar import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policyloom.changes.facts import Facts
    from policyloom.source import Size

FEW, SEVERAL = 6, 2
"""Words that are quoted as one cause, and findings that may have one."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the author said of all versions since: the largest size, why, and what is lowered."""

    size: Size | None = None
    amendments: tuple[str, ...] = ()
    lowers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, clause: str, facts: Facts) -> Said:
        """Return what was said of a clause."""
        between = facts.between(clause)
        size = max((one.size for one in between), default=None)
        lowers = {CODES[code]: why for one in between for code, why in one.lowers}
        return cls(size, tuple(one.amendment for one in between), lowers)

    def counted(self, findings: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the findings that count, and those that the author lowered, with the reason."""
        lowered = {
            found: f"{found} – {why}"
            for found in findings
            for kind, why in self.lowers.items()
            if found.startswith(kind)
        }
        return gravest(f for f in findings if f not in lowered), tuple(lowered.values())


def as_one(findings: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    """Return as one what several findings say of the only few words that took others' place."""
    kinds = [kind for kind in CODES.values() if any(one.startswith(kind) for one in findings)]
    few = 0 < len(old.split()) <= FEW and 0 < len(new.split()) <= FEW
    if len(findings) < SEVERAL or not few or len(kinds) != len(findings):
        return findings
    return (f"{joined(tuple(kinds), 'and')} change from ‘{old}’ to ‘{new}’",)


def gravest(findings: Iterable[str]) -> tuple[str, ...]:
    """Return the findings that words of weight make; those of any words where there is none."""
    found = tuple(findings)
    return tuple(one for one in found if not one.startswith(SENSE)) or found
