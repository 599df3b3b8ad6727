"""DOCX writer: blocks become lines; where a redline moves a number, both texts keep theirs."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    Aside,
    AsideKind,
    Definitions,
    EditorNote,
    Flowchart,
    Form,
    Image,
    InLanguage,
    List,
    ListStyle,
    Mark,
    Paragraph,
    Strong,
    Subheading,
    Table,
    Text,
    common_mark,
    number_of,
)
from policyloom.document.grid import letters_wide
from policyloom.document.walk import whole_mark, word_mark
from policyloom.writers.charts import drawn
from policyloom.writers.docx.forms import form_lines
from policyloom.writers.docx.levels import LIST_STYLES, MARK, ORDERED, STEP, scaled
from policyloom.writers.docx.lines import Para, held
from policyloom.writers.docx.pictures import Number, Shape, picture_run
from policyloom.writers.docx.scribe import Scribe, Setting, View, Views, views
from policyloom.writers.docx.tables import table_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policyloom.document import Block, Blocks, Definition, Inlines, Item
    from policyloom.writers.docx.lines import Line
    from policyloom.writers.docx.numbering import Lists


BODY = Setting().text
# Whatever stands before one of these is kept on its page.
LED = List | Table | Definitions | Image | Form


def block_lines(
    blocks: Blocks, at: Views, scribe: Scribe, mark: Mark = Mark.NONE
) -> Iterator[Line]:
    """Yield blocks as lines; ``mark`` is that of the row or note around them."""
    following = (*blocks[1:], None)[: len(blocks)]
    for place, (block, after) in enumerate(zip(blocks, following, strict=True)):
        at[0].shaken = _shaken(blocks[:place], at[0].setting)
        yield from _block(block, at, scribe, mark, leads=isinstance(after, LED))


def _shaken(before: Blocks, setting: Setting) -> bool:
    """Say whether the paragraph before comes or goes, with none that looks so staying above it."""
    changed = list(takewhile(lambda one: common_mark((one,)) is not Mark.NONE, reversed(before)))
    above = before[: len(before) - len(changed)]
    # The first paragraph of a numbered clause looks otherwise.
    stays = above if setting.text == BODY else above[1:]
    settled = bool(stays) and isinstance(stays[-1], Paragraph)
    return bool(changed) and isinstance(changed[0], Paragraph | Subheading) and not settled


def _block(block: Block, at: Views, scribe: Scribe, mark: Mark, *, leads: bool) -> Iterator[Line]:  # noqa: C901 one each
    """Yield one block as lines; ``leads`` says that it introduces what comes next."""
    match block:
        case Paragraph(inlines=inlines):
            own = block.mark if mark is Mark.NONE else mark
            yield paragraph_line(inlines, own, at, scribe, keep=leads)
        case Subheading():
            yield _subheading(block, mark, at, scribe)
        case List():
            yield from _list(block, at, scribe, mark)
        case Table():
            yield from table_lines(block, scribe, mark, block_lines)
        case Definitions(items=items):
            yield from _definitions(items, at, scribe, mark)
        case Image():
            yield from _image(block, scribe, mark)
        case Form():
            yield from form_lines(block, scribe, mark)
        case InLanguage(code=code, blocks=blocks):
            yield from block_lines(blocks, at, replace(scribe, language=code), mark)
        case Aside(kind=kind, blocks=blocks):
            yield from block_lines(blocks, views(ASIDES[kind]), scribe, mark)
        case Flowchart():
            yield from block_lines(drawn(block), at, scribe, mark)
        case EditorNote():
            yield from _note(block, scribe, mark)
        case _:
            assert_never(block)


def paragraph_line(
    inlines: Inlines, mark: Mark, at: Views, scribe: Scribe, *, keep: bool = False
) -> Para:
    """Return a paragraph with its shape in each text that has it."""
    mark = whole_mark(inlines, mark)
    shapes = [view.take() for view in at if view.hidden is not mark]
    if keep:
        shapes = [shape._replace(keep=True) for shape in shapes]
    content = scribe.runs(inlines, mark)
    return Para(shapes[0], content, mark, shapes[-1])


def _subheading(block: Subheading, around: Mark, at: Views, scribe: Scribe) -> Para:
    mark = whole_mark(block.inlines, block.mark if around is Mark.NONE else around)
    styles = [
        (_ranked(view.setting.subheading, block.rank), view.setting.heading_left)
        for view in at
        if view.hidden is not mark and view.setting.subheading
    ]
    shapes = [Shape(name, scribe.lists.direct(name, None), left=left) for name, left in styles]
    return Para(shapes[0], scribe.runs(block.inlines, mark), mark, shapes[-1])


def _ranked(style: str, rank: int) -> str:
    """Return the style of a heading so many ranks down; in tables and boxes there is one."""
    start = style.removesuffix(style[-1])
    return f"{start}{int(style[-1]) + rank - 1}" if start == "Heading" else style


ASIDES = {
    kind: Setting(text=style, subheading=style, margin=227, list_styles=False)
    for kind, style in (
        (AsideKind.DANGER, "CalloutDanger"),
        (AsideKind.IMPORTANT, "CalloutImportant"),
        (AsideKind.NOTE, "Callout"),
        (AsideKind.QUOTATION, "Quote"),
    )
}
NOTE = Setting(text="EditorNote", subheading="EditorNote", margin=227, list_styles=False)


def _note(note: EditorNote, scribe: Scribe, mark: Mark) -> Iterator[Line]:
    title = Paragraph((Strong((Text(note.title),)),), common_mark(note.blocks))
    at = views(NOTE)
    yield from block_lines((title, *note.blocks), at, scribe, mark)


# DEFINITIONS AND PICTURES


def _definitions(
    items: Sequence[Definition], at: Views, scribe: Scribe, around: Mark
) -> Iterator[Line]:
    """Yield terms; the first stands on the page of the second, and the last on that before it."""
    stay = {0, len(items) - 2} if len(items) > 1 else set()
    for place, item in enumerate(items):
        *lines, last = _definition(item, at, scribe, around)
        yield from (*lines, held(last) if place in stay else last)


def _definition(definition: Definition, at: Views, scribe: Scribe, around: Mark) -> Iterator[Line]:
    """Yield a term, and below it what it means."""
    mark = definition.mark if around is Mark.NONE else around
    new, old = (view.setting.margin for view in at)
    marked = whole_mark(definition.term, mark)
    yield Para(
        Shape("DefinedTerm", left=new or None, keep=True),
        scribe.runs(definition.term, marked),
        marked,
        Shape("DefinedTerm", left=old or None, keep=True),
    )
    inside = views(_meaning(new), _meaning(old))
    yield from block_lines(definition.blocks, inside, scribe, mark)


def _meaning(margin: int) -> Setting:
    left = margin + STEP
    return Setting(text="Definition", left=left if margin else None, margin=left)


def _image(image: Image, scribe: Scribe, around: Mark) -> Iterator[Line]:
    """Yield a picture, and below it the words about it."""
    mark = image.mark if around is Mark.NONE else around
    run = picture_run(image.asset, image.alt, scribe.width * image.width / 100, scribe.ledger)
    keep = bool(image.caption)
    here = "" if mark is Mark.DELETED else scribe.ledger.targets.get(image.anchor, "")
    drawn = scribe.ledger.named(here, scribe.ledger.tracked(mark, run))
    yield Para(Shape("Picture", keep=keep), drawn, mark)
    if image.caption:
        marked = whole_mark(image.caption, mark)
        yield Para(Shape("PictureCaption"), scribe.runs(image.caption, marked), marked)


# LISTS


def _list(block: List, at: Views, scribe: Scribe, mark: Mark) -> Iterator[Line]:
    lines = list(_items(block, at, scribe, mark))
    setting = at[0].setting
    yield from lines if setting.depth or not setting.list_styles else _ended(lines)


def _items(block: List, at: Views, scribe: Scribe, mark: Mark) -> Iterator[Line]:
    wider = _wider(block, scribe.size)
    for item, numbers in zip(block.items, _numbers(block, at, scribe, mark), strict=True):
        new, old = (
            _in_item(view, block.style, number, scribe.lists, wider)
            for view, number in zip(at, numbers, strict=True)
        )
        yield from block_lines(_after_number(item, block.style), (new, old), scribe, mark)


def _after_number(item: Item, style: ListStyle) -> Blocks:
    """Return what an item holds; one that begins with a list has its number on a line alone.

    That line stays where all words before the list come or go, and the list does not.
    """
    first, *rest = item.blocks
    if style in ORDERED and isinstance(first, List):
        return Paragraph((), mark=common_mark(item.blocks)), *item.blocks
    match first, rest, word_mark(item.blocks):
        case Paragraph(inlines, Mark.NONE), [List(), *_], Mark.NONE if style in ORDERED:
            if whole_mark(inlines, Mark.NONE) is not Mark.NONE:
                return Paragraph((*inlines, Text(""))), *rest
    return item.blocks


def _numbers(
    block: List, at: Views, scribe: Scribe, mark: Mark
) -> Iterable[tuple[Number | None, Number | None]]:
    """Return the number of each item in the new text, and in the old one."""
    if block.style is ListStyle.PLAIN:
        return [(None, None)] * len(block.items)
    return scribe.lists.items.numbers(block, at[0].setting.depth, mark, shaken=at[0].shaken)


def _ended(lines: list[Line]) -> list[Line]:
    """Return a list's lines with as much room below the last, in each text, as a paragraph has.

    Else what follows would seem to belong to the last item. No page ends after the first of
    several lines, or begins with the last.
    """
    for i in {0, len(lines) - 2} if len(lines) > 1 else ():
        lines[i] = held(lines[i])
    paras = [(i, line) for i, line in enumerate(lines) if isinstance(line, Para)]
    new = [i for i, line in paras if line.mark is not Mark.DELETED][-1:]
    old = [i for i, line in paras if line.mark is not Mark.INSERTED][-1:]
    for i, line in paras:
        if [i] == new == old:
            lines[i] = replace(line, shape=_last(line.shape), was=line.was and _last(line.was))
        elif [i] == new:
            was = _last(line.shape) if line.mark is Mark.INSERTED else line.was or line.shape
            lines[i] = replace(line, shape=_last(line.shape), was=was)
        elif [i] == old:
            lines[i] = _ended_once(line)
    return lines


def _ended_once(line: Para) -> Para:
    """Return the last paragraph of the old text: all of it goes, or another one now comes last."""
    if line.mark is Mark.DELETED:
        return replace(line, shape=_last(line.shape), was=line.was and _last(line.was))
    return replace(line, was=_last(line.was or line.shape))


def _last(shape: Shape) -> Shape:
    return shape._replace(after=AFTER_LIST)


def _wider(block: List, size: int) -> int:
    """Return how much more room than usual the widest number of a list needs before the words."""
    if block.style in HANGING or block.paragraphs:
        return 0
    numbers = range(block.start, block.start + len(block.items))
    widest = max((letters_wide(number_of(block, one)) for one in numbers), default=0)
    return max(0, round((widest + BEHIND) * scaled(LETTER, size)) - STEP)


def _in_item(
    view: View, style: ListStyle, number: Number | None, lists: Lists, wider: int
) -> View:
    """Return a text at the start of an item: its first paragraph has the bullet or number.

    Its words, and all that stands in it, begin ``wider`` from the margin than in other lists.
    """
    setting = view.setting
    depth = setting.depth + 1
    nth = LIST_STYLES[min(depth, len(LIST_STYLES)) - 1]
    own = setting.list_styles
    first = f"{STYLES.get(style, 'ListNumber')}{nth}" if own else setting.text
    text = f"ListContinue{nth}" if own else setting.text
    hanging = HANGING.get(style, STEP)
    # The styles say where a list of the plain text stands; anywhere else its paragraphs do.
    left = setting.margin + wider + (depth * STEP if own else (depth - 1) * STEP + hanging)
    moved = bool(setting.margin or wider) or depth > len(LIST_STYLES) or not own
    shape = Shape(
        first,
        lists.direct(first, number),
        left=left if moved else None,
        hanging=hanging + wider if moved else 0,
    )
    margin = setting.margin + wider
    inside = replace(setting, text=text, left=left if moved else None, depth=depth, margin=margin)
    return View(hidden=view.hidden, setting=inside, first=shape)


# What stands between a number and the words, in letters.
BEHIND = 0.5
# How wide a letter of the text is, in twentieths of a point.
LETTER = 120
# The room below a paragraph, in twentieths of a point.
AFTER_LIST = 160
STYLES = {
    ListStyle.BULLET: "ListBullet",
    ListStyle.DO: "ListBullet",
    ListStyle.DONT: "ListBullet",
    ListStyle.PLAIN: "List",
}
HANGING = {
    ListStyle.BULLET: MARK,
    ListStyle.DO: MARK,
    ListStyle.DONT: MARK,
    ListStyle.PLAIN: 0,
}
