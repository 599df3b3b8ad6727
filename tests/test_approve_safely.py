"""Approving when things go wrong: full disks, interruptions, power cuts, two people at once."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import textwrap
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

import pytest

from policyloom.editions import read_edition
from policyloom.store import BusyError, TakenError, alone_in, create_together
from tests.approving import EDITIONS, approve, small_project, versions
from tests.projects import REPOSITORY, tree
from tests.support.moments import standing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST_EDITION = [
    "approve", "alderbrook:phones", "--by", "governing body", "--on", "2025-09-16", "--yes",
]  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def whole_or_none(root: Path) -> list[str]:
    """Assert that every edition file is whole; return the names."""
    found = [name for name in versions(root) if not name.startswith(".")]
    for name in found:
        edition, problems = read_edition((root / EDITIONS / name).read_text("utf-8"), name)
        assert edition is not None
        assert problems == ()
    return found


# ONE STEP FAILS


def failing(name: str, at: int, error: BaseException) -> Callable[..., object]:
    """Return an os function whose ``at``-th call fails."""
    real, calls = getattr(os, name), iter(range(1, 1000))

    def call(*arguments: object, **options: object) -> object:
        if next(calls) == at:
            raise error
        return real(*arguments, **options)

    return call


@pytest.mark.parametrize("name", ["write", "fsync", "link"])
@pytest.mark.parametrize("at", [1, 2])
def test_a_step_that_fails_leaves_nothing_or_the_whole(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, at: int
) -> None:
    files = {tmp_path / "new/a.json": b"first", tmp_path / "new/b.json": b"second"}
    full = OSError(errno.ENOSPC, "no room")
    monkeypatch.setattr(os, name, failing(name, at, full))
    before = tree(root)
    if name == "link":
        create_together(files)  # There are other ways than a link.
        assert [path.read_bytes() for path in files] == [b"first", b"second"]
        return
    with pytest.raises(Exception, match="the disk is full"):
        create_together(files)
    assert tree(root) == before


@pytest.mark.parametrize("name", ["open", "write", "fsync", "link"])
@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_an_interruption_leaves_nothing_or_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, at: int
) -> None:
    files = {tmp_path / "new/a.json": b"first", tmp_path / "new/b.json": b"second"}
    monkeypatch.setattr(os, name, failing(name, at, KeyboardInterrupt()))
    with suppress(KeyboardInterrupt):
        create_together(files)
    assert list(tree(tmp_path)) in ([], ["new/a.json", "new/b.json"])


KILLED = """
    import os, sys
    real, calls = os.{name}, iter(range(1, 100000))
    def call(*arguments, **options):
        if any("{mark}" in str(a) for a in arguments) and next(calls) == {at}:
            os._exit(9)
        return real(*arguments, **options)
    if "{name}" in ("write", "fsync"):
        def call(*arguments, **options):
            if next(calls) == {at}:
                os._exit(9)
            return real(*arguments, **options)
    os.{name} = call
    from policyloom.cli import main
    sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("name", "at"),
    [("open", 1), ("open", 2), ("write", 1), ("fsync", 1), ("fsync", 2), ("link", 1)],
)
def test_a_power_cut_leaves_nothing_or_a_whole_edition(
    root: Path, capsys: pytest.CaptureFixture[str], name: str, at: int
) -> None:
    script = textwrap.dedent(KILLED.format(name=name, at=at, mark="policyloom-"))
    done = subprocess.run(
        [sys.executable, "-c", script, *FIRST_EDITION, "--root", str(root)],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 9, done
    left = whole_or_none(root)
    assert left in ([], ["1.0.json"])
    again = approve(capsys, root)
    assert again.status == (1 if left else 0), again.err
    assert whole_or_none(root) == ["1.0.json"]
    if not left:
        found = sorted(path.name for path in (root / "trusts/alderbrook").iterdir())
        assert found == ["approvals", "editions", "overlay.yaml"], (
            "the next one takes the lock away"
        )


# TWO AT ONCE


def test_of_many_at_once_one_wins(root: Path) -> None:
    words = (*FIRST_EDITION, "--root", str(root), "--version")
    with ExitStack() as stack:
        # All four are about to take the lock.
        started = [
            stack.enter_context(
                standing(*words, f"1.{number}", at=1, of=("fcntl.flock",), cwd=REPOSITORY)
            )
            for number in range(4)
        ]
        for one in started:
            one.wait_for_it()
        for one in started:
            one.go_on()
        ended = [one.rest() for one in started]
    statuses = sorted(status for _, status in ended)
    assert statuses == [0, 1, 1, 1], ended
    assert len(whole_or_none(root)) == len(versions(root)) == 1
    for err, status in ended:
        refusal = ("approval-under-way", "approval-stale", "nothing-to-approve")
        assert status == 0 or any(code in err for code in refusal)


def test_a_place_that_is_taken_stays_as_it_is(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "a.json", tmp_path / "b.json"
    theirs.write_bytes(b"theirs")
    with pytest.raises(TakenError):
        create_together({mine: b"mine", theirs: b"mine"})
    assert tree(tmp_path) == {"b.json": b"theirs"}


def test_a_place_that_is_taken_where_there_are_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    create_together({tmp_path / "a.json": b"mine"})
    with pytest.raises(TakenError):
        create_together({tmp_path / "a.json": b"other"})
    assert tree(tmp_path) == {"a.json": b"mine"}


def test_a_lock_is_held_by_one_and_leaves_nothing(tmp_path: Path) -> None:
    with alone_in(tmp_path), pytest.raises(BusyError), alone_in(tmp_path):
        pass
    with alone_in(tmp_path):
        pass
    assert tree(tmp_path) == {}


def test_the_lock_of_a_process_that_died_holds_nobody_up(tmp_path: Path) -> None:
    script = (
        "import os, sys, pathlib; from policyloom.store import alone_in; "
        "alone_in(pathlib.Path(sys.argv[1])).__enter__(); os._exit(9)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=REPOSITORY, check=False
    )
    assert done.returncode == 9
    with alone_in(tmp_path):
        pass
