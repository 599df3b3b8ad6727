"""`policyloom build`: which files it writes, what it leaves alone, what it says."""

from __future__ import annotations

import errno
import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from policyloom import build
from policyloom.build import work
from policyloom.build.freshness import STATE
from policyloom.cli import building
from policyloom.compile import load
from policyloom.document import Document, plain
from policyloom.resolve.documents import targets
from policyloom.store import read_project
from policyloom.writers import CannotWriteError, Obstacle
from tests.projects import (
    ALDERBROOK,
    HOLLIN_BANK,
    Said,
    copy_project,
    misspell_a_key,
    run,
    start,
    tree,
)
from tests.support.moments import standing
from tests.support.processes import assert_gone, below

if TYPE_CHECKING:
    from pathlib import Path

POLICY = "social-media"
DRAFT = f"{POLICY}/{POLICY}-draft"
PDF_OBSTACLE = Obstacle("There is no Pango here.", "Install Pango.")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content, in which we stand."""
    root = copy_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writers that take no time: what they write depends on the document's words."""

    def write(document: Document, to: str, *_: object) -> bytes:
        headings = [plain(section.title) for section in document.sections]
        return f"{to}: {document.body_name}: {headings}".encode()

    monkeypatch.setattr(work, "write", write)
    # Other processes would not know of it.
    monkeypatch.setattr(building, "cores", lambda: 1)


def documents(root: Path) -> dict[str, bytes]:
    """What is published in the output folder, without the index."""
    found = tree(root / "dist")
    return {path: data for path, data in found.items() if path[0] != "." and path != "index.html"}


def how_many(root: Path) -> int:
    """How many documents the project publishes."""
    project, _ = read_project(root)
    library, _ = load(project.files, project.schemas, project.assets)
    return len(targets(library))


def index(root: Path) -> str:
    """The words of the index, without tags."""
    page = (root / "dist/index.html").read_text(encoding="utf-8")
    words = re.sub(r"<[^>]+>", " ", page.partition("<body>")[2])
    return " ".join(words.split())


@pytest.mark.usefixtures("quick")
def test_every_document_is_written_in_every_format(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, "build")
    assert said.status == 0
    assert "error[" not in said.err
    written = documents(root)
    for suffix in ("docx", "pdf", "html", "txt"):
        assert f"alderbrook/{DRAFT}.{suffix}" in written
        assert f"peak-vale/hollin-bank/{DRAFT}.{suffix}" in written
    number = how_many(root)
    assert len(written) == 4 * number
    assert f"Built {number} documents (docx, pdf, html, text), see dist/index.html" in said.out
    assert sum("docx 1 KB" in line for line in said.out.splitlines()) == number


def test_the_real_text_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "build", f"alderbrook:{POLICY}", "--format", "text").status == 0
    words = documents(root)[f"alderbrook/{DRAFT}.txt"].decode()
    assert words.startswith("Alderbrook")
    assert list(documents(root)) == [f"alderbrook/{DRAFT}.txt"]


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        (["alderbrook"], {"alderbrook"}),
        (["peak-vale"], {"peak-vale"}),
        (["build", "peak-vale/hollin-bank:social-media"], {"peak-vale/hollin-bank"}),
        (["--format", "html", "alderbrook", "peak-vale"], {"alderbrook", "peak-vale"}),
        (["alderbrook", "--format", "html", "peak-vale"], {"alderbrook", "peak-vale"}),
        (["--root", ".", "build", "alderbrook"], {"alderbrook"}),
    ],
)
@pytest.mark.usefixtures("quick")
def test_selectors_choose_with_and_without_the_verb(
    root: Path, capsys: pytest.CaptureFixture[str], words: list[str], bodies: set[str]
) -> None:
    assert run(capsys, *words).status == 0
    assert {path.rsplit("/", 2)[0] for path in documents(root)} == bodies


@pytest.mark.usefixtures("quick")
def test_the_output_folder_is_in_the_root_unless_named(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root / "trusts/alderbrook")
    assert run(capsys, "alderbrook").status == 0
    assert (root / f"dist/alderbrook/{DRAFT}.docx").is_file()
    elsewhere = root.parent / "elsewhere"
    assert run(capsys, "alderbrook", "--out", str(elsewhere)).status == 0
    assert (elsewhere / f"alderbrook/{DRAFT}.docx").is_file()


@pytest.mark.usefixtures("quick")
def test_a_document_with_errors_keeps_its_files_and_the_others_are_built(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "build")
    before = documents(root)
    (root / f"dist/alderbrook/{DRAFT}.docx").write_bytes(b"from before")
    misspell_a_key(root, ALDERBROOK)
    said = run(capsys, "build")
    assert said.status == 1
    after = documents(root)
    assert after[f"alderbrook/{DRAFT}.docx"] == b"from before"
    for path, data in before.items():
        if not path.startswith("alderbrook"):
            assert after[path] == data
    assert re.search(r"^Not built: \d+ documents? \(alderbrook:", said.out, re.MULTILINE)
    assert "error[unknown-key]" in said.err
    assert "trusts/alderbrook/overlay.yaml:" in said.err
    assert "Not built" in index(root)
    assert "The files are from an earlier build." in index(root)


@pytest.mark.usefixtures("quick")
def test_a_document_that_never_was_built_has_no_folder(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    misspell_a_key(root, ALDERBROOK)
    assert run(capsys, "build", "alderbrook").status == 1
    assert documents(root) == {}
    assert not (root / "dist/alderbrook").exists()
    assert "None yet" in index(root)


@pytest.mark.usefixtures("quick")
def test_a_document_put_right_is_listed_as_built_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right = (root / ALDERBROOK).read_bytes()
    misspell_a_key(root, ALDERBROOK)
    run(capsys, "alderbrook")
    assert "Not built" in index(root)
    (root / ALDERBROOK).write_bytes(right)
    assert run(capsys, "alderbrook").status == 0
    assert "Not built" not in index(root)


@pytest.mark.usefixtures("quick")
def test_an_unreadable_clause_stops_only_what_uses_it_and_is_said_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / HOLLIN_BANK).write_bytes(b"caf\xe9: 1\n")
    said = run(capsys, "build")
    assert said.status == 1
    assert said.err.count("error[") == said.err.count("error[not-utf-8]") == 1
    assert "peak-vale/hollin-bank:social-media" in said.out
    assert f"alderbrook/{DRAFT}.pdf" in documents(root)
    assert f"peak-vale/hollin-bank/{DRAFT}.pdf" not in documents(root)


@pytest.mark.usefixtures("quick")
def test_the_errors_of_others_do_not_concern_a_chosen_body(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    misspell_a_key(root, HOLLIN_BANK)
    said = run(capsys, "build", "alderbrook")
    assert (said.status, said.err) == (0, "")


@pytest.mark.usefixtures("quick")
def test_the_index_still_lists_what_was_not_chosen(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "build")
    everything = (root / "dist/index.html").read_bytes()
    run(capsys, "alderbrook")
    assert (root / "dist/index.html").read_bytes() == everything


@pytest.mark.usefixtures("quick")
def test_the_index_lists_only_files_that_are_there(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "build")
    shutil.rmtree(root / "dist/alderbrook")
    run(capsys, "peak-vale")
    assert "Alderbrook" not in index(root)


def test_a_format_left_behind_is_marked_in_the_index(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "alderbrook", "--format", "text,html")
    assert "older text" not in index(root)
    overlay = (root / ALDERBROOK).read_text(encoding="utf-8")
    name = re.search(r"^name: *(.+)$", overlay, re.MULTILINE)
    assert name
    (root / ALDERBROOK).write_text(overlay.replace(name[1], "Elderbrook School", 1), "utf-8")
    run(capsys, "alderbrook", "--format", "text")
    assert "older text" in index(root)
    run(capsys, "alderbrook", "--format", "html")
    assert "older text" not in index(root)


@pytest.mark.usefixtures("quick")
def test_a_damaged_record_costs_nothing_but_a_line_of_the_index(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "build")
    for record in (root / "dist/.policyloom/alderbrook").rglob("*.json"):
        record.write_bytes(b"[" * 100_000)
    assert run(capsys, "peak-vale").status == 0
    assert "Alderbrook" not in index(root)
    assert run(capsys, "alderbrook").status == 0
    assert "Alderbrook" in index(root)


def test_the_same_sources_give_the_same_bytes_anywhere(root: Path) -> None:
    words = ["build", "alderbrook", "peak-vale", "--format", "html,text", "--root", str(root)]
    one = start(*words, "--out", "a", cwd=root.parent, PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    assert one.communicate()[1] == b""
    two = start(*words, "--out", "b", cwd=root.parent, PYTHONHASHSEED="2", LC_ALL="C")
    assert two.communicate()[1] == b""
    # What is noted of the files is when they were last looked at, and from where.
    one_tree, two_tree = tree(root.parent / "a"), tree(root.parent / "b")
    assert one_tree.pop(STATE)
    assert two_tree.pop(STATE)
    assert one_tree == two_tree


# FORMATS THAT CANNOT BE WRITTEN


@pytest.fixture
def without_pango(monkeypatch: pytest.MonkeyPatch, quick: None) -> None:  # noqa: ARG001
    """A computer on which no PDF can be written."""
    monkeypatch.setattr(
        "policyloom.cli.building.obstacle", lambda to, *_: PDF_OBSTACLE if to == "pdf" else None
    )


@pytest.mark.usefixtures("without_pango")
def test_without_pango_the_rest_is_built_and_the_reason_is_said(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, f"alderbrook:{POLICY}")
    assert said.status == 0
    assert said.err.startswith(
        "policyloom: no pdf was written. There is no Pango here.\n  Install Pango.\n  Or "
    )
    assert "Built 1 document (docx, html, text), see dist" in said.out
    assert sorted(documents(root)) == [
        f"alderbrook/{DRAFT}.docx",
        f"alderbrook/{DRAFT}.html",
        f"alderbrook/{DRAFT}.txt",
    ]


@pytest.mark.parametrize("formats", ["pdf", "pdf,html"])
@pytest.mark.usefixtures("without_pango")
def test_a_pdf_asked_for_by_name_that_cannot_be_written_is_a_failure(
    root: Path, capsys: pytest.CaptureFixture[str], formats: str
) -> None:
    said = run(capsys, f"alderbrook:{POLICY}", "--format", formats)
    assert said.status == 1
    assert "Install Pango." in said.err
    assert (f"alderbrook/{DRAFT}.html" in documents(root)) == ("html" in formats)


def test_a_format_that_cannot_hold_a_document_is_named_and_the_others_are_made(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def write(document: Document, to: str, *_: object) -> bytes:
        if to == "pdf" and document.body == "alderbrook":
            raise CannotWriteError(Obstacle("The font has no letter.", "Use another."))
        return b"words"

    monkeypatch.setattr(work, "write", write)
    # Other processes would not know of it.
    monkeypatch.setattr(building, "cores", lambda: 1)
    said = run(capsys, "alderbrook", "peak-vale")
    assert said.status == 1
    assert "Not all of alderbrook:social-media: The font has no letter. Use another." in said.out
    assert f"alderbrook/{DRAFT}.docx" in documents(root)
    assert f"alderbrook/{DRAFT}.pdf" not in documents(root)
    assert f"peak-vale/{DRAFT}.pdf" in documents(root)


# WHEN SOMETHING GOES WRONG WHILE WRITING


@pytest.mark.parametrize("allowed", [0, 1, 2, 5, 9, 14])
@pytest.mark.usefixtures("quick")
def test_a_full_disk_leaves_whole_documents_or_none(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], allowed: int
) -> None:
    write = os.write
    left = [allowed]

    def fill(handle: int, data: memoryview) -> int:
        if left[0] == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        left[0] -= 1
        return write(handle, data)

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", fill)
        said = run(capsys, "build")
    assert said.status == 1
    assert said.err.endswith("the disk is full\n  make room, then try again\n")
    assert "not built" not in said.out, "it stops at once: no other document could be written"
    assert_whole(root, ("docx", "pdf", "html", "txt"))


def assert_whole(root: Path, suffixes: tuple[str, ...]) -> None:
    """Every document is there in all its formats, or not at all, and nothing is left over."""
    found = list(tree(root / "dist"))
    assert not [path for path in found if "policyloom-" in path.rpartition("/")[2]]
    stems = {path.rpartition(".")[0] for path in documents(root)}
    assert sorted(documents(root)) == sorted(f"{stem}.{end}" for stem in stems for end in suffixes)


@pytest.mark.parametrize(
    ("number", "status", "workers"), [(2, 130, "1"), (15, 143, "1"), (2, 130, "2"), (15, 143, "2")]
)
def test_an_interrupted_build_leaves_whole_documents_and_says_so(
    root: Path, number: int, status: int, workers: str
) -> None:
    words = ("build", "--format", "html,text", "--jobs", workers)
    # One document has its place, and the first file of the next is about to have it.
    with standing(*words, at=3, of=("os.rename",), cwd=root) as build:
        build.wait_for_it()
        started = set(below(build.process.pid))
        build.hear(number)
        ended = build.rest()
    assert ended == ("policyloom: stopped; no file is half written\n", status)
    assert len(documents(root)) >= 2
    assert len(documents(root)) < 2 * how_many(root)
    assert_whole(root, ("html", "txt"))
    assert (len(started) > 1) == (workers == "2")
    assert_gone(started)


@pytest.mark.usefixtures("quick")
def test_what_a_killed_build_left_long_ago_goes(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = root / f"dist/alderbrook/{POLICY}"
    folder.mkdir(parents=True)
    names = (".x.docx.1-1.policyloom-part", ".x.docx.1-1.policyloom-kept", ".new.policyloom-part")
    for name in (*names, ".mine"):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, None if name == names[-1] else (0, 0))
    assert run(capsys, f"alderbrook:{POLICY}").status == 0
    left = {path.name for path in folder.iterdir() if path.name.startswith(".")}
    assert left == {".new.policyloom-part", ".mine"}


@pytest.mark.usefixtures("quick")
def test_a_place_that_leads_out_of_the_output_folder_is_not_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (root / "dist").mkdir()
    (root / "dist/alderbrook").symlink_to(outside)
    said = run(capsys, "build")
    assert said.status == 1
    assert "its place is outside" in said.out
    assert list(outside.iterdir()) == []
    assert f"peak-vale/{DRAFT}.pdf" in documents(root)

    shutil.rmtree(root / "dist")
    (root / "dist").symlink_to(outside)
    told = "put a folder in the place of the link, or name the one it leads to with --out"
    plan = ("plan", "alderbrook", "--out", str(root / "dist/plan.json"))
    for words in (("build",), plan, ("due", "--format", "xlsx")):
        said = run(capsys, *words, "--root", str(root))
        assert said.status != 0
        assert told in said.err
    assert list(outside.iterdir()) == []


@pytest.mark.usefixtures("quick")
def test_a_folder_in_the_way_stops_one_document_only(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / f"dist/alderbrook/{DRAFT}.docx").mkdir(parents=True)
    said = run(capsys, "build")
    assert said.status == 1
    assert "something else stands at its place" in said.out
    assert f"alderbrook/{DRAFT}.pdf" not in documents(root)
    assert f"peak-vale/{DRAFT}.pdf" in documents(root)


@pytest.mark.parametrize("place", ["a-file", "trusts/alderbrook", "clauses"])
def test_an_output_folder_that_cannot_be_one_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    (root / "a-file").write_bytes(b"")
    before = tree(root)
    said: Said = run(capsys, "build", "--out", str(root / place))
    assert said.status == 2
    assert "--out:" in said.err
    assert tree(root) == before


def test_the_names_of_approved_documents_carry_their_version() -> None:
    assert build.cards.stem("social-media", "1.1") == "social-media-1.1"
    assert build.cards.stem("social-media") == "social-media-draft"


@pytest.mark.usefixtures("root")
def test_an_output_folder_that_cannot_be_made_is_told_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "file").write_text("in the way", encoding="utf-8")
    said = run(capsys, "build", "--format", "text", "--out", str(root / "file/dist"))
    assert said.status == 1
    assert (said.out, said.err.count("was not written")) == ("", 1)
    assert "name another folder" in said.err
    assert not (root / "dist").exists()
