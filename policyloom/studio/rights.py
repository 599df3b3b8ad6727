"""STUDIO: a person and what they want to do -> whether they may. Decided here and nowhere else.

On one's own computer one person holds all rights. A server for many people gives each of them
rights of their own for each body; nothing else in the studio has to change for that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

EVERYWHERE = ""


class Right(Enum):
    """What somebody may do, by who usually does it."""

    READ = "reader"
    REVIEW = "reviewer"
    EDIT = "editor"
    APPROVE = "approver"
    LEAD = "trust lead"
    KEEP = "library keeper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who is signed in, and their rights by body; a trust's hold in its schools."""

    name: str
    rights: Mapping[str, frozenset[Right]] = field(default_factory=dict)

    def may(self, right: Right, body: str = EVERYWHERE) -> bool:
        """Tell whether the person may do something for a body, or everywhere."""
        trust = body.partition("/")[0]
        return any(right in self.rights.get(one, ()) for one in {EVERYWHERE, trust, body})

    def may_reach(self, right: Right, body: str) -> bool:
        """Tell whether a page is theirs; one about no body shows of each what they may see."""
        anywhere = (
            right is Right.READ
            and not body
            and any(right in mine for mine in self.rights.values())
        )
        return anywhere or self.may(right, body)


def on_own_computer(name: str) -> Person:
    """Return whoever sits at this computer."""
    return Person(name=name, rights={EVERYWHERE: frozenset(Right)})
