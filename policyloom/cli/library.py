"""CLI: `library` says which releases a folder follows, updates one, and follows another."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.cli.asking import SIDES
from policyloom.cli.questions import confirmed
from policyloom.cli.sources import root_of
from policyloom.cli.terminal import report_text, say, say_aside, screen_of
from policyloom.cli.usage import UsageError, one_of
from policyloom.diagnostics.findings import counted, gather
from policyloom.diagnostics.written import Surroundings, report
from policyloom.fleet.following import read_following
from policyloom.fleet.updating import Decisions, first_step, next_step, own_changes, take_step
from policyloom.report.library import release_report
from policyloom.store import (
    BusyError,
    MovedError,
    RefusedError,
    is_place,
    newest_at,
    read_pack,
    read_project,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.cli.verbs.folder import Library
    from policyloom.fleet.following import Followed
    from policyloom.fleet.updating import Step
    from policyloom.merging import By
    from policyloom.store import Project

DONE, REFUSED, UNDECIDED = 0, 1, 2
NAMED = 6


def library(asked: Library) -> int:
    """Tell, update or follow; return 2 where somebody has to decide first."""
    project, _ = read_project(root_of(asked))
    passages = dict(map(_passages, asked.passages))
    decisions = Decisions(take=asked.take, keep=asked.keep, passages=passages)
    if asked.deed == "follow":
        if not asked.name:
            raise UsageError("`library follow` has to be told the source", "see --help")
        source = _from_root(asked.name, project.root)
        return _take(asked, project, first_step(project, source, decisions))
    followed = read_following(project.root)
    if not asked.deed:
        for one in followed:
            update = f"`policyloom library update{f' {one.library}' if followed[1:] else ''}`"
            say("\n".join(_standing(project, one, update)))
        return DONE
    given = _from_root(asked.source, project.root)
    one = _named(followed, asked.name or _name_at(followed, given, project.root))
    source = given or newest_at(one.source)
    step = next_step(project, one, source, decisions)
    if step is None:
        say(f"{one.library} {one.release} is the newest release at {source}.")
        return DONE
    return _take(asked, project, step)


def _from_root(source: str, root: Path) -> str:
    """Return a source as it is written down: a path typed here leads there from the root."""
    here = Path.cwd()
    if not source or not is_place(source) or Path(source).is_absolute() or here == root:
        return source
    try:
        return Path(os.path.relpath(here / source, root)).as_posix()
    except ValueError:  # Another drive of Windows.
        return str(here / source)


def _name_at(followed: tuple[Followed, ...], source: str, root: Path) -> str:
    """Return which of several libraries is at a source; nothing where there is no choice."""
    return read_pack(source, root).name if source and len(followed) > 1 else ""


def _passages(words: str) -> tuple[str, tuple[By, ...]]:
    """Return what is said of a clause and its passages, as ``tone/praise=library,own``."""
    name, _, sides = words.partition("=")
    said = [side.strip().lower() for side in sides.split(",")]
    return name, tuple(SIDES[one_of("--passages", side, tuple(SIDES))] for side in said)


def _named(followed: tuple[Followed, ...], name: str) -> Followed:
    names = ", ".join(one.library for one in followed) or "none"
    found = [one for one in followed if name in {"", one.library}]
    if not found:
        raise UsageError(f"this folder does not follow `{name}`", f"it follows {names}")
    if len(found) > 1:
        raise UsageError("this folder follows several libraries", f"name one of {names}")
    return found[0]


def _standing(project: Project, one: Followed, update: str) -> Iterator[str]:
    """Yield what is followed, what of it the folder changed, and what its source has now."""
    yield f"{one.library} {one.release} (digest {one.digest[:12]}), from {one.source}"
    own = own_changes(project, one)
    files = (
        f"{counted(len(own), 'file')} changed or deleted in this folder: {', '.join(own[:NAMED])}"
    )
    yield f"  {files}{' …' if len(own) > NAMED else ''}" if own else "  all its files are as taken"
    try:
        step = next_step(project, one, newest_at(one.source), Decisions())
    except RefusedError as error:
        yield f"  {error}"
        yield f"    {error.hint}"
    else:
        newer = f"release {step.now.release} is there: {update}" if step else ""
        yield f"  {newer or 'it is the newest release there'}"


def _take(asked: Library, project: Project, step: Step) -> int:
    screen = screen_of(sys.stdout)
    sys.stdout.write(report_text(release_report(step.release), screen, every=asked.all))
    say()
    if step.problems:
        around = Surroundings(texts=project.texts, screen=screen_of(sys.stderr))
        say_aside(report("text", gather(step.problems, {}), around))
    if step.undecided:
        say(f"{counted(len(step.undecided), 'file')} to decide about. Nothing was written.")
        return UNDECIDED
    if asked.dry_run:
        say("Nothing was written: this was a dry run.")
        return DONE
    if not (asked.yes or confirmed("Take it into this folder?")):
        say("Nothing was written.")
        return REFUSED
    try:
        take_step(project.root, step)
    except (BusyError, MovedError) as error:
        raise RefusedError(f"{error}; nothing was written", "look at it again") from None
    say(f"Taken: {step.now.library} {step.now.release}")
    say("\nNext:\n  policyloom check\n  policyloom plan    what it means for each document")
    return DONE
