"""STUDIO: what authors wrote with tokens -> words for whoever knows of none.

A clause reads as plain English when its braces are taken away.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from policyloom.english.grammar import capitalised
from policyloom.markdown import write_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policyloom.source import Clause, Library
    from policyloom.source.wording import Pieces

TOKEN = re.compile(r'\{"?([^{}"]*)"?\}')
LINK = re.compile(r"\[([^\]]*)\]\((?:[a-z]+:)?([^)#@]*)[^)]*\)")
MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`>#]")
SHOWN, BEFORE = 18, 4
"""Words of a text that tell it from its alternatives, and those of them that stand in both."""


def without_braces(words: str) -> str:
    """Return words as they read without the braces of their tokens."""
    return TOKEN.sub(r"\1", words)


def as_read(pieces: Pieces) -> str:
    """Return a line as it reads."""
    return without_braces(write_line(pieces))


def plainly(library: Library, words: str) -> str:
    """Return words without braces; a link that has no words of its own says what it leads to."""
    return LINK.sub(lambda link: link[1] or _led_to(library, link[2]), without_braces(words))


def _led_to(library: Library, name: str) -> str:
    known = library.register.get(name) or library.instruments.get(name)
    return known.title if known else name.rpartition("/")[2].replace("-", " ")


def title_of(clause: Clause) -> str:
    """Return what a clause is called."""
    return as_read(clause.versions[0].title) or _named(clause.id)


def called(library: Library, clause: str) -> str:
    """Return what a clause is called that may be nobody's in the library."""
    known = library.clauses.get(clause)
    return title_of(known) if known else _named(clause)


def alternatives(library: Library, clauses: Iterable[str]) -> Mapping[str, str]:
    """Return what tells clauses apart of which one stands: titles, or where texts differ."""
    titles = {one: called(library, one) for one in clauses}
    number = Counter(titles.values())
    texts = {one: _words(library.clauses.get(one)) for one in titles if number[titles[one]] > 1}
    same = _same(tuple(texts.values()))
    # A title that all of them have is that of the question, and told there.
    before = {title: f"{title}: " if len(number) > 1 else "" for title in number}
    return {
        one: f"{before[title]}{_from(texts[one], same)}" if texts.get(one) else title
        for one, title in titles.items()
    }


def _words(clause: Clause | None) -> tuple[str, ...]:
    text = clause.versions[0].text if clause else ""
    return tuple(without_braces(MARKS.sub(r"\1", text)).split())


def _same(texts: tuple[tuple[str, ...], ...]) -> int:
    """Return how many words all texts begin with."""
    together = zip(*texts, strict=False)
    return next((n for n, words in enumerate(together) if len(set(words)) > 1), 0)


def _from(words: tuple[str, ...], same: int) -> str:
    """Return some words of a text, from a little before where it differs from the others."""
    start = max(same - BEFORE, 0)
    shown = words[start : start + SHOWN]
    more = "" if start + SHOWN >= len(words) else " …"
    return f"{'… ' if start else ''}{' '.join(shown)}{more}"


def _named(clause: str) -> str:
    return capitalised(clause.rpartition("/")[2].replace("-", " "))
