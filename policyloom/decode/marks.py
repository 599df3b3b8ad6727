"""Marks: the comments with which `policyloom new` asks somebody to check what it proposed."""

from __future__ import annotations

import re

from policyloom.diagnostics import Span
from policyloom.source import Value

CHECK = "check this"
MARK = re.compile(rf"^[ \t]*(?P<mark>#[ \t]*{CHECK}\b:?[ \t]*(?P<why>.*?))[ \t]*$", re.MULTILINE)


def marks(text: str, path: str) -> tuple[Value, ...]:
    """Return why something is to be checked, with the place of each comment that says so."""
    if CHECK not in text:
        return ()
    return tuple(Value(found["why"], _place(text, found, path)) for found in MARK.finditer(text))


def _place(text: str, found: re.Match[str], path: str) -> Span:
    begin = found.start("mark")
    line = text.count("\n", 0, begin) + 1
    column = begin - (text.rfind("\n", 0, begin) + 1) + 1
    return Span(path, line, column, len(found["mark"]))
