"""DOCX: two independent validators, and the pairs and names that neither of them checks."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import ooxml_integrity
from lxml import etree
from openxml_audit import OpenXmlValidator, ValidationSeverity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")


def validate_docx(path: Path) -> list[str]:
    """Return one line for each fault that keeps Word from opening or numbering the file right."""
    stories = list(_stories(path))
    return [
        *_schema_faults(path),
        *_integrity_faults(path),
        *_bookmark_faults(stories),
        *_reference_faults(stories),
        *(fault for name, story in stories for fault in _field_faults(name, story)),
    ]


# Not a fault: list 0 takes the number of a paragraph's style away, as the standard has it.
NO_LIST = "Numbering definition '0' referenced but not found"


def _schema_faults(path: Path) -> Iterator[str]:
    for fault in OpenXmlValidator().validate(path).errors:
        if fault.severity is not ValidationSeverity.INFO and NO_LIST not in str(fault):
            yield f"openxml-audit {fault}"


def _integrity_faults(path: Path) -> Iterator[str]:
    for finding in ooxml_integrity.check(path):
        if finding.severity is not ooxml_integrity.INFO:
            yield f"ooxml-integrity {' '.join(str(finding).split())}"


def _stories(path: Path) -> Iterator[tuple[str, etree._Element]]:
    """Yield every part of the file that holds text, with its name."""
    with zipfile.ZipFile(path) as package:
        for name in sorted(package.namelist()):
            if STORY.fullmatch(name):
                yield name, etree.fromstring(package.read(name))


def _attributes(
    stories: Iterable[tuple[str, etree._Element]],
    element: str,
    attribute: str,
) -> list[str]:
    return [
        found.get(W + attribute, "") for _, story in stories for found in story.iter(W + element)
    ]


def _bookmark_faults(stories: list[tuple[str, etree._Element]]) -> Iterator[str]:
    """Each bookmark has a start before its end, in one story, and a name of its own."""
    for name, count in Counter(_attributes(stories, "bookmarkStart", "name")).items():
        if count > 1:
            yield f"bookmark name {name!r} is used {count} times"
    for part, story in stories:
        open_ids: set[str] = set()
        for mark in story.iter(W + "bookmarkStart", W + "bookmarkEnd"):
            number = mark.get(W + "id", "")
            if mark.tag == W + "bookmarkStart":
                open_ids.add(number)
            elif number in open_ids:
                open_ids.remove(number)
            else:
                yield f"{part}: bookmark {number} ends without having started"
        yield from (f"{part}: bookmark {number} never ends" for number in sorted(open_ids))


def _reference_faults(stories: list[tuple[str, etree._Element]]) -> Iterator[str]:
    """Each REF, PAGEREF and internal link names a bookmark that is there."""
    known = set(_attributes(stories, "bookmarkStart", "name"))
    wanted = set(_attributes(stories, "hyperlink", "anchor")) - {""}
    for _, story in stories:
        for paragraph in story.iter(W + "p"):
            instructions = "".join(text.text or "" for text in paragraph.iter(W + "instrText"))
            wanted.update(re.findall(r"\b(?:PAGE)?REF\s+\"?([\w.-]+)", instructions))
            simple = (field.get(W + "instr", "") for field in paragraph.iter(W + "fldSimple"))
            wanted.update(re.findall(r"\b(?:PAGE)?REF\s+\"?([\w.-]+)", " ".join(simple)))
    yield from (f"there is no bookmark {name!r} to refer to" for name in sorted(wanted - known))


def _field_faults(name: str, story: etree._Element) -> Iterator[str]:
    """Each field begins, has one separator at most, and ends, nested like brackets."""
    open_fields: list[str] = []
    for mark in story.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType", "")
        match kind, open_fields:
            case "begin", _:
                open_fields.append("begin")
            case "separate", [*_, "begin"]:
                open_fields[-1] = "separate"
            case "end", [*_, _last]:
                open_fields.pop()
            case _:
                yield f"{name}: a field's {kind!r} has no place here"
    if open_fields:
        yield f"{name}: {len(open_fields)} field(s) never end"
