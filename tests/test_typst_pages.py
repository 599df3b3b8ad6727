"""PDFs drawn by Typst say what those of WeasyPrint say, and keep to the same standards."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyloom.document import (
    Asset,
    Document,
    EditorNote,
    FieldKind,
    Form,
    FormField,
    FormGroup,
    FormTicks,
    InLanguage,
    Look,
    TickOption,
)
from policyloom.word.published_pdf import read_pdf
from policyloom.writers import CannotWriteError, write
from tests.pages import SAMPLES, html_of, html_words, made, pages_of, pdf_of, reader, typst_of
from tests.sample import bullets, control, para, provision, register, row, section, shelters, words
from tests.sample_blocks import PICTURE
from tests.support.aloud import read_aloud, said_words
from tests.support.pdf import validate_pdf
from tests.support.sampling import examples

if TYPE_CHECKING:
    from pathlib import Path

    from pypdf import PdfReader

    from policyloom.document import FormRow

pytest.importorskip("typst", reason="needs the extra typst")

HOSTILE = (
    '#import "x.typ"',
    '"',
    "\\",
    "\\u{41}",
    "$x$",
    "@ref",
    "*bold* _it_",
    "]",
    "}",
    ")",
    "<p-x>",
    "= Heading",
    "- item",
    "// comment",
    "/* open",
    "`raw`",
    "~ -- ... '",
    "#{panic()}",
    '"; #read("/etc/hostname"); "',
)


def looks() -> dict[str, Document]:
    policy = made("policy")
    many = bullets(*(f"Item {number} of a list that is long" for number in range(80)))
    clauses = (
        provision("a/table", "1.1", "", "The table:", register(*shelters(90))),
        provision("a/list", "1.2", "A list", many),
        provision("a/text", "1.3", "", para("A paragraph that goes on. " * 600)),
    )
    return {
        "logo": replace(policy, look=Look(logo=PICTURE, size=14, strapline="On we go")),
        "cover": replace(policy, look=Look(logo=PICTURE, cover=True)),
        "bare": replace(policy, control=(), notices=(), sections=(), language="cy"),
        "long": replace(made("decimal_policy"), sections=(section("a", "1.0", "L", *clauses),)),
        "lines": replace(made("policy"), look=Look(control_layout="lines")),
        "ruled": replace(made("policy"), look=Look(heading_style="ruled")),
        "banded": replace(policy, look=Look(heading_style="banded", control_place="end")),
        "small": replace(policy, look=Look(paper="A5", cover=True, size=9)),
        "american": replace(policy, look=Look(paper="letter", cover=True)),
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_pass_both_standards(name: str, tmp_path: Path) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(typst_of(name))
    assert validate_pdf(path) == []


@pytest.mark.needs("poppler")
@pytest.mark.parametrize("name", list(looks()))
def test_other_looks_pass_and_say_the_same(name: str, tmp_path: Path) -> None:
    document = looks()[name]
    pdf, path = write(document, "pdf", "typst"), tmp_path / "look.pdf"
    path.write_bytes(pdf)
    assert validate_pdf(path) == []
    said = said_words(read_aloud(pdf))
    assert said == "".join(html_words(write(document, "html")))


@pytest.mark.needs("poppler")
@pytest.mark.parametrize("name", ["policy", "decimal_policy", "blocks_policy", "tables_policy"])
def test_the_same_words_in_the_same_order_as_the_page(name: str) -> None:
    assert said_words(read_aloud(typst_of(name))) == "".join(html_words(html_of(name)))


@pytest.mark.needs("pango", "poppler")
@pytest.mark.parametrize("name", ["redline", "blocks_redline"])
def test_a_redline_says_what_that_of_weasyprint_says(name: str) -> None:
    said = said_words(read_aloud(typst_of(name)))
    assert said == said_words(read_aloud(pdf_of(name)))


def test_changes_are_marked_in_the_tags() -> None:
    with pikepdf.open(io.BytesIO(typst_of("redline"))) as pdf:
        marks = [
            str(thing.TextDecorationType)
            for tag in pdf.objects
            if isinstance(tag, pikepdf.Dictionary) and tag.get("/Type") == "/StructElem"
            for thing in _attributes(tag)
            if "/TextDecorationType" in thing
        ]
    assert marks.count("/LineThrough") > 20
    assert marks.count("/Underline") > 20


def _attributes(tag: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    held: Any = tag.get("/A", [])
    many = list(held) if isinstance(held, pikepdf.Array) else [held]
    return [one for one in many if isinstance(one, pikepdf.Dictionary)]


def test_contents_say_the_page_on_which_each_section_stands() -> None:
    pdf = reader(typst_of("policy"))
    front = pdf.pages[0].extract_text()
    outline = [entry for entry in pdf.outline if not isinstance(entry, list)]
    stands = {str(one.title): pdf.get_destination_page_number(one) for one in outline}
    assert stands.pop("Document control") == 5
    assert stands.pop("Contents") == 0
    listed = [int(number) for number in re.findall(r"\.{4,}\s*(\d+)", front)]
    assert listed == [page + 1 for page in stands.values() if page is not None]
    assert list(stands)[1] == "1. Introduction"
    assert len(set(listed)) > 2


def test_links_lead_where_those_of_weasyprint_lead() -> None:
    links = [
        one.get_object()["/A"]["/URI"]
        for page in reader(typst_of("policy")).pages
        for one in page.get("/Annots", [])
        if "/URI" in one.get_object().get("/A", {})
    ]
    assert "mailto:" in links[-1]
    assert len(links) == len({*links}) == 2


def test_the_foot_of_the_page_is_furniture() -> None:
    texts = [piece.text for piece in read_aloud(typst_of("policy"))]
    assert not [text for text in texts if "Page 1" in text or "..." in text]
    printed = pages_of(typst_of("policy"))[0]
    assert "Page 1 of 6" in printed
    assert "Peak Vale Learning Trust · Cycling and scooter policy · DRAFT" in printed


def test_the_file_says_which_edition_it_is() -> None:
    found = read_pdf(typst_of("decimal_policy")).facts
    assert found["digest"] == "0f" * 32
    assert (found["version"], found["body"]) == ("1.1", "alderbrook")
    # By this `verify` prints the edition again in the same way before it compares the words.
    assert found["producer"] == "Typst"
    metadata = reader(typst_of("decimal_policy")).xmp_metadata
    assert metadata is not None
    assert metadata.dc_title == {"x-default": "School garden policy: Alderbrook Junior School"}


@pytest.mark.needs("poppler")
def test_hostile_words_stay_words() -> None:
    clauses = (provision("a", "", " ".join(HOSTILE), *(para(one) for one in HOSTILE)),)
    document = replace(
        made("decimal_policy"),
        title=words(*HOSTILE),
        body_name=" ".join(HOSTILE),
        sections=(section("a", '"]#', " ".join(HOSTILE), *clauses),),
    )
    pdf = write(document, "pdf", "typst")
    said = said_words(read_aloud(pdf))
    assert said == "".join(html_words(write(document, "html")))
    assert HOSTILE[0] in str(reader(pdf).metadata)


SPOKEN = st.text(st.sampled_from("#\"\\$@*_]}[{(<>=-/`~'; a\n\t"), max_size=20)


@pytest.mark.needs("poppler")
@settings(max_examples=examples(25))
@given(SPOKEN)
def test_no_words_are_code(spoken: str) -> None:
    clause = provision("a", "1.1", "", para("start ", spoken, " end"))
    document = replace(made("decimal_policy"), sections=(section("a", "1.0", "T", clause),))
    pieces = read_aloud(write(document, "pdf", "typst"))
    whole = "".join(piece.text for piece in pieces)
    expected = "".join(f"start {spoken} end".split())
    assert expected in "".join(whole.split())


def test_a_row_that_no_sheet_holds_is_parted_and_loses_nothing() -> None:
    tall = row("Site", " ".join(f"w{n}" for n in range(1500)), "a", "b", "c")
    clause = provision("a", "", "", register(tall))
    document = replace(made("decimal_policy"), sections=(section("a", "1.", "T", clause),))
    pdf = reader(write(document, "pdf", "typst"))
    text = "".join(page.extract_text() for page in pdf.pages)
    assert set(re.findall(r"w\d+", text)) == {f"w{n}" for n in range(1500)}
    assert lowest(pdf) > FOOT


FOOT = 30
"""The words at the foot of a page stand a little higher, in points; what ran off it is lower."""


def lowest(pdf: PdfReader) -> float:
    """Return how far above the edge of its page the lowest of all words stands."""
    heights: list[float] = []

    def see(text: str, current: list[float], matrix: list[float], *_: object) -> None:
        if text.strip():
            heights.append(current[5] + current[3] * matrix[5])

    for page in pdf.pages:
        page.extract_text(visitor_text=see)
    return min(heights)


def test_nothing_runs_off_a_page() -> None:
    many = tuple(para(f"An amendment that is told at some length, number {n}.") for n in range(90))
    policy = made("blocks_policy")
    form = next(one for one in policy.sections[1].provisions[0].blocks if isinstance(one, Form))
    ticks = next(one for one in form.rows if isinstance(one, FormTicks))
    options = tuple(
        TickOption(key=f"o{n}", label=words(f"option {n}"), tail="n" if n % 3 else "")
        for n in range(80)
    )
    tall = replace(form, rows=(replace(ticks, options=options, columns=3), *form.rows))
    clause = provision("a", "", "", tall, EditorNote(many), InLanguage(code="cy", blocks=many))
    for paper in ("A4", "A5"):
        document = replace(
            policy,
            look=Look(paper=paper, size=14),
            control=(*policy.control, control("changes", "Amendments", *many)),
            sections=(section("a", "1.", "T", clause),),
        )
        assert lowest(reader(write(document, "pdf", "typst"))) > FOOT


def test_a_letter_that_the_typeface_lacks_refuses_the_pdf_and_is_named() -> None:
    document = replace(made("decimal_policy"), title=words("Garden \U00013000 policy"))
    with pytest.raises(CannotWriteError, match=r"typefaces do not have “.” \(U\+13000\)"):
        write(document, "pdf", "typst")


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="/etc/hostname"/>',
        '<image href="https://example.org/a.png"/>',
        '<rect style="fill: url(other.svg#a)"/>',
    ],
)
def test_a_picture_that_asks_for_a_file_refuses_the_pdf(inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>'
    look = Look(logo=Asset("a.svg", "image/svg+xml", svg.encode()), logo_alt="A")
    with pytest.raises(CannotWriteError, match="a picture in it asks for"):
        write(replace(made("decimal_policy"), look=look), "pdf", "typst")


def test_a_damaged_picture_refuses_the_pdf() -> None:
    look = Look(logo=Asset("a.png", "image/png", b"\x89PNG\r\n\x1a\nno"), logo_alt="A")
    with pytest.raises(CannotWriteError, match="cannot be written"):
        write(replace(made("decimal_policy"), look=look), "pdf", "typst")


def test_a_header_of_a_form_is_never_the_last_on_its_sheet() -> None:
    fields = tuple(
        FormField(key=f"f{n}", label=words(f"Question {n}"), kind=FieldKind.LINES)
        for n in range(40)
    )
    for before in range(5, 12):
        group = FormGroup(title=words("THE HEADER"))
        rows: tuple[FormRow, ...] = (*fields[:before], group, *fields[before : before + 3])
        form = Form(key="long", title=words("Long"), rows=rows)
        document = replace(
            made("policy"), sections=(section("a", "1.", "A", provision("a", "", "", form)),)
        )
        pages = pages_of(write(document, "pdf", "typst"))
        where = next(n for n, text in enumerate(pages) if "THE HEADER" in text)
        assert f"Question {before}" in pages[where]
