"""Comparison writers: the entries of a comparison as a list for a terminal, changes first."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.changelog.log import by_part, detailed
from policyloom.changes.kinds import OfText
from policyloom.document import Deleted, Inserted, plain
from policyloom.editions.pairs import is_derived
from policyloom.english.grammar import joined
from policyloom.writers.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.changelog import Entry
    from policyloom.changes.hunks import Place
    from policyloom.document import Document
    from policyloom.editions.pairs import Pair

WIDEST = 100
INDENT = "    "
OTHERS = "~"
SAME = "The two say the same."
DERIVED = "Version, approval, dates of force, amendments and history follow from the approval."


class Tone(Enum):
    """How a line is shown where there are colours."""

    HEADING = "heading"
    ADDED = "added"
    REMOVED = "removed"
    PLAIN = "plain"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How much the list tells: words that changed, reasons and places; ``width`` in columns."""

    width: int
    words: bool = False
    detail: bool = False


def listing(pair: Pair, shown: tuple[Entry, ...], wanted: Wanted) -> Iterator[Line]:
    """Yield the list: what is compared, then the entries part by part."""
    for line in _opening(pair, shown):
        yield from _wrapped(line.text, wanted, "  ", line.tone)
    derived = () if wanted.detail else tuple(e for e in shown if all(map(is_derived, e.changes)))
    told = tuple(entry for entry in shown if entry not in derived)
    numbers = _section_numbers(pair.new.document) | _section_numbers(pair.old.document)
    for part, mine in by_part(told):
        yield Line("")
        yield Line(part.title, Tone.HEADING)
        for entry in mine:
            yield from _entry(entry, numbers, wanted)
    if derived:
        yield Line("")
        yield from _wrapped(f"{OTHERS} {DERIVED}", wanted, "  ", Tone.QUIET)


def _opening(pair: Pair, shown: tuple[Entry, ...]) -> Iterator[Line]:
    old, new = pair.old.document, pair.new.document
    yield Line(f"{plain(new.title)}, {new.body_name}", Tone.HEADING)
    whose = "" if old.body == new.body else f" of {old.body_name}"
    count = sum(not all(map(is_derived, entry.changes)) for entry in shown)
    yield Line(f"{_state(old)}{whose} to {_lower(_state(new))}: {_counted(count, pair)}")


def _state(document: Document) -> str:
    return "Draft" if document.edition_words == "DRAFT" else document.edition_words


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _counted(count: int, pair: Pair) -> str:
    size = pair.comparison.size
    if not count or size is None:
        return _lower(SAME)
    number = "one change" if count == 1 else f"{count} changes"
    return f"{number}, {'' if count == 1 else 'the largest '}{size.words}"


def _section_numbers(document: Document) -> dict[str, str]:
    return {
        section.key: section.label.rstrip(".") or f"‘{plain(section.title)}’"
        for section in document.sections
    }


# ENTRIES


def _entry(entry: Entry, numbers: Mapping[str, str], wanted: Wanted) -> Iterator[Line]:
    first = entry.changes[0]
    sign = first.kind.sign
    tone = {"+": Tone.ADDED, "-": Tone.REMOVED}.get(sign, Tone.PLAIN)
    size = "" if wanted.detail else _size(entry)
    words = " ".join(filter(None, (entry.words, _where(entry, numbers), size)))
    yield from _wrapped(f"{sign} {words}", wanted, "  ", tone)
    if wanted.detail and entry.reason:
        yield from _wrapped(f"{INDENT}Reason: {entry.reason}", wanted, INDENT, Tone.QUIET)
    if wanted.detail or wanted.words:
        yield from _details(entry, wanted)
        return
    for passage in entry.passages:
        yield from _wrapped(f"{INDENT}{passage}", wanted, INDENT + "  ", Tone.PLAIN)


def _size(entry: Entry) -> str:
    """Return the size of what was reworded or weighed, and whether its author declared any."""
    first = entry.changes[0]
    told = isinstance(first, OfText) or any(change.because for change in entry.changes)
    undeclared = isinstance(first, OfText) and first.declared is None
    return f"[{entry.weight}{', not declared' if undeclared else ''}]" if told else ""


def _where(entry: Entry, numbers: Mapping[str, str]) -> str:
    """Return the sections in which words that stand in many places changed."""
    places: dict[str, None] = {}
    for change in entry.changes:
        if change.kind.spread and change.kind.public:
            places |= dict.fromkeys(_named(place, numbers) for place in change.places)
    if not places:
        return ""
    known = [name for name in (*numbers.values(), *OUTSIDE.values()) if name in places]
    return f"In {joined(tuple(known), 'and')}."


OUTSIDE = {"title": "the title", "control": "document control", "notices": "the notices"}


def _named(place: Place, numbers: Mapping[str, str]) -> str:
    return numbers.get(place.section) or OUTSIDE.get(place.part, place.part)


def _details(entry: Entry, wanted: Wanted) -> Iterator[Line]:
    for inlines in detailed(entry):
        # What is not words that changed is said above already, or belongs to the detail.
        if wanted.detail or any(isinstance(one, Inserted | Deleted) for one in inlines):
            yield from _wrapped(f"{INDENT}{words(inlines)}", wanted, INDENT + "  ", Tone.PLAIN)


def _wrapped(text: str, wanted: Wanted, rest: str, tone: Tone) -> Iterator[Line]:
    lead = text[: len(text) - len(text.lstrip())]
    for line in textwrap.wrap(
        text.strip(),
        min(wanted.width, WIDEST),
        initial_indent=lead,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ):
        yield Line(line, tone)
