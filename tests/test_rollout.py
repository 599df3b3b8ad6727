"""`rollout`: who has adopted what a plan showed, who waits, who is late, and why."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.projects import Said, run
from tests.rollouts import (
    BY,
    HOLLIN_BANK,
    KETTLEBROW,
    TRUST,
    add,
    edit,
    make_project,
    new_version,
    planned,
    push,
    run_files,
)
from tests.support.html import validate_html
from tests.support.sheets import table

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
CONFLICT = """\
modifications:
  - substitute: phones/use
    base: "1.0.0"
    text: Phones {must} stay in our lockers.
    reason: We have lockers.
"""
HELD = """\
modifications:
  - hold: phones/use
    at: "1.0.0"
    until: "2026-07-31"
    reason: The board looks at this in July.
"""
REFUSED_LATER = "refused,governing body,2025-11-05,,It costs too much."
LIST = "body,decision,by,on,minute,reason\n"


@pytest.fixture
def root(tmp_path: Path, capsys: Capture) -> Path:
    """A trust of which one school is in conflict, one holds the clause, and one is to decide."""
    made = make_project(tmp_path / "project")
    add(made, HOLLIN_BANK, CONFLICT)
    add(made, KETTLEBROW, HELD)
    edit(made, TRUST, "  autumn: [kettlebrow]\n", "  autumn: [st-giles]\n")
    add(made, TRUST, 'wave-dates: {autumn: "2025-12-31"}\n')
    new_version(made)
    planned(made, capsys)
    return made


def listed(root: Path, capsys: Capture, *words: str, day: str = "2025-12-31") -> Said:
    return run(capsys, "rollout", "--root", str(root), "--as-of", day, *words)


def steps(root: Path, capsys: Capture, day: str = "2025-12-31") -> dict[str, str]:
    data: dict[str, Any] = json.loads(listed(root, capsys, "--format", "json", day=day).out)
    assert (data["kind"], data["format"]) == ("policyloom-rollouts", 2)
    (one,) = data["rollouts"]
    return {f"{d['body']}:{d['policy']}": d["step"] for d in one["documents"]}


def test_nothing_was_pushed(root: Path, capsys: Capture) -> None:
    said = listed(root, capsys)
    assert (said.status, said.out.endswith("Nothing has been pushed yet.\n")) == (0, True)


def test_every_document_of_the_plan_has_its_place(root: Path, capsys: Capture) -> None:
    path = root / "decided.csv"
    path.write_text(
        LIST
        + "peak-vale,adopted,governing body,2025-11-01,T25/1,\n"
        + "alderbrook,refused,governing body,2025-11-05,A9,It does not fit us.\n",
        "utf-8",
    )
    assert push(root, capsys, "--decisions", str(path), "--yes", "--anyway").status == 0
    assert steps(root, capsys) == {
        "alderbrook:phones": "refused",
        "peak-vale:phones": "adopted",
        "peak-vale:visitors": "adopted",
        "peak-vale/hollin-bank:phones": "in conflict",
        "peak-vale/hollin-bank:visitors": "in conflict",
        "peak-vale/kettlebrow:phones": "held",
        "peak-vale/kettlebrow:visitors": "held",
        "peak-vale/st-giles:phones": "waits for its board",
        "peak-vale/st-giles:visitors": "waits for its board",
    }
    said = listed(root, capsys)
    assert said.status == 2
    words = " ".join(said.out.split())
    adopted = "= peak-vale:phones 2.0 Board of Trustees on 1 November 2025, minute T25/1"
    assert adopted in words
    assert "plan-" in said.out
    assert "Wait for their boards (2)" in words
    assert ": 4 documents wait for a decision." in words
    assert "governing body on 5 November 2025, minute A9: It does not fit us." in words
    assert "`phones/use` is held at 1.0.0 until 31 July 2026" in words
    assert "the Board of Trustees has not decided" in words
    assert words.index("Wait for their") < words.index("Adopted (2)"), "what is open is first"


@pytest.mark.needs("java")
def test_the_page_and_the_workbook_say_the_same(root: Path, capsys: Capture) -> None:
    push(root, capsys, *BY, "--anyway", "--to", "alderbrook")
    assert listed(root, capsys, "--format", "html,xlsx", day="2026-01-01").status == 2
    page = (root / "dist/rollouts.html").read_text("utf-8")
    assert "was due by 31 December 2025" in page
    assert validate_html([root / "dist/rollouts.html"]) == []
    rows = table((root / "dist/rollouts.xlsx").read_bytes(), 1)
    late = next(row for row in rows if "late" in row)
    assert "Mobile phone policy" in late
    assert "autumn" in late


@pytest.mark.parametrize(
    ("day", "step"), [("2025-12-31", "waits for its board"), ("2026-01-01", "late")]
)
def test_a_wave_is_late_the_day_after_its_date(
    root: Path, capsys: Capture, day: str, step: str
) -> None:
    push(root, capsys, *BY, "--anyway", "--to", "alderbrook")
    assert steps(root, capsys, day)["peak-vale/st-giles:phones"] == step
    if step == "late":
        out = " ".join(listed(root, capsys, day=day).out.split())
        assert "the wave `autumn` was due by 31 December 2025" in out


def test_what_is_deferred_is_late_too_and_what_is_adopted_never(
    root: Path, capsys: Capture
) -> None:
    path = root / "decided.csv"
    path.write_text(LIST + "peak-vale/st-giles,deferred,governing body,2025-10-20,,\n", "utf-8")
    push(root, capsys, "--decisions", str(path), "--yes", "--anyway")
    assert steps(root, capsys)["peak-vale/st-giles:phones"] == "deferred"
    assert steps(root, capsys, "2026-01-01")["peak-vale/st-giles:phones"] == "late"
    push(root, capsys, *BY, "--anyway", "--to", "peak-vale/st-giles")
    assert steps(root, capsys, "2026-01-01")["peak-vale/st-giles:phones"] == "adopted"


def test_a_school_that_has_ended_by_the_decision_keeps_nobody_waiting(
    tmp_path: Path, capsys: Capture
) -> None:
    left = "left Peak Vale Learning Trust on 15 October 2025; it is now Alderbrook Junior School"
    root = make_project(tmp_path / "project")
    ended = 'membership: {from: "2018-09-01", until: "2025-10-15", now: alderbrook}\n'
    add(root, HOLLIN_BANK, ended)
    new_version(root)
    planned(root, capsys, "--as-of", "2025-10-10")
    # It is the first wave, and the others do not wait for it.
    said = push(root, capsys, *BY, "--wave", "autumn")
    words = " ".join(said.out.split())
    assert said.status == 0, said.err
    assert "Push: 2 documents" in words
    said = push(root, capsys, *BY)
    assert said.status == 0, said.err
    words = " ".join(said.out.split())
    assert f"Not pushed, not affected: peak-vale/hollin-bank:phones {left}" in words
    assert "2 are there already" in words
    found = steps(root, capsys, "2025-11-02")
    assert found["peak-vale/hollin-bank:phones"] == "not affected"
    assert found["peak-vale/st-giles:phones"] == "adopted"
    assert steps(root, capsys, "2025-10-15")["peak-vale/hollin-bank:phones"] != "not affected"


def test_an_approval_on_its_own_counts_as_adopted(root: Path, capsys: Capture) -> None:
    push(root, capsys, *BY, "--anyway", "--to", "alderbrook")
    words = ("approve", "peak-vale/st-giles:phones", "--root", str(root), *BY)
    assert run(capsys, *words).status == 0
    assert steps(root, capsys)["peak-vale/st-giles:phones"] == "adopted"
    assert "approved on its own" in listed(root, capsys).out


def test_what_a_later_plan_asks_about_anew_waits_there_only(root: Path, capsys: Capture) -> None:
    push(root, capsys, *BY, "--anyway", "--to", "alderbrook", "--name", "first")
    edit(root, HOLLIN_BANK, CONFLICT, "")
    planned(root, capsys)
    push(root, capsys, *BY, "--anyway", "--to", "peak-vale", "--name", "second")
    data = json.loads(listed(root, capsys, "--format", "json").out)
    told = {
        (one["name"].partition("-")[0], f"{d['body']}:{d['policy']}"): d["step"]
        for one in data["rollouts"]
        for d in one["documents"]
    }
    assert told["first", "alderbrook:phones"] == "adopted"
    for body in ("hollin-bank", "st-giles"):
        assert told["first", f"peak-vale/{body}:phones"] == "superseded"
        assert told["second", f"peak-vale/{body}:phones"] == "waits for its board"
    assert told["first", "peak-vale:phones"] == told["second", "peak-vale:phones"] == "adopted"
    words = " ".join(listed(root, capsys).out.split())
    assert words.count("asks about this anew") == 1


def test_a_rollout_is_named_by_how_it_begins(root: Path, capsys: Capture) -> None:
    push(root, capsys, *BY, "--anyway", "--to", "alderbrook", "--name", "Phones at home")
    assert "phones-at-home-" in listed(root, capsys, "phones").out
    wrong = listed(root, capsys, "bags")
    assert wrong.status == 2
    assert "there is no rollout `bags`" in wrong.err


def test_a_date_without_its_wave_is_pointed_out(root: Path, capsys: Capture) -> None:
    edit(root, TRUST, "wave-dates: {autumn:", "wave-dates: {autum:")
    said = run(capsys, "check", "--root", str(root))
    assert "[unknown-wave]" in said.out
    assert "did you mean `autumn`?" in said.out


def test_the_edition_says_who_decided_whatever_the_record_says(
    root: Path, capsys: Capture
) -> None:
    path = root / "decided.csv"
    path.write_text(LIST + "peak-vale,adopted,governing body,2025-11-01,T25/1,\n", "utf-8")
    assert push(root, capsys, "--decisions", str(path), "--yes", "--anyway").status == 0
    (file,) = run_files(root)
    forged = file.read_text("utf-8").replace("T25/1", "T25/9").replace("2025-11-01", "2025-11-09")
    file.write_text(forged, "utf-8")
    assert "error[rollout-corrupt]" in listed(root, capsys).err
    # One of the first format has no digest.
    data = json.loads(forged) | {"format": 1}
    del data["digest"]
    file.write_text(json.dumps(data), "utf-8")
    words = " ".join(listed(root, capsys).out.split())
    assert "Board of Trustees on 1 November 2025, minute T25/1" in words
    assert "T25/9" not in words
    (edition,) = (root / "trusts/peak-vale/editions/visitors").glob("2.0.json")
    edition.unlink()
    assert "version 2.0 of peak-vale:visitors was approved on 9" in listed(root, capsys).err


def test_a_board_that_refused_on_another_branch_what_it_adopted_is_named(
    root: Path, capsys: Capture, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(root, other)
    for place, said in ((root, "adopted,governing body,2025-11-01,,"), (other, REFUSED_LATER)):
        path = place / "decided.csv"
        path.write_text(f"{LIST}peak-vale,{said}\n", "utf-8")
        assert push(place, capsys, "--decisions", str(path), "--yes", "--anyway").status == 0
    (theirs,) = run_files(other)
    shutil.copy(theirs, root / theirs.relative_to(other))
    for said in (listed(root, capsys).err, run(capsys, "check", "--root", str(root)).out):
        words = " ".join(said.split())
        assert "peak-vale:phones is refused here, and adopted before or on that day in" in words
        assert "error[rollout-corrupt]" in words
