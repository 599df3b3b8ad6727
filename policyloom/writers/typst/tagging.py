"""TYPST: lists and forms that the page sets in parts -> one list or table in the tags.

They are set in parts for no item, and none who signs, to stand alone.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LIST = re.compile(
    rb"\n(?P<number>\d+) 0 obj\n(?P<head><</Type/StructElem/S/"
    rb"(?P<kind>L|Table)/P (?P<parent>\d+) 0 R(?P<look>.*?)/K\[)(?P<items>[\d R\s]*)\]"
)
# Where the part stands on its sheet.
BOX = re.compile(rb"/BBox\s*\[[^]]*\]")
REFERENCE = re.compile(rb"(\d+) 0 R")
PARENT = re.compile(rb"/P \d+ 0 R")
ELEMENT = re.compile(rb"(?:(\d+) 0 R)|<<.*?>>|\d+", re.DOTALL)


class Tagged(NamedTuple):
    """A list or table in the tags: what holds it, what it looks like, and its items or rows."""

    parent: int
    look: bytes
    items: tuple[int, ...]


def joined_lists(pdf: bytes) -> dict[int, bytes]:
    """Return the objects of a file that change where neighbouring parts of a list become one."""
    lists = {int(found["number"]): _tagged(found) for found in LIST.finditer(pdf)}
    next_of = dict(_neighbours(pdf, lists))
    gone = frozenset(next_of.values())
    changed: dict[int, bytes] = {}
    for first in next_of.keys() - gone:
        items = list(lists[first].items)
        part = first
        while part := next_of.get(part, 0):
            items += lists[part].items
            for item in lists[part].items:
                changed[item] = _moved(changed.get(item) or object_of(pdf, item), first)
        kept = [item for item in items if item not in gone]
        whole = BOX.sub(b"", changed.get(first) or object_of(pdf, first))
        changed[first] = _with_items(whole, kept)
    for parent in {lists[number].parent for number in gone} - gone:
        changed[parent] = _without(changed.get(parent) or object_of(pdf, parent), gone)
    return changed


def object_of(pdf: bytes, number: int) -> bytes:
    """Return the body of an object."""
    head = b"\n%d 0 obj\n" % number
    start = pdf.rindex(head) + len(head)
    return pdf[start : pdf.index(b"endobj", start)].rstrip()


def _tagged(found: re.Match[bytes]) -> Tagged:
    look = found["kind"] + BOX.sub(b"", found["look"])
    return Tagged(int(found["parent"]), look, tuple(_numbers(found["items"])))


def _numbers(words: bytes) -> Iterator[int]:
    return (int(found[1]) for found in REFERENCE.finditer(words))


def _neighbours(pdf: bytes, lists: dict[int, Tagged]) -> Iterator[tuple[int, int]]:
    """Yield each list with the one of its look that stands right after it.

    A list that ends an item may stand behind that item, and the part before it inside.
    """
    for parent in {one.parent for one in lists.values()}:
        for before, after in pairwise(_held(object_of(pdf, parent))):
            last = before if before in lists else _last_inside(pdf, before)
            if after in lists and last in lists and lists[last].look == lists[after].look:
                yield last, after


def _held(body: bytes) -> list[int]:
    """Return what stands in an element, in order; nought for words."""
    inside = body[body.rindex(b"/K[") :]
    return [int(found[1] or 0) for found in ELEMENT.finditer(inside)]


def _last_inside(pdf: bytes, number: int) -> int:
    """Return what stands last in the body of an item; nought where nothing does, or words."""
    body = object_of(pdf, number) if number else b""
    if b"/S/LI/" not in body:
        return 0
    inner = _held(body)[-1]
    return _held(object_of(pdf, inner))[-1] if inner else 0


def _moved(body: bytes, parent: int) -> bytes:
    # What heads a later part of a table heads a group of its rows.
    body = body.replace(b"/S/THead/", b"/S/TBody/")
    return PARENT.sub(b"/P %d 0 R" % parent, body, count=1)


def _without(body: bytes, gone: frozenset[int]) -> bytes:
    held = rb"\b(?:%s) 0 R ?" % b"|".join(b"%d" % number for number in sorted(gone))
    return re.sub(held, b"", body)


def _with_items(body: bytes, items: list[int]) -> bytes:
    start = body.rindex(b"/K[")
    end = body.index(b"]", start)
    held = b" ".join(b"%d 0 R" % item for item in items)
    return body[:start] + b"/K[" + held + body[end:]
