"""STUDIO: a Word file or PDF that somebody has: what to mend in it; nothing is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.fleet.looking import known_of, manuscript_of
from policyloom.inspecting import Ground, Known, inspect
from policyloom.report import Link
from policyloom.report.look import look_report
from policyloom.studio.asked import UNFIT, Answer, page
from policyloom.word.apart import NotReadError
from policyloom.writers.report.page import report_page

if TYPE_CHECKING:
    from policyloom.studio.asked import Asked


def word(_asked: Asked) -> Answer:
    """Return the page that takes a file."""
    return page("word", refused="")


def look(asked: Asked) -> Answer:
    """Return what to mend in a file."""
    if not asked.files or not asked.files[0].data:
        return page("word", UNFIT, refused="Choose a file first.")
    sent = asked.files[0]
    try:
        manuscript = manuscript_of(sent.data)
    except NotReadError as problem:
        return page("word", UNFIT, refused=f"{sent.name} was not read: {problem}.")
    desk = asked.on_desk
    known = known_of(desk.library) if desk else Known()
    found = inspect(manuscript, Ground(today=asked.day, known=known))
    report = look_report(sent.name, found, asked.day)
    return Answer(
        data=report_page(report, Link(words="Look at another file", href="/word")), framed=True
    )
