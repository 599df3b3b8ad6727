"""DOCX writer: a body's look becomes the styles of its files."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from policyloom.document import Status
from policyloom.writers import first_page
from policyloom.writers.docx.contents import LABEL_WIDTH
from policyloom.writers.docx.levels import HANG, scaled
from policyloom.writers.docx.page import MILLIMETRE
from policyloom.writers.docx.xml import escape, fill
from policyloom.writers.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.document import Document, Look
    from policyloom.writers.docx.base import Base
    from policyloom.writers.docx.pictures import Number

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
WHITE = 255
# Each size of type in the share of that of the text.
SIZES: Mapping[str, float] = {
    "base": 1,
    "small": 0.82,
    "table": first_page.SIZES["table"],
    "h1": first_page.SIZES["section"],
    "h2": first_page.SIZES["provision"],
    "h3": 1,
    "part": first_page.SIZES["part"],
}
# Eighths of a point in a millimetre, in which borders are measured; points, as their distance is.
BORDER, POINT = 22.68, 2.835
# Where the line to sign on ends in the answers of a form.
ANSWER_SHARE, ANSWER_MARGIN = 0.64, 240
# What a section's heading stands on, and its colour where that is not the body's.
BAND = (
    '<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{accent}"/>'
    '<w:left w:val="single" w:sz="4" w:space="4" w:color="{accent}"/>'
    '<w:bottom w:val="single" w:sz="4" w:space="4" w:color="{accent}"/>'
    '<w:right w:val="single" w:sz="4" w:space="4" w:color="{accent}"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="{accent}"/>'
)
# A line below the title, under the last of paragraphs with borders alike; or, on a cover, the
# colour behind it, in one piece for the same reason.
TITLE_RULE = (
    '<w:pBdr><w:bottom w:val="single" w:sz="{rule}" w:space="{space}" w:color="{accent}"/>'
    "</w:pBdr>"
)
COVER_BAND = BAND.replace('w:space="4"', 'w:space="28"')
# The band stands so far outside its words, which are set in by as much: it ends at the margins.
COVER_INDENT = '<w:ind w:left="560" w:right="560"/>'
DRAFT_BOX = '<w:bdr w:val="single" w:sz="12" w:space="2" w:color="{colour}"/>'
RULE = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" w:color="{accent}"/></w:pBdr>'
HEADING_STYLES: Mapping[str, tuple[str, str]] = {
    "plain": ("", ""),
    "ruled": (RULE, ""),
    "banded": (BAND, "FFFFFF"),
}
NUMBERED = ("Heading1", "Heading2", "Clause")


def styles_xml(document: Document, base: Base, linked: Mapping[str, Number]) -> str:
    """Return styles.xml; ``linked`` gives the numbers that styles bring with them."""
    look, language = document.look, document.language
    numbers = tuple((style, linked.get(style)) for style in NUMBERED)
    is_draft = document.status is Status.DRAFT and not document.state
    face = Face(look.accent, look.ink, look.size, look.heading_style, look.cover, is_draft)
    own = _styles(face, language, base.page.text_width, numbers)
    if not base.styles:
        return own
    # A letterhead's headers keep looking as they did: by its defaults and under its own styles.
    start, end = own.index("<w:docDefaults>"), own.index("<w:latentStyles")
    close = own.rindex("</w:styles>")
    return f"{own[:start]}{base.defaults}{own[end:close]}{base.styles}{own[close:]}"


class Face(NamedTuple):
    """What of a body's look the styles depend on."""

    accent: str
    ink: str
    size: int
    heading_style: str
    cover: bool
    is_draft: bool


@lru_cache(maxsize=64)
def _styles(
    face: Face, language: str, width: int, numbers: tuple[tuple[str, Number | None], ...]
) -> str:
    accent, ink, size, heading_style, _, _ = face
    band, heading = HEADING_STYLES[heading_style]
    values = {
        **_colours(accent, ink),
        "heading_band": band.format(accent=_hex(accent)),
        "heading_colour": heading or _hex(accent),
        "language": escape(language),
        "width": str(width),
        "control": str(round(width * first_page.LABELS)),
        "answer": str(round(width * ANSWER_SHARE) - ANSWER_MARGIN),
        "hang": str(scaled(HANG, size)),
        "toc_label": str(scaled(LABEL_WIDTH, size)),
        **{name: str(round(size * share * 2)) for name, share in SIZES.items()},
        **_title(face),
        **{f"number_{style}": _number(number) for style, number in numbers},
    }
    return fill(resource("word/styles.xml"), values)


def _title(face: Face) -> dict[str, str]:
    """Return how the title block looks, at the top of a page or on a cover."""
    own, ink = _hex(face.accent), _hex(face.ink)
    lines = first_page.COVER if face.cover else first_page.TITLE
    found = {f"{name}_size": str(round(face.size * one.size * 2)) for name, one in lines.items()}
    found |= {f"{name}_below": _twentieths(one.below) for name, one in lines.items()}
    found |= {"below_rule": _twentieths(first_page.BELOW_RULE), "title_colour": ink}
    found |= {"row": _twentieths(first_page.ROW), "cover_band": "", "cover_indent": ""}
    found["title_rule"] = ""
    if face.cover:
        white = dict.fromkeys(("organisation_colour", "title_colour"), "FFFFFF")
        band = {"cover_band": COVER_BAND.format(accent=own), "cover_indent": COVER_INDENT}
        found |= {**white, **band}
    else:
        rule, space = round(first_page.RULE * BORDER), round(first_page.ABOVE_RULE * POINT)
        line = TITLE_RULE.format(accent=own, rule=rule, space=space)
        found |= {"organisation_colour": own, "title_rule": line}
    box = DRAFT_BOX.format(colour=found["title_colour"]) if face.is_draft else ""
    return found | {"draft_box": box}


def _twentieths(millimetres: float) -> str:
    return str(round(millimetres * MILLIMETRE))


def _number(number: Number | None) -> str:
    if number is None:
        return ""
    return f'<w:numPr><w:ilvl w:val="{number.level}"/><w:numId w:val="{number.list}"/></w:numPr>'


def theme_xml(look: Look) -> str:
    """Return the theme: the colours that Word offers to whoever edits the file."""
    return fill(resource("word/theme.xml"), _colours(look.accent, look.ink))


def settings_xml(language: str, *, even_and_odd: bool) -> str:
    """Return settings.xml; ``even_and_odd`` says that left and right pages differ."""
    values = {
        "language": escape(language),
        "even_and_odd": "<w:evenAndOddHeaders/>" if even_and_odd else "",
    }
    return fill(resource("word/settings.xml"), values)


def header_fill(look: Look) -> str:
    """Return the shading of a table's header: a breath of the body's colour."""
    return (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{_colours(look.accent, look.ink)["tint"]}"/>'
    )


@lru_cache(maxsize=64)
def _colours(accent: str, ink: str) -> Mapping[str, str]:
    return {
        "accent": _hex(accent),
        "ink": _hex(ink),
        "quiet": _hex(ink, white=0.3),
        "line": _hex(ink, white=0.72),
        "tint": _hex(accent, white=0.91),
    }


def _hex(colour: str, white: float = 0) -> str:
    """Return a colour as Word writes it, mixed with this share of white."""
    if not COLOUR.fullmatch(colour):
        raise ValueError(f"{colour!r} is not a colour such as #1d4f76")
    parts = bytes.fromhex(colour[1:])
    return bytes(round(part + (WHITE - part) * white) for part in parts).hex().upper()
