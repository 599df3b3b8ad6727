"""Named: what a text says of laws and policies by name -> the same in a Welsh text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document.inlines import Language, Link, Text
from policyloom.welsh import ENGLISH, TAGS

if TYPE_CHECKING:
    from policyloom.document.inlines import Inline, Inlines


def named_in_welsh(words: Inlines) -> Inlines:
    """Return names as a Welsh text has them; what has no Welsh is marked as English."""
    return tuple(map(_named, words))


def _named(inline: Inline) -> Inline:
    match inline:
        case Text(welsh=welsh) if welsh:
            return replace(inline, value=welsh)
        case Link(inlines=inlines):
            return replace(inline, inlines=named_in_welsh(inlines))
        case _:
            return Language((inline,), TAGS[ENGLISH])
