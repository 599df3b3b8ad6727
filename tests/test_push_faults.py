"""A push that is stopped at any step: nothing is lost or half written, and it can go on."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import pytest

from policyloom.compile import load
from policyloom.diagnostics import has_errors
from policyloom.editions import Request
from policyloom.fleet.plans import Asked, Ground, make_plan
from policyloom.fleet.pushing import as_planned
from policyloom.fleet.rollouts import clear_parts, keep_record, record_of, rollouts
from policyloom.fleet.writing import Progress, create_recorded
from policyloom.planning.rollout import FOLDER, Run, State
from policyloom.resolve.documents import targets
from policyloom.store import CannotWriteError, alone_in, read_project
from tests.rollouts import (
    BY,
    PLAN,
    TRUST,
    edit,
    editions,
    leftovers,
    make_project,
    new_version,
    planned,
)
from tests.rollouts import push as push_command
from tests.support.moments import standing
from tests.support.sampling import sampled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from policyloom.fleet.prospects import Prospect
    from policyloom.planning import FleetPlan
    from policyloom.planning.rollout import Rollout

# Every call by which a file or folder comes, changes or goes.
CALLS = ("open", "write", "fsync", "link", "replace", "rename", "unlink", "mkdir")
REQUEST = Request(by="governing body", on="2025-11-01")
RUN = Run(by="governing body", on="2025-11-01")
NEW = 3
KILLED = 99


@dataclass(slots=True)
class Project:
    """A project with a plan, and its push as the command line does it, without the reading."""

    root: Path
    ground: Ground
    plan: FleetPlan
    places: list[str] = field(default_factory=list)

    def prepared(self, record: Rollout) -> list[Prospect]:
        effects = self.plan.effects
        return list(as_planned(self.ground, self.plan, effects, lambda _effect: REQUEST, record))

    def push(self, before: Callable[[], None] = lambda: None) -> None:
        """Push everything; ``before`` is called when all is checked and nothing is written."""
        found = record_of(self.root, self.plan, "all")
        place = found.place(RUN)
        keep = partial(keep_record, place, plan=self.plan)
        progress = Progress(record=found.record, place=place, keep=keep)
        prepared = self.prepared(found.record)
        assert not [one.problems for one in prepared if one.problems]
        before()
        folder = self.root / FOLDER
        folder.mkdir(exist_ok=True)
        with alone_in(folder):
            clear_parts(self.root)
            create_recorded(self.root, prepared, RUN, progress)

    def record(self) -> Rollout | None:
        """Return the record, every file of which has to be whole when there is one."""
        for found in rollouts(self.root):
            assert not has_errors(found.problems) or not found.plan
            if found.record.runs:
                return found.record
        return None

    def new(self) -> set[str]:
        return {path for path in editions(self.root) if path.endswith("/2.0.json")}

    def undo(self) -> None:
        """Make the project what it was before any push."""
        shutil.rmtree(self.root / FOLDER, ignore_errors=True)
        for path in self.root.glob("trusts/**/2.0.json"):
            path.unlink()
        for path in self.root.rglob(".*"):
            path.unlink()


@pytest.fixture(scope="module")
def rollout(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A trust with two policies and a school by itself, which no step is too many for."""
    root = make_project(tmp_path_factory.mktemp("rollout") / "project")
    shutil.rmtree(root / "trusts/peak-vale/schools")
    edit(root, TRUST, "waves:\n  pilot: [hollin-bank]\n  autumn: [kettlebrow]\n", "")
    new_version(root)
    project, unread = read_project(root)
    library, problems = load(project.files, project.schemas, project.assets)
    assert (unread, problems) == ((), ())
    ground = Ground(project=project, library=library, general=(), program="1.0")
    plan = make_plan(ground, targets(library), Asked())
    assert len(plan.effects) == NEW
    return Project(root, ground, plan)


@pytest.fixture(autouse=True)
def clean(rollout: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Undo every push; the disk itself is trusted, which saves most of the time."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    yield
    rollout.undo()


@dataclass(slots=True)
class Trap:
    """Counts the calls that change the disk, and springs at one of them."""

    at: int
    spring: Callable[[], None]
    lasting: bool = False
    count: int = 0

    def set(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in CALLS:
            monkeypatch.setattr(os, name, partial(self._call, name, getattr(os, name)))

    def _call(
        self, name: str, real: Callable[..., object], *given: object, **more: object
    ) -> object:
        changes = name != "open" or bool(int(str(given[1])) & os.O_CREAT)
        # Where the disk is full, files can still be deleted.
        counts = changes and not (self.spring is full and name == "unlink")
        self.count += counts
        if counts and (self.count == self.at or (self.lasting and self.count > self.at)):
            self.spring()
        return real(*given, **more)


def full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def interrupted() -> None:
    raise KeyboardInterrupt


def trapped(rollout: Project, trap: Trap) -> None:
    """Push with a trap set as soon as everything is checked."""
    with pytest.MonkeyPatch.context() as patch:
        rollout.push(lambda: trap.set(patch))


def steps(rollout: Project) -> list[int]:
    """Return the steps of a push that nothing stops, or a part of them."""
    trap = Trap(0, interrupted)
    trapped(rollout, trap)
    rollout.undo()
    return sampled(range(1, trap.count + 1), every=5)


def check_record(rollout: Project) -> None:
    """What is on disk is what the record says, as far as it could know."""
    record, new = rollout.record(), editions(rollout.root)
    if record is None:
        assert not rollout.new()
        return
    known = {entry.edition: entry.state for entry in record.entries}
    assert {new[path] for path in rollout.new()} <= set(known)
    done = {digest for digest, state in known.items() if state is State.DONE}
    assert done <= set(new.values())


def check_whole_bodies(rollout: Project) -> None:
    """No body has one of its two editions and not the other."""
    bodies = [path.partition("/editions/")[0] for path in rollout.new()]
    assert all(bodies.count(body) == (1 if "alderbrook" in body else 2) for body in bodies)


def check_goes_on(rollout: Project, before: set[str]) -> None:
    """The same push finishes what was begun, does nothing twice and leaves nothing behind."""
    kept = {path: editions(rollout.root)[path] for path in before}
    rollout.push()
    assert len(rollout.new()) == NEW
    assert kept.items() <= editions(rollout.root).items()
    record = rollout.record()
    assert record
    assert {entry.state for entry in record.entries} == {State.DONE}
    assert len(record.entries) == NEW
    assert record.runs[-1].ended == "done"
    assert leftovers(rollout.root) == []


def test_killed_at_every_step(rollout: Project) -> None:
    for at in steps(rollout):
        child = os.fork()
        if child == 0:
            trap = Trap(at, lambda: os._exit(KILLED))
            trapped(rollout, trap)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == KILLED, at
        check_record(rollout)
        check_goes_on(rollout, rollout.new())
        rollout.undo()


@pytest.mark.parametrize("lasting", [False, True], ids=["one write fails", "the disk stays full"])
def test_a_full_disk_at_every_step(
    rollout: Project,
    lasting: bool,  # noqa: FBT001 - a case
) -> None:
    for at in steps(rollout):
        try:
            trapped(rollout, Trap(at, full, lasting=lasting))
        except (CannotWriteError, OSError):
            check_record(rollout)
            check_whole_bodies(rollout)
            record = rollout.record()
            if record and rollout.new() and not lasting:
                assert record.runs[-1].ended.startswith("stopped: ")
        check_goes_on(rollout, rollout.new())
        rollout.undo()


def test_interrupted_at_every_step(rollout: Project) -> None:
    for at in steps(rollout):
        try:
            trapped(rollout, Trap(at, interrupted))
        except KeyboardInterrupt:
            check_record(rollout)
            check_whole_bodies(rollout)
        check_goes_on(rollout, rollout.new())
        rollout.undo()


def test_a_second_push_waits_outside(rollout: Project, capsys: pytest.CaptureFixture[str]) -> None:
    planned(rollout.root, capsys)
    folder = rollout.root / FOLDER
    folder.mkdir()
    with alone_in(folder):
        said = push_command(rollout.root, capsys, *BY, "--anyway")
    assert said.status == 1
    assert "error[approval-under-way]: another push is under way" in said.err
    assert not rollout.new()


def test_two_pushes_at_once_do_everything_once(
    rollout: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    root = rollout.root
    planned(root, capsys)
    words = ("push", str(root / PLAN), "--root", str(root), *BY, "--anyway")
    with ExitStack() as stack:
        # Both are about to take the lock.
        both = [
            stack.enter_context(standing(*words, at=1, of=("fcntl.flock",), cwd=root))
            for _ in range(2)
        ]
        for one in both:
            one.wait_for_it()
        for one in both:
            one.go_on()
        ended = sorted((one.rest() for one in both), key=lambda said: said[1])
    assert ended[0] == ("", 0)
    assert len(rollout.new()) == NEW
    record = rollout.record()
    assert record
    assert {entry.state for entry in record.entries} == {State.DONE}
    assert leftovers(root) == []


def test_an_approval_while_the_push_writes_is_never_overwritten(rollout: Project) -> None:
    """Between the checks and the writing somebody approves one of the documents."""
    place = rollout.root / "trusts/alderbrook/editions/phones/2.0.json"

    def approve() -> None:
        place.write_text("{}", "utf-8")

    with pytest.raises(Exception, match="is there already"):
        rollout.push(approve)
    assert place.read_text("utf-8") == "{}"
    record = rollout.record()
    assert record
    assert record.runs[-1].ended.startswith("stopped: ")
