"""BENCH: what was measured -> a drawing: bars for one document, lines for growing fleets."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from bench.peers import WAYS
from bench.spending import Spent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bench.aims import Measured

ROW, LEFT, WIDE, RIGHT = 24, 340, 560, 100
TOP, HIGH, GAP = 40, 220, 60
OURS, THEIRS = "#1d5a8a", "#8a5a00"
LINES = ("#1d5a8a", "#2f6d3a", "#8a5a00")


def plot(of: Measured) -> str:
    """Return the drawing as SVG."""
    bars = {name: one for name, one in of.stages.items() if isinstance(one, Spent)}
    below = TOP + ROW * len(bars) + GAP
    width, height = LEFT + WIDE + RIGHT, below + HIGH + GAP
    title = (
        '<text x="8" y="22" font-weight="bold">One document, warm: processor milliseconds '
        f'(<tspan fill="{OURS}">ours</tspan>, <tspan fill="{THEIRS}">others</tspan>)</text>'
    )
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
        ' font-family="sans-serif" font-size="14">',
        "<title>Processor milliseconds for one document, and seconds for growing fleets</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        title,
        *_bars(bars),
        *_fleets(of.scale, below),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _bars(bars: Mapping[str, Spent]) -> Iterator[str]:
    most = max(one.cpu for one in bars.values())
    for number, (name, one) in enumerate(bars.items()):
        top, long = TOP + ROW * number, max(1.0, WIDE * one.cpu / most)
        theirs = name in WAYS.values() or "naive" in name or "WeasyPrint alone" in name
        yield f'<text x="{LEFT - 8}" y="{top + 14}" text-anchor="end">{escape(name)}</text>'
        yield (
            f'<rect x="{LEFT}" y="{top}" width="{long:.1f}" height="{ROW - 6}" '
            f'fill="{THEIRS if theirs else OURS}"/>'
        )
        yield f'<text x="{LEFT + long + 6:.1f}" y="{top + 14}">{one.cpu * 1e3:,.1f}</text>'


def _fleets(scale: Mapping[str, Mapping[int, Spent]], top: int) -> Iterator[str]:
    """Draw a line for each command: schools to the right, seconds upwards."""
    most = max(size for sizes in scale.values() for size in sizes)
    longest = max(one.cpu for sizes in scale.values() for one in sizes.values())
    base = top + HIGH
    yield f'<text x="8" y="{top - 18}" font-weight="bold">Growing fleets: processor seconds</text>'
    yield f'<path d="M{LEFT} {top}V{base}H{LEFT + WIDE}" fill="none" stroke="#444"/>'
    yield f'<text x="{LEFT - 8}" y="{base + 4}" text-anchor="end">0</text>'
    yield f'<text x="{LEFT - 8}" y="{top + 6}" text-anchor="end">{longest:,.0f} s</text>'
    for size in next(iter(scale.values())):
        across = LEFT + WIDE * size / most
        yield (
            f'<text x="{across:.1f}" y="{base + 20}" text-anchor="middle">{size:,} schools</text>'
        )
    for colour, (name, sizes) in zip(LINES, scale.items(), strict=True):
        points = [
            (LEFT + WIDE * size / most, base - HIGH * one.cpu / longest)
            for size, one in sizes.items()
        ]
        road = " ".join(f"{x:.1f},{y:.1f}" for x, y in [(LEFT, base), *points])
        yield f'<polyline points="{road}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in points
        )
        x, y = points[-1]
        yield f'<text x="{x + 10:.1f}" y="{y + 5:.1f}" fill="{colour}">{escape(name)}</text>'
