"""Comparison: two Documents -> what changed between them, complete, and the redline of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.changes.appearance import appearance, arrangement, with_numbers
from policyloom.changes.classify import classify
from policyloom.changes.deciding import decisions
from policyloom.changes.facts import Declarations, Facts
from policyloom.changes.kinds import rank
from policyloom.changes.woven import Woven, weave_documents

if TYPE_CHECKING:
    from policyloom.changes.kinds import Change, LookChanged
    from policyloom.document import Document
    from policyloom.source import Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two documents compared: the changes in reading order of importance, and the redline."""

    old: Document
    new: Document
    changes: tuple[Change, ...]
    redline: Document

    @property
    def size(self) -> Size | None:
        """The largest change; None when a reader sees no difference."""
        return max((change.size for change in self.changes), default=None)

    @property
    def asks(self) -> bool:
        """Tell whether somebody has to be asked, even where the delegation lets changes flow."""
        return any(change.asks for change in self.changes)


def compare(
    old: Document,
    new: Document,
    declared: Declarations,
    *,
    author: str = "Policy owner",
    date: str = "",
) -> Comparison:
    """Return every difference between two documents and a redline that shows it.

    ``author`` (a role) and ``date`` (an ISO day, by default the new document's) stand on the
    marks.
    """
    woven = weave_documents(old, new, author=author, date=date or new.date)
    facts = _facts(old, new, woven, declared)
    found = [*arrangement(woven), *classify(woven.hunks, facts)]
    looks = tuple(appearance(old, new))
    beside = (*decisions(old, new), *looks)
    changes = sorted([*with_numbers(found, woven), *beside], key=rank)
    return Comparison(
        old=old, new=new, changes=tuple(changes), redline=_noted(woven.document, looks)
    )


def _noted(redline: Document, looks: tuple[LookChanged, ...]) -> Document:
    """Return a redline that also says what no mark in its text can show."""
    if redline.revision is None:
        return redline
    parts = tuple(part for look in looks for part in look.parts)
    return replace(redline, revision=replace(redline.revision, unmarked=parts))


def _facts(old: Document, new: Document, woven: Woven, declared: Declarations) -> Facts:
    pairs = (*woven.kept, *woven.carried, *woven.moved)
    sections = (*woven.sections_kept, *woven.sections_moved)
    return Facts(
        old=old,
        new=new,
        clauses={after.provision.identity: (before, after) for before, after in pairs},
        sections={after.key: (before, after) for before, after in sections},
        declared=declared,
    )
