"""Appearance: how two documents look, besides their words -> one change, if they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.kinds import LookChanged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Asset, Document, Look


def appearance(old: Document, new: Document) -> Iterator[LookChanged]:
    """Yield the change of look; the strapline is words, and is compared as words."""
    parts = tuple(_parts(old, new)) if _differ(old, new) else ()
    if parts:
        yield LookChanged(parts=parts)


def _differ(old: Document, new: Document) -> bool:
    before = old.look, old.lists_contents, old.language
    return before != (new.look, new.lists_contents, new.language)


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
    )
    yield from (f"{what} {now} (was {was})" for what, was, now in pairs if was != now)


def _quoted(words: str) -> str:
    return f"‘{words}’" if words else "empty"
