"""Rewriting: the text of a YAML file and one change -> the text with only those lines changed.

The parser says where everything stands, and the lines there are exchanged; whatever else is in
the file, its comments and layout, is not looked at. Each change is checked by reading it again.
"""

from __future__ import annotations

import copy
import difflib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ruamel.yaml.events import Event

Path: TypeAlias = "tuple[str | int, ...]"
STEP = 2
LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
BLOCK = frozenset({"|", ">"})
PLAIN = re.compile(r"[A-Za-z(][^#:{}\[\],&*!|>'\"%@`\n]*[^\s#:{}\[\],&*!|>'\"%@`]")


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a value stands: lines and columns from zero, the end not included.

    ``flow`` says that it stands inside brackets, ``style`` how a scalar is written.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    style: str = ""
    flow: bool = False


@dataclass(slots=True)
class Places:
    """The extents of all values of a file, and of the keys that name them."""

    lines: list[str]
    values: dict[Path, Extent] = field(default_factory=dict)
    keys: dict[Path, Extent] = field(default_factory=dict)


def places(text: str) -> Places:
    """Return where everything stands in a file that has been read before."""
    found = Places(text.split("\n"))
    events = iter(YAML(typ="safe").parse(text))
    for event in events:
        if isinstance(event, DocumentStartEvent):
            _value(next(events), events, (), found, flow=False)
    return found


def _value(event: Event, events: Iterator[Event], at: Path, found: Places, *, flow: bool) -> None:
    start = event.start_mark
    here = flow or bool(getattr(event, "flow_style", False))
    if isinstance(event, ScalarEvent):
        found.values[at] = _scalar(event, found.lines, flow=flow)
        return
    end = _collection(event, events, at, found, flow=here)
    if not here:
        inside = [one for path, one in found.values.items() if path[: len(at)] == at]
        last = max(((one.end_line, one.end_column) for one in inside), default=None)
        end = last or (start.line, start.column)
    found.values[at] = Extent(start.line, start.column, *end, "", here)


def _collection(
    event: Event, events: Iterator[Event], at: Path, found: Places, *, flow: bool
) -> tuple[int, int]:
    index = 0
    while True:
        inner = next(events)
        if isinstance(inner, MappingEndEvent | SequenceEndEvent):
            return inner.end_mark.line, inner.end_mark.column
        if isinstance(event, MappingStartEvent):
            key = (*at, str(getattr(inner, "value", "")))
            found.keys[key] = _mark(inner)
            _value(next(events), events, key, found, flow=flow)
        elif isinstance(event, SequenceStartEvent):
            _value(inner, events, (*at, index), found, flow=flow)
            index += 1


def _mark(event: Event) -> Extent:
    start, end = event.start_mark, event.end_mark
    return Extent(start.line, start.column, end.line, end.column)


def _scalar(event: ScalarEvent, lines: list[str], *, flow: bool) -> Extent:
    start, end = event.start_mark, event.end_mark
    style = event.style or ""
    if style not in BLOCK:
        return Extent(start.line, start.column, end.line, end.column, style, flow)
    # The parser reads on past a block's text, to the next thing that it understands.
    last = start.line
    margin = _margin(lines[start.line])
    for number in range(start.line + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= margin:
            break
        last = number if line.strip() else last
    return Extent(start.line, start.column, last, len(lines[last]), style, flow)


def _margin(line: str) -> int:
    """Return the column of the key on a line, past the dashes of a list."""
    return len(line) - len(re.sub(r"^[ ]*(?:- +)*", "", line))


# CHANGES


def with_value(text: str, path: Path, value: str) -> str:
    """Return the text with other words at ``path``, which has words now.

    A block of lines stays as far in as it was, and a comment behind the key stays there.
    """
    found = places(text)
    extent = found.values[path]
    if extent.flow:
        written = _quoted_alike(_written(value, 0, flow=True), value, extent.style)
        changed = _spliced(found.lines, extent, written)
    else:
        indent = _indent_of(found.lines, extent) or _margin_of(path, found) + STEP
        written = _quoted_alike(_written(value, indent - STEP, flow=False), value, extent.style)
        changed = _exchanged(found.lines, extent, written)
    return _checked(text, changed, lambda data: _put(data, path, value))


def with_entry(text: str, path: Path, value: str, after: str) -> str:
    """Return the text with a new key at ``path``, below its neighbour ``after``."""
    found = places(text)
    beside = found.values[(*path[:-1], after)]
    key = str(path[-1])
    if beside.flow:
        extra = f", {key}: {_written(value, 0, flow=True)}"
        end = Extent(beside.end_line, beside.end_column, beside.end_line, beside.end_column)
        changed = _spliced(found.lines, end, extra)
    else:
        margin = _margin_of((*path[:-1], after), found)
        line = f"{' ' * margin}{key}: {_written(value, margin, flow=False)}"
        at = beside.end_line + 1
        changed = "\n".join([*found.lines[:at], line, *found.lines[at:]])
    return _checked(text, changed, lambda data: _put(data, path, value))


def without_item(text: str, parent: Path, index: int) -> tuple[str, str]:
    """Return the text without an item of the list at ``parent``, and the lines that are gone.

    Comments right above the item go with it, and those below it that are as far in as it is. A
    list that is left empty is written ``[]``.
    """
    found = places(text)
    depth = len(parent) + 1
    count = sum(len(path) == depth and path[:-1] == parent for path in found.values)
    if found.values[parent].flow:
        changed, gone = _without_flow(found, parent, index, count)
    else:
        changed, gone = _without_lines(found, (*parent, index), alone=count == 1)
    return _checked(text, changed, lambda data: _remove(data, (*parent, index))), gone


def with_first_item(text: str, path: Path, item: list[str]) -> str:
    """Return the text with the lines of a new item at the top of the block list at ``path``."""
    found = places(text)
    first = found.values[(*path, 0)]
    at = _dash_line(found.lines, first)
    margin = found.lines[at].index("-")
    new = [f"{' ' * margin}{line}".rstrip() for line in item]
    at = _above_comments(found.lines, at, margin)
    return "\n".join([*found.lines[:at], *new, *found.lines[at:]])


def with_last_item(text: str, path: Path, item: list[str]) -> str:
    """Return the text with the lines of a new item at the end of the block list at ``path``."""
    found = places(text)
    last = max(p[-1] for p in found.values if len(p) == len(path) + 1 and p[:-1] == path)
    margin = found.lines[_dash_line(found.lines, found.values[(*path, 0)])].index("-")
    new = [f"{' ' * margin}{line}".rstrip() for line in item]
    at = found.values[(*path, last)].end_line + 1
    return "\n".join([*found.lines[:at], *new, *found.lines[at:]])


def with_appended(text: str, path: Path, value: str) -> str:
    """Return the text with one more scalar at the end of the list at ``path``."""
    found = places(text)
    here = found.values[path]
    count = sum(len(p) == len(path) + 1 and p[:-1] == path for p in found.values)
    if not here.flow:
        longer = with_last_item(text, path, [f"- {scalar(value)}"])
    elif count:
        last = found.values[(*path, count - 1)]
        end = Extent(last.end_line, last.end_column, last.end_line, last.end_column)
        longer = _spliced(found.lines, end, f", {scalar(value)}")
    else:
        longer = _spliced(found.lines, here, f"[{scalar(value)}]")
    return _checked(text, longer, lambda data: _at(data, path).append(value))


def value_at(text: str, path: Path) -> str | None:
    """Return the words at ``path``, when there are any."""
    try:
        value = _at(YAML(typ="safe").load(text), path)
    except (KeyError, IndexError, TypeError):
        return None
    return value if isinstance(value, str) else None


def item_lines(text: str, path: Path, index: int) -> list[str]:
    """Return the lines of an item of the list at ``path``, as ``with_first_item`` takes them."""
    found = places(text)
    extent = found.values[(*path, index)]
    start = _dash_line(found.lines, extent)
    margin = found.lines[start].index("-")
    return [line[margin:] for line in found.lines[start : extent.end_line + 1]]


def _without_lines(found: Places, path: Path, *, alone: bool) -> tuple[str, str]:
    extent = found.values[path]
    lines = found.lines
    start = _dash_line(lines, extent)
    end = extent.end_line + 1
    margin = lines[start].index("-")
    while end < len(lines) and re.match(rf" {{{margin + 1},}}#", lines[end]):
        end += 1
    start = _above_comments(lines, start, margin)
    gone = "\n".join(lines[start:end])
    if start and end < len(lines) and not lines[start - 1].strip() and not lines[end].strip():
        end += 1
    kept = [*lines[:start], *lines[end:]]
    if alone:
        key = found.keys[path[:-1]]
        name, rest = kept[key.line][: key.end_column], kept[key.line][key.end_column + 1 :]
        kept[key.line] = f"{name}: []{rest}"
    return "\n".join(kept), gone


def _without_flow(found: Places, parent: Path, index: int, count: int) -> tuple[str, str]:
    here = found.values[(*parent, index)]
    if index + 1 < count:
        following = found.values[(*parent, index + 1)]
        cut = Extent(here.line, here.column, following.line, following.column)
    elif index:
        before = found.values[(*parent, index - 1)]
        cut = Extent(before.end_line, before.end_column, here.end_line, here.end_column)
    else:
        cut = here
    # A comment between two items goes too, so it has to be told.
    gone = _between(found.lines, cut if "#" in _between(found.lines, cut) else here)
    return _spliced(found.lines, cut, ""), gone


def _between(lines: list[str], extent: Extent) -> str:
    if extent.line == extent.end_line:
        return lines[extent.line][extent.column : extent.end_column]
    inner = lines[extent.line + 1 : extent.end_line]
    first, last = lines[extent.line][extent.column :], lines[extent.end_line][: extent.end_column]
    return "\n".join([first, *inner, last])


def _dash_line(lines: list[str], extent: Extent) -> int:
    """Return the line with the dash of an item; the item itself may begin below it."""
    at = extent.line
    while not re.match(
        r" *-( |$)", lines[at][: max(extent.column, 1)] if at == extent.line else lines[at]
    ):
        at -= 1
    return at


def _above_comments(lines: list[str], at: int, margin: int) -> int:
    """Return where the comments begin that stand right above an item, at its own margin."""
    while at and lines[at - 1].startswith(" " * margin + "#"):
        at -= 1
    return at


# WRITING


def _margin_of(path: Path, found: Places) -> int:
    """Return the column of the key at ``path``."""
    key = found.keys.get(path)
    return key.column if key else found.values[path].column


def _spliced(lines: list[str], extent: Extent, written: str) -> str:
    before = lines[extent.line][: extent.column]
    after = lines[extent.end_line][extent.end_column :]
    return "\n".join(
        [*lines[: extent.line], before + written + after, *lines[extent.end_line + 1 :]]
    )


def _exchanged(lines: list[str], extent: Extent, written: str) -> str:
    """Put words in the place of others; what stands behind them stays behind the first line."""
    first, *rest = written.split("\n")
    behind = _behind(lines, extent)
    if behind.strip() and not rest and not first.startswith(("'", '"')):
        # Behind words without quotes a comment could be taken for more of them.
        first = json.dumps(first, ensure_ascii=False)
    head = lines[extent.line][: extent.column] + first + behind
    return "\n".join([*lines[: extent.line], head, *rest, *lines[extent.end_line + 1 :]])


def _behind(lines: list[str], extent: Extent) -> str:
    if extent.style in BLOCK:
        return re.sub(r"^[|>][0-9+-]*", "", lines[extent.line][extent.column :]).rstrip()
    return lines[extent.end_line][extent.end_column :].rstrip()


def _indent_of(lines: list[str], extent: Extent) -> int:
    """Return how far in the lines of a block are; 0 for what is no block."""
    if extent.style not in BLOCK:
        return 0
    filled = (line for line in lines[extent.line + 1 : extent.end_line + 1] if line.strip())
    return next((len(line) - len(line.lstrip(" ")) for line in filled), 0)


def _written(value: str, margin: int, *, flow: bool) -> str:
    """Return words as YAML: plain where that is safe, else in quotes, long ones in a block."""
    in_lines = "\n" in value and not value.startswith((" ", "\n")) and not value.endswith("\n\n")
    if in_lines and not flow:
        head = "|" if value.endswith("\n") else "|-"
        lines = value.removesuffix("\n").split("\n")
        indent = " " * (margin + STEP)
        return "\n".join([head, *((indent + line) if line else "" for line in lines)])
    return scalar(value)


def _quoted_alike(written: str, value: str, style: str) -> str:
    """Return one line of words in the quotes that stood there before, where that is possible."""
    if written.startswith(("|", ">")):
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


# FILES AS THEY ARE ON THE DISK


def edited(raw: bytes, before: str, after: str) -> bytes:
    """Return the bytes of a file whose text, read as ``before``, becomes ``after``.

    Lines that stay keep their bytes, their line ends too, and new lines end as the first line
    does. ValueError when the file does not say ``before``.
    """
    lines = LINES.findall(raw.decode("utf-8"))
    old, new = LINES.findall(before), LINES.findall(after)
    mark = "\ufeff"
    said = [re.sub(r"\r\n?$", "\n", line) for line in lines]
    if said and said[0].startswith(mark):
        said[0] = said[0].removeprefix(mark)
    if said != old:
        raise ValueError("the file says something else")
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    result: list[str] = []
    for tag, at, until, first, last in difflib.SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        fresh = (line.removesuffix("\n") + end * line.endswith("\n") for line in new[first:last])
        result += lines[at:until] if tag == "equal" else fresh
    return "".join(result).encode()


# CHECKING


def _checked(before: str, after: str, change: Callable[[Any], None]) -> str:
    """Return the new text, which has to say what the change says and nothing else."""
    expected = copy.deepcopy(YAML(typ="safe").load(before))
    change(expected)
    said = YAML(typ="safe").load(after)
    if said != expected:
        message = "the file would say something else than it should"
        raise AssertionError(message)
    return after


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 - plain data of any shape
    for step in path:
        data = data[step]
    return data


def _put(data: Any, path: Path, value: str) -> None:  # noqa: ANN401 - plain data of any shape
    _at(data, path[:-1])[path[-1]] = value


def _remove(data: Any, path: Path) -> None:  # noqa: ANN401 - plain data of any shape
    del _at(data, path[:-1])[path[-1]]
