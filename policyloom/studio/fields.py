"""STUDIO: one field of a form: what it is for, what stands there, and what somebody says in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.scaffold.naming import as_id
from policyloom.studio.journal import Change
from policyloom.studio.saving import value_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.studio.asked import Asked
    from policyloom.yaml.read import Path

OPTIONS = tuple[tuple[str, str], ...]
YES_NO = (("true", "Yes"), ("false", "No"))
OUT = "out"
BEFORE, NAMED = "+", "*"
"""Steps of a place known only when it is written: a new item of a list, an id from its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: its place in the body's file, what it is for, and what stands there.

    ``kind`` is text, lines, number, date, choice or several; out takes a row away. ``value`` is
    what the body says itself, ``inherited`` what holds while it says nothing, ``whose`` that is.
    ``places`` counts where the documents read it; ``wanted`` says that one of them cannot do
    without.
    """

    at: tuple[str | int, ...]
    label: str
    hint: str = ""
    example: str = ""
    kind: str = "text"
    value: tuple[str, ...] = ()
    was: object = None
    inherited: str = ""
    whose: str = ""
    options: OPTIONS = ()
    places: int = 0
    wanted: bool = False
    error: str = ""

    @property
    def id(self) -> str:
        """Its name in the form."""
        return "/".join(map(str, self.at))

    @property
    def before(self) -> str:
        """What stood there when the form was filled, as the form carries it."""
        return json.dumps(self.was, ensure_ascii=False)

    @property
    def text(self) -> str:
        """The value of a field with one line."""
        return self.value[0] if self.value else ""

    @property
    def lines(self) -> str:
        """The values of a field with a line for each."""
        return "\n".join(self.value)

    @property
    def choices(self) -> OPTIONS:
        """What can be chosen; of several what stands there comes first, in its order."""
        known = dict(self.options)
        first = self.value if self.kind == "several" else ()
        others = (one for one in known if one not in first)
        missing = (one for one in self.value if one not in known and one not in first)
        return tuple((one, known.get(one, one)) for one in (*first, *others, *missing))

    @property
    def is_open(self) -> bool:
        """Whether something has to be said here."""
        return self.wanted and not self.value


def said(field: Field, asked: Asked) -> Change:
    """Return what a form says of a field, as a change."""
    words = tuple(one.strip() for one in asked.form.get(field.id, ()) if one.strip())
    try:
        was = json.loads(asked.said(f"was:{field.id}") or "null")
    except (ValueError, RecursionError):
        was = field.was
    stays = was if not words and field.kind == OUT else None
    value = stays if field.kind == OUT else _value(field, words, was)
    return Change(at=field.at, was=was, value=value, label=field.label)


def _value(field: Field, words: tuple[str, ...], was: object) -> object:
    """Return what is written into the file; where nothing is, what is inherited holds."""
    if not words:
        return None
    match field.kind:
        case "several":
            return was if [was] == list(words) else list(words)
        case "lines":
            return [one.strip() for one in words[0].split("\n") if one.strip()]
        case "number":
            return int(words[0]) if words[0].isdecimal() else words[0]
        case "choice" if field.options == YES_NO:
            return words[0] == "true"
        case _:
            return _within(was, words[0])


def _within(was: object, words: str) -> object:
    """Return words as they are written; what had forms beside them keeps those."""
    if isinstance(was, dict) and "noun" in was:
        return {**was, "noun": words}
    return was if isinstance(was, dict) and was.get("clause") == words else words


def filled(fields: Iterable[Field], asked: Asked) -> tuple[Field, ...]:
    """Return fields with what somebody typed, so that nothing is lost when it cannot be saved."""
    return tuple(replace(one, value=asked.form.get(one.id, ())) for one in fields)


# ROWS


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSet:
    """Fields that are about one thing, such as a row of a table.

    ``begins`` is what has to be written first where the row is new, ``behind`` the length of the
    list that it begins an item of. The id of a new row is made of its first words; ``key`` says
    under which name it is written, if it is no part of the place.
    """

    fields: tuple[Field, ...]
    legend: str = ""
    begins: tuple[Change, ...] = ()
    behind: int = 0
    key: str = ""


def changes_of(sets: Iterable[FieldSet], asked: Asked, data: Mapping[str, object]) -> list[Change]:
    """Return what a form says, as changes of a file with such data; what goes, goes last."""
    told: list[Change] = []
    gone: list[Change] = []
    begun: dict[str, int] = {}
    for one in sets:
        mine = list(_told(one, asked))
        out = [change for field, change in mine if field.kind == OUT]
        said_ = [] if out else [change for _, change in mine]
        gone += out
        told += [_placed(each, said_, one, begun) for each in (*_begins(one, said_), *said_)]
    return [*{each.at: each for each in told}.values(), *_gone(gone, data)]


def _told(one: FieldSet, asked: Asked) -> Iterator[tuple[Field, Change]]:
    """Yield the fields of which somebody said something else."""
    said_ = ((field, said(field, asked)) for field in one.fields)
    yield from ((field, change) for field, change in said_ if change.value != change.was)


def _begins(one: FieldSet, mine: list[Change]) -> Iterator[Change]:
    """Yield what has to stand before the first cell of a new row."""
    if mine:
        yield from one.begins
        if one.key:
            at = (*mine[0].at[:-1], one.key)
            yield Change(at=at, was=None, value=as_id(str(mine[0].value)))


def _placed(change: Change, mine: list[Change], one: FieldSet, begun: dict[str, int]) -> Change:
    """Return a change at its real place, now that it is known what else is written."""

    def step(part: str | int) -> str | int:
        if part == NAMED:
            return as_id(str(mine[0].value)) or "contact"
        if isinstance(part, str) and part.startswith(BEFORE):
            return begun.setdefault(part, one.behind + len(begun))
        return part

    return replace(change, at=tuple(map(step, change.at)))


def _gone(gone: list[Change], data: Mapping[str, object]) -> Iterator[Change]:
    """Yield what goes, the last of a list first; with its last item a list goes too."""
    for above, items in groupby(sorted(gone, key=_place, reverse=True), lambda one: one.at[:-1]):
        mine, held = list(items), value_in(data, above)
        if isinstance(held, list | dict) and len(mine) == len(held):
            at = _emptied(above, data)
            yield Change(at=at, was=value_in(data, at), value=None, label=mine[0].label)
        else:
            yield from mine


def _place(change: Change) -> tuple[str, ...]:
    return tuple(f"{one:09}" if isinstance(one, int) else one for one in change.at)


def _emptied(at: Path, data: Mapping[str, object]) -> Path:
    """Return the highest place that holds nothing else than what stands at a place."""
    while len(at) > 1:
        held = value_in(data, at[:-1])
        named = {at[-1], "table-of", "base"}
        if not isinstance(held, dict) or not named.issuperset(held):
            break
        at = at[:-1]
    return at


def shown(value: object) -> tuple[str, ...]:
    """Return plain data as a field shows it."""
    match value:
        case None:
            return ()
        case bool():
            return (str(value).lower(),)
        case list():
            return tuple(map(str, value))
        case dict():
            noun = value.get("noun") or value.get("clause")
            return (str(noun),) if noun else ()
        case _:
            return (str(value),)
