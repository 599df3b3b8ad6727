"""Redlines on the page: without what is marked, each of the two documents is left."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import lxml.html
from hypothesis import given, settings

from policyloom.changes import compare
from policyloom.document import (
    CONTROL_TITLE,
    FieldKind,
    Form,
    FormField,
    Item,
    ListStyle,
    Mark,
    ParagraphCounter,
)
from policyloom.writers import write
from policyloom.writers.html import write_html
from policyloom.writers.markdown import write_markdown
from policyloom.writers.text import write_text
from tests.edits import pair_of, seeds
from tests.pages import made, reader
from tests.sample import bullets, control, para, provision, section, words
from tests.support.sampling import examples

if TYPE_CHECKING:
    from policyloom.document import Block, ControlRow, Document

# Numbers follow the new text; a list that drops down cannot be marked inside.
UNMARKED = (
    '//header[@class="state"]|//head|//select|//*[@class="label"]|//*[@class="visually-hidden"]'
)


@settings(max_examples=examples(100))
@given(seeds)
def test_the_page_of_a_redline_holds_both_documents(seed: int) -> None:
    old, new = pair_of(seed)
    redline = write_html(compare(old, new, {}).redline)
    assert _words(redline, without="del") == _words(write_html(new))
    # A page shows document control once, where the new text has it.
    placed = replace(old, look=replace(old.look, control_place=new.look.control_place))
    assert _words(redline, without="ins") == _words(write_html(placed))


def _words(page: bytes, without: str = "nothing") -> str:
    """Return what is read of a page, without white space and one kind of mark."""
    root = lxml.html.document_fromstring(page.decode())
    for element in [*root.xpath(UNMARKED), *root.xpath(f"//{without}")]:
        if element.getparent() is not None:
            element.drop_tree()
    return "".join(root.text_content().split())


def test_a_heading_goes_with_the_last_row_of_document_control() -> None:
    old, new = with_control(control("review", "Review", para("Each year."))), with_control()
    redline = compare(old, new, {}).redline
    root = lxml.html.document_fromstring(write_html(redline).decode())
    (heading,) = root.xpath("//h2[@id='document-control']/del")
    assert CONTROL_TITLE in heading.text_content()
    assert f"[-{CONTROL_TITLE}-]" in write_text(redline).decode()
    assert f"## <del>{CONTROL_TITLE}</del>" in write_markdown(redline).decode()


def with_control(*rows: ControlRow) -> Document:
    """Return a document with these rows of document control, all below the title."""
    look = replace(made("decimal_policy").look, control_place="whole")
    return replace(made("decimal_policy"), control=rows, look=look)


def test_a_removed_item_keeps_its_old_number_and_the_next_one_has_its_new_one() -> None:
    gone = [Item((para(f"old {n}", mark=Mark.DELETED),)) for n in (2, 3)]
    numbered = bullets("one", *gone, "four", style=ListStyle.DECIMAL)
    redline = with_blocks(numbered)
    root = lxml.html.document_fromstring(write_html(redline).decode())
    assert [one.get("value") for one in root.xpath("//main//li[@value]")] == ["1", "2", "3", "2"]
    drawn = "".join(page.extract_text() for page in reader(write(redline, "pdf", "typst")).pages)
    assert re.findall(r"(\d\.)\s+(?:one|old|four)", drawn) == ["1.", "2.", "3.", "2."]
    text = " ".join(write_text(redline).decode().split())
    assert "1. one [-2.-] [-old 2-] [-3.-] [-old 3-] 2. four" in text


def test_a_paragraph_that_goes_has_the_number_that_it_had() -> None:
    blocks = (para("kept"), para("goes")), (para("kept"),)
    old, new = (
        with_blocks(*ParagraphCounter(before).numbered(found))
        for before, found in zip(("3.1.", "4.1."), blocks, strict=True)
    )
    redline = compare(old, new, {}).redline
    assert "4.1.1 kept [-3.1.2-] [-goes-]" in " ".join(write_text(redline).decode().split())
    assert "&quot;3.1.2 &quot;" in write_html(redline).decode()


def test_a_removed_field_offers_nothing_to_fill_in() -> None:
    def page(mark: Mark) -> str:
        field = FormField(
            key="part",
            label=words("Which part"),
            kind=FieldKind.CHOICE,
            choices=("Pond", "Hut"),
            mark=mark,
        )
        form = Form(key="visit", title=words("Visit"), rows=(field,))
        return write_html(with_blocks(form)).decode()

    assert "<select" in page(Mark.NONE)
    gone = page(Mark.DELETED)
    assert "<select" not in gone
    assert re.search(r"<del>.*Pond / Hut.*</del>", gone)


def with_blocks(*blocks: Block) -> Document:
    """Return a redline of one clause that holds these blocks."""
    clause = replace(provision("a/b", "", ""), blocks=blocks)
    return replace(made("redline"), sections=(section("a", "", "Title", clause),))
