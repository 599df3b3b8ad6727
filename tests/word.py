"""Word files read back, for tests: what Word would print, and what accepting changes would leave.

This knows the file format and nothing of the writer. It counts numbers as Word does, from
numbering.xml and the styles, and takes tracked changes the way Word's own commands do.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml.etree import _Element

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(name: str) -> str:
    """Return the full name of one of Word's elements or attributes."""
    return f"{{{NAMESPACE}}}{name}"


def parts(docx: bytes) -> dict[str, bytes]:
    """Return the parts of a file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def tree(docx: bytes, name: str = "word/document.xml") -> _Element:
    """Return a part of a file as a tree."""
    return etree.fromstring(parts(docx)[name])


def stories(docx: bytes) -> list[str]:
    """Return the names of the parts that hold text, the body first."""
    found = [name for name in parts(docx) if re.match(r"word/(header|footer)\d", name)]
    return ["word/document.xml", *sorted(found)]


def told_by(docx: bytes) -> list[str]:
    """Return the names of the headers and footers that pages of the file have."""
    relations = {one.get("Id"): one.get("Target") for one in tree(docx, RELATIONS)}
    used = tree(docx).iter(w("headerReference"), w("footerReference"))
    return sorted({f"word/{relations[one.get(RELATION)]}" for one in used})


RELATIONS = "word/_rels/document.xml.rels"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def sheets(docx: bytes) -> list[bool]:
    """Return whether the sheets of each Word section lie on their side."""
    ends = tree(docx).iter(w("sectPr"))
    return [end.find(f"{w('pgSz')}[@{w('orient')}]") is not None for end in ends]


def with_changed(docx: bytes, change: Callable[[_Element], _Element]) -> bytes:
    """Return the file with its body, headers and footers changed."""
    made, changed = io.BytesIO(), stories(docx)
    with zipfile.ZipFile(made, "w") as package:
        for name, data in parts(docx).items():
            is_story = name in changed
            story = etree.tostring(change(etree.fromstring(data))) if is_story else data
            package.writestr(name, story)
    return made.getvalue()


# WHAT IS PRINTED


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as a reader sees it: its style's id, its number and its words."""

    style: str
    label: str
    words: str


LEGEND = "Added words are underlined, removed words are struck through."
"""What a redline says of its marks below every page."""


def printed(docx: bytes) -> list[Printed]:
    """Return every paragraph that has words with Word's number, the body first.

    What a redline or log says of itself below the page number stays whatever is accepted, so it is
    left out.
    """
    counter = Counter(docx)

    def lines_of(name: str) -> list[Printed]:
        found = tree(docx, name).iter(w("p"))
        return [Printed(style_of(p), counter.label(p), words_of(p)) for p in found]

    # A header or footer that says the same on sheets that lie otherwise is told once.
    stories = dict.fromkeys(line for name in told_by(docx) for line in lines_of(name))
    lines = [*lines_of("word/document.xml"), *stories]
    told = [line for line in lines if line.style != "Footer" or "\t" in line.words]
    return [line for line in told if line.words or line.label]


def standing(docx: bytes) -> list[tuple[str, str]]:
    """Return the number and words outside tables of what is not deleted, all changes shown.

    The last end in a cell never goes, so what is deleted there counts under another one.
    """
    counter = Counter(docx)
    found = [(counter.label(p), p) for p in tree(docx).iter(w("p"))]
    outside = [(label, p) for label, p in found if next(p.iterancestors(w("tc")), None) is None]
    kept = [(label, "".join(read(t) for t in p.iter(w("t")))) for label, p in outside]
    return [(label, words) for label, words in kept if words.strip()]


def style_of(paragraph: _Element) -> str:
    """Return the id of a paragraph's style."""
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"), "")


def read(text: _Element) -> str:
    """Return the words of a text as they are read: what holds two together is a space."""
    return (text.text or "").replace("\u00a0", " ")


def words_of(element: _Element) -> str:
    """Return the words of an element, deleted ones too, a tab as a tab."""
    return "".join(_words(element))


def _words(element: _Element) -> Iterator[str]:
    for part in element.iter(w("t"), w("delText"), w("tab")):
        if part.tag == w("tab"):
            # A tab stop has the same name as a tab.
            parent = part.getparent()
            yield "\t" if parent is not None and parent.tag == w("r") else ""
        else:
            yield read(part)


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list counts."""

    form: str
    label: str
    start: int
    legal: bool


class Counter:
    """Word's counting: one run of numbers for a kind of list, whichever list goes on with it."""

    def __init__(self, docx: bytes) -> None:
        root = tree(docx, "word/numbering.xml")
        self.kinds = {
            kind.get(w("abstractNumId"), ""): dict(map(_level, kind.iter(w("lvl"))))
            for kind in root.iter(w("abstractNum"))
        }
        self.lists = {
            entry.get(w("numId"), ""): entry.find(w("abstractNumId"))
            for entry in root.iter(w("num"))
        }
        self.restarts = {
            (entry.get(w("numId"), ""), int(over.get(w("ilvl"), "0"))): int(
                start.get(w("val"), "1")
            )
            for entry in root.iter(w("num"))
            for over in entry.iter(w("lvlOverride"))
            for start in over.iter(w("startOverride"))
        }
        self.styles = {
            style.get(w("styleId"), ""): style
            for style in tree(docx, "word/styles.xml").iter(w("style"))
        }
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: _Element) -> str:
        """Return the number that Word prints before a paragraph, and count it."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number, at = place
        of = self.lists[number]
        assert of is not None
        kind = of.get(w("val"), "")
        levels, counts = self.kinds[kind], self.counts[kind]
        if (number, at) in self.restarts:
            counts[at] = self.restarts.pop((number, at)) - 1
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]
        return _label(levels, counts, at)

    def _place(self, paragraph: _Element) -> tuple[str, int] | None:
        """Return the list and level that a paragraph has, of its own or from its style."""
        properties = paragraph.find(w("pPr"))
        own = None if properties is None else properties.find(w("numPr"))
        numbers = own if own is not None else self._style_number(style_of(paragraph))
        if numbers is None:
            return None
        number, level = numbers.find(w("numId")), numbers.find(w("ilvl"))
        if number is None or number.get(w("val")) == "0":
            return None
        return number.get(w("val"), ""), 0 if level is None else int(level.get(w("val"), "0"))

    def _style_number(self, style: str) -> _Element | None:
        while style in self.styles:
            found = self.styles[style].find(f"{w('pPr')}/{w('numPr')}")
            if found is not None:
                return found
            below = self.styles[style].find(w("basedOn"))
            style = "" if below is None else below.get(w("val"), "")
        return None


def _level(element: _Element) -> tuple[int, Level]:
    def value(name: str, usual: str) -> str:
        found = element.find(w(name))
        return usual if found is None else found.get(w("val"), usual)

    legal = element.find(w("isLgl")) is not None
    level = Level(
        value("numFmt", "decimal"), value("lvlText", ""), int(value("start", "0")), legal
    )
    return int(element.get(w("ilvl"), "0")), level


def _label(levels: Mapping[int, Level], counts: Mapping[int, int], at: int) -> str:
    label = levels[at].label
    for i in range(at + 1):
        count = counts.get(i, levels[i].start)
        form = "decimal" if levels[at].legal else levels[i].form
        label = label.replace(f"%{i + 1}", NUMERALS[form](count))
    return label


def _roman(count: int) -> str:
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * (count // 10) + ones[count % 10]


def _letters(count: int) -> str:
    """Return a to z, then aa, bb, cc, as Word and LibreOffice print them."""
    return chr(ord("a") + (count - 1) % 26) * ((count + 25) // 26)


NUMERALS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerRoman": _roman,
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "bullet": lambda _: "",
    "none": lambda _: "",
}


# TRACKED CHANGES


def accepted(docx: bytes) -> bytes:
    """Return the file after Word's command to accept all changes."""
    return with_changed(docx, lambda root: _settled(root, goes="del", stays="ins", shape="new"))


def rejected(docx: bytes) -> bytes:
    """Return the file after Word's command to reject all changes."""
    return with_changed(docx, lambda root: _settled(root, goes="ins", stays="del", shape="old"))


def with_old_pages(docx: bytes) -> bytes:
    """Return the file with only the changes of pages rejected."""
    return with_changed(docx, lambda root: _settle_pages(root, "old"))


def _settled(root: _Element, *, goes: str, stays: str, shape: str) -> _Element:
    _settle_rows(root, goes, stays)
    _settle_cells(root, CELLS[goes], CELLS[stays])
    _settle_shapes(root, shape)
    _settle_pages(root, shape)
    ends = {p for p in root.iter(w("p")) if p.find(f"{w('pPr')}/{w('rPr')}/{w(goes)}") is not None}
    for mark in list(root.iter(w(goes), w(stays))):
        parent = mark.getparent()
        assert parent is not None
        if mark.tag == w(goes) or parent.tag == w("rPr"):
            _remove(mark)
        else:
            _unwrap(mark)
    for old, new in (("delText", "t"), ("delInstrText", "instrText")):
        for text in list(root.iter(w(old))):
            text.tag = w(new)
    for link in [link for link in root.iter(w("hyperlink")) if not len(link)]:
        _remove(link)
    for paragraph in list(root.iter(w("p"))):
        if paragraph in ends:
            _join(paragraph)
    return root


CELLS = {"ins": "cellIns", "del": "cellDel"}


def _settle_cells(root: _Element, goes: str, stays: str) -> None:
    """Take or drop the cells of every column that came or went; what spans one grows narrower."""
    for table in root.iter(w("tbl")):
        cells = [place for row in table.findall(w("tr")) for place in _placed(row)]
        gone = {at for at, _, cell in cells if cell.find(f"{w('tcPr')}/{w(goes)}") is not None}
        for at, span, cell in cells:
            left = span - len(gone & set(range(at, at + span)))
            if not left:
                _remove(cell)
            elif left < span:
                _span(cell).set(w("val"), str(left))
    for mark in list(root.iter(w(stays))):
        _remove(mark)


def _placed(row: _Element) -> Iterator[tuple[int, int, _Element]]:
    at = 0
    for cell in row.findall(w("tc")):
        found = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        span = 1 if found is None else int(found.get(w("val"), "1"))
        yield at, span, cell
        at += span


def _span(cell: _Element) -> _Element:
    found = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    assert found is not None
    return found


def _settle_rows(root: _Element, goes: str, stays: str) -> None:
    for row in list(root.iter(w("tr"))):
        properties = row.find(w("trPr"))
        if properties is not None and properties.find(w(goes)) is not None:
            _remove(row)
        for mark in [] if properties is None else list(properties.iter(w(stays))):
            _remove(mark)
    for table in [table for table in root.iter(w("tbl")) if table.find(w("tr")) is None]:
        _remove(table)


def _settle_shapes(root: _Element, shape: str) -> None:
    """Take or drop every change of a paragraph's properties; the mark of its end is not one."""
    for change in list(root.iter(w("pPrChange"))):
        properties, before = change.getparent(), change.find(w("pPr"))
        assert properties is not None
        assert before is not None
        _remove(change)
        if shape == "old":
            end = properties.find(w("rPr"))
            for child in list(properties):
                properties.remove(child)
            properties.extend([*before, *([] if end is None else [end])])


def _settle_pages(root: _Element, shape: str) -> _Element:
    """Take or drop every change of a section's page, whose headers and footers stay."""
    for change in list(root.iter(w("sectPrChange"))):
        properties, before = change.getparent(), change.find(w("sectPr"))
        assert properties is not None
        assert before is not None
        _remove(change)
        if shape == "old":
            stories = ("headerReference", "footerReference")
            kept = [child for name in stories for child in properties.findall(w(name))]
            properties[:] = [*kept, *before]
    return root


def _join(paragraph: _Element) -> None:
    """Take a paragraph's end away: its words begin the next one, which keeps its own shape."""
    content = [child for child in paragraph if child.tag != w("pPr")]
    following = paragraph.getnext()
    if following is not None and following.tag == w("p"):
        place = 0 if following.find(w("pPr")) is None else 1
        for child in reversed(content):
            following.insert(place, child)
        _remove(paragraph)
    elif following is not None and not words_of(paragraph):
        _remove(paragraph)


def _unwrap(element: _Element) -> None:
    parent = element.getparent()
    assert parent is not None
    place = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(place + 1, child)
    _remove(element)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
