"""Here, on two cores or on a cluster that loses a worker: the same bytes."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, cast

import pytest

from policyloom.build import engines as clusters
from policyloom.build.engines import EngineError, work_on_cluster
from policyloom.build.work import Stock
from policyloom.cli.usage import UsageError, engine, jobs
from tests.fleets import published, small_project
from tests.projects import REPOSITORY, run, start
from tests.support.processes import assert_gone, below

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policyloom.source import Library

WORDS = ("build", "--format", "docx,html,text")
WORKERS = 2


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project."""
    return small_project(tmp_path_factory.mktemp("fleet") / "project", editions=True)


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
    out, err = process.communicate(timeout=120)
    return out.decode(), err.decode(), process.returncode


def test_two_workers_make_what_one_makes(root: Path, alone: dict[str, bytes]) -> None:
    assert len(alone) > 12
    assert built(root, "two", "--jobs", "2") == alone


def test_a_worker_that_is_killed_costs_nothing_but_time(
    root: Path, alone: dict[str, bytes]
) -> None:
    process = start(*WORDS, "--jobs", "2", "--out", str(root.parent / "killed"), cwd=root)
    assert process.stdout
    process.stdout.readline()
    started = set(below(process.pid))
    victim = max(started)
    os.kill(victim, signal.SIGKILL)
    _, err, status = finished(process)
    assert status == 0, err
    assert published(root.parent / "killed") == alone
    assert_gone(started)


def test_when_the_build_itself_is_killed_no_worker_is_left(root: Path) -> None:
    process = start(*WORDS, "--jobs", "2", "--out", str(root.parent / "ended"), cwd=root)
    assert process.stdout
    process.stdout.readline()
    started = set(below(process.pid))
    assert len(started) > WORKERS
    process.kill()
    process.communicate(timeout=60)
    assert_gone(started)


@pytest.mark.parametrize("tenths", range(2, 30, 3))
def test_a_terminal_that_stops_everything_it_runs_hears_one_line(root: Path, tenths: int) -> None:
    words = (*WORDS, "--jobs", "2", "--out", str(root.parent / "stopped"))
    group = "import os, runpy, sys; os.setpgid(0, 0); sys.argv[0] = 'policyloom'; "
    run_it = group + "runpy.run_module('policyloom', run_name='__main__')"
    process = subprocess.Popen(
        [sys.executable, "-c", run_it, *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    # Both what starts the workers and what they load are met in one of these moments.
    time.sleep(0.5 + tenths / 10)
    number = signal.SIGHUP if tenths % 2 else signal.SIGINT
    os.killpg(process.pid, number)
    _, err = process.communicate(timeout=60)
    said = err.decode(), process.returncode
    assert said == ("policyloom: stopped; no file is half written\n", 128 + number)


# A CLUSTER

SCHEDULER = "from distributed.cli.dask_scheduler import main; main()"
WORKER = "from distributed.cli.dask_worker import main; main()"
PLACE = re.compile(r"tcp://127\.0\.0\.1:(\d+)")


@contextmanager
def running(folder: Path, program: str, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a part of a cluster in a process of its own."""
    pytest.importorskip("distributed")
    number = len(list(folder.glob("*.log")))
    with (folder / f"{number}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", program, *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def said(folder: Path, words: str) -> re.Match[str]:
    """Wait until a part of the cluster says something."""
    for _ in range(600):
        for log in folder.glob("*.log"):
            if found := re.search(words, log.read_text()):
                return found
        time.sleep(0.1)
    raise AssertionError([log.read_text() for log in folder.glob("*.log")])


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler with two workers on this computer: its address, and the workers."""
    options = ("--no-dashboard", "--host", "tcp://127.0.0.1")
    with ExitStack() as parts:
        parts.enter_context(running(folder, SCHEDULER, *options, "--port", "0"))
        port = said(folder, PLACE.pattern)[1]
        worker = (f"tcp://127.0.0.1:{port}", "--no-nanny", "--nthreads", "1", *options)
        workers = [
            parts.enter_context(running(folder, WORKER, *worker, "--name", f"w{number}"))
            for number in range(WORKERS)
        ]
        for number in range(WORKERS):
            said(folder, rf"Register worker .*w{number}\b")
        yield f"dask://127.0.0.1:{port}", workers


def test_a_cluster_that_loses_a_worker_half_way_makes_the_same(
    root: Path, alone: dict[str, bytes], tmp_path: Path
) -> None:
    with cluster(tmp_path) as (address, workers):
        assert built(root, "cluster", "--engine", address) == alone
        process = start(*WORDS, "--engine", address, "--out", str(root.parent / "lost"), cwd=root)
        assert process.stdout
        process.stdout.readline()
        workers[0].kill()
        _, err, status = finished(process)
    assert status == 0, err
    assert published(root.parent / "lost") == alone


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

        def answer() -> None:
            line = server.accept()[0]
            line.sendall(greeting)
            time.sleep(1)
            line.close()

        threading.Thread(target=answer, daemon=True).start()
        address = f"127.0.0.1:{server.getsockname()[1]}"
        began = time.monotonic()
        with pytest.raises(EngineError, match="is no dask scheduler") as refused:
            next(iter(work_on_cluster([], cast("Stock", None), address)))
    assert time.monotonic() - began < 10
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
