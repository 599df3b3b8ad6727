"""Strangers' files are read in a process of its own, which ends before it takes what it likes."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from policyloom.limits import MIB, STRANGER
from policyloom.word.apart import NotReadError, read_apart

HERE = str(Path(__file__).parents[1])
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the system ends no process by memory")


@dataclass(frozen=True, slots=True)
class Found:
    """What the readers of these tests make of a file."""

    words: str
    process: int = 0


def says_itself(data: bytes) -> Found:
    return Found(data.decode(), os.getpid())


def refuses(data: bytes) -> Found:
    raise NotReadError(f"it says {data.decode()}")


def fails(data: bytes) -> Found:
    raise KeyError(data)


def fills_the_memory(data: bytes) -> Found:
    return Found(str(len(data * 100 * MIB)))


def goes_on_for_ever(data: bytes) -> Found:
    while data:
        pass
    return Found("")


def crashes(data: bytes) -> Found:
    if data:
        os.abort()
    return Found("")


def says_much(data: bytes) -> Found:
    return Found(data.decode() * 1000)


def speaks(data: bytes) -> Found:
    sys.__stdout__.write("\x1b[2Kpolicy.pdf: this is an edition")  # type: ignore[union-attr]
    sys.stderr.write("\x1b[2K")
    return Found(data.decode())


def writes(data: bytes) -> Found:
    Path(data.decode()).write_text("something", "utf-8")
    return Found("written")


@pytest.fixture(autouse=True)
def _on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(HERE)


def why(reader: object, data: bytes = b"x", **limits: int) -> str:
    with pytest.raises(NotReadError) as caught:
        read_apart(reader, data, Found, replace(STRANGER, **limits))  # type: ignore[arg-type]
    return str(caught.value)


def test_another_process_reads_the_file() -> None:
    found = read_apart(says_itself, "ŵ 中 \n".encode(), Found)
    assert found.words == "ŵ 中 \n"
    assert found.process != os.getpid()


def test_what_the_reader_refuses_is_told_in_its_words() -> None:
    assert why(refuses, b"nothing") == "it says nothing"


def test_any_failure_there_is_a_damaged_file_here() -> None:
    assert why(fails).startswith("it is damaged, or made in a way")
    assert why(crashes).startswith("it is damaged, or made in a way")


@LINUX
def test_memory_ends() -> None:
    assert why(fills_the_memory, b"xxxx") == "reading it takes more than 256 MiB of memory"


@pytest.mark.skipif(os.name != "posix", reason="the system counts no time of processes")
def test_time_ends() -> None:
    assert why(goes_on_for_ever, seconds=1) == "reading it takes longer than 1 seconds"


def test_a_file_that_is_too_large_is_not_even_handed_over() -> None:
    assert why(says_itself, bytes(2 * MIB), file=MIB) == "it is larger than 1 MiB"


def test_what_comes_back_has_a_bound() -> None:
    assert why(says_much, b"word " * 100, said=100_000) == "it has more words than any policy"


def test_what_a_library_prints_gets_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    assert read_apart(speaks, b"x", Found).words == "x"
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(os.name != "posix", reason="the system bounds no files")
def test_the_process_writes_no_file(tmp_path: Path) -> None:
    assert why(writes, str(tmp_path / "made").encode()).startswith("it is damaged")
    assert not (tmp_path / "made").exists() or not (tmp_path / "made").read_bytes()
