"""Several editions at once: all of them or none, whatever stops it; and where it writes."""

from __future__ import annotations

import errno
import os
from functools import partial
from typing import TYPE_CHECKING

import pytest

from policyloom.build.drafts import kept_editions
from policyloom.source import Target
from policyloom.store import (
    CannotWriteError,
    alone_in,
    create_all,
    edition_names,
    read_editions,
    take_back,
)
from tests.approving import EDITIONS, approve, small_project
from tests.projects import Said, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
CALLS = ("open", "write", "fsync", "link", "replace", "rename", "unlink", "mkdir")
KILLED = 99
BODIES = ("peak-vale", "peak-vale/hollin-bank", "peak-vale/wren-hill")
FOLDERS = [
    "trusts/peak-vale",
    "trusts/peak-vale/schools/hollin-bank",
    "trusts/peak-vale/schools/wren-hill",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_project(tmp_path / "project")


def approve_all(root: Path, capsys: Capture, *words: str) -> Said:
    told = ("--by", "Board of Trustees", "--on", "2025-10-08", "--root", str(root), "--yes")
    return run(capsys, "approve", "peak-vale/...", "--all", *told, *words)


def counting_editions(root: Path) -> list[bool]:
    """Tell of each body whether its edition counts: for those that read it, and for selectors."""
    read = [bool(kept_editions(root, Target(body, "phones")).editions) for body in BODIES]
    assert read == [(body, "phones") in edition_names(root) for body in BODIES]
    return read


# KILLED


def killed(root: Path, files: dict[str, bytes], at: int) -> int:
    """Write the files in another process that dies at one of its steps; return how it ended."""
    child = os.fork()
    if child == 0:
        count = 0

        def call(name: str, real: Callable[..., object], *given: object, **more: object) -> object:
            nonlocal count
            count += name != "open" or bool(int(str(given[1])) & os.O_CREAT)
            if count == at:
                os._exit(KILLED)
            return real(*given, **more)

        for name in CALLS:
            setattr(os, name, partial(call, name, getattr(os, name)))
        create_all(root, files)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_killed_at_any_step_all_editions_count_or_none(root: Path, capsys: Capture) -> None:
    assert approve_all(root, capsys).status == 0
    places = [f"{folder}/editions/phones/1.0.json" for folder in FOLDERS]
    files = {place: (root / place).read_bytes() for place in places}
    seen: set[bool] = set()
    ended = KILLED
    for at in range(1, 100):
        for place in places:
            (root / place).unlink(missing_ok=True)
        ended = killed(root, files, at)
        found = counting_editions(root)
        assert len(set(found)) == 1, at
        seen.add(found[0])
        take_back(root, FOLDERS)
        assert set(counting_editions(root)) == set(found), "what counts is not taken back"
        left = [place for place in places if (root / place).exists()]
        assert left in ([], places)
        for path in root.rglob(".*"):
            path.unlink()
        if ended == 0:
            break
    assert ended == 0
    assert seen == {True, False}


def test_what_a_killed_approval_left_is_told_and_does_not_count(
    root: Path, capsys: Capture
) -> None:
    assert approve_all(root, capsys).status == 0
    records = [path.relative_to(root).as_posix() for path in root.rglob("approvals/*.json")]
    places = [*(f"{folder}/editions/phones/1.0.json" for folder in FOLDERS), *records]
    files = {place: (root / place).read_bytes() for place in places}
    for place in places:
        (root / place).unlink()
    for at in range(1, 100):
        take_back(root, FOLDERS)
        killed(root, files, at)
        if (root / records[0]).exists():
            break
    _, problems = read_editions(root)
    assert {problem.code for problem in problems} == {"approval-unfinished"}
    said = run(capsys, "check", "--root", str(root))
    assert "warning[approval-unfinished]" in said.out
    assert "edition-missing" not in said.out
    assert approve_all(root, capsys).status == 0
    assert counting_editions(root) == [True, True, True]
    assert not list(root.rglob(".policyloom*"))


# SOME LEFT OUT


def test_a_body_can_be_left_out(root: Path, capsys: Capture) -> None:
    assert approve_all(root, capsys, "--except", "peak-vale/wren-hill").status == 0
    assert counting_editions(root) == [True, True, False]


def test_leaving_out_is_for_all(root: Path, capsys: Capture) -> None:
    assert approve(capsys, root, "--except", "alderbrook").status == 2


# WHERE IT MAY WRITE


@pytest.mark.parametrize("what", ["trusts/alderbrook/approvals", EDITIONS, "archive", "rollouts"])
def test_nothing_is_written_through_a_link_out_of_the_project(
    root: Path, capsys: Capture, what: str
) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (root / what).parent.mkdir(parents=True, exist_ok=True)
    (root / what).symlink_to(outside, target_is_directory=True)
    said = approve(capsys, root)
    if what == "archive":
        assert said.status == 0
        said = run(capsys, "archive", "alderbrook", "--root", str(root))
    elif what == "rollouts":
        run(capsys, "plan", "alderbrook", "--root", str(root), "--out", str(root / "plan.json"))
        told = ("--by", "governing body", "--on", "2025-10-08", "--root", str(root), "--yes")
        said = run(capsys, "push", str(root / "plan.json"), *told)
    assert said.status != 0
    assert list(outside.iterdir()) == []


# LOCKS


def test_where_files_cannot_be_locked_that_is_what_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def flock(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(CannotWriteError, match="cannot be locked"), alone_in(root):
        pass
