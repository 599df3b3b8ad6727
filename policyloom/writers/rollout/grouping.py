"""Rollout writers: the documents of a plan -> groups of which there is the same to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.writers.rollout.phrases import approval_words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from policyloom.rollout import Effect


def grouped(effects: Iterable[Effect], key: Callable[[Effect], Hashable]) -> list[list[Effect]]:
    """Return groups in the order of their first documents."""
    groups: dict[Hashable, list[Effect]] = {}
    for effect in effects:
        groups.setdefault(key(effect), []).append(effect)
    return list(groups.values())


def affected_alike(effect: Effect) -> Hashable:
    """Return what documents have in common that change alike, words of their own aside."""
    return bool(effect.before), approval_words(effect), effect.alterations, effect.notes


def stopped_alike(effect: Effect) -> Hashable:
    """Return what documents have in common that are stopped by the same problem."""
    return effect.troubles
