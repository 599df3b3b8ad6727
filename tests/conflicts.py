"""A trust with a conflict in two of its schools: one that merges, and one that does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.projects import Said, run
from tests.rollouts import CLAUSE, HOLLIN_BANK, KETTLEBROW, PAGE, add, edit, make_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

OWN = """
# What we do otherwise:
modifications:

  # Asked for by the parents in 2024.
  - substitute: phones/use
    base: "1.0.0"   # looked at in March
    text: | # ours
      Phones {must} stay in bags. Pupils may ask {the head} for theirs.

      - a list of phones
      - a locked box in the office

    reason: The parents asked.

# The end.
"""
OLD = """\
      Phones {must} stay in bags. Pupils may ask for theirs.

      - a list of phones
      - a locked box
"""
NEW = """\
  - version: "2.0.0"
    in-force: "2025-02-01"
    change: substantive
    amendment: The board wants phones at home.
    text: |
      Phones {must} stay at home. Pupils may ask for theirs.

      - a list of phones
      - a locked box
      - the key to it
"""
CLAUSE_PAGE = f"""
```yaml {CLAUSE}
clause: phones/use
title: Using phones
topic: use
mutability: adaptable
versions:
  - version: "1.0.0"
    in-force: "2025-01-01"
    change: substantive
    amendment: First version.
    text: |
{OLD}
```
"""
MERGED = """\
Phones {must} stay at home. Pupils may ask {the head} for theirs.

- a list of phones
- a locked box in the office
- the key to it
"""
HOLLIN = "peak-vale/hollin-bank:phones/use"
KETTLE = "peak-vale/kettlebrow:phones/use"
WHY = ("--reason", "The board agreed.", "--on", "2025-11-03")


def make_conflicts(root: Path) -> Path:
    """Write the trust: Hollin Bank's text merges with the new one, Kettlebrow's does not."""
    make_project(root, page=PAGE + CLAUSE_PAGE)
    add(root, HOLLIN_BANK, OWN)
    add(root, KETTLEBROW, OWN)
    edit(root, KETTLEBROW, "stay in bags", "stay in lockers")
    edit(root, CLAUSE, "versions:\n", f"versions:\n{NEW}")
    return root


def resolve(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    """Run the command on the project."""
    return run(capsys, "resolve", "--root", str(root), *words)


def decisions(root: Path, overlay: str) -> list[dict[str, Any]]:
    """Return what is recorded beside an overlay."""
    files = (root / overlay).with_name("decisions").glob("*.json")
    found: list[dict[str, Any]] = [
        json.loads(file.read_text("utf-8"))["decision"] for file in files
    ]
    return sorted(found, key=lambda one: (one["on"], one["time"]))
