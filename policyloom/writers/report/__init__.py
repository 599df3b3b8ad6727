"""Report writers: a report -> text, JSON, a workbook or a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policyloom.records import envelope, json_text
from policyloom.report.text import Wanted, report_lines

if TYPE_CHECKING:
    from policyloom.report import Report

FORMATS = ("text", "json", "html", "xlsx", "docx")
UNSEEN = 100
FORMAT = 2


def write_report(report: Report, to: str) -> bytes:
    """Return a report in a format of ``FORMATS``; the same report gives the same bytes.

    Text is 100 columns wide; `report_lines` gives it in any other width, and in colours.
    """
    # Looking at a terminal must not wait for the libraries that make the others.
    match to:
        case "json":
            return data_bytes(report.kind, report.data)
        case "html":
            from policyloom.writers.report.page import report_page  # noqa: PLC0415

            return report_page(report)
        case "xlsx":
            from policyloom.writers.report.workbook import report_workbook  # noqa: PLC0415

            return report_workbook(report)
        case "docx":
            from policyloom.writers.report.word import report_word  # noqa: PLC0415

            return report_word(report)
        case "text":
            lines = report_lines(report, Wanted(width=UNSEEN))
            return "".join(f"{line.text.rstrip()}\n" for line in lines).encode()
        case _:
            raise ValueError(f"{to!r} is not one of {', '.join(FORMATS)}")


def data_bytes(kind: str, data: Any) -> bytes:  # noqa: ANN401 - any members
    """Return members as a JSON object that says what it is, the same bytes for the same data.

    Half a character, as the name of a file may hold, is written as JSON escapes it.
    """
    text = json_text({**envelope(kind, FORMAT), **data}, indent=2)
    return text.encode("utf-8", "backslashreplace")
