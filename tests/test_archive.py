"""`archive`: the published files themselves, kept once and checked for ever."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from policyloom.store import alone_in
from tests.approving import DOCUMENT, EDITIONS, approve, clarify, small_project
from tests.projects import Said, run, tree

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.needs("pango")

PLACE = "archive/alderbrook/phones"
NAMES = ["phones-1.0.docx", "phones-1.0.html", "phones-1.0.pdf", "phones-1.0.txt"]


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    small_project(tmp_path)
    approve(capsys, tmp_path)
    return tmp_path


def archive(capsys: pytest.CaptureFixture[str], root: Path, *words: str) -> Said:
    return run(capsys, "archive", *words, "--root", str(root))


def kept(root: Path, version: str = "1.0") -> dict[str, bytes]:
    return tree(root / PLACE / version)


def test_every_format_is_kept_with_its_digest(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = archive(capsys, root)
    assert said.status == 0, said.err
    files = kept(root)
    assert sorted(files) == ["SHA256SUMS", *NAMES]
    lines = files["SHA256SUMS"].decode().splitlines()
    assert lines == [f"{hashlib.sha256(files[name]).hexdigest()}  {name}" for name in NAMES]
    build = ("build", f"{DOCUMENT}@1.0", "--root", str(root), "--jobs", "1")
    assert run(capsys, *build).status == 0
    built = tree(root / "dist/alderbrook/phones")
    assert built == {name: files[name] for name in NAMES}, "the very bytes that are published"


def test_archiving_again_checks_and_changes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive(capsys, root)
    before = tree(root)
    said = archive(capsys, root)
    assert said.status == 0
    assert "as archived: 4 files" in said.out
    assert tree(root) == before


def test_an_archive_outlives_the_sources(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive(capsys, root)
    clarify(root)
    approve(capsys, root, on="2025-11-20")
    before = kept(root)
    assert archive(capsys, root, f"{DOCUMENT}@approved").status == 0
    assert kept(root) == before
    assert len(kept(root, "1.1")) == 5


def test_a_file_that_was_changed_is_told_and_not_put_right(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive(capsys, root)
    file = root / PLACE / "1.0/phones-1.0.txt"
    file.write_bytes(file.read_bytes() + b"And so on.\n")
    before = tree(root)
    said = archive(capsys, root)
    assert said.status == 1
    assert "error[archive-differs]" in said.err
    assert f"--> {PLACE}/1.0/phones-1.0.txt" in said.err
    assert tree(root) == before


def test_a_file_that_has_gone_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive(capsys, root)
    (root / PLACE / "1.0/phones-1.0.pdf").unlink()
    before = tree(root)
    said = archive(capsys, root)
    assert said.status == 1
    assert "error[archive-missing]" in said.err
    assert tree(root) == before


def test_a_file_that_nobody_archived_is_not_taken_over(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / PLACE / "1.0/phones-1.0.txt"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"Something else.\n")
    before = tree(root)
    said = archive(capsys, root)
    assert said.status == 1
    assert "this file is not in SHA256SUMS" in said.err
    assert tree(root) == before


def test_a_file_of_the_same_words_in_an_older_look_stays(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = archive(capsys, root)
    assert said.status == 0, said.err
    text = root / PLACE / "1.0/phones-1.0.txt"
    (root / PLACE / "1.0/SHA256SUMS").unlink()
    earlier = text.read_text("utf-8").replace("\n\n", "\n\n\n").encode()
    text.write_bytes(earlier)
    said = archive(capsys, root)
    assert said.status == 0, said.err
    assert "same words, newer look: phones-1.0.txt stay" in said.out
    assert text.read_bytes() == earlier
    assert "archive-differs" not in archive(capsys, root).err


@pytest.mark.parametrize(
    "words",
    [b"nonsense\n", b"0" * 64 + b"  ../../x\n", b"0" * 64 + b"  a\n" + b"0" * 64 + b"  a\n"],
)
def test_a_list_of_digests_that_cannot_be_read(
    root: Path, capsys: pytest.CaptureFixture[str], words: bytes
) -> None:
    archive(capsys, root)
    (root / PLACE / "1.0/SHA256SUMS").write_bytes(words)
    before = tree(root)
    said = archive(capsys, root)
    assert said.status == 1
    assert "this list of digests cannot be read" in said.err
    assert tree(root) == before


def test_what_was_cut_off_is_finished(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive(capsys, root)
    before = kept(root)
    sums = root / PLACE / "1.0/SHA256SUMS"
    sums.write_text("".join(sums.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    (root / PLACE / "1.0/phones-1.0.txt").unlink()
    said = archive(capsys, root)
    assert said.status == 0, said.err
    assert "kept phones-1.0.pdf, phones-1.0.txt; as archived: 2 files" in said.out
    assert kept(root) == before


def test_an_edition_that_cannot_be_trusted_is_not_archived(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / EDITIONS / "1.0.json"
    file.write_text(file.read_text("utf-8").replace("bags", "boxes"), encoding="utf-8")
    said = archive(capsys, root)
    assert said.status == 1
    assert "error[edition-tampered]" in said.err
    assert not (root / "archive").exists()


def test_there_is_nothing_to_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = archive(capsys, small_project(tmp_path))
    assert said.status == 2
    assert "there is no approved edition to archive" in said.err


def test_an_approval_that_is_under_way_comes_first(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with alone_in(root / "trusts/alderbrook"):
        said = archive(capsys, root)
    assert said.status == 1
    assert "another process is changing" in said.err


def test_line_ends_that_git_changed_are_told_as_such(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive(capsys, root)
    assert (root / "archive/.gitattributes").read_text("utf-8").endswith("* -text\n")
    files = [root / PLACE / "1.0" / name for name in ("phones-1.0.txt", "phones-1.0.html")]
    for file in files:
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    said = archive(capsys, root)
    assert said.status == 1
    assert said.err.count("only the line ends of this file differ") == 2
    assert "core.autocrlf" in said.err
    files[0].write_bytes(files[0].read_bytes() + b" ")
    assert "its digest is another" in archive(capsys, root).err


def test_what_somebody_told_git_about_the_archive_stays(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "archive").mkdir()
    (root / "archive/.gitattributes").write_text("*.pdf filter=lfs\n", "utf-8")
    archive(capsys, root)
    assert (root / "archive/.gitattributes").read_text("utf-8") == "*.pdf filter=lfs\n"
