"""Decode: whether a clause's text places each piece of its typed data, and only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic
from policyloom.wording import DataBlock, WordingList, WordingNote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.decode.node import Node
    from policyloom.diagnostics import Span
    from policyloom.wording import Wording

PLACES: Mapping[str, str] = {
    "legislation": "legislation list",
    "duties": "role duties",
    "form": "form",
    "definitions": "definitions",
    "do": "dos",
    "do-not": "don'ts",
}
"""The token that places what stands under each key of a clause version."""


def check_placed(node: Node, wording: Wording) -> None:
    """Report data of a version that its text leaves out, which nobody would ever read, or repeats.

    A form that stood twice would have two fields of each name.
    """
    placed: set[str] = set()
    for block in _data_blocks(wording):
        if block.name in placed:
            message = f"`{{{block.name}}}` stands in this text twice"
            hint = "keep one; refer to it from the other place"
            _report(node, "data-block-twice", message, block.span, hint)
        placed.add(block.name)
    for key, token in PLACES.items():
        data = node.get(key)
        if data is not None and token not in placed:
            message = f"the text does not place `{key}`, so it would not be printed"
            hint = f"write `{{{token}}}` on a line of its own in the text, or remove `{key}:`"
            _report(node, "data-not-placed", message, data.key_span, hint)


def _data_blocks(wording: Wording) -> Iterator[DataBlock]:
    for block in wording:
        match block:
            case DataBlock():
                yield block
            case WordingList(items=items):
                for item in items:
                    yield from _data_blocks(item.blocks)
            case WordingNote(blocks=blocks):
                yield from _data_blocks(blocks)
            case _:
                pass


def _report(node: Node, code: str, message: str, span: Span, hint: str) -> None:
    node.problems.append(Diagnostic(code=code, message=message, span=span, hint=hint))
