"""Rollout: the waves of a trust -> whose turn it is, and who has to be done before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.planning.effect import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from policyloom.compile import Target
    from policyloom.planning.effect import Effect, FleetPlan
    from policyloom.source import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """When a body is to be pushed: its wave and the place of that wave; no name comes last.

    ``by`` is the ISO day by which the wave should be done, where the trust names one.
    """

    trust: str
    place: int
    wave: str = ""
    by: str = ""


def turn_of(library: Library, body: str) -> Turn:
    """Return the turn of a body; a trust without waves has one turn for all."""
    trust, _, school = body.partition("/")
    overlay = library.overlays.get(trust)
    waves = list(overlay.waves.items()) if overlay else []
    for place, (wave, schools) in enumerate(waves):
        if (school or trust) in {value.text for value in schools}:
            day = overlay.wave_dates.get(wave) if overlay else None
            return Turn(trust=trust, place=place, wave=wave, by=day.text if day else "")
    return Turn(trust=trust, place=len(waves))


def wave_names(library: Library, plan: FleetPlan) -> tuple[str, ...]:
    """Return the waves of every trust in a plan."""
    trusts = {effect.target.body.partition("/")[0] for effect in plan.effects}
    overlays = (library.overlays[trust] for trust in sorted(trusts) if trust in library.overlays)
    return tuple(dict.fromkeys(name for overlay in overlays for name in overlay.waves))


def too_early(
    library: Library, plan: FleetPlan, pushed: Iterable[Target], finished: Collection[Target]
) -> dict[str, list[Effect]]:
    """Return the documents of earlier waves that are not done yet, by the name of their wave.

    Nothing of an earlier wave may be pushed together with a later one: a pilot is looked at
    before the others follow.
    """
    latest: dict[str, int] = {}
    for target in pushed:
        turn = turn_of(library, target.body)
        latest[turn.trust] = max(latest.get(turn.trust, 0), turn.place)
    waiting: dict[str, list[Effect]] = {}
    for effect in plan.effects:
        turn = turn_of(library, effect.target.body)
        if turn.place < latest.get(turn.trust, 0) and _waits(effect, finished):
            waiting.setdefault(turn.wave, []).append(effect)
    return waiting


def _waits(effect: Effect, finished: Collection[Target]) -> bool:
    return effect.standing is not Standing.UNAFFECTED and effect.target not in finished
