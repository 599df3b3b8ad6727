"""BENCH: what one document was measured to take -> what all schools of a country would take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.spending import Spent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.aims import Measured

SCHOOLS, POLICIES = 24_000, 40
DOCUMENTS = SCHOOLS * POLICIES
CORES = 100
HOUR, MINUTE = 3600, 60
BEGIN, END = "<!-- reckoned by make bench -->", "<!-- end -->"
COMPILE = ("resolve", "read its editions", "compare")
WAYS = {
    "Word and PDF": ("write docx", "write pdf"),
    "Word and PDF by Typst": ("write docx", "write pdf by Typst"),
    "Word, with page numbers in its contents": ("write docx",),
    "only found to be unchanged": (),
}


def with_country(page: str, of: Measured) -> str:
    """Return the page with what stands between its two marks reckoned anew."""
    table = "\n".join(lines(of))
    return re.sub(
        rf"(?s)({re.escape(BEGIN)}\n).*?(?={re.escape(END)})", lambda m: m[1] + table + "\n", page
    )


def lines(of: Measured) -> Iterator[str]:
    """Yield a table: each way of building everything, from what one document takes."""
    yield f"| | one document | {DOCUMENTS:,} documents | on {CORES} cores |"
    yield "|---|--:|--:|--:|"
    for name, writing in WAYS.items():
        seconds = [_cpu(of, stage) for stage in (*COMPILE, *writing)]
        if all(one is not None for one in seconds):
            yield _row(name, sum(one or 0 for one in seconds))
    size = max(of.scale["load"])
    each = of.scale["load"][size].cpu / size
    yield ""
    yield (
        "Reading and checking the sources comes first, on one core, at "
        f"{each * 1e3:.1f} ms for each school: {_time(each * SCHOOLS)} for all overlays."
    )


def _cpu(of: Measured, stage: str) -> float | None:
    one = of.stages.get(stage)
    return one.cpu if isinstance(one, Spent) else None


def _row(name: str, seconds: float) -> str:
    every = seconds * DOCUMENTS
    return (
        f"| {name} | {seconds:.3f} s | {every / HOUR:,.0f} core hours | {_time(every / CORES)} |"
    )


def _time(seconds: float) -> str:
    if seconds >= 2 * HOUR:
        return f"{seconds / HOUR:.1f} hours"
    return f"{seconds / MINUTE:.0f} minutes" if seconds >= 2 * MINUTE else f"{seconds:.0f} seconds"
