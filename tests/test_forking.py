"""Copies of this process share a long row of work, and leave nothing behind."""

from __future__ import annotations

import subprocess
import sys

import pytest

from policyloom.build.forking import FEWEST, cores
from tests.projects import REPOSITORY

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process")

WORK = """
import os, signal, sys, multiprocessing
from policyloom.build.forking import FEWEST, found_of

ME = os.getpid()

def find(batch):
    for one in batch:
        if one == 57 and os.getpid() != ME:
            {what}
    return [[one, os.getpid()] for one in batch]

try:
    found = found_of(range({many}), find, {workers})
except KeyboardInterrupt:
    print("stopped", multiprocessing.active_children())
else:
    others = {{pid for _, pid in found}} - {{ME}}
    print([one for one, _ in found] == list(range({many})), len(others), [{many} - 1, ME] in found)
    print(multiprocessing.active_children())
"""


def said(what: str = "pass", many: int = FEWEST, workers: int = 2) -> list[str]:
    """Run it in a program of its own; return the lines that it prints."""
    code = WORK.format(what=what, many=many, workers=workers)
    done = subprocess.run(
        (sys.executable, "-c", code), cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_all_is_found_in_order_and_not_by_us() -> None:
    whole, left = said()
    assert whole.split() in (["True", "2", "False"], ["True", "1", "False"])
    assert left == "[]"


def test_for_a_short_row_or_one_core_we_do_it_ourselves() -> None:
    assert said(many=FEWEST - 1) == ["True 0 True", "[]"]
    assert said(workers=1) == ["True 0 True", "[]"]


def test_what_a_killed_worker_leaves_we_find_ourselves() -> None:
    whole, left = said("os.kill(os.getpid(), signal.SIGKILL)")
    assert whole.startswith("True")
    assert whole.endswith("True")
    assert left == "[]"


def test_whoever_stops_us_stops_the_workers() -> None:
    assert said("os.kill(ME, signal.SIGINT); signal.pause()") == ["stopped []"]


def test_a_fault_in_a_worker_is_told() -> None:
    with pytest.raises(subprocess.CalledProcessError) as told:
        said("raise ValueError('found nothing')")
    assert "found nothing" in told.value.stderr


def test_there_is_a_core() -> None:
    assert cores() >= 1


CHECK = """
from policyloom.build import forking
from policyloom.cli import check, main
forking.FEWEST, forking.BATCH = {fewest}, 3
check.cores = lambda: 2
raise SystemExit(main(["check", "--format", "json"]))
"""


def test_check_says_the_same_with_two_workers() -> None:
    each = [
        subprocess.run(
            (sys.executable, "-c", CHECK.format(fewest=fewest)),
            cwd=REPOSITORY,
            capture_output=True,
            check=False,
        )
        for fewest in (2, 1_000)
    ]
    assert each[0].stdout == each[1].stdout
    assert each[0].stdout
    assert [one.stderr for one in each] == [b"", b""]
