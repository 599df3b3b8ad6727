"""Measure everything and write the page: ``python -m bench [NAME] [--quick]``."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bench import again, compare, studio
from bench.aims import Measured, again_aims
from bench.country import with_country
from bench.document import BATCH, SMALL_BATCH, first, processes, warm
from bench.loaded import loaded
from bench.page import write_page
from bench.plot import plot
from bench.scale import scale
from bench.stages import Work
from bench.whole import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

PROMISES = {"compare": compare.measure}
AGAIN, STUDIO = "again", "studio"
BODIES, QUICK = 200, 16
SIZES, QUICK_SIZES = (500, 1000, 2000), (10, 20, 40)
ROUNDS = 5
T = TypeVar("T")
PAGE, PLOT, COUNTRY = "docs/performance.md", "docs/images/performance.svg", "docs/cluster.md"


def main() -> None:
    """Check the promises; unless some are named, measure the rest and write the page."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure everything.")
    parser.add_argument(
        "--quick",
        action="store_true",
        help=f"fleets of {QUICK_SIZES[-1]} at most; print the page and write nothing",
    )
    parser.add_argument("--no-peers", action="store_true", help="install nothing, ask no others")
    parser.add_argument(
        "only", nargs="*", choices=[*PROMISES, AGAIN, STUDIO, []], help="only these"
    )
    parser.add_argument("--bodies", type=int, default=BODIES, help=f"for `{AGAIN}` alone")
    asked = parser.parse_args()
    if asked.only:
        for name in asked.only:
            for line in _only(name, asked.bodies, quick=asked.quick):
                sys.stdout.write(f"{line}\n")
        return
    measured = measure(Path.cwd(), quick=asked.quick, others=not asked.no_peers)
    sys.stdout.write(write_page(measured))
    for row in studio.measure(Path.cwd(), quick=asked.quick):
        sys.stdout.write(f"{row.words}\n")
    if not asked.quick:
        keep(measured, Path.cwd())


def _only(name: str, bodies: int, *, quick: bool) -> Iterator[str]:
    """Yield what one measurement says, line by line."""
    if name == AGAIN:
        yield from _again(bodies)
    elif name == STUDIO:
        yield from (row.words for row in studio.measure(Path.cwd(), quick=quick))
    else:
        yield PROMISES[name]().words


def _again(bodies: int) -> Iterator[str]:
    told = again.again(Path.cwd(), bodies, ROUNDS)
    yield from (
        f"{one.name}: {one.ratio} ({one.aim} {one.words})" for one in again_aims(told, bodies)
    )


def measure(root: Path, *, quick: bool, others: bool) -> Measured:
    """Measure one document, its peers, a whole fleet, and fleets that grow."""
    bodies, batch = (QUICK, SMALL_BATCH) if quick else (BODIES, BATCH)
    sizes = QUICK_SIZES if quick else SIZES
    work = Work(root)
    return Measured(
        bodies=bodies,
        rounds=ROUNDS,
        batch=batch,
        machine=f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        comparing=_said("comparing two editions", compare.measure()),
        stages=_said("one document, warm", warm(work, ROUNDS, batch, others=others)),
        first=_said("one document, cold", first(work, ROUNDS)),
        processes=_said("processes of their own", processes(work, ROUNDS)),
        loaded=_said("what commands load", loaded(root)),
        fleet=_said(f"a fleet of {bodies}", whole(root, bodies, ROUNDS)),
        asked=max(sizes),
        again=_said("questions asked again", again.again(root, max(sizes), ROUNDS)),
        scale=_said("growing fleets", scale(root, sizes)),
    )


def _said(what: str, found: T) -> T:
    """Tell whoever waits how far it is."""
    sys.stderr.write(f"measured: {what}\n")
    return found


def keep(measured: Measured, root: Path) -> None:
    """Write the page, its plot, and what a country would take."""
    (root / PAGE).write_text(write_page(measured), encoding="utf-8")
    (root / PLOT).write_text(plot(measured), encoding="utf-8")
    page = root / COUNTRY
    page.write_text(with_country(page.read_text(encoding="utf-8"), measured), encoding="utf-8")


if __name__ == "__main__":
    main()
