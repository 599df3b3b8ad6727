"""REPORTING: findings -> text for a person: what is wrong, where, what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.diagnostics import Severity
from policyloom.reporting.excerpt import excerpt, printable
from policyloom.reporting.findings import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Diagnostic, Span
    from policyloom.reporting.findings import Finding, Findings

BOLD, DIM, RED, YELLOW, BLUE, CYAN = "1", "2", "1;31", "1;33", "1;34", "36"
COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: BLUE}
# Of many documents this many are named.
NAMED = 2
# However narrow the screen is, this many columns of a source line are shown.
LEAST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What the text is shown on: its width in columns, and whether it has colours."""

    width: int = 100
    colour: bool = False

    def paint(self, colour: str, text: str) -> str:
        """Return the text in the colour, where there are colours."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colour and text else text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pointer:
    """One place of a finding and how it is pointed at."""

    span: Span
    arrow: str
    mark: str
    colour: str
    words: str = ""


def text_report(findings: Findings, texts: Mapping[str, str], screen: Screen) -> str:
    """Return every finding as a block of lines, with an empty line after each."""
    return "".join(_block(finding, texts, screen) + "\n\n" for finding in findings)


def _block(finding: Finding, texts: Mapping[str, str], screen: Screen) -> str:
    diagnostic = finding.diagnostic
    pointers = [_Pointer(span=diagnostic.span, arrow="-->", mark="^", colour=RED)]
    for label in diagnostic.labels:
        words = _on_one_line(label.text)
        pointers.append(_Pointer(span=label.span, arrow=":::", mark="-", colour=BLUE, words=words))
    # One gutter for all the places of a finding, as wide as its largest line number.
    gutter = max(len(str(pointer.span.line)) for pointer in pointers)
    lines = [_heading(diagnostic, screen)]
    for pointer in pointers:
        lines += _place(pointer, texts, gutter, screen)
    margin = " " * (gutter + 1)
    lines += [f"{margin}{screen.paint(BLUE, '=')} {note}" for note in _notes(finding)]
    return "\n".join(lines)


def _heading(diagnostic: Diagnostic, screen: Screen) -> str:
    kind = f"{diagnostic.severity.value}[{diagnostic.code}]"
    message = _on_one_line(diagnostic.message)
    return screen.paint(COLOURS[diagnostic.severity], kind) + screen.paint(BOLD, f": {message}")


def _notes(finding: Finding) -> list[str]:
    notes = [f"hint: {_on_one_line(finding.diagnostic.hint)}"] if finding.diagnostic.hint else []
    if len(finding.documents) > 1:
        notes.append(f"in {counted(len(finding.documents), 'document')}: {_some(finding)}")
    elif finding.documents:
        notes.append(f"in {finding.documents[0]}")
    return notes


def _some(finding: Finding) -> str:
    names = finding.documents
    if len(names) <= NAMED + 1:
        return ", ".join(names[:-1]) + f" and {names[-1]}"
    return ", ".join(names[:NAMED]) + f" and {len(names) - NAMED:,} more"


def _place(pointer: _Pointer, texts: Mapping[str, str], gutter: int, screen: Screen) -> list[str]:
    span = pointer.span
    margin = " " * gutter
    where = f"{margin}{screen.paint(BLUE, pointer.arrow)} {printable(span.path)}"
    words = f" {pointer.words}" if pointer.words else ""
    if span.path not in texts:
        whole = (span.line, span.column) == (1, 1)
        return [where + ("" if whole else f":{span.line}:{span.column}") + words]
    line = _line(span, texts)
    shown = excerpt(line, span.column, span.length, max(screen.width - gutter - 3, LEAST))
    return [
        f"{where}:{span.line}:{span.column}",
        screen.paint(BLUE, f"{margin} |"),
        f"{screen.paint(BLUE, f'{span.line:>{gutter}} |')} {shown.text}".rstrip(),
        f"{screen.paint(BLUE, f'{margin} |')} {' ' * shown.start}"
        + screen.paint(pointer.colour, pointer.mark * shown.width)
        + words,
    ]


def _line(span: Span, texts: Mapping[str, str]) -> str:
    lines = texts[span.path].split("\n")
    return lines[span.line - 1] if span.line <= len(lines) else ""


def _on_one_line(text: str) -> str:
    return printable(" ".join(text.split()))
