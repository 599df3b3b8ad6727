"""STUDIO: what a plan found of each document -> held, while nothing it came from has moved."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.fleet.plans import Asked as Question
    from policyloom.planning import Effect
    from policyloom.source import Target
    from policyloom.store import Project

    Signs: TypeAlias = tuple[tuple[str, int, int], ...]
    Found: TypeAlias = dict[Target, tuple[Signs, Effect]]

MOST = 8
"""Questions of which the effects are held; the oldest goes first."""


class Counts:
    """The effects by question, of the sources as they stand; those of others are let go."""

    def __init__(self) -> None:
        self._project: Project | None = None
        self._found: OrderedDict[Question, Found] = OrderedDict()
        self._turn = Lock()

    def of(self, question: Question, project: Project) -> Found:
        """Return what was found, each with the signs of its editions then; add to it."""
        with self._turn:
            if project is not self._project:
                self._project, self._found = project, OrderedDict()
            found = self._found.setdefault(question, {})
            self._found.move_to_end(question)
            while len(self._found) > MOST:
                self._found.popitem(last=False)
            return found


def still(found: Found, signs: Mapping[Target, Signs]) -> dict[Target, Effect]:
    """Return the effects on documents of which no edition came, went or moved since."""
    held = {one: found[one] for one in signs if one in found}
    return {one: effect for one, (then, effect) in held.items() if then == signs[one]}
