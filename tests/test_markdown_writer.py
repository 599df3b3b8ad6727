"""Markdown: what is written is read back, word for word, whatever the words look like."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from policyloom.document import List, ListStyle, Paragraph, Table, Text
from policyloom.writers import write
from tests.pages import html_of, html_words, made, parsed
from tests.sample import added, bullets, item, para, removed, section
from tests.sample import provision as clause

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TRICKY = st.text(
    st.sampled_from(list("ab1 *_`[]<>&#+-=~|\\!.()\"'ŵ;:")), min_size=1, max_size=24
).filter(str.strip)


def markdown(*blocks: object) -> str:
    """Return blocks as they are written in a document."""
    one = replace(clause("a/b", "", ""), blocks=tuple(blocks))  # type: ignore[arg-type]
    document = replace(made("decimal_policy"), control=(), notices=())
    text = write(replace(document, sections=(section("a", "", "Title", one),)), "md").decode()
    return text.partition("## Title\n\n")[2]


def read(text: str) -> str:
    """Return the words that a reader of the Markdown sees."""
    page = parsed(f"<html><body><main>{READER.render(text)}</main></body></html>".encode())
    return " ".join(page.cssselect("main")[0].text_content().split())


@given(TRICKY)
def test_words_are_never_taken_for_marks(text: str) -> None:
    seen = " ".join(text.split())
    assert read(markdown(para(text))) == seen
    assert read(markdown(bullets(text))) == seen
    assert READER.render(markdown(para(text))).count("<p>") == 1


@pytest.mark.parametrize(
    "text", ["1. one", "- a", "# a", "a &amp; b", "+ a", "= a", "20) x", "<b>"]
)
def test_a_paragraph_stays_one(text: str) -> None:
    page = READER.render(markdown(para("before"), para(text), para("after")))
    assert page.count("<p>") == 3
    assert read(markdown(para(text))) == text


@pytest.mark.parametrize("name", ["policy", "decimal_policy", "blocks_policy", "tables_policy"])
def test_a_whole_document_says_what_its_page_says(name: str) -> None:
    page = " ".join(html_words(html_of(name), without="thead"))
    text = read(write(made(name), "md").decode())
    assert not Counter(re.findall(r"\w+", page)) - Counter(re.findall(r"\w+", text))


def test_a_redline_is_marked_in_html() -> None:
    assert markdown(para("Be ", removed("brief"), added("kind"), ".")) == (
        "Be <del>brief</del> <ins>kind</ins>.\n"
    )


def test_lists_in_lists() -> None:
    text = markdown(
        para("Take:"),
        bullets(item("a bag", bullets("of cloth", "of string")), "a hat"),
        List(style=ListStyle.DECIMAL, items=bullets("one", item("two", para("more"))).items),
    )
    assert text == (
        "Take:\n\n- a bag\n  - of cloth\n  - of string\n- a hat\n\n<!-- -->\n\n"
        "1. one\n2. two\n\n   more\n"
    )


def test_a_table_with_headings_over_two_rows() -> None:
    text = write(made("policy"), "md").decode()
    assert "| Site | Shelter | Looked after by | Date Opened | Date Closed |\n" in text
    assert "| Larkmead | Shelter 2 | site manager | 12 May 2022 | 31 July 2025 |\n" in text
    assert READER.render(text).count("<table>") == 1


def test_a_bar_in_a_cell_divides_nothing() -> None:
    parts = (p for part in made("policy").sections for p in part.provisions)
    table = next(block for p in parts for block in p.blocks if isinstance(block, Table))
    first = table.rows[0]
    cell = replace(first.cells[0], blocks=(Paragraph((Text("a | b"),)),))
    row = replace(first, cells=(cell, *first.cells[1:]))
    page = READER.render(markdown(replace(table, rows=(row,))))
    assert "<td>a | b</td>" in page


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(made("policy"), "md") == write(made("policy"), "md")
