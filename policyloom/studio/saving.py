"""STUDIO: values from a form -> lines of a file changed, or the reason why nothing was.

A value comes with what it was when the form was filled in. Where the file says something else by
now, nothing is written, and whoever saves is shown all three. Only the lines of what was changed
are touched; the new text is read and checked as the command line would before it is kept.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from policyloom.diagnostics import Code, Diagnostics, Severity
from policyloom.english.grammar import capitalised
from policyloom.remembered import remembered
from policyloom.source import overlay_path
from policyloom.store import (
    BusyError,
    CannotWriteError,
    MovedError,
    exchange,
    read_whole,
    text_problems,
    with_endings,
)
from policyloom.studio.journal import (
    Change,
    Saving,
    begun,
    commit_outside,
    committed,
    digest_of,
    dropped,
    ended,
    noted,
)
from policyloom.yaml.edit import steps, with_steps
from policyloom.yaml.read import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from policyloom.studio.asked import Asked
    from policyloom.studio.desk import Desk
    from policyloom.yaml.read import Path

TRIES = 3
AGREEMENT = Code.VARIANT_TEXT_CONFLICT
"""What two answers on two pages have to agree about."""
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
    return until_free(asked, lambda: _save(asked, path, changes, what))


def save_text(asked: Asked, path: str, edit: Callable[[str], str], what: str) -> Saved:
    """Write a file as ``edit`` makes it."""

    def write() -> Saved:
        _, before, text = _as_it_stands(asked, path)
        after = edit(text)
        return _written_in(asked, {path: before}, after, _differing(text, after), what)

    return until_free(asked, write)


def until_free(asked: Asked, write: Callable[[], Saved]) -> Saved:
    """Write alone, and once more where somebody else wrote just then."""
    with asked.office.saving:
        for _ in range(TRIES):
            try:
                return write()
            except (MovedError, BusyError):
                continue
            except CannotWriteError as error:
                return Saved(done=False, stopped=capitalised(f"{error}. {error.hint}"))
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


@contextmanager
def recorded(asked: Asked, what: str, *paths: str) -> Iterator[list[str]]:
    """Record what others write inside, all or none: one commit of it, and one undo.

    ``paths`` are files that it changes. Those that it makes are added to the list that is given;
    without any of both there is nothing to put back.
    """
    root, made = asked.office.root, list[str]()
    for path in paths:
        commit_outside(root, path)
    before = {path: read_whole(root, path) for path in paths}
    with committed(root, asked.person.name, what):
        yield made
    told = tuple((path, data, read_whole(root, path) or b"") for path, data in before.items())
    changed = tuple(
        (
            path,
            tuple((one.at, one.was, one.value) for one in _differing(old.decode(), now.decode())),
        )
        for path, old, now in told
        if old is not None and old != now
    )
    if changed or made:
        (path, changes), *others = changed or ((made[0], ()),)
        saving = Saving(
            number=0,
            when=asked.now,
            who=asked.person.name,
            path=path,
            what=what,
            changes=changes,
            others=tuple(others),
            made=tuple((one, digest_of(read_whole(root, one) or b"")) for one in made),
            digest=digest_of(read_whole(root, path) or b""),
        )
        noted(asked, saving)


def _save(asked: Asked, path: str, changes: Sequence[Change], what: str) -> Saved:
    desk, before, text = _as_it_stands(asked, path)
    wanted, differs = to_write(text, path, changes)
    if differs:
        return Saved(done=False, differs=differs)
    if not wanted:
        return Saved(done=True)
    after, problems = tried(desk, path, text, wanted)
    problems = problems or _without_draft(desk, path, after)
    if problems:
        return Saved(done=False, problems=problems)
    told = _undoable(wanted, text, after)
    return _written_in(asked, {path: before}, after, told, what)


def tried(
    desk: Desk, path: str, text: str, changes: Sequence[Change], *, lint: bool = True
) -> tuple[str, Diagnostics]:
    """Return the changed text of a file, and the errors that it would have and has not now."""
    after, problems = with_steps(text, written(changes), path)
    if problems:
        return text, problems
    known = {(one.code, one.message) for one in desk.broken(path)}
    found = (*text_problems(path, after), *desk.with_texts({path: after}, lint=lint).problems)
    return after, tuple(
        one
        for one in found
        if one.severity is Severity.ERROR
        and one.span.path == path
        and (one.code, one.message) not in known
    )


def _without_draft(desk: Desk, path: str, after: str) -> Diagnostics:
    """Return why a document that can be made today could not be made with a body's new file.

    What other answers have to follow, or to agree with, is not meant: one of them comes first.
    """
    mine = [one for one in desk.targets if overlay_path(one.body) == path]
    then = desk.with_texts({path: after})
    published = set(then.targets).intersection(mine)
    found = (then.reading(one) for one in mine if one in published and desk.reading(one).document)
    stopped = next((one for one in found if one.document is None), None)
    errors = stopped.diagnostics if stopped else ()
    return tuple(
        one
        for one in errors
        if one.severity is Severity.ERROR and one.span.path == path and one.code is not AGREEMENT
    )


def written(changes: Sequence[Change]) -> Iterator[tuple[Path, object]]:
    """Yield what is written where; of a list or mapping only what is different in it."""
    for one in changes:
        yield from steps(one.at, one.was, one.value)


def _differing(before: str, after: str) -> tuple[Change, ...]:
    """Return the one place at which two texts of a file say something else; none where none is."""
    old, new = (
        source.data if source else {} for source, _ in (parse(before, ""), parse(after, ""))
    )
    at: Path = ()
    while old != new and (step := _only_step(old, new)) is not None:
        at, old, new = (*at, step), old[step], new[step]
    return (Change(at=at, was=old, value=new),) if old != new else ()


def _only_step(old: Any, new: Any) -> str | int | None:  # noqa: ANN401 - plain data
    """Return the only key or item in which two values of one shape differ."""
    steps: list[str | int] = []
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        steps = [key for key in old if old[key] != new[key]]
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        steps = [n for n, one in enumerate(old) if one != new[n]]
    return steps[0] if len(steps) == 1 else None


def _undoable(changes: Sequence[Change], before: str, after: str) -> tuple[Change, ...]:
    """Return changes as they can be undone: where items came or went, of the whole list."""
    old, new = (
        source.data if source else {} for source, _ in (parse(before, ""), parse(after, ""))
    )
    places = sorted({_whole(one, old) for one in changes}, key=len)
    told: list[Change] = []
    for at in places:
        if not any(at[: len(one.at)] == one.at for one in told):
            label = next(one.label for one in changes if one.at[: len(at)] == at)
            now, was = value_in(new, at), value_in(old, at)
            told.append(Change(at=at, was=was, value=now, label=label))
    return tuple(told)


def _whole(change: Change, old: object) -> Path:
    """Return the highest place that a change begins or ends; of an item its list."""
    at = change.at
    missing = (at[:n] for n in range(1, len(at)) if value_in(old, at[:n]) is NOTHING)
    at = next(missing, at)
    moves = change.value is NOTHING or value_in(old, at) is NOTHING
    return at[:-1] if moves and isinstance(at[-1], int) else at


def to_write(
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
    return _data_in(desk.project.files.get(path, ""), path)


@remembered(64)
def _data_in(text: str, path: str) -> Mapping[str, Any]:
    source, _ = parse(text, path)
    return source.data if source and isinstance(source.data, dict) else {}
