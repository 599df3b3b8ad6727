"""Deviations: the editions of a body -> since which a difference stands; versions not seen yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.source import version_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from policyloom.editions import Edition
    from policyloom.source import ClauseVersion, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Newer:
    """A version of the library that a body's text does not have yet."""

    version: str
    change: str
    in_force: str
    amendment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The approved edition in which a deviation first stood, and the day from which it counts."""

    day: str
    policy: str
    edition: str


def newer_of(version: ClauseVersion) -> Newer:
    """Return what is told of a newer version."""
    return Newer(
        version=version_words(version.version),
        change=version.change.words,
        in_force=version.in_force,
        amendment=version.amendment,
    )


def since_when(
    editions: Mapping[Target, tuple[Edition, ...]], stands: Callable[[Edition], bool]
) -> Since | None:
    """Return the edition from which on something has stood in every edition of its document.

    Of several documents it is the earliest.
    """
    found = [
        since for target, every in editions.items() if (since := _first(target, every, stands))
    ]
    return min(found, key=lambda one: (one.day, one.policy), default=None)


def _first(
    target: Target, editions: tuple[Edition, ...], stands: Callable[[Edition], bool]
) -> Since | None:
    first: Edition | None = None
    for edition in reversed(editions):
        if not stands(edition):
            break
        first = edition
    if first is None:
        return None
    return Since(day=first.approval.effective, policy=target.policy, edition=first.words)
