"""WORD: the parts of somebody else's Word file within limits, and what they relate to."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from policyloom.limits import LETTERHEAD, MIB

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.limits import Limits

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
WHOLE = re.compile(r"[0-9]{1,5}")
SMALL = MIB // 2
"""A part of this size may be as much smaller in the file as it likes."""
SMALL_PRINT = 100
"""Signs of a part that begin no element: its declaration, comments."""
ENCRYPTED = 0x1
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
DAMAGED = "it is not a Word file (.docx), or a damaged one"
UNPACKING = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError,
)  # fmt: skip
"""What Python's own reading of packed files may raise for a damaged one."""
NOT_XML = "it has a document type declaration, which no Word file needs"


def w(name: str) -> str:
    """Return the full name of one of Word's elements or attributes."""
    return f"{{{W}}}{name}"


def whole(said: str, otherwise: int) -> int:
    """Return the whole number that an attribute gives, where it gives one that Word could mean."""
    return int(said) if WHOLE.fullmatch(said) else otherwise


class BadPartError(ValueError):
    """A part that cannot be read as a Word file's."""


class Related(NamedTuple):
    """What a part relates to: another part by its name, or an address outside."""

    kind: str
    target: str
    outside: bool


class Story(NamedTuple):
    """A header or footer of a file's last page set, its kind of page and its part."""

    story: str
    kind: str
    part: str


def open_package(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Open a Word file that keeps to the limits by what it says of itself; raises BadPartError."""
    if len(data) > limits.file:
        raise BadPartError(f"it is larger than {limits.file // MIB} MB")
    if data.startswith(OLD_OR_LOCKED):
        raise BadPartError(
            "it is an old Word file (.doc) or has a password; save it as .docx without one"
        )
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except UNPACKING as error:
        raise BadPartError(DAMAGED) from error
    problem = next(_sizes(package, limits), None)
    if problem:
        raise BadPartError(problem)
    return package


def _sizes(package: zipfile.ZipFile, limits: Limits) -> Iterator[str]:
    """Bound what reading could cost by what the file says of itself; reading stops there too."""
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    if len(names) > limits.parts:
        yield f"it has more than {limits.parts:,} parts"
    if len(set(names)) < len(names):
        yield "it holds the same part twice"
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        yield "it has a password; save it without one"
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names):
        yield "it has parts that point outside it"
    whole = sum(entry.file_size for entry in entries)
    if whole > limits.whole or any(_is_bomb(entry, limits) for entry in entries):
        yield "it unpacks to far more than its size, as a file made to do harm would"


def _is_bomb(entry: zipfile.ZipInfo, limits: Limits) -> bool:
    return entry.file_size > SMALL and entry.file_size > limits.ratio * entry.compress_size


def read_part(package: zipfile.ZipFile, name: str, limits: Limits = LETTERHEAD) -> bytes:
    """Return the bytes of a part; raises BadPartError."""
    try:
        entry = package.getinfo(name)
    except KeyError:
        raise BadPartError(f"its part {name} is missing") from None
    if entry.file_size > limits.part:
        raise BadPartError(f"its part {name} is larger than {limits.part // MIB} MB")
    try:
        return package.read(entry)
    except UNPACKING as error:
        raise BadPartError(f"its part {name} is damaged") from error


def read_xml(package: zipfile.ZipFile, name: str, limits: Limits = LETTERHEAD) -> etree._Element:
    """Return a part as a tree; nothing in it can load or expand anything, or is without end."""
    return tree_of(read_part(package, name, limits), name, limits)


def tree_of(data: bytes, name: str, limits: Limits) -> etree._Element:
    """Return the bytes of a part as a tree, bounded as ``read_xml`` says."""
    # Every element has a sign of its beginning, whatever the encoding: known before it is read.
    if data.count(b"<") > 2 * limits.elements + SMALL_PRINT:
        raise BadPartError(_too_many(name, limits))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BadPartError(f"its part {name} is damaged ({error.msg})") from None
    if root.getroottree().docinfo.doctype:
        raise BadPartError(NOT_XML)
    _bounded(root, name, limits)
    return root


def _too_many(name: str, limits: Limits) -> str:
    return f"its part {name} has more than {limits.elements:,} elements"


def _bounded(root: etree._Element, name: str, limits: Limits) -> None:
    """Refuse a tree that takes long to read, or that is too deep for whoever opens the file."""
    number = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        number += event == "start"
        if number > limits.elements:
            raise BadPartError(_too_many(name, limits))
        if depth > limits.depth:
            raise BadPartError(f"its part {name} is nested more than {limits.depth} deep")


def related(package: zipfile.ZipFile, part: str) -> Mapping[str, Related]:
    """Return what a part (the whole package where it is empty) relates to, by relationship id."""
    folder, name = posixpath.split(part)
    where = posixpath.join(folder, "_rels", f"{name}.rels")
    if where not in package.namelist():
        return {}
    return {
        relation.get("Id", ""): _related(relation, folder)
        for relation in read_xml(package, where).iter(RELATIONSHIPS)
    }


def _related(relation: etree._Element, folder: str) -> Related:
    kind = relation.get("Type", "").rpartition("/")[2]
    target = relation.get("Target", "")
    outside = relation.get("TargetMode") == "External"
    if outside:
        return Related(kind, target, outside)
    return Related(kind, posixpath.normpath(posixpath.join("/", folder, target))[1:], outside)


def one_related(relations: Mapping[str, Related], kind: str) -> str | None:
    """Return the part of a kind, if there is one."""
    parts = (relation.target for relation in relations.values() if relation.kind == kind)
    return next(parts, None)


def main_part(package: zipfile.ZipFile) -> str:
    """Return the name of the part that holds the body."""
    name = one_related(related(package, ""), "officeDocument")
    if not name:
        raise BadPartError("it has no document in it")
    return name


def body_of(root: etree._Element) -> etree._Element:
    """Return the body of a file's main part."""
    body = root.find(w("body"))
    if body is None:
        raise BadPartError("it has no document in it")
    return body


def stories(package: zipfile.ZipFile, main: str, body: etree._Element) -> Iterator[Story]:
    """Yield the headers and footers in force at the end of the body, where pages look as they do.

    A set of pages that names none of a kind goes on with that of the set before.
    """
    relations = related(package, main)
    found: dict[tuple[str, str], str] = {}
    for properties in body.iter(w("sectPr")):
        for story in ("header", "footer"):
            for reference in properties.findall(w(f"{story}Reference")):
                place = (story, reference.get(w("type"), "default"))
                relation = relations.get(reference.get(f"{{{R}}}id", ""))
                if relation:
                    found[place] = relation.target
    for (story, kind), name in sorted(found.items()):
        yield Story(story, kind, name)
