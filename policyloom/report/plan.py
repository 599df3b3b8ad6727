"""Report: a plan -> its report: what stands in the way, what changes, and what stays."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from policyloom.editions.record import first_of_all
from policyloom.english.dates import date_words
from policyloom.english.grammar import joined
from policyloom.english.nouns import plural_of
from policyloom.planning import Sign, Standing
from policyloom.report import (
    Count,
    Group,
    Item,
    Listed,
    Note,
    Report,
    Row,
    Tone,
    note,
    sentence,
    sheet_of,
)
from policyloom.report.bodies import Bodies

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from policyloom.planning import Alteration, Effect, FleetPlan, Passage, Trouble
    from policyloom.report import Sheet
    from policyloom.report.bodies import Body

HEADINGS = {
    Standing.BLOCKED: "Blocked",
    Standing.CONFLICT: "In conflict",
    Standing.AFFECTED: "To be approved",
    Standing.UNAFFECTED: "Not affected",
}
SAID = {
    Standing.AFFECTED: "to approve",
    Standing.CONFLICT: "in conflict",
    Standing.BLOCKED: "blocked",
    Standing.UNAFFECTED: "not affected",
}
SIZES = ("substantive", "clarifying", "editorial", "")
ARROW = "→"
UNCOUNTED = frozenset({"people", "words", "notices", "control", "layout", "numbering"})
TONES = {Sign.SAME: Tone.PLAIN, Sign.COME: Tone.COME, Sign.GONE: Tone.GONE}
STOPPED = frozenset({Standing.BLOCKED, Standing.CONFLICT})


def plan_report(
    plan: FleetPlan, names: Mapping[str, str], *, words: bool, first: bool = False
) -> Report:
    """Return the report; ``names`` are those of bodies by id, ``words`` asks for changed words.

    Documents whose words change otherwise are told apart; with ``first`` they are told together,
    with the words of the first, if all else is alike.
    """
    known = {effect.target.body: effect.body_name for effect in plan.effects}
    maker = _Maker(Bodies({**known, **names}), words=words, first=first)
    found = ((standing, plan.standing(standing)) for standing in HEADINGS)
    return Report(
        kind="policyloom-plan",
        title="Plan of new editions",
        summary=_summary(plan),
        asked=tuple(_asked(plan)),
        counts_name="Approvals needed",
        counts=tuple(_counts(plan, {**known, **names})),
        parts=tuple(maker.part(*one) for one in found if one[1]),
        sheets=(maker.documents(plan), maker.changes(plan)),
    )


def _summary(plan: FleetPlan) -> str:
    counts = [(len(plan.standing(standing)), words) for standing, words in SAID.items()]
    parts = tuple(f"{number:,} {words}" for number, words in counts if number)
    if not parts:
        return "There is no document to plan for."
    every = len(plan.effects)
    documents = "one document" if every == 1 else f"{every:,} documents"
    return f"{joined(parts, 'and')}, of {documents}."


def _asked(plan: FleetPlan) -> Iterator[str]:
    if plan.clause:
        yield f"Asked about the clause `{plan.clause}`."
    if plan.as_of:
        yield f"Read as on {date_words(plan.as_of)}."


def _counts(plan: FleetPlan, names: Mapping[str, str]) -> Iterator[Count]:
    """Yield how many changes of each size each board has to decide, a row for each board.

    Boards that are called alike are told apart by their trusts.
    """
    found = _grouped(
        plan.standing(Standing.AFFECTED), lambda e: (e.size, e.approver_bodies, _deciders(e))
    )
    boards = {(effects[0].approver_bodies, _deciders(effects[0])) for effects in found}
    alike = Counter(words for _, words in boards)
    for effects in sorted(found, key=lambda group: SIZES.index(group[0].size)):
        one, who = effects[0], _deciders(effects[0])
        whose = joined(tuple(_above(body, names) for body in one.approver_bodies), "or")
        yield Count(one.size, len(effects), f"{who} ({whose})" if alike[who] > 1 else who)


def _above(body: str, names: Mapping[str, str]) -> str:
    """Return the name of the trust above a body; the key of a body that has none."""
    trust, school, _ = body.partition("/")
    return names.get(trust, trust) if school else body


def _grouped(effects: Iterable[Effect], key: Callable[[Effect], Hashable]) -> list[list[Effect]]:
    """Return groups in the order of their first documents."""
    groups: dict[Hashable, list[Effect]] = {}
    for effect in effects:
        groups.setdefault(key(effect), []).append(effect)
    return list(groups.values())


class _Maker:
    """Tells of effects; knows the bodies, and whether changed words are wanted, of the first."""

    def __init__(self, bodies: Bodies, *, words: bool, first: bool) -> None:
        self.bodies = bodies
        self.words = words
        self.apart = words and not first

    def part(self, standing: Standing, effects: Sequence[Effect]) -> Listed:
        """Return the documents of one standing, those that are alike together."""
        groups = tuple(self.group(standing, one) for one in _grouped(effects, self.key(standing)))
        return Listed(heading=HEADINGS[standing], groups=groups)

    def key(self, standing: Standing) -> Callable[[Effect], Hashable]:
        """Return what documents have in common that are told together."""
        match standing:
            case Standing.BLOCKED | Standing.CONFLICT:
                return _stopped_alike
            case Standing.AFFECTED:
                return lambda e: (_affected_alike(e), e.passages if self.apart else ())
            case Standing.UNAFFECTED:
                return lambda e: e.reasons

    def group(self, standing: Standing, effects: Sequence[Effect]) -> Group:
        """Return documents that are alike, and what there is to say."""
        rows = tuple(self.row(standing, effect) for effect in effects)
        match standing:
            case Standing.BLOCKED | Standing.CONFLICT:
                return Group(rows=rows, notes=tuple(_troubles(effects)))
            case Standing.AFFECTED:
                return self.affected(rows, effects[0])
            case Standing.UNAFFECTED:
                return Group(rows=rows, notes=tuple(note(sentence(r)) for r in effects[0].reasons))

    def row(self, standing: Standing, effect: Effect) -> Row:
        """Return one document with its versions."""
        sign, tone = "=", Tone.QUIET
        if standing in STOPPED:
            sign, tone = "!", Tone.WRONG
        elif standing is Standing.AFFECTED:
            sign, tone = ("~", Tone.CHANGED) if effect.before else ("+", Tone.ADDED)
        return Row(
            name=effect.title,
            body=self.bodies.body(effect.target.body, effect.body_name),
            selector=str(effect.target),
            sign=sign,
            tone=tone,
            value=_versions(effect),
        )

    def affected(self, rows: tuple[Row, ...], one: Effect) -> Group:
        """Return documents that change alike; the passages are those of the first."""
        counts = (note(_count_words(one), Tone.QUIET),) if len(one.alterations) > 1 else ()
        notes = (note(f"note: {words}", Tone.QUIET) for words in one.notes)
        return Group(
            rows=rows,
            notes=(note(f"{one.size}: {_approval(one)}"), *counts, *notes),
            items=tuple(_item(change, one) for change in one.alterations),
            details=tuple(map(_passage, one.passages if self.words else ())),
            details_name="The words that come and go",
        )

    # SHEETS

    def documents(self, plan: FleetPlan) -> Sheet:
        """Return a row for each document."""
        return sheet_of(
            "Documents",
            ((self.body(effect), effect) for effect in plan.effects),
            ("Policy", 26, lambda effect: effect.title),
            ("Document", 36, lambda effect: str(effect.target)),
            ("Standing", 15, lambda effect: HEADINGS[effect.standing]),
            ("Version now", 11, lambda effect: effect.before),
            ("Next version", 11, lambda effect: effect.after),
            ("Largest change", 14, lambda effect: effect.size),
            ("Who approves", 44, lambda effect: " or ".join(effect.deciders)),
            ("Flows", 8, lambda effect: "Yes" if effect.flows else ""),
            ("Changes", 30, _count_words),
            ("Why, or what stands in the way", 70, _why),
        )

    def changes(self, plan: FleetPlan) -> Sheet:
        """Return a row for each change of each document."""
        return sheet_of(
            "Changes",
            (
                (self.body(effect), (effect, one))
                for effect in plan.effects
                for one in effect.alterations
            ),
            ("Policy", 26, lambda change: change[0].title),
            ("Document", 36, lambda change: str(change[0].target)),
            ("Number now", 11, lambda change: change[1].old_number),
            ("New number", 11, lambda change: change[1].new_number),
            ("What changes", 22, lambda change: change[1].kind),
            ("Size", 13, lambda change: change[1].size),
            ("Clause", 34, lambda change: change[1].clause),
            ("In words", 80, lambda change: change[1].words),
        )

    def body(self, effect: Effect) -> Body:
        """Return whose document it is."""
        return self.bodies.body(effect.target.body, effect.body_name)


# WORDS


def _affected_alike(effect: Effect) -> Hashable:
    return bool(effect.before), _approval(effect), effect.alterations, effect.notes


def _versions(effect: Effect) -> str:
    """Return ``1.2 → 2.0``, or the one version that there is."""
    if effect.before and effect.after:
        return f"{effect.before} {ARROW} {effect.after}"
    alone = f"{effect.after}, {first_of_all(effect.after)}"
    return alone if effect.after else effect.before or "no edition"


def _approval(effect: Effect) -> str:
    """Return who approves, or that nobody has to."""
    who = joined(tuple(f"the {words}" for words in effect.approver_words), "or")
    if effect.flows:
        return f"flows without an approval (or {who} approves)"
    return f"{who} approves" if who else ""


def _deciders(effect: Effect) -> str:
    """Return who decides, with the body whose board it is."""
    who = joined(effect.deciders, "or")
    return f"flows without an approval (or {who})" if effect.flows else who


def _count_words(effect: Effect) -> str:
    """Return ``2 clauses reworded, 1 term changed``."""
    return ", ".join(_count(kind, number) for kind, number in effect.counts.items())


def _count(kind: str, number: int) -> str:
    noun, _, deed = kind.rpartition(" ")
    if noun in UNCOUNTED:
        return kind if number == 1 else f"{kind} {number} times"
    return f"{number} {noun if number == 1 else plural_of(noun)} {deed}"


def _item(one: Alteration, effect: Effect) -> Item:
    sign = {"added": "+", "removed": "-", "moved": ">"}.get(one.kind.rpartition(" ")[2], "~")
    return Item(
        words=one.words if one.size == effect.size else f"{one.words} ({one.size})",
        sign=sign,
        label=_number(one),
        tone={"+": Tone.ADDED, "-": Tone.REMOVED}.get(sign, Tone.PLAIN),
    )


def _number(one: Alteration) -> str:
    """Return ``2.3``, or ``2.2 → 2.3`` where the number changes too."""
    if one.old_number and one.new_number and one.old_number != one.new_number:
        return f"{one.old_number} {ARROW} {one.new_number}"
    return one.new_number or one.old_number


def _passage(passage: Passage) -> Note:
    return Note(tuple((words, TONES[sign]) for sign, words in passage.runs), passage.place)


# WHAT STANDS IN THE WAY


def _stopped_alike(effect: Effect) -> Hashable:
    """Return what documents have in common that are stopped alike, each by its own overlay."""
    return tuple(
        (one.code, _of_any(one.message, effect), _of_any(one.hint, effect))
        for one in effect.troubles
    )


def _of_any(words: str, effect: Effect) -> str:
    """Return words about one body as they are about any."""
    body = effect.target.body
    own = f"trusts/{body.replace('/', '/schools/', 1)}/overlay.yaml"
    words = words.replace(own, "its overlay")
    return re.sub(rf"(?<![\w/-]){re.escape(body)}(?![\w/-])", "BODY", words)


def _troubles(effects: Sequence[Effect]) -> Iterator[Note]:
    """Yield the problems of documents that are stopped alike; BODY stands for each of them."""
    for at, one in enumerate(effects[0].troubles):
        every = {effect.troubles[at] for effect in effects}
        places = len({(other.path, other.line) for other in every})
        more = f" and {places - 1:,} more" if places > 1 else ""
        said = (one.message, one.hint)
        message, hint = said if len(every) == 1 else (_of_any(w, effects[0]) for w in said)
        yield note(f"{message} ({one.path}:{one.line}{more}) [{one.code}]")
        if hint:
            yield note(f"hint: {hint}", Tone.QUIET)


# ROWS OF THE SHEETS


def _why(effect: Effect) -> str:
    if effect.standing in STOPPED:
        return "\n".join(map(_trouble, effect.troubles))
    return "\n".join((*effect.reasons, *effect.notes))


def _trouble(one: Trouble) -> str:
    said = f"{one.message} ({one.path}:{one.line}) [{one.code}]"
    return f"{said}\n  hint: {one.hint}" if one.hint else said
