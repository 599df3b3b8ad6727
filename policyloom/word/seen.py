"""WORD: the words of a part of a Word file that a reader sees, with tracked changes accepted.

Words that are hidden, struck out, of no size, in the colour of their ground, in letters that are
signs, squeezed to nothing or off the page are none, however the file says so: in the run, in the
paragraph, or in a style of either.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.english.ties import BINDING
from policyloom.lint.colours import contrast
from policyloom.word.package import w, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
LETTERS = frozenset({w("t"), MATHS, DRAWN})
SPACES = frozenset({w("tab"), w("br"), w("cr")})
PASSED_OVER = frozenset({w("del"), w("moveFrom"), FALLBACK})
HIDING = ("vanish", "specVanish", "strike", "dstrike")
OFF = frozenset({"0", "false", "off", "none"})
SMALLEST = 6
"""In halves of a point: smaller words cannot be read."""
COLOUR = re.compile(r"[0-9a-fA-F]{6}")
LEAST_CONTRAST = 1.5
"""Below it words and their ground are of one colour to whoever reads; text asks for 4.5."""
PAPER, INK = "#ffffff", "#121212"
"""What is there where a run says nothing: ink is black or nearly so."""
HIGHLIGHTS = {
    "black": "000000",   "blue": "0000FF",      "cyan": "00FFFF",    "darkBlue": "000080",
    "darkCyan": "008080", "darkGray": "808080", "darkGreen": "008000", "darkMagenta": "800080",
    "darkRed": "800000", "darkYellow": "808000", "green": "00FF00",  "lightGray": "C0C0C0",
    "magenta": "FF00FF", "red": "FF0000",       "white": "FFFFFF",   "yellow": "FFFF00",
}  # fmt: skip
THEME = {
    "background1": "FFFFFF", "light1": "FFFFFF", "background2": "E7E6E6", "light2": "E7E6E6",
    "text1": "000000",       "dark1": "000000",  "text2": "44546A",       "dark2": "44546A",
}  # fmt: skip
"""The colours of a theme that are named for what they are; they go before one that is written."""
SHADED = ("rPr", "pPr", "tcPr", "tblPr")
SIGNS = re.compile(r"symbol|webdings|wingdings", re.IGNORECASE)
"""Typefaces in which words come out as signs."""
NARROWEST = 20
"""In hundredths of the width of a letter: how little of it can be read."""
LOWEST = 60
"""In twentieths of a point: nobody reads what stands in less height, or is fitted into less."""
TOO_CLOSE = re.compile(r"-(?:8[1-9]|9\d|\d{3,})\b")
"""Twentieths of a point: letters that are set so much closer run into each other."""
AWAY = re.compile(r"-?(?:6[1-9]|[7-9]\d|\d{3,})\b")
"""Halves of a point: words so far up or down are not where they are read."""
FAR = re.compile(r"-?(?:1[5-9]\d{3}|[2-9]\d{4}|\d{6,})")
"""Twentieths of a point from 15,000 on: what is moved so far is off the page."""
DEFAULT = "Normal"
"""The style of a paragraph that names none."""
PAGE_NUMBERS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


@dataclass(frozen=True, slots=True)
class Styles:
    """The names of the styles that hide words, their own or by the style they are based on.

    ``blind``: nothing hides words, for whoever asks what is there, seen or not. ``inks`` are the
    colours of their words, ``grounds`` those behind, and ``paper`` that of the page.
    """

    hiding: frozenset[str] = frozenset()
    blind: bool = False
    inks: Mapping[str, str] = field(default_factory=dict)
    grounds: Mapping[str, str] = field(default_factory=dict)
    paper: str = ""


def styles_of(root: etree._Element | None, paper: str = "") -> Styles:
    """Return what the styles of a file hide, and their colours."""
    found = (
        {one.get(w("styleId"), ""): one for one in root.iter(w("style"))}
        if root is not None
        else {}
    )
    hiding, inks, grounds = set(), {}, {}
    for name in found:
        chain = list(_chain(name, found))
        if any(
            _hides(one.find(w("rPr"))) or _is_out_of_sight(one.find(w("pPr"))) for one in chain
        ):
            hiding.add(name)
        inks[name] = next((ink for one in chain if (ink := _ink(one.find(w("rPr"))))), "")
        parts = (one.find(w(part)) for one in chain for part in SHADED)
        grounds[name] = next((fill for part in parts if (fill := _ground(part))), "")
    return Styles(frozenset(hiding), inks=inks, grounds=grounds, paper=paper)


def paper_of(root: etree._Element) -> str:
    """Return the colour of the page of a document, where it has one of its own."""
    ground = root.find(w("background"))
    return "" if ground is None else _coloured(dict(ground.attrib), "color", "themeColor")


def _chain(name: str, found: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """Yield a style and those that it is based on, each once, and what all begin from."""
    seen: set[str] = set()
    own = found[name]
    while name in found and name not in seen:
        seen.add(name)
        yield found[name]
        name = _named(found[name], "basedOn")
    if own.get(w("type")) != "character":
        yield from own.getroottree().iter(w("rPrDefault"), w("pPrDefault"))


def paragraphs(root: etree._Element, styles: Styles) -> Iterator[str]:
    """Yield the words of each paragraph that has any; those of a box are paragraphs too."""
    for paragraph in root.iter(w("p")):
        if next(paragraph.iterancestors(FALLBACK), None) is not None:
            continue
        if styles.blind or not _in_hidden_row(paragraph):
            hidden = _is_styled(paragraph, styles)
            words = "".join(_words(paragraph, _Around(paragraph, styles), hidden=hidden))
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


class _Around:
    """What a run has from its paragraph: the colour of its words, and that of what is behind."""

    def __init__(self, paragraph: etree._Element, styles: Styles) -> None:
        look = paragraph.find(w("pPr"))
        style = _named(look, "pStyle") or DEFAULT
        self.styles = styles
        self.ink = styles.inks.get(style, "")
        own = _ground(look) or styles.grounds.get(style, "")
        self.ground = own or next(filter(None, _behind(paragraph, styles)), styles.paper)

    def hides(self, look: etree._Element | None) -> bool:
        """Tell whether nobody sees the words of a run."""
        if self.styles.blind:
            return False
        named = _named(look, "rStyle")
        ink = _ink(look) or self.styles.inks.get(named) or self.ink
        ground = _ground(look) or self.styles.grounds.get(named) or self.ground
        alike = ink != "auto" and _are_alike(ink, ground)
        return alike or _hides(look) or named in self.styles.hiding


def _behind(paragraph: etree._Element, styles: Styles) -> Iterator[str]:
    """Yield the colours behind a paragraph, of its cell, its table, and those around these."""
    for one in paragraph.iterancestors(w("tc"), w("tbl")):
        look = one.find(w("tcPr" if one.tag == w("tc") else "tblPr"))
        yield _ground(look)
        yield styles.grounds.get(_named(look, "tblStyle"), "")


def _words(parent: etree._Element, around: _Around, *, hidden: bool) -> Iterator[str]:
    for child in parent:
        if child.tag in LETTERS:
            yield (child.text or "").replace(BINDING, "")
        elif child.tag in SPACES:
            yield " "
        elif child.tag == w("sym"):
            yield f"U+{child.get(w('char'), '')}"
        elif child.tag == WORD_ART:
            yield child.get("string", "")
        elif child.tag == w("r"):
            if not (hidden or around.hides(child.find(w("rPr")))):
                yield from _words(child, around, hidden=hidden)
        elif child.tag not in PASSED_OVER and child.tag != w("p"):
            yield from _words(child, around, hidden=hidden)


def unseen(root: etree._Element, styles: Styles) -> Iterator[str]:
    """Yield the words of a part that are there and that nobody sees."""
    every, seen = (
        Counter(word for words in paragraphs(root, known) for word in words.split())
        for known in (Styles(blind=True), styles)
    )
    yield from (every - seen).elements()


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
        and whole(spacing.get(w("line"), ""), LOWEST) < LOWEST
    )
    return flat or _is_shut(frame, "h") or any(FAR.fullmatch(one) for one in moved)


def _is_shut(height: Mapping[str, str], said: str) -> bool:
    return height.get(w("hRule")) == "exact" and whole(height.get(w(said), ""), LOWEST) < LOWEST


def _marks(look: etree._Element, name: str) -> Mapping[str, str]:
    found = look.find(w(name))
    return {} if found is None else dict(found.attrib)


def _in_hidden_row(paragraph: etree._Element) -> bool:
    looks = (row.find(w("trPr")) for row in paragraph.iterancestors(w("tr")))
    return any(_hides_row(look) for look in looks if look is not None)


def _hides_row(look: etree._Element) -> bool:
    hidden = look.find(w("hidden"))
    return (hidden is not None and _is_on(hidden)) or _is_shut(_marks(look, "trHeight"), "val")


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
    fitted = whole(_named(look, "fitText"), LOWEST) < LOWEST
    narrow = fitted or whole(_named(look, "w"), 100) < NARROWEST
    moved = TOO_CLOSE.match(_named(look, "spacing")) or AWAY.match(_named(look, "position"))
    return narrow or moved is not None or bool(SIGNS.match(_typeface(look)))


def _typeface(look: etree._Element) -> str:
    return _marks(look, "rFonts").get(w("ascii"), "")


def _ink(look: etree._Element | None) -> str:
    """Return the colour of words; one that the program chooses can be read."""
    return "" if look is None else _coloured(_marks(look, "color"), "val", "themeColor")


def _ground(look: etree._Element | None) -> str:
    """Return the colour behind words, where there is one of its own."""
    if look is None:
        return ""
    fill = HIGHLIGHTS.get(_named(look, "highlight")) or _coloured(
        _marks(look, "shd"), "fill", "themeFill"
    )
    return "" if fill == "auto" else fill


def _coloured(marks: Mapping[str, str], said: str, of_theme: str) -> str:
    """Return a colour; one of the theme that is not tinted goes before the one that is written."""
    by = of_theme.removesuffix("Color")
    tinted = any(w(f"{by}{more}") in marks for more in ("Tint", "Shade"))
    theme = "" if tinted else THEME.get(marks.get(w(of_theme), ""), "")
    return theme or marks.get(w(said), "")


def _are_alike(ink: str, ground: str) -> bool:
    """Tell whether the contrast of two colours is too little to read by."""
    return contrast(_colour(ink, INK), _colour(ground, PAPER)) < LEAST_CONTRAST


def _colour(said: str, otherwise: str) -> str:
    return f"#{said}" if COLOUR.fullmatch(said) else otherwise


def _is_on(mark: etree._Element) -> bool:
    return mark.get(w("val"), "1") not in OFF
