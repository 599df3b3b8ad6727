"""DOCX writer: reading the parts of somebody else's Word file, and what they relate to."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from policyloom.writers.docx.xml import R, W

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Mapping

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MEGABYTE = 1024 * 1024
# What Word itself writes for a letterhead has some hundred kilobytes, mostly of styles.
LARGEST_XML, MOST_ELEMENTS, DEEPEST = 8 * MEGABYTE, 20_000, 100
NOT_XML = "it has a document type declaration, which no Word file needs"


def w(name: str) -> str:
    """Return the full name of one of Word's elements or attributes."""
    return f"{{{W}}}{name}"


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


def read_part(package: zipfile.ZipFile, name: str) -> bytes:
    """Return the bytes of a part."""
    try:
        return package.read(name)
    except KeyError:
        raise BadPartError(f"its part {name} is missing") from None


def read_xml(package: zipfile.ZipFile, name: str) -> etree._Element:
    """Return a part as a tree; nothing in it can load or expand anything, or is without end."""
    data = read_part(package, name)
    if len(data) > LARGEST_XML:
        raise BadPartError(f"its part {name} is larger than {LARGEST_XML // MEGABYTE} MB")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BadPartError(f"its part {name} is damaged ({error.msg})") from None
    if root.getroottree().docinfo.doctype:
        raise BadPartError(NOT_XML)
    _bounded(root, name)
    return root


def _bounded(root: etree._Element, name: str) -> None:
    """Refuse a tree that takes long to read, or that is too deep for whoever opens the file."""
    number = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        number += event == "start"
        if number > MOST_ELEMENTS:
            raise BadPartError(f"its part {name} has more than {MOST_ELEMENTS:,} elements")
        if depth > DEEPEST:
            raise BadPartError(f"its part {name} is nested more than {DEEPEST} deep")


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
