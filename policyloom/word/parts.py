"""IMPORT: the parts of a Word file that somebody wrote, parsed when they are first asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.limits import STRANGER
from policyloom.word.apart import NotReadError
from policyloom.word.package import (
    BadPartError,
    main_part,
    open_package,
    read_part,
    related,
    tree_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from policyloom.word.package import Related

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/drawingml/",
        b"http://schemas.openxmlformats.org/drawingml/2006/",
    ),
)
"""The names of strict files, and what the same is called in all others."""
LINK = re.compile(rb"<w:hyperlink\b[^>]*(?<!/)>(?:(?!</w:hyperlink>).)*</w:hyperlink>", re.DOTALL)


class Package:
    """The parts of a Word file; raises NotReadError for one that cannot be read."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = open_package(data, STRANGER)
            self.main = main_part(self._zip)
        except BadPartError as problem:
            raise NotReadError(str(problem)) from problem
        self.names = frozenset(self._zip.namelist())
        self._trees: dict[str, etree._Element] = {}

    def relations(self, part: str) -> Mapping[str, Related]:
        """Return where a part leads, by the ids that it uses."""
        try:
            return related(self._zip, part)
        except BadPartError as problem:
            raise NotReadError(str(problem)) from problem

    def related(self, kind: str) -> Iterator[str]:
        """Yield the parts of a kind that the text leads to."""
        for one in self.relations(self.main).values():
            if one.kind == kind and not one.outside and one.target in self.names:
                yield one.target

    def tree(self, name: str) -> etree._Element:
        """Return a part as XML; a tracked change that LibreOffice left open is closed."""
        if name not in self._trees:
            try:
                self._trees[name] = self._parsed(name)
            except BadPartError as problem:
                raise NotReadError(str(problem)) from problem
        return self._trees[name]

    def _parsed(self, name: str) -> etree._Element:
        data = read_part(self._zip, name, STRANGER)
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
        try:
            return tree_of(data, name, STRANGER)
        except BadPartError:
            mended = LINK.sub(_closed, data)
            if mended == data:
                raise
            return tree_of(mended, name, STRANGER)


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
