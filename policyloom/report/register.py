"""Report: the register of deviations -> its report: what needs somebody first, body by body."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from policyloom.deviations.decisions import Deed
from policyloom.deviations.meetings import OPEN, Standing
from policyloom.english.dates import date_words
from policyloom.english.grammar import capitalised, joined
from policyloom.report import (
    Column,
    Fact,
    Note,
    Report,
    Row,
    Sheet,
    Tabled,
    Tone,
    day,
    note,
)
from policyloom.report.bodies import Bodies
from policyloom.source import KINDS_BY_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.deviations.decisions import Decision
    from policyloom.deviations.differences import Difference
    from policyloom.deviations.register import Deviation, Gone, Register
    from policyloom.deviations.since import Newer
    from policyloom.report import Part, SheetCell

KINDS = {key: kind.value.words for key, kind in KINDS_BY_KEY.items()}
STANDINGS = {
    Standing.LOCKED: "locked",
    Standing.UNKNOWN_BASE: "unknown version",
    Standing.STALE: "in conflict",
    Standing.UNMATCHED: "fits no clause",
    Standing.BEHIND: "has moved on",
    Standing.EXPIRED: "expired",
    Standing.CURRENT: "",
}
NOTHING = "There is no deviation."
DEEDS = {Deed.KEEP: "kept", Deed.TAKE: "given up", Deed.MERGE: "merged"}


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
        sheets=(
            _deviations(register, bodies),
            _given_up(register, bodies),
            _differences(register, bodies),
        ),
        data=_data(register),
    )


def _summary(register: Register) -> str:
    every = register.deviations
    if not every:
        return "There is no deviation in any clause." if register.differences else NOTHING
    bodies = len({one.body for one in every})
    deviations = "One deviation" if len(every) == 1 else f"{len(every):,} deviations"
    said = f"{deviations} in {'one body' if bodies == 1 else f'{bodies:,} bodies'}"
    flags = [_flag(one) for one in every]
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
            Fact("Since", _since(one)),
            Fact("Expires", day(one.until)),
            Fact("Behind", _behind(one)),
        ),
        notes=tuple(_notes(one)),
    )


def _notes(one: Deviation) -> Iterator[Note]:
    flag = _flag(one)
    if flag:
        said = f"{flag}: {one.problem}" if one.problem else flag
        yield note(f"{said} ({one.path}:{one.line})", Tone.WRONG)
    if one.standing in OPEN:
        yield note(f"policyloom resolve {one.body}:{one.clause}", Tone.NAMED)
    yield note(one.reason)
    if one.policies:
        yield note(f"in {', '.join(one.policies)}", Tone.QUIET)
    for newer in one.behind:
        yield note(_newer_words(newer), Tone.QUIET)
    for newer in one.coming:
        yield note(_coming_words(newer), Tone.QUIET)
    for decision in one.decisions:
        yield note(_decision_words(decision), Tone.QUIET)


def _other_row(one: Difference, bodies: Bodies) -> Row:
    newer = (note(_newer_words(version), Tone.QUIET) for version in one.behind)
    return Row(
        name=f"{one.kind} {one.name}",
        body=bodies.body(one.body, one.body_name),
        sign="!" if one.behind else "~",
        tone=Tone.WRONG if one.behind else Tone.CHANGED,
        facts=(
            Fact("Here", one.here),
            Fact("Above", one.above or "nothing"),
            Fact("Since", _since(one) if one.is_printed else ""),
            Fact("Behind", _behind_words(one.behind)),
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
        notes=(note(capitalised(_decision_words(decision))), *was),
    )


# WORDS


def _flag(one: Deviation) -> str:
    """Return what is wrong with a deviation in a word or two; nothing where nothing is."""
    found = STANDINGS[one.standing]
    return found or (STANDINGS[Standing.EXPIRED] if one.expired else "")


def _since(one: Deviation | Difference) -> str:
    """Return the day and edition in which it first stood."""
    if one.since is None:
        return "not approved yet"
    return f"{date_words(one.since.day)} ({one.since.edition})"


def _behind(one: Deviation) -> str:
    """Return how far it is behind the text above it: ``2 versions: substantive, editorial``."""
    if one.behind:
        return _behind_words(one.behind)
    if one.standing is Standing.STALE:
        whose = "the library" if one.whose == "library" else one.whose
        return f"{whose} has {one.now}, this is based on {one.base}"
    if one.base and one.standing is Standing.CURRENT:
        return "up to date"
    return ""


def _behind_words(behind: tuple[Newer, ...]) -> str:
    if not behind:
        return ""
    kinds = ", ".join(newer.change for newer in behind)
    return f"{'1 version' if len(behind) == 1 else f'{len(behind)} versions'}: {kinds}"


def _newer_words(newer: Newer) -> str:
    """Return a version with its change, such as ``2.0.0, substantive: Pouches are new``."""
    return f"{newer.version}, {newer.change}: {newer.amendment}"


def _coming_words(newer: Newer) -> str:
    """Return a version that is not in force yet."""
    return f"from {date_words(newer.in_force)}: {_newer_words(newer)}"


def _decision_words(decision: Decision) -> str:
    """Return what was decided, when, by whom and why."""
    by = f" by {decision.by}" if decision.by else ""
    versions = f", version {decision.base} to {decision.now}" if decision.base else ""
    return f"{DEEDS[decision.deed]} on {date_words(decision.on)}{by}{versions}: {decision.reason}"


# SHEETS


def _deviations(register: Register, bodies: Bodies) -> Sheet:
    columns = (
        Column("Body", 26),
        Column("Clause", 34),
        Column("Title", 26),
        Column("Kind", 12),
        Column("Needs attention", 16),
        Column("Reason", 50),
        Column("Since", 13),
        Column("Edition", 10),
        Column("Expires", 13),
        Column("Based on", 10),
        Column("Version above", 10),
        Column("Versions behind", 10),
        Column("Behind", 26),
        Column("Changes since", 50),
        Column("Policies", 24),
        Column("Decisions", 50),
        Column("Where", 46),
    )
    rows = ((bodies.body(one.body, one.body_name), _cells(one)) for one in register.deviations)
    return Sheet("Deviations", columns, tuple(rows))


def _cells(one: Deviation) -> tuple[SheetCell, ...]:
    return (
        one.body,
        one.clause,
        one.title,
        capitalised(KINDS[one.kind]),
        capitalised(_flag(one)),
        one.reason,
        day(one.since.day if one.since else ""),
        one.since.edition if one.since else "",
        day(one.until),
        one.base,
        one.now,
        len(one.behind) if one.base else None,
        _behind(one),
        "\n".join((*map(_newer_words, one.behind), *map(_coming_words, one.coming))),
        ", ".join(one.policies),
        "\n".join(capitalised(_decision_words(decision)) for decision in one.decisions),
        f"{one.path}:{one.line}",
    )


def _differences(register: Register, bodies: Bodies) -> Sheet:
    columns = (
        Column("Body", 26),
        Column("Kind", 12),
        Column("Name", 30),
        Column("Here", 40),
        Column("Above", 40),
        Column("Whose", 16),
        Column("Weight", 8),
        Column("Reason", 50),
        Column("Since", 13),
        Column("Edition", 10),
        Column("Behind", 26),
        Column("Where", 46),
    )
    rows = (
        (bodies.body(one.body, one.body_name), _difference_cells(one))
        for one in register.differences
    )
    return Sheet("Other differences", columns, tuple(rows))


def _difference_cells(one: Difference) -> tuple[SheetCell, ...]:
    return (
        one.body,
        one.kind,
        one.name,
        one.here,
        one.above,
        one.whose,
        "Yes" if one.weight else "",
        one.reason,
        day(one.since.day if one.since else ""),
        one.since.edition if one.since else "",
        _behind_words(one.behind),
        f"{one.path}:{one.line}",
    )


def _given_up(register: Register, bodies: Bodies) -> Sheet:
    columns = (
        Column("Body", 26),
        Column("Clause", 34),
        Column("Day", 13),
        Column("Decided by", 24),
        Column("Reason", 50),
        Column("What stood there", 80),
    )
    rows = ((bodies.body(one.body, one.body_name), _gone_cells(one)) for one in register.gone)
    return Sheet("Given up", columns, tuple(rows))


def _gone_cells(one: Gone) -> tuple[SheetCell, ...]:
    decision = one.decision
    return (
        one.body,
        decision.clause,
        day(decision.on),
        decision.by,
        decision.reason,
        decision.was,
    )


# DATA: docs/fleet.md says what it holds


def _data(register: Register) -> dict[str, Any]:
    standings = [one.standing for one in register.deviations]
    return {
        "day": register.day,
        "as-of": register.as_of or None,
        "counts": {
            "deviations": len(standings),
            "differences": len(register.differences),
            "needing": len(register.needing),
            "expired": sum(one.expired for one in register.deviations),
            **{one.value: standings.count(one) for one in Standing if one is not Standing.EXPIRED},
        },
        "deviations": [_deviation(one) for one in register.deviations],
        "differences": [_difference(one) for one in register.differences],
        "given-up": [
            {"body": one.body, "body-name": one.body_name, **_decision(one.decision)}
            for one in register.gone
        ],
    }


def _deviation(one: Deviation) -> dict[str, Any]:
    return {
        "body": one.body,
        "body-name": one.body_name,
        "clause": one.clause,
        "title": one.title,
        "kind": one.kind,
        "reason": one.reason,
        "policies": list(one.policies),
        "since": asdict(one.since) if one.since else None,
        "until": one.until or None,
        "expired": one.expired,
        "base": one.base or None,
        "now": one.now or None,
        "whose": one.whose or None,
        "behind": [_newer(newer) for newer in one.behind],
        "coming": [_newer(newer) for newer in one.coming],
        "standing": one.standing.value,
        "problem": one.problem or None,
        "path": one.path,
        "line": one.line,
        "decisions": [_decision(decision) for decision in one.decisions],
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "body": one.body,
        "body-name": one.body_name,
        "kind": one.kind,
        "name": one.name,
        "here": one.here,
        "above": one.above or None,
        "whose": one.whose,
        "weight": one.weight,
        "reason": one.reason or None,
        "since": asdict(one.since) if one.since else None,
        "behind": [_newer(newer) for newer in one.behind],
        "path": one.path,
        "line": one.line,
    }


def _newer(newer: Newer) -> dict[str, str]:
    return {
        "version": newer.version,
        "change": newer.change,
        "in-force": newer.in_force,
        "amendment": newer.amendment,
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return asdict(decision) | {"deed": decision.deed.value, "policies": list(decision.policies)}
