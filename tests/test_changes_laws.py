"""What has to hold of every comparison: nothing left out, nothing made up, both texts in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings

from policyloom.changelog import entries
from policyloom.changes import compare
from policyloom.changes.kinds import Formatting, LinkChanged, LookChanged
from policyloom.changes.woven import weave_documents
from policyloom.document import Mark
from tests.edits import pair_of, seeds
from tests.outline import clauses, descriptions, outline
from tests.support.sampling import examples

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.changes import Comparison
    from policyloom.changes.hunks import Atoms, Hunk
    from policyloom.document import Document

MANY = settings(max_examples=examples(400))


@MANY
@given(seeds)
def test_accepting_gives_the_new_text_and_rejecting_the_old(seed: int) -> None:
    old, new = pair_of(seed)
    redline = compare(old, new, {}).redline
    assert outline(redline, Mark.DELETED) == outline(new)
    assert outline(redline, Mark.INSERTED) == outline(old)


@MANY
@given(seeds)
def test_there_are_changes_if_and_only_if_the_texts_differ(seed: int) -> None:
    old, new = pair_of(seed)
    changes = compare(old, new, {}).changes
    words = [change for change in changes if not isinstance(change, LookChanged)]
    assert bool(words) == (_read(old) != _read(new))
    before, after = (replace(one.look, strapline="") for one in (old, new))
    assert (len(words) < len(changes)) == (before != after)


def _read(document: Document) -> object:
    return outline(document, labels=True), descriptions(document)


@given(seeds)
def test_a_document_does_not_differ_from_itself(seed: int) -> None:
    document = pair_of(seed)[0]
    comparison = compare(document, document, {})
    assert comparison.changes == ()
    assert comparison.size is None
    assert outline(comparison.redline) == outline(document)


@MANY
@given(seeds)
def test_every_difference_is_in_one_change_and_every_change_in_one_entry(seed: int) -> None:
    pair = pair_of(seed)
    comparison = compare(*pair, {})
    woven = weave_documents(*pair, author="", date="")
    assert Counter(_hunks(comparison)) == Counter(woven.hunks)
    told = Counter(id(c) for entry in entries(comparison, {}, {}) for c in entry.changes)
    assert told == Counter(map(id, comparison.changes))


@MANY
@given(seeds)
def test_every_clause_that_reads_otherwise_is_named(seed: int) -> None:
    pair = pair_of(seed)
    comparison = compare(*pair, {})
    old, new = map(clauses, pair)
    differ = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    wheres = (getattr(change, "where", None) for change in comparison.changes)
    named = {where.clause for where in wheres if where}
    assert differ <= named | {hunk.place.clause for hunk in _hunks(comparison)}


@MANY
@given(seeds)
def test_a_change_of_looks_is_never_a_change_of_words(seed: int) -> None:
    for change in compare(*pair_of(seed), {}).changes:
        match change:
            case Formatting(hunks=hunks) | LinkChanged(hunks=hunks):
                assert _letters(hunk.old for hunk in hunks) == _letters(h.new for h in hunks)
            case _:
                pass


def _letters(sides: Iterable[Atoms]) -> str:
    return "".join(c for side in sides for atom in side for c in atom.words if c.isalnum())


def _hunks(comparison: Comparison) -> list[Hunk]:
    return [h for change in comparison.changes for h in getattr(change, "hunks", ())]
