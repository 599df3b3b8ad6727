"""Order is meaning: whatever moves inside a clause is told, however the clause is built."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, TypeVar

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from policyloom.changelog import entries
from policyloom.changelog.completeness import left_out
from policyloom.changes import Size, compare
from policyloom.changes.kinds import Formatting, MovedWithin
from policyloom.document import Form, InLanguage, Item, List, ListStyle, Paragraph, Table, Text
from tests.generated import a_document
from tests.outline import clauses
from tests.support.sampling import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Block, Blocks, Document

T = TypeVar("T")
SEEDS = st.integers(0, 10_000)
FEW = settings(max_examples=examples(150))


def moved(r: Random, items: tuple[T, ...]) -> tuple[T, ...]:
    """Return items of which one stands elsewhere."""
    rest = list(items)
    one = rest.pop(r.randrange(len(rest)))
    rest.insert(r.randrange(len(rest) + 1), one)
    return tuple(rest)


def rearranged(r: Random, blocks: Blocks) -> Blocks:
    """Return blocks in another order, or one of them with its parts in another order."""
    if r.random() < 0.3:
        return moved(r, blocks)
    at = r.randrange(len(blocks))
    return (*blocks[:at], _inside(r, blocks[at]), *blocks[at + 1 :])


def _inside(r: Random, block: Block) -> Block:
    match block:
        case List(items=items):
            return replace(block, items=moved(r, items))
        case Form(rows=rows) if rows:
            return replace(block, rows=moved(r, rows))
        case InLanguage(blocks=blocks) if blocks:
            return replace(block, blocks=rearranged(r, blocks))
        case Table(rows=rows) if rows and all(c.rows == 1 for row in rows for c in row.cells):
            return replace(block, rows=moved(r, rows))
        case _:
            return block


def pair(seed: int) -> tuple[Document, Document, str]:
    """Return a document, the same with something moved inside one clause, and which."""
    r = Random(seed)  # noqa: S311 - a seed of hypothesis
    old = a_document(r)
    places = [
        (s, p)
        for s, section in enumerate(old.sections)
        for p, provision in enumerate(section.provisions)
        if provision.blocks
    ]
    assume(places)
    s, p = r.choice(places)
    section = old.sections[s]
    provision = section.provisions[p]
    other = replace(provision, blocks=rearranged(r, provision.blocks))
    provisions = (*section.provisions[:p], other, *section.provisions[p + 1 :])
    sections = (
        *old.sections[:s],
        replace(section, provisions=provisions),
        *old.sections[s + 1 :],
    )
    return old, replace(old, sections=sections), provision.identity


def letters(document: Document, clause: str) -> str:
    """Return what a reader hears of a clause, in order; spaces and marks are no part of it.

    How far a cell reaches is heard by nobody: a row without words may come or go as a look.
    """
    return "".join(c for c in "".join(_said(clauses(document)[clause])).lower() if c.isalnum())


def _said(part: object) -> Iterator[str]:
    match part:
        case str():
            yield part
        case tuple() | list():
            for inner in part:
                yield from _said(inner)
        case _:
            return


@FEW
@given(SEEDS)
def test_what_moves_inside_a_clause_is_told(seed: int) -> None:
    old, new, clause = pair(seed)
    assume(letters(old, clause) != letters(new, clause))
    comparison = compare(old, new, {})
    told = [change for change in comparison.changes if not isinstance(change, Formatting)]
    assert told
    assert comparison.size is not None
    assert comparison.size > Size.EDITORIAL
    assert not left_out(comparison, entries(comparison, {}, {}))


# FROM ONE LIST TO ANOTHER


LEADS = ("You must:", "You must not:", "Either of these is enough:", "All of these are needed:")


def paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def lists(leads: tuple[str, ...], groups: tuple[tuple[str, ...], ...]) -> Blocks:
    """Return a list below each lead-in."""
    made: list[Block] = []
    for lead, words in zip(leads, groups, strict=True):
        items = tuple(Item((paragraph(one),)) for one in words)
        made += [paragraph(lead), List(style=ListStyle.BULLET, items=items)]
    return tuple(made)


def with_blocks(document: Document, blocks: Blocks) -> Document:
    section = next(section for section in document.sections if section.provisions)
    provision = replace(section.provisions[0], blocks=blocks)
    alone = replace(section, provisions=(provision, *section.provisions[1:]))
    sections = tuple(alone if one is section else one for one in document.sections)
    return replace(document, sections=sections)


@FEW
@given(SEEDS, st.permutations(LEADS), st.integers(2, 4), st.booleans())
def test_an_item_that_leaves_its_list_is_substantive(
    seed: int,
    leads: list[str],
    count: int,
    last: bool,  # noqa: FBT001 - drawn by the generator
) -> None:
    document = a_document(Random(seed))  # noqa: S311 - a seed of hypothesis
    assume(any(section.provisions for section in document.sections))
    words = tuple(f"thing {number} in the hall" for number in range(2 * count))
    first, second = words[:count], words[count:]
    other = (*second, first[-1]) if last else (first[-1], *second)
    above, below = leads[0], leads[1]
    old = with_blocks(document, lists((above, below), (first, second)))
    new = with_blocks(document, lists((above, below), (first[:-1], other)))
    (change,) = compare(old, new, {}).changes
    assert isinstance(change, MovedWithin)
    assert change.size is Size.SUBSTANTIVE
    (move,) = change.moves
    assert (move.words, move.old, move.new) == (first[-1], ("under", above), ("under", below))
