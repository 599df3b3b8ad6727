"""`policyloom upgrade`: an older folder is shown and given what this release asks for, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policyloom.cli import main
from policyloom.fleet import upgrading
from policyloom.fleet.beginning import begin
from policyloom.store import exchange
from tests.approving import small_project
from tests.projects import run, tree
from tests.support.killing import killed_at_every_write, seen

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = small_project(tmp_path / "project")
    (root / "schema").mkdir()
    (root / "schema/overlay.schema.json").write_text('{"title": "Old"}\n', "utf-8")
    (root / ".gitignore").write_text("/ours/", "utf-8")
    monkeypatch.chdir(root)
    return root


def test_a_new_folder_needs_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert "has all that this release asks for" in run(capsys, "upgrade", "--yes").out


def test_the_edits_are_shown_then_made_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    said = run(capsys, "upgrade", "--dry-run").out
    assert "Release 0.1.0: git passes over what the program makes\n  .gitignore\n" in said
    assert "    + /dist/\n" in said
    assert "  .gitattributes, which is not there" in said
    assert tree(root) == before
    assert run(capsys, "upgrade").status == 2
    assert tree(root) == before
    assert run(capsys, "upgrade", "--yes").status == 0
    after = tree(root)
    assert after[".gitignore"].startswith(b"/ours/\n/dist/\n")
    changed = {name for name in after if after[name] != before.get(name)}
    assert {name.partition("/")[0] for name in changed} == {
        "schema",
        ".gitignore",
        ".gitattributes",
    }
    assert "has all that this release asks for" in run(capsys, "upgrade", "--yes").out
    assert tree(root) == after


def test_what_moved_meanwhile_is_not_written_over(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*words: object) -> None:
        (root / ".gitignore").write_text("/others/", "utf-8")
        exchange(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(upgrading, "exchange", late)
    said = run(capsys, "upgrade", "--yes")
    assert (said.status, ".gitignore has changed in the meantime" in said.err) == (2, True)
    assert (root / "schema/overlay.schema.json").read_text("utf-8") == '{"title": "Old"}\n'
    assert (root / ".gitignore").read_text("utf-8") == "/others/"


def test_killed_at_every_write_the_same_upgrade_ends_the_same(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    schemas = {"schema/overlay.schema.json": b"{}\n", "schema/new.schema.json": b"{}\n"}
    change = upgrading.Change(release="0.1.0", why="for editors", wanted=lambda _root: schemas)
    monkeypatch.setattr(upgrading, "CHANGES", (change, *upgrading.CHANGES[1:]))
    for whole in killed_at_every_write(root, lambda: main(("upgrade", "--yes"))):
        assert run(capsys, "upgrade", "--yes").status == 0
        assert seen(root) == whole
