"""What a document holds that has to be made ready before it is drawn: pictures and forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import Form, Image, all_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Asset, Document


def pictures(document: Document) -> Iterator[Asset]:
    """Yield every picture that the document shows, its logo first."""
    if document.look.logo:
        yield document.look.logo
    yield from (part.asset for part in all_blocks(document) if isinstance(part, Image))


def has_forms(document: Document) -> bool:
    """Say whether any part of the document is there to be filled in."""
    return any(isinstance(part, Form) for part in all_blocks(document))
