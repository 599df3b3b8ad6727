"""MARKDOWN writer: inlines become CommonMark that prints every word as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    Align,
    Aside,
    Definitions,
    Deleted,
    EditorNote,
    Emphasis,
    Enclosure,
    Flowchart,
    Form,
    Image,
    InLanguage,
    Inserted,
    Jump,
    Language,
    Link,
    List,
    ListStyle,
    Mark,
    Paragraph,
    Reference,
    Strong,
    Subheading,
    Table,
    Text,
    Unfilled,
    apart,
    common_mark,
    number_of,
)
from policyloom.document.grid import placed
from policyloom.writers.text.blocks import form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.document import Block, Blocks, Definition, Inline, Inlines, Row


MEANINGFUL = re.compile(r"([\\`*_\[\]<>|~]|&(?=#?\w+;))")
LINE_START = re.compile(r"^([#+=-]|\d{1,9}(?=[.)](?:\s|$)))")
ADDRESS = re.compile(r"[\s<>\\]")


def words(inlines: Inlines) -> str:
    """Return inlines as Markdown; what a redline adds and removes stands in HTML's own marks."""
    return "".join(map(_word, apart(inlines)))


def _word(inline: Inline) -> str:  # noqa: PLR0911  each kind returns its own
    match inline:
        case Text(value=value):
            return "<br>".join(map(escaped, value.split("\n")))
        case Strong():
            return _around(words(inline.inlines), "**")
        case Emphasis():
            return _around(words(inline.inlines), "*")
        case Link(url=url):
            return f"[{words(inline.inlines)}](<{ADDRESS.sub('', url)}>)"
        case Reference() | Jump():
            # Every reader of Markdown makes its own anchors; the words carry the number.
            return words(inline.inlines)
        case Language(code=code):
            return f'<span lang="{code}">{words(inline.inlines)}</span>'
        case Unfilled():
            return f"**{escaped(inline.words)}**"
        case Inserted():
            return marked(words(inline.inlines), Mark.INSERTED)
        case Deleted():
            return marked(words(inline.inlines), Mark.DELETED)
        case _:
            assert_never(inline)


def escaped(text: str) -> str:
    """Return words that Markdown prints as they are."""
    return MEANINGFUL.sub(r"\\\1", " ".join(text.split("\n")))


def line(text: str) -> str:
    """Return a paragraph's words so that they do not begin a list or a heading."""
    return LINE_START.sub(_kept, text.strip())


def _kept(found: re.Match[str]) -> str:
    start = found[1]
    # A number is not a mark that can be escaped; what makes it a list is the stop behind it.
    return f"{start}\\" if start.isdecimal() else f"\\{start}"


def _around(content: str, mark: str) -> str:
    """Return words in marks, which must stand close to them."""
    inner = content.strip()
    if not inner:
        return content
    before, _, after = content.partition(inner)
    return f"{before}{mark}{inner}{mark}{after}"


def marked(content: str, mark: Mark) -> str:
    """Return words as a redline shows them."""
    match mark:
        case Mark.NONE:
            return content
        case Mark.INSERTED:
            return f"<ins>{content}</ins>"
        case Mark.DELETED:
            return f"<del>{content}</del>"
        case _:
            assert_never(mark)


# MARKDOWN writer: blocks become lines, with an empty line between blocks.


# Room for a line of a form, which Markdown breaks where it likes.
UNBROKEN = 10_000
SIGNS = {ListStyle.DO: "✓ ", ListStyle.DONT: "✗ "}


def blocks(content: Blocks, mark: Mark = Mark.NONE) -> list[str]:
    """Return blocks as lines; ``mark`` is that of what they stand in."""
    lines: list[str] = []
    before: Block | None = None
    for block in content:
        made = _block(block, mark)
        # Without something between them, two lists would become one.
        apart = ["", "<!-- -->"] if isinstance(before, List) and isinstance(block, List) else []
        lines += [*apart, "", *made] if lines and made else made
        before = block
    return lines


def _block(block: Block, mark: Mark) -> list[str]:  # noqa: C901, PLR0911 one each
    match block:
        case Paragraph():
            return [line(marked(words(block.inlines), _own(block.mark, mark)))]
        case Subheading():
            return [
                f"###{'#' * block.rank} {marked(words(block.inlines), _own(block.mark, mark))}"
            ]
        case List():
            return _list(block, mark)
        case Table():
            return _table(block, mark)
        case Definitions(items=items):
            return [line for item in items for line in _definition(item, mark)]
        case Image():
            return _image(block, _own(block.mark, mark))
        case Form():
            return [_form_line(row) for row in form(block, UNBROKEN, mark) if row]
        case InLanguage():
            return blocks(block.blocks, mark)
        case Aside():
            return [f"> {one}".rstrip() for one in blocks(block.blocks, mark)]
        case Flowchart():
            return blocks(block.steps, mark)
        case EditorNote():
            title = marked(f"**{block.title}**", _own(common_mark(block.blocks), mark))
            lines = [title, "", *blocks(block.blocks, mark)]
            return [f"> {one}".rstrip() for one in lines]
        case _:
            assert_never(block)


def _own(mark: Mark, around: Mark) -> Mark:
    return around if mark is Mark.NONE else mark


def _image(image: Image, mark: Mark) -> list[str]:
    caption = f" {words(image.caption)}" if image.caption else ""
    return [line(marked(f"*{escaped(f'{image.words}: {image.alt}')}*{caption}", mark))]


def _form_line(row: str) -> str:
    """Return a line of a form; the boxes and spaces of a question stand below it."""
    words = row.lstrip()
    return f"{'':<{len(row) - len(words)}}- {escaped(words)}"


# LISTS


def _list(content: List, mark: Mark) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(content.items, start=content.start):
        label, sign = _label(content, number)
        first, *rest = blocks(item.blocks, mark) or [""]
        lines.append(f"{label} {sign}{first}".rstrip())
        lines += _below(rest, len(label) + 1)
    return lines


def _label(of: List, number: int) -> tuple[str, str]:
    """Return what begins an item, and what of its mark is words: Markdown has no letters."""
    said = number_of(of, number)
    if not of.prefix and of.style is ListStyle.DECIMAL and of.enclosure is not Enclosure.BRACKETS:
        return said, ""
    return "-", f"{said} " if said else SIGNS.get(of.style, "")


def _below(lines: Iterable[str], indent: int) -> list[str]:
    """Return the further lines of an item; a list stands close to the words before it."""
    rest = [f"{'':<{indent}}{line}".rstrip() for line in lines]
    return rest[1:] if len(rest) > 1 and rest[1].lstrip().startswith(("- ", "1. ")) else rest


def _definition(definition: Definition, around: Mark) -> list[str]:
    mark = _own(definition.mark, around)
    term = marked(f"**{words(definition.term)}**", mark)
    return labelled_item(f"{term}:", blocks(definition.blocks, mark))


def labelled_item(label: str, content: list[str]) -> list[str]:
    """Return one list item: a label with what it stands for."""
    first, *rest = content or [""]
    return [f"- {label} {first}".rstrip(), *_below(rest, 2)]


# TABLES: Markdown has one header row and no cells that span, so names are put together


def _table(content: Table, mark: Mark) -> list[str]:
    names = _names(content)
    rows = _rows(content.rows, mark, len(names))
    own = _own(common_mark((content,)), mark)
    caption = [marked(f"**{words(content.caption)}**", own), ""] if content.caption else []
    legend = [*blocks(content.legend, mark), ""] if content.legend else []
    note = ["", *blocks(content.note, mark)] if content.note else []
    rule = [RULES[content.align(at)] for at in range(len(names))]
    return [*caption, *legend, _piped(names), _piped(rule), *map(_piped, rows), *note]


RULES = {Align.START: "---", Align.CENTRE: ":-:", Align.END: "--:"}


def _names(content: Table) -> list[str]:
    names: dict[int, list[str]] = {}
    for row in placed([row.cells for row in content.header]):
        for column, cell in row:
            for at in range(column, column + cell.columns):
                names.setdefault(at, []).append(_inline(cell.blocks, Mark.NONE))
    width = len(content.widths) or max(names, default=-1) + 1
    return [" ".join(names.get(at, ())) for at in range(width)]


def _rows(rows: tuple[Row, ...], around: Mark, width: int) -> list[list[str]]:
    made = []
    for row, cells in zip(rows, placed([row.cells for row in rows]), strict=True):
        mark = _own(row.mark, around)
        words_at = {column: _inline(cell.blocks, mark) for column, cell in cells}
        made.append([words_at.get(at, "") for at in range(width)])
    return made


def _inline(content: Blocks, mark: Mark) -> str:
    """Return what stands in a cell on one line."""
    return "<br>".join(line.strip() for line in blocks(content, mark) if line)


def _piped(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
