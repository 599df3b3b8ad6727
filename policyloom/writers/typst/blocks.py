"""TYPST: blocks -> content: paragraphs, lists, definitions, pictures and notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from policyloom.document import (
    Aside,
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
    Subheading,
    Table,
    bullet,
    common_mark,
    counted,
    have_changes,
    item_number,
)
from policyloom.welsh import said
from policyloom.writers.charts import drawn
from policyloom.writers.fit import End, is_short, tail
from policyloom.writers.typst.forms import form
from policyloom.writers.typst.tables import table
from policyloom.writers.typst.words import (
    NONE,
    NOTHING,
    Code,
    barred,
    call,
    in_language,
    joined,
    mark_within,
    marked_words,
    number,
    string,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.document import Block, Blocks, Definition
    from policyloom.writers.typst.words import Page

LIST_INDENT, MEANING_INDENT, NOTE_INDENT = 1.85, 1.6, 1.2


def blocks(content: Blocks, page: Page) -> Code:
    """Return blocks as content, one after the other."""
    before, after = (None, *content), (*content[1:], None)
    inside = replace(page, ends=None)
    pieces = [(one,) for one in content]
    held = len(content) - (tail(pieces, page.room, page.ends) if page.ends else 0)
    last = len(content) + (page.ends is End.LEADS)
    return joined(
        _paragraph(
            block,
            page,
            keep=isinstance(below, List | Table) or held < at < last,
            headed=isinstance(above, Subheading),
        )
        if isinstance(block, Paragraph)
        else _block(block, inside if below else page)
        for at, (above, block, below) in enumerate(
            zip(before, content, after, strict=False), start=1
        )
    )


def labelled_blocks(content: Blocks, label: Code, page: Page) -> Code:
    """Return blocks whose first paragraph begins with a label such as ``1.1``.

    The label is added or removed with all the words that it stands for, not with its paragraph.
    """
    match content:
        case (Paragraph() as first, *rest):
            keep = bool(rest) and isinstance(rest[0], List | Table)
            opening = _paragraph(first, page, keep=keep, label=label)
            return joined((opening, blocks(tuple(rest), page)))
        case _:
            return joined((call("paragraph", label), blocks(content, page)))


def label_mark(content: Blocks) -> Mark:
    """Return the mark of the label before blocks."""
    return common_mark(content)


def _block(block: Block, page: Page) -> Code:  # noqa: C901, PLR0911 one each
    match block:
        case Paragraph():
            return _paragraph(block, page)
        case Subheading():
            return _subheading(block, page)
        case List():
            return _list(block, page)
        case Table():
            return table(block, page, blocks)
        case Definitions(items=items):
            return call("definitions", *_definitions(items, page))
        case Image():
            return _image(block, page)
        case Form():
            return form(block, page)
        case InLanguage():
            return in_language(block.code, blocks(block.blocks, page))
        case Aside():
            return _aside(block, page)
        case Flowchart():
            return blocks(drawn(block), page)
        case EditorNote():
            return _note(block, page)
        case _:
            assert_never(block)


def _paragraph(
    paragraph: Paragraph,
    page: Page,
    *,
    keep: bool = False,
    headed: bool = False,
    label: Code = NOTHING,
) -> Code:
    mark = mark_within(paragraph.mark, page)
    content = joined((label, marked_words(paragraph.inlines, mark, page)))
    if content == NOTHING:
        return NOTHING
    changed = mark is not Mark.NONE or have_changes(paragraph.inlines)
    return barred(
        call("paragraph", content, keep=keep, headed=keep and headed), page, changed=changed
    )


def _subheading(subheading: Subheading, page: Page) -> Code:
    mark = mark_within(subheading.mark, page)
    content = marked_words(subheading.inlines, mark, page)
    changed = mark is not Mark.NONE or have_changes(subheading.inlines)
    return call(
        "subheading",
        number(page.level + subheading.rank - 1),
        content,
        number(page.indent),
        changed=changed and not page.barred,
    )


def _aside(aside: Aside, page: Page) -> Code:
    inside = blocks(aside.blocks, replace(page, indent=page.indent + NOTE_INDENT))
    if aside.quotes:
        return call("quotation", inside)
    whole = Code("true" if is_short(aside.blocks, page.room) else "false")
    return call("callout", string(aside.kind.value), inside, whole=whole)


def _note(note: EditorNote, page: Page) -> Code:
    inside = replace(page, indent=page.indent + NOTE_INDENT)
    return call(
        "note",
        string(note.title),
        blocks(note.blocks, inside),
        whole=Code("true" if is_short(note.blocks, page.room) else "false"),
    )


# LISTS

# What the tick and the cross of a list say to those who cannot see them.
POLAR = {ListStyle.DO: ("do.svg", "Do"), ListStyle.DONT: ("dont.svg", "Do not")}


def _list(content: List, page: Page) -> Code:
    indent = 0 if content.style is ListStyle.PLAIN else LIST_INDENT
    inside = replace(page, indent=page.indent + indent, depth=page.depth + 1, ends=None)
    pieces = [item.blocks for item in content.items]
    held = page.ends is not None and number(max(2, tail(pieces, page.room, page.ends)))
    leads = page.ends is End.LEADS
    items = [joined(_block(block, inside) for block in item.blocks) for item in content.items]
    inner = Code("true" if page.depth else "false")
    match content.style:
        case ListStyle.BULLET:
            return call(
                "bullets",
                call("mark-box", string(bullet(page.depth))),
                inner,
                *items,
                tail=held,
                leads=leads,
            )
        case ListStyle.PLAIN:
            return call("plain-list", inner, *items, tail=held, leads=leads)
        case ListStyle.DO | ListStyle.DONT:
            name, meaning = POLAR[content.style]
            sign = call("drawn-mark", string(name), string(said(meaning, page.language)))
            return call("bullets", sign, inner, *items, tail=held, leads=leads)
        case ListStyle.DECIMAL | ListStyle.ALPHA | ListStyle.ROMAN:
            numbered = _numbered(content, items)
            shape = item_number(content.style, 1, content.enclosure)
            start = content.start != 1 and number(content.start)
            more = {"prefix": string(content.prefix)} if content.prefix else {}
            return call(
                "ordered",
                string(shape),
                inner,
                *numbered,
                start=start,
                tail=held,
                leads=leads,
                **more,
            )
        case _:
            assert_never(content.style)


def _numbered(content: List, items: list[Code]) -> list[Code]:
    """Give items their numbers where some are removed, which have those of the old text."""
    counts = list(counted(content))
    if all(mark is Mark.NONE for _, mark, _ in counts):
        return items
    return [
        call("numbered-item", number(place), item)
        for (place, _, _), item in zip(counts, items, strict=True)
    ]


# DEFINITIONS AND PICTURES


def _definitions(items: Sequence[Definition], page: Page) -> Iterator[Code]:
    """Yield terms; the first stands on the sheet of the second, and the last on that before it."""
    held = {0, len(items) - 2} if len(items) > 1 else set()
    for at, item in enumerate(items):
        yield _definition(item, page, sticky=at in held)


def _definition(definition: Definition, page: Page, *, sticky: bool) -> Code:
    mark = mark_within(definition.mark, page)
    changed = mark is not Mark.NONE or have_changes(definition.term)
    term = barred(marked_words(definition.term, mark, page), page, changed=changed)
    inside = replace(page, mark=mark, indent=page.indent + MEANING_INDENT)
    whole = Code("false") if not is_short(definition.blocks, page.room) else False
    return call("definition", term, blocks(definition.blocks, inside), whole=whole, sticky=sticky)


def _image(image: Image, page: Page) -> Code:
    mark = mark_within(image.mark, page)
    caption = marked_words(image.caption, mark, page)
    drawn = call(
        "picture",
        string(page.pictures[image.asset.data]),
        string(image.alt),
        Code(f"{image.width:g}%"),
        caption if caption != NOTHING else NONE,
        mark=_picture_mark(mark),
    )
    if image.anchor in page.targets and mark is not Mark.DELETED:
        drawn = call("named", string(page.targets[image.anchor]), drawn)
    return barred(drawn, page, changed=mark is not Mark.NONE or have_changes(image.caption))


def _picture_mark(mark: Mark) -> Code | bool:
    match mark:
        case Mark.NONE:
            return False
        case Mark.INSERTED:
            return Code("picture-added")
        case Mark.DELETED:
            return Code("picture-removed")
        case _:
            assert_never(mark)
