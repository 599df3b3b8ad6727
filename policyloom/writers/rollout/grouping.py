"""Rollout writers: the documents of a plan -> groups of which there is the same to say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.writers.rollout.phrases import approval_words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from policyloom.planning import Effect


def grouped(effects: Iterable[Effect], key: Callable[[Effect], Hashable]) -> list[list[Effect]]:
    """Return groups in the order of their first documents."""
    groups: dict[Hashable, list[Effect]] = {}
    for effect in effects:
        groups.setdefault(key(effect), []).append(effect)
    return list(groups.values())


def affected_alike(effect: Effect) -> Hashable:
    """Return what documents have in common that change alike, words of their own aside."""
    return bool(effect.before), approval_words(effect), effect.alterations, effect.notes


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleView:
    """A problem that one document has, or several alike; ``place`` is a file and a line."""

    code: str
    message: str
    place: str
    hint: str


def stopped_alike(effect: Effect) -> Hashable:
    """Return what documents have in common that are stopped alike, each by its own overlay."""
    return tuple(
        (one.code, _of_any(one.message, effect), _of_any(one.hint, effect))
        for one in effect.troubles
    )


def troubles_of(group: Sequence[Effect]) -> tuple[TroubleView, ...]:
    """Return the problems of documents that are stopped alike; BODY stands for each of them."""
    return tuple(_trouble(group, at) for at in range(len(group[0].troubles)))


def _trouble(group: Sequence[Effect], at: int) -> TroubleView:
    first = group[0].troubles[at]
    every = {effect.troubles[at] for effect in group}
    place = f"{first.path}:{first.line}"
    if len(every) == 1:
        return TroubleView(code=first.code, message=first.message, place=place, hint=first.hint)
    places = len({(one.path, one.line) for one in every})
    return TroubleView(
        code=first.code,
        message=_of_any(first.message, group[0]),
        place=f"{place} and {places - 1:,} more" if places > 1 else place,
        hint=_of_any(first.hint, group[0]),
    )


def _of_any(words: str, effect: Effect) -> str:
    """Return words about one body as they are about any."""
    body = effect.target.body
    own = f"trusts/{body.replace('/', '/schools/', 1)}/overlay.yaml"
    words = words.replace(own, "its overlay")
    return re.sub(rf"(?<![\w/-]){re.escape(body)}(?![\w/-])", "BODY", words)
