"""STUDIO: what was saved, by whom and when -> a journal that can put it back, and commits.

Where the folder is a git repository each save is a commit of that file alone, by whoever saved.
What stood uncommitted there before is committed first, as a change from outside, so that nobody's
name stands on another's work. The journal is kept either way; it is not part of the project.
No address is made up: whoever git knows commits as git knows them, and others by name alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from policyloom.store import BusyError, CannotWriteError, read_whole
from policyloom.studio.beside import alone_beside, read_beside, write_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from policyloom.studio.asked import Asked
    from policyloom.yaml.read import Path as Place

    Changes: TypeAlias = "tuple[tuple[tuple[str | int, ...], Any, Any], ...]"

NAME = "saves.json"
KEPT = 500
SECONDS = 20
OUTSIDE = "Changed outside the studio"
STUDIO = "policyloom studio"
"""Who is named where nobody knows who wrote something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A value at a place of a file: what the form was filled with, and what it is to be.

    ``value`` is None where the file is to say nothing there. ``label`` is what people call it.
    """

    at: Place
    was: object
    value: object
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """One save: in which file, what was done in plain words, and each place with both values.

    It is written before the file is, with the digest that the file is to have: one that was killed
    half-way counts if the file has that digest. ``done`` says that it came to its end.
    """

    number: int
    when: str
    who: str
    path: str
    what: str
    changes: Changes
    digest: str = ""
    done: bool = True
    others: tuple[tuple[str, Changes], ...] = ()
    """What it changed in further files, by path."""
    made: tuple[tuple[str, str], ...] = ()
    """The files that it made, each with the digest that it had then."""

    @property
    def files(self) -> tuple[tuple[str, Changes], ...]:
        """What it changed in every file, by path."""
        mine = ((self.path, self.changes),) if self.changes else ()
        return (*mine, *self.others)

    @property
    def can_be_put_back(self) -> bool:
        """Whether it is known what stood before."""
        return bool(self.files or self.made)


def savings(root: Path) -> tuple[Saving, ...]:
    """Return the journal, the newest first; a damaged one is empty."""
    return tuple(one for one in _all(root) if one.done or _is_written(root, one))


def _all(root: Path) -> tuple[Saving, ...]:
    try:
        return tuple(map(_saving, json.loads(read_beside(root, NAME))))
    except (ValueError, KeyError, TypeError):
        return ()


def _changes(data: Any) -> Changes:  # noqa: ANN401 - a member of the journal
    return tuple((tuple(at), was, value) for at, was, value in data)


def _saving(data: Any) -> Saving:  # noqa: ANN401 - a member of the journal
    words = {name: str(data[name]) for name in ("when", "who", "path", "what")}
    return Saving(
        number=int(data["number"]),
        changes=_changes(data["changes"]),
        others=tuple((str(path), _changes(of)) for path, of in data.get("others", ())),
        made=tuple((str(path), str(digest)) for path, digest in data.get("made", ())),
        digest=str(data.get("digest", "")),
        done=bool(data.get("done", True)),
        **words,
    )


def _is_written(root: Path, one: Saving) -> bool:
    return one.digest == digest_of(read_whole(root, one.path) or b"")


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()


def begun(asked: Asked, path: str, changes: Sequence[Change], what: str, after: bytes) -> Saving:
    """Note what is about to be saved."""
    root = asked.office.root
    with alone_beside(root):
        past = savings(root)
        saving = Saving(
            number=max((one.number for one in past), default=0) + 1,
            when=asked.now,
            who=asked.person.name,
            path=path,
            what=what,
            changes=tuple((one.at, one.was, one.value) for one in changes),
            digest=digest_of(after),
            done=False,
        )
        _keep(root, (saving, *(replace(one, done=True) for one in past)))
    return saving


def ended(root: Path, saving: Saving) -> Saving:
    """Commit a save where the folder is a repository, and note that it came to its end.

    Where git does not take it now, it is not at its end: the next save commits it, under its name.
    """
    taken = _commit(root, (saving.path,), saving.who or STUDIO, _message(saving))
    return settled(root, saving) if taken else saving


def noted(asked: Asked, saving: Saving) -> None:
    """Note a save that was made, under the next number."""
    root = asked.office.root
    # It is written: where the journal cannot say so, only putting it back is lost.
    with suppress(CannotWriteError, BusyError), alone_beside(root):
        past = savings(root)
        number = max((one.number for one in past), default=0) + 1
        _keep(root, (replace(saving, number=number), *(replace(one, done=True) for one in past)))


def settled(root: Path, saving: Saving) -> Saving:
    """Note that a save came to its end."""
    done = replace(saving, done=True)
    # The file is written: a journal that cannot say so tells it by the digest.
    with suppress(CannotWriteError, BusyError), alone_beside(root):
        _keep(root, tuple(done if one == saving else one for one in _all(root)))
    return done


def dropped(root: Path, saving: Saving) -> None:
    """Take back what was noted of a save that was not made."""
    with alone_beside(root):
        _keep(root, tuple(one for one in _all(root) if one != saving))


def _keep(root: Path, every: tuple[Saving, ...]) -> None:
    data = [_data(one) for one in every[:KEPT]]
    write_beside(root, NAME, json.dumps(data, ensure_ascii=False, indent=1))


def _data(saving: Saving) -> dict[str, object]:
    return {name: getattr(saving, name) for name in Saving.__dataclass_fields__}


def _message(saving: Saving) -> str:
    return f"{saving.path.rpartition('/')[0]}: {saving.what}"


# GIT


def name_in_git(root: Path) -> str:
    """Return what git calls whoever sits here; nothing where the folder is no repository."""
    said = (_git(root, "config", scope, "user.name") for scope in ("--local", "--global"))
    return next((name.decode("utf-8", "replace").strip() for name in said if name), "")


def commit_outside(root: Path, path: str) -> None:
    """Commit what stands in a file uncommitted: a killed save, or a change from outside."""
    if _git(root, "status", "--porcelain", "--", path):
        mine = (one for one in _all(root) if one.path == path and not one.done)
        killed = next((one for one in mine if _is_written(root, one)), None)
        if killed:
            _commit(root, (path,), killed.who or STUDIO, _message(killed))
        else:
            _commit(root, (path,), STUDIO, OUTSIDE)


@contextmanager
def committed(root: Path, who: str, message: str) -> Iterator[None]:
    """Commit together whatever files are written inside, by whoever did it."""
    before = _uncommitted(root)
    yield
    now = _uncommitted(root)
    if new := [path for path, digest in now.items() if before.get(path) != digest]:
        _commit(root, new, who or STUDIO, message)


def _uncommitted(root: Path) -> dict[str, str]:
    """Return the files that are otherwise than git has them, with what tells it from later."""
    told = _git(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all")
    paths = (os.fsdecode(line[3:]) for line in (told or b"").split(b"\0") if line)
    return {path: _state(root / path) for path in paths}


def _state(path: Path) -> str:
    with suppress(OSError):
        found = path.lstat()
        return f"{found.st_ino} {found.st_mtime_ns} {found.st_size}"
    return ""


def _commit(root: Path, paths: Sequence[str], who: str, message: str) -> bool:
    """Commit files, by whoever wrote them; tell whether git has them, where it should."""
    if not (root / ".git").exists():
        return True
    name, email = _known_to_git(root)
    author = f"--author={who} <{email if who == name else ''}>"
    signed = ("-c", f"user.name={name or who}", "-c", f"user.email={email}")
    named = ("--pathspec-from-file=-", "--pathspec-file-nul")
    given = b"\0".join(os.fsencode(f":(literal){path}") for path in paths)
    _git(root, "add", *named, given=given)
    words = ("commit", "--only", "--no-verify", "-q", author, "-m", message)
    return _git(root, *signed, *words, *named, given=given) is not None


def _known_to_git(root: Path) -> tuple[str, str]:
    """Return the name and address under which git would commit here; nothing where it has none."""
    said = (_git(root, "var", "GIT_AUTHOR_IDENT") or b"").decode("utf-8", "replace")
    name, _, rest = said.partition(" <")
    return (name, rest.partition(">")[0]) if rest else ("", "")


def _git(root: Path, *words: str, given: bytes = b"") -> bytes | None:
    """Return what git says; None where it is not there or refuses, or here is no repository."""
    if not (root / ".git").exists():
        return None
    settings = ("-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null")
    try:
        done = subprocess.run(  # noqa: S603 - words of ours, and a path of the project
            ["git", *settings, *words],  # noqa: S607 - the git of whoever runs this
            cwd=root,
            input=given,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
