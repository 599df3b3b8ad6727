"""A hold ends after its last day: `check`, `plan` and `due` say so, and not before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.projects import run
from tests.rollouts import PAGE, make_project, new_version

if TYPE_CHECKING:
    from pathlib import Path

HELD = """
```yaml trusts/peak-vale/schools/hollin-bank/overlay.yaml added
modifications:
  - hold: phones/use
    at: "1.0.0"
    until: "2025-12-31"
    reason: The bags were new.
```
"""
DOCUMENT = "peak-vale/hollin-bank:phones"
BEFORE, LAST, AFTER = "2025-12-30", "2025-12-31", "2026-01-01"
OVER = "the hold on `phones/use` at version 1.0.0 ended on 31 December 2025, so version 2.0.0"
NEW, OLD = "Phones must stay at home.", "Phones must stay in bags."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A school that holds a clause, whose newer version its edition does not have."""
    root = make_project(tmp_path / "project", page=PAGE + HELD)
    new_version(root)
    return root


def on(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask on a day."""
    for module in ("sources", "due"):
        monkeypatch.setattr(f"policyloom.cli.{module}.today", lambda: day)


@pytest.mark.parametrize(("day", "is_over"), [(BEFORE, False), (LAST, False), (AFTER, True)])
def test_it_is_told_on_the_day_after(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    day: str,
    is_over: bool,  # noqa: FBT001 - a case
) -> None:
    on(day, monkeypatch)
    checked = run(capsys, "check", "--root", str(root), DOCUMENT)
    assert (OVER in checked.out, checked.status) == (is_over, 0)
    planned = run(capsys, "plan", "--root", str(root), DOCUMENT).out
    assert ("ended on 31 December 2025" in " ".join(planned.split())) is is_over
    assert ("1 to approve" in planned, "is held at 1.0.0" in planned) == (is_over, not is_over)
    shown = run(capsys, "show", "--root", str(root), DOCUMENT).out
    assert (NEW in shown, OLD in shown) == (is_over, not is_over)
    page = root / "dist/peak-vale/hollin-bank/phones/phones-draft.txt"
    run(capsys, "build", "--root", str(root), DOCUMENT, "--format", "text", "--jobs", "1")
    assert (NEW in page.read_text("utf-8")) is is_over
    said = run(capsys, "due", "--root", str(root), "--format", "json", "--within", "0d", DOCUMENT)
    (line,) = json.loads(said.out)["documents"]
    told = [one["words"] for one in line["needs"] if one["need"] == "holds-over"]
    verb = "ended" if is_over else "ends"
    words = f"the hold on `phones/use` at version 1.0.0 {verb} on 31 December 2025"
    assert told == ([words] if day >= LAST else [])


def test_of_a_day_that_is_asked_for_the_hold_still_stands(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on(AFTER, monkeypatch)
    assert OVER not in run(capsys, "check", "--root", str(root), "--as-of", LAST, DOCUMENT).out


def test_an_edition_approved_after_its_last_day_has_the_newest_text(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    by = ("--by", "governing body", "--on", AFTER, "--yes")
    assert run(capsys, "approve", "--root", str(root), DOCUMENT, *by).status == 0
    shown = run(capsys, "show", "--root", str(root), f"{DOCUMENT}@approved").out
    assert NEW in shown


def test_what_is_planned_when_it_is_over_is_pushed_and_not_what_was_planned_before(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ("--root", str(root))
    push = ("push", "--by", "governing body", "--yes", "--anyway", "--on", AFTER, *at)
    for day, name in ((LAST, "before"), (AFTER, "after")):
        on(day, monkeypatch)
        run(capsys, "plan", "peak-vale/hollin-bank", "--out", str(root / f"{name}.json"), *at)
    assert "nothing to approve" in run(capsys, *push, str(root / "before.json")).out
    said = run(capsys, *push, str(root / "after.json"))
    assert said.status == 0, said.err
    assert NEW in run(capsys, "show", f"{DOCUMENT}@approved", *at).out
