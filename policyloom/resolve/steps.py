"""Steps: who does what by when -> a numbered list, a table or a flowchart, in the same words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Label
from policyloom.document import (
    Box,
    Cell,
    Chart,
    Column,
    Concept,
    Flowchart,
    Item,
    List,
    ListStyle,
    Paragraph,
    Row,
    Subheading,
    Table,
    Text,
    Way,
    plain,
)
from policyloom.english.grammar import AS_APPROPRIATE, deed_of_several
from policyloom.resolve.lines import heading, inlines, sentence
from policyloom.resolve.terms import means_several
from policyloom.source import END, Mutability, Unit, WrittenExit
from policyloom.source.wording import CrossLink, WebLink, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Block, Inline, Inlines
    from policyloom.resolve.context import Context
    from policyloom.resolve.placing import Placing
    from policyloom.source import Deadline, OwnDeadline, WrittenStep, WrittenSteps
    from policyloom.source.wording import Pieces


DEADLINE = "deadline"
"""The kind of concept that a printed deadline is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One step in words, without the full stops between its parts."""

    key: str
    who: Inlines
    does: Inlines
    when: Inlines
    asks: bool
    leads: Inlines
    ways: tuple[Way, ...]

    @property
    def done(self) -> Inlines:
        """Who does what, or what is asked."""
        between = ", " if plain(self.who).endswith(AS_APPROPRIATE) else " "
        return (*self.who, Text(between), *self.does) if self.who else self.does

    @property
    def sentences(self) -> Inlines:
        """The whole step."""
        when = (Text(" "), *self.when) if self.when else ()
        end = "" if self.asks else "."
        leads = (Text(f"{end} "), *self.leads) if self.leads else (Text(end),)
        return (*self.done, *when, *leads)


def steps(given: WrittenSteps, placing: Placing) -> Iterator[Block]:
    """Yield steps in the shape that the body has for them, or else their author."""
    context = placing.context
    clause = placing.clause
    said = tuple(_said(step, place, given, clause, context) for place, step in _counted(given))
    shape = context.profile.style_of("steps", given.shape)
    title = heading(given.title, context)
    if title and shape != "table":
        yield Subheading(title)
    if shape == "table":
        title = title or (context.text("Steps", given.span),)
        yield _table(f"{clause}/steps", title, said)
    elif shape == "flowchart":
        key = f"{clause}/steps"
        yield Flowchart(key=key, chart=Chart(tuple(map(_box, said))), steps=(_list(said),))
    else:
        yield _list(said)


def _counted(given: WrittenSteps) -> Iterator[tuple[int, WrittenStep]]:
    return enumerate(given.steps)


# WORDS


def _said(
    step: WrittenStep, place: int, given: WrittenSteps, clause: str, context: Context
) -> _Said:
    ways = _ways(step, place, given)
    asked = sentence(step.ask, context)
    if asked and not plain(asked).endswith("?"):
        asked = (*asked, Text("?"))
    who = sentence(step.who, context)
    does = inlines(_deed(step, context), context, opens_sentence=False)
    found = deadline_of(step, clause, plain((*who, Text(" "), *does)), context)
    return _Said(
        key=step.key,
        who=who,
        does=asked or does,
        when=_when(step, found, given, clause, context),
        asks=bool(asked),
        leads=_leads(step, given, context),
        ways=tuple(_way(way, context) for way in ways),
    )


def _deed(step: WrittenStep, context: Context) -> Pieces:
    """Return what is done, with the verb in the number of who does it here."""
    if not means_several(step.who, context):
        return step.does
    return tuple(
        replace(piece, value=deed_of_several(piece.value, goes_on=at > 0))
        if isinstance(piece, Words)
        else piece
        for at, piece in enumerate(step.does)
    )


def _when(
    step: WrittenStep, found: Deadline | None, given: WrittenSteps, clause: str, context: Context
) -> Inlines:
    """Return by when a step is done: its deadline, from when that counts, and a time of day."""
    made: list[Inlines] = []
    if found:
        concept = Concept(kind=DEADLINE, key=f"{clause}/{step.key}/{DEADLINE}")
        made.append((context.text(found.words, step.span, token="within", concept=concept),))  # noqa: S106 - of the text
    if step.after or step.since:
        same = found is not None and found.unit is Unit.SAME_DAY
        since = inlines(step.since, context, opens_sentence=False)
        counted = since or (Text(f"step {_number(step.after, given)}"),)
        made.append((Text("as " if same else "after "), *counted))
    if step.by:
        start = ", by " if made else "by "
        made.append((Text(start), *inlines(step.by, context, opens_sentence=False)))
    return _joined(made)


def _joined(lines: list[Inlines]) -> Inlines:
    """Return lines as one, with a space between them where the next begins a word."""
    made: list[Inline] = []
    for line in lines:
        apart = made and not plain(line).startswith(",")
        made += [*((Text(" "),) if apart else ()), *line]
    return tuple(made)


def _number(key: str, given: WrittenSteps) -> int:
    return next((place for place, step in enumerate(given.steps, start=1) if step.key == key), 0)


def _leads(step: WrittenStep, given: WrittenSteps, context: Context) -> Inlines:
    """Return where a step leads, unless it is just to the next."""
    made = (_lead(way, given, context) for way in step.exits)
    return _joined([(*line, Text(".")) for line in made])


def _lead(way: WrittenExit, given: WrittenSteps, context: Context) -> Inlines:
    start = f"If {way.answer}, " if way.answer else "Then "
    if way.to == END:
        return (Text(f"{start}this ends here" if way.answer else "This ends here"),)
    if way.to:
        return (Text(f"{start}go to step {_number(way.to, given)}"),)
    goes = "go to " if _is_place(way) else ""
    return (Text(f"{start}{goes}"), *inlines(way.words, context, opens_sentence=False))


PLACE = re.compile(r"(?:stage|step|section|part|appendix|page|form) (?:\w|\d+)", re.IGNORECASE)


def _is_place(way: WrittenExit) -> bool:
    """Tell whether the words of a way name a place, and do not say what comes instead."""
    first = way.words[0]
    if isinstance(first, Words):
        return len(way.words) == 1 and bool(PLACE.fullmatch(first.value))
    return isinstance(first, CrossLink | WebLink)


# SHAPES


def _list(said: tuple[_Said, ...]) -> List:
    items = (Item((Paragraph(step.sentences),)) for step in said)
    return List(style=ListStyle.DECIMAL, items=tuple(items))


HEADER = ("Step", "Who", "What", "By when")
COLUMNS = (
    Column(key="step", weighs="editorial"),
    Column(key="who", names=True),
    Column(key="what", names=True),
    Column(key="when"),
)


def _table(key: str, title: Inlines, said: tuple[_Said, ...]) -> Table:
    return Table(
        key=key,
        caption=title,
        description="Each step in order, with who does what and by when.",
        widths=(9, 25, 38, 28),
        columns=COLUMNS,
        header=(Row(cells=tuple(_cell((Text(name),), header=True) for name in HEADER)),),
        rows=tuple(_row(step, place) for place, step in enumerate(said, start=1)),
    )


def _row(step: _Said, place: int) -> Row:
    leads = (Paragraph(step.leads),) if step.leads else ()
    number = _cell((Text(str(place)),), header=True)
    if step.asks:
        asked = Cell(blocks=(Paragraph(step.does), *leads), columns=3)
        return Row(key=step.key, cells=(number, asked))
    does = Cell(blocks=(Paragraph(step.does), *leads))
    return Row(key=step.key, cells=(number, _cell(step.who), does, _cell(step.when)))


def _cell(words: Inlines, *, header: bool = False) -> Cell:
    return Cell(blocks=(Paragraph(words),) if words else (), header=header)


# CHARTS


def _ways(step: WrittenStep, place: int, given: WrittenSteps) -> tuple[WrittenExit, ...]:
    """Return every way on from a step: those that it names, and the step below for the others."""
    below = given.steps[place + 1].key if place + 1 < len(given.steps) else END
    named = {way.answer: way for way in step.exits}
    answers = ("yes", "no") if step.ask else ("",)
    usual = {one: WrittenExit(answer=one, to=below, span=step.span) for one in answers}
    return tuple((usual | named).values())


def _way(way: WrittenExit, context: Context) -> Way:
    out = plain(sentence(way.words, context))
    return Way("" if way.to == END else way.to, way.answer.capitalize(), out)


def _box(step: _Said) -> Box:
    return Box(
        key=step.key,
        words=plain(step.done),
        deadline=plain(step.when),
        asks=step.asks,
        said=plain(step.sentences),
        ways=step.ways,
    )


# DEADLINES: that of a step as its author or, where it is shorter, the body says it


def deadline_of(step: WrittenStep, clause: str, done: str, context: Context) -> Deadline | None:
    """Return by when a step is done; ``done`` is who does what, in words."""
    found = step.deadline
    for overlay in context.profile.chain:
        for own in overlay.deadlines:
            if (own.clause, own.step) == (clause, step.key) and own.deadline:
                found = _own(own, own.deadline, found, step, context)
    if found:
        _compare(done.lower(), found, step, context)
    return found


def _own(
    own: OwnDeadline,
    given: Deadline,
    above: Deadline | None,
    step: WrittenStep,
    context: Context,
) -> Deadline | None:
    """Return a body's own deadline where it may have it, and report one that it may not."""
    label = Label(step.span, "the step")
    clause = context.library.clauses.get(own.clause)
    if clause and clause.mutability is Mutability.LOCKED:
        message = f"`{own.clause}` is locked, so its deadlines cannot be changed locally"
        context.report(Code.LOCKED_CLAUSE, message, own.span, "remove this change", label)
        return above
    limit = above or step.at_most
    longer = given.is_longer(limit) if limit else False
    if longer is False:
        return given
    words = limit.length if limit else ""
    message = f"{given.length} is longer than the {words} that the layer above gives"
    hint = f"give a shorter one, or remove this: then it is {words}"
    if longer is None:
        message = f"whether {given.length} is longer than {words} hangs on the date"
        hint = "give the deadline in the same unit; a body may shorten one, and not lengthen it"
    context.report(Code.DEADLINE_TOO_LONG, message, own.span, hint, label)
    return above


def _compare(done: str, found: Deadline, step: WrittenStep, context: Context) -> None:
    """Point out that the same is to be done by another time elsewhere in this document."""
    other, place = context.deadlines.setdefault(done, (found, step.span))
    if other != found:
        message = f"this is done {found.words} here, and {other.words} elsewhere in this policy"
        hint = "give one deadline, or say in `does` what is different"
        context.warn(Code.DEADLINES_DIFFER, message, step.span, hint, Label(place, other.length))
