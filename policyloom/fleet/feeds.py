"""FLEET: the editions of a body -> its feed of changes, beside its documents in the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.build import cards
from policyloom.build.drafts import kept_editions
from policyloom.store import place_inside, read_output, size_of, write_atomically
from policyloom.writers import suffix_of
from policyloom.writers.atom import write_atom

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from policyloom.editions import Edition
    from policyloom.source import Target

NAME = "changes.atom"


def feed_of(editions: Sequence[Edition], pages: Iterable[str] = ()) -> bytes | None:
    """Return the feed of a body's editions; none without editions.

    ``pages`` are the web pages that stand beside the feed, relative to it.
    """
    if not editions:
        return None
    there = set(pages)
    places = {edition.selector: page_of(edition) for edition in editions}
    return write_atom(editions, {name: page for name, page in places.items() if page in there})


def page_of(edition: Edition) -> str:
    """Return where the web page of an edition stands, relative to the feed of its body."""
    return f"{edition.policy}/{cards.stem(edition.policy, edition.words)}.{suffix_of('html')}"


def write_feeds(root: Path, targets: Iterable[Target], out: Path) -> None:
    """Write the feed of every body of which the folder holds an approved web page."""
    bodies: dict[str, list[Target]] = {}
    for target in targets:
        bodies.setdefault(target.body, []).append(target)
    for body, mine in bodies.items():
        editions = [e for target in mine for e in kept_editions(root, target).every]
        pages = [page for e in editions if size_of(out / body / (page := page_of(e))) is not None]
        feed = feed_of(editions, pages)
        path = place_inside(out, f"{body}/{NAME}")
        if feed and pages and read_output(path) != feed:
            write_atomically(path, feed)
