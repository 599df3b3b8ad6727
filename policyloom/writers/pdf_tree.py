"""PDF writer: the tree of tags in a PDF, and putting right what WeasyPrint does to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.writers.pdf_tags import Tag

ITEM_PARTS = ("/Lbl", "/LBody")


class TagTree:
    """The tags of one PDF; every method changes them in place, before the file is written."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._pdf = pdf
        root = self._object(pdf.catalog["StructTreeRoot"])
        self._document = self._object(root["K"][0])
        self._numbers = self._object(root["ParentTree"])["Nums"]

    def join_parted(self) -> None:
        """Join the tags of an element that stands on several pages or lines into one.

        WeasyPrint tags each part of a paragraph or table as a paragraph or table of its own, and
        the repeated header of a table as a header once more.
        """
        renamed: dict[bytes, bytes] = {}
        self._join(self._document, renamed)
        for place, entry in enumerate(self._numbers):
            if isinstance(entry, list):
                entry[:] = [renamed.get(reference, reference) for reference in entry]
            elif isinstance(entry, bytes):
                self._numbers[place] = renamed.get(entry, entry)

    def _join(self, parent: Tag, renamed: dict[bytes, bytes]) -> None:
        first: dict[object, Tag] = {}
        kids = []
        for kid in parent["K"]:
            tag = self._tag(kid)
            earlier = first.get(_source(tag, parent))
            if earlier is None or not _can_join(earlier, tag):
                kids.append(kid)
                first[_source(tag, parent)] = tag
            elif tag["S"] != "/THead":
                self._append(earlier, tag)
                renamed[tag.reference] = earlier.reference
        parent["K"][:] = kids
        for tag in map(self._tag, kids):
            if tag is not None:
                self._join(tag, renamed)

    def _append(self, earlier: Tag, later: Tag) -> None:
        earlier["K"].extend(later["K"])
        for kid in later["K"]:
            tag = self._tag(kid)
            if tag is not None:
                tag["P"] = earlier.reference

    def give_items_a_body(self) -> None:
        """Put what stands in a list item beside its bullet or number into a body, as PDF wants."""
        for item in list(self._all(self._document)):
            if item["S"] != "/LI":
                continue
            loose = [kid for kid in item["K"] if self._tag(kid)["S"] not in ITEM_PARTS]
            if loose:
                body = self._new_body(item, loose)
                item["K"][:] = [kid for kid in item["K"] if kid not in loose] + [body.reference]

    def _new_body(self, item: Tag, kids: list[bytes]) -> Tag:
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(kids), "P": item.reference}
        )
        self._pdf.add_object(body)
        for kid in kids:
            self._tag(kid)["P"] = body.reference
        return body

    def drop_cell_headers(self) -> None:
        """Drop the lists of headers that cells carry; the scope of each header says it right.

        WeasyPrint counts columns wrongly under a header cell that spans two rows.
        """
        for tag in self._all(self._document):
            if tag["S"] == "/TD":
                tag["A"].pop("Headers", None)

    def unread(self) -> Iterator[tuple[pydyf.Stream, set[int]]]:
        """Yield each page's drawing with the numbers of its pieces that have no tag in the tree.

        They are what stands in the margins, the dots of the contents, and repeated headers.
        """
        read = {tag.reference for tag in self._all(self._document)}
        for page, tags in zip(self._numbers[::2], self._numbers[1::2], strict=True):
            if not isinstance(tags, list):
                continue
            places = {place for place, tag in enumerate(tags) if tag not in read}
            for place in places:
                tags[place] = b"null"
            content = self._object(self._pdf.page_references[page])["Contents"]
            yield self._object(content), places

    def _all(self, parent: Tag) -> Iterator[Tag]:
        for kid in parent["K"]:
            tag = self._tag(kid)
            if tag is not None:
                yield tag
                yield from self._all(tag)

    def _tag(self, kid: bytes | int) -> Tag:
        """Return the tag that a kid refers to; a kid may also be a piece of drawing or a link."""
        thing = self._object(kid) if isinstance(kid, bytes) else None
        return thing if isinstance(thing, dict) and "S" in thing else None

    def _object(self, reference: bytes) -> Tag:
        return self._pdf.objects[int(reference.split()[0])]


def _source(tag: Tag, parent: Tag) -> object:
    """Return the element a tag came from; a box that only helps the layout has none of its own."""
    source = getattr(tag, "source", None)
    return object() if source is None or source == getattr(parent, "source", None) else source


def _can_join(earlier: Tag, later: Tag) -> bool:
    """Pieces of drawing are numbered page by page, so only tags of one page may share them."""
    holds_pieces = any(isinstance(kid, int) for kid in (*earlier["K"], *later["K"]))
    same_page: bool = earlier["Pg"] == later["Pg"]
    return earlier["S"] == later["S"] and (same_page or not holds_pieces)
