"""Measure everything and write the page: ``python -m policyloom.bench [NAME] [--quick]``."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from pathlib import Path

from policyloom.bench import compare
from policyloom.bench.document import cold, peers, sample, stages
from policyloom.bench.page import Measured, aims, plot, write_page
from policyloom.bench.whole import whole

PROMISES = {"compare": compare.measure}
BODIES, QUICK = 200, 20
ROUNDS = 5


def main() -> None:
    """Check the promises; unless some are named, measure the rest and write the page."""
    parser = argparse.ArgumentParser(prog="policyloom.bench", description="Measure everything.")
    parser.add_argument("--quick", action="store_true", help=f"a fleet of {QUICK}, not {BODIES}")
    parser.add_argument("--no-peers", action="store_true", help="install nothing, ask no others")
    parser.add_argument("only", nargs="*", choices=[*PROMISES, []], help="only these promises")
    asked = parser.parse_args()
    for name in asked.only or PROMISES:
        sys.stdout.write(PROMISES[name]().words + "\n")
    if not asked.only:
        measure(Path.cwd(), asked)


def measure(root: Path, asked: argparse.Namespace) -> None:
    """Measure one document, its peers and a whole fleet."""
    bodies = QUICK if asked.quick else BODIES
    one = sample(root)
    measured = Measured(
        bodies=bodies,
        rounds=ROUNDS,
        machine=f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        stages=stages(one, ROUNDS),
        cold=cold(one, ROUNDS),
        peers={} if asked.no_peers else peers(one, ROUNDS),
        fleet=whole(root, bodies, ROUNDS),
    )
    for aim in aims(measured):
        sys.stdout.write(f"{aim.name}: {aim.found:.3g} (aim {aim.bound:g}) {aim.words}\n")
    (root / "docs/performance.md").write_text(write_page(measured), encoding="utf-8")
    (root / "docs/images/performance.svg").write_text(plot(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
