"""What a PDF says to a screen reader, in which order, and where its links lead."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from tests.pages import (
    html_of,
    html_words,
    made,
    pages_of,
    pdf_of,
    poppler_aloud,
    quiet_pdf,
    reader,
    typst_of,
)
from tests.sample import para, provision, register, row, section
from tests.support.aloud import PAGE_NUMBER, read_aloud, said_words
from tests.test_pdf_standard import long_policy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


pytestmark = pytest.mark.needs("pango", "poppler")


@pytest.mark.parametrize("name", ["policy", "decimal_policy", "blocks_policy", "tables_policy"])
def test_the_same_words_in_the_same_order_as_the_page(name: str) -> None:
    assert said_words(read_aloud(pdf_of(name))) == "".join(html_words(html_of(name)))


@pytest.mark.parametrize("made_by", [pdf_of, typst_of], ids=["weasyprint", "typst"])
def test_another_program_reads_the_same_aloud(
    made_by: Callable[[str], bytes], tmp_path: Path
) -> None:
    pdf = made_by("decimal_policy")
    assert said_words(poppler_aloud(pdf, tmp_path)) == said_words(read_aloud(pdf))


def test_the_foot_of_the_page_and_the_dots_are_not_read() -> None:
    texts = [piece.text for piece in read_aloud(pdf_of("policy"))]
    assert not [text for text in texts if "Page 1" in text or "..." in text]
    printed = pages_of(pdf_of("policy"))[0]
    assert "Page 1 of 6" in printed
    assert "Peak Vale Learning Trust · Cycling and scooter policy · DRAFT" in printed
    assert "......" in printed


@pytest.mark.parametrize("name", ["policy", "redline"])
def test_what_has_no_tag_is_page_furniture(name: str) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(name))) as pdf:
        tree = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        places = {int(key): value for key, value in zip(tree[::2], tree[1::2], strict=True)}
        for page in pdf.pages:
            owners = places[int(page.StructParents)]
            marked = [one for one in pikepdf.parse_content_stream(page) if _opens(one)]
            pieces = [one.operands[1] for one in marked if len(one.operands) > 1]
            numbers = [int(piece.MCID) for piece in pieces if "/MCID" in piece]
            assert len(numbers) > 2
            assert [number for number in numbers if owners[number] is None] == []
            furniture = [piece for piece in pieces if piece.get("/Type") == "/Pagination"]
            assert len(furniture) >= 2


def _opens(instruction: Any) -> bool:  # noqa: ANN401  an operator of a PDF
    return str(instruction.operator) == "BDC"


def tags(pdf: bytes) -> Iterator[dict[str, Any]]:
    """Yield every tag in the tree, from the root down."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        yield from _below(opened.Root.StructTreeRoot.K[0])


def _below(tag: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  a PDF object
    kids = list(tag.get("/K", []))
    yield {"tag": str(tag.S), "kids": [str(kid.S) for kid in kids if _is_tag(kid)], "of": tag}
    for kid in kids:
        if _is_tag(kid):
            yield from _below(kid)


def _is_tag(kid: Any) -> bool:  # noqa: ANN401  a PDF object
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def test_a_table_over_many_pages_is_one_table_with_one_header() -> None:
    found = list(tags(quiet_pdf(long_policy())))
    # Document control stands at the end, without a header.
    data = [tag for tag in found if tag["tag"] == "/Table"][-2]
    assert data["kids"] == ["/Caption", "/THead", "/TBody"]
    (body,) = [tag for tag in found if tag["tag"] == "/TBody" and len(tag["kids"]) > 9]
    assert body["kids"] == ["/TR"] * 90
    assert {len(tag["kids"]) for tag in found if tag["tag"] == "/TR"} >= {5}


def test_a_list_and_a_paragraph_over_many_pages_are_one() -> None:
    found = list(tags(quiet_pdf(long_policy())))
    assert max(len(tag["kids"]) for tag in found if tag["tag"] == "/L") == 80
    long_ones = [tag for tag in found if tag["tag"] == "/P" and len(tag["kids"]) > 60]
    assert len(long_ones) == 1
    assert [tag["tag"] for tag in found].count("/Part") == 1


def test_header_cells_say_what_they_head_and_no_cell_names_headers() -> None:
    with pikepdf.open(io.BytesIO(pdf_of("policy"))) as pdf:
        cells = [t for t in pdf.objects if isinstance(t, pikepdf.Dictionary) and "/A" in t]
        scopes = [str(t.A.Scope) for t in cells if t.get("/S") == "/TH"]
        assert set(scopes) == {"/Row", "/Column"}
        assert scopes.count("/Column") == 6
        assert [t for t in cells if t.get("/S") == "/TD" and "/Headers" in t.A] == []
        (table,) = [t for t in cells if t.get("/S") == "/Table"]
        assert str(table.A.Summary).startswith("Each shelter, who looks after it")


def test_words_in_another_language_say_so() -> None:
    with pikepdf.open(io.BytesIO(pdf_of("policy"))) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        languages = [t for t in pdf.objects if isinstance(t, pikepdf.Dictionary) and "/Lang" in t]
        welsh = [t for t in languages if str(t.Lang) == "cy"]
        assert [str(t.S) for t in welsh] == ["/Span"]
    assert "tŷ ger y dŵr" in [piece.text for piece in read_aloud(pdf_of("policy"))]


def test_changes_are_marked_in_the_tags() -> None:
    with pikepdf.open(io.BytesIO(pdf_of("redline"))) as pdf:
        marks = [
            str(t.A.TextDecorationType)
            for t in pdf.objects
            if isinstance(t, pikepdf.Dictionary) and "/A" in t and "/TextDecorationType" in t.A
        ]
    assert marks.count("/LineThrough") > 20
    assert marks.count("/Underline") > 20


def test_each_link_is_one_link_and_is_told_by_its_words() -> None:
    with pikepdf.open(io.BytesIO(pdf_of("policy"))) as pdf:
        links = [(str(link.Contents), int(link.F)) for link in pdf.pages[0].Annots]
    assert [words for words, _ in links] == [
        *("Statement of intent", "1. Introduction", "2. Rules for riders"),
        *("3. Where cycles are kept", "4. Training", "5. Checks"),
        *("Appendix A Riders' agreement", "Appendix B Who to ask"),
    ]
    assert {print_flag for _, print_flag in links} == {4}


def test_contents_say_the_page_on_which_each_section_stands() -> None:
    pieces = [p for p in read_aloud(pdf_of("policy")) if "TOC" in p.tags]
    listed = [int(piece.text) for piece in pieces if PAGE_NUMBER.fullmatch(piece.text)]
    pdf = reader(pdf_of("policy"))
    outline = [entry for entry in pdf.outline if not isinstance(entry, list)]
    stands = {str(entry.title): pdf.get_destination_page_number(entry) for entry in outline}
    sections = [title for title in stands if title not in {"Document control", "Contents"}]
    assert sections[1] == "1. Introduction"
    assert sections[5] == "5. Checks & repairs < every term >"
    assert [stands[title] + 1 for title in sections] == listed  # type: ignore[operator]
    assert len(set(listed)) > 2


def test_the_outline_has_provisions_below_sections() -> None:
    outline = reader(pdf_of("policy")).outline
    rules = outline.index(
        next(e for e in outline if getattr(e, "title", "") == "2. Rules for riders")
    )
    below = outline[rules + 1]
    assert isinstance(below, list)
    assert [entry.title for entry in below] == [  # type: ignore[union-attr]
        *("i. Riding on the site", "ii. Parking", "iii. Electric scooters")
    ]


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    """Whatever length the text before it has, a heading keeps two lines of text below it."""
    lowest = 0
    for lines in range(40, 50):
        clauses = (
            provision("a", "", "", *(para(f"Line {number}.") for number in range(lines))),
            provision("b", "", "A heading to watch", para("word " * 90)),
        )
        policy = replace(made("decimal_policy"), sections=(section("a", "1.", "Long", *clauses),))
        for page in reader(quiet_pdf(policy)).pages:
            text = page.extract_text().splitlines()
            if "A heading to watch" in text:
                # Below it stand two lines of text and the foot of the page.
                assert text.index("A heading to watch") <= len(text) - 4, lines
                lowest = max(lowest, text.index("A heading to watch"))
    assert lowest >= 24


def test_no_row_is_split_across_pages() -> None:
    words = [f"row{number}" for number in range(30)]
    rows = (row(word, " ".join([word] * 40), "a", "b", "c") for word in words)
    clause = provision("a", "", "", register(*rows))
    policy = replace(made("decimal_policy"), sections=(section("a", "1.", "T", clause),))
    texts = pages_of(quiet_pdf(policy))
    for word in words:
        counts = [len(re.findall(rf"\b{word}\b", text)) for text in texts]
        assert sorted(counts)[-2:] == [0, 41], word


def test_a_form_can_be_filled_in_and_each_field_says_what_it_asks() -> None:
    fields = reader(pdf_of("blocks_policy")).get_fields()
    assert fields is not None
    asked = {str(field["/TU"]): str(field["/FT"]) for field in fields.values()}
    assert asked == {
        "Your name": "/Tx",
        "Why you wish to come: One or two sentences will do.": "/Tx",
        "On which day": "/Tx",
        "Which part": "/Ch",
        "What you will need: Tools": "/Btn",
        "What you will need: Water": "/Btn",
        "What you will need: A class to help": "/Btn",
        "What you will need: A class to help, Ages": "/Tx",
        "Visitor: Name": "/Tx",
        "Visitor: Signature": "/Tx",
        "Visitor: Date": "/Tx",
        "Headteacher: Name": "/Tx",
        "Headteacher: Signature": "/Tx",
        "Headteacher: Date": "/Tx",
    }
