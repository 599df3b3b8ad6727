"""What goes wrong in one document, in a way nobody foresaw, stops that document and no other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from policyloom.build import building as keeping
from policyloom.build import drafts, work
from policyloom.cli import building
from policyloom.diagnostics.faults import fault_in
from policyloom.writers import docx, formats
from tests.letterheads import letterhead
from tests.projects import ALDERBROOK, copy_project, run, tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from policyloom.document import Document
    from policyloom.writers.formats import Beside

MINE = "alderbrook:social-media"
DRAFT = "social-media/social-media-draft"
FAULTS = {
    "a key that is missing": lambda: KeyError("word/styles.xml"),
    "nested too deeply": RecursionError,
    "no memory": MemoryError,
    "a wrong value": lambda: ValueError("many\nlines, " + "and long " * 100),
    "a check that failed": lambda: AssertionError("unexpected"),
    "a file of a library": lambda: FileNotFoundError(2, "No such file", "x"),
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content, in which we stand; all is done in this process."""
    root = copy_project(tmp_path / "project")
    monkeypatch.chdir(root)
    # Other processes would not know of what is changed here.
    monkeypatch.setattr(building, "cores", lambda: 1)
    return root


def written(root: Path) -> list[str]:
    """The files of documents in the output folder."""
    return sorted(
        path for path in tree(root / "dist") if path.endswith((".html", ".txt", ".docx"))
    )


def writer_that_fails(monkeypatch: pytest.MonkeyPatch, error: Callable[[], BaseException]) -> None:
    """Let the web page of one body fail."""
    page = formats.BY_NAME["html"]

    def write(document: Document, engine: str, beside: Beside) -> bytes:
        if document.body == "alderbrook":
            raise error()
        assert page.write
        return page.write(document, engine, beside)

    failing = formats.Format(
        name="html", suffix="html", title="Web page", prints=page.prints, write=write
    )
    monkeypatch.setitem(formats.BY_NAME, "html", failing)


@pytest.mark.parametrize("error", FAULTS.values(), ids=FAULTS.keys())
def test_a_writer_that_fails_is_told_by_name_and_all_else_is_built(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Callable[[], Exception],
) -> None:
    writer_that_fails(monkeypatch, error)
    said = run(capsys, "build", "--format", "html,text")
    assert said.status == 1
    assert "Traceback" not in said.out + said.err
    start = f"Not all of {MINE}: making the html failed ({type(error()).__name__}"
    (refused,) = (line for line in said.out.splitlines() if line.startswith(start))
    assert "This is a fault in policyloom: please report it" in refused
    assert len(refused) < 600
    assert [path for path in written(root) if path.startswith("alderbrook")] == [
        f"alderbrook/{DRAFT}.txt"
    ]
    assert f"peak-vale/hollin-bank/{DRAFT}.html" in written(root)


@pytest.mark.parametrize("place", ["keep", "read_record"])
def test_what_fails_while_files_are_kept_stops_one_document(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    module = building if place == "keep" else keeping
    whole = getattr(module, place)

    def fail(one: object, *rest: object) -> object:
        if "alderbrook" in str(one):
            raise ValueError("a record nobody foresaw")
        return whole(one, *rest)

    monkeypatch.setattr(module, place, fail)
    said = run(capsys, "build", "--format", "text")
    assert said.status == 1
    assert "a record nobody foresaw" in said.out
    assert f"Not built: 1 document ({MINE})" in said.out
    assert f"peak-vale/hollin-bank/{DRAFT}.txt" in written(root)


@pytest.mark.parametrize("place", ["compile_policy", "kept_editions"])
@pytest.mark.parametrize("command", [("build", "--format", "text"), ("check",), ("plan",)])
def test_what_fails_on_the_way_to_a_draft_is_an_error_of_that_draft(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    place: str,
    command: tuple[str, ...],
) -> None:
    whole = getattr(drafts, place)

    def fail(one: object, target: object, **rest: object) -> object:
        if str(target) == MINE:
            raise LookupError("nobody foresaw this")
        return whole(one, target, **rest)

    monkeypatch.setattr(drafts, place, fail)
    said = run(capsys, *command)
    assert said.status == 1
    words = " ".join((said.out + said.err).split())
    assert "Traceback" not in words
    for told in (MINE, "nobody foresaw this", "[program-fault]", ALDERBROOK, "please report it"):
        assert told in words
    assert (command[0] == "build") == (f"peak-vale/hollin-bank/{DRAFT}.txt" in written(root))


@pytest.mark.parametrize("place", ["words_of", "write"])
def test_what_fails_around_the_writers_stops_one_document(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    whole = getattr(work, place)

    def fail(document: Document, *rest: str) -> object:
        if document.body == "alderbrook":
            raise ZeroDivisionError
        return whole(document, *rest)

    monkeypatch.setattr(work, place, fail)
    said = run(capsys, "build", "--format", "text")
    assert said.status == 1
    assert "not built: making it failed (ZeroDivisionError, policyloom.build.work line" in said.out
    assert f"Not built: 1 document ({MINE})" in said.out
    assert f"peak-vale/hollin-bank/{DRAFT}.txt" in written(root)


def test_a_request_to_stop_stops_everything(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    writer_that_fails(monkeypatch, KeyboardInterrupt)
    assert run(capsys, "build", "--format", "html,text").status == 130
    assert not any(path.startswith("peak-vale") for path in written(root))


def test_a_request_to_stop_that_a_library_made_an_error_of_stops_everything_too(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def error() -> Exception:
        turned = ValueError("turned into this")
        turned.__cause__ = KeyboardInterrupt()
        return turned

    writer_that_fails(monkeypatch, error)
    said = run(capsys, "build", "--format", "html,text")
    assert not any(path.startswith("peak-vale") for path in written(root))
    assert said.status == 130
    assert "no file is half written" in said.err


def test_a_fault_is_told_with_the_line_of_this_program_in_one_line() -> None:
    with pytest.raises(KeyError) as raised:
        formats.suffix_of("nothing\nof ours")
    told = fault_in("looking", raised.value)
    assert re.fullmatch(
        r"looking failed \(KeyError: 'nothing\\nof ours', policyloom\.writers\.formats line \d+\)",
        told,
    )


def give_letterhead(root: Path, data: bytes) -> str:
    """Give one body a letterhead; return the place where its overlay names it."""
    folder = root / "trusts/alderbrook"
    (folder / "letterhead.docx").write_bytes(data)
    overlay = folder / "overlay.yaml"
    words = overlay.read_text(encoding="utf-8")
    assert "\nlook:\n" in words
    before, after = words.split("\nlook:\n")
    named = "\nlook:\n  letterhead: letterhead.docx\n"
    overlay.write_text(before + named + after, encoding="utf-8")
    return f"{ALDERBROOK}:{before.count(chr(10)) + 3}:"


def test_a_damaged_letterhead_of_one_body_is_an_error_of_that_body_at_its_line(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = give_letterhead(root, letterhead(changed={"word/styles.xml": None}))
    for said in (run(capsys, "check"), run(capsys, "build", "--format", "docx,text")):
        assert said.status == 1
        words = said.out + said.err
        assert "Traceback" not in words
        assert place in words
        assert "its part word/styles.xml is missing" in words
    assert f"Not built: 1 document ({MINE})" in said.out
    assert f"peak-vale/hollin-bank/{DRAFT}.docx" in written(root)
    assert not any(path.startswith("alderbrook") for path in written(root))


def test_a_letterhead_on_which_the_check_fails_stops_only_its_body(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_data: bytes) -> None:
        raise OverflowError("nobody foresaw this")

    monkeypatch.setattr(docx, "letterhead_problem", fail)
    place = give_letterhead(root, letterhead())
    said = run(capsys, "build", "--format", "text")
    assert said.status == 1
    assert place in said.err
    assert "reading it failed (OverflowError: nobody foresaw this" in said.err
    assert f"peak-vale/hollin-bank/{DRAFT}.txt" in written(root)
