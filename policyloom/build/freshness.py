"""FLEET: whether a build would make anything new, told before anything is parsed.

The state of the last builds stands in the output folder: what each was asked, the print of what it
was made from, and the digest of every file it left. It is safe to delete. Loads nothing heavy.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from policyloom.build.prints import Digests, program_print, read, sources_print

if TYPE_CHECKING:
    from collections.abc import Mapping

STATE = ".policyloom/build.json"
FORMAT = 2
KEPT = 8
"""How many different requests are remembered; the oldest is forgotten first."""
KEYS = {"inputs", "files", "said"}


class Request(NamedTuple):
    """What a build is asked for: the words, the folders that they are about, and the day."""

    words: tuple[str, ...]
    here: str
    root: str
    out: str
    day: str

    @property
    def name(self) -> str:
        """What the request is remembered by."""
        return hashlib.sha256(json.dumps(self).encode()).hexdigest()


class Inputs(NamedTuple):
    """The print of everything that a build is made from, and of the editions among it."""

    program: str
    digest: str
    editions: Digests


def inputs_of(request: Request) -> Inputs | None:
    """Read everything that a build would be made from; None where a link is among it."""
    return _inputs(request, read_state(request.out), program_print())


def _inputs(request: Request, state: dict[str, Any], program: str) -> Inputs | None:
    editions = Digests(request.root, state["editions"])
    sources = sources_print(request.root, editions)
    if sources is None:
        return None
    digest = hashlib.sha256(f"{program}\n{sources}".encode()).hexdigest()
    return Inputs(program, digest, editions)


def fresh(request: Request) -> str | None:
    """Return what the last build with this request said, when all its files are still whole."""
    state = read_state(request.out)
    build = state["builds"].get(request.name)
    if not build:
        return None
    inputs = _inputs(request, state, program_print())
    files = Digests(request.out, state["files"])
    if inputs is None or build["inputs"] != inputs.digest:
        return None
    if any(files.of(name) != sha for name, sha in build["files"].items()):
        return None
    if files.moved or inputs.editions.moved:
        notes = {"files": {**state["files"], **files.notes}, "editions": inputs.editions.notes}
        _write(request.out, {**state, **notes})
    return str(build["said"])


def remember(request: Request, inputs: Inputs, files: Mapping[str, str | None], said: str) -> None:
    """Note that a build left these files and had nothing more to do.

    ``files`` are names in the output folder with the digests of what was written, where known.
    """
    state = read_state(request.out)
    # What was just written is read again: a note that is wrong must not outlive a build.
    digests = Digests(request.out, {})
    left = {name: digests.of(name) for name in sorted(files)}
    if any(sha is None or files[name] not in {None, sha} for name, sha in left.items()):
        return  # Somebody else writes here too.
    builds = {name: build for name, build in state["builds"].items() if name != request.name}
    builds[request.name] = {"inputs": inputs.digest, "files": left, "said": said}
    builds = dict(list(builds.items())[-KEPT:])
    known = {name for build in builds.values() for name in build["files"]}
    notes = {**state["files"], **digests.notes}
    kept = {name: note for name, note in notes.items() if name in known}
    _write(request.out, {"builds": builds, "files": kept, "editions": inputs.editions.notes})


def _write(out: str, state: dict[str, Any]) -> None:
    # What can write safely takes a while to load, and a build that is fresh seldom has to.
    from pathlib import Path  # noqa: PLC0415

    from policyloom.store.writing import CannotWriteError, write_atomically  # noqa: PLC0415

    data = json.dumps({"format": FORMAT, **state}, ensure_ascii=True, separators=(",", ":"))
    try:
        write_atomically(Path(out) / STATE, (data + "\n").encode())
    except CannotWriteError:
        return  # A folder that can only be read is as fresh as any; it is looked at in full again.


def read_state(out: str) -> dict[str, Any]:
    """Return the builds that are remembered; a state that is not ours counts as none."""
    try:
        state = json.loads(read(f"{out}/{STATE}"))
        if state.pop("format") == FORMAT and _is_ours(state):
            return dict(state)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    return {"builds": {}, "files": {}, "editions": {}}


def _is_ours(state: dict[str, Any]) -> bool:
    if set(state) != {"builds", "files", "editions"}:
        return False
    builds, *notes = state["builds"], state["files"], state["editions"]
    shaped = all(set(b) == KEYS and isinstance(b["files"], dict) for b in builds.values())
    return shaped and all(isinstance(n, list) for each in notes for n in each.values())
