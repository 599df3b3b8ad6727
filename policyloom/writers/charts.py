"""Charts: a flowchart -> a drawing of boxes and arrows, with all its words beside it.

A step leads down to the next by an arrow between them; any other way runs down or up at the
right, each in a lane of its own, and a way out of the steps ends in a box at the left.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from policyloom.document import Asset, Image, Mark, common_mark
from policyloom.writers.lettering import Type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Blocks, Box, Chart, Flowchart, Way

WORDS, STRONG = Type(bold=False, size=13), Type(bold=True, size=13)
LINE, PAD, GAP = 17, 10, 34
WIDE, SIDE, LANE, EDGE, POINT = 300, 130, 20, 6, 16
FIRST_LANE, FORK = 44, 20
END_WORD = "End"
INK, FILL, ASKED, ENDED = "#1b1f23", "#eaf1f7", "#fff7e0", "#f3f2f1"
SCALE, TALLEST, TEXT_WIDTH = 0.7, 620, 482
"""Points a unit; the height of a page and the width of its text in points."""


def drawn(flowchart: Flowchart) -> Blocks:
    """Return the drawing, in a redline also the old one, and the steps in words."""
    mark = common_mark(flowchart.steps)
    if flowchart.was is None:
        return (_image(flowchart.key, flowchart.chart, mark), *flowchart.steps)
    return (
        _image(flowchart.key, flowchart.was, Mark.DELETED),
        _image(flowchart.key, flowchart.chart, Mark.INSERTED),
        *flowchart.steps,
    )


def _image(key: str, chart: Chart, mark: Mark) -> Image:
    svg, width, height = _svg(chart)
    scale = min(SCALE, TALLEST / height, TEXT_WIDTH / width)
    said = " ".join(f"{place}. {box.said}" for place, box in enumerate(chart.boxes, start=1))
    return Image(
        key=key,
        asset=Asset(f"{key.replace('/', '-')}.svg", "image/svg+xml", svg),
        alt=f"Flowchart: {said}",
        width=max(1, int(100 * width * scale / TEXT_WIDTH)),
        mark=mark,
    )


# WHERE EVERYTHING STANDS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """A box at its place, with its lines; the strong ones come last."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[Type, str], ...]
    fill: str
    asks: bool = False
    round: bool = False
    forks: int = 0
    """How many ways at the right there are beyond the first."""

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def centre(self) -> float:
        return self.x + self.width / 2

    def edge(self, y: float) -> float:
        """Return where the right edge is at a height; that of a question runs to a point."""
        slant = POINT * abs(y - self.middle) / (self.height / 2) if self.asks else 0
        return self.x + self.width - slant


@dataclass(slots=True)
class _Sheet:
    """What is drawn so far, and the letters that it needs."""

    parts: list[str] = field(default_factory=list)
    letters: dict[tuple[Type, str], str] = field(default_factory=dict)

    def write(self, kind: Type, words: str, x: float, y: float) -> None:
        for letter, left, line in kind.drawn(words, x, y):
            name = self.letters.setdefault((kind, letter), f"l{len(self.letters)}")
            self.parts.append(f'<use xlink:href="#{name}" x="{left:.1f}" y="{line:.1f}"/>')

    def arrow(self, points: list[tuple[float, float]]) -> None:
        """Draw a line through points, with its head at the last."""
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.parts.append(
            f'<polyline points="{way}" fill="none" stroke="{INK}" stroke-width="1.2"/>'
        )
        (before, above), (x, y) = points[-2:]
        across, down = (x > before) - (x < before), (y > above) - (y < above)
        back, side = (x - 8 * across, y - 8 * down), (4 * down, 4 * across)
        head = (
            (x, y),
            (back[0] + side[0], back[1] + side[1]),
            (back[0] - side[0], back[1] - side[1]),
        )
        tip = " ".join(f"{one:.1f},{two:.1f}" for one, two in head)
        self.parts.append(f'<polygon points="{tip}" fill="{INK}"/>')

    def box(self, shape: _Shape) -> None:
        self.parts.append(_outline(shape))
        y = shape.middle - LINE * len(shape.lines) / 2 + 13
        for kind, words in shape.lines:
            self.write(kind, words, shape.centre - kind.width(words) / 2, y)
            y += LINE


def _outline(shape: _Shape) -> str:
    x, y, w, h = shape.x, shape.y, shape.width, shape.height
    look = f'fill="{shape.fill}" stroke="{INK}" stroke-width="1.2"'
    if shape.asks:
        points = (
            (x + POINT, y), (x + w - POINT, y), (x + w, y + h / 2), (x + w - POINT, y + h),
            (x + POINT, y + h), (x, y + h / 2),
        )  # fmt: skip
        corners = " ".join(f"{one:.1f},{two:.1f}" for one, two in points)
        return f'<polygon points="{corners}" {look}/>'
    radius = h / 2 if shape.round else 3
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{w}" height="{h}" rx="{radius:.1f}" {look}/>'


@lru_cache(maxsize=64)
def _svg(chart: Chart) -> tuple[bytes, float, float]:
    """Return the drawing with its width and height."""
    left = SIDE + 50 if any(way.out for box in chart.boxes for way in box.ways) else 0
    shapes = _shapes(chart, left + EDGE)
    sheet = _Sheet()
    lanes = list(_lanes(chart))
    for place, box in enumerate(chart.boxes):
        _ways_out(box, shapes[place], sheet)
        _way_down(chart, place, shapes, sheet)
    begun = Counter[int]()
    for way, start, end, lane in lanes:
        _jump(way, (shapes[start], shapes[end]), lane, begun[start], sheet)
        begun[start] += 1
    for shape in shapes.values():
        sheet.box(shape)
    most = max((lane for *_, lane in lanes), default=-1)
    width = left + WIDE + 2 * EDGE + (FIRST_LANE + LANE * most + EDGE if most >= 0 else 0)
    last = shapes[max(shapes)]
    height = last.y + last.height + EDGE
    return _written(sheet, width, height), width, height


def _written(sheet: _Sheet, width: float, height: float) -> bytes:
    letters = "".join(
        f'<path id="{name}" d="{kind.outline(letter)}"/>'
        for (kind, letter), name in sheet.letters.items()
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}">'
        f'<defs>{letters}</defs><g fill="{INK}">{"".join(sheet.parts)}</g></svg>'
    ).encode()


def _shapes(chart: Chart, left: float) -> dict[int, _Shape]:
    """Return every box by its place; the end comes last, where anything leads to it."""
    shapes: dict[int, _Shape] = {}
    y: float = EDGE
    for place, box in enumerate(chart.boxes):
        jumps = sum(end != place + 1 for _, end in _places(chart, box))
        shapes[place] = _shape(f"{place + 1}. {box.words}", box, (left, y), max(jumps - 1, 0))
        y += shapes[place].height + GAP
    if any(not way.to and not way.out for box in chart.boxes for way in box.ways):
        end = ((STRONG, END_WORD),)
        shapes[len(shapes)] = _Shape(
            x=left + WIDE / 2 - 35, y=y, width=70, height=28, lines=end, fill=ENDED, round=True
        )
    return shapes


def _shape(words: str, box: Box, at: tuple[float, float], forks: int) -> _Shape:
    room = WIDE - 2 * (PAD + (POINT if box.asks else 0))
    lines = [(WORDS, line) for line in WORDS.wrapped(words, room)]
    lines += [(STRONG, line) for line in STRONG.wrapped(box.deadline, room) if line]
    height = LINE * len(lines) + 2 * PAD + FORK * forks
    fill = ASKED if box.asks else FILL
    return _Shape(
        x=at[0],
        y=at[1],
        width=WIDE,
        height=height,
        lines=tuple(lines),
        fill=fill,
        asks=box.asks,
        forks=forks,
    )


# ARROWS


def _places(chart: Chart, box: Box) -> Iterator[tuple[Way, int]]:
    """Yield the ways from a box that lead to another, with the place of that one."""
    place = {one.key: at for at, one in enumerate(chart.boxes)}
    yield from ((way, place.get(way.to, len(place))) for way in box.ways if not way.out)


def _way_down(chart: Chart, place: int, shapes: dict[int, _Shape], sheet: _Sheet) -> None:
    ways = [way for way, end in _places(chart, chart.boxes[place]) if end == place + 1]
    if not ways:
        return
    above, below = shapes[place], shapes[place + 1]
    sheet.arrow([(above.centre, above.y + above.height), (below.centre, below.y)])
    words = " or ".join(way.words.lower() for way in ways if way.words).capitalize()
    sheet.write(STRONG, words, above.centre + 6, above.y + above.height + 14)


def _lanes(chart: Chart) -> Iterator[tuple[Way, int, int, int]]:
    """Yield every jump with the lane that it runs in, the shortest nearest to the boxes."""
    jumps = [
        (way, start, end)
        for start, box in enumerate(chart.boxes)
        for way, end in _places(chart, box)
        if end != start + 1
    ]
    taken: list[list[tuple[int, int]]] = []
    for way, start, end in sorted(jumps, key=lambda jump: abs(jump[2] - jump[1])):
        first, last = sorted((start, end))
        lane = next(
            (at for at, runs in enumerate(taken) if all(last < a or b < first for a, b in runs)),
            len(taken),
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((first, last))
        yield way, start, end, lane


def _jump(way: Way, places: tuple[_Shape, _Shape], lane: int, nth: int, sheet: _Sheet) -> None:
    """Draw a way at the right; ``nth`` tells two ways from one box apart."""
    above, below = places
    x = above.x + WIDE + FIRST_LANE + lane * LANE
    start = above.middle + FORK * (nth - above.forks / 2)
    end = below.middle if below.round else below.y + 5
    sheet.arrow([(above.edge(start), start), (x, start), (x, end), (below.edge(end), end)])
    sheet.write(STRONG, way.words, above.x + WIDE + 5, start + 13)


def _ways_out(box: Box, shape: _Shape, sheet: _Sheet) -> None:
    """Draw a box at the left for each way that leads out of these steps."""
    outs = [way for way in box.ways if way.out]
    for at, way in enumerate(outs):
        lines = tuple((WORDS, line) for line in WORDS.wrapped(way.out, SIDE - 2 * PAD))
        height = LINE * len(lines) + PAD
        middle = shape.middle + (at - (len(outs) - 1) / 2) * (height + 6)
        sheet.arrow([(shape.x, middle), (EDGE + SIDE, middle)])
        sheet.write(STRONG, way.words, EDGE + SIDE + 12, middle - 5)
        sheet.box(
            _Shape(
                x=EDGE,
                y=middle - height / 2,
                width=SIDE,
                height=height,
                lines=lines,
                fill=ENDED,
                round=len(lines) == 1,
            )
        )
