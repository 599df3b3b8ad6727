"""Appearance: how two documents look, besides their words -> one change, if they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.facts import section_where, where
from policyloom.changes.kinds import (
    Change,
    ClauseAdded,
    ClauseMoved,
    ClauseRemoved,
    LookChanged,
    Renumbered,
    SectionAdded,
    SectionMoved,
    SectionRemoved,
)
from policyloom.changes.marks import blocks_words
from policyloom.document import plain
from policyloom.welsh import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.woven import Placed, Woven
    from policyloom.document import Asset, Document, Look


def appearance(old: Document, new: Document) -> Iterator[LookChanged]:
    """Yield the change of look; the strapline is words, and is compared as words."""
    parts = (*(_parts(old, new) if _differ(old, new) else ()), *_paragraphs(old, new))
    if parts:
        yield LookChanged(parts=parts)


def _paragraphs(old: Document, new: Document) -> Iterator[str]:
    before, after = ({s.key: s.paragraphs for s in text.sections} for text in (old, new))
    changed = {after[key] for key in before.keys() & after.keys() if before[key] != after[key]}
    if True in changed:
        yield "paragraphs are numbered that were not"
    if False in changed:
        yield "paragraphs have no numbers any more"


def _differ(old: Document, new: Document) -> bool:
    before = old.look, old.lists_contents, old.language, _titles_in_welsh(old)
    return before != (new.look, new.lists_contents, new.language, _titles_in_welsh(new))


def _parts(old: Document, new: Document) -> Iterator[str]:
    before, after = old.look, new.look
    yield from _asset("logo", before.logo, after.logo)
    yield from _asset("letterhead of the Word file", before.letterhead, after.letterhead)
    yield from _values(before, after)
    if before.cover != after.cover:
        yield "there is now a cover page" if after.cover else "there is no cover page any more"
    if old.lists_contents != new.lists_contents:
        yield "there is now a list of contents" if new.lists_contents else "no contents are listed"
    if old.language != new.language:
        yield f"the language is {new.language} (was {old.language})"
    yield from _welsh_titles(old, new)


def _welsh_titles(old: Document, new: Document) -> Iterator[str]:
    """Yield what titles are in Welsh, of which a redline says nothing."""
    before, after = _titles_in_welsh(old), _titles_in_welsh(new)
    for whose, now in after.items():
        was = before.get(whose, now)
        if now != was:
            yield f"{whose} in Welsh is {_quoted(now)} (was {_quoted(was)})"


def _titles_in_welsh(document: Document) -> dict[str, str]:
    sections = {f"the title of ‘{plain(s.title)}’": plain(s.welsh) for s in document.sections}
    return {"the title": plain(document.welsh), **sections}


def _asset(name: str, old: Asset | None, new: Asset | None) -> Iterator[str]:
    if old and new and old.data != new.data:
        yield f"the {name} is another one"
    elif new and not old:
        yield f"there is now a {name}"
    elif old and not new:
        yield f"there is no {name} any more"


def _values(old: Look, new: Look) -> Iterator[str]:
    pairs = (
        ("the main colour is", old.accent, new.accent),
        ("the colour of the text is", old.ink, new.ink),
        ("the size of the text in points is", str(old.size), str(new.size)),
        ("headings are", old.heading_style, new.heading_style),
        ("the paper is", old.paper, new.paper),
        ("document control is printed as", old.control_layout, new.control_layout),
        ("document control stands at", old.control_place, new.control_place),
        ("a new page is begun for", old.new_page_for, new.new_page_for),
        ("the text alternative of the logo is", _quoted(old.logo_alt), _quoted(new.logo_alt)),
        ("the PDF is drawn by", old.pdf_engine, new.pdf_engine),
        ("languages with documents of their own are", _named(old.apart), _named(new.apart)),
    )
    yield from (f"{what} {now} (was {was})" for what, was, now in pairs if was != now)


def _named(languages: tuple[str, ...]) -> str:
    return " and ".join(NAMES[one] for one in languages) or "none"


def _quoted(words: str) -> str:
    return f"‘{words}’" if words else "empty"


# Arrangement: which clauses and sections came, went, moved or have other numbers -> changes.


def arrangement(woven: Woven) -> Iterator[Change]:
    """Yield what came, went and moved."""
    for placed in woven.added:
        yield ClauseAdded(where=where(placed), words=blocks_words(placed.provision.blocks))
    for placed in woven.removed:
        yield ClauseRemoved(where=where(placed), words=blocks_words(placed.provision.blocks))
    yield from (ClauseMoved(where=where(new), old=where(old)) for old, new in woven.moved)
    for section in woven.sections_added:
        yield SectionAdded(where=section_where(section))
    for section in woven.sections_removed:
        yield SectionRemoved(where=section_where(section))
    for before, after in woven.sections_moved:
        yield SectionMoved(where=section_where(after), old=section_where(before))


def with_numbers(found: list[Change], woven: Woven) -> list[Change]:
    """Put renumbered sections and clauses, and references that follow, into one change."""
    numbers = _renumbered(woven)
    hunks = tuple(h for change in found if isinstance(change, Renumbered) for h in change.hunks)
    rest: list[Change] = [change for change in found if not isinstance(change, Renumbered)]
    return [*rest, Renumbered(numbers=numbers, hunks=hunks)] if numbers or hunks else rest


def _renumbered(woven: Woven) -> tuple[tuple[str, str, str], ...]:
    """Return titles with the old and the new number.

    A section or clause that moved tells its number itself. Where a section has another number, its
    clauses that only follow it are not told.
    """
    sections = (
        (plain(new.title), *_pair(old.label, new.label))
        for old, new in woven.sections_kept
        if old.label != new.label
    )
    return (*sections, *(_numbers(old, new) for old, new in _others(woven)))


def _numbers(old: Placed, new: Placed) -> tuple[str, str, str]:
    return where(new).title, *_pair(old.provision.label, new.provision.label)


def _others(woven: Woven) -> Iterator[tuple[Placed, Placed]]:
    for old, new in (*woven.kept, *woven.carried):
        expected = old.provision.label
        before, after = _counter(old.section.label), _counter(new.section.label)
        if before and expected.startswith(f"{before}."):
            expected = f"{after}{expected.removeprefix(before)}"
        if new.provision.label != expected:
            yield old, new


def _counter(label: str) -> str:
    """Return what the numbers of a section's clauses begin with: A in Appendix A."""
    return _number(label).rpartition(" ")[2]


def _pair(old: str, new: str) -> tuple[str, str]:
    """Return two labels as numbers, or as they are printed where only that makes a difference."""
    numbers = _number(old), _number(new)
    return (old, new) if numbers[0] == numbers[1] else numbers


def _number(label: str) -> str:
    return label.removesuffix(".0").rstrip(".")
