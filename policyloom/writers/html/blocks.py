"""HTML writer: blocks become paragraphs, lists, definitions, pictures and notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from markupsafe import Markup

from policyloom.document import (
    Aside,
    Definitions,
    EditorNote,
    Enclosure,
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
    common_mark,
    counted,
    have_changes,
    number_of,
)
from policyloom.welsh import said
from policyloom.writers.charts import drawn
from policyloom.writers.html.forms import form
from policyloom.writers.html.tables import table
from policyloom.writers.html.words import (
    Medium,
    class_of,
    hidden,
    mark_within,
    marked,
    picture_address,
    words,
)

if TYPE_CHECKING:
    from policyloom.document import Block, Blocks, Definition, Inlines, Item
    from policyloom.writers.html.words import Page


def blocks(content: Blocks, page: Page) -> Markup:
    """Return blocks as HTML, one after the other."""
    return Markup("\n").join(_block(block, page) for block in content)


def labelled_blocks(content: Blocks, label: str, page: Page) -> Markup:
    """Return blocks whose first paragraph begins with a label such as ``1.1``.

    The label is added or removed with all the words that it stands for, not with its paragraph.
    """
    start = marked(_label(label), common_mark(content), page)
    match content:
        case (Paragraph() as first, *rest):
            opening = _paragraph(first, page, start)
            return Markup("\n").join((opening, *(_block(block, page) for block in rest)))
        case _:
            return Markup("<p>{}</p>\n{}").format(start, blocks(content, page))


def heading_words(label: str, title: Inlines, mark: Mark, page: Page) -> Markup:
    """Return a heading's label and words, marked when the whole heading was added or removed."""
    start = Markup("{} ").format(_label(label)) if label else Markup()
    return marked(start + words(title, page), mark, page)


def _label(label: str) -> Markup:
    return Markup('<span class="label">{}</span>').format(label)


def _block(block: Block, page: Page) -> Markup:  # noqa: C901, PLR0911 one each
    match block:
        case Paragraph():
            return _paragraph(block, page)
        case Subheading():
            return _subheading(block, page)
        case List():
            return _list(block, page)
        case Table():
            return table(block, page, blocks)
        case Definitions():
            return _definitions(block, page)
        case Image():
            return _image(block, page)
        case Form():
            return form(block, page)
        case InLanguage():
            return Markup('<div lang="{}">\n{}\n</div>').format(
                block.code, blocks(block.blocks, page)
            )
        case Aside():
            return _aside(block, page)
        case Flowchart():
            return blocks(drawn(block), page)
        case EditorNote():
            return _note(block, page)
        case _:
            assert_never(block)


def _paragraph(paragraph: Paragraph, page: Page, label: Markup | None = None) -> Markup:
    mark = mark_within(paragraph.mark, page)
    content = marked(words(paragraph.inlines, page), mark, page)
    if label:
        content = Markup("{} {}").format(label, content)
    changed = mark is not Mark.NONE or have_changes(paragraph.inlines)
    return Markup("<p{}>{}</p>").format(class_of(changed=changed), content)


def _subheading(subheading: Subheading, page: Page) -> Markup:
    mark = mark_within(subheading.mark, page)
    content = marked(words(subheading.inlines, page), mark, page)
    changed = mark is not Mark.NONE or have_changes(subheading.inlines)
    level = page.level + subheading.rank - 1
    return Markup("<h{0}{1}>{2}</h{0}>").format(level, class_of(changed=changed), content)


def _aside(aside: Aside, page: Page) -> Markup:
    inside = blocks(aside.blocks, page)
    if aside.quotes:
        return Markup("<blockquote>\n{}\n</blockquote>").format(inside)
    return Markup('<div class="callout {}" role="note">\n{}\n</div>').format(
        aside.kind.value, inside
    )


def _note(note: EditorNote, page: Page) -> Markup:
    mark = mark_within(common_mark(note.blocks), page)
    title = marked(Markup("<strong>{}</strong>").format(note.title), mark, page)
    return Markup('<div class="note" role="note">\n<p>{}</p>\n{}</div>').format(
        title, blocks(note.blocks, page)
    )


# LISTS

UNORDERED = {
    ListStyle.BULLET: Markup("<ul>"),
    ListStyle.PLAIN: Markup('<ul class="plain">'),
    ListStyle.DO: Markup('<ul class="do">'),
    ListStyle.DONT: Markup('<ul class="dont">'),
}
ORDERED = {
    ListStyle.DECIMAL: Markup(""),
    ListStyle.ALPHA: Markup(' type="a"'),
    ListStyle.ROMAN: Markup(' type="i"'),
}
# After z, browsers count aa, ab where Word counts aa, bb.
MOST_LETTERS = 26
# What the tick and the cross of a list say to those who cannot see them.
POLARITY = {ListStyle.DO: "Do", ListStyle.DONT: "Do not"}


def _list(content: List, page: Page) -> Markup:
    counts = list(counted(content))
    recounted = content.style in ORDERED and any(mark is not Mark.NONE for _, mark, _ in counts)
    items = Markup("\n").join(
        _item(item, content, (number, mark), page, recounted=recounted)
        for number, mark, item in counts
    )
    if content.style in UNORDERED:
        return Markup("{}\n{}\n</ul>").format(UNORDERED[content.style], items)
    return Markup("<ol{}{}{}{}>\n{}\n</ol>").format(
        ORDERED[content.style],
        class_of(
            *(() if content.enclosure is Enclosure.DOT else (content.enclosure.value,)),
            *(("paragraphs",) if content.paragraphs else ()),
        ),
        Markup(' start="{}"').format(content.start) if content.start != 1 else "",
        _counter(content.start - 1, page) if content.start != 1 else "",
        items,
    )


def _counter(number: int, page: Page) -> Markup:
    """Return what makes sheets go on from a number, as browsers do by the attribute beside it."""
    if page.medium is not Medium.PAGED:
        return Markup()
    return Markup(' style="counter-reset: list-item {}"').format(number)


def _item(
    item: Item, of: List, counted_as: tuple[int, Mark], page: Page, *, recounted: bool
) -> Markup:
    place, mark = counted_as
    meaning = said(POLARITY.get(of.style, ""), page.language)
    inside = blocks(item.blocks, page)
    if of.prefix or (of.style is ListStyle.ALPHA and place > MOST_LETTERS):
        return Markup('<li style="list-style-type: &quot;{} &quot;">{}</li>').format(
            number_of(of, place, mark), inside
        )
    if recounted:
        return Markup('<li value="{}"{}>{}</li>').format(place, _counter(place - 1, page), inside)
    if not meaning:
        return Markup("<li>{}</li>").format(inside)
    if page.medium is Medium.PAGED:
        # Goes to the tag of the tick or cross.
        return Markup('<li data-alt="{}">{}</li>').format(meaning, inside)
    return Markup("<li>{}{}</li>").format(hidden(f"{meaning}: "), inside)


# DEFINITIONS AND PICTURES


def _definitions(definitions: Definitions, page: Page) -> Markup:
    items = Markup("\n").join(_definition(item, page) for item in definitions.items)
    return Markup("<dl>\n{}\n</dl>").format(items)


def _definition(definition: Definition, page: Page) -> Markup:
    inside = replace(page, mark=mark_within(definition.mark, page))
    changed = inside.mark is not Mark.NONE or have_changes(definition.term)
    return Markup('<div class="definition"><dt{}><dfn>{}</dfn></dt><dd>{}</dd></div>').format(
        class_of(changed=changed),
        marked(words(definition.term, page), inside.mark, page),
        blocks(definition.blocks, inside),
    )


def _image(image: Image, page: Page) -> Markup:
    mark = mark_within(image.mark, page)
    picture = Markup('<img src="{}" alt="{}">').format(picture_address(image.asset), image.alt)
    caption = marked(words(image.caption, page), mark, page)
    changed = mark is not Mark.NONE or have_changes(image.caption)
    named = image.anchor and image.anchor in page.targets
    stands = named and mark is not Mark.DELETED
    place = Markup(' id="{}"').format(page.targets[image.anchor]) if stands else Markup()
    return Markup('<figure{}{} style="width: {}%">{}{}</figure>').format(
        place,
        class_of("picture", changed=changed),
        image.width,
        marked(picture, mark, page),
        Markup("<figcaption>{}</figcaption>").format(caption) if caption else "",
    )
