"""Documents with every kind of block in them, for property tests of comparisons."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from policyloom.document import (
    NUMERALS,
    OFFICE_WORDS,
    Align,
    Aside,
    AsideKind,
    Asset,
    Block,
    Box,
    Cell,
    Chart,
    Column,
    Concept,
    ControlRow,
    Definition,
    Definitions,
    Document,
    EditorNote,
    Emphasis,
    Enclosure,
    FieldKind,
    Flowchart,
    Form,
    FormField,
    FormGroup,
    FormRow,
    FormSignature,
    FormStatement,
    FormTicks,
    Image,
    InLanguage,
    Inline,
    Item,
    Language,
    Link,
    List,
    ListStyle,
    Look,
    Numbering,
    Paragraph,
    Provision,
    Reference,
    Row,
    Section,
    SectionKind,
    Shade,
    Status,
    Strong,
    Subheading,
    Table,
    Text,
    TickOption,
    Unfilled,
    Way,
    deep,
    letters,
    own_words,
    runs,
)

if TYPE_CHECKING:
    from random import Random

    from policyloom.document import Blocks, Inlines


T = TypeVar("T")

# Few words, so that edits of a line often leave it like what it was.
WORDS = ("bags", "phones", "stay", "in", "the", "hall", "until", "lunch", "and", "keys", "ŵyl")
ENDS = (".", ",", ";", " –", "’s", " ", "  ")
TOKENS = (
    ("term", "organisation/attributive", ("the school", "the Trust", "school")),
    ("term", "parent/plural", ("parents and carers", "families")),
    ("role", "head", ("the Headteacher", "the Principal")),
    ("duty", "must", ("must", "will", "should")),
    ("duty", "must not", ("must not", "will not")),
    ("people", "staff, governors", ("staff and governors", "staff, governors and trustees")),
    ("setting", "lockers", ("some", "every pupil")),
    ("policy", "behaviour", ("Behaviour policy", "Conduct policy")),
    ("citation", "phones@2024#bags", ("paragraphs 12 to 14", "paragraph 15")),
    ("citation", "phones@2025", ("Phones and pupils 2025", "Phones and pupils 2024")),
    ("clause", "kites/use", ("1.1", "2.1")),
    ("local", "opening", ("8.30am to 4pm", "9am to 3pm")),
)
URLS = ("https://example.org/a", "https://example.org/b", "mailto:office@example.org")


# WORDS


def a_text(r: Random) -> Inline:
    """Return a few plain words, or the words of a token."""
    if r.randint(0, 3) == 0:
        kind, key, values = r.choice(TOKENS)
        return Text(r.choice(values), Concept(kind=kind, key=key))
    words = [r.choice(WORDS) for _ in range(r.randint(1, 4))]
    between = "\n" if r.randint(0, 9) == 0 else " "
    return Text(between.join(words) + r.choice(ENDS))


def inlines(r: Random, most: int = 4, depth: int = 2) -> Inlines:
    """Return a line of words, some with something round them."""
    return tuple(an_inline(r, depth) for _ in range(r.randint(1, most)))


def an_inline(r: Random, depth: int) -> Inline:
    """Return words, perhaps with something round them."""
    which = r.randint(0, 9)
    if which == 0:
        return Unfilled(r.choice(("day", "place")))
    if which <= 6 or depth == 0:
        return a_text(r)
    bare = tuple(a_text(r) for _ in range(r.randint(1, 2)))
    # A link never stands in a link.
    wrapped: tuple[Inline, ...] = (
        Strong(inlines(r, 2, depth - 1)),
        Emphasis(inlines(r, 2, depth - 1)),
        Language(inlines(r, 2, depth - 1), "cy"),
        Link((Strong(bare),), URLS[0]),
        _reference(r),
        *(Link(bare, url) for url in URLS),
    )
    return r.choice(wrapped)


def _reference(r: Random) -> Reference:
    """Return a reference to a clause, by a number that may be another one elsewhere."""
    number = r.choice(("1.1", "2.1"))
    concept = Concept(kind="clause", key="kites/use")
    return Reference((Text("paragraph "), Text(number, concept)), "kites/use", number)


def maybe(r: Random, item: tuple[T, ...]) -> tuple[T, ...]:
    """Return the items, or none."""
    return item if r.randint(0, 1) else ()


# BLOCKS


def a_paragraph(r: Random) -> Paragraph:
    """Return a paragraph."""
    return Paragraph(inlines(r))


def a_list(r: Random, depth: int = 2) -> List:
    """Return a list, perhaps with lists in it."""
    items = tuple(a_list_item(r, depth) for _ in range(r.randint(1, 3)))
    style = r.choice(tuple(ListStyle))
    if style not in NUMERALS:
        return List(style=style, items=items)
    enclosure = r.choice(tuple(Enclosure))
    return List(style=style, items=items, start=r.choice((1, 1, 3, 26)), enclosure=enclosure)


def a_list_item(r: Random, depth: int) -> Item:
    """Return a list item of a paragraph, perhaps with a list below."""
    nested = (a_list(r, depth - 1),) if depth and r.randint(0, 3) == 0 else ()
    return Item((a_paragraph(r), *nested))


def a_cell(r: Random, columns: int = 1, rows: int = 1) -> Cell:
    """Return a cell of a paragraph or more; it may be empty."""
    count = r.choice((1, 1, 1, 2, 0))
    shade = r.choice((Shade.NONE, Shade.NONE, Shade.STRONG))
    made = tuple(a_paragraph(r) for _ in range(count))
    return Cell(blocks=made, columns=columns, rows=rows, shade=shade)


def a_row(r: Random, name: str) -> Row:
    """Return a row of three columns, two of which may be one cell."""
    spans = r.choice(((1, 1, 1), (1, 1, 1), (2, 1), (1, 2), (3,)))
    return Row(cells=tuple(a_cell(r, columns=span) for span in spans), key=name)


def a_table(r: Random) -> Table:
    """Return a table with a header of one row or of two that share a cell."""
    header: tuple[Row, ...] = (Row(cells=_headers(tuple(a_cell(r) for _ in range(3)))),)
    if r.randint(0, 1) == 1:
        first = (a_cell(r, rows=2), a_cell(r, columns=2))
        second = (a_cell(r), a_cell(r))
        header = (Row(cells=_headers(first)), Row(cells=_headers(second)))
    named = r.randint(0, 1) == 1
    count = r.randint(0, 3)
    return Table(
        key=r.choice(("accounts", "rooms")),
        caption=maybe(r, inlines(r, 2, 0)),
        description=r.choice(("A table of things.", "")),
        widths=(40, 30, 30),
        header=header,
        rows=tuple(a_row(r, f"row:{i}" if named else "") for i in range(count)),
        columns=r.choice(((), COLUMNS)),
        legend=tuple(a_paragraph(r) for _ in range(r.choice((0, 0, 1)))),
        note=tuple(a_paragraph(r) for _ in range(r.choice((0, 0, 2)))),
        landscape=r.choice((False, False, True)),
    )


COLUMNS = (
    Column(key="what"),
    Column(key="price", align=Align.END, weighs="substantive"),
    Column(key="who", align=Align.CENTRE, weighs="editorial"),
)


def _headers(found: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(replace(cell, header=True) for cell in found)


def some_definitions(r: Random) -> Definitions:
    """Return a list of defined terms."""
    return Definitions(
        tuple(
            Definition(term=inlines(r, 1, 0), blocks=tuple(blocks(r, 2, 0)))
            for _ in range(r.randint(1, 3))
        )
    )


def a_picture(r: Random) -> Image:
    """Return a picture."""
    asset = Asset("kite.png", "image/png", r.choice((KITE, GREY)))
    return Image(
        key="kite",
        asset=asset,
        alt=r.choice(("A kite", "A red kite")),
        width=r.choice((60, 80)),
        caption=maybe(r, inlines(r, 2, 0)),
    )


def a_form(r: Random) -> Form:
    """Return a form."""
    count = r.randint(1, 4)
    made = tuple(a_form_row(r, f"field-{i}") for i in range(count))
    return Form(key=f"form-{r.randint(0, 10**9)}", title=inlines(r, 1, 0), rows=made)


def a_form_row(r: Random, name: str) -> FormRow:
    """Return a row of a form."""
    words, more = inlines(r, 2, 0), maybe(r, inlines(r, 2, 0))
    which = r.randint(0, 4)
    if which == 0:
        title = r.choice((words, words, (Text(OFFICE_WORDS),)))
        return FormGroup(title=title, office=r.randint(0, 1) == 1)
    if which == 1:
        return FormStatement(inlines=words)
    if which == 2:
        return FormSignature(key=name, label=words, statement=more)
    if which == 3:
        options = tuple(a_tick_box(r, i) for i in range(r.randint(1, 3)))
        return FormTicks(key=name, label=words, options=options, help=more)
    kind = r.choice(tuple(FieldKind))
    choices = ("Yes", "No") if kind is FieldKind.CHOICE else ()
    value = r.choice(("", "", "The login details will be kept."))
    return FormField(key=name, label=words, kind=kind, choices=choices, help=more, value=value)


def a_tick_box(r: Random, number: int) -> TickOption:
    """Return a tick box."""
    tail = r.choice(("", "", "Ages"))
    return TickOption(key=f"option-{number}", label=inlines(r, 1, 0), tail=tail)


def chart_of(steps: Blocks) -> Chart:
    """Return a chart of two boxes that follows the words of steps, as a real one does."""
    lines = (
        "".join(run.value for run in runs(line))
        for step in deep(steps)
        for line in own_words(step)
    )
    words = " ".join(lines)
    ways = (Way("second", "Yes"), Way("", "No", "Ask" if len(words) % 2 else ""))
    first = Box(key="first", words=words, deadline="", asks=True, said=words, ways=ways)
    second = Box(key="second", words="Go", deadline="now", asks=False, said="", ways=(Way(""),))
    return Chart((first, second))


def a_flowchart(r: Random) -> Flowchart:
    """Return a drawing of steps with the steps in words."""
    steps = (a_list(r, 0),)
    return Flowchart(key="steps", chart=chart_of(steps), steps=steps)


def a_block(r: Random, depth: int) -> Block:  # noqa: PLR0911 - one for each kind
    """Return one block; those that hold blocks only while there is depth left."""
    which = r.randint(0, 19)
    if which < 9:
        return a_paragraph(r)
    if which < 13:
        return a_list(r, depth)
    if which < 14:
        return Subheading(inlines(r, 2, 0))
    if depth == 0:
        return a_paragraph(r)
    if which < 16:
        return a_table(r)
    if which == 16:
        return some_definitions(r)
    if which == 17:
        return r.choice((a_picture, a_form))(r)
    inner = tuple(blocks(r, 2, 0))
    if which == 18:
        return InLanguage(code=r.choice(("cy", "pl")), blocks=inner)
    if r.randint(0, 2) == 0:
        return a_flowchart(r)
    apart: list[Block] = [Aside(kind, inner) for kind in AsideKind]
    return r.choice((EditorNote(inner), *apart))


def blocks(r: Random, most: int = 3, depth: int = 2) -> Blocks:
    """Return one block or more."""
    return tuple(a_block(r, depth) for _ in range(r.randint(1, most)))


# PARTS


def a_provision(r: Random, name: str) -> Provision:
    """Return a provision with a heading or without."""
    heading = maybe(r, inlines(r, 2, 0))
    replaces = r.choice((None, None, None, name))
    return Provision(
        clause=f"local/{name}" if replaces else name,
        version="1.0.0",
        label="",
        heading=heading,
        blocks=blocks(r),
        replaces=replaces,
        title=name.title(),
    )


def a_section(r: Random, name: str) -> Section:
    """Return a section of the body or an appendix."""
    title = inlines(r, 2, 0)
    count = r.randint(0, 3)
    return Section(
        key=name,
        kind=SectionKind.BODY,
        label="",
        title=title,
        short_title=title,
        numbering=Numbering.DECIMAL_DOT,
        provision_numbering=r.choice((Numbering.NONE, Numbering.DECIMAL_PAIR, Numbering.ROMAN)),
        provisions=tuple(a_provision(r, f"{name}/clause-{i}") for i in range(count)),
    )


def a_control_row(r: Random, name: str) -> ControlRow:
    """Return a row of the control table."""
    label = r.choice((name.title(), f"The {name}"))
    return ControlRow(key=name, label=label, blocks=blocks(r, 2, 0))


def a_document(r: Random) -> Document:
    """Return a document with numbers as the compiler gives them."""
    names = ("owner", "approver", "review")
    made = tuple(a_section(r, f"part-{i}") for i in range(r.randint(1, 3)))
    return numbered(
        Document(
            body="hollin-bank",
            body_name="Hollin Bank Primary School",
            policy="kites",
            title=inlines(r, 2, 0),
            version="",
            status=Status.DRAFT,
            date="2026-01-12",
            language="en-GB",
            control=tuple(a_control_row(r, name) for name in r.sample(names, 2)),
            notices=maybe(r, blocks(r, 2, 1)),
            sections=made,
        )
    )


def with_front(r: Random, document: Document) -> Document:
    """Return a document with all that may stand before its sections, or may not."""
    look = Look(
        strapline=r.choice(("", "Higher every day")),
        control_place=r.choice(("front", "end")),
        control_layout=r.choice(("table", "lines")),
    )
    return replace(
        document,
        look=look,
        status=r.choice(tuple(Status)),
        version=r.choice(("", "2.1.0")),
        state=r.choice(("", "", "Changes that are planned")),
        lists_contents=r.randint(0, 2) > 0,
        control=maybe(r, document.control),
    )


def with_kinds(r: Random, document: Document) -> Document:
    """Return a document with a section before the numbered ones, and with an appendix."""
    front = maybe(r, (replace(a_section(r, "front"), kind=SectionKind.FRONT),))
    last = replace(a_section(r, "last"), kind=SectionKind.APPENDIX)
    return numbered(replace(document, sections=(*front, *document.sections, last)))


def numbered(document: Document) -> Document:
    """Return a document with its sections and clauses counted, the appendices by letters."""
    count = dict.fromkeys(SectionKind, 0)
    made = []
    for section in document.sections:
        count[section.kind] += 1
        counter, label = _counter(section.kind, count[section.kind])
        provisions = tuple(
            replace(p, label=_label(section.provision_numbering, counter, i))
            for i, p in enumerate(section.provisions, 1)
        )
        made.append(replace(section, label=label, provisions=provisions))
    return replace(document, sections=tuple(made))


def _counter(kind: SectionKind, number: int) -> tuple[str, str]:
    match kind:
        case SectionKind.FRONT:
            return "0", ""
        case SectionKind.BODY:
            return str(number), f"{number}."
        case SectionKind.APPENDIX:
            return letters(number).upper(), f"Appendix {letters(number).upper()}"


def _label(numbering: Numbering, section: str, count: int) -> str:
    match numbering:
        case Numbering.DECIMAL_PAIR:
            return f"{section}.{count}"
        case Numbering.ROMAN:
            return f"{('i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix')[count - 1]}."
        case _:
            return ""


# PICTURES


def _picture(shade: int) -> bytes:
    """Return a PNG of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    data = zlib.compress(bytes((0, shade)))
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


KITE, GREY = _picture(10), _picture(128)
