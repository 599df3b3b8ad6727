"""`policyloom deviations`: who says what otherwise, why, since when, and how far behind it is."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from policyloom.build.drafts import kept_editions
from policyloom.diagnostics.as_text import Screen
from tests.conflicts import HOLLIN, WHY, make_conflicts, resolve
from tests.projects import Said, run
from tests.rollouts import (
    BY,
    CLAUSE,
    HOLLIN_BANK,
    KETTLEBROW,
    TRUST,
    add,
    edit,
    planned,
    push,
    put,
)
from tests.support.html import axe, validate_html
from tests.support.sheets import sheet, table

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
ST_GILES = "trusts/peak-vale/schools/st-giles/overlay.yaml"
DAY = ("--as-of", "2026-03-01")
HOLD = """\
modifications:
  - hold: phones/use
    at: "1.0.0"
    until: "{until}"
    reason: The board looks at it.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A trust with two schools whose texts are behind."""
    return make_conflicts(tmp_path / "project")


def listed(root: Path, capsys: Capture, *words: str) -> Said:
    return run(capsys, "deviations", "--root", str(root), *words)


def register(root: Path, capsys: Capture, *words: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(listed(root, capsys, "--format", "json", *words).out)
    return data


def only(root: Path, capsys: Capture, *words: str) -> dict[str, Any]:
    (one,) = register(root, capsys, *words)["deviations"]
    found: dict[str, Any] = one
    return found


# WHAT IT SAYS


def test_the_list_goes_by_body(root: Path, capsys: Capture) -> None:
    said = listed(root, capsys, *DAY)
    assert (said.status, said.err) == (2, "")
    lines = said.out.split("\n")
    assert lines[:7] == [
        "Deviations",
        "2 deviations in 2 bodies: 2 in conflict.",
        "Read as on 1 March 2026.",
        "4 values differ from the layer above, 1 of them with weight.",
        "",
        "What needs attention (2)",
        "",
    ]
    assert lines[7:15] == [
        "Hollin Bank Primary School (peak-vale/hollin-bank)",
        "  Clause      Kind      Since             Behind",
        "! phones/use  own text  not approved yet  1 version: substantive",
        (
            "    in conflict: this text was written against version 1.0.0 of `phones/use`, and "
            "the library now"
        ),
        f"      has 2.0.0 ({HOLLIN_BANK}:10)",
        "    policyloom resolve peak-vale/hollin-bank:phones/use",
        "    The parents asked.",
        "    in phones, visitors",
    ]


def test_a_deviation_in_full(root: Path, capsys: Capture) -> None:
    one = only(root, capsys, "peak-vale/hollin-bank")
    assert one["kind"] == "substitute"
    assert one["reason"] == "The parents asked."
    assert one["policies"] == ["phones", "visitors"]
    assert (one["base"], one["now"], one["whose"]) == ("1.0.0", "2.0.0", "library")
    assert one["behind"] == [
        {
            "version": "2.0.0",
            "change": "substantive",
            "in-force": "2025-02-01",
            "amendment": "The board wants phones at home.",
        }
    ]
    assert (one["standing"], one["expired"], one["since"]) == ("stale-base", False, None)
    assert (one["path"], one["line"]) == (HOLLIN_BANK, 10)


def test_every_line_fits_a_narrow_terminal(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen(width=36, colour=False)
    monkeypatch.setattr("policyloom.cli.deviations.screen_of", lambda _: screen)
    said = listed(root, capsys, *DAY).out
    assert "\nHollin Bank Primary School\n  (peak-vale/hollin-bank)\n" in said


def test_the_json_says_its_format_and_counts(root: Path, capsys: Capture) -> None:
    data = register(root, capsys, *DAY)
    assert (data["kind"], data["format"]) == ("policyloom-deviations", 2)
    assert (data["day"], data["as-of"]) == ("2026-03-01", "2026-03-01")
    assert data["counts"]["deviations"] == data["counts"]["needing"] == 2
    assert data["counts"]["stale-base"] == 2
    assert listed(root, capsys, "--format", "json", *DAY).out == (
        listed(root, capsys, "--format", "json", *DAY).out
    )


def test_where_nothing_deviates_it_says_so(root: Path, capsys: Capture) -> None:
    said = listed(root, capsys, "peak-vale/st-giles")
    assert said.status == 0
    assert said.out.startswith("Deviations\nThere is no deviation.\n")


def test_without_a_day_it_is_today(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(root, ST_GILES, HOLD.format(until="2026-03-31"))
    monkeypatch.setattr("policyloom.cli.deviations.today", lambda: "2026-03-31")
    assert only(root, capsys, "peak-vale/st-giles")["expired"] is False
    monkeypatch.setattr("policyloom.cli.deviations.today", lambda: "2026-04-01")
    assert only(root, capsys, "peak-vale/st-giles")["expired"] is True
    said = listed(root, capsys, "peak-vale/st-giles")
    assert said.status == 2
    assert "One deviation in one body: 1 expired." in said.out
    assert "31 March 2026" in said.out


def test_any_change_may_have_a_last_day(root: Path, capsys: Capture) -> None:
    assert resolve(root, capsys, HOLLIN, "--keep", *WHY).status == 0
    edit(root, HOLLIN_BANK, "    reason: The", '    until: "2026-02-28"\n    reason: The')
    one = only(root, capsys, "peak-vale/hollin-bank", "--as-of", "2026-02-28")
    assert (one["until"], one["expired"], one["standing"]) == ("2026-02-28", False, "current")
    one = only(root, capsys, "peak-vale/hollin-bank", *DAY)
    assert (one["expired"], one["standing"]) == (True, "expired")
    assert "meant to stand until 28 February 2026" in one["problem"]


def test_selectors(root: Path, capsys: Capture) -> None:
    assert len(register(root, capsys, "peak-vale/...")["deviations"]) == 2
    assert len(register(root, capsys, "peak-vale/...:visitors")["deviations"]) == 2
    edit(root, HOLLIN_BANK, "    reason: The", "    policies: [phones]\n    reason: The")
    assert len(register(root, capsys, ":visitors")["deviations"]) == 1
    assert listed(root, capsys, "peak-vale@1.0").status == 2
    assert "did you mean" in listed(root, capsys, "peak-vail").err


# HOW FAR BEHIND


def test_a_version_that_comes_later_is_told(root: Path, capsys: Capture) -> None:
    assert resolve(root, capsys, HOLLIN, "--keep", *WHY).status == 0
    later = 'versions:\n  - version: "2.1.0"\n    in-force: "2027-01-01"\n    change: clarifying\n'
    text = "    amendment: Lockers are new.\n    text: |\n      Phones {must} stay in lockers.\n"
    edit(root, CLAUSE, "versions:\n", later + text)
    one = only(root, capsys, "peak-vale/hollin-bank")
    assert one["behind"] == []
    assert [newer["version"] for newer in one["coming"]] == ["2.1.0"]
    said = listed(root, capsys, "peak-vale/hollin-bank").out
    assert "up to date" in said
    assert "from 1 January 2027: 2.1.0, clarifying: Lockers are new." in said


def test_the_day_decides_what_is_behind(root: Path, capsys: Capture) -> None:
    assert only(root, capsys, "peak-vale/hollin-bank", "--as-of", "2025-01-15")["behind"] == []


def test_a_school_is_behind_its_trust(root: Path, capsys: Capture) -> None:
    add(
        root,
        TRUST,
        'modifications:\n  - substitute: phones/use\n    base: "2.0.0"\n    version: "3.0.0"\n'
        "    text: |\n      Phones {must} stay off.\n    reason: We said so.\n",
    )
    one = only(root, capsys, "peak-vale/hollin-bank")
    assert (one["whose"], one["now"], one["standing"]) == ("peak-vale", "3.0.0", "stale-base")
    said = listed(root, capsys, "peak-vale/hollin-bank").out
    assert "peak-vale has 3.0.0, this is based on 1.0.0" in said
    shown = resolve(root, capsys, HOLLIN).out
    assert "peak-vale 3.0.0" in shown


@pytest.mark.parametrize(
    ("edits", "standing", "words"),
    [
        (
            (CLAUSE, "mutability: adaptable", "mutability: locked"),
            "locked",
            "locked: `phones/use` is locked",
        ),
        (
            (HOLLIN_BANK, 'base: "1.0.0"', 'base: "1.0.7"'),
            "unknown-version",
            "unknown version: `phones/use` has",
        ),
        (
            (HOLLIN_BANK, "- substitute: phones/use", "- substitute: phones/used"),
            "unmatched",
            "fits no clause",
        ),
    ],
)
def test_what_is_wrong_is_flagged(
    root: Path, capsys: Capture, edits: tuple[str, str, str], standing: str, words: str
) -> None:
    edit(root, *edits)
    assert only(root, capsys, "peak-vale/hollin-bank")["standing"] == standing
    said = listed(root, capsys, "peak-vale/hollin-bank")
    assert said.status == 2
    assert words in said.out


# SINCE WHEN


def approve(root: Path, capsys: Capture, day: str, which: str = "peak-vale/...") -> None:
    assert planned(root, capsys, which).status == 2
    by = ("--by", BY[1], "--on", day, "--yes", "--anyway")
    assert push(root, capsys, *by).status == 0


def test_since_is_the_edition_from_which_on_it_stood(root: Path, capsys: Capture) -> None:
    for overlay in ("peak-vale/hollin-bank:phones/use", "peak-vale/kettlebrow:phones/use"):
        assert resolve(root, capsys, overlay, "--keep", *WHY).status == 0
    add(root, ST_GILES, HOLD.format(until="2027-01-01"))
    approve(root, capsys, "2025-12-01")
    since = {"day": "2025-12-01", "policy": "phones", "edition": "2.0"}
    assert only(root, capsys, "peak-vale/hollin-bank")["since"] == since
    edit(root, HOLLIN_BANK, "in the office", "in our office")
    approve(root, capsys, "2026-02-01")
    assert only(root, capsys, "peak-vale/hollin-bank")["since"] == since
    assert "1 December 2025 (2.0)" in listed(root, capsys, "peak-vale/hollin-bank").out


def test_what_was_given_up_for_a_time_counts_from_its_return(root: Path, capsys: Capture) -> None:
    school = "peak-vale/hollin-bank"
    assert resolve(root, capsys, HOLLIN, "--keep", *WHY).status == 0
    kept = (root / HOLLIN_BANK).read_text("utf-8")
    approve(root, capsys, "2025-12-01", school)
    assert resolve(root, capsys, HOLLIN, "--take", *WHY).status == 0
    approve(root, capsys, "2026-01-01", school)
    put(root, HOLLIN_BANK, kept)
    assert only(root, capsys, school)["since"] is None
    approve(root, capsys, "2026-02-01", school)
    assert only(root, capsys, school)["since"]["day"] == "2026-02-01"
    assert only(root, capsys, school)["decisions"] == []


def test_a_hold_stands_since_it_kept_something_out(root: Path, capsys: Capture) -> None:
    for overlay in ("peak-vale/hollin-bank:phones/use", "peak-vale/kettlebrow:phones/use"):
        assert resolve(root, capsys, overlay, "--take", *WHY).status == 0
    add(root, ST_GILES, HOLD.format(until="2027-01-01"))
    assert only(root, capsys, "peak-vale/st-giles")["since"] is None
    add(root, ST_GILES, 'look: {accent: "#123456"}\n')
    approve(root, capsys, "2026-02-01")
    one = only(root, capsys, "peak-vale/st-giles")
    assert one["since"]["day"] == "2026-02-01"
    assert [newer["version"] for newer in one["behind"]] == ["2.0.0"]


def test_an_omission_and_a_clause_of_ones_own(root: Path, capsys: Capture) -> None:
    text = (root / KETTLEBROW).read_text("utf-8").partition("\n# What we do")[0]
    put(
        root,
        KETTLEBROW,
        f"{text}\nmodifications:\n"
        "  - insert: peak-vale/kettlebrow/lockers\n    after: phones/use\n    title: Lockers\n"
        "    text: |\n      We have lockers.\n    reason: We have.\n"
        "  - omit: phones/use\n    reason: We have none.\n    policies: [visitors]\n",
    )
    assert resolve(root, capsys, HOLLIN, "--take", *WHY).status == 0
    approve(root, capsys, "2026-02-01")
    insert, omit = register(root, capsys, "peak-vale/kettlebrow")["deviations"]
    assert (insert["kind"], insert["title"], insert["base"]) == ("insert", "Lockers", None)
    assert insert["since"]["day"] == "2026-02-01"
    assert (omit["kind"], omit["policies"], omit["standing"]) == ("omit", ["visitors"], "current")


# WHAT WAS DECIDED


def test_decisions_are_told_with_what_they_are_about(root: Path, capsys: Capture) -> None:
    resolve(root, capsys, HOLLIN, "--merge", *WHY, "--by", "governing body")
    one = only(root, capsys, "peak-vale/hollin-bank")
    assert [decision["deed"] for decision in one["decisions"]] == ["merge"]
    said = listed(root, capsys, "peak-vale/hollin-bank").out
    assert (
        "merged on 3 November 2025 by Board of Trustees, version 1.0.0 to 2.0.0: The board agreed."
    ) in said
    resolve(root, capsys, HOLLIN, "--take", *WHY)
    data = register(root, capsys, "peak-vale/hollin-bank")
    assert data["deviations"] == []
    assert [(one["body"], one["deed"]) for one in data["given-up"]] == [
        ("peak-vale/hollin-bank", "take")
    ]


def test_a_record_that_cannot_be_read_is_an_error(root: Path, capsys: Capture) -> None:
    put(root, HOLLIN_BANK.replace("overlay.yaml", "decisions.json"), "{")
    said = listed(root, capsys)
    assert said.status == 1
    assert "error[decisions-corrupt]" in said.err
    assert "2 deviations in 2 bodies" in said.out


def test_an_overlay_that_cannot_be_read_is_an_error(root: Path, capsys: Capture) -> None:
    add(root, HOLLIN_BANK, "rolez: {}\n")
    said = listed(root, capsys)
    assert said.status == 1
    assert "One deviation in one body" in said.out


# FILES


def test_the_workbook(root: Path, capsys: Capture, tmp_path: Path) -> None:
    resolve(root, capsys, HOLLIN, "--take", *WHY)
    add(root, ST_GILES, HOLD.format(until="2026-03-31"))
    said = listed(root, capsys, "--format", "xlsx", "--out", str(tmp_path), *DAY)
    assert said.out == f"Written: {tmp_path / 'deviations.xlsx'}\n"
    data = (tmp_path / "deviations.xlsx").read_bytes()
    head, kettlebrow, st_giles = table(data, 1)
    one = dict(zip(head, st_giles, strict=True))
    assert one["Kind"] == "Held"
    assert int(one["Expires"]) == (dt.date(2026, 3, 31) - dt.date(1899, 12, 30)).days
    assert one["Versions behind"] == "1"
    assert dict(zip(head, kettlebrow, strict=True))["Needs attention"] == "In conflict"
    pane = next(sheet(data, 1).iter("{*}pane"))
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert table(data, 2)[1][3] == "phones/use"
    assert "Phones {must} stay in bags." in table(data, 2)[1][-1]
    listed(root, capsys, "--format", "xlsx", "--out", str(tmp_path / "again"), *DAY)
    assert (tmp_path / "again/deviations.xlsx").read_bytes() == data


def test_the_page(root: Path, capsys: Capture, tmp_path: Path) -> None:
    resolve(root, capsys, HOLLIN, "--take", *WHY)
    edit(root, KETTLEBROW, "The parents asked.", "Because <b>they</b> & others asked.")
    said = listed(root, capsys, "--format", "html", "--out", str(tmp_path), *DAY)
    assert said.status == 2
    out = tmp_path / "deviations.html"
    page = out.read_text("utf-8")
    assert "Because &lt;b&gt;they&lt;/b&gt; &amp; others asked." in page
    assert "1 version: substantive" in page
    assert "Given up on 3 November 2025" in page
    assert "src=" not in page
    assert "http" not in page.partition("<body>")[2]
    assert validate_html([out]) == []
    assert axe([out]) == []


def test_the_page_of_nothing(root: Path, capsys: Capture, tmp_path: Path) -> None:
    listed(root, capsys, "peak-vale/st-giles", "--format", "html", "--out", str(tmp_path))
    page = (tmp_path / "deviations.html").read_text("utf-8")
    assert "No body says anything otherwise." in page


def test_two_formats_cannot_be_printed_together(root: Path, capsys: Capture) -> None:
    assert "cannot be printed together" in listed(root, capsys, "--format", "text,json").err


def test_one_file_may_be_named(root: Path, capsys: Capture, tmp_path: Path) -> None:
    for name in ("all.json", "all.xlsx", "all.txt", "all.html"):
        said = listed(root, capsys, "--out", str(tmp_path / name), *DAY)
        assert said.out == f"Written: {tmp_path / name}\n"
    assert json.loads((tmp_path / "all.json").read_text("utf-8"))["format"] == 2
    assert (tmp_path / "all.txt").read_text("utf-8").startswith("Deviations\n2 deviations in")
    said = listed(root, capsys, "--out", str(tmp_path / "all.xlsx"), "--format", "html")
    assert said.status == 2
    assert "is a file for xlsx alone" in said.err


def test_files_go_into_dist(root: Path, capsys: Capture) -> None:
    assert listed(root, capsys, "--format", "xlsx,html,text", *DAY).out.startswith("Deviations\n")
    names = {path.name for path in (root / "dist").iterdir()}
    assert names == {"deviations.xlsx", "deviations.html"}


def test_the_editions_of_the_bodies_asked_about_are_read_and_no_others(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    kept = kept_editions

    def counted(folder: Path, target: Any) -> object:  # noqa: ANN401 - passed on
        read.append(target.body)
        return kept(folder, target)

    monkeypatch.setattr("policyloom.fleet.deviating.kept_editions", counted)
    listed(root, capsys, "peak-vale/hollin-bank", "peak-vale/kettlebrow")
    assert set(read) == {"peak-vale/hollin-bank", "peak-vale/kettlebrow"}
