"""Cells of a body's own in a clause's table: filled in, registered, in conflict and settled."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.projects import run
from tests.rollouts import edit, make_project

if TYPE_CHECKING:
    from pathlib import Path

CLAUSE, OVERLAY = "clauses/phones/use.yaml", "trusts/alderbrook/overlay.yaml"
TABLE = """\
    text: |
      {table}
    table:
      caption: What we charge
      description: Each activity and its price.
      columns: [{column: what}, {column: price, type: money}]
      rows:
        - {row: single, what: Lesson for one, price: {local: required}}
        - {row: trip, what: A trip, price: "£5.00"}
"""
FIRST = f"""\
  - version: "1.0.0"
    in-force: "2025-01-01"
    change: substantive
    amendment: First version.
{TABLE}"""
PROJECT = f"""# Prices

```yaml {CLAUSE}
clause: phones/use
title: Prices
topic: use
mutability: locked
versions:
{FIRST}```

```yaml {OVERLAY} added
modifications:
  - table-of: phones/use
    cells: {{single: {{price: "£19.00"}}}}
```
"""
NEWER = """\
  - version: "1.1.0"
    in-force: "2025-06-01"
    change: clarifying
    amendment: Trips cost more.
"""
ABOUT = "alderbrook:phones/use"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A school that has filled in a price of a locked clause, approved as version 1.0."""
    return make_project(tmp_path / "project", page=PROJECT)


def change(root: Path) -> None:
    """Let the clause be changed, and change the price of a trip with its reason."""
    edit(root, CLAUSE, "mutability: locked", "mutability: adaptable")
    edit(
        root,
        OVERLAY,
        'cells: {single: {price: "£19.00"}}',
        'base: "1.0.0"\n    reason: A cheap coach.\n'
        '    cells: {single: {price: "£19.00"}, trip: {price: "£4.00"}}',
    )


def later(root: Path) -> None:
    """Give the clause a version in which a trip costs more."""
    dearer = NEWER + TABLE.replace("£5.00", "£7.50")
    edit(root, CLAUSE, "versions:\n", f"versions:\n{dearer}")


def register(root: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    said = run(capsys, "deviations", "--root", str(root), "--format", "json", "alderbrook")
    found: list[dict[str, object]] = json.loads(said.out)["deviations"]
    return found


def test_filling_in_is_no_deviation(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert register(root, capsys) == []
    said = run(capsys, "show", "--root", str(root), "alderbrook:phones@1.0")
    assert "Lesson for one | £19.00" in said.out


def test_a_locked_clause_lets_nobody_change_its_cells(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root)
    edit(root, CLAUSE, "mutability: adaptable", "mutability: locked")
    assert "locked-clause" in run(capsys, "check", "--root", str(root)).out


def test_another_price_is_a_deviation_that_no_edition_has_yet(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root)
    (found,) = register(root, capsys)
    assert (found["kind"], found["standing"], found["since"]) == ("table-of", "current", None)


def test_a_price_that_moved_on_above_is_shown_and_kept(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root)
    later(root)
    assert "stale-base" in run(capsys, "check", "--root", str(root)).out
    said = run(capsys, "resolve", "--root", str(root), ABOUT)
    assert "trip, price: £7.50 (£5.00 in 1.0.0); £4.00 here" in said.out
    why = ("--reason", "Still cheap.", "--on", "2025-11-01")
    assert run(capsys, "resolve", "--root", str(root), ABOUT, "--keep", *why).status == 0
    assert 'base: "1.1.0"' in (root / OVERLAY).read_text("utf-8")
    assert run(capsys, "check", "--root", str(root)).status == 0


def test_a_merge_decides_cell_by_cell_and_keeps_what_was_filled_in(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root)
    later(root)
    merge = ("resolve", "--root", str(root), ABOUT, "--merge", "--on", "2025-11-01")
    said = run(capsys, *merge, "--reason", "Both.")
    assert (said.status, "such as `own`" in said.err) == (1, True)
    assert run(capsys, *merge, "--reason", "Both.", "--passages", "both").status == 2
    before = (root / OVERLAY).read_text("utf-8")
    own = run(capsys, *merge, "--reason", "Ours.", "--passages", "own", "--dry-run")
    assert '+    base: "1.1.0"' in own.out
    assert (root / OVERLAY).read_text("utf-8") == before
    assert run(capsys, *merge, "--reason", "Theirs.", "--passages", "library").status == 0
    after = before.replace(', trip: {price: "£4.00"}', "").replace(
        'base: "1.0.0"', 'base: "1.1.0"'
    )
    assert (root / OVERLAY).read_text("utf-8") == after
    assert run(capsys, "check", "--root", str(root)).status == 0


def test_taking_the_text_above_takes_the_cells_away(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root)
    later(root)
    why = ("--reason", "The coach is dear now.", "--on", "2025-11-01")
    assert run(capsys, "resolve", "--root", str(root), ABOUT, "--take", *why).status == 0
    assert "table-of" not in (root / OVERLAY).read_text("utf-8")


def test_a_log_names_the_cell_and_the_reason(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root)
    assert "A trip, Price: £5.00 → £4.00. A cheap coach." in log(root, capsys)
    more = f'{NEWER}{TABLE}        - {{row: kit, what: Kit, price: "£2.00"}}\n'
    edit(root, CLAUSE, "versions:\n", f"versions:\n{more}")
    assert "(Price: £2.00). Trips cost more. A cheap coach." in log(root, capsys)
    edit(root, OVERLAY, ', trip: {price: "£4.00"}', "")
    assert "(Price: £2.00). Trips cost more. (" in log(root, capsys)


def log(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the draft changes, in one line."""
    said = run(capsys, "log", "--root", str(root), "alderbrook:phones", "--to", "draft")
    return " ".join(said.out.split())
