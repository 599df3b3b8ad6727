"""`policyloom push`: what it approves, refuses, records and takes up again."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from policyloom.planning.rollout import FOLDER, read_rollout, write_rollout
from tests.projects import run, tree
from tests.rollouts import (
    BY,
    CLAUSE,
    HOLLIN_BANK,
    KETTLEBROW,
    PAGE,
    PLAN,
    TRUST,
    add,
    edit,
    editions,
    leftovers,
    make_project,
    new_version,
    planned,
    push,
    put,
    record,
    run_files,
)

if TYPE_CHECKING:
    from pathlib import Path

ANYWAY = (*BY, "--anyway")
NEXT = """\
    text: |
      Phones {must} stay at home.
  - version: "1.5.0"
    in-force: "2025-01-01"
    change: clarifying
    amendment: Nothing.
    text: |
      Phones {must} stay in bags."""
ST_GILES = "trusts/peak-vale/schools/st-giles/overlay.yaml"
EDITION = "trusts/peak-vale/schools/hollin-bank/editions/phones/2.0.json"


PHONES_AT_OUR_OWN = """\
modifications:
  - substitute: phones/use
    base: "1.0.0"
    text: |
      Phones {must} stay in our lockers.
    reason: We have lockers.
"""


STAYING = "Not pushed, in conflict: peak-vale/kettlebrow:phones, peak-vale/kettlebrow:visitors\n"


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A trust whose clause has a new version, with a plan to approve it."""
    root = make_project(tmp_path / "project")
    new_version(root)
    planned(root, capsys)
    return root


def new_editions(root: Path) -> set[str]:
    return {path for path in editions(root) if path.endswith("/2.0.json")}


# WHAT IS APPROVED


def test_everything_is_approved_as_planned(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = push(root, capsys, *ANYWAY, "--minute", "25/7")
    assert (said.status, said.err) == (0, "")
    assert len(new_editions(root)) == 9
    assert said.out.count("Written: trusts/") == 9
    edition = json.loads((root / EDITION).read_text("utf-8"))
    assert edition["approval"] == {
        "kind": "approval",
        "by": "governing body",
        "by_words": "Board of Trustees",
        "on": "2025-11-01",
        "effective": "2025-11-01",
        "minute": "25/7",
        "note": "",
    }
    assert leftovers(root) == []


def test_the_record_says_who_approved_what(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    push(root, capsys, *ANYWAY, "--name", "Phones at home")
    (rollout,) = (root / FOLDER).iterdir()
    assert re.fullmatch("phones-at-home-[0-9a-f]{8}", rollout.name)
    assert (rollout / "plan.json").read_text("utf-8") == (root / PLAN).read_text("utf-8")
    (file,) = run_files(root)
    assert re.fullmatch(r"2025-11-01-[0-9a-f]{8}\.json", file.name)
    assert json.loads(file.read_text("utf-8"))["runs"][0]["time"][10] == "T"
    found = record(root)
    (run,) = found["runs"]
    assert (run["by"], run["on"], run["ended"]) == ("governing body", "2025-11-01", "done")
    digests = editions(root)
    assert len(found["documents"]) == 9
    for one in found["documents"]:
        assert (one["before"], one["version"], one["state"]) == ("1.0", "2.0", "done")
        school = one["body"].partition("/")[2]
        folder = f"trusts/peak-vale/schools/{school}" if school else f"trusts/{one['body']}"
        assert digests[f"{folder}/editions/{one['policy']}/2.0.json"] == one["edition"]


def test_the_record_can_be_read_and_written_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    push(root, capsys, *ANYWAY)
    (file,) = run_files(root)
    found, problems = read_rollout(file.read_text("utf-8"), file.name)
    assert found
    assert not problems
    assert write_rollout(found) == file.read_text("utf-8")


def test_a_dry_run_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(root)
    said = push(root, capsys, *BY[:-1], "--wave", "pilot", "--dry-run")
    assert said.status == 0
    assert "Push: 2 documents of the wave `pilot`" in said.out
    assert "peak-vale/hollin-bank:phones  1.0 → 2.0" in said.out
    assert tree(root) == before
    assert not (root / FOLDER).exists()


def test_nobody_is_asked_where_nobody_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = push(root, capsys, *BY[:-1])
    assert said.status == 2
    assert "--yes" in said.err
    assert not new_editions(root)


def test_only_the_bodies_named_are_approved(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    push(root, capsys, *ANYWAY, "--to", "peak-vale/kettlebrow", "--to", "alderbrook")
    assert new_editions(root) == {
        "trusts/alderbrook/editions/phones/2.0.json",
        "trusts/peak-vale/schools/kettlebrow/editions/phones/2.0.json",
        "trusts/peak-vale/schools/kettlebrow/editions/visitors/2.0.json",
    }


def test_a_body_can_be_left_out(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    push(root, capsys, *ANYWAY, "--to", "peak-vale/...", "--except", "peak-vale/st-giles")
    assert len(new_editions(root)) == 6
    assert not any("st-giles" in path for path in new_editions(root))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--to", "peak-vale/hollin-bnak"), "did you mean `peak-vale/hollin-bank`?"),
        (("--to", "peak-vale:phones"), "a push is about all policies of a body"),
        (("--wave", "pilto"), "did you mean `pilot`?"),
        (("--automatic",), "contradict each other"),
    ],
)
def test_words_that_mean_nothing_are_refused(
    root: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], message: str
) -> None:
    said = push(root, capsys, *BY, *words)
    assert said.status == 2
    assert message in said.err
    assert not new_editions(root)


def test_an_approver_who_may_not_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = push(root, capsys, "--by", "head", "--on", "2025-11-01", "--yes", "--anyway")
    assert said.status == 1
    assert "error[approver-not-allowed]" in said.err
    assert not new_editions(root)
    assert not (root / FOLDER).exists()


# WAVES


def test_the_pilot_comes_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in ((), ("--wave", "autumn"), ("--to", "peak-vale/st-giles")):
        said = push(root, capsys, *BY, *words)
        assert said.status == 1
        assert "error[wave-order]: the wave `pilot` comes first, and 2 documents" in said.err
        assert not new_editions(root)


def test_wave_after_wave(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert push(root, capsys, *BY, "--wave", "pilot").status == 0
    assert len(new_editions(root)) == 2
    assert push(root, capsys, *BY, "--wave", "autumn").status == 0
    assert len(new_editions(root)) == 4
    # The trust and the school that no wave names come last, and the others are there already.
    assert push(root, capsys, *BY).status == 0
    assert len(new_editions(root)) == 9
    assert [run.get("wave", "") for run in record(root)["runs"]] == ["pilot", "autumn", ""]
    assert {one["state"] for one in record(root)["documents"]} == {"done"}


def test_a_wave_of_one_trust_does_not_wait_for_another(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert push(root, capsys, *BY, "--to", "alderbrook").status == 0


def test_going_on_anyway_is_recorded(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert push(root, capsys, *BY, "--wave", "autumn", "--anyway").status == 0
    assert record(root)["runs"][0]["anyway"] is True


def test_what_stays_behind_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(root, KETTLEBROW, PHONES_AT_OUR_OWN)
    planned(root, capsys)
    said = push(root, capsys, *ANYWAY)
    assert said.status == 0
    assert said.out.count(STAYING) == 1
    again = push(root, capsys, *BY, "--to", "peak-vale/kettlebrow")
    assert "There is nothing to approve" in again.out
    assert STAYING in again.out


def test_a_pilot_school_in_conflict_holds_the_others_up(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\n    text: |\n      Phones {must} stay off.\n    reason: The parents asked.\n"
    add(root, HOLLIN_BANK, f'modifications:\n  - substitute: phones/use\n    base: "1.0.0"{text}')
    planned(root, capsys)
    said = push(root, capsys, *BY, "--wave", "autumn")
    assert said.status == 1
    assert "comes first, and 2 documents of it are not done" not in said.err
    assert (
        "the wave `pilot` comes first, and peak-vale/hollin-bank:phones is in conflict" in said.err
    )
    assert "settle that and make a new plan, or go on with --anyway" in said.err


def test_a_wave_of_two_words_is_named_as_it_is_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(tmp_path / "project", page=PAGE.replace("  pilot:", "  first schools:"))
    new_version(root)
    planned(root, capsys)
    said = push(root, capsys, *BY, "--wave", "autumn")
    assert 'push it with --wave "first schools", look at it' in said.err


# WHAT HAS MOVED


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CLAUSE, "at home.\n", "at home, always.\n"),
        (CLAUSE, "topic: use", "topic: uses"),
        (TRUST, "noun: Board of Trustees", "noun: Trust Board"),
        (HOLLIN_BANK, "phase: primary\n", "phase: primary\n# since 1902\n"),
        ("clauses/vocabulary.yaml", "A child on the roll.", "A child."),
        ("policies/phones.yaml", "owner: head", "owner: chair of governors"),
    ],
)
def test_a_byte_that_changed_is_named(
    root: Path, capsys: pytest.CaptureFixture[str], path: str, old: str, new: str
) -> None:
    edit(root, path, old, new)
    said = push(root, capsys, *BY, "--wave", "pilot")
    assert said.status == 1
    assert f"[plan-stale]: this is not what the plan showed: {path}" in said.err
    assert "peak-vale/hollin-bank:phones" in said.err
    assert not new_editions(root)


SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v{}z"/></svg>'


def test_a_logo_that_was_exchanged_is_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logo = "trusts/peak-vale/schools/hollin-bank/images/logo.svg"
    put(root, logo, SQUARE.format(9))
    add(root, HOLLIN_BANK, "look: {logo: images/logo.svg, logo-alt: Hollin Bank}\n")
    planned(root, capsys)
    put(root, logo, SQUARE.format(8))
    said = push(root, capsys, *BY, "--wave", "pilot")
    assert said.status == 1
    assert "[plan-stale]: this is not what the plan showed: the logo has changed" in said.err
    assert not new_editions(root)


def test_what_changed_elsewhere_does_not_matter(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, KETTLEBROW, "phase: secondary", "phase: all-through")
    assert push(root, capsys, *BY, "--wave", "pilot").status == 0


def test_a_new_school_changes_what_any_school_means(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    school = "body: peak-vale/new\nname: New School\nkind: academy\nphase: primary\n"
    put(root, "trusts/peak-vale/schools/new/overlay.yaml", school)
    said = push(root, capsys, *BY, "--wave", "pilot")
    assert said.status == 1
    assert "who belongs to peak-vale has changed since" in said.err


def test_an_approval_in_between_is_noticed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = "peak-vale/hollin-bank:phones"
    words = ("approve", document, "--version", "3.0", "--root", str(root), *BY)
    assert run(capsys, *words).status == 0
    said = push(root, capsys, *BY, "--wave", "pilot")
    assert said.status == 1
    assert f"the newest edition of {document} has changed" in said.err


def test_another_program_is_noticed(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policyloom.cli.push.version", lambda _name: "99.0")
    said = push(root, capsys, *BY, "--wave", "pilot")
    assert said.status == 1
    assert "the program's version has changed" in said.err


def test_an_error_since_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, CLAUSE, "{must} stay at home", "{msut} stay at home")
    said = push(root, capsys, *BY, "--wave", "pilot")
    assert said.status == 1
    assert "it has an error now" in said.err


def test_a_text_that_is_another_on_the_day_of_approval_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(tmp_path / "project")
    new_version(root)
    # The plan reads the text as on 1 October; by 1 November another version is in force.
    top = (
        'versions:\n  - version: "3.0.0"\n    in-force: "2025-10-20"\n    change: substantive\n'
        "    amendment: Lockers are new.\n    text: |\n      Phones {must} stay in lockers.\n"
    )
    edit(root, CLAUSE, "versions:\n", top)
    planned(root, capsys)
    said = push(root, capsys, *BY, "--wave", "pilot")
    assert said.status == 1
    assert "in force from 1 November 2025 it says something else than on 1 October" in said.err
    assert "make the plan again with --as-of 2025-11-01" in said.err
    planned(root, capsys, "--as-of", "2025-11-01")
    assert push(root, capsys, *BY, "--wave", "pilot").status == 0
    assert "in lockers" in (root / EDITION).read_text("utf-8")


def test_after_a_push_no_overlay_has_to_be_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(tmp_path / "project")
    version = (
        'versions:\n  - version: "2.0.0"\n    in-force: "2025-10-20"\n    change: substantive\n'
        "    amendment: Lockers are new.\n    text: |\n      Phones {must} stay in lockers.\n"
    )
    edit(root, CLAUSE, "versions:\n", version)
    planned(root, capsys, "--as-of", "2025-11-01")
    assert push(root, capsys, *ANYWAY).status == 0
    # The overlays still say 1 October, when the old text was in force.
    assert planned(root, capsys).status == 0
    shown = run(capsys, "show", "peak-vale/hollin-bank:phones", "--root", str(root)).out
    assert "must stay in lockers" in shown
    assert re.search("In force from +Not decided yet", shown)


def test_a_plan_for_a_later_day_takes_effect_on_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    planned(root, capsys, "--as-of", "2026-01-01")
    assert push(root, capsys, *BY, "--wave", "pilot").status == 0
    approval = json.loads((root / EDITION).read_text("utf-8"))["approval"]
    assert (approval["on"], approval["effective"]) == ("2025-11-01", "2026-01-01")


@pytest.mark.parametrize(("text", "code"), [("{}", "plan-corrupt"), ("not json", "plan-corrupt")])
def test_what_is_no_plan_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], text: str, code: str
) -> None:
    (root / PLAN).write_text(text, encoding="utf-8")
    said = push(root, capsys, *BY)
    assert said.status == 1
    assert f"error[{code}]" in said.err


def test_a_plan_that_is_not_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / PLAN).unlink()
    assert push(root, capsys, *BY).status != 0


# ONCE AND NO MORE


def test_pushing_again_does_nothing_twice(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    push(root, capsys, *ANYWAY)
    before = editions(root)
    said = push(root, capsys, "--by", "governing body", "--on", "2025-12-01", "--yes", "--anyway")
    assert said.status == 0
    assert "there already" in said.out
    assert editions(root) == before
    assert all(one.get("run", 0) == 0 for one in record(root)["documents"])


def test_without_its_record_what_the_plan_showed_counts_as_done(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    push(root, capsys, *ANYWAY)
    shutil.rmtree(root / FOLDER)
    before = editions(root)
    said = push(root, capsys, *ANYWAY)
    assert said.status == 0
    assert "9 are there already" in said.out
    assert editions(root) == before
    assert {one["state"] for one in record(root)["documents"]} == {"done"}


def test_what_somebody_approved_as_the_plan_showed_it_counts_as_done(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("approve", "alderbrook:phones", "--root", str(root), *BY)
    assert run(capsys, *words).status == 0
    said = push(root, capsys, *ANYWAY)
    assert said.status == 0
    assert "1 are there already" in said.out
    assert len(record(root)["documents"]) == 9


def test_two_branches_push_to_different_schools_and_merge(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = root.parent / "branch"
    shutil.copytree(root, other)
    push(root, capsys, *ANYWAY, "--to", "peak-vale/kettlebrow")
    push(other, capsys, *ANYWAY, "--to", "alderbrook")
    ours, theirs = tree(root), tree(other)
    both = ours.keys() & theirs.keys()
    assert all(ours[path] == theirs[path] for path in both), "git has nothing to merge by hand"
    for path in theirs.keys() - both:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(theirs[path])
    found = record(root)
    assert len(found["runs"]) == 2
    assert len(found["documents"]) == 3
    assert push(root, capsys, *ANYWAY).status == 0
    assert len(record(root)["documents"]) == 9


def test_a_record_of_an_earlier_version_is_still_read(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    push(root, capsys, *ANYWAY, "--to", "alderbrook")
    (file,) = run_files(root)
    file.replace(root / FOLDER / "2025-11-01-plan.json")
    assert push(root, capsys, *ANYWAY).status == 0
    assert len(record(root)["runs"]) == 2
    assert len(record(root)["documents"]) == 9


def test_records_of_two_plans_on_one_day_have_two_names(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    push(root, capsys, *ANYWAY)
    edit(root, HOLLIN_BANK, "Hollin Bank Primary School", "Hollin Bank School")
    edit(root, CLAUSE, "    text: |\n      Phones {must} stay at home.", NEXT)
    planned(root, capsys)
    assert push(root, capsys, *ANYWAY).status == 0
    names = sorted(file.name.rpartition("-")[0] for file in (root / FOLDER).iterdir())
    assert names == ["plan", "plan"]


def test_a_record_that_cannot_be_read_is_pointed_out(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root, f"{FOLDER}/2025-01-01-old.json", "{")
    said = push(root, capsys, *ANYWAY)
    assert said.status == 0
    assert "warning[rollout-corrupt]" in said.err
    assert (root / FOLDER / "2025-01-01-old.json").read_text("utf-8") == "{"


# WHAT FLOWS


FLOWING = f"""
```yaml {TRUST} added
delegation: {{substantive: [governing body], editorial: [automatic]}}
```

```yaml {KETTLEBROW} added
delegation: {{editorial: [governing body]}}
```
"""
"""Editorial changes flow in the trust; one school keeps them with the board."""


def test_editorial_changes_flow_where_the_table_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(tmp_path / "project", page=PAGE + FLOWING)
    new_version(root, "Phones {must} be kept in bags.", change="editorial")
    said = planned(root, capsys, "peak-vale/hollin-bank", "peak-vale/kettlebrow")
    assert "editorial 2 flows without an approval" in " ".join(said.out.split())
    said = push(root, capsys, "--automatic", "--on", "2025-11-01", "--yes")
    assert (said.status, said.err) == (0, "")
    new = {path for path in editions(root) if path.endswith("/1.0.1.json")}
    assert new == {
        f"trusts/peak-vale/schools/hollin-bank/editions/{policy}/1.0.1.json"
        for policy in ("phones", "visitors")
    }
    approval = json.loads((root / min(new)).read_text("utf-8"))["approval"]
    assert approval["kind"] == approval["by"] == "automatic"
    assert approval["by_words"] == "Board of Trustees (editorial changes, by delegation)"
    assert record(root)["runs"][0]["by"] == "automatic"


def test_nothing_else_flows(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = push(root, capsys, "--automatic", "--on", "2025-11-01", "--yes")
    assert said.status == 0
    assert "nothing to approve" in said.out.lower()
    assert "Not pushed, needing an approval: alderbrook:phones" in said.out


def test_what_does_not_flow_is_named_beside_what_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(tmp_path / "project", page=PAGE + FLOWING)
    new_version(root, "Phones {must} be kept in bags.", change="editorial")
    planned(root, capsys, "peak-vale/hollin-bank", "peak-vale/kettlebrow")
    said = push(root, capsys, "--automatic", "--on", "2025-11-01", "--yes")
    assert said.status == 0
    kept = "Not pushed, needing an approval: peak-vale/kettlebrow:phones, "
    assert f"{kept}peak-vale/kettlebrow:visitors\n" in said.out
    assert not new_editions(root)


def test_a_push_with_nothing_left_to_do_is_not_recorded(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    push(root, capsys, *ANYWAY)
    before = record(root)
    assert push(root, capsys, *ANYWAY).status == 0
    assert record(root) == before


# WHAT MANY BODIES HAVE IN COMMON


def test_what_all_schools_refuse_is_said_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--on", "2025-11-01", "--yes", "--anyway")
    said = push(root, capsys, "--by", "Board of Trusties", *words)
    assert said.status == 1
    assert said.err.count("error[unknown-approver]: there is no role or board called") == 2
    assert "did you mean `Board of Trustees`?" in said.err
    nobody = push(root, capsys, "--by", "zzz", *words)
    assert "name a role or a board, not a person, such as the Board of Trustees" in nobody.err
    edit(root, TRUST, "Peak Vale Learning Trust", "Peak Vale Trust")
    stale = push(root, capsys, *ANYWAY)
    assert stale.err.count("error[plan-stale]") == 1
    assert "= in 8 documents: peak-vale/hollin-bank:phones" in stale.err


def test_nobody_approves_under_the_name_of_what_flows(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = push(root, capsys, "--by", "automatic", "--on", "2025-11-01", "--yes")
    assert said.status == 2
    assert "say --automatic" in said.err


def test_a_file_that_is_gone_is_named_as_gone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / ST_GILES).unlink()
    said = push(root, capsys, *BY, "--to", "peak-vale", "--anyway")
    assert said.status == 1
    assert "who belongs to peak-vale has changed since the plan was made" in said.err
    edit(root, CLAUSE, '"2.0.0"', '"2.0.1"')
    again = push(root, capsys, *BY, "--to", "alderbrook")
    words = " ".join(again.err.split())
    assert "clauses/phones/use.yaml has changed" in words
    assert "`phones/use` 2.0.0 (library) is gone and `phones/use` 2.0.1 (library) is new" in words


MARKS = "<<<<<<< HEAD\n{}\n=======\n[]\n>>>>>>> other\n"


def test_marks_of_an_unfinished_merge_are_named_as_such(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    push(root, capsys, *ANYWAY, "--to", "alderbrook")
    (file,) = run_files(root)
    decisions = root / HOLLIN_BANK.replace("overlay.yaml", "decisions.json")
    for path in (file, decisions):
        path.write_text("\n" + MARKS, "utf-8")
    said = run(capsys, "check", "--root", str(root))
    for code, path in (("rollout-corrupt", file), ("decisions-corrupt", decisions)):
        assert f"[{code}]" in said.out
        assert f"{path.relative_to(root).as_posix()}:2" in said.out
    assert said.out.count("marks of a merge that git could not finish") == 2
    assert said.status == 1
    for path in (file, decisions):
        path.unlink()
    words = " ".join(run(capsys, "check", "--root", str(root)).out.split())
    assert "no record of a push stands beside this one" in words
    (file.parent / "plan.json").unlink()
    assert run(capsys, "check", "--root", str(root)).status == 0
