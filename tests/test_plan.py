"""`policyloom plan`: what it exits with, prints, writes and keeps for a push."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from policyloom.planning.plan_file import PLAN as KIND
from policyloom.planning.plan_file import read_plan, write_plan
from tests.projects import run
from tests.rollouts import (
    BY,
    CLAUSE,
    HOLLIN_BANK,
    PLAN,
    TRUST,
    add,
    effect,
    make_project,
    new_version,
    plan_data,
    planned,
    push,
    put,
)
from tests.support.html import axe, validate_html
from tests.support.sheets import table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A trust with three schools, everything approved."""
    return make_project(tmp_path / "project")


SCHOOL = "peak-vale/hollin-bank:phones"
BOARD = "Board of Trustees of Peak Vale Learning Trust"


def test_nothing_to_approve_is_0(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = planned(root, capsys)
    assert said.status == 0
    assert "9 not affected, of 9 documents." in said.out
    assert {one["standing"] for one in plan_data(root)["documents"]} == {"unaffected"}


def test_changes_are_2(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_version(root)
    said = planned(root, capsys)
    assert (said.status, said.err) == (2, "")
    assert said.out.startswith("Plan of new editions\n9 to approve, of 9 documents.\n")
    assert said.out.count("1.0 → 2.0") == 9
    assert plan_data(root)["summary"]["affected"] == 9


def test_errors_are_1_and_the_others_are_planned_for(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_version(root)
    add(root, HOLLIN_BANK, "rolez: {}\n")
    said = planned(root, capsys)
    assert said.status == 1
    assert "`rolez` is not a key" in said.err
    assert effect(root, SCHOOL)["problems"][0]["code"] == "unknown-key"
    assert effect(root, "peak-vale/kettlebrow:phones")["standing"] == "affected"


def test_conflicts_are_1(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "\n    text: |\n      Phones {must} stay off.\n    reason: The parents asked.\n"
    add(root, HOLLIN_BANK, f'modifications:\n  - substitute: phones/use\n    base: "1.0.0"{text}')
    new_version(root)
    said = planned(root, capsys)
    assert said.status == 1
    assert effect(root, SCHOOL)["standing"] == "conflict"
    assert "`policyloom resolve peak-vale/hollin-bank:phones/use`" in said.out


def test_a_selector_narrows_the_plan(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_version(root)
    planned(root, capsys, "peak-vale/hollin-bank")
    data = plan_data(root)
    assert data["selectors"] == ["peak-vale/hollin-bank"]
    assert [one["policy"] for one in data["documents"]] == ["phones", "visitors"]


def test_an_unknown_clause_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = planned(root, capsys, "--clause", "phones/sue")
    assert said.status == 2
    assert "did you mean `phones/use`?" in said.err
    assert not (root / PLAN).exists()


def test_an_edition_cannot_be_planned_for(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert planned(root, capsys, "peak-vale@1.0").status == 2


def test_words_are_shown_when_asked_for(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_version(root)
    assert "[-bags-]" not in planned(root, capsys).out
    assert "Phones must stay [-in bags-] {+at home+}." in planned(root, capsys, "--words").out


def test_long_lists_are_cut_and_all_names_them(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(8):
        school = f"body: peak-vale/new-{number}\nname: New School {number}\nkind: academy\n"
        put(root, f"trusts/peak-vale/schools/new-{number}/overlay.yaml", school)
    said = planned(root, capsys)
    assert "+ and 6 more alike (--all names them)" in said.out
    assert "new-7:visitors" not in said.out
    assert "new-7:visitors" in planned(root, capsys, "--all").out


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_fit_the_screen(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    width: int,
) -> None:
    from policyloom.cli import plan as verb  # noqa: PLC0415
    from policyloom.diagnostics.as_text import Screen  # noqa: PLC0415

    new_version(root)
    monkeypatch.setattr(verb, "screen_of", lambda _stream: Screen(width=width))
    for line in run(capsys, "plan", "--root", str(root), "--words").out.splitlines():
        assert len(line) <= width, line


def test_colours_mark_what_comes_and_goes(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from policyloom.cli import plan as verb  # noqa: PLC0415
    from policyloom.diagnostics.as_text import Screen  # noqa: PLC0415

    new_version(root)
    screen = Screen(width=80, colour=True)
    monkeypatch.setattr(verb, "screen_of", lambda _stream: screen)
    out = run(capsys, "plan", "--root", str(root), "--words").out
    assert "\x1b[9;31min bags\x1b[0m" in out
    assert "\x1b[4;32mat home\x1b[0m" in out


# THE FILES


def test_the_plan_is_the_same_bytes_every_time(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_version(root)
    planned(root, capsys)
    first = (root / PLAN).read_bytes()
    planned(root, capsys)
    assert (root / PLAN).read_bytes() == first
    assert run(capsys, "plan", "--root", str(root), "--format", "json").out.encode() == first


def test_a_plan_read_and_written_again_is_the_same(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_version(root)
    planned(root, capsys, "--clause", "phones/use", "--words")
    text = (root / PLAN).read_text("utf-8")
    plan, problems = read_plan(text, PLAN)
    assert plan
    assert not problems
    assert write_plan(plan) == text


def test_the_plan_knows_everything_a_document_is_made_of(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_version(root)
    planned(root, capsys)
    data = plan_data(root)
    names = {data["inputs"][number][0] for number in effect(root, SCHOOL)["inputs"]}
    assert {
        CLAUSE,
        TRUST,
        HOLLIN_BANK,
        "clauses/vocabulary.yaml",
        "policies/phones.yaml",
        "`phones/use` 2.0.0 (library)",
        "who belongs to peak-vale",
        f"the newest edition of {SCHOOL}",
        "the program's version",
    } <= names
    assert "trusts/peak-vale/schools/kettlebrow/overlay.yaml" not in names


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda text: text.replace('"after": "2.0"', '"after": "1.1"', 1), "plan-corrupt"),
        (lambda text: text[:-40], "plan-corrupt"),
        (lambda _text: "[]", "plan-corrupt"),
        (lambda text: text.replace('"format": 1', '"format": 2'), "plan-format"),
    ],
)
def test_a_plan_that_was_edited_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], spoil: object, code: str
) -> None:
    assert callable(spoil)
    new_version(root)
    planned(root, capsys)
    plan, problems = read_plan(spoil((root / PLAN).read_text("utf-8")), PLAN)
    assert plan is None
    assert [problem.code for problem in problems] == [code]


def test_a_plan_whose_parts_do_not_fit_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    planned(root, capsys)
    data = plan_data(root)
    del data["digest"], data["documents"][0]["body"]
    text = json.dumps(data | {"digest": KIND.digest_of(data)})
    assert [problem.code for problem in read_plan(text, PLAN)[1]] == ["plan-corrupt"]


def test_a_plan_stands_beside_us_and_never_among_the_sources(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    run(capsys, "plan", "--out", "plan.json")
    assert (root / "plan.json").is_file()
    out = root / "trusts/plan.json"
    said = run(capsys, "plan", "--root", str(root), "--out", str(out))
    assert said.status == 2
    assert not out.exists()


def test_the_workbook_has_a_row_for_every_document_and_change(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_version(root)
    out = root / "plan.xlsx"
    run(capsys, "plan", "--root", str(root), "--out", str(out))
    data = out.read_bytes()
    documents, changes = table(data, 1), table(data, 2)
    assert len(documents) == len(changes) == 10
    row = next(one for one in documents if one[3] == SCHOOL)
    assert row[4:9] == ["To be approved", "1.0", "2.0", "substantive", BOARD]
    assert changes[1][6:9] == ["clause reworded", "substantive", "phones/use"]
    run(capsys, "plan", "--root", str(root), "--out", str(out))
    assert out.read_bytes() == data


@pytest.mark.needs("chromium")
@pytest.mark.needs("java")
def test_the_page_is_valid_and_can_be_used_by_everybody(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_version(root, "Phones & “tablets” {must} stay at home.")
    add(root, HOLLIN_BANK, "roles: {haed: Principal}\n")
    out = root / "plan.html"
    run(capsys, "plan", "--root", str(root), "--out", str(out))
    page = out.read_text("utf-8")
    assert "<del>" in page
    assert "the words that come and go, as in" in page.lower()
    assert "<code>haed</code>" in page
    assert "`" not in page.partition("<body>")[2].partition("<script>")[0]
    assert validate_html([out]) == []
    assert axe([out]) == []


# WHAT NOBODY PUBLISHES ANY MORE


def test_an_edition_without_a_draft_is_not_passed_over(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(root, HOLLIN_BANK, "policies: [visitors]\n")
    said = planned(root, capsys, "peak-vale/hollin-bank")
    assert said.status == 0
    assert "2 not affected, of 2 documents." in said.out
    left = effect(root, "peak-vale/hollin-bank:phones")
    assert left["reasons"] == ["peak-vale/hollin-bank no longer publishes it"]
    assert (left["standing"], left["before"]) == ("unaffected", "1.0")


def test_a_body_that_is_gone_is_said_to_be_gone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / HOLLIN_BANK).unlink()
    planned(root, capsys, "peak-vale/hollin-bank")
    left = effect(root, "peak-vale/hollin-bank:phones")
    assert left["reasons"] == ["there is no body `peak-vale/hollin-bank` any more"]
    assert left["body-name"] == "Hollin Bank Primary School"


def test_nobody_is_said_to_have_left_whose_overlay_cannot_be_read(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(root, HOLLIN_BANK, "policies: [visitors]\nterms: [\n")
    assert planned(root, capsys, "peak-vale/hollin-bank").status == 1
    assert effect(root, "peak-vale/hollin-bank:phones")["standing"] == "blocked"


def test_a_damaged_edition_without_a_draft_blocks(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(root, HOLLIN_BANK, "policies: [visitors]\n")
    put(root, "trusts/peak-vale/schools/hollin-bank/editions/phones/1.0.json", "{}")
    assert planned(root, capsys, "peak-vale/hollin-bank").status == 1
    assert effect(root, "peak-vale/hollin-bank:phones")["standing"] == "blocked"


def test_a_plan_that_is_printed_for_programs_has_nothing_else_beside_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = planned(root, capsys, "--format", "json,html")
    assert json.loads(said.out) == plan_data(root)
    assert "Written: " in said.err


def test_a_hold_that_is_over_is_pointed_out_where_nothing_changes(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hold = '  - hold: phones/use\n    at: "1.0.0"\n    until: "2025-09-30"\n    reason: Later.\n'
    new_version(root)
    add(root, HOLLIN_BANK, f"modifications:\n{hold}")
    planned(root, capsys)
    push(root, capsys, *BY, "--anyway")
    said = planned(root, capsys, "peak-vale/hollin-bank")
    assert said.status == 0
    over = "version 1.0.0 ended on 30 September 2025, so version 2.0.0 stands here"
    assert over in " ".join(said.out.split())


def test_the_workbook_says_what_to_do_about_a_conflict(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\n    text: |\n      Phones {must} stay off.\n    reason: The parents asked.\n"
    add(root, HOLLIN_BANK, f'modifications:\n  - substitute: phones/use\n    base: "1.0.0"{text}')
    new_version(root)
    run(capsys, "plan", "--root", str(root), "--out", str(root / "plan.xlsx"))
    documents = table((root / "plan.xlsx").read_bytes(), 1)
    row = next(one for one in documents if one[3] == SCHOOL)
    assert "hint: `policyloom resolve peak-vale/hollin-bank:phones/use` shows" in str(row[11])


def test_help_says_what_the_status_means(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "plan", "--help")
    assert "\nexit status: 0 nothing would change; 2 something would" in said.out
