"""STUDIO: a save of the journal -> a new save of what stood before, while nobody changed it since.

What it changed in a file is changed back there; files that it made go away again. An edition that
was approved since stands on them, so they stay.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Severity
from policyloom.store import exchange, read_whole, with_endings
from policyloom.studio.desk import laid
from policyloom.studio.journal import Change, Saving, committed, digest_of, noted, savings
from policyloom.studio.saving import Saved, save, to_write, until_free, written
from policyloom.yaml.edit import with_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from policyloom.studio.asked import Asked
    from policyloom.studio.desk import Desk
    from policyloom.studio.journal import Changes

STAYS = "An edition that was approved stands on it, so it stays."
UNDONE = "It is as it was before."
MOVED = "It was changed again since, and stays."


def put_back(asked: Asked, path: str, number: str) -> str:
    """Undo a save of a file; return what became of it, nothing where there is no such save."""
    every = (one for one in savings(asked.desk.root) if one.path == path)
    found = next((one for one in every if str(one.number) == number), None)
    if found is None:
        return ""
    if found.made or found.others:
        saved = until_free(asked, lambda: _taken_back(asked, found))
        return UNDONE if saved.done else saved.stopped or MOVED
    what = f"put back: {found.what}"
    return UNDONE if save(asked, path, _back(found.changes), what).done else MOVED


def _back(changes: Changes) -> list[Change]:
    return [Change(at=at, was=value, value=was) for at, was, value in reversed(changes)]


def _taken_back(asked: Asked, one: Saving) -> Saved:
    """Undo a save of several files, all or nothing."""
    desk = asked.office.desk()
    gone = dict(one.made)
    if desk is None or any(_digest(desk.root, path) != known for path, known in gone.items()):
        return _stays(MOVED)
    texts = {path: _text_before(desk, path, changes) for path, changes in one.files}
    if None in texts.values():
        return _stays(MOVED)
    known = {path: text for path, text in texts.items() if text is not None}
    if why := _why_not(desk, known, gone):
        return _stays(why)
    what = f"put back: {one.what}"
    with committed(desk.root, asked.person.name, what):
        _write(desk, one.path.rpartition("/")[0], known)
        _remove(desk.root, gone)
    new = replace(one, who=asked.person.name, when=asked.now, what=what, changes=(), others=(),
                  made=())  # fmt: skip
    noted(asked, new)
    return Saved(done=True)


def _stays(why: str) -> Saved:
    return Saved(done=False, stopped=why)


def _digest(root: Path, path: str) -> str:
    return digest_of(read_whole(root, path) or b"")


def _text_before(desk: Desk, path: str, changes: Changes) -> str | None:
    """Return a file as it was; nothing where somebody changed it again."""
    text = desk.project.files.get(path)
    if text is None:
        return None
    wanted, differs = to_write(text, path, _back(changes))
    after, problems = with_steps(text, written(wanted), path)
    return None if differs or problems else after


def _why_not(desk: Desk, texts: Mapping[str, str], gone: Iterable[str]) -> str:
    """Say why files cannot go: something stands on them."""
    left = {path: text for path, text in desk.project.files.items() if path not in gone}
    assets = {path: data for path, data in desk.project.assets.items() if path not in gone}
    after = laid(replace(desk.project, files={**left, **texts}, assets=assets), None, frozenset())
    lost = (one for one in desk.targets if one not in after.targets)
    if any(desk.kept(one).editions for one in lost):
        return STAYS
    known = {(one.code, one.message) for one in desk.problems}
    errors = (one for one in after.problems if one.severity is Severity.ERROR)
    new = next((one for one in errors if (one.code, one.message) not in known), None)
    return f"It stays, because then {new.message}." if new else ""


def _write(desk: Desk, folder: str, texts: Mapping[str, str]) -> None:
    before = {path: read_whole(desk.root, path) for path in texts}
    after = {path: with_endings(before[path] or b"", text) for path, text in texts.items()}
    if after:
        exchange(desk.root, folder, before, after)


def _remove(root: Path, paths: Iterable[str]) -> None:
    """Take files away, and the folders that are empty without them."""
    for path in paths:
        (root / path).unlink(missing_ok=True)
        inside = (one for one in (root / path).parents if one.is_relative_to(root))
        # A folder in which something is left stays, and so do those above it.
        with suppress(OSError):
            for folder in (one for one in inside if one != root):
                folder.rmdir()
