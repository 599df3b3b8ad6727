"""The rules about raw words: terms, citations, slots and instructions."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from policyloom.diagnostics import Code, Diagnostic, Fix, Severity, Span
from policyloom.english.nouns import plural_of
from policyloom.english.proper_names import PLACEHOLDER
from policyloom.lint.lines import flat, lines, own_lines, shared_lines
from policyloom.remembered import remembered
from policyloom.source.names import reader_of
from policyloom.source.walk import MOST
from policyloom.source.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Diagnostics
    from policyloom.lint.lines import Lines
    from policyloom.source import Instrument, Library, Overlay, Vocabulary
    from policyloom.source.names import Reader

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
    vocabulary, reader = library.vocabulary, reader_of(library.vocabulary)
    for said in shared_lines(library):
        for words, found in _guarded_in(said, vocabulary):
            yield _raw(words, found, vocabulary, reader)
    for said, overlay in own_lines(library):
        for words, found in _guarded_in(said, vocabulary):
            yield from _offered(words, found, overlay, library, reader)
    dated = _dated(*library.instruments.values())
    for said in lines(library):
        yield from _typed_out(said, dated)


def _words(said: Lines) -> Iterator[Words]:
    return (piece for line in said for piece in flat(line) if isinstance(piece, Words))


@remembered(MOST)
def _guarded_in(said: Lines, vocabulary: Vocabulary) -> tuple[tuple[Words, re.Match[str]], ...]:
    return tuple((words, one) for words in _words(said) for one in _guarded(words, vocabulary))


@remembered(MOST)
def _typed_out(said: Lines, dated: Dated) -> Diagnostics:
    """Return the editions, paragraph numbers, slots and instructions that stand in a text."""
    every = ((*_cited(words, dated), *_left_over(words)) for words in _words(said))
    return tuple(found for one in every for found in one)


def _guarded(words: Words, vocabulary: Vocabulary) -> Iterator[re.Match[str]]:
    """Yield the words that bodies put in their own terms, but in phrases that never change."""
    if not vocabulary.guarded:
        return
    guarded = list(_vocabulary_words(tuple(vocabulary.guarded)).finditer(words.value))
    if not guarded:
        return
    free = [found.span() for found in _literals(vocabulary.literals).finditer(words.value)]
    for found in guarded:
        if not any(start <= found.start() and found.end() <= end for start, end in free):
            yield found


def _raw(words: Words, found: re.Match[str], vocabulary: Vocabulary, reader: Reader) -> Diagnostic:
    write = vocabulary.guarded[_entry(found[0], vocabulary)]
    named = TOKEN.findall(write)
    return Diagnostic(
        code=Code.TERM_OUTSIDE_TOKEN,
        message=f"“{found[0]}” is a word that bodies put in their own terms",
        span=_at(words, found),
        hint=f'write {write}; a phrase that never changes is written {{"{found[0]}"}} or listed '
        "as a literal",
        fix=_fix(words, found, named[0], reader) if len(named) == 1 else None,
    )


def _offered(
    words: Words, found: re.Match[str], overlay: Overlay, library: Library, reader: Reader
) -> Iterator[Diagnostic]:
    """Offer the token for a word in a body's own text, if it prints the same there.

    The plain word may stand as well. To a body with members a school is one thing and the
    organisation another, so that nothing is written for it.
    """
    named = TOKEN.findall(library.vocabulary.guarded[_entry(found[0], library.vocabulary)])
    said = _entry(found[0], library.vocabulary).lower()
    same = [name for name in named if _noun(name, overlay, library).lower() == said]
    if not same or (len(same) > 1 and library.members.get(overlay.body)):
        return
    fix = _fix(words, found, same[0], reader)
    if fix:
        yield Diagnostic(
            code=Code.TERM_OUTSIDE_TOKEN,
            message=f"“{found[0]}” stands in plain words in a text of your own",
            span=_at(words, found),
            hint=f"it may stand; {fix.new} reads the same, and follows when another word is "
            "chosen (`policyloom check --fix` writes it)",
            severity=Severity.WARNING,
            fix=fix,
        )


def _noun(name: str, overlay: Overlay, library: Library) -> str:
    """Return the word that a body, or what stands above it, has for a term or role."""
    own = overlay.terms.get(name) or (held.forms if (held := overlay.roles.get(name)) else None)
    if own:
        return own.noun.text
    if overlay.parent and overlay.parent in library.overlays:
        return _noun(name, library.overlays[overlay.parent], library)
    known = {**library.vocabulary.roles, **library.vocabulary.terms}.get(name)
    return known.default.noun.text if known and known.default else ""


TOKEN = re.compile(r"\{([^{}]+)\}")
ARTICLE = re.compile(r"(?:(?<=\s)|^)(the|an?) $", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?(?!\w)")


def _fix(words: Words, found: re.Match[str], name: str, reader: Reader) -> Fix | None:
    """Return the token for a word, with its article, its plural and its apostrophe."""
    article = ARTICLE.search(words.value[: found.start()])
    after = POSSESSIVE.match(words.value, found.end())
    start = article.start(1) if article else found.start()
    end = after.end() if after else found.end()
    many = found[0].lower().endswith("s") and not found[0].lower().endswith("ss")
    noun = plural_of(name) if many else name
    said = f"{article[1].lower()} " if article else ""
    surface = f"{said}{noun}{after[0] if after else ''}"
    old = words.value[start:end]
    surface = surface[:1].upper() + surface[1:] if old[:1].isupper() else surface
    if reader.read(surface) is None:
        return None
    return Fix(words.at(start, end - start), old, f"{{{surface}}}")


def _entry(word: str, vocabulary: Vocabulary) -> str:
    lowered = {name.lower(): name for name in vocabulary.guarded}
    return lowered.get(word.lower()) or lowered[word.lower().removesuffix("s").removesuffix("'")]


@lru_cache(maxsize=8)
def _literals(literals: tuple[str, ...]) -> re.Pattern[str]:
    said = rf"(?<![\w-]){_any_of(literals)}(?!\w)" if literals else r"(?!)"
    return re.compile(said, re.IGNORECASE)


@lru_cache(maxsize=8)
def _vocabulary_words(guarded: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@/.-]){_any_of(guarded)}s?(?![\w-])", re.IGNORECASE)


def _any_of(phrases: tuple[str, ...]) -> str:
    """Return a pattern of phrases, the longest first; of those that begin alike one is tried."""
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        by_letter[phrase[:1].lower()].append(re.escape(phrase[1:]))
    found = (f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return f"(?:{'|'.join(found)})"


Dated: TypeAlias = "tuple[tuple[re.Pattern[str], str], ...]"
"""What an instrument with an edition looks like in plain words, and how it is cited."""


@remembered(8)
def _dated(*instruments: Instrument) -> Dated:
    return tuple(
        (_edition_of(one), one.citation_id or one.id) for one in instruments if one.editions
    )


def _edition_of(instrument: Instrument) -> re.Pattern[str]:
    called = (instrument.title, *instrument.aliases, instrument.abbreviation)
    names = "|".join(re.escape(name) for name in called if name)
    return re.compile(rf"\b(?:{names})[’']?,? \(?(?:in )?20\d\d\)?", re.IGNORECASE)


def _cited(words: Words, dated: Dated) -> Iterator[Diagnostic]:
    # Few words hold a year, and every instrument would be looked for in all of them.
    for pattern, cite in dated if YEAR.search(words.value) else ():
        for found in pattern.finditer(words.value):
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
