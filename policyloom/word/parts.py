"""IMPORT: a Word file as a package of parts, within bounds; nothing is unpacked or fetched."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MEBIBYTE = 1024 * 1024
PART, ALL, PARTS = 32 * MEBIBYTE, 96 * MEBIBYTE, 2_000
RATIO, DEPTH = 200, 256
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/drawingml/",
        b"http://schemas.openxmlformats.org/drawingml/2006/",
    ),
)
"""The names of strict files, and what the same is called in all others."""
UNSAFE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
OPEN_DELETION = re.compile(
    rb"<w:hyperlink\b[^>]*>(?:(?!</w:hyperlink>).)*?</w:hyperlink>", re.DOTALL
)


class CannotReadWordError(Exception):
    """The file is no Word file that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part leads: what kind of thing it is, and its name or address."""

    kind: str
    target: str
    outside: bool


@dataclass
class Package:
    """The parts of a Word file; each is parsed when it is first asked for."""

    data: bytes
    _trees: dict[str, etree._Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the package and check its bounds."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(self.data))
        except (zipfile.BadZipFile, ValueError, OSError) as problem:
            raise CannotReadWordError("its package is damaged") from problem
        _check_bounds(self._zip.infolist())

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._zip.namelist())

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self.names:
                return relation.target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        raise CannotReadWordError("it holds no text of a Word file")

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return where a part leads, by the ids that it uses."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.names:
            return {}
        found = {}
        for one in self.tree(rels).iter(RELATION):
            kind = one.get("Type", "").rsplit("/", 1)[-1]
            target, outside = one.get("Target", ""), one.get("TargetMode") == "External"
            if not outside:
                joined = target if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(joined).lstrip("/")
            found[one.get("Id", "")] = Relation(kind, target, outside)
        return found

    def related(self, kind: str) -> Iterator[str]:
        """Yield the parts of a kind that the text leads to."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind and not relation.outside and relation.target in self.names:
                yield relation.target

    def tree(self, name: str) -> etree._Element:
        """Return a part as XML."""
        if name not in self._trees:
            self._trees[name] = self._parsed(name)
        return self._trees[name]

    def _parsed(self, name: str) -> etree._Element:
        try:
            with self._zip.open(name) as part:
                data = part.read(PART + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            OSError,
            RuntimeError,
            ValueError,
            EOFError,
        ) as problem:
            raise CannotReadWordError(f"its part {name} is damaged") from problem
        except Exception as problem:
            # The decompressors raise errors of their own.
            raise CannotReadWordError(f"its part {name} is damaged") from problem
        if len(data) > PART:
            raise CannotReadWordError(f"its part {name} is larger than {PART // MEBIBYTE} MB")
        return parsed(data, name)


def parsed(data: bytes, name: str) -> etree._Element:
    """Return XML from a stranger; a tracked deletion that LibreOffice left open is closed."""
    if UNSAFE.search(data):
        raise CannotReadWordError(f"its part {name} declares entities, which no Word file does")
    for strict, usual in STRICT:
        data = data.replace(strict, usual)
    try:
        tree = _xml(data)
    except etree.XMLSyntaxError:
        try:
            tree = _xml(OPEN_DELETION.sub(_closed, data))
        except etree.XMLSyntaxError as problem:
            raise CannotReadWordError(
                f"its part {name} is not well formed: {problem}"
            ) from problem
    return tree


def _xml(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    return etree.fromstring(data, parser)


def _closed(link: re.Match[bytes]) -> bytes:
    """Return a link in which each deletion and insertion that begins also ends."""
    words = link[0]
    for mark in (b"w:del", b"w:ins"):
        begun = len(re.findall(rb"<" + mark + rb"(?: [^>]*)?(?<!/)>", words))
        missing = begun - words.count(b"</" + mark + b">")
        if missing > 0:
            end = words.rindex(b"</w:hyperlink>")
            words = words[:end] + (b"</" + mark + b">") * missing + words[end:]
    return words


def _check_bounds(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > PARTS:
        raise CannotReadWordError(f"it has more than {PARTS:,} parts")
    if len({one.filename for one in parts}) < len(parts):
        raise CannotReadWordError("it holds a part twice")
    if sum(one.file_size for one in parts) > ALL:
        raise CannotReadWordError(f"it is larger than {ALL // MEBIBYTE} MB when unpacked")
    for one in parts:
        packed = max(one.compress_size, 1)
        if one.file_size > PART or (one.file_size > MEBIBYTE and one.file_size / packed > RATIO):
            raise CannotReadWordError(f"its part {one.filename} is larger than any text")
        if one.flag_bits & 1:
            raise CannotReadWordError("it is locked with a password")
