"""WORD: the words of a part of a Word file that a reader sees, with tracked changes accepted.

Words that are hidden, struck out, of no size or white on white are none, however the file says
so: in the run, or in a style of its own or of the paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.word.package import w, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SPACES = frozenset({w("tab"), w("br"), w("cr")})
PASSED_OVER = frozenset({w("del"), w("moveFrom"), FALLBACK})
HIDING = ("vanish", "specVanish", "strike", "dstrike")
OFF = frozenset({"0", "false", "off", "none"})
SMALLEST = 6
"""In halves of a point: smaller words cannot be read."""
WHITE = 0xE6
"""From this on, of 255, a colour is as good as white."""
PAGE_NUMBERS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


@dataclass(frozen=True, slots=True)
class Styles:
    """The names of the styles that hide words, their own or by the style they are based on."""

    hiding: frozenset[str] = frozenset()


def styles_of(root: etree._Element | None) -> Styles:
    """Return what the styles of a file hide."""
    if root is None:
        return Styles()
    found = {one.get(w("styleId"), ""): one for one in root.iter(w("style"))}
    hiding = {name for name, one in found.items() if _hides(one.find(w("rPr")))}
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
        if next(paragraph.iterancestors(FALLBACK), None) is None and not _in_hidden_row(paragraph):
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
            yield child.text or ""
        elif child.tag in SPACES:
            yield " "
        elif child.tag == w("r"):
            look = child.find(w("rPr"))
            if not (_hides(look) or _named(look, "rStyle") in styles.hiding or hidden):
                yield from _words(child, styles, hidden=hidden)
        elif child.tag not in PASSED_OVER and child.tag != w("p"):
            yield from _words(child, styles, hidden=hidden)


def _is_styled(paragraph: etree._Element, styles: Styles) -> bool:
    return _named(paragraph.find(w("pPr")), "pStyle") in styles.hiding


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
    return _is_white(_named(look, "color")) and not _is_dark(look.find(w("shd")))


def _is_on(mark: etree._Element) -> bool:
    return mark.get(w("val"), "1") not in OFF


def _is_white(colour: str) -> bool:
    try:
        parts = bytes.fromhex(colour)
    except ValueError:
        return False
    return bool(parts) and min(parts) >= WHITE


def _is_dark(shade: etree._Element | None) -> bool:
    fill = shade.get(w("fill"), "auto") if shade is not None else "auto"
    return fill != "auto" and not _is_white(fill)
