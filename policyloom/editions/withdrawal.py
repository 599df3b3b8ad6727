"""Withdrawal: an edition that was ended <-> the record beside it that says who did, when and why.

The edition itself stays as it is: nothing that was approved is ever deleted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Span
from policyloom.english.dates import date_words, is_date
from policyloom.records import Kind, RecordError
from policyloom.source import body_folder

if TYPE_CHECKING:
    from policyloom.diagnostics import Diagnostics

SUFFIX = ".withdrawn.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Who ended an edition, on which ISO day and why; ``edition`` is its digest."""

    body: str
    policy: str
    version: str
    edition: str
    by: str
    by_words: str
    on: str
    reason: str
    minute: str

    @property
    def words(self) -> str:
        """The withdrawal in words, to stand after 'withdrawn'."""
        minute = f" (minute {self.minute})" if self.minute else ""
        return f"on {date_words(self.on)} by the {self.by_words}{minute}: {self.reason}"

    @property
    def path(self) -> str:
        """Where the record is kept."""
        folder = f"{body_folder(self.body)}/editions/{self.policy}"
        return f"{folder}/{self.version}{SUFFIX}"


WITHDRAWAL = Kind(name="policyloom-withdrawal", made=Withdrawal, seal="policyloom-withdrawal")


def read_withdrawal(text: str, path: str) -> tuple[Withdrawal | None, Diagnostics]:
    """Return the withdrawal in a file, or what is wrong with the file."""
    try:
        return _in_place(WITHDRAWAL.value(text), path), ()
    except RecordError as error:
        problem = Diagnostic(
            code=Code.WITHDRAWAL_CORRUPT,
            message=f"this file is no record of a withdrawal that can be read: {error}",
            span=Span(path, *error.place),
            hint="restore the file as it was written, from version control",
        )
        return None, (problem,)


def _in_place(found: Withdrawal, path: str) -> Withdrawal:
    if found.path != path:
        raise RecordError(f"belongs to {found.path}")
    if not is_date(found.on):
        raise RecordError(f"names the day {found.on!r}, which is none")
    return found
