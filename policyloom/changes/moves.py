"""Moves: differences of one text -> which words only look different, and which stand elsewhere.

Words that went and came again are the same words; they only look different while nothing that
stayed lies between, and they stand under the same words as before. Order is meaning.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from policyloom.changes.atoms import WORD, atoms
from policyloom.changes.gravity import SENTENCE_ENDS, State, tokens
from policyloom.changes.hunks import Shape
from policyloom.changes.leads import leads_on
from policyloom.changes.matching import opcodes
from policyloom.changes.subjects import normal, pictures, plainly
from policyloom.changes.values import Move
from policyloom.changes.weights import CONDITION, DUTY, NEGATION, TIME
from policyloom.document import Text, plain
from policyloom.english.sentences import first_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.changes.atoms import Atom
    from policyloom.changes.hunks import Chain, Hunk

FEWEST = 3
"""Fewer words that went and came are no move, unless a duty or a ‘not’ is one of them."""
BEGINNING = 6
"""Words by which a paragraph is known."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """The differences of one text: those of look alone, those that moved, and all others."""

    look: tuple[Hunk, ...]
    moved: tuple[Hunk, ...]
    moves: tuple[Move, ...]
    others: tuple[Hunk, ...]


def sort(hunks: Iterable[Hunk]) -> Sorted:
    """Return the differences of one text apart: those of look, of order and of words."""
    found = list(hunks)
    look = [hunk for gap in _gaps(found) for hunk in _in_place(gap)]
    left = _without(found, look)
    pairs = list(_pairs(left))
    moved = [hunk for pair in pairs for hunk in pair]
    rest = _without(left, moved)
    listed = any(hunk.place.row for hunk in rest)
    if rest and not listed and _rearranged(rest):
        return Sorted(tuple(look), tuple(_without(found, look)), _moves(pairs, rest), ())
    return Sorted(tuple(look), tuple(moved), _moves(pairs, []), tuple(rest))


def _without(hunks: list[Hunk], others: list[Hunk]) -> list[Hunk]:
    taken = {id(hunk) for hunk in others}
    return [hunk for hunk in hunks if id(hunk) not in taken]


# LOOK


def _gaps(hunks: list[Hunk]) -> Iterator[list[Hunk]]:
    """Yield the differences between which nothing stayed."""
    gaps: dict[tuple[object, int], list[Hunk]] = {}
    for hunk in hunks:
        gaps.setdefault((hunk.place.clause, hunk.gap), []).append(hunk)
    yield from gaps.values()


def in_place(hunks: Iterable[Hunk]) -> bool:
    """Tell whether differences hold the same words and pictures on both sides, gap by gap."""
    return all(_reads(gap, 0) == _reads(gap, 1) for gap in _gaps(list(hunks)))


def _in_place(gap: list[Hunk]) -> list[Hunk]:
    """Return those of a gap that hold the same words in the same order under the same words."""
    if _reads(gap, 0) == _reads(gap, 1):
        stays = _chains(gap, 0) == _chains(gap, 1) and not _leaves_a_line(gap)
        return gap if stays else []
    old, new = ([hunk for hunk in gap if _pure(hunk) == side] for side in (0, 1))
    kept: list[Hunk] = []
    for tag, i1, i2, j1, j2 in opcodes([_key(h) for h in old], [_key(h) for h in new]):
        if tag == "equal":
            pairs = zip(old[i1:i2], new[j1:j2], strict=True)
            kept += [hunk for pair in pairs if _stands_still(*pair) for hunk in pair]
    return kept


def _leaves_a_line(gap: list[Hunk]) -> bool:
    """Tell whether words went from one paragraph to another that both sides have."""
    gone, come = (
        {id(hunk.line) for hunk in gap if hunk.line and (hunk.old, hunk.new)[s]} for s in (0, 1)
    )
    return bool(gone and come) and gone != come


def _stands_still(old: Hunk, new: Hunk) -> bool:
    """Tell whether the same words, to the capital, stand under the same words."""
    return old.under.old == new.under.new and _reads((old,), 0) == _reads((new,), 1)


def _chains(hunks: list[Hunk], side: int) -> list[Chain]:
    """Return what one side of differences stands under, each time that it is something else."""
    found = [(h.under.old, h.under.new)[side] for h in hunks if (h.old, h.new)[side]]
    return [chain for place, chain in enumerate(found) if not place or chain != found[place - 1]]


def _reads(hunks: Iterable[Hunk], side: int) -> tuple[list[str], list[str]]:
    """Return the words and the pictures of one side; how wide one is printed is layout."""
    found = [hunk for hunk in hunks if (hunk.old, hunk.new)[side]]
    drawn = (key for hunk in found for key in pictures((hunk.old, hunk.new)[side]))
    words = [word for hunk in found for word in _said(hunk, side)]
    return words, [key.rpartition("/")[0] for key in drawn]


def _said(hunk: Hunk, side: int) -> list[str]:
    """Return the words of one side; of a row all that stands in it, also what goes on there."""
    row = hunk.place.in_table if hunk.shape is Shape.ROW else None
    if row is None:
        return _words((hunk.old, hunk.new)[side])
    return [*_parts(row.name), *_parts((row.old, row.new)[side])]


def _words(atoms: Iterable[Atom]) -> list[str]:
    """Return words and marks one by one: where a paragraph now breaks there is no space."""
    return [part for atom in atoms for part in _parts(atom.words)]


@lru_cache(maxsize=4096)
def _parts(words: str) -> tuple[str, ...]:
    return tuple(part for part in WORD.findall(plainly(words)) if not part.isspace())


# MOVES


def _pure(hunk: Hunk) -> int | None:
    """Return which side alone a difference has words on: 0 the old, 1 the new; None for both."""
    if bool(hunk.old) == bool(hunk.new):
        return None
    return 0 if hunk.old else 1


def _key(hunk: Hunk) -> tuple[str, ...]:
    """Return what words are known by that stand elsewhere: without marks and capitals."""
    side = hunk.old or hunk.new
    said = _said(hunk, 0 if hunk.old else 1)
    words = (word.lower() for word in said if any(map(str.isalnum, word)))
    return (*words, *(key.rpartition("/")[0] for key in pictures(side)))


def _pairs(hunks: list[Hunk]) -> Iterator[tuple[Hunk, Hunk]]:
    """Yield differences that took out and put in the same words in two places."""
    come: dict[tuple[str, ...], list[Hunk]] = {}
    for hunk in hunks:
        if _pure(hunk) == 1 and _tells(hunk):
            come.setdefault(_key(hunk), []).append(hunk)
    for hunk in hunks:
        if _pure(hunk) == 0 and come.get(_key(hunk)):
            yield hunk, come[_key(hunk)].pop(0)


def _tells(hunk: Hunk) -> bool:
    """Tell whether words are enough to be known again."""
    if not _key(hunk):
        return False
    if hunk.shape is not Shape.WORDS or len(_key(hunk)) >= FEWEST or _is_sentence(hunk):
        return True
    weights = (
        token.weight for token in tokens((atom, State.ALONE) for atom in hunk.new or hunk.old)
    )
    return any(weight and weight.kind in {DUTY, NEGATION} for weight in weights)


def _is_sentence(hunk: Hunk) -> bool:
    return normal(hunk.old or hunk.new).strip().endswith(SENTENCE_ENDS)


def _rearranged(hunks: list[Hunk]) -> bool:
    """Tell whether differences hold the same words, but not in the same order."""
    marks_only = all(_plainly(gap, 0) == _plainly(gap, 1) for gap in _gaps(hunks))
    return not marks_only and _bag(hunks, 0) == _bag(hunks, 1)


def _plainly(gap: list[Hunk], side: int) -> list[str]:
    return [word.lower() for word in _reads(gap, side)[0] if any(map(str.isalnum, word))]


def _bag(hunks: list[Hunk], side: int) -> Counter[str]:
    words, found = _reads(hunks, side)
    return Counter([word.lower() for word in words if any(map(str.isalnum, word))] + found)


def _moves(pairs: list[tuple[Hunk, Hunk]], rest: list[Hunk]) -> tuple[Move, ...]:
    """Return the moves; words of ``rest`` changed places among themselves."""
    steps = any(hunk.under.steps for hunk in rest)
    again = [Move(words="", steps=steps, over=_go_over(rest), hunks=tuple(rest))] if rest else []
    return (*(_move(old, new) for old, new in pairs), *again)


def _go_over(rest: list[Hunk]) -> bool:
    """Tell whether words went from what stands under one thing to what stands under another."""
    old, new = _under(rest, 0), _under(rest, 1)
    return any(old[chain] != new[chain] for chain in old.keys() & new.keys() if chain)


def _under(hunks: list[Hunk], side: int) -> dict[Chain, Counter[str]]:
    """Return the words of one side by what they stand under."""
    found: dict[Chain, list[Hunk]] = {}
    for hunk in hunks:
        if (hunk.old, hunk.new)[side]:
            found.setdefault((hunk.under.old, hunk.under.new)[side], []).append(hunk)
    return {chain: _bag(mine, side) for chain, mine in found.items()}


def _move(old: Hunk, new: Hunk) -> Move:
    one_line = old.line is not None and old.line is new.line
    stays = _past_a_break(old, new)
    before, after = _stood(old, 0), _stood(new, 1)
    return Move(
        words=normal(old.old).strip(" ,;:."),
        old=before,
        new=after,
        later=new.gap > old.gap,
        apart=old.under.leads
        or _in_other_cells(old, new)
        or (
            not (one_line or stays or _in_one_place(old, new))
            and (before, old.under.old) != (after, new.under.new)
        ),
        stays=stays,
        steps=old.under.steps or new.under.steps,
        whole=one_line and normal(old.old).endswith(SENTENCE_ENDS),
        hunks=(old, new),
    )


def _in_other_cells(old: Hunk, new: Hunk) -> bool:
    """Tell whether words went from one cell of a table to another."""
    cells = [(one.place.row, one.place.column) for one in (old, new)]
    return (
        Shape.ROW not in {old.shape, new.shape} and all(map(any, cells)) and cells[0] != cells[1]
    )


def _past_a_break(old: Hunk, new: Hunk) -> bool:
    """Tell whether sentences only went over the break between two paragraphs.

    What begins either may hold for all of it: a time, a case, or what leads in to more.
    """
    words = old.shape is new.shape is Shape.WORDS and not (old.place.row or old.under.old)
    past = words and old.gap == new.gap and old.under == new.under
    sentences = past and normal(old.old).strip().endswith(SENTENCE_ENDS)
    return sentences and not any(map(_binds, (_begun(old, 0), _begun(new, 1))))


def _begun(hunk: Hunk, side: int) -> str:
    """Return the first sentence of the paragraph in which words stand."""
    return first_sentence(_paragraph(hunk, side))


def _binds(sentence: str) -> bool:
    """Tell whether a sentence leads in to more, or begins with when or where it holds."""
    words = tokens((atom, State.SAME) for atom in atoms((Text(sentence),)))
    comma = next((at for at, token in enumerate(words) if token.words == ","), 1)
    kinds = {token.weight.kind for token in words[:comma] if token.weight}
    return leads_on(sentence) or not kinds.isdisjoint({CONDITION, TIME})


def _in_one_place(old: Hunk, new: Hunk) -> bool:
    """Tell whether two differences stand in one list of both texts, whatever it is called."""
    under = old.under.old and old.under.new
    return bool(under) and old.under == new.under


def _stood(hunk: Hunk, side: int) -> tuple[str, str]:
    """Return what words stand under or, in the middle of a paragraph, how that begins."""
    chain = (hunk.under.old, hunk.under.new)[side]
    if chain:
        return "under", chain[-1]
    if hunk.place.in_table and hunk.shape is not Shape.ROW:
        return "under", hunk.place.in_table.name
    if hunk.line is None:
        return "", ""
    words = _paragraph(hunk, side).split()
    return "in", " ".join(words[:BEGINNING]) + (" …" if len(words) > BEGINNING else "")


def _paragraph(hunk: Hunk, side: int) -> str:
    """Return all words of one side of the line in which a difference stands."""
    if hunk.line is None:
        return "".join(atom.words for atom in (hunk.old, hunk.new)[side])
    runs = ((run.old, run.new)[side] for run in hunk.line.runs)
    words = "".join(atom.words for run in runs for atom in run)
    return plain(hunk.line.lead) + words + plain(hunk.line.tail)
