"""Order: hunks of texts -> which words moved, and which only look different -> changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changes.facts import outside, where
from policyloom.changes.hunks import Shape
from policyloom.changes.kinds import (
    NOTICES,
    CitationChanged,
    Formatting,
    LinkChanged,
    MovedWithin,
    Reshaped,
)
from policyloom.changes.moves import in_place, sort
from policyloom.changes.said import Said
from policyloom.changes.scope import why_moved
from policyloom.changes.subjects import new_side, old_side, pictures
from policyloom.changes.weights import SENSE
from policyloom.source import Size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.facts import Facts
    from policyloom.changes.hunks import Atoms, Hunk
    from policyloom.changes.kinds import Change
    from policyloom.changes.moves import Sorted
    from policyloom.changes.subjects import Subject


Groups: TypeAlias = "dict[Subject, list[Hunk]]"
CITING = (CitationChanged, LinkChanged)
TEXTS = frozenset({"reworded", "row", "table"})


def moved(groups: Groups, facts: Facts) -> Iterator[Change]:
    """Yield a change for each text in which words moved, and take them out of the groups."""
    texts: dict[tuple[str, str], list[Subject]] = {}
    for about, found in groups.items():
        if found and _is_text(about):
            place = found[0].place
            texts.setdefault((place.part, place.clause), []).append(about)
    for abouts in texts.values():
        hunks = [hunk for about in abouts for hunk in groups[about]]
        sorted_ = sort(sorted(hunks, key=lambda hunk: hunk.gap))
        gone = {id(hunk) for hunk in (*sorted_.look, *sorted_.moved)}
        for about in abouts:
            groups[about] = [hunk for hunk in groups[about] if id(hunk) not in gone]
        groups.setdefault(("formatting",), []).extend(sorted_.look)
        if sorted_.moved:
            alone = not sorted_.others
            yield _moved_within(hunks[0], sorted_, facts, alone=alone)


def _is_text(about: Subject) -> bool:
    return about[0] in TEXTS or about[:2] == ("retitled", NOTICES)


def _moved_within(first: Hunk, found: Sorted, facts: Facts, *, alone: bool) -> Change:
    clause = first.place.clause
    said = Said.of(clause, facts) if clause in facts.clauses else Said()
    because, lowered = said.counted(why_moved(found.moves))
    return MovedWithin(
        where=where(facts.clauses[clause][1]) if clause in facts.clauses else outside(first.place),
        moves=found.moves,
        weight=Size.SUBSTANTIVE if because else max(said.size or Size.EDITORIAL, Size.CLARIFYING),
        because=because,
        lowered=lowered,
        declared=said.size,
        amendments=said.amendments if alone else (),
        hunks=found.moved,
    )


def announced(changes: tuple[Change, ...], facts: Facts) -> Iterator[Change]:
    """Yield changes; words that only look different stand apart if their author declared any."""
    told = {change.where.clause for change in changes if change.where}
    for change in changes:
        if not isinstance(change, Formatting):
            yield _at_least(change, told, facts) if isinstance(change, CITING) else change
            continue
        by_clause: dict[str, list[Hunk]] = {}
        for hunk in change.hunks:
            clause = hunk.place.clause
            field = hunk.under.answer and hunk.shape is Shape.ROW
            known = clause in facts.clauses and clause not in told
            known = known and bool(field or facts.between(clause))
            by_clause.setdefault(clause if known else "", []).append(hunk)
        for clause, hunks in by_clause.items():
            yield (
                _reshaped(clause, tuple(hunks), facts)
                if clause
                else Formatting(hunks=tuple(hunks))
            )


def _at_least(change: Change, told: set[str], facts: Facts) -> Change:
    """Return a change of what is cited, as large as the authors of clauses without others say."""
    clauses = {hunk.place.clause for hunk in change.hunks} & facts.clauses.keys() - told
    said = [one for clause in sorted(clauses) if (one := Said.of(clause, facts)).size]
    largest = max((one.size for one in said if one.size), default=change.size)
    if largest <= change.size:
        return change
    amendments = (f"its author says: {text}" for one in said for text in one.amendments)
    return replace(change, weight=largest, because=(*change.because, *amendments))


def _reshaped(clause: str, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    said = Said.of(clause, facts)
    because, lowered = said.counted(tuple(_answers(hunks)))
    return Reshaped(
        where=where(facts.clauses[clause][1]),
        declared=said.size,
        weight=Size.SUBSTANTIVE if because else said.size,
        because=because,
        lowered=lowered,
        amendments=said.amendments,
        hunks=hunks,
    )


def _answers(hunks: tuple[Hunk, ...]) -> Iterator[str]:
    """Yield that a field with the same words asks for another kind of answer."""
    gone, come = ([h.under.answer for h in hunks if side(h)] for side in (old_side, new_side))
    for old, new in zip(gone, come, strict=False):
        if old != new:
            yield f"{SENSE} in a field is of another kind (‘{old}’, now ‘{new}’)"


def pictures_replaced(groups: Groups) -> Groups:
    """Take the pictures that stand in place of others out of the clauses they stand in."""
    replaced: Groups = {}
    for about, found in groups.items():
        if about[0] != "reworded":
            continue
        for key in _both_pictured(found):
            mine = [hunk for hunk in found if key in _pictured(hunk)]
            replaced["picture", key] = mine
            found[:] = [hunk for hunk in found if hunk not in mine]
    return replaced


def _both_pictured(hunks: list[Hunk]) -> set[str]:
    """Return the keys of pictures that went and came again with other words or contents."""
    gone, come = ({one for h in hunks for one in _drawn(side(h))} for side in (old_side, new_side))
    return {key for key, *_ in gone - come} & {key for key, *_ in come - gone}


def _drawn(atoms: Atoms) -> Iterator[tuple[str, str, str]]:
    """Yield the key, the content and the words of each picture; its width is layout."""
    for atom in atoms:
        for found in pictures((atom,)):
            key, _, content = found.rpartition("/")[0].partition("@")
            yield key, content, atom.words


def _pictured(hunk: Hunk) -> list[str]:
    return [found.partition("@")[0] for found in pictures((*hunk.old, *hunk.new))]


def shape_changes(groups: Groups) -> Groups:
    """Move titles, rows of control data and pictures that read the same to formatting."""
    formatting = groups.pop(("formatting",), [])
    for about, found in groups.items():
        if about[0] in {"control", "retitled", "picture"} and in_place(found):
            formatting += found
            found.clear()
    return groups | {("formatting",): formatting}
