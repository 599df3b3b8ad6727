"""YAML edits: the text of a file and some changes -> the text with those places changed.

The reader says where everything stands, and what stands there is exchanged; whatever else is in
the file, its comments and layout, is not looked at. The result is read again before it is kept.
"""

from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.events import MappingStartEvent, SequenceStartEvent

from policyloom.diagnostics import Diagnostic, Span
from policyloom.yaml.read import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ruamel.yaml.events import Event

    from policyloom.diagnostics import Diagnostics
    from policyloom.yaml.read import Path, Source

STEP = 2
BLOCK = frozenset({"|", ">"})
PLAIN = re.compile(
    r"[A-Za-z(][^#:{}\[\],&*!|>'\"%@`\n]*[^\s#:{}\[\],&*!|>'\"%@`]|(?![YyNn])[A-Za-z]"
)
COMMENT = re.compile(r"[ ]+#.*$")


class Removed:
    """The value of what is taken away; ``REMOVED`` is the only one."""


REMOVED: Final = Removed()


@dataclass(frozen=True, slots=True)
class Below:
    """A value whose key, when it is new, stands below its neighbour ``key`` and not last."""

    key: str
    value: object


def with_changes(
    text: str, changes: Mapping[Path, object], path: str = ""
) -> tuple[str, Diagnostics]:
    """Return the text with other values at some places, all else byte for byte as it was.

    What is not there yet is begun, an item behind the last of a list is added, and ``REMOVED``
    takes away. A change that cannot be written so is refused at its place in the file at
    ``path``, and the text stays as it was. The text has one kind of line end.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    before = text.replace("\r\n", "\n")
    after = before
    for at, value in changes.items():
        try:
            after = _changed(_File(after, path), at, value)
        except _Refused as refused:
            return text, (refused.problem,)
    return after.replace("\n", end), ()


def with_copy(text: str, at: Path, path: str = "") -> tuple[str, Diagnostics]:
    """Return the text with a copy of an item of a list above it, comments and layout too."""
    try:
        file = _File(text, path)
        if file.shapes[at[:-1]].flow:
            raise file.refused(at, "the items stand in brackets, so none can be put above another")
        start, end = file.lines_of(at)
        item = text[file.line_start(file.dash(at)) : file.line_end(file.shapes[at].end)]
        more = (*at[:-1], int(at[-1]) + 1) in file.shapes
        apart = "\n" if more and text[end : end + 1] == "\n" else ""
        longer = f"{text[:start]}{_ended(item)}{apart}{text[start:]}"
        return file.kept(longer, at, _copied(file.data, at)), ()
    except _Refused as refused:
        return text, (refused.problem,)


def with_comment(text: str, at: Path, words: str) -> str:
    """Return the text with a comment above a key, where one fits: not in brackets or by a dash."""
    file = _File(text, "")
    start = file.keys[at]
    margin = text[file.line_start(start) : start]
    if margin.strip():
        return text
    return f"{text[: start - len(margin)]}{margin}# {words}\n{text[start - len(margin) :]}"


def item_text(text: str, at: Path) -> str:
    """Return what goes with an item of a list when it is removed, its comments too."""
    file = _File(text, "")
    if file.shapes[at[:-1]].flow:
        start, end = file.cut(at)
        told = text[start:end]
        here = file.shapes[at]
        # A comment between two items goes too, so it has to be told.
        return told if "#" in told else text[here.start : here.end]
    start, end = file.lines_of(at)
    return text[start:end].removesuffix("\n")


def value_at(text: str, at: Path) -> str | None:
    """Return the words at a path, when there are any."""
    source, _ = parse(text, "")
    data: Any = source.data if source else None
    try:
        for step in at:
            data = data[step]
    except (KeyError, IndexError, TypeError):
        return None
    return data if isinstance(data, str) else None


# WHERE EVERYTHING STANDS


class _Refused(Exception):  # noqa: N818 - control flow inside this module, never seen outside
    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where a value begins and ends in the text, and how it is written."""

    start: int
    end: int
    column: int
    flow: bool
    style: str
    is_mapping: bool
    is_list: bool


@dataclass(slots=True)
class _File:
    """A text with the place of every value and key in it."""

    text: str
    path: str
    data: Any = field(default=None, init=False)
    starts: list[int] = field(default_factory=list)
    shapes: dict[Path, _Shape] = field(default_factory=dict)
    keys: dict[Path, int] = field(default_factory=dict)
    spans: Source | None = None
    problems: Diagnostics = ()

    def __post_init__(self) -> None:
        events: dict[Path, tuple[Event, Event]] = {}
        source, self.problems = parse(self.text, self.path, events)
        if source is None:
            raise _Refused(self.problems[0])
        self.spans, self.data = source, source.data
        self.starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        for at, pair in sorted(events.items(), key=lambda one: -len(one[0])):
            self.shapes[at] = self._shape(at, *pair)
        self.keys = {
            at: self.starts[line - 1] + column - 1 for at, (line, column, _) in source.keys.items()
        }

    def _shape(self, at: Path, first: Event, last: Event) -> _Shape:
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
        return _Shape(start, end, start - self.line_start(start), flow, style, is_mapping, is_list)

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
        keeps = "+" in self.text[start : self.line_end(start)].partition("#")[0]
        end = self.line_end(start)
        at = end
        while at < len(self.text):
            line = self.line(at)
            if line.strip() and len(line) - len(line.lstrip(" ")) <= margin:
                break
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

    def refused(self, at: Path, message: str) -> _Refused:
        """Return why a change cannot be made, at its place."""
        span = self.spans.key(at) if self.spans else Span(self.path, 1, 1)
        hint = "write each name or dash on a line of its own, as in the other files, and try again"
        return _Refused(Diagnostic(code="wrong-form", message=message, span=span, hint=hint))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


# CHANGES


def _changed(file: _File, at: Path, value: object) -> str:
    """Return the text with one change, read again."""
    below = value.key if isinstance(value, Below) else None
    value = value.value if isinstance(value, Below) else value
    try:
        expected = _applied(copy.deepcopy(file.data), at, value)
    except (AttributeError, IndexError, KeyError, TypeError):
        raise file.refused(at, f"`{at[-1]}` has no place here") from None
    if expected == file.data:
        return file.text
    if isinstance(value, Removed):
        text = _without(file, at)
    else:
        while len(at) > 1 and (at[:-1] not in file.shapes or _is_null(file, at)):
            at, value = at[:-1], {at[-1]: value} if isinstance(at[-1], str) else [value]
        text = _with(file, at, value, below)
    return file.kept(text, at, expected)


def _is_null(file: _File, at: Path) -> bool:
    above = file.shapes[at[:-1]]
    return not (above.is_mapping or above.is_list)


def _applied(data: Any, at: Path, value: object) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return plain data with one change."""
    if not at:
        return value
    first, rest = at[0], at[1:]
    inside: Any = data if data is not None else ({} if isinstance(first, str) else [])
    if isinstance(value, Removed) and not rest:
        del inside[first]
    elif isinstance(first, int) and first == len(inside):
        inside.append(_applied(None, rest, value))
    else:
        known = inside[first] if isinstance(first, int) else inside.get(first)
        inside[first] = _applied(known, rest, value)
    return inside


def _copied(data: Any, at: Path) -> Any:  # noqa: ANN401 - plain data of any shape
    data = copy.deepcopy(data)
    inside = data
    for step in at[:-1]:
        inside = inside[step]
    inside.insert(at[-1], copy.deepcopy(inside[at[-1]]))
    return data


def _with(file: _File, at: Path, value: object, below: str | None) -> str:
    if at in file.shapes:
        return _exchanged(file, at, value)
    above = at[:-1]
    if not file.shapes or not (file.shapes[above].is_mapping or file.shapes[above].is_list):
        return f"{_ended(file.text)}{_entry(at[-1], value, 0)}\n"
    if file.shapes[above].flow:
        return _within(file, at, value, below)
    beside = (*above, below) if below in _names(file, above) else file.children(above)[-1]
    end = file.line_end(file.shapes[beside].end)
    margin = file.margin(beside)
    new = " " * margin + _entry(at[-1], value, margin)
    return f"{_ended(file.text[:end])}{new}\n{file.text[end:]}"


def _names(file: _File, above: Path) -> set[str | int]:
    return {one[-1] for one in file.children(above)}


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _within(file: _File, at: Path, value: object, below: str | None) -> str:
    above, said = at[:-1], flow(value)
    said = f"{scalar(at[-1])}: {said}" if isinstance(at[-1], str) else said
    every = file.children(above)
    if not every:
        start = file.shapes[above].start + 1
        return f"{file.text[:start]}{said}{file.text[start:]}"
    beside = (*above, below) if below in _names(file, above) else every[-1]
    end = file.shapes[beside].end
    return f"{file.text[:end]}, {said}{file.text[end:]}"


def _exchanged(file: _File, at: Path, value: object) -> str:
    """Put a value in the place of another; a comment behind its key stays there."""
    here = file.shapes[at]
    if not at or file.shapes[at[:-1]].flow:
        said = _quoted_alike(flow(value), value, here.style)
        return file.text[: here.start] + said + file.text[here.end :]
    margin = file.margin(at)
    head = _head(file, at)
    indent = _indent(file, here) or margin + STEP
    first, *rest = _quoted_alike(_block(value, indent), value, here.style).split("\n")
    behind, end = _behind(file, here, head)
    before = file.text[:head]
    if behind and first and not first.startswith(("|", "'", '"', "[", "{")):
        if not isinstance(value, str):
            line = file.line_start(head)
            before = f"{before[:line]}{' ' * margin}{behind.strip()}\n{before[line:]}"
            behind = ""
        else:
            # Behind words without quotes a comment could be taken for more of them.
            first = json.dumps(first, ensure_ascii=False)
    between = file.text[head : here.start] if _is_beside(file, here, head) else " "
    lines = "\n".join([f"{before}{between if first else ''}{first}{behind}", *rest])
    return lines + file.text[end:]


def _head(file: _File, at: Path) -> int:
    """Return the offset behind the colon of a key or the dash of an item."""
    if at in file.keys and file.spans:
        start = file.keys[at] + file.spans.keys[at][2]
        return file.text.index(":", start) + 1
    return file.dash(at) + 1


def _is_beside(file: _File, here: _Shape, head: int) -> bool:
    return here.end > head and "\n" not in file.text[head : here.start] and here.start > head


def _behind(file: _File, here: _Shape, head: int) -> tuple[str, int]:
    """Return the comment behind a key, and where what it says ends."""
    start = here.end
    if here.style in BLOCK or "\n" in file.text[head : here.start]:
        start = here.start if here.style in BLOCK else head
    line = file.text[start : file.line_end(start)].rstrip("\n")
    line = re.sub(r"^[|>][0-9+-]*", "", line) if here.style in BLOCK else line
    comment = COMMENT.search(line)
    end = max(here.end, head)
    return (comment[0].rstrip() if comment else ""), file.line_end(end) - file.text[
        : file.line_end(end)
    ].endswith("\n")


def _indent(file: _File, here: _Shape) -> int:
    """Return how far in the lines of a block are; 0 for what is no block."""
    if here.style not in BLOCK:
        return 0
    lines = file.text[file.line_end(here.start) : here.end].split("\n")
    filled = (line for line in lines if line.strip())
    return next((len(line) - len(line.lstrip(" ")) for line in filled), 0)


# TAKING AWAY


def _without(file: _File, at: Path) -> str:
    above = file.shapes[at[:-1]]
    every = file.children(at[:-1])
    if above.flow:
        start, end = file.cut(at)
        return file.text[:start] + file.text[end:]
    start, end = file.lines_of(at)
    first = file.keys.get(at)
    if first is not None and file.text[file.line_start(first) : first].strip() and len(every) > 1:
        # The key stands behind a dash, and the next one comes there.
        return file.text[:first] + file.text[file.keys[every[1]] :]
    if len(every) == 1:
        return _emptied(file, at, start, end)
    lines = file.text[:start], file.text[end:]
    if lines[0].endswith("\n\n") and lines[1].startswith("\n"):
        lines = lines[0], lines[1][1:]
    return "".join(lines)


def _emptied(file: _File, at: Path, start: int, end: int) -> str:
    """Return the text where nothing is left in a list or mapping, which says so then."""
    above = at[:-1]
    empty = "[]" if file.shapes[above].is_list else "{}"
    if not above:
        return f"{file.text[:start]}{empty}\n{file.text[end:]}"
    head = _head(file, above)
    if file.line_start(head) == file.line_start(file.shapes[above].start):
        return f"{file.text[:head]} {empty}{file.text[file.shapes[above].end :]}"
    return f"{file.text[:head]} {empty}{file.text[head:start]}{file.text[end:]}"


# WRITING


def _entry(name: str | int, value: object, margin: int) -> str:
    """Return a new key or item with its value, its further lines as far in as they belong."""
    head = f"{scalar(name)}:" if isinstance(name, str) else "-"
    inside = margin + STEP
    said = _block(value, inside)
    if head == "-" and isinstance(value, dict) and value:
        said = said.removeprefix("\n").lstrip(" ")
    return f"{head}{'' if said.startswith(chr(10)) else ' '}{said}"


def _block(value: object, indent: int) -> str:
    """Return a value as it stands behind a key: on its line, or further in on those below."""
    margin = " " * indent
    match value:
        case str():
            return _words(value, indent)
        case dict() if value:
            entries = (f"\n{margin}{_entry(str(k), v, indent)}" for k, v in value.items())
            return "".join(entries)
        case list() | tuple() if any(isinstance(one, dict | list | tuple) for one in value):
            return "".join(f"\n{margin}{_entry(n, one, indent)}" for n, one in enumerate(value))
        case _:
            return flow(value)


def flow(value: object) -> str:
    """Return plain data on one line: words, a list in brackets or a mapping in braces."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case dict():
            inside = (f"{scalar(str(key))}: {flow(one)}" for key, one in value.items())
            return f"{{{', '.join(inside)}}}"
        case list() | tuple():
            return f"[{', '.join(map(flow, value))}]"
        case int():
            return str(value)
        case _:
            return scalar(str(value))


def _words(value: str, indent: int) -> str:
    """Return words: plain where that is safe, else in quotes, long ones in a block."""
    in_lines = "\n" in value and not value.startswith((" ", "\n")) and not value.endswith("\n\n")
    if not in_lines:
        return scalar(value)
    head = "|" if value.endswith("\n") else "|-"
    lines = value.removesuffix("\n").split("\n")
    return "\n".join([head, *((" " * indent + line) if line else "" for line in lines)])


def _quoted_alike(written: str, value: object, style: str) -> str:
    """Return one line of words in the quotes that stood there before, where that is possible."""
    if not isinstance(value, str) or written.startswith(("|", ">")):
        return written
    if style == '"':
        return json.dumps(value, ensure_ascii=False)
    if style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return written


def scalar(value: str) -> str:
    """Return one line of words as a YAML scalar."""
    safe = value.isprintable() and PLAIN.fullmatch(value)
    plain = safe and YAML(typ="safe").load(f"a: {value}") == {"a": value}
    return value if plain else json.dumps(value, ensure_ascii=False)


__all__ = [
    "REMOVED",
    "Below",
    "flow",
    "item_text",
    "scalar",
    "value_at",
    "with_changes",
    "with_comment",
    "with_copy",
]
