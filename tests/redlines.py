"""Small redlines for property tests, of every shape that a comparison can make."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st

from policyloom.document import (
    Asset,
    Block,
    Cell,
    ControlRow,
    Definition,
    Definitions,
    Deleted,
    Document,
    FieldKind,
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
    Inserted,
    Item,
    Link,
    List,
    ListStyle,
    Look,
    Mark,
    Numbering,
    Paragraph,
    Provision,
    Revision,
    Row,
    Section,
    SectionKind,
    Status,
    Strong,
    Subheading,
    Table,
    Text,
    TickOption,
)
from tests.letterheads import png

WORDS = st.text("abc dŵ<&", min_size=1, max_size=6)
MARKS = st.sampled_from(Mark)
BODY = (Numbering.DECIMAL_DOT, Numbering.DECIMAL_ZERO)
PROVISIONS = (Numbering.NONE, Numbering.ROMAN, Numbering.ALPHA, Numbering.DECIMAL_PAIR)


@st.composite
def inlines(draw: st.DrawFn, *, marked: bool) -> tuple[Inline, ...]:
    """Return words, some of them added or removed unless what they stand in is."""
    made: list[Inline] = []
    for word in draw(st.lists(WORDS, min_size=1, max_size=3)):
        text: Inline = Text(word)
        text = draw(st.sampled_from((text, Strong((text,)), Link((text,), "https://example.org"))))
        if marked:
            text = draw(st.sampled_from((text, Inserted((text,)), Deleted((text,)))))
        made.append(text)
    return tuple(made)


@st.composite
def paragraphs(draw: st.DrawFn, around: Mark) -> Paragraph | Subheading:
    """Return a paragraph or subheading; in a part that comes or goes, everything does."""
    mark = around if around is not Mark.NONE else draw(MARKS)
    words = draw(inlines(marked=mark is Mark.NONE))
    if draw(st.integers(0, 3)):
        return Paragraph(words, mark)
    return Subheading(words, mark)


@st.composite
def items(draw: st.DrawFn, around: Mark, depth: int) -> Item:
    """Return a list item, which comes or goes as a whole."""
    mark = around if around is not Mark.NONE else draw(MARKS)
    first = Paragraph(draw(inlines(marked=mark is Mark.NONE)), mark)
    rest: list[Block] = []
    if depth and draw(st.booleans()):
        rest.append(draw(lists(mark, depth - 1)))
    return Item((first, *rest))


@st.composite
def lists(draw: st.DrawFn, around: Mark, depth: int = 1) -> List:
    """Return a list, perhaps with a list inside."""
    style = draw(st.sampled_from(ListStyle))
    made = draw(st.lists(items(around, depth), min_size=1, max_size=3))
    return List(style=style, items=tuple(made))


@st.composite
def cells(draw: st.DrawFn, around: Mark) -> Cell:
    """Return a cell of some paragraphs."""
    inside = st.lists(st.one_of(paragraphs(around), lists(around, 0)), max_size=3)
    return Cell(blocks=tuple(draw(inside)))


@st.composite
def tables(draw: st.DrawFn, around: Mark) -> Table:
    """Return a table, some of whose rows come or go."""
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        mark = around if around is not Mark.NONE else draw(MARKS)
        rows.append(Row(cells=(draw(cells(mark)), draw(cells(mark))), mark=mark))
    return Table(
        key="t",
        caption=(Text("A table"),),
        description="",
        widths=(50, 50),
        header=(),
        rows=tuple(rows),
    )


def blocks(around: Mark) -> st.SearchStrategy[tuple[Block, ...]]:
    """Return blocks of a provision or a control row."""
    block = st.one_of(
        paragraphs(around),
        lists(around),
        tables(around),
        definitions(around),
        images(around),
        forms(around),
        st.lists(paragraphs(around), min_size=1, max_size=2).map(_in_welsh),
    )
    return st.lists(block, min_size=1, max_size=3).map(tuple)


def _in_welsh(content: list[Paragraph | Subheading]) -> InLanguage:
    return InLanguage(code="cy", blocks=tuple(content))


def _mark(draw: st.DrawFn, around: Mark) -> Mark:
    return around if around is not Mark.NONE else draw(MARKS)


def _some(draw: st.DrawFn, mark: Mark) -> tuple[Inline, ...]:
    """Return words of which some stay, in a part that stays."""
    return (Text("Some "), *draw(inlines(marked=mark is Mark.NONE)))


@st.composite
def definitions(draw: st.DrawFn, around: Mark) -> Definitions:
    """Return one or two defined terms."""
    made = []
    for _ in range(draw(st.integers(1, 2))):
        mark = _mark(draw, around)
        meaning = draw(st.lists(paragraphs(mark), min_size=1, max_size=2))
        made.append(Definition(term=_some(draw, mark), blocks=tuple(meaning), mark=mark))
    return Definitions(tuple(made))


@st.composite
def images(draw: st.DrawFn, around: Mark) -> Image:
    """Return a picture with words below."""
    mark = _mark(draw, around)
    asset = Asset("a.png", "image/png", png())
    return Image(key="a", asset=asset, alt="A gate", caption=_some(draw, mark), mark=mark)


@st.composite
def forms(draw: st.DrawFn, around: Mark) -> Form:
    """Return a form of any rows."""
    rows: list[FormRow] = []
    for kind in draw(st.lists(st.integers(0, 4), min_size=1, max_size=3)):
        mark = _mark(draw, around)
        words, hint = _some(draw, mark), draw(st.sampled_from(((), _some(draw, mark))))
        options = tuple(_option(draw, f"o{i}", mark) for i in range(draw(st.integers(1, 3))))
        row: FormRow = (
            FormGroup(title=words, office=bool(hint), mark=mark),
            FormField(key="f", label=words, help=hint, mark=mark, kind=draw(KINDS)),
            FormTicks(key="t", label=words, help=hint, options=options, mark=mark),
            FormStatement(inlines=words, mark=mark),
            FormSignature(key="s", label=words, statement=hint, mark=mark),
        )[kind]
        rows.append(row)
    return Form(key="form", title=(Text("A form"),), rows=tuple(rows))


def _option(draw: st.DrawFn, key: str, around: Mark) -> TickOption:
    mark = _mark(draw, around)
    return TickOption(key=key, label=_some(draw, mark), tail="Ages", mark=mark)


KINDS = st.sampled_from(FieldKind)


@st.composite
def provisions(draw: st.DrawFn, around: Mark, numbering: Numbering, name: str) -> Provision:
    """Return a provision with a heading or without."""
    mark = around if around is not Mark.NONE else draw(MARKS)
    heading = draw(st.one_of(st.just(()), inlines(marked=mark is Mark.NONE)))
    return Provision(
        clause=name,
        version="1.0.0",
        label="" if numbering is Numbering.NONE else "x",
        heading=heading,
        # Where a heading comes or goes by itself, its text may stay.
        blocks=draw(blocks(around)),
        mark=mark if heading else Mark.NONE,
    )


@st.composite
def sections(draw: st.DrawFn, numbering: Numbering, name: str) -> Section:
    """Return a section, which may come or go as a whole."""
    mark = draw(MARKS)
    each = draw(st.sampled_from(PROVISIONS))
    title = (Text("Title "), *draw(inlines(marked=mark is Mark.NONE)))
    count = draw(st.integers(0, 2))
    return Section(
        key=name,
        kind=SectionKind.BODY,
        label="?",
        title=title,
        short_title=title,
        numbering=numbering,
        provision_numbering=each,
        provisions=tuple(draw(provisions(mark, each, f"{name}/{i}")) for i in range(count)),
        mark=mark,
    )


@st.composite
def redlines(draw: st.DrawFn) -> Document:
    """Return a redline whose labels are those of its new text."""
    numbering = draw(st.sampled_from(BODY))
    made = [draw(sections(numbering, f"s{i}")) for i in range(draw(st.integers(1, 3)))]
    # A policy without sections is none; both of the two have one.
    assume({Mark.NONE} & {section.mark for section in made})
    mark = draw(MARKS)
    return Document(
        body="hollin-bank",
        body_name="Hollin Bank Primary School",
        policy="kites",
        title=(Text("Kite policy"),),
        version="2.0",
        status=Status.APPROVED,
        date="2026-01-12",
        language="en-GB",
        control=(ControlRow(key="a", label="A", blocks=draw(blocks(mark)), mark=mark),),
        notices=tuple(draw(st.lists(paragraphs(Mark.NONE), max_size=2))),
        sections=_labelled(made, numbering),
        look=Look(control_place=draw(st.sampled_from(("front", "end")))),
        revision=Revision(
            author="Head of estates", date="2026-01-12", old="Version 1.0", new="Version 2.0"
        ),
    )


def _labelled(made: list[Section], numbering: Numbering) -> tuple[Section, ...]:
    """Number the sections: each by the text that it is in, the new one if it is in both."""
    ending = "." if numbering is Numbering.DECIMAL_DOT else ".0"
    new = old = 0
    labelled = []
    for section in made:
        new += section.mark is not Mark.DELETED
        old += section.mark is not Mark.INSERTED
        count = old if section.mark is Mark.DELETED else new
        labelled.append(replace(section, label=f"{count}{ending}"))
    return tuple(labelled)
