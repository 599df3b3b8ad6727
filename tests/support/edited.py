"""Word files of ours as colleagues send them back: edited at known places, marked or not."""

from __future__ import annotations

import copy
import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from policyloom.homecoming import Layer, Unit, printed
from policyloom.homecoming.layers import OF_KIND
from policyloom.word.home import read_home
from tests.word import w

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from lxml.etree import _Element

    from policyloom.document import Document

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LONG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """An edit that somebody made, and what it should be found to be."""

    layer: Layer
    clause: str
    old: str = ""
    new: str = ""
    marked: bool = False


@dataclass(slots=True)
class Sheet:
    """A printed file that somebody edits."""

    data: bytes
    units: tuple[Unit, ...]
    tree: _Element
    paragraphs: list[_Element]
    edits: list[Edit] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)

    def docx(self) -> bytes:
        """Return the file as it is sent back."""
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.data)) as old, zipfile.ZipFile(made, "w") as new:
            for name in old.namelist():
                body = etree.tostring(self.tree)
                new.writestr(name, body if name == "word/document.xml" else old.read(name))
        return made.getvalue()


def sheet(document: Document, data: bytes) -> Sheet:
    """Return a printed file, with what was printed where."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    home = read_home(data)
    every = list(tree.iter(w("p")))
    paragraphs = [every[one.number - 1] for one in home.paragraphs]
    units = printed(document, [one.after for one in home.paragraphs])
    return Sheet(data, units, tree, paragraphs)


# EDITS


def reworded(  # noqa: PLR0913 - each says something of the edit
    page: Sheet, at: int, start: int, end: int, new: str, *, marked: bool
) -> bool:
    """Say other words from ``start`` to ``end`` of a paragraph, where they stand in one run."""
    place = 0
    for text in page.paragraphs[at].iter(w("t")):
        words = text.text or ""
        if place <= start and end <= place + len(words) and parent_of(text).tag == w("r"):
            _replaced(text, start - place, end - place, new, marked=marked)
            return True
        place += len(words)
    return False


def _replaced(text: _Element, start: int, end: int, new: str, *, marked: bool) -> None:
    words = text.text or ""
    text.set(SPACE, "preserve")
    if not marked:
        text.text = words[:start] + new + words[end:]
        return
    run = parent_of(text)
    after = copy.deepcopy(run)
    text.text = words[:start]
    _only_text(after).text = words[end:]
    run.addnext(after)
    if new:
        run.addnext(_marked("ins", new, "t"))
    if end > start:
        run.addnext(_marked("del", words[start:end], "delText"))


def parent_of(element: _Element) -> _Element:
    """Return what an element stands in."""
    parent = element.getparent()
    assert parent is not None
    return parent


def _only_text(run: _Element) -> _Element:
    found = run.find(w("t"))
    assert found is not None
    found.set(SPACE, "preserve")
    return found


def _marked(kind: str, words: str, tag: str) -> _Element:
    change = etree.Element(w(kind))
    change.set(w("id"), "900")
    change.set(w("author"), "a")
    inside = etree.SubElement(change, w("r"))
    said = etree.SubElement(inside, w(tag))
    said.text = words
    said.set(SPACE, "preserve")
    return change


def words_in(unit: Unit, kind: str) -> Iterator[tuple[int, int, str]]:
    """Yield words of a paragraph that an atom of a kind put there, with their places."""
    for atom in unit.atoms:
        if atom.kind == kind:
            at = atom.start
            for word in atom.words.split(" "):
                if len(word) > 3 and word.isalpha():
                    yield at, at + len(word), word
                at += len(word) + 1


def edit_words(page: Sheet, chance: random.Random, kind: str, *, marked: bool) -> None:
    """Change one word: a written one, or one of a token."""
    order = list(range(len(page.units)))
    chance.shuffle(order)
    for at in order:
        unit = page.units[at]
        if at in page.touched or unit.part != "section" or not unit.atoms or unit.key:
            continue
        found = list(words_in(unit, kind))
        if found:
            start, end, old = chance.choice(found)
            new = f"zeal{chance.randrange(100, 999)}"
            if reworded(page, at, start, end, new, marked=marked):
                own = Layer.OWN_TEXT
                layer = OF_KIND[kind] if kind else own
                page.edits.append(
                    Edit(layer=layer, clause=unit.clause, old=old, new=new, marked=marked)
                )
                page.touched.add(at)
                return


def add_words(page: Sheet, chance: random.Random, *, marked: bool) -> None:
    """Put words into a sentence."""
    for at in chance.sample(range(len(page.units)), len(page.units)):
        unit = page.units[at]
        found = list(words_in(unit, ""))
        if at not in page.touched and unit.part == "section" and found and not unit.key:
            _, end, _ = chance.choice(found)
            new = f" in good zeal{chance.randrange(100, 999)} time"
            if reworded(page, at, end, end, new, marked=marked):
                page.edits.append(
                    Edit(layer=Layer.OWN_TEXT, clause=unit.clause, new=new.strip(), marked=marked)
                )
                page.touched.add(at)
                return


def _whole(page: Sheet, chance: random.Random) -> int:
    """Return a long paragraph of text that nobody touched, and whose neighbours are untouched."""
    fits = [
        at
        for at, one in enumerate(page.units)
        if one.part == "section"
        and one.atoms
        and len(one.text) > LONG
        and "Row" not in one.inside
        and not page.touched & {at - 1, at, at + 1}
        and parent_of(page.paragraphs[at]).tag == w("body")
    ]
    at = chance.choice(fits) if fits else -1
    page.touched |= {at - 1, at, at + 1}
    return at


def take_paragraph(page: Sheet, chance: random.Random, *, marked: bool) -> None:
    """Take a paragraph out."""
    at = _whole(page, chance)
    if at < 0:
        return
    paragraph, unit = page.paragraphs[at], page.units[at]
    if marked:
        for run in list(paragraph.iter(w("r"))):
            around = etree.Element(w("del"))
            around.set(w("id"), "901")
            run.addprevious(around)
            around.append(run)
            for text in run.iter(w("t")):
                text.tag = w("delText")
        _mark_end(paragraph, "del")
    else:
        parent_of(paragraph).remove(paragraph)
    page.edits.append(Edit(layer=Layer.OWN_TEXT, clause=unit.clause, old=unit.text, marked=marked))


def _mark_end(paragraph: _Element, kind: str) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    look = properties.find(w("rPr"))
    if look is None:
        look = etree.SubElement(properties, w("rPr"))
    mark = etree.Element(w(kind))
    mark.set(w("id"), "902")
    look.insert(0, mark)


def add_paragraph(page: Sheet, chance: random.Random, *, marked: bool) -> None:
    """Put a paragraph after another."""
    at = _whole(page, chance)
    if at < 0:
        return
    words = f"Somebody new keeps the zeal{chance.randrange(100, 999)} in a cupboard of its own."
    made = etree.Element(w("p"))
    if marked:
        _mark_end(made, "ins")
    run = etree.SubElement(made, w("r"))
    etree.SubElement(run, w("t")).text = words
    if marked:
        around = etree.SubElement(made, w("ins"))
        around.append(run)
    page.paragraphs[at].addnext(made)
    unit = page.units[at]
    page.edits.append(Edit(layer=Layer.INSERTED, clause=unit.clause, new=words, marked=marked))


def split_paragraph(page: Sheet, chance: random.Random, *, marked: bool) -> None:
    """Make two paragraphs of one."""
    at = _whole(page, chance)
    if at < 0:
        return
    paragraph, unit = page.paragraphs[at], page.units[at]
    texts = [one for one in paragraph.iter(w("t")) if len((one.text or "").split()) > 8]
    if not texts:
        return
    text = texts[0]
    words = text.text or ""
    cut = words.index(" ", len(words) // 2)
    second = copy.deepcopy(paragraph)
    runs = list(paragraph.iter(w("t")))
    copies = list(second.iter(w("t")))
    place = runs.index(text)
    for one in runs[place + 1 :]:
        one.text = ""
    for one in copies[:place]:
        one.text = ""
    text.text, copies[place].text = words[:cut], words[cut:]
    paragraph.addnext(second)
    if marked:
        _mark_end(paragraph, "ins")
    page.edits.append(Edit(layer=Layer.SPLIT, clause=unit.clause, marked=marked))


def join_paragraphs(page: Sheet, chance: random.Random, *, marked: bool) -> None:
    """Make one paragraph of two."""
    at = _whole(page, chance)
    if at < 0:
        return
    paragraph, after = page.paragraphs[at], page.paragraphs[at].getnext()
    if after is None or after.tag != w("p") or after is not page.paragraphs[at + 1]:
        return
    if page.units[at + 1].heading or page.units[at + 1].clause != page.units[at].clause:
        return
    page.touched.add(at + 2)
    if marked:
        _mark_end(paragraph, "del")
    else:
        for one in list(after):
            if one.tag != w("pPr"):
                paragraph.append(one)
        parent_of(after).remove(after)
    clause = page.units[at].clause
    page.edits.append(Edit(layer=Layer.JOINED, clause=clause, marked=marked))


def move_paragraph(page: Sheet, chance: random.Random) -> None:
    """Put a paragraph somewhere else."""
    at = _whole(page, chance)
    to = _whole(page, chance)
    if at < 0 or to < 0:
        return
    page.paragraphs[to].addnext(page.paragraphs[at])
    unit = page.units[at]
    page.edits.append(Edit(layer=Layer.MOVED, clause=unit.clause, old=unit.text))


def everywhere(page: Sheet, old: str, new: str, kind: str) -> None:
    """Say another word for a term wherever it is printed."""
    for at, unit in enumerate(page.units):
        for atom in unit.atoms:
            place = atom.words.find(old)
            if atom.kind == kind and place >= 0 and len(new) == len(old):
                start = atom.start + place
                reworded(page, at, start, start + len(old), new, marked=False)
    page.edits.append(Edit(layer=OF_KIND[kind], clause="", old=old, new=new))
