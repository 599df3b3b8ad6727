"""`policyloom init`: a folder of one's own, whole or not begun, and nothing in it overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policyloom.fleet import beginning
from policyloom.fleet.beginning import begin
from policyloom.store import RefusedError, create_together
from tests.projects import REPOSITORY, run, tree
from tests.support.killing import killed_at_every_write, seen

if TYPE_CHECKING:
    from pathlib import Path

SCHOOL = (
    "new", "school", "hay-lane", "--name", "Hay Lane School", "--kind", "maintained-school",
    "--phase", "infant", "--policies", "first-aid",
)  # fmt: skip


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    begin(folder)
    monkeypatch.chdir(folder)
    return folder


def test_a_folder_holds_the_library_and_nobodys_school(own: Path) -> None:
    files = tree(own)
    library = {
        path.relative_to(REPOSITORY).as_posix() for path in REPOSITORY.glob("clauses/**/*.yaml")
    }
    assert library <= set(files)
    assert {name for name in files if name.startswith("trusts/")} == {"trusts/.gitkeep"}
    assert {"README.md", ".gitignore", ".gitattributes", "library/followed.json"} <= set(files)


def test_every_source_leads_an_editor_to_its_schema(own: Path) -> None:
    for path in own.rglob("*.yaml"):
        first = path.read_text("utf-8").partition("\n")[0]
        if "$schema=" in first:
            assert (path.parent / first.partition("$schema=")[2]).is_file(), path


def test_the_library_alone_has_no_problems(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert own.is_dir()
    assert run(capsys, "check").out == "No problems in 0 documents.\n"


def test_a_folder_without_a_body_says_how_one_begins(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(own)
    for words in ("build", "publish", "show", "diff", "why head", "build hill", "due hill"):
        said = run(capsys, *words.split())
        assert said.status == 2
        assert "policyloom new school" in said.err
    assert tree(own) == before


def test_the_first_commands_of_the_page_work(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, *SCHOOL).status == 0
    assert (own / "trusts/hay-lane/overlay.yaml").is_file()
    said = run(capsys, "why", "first aid")
    assert said.status == 0
    assert "hay-lane:first-aid" in said.out
    assert "First aid" in run(capsys, "show").out
    assert "First aid" in run(capsys, "show", "first-aid").out
    assert run(capsys, "explain", "overlays").out.startswith("# Overlays")


def test_the_example_brings_its_bodies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "init", "--example", str(tmp_path / "tour")).status == 0
    there = tree(tmp_path / "tour")
    assert "trusts/alderbrook/overlay.yaml" in there
    assert any("/editions/" in name for name in there)


def test_a_folder_that_is_not_empty_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "minutes.csv").write_text("ours")
    (tmp_path / "README.md").write_text("ours too")
    before = tree(tmp_path)
    said = run(capsys, "init", str(tmp_path))
    assert said.status == 2
    assert "is not empty: it holds README.md, minutes.csv" in said.err
    assert tree(tmp_path) == before


def test_a_file_in_the_way_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own").write_text("a file")
    said = run(capsys, "init", str(tmp_path / "own"))
    assert (said.status, (tmp_path / "own").read_text()) == (2, "a file")
    assert "own is a file" in said.err


def test_a_project_is_never_begun_again(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, *SCHOOL)
    before = tree(own)
    said = run(capsys, "init")
    assert said.status == 2
    assert "is a project already" in said.err
    assert tree(own) == before


def test_what_was_cut_off_is_completed(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = tree(own)
    (own / "README.md").unlink()
    (own / "clauses/platforms.yaml").unlink()
    (own / "clauses/.platforms.yaml.1-1.policyloom-part").write_text("half")
    assert "Written: 2 files" in run(capsys, "init").out
    assert tree(own) == whole
    assert "everything is here already" in run(capsys, "init").out


def test_killed_at_every_write_the_same_init_ends_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {"README.md": b"page", ".gitignore": b"/dist/", "clauses/a/b.yaml": b"a: b", "x/y": b""}
    monkeypatch.setattr(beginning, "beginning", lambda **_: few)
    (tmp_path / "own").mkdir()

    def init() -> int:
        begin(tmp_path / "own")
        return 0

    for whole in killed_at_every_write(tmp_path / "own", init):
        init()
        assert seen(tmp_path / "own") == whole == few
        assert not list((tmp_path / "own").rglob(".*policyloom*"))


def test_a_folder_that_git_began_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text("x")
    (tmp_path / "desktop.ini").write_text("of OneDrive")
    answers = tmp_path / "answers.yaml"
    answers.write_text("words: {staff: keep}")
    with pytest.raises(RefusedError, match=r"answers\.yaml"):
        begin(tmp_path)
    assert "README.md" in begin(tmp_path, papers=[answers])


def test_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(files: dict[Path, bytes]) -> None:
        create_together(dict(list(files.items())[:3]) | {tmp_path / "own/clauses": b"a folder"})

    monkeypatch.setattr(beginning, "create_together", fail)
    with pytest.raises(Exception, match="clauses"):
        begin(tmp_path / "own")
    assert tree(tmp_path) == {}
