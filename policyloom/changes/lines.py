"""Lines: an old and a new line of words -> one line with marks where they differ."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.changes.atoms import atoms, is_same, rebuilt
from policyloom.changes.hunks import Line, Run
from policyloom.changes.matching import opcodes
from policyloom.document import Deleted, Inserted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.changes.hunks import Atoms, Site
    from policyloom.document import Inline, Inlines


def weave_line(old: Inlines, new: Inlines, site: Site) -> Inlines:
    """Return one line with marks where the two differ; the differences go to the site."""
    if old == new:
        return new
    start, end = _equal_ends(old, new)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    out: list[Inline] = [*new[:start]]
    runs = _tidied(list(_runs(atoms(before), atoms(after))))
    line = Line(new[:start], tuple(runs), new[len(new) - end :])
    for run in runs:
        if run.same:
            out += rebuilt(run.new)
            continue
        site.words(run, line)
        out += [Deleted(rebuilt(run.old))] if run.old else []
        out += [Inserted(rebuilt(run.new))] if run.new else []
    return (*out, *new[len(new) - end :])


def _equal_ends(old: Inlines, new: Inlines) -> tuple[int, int]:
    """Return how many inlines are equal at the beginning, and how many at the end."""
    most = min(len(old), len(new))
    start = next((i for i in range(most) if old[i] != new[i]), most)
    end = next((i for i in range(most - start) if old[-1 - i] != new[-1 - i]), most - start)
    return start, end


def _runs(old: Atoms, new: Atoms) -> Iterator[Run]:
    """Yield runs that are the same and runs that differ, in order."""
    for tag, i1, i2, j1, j2 in opcodes([a.key for a in old], [a.key for a in new]):
        if tag == "equal":
            yield from _aligned(old[i1:i2], new[j1:j2])
        else:
            yield Run(old[i1:i2], new[j1:j2], same=False)


def _aligned(old: Atoms, new: Atoms) -> Iterator[Run]:
    """Yield atoms of equal keys: the same ones in runs, and each that reads otherwise alone."""
    pairs = zip(old, new, strict=True)
    for same, group in groupby(pairs, key=lambda pair: is_same(*pair)):
        if same:
            before, after = zip(*group, strict=True)
            yield Run(before, after, same=True)
        else:
            yield from (Run((before,), (after,), same=False) for before, after in group)


def _tidied(runs: list[Run]) -> list[Run]:
    """Join two rewordings that only a space divides; changes of tokens stay on their own."""
    tidy: list[Run] = []
    for run, following in zip(runs, (*runs[1:], None), strict=True):
        joins = run.is_reworded or (run.is_space and following and following.is_reworded)
        if tidy and tidy[-1].is_reworded and joins:
            tidy[-1] = Run(tidy[-1].old + run.old, tidy[-1].new + run.new, same=False)
        else:
            tidy.append(run)
    return tidy
