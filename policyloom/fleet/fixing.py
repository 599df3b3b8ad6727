"""FLEET: puts right in the files what has exactly one remedy."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.store.writing import place_inside, write_together
from policyloom.yaml.places import words_on_lines
from policyloom.yaml.writing import escaped, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from policyloom.diagnostics import Diagnostic, Fix
    from policyloom.yaml.places import Shape


def fixed(root: Path, problems: Iterable[Diagnostic]) -> str:
    """Write the fixes of problems into their files; return what was done, in a sentence."""
    by_file: dict[str, set[Fix]] = {}
    for problem in problems:
        if problem.fix:
            by_file.setdefault(problem.fix.span.path, set()).add(problem.fix)
    files: dict[Path, bytes] = {}
    count = 0
    for path, fixes in by_file.items():
        file = place_inside(root, path)
        text, done = with_fixes(file.read_bytes().decode("utf-8"), fixes)
        if done:
            files[file] = text.encode("utf-8")
            count += done
    write_together(files)
    if not count:
        return "Nothing here has exactly one remedy."
    things = "One thing was" if count == 1 else f"{count} things were"
    return f"{things} put right in {', '.join(sorted(by_file))}."


def with_fixes(text: str, fixes: Iterable[Fix]) -> tuple[str, int]:
    """Return a text with fixes made, the last first, and how many; one that does not fit is left.

    Of two that touch the same words only the later is made: the next check offers the other. Words
    that YAML would no longer read as words are put in quotes.
    """
    made = _places(text, fixes)
    words = words_on_lines(text)
    for here, inside in itertools.groupby(made, lambda one: _around(words, one)):
        if here is None:
            for one in inside:
                text = f"{text[: one.start]}{one.new}{text[one.end :]}"
        else:
            said = text[here.start : here.end]
            for one in inside:
                new = escaped(one.new, here.style)
                said = f"{said[: one.start - here.start]}{new}{said[one.end - here.start :]}"
            said = said if here.style else _safe(said)
            text = f"{text[: here.start]}{said}{text[here.end :]}"
    return text, len(made)


def _safe(words: str) -> str:
    """Return words that stood without quotes as they are, or in quotes if YAML needs them."""
    written = scalar(" ".join(words.split()))
    return written if written.startswith('"') else words


@dataclass(frozen=True, slots=True)
class Replacement:
    """Other words, and from where to where in a text they belong."""

    start: int
    end: int
    new: str
    is_yaml: bool


def _places(text: str, fixes: Iterable[Fix]) -> list[Replacement]:
    """Return where fixes belong, the last first, without those that do not fit."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    made: list[Replacement] = []
    for fix in sorted(fixes, key=lambda one: (one.span.line, one.span.column), reverse=True):
        if fix.span.line > len(starts):
            continue
        start = starts[fix.span.line - 1] + fix.span.column - 1
        end = start + len(fix.old)
        if text[start:end] == fix.old and (not made or end <= made[-1].start):
            made.append(Replacement(start, end, fix.new, fix.is_yaml))
    return made


def _around(words: Iterable[Shape], place: Replacement) -> Shape | None:
    """Return the value whose words are to be others; none where YAML is."""
    if place.is_yaml:
        return None
    return next((one for one in words if one.start <= place.start < one.end), None)
