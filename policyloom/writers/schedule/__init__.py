"""Schedule writers: the lines of a policy schedule -> text, a calendar, a page, a workbook, JSON.

All of them say the same; a calendar holds the reviews alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.writers.formats import Product, formats_of

if TYPE_CHECKING:
    from policyloom.editions.due import Days, Scheduled


def write_schedule(lines: tuple[Scheduled, ...], days: Days, to: str, width: int = 80) -> bytes:
    """Return the schedule in a format that prints schedules; ``width`` is that of the text."""
    # Looking at a terminal must not wait for the library that makes workbooks.
    match to:
        case "text":
            from policyloom.writers.schedule.text import schedule_text  # noqa: PLC0415

            return schedule_text(lines, days, width).encode()
        case "ics":
            from policyloom.writers.schedule.calendar_file import schedule_calendar  # noqa: PLC0415

            return schedule_calendar(lines, days)
        case "html":
            from policyloom.writers.schedule.page import schedule_page  # noqa: PLC0415

            return schedule_page(lines, days)
        case "xlsx":
            from policyloom.writers.schedule.workbook import schedule_workbook  # noqa: PLC0415

            return schedule_workbook(lines, days)
        case "json":
            from policyloom.writers.schedule.data import schedule_json  # noqa: PLC0415

            return schedule_json(lines, days)
        case _:
            raise ValueError(f"{to!r} is not one of {', '.join(formats_of(Product.SCHEDULE))}")


__all__ = ["write_schedule"]
