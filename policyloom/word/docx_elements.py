"""IMPORT: the XML of a Word file -> the elements that stand in it, and what they say of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.ties import BINDING, TIE
from policyloom.manuscript.pieces import characters_of
from policyloom.word.parts import R, W
from policyloom.word.story import Drawn, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CHOICE, FALLBACK, ALTERNATE = f"{MC}Choice", f"{MC}Fallback", f"{MC}AlternateContent"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
VML = "{urn:schemas-microsoft-com:vml}"
ADDING = {f"{W}ins", f"{W}moveTo"}
TAKING = {f"{W}del", f"{W}moveFrom"}
BOX = f"{W}txbxContent"
CHANGES = (*ADDING, *TAKING)
LETTERS = {f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
ENDS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}ptab": "\t"}
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
"""The elements of an equation, which stand between the runs."""
WORDS = {f"{W}t", f"{W}delText", f"{MATHS}t"}
PROPERTIES = {
    f"{W}pPr",
    f"{W}rPr",
    f"{W}sdtPr",
    f"{W}sdtEndPr",
    f"{W}tblPr",
    f"{W}trPr",
    f"{W}tcPr",
}
TWIPS = 20


def outside(tree: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield elements that are not said twice for older programs."""
    for one in tree.iter(*tags):
        if not any(_is_spare(above) for above in one.iterancestors(FALLBACK)):
            yield one


def _is_spare(fallback: etree._Element) -> bool:
    around = fallback.getparent()
    return around is not None and around.find(CHOICE) is not None


def count(tree: etree._Element) -> int:
    """Return how many letters stand in a tree, each once."""
    plain = sum(characters_of(_said(one)) for one in outside(tree, tuple(WORDS)))
    return plain + sum(1 for _ in outside(tree, (*LETTERS, f"{W}sym")))


def _said(one: etree._Element) -> str:
    """Return the words of an element, without what only ties the letters of an address."""
    return (one.text or "").replace(BINDING, "")


def chosen(alternate: etree._Element) -> etree._Element:
    """Return the version of something that is meant for programs of today."""
    choice = alternate.find(CHOICE)
    if choice is not None:
        return choice
    fallback = alternate.find(FALLBACK)
    return fallback if fallback is not None else alternate


def inside(around: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield what stands in an element with its tag; of versions of something the chosen one."""
    for one in around:
        if one.tag == ALTERNATE:
            yield from inside(chosen(one))
        elif isinstance(one.tag, str) and one.tag not in PROPERTIES:
            yield one, one.tag


def boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the texts of boxes inside, each once, but none inside another."""
    for one in element:
        if one.tag == BOX:
            yield one
        elif one.tag == ALTERNATE:
            yield from boxes(chosen(one))
        elif isinstance(one.tag, str):
            yield from boxes(one)


def figure_of(element: etree._Element, number: int) -> Drawn | None:
    """Return a picture or chart; nothing where an element is neither."""
    named = next(element.iter(DRAWING), None)
    graphic = next(element.iter(GRAPHIC), None)
    kind = graphic.get("uri", "") if graphic is not None else ""
    shapes = sum(1 for _ in element.iter(SHAPE))
    chart = kind.endswith(("chart", "diagram")) or shapes > 1
    picture = kind.endswith("picture") or next(element.iter(f"{VML}imagedata"), None) is not None
    if not chart and not picture:
        return None
    alt = (named.get("descr", "") or "") if named is not None else ""
    decorative = any(one.get("val", "1") not in {"0", "false"} for one in element.iter(DECORATIVE))
    return Drawn(number=number, alt=alt.strip(), chart=chart, decorative=decorative)


def shown_in(element: etree._Element) -> str:
    """Return the relationship by which a picture is shown, if it is one."""
    blip = next(element.iter(BLIP), None)
    if blip is not None:
        return str(blip.get(f"{R}embed", ""))
    older = next(element.iter(f"{VML}imagedata"), None)
    return str(older.get(f"{R}id", "")) if older is not None else ""


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, and of none inside it."""
    return below(table, f"{W}tr", f"{W}tbl")


def below(around: etree._Element, tag: str, stop: str) -> Iterator[etree._Element]:
    """Yield elements below, through controls and marks, but not inside another table."""
    for one in around:
        if one.tag == tag:
            yield one
        elif isinstance(one.tag, str) and one.tag not in PROPERTIES | {stop}:
            yield from below(one, tag, stop)


def within(state: State, tag: str) -> State:
    """Return the state of words inside a tracked change."""
    if tag in ADDING:
        return State.ADDED if state is State.KEPT else state
    if tag in TAKING:
        return State.UNDONE if state is State.ADDED else State.TAKEN
    return state


def row_state(row: etree._Element, state: State) -> State:
    """Return the state of the words in a row."""
    own = row.find(f"{W}trPr")
    for mark in (f"{W}ins", f"{W}del"):
        if own is not None and own.find(mark) is not None:
            state = within(state, mark)
    return state


def end_state(own: etree._Element | None, state: State) -> State:
    """Return the state of the end of a paragraph."""
    mark = own.find(f"{W}rPr") if own is not None else None
    for tag in (*ADDING, *TAKING):
        if mark is not None and mark.find(tag) is not None:
            state = within(state, tag)
    return state


def words_of(one: etree._Element, tag: str) -> str | None:
    """Return what an element of a run says; None where it is of another kind."""
    if tag in WORDS:
        return _said(one).replace(TIE, " ")
    if tag == f"{W}sym":
        return _symbol(one)
    return ENDS.get(tag, LETTERS.get(tag))


def indent(own: etree._Element | None) -> float:
    """Return how far a paragraph stands in, in points."""
    found = own.find(f"{W}ind") if own is not None else None
    said = (found.get(f"{W}left") or found.get(f"{W}start") or "") if found is not None else ""
    return int(said) / TWIPS if re.fullmatch(r"-?\d+", said) else 0.0


def _symbol(one: etree._Element) -> str:
    code = one.get(f"{W}char", "")
    try:
        return chr(int(code, 16)) if code else "\ufffd"
    except (ValueError, OverflowError):
        return "\ufffd"
