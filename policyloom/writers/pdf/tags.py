"""PDF writer: the tree of tags in a PDF, and putting right what WeasyPrint does to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pydyf
from weasyprint.pdf import tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weasyprint import Document as Rendering


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
        for page, its_tags in zip(self._numbers[::2], self._numbers[1::2], strict=True):
            if not isinstance(its_tags, list):
                continue
            places = {place for place, tag in enumerate(its_tags) if tag not in read}
            for place in places:
                its_tags[place] = b"null"
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


# PDF writer: what a screen reader needs in the tags and WeasyPrint leaves out.


# A tag and a box of WeasyPrint, which ships no types.
Tag: TypeAlias = Any
Box: TypeAlias = Any

# WeasyPrint has no tag for these elements; they are runs of words within a line.
RUNS = frozenset({"ins", "del", "strong", "em", "mark"})
DECORATION = {"ins": "/Underline", "del": "/LineThrough"}
SCOPES = {"col": "/Column", "colgroup": "/Column", "row": "/Row", "rowgroup": "/Row"}
CONTENTS_TAGS = {"/L": "/TOC", "/LI": "/TOCI", "/LBody": "/Reference"}
# A term and its meaning are a label and a body, as a bullet and its words are.
DEFINITION_TAGS = {
    ("div", "/Div"): "/LI",
    ("dt", "/LI"): "/Lbl",
    ("dt", "/LBody"): "/NonStruct",
    ("dd", "/LI"): "/LBody",
    ("dd", "/LBody"): "/Div",
}

_build_box_tree = tags._build_box_tree  # noqa: SLF001  there is no public way in


def install() -> None:
    """Wrap the function of WeasyPrint that makes the tags; doing so twice changes nothing."""
    tags._build_box_tree = _described_box_tree  # noqa: SLF001


def keep_one_link_for_each(rendering: Rendering) -> None:
    """Drop the links that WeasyPrint repeats for every box inside a link."""
    for page in rendering.pages:
        page.links = [link for link in page.links if link[3].link is not None]


def _described_box_tree(box: Box, *arguments: object) -> Iterator[Tag]:
    """Yield the tags of a box, as WeasyPrint makes them, with what the element adds."""
    for tag in _build_box_tree(box, *arguments):
        if getattr(box, "is_leader", False):
            # Dots are not for reading: a tag that is left out of the tree becomes page furniture.
            continue
        if box.element is not None:
            _describe(tag, box, box.element_tag or "", box.element.attrib)
        yield tag


def _describe(tag: Tag, box: Box, name: str, attributes: dict[str, str]) -> None:
    # Remembered for pdf_finish, which joins what a page break has parted.
    tag.source = (box.element, name)
    _describe_words(tag, name, attributes)
    if name == "th" and tag["S"] == "/TH":
        tag["A"]["Scope"] = SCOPES[attributes["scope"]]
    if name == "table" and tag["S"] == "/Table" and "data-summary" in attributes:
        summary = pydyf.String(attributes["data-summary"])
        tag["A"] = pydyf.Dictionary({"O": "/Table", "Summary": summary})
    classes = attributes.get("class", "").split()
    if "toc" in classes:
        tag["S"] = CONTENTS_TAGS.get(tag["S"], tag["S"])
    if name in {"dt", "dd"} or "definition" in classes:
        tag["S"] = DEFINITION_TAGS.get((name, tag["S"]), tag["S"])
    if name == "li::marker" and "data-alt" in attributes:
        tag["Alt"] = pydyf.String(attributes["data-alt"])
    if box.link_annotation:
        text = " ".join("".join(box.element.itertext()).split())
        box.link_annotation["Contents"] = pydyf.String(text)


def _describe_words(tag: Tag, name: str, attributes: dict[str, str]) -> None:
    if name in RUNS or name.endswith("::after"):
        tag["S"] = "/Span"
    if name in DECORATION:
        tag["A"] = pydyf.Dictionary({"O": "/Layout", "TextDecorationType": DECORATION[name]})
    if "lang" in attributes:
        tag["Lang"] = pydyf.String(attributes["lang"])
