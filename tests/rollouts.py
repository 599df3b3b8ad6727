"""A small trust whose documents are approved, and a clause that then changes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from policyloom.editions import edition_path, read_edition, write_edition
from policyloom.editions.record import sealed
from policyloom.fleet.rollouts import rollouts
from policyloom.planning.rollout import FOLDER, ROLLOUT
from tests.projects import Said, run
from tests.support.cases import files, outcome
from tests.support.plans import approved

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from policyloom.source import Target

CLAUSE = "clauses/phones/use.yaml"
TRUST = "trusts/peak-vale/overlay.yaml"
HOLLIN_BANK = "trusts/peak-vale/schools/hollin-bank/overlay.yaml"
KETTLEBROW = "trusts/peak-vale/schools/kettlebrow/overlay.yaml"
PLAN = "plan.json"
BY = ("--by", "governing body", "--on", "2025-11-01", "--yes")
OLD, NEW = "Phones {must} stay in bags.", "Phones {must} stay at home."

PAGE = """\
```yaml trusts/peak-vale/overlay.yaml
body: peak-vale
name: Peak Vale Learning Trust
kind: academy-trust
nation: england
policies: [phones, visitors]
terms:
  organisation: {noun: Trust, within: across the Trust}
  governing body: {noun: Board of Trustees}
waves:
  pilot: [hollin-bank]
  autumn: [kettlebrow]
documents:
  phones: {effective-from: "2025-10-01"}
  visitors: {effective-from: "2025-10-01"}
```

```yaml trusts/peak-vale/schools/hollin-bank/overlay.yaml
body: peak-vale/hollin-bank
name: Hollin Bank Primary School
kind: academy
phase: primary
```

```yaml trusts/peak-vale/schools/kettlebrow/overlay.yaml
body: peak-vale/kettlebrow
name: Kettlebrow Academy
kind: academy
phase: secondary
```

```yaml trusts/peak-vale/schools/st-giles/overlay.yaml
body: peak-vale/st-giles
name: St Giles' Church of England Primary School
kind: academy
phase: primary
```

```yaml policies/visitors.yaml
policy: visitors
title: Visitor policy
review-cycle: annual
owner: head
approver: governing body
numbering: "1."
sections:
  - section: phones
    title: Visitors and phones
    clauses:
      - phones/use
```
"""


def make_project(root: Path, *, page: str = PAGE) -> Path:
    """Write the project with every document approved as version 1.0."""
    texts = files(page)
    state = outcome(page)
    for target in _targets(page):
        edition = approved(state, target)
        assert edition
        # As an earlier release wrote it: no record of who ran the approval lies beside it.
        earlier = sealed(replace(edition, recorded=False))
        texts[edition_path(target.body, target.policy, edition.words)] = write_edition(earlier)
    for path, text in texts.items():
        put(root, path, text)
    return root


def _targets(page: str) -> tuple[Target, ...]:
    from policyloom.resolve.documents import targets  # noqa: PLC0415

    return targets(outcome(page).library)


def put(root: Path, path: str, text: str) -> None:
    """Write one file of the project."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Put words for words that stand in a file once."""
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1, (old, text)
    put(root, path, text.replace(old, new))


def add(root: Path, path: str, text: str) -> None:
    """Add lines at the end of a file."""
    put(root, path, (root / path).read_text("utf-8") + text)


def new_version(root: Path, words: str = NEW, *, change: str = "substantive") -> None:
    """Give the clause a new version above the first."""
    version = {"substantive": "2.0.0", "clarifying": "1.1.0", "editorial": "1.0.1"}[change]
    top = (
        f'versions:\n  - version: "{version}"\n    in-force: "2025-01-01"\n'
        f"    change: {change}\n    amendment: The board decided it.\n"
        f"    text: |\n      {words}\n"
    )
    edit(root, CLAUSE, "versions:\n", top)


def planned(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    """Plan and keep the plan."""
    return run(capsys, "plan", "--root", str(root), "--out", str(root / PLAN), *words)


def push(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    """Push the plan that was kept."""
    return run(capsys, "push", str(root / PLAN), "--root", str(root), *words)


def plan_data(root: Path) -> dict[str, Any]:
    """Return what the plan's file holds."""
    data: dict[str, Any] = json.loads((root / PLAN).read_text("utf-8"))
    return data


def effect(root: Path, document: str) -> dict[str, Any]:
    """Return what the plan says of one document."""
    documents = plan_data(root)["documents"]
    found: dict[str, Any] = next(
        one for one in documents if f"{one['body']}:{one['policy']}" == document
    )
    return found


def editions(root: Path) -> dict[str, str]:
    """Return the digest of every edition by its path; each file has to be whole."""
    found: dict[str, str] = {}
    for file in sorted(root.glob("trusts/**/editions/**/*.json")):
        path = file.relative_to(root).as_posix()
        edition, problems = read_edition(file.read_text("utf-8"), path)
        assert edition, problems
        found[path] = edition.digest
    return found


def record(root: Path) -> dict[str, Any]:
    """Return what all the runs of the one plan of the project say together."""
    (found,) = rollouts(root)
    return ROLLOUT.form.write(found.record)  # type: ignore[no-any-return]


def run_files(root: Path) -> list[Path]:
    """Return the files of all runs."""
    return sorted(p for p in (root / FOLDER).glob("*/*.json") if p.name != "plan.json")


def leftovers(root: Path) -> list[str]:
    """Return every hidden file: nothing of ours may stay behind."""
    return [path.name for path in root.rglob(".*") if path.is_file()]
