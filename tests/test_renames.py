"""`formerly`: what has another name goes on from its editions, on disk as on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.projects import run
from tests.rollouts import BY, edit, make_project, new_version, planned, push

if TYPE_CHECKING:
    from pathlib import Path

NEW = "devices"
DOCUMENT = f"peak-vale/hollin-bank:{NEW}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A trust with approved phone policies, which are called policies on devices from now on."""
    root = make_project(tmp_path / "project")
    (root / "policies/phones.yaml").rename(root / f"policies/{NEW}.yaml")
    edit(root, f"policies/{NEW}.yaml", "policy: phones\n", f"policy: {NEW}\nformerly: phones\n")
    return root


def test_a_policy_with_another_name_is_not_affected(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = planned(root, capsys)
    assert (said.status, said.err) == (0, "")
    assert "9 not affected, of 9 documents." in said.out


def test_its_next_edition_follows_the_last_one(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = run(capsys, "show", "--root", str(root), f"{DOCUMENT}@1.0").out
    new_version(root)
    planned(root, capsys, DOCUMENT)
    said = push(root, capsys, *BY)
    assert said.status == 0, said.err
    assert (root / f"trusts/peak-vale/schools/hollin-bank/editions/{NEW}/2.0.json").is_file()
    told = run(capsys, "log", "--root", str(root), DOCUMENT)
    assert (told.status, told.err) == (0, "")
    assert "Phones must stay at home" in told.out
    assert run(capsys, "show", "--root", str(root), f"{DOCUMENT}@1.0").out == old
    checked = run(capsys, "check", "--root", str(root), DOCUMENT)
    assert (checked.status, checked.err) == (0, ""), checked.out
