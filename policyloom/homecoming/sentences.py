"""Sentences: the pieces of a source line and a paragraph that they printed, edited together.

A token stays wherever the words that it prints stay; words that somebody typed over it are words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.diagnostics import Span
from policyloom.english.grammar import DUTIES
from policyloom.source.wording import Bold, Italic, Token, WebLink, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.homecoming.hunks import Hunk
    from policyloom.homecoming.printing import Unit
    from policyloom.source.wording import Piece, Pieces

NOWHERE = Span("", 1, 1)
CLOSING = " .,;:?!)"
"""Before these, and at the end, stands no space of its own."""


@dataclass(frozen=True, slots=True)
class Segment:
    """What one piece printed: from where to where, and the words; ``token`` if it is one."""

    start: int
    end: int
    words: str
    kind: str
    token: str = ""


def segments(unit: Unit) -> tuple[Segment, ...]:
    """Return what each piece of a paragraph printed, in order: a citation prints in two parts."""
    made = []
    for _, group in groupby(unit.atoms, key=lambda one: (one.at, one.token.partition("#")[0])):
        mine = list(group)
        words = "".join(one.words for one in mine)
        first = mine[0]
        made.append(Segment(first.start, mine[-1].end, words, first.kind, first.token))
    return tuple(made)


def flat(pieces: Pieces) -> Iterator[Piece]:
    """Yield the pieces in order, those of emphasis and links one by one."""
    for piece in pieces:
        if isinstance(piece, Bold | Italic | WebLink):
            yield from flat(piece.pieces)
        else:
            yield piece


def fits(pieces: Pieces, unit: Unit) -> bool:
    """Tell whether these pieces printed the paragraph."""
    mine, printed = list(flat(pieces)), segments(unit)
    if len(mine) != len(printed):
        return False
    return all(map(_printed, mine, printed))


def _printed(piece: Piece, seg: Segment) -> bool:
    """Tell whether a piece may have printed a segment."""
    if isinstance(piece, Words):
        return piece.value.strip() == seg.words.strip()
    return bool(seg.token) or not isinstance(piece, Token)


def reworded(pieces: Pieces, unit: Unit, hunks: Sequence[Hunk]) -> Pieces:
    """Return the pieces as they read with other words at some places of what they printed."""
    hunks = [_with_its_space(one, unit.text) for one in hunks]
    new = {
        at: _said(piece, seg, hunks)
        for at, (piece, seg) in enumerate(zip(flat(pieces), segments(unit), strict=True))
    }
    placed: set[Hunk] = set()
    made = dict(_with_new(new, segments(unit), hunks, placed))
    now = _rebuilt(pieces, iter([made[at] for at in range(len(made))]))
    first = next((seg.words for at, seg in enumerate(segments(unit)) if _says(made[at])), "")
    return _begun(now if _says(now[:1]) else now[1:], unit, first)


def _says(pieces: Pieces) -> bool:
    """Tell whether there is more than a space."""
    return any(not isinstance(one, Words) or one.value.strip() for one in pieces)


def _begun(pieces: Pieces, unit: Unit, printed: str) -> Pieces:
    """Return pieces; what a token printed as words, where it would print a capital and did not.

    A paragraph begins with a capital, an item may go on from the words above it.
    """
    token = pieces[0] if pieces else None
    if not isinstance(token, Token) or not printed[:1].islower() or "Item" in unit.inside:
        return pieces
    return (replace(token, surface=f'"{printed}"'), *pieces[1:])


def _with_its_space(hunk: Hunk, printed: str) -> Hunk:
    """Return words that go with the space before them, where none is wanted after them."""
    goes = not hunk.new and printed[: hunk.start].endswith(" ")
    wanted = printed[hunk.end : hunk.end + 1]
    return replace(hunk, start=hunk.start - 1) if goes and wanted in CLOSING else hunk


def cell_words(unit: Unit, hunks: Sequence[Hunk]) -> str:
    """Return a cell as an author writes it: tokens where nothing was changed, other words else."""
    made, at = "", 0
    apart = (_with_its_space(one, unit.text) for one in hunks)
    for hunk in sorted(apart, key=lambda one: one.start):
        made += authored(unit, at, hunk.start) + spaced(hunk)
        at = hunk.end
    return made + authored(unit, at, len(unit.text))


def authored(unit: Unit, start: int, end: int) -> str:
    """Return what an author writes for a stretch of printed words."""
    made = ""
    for seg in segments(unit):
        if start <= seg.start and seg.end <= end and seg.token:
            target = seg.token.partition("#")[0]
            made += f"[]({target})" if ":" in target else f"{{{seg.token}}}"
        else:
            made += seg.words[max(start - seg.start, 0) : max(end - seg.start, 0)]
    return made


def part_of(unit: Unit, start: int, end: int) -> Unit:
    """Return a paragraph that has only the words from one place to another."""
    atoms = (
        replace(
            one,
            start=max(one.start, start) - start,
            end=min(one.end, end) - start,
            words=one.words[max(start - one.start, 0) : end - one.start],
        )
        for one in unit.atoms
        if one.start < end and start < one.end
    )
    return replace(unit, text=unit.text[start:end], atoms=tuple(atoms))


def moved_by(hunks: Sequence[Hunk], step: int) -> list[Hunk]:
    """Return changes of words as they stand in a paragraph that begins elsewhere."""
    return [replace(one, start=one.start - step, end=one.end - step) for one in hunks]


def divided(pieces: Pieces, unit: Unit, at_word: int) -> tuple[Pieces, Pieces]:
    """Return the pieces of the words before a place and those of the rest; nothing if none."""
    letters = len("".join(unit.text[:at_word].split()))
    for at, (piece, seg) in enumerate(zip(pieces, _outer(pieces, unit), strict=True)):
        mine = len("".join(seg.split()))
        if letters < mine and isinstance(piece, Words):
            cut = place_after(piece.value, letters)
            head = Words(piece.value[:cut].rstrip(), piece.span)
            tail = Words(piece.value[cut:].lstrip(), piece.span)
            return _merged([*pieces[:at], head]), _merged([tail, *pieces[at + 1 :]])
        if letters == mine or (0 < letters < mine):
            if letters < mine:
                return (), ()
            first, second = _trimmed(pieces[: at + 1], pieces[at + 1 :])
            after = (one.words for one in segments(unit) if one.start >= at_word)
            printed = next(filter(str.strip, after), "")
            return first, _begun(second, unit, printed)
        letters -= mine
    return (), ()


def _outer(pieces: Pieces, unit: Unit) -> Iterator[str]:
    """Yield what each piece printed, emphasis and links as a whole."""
    printed = iter(segments(unit))
    for piece in pieces:
        yield "".join(next(printed).words for _ in flat((piece,)))


def place_after(words: str, letters: int) -> int:
    """Return the place after so many letters."""
    ends = [at for at, one in enumerate(words, 1) if not one.isspace()]
    return ends[letters - 1] if letters else 0


def _trimmed(first: Pieces, second: Pieces) -> tuple[Pieces, Pieces]:
    """Return two halves without the space that stood between them."""
    if second and isinstance(second[0], Words):
        second = (Words(second[0].value.lstrip(), second[0].span), *second[1:])
    return first, _merged(list(second))


def joined(first: Pieces, second: Pieces) -> Pieces:
    """Return two lines as one."""
    return _merged([*first, Words(" ", NOWHERE), *second])


def _said(piece: Piece, seg: Segment, hunks: Sequence[Hunk]) -> list[tuple[int, Piece | str]]:
    """Return what stays of a piece: itself, or parts of its words with their places."""
    touched = [one for one in hunks if one.start < seg.end and seg.start < one.end]
    inside = [one for one in hunks if one.start == one.end and seg.start < one.start < seg.end]
    if not touched and (not inside or not isinstance(piece, Words)):
        return [(seg.start, piece)]
    parts: list[tuple[int, Piece | str]] = []
    at = seg.start
    for one in sorted((*touched, *inside), key=lambda one: one.start):
        if one.start > at:
            parts.append((at, seg.words[at - seg.start : one.start - seg.start]))
        at = max(at, one.end)
    if at < seg.end:
        parts.append((at, seg.words[at - seg.start :]))
    return parts


def _with_new(
    parts: dict[int, list[tuple[int, Piece | str]]],
    segs: Sequence[Segment],
    hunks: Sequence[Hunk],
    placed: set[Hunk],
) -> Iterator[tuple[int, Pieces]]:
    """Yield the pieces of each segment with the new words put in where they belong."""
    for at, seg in enumerate(segs):
        mine: list[tuple[int, int, Piece | str]] = [(place, 1, said) for place, said in parts[at]]
        for hunk in hunks:
            near = seg.start <= hunk.start <= seg.end
            better = hunk.start < seg.end or seg.kind == "" or at == len(segs) - 1
            if near and better and hunk not in placed:
                placed.add(hunk)
                mine.append((hunk.start, 0, _new(hunk, seg)))
        mine.sort(key=lambda one: one[:2])
        yield (
            at,
            tuple(
                one if not isinstance(one, str) else Words(one, NOWHERE) for *_, one in mine if one
            ),
        )


def _new(hunk: Hunk, seg: Segment) -> Piece | str:
    """Return the new words: a duty in place of a duty stays a token."""
    whole = (hunk.start, hunk.end) == (seg.start, seg.end)
    if seg.kind == "duty" and whole and hunk.new in DUTIES:
        return Token(hunk.new, NOWHERE)
    return spaced(hunk)


def spaced(hunk: Hunk) -> str:
    """Return the new words, with a space where they come between others."""
    if hunk.start == hunk.end and hunk.new and not hunk.new.startswith((" ", ",", ".", ";", ":")):
        return f" {hunk.new}" if hunk.start > 0 else f"{hunk.new} "
    return hunk.new


def _rebuilt(pieces: Pieces, new: Iterator[Pieces]) -> Pieces:
    made: list[Piece] = []
    for piece in pieces:
        match piece:
            case Bold(inner):
                made.append(Bold(_rebuilt(inner, new)))
            case Italic(inner):
                made.append(Italic(_rebuilt(inner, new)))
            case WebLink(inner, url, span):
                made.append(WebLink(_rebuilt(inner, new), url, span))
            case _:
                made += next(new)
    return _merged(made)


def _merged(pieces: list[Piece]) -> Pieces:
    """Return pieces with neighbouring words as one."""
    made: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Words) and made and isinstance(made[-1], Words):
            made[-1] = Words(made[-1].value + piece.value, made[-1].span)
        elif not (isinstance(piece, Words) and not piece.value):
            made.append(piece)
    return tuple(made)
