"""Pairs: two documents of the shelf or the draft -> their comparison, with the reasons given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.changes import compare
from policyloom.document import Paragraph, plain
from policyloom.editions.approval import given_reasons, reason_texts
from policyloom.editions.history import DERIVED, in_names_of_today
from policyloom.editions.provenance import declared_for
from policyloom.editions.renaming import renamed
from policyloom.resolve.profile import profile_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.changes import Change, Comparison, Declarations, Declared
    from policyloom.document import Document
    from policyloom.editions.record import Edition
    from policyloom.source import Library

OWNER = "Policy owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two documents: an edition, or (edition None) what the sources say today."""

    document: Document
    edition: Edition | None

    @property
    def words(self) -> str:
        """The words by which a command means it: ``1.1`` or ``draft``."""
        return self.edition.words if self.edition else "draft"

    @property
    def selector(self) -> str:
        """The words by which a command means it among all documents."""
        return f"{self.document.body}:{self.document.policy}@{self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two documents compared, with what authors gave as reasons and declared of clauses."""

    old: Side
    new: Side
    comparison: Comparison
    reasons: Mapping[str, str]
    declared: Declarations

    @property
    def stem(self) -> str:
        """The name of files about the pair: ``social-media-1.1-to-2.0``."""
        old, new = self.old.document, self.new.document
        whose = "" if old.body == new.body else f"{old.body.replace('/', '-')}-"
        return f"{new.policy}-{whose}{self.old.words}-to-{self.new.words}"


def pair(old: Side, new: Side, editions: tuple[Edition, ...], library: Library) -> Pair:
    """Return two documents compared; ``editions`` are those of the new one's body, in order."""
    declared = _declared(new, library)
    first, second = (_to_compare(*sides, editions, library) for sides in ((old, new), (new, old)))
    comparison = compare(first, second, declared, author=_owner(new.document))
    same = _same_policy(old, new)
    reasons = _reasons(old, new, editions, library, comparison) if same else {}
    return Pair(old=old, new=new, comparison=comparison, reasons=reasons, declared=declared)


def _to_compare(
    side: Side, other: Side, editions: tuple[Edition, ...], library: Library
) -> Document:
    mine = side.edition
    if mine is None:
        return renamed(side.document, library.renames)
    before = editions[: editions.index(mine)] if mine in editions else ()
    return in_names_of_today((*before, mine), other.document, library.renames)


def is_derived(change: Change) -> bool:
    """Tell whether a change only follows from an approval, and not from what the policy says."""
    return getattr(change, "key", "") in DERIVED


def _same_policy(old: Side, new: Side) -> bool:
    first, second = old.document, new.document
    return (first.body, first.policy) == (second.body, second.policy)


def _owner(document: Document) -> str:
    """Return the role that marks in a redline are attributed to."""
    rows = (row for row in document.control if row.key == "owner")
    words = (plain(b.inlines) for row in rows for b in row.blocks if isinstance(b, Paragraph))
    return next(words, "") or OWNER


# WHAT AUTHORS SAID


def _declared(new: Side, library: Library) -> Declarations:
    """Return the library's declarations; what the edition's own record says goes before them."""
    found = declared_for(new.document, library)
    recorded = new.edition.declared if new.edition else {}
    names = sorted({*found, *recorded})
    return {name: _merged(found.get(name, ()), recorded.get(name, ())) for name in names}


def _merged(library: tuple[Declared, ...], recorded: tuple[Declared, ...]) -> tuple[Declared, ...]:
    by_version = {one.version: one for one in (*library, *recorded)}
    return tuple(by_version[version] for version in sorted(by_version))


def _reasons(
    old: Side,
    new: Side,
    editions: tuple[Edition, ...],
    library: Library,
    comparison: Comparison,
) -> dict[str, str]:
    """Return the reasons recorded in the editions between, and for a draft those given since."""
    reasons: dict[str, str] = {}
    first = old.edition.version if old.edition else None
    last = new.edition.version if new.edition else None
    for edition in editions:
        after = first is not None and edition.version > first
        if after and (last is None or edition.version <= last):
            reasons |= edition.reasons
    policy = library.policies.get(new.document.policy)
    if new.edition is None and policy and new.document.body in library.overlays:
        profile = profile_of(library, new.document.body)
        given = given_reasons(profile, policy, editions)
        reasons |= reason_texts(given, profile, policy, comparison)
    return reasons
