"""PDF writer: what a screen reader needs in the tags and WeasyPrint leaves out.

WeasyPrint builds the tags from its boxes in one function and offers no place to add to them later,
when the boxes are gone. So that function is wrapped: each tag it makes is seen together with the
HTML element it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pydyf
from weasyprint.pdf import tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weasyprint import Document as Rendering

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
