"""`push --decisions`: what each of many boards decided, in one list, one run and one record."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from policyloom.word.sheet import NotAWorkbookError, read_sheet
from tests.projects import run
from tests.rollouts import editions, make_project, new_version, planned, push, record, run_files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.projects import Said

Capture = pytest.CaptureFixture[str]
HEAD = "body,decision,by,on,minute,reason\n"
LIST = (
    HEAD + "peak-vale,adopted,governing body,2025-11-01,T25/1,\n"
    "peak-vale/hollin-bank,adopted,governing body,3 November 2025,H7,\n"
    "peak-vale/kettlebrow,deferred,governing body,2025-11-04,,Next term.\n"
    "alderbrook,refused,governing body,2025-11-05,A9,It does not fit us.\n"
)


@pytest.fixture
def root(tmp_path: Path, capsys: Capture) -> Path:
    made = make_project(tmp_path / "project")
    new_version(made)
    planned(made, capsys)
    return made


def decided(root: Path, capsys: Capture, text: str, *words: str) -> Said:
    path = root / "decided.csv"
    path.write_text(text, "utf-8")
    return push(root, capsys, "--decisions", str(path), "--yes", "--anyway", *words)


def bodies(root: Path) -> dict[str, str]:
    return {path.partition("/editions/")[0]: p for p in editions(root) if "/2.0" in (path := p)}


def test_each_board_is_recorded_with_its_own_decision(root: Path, capsys: Capture) -> None:
    said = decided(root, capsys, LIST)
    assert said.status == 0, said.err
    assert set(bodies(root)) == {"trusts/peak-vale", "trusts/peak-vale/schools/hollin-bank"}
    assert "Recorded as deferred: peak-vale/kettlebrow:phones" in said.out
    assert "Recorded as refused: alderbrook:phones" in said.out
    assert "Not pushed, needing an approval: peak-vale/st-giles:phones" in said.out
    found = record(root)
    assert len(found["runs"]) == 1
    (file,) = run_files(root)
    assert file.name[:10] == found["runs"][0]["time"][:10], "the day of the push names its record"
    known = {(one["body"], one["policy"]): one for one in found["documents"]}
    assert known["alderbrook", "phones"] == {
        "body": "alderbrook", "policy": "phones", "before": "1.0", "version": "2.0",
        "edition": "", "state": "refused", "by": "governing body", "on": "2025-11-05",
        "minute": "A9", "reason": "It does not fit us.",
    }  # fmt: skip
    assert known["peak-vale/kettlebrow", "visitors"]["state"] == "deferred"
    hollin = known["peak-vale/hollin-bank", "phones"]
    assert (hollin["state"], hollin["on"], hollin["minute"]) == ("done", "2025-11-03", "H7")
    assert ("peak-vale/st-giles", "phones") not in known


def test_the_edition_says_who_decided_for_its_body(root: Path, capsys: Capture) -> None:
    decided(root, capsys, LIST)
    text = (root / "trusts/peak-vale/schools/hollin-bank/editions/phones/2.0.json").read_text()
    assert '"minute": "H7"' in text
    assert '"on": "2025-11-03"' in text


def adopted(**days: str) -> str:
    rows = (
        f"peak-vale/{b.replace('_', '-')},adopted,governing body,{d},," for b, d in days.items()
    )
    return HEAD + "".join(f"{row}\n" for row in rows)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (adopted(kettlebrow="2025-11-04", hollin_bank="2025-11-03"), ""),
        (adopted(kettlebrow="2025-11-03", hollin_bank="2025-11-03"), ""),
        (adopted(hollin_bank="2025-11-03"), ""),
        (
            adopted(kettlebrow="2025-11-04")
            + "peak-vale/hollin-bank,refused,governing body,2025-11-03,,No.\n",
            "",
        ),
        (
            adopted(kettlebrow="2025-11-03", hollin_bank="2025-11-04"),
            "a later wave decides before it: peak-vale/hollin-bank:phones on 4 November",
        ),
        (
            adopted(kettlebrow="2025-11-03")
            + "peak-vale/hollin-bank,deferred,governing body,2025-11-02,,Later.\n",
            "peak-vale/hollin-bank:phones is neither adopted nor refused",
        ),
        (adopted(kettlebrow="2025-11-03"), "peak-vale/hollin-bank:phones is neither adopted nor"),
    ],
)
def test_the_order_of_waves_is_judged_over_the_whole_list(
    root: Path, capsys: Capture, text: str, why: str
) -> None:
    path = root / "decided.csv"
    path.write_text(text, "utf-8")
    said = push(root, capsys, "--decisions", str(path), "--dry-run")
    assert (said.status, why in said.err) == (1 if why else 0, True), said.err
    assert ("error[wave-order]: the wave `pilot` comes first" in said.err) is bool(why)


def test_what_was_deferred_is_adopted_later(root: Path, capsys: Capture) -> None:
    decided(root, capsys, LIST)
    later = HEAD + "peak-vale/kettlebrow,adopted,governing body,2026-01-10,,\n"
    said = decided(root, capsys, later)
    assert said.status == 0
    assert "Push: 2 documents, adopted by their body." in said.out
    assert "Deferred before, and to be approved now: peak-vale/kettlebrow:phones" in said.out
    known = {(one["body"], one["policy"]): one["state"] for one in record(root)["documents"]}
    assert known["peak-vale/kettlebrow", "phones"] == "done"
    assert known["alderbrook", "phones"] == "refused"
    before = editions(root)
    late = HEAD + "peak-vale/kettlebrow,refused,governing body,2026-01-12,,No.\n"
    said = decided(root, capsys, late)
    assert said.status == 1
    assert "cannot be refused on 12 January 2026: it was adopted on 10 January 2026" in said.err
    assert decided(root, capsys, LIST.replace("deferred", "adopted")).status == 0
    assert editions(root) == before


@pytest.mark.parametrize("on", ["2025-11-04", "2025-11-03"])
def test_nobody_adopts_what_it_defers_on_that_day_or_later(
    root: Path, capsys: Capture, on: str
) -> None:
    decided(root, capsys, LIST)
    files = run_files(root)
    row = f"peak-vale/kettlebrow,adopted,governing body,{on},,\n"
    alone = ("--to", "peak-vale/kettlebrow", "--by", "governing body", "--on", on, "--yes")
    for said in (decided(root, capsys, HEAD + row), push(root, capsys, "--anyway", *alone)):
        assert said.status == 1
        assert "error[date-order]: peak-vale/kettlebrow:phones cannot be adopted" in said.err
        assert "it was deferred on 4 November 2025 (rollouts/" in said.err
        assert "decides on a later day" in said.err
    assert (run_files(root), set(bodies(root))) == (
        files,
        {"trusts/peak-vale", "trusts/peak-vale/schools/hollin-bank"},
    )


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("nowhere,adopted,governing body,2025-11-01,,", "the plan has no body `nowhere`"),
        ("alderbrook,perhaps,governing body,2025-11-01,,", "`perhaps` is no decision"),
        ("alderbrook,adopted,,2025-11-01,,", "it has no `by`"),
        ("alderbrook,adopted,governing body,,,", "it has no `on`"),
        ("alderbrook,adopted,governing body,1 May,,", "`1 May` is not a day of the calendar"),
        ("alderbrook,refused,governing body,2025-11-01,,", "refused without a reason"),
        ("peak-vale,adopted,governing body,2025-11-01,,", "`peak-vale` has decided above"),
        ("alderbrook,adopted,governing body,2030-01-02,,", "`2030-01-02` has not come"),
        ("alderbrook,deferred,Mrs Nobody,2025-11-01,,", "no role or board called “Mrs Nobody”"),
        ("alderbrook,adopted,governing body,2025-11-01,,,x", "no column `(column 7)`"),
    ],
)
def test_every_row_is_checked_before_anything_is_written(
    root: Path, capsys: Capture, row: str, why: str
) -> None:
    text = HEAD + "peak-vale,adopted,governing body,2025-11-01,,\n" + row + "\n"
    said = decided(root, capsys, text)
    assert said.status == 1
    assert "error[decision-row]" in said.err
    assert why in said.err
    assert "decided.csv:3" in said.err
    assert not bodies(root)
    assert not (root / "rollouts").exists()


@pytest.mark.parametrize("text", ["", HEAD, "body;who\nalderbrook;x\n"])
def test_a_list_without_rows_or_with_other_columns(root: Path, capsys: Capture, text: str) -> None:
    said = decided(root, capsys, text)
    assert (said.status, "decision-row" in said.err) == (1, True)


def test_an_approver_who_may_not_is_refused_for_the_one_body(root: Path, capsys: Capture) -> None:
    said = decided(root, capsys, LIST.replace("governing body,3 November", "Nobody,3 November"))
    assert said.status == 1
    assert "decision-row" in said.err
    assert not bodies(root)


@pytest.mark.parametrize("more", [("--by", "head"), ("--on", "2025-11-01"), ("--automatic",)])
def test_the_list_is_the_only_decision(root: Path, capsys: Capture, more: tuple[str, ...]) -> None:
    assert decided(root, capsys, LIST, *more).status == 2


# THE FORMS OF A LIST


def workbook(rows: list[list[object]]) -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write_datetime(at, column, dt.datetime.combine(value, dt.time()), day)
            else:
                sheet.write(at, column, value)
    book.close()
    return data.getvalue()


def test_a_workbook_is_read_with_its_days(root: Path, capsys: Capture) -> None:
    rows: list[list[object]] = [
        ["Body", "Decision", "By", "On", "Minute"],
        [],
        ["alderbrook", "Adopted", "governing body", dt.date(2025, 11, 5), "A9"],
    ]
    path = root / "decided.xlsx"
    path.write_bytes(workbook(rows))
    said = push(root, capsys, "--decisions", str(path), "--yes", "--anyway")
    assert said.status == 0, said.err
    assert set(bodies(root)) == {"trusts/alderbrook"}
    assert record(root)["documents"][0]["on"] == "2025-11-05"


def test_a_number_in_a_workbook_is_a_day_only_where_it_can_be_one() -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet()
    rows = (["body", "decision", "by", "on", "minute"], ["alderbrook", "adopted", "head"])
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    sheet.write_datetime(1, 3, dt.date(2025, 11, 5), book.add_format({"num_format": "d mmm"}))
    sheet.write_number(1, 4, 26, bold)
    # A form that was answered on the web gives the time of day too.
    answered = dt.datetime(2025, 11, 5, 10, 3, tzinfo=dt.UTC).replace(tzinfo=None)
    sheet.write_datetime(1, 5, answered, book.add_format({"num_format": "d mmm hh:mm"}))
    book.close()
    assert read_sheet(data.getvalue())[1][3:] == ["2025-11-05", "26", "2025-11-05"]


def test_a_reason_of_several_lines_and_the_older_encoding_of_spreadsheets(
    root: Path, capsys: Capture
) -> None:
    text = LIST.replace("It does not fit us.", '"It isn’t ours,\nsay the parents."')
    path = root / "decided.csv"
    path.write_bytes(text.encode("cp1252"))
    assert push(root, capsys, "--decisions", str(path), "--yes", "--anyway").status == 0
    reasons = [one.get("reason") for one in record(root)["documents"]]
    assert "It isn’t ours,\nsay the parents." in reasons


def test_semicolons_and_a_byte_order_mark_are_what_spreadsheets_write(
    root: Path, capsys: Capture
) -> None:
    assert decided(root, capsys, "\ufeff" + LIST.replace(",", ";")).status == 0


@pytest.mark.parametrize("data", [b"", b"PK", b"not a workbook", b"PK\x03\x04" + b"\0" * 60])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(NotAWorkbookError):
        read_sheet(data)


def test_an_edition_that_was_pushed_and_is_gone_is_named(root: Path, capsys: Capture) -> None:
    assert decided(root, capsys, LIST).status == 0
    gone = root / bodies(root)["trusts/peak-vale/schools/hollin-bank"]
    gone.unlink()
    said = run(capsys, "check", "peak-vale/hollin-bank", "--root", str(root))
    assert said.status == 1
    assert "was approved on 3 November 2025, and it is not here" in " ".join(said.out.split())
    assert run(capsys, "check", "peak-vale/kettlebrow", "--root", str(root)).status == 0
