"""Since: a file that came home, where the sources have moved on since it was printed.

It is read as if today's print had been sent: a paragraph that reads as it was printed reads as it
does today, what we put in since then stands in it, and one that both sides changed has the
changes of both. Where these touch the same words, the reviewer's stand, for somebody to decide.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.homecoming.hunks import hunks
from policyloom.homecoming.pairing import laid
from policyloom.homecoming.printing import Atom, Unit, like, reworded_unit
from policyloom.homecoming.sentences import spaced
from policyloom.manuscript.home import HomeParagraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.homecoming.hunks import Hunk
    from policyloom.homecoming.pairing import Pair
    from policyloom.manuscript.home import Home

OURS = 10_000
"""Tables that we put in are counted from here, apart from those of the file."""


def rebased(home: Home, today: Home, earlier: Sequence[str], own: Sequence[bool]) -> Home:
    """Return a file with the changes that were made elsewhere since it was printed.

    ``today`` is what is printed now, or another copy; ``own`` tells of each of its paragraphs
    whether it may have been put in since then. ``earlier`` are the lines that were printed.
    """
    return replace(home, paragraphs=tuple(_Rebasing(home, today, earlier, own).all()))


def as_sent(units: Sequence[Unit], earlier: Sequence[str]) -> Iterator[Unit]:
    """Yield the paragraphs that were printed then, as far as they are known by today's."""
    lines = [HomeParagraph(number=n, after=one, before=one) for n, one in enumerate(earlier, 1)]
    pairs = laid(units, lines)
    then = {at: pair.home for pair in pairs for at in pair.printed}
    of_units = {line for pair in pairs if pair.printed for line in pair.home}
    for at, unit in enumerate(units):
        mine = then.get(at, ())
        if not mine and not (unit.part and unit.text.strip()):
            yield unit  # Word alone prints it.
        for line in mine:
            same = like(unit.text).endswith(like(earlier[line]))
            yield unit if same else reworded_unit(unit, earlier[line])
            while (line := line + 1) < len(earlier) and line not in of_units:
                yield _gone_since(unit, earlier[line])


def _gone_since(above: Unit, words: str) -> Unit:
    """Return a paragraph of which nothing is printed any more."""
    atom = Atom(start=0, end=len(words), words=words)
    return Unit(text=words, atoms=(atom,), part=above.part, section=above.section)


class _Rebasing:
    """Puts our changes into what came home, paragraph by paragraph."""

    def __init__(
        self, home: Home, today: Home, earlier: Sequence[str], own: Sequence[bool]
    ) -> None:
        said = [Unit(text=one) for one in earlier]
        self.home, self.today, self.own, self.said = home, today, own, earlier
        theirs, ours = laid(said, home.paragraphs), laid(said, today.paragraphs)
        self.base = {at: pair.printed for pair in theirs for at in pair.home}
        self.now = {
            at: pair.home if at == pair.printed[0] else () for pair in ours for at in pair.printed
        }
        self.based = {at for pair in ours if pair.printed for at in pair.home}
        self.moved = _moved(ours) - _moved(theirs)
        self.tables = dict(self.same_tables())

    def all(self) -> Iterator[HomeParagraph]:
        """Yield the paragraphs; what we put in or moved stands below what it stands below now."""
        made = [one for at in range(len(self.home.paragraphs)) for one in self.one(at)]
        for at in self.of_ours():
            above = (n for n, (_, place) in enumerate(made) if 0 <= place < at)
            below = max(above, key=lambda n: made[n][1], default=-1)
            made.insert(below + 1, (self.of_today(at), at))
        yield from (one for one, _ in made)

    def one(self, at: int) -> Iterator[tuple[HomeParagraph, int]]:
        """Yield what becomes of a paragraph, each with its place in today's print, or -1."""
        paragraph, printed = self.home.paragraphs[at], self.base.get(at, ())
        now = self.now.get(printed[0], ()) if printed else ()
        base = self.said[printed[0]] if printed else ""
        whole = len(printed) == 1 and self.base_alone(printed, at)
        if not whole or len(now) > 1:
            if whole and like(paragraph.after) == like(base):
                yield from ((self.of_today(place), place) for place in now)
            else:
                yield paragraph, now[0] if now else -1
        elif like(paragraph.after) == like(base) and (not now or printed[0] in self.moved):
            return  # We took it out, or moved it.
        else:
            yield self.with_ours(paragraph, base, now), now[0] if now else -1

    def base_alone(self, printed: tuple[int, ...], at: int) -> bool:
        """Tell whether no other paragraph is of the same printed one."""
        return not any(self.base.get(near) == printed for near in (at - 1, at + 1))

    def with_ours(
        self, paragraph: HomeParagraph, base: str, now: tuple[int, ...]
    ) -> HomeParagraph:
        """Return a paragraph with what we changed in it since then."""
        ours = self.today.paragraphs[now[0]].after if now else base
        if like(ours) == like(base):
            return paragraph
        before = ours if like(paragraph.before) == like(base) else paragraph.before
        return replace(paragraph, after=merged(base, ours, paragraph.after), before=before)

    def of_ours(self) -> Iterator[int]:
        """Yield the places in today's print of what we put in or moved since then."""
        unknown = (one.after for n, one in enumerate(self.home.paragraphs) if n not in self.base)
        known = Counter(map(like, unknown))
        went = {at for one in self.moved for at in self.now[one]}
        for at, (one, own) in enumerate(zip(self.today.paragraphs, self.own, strict=True)):
            words = like(one.after)
            if at in went or (at not in self.based and own and words):
                if known[words] and at not in went:
                    known[words] -= 1
                else:
                    yield at

    def of_today(self, at: int) -> HomeParagraph:
        """Return a paragraph of today's print, in the file's own table."""
        one = self.today.paragraphs[at]
        table = self.tables.get(one.cell[0], OURS + one.cell[0]) if one.cell else 0
        return replace(one, number=0, cell=(table, *one.cell[1:]) if one.cell else ())

    def same_tables(self) -> Iterator[tuple[int, int]]:
        """Yield the tables of today's print, each with the one of the file that it is."""
        for at, printed in self.base.items():
            cell = self.home.paragraphs[at].cell
            for place in self.now.get(printed[0], ()) if printed and cell else ():
                if self.today.paragraphs[place].cell:
                    yield self.today.paragraphs[place].cell[0], cell[0]


def _moved(pairs: Sequence[Pair]) -> set[int]:
    return {at for pair in pairs if pair.moved for at in pair.printed}


def merged(base: str, ours: str, theirs: str) -> str:
    """Return a paragraph with the changes of both sides; theirs where both changed the same."""
    known = hunks(base, ours)
    made = ours
    for hunk in reversed(hunks(base, theirs)):
        if any((o.start, o.end, o.new) == (hunk.start, hunk.end, hunk.new) for o in known):
            continue
        both = [one for one in known if _meet(one, hunk)]
        start = min([hunk.start, *(one.start for one in both)])
        end = max([hunk.end, *(one.end for one in both)])
        new = base[start : hunk.start] + spaced(hunk) + base[hunk.end : end]
        at = _place(start, [one for one in known if one.start < start])
        until = _place(end, [one for one in known if one.start < end or one in both])
        # Where words of ours went, no space is left; what is too much goes.
        before = " " if base[start - 1 : start].isspace() else ""
        after = " " if base[end : end + 1].isspace() and made[until : until + 1].isalnum() else ""
        made = made[:at] + before + new + after + made[until:]
    return like(made)


def _meet(one: Hunk, other: Hunk) -> bool:
    """Tell whether two changes are of the same words, or put words in at the same place."""
    same = (one.start, one.end) == (other.start, other.end)
    return same or (one.start < other.end and other.start < one.end)


def _place(at: int, before: Sequence[Hunk]) -> int:
    """Return where a place of the base is among our words; ``before`` are our changes above."""
    return before[-1].until + at - before[-1].end if before else at


__all__ = ["as_sent", "merged", "rebased"]
