"""FLEET: puts right in the files what has exactly one remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.store.writing import place_inside, write_together

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from policyloom.diagnostics import Diagnostic, Fix


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

    Of two that touch the same words only the later is made: the next check offers the other.
    """
    lines = text.split("\n")
    done, free = 0, (len(lines) + 1, 0)
    for fix in sorted(fixes, key=lambda one: (one.span.line, one.span.column), reverse=True):
        row, start = fix.span.line - 1, fix.span.column - 1
        end = start + len(fix.old)
        fits = row < len(lines) and lines[row][start:end] == fix.old
        if fits and (fix.span.line, end) <= free:
            lines[row] = f"{lines[row][:start]}{fix.new}{lines[row][end:]}"
            done, free = done + 1, (fix.span.line, start)
    return "\n".join(lines), done
