"""Rollout writers: how far a rollout has got, as lines for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.english.dates import date_words
from policyloom.planning.adoption import OPEN, Step
from policyloom.writers.rollout.lines import BLANK, Tone, folded, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.planning.adoption import Adopting, Adoption
    from policyloom.writers.rollout.lines import Line

TONES = {Step.ADOPTED: Tone.ADDED, Step.HELD: Tone.QUIET, Step.UNAFFECTED: Tone.QUIET}
INDENT = "    "


def adoption_lines(told: Adoption, width: int) -> Iterator[Line]:
    """Yield the lines of one rollout: what is open first, and why."""
    counts = [(len(told.at(step)), step.value) for step in Step]
    summary = ", ".join(f"{number:,} {words}" for number, words in counts if number)
    heading = f"{told.name}: {summary}, as of {date_words(told.day)}."
    yield from folded([(heading, Tone.HEADING)], width, "", "")
    for step in Step:
        documents = told.at(step)
        if documents:
            yield BLANK
            yield line(f"{step.heading} ({len(documents):,})", Tone.HEADING)
            for one in documents:
                yield from _document(one, width)
    yield BLANK


def _document(one: Adopting, width: int) -> Iterator[Line]:
    sign = "!" if one.step in OPEN else "="
    tone = TONES.get(one.step, Tone.CHANGED)
    version = f"  {one.version}" if one.version else ""
    wave = f"  (wave {one.wave})" if one.wave else ""
    yield line(f"{sign} {one.target}{version}{wave}", tone)
    if one.why:
        yield from folded([(one.why, Tone.PLAIN)], width, INDENT, INDENT)
