"""Comparison writers: the entries of a comparison -> a report for a terminal, changes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changelog.log import by_part, detailed
from policyloom.changes.kinds import OfText, Part
from policyloom.document import Deleted, Inserted, plain
from policyloom.editions.pairs import is_derived
from policyloom.english.grammar import joined
from policyloom.report import Group, Item, Listed, Note, Report, Tone, note
from policyloom.writers.comparison.data import comparison_data
from policyloom.writers.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.changelog import Entry
    from policyloom.changes.hunks import Place
    from policyloom.document import Document, Inlines
    from policyloom.editions.pairs import Pair

TONES = {"+": Tone.ADDED, "-": Tone.REMOVED}
SAME = "the two say the same"
FOLLOWING = "What follows from the approval"
DERIVED = "Version, approval, dates of force, amendments and history."
OUTSIDE = {"title": "the title", "control": "document control", "notices": "the notices"}


def comparison_report(
    pair: Pair, shown: tuple[Entry, ...], *, words: bool = False, detail: bool = False
) -> Report:
    """Return what is compared, then the entries part by part.

    ``words`` asks for the words that come and go, ``detail`` for reasons and places too.
    """
    derived = () if detail else tuple(e for e in shown if all(map(is_derived, e.changes)))
    told = tuple(entry for entry in shown if entry not in derived)
    teller = _Teller(pair, words=words, detail=detail)
    parts = [
        Listed(heading=part.title, groups=(Group(items=tuple(map(teller.item, mine))),))
        for part, mine in by_part(told)
    ]
    if derived:
        item = Item(words=DERIVED, tone=Tone.QUIET)
        parts.append(Listed(heading=FOLLOWING, groups=(Group(items=(item,)),)))
    return Report(
        kind="policyloom-comparison",
        title=f"{plain(pair.new.document.title)}, {pair.new.document.body_name}",
        summary=_summary(pair, shown),
        parts=tuple(parts),
        data=comparison_data(pair, shown),
    )


def _summary(pair: Pair, shown: Iterable[Entry]) -> str:
    old, new = pair.old.document, pair.new.document
    whose = "" if old.body == new.body else f" of {old.body_name}"
    count = sum(not all(map(is_derived, entry.changes)) for entry in shown)
    return f"{_state(old)}{whose} to {_lower(_state(new))}: {_counted(count, pair)}."


def _state(document: Document) -> str:
    return "Draft" if document.edition_words == "DRAFT" else document.edition_words


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _counted(count: int, pair: Pair) -> str:
    size = pair.comparison.size
    if not count or size is None:
        return SAME
    number = "one change" if count == 1 else f"{count} changes"
    return f"{number}, {'' if count == 1 else 'the largest '}{size.words}"


class _Teller:
    """Tells entries: with the numbers of their sections, and as much as is wanted."""

    def __init__(self, pair: Pair, *, words: bool, detail: bool) -> None:
        self.numbers = _numbers(pair.new.document) | _numbers(pair.old.document)
        self.words, self.detail = words, detail

    def item(self, entry: Entry) -> Item:
        """Return one entry."""
        first = entry.changes[0]
        sign = first.kind.sign
        size = "" if self.detail else _size(entry)
        said = (entry.words, _where(entry, self.numbers), size)
        return Item(
            words=" ".join(filter(None, said)),
            sign=sign,
            tone=TONES.get(sign, Tone.PLAIN),
            notes=tuple(self.notes(entry)),
        )

    def notes(self, entry: Entry) -> Iterator[Note]:
        """Yield the reason and words of an entry, as much as is wanted."""
        if self.detail and entry.reason:
            yield note(f"Reason: {entry.reason}", Tone.QUIET)
        if not (self.detail or self.words):
            yield from map(note, entry.passages)
            return
        for inlines in detailed(entry):
            # What is not words that changed is said above already, or belongs to the detail.
            if self.detail or any(isinstance(one, Inserted | Deleted) for one in inlines):
                yield _marked(inlines)


def _marked(inlines: Inlines) -> Note:
    """Return the words of inlines; those that come and go with their tones."""
    said: list[tuple[str, Tone]] = []
    for inline in inlines:
        match inline:
            case Inserted():
                said.append((words(inline.inlines), Tone.COME))
            case Deleted():
                said.append((words(inline.inlines), Tone.GONE))
            case _:
                said.append((words((inline,)), Tone.PLAIN))
    return Note(tuple(said))


def _numbers(document: Document) -> dict[str, str]:
    return {
        section.key: section.label.rstrip(".") or f"‘{plain(section.title)}’"
        for section in document.sections
    }


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
        if change.kind.spread and change.kind.part is not Part.CONTROL:
            places |= dict.fromkeys(_named(place, numbers) for place in change.places)
    if not places:
        return ""
    known = [name for name in (*numbers.values(), *OUTSIDE.values()) if name in places]
    return f"In {joined(tuple(known), 'and')}."


def _named(place: Place, numbers: Mapping[str, str]) -> str:
    return numbers.get(place.section) or OUTSIDE.get(place.part, place.part)
