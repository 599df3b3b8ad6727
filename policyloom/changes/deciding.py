"""Deciding: two documents -> who decides otherwise than before, whatever else changed.

No word of the text says it, and whoever approves a document has to know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.kinds import DeciderChanged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Document

BECAUSE = ("another person or body decides",)


def decisions(old: Document, new: Document) -> Iterator[DeciderChanged]:
    """Yield who decides now; changes of several sizes of which the same is to tell are one."""
    before = {one.of: one for one in old.deciders}
    told: dict[tuple[str, str], list[str]] = {}
    for one in new.deciders:
        was = before.get(one.of, one)
        if set(was.names) != set(one.names):
            told.setdefault((was.words, one.words), []).append(one.of)
    for (was_words, words), of in told.items():
        yield DeciderChanged(of=tuple(of), old=was_words, new=words, because=BECAUSE)
