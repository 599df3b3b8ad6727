"""Tables of grammar: what a body writes, what a text says, and what is printed, row by row.

A row is `| overlay | text | printed |`. An empty first cell means what the row above it says. What
is refused prints `refused:` and the codes of its errors.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.compile import compile_policy, load
from policyloom.diagnostics import Severity
from policyloom.document import Paragraph, plain
from policyloom.source import Target
from tests.support.cases import ASSETS, CLAUSE, FOLDER, files, schemas, unusable, with_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policyloom.diagnostics import Diagnostics

TABLES = FOLDER / "grammar" / "tables"
OVERLAY = "trusts/alderbrook/overlay.yaml"
TARGET = Target("alderbrook", "phones")
CELLS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the line of the page, an addition to the overlay, a text, the outcome."""

    line: int
    overlay: str
    text: str
    printed: str


def tables() -> list[Path]:
    """Return every page of tables."""
    return sorted(TABLES.glob("*.md"))


def rows(page: str) -> Iterator[Row]:
    """Yield the rows of a page's tables, without their heads."""
    overlay = ""
    for number, line in enumerate(page.splitlines()):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("| ") or cells[0] == "A body writes":
            continue
        assert len(cells) == CELLS, f"line {number + 1} has {len(cells)} cells"
        overlay = cells[0].strip("`") or overlay
        yield Row(number, overlay, cells[1], cells[2])


def outcomes(page: str) -> Iterator[tuple[Row, str]]:
    """Yield each row with what the compiler prints for it."""
    for overlay, group in groupby(rows(page), key=lambda row: row.overlay):
        together = tuple(group)
        yield from zip(together, _printed(overlay, together), strict=True)


def _printed(overlay: str, together: tuple[Row, ...]) -> tuple[str, ...]:
    """Compile rows of one overlay at once; those of which one is refused, each alone."""
    found = _compiled(overlay, "\n\n".join(row.text for row in together))
    if len(found) == len(together):
        return found
    return tuple(" ".join(_compiled(overlay, row.text)) for row in together)


def _compiled(overlay: str, text: str) -> tuple[str, ...]:
    project = files("")
    base = project[OVERLAY]
    name, _, rest = overlay.partition("; ") if overlay.startswith("name:") else ("", "", overlay)
    if name:
        base = base.replace("name: Alderbrook Junior School", name)
    more = "" if rest == "nothing" else "\n".join(rest.split("; ")) + "\n"
    sources = {**project, CLAUSE: with_words(project[CLAUSE], text), OVERLAY: base + more}
    library, problems = load(sources, schemas(), ASSETS, unusable)
    compiled = compile_policy(library, TARGET)
    if compiled.document is None:
        return (f"refused: {', '.join(_errors((*problems, *compiled.diagnostics)))}",)
    blocks = compiled.document.sections[0].provisions[0].blocks
    return tuple(plain(block.inlines) for block in blocks if isinstance(block, Paragraph))


def _errors(problems: Diagnostics) -> dict[str, None]:
    own = (p for p in problems if p.severity is Severity.ERROR)
    return dict.fromkeys(p.code.value for p in own if p.code != "depends-on-errors")


def accepted(page: str) -> str:
    """Return the page with what the compiler prints in its last column."""
    lines = page.splitlines()
    for row, printed in outcomes(page):
        before = lines[row.line].rstrip().rstrip("|").rpartition("|")[0]
        lines[row.line] = f"{before}| {printed} |"
    return "\n".join(lines) + "\n"


__all__ = ["accepted", "outcomes", "rows", "tables"]
