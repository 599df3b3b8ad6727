"""Edits of generated documents: what comes, goes, moves and reads otherwise between editions."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from policyloom.document import (
    Aside,
    Cell,
    Concept,
    Definition,
    Definitions,
    Document,
    EditorNote,
    Emphasis,
    Flowchart,
    Form,
    FormGroup,
    FormStatement,
    FormTicks,
    Image,
    InLanguage,
    Item,
    Link,
    List,
    ListStyle,
    Look,
    Mark,
    Numbering,
    Paragraph,
    SectionKind,
    Strong,
    Subheading,
    Table,
    Text,
    deep,
    own_words,
    plain,
)
from policyloom.document.grid import without_columns
from policyloom.resolve.paragraphs import with_numbered_paragraphs
from policyloom.source import ParagraphNumbers
from tests.generated import (
    COLUMNS,
    TOKENS,
    URLS,
    a_block,
    a_control_row,
    a_document,
    a_form_row,
    a_list_item,
    a_picture,
    a_provision,
    a_row,
    a_section,
    a_table,
    a_text,
    a_tick_box,
    an_inline,
    blocks,
    chart_of,
    numbered,
    some_definitions,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from policyloom.document import (
        Block,
        Blocks,
        ControlRow,
        FormRow,
        Inline,
        Inlines,
        Provision,
        Row,
        Section,
    )


T = TypeVar("T")
STRAPLINES = ("", "Higher every day", "Kind hearts")
BODIES = ("Hollin Bank Primary School", "Wren Hill Nursery")


seeds = st.integers(0, 2**32 - 1)
"""What pairs are made from: a number is told in a line when a law does not hold for its pair."""


def pair_of(seed: int) -> tuple[Document, Document]:
    """Return the pair of documents that a number stands for."""
    return a_pair(Random(seed))  # noqa: S311 - no secret


def a_pair(r: Random) -> tuple[Document, Document]:
    """Return a document and what a few edits make of it."""
    old = a_document(r)
    new = old
    for _ in range(r.randint(1, 8)):
        new = edited(r, new)
    return with_paragraphs(r, old, numbered(new))


def with_paragraphs(r: Random, *pair: Document) -> tuple[Document, Document]:
    """Return two documents with the paragraphs of some sections numbered, in both alike.

    Where paragraphs get or lose their numbers the redline has no old numbers, and says so.
    """
    keys = {section.key: None for one in pair for section in one.sections}
    ways = {key: r.choice((NONE, NONE, *ParagraphNumbers)) for key in keys}
    old, new = (
        replace(
            one,
            sections=with_numbered_paragraphs(
                one.sections, [ways[section.key] for section in one.sections]
            ),
        )
        for one in pair
    )
    return old, new


NONE = ParagraphNumbers.NONE


def edited(r: Random, document: Document) -> Document:
    """Return a document with one edit."""
    edits: tuple[Callable[[Random, Document], Document], ...] = (
        *(with_section_edited,) * 5,
        with_clause_moved,
        with_sections_edited,
        with_front_edited,
        with_word_changed,
        with_numbering_changed,
    )
    return r.choice(edits)(r, document)


def with_front_edited(r: Random, document: Document) -> Document:
    """Return a document with an edit before its first section."""
    match r.randint(0, 4):
        case 4:
            look = Look(
                strapline=r.choice(STRAPLINES),
                control_layout=r.choice(("table", "table", "lines")),
                control_place=r.choice(("front", "front", "end")),
            )
            return replace(document, look=look)
        case 0:
            return replace(document, title=edited_line(r, document.title, 0) or document.title)
        case 1:
            return replace(document, control=edited_control(r, document.control))
        case 2:
            return replace(document, notices=edited_blocks(r, document.notices, 1))
        case _:
            return replace(document, body_name=r.choice(BODIES))


def with_sections_edited(r: Random, document: Document) -> Document:
    """Return a document with one section that came, went, moved or has another title."""
    return replace(document, sections=edited_sections(r, document.sections) or document.sections)


def with_numbering_changed(r: Random, document: Document) -> Document:
    """Return a document of which the clauses of one section are numbered in another way."""
    place = r.randrange(len(document.sections))
    ways = (Numbering.NONE, Numbering.DECIMAL_PAIR, Numbering.ROMAN)
    sections = tuple(
        replace(section, provision_numbering=r.choice(ways)) if i == place else section
        for i, section in enumerate(document.sections)
    )
    return replace(document, sections=sections)


def with_word_changed(r: Random, document: Document) -> Document:
    """Return a document in which one token reads otherwise wherever it stands."""
    kind, key, values = r.choice(TOKENS)
    value = r.choice(values)

    def changed(item: object) -> object:
        match item:
            case Text(concept=Concept(kind=found, key=name)) if (found, name) == (kind, key):
                return replace(item, value=value)
            case tuple():
                return tuple(map(changed, item))
            case _ if is_dataclass(item) and not isinstance(item, type | Concept):
                return replace(
                    item,
                    **{field.name: changed(getattr(item, field.name)) for field in fields(item)},
                )
            case _:
                return item

    made = changed(document)
    assert isinstance(made, Document)
    return made


def edited_control(r: Random, control: tuple[ControlRow, ...]) -> tuple[ControlRow, ...]:
    """Return other control rows: one that came, went, changed places or reads otherwise."""

    def change(row: ControlRow) -> ControlRow:
        return replace(row, blocks=edited_blocks(r, row.blocks, 0) or row.blocks)

    return _changed(r, control, lambda: a_control_row(r, "scope"), change, lambda r: r.key)


def edited_sections(r: Random, found: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return other sections: one that came, went, changed places or has another title."""

    def change(section: Section) -> Section:
        title = edited_line(r, section.title, 0) or section.title
        match r.randint(0, 3):
            case 0:
                return replace(section, short_title=title)
            case 1:
                kind = r.choice((SectionKind.BODY, SectionKind.APPENDIX))
                return replace(section, kind=kind)
            case _:
                return replace(section, title=title, short_title=title)

    return _changed(r, found, lambda: a_section(r, "part-new"), change, lambda s: s.key)


def with_section_edited(r: Random, document: Document) -> Document:
    """Return a document with the clauses of one section edited."""
    if not document.sections:
        return document
    at = r.randint(0, len(document.sections) - 1)
    section = document.sections[at]
    name = f"{section.key}/clause-new"

    def change(provision: Provision) -> Provision:
        return edited_provision(r, provision)

    made = _changed(
        r, section.provisions, lambda: a_provision(r, name), change, lambda p: p.identity
    )
    return replace(
        document, sections=_with(document.sections, at, replace(section, provisions=made))
    )


def edited_provision(r: Random, provision: Provision) -> Provision:
    """Return a provision with another heading, other blocks, or a text of the body's own."""
    match r.randint(0, 5):
        case 0:
            heading = edited_line(r, provision.heading, 0)
            # A heading of no words is none.
            return replace(provision, heading=heading if plain(heading) else ())
        case 1:
            return replace(
                provision,
                clause=f"local/{provision.identity}",
                replaces=provision.identity,
                blocks=blocks(r),
            )
        case _:
            blocks_now = edited_blocks(r, provision.blocks, 2)
            return replace(provision, blocks=blocks_now or provision.blocks)


def with_clause_moved(r: Random, document: Document) -> Document:
    """Return a document with a clause moved to the end of a section."""
    places = [(i, j) for i, s in enumerate(document.sections) for j, _ in enumerate(s.provisions)]
    if not places:
        return document
    i, j = r.choice(places)
    to = r.randint(0, len(document.sections) - 1)
    clause = document.sections[i].provisions[j]
    left = [list(section.provisions) for section in document.sections]
    del left[i][j]
    left[to].insert(r.randint(0, len(left[to])), clause)
    return replace(
        document,
        sections=tuple(
            replace(section, provisions=tuple(found))
            for section, found in zip(document.sections, left, strict=True)
        ),
    )


def _with(found: tuple[T, ...], at: int, item: T) -> tuple[T, ...]:
    return (*found[:at], item, *found[at + 1 :])


def _changed(
    r: Random,
    found: tuple[T, ...],
    make: Callable[[], T],
    change: Callable[[T], T],
    name: Callable[[T], str] | None = None,
) -> tuple[T, ...]:
    """Return items of which one came, went, changed places or was changed."""
    which = r.randint(0, 7)
    if which == 0 or not found:
        new = make()
        if name and name(new) in {name(item) for item in found}:
            return found
        at = r.randint(0, len(found))
        return (*found[:at], new, *found[at:])
    at = r.randint(0, len(found) - 1)
    rest = (*found[:at], *found[at + 1 :])
    if which == 1:
        return rest
    if which == 2:
        to = r.randint(0, len(rest))
        return (*rest[:to], found[at], *rest[to:])
    return _with(found, at, change(found[at]))


def edited_line(r: Random, line: Inlines, depth: int = 1) -> Inlines:
    """Return a line in which words came, went, changed places or read otherwise."""

    def change(item: Inline) -> Inline:
        return edited_inline(r, item)

    return _changed(r, line, lambda: an_inline(r, depth), change)


def edited_inline(r: Random, item: Inline) -> Inline:
    """Return other words in place of some, or something else round them."""
    match item:
        case Text(concept=Concept(kind=kind, key=key)):
            values = next(values for *name, values in TOKENS if name == [kind, key])
            return replace(item, value=r.choice(values))
        case Text(value=value):
            words = _changed(r, tuple(value.split(" ")), lambda: "pens", str.upper)
            made: tuple[Inline, ...] = (Text(" ".join(words)), Strong((item,)))
            return r.choice(made)
        case Link():
            return replace(item, url=r.choice(URLS))
        case Strong() | Emphasis():
            bare: tuple[Inline, ...] = (*item.inlines, Emphasis(item.inlines))
            return r.choice(bare)
        case _:
            return a_text(r)


def edited_blocks(r: Random, found: Blocks, depth: int) -> Blocks:
    """Return blocks of which one came, went, changed places or was changed."""

    def change(item: Block) -> Block:
        return edited_block(r, item)

    return _changed(r, found, lambda: a_block(r, depth), change)


def edited_block(r: Random, item: Block) -> Block:  # noqa: C901, PLR0911 - one for each kind
    """Return a block with an edit somewhere in it, or of another kind with the same words."""
    match item:
        case Paragraph(inlines=words):
            same: Sequence[Block] = (
                List(style=ListStyle.BULLET, items=(Item((item,)),)),
                Paragraph(edited_line(r, words) or words),
                Paragraph(edited_line(r, words) or words),
            )
            return r.choice(same)
        case Subheading(inlines=words):
            return Subheading(edited_line(r, words) or words)
        case List(items=items):
            return replace(item, items=edited_items(r, items) or items)
        case Flowchart(steps=steps):
            other = edited_blocks(r, steps, 0) or steps
            if len(other) == 1 and r.randint(0, 2) == 0:
                return other[0]
            return replace(item, chart=chart_of(other), steps=other)
        case EditorNote(blocks=inner):
            return EditorNote(edited_blocks(r, inner, 0) or inner)
        case InLanguage(blocks=inner) | Aside(blocks=inner):
            return replace(item, blocks=edited_blocks(r, inner, 0) or inner)
        case Definitions(items=terms):
            return Definitions(edited_terms(r, terms) or terms)
        case Image():
            return replace(a_picture(r), caption=edited_line(r, item.caption))
        case Form():
            return edited_form(r, item)
        case Table():
            return edited_table(r, item)


def edited_items(r: Random, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return other list items."""

    def change(item: Item) -> Item:
        first, *rest = item.blocks
        if rest and r.randint(0, 1) == 1:
            return Item((first, *edited_blocks(r, tuple(rest), 0)))
        return Item((edited_block(r, first), *rest))

    return _changed(r, items, lambda: a_list_item(r, 1), change)


def edited_terms(r: Random, terms: tuple[Definition, ...]) -> tuple[Definition, ...]:
    """Return other definitions."""

    def change(term: Definition) -> Definition:
        if r.randint(0, 1) == 1:
            return replace(term, term=edited_line(r, term.term) or term.term)
        return replace(term, blocks=edited_blocks(r, term.blocks, 0) or term.blocks)

    return _changed(r, terms, lambda: some_definitions(r).items[0], change)


def edited_form(r: Random, form: Form) -> Form:
    """Return another form under the same key."""

    def change(row: FormRow) -> FormRow:
        match row:
            case FormGroup(title=title):
                return replace(row, title=edited_line(r, title) or title)
            case FormStatement(inlines=words):
                return replace(row, inlines=edited_line(r, words) or words)
            case FormTicks(options=options) if r.randint(0, 1) == 1:
                boxes = _changed(r, options, lambda: a_tick_box(r, 9), lambda o: o)
                return replace(row, options=boxes or options)
            case _:
                return replace(row, label=edited_line(r, row.label) or row.label)

    made = _changed(r, form.rows, lambda: a_form_row(r, "field-new"), change)
    return replace(form, rows=made or form.rows)


def edited_table(r: Random, table: Table) -> Table:
    """Return a table with another caption, header or rows."""

    def change(row: Row) -> Row:
        cells_now = _changed_cells(r, row.cells)
        return replace(row, cells=cells_now)

    # What is generated anew has three columns.
    match r.randint(0, 7) if len(table.widths) == len(COLUMNS) else 0:
        case 7 if table.columns:
            return _without_a_column(table, r.randint(0, len(COLUMNS) - 1))
        case 6:
            return replace(table, description=r.choice(("A table of things.", "Another table.")))
        case 0:
            return replace(table, caption=edited_line(r, table.caption) or table.caption)
        case 1:
            return replace(table, header=a_table(r).header)
        case 2:
            return replace(table, header=tuple(change(row) for row in table.header))
        case _:
            return replace(
                table, rows=_changed(r, table.rows, lambda: a_row(r, "row:new"), change)
            )


def _without_a_column(table: Table, place: int) -> Table:
    """Return a table without a column; none is without any words, as each has a heading."""
    columns = list(table.columns)
    columns[place] = replace(columns[place], mark=Mark.DELETED)
    made = without_columns(replace(table, columns=tuple(columns)), Mark.DELETED)
    return made if _words(made) != _words(table) else table


def _words(table: Table) -> list[str]:
    return [plain(line) for part in deep((table,)) for line in own_words(part)]


def _changed_cells(r: Random, found: tuple[Cell, ...]) -> tuple[Cell, ...]:
    at = r.randint(0, len(found) - 1)
    made = replace(found[at], blocks=edited_blocks(r, found[at].blocks, 0))
    return _with(found, at, made)
