"""The rule ``said-twice``: a clause says each thing once."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity
from policyloom.document import Form, Table, plain
from policyloom.english.sentences import starts
from policyloom.lint.sentences import place_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.document import Document, Line

LONG = 6
"""So many words are no turn of phrase, as 'The same times apply.' is."""
SHORT = 3
"""So many words before a colon name somebody: 'The Headteacher must:', but not 'You must:'."""


def said_twice(_document: Document, printed: Sequence[Line]) -> Iterator[Diagnostic]:
    """No sentence, item or lead of a list stands twice in one clause; in another it may.

    Why it matters: a duty of two people is done by neither, and where two roles of a body have
    one title, 'The Headteacher must:' stands there twice, and the Headteacher tells the
    Headteacher.
    """
    seen: set[tuple[str, str]] = set()
    for line in printed:
        if line.label is None and line.at.part == "section" and not _apart(line):
            words = plain(line.inlines)
            begins = [0, *starts(words), len(words)]
            for start, end in pairwise(begins):
                said = words[start:end].strip()
                key = _key(said, line)
                if key in seen:
                    yield _told(said, line, start)
                elif key:
                    seen.add(key)


def _apart(line: Line) -> bool:
    """Tell whether words stand in cells or fields, which are read one by one."""
    return any(isinstance(part, Table | Form) for part in line.at.inside)


def _key(said: str, line: Line) -> tuple[str, str] | None:
    """Return where words may stand but once, and the words; None for what may stand often."""
    count = len(said.split())
    below = line.at.provision
    if below and (count >= LONG or (count >= SHORT and said.endswith(":"))):
        return below.clause, said
    return None


def _told(said: str, line: Line, start: int) -> Diagnostic:
    return Diagnostic(
        code=Code.SAID_TWICE,
        message=f"“{said}” stands twice in this clause",
        span=place_in(line.inlines, start, start + len(said)),
        hint="say it once; where it names two roles alike, give each role a title of its own",
        severity=Severity.WARNING,
    )
