"""REPORTING: a line and a place in it -> the part that is shown, and where to point."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from policyloom.diagnostics import Severity
from policyloom.diagnostics.findings import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Diagnostic, Span
    from policyloom.diagnostics.findings import Finding, Findings


TAB = 4
# Unicode has a picture for each control character, in their order.
PICTURES = 0x2400
CUT = "…"
# How much of a cut line is shown before the place, so that the eye finds its bearings.
LEAD = 24
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """What is shown of a line, and the screen columns (from nought) that the place takes in it."""

    text: str
    start: int
    width: int


def excerpt(line: str, column: int, length: int, room: int) -> Excerpt:
    """Show at most ``room`` screen columns of ``line`` with the place at ``column`` (from one)."""
    at = min(max(column - 1, 0), len(line))
    before, place, after = _split(line, at, max(length, 1))
    start, width = cell_len(before), max(cell_len(place), 1)
    text = before + place + after
    if cell_len(text) <= room:
        return Excerpt(text=text, start=start, width=width)
    return _cut(before, place, after, room)


def printable(text: str) -> str:
    """Return the text with every character that could act on the terminal made visible."""
    return UNSEEN.sub(_visible, text)


def _visible(found: re.Match[str]) -> str:
    point = ord(found[0])
    return chr(PICTURES + point) if point < ord(" ") else "\N{REPLACEMENT CHARACTER}"


def _split(line: str, at: int, length: int) -> tuple[str, str, str]:
    shown: list[str] = []
    cells = 0
    for character in line:
        piece = " " * (TAB - cells % TAB) if character == "\t" else printable(character)
        cells += cell_len(piece)
        shown.append(piece)
    end = at + length
    return "".join(shown[:at]), "".join(shown[at:end]), "".join(shown[end:])


def _cut(before: str, place: str, after: str, room: int) -> Excerpt:
    """Keep the place in view; what does not fit is marked at either end."""
    spare = max(room - min(cell_len(place), room), 0)
    lead = _last(before, min(max(spare - cell_len(after), LEAD), spare))
    rest = _first(place + after, room - cell_len(lead))
    start = cell_len(lead)
    width = max(min(cell_len(place), cell_len(rest)), 1)
    return Excerpt(text=lead + rest, start=start, width=width)


def _first(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    kept = text[: max(room - 1, 0)]
    while cell_len(kept) > max(room - 1, 0):
        kept = kept[:-1]
    return kept + CUT


def _last(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    kept = text[len(text) - max(room - 1, 0) :]
    while cell_len(kept) > max(room - 1, 0):
        kept = kept[1:]
    return CUT + kept


# REPORTING: findings -> text for a person: what is wrong, where, what would be right.


BOLD, DIM, RED, YELLOW, BLUE = "1", "2", "1;31", "1;33", "1;34"
COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: BLUE}
# Of many documents this many are named.
NAMED = 2
# So many findings of one kind in the same documents, or at one place, are told once, with a list.
MANY = 4
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
    return "".join(_block(alike, texts, screen) + "\n\n" for alike in _together(findings))


def _together(findings: Findings) -> list[Findings]:
    """Return the findings in their order; many of one kind, or at one place, are one."""
    kinds, places = Counter(map(_kind, findings)), Counter(map(_spot, findings))
    found: dict[tuple[object, ...], Findings] = {}
    for at, finding in enumerate(findings):
        kind, spot = _kind(finding), _spot(finding)
        key = kind if kinds[kind] >= MANY else spot if places[spot] >= MANY else (at,)
        found[key] = (*found.get(key, ()), finding)
    return list(found.values())


def _kind(finding: Finding) -> tuple[object, ...]:
    diagnostic = finding.diagnostic
    return diagnostic.code, diagnostic.severity, diagnostic.hint, finding.documents


def _spot(finding: Finding) -> tuple[object, ...]:
    """Return what is the same where each of many bodies lacks what one place asks of it."""
    diagnostic = finding.diagnostic
    return "at", diagnostic.code, diagnostic.severity, diagnostic.span


def _block(alike: Findings, texts: Mapping[str, str], screen: Screen) -> str:
    finding, *others = alike
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
    if others:
        lines.append(f"{margin}{screen.paint(BLUE, '=')} and {len(others)} more like it:")
        lines += [f"{margin}    {_told_of(one)}" for one in others]
    return "\n".join(lines)


def _told_of(finding: Finding) -> str:
    diagnostic = finding.diagnostic
    return f"{printable(str(diagnostic.span))}: {_on_one_line(diagnostic.message)}"


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
