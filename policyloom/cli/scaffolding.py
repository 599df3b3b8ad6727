"""CLI: something new -> shown, or written whole where nothing stands; and what to do next."""

from __future__ import annotations

import difflib
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.cli.terminal import say, say_aside, screen_of
from policyloom.cli.usage import UsageError
from policyloom.compile import load
from policyloom.diagnostics import has_errors
from policyloom.diagnostics.findings import gather
from policyloom.diagnostics.written import Surroundings, report
from policyloom.fleet.scaffolded import write_scaffold
from policyloom.scaffold import Ground
from policyloom.source import VOCABULARY
from policyloom.store import (
    CannotWriteError,
    MovedError,
    TakenError,
    check_root,
    find_root,
    read_project,
)
from policyloom.writers.assets import asset_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policyloom.cli.options import Verb
    from policyloom.scaffold import Note, Scaffold

DONE, REFUSED = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A project folder with what was read there; ``option`` repeats --root in advice."""

    root: Path
    ground: Ground
    option: str


def open_place(asked: Verb) -> Place:
    """Read the project; refuse one whose vocabulary cannot be used."""
    root = check_root(asked.root) if asked.root else find_root(Path.cwd())
    project, unread = read_project(root)
    library, problems = load(project.files, project.schemas, project.assets, asset_problem)
    library = replace(library, broken=library.broken | {d.span.path for d in unread})
    if VOCABULARY in library.broken and has_errors((*problems, *unread)):
        message = f"{VOCABULARY} has errors, so it is not known what a new text may say"
        raise UsageError(message, "`policyloom check` says which; put them right first")
    ground = Ground(
        files=project.files,
        schemas=project.schemas,
        assets=project.assets,
        library=library,
        inspect=asset_problem,
    )
    option = f" --root {asked.root}" if asked.root else ""
    return Place(root=root, ground=ground, option=option)


def refuse_taken(place: Place, path: str, what: str) -> None:
    """Refuse a place where something stands: it is never overwritten."""
    if os.path.lexists(place.root / path):
        message = f"{what} is there already, in {path}"
        raise UsageError(message, "open that file, or choose another id; nothing was written")


def finish(place: Place, scaffold: Scaffold, further: Sequence[str], *, dry_run: bool) -> int:
    """Write and tell, or only show; return 1 when there are problems, and nothing is written."""
    if scaffold.problems:
        _complain(place, scaffold)
        return REFUSED
    if dry_run:
        say("\n".join(_shown(place, scaffold)))
    else:
        keep(place, scaffold)
        for path in (*scaffold.files, *scaffold.changed):
            say(f"{'Written' if path in scaffold.files else 'Changed'}: {path}")
    for line in _notes(scaffold):
        say(line)
    if dry_run:
        say("\nNothing was written: this was a dry run.")
    else:
        say("\nNext:")
        for line in further:
            say(f"  {line}")
    return DONE


# TELLING


def _complain(place: Place, scaffold: Scaffold) -> None:
    texts = {**place.ground.files, **_texts(scaffold)}
    around = Surroundings(texts=texts, screen=screen_of(sys.stderr))
    say_aside(report("text", gather(scaffold.problems, {}), around))
    say("Nothing was written.")


def _texts(scaffold: Scaffold) -> dict[str, str]:
    return {**scaffold.files, **scaffold.changed}


def _shown(place: Place, scaffold: Scaffold) -> Iterator[str]:
    for path, text in scaffold.files.items():
        yield f"Would write {path}:"
        yield from (f"  {line}".rstrip() for line in text.splitlines())
    for path, text in scaffold.changed.items():
        yield f"Would change {path}:"
        before = place.ground.files[path].splitlines()
        found = difflib.unified_diff(before, text.splitlines(), lineterm="", n=1)
        yield from (f"  {line}" for line in list(found)[2:])


def _notes(scaffold: Scaffold) -> Iterator[str]:
    if scaffold.assumed:
        yield "\nNobody said these, so please look. They are marked “check this” in the file."
        yield from _table(scaffold.assumed)
    if scaffold.open:
        yield "\nThese are open. Drafts show a gap there, and nothing with a gap is approved."
        yield "They are marked “fill in” in the file."
        yield from _table(scaffold.open)


def _table(notes: Iterable[Note]) -> Iterator[str]:
    rows = [(note.name, note.value) for note in notes]
    width = min(max(len(name) for name, _ in rows), 40)
    yield from (f"  {name:<{width}}  {value}" for name, value in rows)


# WRITING


def keep(place: Place, scaffold: Scaffold) -> None:
    """Put all files in their places or none; a changed one has to be as it was read."""
    try:
        write_scaffold(place.root, place.ground.files, scaffold)
    except TakenError as error:
        inside = error.path.relative_to(place.root).as_posix()
        message = f"{inside} came in between, so nothing was written"
        raise UsageError(message, "look at that file first") from None
    except MovedError as error:
        message = f"{error.path} changed while this was under way, so nothing was written"
        raise UsageError(message, "run the command again") from None
    except CannotWriteError as error:
        hint = f"give yourself permission to write in {error.path.parent}, or make room there"
        raise CannotWriteError(error.path, error.reason, hint, full=error.full) from error
