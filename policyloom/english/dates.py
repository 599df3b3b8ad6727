"""Dates as a document prints them: ISO days and months -> English words."""

from __future__ import annotations

import calendar
import datetime as dt
import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH_LENGTH = 7


def date_words(iso: str) -> str:
    """Return ``1 September 2025`` for a day, ``September 2025`` for a month.

    Other words as they are.
    """
    if not is_date(iso):
        return iso
    year, month, *day = iso.split("-")
    words = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(day[0])} {words}" if day else words


def short_date_words(iso: str) -> str:
    """Return ``14 Sep 2022`` or ``Sep 2022``, for the narrow columns of a table."""
    words = date_words(iso)
    return next((words.replace(month, month[:3]) for month in MONTHS if month in words), words)


def is_date(iso: str) -> bool:
    """Tell whether an ISO day (or month) exists in the calendar."""
    try:
        dt.date.fromisoformat(full_day(iso))
    except ValueError:
        return False
    return True


def full_day(iso: str) -> str:
    """Return an ISO day; of a month, its first."""
    return iso if len(iso) > MONTH_LENGTH or not iso else f"{iso}-01"


def when(iso: str) -> str:
    """Return a day or month as it stands after a verb: on 1 September 2025, in September 2025."""
    return f"{'on' if full_day(iso) == iso else 'in'} {date_words(iso)}"


WRITTEN = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:[/.-]| ?/ ?| (?:of )?)(?P<month>\d{1,2}|[A-Za-z]{3,9})"
    r"(?:[/.-]| ?/ ?|,? )(?P<year>\d{4})"
)
"""A day as people write it here: the day, the month by name or number, the year."""


def day_in_words(words: str) -> str:
    """Return the ISO day of words such as ``1 September 2025`` or ``01/09/2025``; else nothing."""
    found = WRITTEN.fullmatch(words.strip())
    if not found:
        return ""
    month = found["month"]
    named = (n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(month.lower()))
    number = int(month) if month.isdecimal() else next(named, 0)
    iso = f"{found['year']}-{number:02}-{int(found['day']):02}"
    return iso if is_date(iso) else ""


def days_between(first: str, last: str) -> int:
    """Return how many days lie between two ISO days; less than nothing when ``last`` is first."""
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days


def days_after(iso: str, days: int) -> str:
    """Return the ISO day so many days after another, at most the last that a calendar has."""
    day = dt.date.fromisoformat(iso)
    left = (dt.date.max - day).days
    return (day + dt.timedelta(days=min(days, left))).isoformat()


def months_after(iso: str, months: int) -> str:
    """Return the same day so many months on; the last day of a month where it has no such day."""
    day = dt.date.fromisoformat(iso)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        year, month = dt.MAXYEAR, day.month - 1
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last)).isoformat()


def years_after(iso: str, years: int) -> str:
    """Return the same day in another year; the last day of February stays the last."""
    return months_after(iso, 12 * years)
