"""The rules about finished sentences: ``word-missing`` and ``repeated-word``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.document import Text, plain, runs
from policyloom.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Diagnostics
    from policyloom.document import Document, Inlines, Line, Passage, Passages

Rule: TypeAlias = "tuple[re.Pattern[str], Code, str]"

IN_ENGLISH = (
    re.compile(
        # With a capital behind another word it is a name: 'Appendix A to', 'Plan A or'. Behind a
        # sign it ends an address: 'example.org/a'.
        r"(?<![\w./=@&#?%-])((?<![^\W_]\s)(?:The|An?)|the|an?)"
        r" (as|to|of|by|or|and|for|must|should|will|may)\b(?!-)"
    ),
    Code.WORD_MISSING,
    "a word is missing after “{}”",
)
IN_ANY_LANGUAGE = (
    re.compile(r"(?<![\w-])(?!(?:had|that)\b)([^\W\d_]+)[^\S\n]+\1(?![\w-])", re.IGNORECASE),
    Code.REPEATED_WORD,
    "“{}” stands here twice",
)


TWO_ALIKE = (
    # One person holds two roles, and a text names both: 'the Headteacher or the Headteacher'.
    re.compile(
        r"(?<![\w-])((?:the|an?|our) [^,.;:()]{2,60}?) (?:or|and)(?:, [^,.;:()]{2,40},)? \1"
        r"(?=$|[.,;:!?)]|\s(?:at|before|for|if|in|is|may|must|on|or|to|when|who|will)\b)",
        re.IGNORECASE,
    ),
    Code.REPEATED_WORD,
    "“{}” stands here twice, for two that are one in this body",
)


def sentences(_document: Document, said: Passages) -> Iterator[Diagnostic]:
    """A finished sentence has a noun after its article and no small word twice.

    Why it matters: 'will be directed to the as appropriate' was published when a role was deleted.
    Articles are looked for in English only, where it is known what may follow them; in any
    language a word that stands twice is a slip.
    """
    for _, passage in said:
        yield from _in_passage(passage)


# A block stands in the documents of many bodies: it is looked through once.
@remembered(1024)
def _in_passage(passage: Passage) -> Diagnostics:
    return tuple(
        slip for line in passage.lines if not line.at.is_quoted for slip in _in_line(line)
    )


def _in_line(line: Line) -> Iterator[Diagnostic]:
    # The contents say again what stands below, and labels are the program's own words.
    if line.at.part != "contents" and line.label is None:
        slips = _slips(plain(line.inlines), english=not line.at.language)
        yield from (_told(line.inlines, *slip) for slip in slips if _is_one(line, *slip))


# Most words of a clause are those of every body that has it: they are looked through once.
@lru_cache(maxsize=4096)
def _slips(words: str, *, english: bool) -> tuple[tuple[Rule, re.Match[str]], ...]:
    rules = (IN_ENGLISH, IN_ANY_LANGUAGE, TWO_ALIKE) if english else (IN_ANY_LANGUAGE,)
    return tuple((rule, found) for rule in rules for found in rule[0].finditer(words))


def _is_one(line: Line, rule: Rule, found: re.Match[str]) -> bool:
    # Of tokens `resolve.once` knows who they are, and says it once or tells it.
    return rule is not TWO_ALIKE or not _are_tokens(line.inlines, found)


def _told(line: Inlines, rule: Rule, found: re.Match[str]) -> Diagnostic:
    _, code, message = rule
    return Diagnostic(
        code=code,
        message=f"{message.format(found[1])}: “…{_around(found)}…”",
        span=place_in(line, found.start(), found.end()),
        hint="mend the sentence in the clause, or the words that the overlay gives",
        severity=Severity.WARNING,
    )


def _are_tokens(line: Inlines, found: re.Match[str]) -> bool:
    """Tell whether two names, with a joining word between them, are tokens of one line."""
    starts, at = set(), 0
    for one in line:
        if isinstance(one, Text) and one.origin and one.origin.token:
            starts.add(at)
        at += len(plain((one,)))
    ends = found.end() - len(found[1])
    return "," not in found[0] and {found.start(), ends} <= starts


def _around(found: re.Match[str]) -> str:
    return found.string[max(0, found.start() - 30) : found.end() + 20].strip()


def place_in(line: Inlines, at: int, until: int) -> Span:
    """Return the place of the run that holds words of a line, or of the words themselves."""
    start = end = 0
    place = Span("", 1, 1)
    for run in runs(line):
        start, end = end, end + len(run.value)
        if run.origin:
            place = run.origin.span
        if end > at:
            break
    if place.length != end - start:
        return place
    length = min(until, end) - at
    return Span(place.path, place.line, place.column + at - start, length)
