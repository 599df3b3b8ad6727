"""Clauses in the file of their topic, and clauses whose text stands for their one version."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from policyloom.source import DATA_KINDS
from tests.projects import REPOSITORY, run
from tests.rollouts import make_project

if TYPE_CHECKING:
    from pathlib import Path

PROJECT = """# A topic

```yaml clauses/phones.yaml
topic: phones
defaults: {source: guidance}
clauses:
  # Asked for by the parents.
  - clause: phones/bags
    title: Bags
    # The words of 2024.
    text: |
      Phones {must} stay in bags.

      - all of them

  - clause: phones/calls
    title: Calls
    text: |
      Calls go to the office.
```

```yaml policies/phones.yaml
policy: phones
title: Mobile phone policy
review-cycle: annual
owner: head
approver: governing body
numbering: "1."
sections:
  - {section: use, title: Phones, clauses: [phones/use, phones/bags, phones/calls]}
```
"""
BUMPED = """\
  # Asked for by the parents.
  - clause: phones/bags
    title: Bags
    versions:
      - version: "1.1.0"
        # The words of 2024.
        text: |
          Phones {must} stay in bags.

          - all of them
        in-force: "2025-10-01"
        change: clarifying
        amendment: Bags are named.
      - version: "1.0.0"
        # The words of 2024.
        text: |
          Phones {must} stay in bags.

          - all of them

  - clause: phones/calls
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A school with a policy of three clauses, two of which stand in the file of their topic."""
    return make_project(tmp_path / "project", page=PROJECT)


def test_a_new_version_makes_a_list_of_versions(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--kind", "clarifying", "--reason", "Bags are named.", "--in-force", "2025-10-01")
    said = run(capsys, "clause", "bump", "phones/bags", "--root", str(root), *words)
    assert said.status == 0, said.out + said.err
    assert BUMPED in (root / "clauses/phones.yaml").read_text("utf-8")
    assert run(capsys, "check", "--root", str(root)).status == 0


def test_a_topic_with_errors_refuses_its_clauses_and_nothing_else(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / "clauses/phones.yaml"
    file.write_text(file.read_text("utf-8").replace("title: Calls", "titel: Calls"), "utf-8")
    said = run(capsys, "check", "--root", str(root))
    assert "unknown-key" in said.out
    assert "unknown-clause" not in said.out


def test_a_clause_may_have_all_data_of_a_version() -> None:
    schema = json.loads((REPOSITORY / "schema/clause.schema.json").read_text("utf-8"))
    assert {kind.key for kind in DATA_KINDS} <= set(schema["properties"])
