"""WORD: the words of a part of a Word file that a reader sees, with tracked changes accepted.

Words that are hidden, struck out, of no size, in the colour of their ground, in letters that are
signs, squeezed to nothing or off the page are none, however the file says so: in the run, in the
paragraph, or in a style of either.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.english.ties import BINDING
from policyloom.word.package import w, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SPACES = frozenset({w("tab"), w("br"), w("cr")})
PASSED_OVER = frozenset({w("del"), w("moveFrom"), FALLBACK})
HIDING = ("vanish", "specVanish", "strike", "dstrike")
OFF = frozenset({"0", "false", "off", "none"})
SMALLEST = 6
"""In halves of a point: smaller words cannot be read."""
ALIKE = 0x19
"""Up to this, of 255, words and their ground are of one colour."""
PAPER, INK = b"\xff\xff\xff", b"\x12\x12\x12"
"""What is there where a run says nothing: ink is black or nearly so."""
HIGHLIGHTS = {
    "black": "000000",   "blue": "0000FF",      "cyan": "00FFFF",    "darkBlue": "000080",
    "darkCyan": "008080", "darkGray": "808080", "darkGreen": "008000", "darkMagenta": "800080",
    "darkRed": "800000", "darkYellow": "808000", "green": "00FF00",  "lightGray": "C0C0C0",
    "magenta": "FF00FF", "red": "FF0000",       "white": "FFFFFF",   "yellow": "FFFF00",
}  # fmt: skip
SIGNS = re.compile(r"symbol|webdings|wingdings", re.IGNORECASE)
"""Typefaces in which words come out as signs."""
NARROWEST = 20
"""In hundredths of the width of a letter, and in twentieths of a point: how little can be read."""
FAR = re.compile(r"-?(?:1[5-9]\d{3}|[2-9]\d{4}|\d{6,})")
"""Twentieths of a point from 15,000 on: what is moved so far is off the page."""
PAGE_NUMBERS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


@dataclass(frozen=True, slots=True)
class Styles:
    """The names of the styles that hide words, their own or by the style they are based on.

    ``blind``: nothing hides words, for whoever asks what is there, seen or not.
    """

    hiding: frozenset[str] = frozenset()
    blind: bool = False


def styles_of(root: etree._Element | None) -> Styles:
    """Return what the styles of a file hide."""
    if root is None:
        return Styles()
    found = {one.get(w("styleId"), ""): one for one in root.iter(w("style"))}
    hiding = {
        name
        for name, one in found.items()
        if _hides(one.find(w("rPr"))) or _is_out_of_sight(one.find(w("pPr")))
    }
    while True:
        based = {
            name
            for name, one in found.items()
            if (base := one.find(w("basedOn"))) is not None and base.get(w("val")) in hiding
        }
        if based <= hiding:
            return Styles(frozenset(hiding))
        hiding |= based


def paragraphs(root: etree._Element, styles: Styles) -> Iterator[str]:
    """Yield the words of each paragraph that has any; those of a box are paragraphs too."""
    for paragraph in root.iter(w("p")):
        if next(paragraph.iterancestors(FALLBACK), None) is not None:
            continue
        if styles.blind or not _in_hidden_row(paragraph):
            words = "".join(_words(paragraph, styles, hidden=_is_styled(paragraph, styles)))
            if words.strip():
                yield words


def without_page_numbers(root: etree._Element) -> None:
    """Take out of a header or footer what every page has another of."""
    counting = shown = False
    for element in list(root.iter(w("fldChar"), w("instrText"), w("t"), w("fldSimple"))):
        if element.tag == w("fldChar"):
            kind = element.get(w("fldCharType"))
            shown = kind == "separate"
            counting = counting and kind != "end"
        elif element.tag == w("instrText"):
            counting = (element.text or "").split()[:1] in ([name] for name in PAGE_NUMBERS)
        elif element.tag == w("fldSimple"):
            if element.get(w("instr"), "").split()[:1] in ([name] for name in PAGE_NUMBERS):
                for words in element.iter(w("t")):
                    words.text = ""
        elif counting and shown:
            element.text = ""


def _words(parent: etree._Element, styles: Styles, *, hidden: bool) -> Iterator[str]:
    for child in parent:
        if child.tag == w("t"):
            yield (child.text or "").replace(BINDING, "")
        elif child.tag in SPACES:
            yield " "
        elif child.tag == w("r"):
            if not (hidden or _is_unseen(child.find(w("rPr")), styles)):
                yield from _words(child, styles, hidden=hidden)
        elif child.tag not in PASSED_OVER and child.tag != w("p"):
            yield from _words(child, styles, hidden=hidden)


def unseen(root: etree._Element, styles: Styles) -> Iterator[str]:
    """Yield the words of a part that are there and that nobody sees."""
    every, seen = (
        Counter(word for words in paragraphs(root, known) for word in words.split())
        for known in (Styles(blind=True), styles)
    )
    yield from (every - seen).elements()


def _is_unseen(look: etree._Element | None, styles: Styles) -> bool:
    return not styles.blind and (_hides(look) or _named(look, "rStyle") in styles.hiding)


def _is_styled(paragraph: etree._Element, styles: Styles) -> bool:
    look = paragraph.find(w("pPr"))
    if styles.blind:
        return False
    return _named(look, "pStyle") in styles.hiding or _is_out_of_sight(look)


def _is_out_of_sight(look: etree._Element | None) -> bool:
    """Tell whether a paragraph has lines of no height, or stands off the page."""
    if look is None:
        return False
    spacing, frame = _marks(look, "spacing"), _marks(look, "framePr")
    moved = (*_marks(look, "ind").values(), *(frame.get(w(side), "0") for side in "xy"))
    flat = (
        spacing.get(w("lineRule")) == "exact"
        and whole(spacing.get(w("line"), ""), NARROWEST) < NARROWEST
    )
    shut = frame.get(w("hRule")) == "exact" and whole(frame.get(w("h"), ""), NARROWEST) < NARROWEST
    return flat or shut or any(FAR.fullmatch(one) for one in moved)


def _marks(look: etree._Element, name: str) -> Mapping[str, str]:
    found = look.find(w(name))
    return {} if found is None else dict(found.attrib)


def _in_hidden_row(paragraph: etree._Element) -> bool:
    return any(
        (hidden := row.find(f"{w('trPr')}/{w('hidden')}")) is not None and _is_on(hidden)
        for row in paragraph.iterancestors(w("tr"))
    )


def _named(look: etree._Element | None, kind: str) -> str:
    found = look.find(w(kind)) if look is not None else None
    return found.get(w("val"), "") if found is not None else ""


def _hides(look: etree._Element | None) -> bool:
    """Tell whether a run's properties leave nothing to see of it."""
    if look is None:
        return False
    marks = (look.find(w(name)) for name in HIDING)
    if any(mark is not None and _is_on(mark) for mark in marks):
        return True
    if whole(_named(look, "sz"), SMALLEST) < SMALLEST:
        return True
    if whole(_named(look, "w"), 100) < NARROWEST or SIGNS.match(_typeface(look)):
        return True
    return _is_in_the_colour_of_its_ground(look)


def _typeface(look: etree._Element) -> str:
    return _marks(look, "rFonts").get(w("ascii"), "")


def _is_in_the_colour_of_its_ground(look: etree._Element) -> bool:
    """Tell it of what a run says itself; a colour that the program chooses can be read."""
    ink = _named(look, "color") or INK.hex()
    highlight = HIGHLIGHTS.get(_named(look, "highlight"), "")
    ground = highlight or _marks(look, "shd").get(w("fill"), "")
    return ink != "auto" and _are_alike(_colour(ink, INK), _colour(ground, PAPER))


def _are_alike(one: bytes, other: bytes) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= ALIKE


def _colour(said: str, otherwise: bytes) -> bytes:
    try:
        found = bytes.fromhex(said)
    except ValueError:
        return otherwise
    return found if len(found) == len(PAPER) else otherwise


def _is_on(mark: etree._Element) -> bool:
    return mark.get(w("val"), "1") not in OFF
