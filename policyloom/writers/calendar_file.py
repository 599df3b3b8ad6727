"""ICS writer: the reviews as an iCalendar file, which Outlook and other calendars take.

A review keeps its UID for ever and its SEQUENCE grows with each edition, so that a calendar that
takes the file again moves the event and does not add one.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from policyloom.english.dates import date_words
from policyloom.report.schedule import edition_words, status_words

if TYPE_CHECKING:
    from policyloom.editions.due import Days
    from policyloom.editions.schedule import Scheduled

AHEAD = dt.timedelta(days=30)
NAMESPACE = uuid5(NAMESPACE_URL, "https://policyloom.example.org/reviews")


def schedule_calendar(lines: tuple[Scheduled, ...], days: Days) -> bytes:
    """Return an all-day event for the next review of every edition, with an alarm ahead of it."""
    calendar = Calendar()
    calendar.add("prodid", "-//policyloom//policy reviews//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Policy reviews")
    for line in lines:
        if line.approved_on and line.next_review and not line.away:
            calendar.add_component(_event(line, days))
    # Nothing may depend on the order in which properties were added; the library sorts them.
    data: bytes = calendar.to_ical(sorted=True)
    return data


def _event(line: Scheduled, days: Days) -> Event:
    event = Event()
    day = dt.date.fromisoformat(line.next_review)
    event.add("uid", str(uuid5(NAMESPACE, line.selector)))
    event.add("sequence", max(line.revision - 1, 0))
    event.add("dtstamp", _stamp(line))
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    event.add("summary", f"Review due: {line.title}, {line.body_name}")
    event.add("description", _description(line))
    event.add("categories", ["Policy review"])
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-alldayevent", "TRUE")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    # An alarm for a day that has passed would only go off when the file is opened.
    if line.next_review >= days.today:
        event.add_component(_alarm(line))
    return event


def _stamp(line: Scheduled) -> dt.datetime:
    """Return when the event was made: the approval it follows from, never the clock."""
    day = dt.date.fromisoformat(line.approved_on)
    return dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)


def _description(line: Scheduled) -> str:
    # What is behind today is not here: the event says the same until the next edition.
    facts = [edition_words(line), status_words(line)]
    facts += [f"Owner: {line.owner}"] if line.owner else []
    return "\n".join(f"{fact}." for fact in facts)


def _alarm(line: Scheduled) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -AHEAD)
    alarm.add(
        "description",
        f"{line.title}, {line.body_name}: review due by {date_words(line.next_review)}",
    )
    return alarm
