"""YAML places: the text of a file -> where each value, key and dash in it begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from ruamel.yaml.events import MappingStartEvent, SequenceStartEvent

from policyloom.diagnostics import Code, Diagnostic, Span
from policyloom.yaml.read import parse

if TYPE_CHECKING:
    from ruamel.yaml.events import Event

    from policyloom.diagnostics import Diagnostics
    from policyloom.yaml.read import Path, Source

BLOCK = frozenset({"|", ">"})


class Refused(Exception):  # noqa: N818 - control flow inside this package, never seen outside
    """A change that cannot be made, with what is wrong."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a value begins and ends in the text, and how it is written."""

    start: int
    end: int
    column: int
    flow: bool
    style: str
    is_mapping: bool
    is_list: bool


@dataclass(slots=True)
class File:
    """A text with the place of every value and key in it."""

    text: str
    path: str
    data: Any = field(default=None, init=False)
    starts: list[int] = field(default_factory=list)
    shapes: dict[Path, Shape] = field(default_factory=dict)
    keys: dict[Path, int] = field(default_factory=dict)
    spans: Source | None = None
    problems: Diagnostics = ()

    def __post_init__(self) -> None:
        events: dict[Path, tuple[Event, Event]] = {}
        source, self.problems = parse(self.text, self.path, events)
        if source is None:
            raise Refused(self.problems[0])
        self.spans, self.data = source, source.data
        self.starts = [0, *accumulate(map(len, self.text.splitlines(keepends=True)))]
        for at, pair in sorted(events.items(), key=lambda one: -len(one[0])):
            self.shapes[at] = self._shape(at, *pair)
        self.keys = {
            at: self.starts[line - 1] + column - 1 for at, (line, column, _) in source.keys.items()
        }

    def _shape(self, at: Path, first: Event, last: Event) -> Shape:
        start = self._offset(first.start_mark)
        flow, style = bool(getattr(first, "flow_style", False)), getattr(first, "style", "") or ""
        is_mapping = isinstance(first, MappingStartEvent)
        is_list = isinstance(first, SequenceStartEvent)
        end = self._offset(last.end_mark)
        if (is_mapping or is_list) and not flow:
            depth = len(at) + 1
            inside = [s.end for p, s in self.shapes.items() if len(p) == depth and p[:-1] == at]
            end = max(inside, default=start)
        elif style in BLOCK:
            end = self._block_end(start)
        return Shape(start, end, start - self.line_start(start), flow, style, is_mapping, is_list)

    def _offset(self, mark: Any) -> int:  # noqa: ANN401 - of either parser
        if mark.line >= len(self.starts):
            return len(self.text)
        return int(self.starts[mark.line] + mark.column)

    def _block_end(self, start: int) -> int:
        """Return where a block's text ends: the parser reads on, to the next thing it knows."""
        line = self.line(start)
        margin = len(line) - len(re.sub(r"^ *(?:- +)*", "", line))
        if self.line_start(start) + margin == start:
            margin = line[:margin].rindex("-")
        header = self.text[start : self.line_end(start)].partition("#")[0]
        keeps, said = "+" in header, re.search(r"\d", header)
        inside = margin + int(said[0]) if said else 0
        end = self.line_end(start)
        at = end
        while at < len(self.text):
            line = self.line(at)
            indent = len(line) - len(line.lstrip(" "))
            if line.strip() and (indent <= margin or indent < inside):
                break
            inside = inside or (indent if line.strip() else 0)
            at = self.line_end(at)
            end = at if line.strip() or keeps else end
        return end - self.text[:end].endswith("\n")

    def line_start(self, at: int) -> int:
        """Return where the line begins that an offset is on."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Return where the line below begins."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def line(self, at: int) -> str:
        """Return the line that an offset is on."""
        return self.text[self.line_start(at) : self.line_end(at)].rstrip("\n")

    def children(self, at: Path) -> list[Path]:
        """Return the paths of what stands right inside a value, in the order of the file."""
        inside = (p for p in self.shapes if len(p) == len(at) + 1 and p[:-1] == at)
        return sorted(inside, key=lambda path: self.shapes[path].start)

    def dash(self, at: Path) -> int:
        """Return the offset of the dash of an item; the item itself may begin below it."""
        index = int(at[-1])
        above = (*at[:-1], index - 1)
        first = self.shapes[above].end if index else self.shapes[at[:-1]].start
        found = re.compile(r"-(?= |$)", re.MULTILINE)
        low = self.line_end(first) if index else first
        match = found.search(re.sub(r"#.*", _blank, self.text[low : self.shapes[at].start + 1]))
        return low + match.start() if match else self.shapes[at].start

    def margin(self, at: Path) -> int:
        """Return the column of a key, or of the dash of an item."""
        start = self.keys[at] if at in self.keys else self.dash(at)
        return start - self.line_start(start)

    def lines_of(self, at: Path) -> tuple[int, int]:
        """Return the lines of an item or entry: comments above it too, and those further in."""
        start = self.line_start(self.keys[at] if at in self.keys else self.dash(at))
        margin = self.margin(at)
        end = self.line_end(max(self.shapes[at].end, start))
        while end < len(self.text) and re.match(rf" {{{margin + 1},}}#", self.text[end:]):
            end = self.line_end(end)
        while start and self.line(start - 1).startswith(" " * margin + "#"):
            start = self.line_start(start - 1)
        return start, end

    def cut(self, at: Path) -> tuple[int, int]:
        """Return what goes from between brackets with an item or entry: one comma too."""
        every = self.children(at[:-1])
        index = every.index(at)
        start = self.keys.get(at, self.shapes[at].start)
        if index + 1 < len(every):
            following = every[index + 1]
            return start, self.keys.get(following, self.shapes[following].start)
        if index:
            return self.shapes[every[index - 1]].end, self.shapes[at].end
        return start, self.shapes[at].end

    def kept(self, text: str, at: Path, expected: object) -> str:
        """Return the new text, which has to say what it should and nothing else."""
        source, problems = parse(text, self.path)
        new = {one.code for one in problems} - {one.code for one in self.problems}
        if source is None or source.data != expected or new:
            raise self.refused(at, "this cannot be changed without changing more of the file")
        return text

    def refused(self, at: Path, message: str) -> Refused:
        """Return why a change cannot be made, at its place."""
        span = self.spans.key(at) if self.spans else Span(self.path, 1, 1)
        hint = "write each name or dash on a line of its own, as in the other files, and try again"
        return Refused(Diagnostic(code=Code.WRONG_FORM, message=message, span=span, hint=hint))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def words_on_lines(text: str) -> tuple[Shape, ...]:
    """Return where words stand that are no block; nowhere in what is not YAML."""
    try:
        shapes = File(text, "").shapes.values()
    except Refused:
        return ()
    return tuple(
        one for one in shapes if not (one.is_mapping or one.is_list or one.style in BLOCK)
    )
