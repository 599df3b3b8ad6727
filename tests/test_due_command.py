"""The command that says what is due: the day, the files and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from policyloom.editions.schedule import away_words
from tests import content
from tests.compared import NEW, OVERLAY, approved, ask, project, write
from tests.projects import tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.compared import Ask

__all__ = ["approved", "ask", "project"]
EDITION = "trusts/alderbrook/editions/phones/1.0.json"


def needs(out: str) -> list[str]:
    """Return what the one document needs, from its data."""
    return [need["need"] for need in json.loads(out)["documents"][0]["needs"]]


def test_without_a_day_it_is_today(approved: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policyloom.cli.due.today", lambda: "2026-08-20")
    found = approved("due")
    assert (found.status, found.err) == (0, "")
    assert found.out.startswith("Policy schedule\nOne document: 1 due soon")
    assert "\nAs of 20 August 2026, looking 90 days ahead.\n" in found.out
    assert found.out == approved("due", "--as-of", "2026-08-20").out


@pytest.mark.parametrize(
    ("day", "within", "expected"),
    [
        ("2026-05-01", "30d", []),
        ("2026-09-10", "0", ["due-soon", "superseded-guidance"]),
        ("2026-07-01", "90", ["due-soon", "superseded-guidance"]),
        ("2026-09-11", "0d", ["overdue", "superseded-guidance"]),
        ("2025-09-09", "0d", ["superseded-guidance"]),
        ("2025-01-09", "0d", ["never-approved"]),
    ],
)
def test_what_is_due_on_a_day(approved: Ask, day: str, within: str, expected: list[str]) -> None:
    found = approved("due", "--as-of", day, "--within", within, "--format", "json")
    assert needs(found.out) == expected


def test_a_draft_that_says_more_is_told(approved: Ask, project: Path) -> None:
    write(project / OVERLAY, NEW.partition("reasons")[0].replace("noun: academy", "noun: college"))
    found = approved("due", "--as-of", "2026-01-01")
    assert "The draft has one change since version 2.0, which is clarifying." in found.out


def test_a_draft_with_errors_is_told_and_the_edition_still_listed(
    approved: Ask, project: Path
) -> None:
    write(project / OVERLAY, NEW.replace("noun: academy", "nuon: academy"))
    found = approved("due", "--as-of", "2026-01-01", "--format", "json")
    assert needs(found.out) == ["draft-refused"]
    assert json.loads(found.out)["documents"][0]["edition"] == "2.0"


def test_a_policy_that_was_given_up_is_still_reviewed(approved: Ask, project: Path) -> None:
    write(project / OVERLAY, NEW.partition("reasons")[0].replace("[phones]", "[]"))
    found = approved("due", "--as-of", "2026-10-01", "--format", "json")
    assert needs(found.out) == ["overdue", "superseded-guidance", "not-listed"]


def test_a_body_that_has_left_needs_nothing_any_more(approved: Ask, project: Path) -> None:
    write(project / OVERLAY, NEW + 'membership: {until: "2026-08-31"}\n')
    before, after = (
        json.loads(approved("due", "--as-of", day, "--format", "json").out)["documents"][0]
        for day in ("2026-08-31", "2026-10-01")
    )
    assert (before["away"], after["away"]) == (None, "ended on 31 August 2026")
    assert before["needs"]
    assert (after["needs"], after["edition"]) == ([], "2.0")
    assert "Status       Ended on 31 August 2026" in approved("due", "--as-of", "2026-10-01").out
    assert "BEGIN:VEVENT" not in approved("due", "--as-of", "2026-10-01", "--format", "ics").out


def test_when_a_body_left_or_begins_is_told_from_both_sides() -> None:
    library = content.library()
    trust, alone = "peak-vale/coldbeck", "coldbeck"
    assert away_words(library, trust, "2025-08-31") == ""
    left = away_words(library, trust, "2025-09-01")
    assert left == (
        "left Peak Vale Learning Trust on 31 August 2025; it is now Coldbeck Academy (coldbeck)"
    )
    begins = away_words(library, alone, "2025-08-31")
    assert begins.startswith("begins on 1 September 2025; until then it is ")
    assert away_words(library, alone, "2025-09-01") == ""


def test_an_edition_that_cannot_be_read_is_an_error(approved: Ask, project: Path) -> None:
    path = project / EDITION
    path.write_text(path.read_text("utf-8").replace("silent", "quiet"), encoding="utf-8")
    found = approved("due", "--as-of", "2026-01-01")
    assert found.status == 1
    assert "edition-tampered" in found.err
    assert "Version 2.0, approved on 10 September 2025" in found.out
    assert "Edition that cannot be trusted (1)" in found.out


def test_where_no_edition_can_be_trusted_none_is_said_to_be_missing(
    approved: Ask, project: Path
) -> None:
    for path in (project / EDITION).parent.iterdir():
        path.write_text(path.read_text("utf-8").replace("silent", "quiet") + " x", "utf-8")
    found = approved("due", "--as-of", "2026-01-01")
    assert "None that can be trusted" in found.out
    assert "ever approved" not in found.out


@pytest.mark.parametrize("to", ["ics", "html", "xlsx"])
def test_files_go_into_the_output_folder(approved: Ask, project: Path, to: str) -> None:
    found = approved("due", "--as-of", "2026-01-01", "--format", to)
    assert (found.status, found.out) == (0, f"Written: dist/due.{to}\n")
    other = approved("due", "--as-of", "2026-01-01", "--format", to, "--out", f"a/b.{to}")
    assert other.out == f"Written: a/b.{to}\n"
    assert (project / f"a/b.{to}").read_bytes() == (project / f"dist/due.{to}").read_bytes()


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("--within", "soon"), "--within: `soon` is not a number of days", "write it as 90d"),
        (("--within", "-1"), "--within", ""),
        (("--within", "99999999999"), "is not a number of days", "at most 36500 days"),
        (("--as-of", "2026-02-30"), "there is no day 2026-02-30", "year-month-day"),
        (("--format", "xls"), "there is no `xls`", "did you mean `xlsx`?"),
        (("--format", "ics,html"), "there is no `ics,html`", "choose from"),
        (("--out", "clauses/due.txt"), "is where the sources are", "a folder of its own"),
        (("--out", "trusts"), "is a folder", "name a file, such as trusts/due.txt"),
        (("alderbrook@2.0",), "what is due is about all editions", "leave out"),
        (("nobody",), "there is no body `nobody`", "known: alderbrook"),
    ],
)
def test_what_cannot_be_answered_is_said(
    approved: Ask, project: Path, words: tuple[str, ...], message: str, hint: str
) -> None:
    before = tree(project)
    found = approved("due", *words)
    assert (found.status, found.out) == (2, "")
    assert message in found.err
    assert hint in found.err
    assert tree(project) == before
