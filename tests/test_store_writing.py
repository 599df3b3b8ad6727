"""What the store writes is whole or absent, whatever goes wrong."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from policyloom.store import CannotWriteError, place_inside, write_atomically, write_together


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_file_is_made_with_its_folders(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a/b/c.txt", b"words")
    assert (tmp_path / "a/b/c.txt").read_bytes() == b"words"


def test_the_result_can_be_read_by_whoever_the_umask_allows(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_atomically(tmp_path / "c.txt", b"words")
    finally:
        os.umask(before)
    assert (tmp_path / "c.txt").stat().st_mode & 0o777 == 0o644


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:3]))
    write_atomically(tmp_path / "c.txt", b"more than three bytes")
    assert (tmp_path / "c.txt").read_bytes() == b"more than three bytes"


@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "No space left"), KeyboardInterrupt()])
def test_a_failure_while_writing_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    write = os.write

    def fail_on_second(handle: int, data: memoryview) -> int:
        if bytes(data).startswith(b"second"):
            write(handle, data[:2])
            raise failure
        return write(handle, data)

    monkeypatch.setattr(os, "write", fail_on_second)
    expected = CannotWriteError if isinstance(failure, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        write_together({tmp_path / "a.txt": b"first", tmp_path / "b.txt": b"second"})
    assert listing(tmp_path) == {"a.txt": b"old"}


def test_a_full_disk_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int, _data: memoryview) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(CannotWriteError, match="the disk is full") as raised:
        write_atomically(tmp_path / "a.txt", b"words")
    assert raised.value.full


@pytest.mark.parametrize("existing", [True, False])
def test_a_rename_that_fails_takes_the_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, existing: bool
) -> None:
    if existing:
        (tmp_path / "a.txt").write_bytes(b"old")
    before = listing(tmp_path)
    refuse_rename_to("b.txt", monkeypatch, PermissionError(errno.EACCES, "open in Word"))
    with pytest.raises(CannotWriteError, match=r"b\.txt"):
        write_together({tmp_path / "a.txt": b"new", tmp_path / "b.txt": b"new"})
    assert listing(tmp_path) == before


def test_an_interruption_between_renames_finishes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_rename_to("b.txt", monkeypatch, KeyboardInterrupt(), once=True)
    with pytest.raises(KeyboardInterrupt):
        write_together({tmp_path / f"{name}.txt": b"new" for name in "abc"})
    assert listing(tmp_path) == {f"{name}.txt": b"new" for name in "abc"}


def refuse_rename_to(
    name: str, monkeypatch: pytest.MonkeyPatch, failure: BaseException, *, once: bool = False
) -> None:
    replace = Path.replace
    failures = [failure]

    def refuse(source: Path, target: Path) -> Path:
        if target.name == name and failures:
            raise failures.pop() if once else failure
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", refuse)


def test_where_there_are_no_hard_links_the_old_file_is_still_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_paths: Path, **_options: bool) -> None:
        raise OSError(errno.EPERM, "not supported")

    (tmp_path / "a.txt").write_bytes(b"old")
    monkeypatch.setattr(os, "link", no_links)
    refuse_rename_to("b.txt", monkeypatch, PermissionError(errno.EACCES, "open in Word"))
    with pytest.raises(CannotWriteError):
        write_together({tmp_path / "a.txt": b"new", tmp_path / "b.txt": b"new"})
    assert listing(tmp_path) == {"a.txt": b"old"}


def test_a_folder_in_the_way_stops_the_whole_group(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(CannotWriteError, match="something else stands at its place"):
        write_together({tmp_path / "a.txt": b"new", tmp_path / "b.txt": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_a_file_where_a_folder_is_needed_is_said(tmp_path: Path) -> None:
    (tmp_path / "dist").write_bytes(b"a file")
    with pytest.raises(CannotWriteError, match="something else stands"):
        write_atomically(tmp_path / "dist/a.txt", b"words")


def test_a_link_at_the_place_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_bytes(b"precious")
    (tmp_path / "a.txt").symlink_to("precious.txt")
    write_atomically(tmp_path / "a.txt", b"new")
    assert listing(tmp_path) == {"a.txt": b"new", "precious.txt": b"precious"}


@pytest.mark.parametrize("relative", ["../a.txt", "x/../../a.txt", "link/a.txt", "/etc/a.txt"])
def test_nothing_is_placed_outside_the_output_folder(tmp_path: Path, relative: str) -> None:
    out = tmp_path / "dist"
    out.mkdir()
    (out / "link").symlink_to(tmp_path)
    with pytest.raises(CannotWriteError, match="outside"):
        place_inside(out, relative)


def test_a_place_inside_is_given(tmp_path: Path) -> None:
    assert place_inside(tmp_path, "a/b.txt") == tmp_path / "a/b.txt"


def test_what_a_killed_process_left_goes_at_the_next_writing(tmp_path: Path) -> None:
    old, young = tmp_path / ".a.json.1-1.policyloom-part", tmp_path / ".b.json.1-1.policyloom-part"
    for one in (old, young):
        one.write_bytes(b"half")
    os.utime(old, (0, 0))
    write_together({tmp_path / "c.json": b"whole"})
    assert not old.exists()
    assert young.exists(), "another process may be writing it"
