"""A build makes only what changed, whatever the dates of files say, and trusts nothing there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from policyloom.build import freshness, work
from policyloom.build import prints as digests
from policyloom.build.freshness import KEPT, STATE
from policyloom.cli import building
from policyloom.document import plain
from tests.fleets import published
from tests.projects import REPOSITORY, copy_project, run, start
from tests.support.moments import standing
from tests.support.processes import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.document import Document

WORDS = ("build", "--format", "html,text")
ONE = ("build", "alderbrook", "--format", "html,text")
NOTHING = "Nothing to do"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, in which we stand; the program stays as it is while we look."""
    root = copy_project(tmp_path / "project", editions=True, of=["alderbrook"])
    monkeypatch.chdir(root)
    monkeypatch.setattr(freshness, "program_print", lambda: "this program")
    return root


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Writers that take no time, and the names of what they were asked to write."""
    asked: list[str] = []

    def write(document: Document, to: str, *_: object) -> bytes:
        asked.append(f"{document.body}:{document.policy} {document.status.value} {to}")
        return f"{to} {work.words_of(document)} {plain(document.title)}".encode()

    monkeypatch.setattr(work, "write", write)
    # Other processes would not know of it.
    monkeypatch.setattr(building, "cores", lambda: 1)
    return asked


def state(root: Path) -> Path:
    """Where the builds are remembered."""
    return root / "dist" / STATE


def test_a_build_with_nothing_to_do_writes_nothing_and_reads_each_source_once(
    root: Path,
    written: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = run(capsys, *WORDS)
    assert first.status == 0
    assert written
    written.clear()
    opened: list[str] = []
    really = os.open

    def watched(path: str, *rest: int) -> int:
        opened.append(os.fspath(path))
        return really(path, *rest)

    monkeypatch.setattr(os, "open", watched)
    said = run(capsys, *WORDS)
    assert said.out.startswith(NOTHING)
    assert written == []
    sources = [path for path in opened if path.startswith(f"{root}/") and "/dist/" not in path]
    there = [p for f in ("clauses", "policies", "trusts") for p in (root / f).rglob("*.*")]
    assert sorted(sources) == sorted(str(path) for path in there if path.is_file())


def test_it_loads_neither_writers_nor_anything_that_reads_yaml(root: Path) -> None:
    command = [sys.executable, "-c", PROBE, *WORDS, "--out", str(root / "dist")]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    said = ""
    for _ in range(3):
        done = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, check=False, text=True
        )
        assert done.returncode == 0, done.stderr
        said = done.stdout
    assert said.startswith(NOTHING)
    assert said.splitlines()[-1] == "[]"


HEAVY = ("weasyprint", "docx", "lxml", "jsonschema", "ruamel", "markdown_it", "jinja2", "rich")
LIGHT = (*HEAVY, "argparse", "dataclasses", "pathlib", "multiprocessing", "policyloom.store")
PROBE = f"""
import sys
from policyloom.cli import main
from policyloom.build import prints as digests
digests.SETTLED = -(10**18)  # What was written just now is long ago.
status = main(sys.argv[1:])
print([name for name in {LIGHT!r} if name in sys.modules])
sys.exit(status)
"""


def test_a_changed_clause_remakes_only_the_documents_whose_words_changed(
    root: Path, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, *WORDS)
    written.clear()
    overlay = root / "trusts/peak-vale/schools/hollin-bank/overlay.yaml"
    words = overlay.read_text(encoding="utf-8")
    name = re.search(r"^name: *(.+)$", words, re.MULTILINE)
    assert name
    overlay.write_text(words.replace(name[1], "Hollin Edge School", 1), "utf-8")
    assert run(capsys, *WORDS).status == 0
    assert written
    # A trust's own document names its schools.
    assert {one.partition(":")[0] for one in written} <= {"peak-vale", "peak-vale/hollin-bank"}
    assert not any("approved" in one for one in written)


def test_words_that_nobody_sees_remake_nothing(
    root: Path, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, *WORDS)
    written.clear()
    for path in root.glob("clauses/**/*.yaml"):
        path.write_bytes(path.read_bytes() + b"# a remark\n")
    said = run(capsys, *WORDS)
    assert "Up to date" in said.out
    assert written == []


def test_dates_of_files_say_nothing(
    root: Path, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, *WORDS)
    for path in root.rglob("*"):
        os.utime(path, (1, 1))
    assert run(capsys, *WORDS).out.startswith(NOTHING)
    written.clear()
    overlay = root / "trusts/alderbrook/overlay.yaml"
    before = overlay.stat()
    overlay.write_bytes(overlay.read_bytes().replace(b"Alderbrook", b"Elderbrook"))
    os.utime(overlay, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert overlay.stat().st_mtime_ns == before.st_mtime_ns
    run(capsys, *WORDS)
    assert any(one.startswith("alderbrook:") for one in written)


@pytest.fixture(params=[False, True], ids=["just written", "written long ago"])
def age(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether notes of files vouch for them already."""
    if request.param:
        monkeypatch.setattr(digests, "SETTLED", -(10**18))


@pytest.mark.usefixtures("age")
def test_a_file_that_is_not_as_it_was_left_is_made_again(
    root: Path, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, *ONE)
    run(capsys, *ONE)
    right = published(root / "dist")
    victim = next((root / "dist/alderbrook").rglob("*-draft.html"))
    for harm in ("same size, same date", "cut short", "deleted", "a folder"):
        damage(victim, harm)
        written.clear()
        if harm == "a folder":
            assert run(capsys, *ONE).status == 1
            victim.rmdir()
        assert run(capsys, *ONE).status == 0, harm
        assert published(root / "dist") == right, harm
        assert {one.rpartition(" ")[2] for one in written} == {"html"}, harm


def damage(victim: Path, harm: str) -> None:
    """Do harm to a file."""
    before, data = victim.stat(), victim.read_bytes()
    match harm:
        case "same size, same date":
            victim.write_bytes(data[:-1] + b"?")
            os.utime(victim, ns=(before.st_atime_ns, before.st_mtime_ns))
        case "cut short":
            victim.write_bytes(data[:-1])
        case "deleted":
            victim.unlink()
        case _:
            victim.unlink()
            victim.mkdir()


SPOILED = (
    b"",
    b"[" * 100_000,
    b"\xff\x00",
    b"[]",
    b'{"format": 2}',
    b'{"format": 2, "builds": {"x": 1}, "files": {}, "editions": {}}',
    b'{"format": 99, "builds": {}, "files": {}, "editions": {}}',
)


def test_a_spoiled_state_counts_as_none(
    root: Path, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, *ONE)
    right = published(root / "dist")
    written.clear()
    for data in SPOILED:
        state(root).write_bytes(data)
        said = run(capsys, *ONE)
        assert (said.status, written) == (0, []), data[:80]
        assert "Up to date" in said.out
        assert published(root / "dist") == right
        assert run(capsys, *ONE).out.startswith(NOTHING)


def test_notes_that_lie_do_not_outlive_a_build(
    root: Path, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, *ONE)
    said = json.loads(state(root).read_bytes())
    for note in said["files"].values():
        note[3:] = ["x", "y", "0" * 64]
    state(root).write_text(json.dumps(said), "utf-8")
    written.clear()
    run(capsys, *ONE)
    assert run(capsys, *ONE).out.startswith(NOTHING)
    assert written == []


def test_what_the_folder_remembers_may_be_deleted(
    root: Path, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, *ONE)
    right = published(root / "dist")
    shutil.rmtree(root / "dist/.policyloom")
    written.clear()
    assert run(capsys, *ONE).status == 0
    assert published(root / "dist") == right
    assert written


def test_a_spoiled_record_makes_its_document_again(
    root: Path, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, *ONE)
    right = published(root / "dist")
    record = next((root / "dist/.policyloom/alderbrook").rglob("*-draft.json"))
    for spoil in (b"", b"{}", b"[" * 100_000):
        record.write_bytes(spoil)
        written.clear()
        assert run(capsys, *ONE).status == 0, spoil[:80]
        assert published(root / "dist") == right
        assert len(written) == 2


@pytest.mark.usefixtures("root")
def test_another_program_or_library_makes_everything_again(
    written: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(capsys, *WORDS)
    first = sorted(written)
    written.clear()
    monkeypatch.setattr(freshness, "program_print", lambda: "the next program")
    assert run(capsys, *WORDS).status == 0
    assert sorted(written) == first


def test_the_state_stays_small(
    root: Path, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    del written
    run(capsys, "build", "alderbrook", "--format", "text")
    first = len(state(root).read_bytes())
    for number in range(1, KEPT + 4):
        run(capsys, "build", "alderbrook", "--format", "text", "--jobs", str(number))
    said = json.loads(state(root).read_bytes())
    assert len(said["builds"]) == KEPT
    assert len(state(root).read_bytes()) < (KEPT + 1) * first


def test_a_picture_an_edition_and_a_template_are_inputs(
    root: Path, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    del written
    run(capsys, *WORDS)
    for name in ("trusts/alderbrook/logo-extra.svg", "templates/x.css", "schema/x.txt"):
        place = root / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(b"<svg/>")
        assert not run(capsys, *WORDS).out.startswith(NOTHING), name
        assert run(capsys, *WORDS).out.startswith(NOTHING), name
    edition = next(root.glob("trusts/**/editions/**/*.json"))
    edition.write_bytes(edition.read_bytes().replace(b"e", b"3", 1))
    assert not run(capsys, *WORDS).out.startswith(NOTHING)


def test_with_a_link_among_the_sources_it_looks_properly_every_time(
    root: Path, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    del written
    (root / "clauses/linked.yaml").symlink_to(next(root.glob("clauses/**/*.yaml")))
    run(capsys, *ONE)
    assert NOTHING not in run(capsys, *ONE).out


def test_two_builds_at_once_leave_whole_and_right_files(root: Path) -> None:
    words = (*WORDS, "--jobs", "1", "--out")
    with ExitStack() as stack:
        # Each is about to give its first file its place.
        both = [
            stack.enter_context(
                standing(*words, str(root / "dist"), at=1, of=("os.rename",), cwd=root)
            )
            for _ in range(2)
        ]
        for one in both:
            one.wait_for_it()
        for one in both:
            one.go_on()
        assert [one.rest() for one in both] == [("", 0)] * 2
    alone = start(*words, str(root / "alone"), cwd=root)
    alone.communicate(timeout=PATIENCE)
    assert published(root / "dist") == published(root / "alone")
