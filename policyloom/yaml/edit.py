"""YAML edits: the text of a file and some changes -> the text with those places changed.

The reader says where everything stands, and what stands there is exchanged; whatever else is in
the file, its comments and layout, is not looked at. The result is read again before it is kept.
"""

from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

from policyloom.yaml.places import BLOCK, File, Refused
from policyloom.yaml.read import parse
from policyloom.yaml.writing import STEP, block, entry, flow, quoted_alike, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.diagnostics import Diagnostics
    from policyloom.yaml.places import Shape
    from policyloom.yaml.read import Path

COMMENT = re.compile(r"[ ]+#.*$")


class Removed:
    """The value of what is taken away; ``REMOVED`` is the only one."""


REMOVED: Final = Removed()


@dataclass(frozen=True, slots=True)
class Below:
    """A value whose key, when it is new, stands below its neighbour ``key`` and not last."""

    key: str
    value: object


@dataclass(frozen=True, slots=True)
class Above:
    """A value that is put into a list above the item at its place."""

    value: object


def with_changes(
    text: str, changes: Mapping[Path, object], path: str = ""
) -> tuple[str, Diagnostics]:
    """Return the text with other values at some places, all else byte for byte as it was.

    What is not there yet is begun, an item behind the last of a list is added, and ``REMOVED``
    takes away. A change that cannot be written so is refused at its place in the file at
    ``path``, and the text stays as it was. The text has one kind of line end.
    """
    return with_steps(text, changes.items(), path)


def with_steps(
    text: str, changes: Iterable[tuple[Path, object]], path: str = ""
) -> tuple[str, Diagnostics]:
    """Return the text with changes made one after the other, each in what the last one left."""
    end = "\r\n" if "\r\n" in text else "\n"
    before = text.replace("\r\n", "\n")
    after = before
    for at, value in changes:
        try:
            after = _changed(File(after, path), at, value)
        except Refused as refused:
            return text, (refused.problem,)
    return after.replace("\n", end), ()


def steps(at: Path, was: object, now: object) -> Iterator[tuple[Path, object]]:
    """Yield the fewest changes that make one value of another; the last of a list come first.

    ``None`` is nothing.
    """
    if was == now:
        return
    if isinstance(was, dict) and isinstance(now, dict):
        for key in {**was, **now}:
            yield from steps((*at, key), was.get(key), now.get(key))
    elif isinstance(was, list) and isinstance(now, list):
        yield from _items(at, was, now)
    else:
        yield at, REMOVED if now is None else now


def _items(at: Path, was: list[Any], now: list[Any]) -> Iterator[tuple[Path, object]]:
    known = SequenceMatcher(None, _told(was), _told(now), autojunk=False)
    for _, i1, i2, j1, j2 in reversed(known.get_opcodes()):
        both = min(i2 - i1, j2 - j1)
        for n in reversed(range(i1 + both, i2)):
            yield (*at, n), REMOVED
        for n in range(both, j2 - j1):
            value = now[j1 + n]
            yield (*at, i1 + n), value if i2 == len(was) else Above(value)
        for n in range(both):
            yield from steps((*at, i1 + n), was[i1 + n], now[j1 + n])


def _told(items: list[Any]) -> list[str]:
    return [json.dumps(one, sort_keys=True, default=str) for one in items]


def with_copy(text: str, at: Path, path: str = "") -> tuple[str, Diagnostics]:
    """Return the text with a copy of an item of a list above it, comments and layout too."""
    try:
        file = File(text, path)
        if file.shapes[at[:-1]].flow:
            raise file.refused(at, "the items stand in brackets, so none can be put above another")
        start, end = file.lines_of(at)
        item = text[file.line_start(file.dash(at)) : file.line_end(file.shapes[at].end)]
        more = (*at[:-1], int(at[-1]) + 1) in file.shapes
        apart = "\n" if more and text[end : end + 1] == "\n" else ""
        longer = f"{text[:start]}{_ended(item)}{apart}{text[start:]}"
        return file.kept(longer, at, _copied(file.data, at)), ()
    except Refused as refused:
        return text, (refused.problem,)


def with_comment(text: str, at: Path, words: str) -> str:
    """Return the text with a comment above a key, where one fits: not in brackets or by a dash."""
    file = File(text, "")
    start = file.keys[at]
    margin = text[file.line_start(start) : start]
    if margin.strip():
        return text
    return f"{text[: start - len(margin)]}{margin}# {words}\n{text[start - len(margin) :]}"


def item_text(text: str, at: Path) -> str:
    """Return what goes with an item of a list when it is removed, its comments too."""
    file = File(text, "")
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


# CHANGES


def _changed(file: File, at: Path, value: object) -> str:
    """Return the text with one change, read again."""
    if isinstance(value, Above):
        return _put_above(file, at, value.value)
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


def _put_above(file: File, at: Path, value: object) -> str:
    """Return the text with one more item in a list, above another and its comments."""
    expected = copy.deepcopy(file.data)
    inside = expected
    for step in at[:-1]:
        inside = inside[step]
    inside.insert(at[-1], value)
    if file.shapes[at[:-1]].flow:
        start, said = file.shapes[at].start, f"{flow(value)}, "
    else:
        start, margin = file.lines_of(at)[0], file.margin(at)
        said = f"{' ' * margin}{entry(at[-1], value, margin)}\n"
    return file.kept(f"{file.text[:start]}{said}{file.text[start:]}", at, expected)


def _is_null(file: File, at: Path) -> bool:
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


def _with(file: File, at: Path, value: object, below: str | None) -> str:
    if at in file.shapes:
        return _exchanged(file, at, value)
    above = at[:-1]
    if not file.shapes or not (file.shapes[above].is_mapping or file.shapes[above].is_list):
        return f"{_ended(file.text)}{entry(at[-1], value, 0)}\n"
    if file.shapes[above].flow:
        return _within(file, at, value, below)
    beside = (*above, below) if below in _names(file, above) else file.children(above)[-1]
    end = file.line_end(file.shapes[beside].end)
    margin = file.margin(beside)
    new = " " * margin + entry(at[-1], value, margin)
    return f"{_ended(file.text[:end])}{new}\n{file.text[end:]}"


def _names(file: File, above: Path) -> set[str | int]:
    return {one[-1] for one in file.children(above)}


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _within(file: File, at: Path, value: object, below: str | None) -> str:
    above, said = at[:-1], flow(value)
    said = f"{scalar(at[-1])}: {said}" if isinstance(at[-1], str) else said
    every = file.children(above)
    if not every:
        start = file.shapes[above].start + 1
        return f"{file.text[:start]}{said}{file.text[start:]}"
    beside = (*above, below) if below in _names(file, above) else every[-1]
    end = file.shapes[beside].end
    return f"{file.text[:end]}, {said}{file.text[end:]}"


def _exchanged(file: File, at: Path, value: object) -> str:
    """Put a value in the place of another; a comment behind its key stays there."""
    here = file.shapes[at]
    if not at or file.shapes[at[:-1]].flow:
        said = quoted_alike(flow(value), value, here.style)
        return file.text[: here.start] + said + file.text[here.end :]
    margin = file.margin(at)
    head = _head(file, at)
    indent = _indent(file, here) or margin + STEP
    first, *rest = quoted_alike(block(value, indent), value, here.style).split("\n")
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


def _head(file: File, at: Path) -> int:
    """Return the offset behind the colon of a key or the dash of an item."""
    if at in file.keys and file.spans:
        start = file.keys[at] + file.spans.keys[at][2]
        return file.text.index(":", start) + 1
    return file.dash(at) + 1


def _is_beside(file: File, here: Shape, head: int) -> bool:
    return here.end > head and "\n" not in file.text[head : here.start] and here.start > head


def _behind(file: File, here: Shape, head: int) -> tuple[str, int]:
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


def _indent(file: File, here: Shape) -> int:
    """Return how far in the lines of a block are; 0 for what is no block."""
    if here.style not in BLOCK:
        return 0
    lines = file.text[file.line_end(here.start) : here.end].split("\n")
    filled = (line for line in lines if line.strip())
    return next((len(line) - len(line.lstrip(" ")) for line in filled), 0)


# TAKING AWAY


def _without(file: File, at: Path) -> str:
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


def _emptied(file: File, at: Path, start: int, end: int) -> str:
    """Return the text where nothing is left in a list or mapping, which says so then."""
    above = at[:-1]
    empty = "[]" if file.shapes[above].is_list else "{}"
    if not above:
        return f"{file.text[:start]}{empty}\n{file.text[end:]}"
    head = _head(file, above)
    if file.line_start(head) == file.line_start(file.shapes[above].start):
        return f"{file.text[:head]} {empty}{file.text[file.shapes[above].end :]}"
    return f"{file.text[:head]} {empty}{file.text[head:start]}{file.text[end:]}"
