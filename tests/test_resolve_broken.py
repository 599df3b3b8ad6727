"""`resolve` says what is open also when the overlay has other errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.projects import run
from tests.rollouts import HOLLIN_BANK, PAGE, add, make_project, new_version

if TYPE_CHECKING:
    from pathlib import Path

OWN = """\
modifications:
  - omit: phones/bags
  - substitute: phones/use
    base: "1.0.0"
    text: |
      Phones {must} stay with the parents.
    reason: The parents asked.
"""
ABOUT = "peak-vale/hollin-bank:phones/use"
WHY = ("--reason", "We agreed.", "--on", "2025-11-03")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A school whose own text is behind, in an overlay with a misspelt key and half a change."""
    root = make_project(tmp_path / "project", page=PAGE)
    add(root, HOLLIN_BANK, f"wordz: {{organisation: Academy}}\n{OWN}")
    new_version(root)
    return root


def test_what_is_open_is_listed_beside_the_errors(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, "resolve", "--root", str(root))
    assert said.status == 1
    assert f"! {ABOUT}\n" in said.out
    assert "One open conflict in one body." in said.out
    assert "error[unknown-key]: `wordz`" in said.err
    assert "error[missing-key]: the key `reason`" in said.err


def test_both_texts_are_shown_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / HOLLIN_BANK).read_bytes()
    said = run(capsys, "resolve", "--root", str(root), ABOUT, "--keep", *WHY)
    assert said.status == 1
    assert "{+at home+}" in said.out
    assert "error[unknown-key]: `wordz`" in said.err
    assert (root / HOLLIN_BANK).read_bytes() == before


def test_documents_of_a_broken_overlay_are_refused_as_before(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, "check", "--root", str(root), "peak-vale/hollin-bank")
    assert said.status == 1
    assert said.out.count("error[") == 2
