"""Deciding: two documents -> who decides otherwise than before, whatever else changed.

No word of the text says it, and whoever approves a document has to know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.kinds import DeciderChanged
from policyloom.english.grammar import joined
from policyloom.source import Size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.changes.kinds import Change
    from policyloom.document import Decider, Document

BECAUSE = ("another person or body decides",)


def decisions(old: Document, new: Document) -> Iterator[DeciderChanged]:
    """Yield who decides now; changes of several sizes of which the same is to tell are one."""
    before = {one.of: one for one in old.deciders}
    told: dict[tuple[str, str], list[str]] = {}
    for one in new.deciders:
        was = before.get(one.of, one)
        if set(was.names) != set(one.names) or _others_act(was, one):
            told.setdefault(_words(was, one), []).append(one.of)
    for (was_words, words), of in told.items():
        yield DeciderChanged(of=tuple(of), old=was_words, new=words, because=BECAUSE)


def deciders_before(changes: Iterable[Change], old: Document) -> Decider | None:
    """Return who decides on a change of who decides: whom the text before names, if it is one."""
    if not any(isinstance(change, DeciderChanged) for change in changes):
        return None
    known = {one.of: one for one in reversed(old.deciders)}
    return known.get(Size.SUBSTANTIVE.words) or next(iter(known.values()), None)


def _others_act(was: Decider, now: Decider) -> bool:
    """Tell whether other roles bear the title or hold the role; editions did not always say."""
    return bool(was.acting) and set(was.acting) != set(now.acting)


def _words(was: Decider, now: Decider) -> tuple[str, str]:
    """Return who decided and who decides; where both are called alike, who they are."""
    if was.words != now.words:
        return was.words, now.words
    return _named(was, now), _named(now, was)


def _named(one: Decider, other: Decider) -> str:
    more = tuple(f"`{name}`" for name in one.acting if name not in other.acting)
    return f"{one.words}, who may be the {joined(more, 'or')}" if more else one.words
