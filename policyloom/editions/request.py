"""Request: what somebody wants approved, and what an approval would do."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Severity, Span
from policyloom.english.dates import date_words, is_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.changes import Comparison, Size
    from policyloom.document import Document
    from policyloom.editions.record import Edition
    from policyloom.source import Library, Policy

ASKED = "command line"
DAY_LENGTH = len("2025-09-01")
MINUTE = re.compile(r"^\s*minutes?\b[\s.:]*", re.IGNORECASE)


def minute_number(words: str) -> str:
    """Return where a decision is minuted, without the word that is printed before it."""
    return MINUTE.sub("", words, count=1) or words


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the person at the keyboard asks for; dates are ISO days, empty means 'not given'."""

    by: str
    on: str
    effective: str = ""
    version: str = ""
    minute: str = ""
    note: str = ""
    next_review: str = ""
    """For a review without change; an approval takes it from the overlay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A strictly compiled document put before its approver, with the editions before it.

    ``withdrawn`` are those that were ended. ``files`` are the texts of the sources by path, for
    their digests.
    """

    document: Document
    library: Library
    policy: Policy
    before: tuple[Edition, ...]
    files: Mapping[str, str]
    withdrawn: tuple[Edition, ...] = ()

    @property
    def every(self) -> tuple[Edition, ...]:
        """All editions there have been, in the order of their versions."""
        return tuple(sorted((*self.before, *self.withdrawn), key=lambda one: one.version))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What an approval would do, or the problems for which it is refused.

    ``comparison`` is with the edition before; there is none for a first edition.
    """

    edition: Edition | None
    comparison: Comparison | None
    size: Size | None
    problems: Diagnostics = ()


def refusal(
    code: Code, message: str, hint: str | None = None, span: Span | None = None
) -> Diagnostic:
    """Return why a request is refused; by default its place is the command line."""
    return Diagnostic(code=code, message=message, span=span or Span(ASKED, 1, 1), hint=hint)


def unsettled(problems: Diagnostics) -> Diagnostics:
    """Return what is wrong with a draft as an approval has it: what is to be checked stops it."""
    return tuple(
        replace(one, severity=Severity.ERROR) if one.code is Code.MARK_LEFT else one
        for one in problems
    )


def wrong_dates(request: Request, every: tuple[Edition, ...]) -> Diagnostics:
    """Return what is wrong with the days of a request; ``every`` edition there has been counts."""
    given = (
        ("--on", request.on),
        ("--effective", request.effective),
        ("--next", request.next_review),
    )
    not_days = tuple(_not_a_day(name, day) for name, day in given if day and not _is_day(day))
    return not_days or tuple(_out_of_order(request, every))


def _is_day(words: str) -> bool:
    return len(words) == DAY_LENGTH and is_date(words)


def _not_a_day(option: str, words: str) -> Diagnostic:
    return refusal(
        Code.DATE_ORDER, f"{option} {words} is not a day of the calendar", "write it as 2025-09-01"
    )


def _out_of_order(request: Request, every: tuple[Edition, ...]) -> Iterator[Diagnostic]:
    on = date_words(request.on)
    if request.effective and request.effective < request.on:
        day = date_words(request.effective)
        message = f"it would take effect on {day}, before its approval on {on}"
        hint = "--effective is the day of approval or a later one"
        yield refusal(Code.DATE_ORDER, message, hint)
    if request.next_review and request.next_review <= request.on:
        message = f"the next review, {date_words(request.next_review)}, is not after {on}"
        yield refusal(Code.DATE_ORDER, message, "--next is the day by which it is reviewed again")
    for day, deed in sorted(_deeds(every), reverse=True)[:1]:
        if request.on < day:
            message = f"{deed} on {date_words(day)}, after {on}"
            hint = "editions are approved in order: check the day given with --on"
            yield refusal(Code.DATE_ORDER, message, hint)


def _deeds(every: tuple[Edition, ...]) -> Iterator[tuple[str, str]]:
    """Yield the days on which editions were approved or ended, and what was done then."""
    for one in every:
        yield one.approval.on, f"version {one.words} was approved"
        if one.withdrawn:
            yield one.withdrawn.on, f"version {one.words} was withdrawn"
