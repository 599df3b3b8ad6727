"""Every word that a document prints stands in one of its lines, whatever block holds it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from policyloom.changes import compare
from policyloom.document import (
    Cell,
    EditorNote,
    Form,
    FormField,
    FormStatement,
    Image,
    InLanguage,
    Link,
    Numbering,
    Paragraph,
    Reference,
    Row,
    SectionKind,
    Table,
    Text,
    Unfilled,
    apart,
    lines,
)
from policyloom.lint import lint
from policyloom.tracing import find
from policyloom.writers.text import write_text
from policyloom.writers.text.blocks import blocks
from tests.edits import pair_of, seeds
from tests.generated import a_document, with_front, with_kinds
from tests.pages import made
from tests.sample import para, provision, section
from tests.sample import words as words_of
from tests.sample_blocks import PICTURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Block, Document, Inlines

DRAWN = re.compile(r"_{2,}|\{\+|\+\}|\[-|-\]")
"""Spaces to write in, and the signs of a redline."""


def words(text: str) -> Counter[str]:
    """Return how often each word stands in a text, whatever is drawn around it."""
    return Counter(re.findall(r"\w+", DRAWN.sub("", text.replace(">", "> "))))


def printed(document: Document) -> Counter[str]:
    """Return the words that a reader of the plain text sees."""
    return words(write_text(document).decode())


def said(document: Document) -> Counter[str]:
    """Return the words of the lines that are there for everybody."""
    found: Counter[str] = Counter()
    for line in lines(document):
        found += Counter() if line.aloud else words(read(line.inlines))
    return found


def read(inlines: Inlines) -> str:
    """Return the words of a line, with a space where an address stands behind those of a link."""
    found = ""
    for inline in apart(inlines):
        match inline:
            case Text():
                found += inline.value
            case Unfilled():
                found += f"[to complete: {inline.label}]"
            case Link():
                found += f"{read(inline.inlines)} "
            case _:
                found += read(inline.inlines)
    return found


def values(item: object) -> Iterator[object]:
    """Yield everything that a document holds, field by field."""
    yield item
    if isinstance(item, tuple):
        yield from (inner for one in item for inner in values(one))
    elif is_dataclass(item):
        yield from (inner for f in fields(item) for inner in values(getattr(item, f.name)))


def told_again(document: Document) -> Counter[str]:
    """Return what stands above the columns, for as often as a narrow page may say it again."""
    again: Counter[str] = Counter()
    for table in values(document):
        if isinstance(table, Table):
            cells = sum(len(row.cells) for row in table.rows)
            again += Counter({w: count * cells for w, count in head_of(table).items()})
    return again


def head_of(table: Table) -> Counter[str]:
    """Return the words above the columns of a table."""
    cells = (cell for row in table.header for cell in row.cells)
    return words("\n".join(line for cell in cells for line in blocks(cell.blocks)))


def left_out(document: Document) -> Counter[str]:
    """Return the choices of fields that are filled in, and what stands above empty columns."""
    found: Counter[str] = Counter()
    for item in values(document):
        if isinstance(item, FormField) and item.value:
            found += words(" ".join(item.choices))
        elif isinstance(item, Table):
            found += head_of(item)
    return found


def whole(seed: int) -> Document:
    """Return a document with every kind of block and section, and every optional part."""
    r = Random(seed)  # noqa: S311 - no secret
    return with_front(r, with_kinds(r, a_document(r)))


def check(document: Document) -> None:
    """Compare what is printed with the lines."""
    missing = printed(document) - said(document) - told_again(document)
    assert not missing
    unprinted = said(document) - printed(document) - left_out(document)
    assert not unprinted


@given(seeds)
def test_every_word_that_is_printed_is_in_a_line_and_no_other(seed: int) -> None:
    check(whole(seed))


@given(seeds)
def test_every_word_of_a_redline_is_in_a_line(seed: int) -> None:
    old, new = pair_of(seed)
    check(compare(old, new, {}).redline)


@pytest.mark.parametrize(
    "name", ["policy", "decimal_policy", "blocks_policy", "redline", "blocks_redline"]
)
def test_every_word_of_the_samples_is_in_a_line(name: str) -> None:
    check(made(name))


def with_blocks(*found: Block) -> Document:
    """Return a document of one clause, and an appendix."""
    appendix = section("form", "Appendix A", "The form", numbering=Numbering.LETTER)
    first = section("words", "1.", "Words", provision("a/b", "", "", *found))
    kept = replace(appendix, kind=SectionKind.APPENDIX)
    return replace(made("decimal_policy"), control=(), notices=(), sections=(first, kept))


REFERS = (Reference((Text("Appendix A"),), "form", "A"),)


@pytest.mark.parametrize(
    "block",
    [
        Table(
            key="t",
            caption=(),
            description="",
            widths=(100,),
            header=(),
            rows=(Row(cells=(Cell(blocks=(Paragraph(REFERS),)),)),),
        ),
        Form(key="f", title=words_of("F"), rows=(FormStatement(inlines=REFERS),)),
        EditorNote((Paragraph(REFERS),)),
        Image(key="i", asset=PICTURE, alt="A gate", caption=REFERS),
        InLanguage(code="cy", blocks=(Paragraph(REFERS),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_an_appendix_is_referred_to_wherever_its_name_stands(block: Block) -> None:
    codes = [problem.code for problem in lint(with_blocks(block))]
    assert codes == []
    assert [problem.code for problem in lint(with_blocks(para("No name.")))] == [
        "appendix-unreferenced"
    ]


def test_the_names_of_columns_are_printed_however_wide_they_are_and_without_rows() -> None:
    wide = tuple(Cell(blocks=(para(f"{name} " * 30),)) for name in ("Site", "Shelter"))
    table = Table(
        key="t", caption=(), description="", widths=(50, 50), header=(Row(cells=wide),), rows=()
    )
    assert printed(with_blocks(table))["Shelter"] == 30


def test_articles_are_judged_in_english_and_a_word_twice_in_any_language() -> None:
    slips = (Paragraph((Text("A to be kept kept."), *REFERS)),)
    english = [problem.code for problem in lint(with_blocks(*slips))]
    welsh = [problem.code for problem in lint(with_blocks(InLanguage(code="cy", blocks=slips)))]
    assert english == ["word-missing", "repeated-word"]
    assert welsh == ["repeated-word"]


@pytest.mark.parametrize("name", ["policy", "decimal_policy", "blocks_policy", "tables_policy"])
def test_whatever_is_printed_is_found(name: str) -> None:
    document = made(name)
    assert not [word for word in printed(document) if not find(document, word)]
