"""Linking: a document in which every address that is printed leads somewhere.

It is done when a document is printed, so that editions from before have their links too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from policyloom.document.inlines import Link, Text, Unfilled
from policyloom.document.walk import rewritten
from policyloom.english.addresses import addresses_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document.inlines import Inline, Inlines
    from policyloom.document.parts import Document, Provision


def linked(document: Document) -> Document:
    """Return a document with a link for each e-mail, web and telephone address in its words."""
    sections = (
        replace(section, provisions=tuple(map(_provision, section.provisions)))
        for section in document.sections
    )
    control = (replace(row, blocks=_parts(row.blocks)) for row in document.control)
    return replace(
        document,
        control=tuple(control),
        notices=_parts(document.notices),
        sections=tuple(sections),
    )


def _provision(provision: Provision) -> Provision:
    return replace(provision, blocks=_parts(provision.blocks))


def _parts(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(rewritten(part, _line, _parts) for part in parts)


def _line(inlines: Inlines) -> Inlines:
    return tuple(made for inline in inlines for made in _inline(inline))


def _inline(inline: Inline) -> Iterator[Inline]:
    if isinstance(inline, Text):
        yield from _text(inline)
    elif isinstance(inline, Link | Unfilled):
        yield inline
    else:
        yield replace(inline, inlines=_line(inline.inlines))


def _text(run: Text) -> Iterator[Inline]:
    done = 0
    for start, end, url in addresses_in(run.value):
        if start > done:
            yield replace(run, value=run.value[done:start])
        yield Link((replace(run, value=run.value[start:end]),), url)
        done = end
    if done < len(run.value) or not run.value:
        yield replace(run, value=run.value[done:]) if done else run
