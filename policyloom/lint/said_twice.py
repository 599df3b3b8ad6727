"""The rule ``said-twice``: a clause says each thing once."""

from __future__ import annotations

from functools import lru_cache
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
            clause = line.at.provision.clause if line.at.provision else ""
            for start, said in _things(plain(line.inlines)) if clause else ():
                key = (clause, said)
                if key in seen:
                    yield _told(said, line, start)
                seen.add(key)


def _apart(line: Line) -> bool:
    """Tell whether words stand in cells or fields, which are read one by one."""
    return any(isinstance(part, Table | Form) for part in line.at.inside)


# Most words of a clause are those of every body that has it: they are looked through once.
@lru_cache(maxsize=4096)
def _things(words: str) -> tuple[tuple[int, str], ...]:
    """Return what may stand but once in a clause, and where it begins in the words."""
    begins = pairwise((0, *starts(words), len(words)))
    said = ((start, words[start:end].strip()) for start, end in begins)
    return tuple((start, one) for start, one in said if _says_much(one))


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
