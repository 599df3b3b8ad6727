"""The rule ``said-twice``: a clause says each thing once."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity
from policyloom.document import Form, Table, plain
from policyloom.english.sentences import starts
from policyloom.lint.sentences import place_in
from policyloom.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Document, Line, Passage, Passages

LONG = 6
"""So many words are no turn of phrase, as 'The same times apply.' is."""
SHORT = 3
"""So many words before a colon name somebody: 'The Headteacher must:', but not 'You must:'."""


def said_twice(_document: Document, said: Passages) -> Iterator[Diagnostic]:
    """No sentence, item or lead of a list stands twice in one clause; in another it may.

    Why it matters: a duty of two people is done by neither, and where two roles of a body have
    one title, 'The Headteacher must:' stands there twice, and the Headteacher tells the
    Headteacher.
    """
    seen: set[tuple[str, str]] = set()
    for clause, passage in said:
        for line, start, words in _in_passage(passage) if clause else ():
            if (clause, words) in seen:
                yield _told(words, line, start)
            seen.add((clause, words))


# A block stands in the documents of many bodies: it is looked through once.
@remembered(1024)
def _in_passage(passage: Passage) -> tuple[tuple[Line, int, str], ...]:
    """Return what may stand but once in a clause, with the line and where it begins there."""
    lines = (one for one in passage.lines if one.label is None and not _apart(one))
    return tuple((line, *thing) for line in lines for thing in _things(plain(line.inlines)))


def _apart(line: Line) -> bool:
    """Tell whether words are somebody else's, or in cells or fields, which are read one by one."""
    return line.at.is_quoted or any(isinstance(part, Table | Form) for part in line.at.inside)


def _things(words: str) -> Iterator[tuple[int, str]]:
    begins = pairwise((0, *starts(words), len(words)))
    said = ((start, words[start:end].strip()) for start, end in begins)
    return ((start, one) for start, one in said if _says_much(one))


def _says_much(said: str) -> bool:
    count = len(said.split())
    return count >= LONG or (count >= SHORT and said.endswith(":"))


def _told(said: str, line: Line, start: int) -> Diagnostic:
    return Diagnostic(
        code=Code.SAID_TWICE,
        message=f"“{said}” stands twice in this clause",
        span=place_in(line.inlines, start, start + len(said)),
        hint="say it once; where it names two roles alike, give each role a title of its own",
        severity=Severity.WARNING,
    )
