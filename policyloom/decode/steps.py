"""Decode steps: their deadlines are read, and every way through them comes to an end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Fix, did_you_mean
from policyloom.source import (
    END,
    Deadline,
    OwnDeadline,
    Unit,
    WrittenExit,
    WrittenStep,
    WrittenSteps,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.decode.node import Node
    from policyloom.source.wording import Pieces

COUNTED = re.compile(r"([1-9]\d{0,2}) ([a-z]+(?: [a-z]+)?)")
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
UNITS = {unit.value: unit for unit in Unit}
ANSWERS = {"then": "", "if-yes": "yes", "if-no": "no"}


def steps(node: Node | None) -> WrittenSteps | None:
    """Return steps, if there are any."""
    if node is None:
        return None
    title = node.get("title")
    rows = tuple(_step(row) for row in node.list("rows"))
    _check(node, rows)
    return WrittenSteps(
        shape=node.words("as", "list"),
        title=title.line() if title else (),
        steps=rows,
        span=node.span,
    )


def _step(node: Node) -> WrittenStep:
    after = node.get("after")
    named = after is not None and KEY.fullmatch(after.text)
    step = WrittenStep(
        key=node.words("step"),
        who=_line(node, "who"),
        does=_line(node, "does"),
        deadline=deadline(node.get("within")),
        at_most=deadline(node.get("at-most")),
        after=after.text if after and named else "",
        since=after.line() if after and not named else (),
        by=_line(node, "by"),
        ask=_line(node, "ask"),
        exits=tuple(_exit(node.need(key), ANSWERS[key]) for key in ANSWERS if node.get(key)),
        span=node.span,
    )
    if step.deadline and step.at_most:
        _check_limit(node.need("within"), step.deadline, step.at_most)
    _check_time(node.get("by"))
    if node.get("at-most") and not node.get("within"):
        message = "this says how long a deadline may be, and there is none"
        hint = "say `within:` as well, or remove `at-most:`"
        node.report(Code.DEADLINE_UNIT, message, hint, node.need("at-most").key_span)
    return step


def _line(node: Node, key: str) -> Pieces:
    """Return words that the program goes on from: it sets their last sign itself."""
    found = node.get(key)
    if found is None:
        return ()
    _check_end(found, "?" if key == "ask" else ".")
    return found.line()


def _check_end(node: Node, sign: str) -> None:
    if not node.text.endswith(sign) or node.text.endswith((f"{sign}{sign}", "etc.")):
        return
    span = node.at(len(node.text) - 1)
    message = f"a `{sign}` is put here when it is printed, so there would be two"
    fix = Fix(span, sign, "")
    problem = Diagnostic(
        code=Code.PUNCTUATION_TWICE, message=message, span=span, hint="take it away", fix=fix
    )
    node.problems.append(problem)


def _exit(node: Node, answer: str) -> WrittenExit:
    if KEY.fullmatch(node.text):
        return WrittenExit(answer=answer, to=node.text, span=node.span)
    _check_end(node, ".")
    return WrittenExit(answer=answer, words=node.line(), span=node.span)


# DEADLINES


def deadline(node: Node | None) -> Deadline | None:
    """Return a deadline, and report one that does not say what is counted."""
    if node is None:
        return None
    if node.text == Unit.SAME_DAY.value:
        return Deadline(0, Unit.SAME_DAY)
    found = COUNTED.fullmatch(node.text)
    unit = UNITS.get(found[2].removesuffix("s")) if found else None
    if found is None or unit is None or unit is Unit.SAME_DAY:
        _unreadable(node)
        return None
    return Deadline(int(found[1]), unit)


def _unreadable(node: Node) -> None:
    bare = re.fullmatch(r"(\d+) ?(?:days?)?", node.text)
    message = f"`{node.text}` does not say what is counted"
    if not bare:
        message = f"`{node.text}` is no deadline"
    count = bare[1] if bare else "5"
    hint = (
        f"write `{count} school days`, `{count} working days` or `{count} calendar days`; "
        "hours, weeks, months and `same day` are understood too"
    )
    node.report(Code.DEADLINE_UNIT, message, hint)


TIME = re.compile(r"(\d+)(?:[.:](\d+))? ?(am|pm)?")


def _check_time(node: Node | None) -> None:
    """Report what looks like a time of day, and is none; other words may say it as well."""
    found = TIME.fullmatch(node.text) if node else None
    if node is None or found is None:
        return
    hours = range(1, 13) if found[3] else range(24)
    if int(found[1]) not in hours or int(found[2] or 0) not in range(60):
        hint = "write it as `4 pm`, `4.30 pm` or `16:30`"
        node.report(Code.WRONG_FORM, f"`{node.text}` is no time of day", hint)


def _check_limit(node: Node, given: Deadline, most: Deadline) -> None:
    longer = given.is_longer(most)
    if longer is None:
        message = f"whether {given.length} is longer than {most.length} hangs on the date"
        hint = "give `within` and `at-most` in the same unit"
        node.report(Code.DEADLINE_TOO_LONG, message, hint)
    elif longer:
        message = f"{given.length} is longer than the {most.length} that it may be at most"
        hint = "shorten `within`, or mend `at-most` if that is not what law sets"
        node.report(Code.DEADLINE_TOO_LONG, message, hint)


def own_deadlines(node: Node) -> tuple[OwnDeadline, ...]:
    """Return the deadlines that a body sets itself, by clause and step."""
    return tuple(
        OwnDeadline(
            clause=clause,
            step=step,
            deadline=deadline(given.need("within")),
            reason=given.words("reason"),
            span=given.key_span,
        )
        for clause, rows in node.mapping("steps")
        for step, given in rows.entries()
    )


# WAYS


def _check(node: Node, rows: Sequence[WrittenStep]) -> None:
    keys: set[str] = set()
    for row in rows:
        if row.key in keys or row.key == END:
            message = f"two of these steps are called `{row.key}`"
            if row.key == END:
                message = "no step is called `end`, which is where the last ones lead"
            node.report(Code.STEP_TWICE, message, "give each a name of its own", row.span)
        keys.add(row.key)
    known = [row.key for row in rows]
    named = [(row.after, row.span) for row in rows if row.after]
    named += [(way.to, way.span) for row in rows for way in row.exits if way.to not in {"", END}]
    for key, span in named:
        if key not in keys:
            message = f"there is no step `{key}` here"
            hint = did_you_mean(key, known)
            hint = hint or "name a step of this list, `end`, or say in words where it leads"
            node.report(Code.STEP_LEADS_NOWHERE, message, hint, span)
    _check_order(node, rows)
    for row in _round_and_round(rows):
        message = f"from `{row.key}` these steps lead back to `{row.key}`"
        hint = "let one of them lead on, or to `end`; whoever follows them would never be done"
        node.report(Code.STEP_LOOP, message, hint, row.span)
        return
    for row in _unreached(rows):
        message = f"no step leads to `{row.key}`"
        hint = "let one lead there with `then`, `if-yes` or `if-no`, or remove it"
        node.report(Code.STEP_UNREACHED, message, hint, row.span)


def _check_order(node: Node, rows: Sequence[WrittenStep]) -> None:
    """Report an answer that leads nowhere, and times that count from what comes later."""
    if rows and (open_ways := _open_ways(rows[-1])):
        message = f"nothing says what comes after ‘{open_ways[0]}’, and no step stands below"
        hint = f"write `if-{open_ways[0]}:` with a step, `end`, or words"
        node.report(Code.STEP_LEADS_NOWHERE, message, hint, rows[-1].span)
    ways = _ways(rows)
    for row in rows:
        if row.after and row.after in {row.key, *_from(ways[row.key], ways)}:
            message = f"the time of `{row.key}` counts from `{row.after}`, which comes no earlier"
            hint = "count it from a step that comes before, or say in words from when"
            node.report(Code.STEP_LOOP, message, hint, row.span)


def leads_to(rows: Sequence[WrittenStep], place: int) -> tuple[str, ...]:
    """Return the keys of the steps that may come next; the one below where it does not say."""
    row = rows[place]
    below = rows[place + 1].key if place + 1 < len(rows) else END
    wanted = {"yes", "no"} if row.ask else {""}
    open_ways = bool(wanted - {way.answer for way in row.exits})
    named = [way.to for way in row.exits if way.to]
    return tuple(key for key in (*named, *([below] if open_ways else ())) if key != END)


def _open_ways(row: WrittenStep) -> tuple[str, ...]:
    """Return the answers after which the step below comes, of a step that asks."""
    given = {way.answer for way in row.exits}
    return tuple(answer for answer in ("yes", "no") if row.ask and answer not in given)


def _ways(rows: Sequence[WrittenStep]) -> dict[str, tuple[str, ...]]:
    return {row.key: leads_to(rows, place) for place, row in enumerate(rows)}


def _round_and_round(rows: Sequence[WrittenStep]) -> Iterator[WrittenStep]:
    ways = _ways(rows)
    yield from (row for row in rows if row.key in _from(ways[row.key], ways))


def _unreached(rows: Sequence[WrittenStep]) -> Iterator[WrittenStep]:
    reached = _from((rows[0].key,), _ways(rows))
    yield from (row for row in rows if row.key not in reached)


def _from(start: tuple[str, ...], ways: dict[str, tuple[str, ...]]) -> set[str]:
    """Return every step that may come from one of these on."""
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        key = waiting.pop()
        if key not in found and key in ways:
            found.add(key)
            waiting += ways[key]
    return found
