"""Report: the register of deviations -> its report: what needs somebody first, body by body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.deviations.meetings import OPEN
from policyloom.english.dates import date_words
from policyloom.english.grammar import capitalised, joined
from policyloom.report import Fact, Note, Report, Row, Tabled, Tone, day, note
from policyloom.report.bodies import Bodies
from policyloom.report.deviation_words import (
    KINDS,
    STANDINGS,
    behind_words,
    coming_words,
    decision_words,
    distance,
    flag,
    newer_words,
    since_words,
)
from policyloom.report.register_data import register_data
from policyloom.report.register_sheets import register_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.deviations.differences import Difference
    from policyloom.deviations.register import Deviation, Gone, Register
    from policyloom.report import Part

NOTHING = "There is no deviation."


def register_report(register: Register, names: Mapping[str, str]) -> Report:
    """Return the report; ``names`` are those of bodies by id."""
    known = {one.body: one.body_name for one in register.deviations}
    gone = {one.body: one.body_name for one in register.gone}
    bodies = Bodies({**known, **gone, **names})
    return Report(
        kind="policyloom-deviations",
        title="Deviations",
        summary=_summary(register),
        asked=(_asked(register), *_others(register)),
        parts=tuple(_parts(register, bodies)),
        nothing="No body says anything otherwise.",
        noun="deviation",
        day=register.day,
        sheets=register_sheets(register, bodies),
        data=register_data(register),
    )


def _summary(register: Register) -> str:
    every = register.deviations
    if not every:
        return "There is no deviation in any clause." if register.differences else NOTHING
    bodies = len({one.body for one in every})
    deviations = "One deviation" if len(every) == 1 else f"{len(every):,} deviations"
    said = f"{deviations} in {'one body' if bodies == 1 else f'{bodies:,} bodies'}"
    flags = [flag(one) for one in every]
    counts = ((flags.count(words), words) for words in STANDINGS.values() if words)
    needing = joined(tuple(f"{number:,} {words}" for number, words in counts if number), "and")
    return f"{said}: {needing}." if needing else f"{said}; none needs attention."


def _asked(register: Register) -> str:
    if register.as_of:
        return f"Read as on {date_words(register.as_of)}."
    return f"On {date_words(register.day)}, each document read as on its own day."


def _others(register: Register) -> Iterator[str]:
    number = len(register.differences)
    weighty = sum(one.weight for one in register.differences)
    if number:
        values = "One value differs" if number == 1 else f"{number:,} values differ"
        yield f"{values} from the layer above, {weighty:,} of them with weight."


def _parts(register: Register, bodies: Bodies) -> Iterator[Part]:
    rows = [(one.needs_somebody, _row(one, bodies)) for one in register.deviations]
    needing = tuple(row for needs, row in rows if needs)
    others = tuple(row for needs, row in rows if not needs)
    if needing:
        yield Tabled(heading="What needs attention", subject="Clause", rows=needing, remarks="Why")
    if others:
        heading = "All others" if needing else "What bodies say otherwise"
        yield Tabled(heading=heading, subject="Clause", rows=others, remarks="Why")
    weighty = tuple(_other_row(one, bodies) for one in register.differences if one.weight)
    light = tuple(_light_rows(register, bodies))
    if weighty:
        yield Tabled(heading="What bodies decide otherwise", subject="What", rows=weighty)
    if light:
        yield Tabled(heading="Words and looks of their own", subject="Body", rows=light)
    if register.gone:
        rows_gone = tuple(_gone_row(one, bodies) for one in register.gone)
        yield Tabled(
            heading="Given up",
            subject="Clause",
            rows=rows_gone,
            remarks="What was decided, and what stood there",
        )


def _row(one: Deviation, bodies: Bodies) -> Row:
    return Row(
        name=one.title or one.clause,
        body=bodies.body(one.body, one.body_name),
        selector=one.clause,
        sign="!" if one.needs_somebody else "~",
        tone=Tone.WRONG if one.needs_somebody else Tone.CHANGED,
        facts=(
            Fact("Kind", KINDS[one.kind]),
            Fact("Since", since_words(one)),
            Fact("Expires", day(one.until)),
            Fact("Behind", distance(one)),
        ),
        notes=tuple(_notes(one)),
    )


def _notes(one: Deviation) -> Iterator[Note]:
    flagged = flag(one)
    if flagged:
        said = f"{flagged}: {one.problem}" if one.problem else flagged
        yield note(f"{said} ({one.path}:{one.line})", Tone.WRONG)
    if one.standing in OPEN:
        yield note(f"policyloom resolve {one.body}:{one.clause}", Tone.NAMED)
    yield note(one.reason)
    if one.policies:
        yield note(f"in {', '.join(one.policies)}", Tone.QUIET)
    for newer in one.behind:
        yield note(newer_words(newer), Tone.QUIET)
    for newer in one.coming:
        yield note(coming_words(newer), Tone.QUIET)
    for decision in one.decisions:
        yield note(decision_words(decision), Tone.QUIET)


def _other_row(one: Difference, bodies: Bodies) -> Row:
    newer = (note(newer_words(version), Tone.QUIET) for version in one.behind)
    return Row(
        name=f"{one.kind} {one.name}",
        body=bodies.body(one.body, one.body_name),
        sign="!" if one.behind else "~",
        tone=Tone.WRONG if one.behind else Tone.CHANGED,
        facts=(
            Fact("Here", one.here),
            Fact("Above", one.above or "nothing"),
            Fact("Since", since_words(one) if one.is_printed else ""),
            Fact("Behind", behind_words(one.behind)),
        ),
        notes=(*((note(one.reason),) if one.reason else ()), *newer),
    )


def _light_rows(register: Register, bodies: Bodies) -> Iterator[Row]:
    """Yield a row for each body with its words and looks, which have no weight."""
    light: dict[str, list[Difference]] = {}
    for one in register.differences:
        if not one.weight:
            light.setdefault(one.body, []).append(one)
    for body, found in light.items():
        said = "; ".join(f"{one.kind} {one.name}: {one.here}" for one in found)
        number = "one value" if len(found) == 1 else f"{len(found)} values"
        own = bodies.body(body, found[0].body_name)
        yield Row(name=number, body=own, sign="~", notes=(note(said, Tone.QUIET),))


def _gone_row(one: Gone, bodies: Bodies) -> Row:
    decision = one.decision
    was = tuple(note(words, Tone.QUIET) for words in decision.was.splitlines() if words)
    return Row(
        name=decision.clause,
        body=bodies.body(one.body, one.body_name),
        sign="-",
        tone=Tone.REMOVED,
        notes=(note(capitalised(decision_words(decision))), *was),
    )
