"""STUDIO: values from a form -> lines of a file changed, or the reason why nothing was.

A value comes with what it was when the form was filled in. Where the file says something else by
now, nothing is written, and whoever saves is shown all three. Only the lines of what was changed
are touched; the new text is read and checked as the command line would before it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from policyloom.diagnostics import Diagnostics, Severity
from policyloom.store import (
    BusyError,
    CannotWriteError,
    MovedError,
    exchange,
    read_whole,
    with_endings,
)
from policyloom.studio.journal import Change, Saving, begun, commit_outside, dropped, ended
from policyloom.yaml.edit import REMOVED, Above, Removed, with_changes
from policyloom.yaml.read import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from policyloom.studio.asked import Asked
    from policyloom.studio.desk import Desk
    from policyloom.yaml.read import Path

TRIES = 3
NOTHING: Final = None
"""What stands where a file says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """A value that somebody else changed meanwhile: what it was, what they wrote, what you did."""

    label: str
    was: object
    theirs: object
    yours: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of a save: ``done``, or why nothing was written."""

    done: bool
    saving: Saving | None = None
    differs: tuple[Differs, ...] = ()
    problems: Diagnostics = ()
    busy: bool = False
    stopped: str = ""
    """Why the computer could not write it."""


def save(asked: Asked, path: str, changes: Sequence[Change], what: str) -> Saved:
    """Write changes of one file, all or none; ``what`` says in plain words what was done."""
    return _until_free(asked, lambda: _save(asked, path, changes, what))


def save_text(asked: Asked, path: str, edit: Callable[[str], str], what: str) -> Saved:
    """Write a file as ``edit`` makes it, where no value changes: such as a comment."""

    def write() -> Saved:
        _, before, text = _as_it_stands(asked, path)
        return _written_in(asked, {path: before}, edit(text), (), what)

    return _until_free(asked, write)


def _until_free(asked: Asked, write: Callable[[], Saved]) -> Saved:
    with asked.office.saving:
        for _ in range(TRIES):
            try:
                return write()
            except (MovedError, BusyError):
                continue
            except CannotWriteError as error:
                return Saved(done=False, stopped=f"{error}. {error.hint}".capitalize())
    return Saved(done=False, busy=True)


def _as_it_stands(asked: Asked, path: str) -> tuple[Desk, bytes, str]:
    """Return the desk, and a file of it as bytes and as text, which are of one moment."""
    desk = asked.office.desk()
    before = read_whole(desk.root, path) if desk else None
    text = desk.project.files.get(path) if desk else None
    if desk is None or before is None or text is None or with_endings(before, text) != before:
        raise MovedError(path)
    return desk, before, text


def _written_in(
    asked: Asked, before: Mapping[str, bytes], after: str, changes: Sequence[Change], what: str
) -> Saved:
    """Put a new text in the place of a file, noted before and after."""
    root = asked.desk.root
    path, data = next(iter(before.items()))
    commit_outside(root, path)
    new = with_endings(data, after)
    saving = begun(asked, path, changes, what, new)
    try:
        exchange(root, path.rpartition("/")[0], before, {path: new})
    except (MovedError, BusyError, CannotWriteError):
        dropped(root, saving)
        raise
    return Saved(done=True, saving=ended(root, saving))


def _save(asked: Asked, path: str, changes: Sequence[Change], what: str) -> Saved:
    desk, before, text = _as_it_stands(asked, path)
    wanted, differs = _to_write(text, path, changes)
    if differs:
        return Saved(done=False, differs=differs)
    if not wanted:
        return Saved(done=True)
    after, problems = tried(desk, path, text, wanted)
    if problems:
        return Saved(done=False, problems=problems)
    told = _as_lists(wanted, text, after)
    return _written_in(asked, {path: before}, after, told, what)


def tried(
    desk: Desk, path: str, text: str, changes: Sequence[Change], *, lint: bool = True
) -> tuple[str, Diagnostics]:
    """Return the changed text of a file, and the errors that it would have and has not now."""
    after, problems = with_changes(text, dict(_written(changes)), path)
    if problems:
        return text, problems
    known = {(one.code, one.message) for one in desk.broken(path)}
    found = desk.with_texts({path: after}, lint=lint).problems
    return after, tuple(
        one
        for one in found
        if one.severity is Severity.ERROR
        and one.span.path == path
        and (one.code, one.message) not in known
    )


def _written(changes: Sequence[Change]) -> Iterator[tuple[Path, object]]:
    """Yield what is written where; a list of which items come or go keeps the others' lines."""
    for one in changes:
        if isinstance(one.was, list) and isinstance(one.value, list):
            yield from _items(one.at, one.was, one.value)
        else:
            yield one.at, REMOVED if one.value is NOTHING else one.value


def _items(at: Path, was: list[Any], now: list[Any]) -> Iterator[tuple[Path, object]]:
    first = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), None)
    first = min(len(was), len(now)) if first is None else first
    more = len(now) - len(was)
    if more > 0 and now[first + more :] == was[first:]:
        for n in range(first, first + more):
            yield (*at, n), Above(now[n]) if first < len(was) else now[n]
    elif more < 0 and was[first - more :] == now[first:]:
        yield from (((*at, n), REMOVED) for n in reversed(range(first, first - more)))
    else:
        yield at, now


def _as_lists(changes: Sequence[Change], before: str, after: str) -> tuple[Change, ...]:
    """Return changes as they can be undone: an item that goes from a list moves those below it."""
    old, new = (
        source.data if source else {} for source, _ in (parse(before, ""), parse(after, ""))
    )
    lists = {
        one.at[:-1] for one in changes if one.value is NOTHING and isinstance(one.at[-1], int)
    }
    told: dict[Path, Change] = {}
    for one in changes:
        at = next((one.at[:n] for n in range(len(one.at)) if one.at[:n] in lists), None)
        whole = at and replace(one, at=at, was=value_in(old, at), value=value_in(new, at))
        told[at or one.at] = whole or one
    return tuple(told.values())


def _to_write(
    text: str, path: str, changes: Sequence[Change]
) -> tuple[tuple[Change, ...], tuple[Differs, ...]]:
    """Return what is still to be written, and what somebody else wrote meanwhile."""
    source, _ = parse(text, path)
    data = source.data if source else {}
    wanted: list[Change] = []
    differs: list[Differs] = []
    for one in changes:
        now = value_in(data, one.at)
        if now == one.value:
            continue
        if now == one.was:
            wanted.append(one)
        else:
            differs.append(Differs(label=one.label, was=one.was, theirs=now, yours=one.value))
    return tuple(wanted), tuple(differs)


def value_in(data: Any, at: Path) -> object:  # noqa: ANN401 - plain data of any shape
    """Return what stands at a place of plain data; None where nothing does."""
    for step in at:
        inside = isinstance(data, dict) if isinstance(step, str) else isinstance(data, list)
        if not inside or (isinstance(step, int) and step >= len(data)):
            return NOTHING
        data = data.get(step) if isinstance(data, dict) else data[step]
    return data


def data_of(desk: Desk, path: str) -> Mapping[str, Any]:
    """Return a file as plain data; nothing where it cannot be read."""
    source, _ = parse(desk.project.files.get(path, ""), path)
    return source.data if source and isinstance(source.data, dict) else {}


__all__ = [
    "Change",
    "Differs",
    "Removed",
    "Saved",
    "data_of",
    "save",
    "save_text",
    "tried",
    "value_in",
]
