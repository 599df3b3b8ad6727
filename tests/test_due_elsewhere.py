"""Policies that are kept elsewhere stand in the one list: due, calendar, workbook, website."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from policyloom.cli import main
from tests.projects import copy_project, run
from tests.support.sheets import table

if TYPE_CHECKING:
    from pathlib import Path

REGISTER = """\
policies:
  - policy: behaviour
    owner: deputy head
    approver: governing body
    approved-on: "2025-09-16"
    review-cycle: annual
    file: Policies/Behaviour policy.docx
  - policy: uniform
    title: Uniform policy
    published: true
    approved-on: "2025-09-16"
    next-review: "2027-09-16"
    version: "3"
    address: https://www.example.org/uniform
  - {policy: lettings, title: Lettings policy}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy_project(tmp_path, editions=True)
    (tmp_path / "trusts/alderbrook/register.yaml").write_text(REGISTER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-06-17", ""),
        ("2026-06-18", "review is due by 16 September 2026, in 90 days"),
        ("2026-09-16", "review is due by 16 September 2026, today"),
        ("2026-09-17", "review was due by 16 September 2026, 1 day ago"),
    ],
)
def test_a_review_follows_from_the_cycle(
    root: Path, capsys: pytest.CaptureFixture[str], day: str, words: str
) -> None:
    assert root.is_dir()
    said = run(capsys, "due", "alderbrook:behaviour", "--as-of", day, "--format", "json")
    (line,) = json.loads(said.out)["documents"]
    assert [need["words"] for need in line["needs"]] == ([words] if words else [])
    assert line["next-review"] == "2026-09-16"
    assert line["next-review-reckoned"] is True
    assert line["elsewhere"] == {"file": "Policies/Behaviour policy.docx", "address": None}


def test_all_policies_are_one_list(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert root.is_dir()
    said = run(capsys, "due", "alderbrook", "--as-of", "2026-01-01", "--format", "json")
    names = [line["policy"] for line in json.loads(said.out)["documents"]]
    assert sorted(names) == ["behaviour", "lettings", "social-media", "uniform"]
    text = run(capsys, "due", "alderbrook", "--as-of", "2026-01-01").out
    assert "Approved on 16 September 2025 by the governing body" in text
    assert "Version 3, approved on 16 September 2025\n" in text
    assert "Its register names no day on which it was approved." in text


def test_the_calendar_and_the_workbook_have_them(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for to in ("ics", "xlsx"):
        run(capsys, "due", "alderbrook", "--as-of", "2026-01-01", "--format", to)
    calendar = Calendar.from_ical((root / "dist/due.ics").read_bytes())
    days = {str(one["summary"]): one.decoded("dtstart") for one in calendar.walk("VEVENT")}
    assert days["Review due: Behaviour policy, Alderbrook Junior School"] == date(2026, 9, 16)
    assert not any("Lettings" in name for name in days)
    heads, *lines = table((root / "dist/due.xlsx").read_bytes(), 1)
    kept = {line[heads.index("Policy")]: line[heads.index("Kept in") :] for line in lines}
    assert kept["Uniform policy"] == ["https://www.example.org/uniform"]
    assert kept["Social media policy"] in ([], [""])


def test_a_body_may_have_no_other_policies(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    overlay = root / "trusts/alderbrook/overlay.yaml"
    words = overlay.read_text("utf-8").replace("policies: [social-media]", "policies: []")
    overlay.write_text(words, "utf-8")
    said = run(capsys, "due", "alderbrook:uniform", "--as-of", "2026-01-01")
    assert "Version 3, approved on 16 September 2025" in said.out


def test_a_slip_in_the_list_stops_no_document(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "trusts/alderbrook/register.yaml"
    path.write_text(REGISTER.replace("owner: deputy", "ownr: deputy"), "utf-8")
    said = run(capsys, "build", "alderbrook", "--format", "text")
    assert "unknown-key" in said.out + said.err
    assert (root / "dist/alderbrook/social-media").is_dir()


def test_the_website_leads_to_those_that_have_an_address(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("publish", "site", "--format", "html", "--as-of", "2026-01-01")
    assert run(capsys, *words).status == 0
    page = (root / "site/index.html").read_text("utf-8")
    assert 'href="https://www.example.org/uniform"' in page
    assert "Behaviour" not in page
    assert "Behaviour policy.docx" not in page


# THE FILES THEMSELVES

FILES = """\
policies:
  - {policy: behaviour, file: "Policies/Behaviour policy.docx"}
  - {policy: equality, file: Equality.docx}
  - {policy: uniform, title: Uniform, file: 'Policies\\Uniform.docx'}
  - {policy: lettings, title: Lettings, file: "S:/Policies/Lettings.docx"}
"""


def test_a_file_that_is_not_there_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "trusts/alderbrook/register.yaml").write_text(FILES, "utf-8")
    (root / "Policies").mkdir()
    (root / "Policies/Uniform.docx").touch()
    (root / "Policies/Behavior policy.docx").touch()
    words = [one for one in run(capsys, "check").out.split("\n\n") if "kept-file-missing" in one]
    assert len(words) == 2
    assert "there is no file `Policies/Behaviour policy.docx`" in words[0]
    assert "did you mean `Behavior policy.docx`?" in words[0]
    assert "register.yaml:3:30" in words[1]
    assert "give the `address` of its page instead" in words[1]


def test_a_file_that_is_put_there_is_seen_at_once(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "policies:\n  - {policy: equality, file: Equality.docx}\n"
    (root / "trusts/alderbrook/register.yaml").write_text(words, "utf-8")
    monkeypatch.setattr("sys.argv", ["policyloom", "check"])
    before, after = root / "trusts/alderbrook/Equality.docx", root / "Equality.docx"

    def is_missing() -> bool:
        main()
        return "kept-file-missing" in capsys.readouterr().out

    assert is_missing()
    before.touch()
    assert not is_missing()
    before.rename(after)
    assert not is_missing()
    after.unlink()
    assert is_missing()
