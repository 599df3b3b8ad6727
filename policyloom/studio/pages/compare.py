"""STUDIO: compare a draft or an edition with another: what changed, by gravity, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changelog import entries
from policyloom.editions.pairs import Side, pair
from policyloom.studio.asked import Answer, NotThereError, page
from policyloom.studio.pages.policy import frame
from policyloom.studio.places import target_at
from policyloom.writers import write
from policyloom.writers.comparison.side_by_side import write_side_by_side
from policyloom.writers.comparison.summary import with_summary

if TYPE_CHECKING:
    from policyloom.changelog import Entry
    from policyloom.editions.pairs import Pair
    from policyloom.source import Target
    from policyloom.studio.asked import Asked

DRAFT = "draft"


def compare(asked: Asked) -> Answer:
    """Return what changed between two of the texts of a document."""
    found, common = frame(asked, "compare")
    names = [one.words for one in found.kept.editions]
    old, new = _which(asked, names)
    made = made_of(asked, found.target, old, new) if old else None
    told = told_of(made) if made else ()
    return page(
        "compare", **common, old=old, new=new, names=names, told=told, made=made is not None,
        same=made is not None and not told,
        unknown=[one for one in (old, new) if one not in {"", DRAFT, *names}],
    )  # fmt: skip


def _which(asked: Asked, names: list[str]) -> tuple[str, str]:
    """Return which two are meant: the newest edition and the draft, if nobody says."""
    new = asked.query.get("new", "") or DRAFT
    before = names[: names.index(new)] if new in names else names
    return asked.query.get("old", "") or (before[-1] if before else ""), new


def told_of(made: Pair) -> tuple[Entry, ...]:
    """Return the entries of the log of two texts, the gravest first."""
    found = entries(made.comparison, made.reasons, made.declared)
    return tuple(sorted(found, key=lambda one: -one.size))


def made_of(asked: Asked, target: Target, old: str, new: str) -> Pair | None:
    """Return two texts of a document compared; nothing where one of them has errors."""
    sides = _side(asked, target, old), _side(asked, target, new)
    if sides[0] is None or sides[1] is None:
        return None
    editions = asked.desk.kept(target).editions
    return pair(sides[0], sides[1], editions, asked.desk.library)


def _side(asked: Asked, target: Target, which: str) -> Side | None:
    if which == DRAFT:
        document = asked.desk.draft(target).compiled.document
        return Side(document=document, edition=None) if document else None
    edition = asked.desk.kept(target).edition(which)
    return Side(document=edition.document, edition=edition) if edition else None


def view(asked: Asked) -> Answer:
    """Return the redline or the two columns as a page of its own, to stand in a frame."""
    target = target_at(asked)
    names = [one.words for one in asked.desk.kept(target).editions]
    made = made_of(asked, target, *_which(asked, names))
    if made is None:
        raise NotThereError
    told = told_of(made)
    beside = asked.place["how"] == "beside"
    data = write_side_by_side(made, told) if beside else write(with_summary(made, told), "html")
    return Answer(data=data, framed=True)
