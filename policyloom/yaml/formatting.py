"""YAML formatting: the text of a file -> the same data and comments in the one way to write them.

What stands in lines is indented by two, and a list below its key; what stands in brackets stays
there where it fits. Words have quotes only where they need them. The result is read again, and
kept only if it says the same.
"""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from policyloom.diagnostics import Code, Diagnostic, Span, has_errors
from policyloom.yaml.gaps import COMMENT, gaps_between
from policyloom.yaml.places import BLOCK, File, Refused
from policyloom.yaml.read import WORDS
from policyloom.yaml.writing import PLAIN, STEP, scalar

if TYPE_CHECKING:
    from policyloom.diagnostics import Diagnostics
    from policyloom.yaml.gaps import Gap
    from policyloom.yaml.places import Shape
    from policyloom.yaml.read import Path

WIDTH = 100
REMARK = re.compile(r"[ ,\]}]*#")


def formatted(text: str, path: str = "") -> tuple[str, Diagnostics]:
    """Return the text in the one way; what cannot be read stays as it is, with what is wrong."""
    end = "\r\n" if "\r\n" in text else "\n"
    try:
        before = _read(text.replace("\r\n", "\n").removeprefix("\ufeff"), path)
    except Refused as refused:
        return text, (refused.problem,)
    try:
        after = _read(_Written(before).text(), path)
    except Refused:
        return text, (_left(path),)
    if after.file.data == before.file.data and after.comments == before.comments:
        return after.file.text.replace("\n", end), ()
    return text, (_left(path),)


def _left(path: str) -> Diagnostic:
    return Diagnostic(
        code=Code.WRONG_FORM,
        message="this file cannot be written in the one way without changing what it says",
        span=Span(path, 1, 1),
        hint="write its comments on lines of their own, and try again",
    )


@dataclass(frozen=True, slots=True)
class _Laid:
    """A file, what in it is written in lines of its own, and the gap above every value."""

    file: File
    in_lines: frozenset[Path]
    gaps: dict[int, Gap]

    @property
    def comments(self) -> list[str]:
        """The words of all comments, wherever they stand."""
        headed = (_header_remark(self.file, one) for one in self.file.shapes.values())
        return sorted((*_comments(self.file, ()), *filter(None, headed)))


def _read(text: str, path: str) -> _Laid:
    file = File(text, path)
    if has_errors(file.problems):
        raise Refused(next(one for one in file.problems if has_errors((one,))))
    in_lines: set[Path] = set()
    for at, shape in sorted(file.shapes.items(), key=lambda one: len(one[0])):
        if (not at or at[:-1] in in_lines) and _is_in_lines(file, at, shape):
            in_lines.add(at)
    gaps = gaps_between(text, _values(file, in_lines))
    if any(gap.is_odd for gap in gaps.values()):
        raise Refused(_left(path))
    return _Laid(file, frozenset(in_lines), gaps)


def _is_in_lines(file: File, at: Path, shape: Shape) -> bool:
    """Tell whether something is no bracket, or one that is better written in lines."""
    if not (shape.is_mapping or shape.is_list) or not file.children(at):
        return False
    if not shape.flow:
        return True
    text = file.text[shape.start : shape.end]
    if "\n" not in text:
        return False
    if _comments(file, at):
        return True
    fits = shape.column + len(" ".join(text.split())) <= WIDTH
    return not fits and (
        shape.is_mapping or any(_is_nested(file, one) for one in file.children(at))
    )


def _comments(file: File, at: Path) -> list[str]:
    """Return the words of the comments in a value, those in brackets too."""
    whole = file.shapes.get(at)
    start, end = (whole.start, whole.end) if whole and at else (0, len(file.text))
    every = {one for one, shape in file.shapes.items() if shape.is_mapping or shape.is_list}
    inside = [pair for pair in _values(file, every) if start <= pair[0] < end]
    moved = [(low - start, high - start) for low, high in inside]
    gaps = gaps_between(file.text[start:end], moved)
    return [words for _, gap in sorted(gaps.items()) for words in gap.comments]


def _is_nested(file: File, at: Path) -> bool:
    return file.shapes[at].is_mapping or file.shapes[at].is_list


def _values(file: File, in_lines: set[Path]) -> list[tuple[int, int]]:
    """Return where keys, words and brackets begin and end, but for what stands in brackets."""
    lengths = {
        at: length for at, (_, _, length) in (file.spans.keys if file.spans else {}).items()
    }
    keys = [(start, start + lengths[at]) for at, start in file.keys.items() if at[:-1] in in_lines]
    values = [
        (one.start, one.end)
        for at, one in file.shapes.items()
        if at not in in_lines and (not at or at[:-1] in in_lines) and one.end > one.start
    ]
    return [*keys, *values]


def _header_remark(file: File, shape: Shape) -> str:
    """Return the comment behind the ``|`` of a block."""
    if shape.style not in BLOCK:
        return ""
    header = re.sub(r"^[|>][0-9+-]*", "", file.line(shape.start)[shape.column :])
    found = COMMENT.match(header)
    return found["comment"] if found else ""


@dataclass(slots=True)
class _Written:
    """The lines so far; ``levels`` are the old and new columns of the blocks that are open.

    ``last`` are those of the value before. From the column ``deepest`` on, a comment would be part
    of the text above it.
    """

    laid: _Laid
    lines: list[str] = field(default_factory=list)
    levels: tuple[tuple[int, int], ...] = ()
    last: tuple[tuple[int, int], ...] = ()
    deepest: int = WIDTH

    @property
    def end(self) -> int:
        """Where the file ends."""
        return len(self.laid.file.text)

    def text(self) -> str:
        """Return the whole file."""
        if self.laid.file.shapes:
            self._value((), 0, "")
        self._above(self.end)
        return "".join(f"{line}\n" for line in self.lines)

    def _value(self, at: Path, margin: int, head: str) -> None:
        """Write a value behind ``head``, the margin with the key or the dash of its line."""
        shape = self.laid.file.shapes[at]
        if at in self.laid.in_lines:
            self._inside(at, margin, head)
            return
        if shape.end > shape.start:
            self._above(shape.start, pending=head.endswith(":"))
        if shape.flow:
            # Only where there is nothing else can a comment stand in these brackets.
            self.lines += (f"{' ' * margin}{one}" for one in _comments(self.laid.file, at))
        said = self._said(at, margin, len(head) + 1)
        self.lines += f"{head}{' ' if head and said else ''}{said}".split("\n")
        self.deepest = margin + STEP - 1 if shape.style in BLOCK else WIDTH

    def _inside(self, at: Path, margin: int, head: str) -> None:
        file, before = self.laid.file, self.levels
        if head.endswith(":"):
            self.lines.append(head)
            head, self.deepest = "", WIDTH
        inner = margin + STEP if at else 0
        first, *_ = children = file.children(at)
        self.levels = (*before, (_column(file, first), inner))
        for child in children:
            begun = f"{head} " if head else " " * inner
            head = ""
            if child not in file.keys:
                self._value(child, inner, f"{begun}-")
                continue
            self._above(file.keys[child])
            self._value(child, inner, f"{begun}{self._key(child)}:")
        self.levels = before

    def _above(self, start: int, *, pending: bool = False) -> None:
        """Write what stands above a value; ``pending``: its key is not written yet."""
        gap = self.laid.gaps[start]
        if gap.remark and not pending:
            self.lines[-1] += f"  {gap.remark}"
        lines = [(0, gap.remark), *gap.lines] if gap.remark and pending else [*gap.lines]
        levels = max(self.levels, self.last, key=len)
        for n, line in enumerate(lines):
            if line is None:
                if self.lines and self.lines[-1] and (any(lines[n:]) or start < self.end):
                    self.lines.append("")
                continue
            column = min(_moved(line[0], levels), self.deepest)
            self.lines.append(f"{' ' * column}{line[1]}")
        self.last = self.levels

    def _key(self, at: Path) -> str:
        file, key = self.laid.file, str(at[-1])
        return key if key and file.text.startswith(key, file.keys[at]) else scalar(key)

    def _said(self, at: Path, margin: int, column: int) -> str:
        """Return words, or what stands in brackets, as they are written behind ``column``."""
        file, shape = self.laid.file, self.laid.file.shapes[at]
        if shape.style in BLOCK:
            return _block(str(_data(file, at)), margin + STEP, _header_remark(file, shape))
        if not shape.flow:
            return _beside_remark(file, shape, _words(file, at, shape))
        line = self._flow(at)
        several = "\n" in file.text[shape.start : shape.end]
        if not several or column + len(line) <= WIDTH or not shape.is_list:
            return line
        further = " " * (margin + STEP)
        filled = textwrap.wrap(
            line,
            WIDTH,
            initial_indent=" " * column,
            subsequent_indent=further,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return "\n".join(filled)[column:]

    def _flow(self, at: Path) -> str:
        file, shape = self.laid.file, self.laid.file.shapes[at]
        if not shape.flow:
            return _words(file, at, shape)
        inside = (
            f"{self._key(child)}: {self._flow(child)}".rstrip(" ")
            if shape.is_mapping
            else self._flow(child)
            for child in file.children(at)
        )
        return f"{{{', '.join(inside)}}}" if shape.is_mapping else f"[{', '.join(inside)}]"


def _column(file: File, at: Path) -> int:
    start = file.keys.get(at, file.shapes[at].start)
    return (
        file.margin(at)
        if at in file.keys or not _in_brackets(file, at)
        else start - file.line_start(start)
    )


def _in_brackets(file: File, at: Path) -> bool:
    return file.shapes[at[:-1]].flow


def _moved(column: int, levels: tuple[tuple[int, int], ...]) -> int:
    """Return where a comment goes: as far in as the block that it stands in."""
    old, new = next((one for one in reversed(levels) if one[0] <= column), (0, 0))
    return new + column - old


def _data(file: File, at: Path) -> Any:  # noqa: ANN401 - plain data of any shape
    data = file.data
    for step in at:
        data = data[step]
    return data


def _block(value: str, margin: int, remark: str) -> str:
    """Return words in lines of their own, below their ``|``."""
    lines = value.split("\n")
    end = "-"
    if not lines[-1]:
        end = "" if len(lines) > 1 and lines[-2] and value.strip("\n") else "+"
        lines = lines[:-1]
    indented = next((line for line in lines if line), "").startswith(" ")
    head = f"|{STEP if indented else ''}{end}{'  ' if remark else ''}{remark}"
    return "\n".join([head, *(f"{' ' * margin}{line}" if line else "" for line in lines)])


def _words(file: File, at: Path, shape: Shape) -> str:
    """Return words on one line, without quotes where they had none or need none."""
    raw, value = file.text[shape.start : shape.end], _data(file, at)
    if not isinstance(value, str):
        return raw
    plain = scalar(value)
    if shape.style and not plain.startswith('"'):
        return plain
    if "\n" in raw:
        return plain if shape.style or "\n" in value else value
    handy = shape.style == "'" and value.isprintable() and not re.search(r'["\\]', value)
    return json.dumps(value, ensure_ascii=False) if handy else raw


def _is_no_word(words: str) -> bool:
    """Tell whether what stands there without quotes is a number, yes or no, or nothing."""
    return not PLAIN.fullmatch(words) or words in WORDS


def _beside_remark(file: File, shape: Shape, words: str) -> str:
    """Return words in quotes where a comment comes behind them that could be taken for more."""
    behind = file.text[shape.end : file.line_end(shape.end)]
    if not REMARK.match(behind) or (not shape.style and behind.startswith(" ")):
        return words
    if words.startswith(('"', "'")) or _is_no_word(words):
        return words
    return json.dumps(words, ensure_ascii=False)
