"""The policy schedule as text, a calendar, a web page, a workbook and JSON."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import lxml.etree
import pytest
from icalendar import Calendar

from policyloom.editions.due import Days
from policyloom.editions.schedule import Scheduled, schedule
from policyloom.report.schedule import schedule_report
from policyloom.report.text import Wanted, report_lines
from policyloom.writers.calendar_file import schedule_calendar
from policyloom.writers.report import FORMATS, write_report
from tests.papers import document, edition, library, papers
from tests.support.html import axe, validate_html
from tests.support.sheets import SHEET, sheet, table

if TYPE_CHECKING:
    from pathlib import Path

DAYS = Days(today="2026-02-01", within=30)
LONG = "The Saint Something and All Angels Voluntary Aided Primary School of Dŵr-y-Felin; Ysgol"


def written(given: tuple[Scheduled, ...], to: str) -> bytes:
    if to == "ics":
        return schedule_calendar(given, DAYS)
    return write_report(schedule_report(given, DAYS, {}), to)


def text(given: tuple[Scheduled, ...], width: int, *, every: bool = False) -> str:
    wanted = Wanted(width=width, every=every)
    made = report_lines(schedule_report(given, DAYS, {}), wanted)
    return "".join(f"{line.text}\n" for line in made)


def lines() -> tuple[Scheduled, ...]:
    """Return a line that is overdue, one that is due soon, one never approved and one at rest."""
    shown = document(review="2026-01-01", reviewed="2025-01-01")
    overdue = schedule(library(), papers(edition(shown=shown)), DAYS)
    return (
        replace(overdue, body="vale", body_name="Vale <&> Trust", title="=SUM(A1); a, b"),
        replace(
            schedule(library(), papers(edition(shown=document(review="2026-02-20"))), DAYS),
            body="vale/dwr",
            body_name=LONG,
        ),
        replace(
            schedule(library(), papers(draft=document()), DAYS), body="wren", body_name="Wren"
        ),
        schedule(library(), papers(edition(shown=document(review="2026-09-30"))), DAYS),
    )


@pytest.mark.parametrize("to", [*FORMATS, "ics"])
def test_every_format_is_made_without_any_line(to: str) -> None:
    assert written((), to)


@pytest.mark.parametrize("to", [*FORMATS, "ics"])
def test_the_same_schedule_gives_the_same_bytes_in_any_process(to: str, tmp_path: Path) -> None:
    program = (
        "import sys; from tests.test_due_formats import *\n"
        f"sys.stdout.buffer.write(written(lines(), {to!r}))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "LC_ALL": "C",
                "PYTHONPATH": ":".join(sys.path),
            },
            cwd=tmp_path,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    }
    assert made == {written(lines(), to)}


# TEXT


def test_the_text_says_first_what_is_needed() -> None:
    said = text(lines(), 60)
    assert said.startswith(
        "Policy schedule\n"
        "4 documents: 1 overdue, 1 due soon and 1 never approved.\n"
        "As of 1 February 2026, looking 30 days ahead.\n\n"
        "Review overdue (1)\n"
    )
    assert said.index("Review due soon (1)") < said.index("Never approved (1)")
    assert said.index("Never approved (1)") < said.index("Vale <&> Trust (vale)\n")
    told = "! vale:school-garden 1.0 Review was due by 1 January 2026, 31 days ago."
    assert told in " ".join(said.split())
    assert "    Edition      Version 1.0, approved on 4 March 2025 by" in said


@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_text_fits_its_screen(width: int) -> None:
    assert max(map(len, text(lines()[2:], width).splitlines())) <= width


def test_nothing_due_is_said() -> None:
    assert "Nothing is due, and nothing is behind." in text(lines()[3:], 80)
    assert "There is no policy to list." in text((), 80)


# THE CALENDAR


def events() -> list[Any]:
    return list(Calendar.from_ical(written(lines(), "ics")).walk("VEVENT"))


def test_the_calendar_holds_a_day_for_every_review_that_has_one() -> None:
    found = events()
    assert [event.decoded("dtstart") for event in found] == [
        dt.date(2026, 1, 1),
        dt.date(2026, 2, 20),
        dt.date(2026, 9, 30),
    ]
    assert all(
        event.decoded("dtend") - event.decoded("dtstart") == dt.timedelta(1) for event in found
    )
    assert [str(event["summary"]) for event in found] == [
        "Review due: =SUM(A1); a, b, Vale <&> Trust",
        f"Review due: School garden policy, {LONG}",
        "Review due: School garden policy, Alderbrook Junior School",
    ]


def test_an_alarm_goes_off_a_month_ahead_but_not_for_days_gone_by() -> None:
    alarms = [[alarm.decoded("trigger") for alarm in event.walk("VALARM")] for event in events()]
    assert alarms == [[], [dt.timedelta(days=-30)], [dt.timedelta(days=-30)]]


def test_an_event_keeps_its_name_and_grows_with_each_edition() -> None:
    first, second = edition((1, 0, 0), "2025-03-04"), edition((1, 1, 0), "2025-09-01")
    made = [
        Calendar.from_ical(written((schedule(library(), papers(*given), DAYS),), "ics")).walk(
            "VEVENT"
        )[0]
        for given in ((first,), (first, second))
    ]
    assert made[0]["uid"] == made[1]["uid"]
    assert [event["sequence"] for event in made] == [0, 1]
    # The stamp follows from the approval, so that asking on another day changes nothing.
    assert [event.decoded("dtstamp").date() for event in made] == [
        dt.date(2025, 3, 4),
        dt.date(2025, 9, 1),
    ]
    assert len({str(event["uid"]) for event in events()}) == 3


def test_the_calendar_is_written_as_outlook_reads_it() -> None:
    data = written(lines(), "ics")
    rows = data.split(b"\r\n")
    assert b"\n" not in b"".join(rows)
    assert max(map(len, rows)) <= 75
    assert b"DTSTART;VALUE=DATE:20260101" in rows
    unfolded = data.replace(b"\r\n ", b"").decode()
    assert r"SUMMARY:Review due: =SUM(A1)\; a\, b\, Vale <&> Trust" in unfolded
    assert r"\nNot statutory\; need not be published.\nOwner: Head of grounds." in unfolded
    for needed in ("METHOD:PUBLISH", "VERSION:2.0", "CALSCALE:GREGORIAN", "TRANSP:TRANSPARENT"):
        assert needed in unfolded


# THE WORKBOOK


def test_the_workbook_has_a_row_for_every_policy() -> None:
    rows = table(written(lines(), "xlsx"), 1)
    assert rows[0][:4] == ["Trust", "School or trust", "Policy", "Statutory"]
    assert [row[:2] for row in rows[1:3]] == [
        ["Vale <&> Trust", "Vale <&> Trust"],
        ["Vale <&> Trust", LONG],
    ]
    assert rows[3][:2] == ["", "Wren"]
    assert rows[3][8:12] == ["Never approved", "", "", ""]
    # 1 January 2026 is day 46,023 of the calendar that spreadsheets count by.
    assert rows[1][11] == "46023"
    needs = table(written(lines(), "xlsx"), 2)
    assert [row[2] for row in needs[1:]] == ["Review overdue", "Review due soon", "Never approved"]


def test_words_that_look_like_a_sum_are_words() -> None:
    signs = ("=1+1", "+44", "-1", "@cell", "\tx")
    made = tuple(replace(lines()[0], title=sign) for sign in signs)
    data = written(made, "xlsx")
    root = sheet(data, 1)
    assert not list(root.iter(f"{SHEET}f"))
    assert [row[2] for row in table(data, 1)[1:]] == list(signs)
    styles = {
        c.get("s") for c in root.iter(f"{SHEET}c") if c.get("r") in {"C2", "C3", "C4", "C5", "C6"}
    }
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        look: Any = lxml.etree.fromstring(package.read("xl/styles.xml"))
    formats = look.find(f"{SHEET}cellXfs")
    assert {formats[int(style)].get("quotePrefix") for style in styles} == {"1"}


def test_the_heading_row_stays_and_filters() -> None:
    root = sheet(written(lines(), "xlsx"), 1)
    pane = root.find(f".//{SHEET}pane")
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert root.find(f"{SHEET}autoFilter").get("ref") == "A1:M5"


# JSON AND THE PAGE


def test_what_a_body_that_left_had_is_listed_with_the_day_it_left() -> None:
    gone = replace(lines()[0], findings=(), away="ended on 31 August 2025")
    for to in ("text", "html", "xlsx"):
        data = written((gone,), to)
        if to == "xlsx":
            assert "Ended on 31 August 2025." in str(table(data, 1))
            continue
        assert b"Ended on 31 August 2025" in data
        assert b"1 January 2026" not in data
        assert b"must be published" not in data


def test_the_data_says_the_same() -> None:
    data = json.loads(written(lines(), "json"))
    head = (data["kind"], data["format"], data["as-of"])
    assert head == ("policyloom-schedule", 2, "2026-02-01")
    assert data["counts"] == {
        "edition-damaged": 0,
        "overdue": 1,
        "due-soon": 1,
        "superseded-guidance": 0,
        "sources-to-check": 0,
        "holds-over": 0,
        "behind-draft": 0,
        "draft-refused": 0,
        "never-approved": 1,
        "withdrawn": 0,
        "not-listed": 0,
    }
    first = data["documents"][0]
    assert (first["edition"], first["approver"], first["next-review"]) == (
        "1.0",
        "governing board",
        "2026-01-01",
    )
    assert first["needs"] == [
        {
            "need": "overdue",
            "day": "2026-01-01",
            "words": "review was due by 1 January 2026, 31 days ago",
        }
    ]


def test_the_page_is_valid_and_accessible(tmp_path: Path) -> None:
    pages = {"some": lines(), "none": (), "rest": lines()[3:]}
    paths = [tmp_path / f"{name}.html" for name in pages]
    for path, given in zip(paths, pages.values(), strict=True):
        path.write_bytes(written(given, "html"))
    assert validate_html(paths) == []
    assert axe(paths) == []


def test_the_page_links_needs_to_their_rows() -> None:
    page = written(lines(), "html").decode()
    link = '<strong>Vale &lt;&amp;&gt; Trust</strong>, <a href="#p-vale-school-garden">=SUM(A1)'
    assert link in page
    assert 'id="p-vale-school-garden">' in page
