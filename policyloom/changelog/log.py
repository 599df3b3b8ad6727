"""Summary: the entries of a log -> the amendments that a control table prints.

The table stands on a public page, so rewordings are told section by section in their authors'
words, and changes of wording alone are only named. The log itself has an entry for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changelog.details import details
from policyloom.changelog.entries import entries, public
from policyloom.changelog.phrases import section_place
from policyloom.changelog.rewordings import new_numbers, number_table
from policyloom.changes.kinds import Part, Reworded
from policyloom.changes.values import OwnText
from policyloom.document import (
    Document,
    Item,
    List,
    ListStyle,
    Paragraph,
    Provision,
    Section,
    Status,
    Text,
    plain,
    told_section,
)
from policyloom.english.grammar import capitalised, joined
from policyloom.source import Size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.changelog.entries import Entry
    from policyloom.changes import Comparison, Declarations
    from policyloom.document import Block, Inlines


def summary(
    comparison: Comparison, reasons: Mapping[str, str], declared: Declarations
) -> tuple[str, ...]:
    """Return the amendments for a control table, in the order of the log.

    Control data, numbers and layout are told where nothing else changed: there are none only if
    the two documents are the same.
    """
    found = entries(comparison, reasons, declared)
    groups: dict[str, list[Entry]] = {}
    for entry in public(found) or found:
        groups.setdefault(_heading(entry, reasons), []).append(entry)
    named = groups.pop(WORDING, [])
    lines = tuple(_line(heading, found) for heading, found in groups.items())
    return (*lines, _named(named)) if named else lines


WORDING = "Changes of wording only"


def _heading(entry: Entry, reasons: Mapping[str, str]) -> str:
    """Return under what an entry is told; most stand for themselves."""
    change = entry.changes[0]
    if not isinstance(change, Reworded) or change.own_text is not OwnText.AS_BEFORE:
        return entry.words
    explained = any(name in reasons for name in change.names)
    if change.size is Size.EDITORIAL and change.declared and not explained:
        return WORDING
    return capitalised(section_place(change.where)) if entry.reason else entry.words


def _line(heading: str, found: list[Entry]) -> str:
    reasons = " ".join(dict.fromkeys(entry.reason for entry in found if entry.reason))
    if heading == found[0].words:
        return f"{heading} {reasons}".rstrip()
    return f"{heading}: {reasons}"


def _named(found: list[Entry]) -> str:
    titles = tuple(
        f"‘{change.where.title}’"
        for entry in found
        for change in entry.changes
        if isinstance(change, Reworded)
    )
    return f"{WORDING}: {joined(titles, 'and')}."


# Log: a comparison -> its change log as a Document, which every writer prints.


NOTHING = "Nothing that a reader would notice has changed."
ONLY_NUMBERS = "Only numbers have changed."
NUMBERS = "Old and new numbers"


def log_document(
    comparison: Comparison, reasons: Mapping[str, str], declared: Declarations, *, detail: bool
) -> Document:
    """Return the change log: the public summary, or with ``detail`` the reviewer's log.

    The detail is the words that changed, and where.
    """
    found = entries(comparison, reasons, declared)
    shown = found if detail else public(found)
    old, new = comparison.old, comparison.new
    return Document(
        body=new.body,
        body_name=new.body_name,
        policy=new.policy,
        title=(Text(f"Changes to the {plain(new.title)}"),),
        version="",
        status=Status.APPROVED,
        date=new.date,
        language=new.language,
        control=(),
        notices=_opening(comparison, shown),
        sections=(*_sections(shown, new, detail=detail), *_numbers(old, new)),
        look=new.look,
        state=f"{_state(old)} to {_state(new)}",
        lists_contents=False,
    )


def _state(document: Document) -> str:
    words = document.edition_words
    return "draft" if words == "DRAFT" else words[0].lower() + words[1:]


def _opening(comparison: Comparison, shown: tuple[Entry, ...]) -> tuple[Block, ...]:
    if not shown:
        numbers = new_numbers(comparison.old, comparison.new)
        return (Paragraph((Text(ONLY_NUMBERS if numbers else NOTHING),)),)
    size = comparison.size
    kind = f" The largest change is {size.words}." if size else ""
    count = "one entry" if len(shown) == 1 else f"{len(shown)} entries"
    return (Paragraph((Text(f"This log has {count}, computed from the two texts.{kind}"),)),)


def _sections(shown: tuple[Entry, ...], new: Document, *, detail: bool) -> Iterator[Section]:
    for part, mine in by_part(shown):
        blocks = (
            List(
                style=ListStyle.BULLET,
                items=tuple(_item(entry, detail=detail) for entry in mine),
            ),
        )
        yield _section(part.key, part.title, blocks, new)


def by_part(shown: Iterable[Entry]) -> Iterator[tuple[Part, list[Entry]]]:
    """Yield the parts of a log that have any entries, with those."""
    groups: dict[Part, list[Entry]] = {}
    for entry in shown:
        groups.setdefault(entry.changes[0].kind.part, []).append(entry)
    yield from ((part, groups[part]) for part in Part if part in groups)


def _numbers(old: Document, new: Document) -> Iterator[Section]:
    found = new_numbers(old, new)
    if found:
        yield _section("numbers", NUMBERS, (number_table(found),), new)


def _section(key: str, title: str, blocks: tuple[Block, ...], new: Document) -> Section:
    provision = Provision(
        clause=f"change-log/{key}",
        version=new.version or "1.0.0",
        label="",
        heading=(),
        blocks=blocks,
    )
    return told_section(key, title, provision)


def _item(entry: Entry, *, detail: bool) -> Item:
    words = " ".join(filter(None, (entry.words, entry.reason, f"({capitalised(entry.weight)}.)")))
    start: tuple[Block, ...] = (Paragraph((Text(words),)),)
    lines = tuple(detailed(entry) if detail else ((Text(line),) for line in entry.passages))
    items = tuple(Item((Paragraph(line),)) for line in lines)
    return Item((*start, List(style=ListStyle.BULLET, items=items))) if items else Item(start)


def detailed(entry: Entry) -> Iterator[Inlines]:
    """Yield the lines of a reviewer's log under an entry."""
    alone = len(entry.changes) == 1
    for change in entry.changes:
        yield from details(change, alone=alone)
