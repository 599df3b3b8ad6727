"""Comparison writers: the entries as a section at the head of a redline, with links to each place.

It is for readers of the page and the PDF. A Word file stays without it, so that accepting all its
changes gives the new document and nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.changelog.log import by_part
from policyloom.document import (
    Item,
    List,
    ListStyle,
    Paragraph,
    Provision,
    Reference,
    SectionKind,
    Subheading,
    Text,
    plain,
    told_section,
)
from policyloom.editions.pairs import is_derived

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changelog import Entry
    from policyloom.changes import Change
    from policyloom.document import Block, ControlRow, Document, Inline, Inlines
    from policyloom.editions.pairs import Pair

TITLE = "Summary of changes"
KEY = "summary-of-changes"
RETOLD = frozenset({"amendments", "history"})
# A change in more clauses than this is linked to the sections they stand in.
CLAUSES_LINKED = 6


def with_summary(pair: Pair, shown: tuple[Entry, ...]) -> Document:
    """Return the redline of a pair with the summary before its other sections."""
    redline = pair.comparison.redline
    provision = Provision(
        clause=f"{KEY}/entries",
        version="1.0.0",
        label="",
        heading=(),
        blocks=summary_blocks(pair, shown),
    )
    section = told_section(KEY, TITLE, provision, SectionKind.FRONT)
    sections = (section, *redline.sections)
    return replace(redline, control=other_control(redline), sections=sections)


def other_control(redline: Document) -> tuple[ControlRow, ...]:
    """Return the control table without the rows that a summary tells again, with links."""
    return tuple(row for row in redline.control if row.key not in RETOLD)


def summary_blocks(pair: Pair, shown: tuple[Entry, ...]) -> tuple[Block, ...]:
    """Return the entries as lists, part by part, each with links to the places it speaks of."""
    told = [entry for entry in shown if not all(map(is_derived, entry.changes))]
    if not told:
        words = "Nothing that a reader would notice has changed."
        return (Paragraph((Text(words),)),)
    places = _Places(pair.comparison.redline)
    return tuple(_parts(told, places))


def _parts(told: list[Entry], places: _Places) -> Iterator[Block]:
    for part, mine in by_part(told):
        yield Subheading((Text(part.title),))
        items = tuple(_item(entry, places) for entry in mine)
        yield List(style=ListStyle.BULLET, items=items)


def _item(entry: Entry, places: _Places) -> Item:
    line = Paragraph(_linked(entry, places))
    passages = tuple(Item((Paragraph((Text(words),)),)) for words in entry.passages)
    return Item((line, List(style=ListStyle.BULLET, items=passages)) if passages else (line,))


# LINKS


class _Places:
    """The clauses and sections of a redline by their identity, with the words that name them."""

    def __init__(self, redline: Document) -> None:
        self.clauses: dict[str, tuple[str, str]] = {}
        self.sections: dict[str, str] = {}
        self.section_of: dict[str, str] = {}
        for section in redline.sections:
            label = section.label.rstrip(".")
            self.sections[section.key] = label or plain(section.title)
            for provision in section.provisions:
                name = provision.title or plain(provision.heading) or label
                self.clauses[provision.identity] = provision.clause, name
                self.section_of[provision.identity] = section.key

    def reference(self, name: str, words: str = "") -> Inline | None:
        """Return a link to a clause or section, under ``words`` or its own name."""
        if name in self.clauses:
            target, title = self.clauses[name]
            return Reference((Text(words or f"‘{title}’"),), target)
        if name in self.sections:
            return Reference((Text(words or self.sections[name]),), name)
        return None


def _linked(entry: Entry, places: _Places) -> Inlines:
    first = entry.changes[0]
    several = len(entry.changes) > 1
    if not several and first.where and first.where.clause:
        return _at_title(entry.words, first.where.clause, first.where.title, places)
    names = _names(entry.changes)
    if len(names) > CLAUSES_LINKED:
        names = list(dict.fromkeys(places.section_of.get(name, name) for name in names))
    found = [link for name in names if (link := places.reference(name))]
    return (Text(entry.words), *_see(found))


def _at_title(words: str, clause: str, title: str, places: _Places) -> Inlines:
    """Return a sentence in which the title of the clause is the link."""
    before, quoted, after = words.partition(f"‘{title}’")
    link = places.reference(clause, quoted)
    return (Text(before), link, Text(after)) if link and quoted else (Text(words),)


def _names(changes: tuple[Change, ...]) -> list[str]:
    """Return the clauses in which a change shows, or the sections where it is in their titles."""
    hunks = (hunk for change in changes for hunk in change.hunks)
    named = (hunk.place.clause or hunk.place.section for hunk in hunks)
    where = [change.where.section for change in changes if change.where]
    return [*dict.fromkeys([*where, *filter(None, named)])]


def _see(links: list[Inline]) -> Inlines:
    if not links:
        return ()
    parts: list[Inline] = [Text(" See ")]
    for number, link in enumerate(links):
        if number:
            parts.append(Text(" and " if number == len(links) - 1 else ", "))
        parts.append(link)
    return (*parts, Text("."))
