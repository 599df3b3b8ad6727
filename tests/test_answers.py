"""What a command told is told again while nothing has moved, and never after anything has."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from policyloom import cli
from policyloom.build.keeping import FOLDER
from policyloom.cli import answers
from tests.projects import ALDERBROOK, HOLLIN_BANK, Said, copy_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOCUMENT = "alderbrook:social-media"
QUESTIONS = {
    "show": (f"{DOCUMENT}@draft",),
    "log": (DOCUMENT,),
    "diff": (DOCUMENT,),
    "why": (DOCUMENT, "social media"),
    "check": (),
    "plan": (),
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content with its editions, in which we stand."""
    root = copy_project(tmp_path / "project", editions=True, of=["alderbrook"])
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The verbs that were really done, and not only told again."""
    found: list[str] = []
    obey = cli._obey

    def noted(words: tuple[str, ...], *, keeps: bool) -> object:
        found.append(words[0])
        return obey(words, keeps=keeps)

    monkeypatch.setattr(cli, "_obey", noted)
    return found


@pytest.fixture
def ask(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Said]:
    """Ask as somebody does who starts the program."""

    def asked(*words: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["policyloom", *words])
        status = cli.main()
        said = capsysbinary.readouterr()
        return Said(status=status, out=said.out.decode(), err=said.err.decode())

    return asked


def fresh(ask: Callable[..., Said], root: Path, *words: str) -> Said:
    """Return what is told where nothing is kept."""
    shutil.rmtree(root / FOLDER, ignore_errors=True)
    return ask(*words)


@pytest.mark.parametrize("verb", QUESTIONS)
def test_the_second_answer_is_the_first_and_nothing_is_done_for_it(
    verb: str, root: Path, ask: Callable[..., Said], done: list[str]
) -> None:
    words = (verb, *QUESTIONS[verb])
    first = ask(*words)
    assert first.out
    assert ask(*words) == first
    assert done == [verb]
    assert (root / FOLDER / ".gitignore").read_text() == "*\n"


def _in_clause(root: Path) -> None:
    _replace(root / "clauses/social-media/introduction.yaml", "share news", "share our news")


def _in_overlay(root: Path) -> None:
    _replace(root / ALDERBROOK, "name: ", "name: New ")


def _in_another_body(root: Path) -> None:
    _replace(root / HOLLIN_BANK, "name: ", "nmae: ")


def _in_an_edition(root: Path) -> None:
    path = max((root / "trusts/alderbrook/editions").rglob("*.json"))
    path.write_text(path.read_text(encoding="utf-8").replace("social", "sicial"), "utf-8")


def _a_new_file(root: Path) -> None:
    (root / "clauses/social-media/misplaced.yml").write_text("clause: x\n")


def _a_file_less(root: Path) -> None:
    (root / "clauses/platforms.yaml").unlink()


def _a_schema(root: Path) -> None:
    (root / "schema").mkdir()
    (root / "schema/clause.schema.json").write_text("{")


def _an_empty_folder(root: Path) -> None:
    (root / "trusts/alderbrook/schools/empty").mkdir(parents=True)


def _replace(path: Path, old: str, new: str) -> None:
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), encoding="utf-8")


EDITS = (
    _in_clause,
    _in_overlay,
    _in_another_body,
    _in_an_edition,
    _a_new_file,
    _a_file_less,
    _a_schema,
    _an_empty_folder,
)


@pytest.mark.parametrize("edit", EDITS)
def test_after_any_edit_it_is_told_afresh(
    edit: Callable[[Path], None], root: Path, ask: Callable[..., Said], done: list[str]
) -> None:
    words = ("show", f"{DOCUMENT}@draft")
    ask(*words)
    edit(root)
    kept = ask(*words)
    assert len(done) == 2
    assert kept == fresh(ask, root, *words)


def test_a_file_that_is_compared_is_read_again_when_somebody_has_changed_it(
    root: Path, ask: Callable[..., Said], done: list[str]
) -> None:
    theirs = root / "theirs.txt"
    words = ("diff", DOCUMENT, str(theirs))
    told = []
    for sentence in ("Apples are ripe.", "Bananas are yellow.", "Bananas are yellow."):
        theirs.write_text(f"{sentence}\n", encoding="utf-8")
        told.append(ask(*words))
    assert "Bananas" in told[1].out
    assert "Bananas" not in told[0].out
    assert told[1] == told[2]
    assert len(done) == 2


@pytest.mark.usefixtures("root")
def test_another_program_tells_afresh(
    ask: Callable[..., Said], done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask("check")
    monkeypatch.setattr(answers, "program_print", lambda: "another")
    ask("check")
    assert len(done) == 2


@pytest.mark.usefixtures("root")
def test_a_wider_screen_is_another_question(
    ask: Callable[..., Said], done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask("check")
    monkeypatch.setenv("NO_COLOR", "1")
    ask("check")
    assert len(done) == 2


def test_what_is_damaged_foreign_or_gone_is_as_good_as_absent(
    root: Path, ask: Callable[..., Said], done: list[str]
) -> None:
    first = ask("check")
    other = ask("show", f"{DOCUMENT}@draft")
    check, show = sorted((root / FOLDER / "answers").glob("*.json"), key=_made)
    whole = check.read_bytes()
    damaged = [whole[:-1], whole.replace(b"No", b"no"), b"", b"[]", b"\n{}", show.read_bytes()]
    for number, data in enumerate(damaged):
        check.write_bytes(data)
        assert ask("check") == first
        assert done.count("check") == number + 2
    assert ask("show", f"{DOCUMENT}@draft") == other
    assert done.count("show") == 1


def _made(path: Path) -> int:
    return path.stat().st_mtime_ns


def test_where_nothing_can_be_kept_everything_is_told(
    root: Path, ask: Callable[..., Said], done: list[str]
) -> None:
    (root / FOLDER).write_text("in the way")
    assert ask("check") == ask("check")
    assert len(done) == 2


def test_a_project_with_a_link_is_read_each_time(
    root: Path, ask: Callable[..., Said], done: list[str]
) -> None:
    (root / "clauses/social-media/linked.yaml").symlink_to(root / "clauses/platforms.yaml")
    assert ask("check") == ask("check")
    assert len(done) == 2


def test_what_moved_while_it_was_told_is_not_kept(
    root: Path, ask: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    obey = cli._obey

    def edited_meanwhile(words: tuple[str, ...], *, keeps: bool) -> object:
        said = obey(words, keeps=keeps)
        _in_overlay(root)
        return said

    monkeypatch.setattr(cli, "_obey", edited_meanwhile)
    ask("show", f"{DOCUMENT}@draft")
    monkeypatch.setattr(cli, "_obey", obey)
    kept = ask("show", f"{DOCUMENT}@draft")
    assert kept == fresh(ask, root, "show", f"{DOCUMENT}@draft")


def test_a_plan_that_was_written_is_written_again_when_it_is_gone(
    root: Path, ask: Callable[..., Said], done: list[str]
) -> None:
    first = ask("plan", "--out", "plan.json")
    data = (root / "plan.json").read_bytes()
    assert ask("plan", "--out", "plan.json") == first
    assert len(done) == 1
    (root / "plan.json").write_text("{}")
    assert ask("plan", "--out", "plan.json") == first
    assert (root / "plan.json").read_bytes() == data
    assert len(done) == 2


def test_what_leaves_other_files_is_done_each_time(
    root: Path, ask: Callable[..., Said], done: list[str]
) -> None:
    words = ("diff", DOCUMENT, "--format", "html")
    ask(*words)
    shutil.rmtree(root / "dist")
    ask(*words)
    assert list((root / "dist").rglob("*.html"))
    assert len(done) == 2


def test_only_the_newest_answers_are_kept(
    root: Path, ask: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "KEPT", 2)
    for day in ("2026-01-01", "2026-01-02", "2026-01-03"):
        ask("show", f"{DOCUMENT}@draft", "--as-of", day)
    assert len(list((root / FOLDER / "answers").iterdir())) == 2


def test_two_at_once_tell_the_same(root: Path) -> None:
    words = (sys.executable, "-m", "policyloom", "check")
    both = [subprocess.Popen(words, cwd=root, stdout=subprocess.PIPE) for _ in range(2)]
    said = [one.communicate()[0] for one in both]
    assert said[0] == said[1] == _said(words, root)
    assert {one.returncode for one in both} <= {0, 1}


def _said(words: tuple[str, ...], root: Path) -> bytes:
    return subprocess.run(words, cwd=root, capture_output=True, check=False).stdout
