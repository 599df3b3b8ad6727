"""Report: how far rollouts have got -> their report: what somebody has to decide first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.english.dates import date_words
from policyloom.planning.adoption import ADOPTIONS, OPEN, Adoptions, Step
from policyloom.report import (
    Count,
    Fact,
    Group,
    Listed,
    Report,
    Row,
    Tabled,
    Tone,
    day,
    note,
    sheet_of,
)
from policyloom.report.bodies import Bodies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.planning.adoption import Adopting, Adoption
    from policyloom.report import Part, Sheet

TONES = {
    Step.ADOPTED: Tone.ADDED,
    Step.HELD: Tone.QUIET,
    Step.SUPERSEDED: Tone.QUIET,
    Step.UNAFFECTED: Tone.QUIET,
}


def rollouts_report(told: tuple[Adoption, ...], asked_on: str, names: Mapping[str, str]) -> Report:
    """Return the report; ``names`` are those of bodies by id, ``asked_on`` is an ISO day."""
    bodies = Bodies(names)
    documents = [one for rollout in told for one in rollout.documents]
    return Report(
        kind=ADOPTIONS.name,
        title="Rollouts",
        summary=_summary(told),
        asked=(f"As of {date_words(asked_on)}.",),
        counts_name="How far each document has got",
        counts=tuple(_counts(documents)),
        parts=tuple(part for rollout in told for part in _parts(rollout, bodies, len(told) > 1)),
        nothing="Nothing has been pushed yet.",
        day=asked_on,
        sheets=(_sheet(told, bodies),),
        data=ADOPTIONS.form.write(Adoptions(rollouts=told)),
    )


def _summary(told: tuple[Adoption, ...]) -> str:
    if not told:
        return "There is no rollout."
    names = ", ".join(one.name for one in told)
    still = sum(one.step in OPEN for rollout in told for one in rollout.documents)
    documents = "one document waits" if still == 1 else f"{still:,} documents wait"
    return f"{names}: {documents if still else 'no document waits'} for a decision."


def _counts(documents: list[Adopting]) -> Iterator[Count]:
    for step in Step:
        number = sum(one.step is step for one in documents)
        if number:
            yield Count(step.of(number), number, "")


def _parts(rollout: Adoption, bodies: Bodies, several: bool) -> Iterator[Part]:  # noqa: FBT001 - one caller
    for step in Step:
        rows = tuple(_row(one, bodies) for one in rollout.at(step))
        heading = (f"{rollout.name}: " if several else "") + step.heading(len(rows))
        if rows and step is Step.SUPERSEDED:
            yield Listed(heading=heading, groups=tuple(_groups(rows)))
        elif rows:
            yield Tabled(heading=heading, subject="Document", rows=rows, remarks="Why")


def _groups(rows: tuple[Row, ...]) -> Iterator[Group]:
    """Yield documents with what there is to say of them, once for all of which it is the same."""
    for notes in dict.fromkeys(row.notes for row in rows):
        same = tuple(replace(row, notes=()) for row in rows if row.notes == notes)
        yield Group(rows=same, notes=notes)


def _row(one: Adopting, bodies: Bodies) -> Row:
    needs = one.step in OPEN
    return Row(
        name=one.title,
        body=bodies.body(one.target.body, one.body_name),
        selector=str(one.target),
        sign="!" if needs else "=",
        tone=Tone.WRONG if one.step is Step.LATE else TONES.get(one.step, Tone.CHANGED),
        facts=(
            Fact("Version", one.version),
            Fact("Wave", one.wave),
            Fact("Due by", day(one.due)),
        ),
        notes=(note(one.why),) if one.why else (),
    )


def _sheet(told: tuple[Adoption, ...], bodies: Bodies) -> Sheet:
    return sheet_of(
        "Documents",
        (
            (bodies.body(one.target.body, one.body_name), (rollout.name, one))
            for rollout in told
            for one in rollout.documents
        ),
        ("Rollout", 24, lambda of: of[0]),
        ("Policy", 32, lambda of: of[1].title),
        ("Version", 9, lambda of: of[1].version),
        ("How far", 22, lambda of: of[1].step.value),
        ("Wave", 14, lambda of: of[1].wave),
        ("Due by", 14, lambda of: day(of[1].due)),
        ("Who, when and why", 60, lambda of: of[1].why),
    )
