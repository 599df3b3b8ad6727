"""DOCX writer: a body's letterhead as the base of its files.

Its page, headers and footers stay as they are, with their own styles under names of their own;
its text goes. Every kind of header gets the draft mark, every kind of footer the page's number.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from policyloom.document import Status
from policyloom.writers.docx.base import EVEN, FIRST, Base
from policyloom.writers.docx.letterhead_check import letterhead_problem
from policyloom.writers.docx.letterhead_read import HERE, opened
from policyloom.writers.docx.looks import theme_xml
from policyloom.writers.docx.page import footer_line, footer_part, header_part, watermark
from policyloom.writers.docx.xml import NAMESPACES
from policyloom.writers.obstacles import CannotWriteError, Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Asset, Document
    from policyloom.writers.docx.ledger import Ledger
    from policyloom.writers.docx.letterhead_read import Letterhead


def letterhead_base(asset: Asset, document: Document, ledger: Ledger) -> Base:
    """Return the base of a document's file: its letterhead, and on it the document's lines.

    Raises CannotWriteError where it is no letterhead; a project's is checked when it is read.
    """
    if problem := letterhead_problem(asset.data):
        reason = f"The letterhead {asset.name} cannot be used: {problem}."
        raise CannotWriteError(Obstacle(reason, "Save it again in Word as a .docx file."))
    letterhead = opened(asset.data)
    named = dict(letterhead.named)
    parts = dict(letterhead.parts)
    for name in letterhead.stories:
        parts[f"word/{name}.xml"] = _completed(name, letterhead, document, ledger)
    for place, name, content in _missing(letterhead, document, ledger):
        named[place] = name
        parts[f"word/{name}.xml"] = content
    parts["word/theme.xml"] = letterhead.theme or theme_xml(document.look).encode()
    return Base(
        page=letterhead.page,
        stories=named,
        parts=parts,
        first_differs=FIRST in letterhead.kinds,
        even_and_odd=EVEN in letterhead.kinds,
        styles=letterhead.styles,
        defaults=letterhead.defaults,
    )


def _completed(name: str, letterhead: Letterhead, document: Document, ledger: Ledger) -> bytes:
    """Return a header with the draft mark, or a footer with the line about the document."""
    story = letterhead.stories[name]
    kinds = [kind for (_, kind), other in letterhead.named.items() if other == name]
    if name.startswith("header"):
        ours = watermark(document, kinds[0])
    else:
        heads = [letterhead.named.get(("header", kind), "") for kind in kinds]
        paged = [letterhead.stories[name].has_pages for name in heads if name]
        ours = footer_line(document, ledger, numbered=not any((story.has_pages, *paged)))
    # The names of its elements may mean something else to the letterhead.
    declared = re.sub(r"<w:\w+", rf"\g<0> {NAMESPACES}", ours, count=1)
    return story.xml.replace(HERE, declared).encode()


def _missing(
    letterhead: Letterhead, document: Document, ledger: Ledger
) -> Iterator[tuple[tuple[str, str], str, bytes]]:
    """Yield the headers and footers that the letterhead lacks and the document needs."""
    number = count(len(letterhead.stories) + 1)
    for kind in letterhead.kinds:
        if ("header", kind) not in letterhead.named and document.status is Status.DRAFT:
            yield ("header", kind), f"header{next(number)}", header_part(document, kind)
        if ("footer", kind) not in letterhead.named:
            yield ("footer", kind), f"footer{next(number)}", footer_part(document, ledger)
