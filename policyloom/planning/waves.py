"""Rollout: the waves of a trust -> whose turn it is, and who has to be done before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.planning.effect import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.planning.effect import Effect, FleetPlan
    from policyloom.source import Library, Target


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
    library: Library,
    plan: FleetPlan,
    pushed: Mapping[Target, str],
    finished: Mapping[Target, str],
) -> dict[str, list[Effect]]:
    """Return the documents of earlier waves that are not done first, by the name of their wave.

    ``pushed`` and ``finished`` say on which ISO day; what was finished before has none. A pilot is
    looked at before the others follow, so nothing of a later wave is decided on before it.
    """
    first: dict[tuple[str, int], str] = {}
    for target, day in pushed.items():
        turn = turn_of(library, target.body)
        at = turn.trust, turn.place
        first[at] = min(first.get(at, day), day)
    waiting: dict[str, list[Effect]] = {}
    for effect in plan.effects:
        turn = turn_of(library, effect.target.body)
        later = (d for (trust, at), d in first.items() if trust == turn.trust and at > turn.place)
        if any(_waits(effect, finished, day) for day in later):
            waiting.setdefault(turn.wave, []).append(effect)
    return waiting


def _waits(effect: Effect, finished: Mapping[Target, str], day: str) -> bool:
    done = finished.get(effect.target)
    return effect.standing is not Standing.UNAFFECTED and (done is None or done > day)
