"""WORD: a file that came home -> the same file with comments, to be sent back to whoever wrote."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from policyloom.limits import STRANGER
from policyloom.word.apart import NotReadError
from policyloom.word.docx_elements import outside
from policyloom.word.package import (
    BadPartError,
    main_part,
    one_related,
    open_package,
    read_part,
    related,
    tree_of,
    w,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

AUTHOR = "policyloom"
TYPES = "[Content_Types].xml"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
NAMESPACES = {"w": w("x")[1:-2]}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
EMPTY = f'<w:comments xmlns:w="{NAMESPACES["w"]}"/>'.encode()


def with_comments(data: bytes, comments: Mapping[int, tuple[str, ...]]) -> bytes:
    """Return the file with comments at paragraphs, by their numbers; raises NotReadError.

    Every other part stays byte for byte as it was.
    """
    try:
        with open_package(data, STRANGER) as package:
            parts = {name: read_part(package, name, STRANGER) for name in package.namelist()}
            main = main_part(package)
            known = one_related(related(package, main), "comments")
    except BadPartError as problem:
        raise NotReadError(str(problem)) from problem
    name = known or posixpath.join(posixpath.dirname(main), "comments.xml")
    tree = _tree(parts[main], main)
    told = _tree(parts.get(name, EMPTY), name)
    paragraphs = list(outside(tree, (w("p"),)))
    number = max((int(i) for one in told if (i := one.get(w("id"), "")).isdecimal()), default=-1)
    for at, every in sorted(comments.items()):
        for words in every:
            number += 1
            told.append(_comment(number, words))
            _anchor(paragraphs[min(max(at, 1), len(paragraphs)) - 1], number)
    parts |= {main: _bytes(tree), name: _bytes(told)}
    if known is None:
        parts |= _announced(parts, main, name)
    return _packed(parts)


def _tree(data: bytes, name: str) -> etree._Element:
    try:
        return tree_of(data, name, STRANGER)
    except BadPartError as problem:
        raise NotReadError(str(problem)) from problem


def _bytes(tree: etree._Element) -> bytes:
    made: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _comment(number: int, words: str) -> etree._Element:
    made = etree.Element(w("comment"), nsmap=NAMESPACES)
    made.set(w("id"), str(number))
    made.set(w("author"), AUTHOR)
    run = etree.SubElement(etree.SubElement(made, w("p")), w("r"))
    text = etree.SubElement(run, w("t"))
    text.text = words
    text.set(SPACE, "preserve")
    return made


def _anchor(paragraph: etree._Element, number: int) -> None:
    """Let a comment stand at a whole paragraph."""
    begin, end = etree.Element(w("commentRangeStart")), etree.Element(w("commentRangeEnd"))
    sign = etree.Element(w("r"))
    for one in (begin, end, etree.SubElement(sign, w("commentReference"))):
        one.set(w("id"), str(number))
    properties = paragraph.find(w("pPr"))
    paragraph.insert(0 if properties is None else 1, begin)
    paragraph.extend((end, sign))


def _announced(parts: Mapping[str, bytes], main: str, name: str) -> dict[str, bytes]:
    """Return the parts that say that there is a part of comments."""
    folder, file = posixpath.split(main)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    link = f'<Relationship Id="rIdReplies" Type="{RELATION}" Target="{posixpath.basename(name)}"/>'
    kind = f'<Override PartName="/{name}" ContentType="{KIND}"/>'
    return {
        TYPES: _before_end(parts[TYPES], "Types", kind),
        relations: _before_end(parts[relations], "Relationships", link),
    }


def _before_end(data: bytes, element: str, more: str) -> bytes:
    return re.sub(rf"</{element}>\s*$".encode(), f"{more}</{element}>".encode(), data)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()
