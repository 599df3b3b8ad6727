"""`check --fix` puts right what has exactly one remedy, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policyloom.diagnostics import Fix, Span
from policyloom.fleet.fixing import with_fixes
from tests.projects import run
from tests.rollouts import make_project, put

if TYPE_CHECKING:
    from pathlib import Path

CLAUSE, OVERLAY = "clauses/phones/use.yaml", "trusts/alderbrook/overlay.yaml"
PAGE = "# The base alone\n\nNothing is changed.\n"
OWN = """
# Ours
modifications:
  - insert: alderbrook/ours
    after: phones/use
    title: Ours
    text: |
      Tell the headteacher. Headteachers' phones, and a headteacher's, are the school's.
    reason: We say so.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A school with one policy, approved."""
    return make_project(tmp_path / "project", page=PAGE)


def test_plain_words_of_ones_own_become_tokens(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / OVERLAY).read_text("utf-8")
    put(root, OVERLAY, before + OWN)
    said = run(capsys, "check", "--root", str(root), "--fix")
    assert said.out.startswith(f"4 things were put right in {OVERLAY}.\n")
    assert "No problems" in said.out
    line = "      Tell {the head}. {Heads'} phones, and {a head's}, are {the school's}.\n"
    assert line in (root / OVERLAY).read_text("utf-8")


def test_two_remedies_are_left_to_the_author(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (root / CLAUSE).read_text("utf-8").replace("stay in bags", "stay in the school")
    put(root, CLAUSE, text)
    said = run(capsys, "check", "--root", str(root), "--fix")
    assert said.status == 1
    assert "Nothing here has exactly one remedy." in said.out
    assert (root / CLAUSE).read_text("utf-8") == text


def test_a_key_that_is_near_one_is_written_so(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (root / CLAUSE).read_text("utf-8")
    put(root, CLAUSE, text.replace("mutability:", "mutabilty:"))
    assert run(capsys, "check", "--root", str(root), "--fix").status == 0
    assert (root / CLAUSE).read_text("utf-8") == text


def _fix(line: int, column: int, old: str, new: str) -> Fix:
    return Fix(Span("a.yaml", line, column, len(old)), old, new)


def test_fixes_do_not_move_each_other_and_leave_what_reads_otherwise() -> None:
    fixes = [
        _fix(1, 1, "one", "eins"),
        _fix(1, 5, "two", "zwei"),
        _fix(1, 5, "two three", "beide"),
        _fix(2, 1, "four", "vier"),
        _fix(9, 1, "nine", "neun"),
    ]
    made, done = with_fixes("one two three\r\nfive\n", fixes)
    assert (made.splitlines()[1], done) == ("five", 2)
    assert made.startswith("eins ")
