"""The rules about raw words: terms, citations, slots and instructions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Span
from policyloom.english.proper_names import PLACEHOLDER
from policyloom.lint.lines import flat, lines
from policyloom.source.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import Library, Vocabulary

INSTRUCTION = re.compile(
    r"\((?:if|as|where) (?:appropriate|applicable)\)|delete (?:as|if|where) \w+|\[?insert "
    r"(?:name|date|title|here)\b"
    r"|once complete[d]?, delete",
    re.IGNORECASE,
)
YEAR = re.compile(r"20\d\d")
PARAGRAPHS = re.compile(r"\bpara(?:graph)?s?\.? \d+(?: ?(?:to|and|-|–) ?\d+)?", re.IGNORECASE)


def raw_words(library: Library) -> Iterator[Diagnostic]:
    """Words that differ from body to body, editions and slots to fill in are tokens.

    Why it matters: a word typed as it stands is right for one body and wrong for the next, and a
    year typed in a sentence is out of date when the next edition comes.

    Instead of 'the school', 'KCSIE 2024' and '[name]' write ``{the school}``,
    ``[](cite:kcsie)`` and a setting.
    """
    for line in lines(library):
        for piece in flat(line):
            if isinstance(piece, Words):
                yield from _guarded(piece, library.vocabulary)
                yield from _cited(piece, library)
                yield from _left_over(piece)


def _guarded(words: Words, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    if not vocabulary.guarded:
        return
    guarded = list(_vocabulary_words(tuple(vocabulary.guarded)).finditer(words.value))
    if not guarded:
        return
    free = [found.span() for found in _literals(vocabulary.literals).finditer(words.value)]
    for found in guarded:
        if not any(start <= found.start() and found.end() <= end for start, end in free):
            write = vocabulary.guarded[_entry(found[0], vocabulary)]
            yield Diagnostic(
                code=Code.TERM_OUTSIDE_TOKEN,
                message=f"“{found[0]}” is a word that bodies put in their own terms",
                span=_at(words, found),
                hint=f"write {write}; a phrase that never changes is written "
                f'{{"{found[0]}"}} or listed as '
                "a literal",
            )


def _entry(word: str, vocabulary: Vocabulary) -> str:
    lowered = {name.lower(): name for name in vocabulary.guarded}
    return lowered.get(word.lower()) or lowered[word.lower().removesuffix("s").removesuffix("'")]


@lru_cache(maxsize=8)
def _literals(literals: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(literals, key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)" if ordered else r"(?!)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _vocabulary_words(guarded: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(guarded, key=len, reverse=True)
    return re.compile(
        r"(?<![\w@/.-])(?:" + "|".join(map(re.escape, ordered)) + r")s?(?![\w-])", re.IGNORECASE
    )


def _cited(words: Words, library: Library) -> Iterator[Diagnostic]:
    # Few words hold a year, and every instrument would be looked for in all of them.
    dated = library.instruments.values() if YEAR.search(words.value) else ()
    for instrument in dated:
        if not instrument.editions:
            continue
        names = "|".join(
            re.escape(n)
            for n in (instrument.title, *instrument.aliases, instrument.abbreviation)
            if n
        )
        for found in re.finditer(
            rf"\b(?:{names})[’']?,? \(?(?:in )?20\d\d\)?", words.value, re.IGNORECASE
        ):
            cite = instrument.citation_id or instrument.id
            message = (
                f"“{found[0]}” names an edition in plain words, which nothing keeps up to date"
            )
            yield Diagnostic(
                code=Code.CITATION_OUTSIDE_TOKEN,
                message=message,
                span=_at(words, found),
                hint=f"write `[](cite:{cite})`",
            )
    for found in PARAGRAPHS.finditer(words.value):
        yield Diagnostic(
            code=Code.CITATION_OUTSIDE_TOKEN,
            message=f"“{found[0]}” is a paragraph number in plain words, which differs from "
            "edition to "
            "edition",
            span=_at(words, found),
            hint="cite the part by a name of the register: `[](cite:NAME#PART)`",
        )


def _left_over(words: Words) -> Iterator[Diagnostic]:
    for found in PLACEHOLDER.finditer(words.value):
        yield Diagnostic(
            code=Code.PLACEHOLDER_LEFT,
            message=f"“{found[0]}” looks like a slot that someone was to fill in",
            span=_at(words, found),
            hint="make it a setting of the vocabulary and write its name in braces",
        )
    for found in INSTRUCTION.finditer(words.value):
        yield Diagnostic(
            code=Code.INSTRUCTION_LEFT,
            message=f"“{found[0]}” is an instruction to whoever fills the policy in, not policy",
            span=_at(words, found),
            hint="make it a condition (`when:`) or an editor note (a paragraph that begins with "
            "`>`)",
        )


def _at(words: Words, found: re.Match[str]) -> Span:
    return words.at(found.start(), len(found[0]))
