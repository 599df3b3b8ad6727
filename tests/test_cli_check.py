"""`policyloom check`: every problem once, nothing written, and the forms that programs read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from policyloom import compile as compiler
from policyloom.build import drafts
from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from tests.projects import ALDERBROOK, HOLLIN_BANK, copy_project, misspell_a_key, run, tree

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.compile import Compiled
    from policyloom.resolve.composition import Approved
    from policyloom.source import Library, Target

CLAUSE = "clauses/social-media/scope.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content, in which we stand."""
    root = copy_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


def test_content_without_problems_is_said_to_be_so(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    said = run(capsys, "check")
    assert (said.status, said.err) == (0, "")
    assert re.search(r"(No problems|\d+ (warning|note)s?) in \d+ documents\.\n$", said.out)
    assert tree(root) == before


def test_one_error_in_a_clause_is_said_once_with_its_documents(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clause = root / CLAUSE
    words = clause.read_text(encoding="utf-8")
    clause.write_text(words.replace("{people}", "{peopel}", 1), encoding="utf-8")
    assert "{peopel}" in clause.read_text(encoding="utf-8")
    before = tree(root)
    said = run(capsys, "check")
    assert said.status == 1
    assert said.out.count("error[") == 1
    assert "did you mean `people`?" in said.out.replace("{people}", "people")
    assert re.search(r"in \d+ documents: alderbrook:social-media, ", said.out)
    assert said.out.endswith(" documents.\n")
    assert "1 error in" in said.out
    assert tree(root) == before


def test_all_problems_come_in_the_order_of_the_files(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    misspell_a_key(root, HOLLIN_BANK)
    misspell_a_key(root, ALDERBROOK)
    (root / CLAUSE).write_bytes(b"\xff")
    said = run(capsys, "check", "--format", "json")
    found = [(d["path"], d["line"], d["column"]) for d in json.loads(said.out)["diagnostics"]]
    assert found == sorted(found)
    assert {path for path, _, _ in found} >= {ALDERBROOK, HOLLIN_BANK, CLAUSE}


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_what_programs_read_stands_alone(
    root: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    misspell_a_key(root, ALDERBROOK)
    said = run(capsys, "check", "--format", form)
    assert (said.status, said.err) == (1, "")
    if form == "github":
        assert all(line.startswith("::error ") for line in said.out.splitlines())
    else:
        data = json.loads(said.out)
        assert data.get("kind") == "policyloom-diagnostics" or data["version"] == "2.1.0"


def test_annotations_are_placed_in_the_repository_around_the_project(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    misspell_a_key(root, ALDERBROOK)
    monkeypatch.chdir(root.parent)
    said = run(capsys, "check", "--root", "project", "--format", "github")
    assert f"file=project/{ALDERBROOK}," in said.out


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["alderbrook"], 0),
        (["peak-vale/wren-hill"], 0),
        (["peak-vale/hollin-bank"], 1),
        (["peak-vale"], 1),
        (["peak-vale/..."], 1),
        (["..."], 1),
        ([], 1),
    ],
)
@pytest.mark.usefixtures("root")
def test_selectors_choose_whose_problems_count(
    capsys: pytest.CaptureFixture[str], root: Path, words: list[str], status: int
) -> None:
    misspell_a_key(root, HOLLIN_BANK)
    assert run(capsys, "check", *words).status == status


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("chosen", ["alderbrook", "elderbrook"])
def test_two_overlays_for_one_body_are_told_to_whoever_asks_for_either(
    capsys: pytest.CaptureFixture[str], root: Path, chosen: str
) -> None:
    copied = root / "trusts/elderbrook/overlay.yaml"
    copied.parent.mkdir()
    copied.write_text("body: alderbrook\nname: Elderbrook School\n", encoding="utf-8")
    said = run(capsys, "check", chosen)
    assert said.status == 1
    assert "error[duplicate-overlay]: `alderbrook` is defined twice" in said.out
    assert "depends-on-errors" not in said.out


def compile_with(
    problem: Diagnostic, asked: list[tuple[str | None, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let every document have one more problem."""
    real = compiler.compile_policy

    def compile_policy(
        library: Library,
        target: Target,
        *,
        as_of: str | None = None,
        strict: bool = False,
        approved: Approved,
    ) -> Compiled:
        assert approved.day == ""
        asked.append((as_of, strict))
        compiled = real(library, target, as_of=as_of)
        return replace(compiled, diagnostics=(*compiled.diagnostics, problem))

    monkeypatch.setattr(drafts, "compile_policy", compile_policy)


@pytest.mark.usefixtures("root")
def test_a_warning_is_told_and_does_not_fail(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    warning = Diagnostic(
        code=Code.WRONG_FORM, message="odd", span=Span(CLAUSE, 1, 1), severity=Severity.WARNING
    )
    asked: list[tuple[str | None, bool]] = []
    compile_with(warning, asked, monkeypatch)
    said = run(capsys, "check", "alderbrook", "peak-vale")
    assert said.status == 0
    assert said.out.count("warning[wrong-form]") == 1
    assert "in 2 documents: alderbrook:social-media and peak-vale:social-media" in said.out
    assert asked == [(None, False), (None, False)]


@pytest.mark.usefixtures("root")
def test_the_date_and_strictness_reach_the_compiler(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problem = Diagnostic(code=Code.WRONG_FORM, message="odd", span=Span(CLAUSE, 1, 1))
    asked: list[tuple[str | None, bool]] = []
    compile_with(problem, asked, monkeypatch)
    assert run(capsys, "check", "alderbrook", "--for-approval", "--as-of", "2025-10-01").status
    assert asked == [("2025-10-01", True)]
