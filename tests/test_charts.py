"""A flowchart has a box for each step, an arrow for each way, and all its words beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from policyloom.document import Box, Chart, Flowchart, Image, Mark, Way
from policyloom.writers.charts import drawn
from policyloom.writers.lettering import Type
from tests.sample_blocks import complaint_steps

SVG = "{http://www.w3.org/2000/svg}"


def image_of(chart: Flowchart) -> Image:
    (image,) = (block for block in drawn(chart) if isinstance(block, Image))
    return image


def drawing_of(chart: Flowchart) -> ET.Element:
    return ET.fromstring(image_of(chart).asset.data)  # noqa: S314 - drawn by the program itself


def test_every_way_is_an_arrow() -> None:
    chart = complaint_steps()
    ways = [way for box in chart.chart.boxes for way in box.ways]
    arrows = list(drawing_of(chart).iter(f"{SVG}polyline"))
    assert len(arrows) == len(ways)


def test_every_step_and_every_end_is_a_box() -> None:
    chart = complaint_steps()
    drawing = drawing_of(chart)
    asked = sum(box.asks for box in chart.chart.boxes)
    heads = len(list(drawing.iter(f"{SVG}polyline")))
    assert len(list(drawing.iter(f"{SVG}polygon"))) - heads == asked
    # The two other kinds of box: what is done, and the end with the way out.
    assert len(list(drawing.iter(f"{SVG}rect"))) == len(chart.chart.boxes) - asked + 2


def test_nothing_is_drawn_beyond_the_edge() -> None:
    for extra in range(6):
        chart = with_jumps(extra)
        drawing = drawing_of(chart)
        width, height = (float(drawing.attrib[name]) for name in ("width", "height"))
        for line in drawing.iter(f"{SVG}polyline"):
            for point in line.attrib["points"].split():
                x, y = map(float, point.split(","))
                assert 0 <= x <= width
                assert 0 <= y <= height


def with_jumps(count: int) -> Flowchart:
    """Return steps of which many jump to the last."""
    boxes = tuple(
        Box(key=f"s{i}", words="Go " * 20, deadline="", asks=True, said="", ways=_ways(i))
        for i in range(count + 2)
    )
    return replace(complaint_steps(), chart=Chart(boxes))


def _ways(place: int) -> tuple[Way, ...]:
    return Way(f"s{place + 1}", "Yes"), Way("", "No", "Elsewhere" if place % 2 else "")


def test_ways_at_the_right_that_meet_have_lanes_of_their_own() -> None:
    chart = with_jumps(5)
    verticals = [
        (xs[1], min(ys[1:3]), max(ys[1:3]))
        for line in drawing_of(chart).iter(f"{SVG}polyline")
        if len(points := line.attrib["points"].split()) == 4
        for xs, ys in [tuple(zip(*(map(float, p.split(",")) for p in points), strict=True))]
    ]
    for place, (x, top, bottom) in enumerate(verticals):
        for other, first, last in verticals[place + 1 :]:
            assert x != other or bottom < first or last < top


def test_the_alternative_says_every_step() -> None:
    chart = complaint_steps()
    alt = image_of(chart).alt
    assert all(box.said in alt for box in chart.chart.boxes)


def test_a_drawing_needs_no_typeface_and_no_other_file() -> None:
    data = image_of(complaint_steps()).asset.data.decode()
    assert "<text" not in data
    assert set(re.findall(r'href="(.)', data)) == {"#"}


def test_in_a_redline_the_old_drawing_goes_and_the_new_one_comes() -> None:
    old, new = with_jumps(1), with_jumps(2)
    marks = [b.mark for b in drawn(replace(new, was=old.chart)) if isinstance(b, Image)]
    assert marks == [Mark.DELETED, Mark.INSERTED]


@pytest.mark.parametrize("bold", [False, True])
def test_words_are_wrapped_where_they_are_too_wide(bold: bool) -> None:  # noqa: FBT001 - a case
    letters = Type(bold=bold, size=13)
    words = "The Headteacher looks into it and answers in writing"
    lines = letters.wrapped(words, 120)
    assert " ".join(lines) == words
    assert all(letters.width(line) <= 120 for line in lines)
    assert letters.width("W") > letters.width("i") > 0
