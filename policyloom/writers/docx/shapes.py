"""DOCX writer: how a paragraph looks, as its style and the few things its style does not say."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Number(NamedTuple):
    """A place in a list of numbering.xml."""

    list: int
    level: int


NO_NUMBER = Number(0, 0)


class Shape(NamedTuple):
    """A paragraph's properties; lengths are twentieths of a point.

    ``number`` is None where the style says it; ``left`` moves the paragraph and its ``hanging``
    mark; ``gap`` is room above that the style does not give, as after a table, and ``after`` is
    room below, as at the end of a list.
    """

    style: str
    number: Number | None = None
    left: int | None = None
    hanging: int = 0
    gap: int | None = None
    after: int | None = None
    keep: bool = False
    new_page: bool = False


def on_new_page(shape: Shape) -> Shape:
    """Return the shape of a paragraph that begins a page, where no room above is needed."""
    return shape._replace(new_page=True, gap=0)


@lru_cache(maxsize=512)
def shape_xml(shape: Shape) -> str:
    """Return the properties in the order that the schema wants."""
    return "".join(
        (
            f'<w:pStyle w:val="{shape.style}"/>',
            "<w:keepNext/>" if shape.keep else "",
            "<w:pageBreakBefore/>" if shape.new_page else "",
            _number(shape.number),
            _spacing(shape),
            _indent(shape),
        )
    )


def _number(number: Number | None) -> str:
    if number is None:
        return ""
    level = f'<w:ilvl w:val="{number.level}"/>' if number.list else ""
    return f'<w:numPr>{level}<w:numId w:val="{number.list}"/></w:numPr>'


def _spacing(shape: Shape) -> str:
    before = "" if shape.gap is None else f' w:before="{shape.gap}"'
    after = "" if shape.after is None else f' w:after="{shape.after}"'
    return f"<w:spacing{before}{after}/>" if before or after else ""


def _indent(shape: Shape) -> str:
    if shape.left is None:
        return ""
    return f'<w:ind w:left="{shape.left}" w:hanging="{shape.hanging}"/>'
