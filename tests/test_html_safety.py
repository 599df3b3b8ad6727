"""Nothing that stands in a document can become anything but words on a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from policyloom.document import (
    Cell,
    Document,
    FormField,
    Image,
    Language,
    Link,
    Look,
    Reference,
    Row,
    Table,
    Unfilled,
)
from policyloom.writers import CannotWriteError, write
from policyloom.writers.resources import resource
from tests.pages import html_words, made, parsed
from tests.sample import control, para, provision, section, words
from tests.sample_blocks import PICTURE, visit_form

if TYPE_CHECKING:
    from policyloom.document import Blocks

HOSTILE = (
    "<script>alert(1)</script> \"]]> ' & --> {{ 7*7 }} {% raw %} <style>*{}</style> &#60;b&#62;"
)


def hostile(*blocks: object) -> Document:
    """Return a document with hostile words in every place that holds words, and these blocks."""
    content: Blocks = tuple(blocks)  # type: ignore[arg-type]
    clause = replace(provision(HOSTILE, HOSTILE, HOSTILE), blocks=(para(HOSTILE), *content))
    return replace(
        made("policy"),
        body_name=HOSTILE,
        title=words(HOSTILE),
        version=HOSTILE,
        date="2026-01-12",
        control=(control("a", HOSTILE, HOSTILE),),
        notices=(para(HOSTILE),),
        sections=(section(HOSTILE, HOSTILE, HOSTILE, clause),),
        look=Look(strapline=HOSTILE, logo=PICTURE, logo_alt=HOSTILE),
    )


def blocks() -> tuple[object, ...]:
    table = Table(
        key=HOSTILE,
        caption=words(HOSTILE),
        description=HOSTILE,
        widths=(100,),
        header=(),
        rows=(Row(cells=(Cell(blocks=(para(HOSTILE),)),)),),
    )
    field = FormField(key=HOSTILE, label=words(HOSTILE), help=words(HOSTILE), value=HOSTILE)
    return (
        table,
        Image(key=HOSTILE, asset=PICTURE, alt=HOSTILE, caption=words(HOSTILE)),
        replace(visit_form(), title=words(HOSTILE), rows=(field,)),
        para(
            Unfilled(HOSTILE, HOSTILE),
            Language(words(HOSTILE), 'cy"><script>'),
            Reference(words(HOSTILE), HOSTILE),
        ),
    )


def test_hostile_words_are_words() -> None:
    page = write(hostile(*blocks()), "html")
    tree = parsed(page)
    assert [one.text for one in tree.cssselect("script")] == [resource("page.js")]
    assert len(tree.cssselect("style")) == 1
    text = tree.cssselect("main")[0].text_content()
    # Title block, control, notice, contents, section, clause and the blocks that hold it.
    assert text.count("<script>alert(1)</script>") >= 14
    assert "49" not in text.replace("alert(1)", "")
    assert page.count(b"<script") == 1


def test_no_element_carries_a_handler_or_an_unknown_attribute() -> None:
    tree = parsed(write(hostile(*blocks()), "html"))
    known = {"alt", "aria-describedby", "aria-label", "aria-labelledby", "charset", "class"}
    known |= {"data-head", "hidden"}
    known |= {"colspan", "content", "for", "href", "http-equiv", "id", "lang", "name", "role"}
    known |= {"rowspan", "rows", "scope", "src", "style", "tabindex", "title", "type", "value"}
    assert {name for element in tree.iter() for name in element.attrib} <= known


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<b>",
        "file:///etc/passwd",
        "//example.org/",
        "https://example.org/\njavascript:alert(1)",
        'https://example.org/"onclick="alert(1)',
        "vbscript:x",
        "",
    ],
)
def test_an_address_that_is_not_of_the_web_or_mail_is_no_link(address: str) -> None:
    page = write(hostile(para(Link(words("here"), address))), "html")
    assert "here" in html_words(page)
    assert [link for link in parsed(page).iter("a") if link.text_content() == "here"] == []


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=1&c=%20d#e", "http://example.org", "mailto:a@example.org"]
)
def test_an_address_of_the_web_or_mail_is_a_link(address: str) -> None:
    page = write(hostile(para(Link(words("here"), address))), "html")
    (link,) = (link for link in parsed(page).iter("a") if link.text_content() == "here")
    assert link.get("href") == address


@pytest.mark.parametrize("colour", ["red", "#12345", "#1d4f76;}*{display:none", "#1d4f7g"])
def test_a_colour_is_six_digits_or_refused(colour: str) -> None:
    with pytest.raises(CannotWriteError, match="is not a colour"):
        write(replace(made("policy"), look=Look(accent=colour)), "html")


def test_a_format_that_is_not_one_is_refused() -> None:
    with pytest.raises(ValueError, match="'rtf' is not one of docx, pdf, html, text"):
        write(made("policy"), "rtf")
