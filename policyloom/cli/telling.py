"""CLI: what an approval would do -> lines that say it before anybody agrees to it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from policyloom.changelog import entries, whole
from policyloom.document import plain
from policyloom.editions.record import first_of_all
from policyloom.english.dates import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.editions import Edition
    from policyloom.fleet.prospects import Prospect

WIDTH = 96
NAME = 12
INDENT = "  "


def tell(one: Prospect) -> Iterator[str]:
    """Yield the lines on one document: version, decision, days, changes and file."""
    yield str(one.target)
    if one.edition is None:
        yield from _line("left alone", one.left)
        return
    edition = one.edition
    yield from _line("version", _version(edition))
    yield from _line(*_decision(edition))
    yield from _line("in force", f"from {date_words(edition.approval.effective)}")
    for row in edition.document.control:
        if row.key == "next-review":
            words = " ".join(plain(getattr(block, "inlines", ())) for block in row.blocks)
            yield from _line("next review", f"by {words}")
    yield from _line("note", edition.approval.note)
    yield from _changes(one, edition)
    yield from _line("file", one.path)


def _version(edition: Edition) -> str:
    if not edition.supersedes:
        return f"{edition.words}, {first_of_all(edition.words)}"
    if edition.approval.kind == "review":
        return f"{edition.words}, after {edition.supersedes}: the same text"
    return f"{edition.words}, after {edition.supersedes}: the largest change is {edition.size}"


def _decision(edition: Edition) -> tuple[str, str]:
    approval = edition.approval
    minute = f", minute {approval.minute}" if approval.minute else ""
    deed = "reviewed" if approval.kind == "review" else "approved"
    return deed, f"on {date_words(approval.on)} by the {approval.by_words}{minute}"


def _changes(one: Prospect, edition: Edition) -> Iterator[str]:
    """Yield every change, those too that the control table does not print."""
    if one.comparison is None or edition.approval.kind == "review":
        return
    found = entries(one.comparison, edition.reasons, edition.declared)
    yield f"{INDENT}{'changes':<{NAME}}{len(found)}"
    for entry in found:
        yield from _item(
            " ".join(filter(None, (entry.words, entry.reason, f"[{entry.weight}]"))), INDENT * 2
        )
        told = entry.passages or (whole(entry.changes[0]) if len(entry.changes) == 1 else ())
        for passage in told:
            yield from _item(passage, INDENT * 3)


def _item(words: str, indent: str) -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=f"{indent}- ", subsequent_indent=f"{indent}{INDENT}"
    )


def _line(name: str, words: str) -> Iterator[str]:
    if words:
        yield from textwrap.wrap(
            words,
            WIDTH,
            initial_indent=f"{INDENT}{name:<{NAME}}",
            subsequent_indent=" " * (len(INDENT) + NAME),
            break_long_words=False,
            break_on_hyphens=False,
        )
