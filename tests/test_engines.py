"""Here, on two cores or on a cluster that loses a worker: the same bytes."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import ExitStack, contextmanager
from queue import Queue
from typing import TYPE_CHECKING, cast

import pytest

from policyloom.build import engines as clusters
from policyloom.build.engines import work_on_cluster
from policyloom.build.flow import EngineError
from policyloom.build.work import Stock
from policyloom.cli.usage import UsageError, engine, jobs
from tests.fleets import published
from tests.projects import REPOSITORY, copy_project, run, start
from tests.support.batches import Batches
from tests.support.moments import standing
from tests.support.processes import PATIENCE, assert_gone, below
from tests.support.sampling import sampled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policyloom.source import Library

WORDS = ("build", "--format", "docx,html,text")
WORKERS = 2


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project."""
    return copy_project(
        tmp_path_factory.mktemp("fleet") / "project", editions=True, of=["alderbrook"]
    )


@pytest.fixture(scope="module")
def alone(root: Path) -> dict[str, bytes]:
    """What one process makes of it."""
    return built(root, "alone", "--jobs", "1")


def built(root: Path, to: str, *words: str) -> dict[str, bytes]:
    """Build in a process of its own; return the files for readers."""
    _, err, status = finished(start(*WORDS, *words, "--out", str(root.parent / to), cwd=root))
    assert status == 0, err
    return published(root.parent / to)


def finished(process: subprocess.Popen[bytes]) -> tuple[str, str, int]:
    """Wait for a command; return what it said and its status."""
    out, err = process.communicate(timeout=PATIENCE)
    return out.decode(), err.decode(), process.returncode


def test_two_workers_make_what_one_makes(root: Path, alone: dict[str, bytes]) -> None:
    assert len(alone) > 12
    assert built(root, "two", "--jobs", "2") == alone


def test_a_worker_that_is_killed_costs_nothing_but_time(
    root: Path, alone: dict[str, bytes], tmp_path: Path
) -> None:
    batches = Batches(tmp_path, fatal=2)
    words = (*WORDS, "--jobs", "2", "--out", str(root.parent / "killed"))
    _, err, status = finished(start(*words, cwd=root, **batches.environment))
    assert status == 0, err
    assert published(root.parent / "killed") == alone
    workers = batches.workers()
    assert len(workers) > 2, "a worker was lost, and what it had in hand was done again"
    assert_gone(workers)


def test_when_the_build_itself_is_killed_no_worker_is_left(root: Path, tmp_path: Path) -> None:
    batches = Batches(tmp_path, endless=True)
    words = (*WORDS, "--jobs", "2", "--out", str(root.parent / "ended"))
    process = start(*words, cwd=root, **batches.environment)
    busy = batches.wait_for(WORKERS)
    started = set(below(process.pid))
    assert busy < started
    process.kill()
    process.communicate(timeout=PATIENCE)
    assert_gone(started)


@pytest.fixture(scope="module")
def events(root: Path) -> int:
    """How many events there are in a build that nothing stops."""
    words = (*WORDS, "--jobs", "2", "--out", str(root.parent / "counted"))
    with standing(*words, at=0, cwd=root) as build:
        found = build.events()
        assert build.rest() == ("", 0)
    return found


MOMENTS = 20
"""Both what starts the workers and what they load are met in one of them."""


@pytest.mark.parametrize("moment", sampled(range(1, MOMENTS), every=3))
def test_a_terminal_that_stops_everything_it_runs_hears_one_line(
    root: Path, events: int, moment: int, tmp_path: Path
) -> None:
    words = (*WORDS, "--jobs", "2", "--out", str(tmp_path / "stopped"))
    number = signal.SIGHUP if moment % 2 else signal.SIGINT
    with standing(*words, at=events * moment // MOMENTS, cwd=root) as build:
        build.wait_for_it()
        build.hear(number, with_its_workers=True)
        said = build.rest()
    assert said == ("policyloom: stopped; no file is half written\n", 128 + number)


# A CLUSTER

SCHEDULER = "from distributed.cli.dask_scheduler import main; main()"
WORKER = "from distributed.cli.dask_worker import main; main()"
PLACE = re.compile(r"tcp://127\.0\.0\.1:(\d+)")


@contextmanager
def running(folder: Path, program: str, *words: str, **changes: str) -> Iterator[Queue[str]]:
    """Run a part of a cluster in a process of its own; give what it says, line by line."""
    pytest.importorskip("distributed")
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)} | changes,
    )
    lines: Queue[str] = Queue()
    reader = threading.Thread(target=listen, args=(process, lines))
    reader.start()
    try:
        yield lines
    finally:
        process.kill()
        process.wait()
        reader.join()


def listen(process: subprocess.Popen[bytes], lines: Queue[str]) -> None:
    """Hand on what a process says."""
    assert process.stdout
    with process.stdout:
        for line in process.stdout:
            lines.put(line.decode())


def said(lines: Queue[str], words: str) -> re.Match[str]:
    """Wait until a part of the cluster says something."""
    while not (found := re.search(words, lines.get(timeout=PATIENCE))):
        pass
    return found


@contextmanager
def cluster(folder: Path, **changes: str) -> Iterator[str]:
    """A scheduler with two workers on this computer: its address."""
    options = ("--no-dashboard", "--host", "tcp://127.0.0.1")
    with ExitStack() as parts:
        lines = parts.enter_context(running(folder, SCHEDULER, *options, "--port", "0"))
        port = said(lines, PLACE.pattern)[1]
        worker = (f"tcp://127.0.0.1:{port}", "--no-nanny", "--nthreads", "1", *options)
        for _ in range(WORKERS):
            parts.enter_context(running(folder, WORKER, *worker, **changes))
        for _ in range(WORKERS):
            said(lines, "Register worker ")
        yield f"dask://127.0.0.1:{port}"


def test_a_cluster_that_loses_a_worker_half_way_makes_the_same(
    root: Path, alone: dict[str, bytes], tmp_path: Path
) -> None:
    batches = Batches(tmp_path, fatal=2)
    with cluster(tmp_path, **batches.environment) as address:
        assert built(root, "lost", "--engine", address) == alone
        assert len(batches.workers()) == WORKERS
        # One is left.
        assert built(root, "cluster", "--engine", address) == alone


def test_a_cluster_that_is_not_there_is_a_mistake_in_the_command(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)

    def nobody(*_: object) -> None:
        raise EngineError("no scheduler answers at h:1", "start one")

    monkeypatch.setattr("policyloom.cli.building.work_on_cluster", nobody)
    answer = run(capsys, *WORDS, "--engine", "dask://h:1", "--out", str(root.parent / "none"))
    assert answer.status == 2
    assert "--engine: no scheduler answers at h:1\n  start one" in answer.err


@pytest.mark.parametrize("greeting", [b"", b"SSH-2.0-something\r\n", b"no"])
def test_a_port_where_something_else_listens_is_told_and_not_waited_for(
    greeting: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(clusters, "PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        refused_it = threading.Event()

        def answer() -> None:
            line = server.accept()[0]
            line.sendall(greeting)
            # It stays on the line, and says no more.
            refused_it.wait(PATIENCE)
            line.close()

        other = threading.Thread(target=answer)
        other.start()
        address = f"127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(EngineError, match="is no dask scheduler") as refused:
            next(iter(work_on_cluster([], cast("Stock", None), address)))
        assert other.is_alive(), "it was waited for"
        refused_it.set()
        other.join()
    assert "dask scheduler" in refused.value.hint


def test_a_worker_that_would_make_other_bytes_says_where_it_is() -> None:
    stock = Stock(library=cast("Library", None), general=(), program="another")
    with pytest.raises(EngineError, match=r"the worker on .+ has another version") as refused:
        clusters._make_there(stock, ())
    assert "constraints.txt" in refused.value.hint


@pytest.mark.parametrize(
    "words",
    [
        "dask://",
        "dask://host",
        "dask://:1",
        "ray://h:1",
        "h:1",
        "dask://h:0",
        "dask://h:65536",
        "dask://h:\u00b2",
        "dask://a b:1",
        "dask://h/x:1",
        "dask://h:1/",
    ],
)
def test_an_engine_is_local_or_an_address(words: str) -> None:
    assert engine("local") == ""
    assert engine("dask://host:8786") == "host:8786"
    assert engine("dask://[::1]:8786") == "[::1]:8786"
    with pytest.raises(UsageError):
        engine(words)


@pytest.mark.parametrize("words", ["0", "-1", "two", "1.5", "", "\u00b2", "9999999"])
def test_a_number_of_workers_is_one_or_more(words: str) -> None:
    assert jobs("3") == 3
    assert jobs("auto") is None
    with pytest.raises(UsageError):
        jobs(words)
