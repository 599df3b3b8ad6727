"""Guidance: citations and links that changed -> sentences."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING

from policyloom.changelog.phrases import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.kinds import CitationChanged, LinkChanged, Swap


def citation_sentence(change: CitationChanged) -> str:
    """Return which edition, paragraphs, legal basis or link replaces which."""
    subjects = chain((change.title,), repeat("it"))
    titles = [swap for swap in change.swaps if not _is_pinpoint(swap) and not _is_basis(swap)]
    parts = [f"{swap.new} replaces {swap.old} ({places(swap.count)})" for swap in titles]
    if parts:
        next(subjects)
    parts += [f"{next(subjects)} {predicate}" for predicate in _predicates(change)]
    return f"{'; '.join(parts)}."


def _predicates(change: CitationChanged) -> Iterator[str]:
    yield from (_cited("at", swap) for swap in change.swaps if _is_pinpoint(swap))
    yield from (_cited("as", swap) for swap in change.swaps if _is_basis(swap))
    if change.links:
        yield f"now links to {' and '.join(new for _, new in change.links)}"


def _is_pinpoint(swap: Swap) -> bool:
    return swap.old.startswith(",") or swap.new.startswith(",")


def _is_basis(swap: Swap) -> bool:
    return swap.old.startswith("(") or swap.new.startswith("(")


def _cited(preposition: str, swap: Swap) -> str:
    old, new = (words.strip(" ,()") for words in (swap.old, swap.new))
    if not old:
        return f"is now cited {preposition} {new}"
    if not new:
        return f"is no longer cited {preposition} {old}"
    return f"is now cited {preposition} {new} instead of {old}"


def link_sentence(change: LinkChanged) -> str:
    """Return where a link leads now."""
    if not change.new:
        return f"‘{change.words}’ is no longer a link."
    if not change.old:
        return f"‘{change.words}’ now links to {change.new}."
    return f"The link behind ‘{change.words}’ now leads to {change.new}."
