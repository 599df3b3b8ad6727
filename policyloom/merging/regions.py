"""Merging: three versions of a sequence -> regions in which they correspond."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from policyloom.changes.matching import matched, opcodes

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from policyloom.changes.matching import Sketch

T = TypeVar("T")
H = TypeVar("H", bound="Hashable")
Partners: TypeAlias = "Callable[[Sequence[T], Sequence[T]], dict[int, int]]"


class By(Enum):
    """Whose words a piece of the merged text is."""

    NOBODY = "nobody"
    LIBRARY = "library"
    LOCAL = "local"
    BOTH = "both"
    MINGLED = "mingled"
    MOVED = "moved"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The same stretch of the three texts, and what becomes of it.

    ``text`` is nothing when one side removed the words, and when the two sides are in conflict:
    then nobody has decided yet. Mingled words are of a sentence that both sides changed in
    different places; moved ones were put elsewhere by one side and reworded by the other.
    """

    by: By
    base: str
    library: str
    local: str
    text: str

    @property
    def is_conflict(self) -> bool:
        """Tell whether somebody has to decide."""
        return self.by is By.CONFLICT

    @property
    def may_be_both(self) -> bool:
        """Tell whether both sides put in words where none stood, so that both can stand."""
        return self.is_conflict and not self.base.strip()


@dataclass(frozen=True, slots=True)
class Region(Generic[T]):
    """The same stretch of all three; ``paired`` says one item each, alike on every side.

    ``settled`` is what stands here when one side moved what the other reworded, or, where words
    of both are ``mingled``, what the two changes come to.
    """

    base: tuple[T, ...]
    library: tuple[T, ...]
    local: tuple[T, ...]
    paired: bool = field(kw_only=True)
    settled: tuple[T, ...] | None = field(default=None, kw_only=True)
    mingled: bool = field(default=False, kw_only=True)

    @property
    def by(self) -> By:
        """Whose change decides this stretch as a whole, or that it is a conflict."""
        if self.settled is not None:
            return By.MINGLED if self.mingled else By.MOVED
        match (self.library == self.base, self.local == self.base):
            case (True, True):
                return By.NOBODY
            case (True, False):
                return By.LOCAL
            case (False, True):
                return By.LIBRARY
            case _:
                return By.BOTH if self.library == self.local else By.CONFLICT

    @property
    def kept(self) -> tuple[T, ...]:
        """What stands here afterwards; nothing in a conflict, which nobody has decided."""
        if self.settled is not None:
            return self.settled
        match self.by:
            case By.LIBRARY:
                return self.library
            case By.CONFLICT:
                return ()
            case _:
                return self.local

    def chosen(self, decisions: Iterator[By]) -> tuple[T, ...]:
        """Return what stands here once somebody has decided; the library's first of both."""
        if self.by is not By.CONFLICT:
            return self.kept
        match next(decisions):
            case By.LIBRARY:
                return self.library
            case By.BOTH:
                return (*self.library, *self.local)
            case _:
                return self.local

    def piece(self, said: Callable[[Sequence[T]], str]) -> Piece:
        """Return the stretch in words."""
        return Piece(
            by=self.by,
            base=said(self.base),
            library=said(self.library),
            local=said(self.local),
            text=said(self.kept),
        )


def regions(
    base: Sequence[T], library: Sequence[T], local: Sequence[T], partners: Partners[T]
) -> Iterator[Region[T]]:
    """Yield the regions in order; together they are all of each sequence.

    An item that has a partner on both sides is a region of its own; what stands between two such
    items is one region, however many items there are.
    """
    of_library, of_local = partners(base, library), partners(base, local)
    start = (0, 0, 0)
    for at in range(len(base)):
        if at in of_library and at in of_local:
            here = (at, of_library[at], of_local[at])
            yield from _between(base, library, local, start, here)
            i, j, k = here
            yield Region((base[i],), (library[j],), (local[k],), paired=True)
            start = (i + 1, j + 1, k + 1)
    yield from _between(base, library, local, start, (len(base), len(library), len(local)))


def _between(
    base: Sequence[T],
    library: Sequence[T],
    local: Sequence[T],
    start: tuple[int, int, int],
    end: tuple[int, int, int],
) -> Iterator[Region[T]]:
    (i, j, k), (p, q, r) = start, end
    if (i, j, k) != (p, q, r):
        before, ours, theirs = tuple(base[i:p]), tuple(library[j:q]), tuple(local[k:r])
        yield from (
            _put_in(ours, theirs) if not before else (Region(before, ours, theirs, paired=False),)
        )


def _put_in(ours: tuple[T, ...], theirs: tuple[T, ...]) -> Iterator[Region[T]]:
    """Yield what both put in at one place: where it begins or ends alike, that is no conflict."""
    start = _alike(ours, theirs)
    end = _alike(ours[start:][::-1], theirs[start:][::-1])
    stop, halt = len(ours) - end, len(theirs) - end
    for one, other in (
        (ours[:start], theirs[:start]),
        (ours[start:stop], theirs[start:halt]),
        (ours[stop:], theirs[halt:]),
    ):
        if one or other:
            yield Region((), one, other, paired=False)


def _alike(ours: Sequence[T], theirs: Sequence[T]) -> int:
    """Return how many items at the beginning are the same."""
    pairs = zip(ours, theirs, strict=False)
    return next((n for n, (x, y) in enumerate(pairs) if x != y), min(len(ours), len(theirs)))


# PARTNERS


def by_likeness(sketch: Callable[[T], Sketch]) -> Partners[T]:
    """Return how items find partners that are reworded, in the same order."""

    def partners(base: Sequence[T], other: Sequence[T]) -> dict[int, int]:
        found: dict[int, int] = {}
        i = j = 0
        for first, second in matched(base, other, sketch):
            if first is not None and second is not None:
                found[i] = j
            i += first is not None
            j += second is not None
        return found

    return partners


def by_equality(base: Sequence[H], other: Sequence[H]) -> dict[int, int]:
    """Return the place in ``other`` of every item of ``base`` that stands there unchanged."""
    return {
        i1 + n: j1 + n
        for tag, i1, i2, j1, _ in opcodes(base, other)
        if tag == "equal"
        for n in range(i2 - i1)
    }
