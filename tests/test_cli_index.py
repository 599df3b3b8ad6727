"""The index page of an output folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from policyloom.build import cards
from policyloom.report.index import IndexDocument, IndexFile, index_report, size_words
from policyloom.writers import Product, formats_of, title_of
from policyloom.writers.report import write_report
from tests.pages import parsed
from tests.support.html import axe, validate_html

if TYPE_CHECKING:
    from pathlib import Path


def file(size: int = 41_000, *, older: bool = False) -> IndexFile:
    return IndexFile(title="Word", href="a/p/p-draft.docx", size=size, older=older)


def document(
    body: str = "peak-vale",
    state: str = "draft",
    files: tuple[IndexFile, ...] = (file(),),
    refused: tuple[str, ...] = (),
) -> IndexDocument:
    return IndexDocument(
        body=body,
        title="Social media policy",
        state=state,
        version="1.1",
        date="2025-09-01",
        files=files,
        refused=refused,
    )


NAMES = {
    "peak-vale/wren-hill": "Wren Hill 10",
    "peak-vale/kettlebrow": "Wren Hill 9",
    "peak-vale-x": "Another <&> Trust",
    "peak-vale": "Peak Vale",
}
DOCUMENTS = (
    document("peak-vale/wren-hill"),
    document("peak-vale/kettlebrow"),
    document("peak-vale-x"),
    document(state="approved"),
    document(refused=("`a` is <wrong>",), files=()),
    document(refused=("x", "y"), files=(file(older=True),)),
)


def index(documents: tuple[IndexDocument, ...] = DOCUMENTS) -> bytes:
    return write_report(index_report(documents, NAMES), "html")


def words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode().partition("<body>")[2]).split())


def test_a_trust_has_its_schools_below_it_by_name_as_people_count() -> None:
    page = parsed(index())
    headings = ["".join(h.itertext()) for h in page.cssselect("h3")]
    assert headings == ["Another <&> Trust (1)", "Peak Vale (5)"]
    trust = page.cssselect("details.family")[1]
    assert [th.text for th in trust.cssselect("tr.body th")] == ["Wren Hill 9", "Wren Hill 10"]


def test_states_dates_sizes_and_reasons_are_said() -> None:
    said = words(index())
    assert "6 documents of 4 trusts and schools; 2 could not be built." in said
    assert "State Version 1.1 Text as at 1 September 2025" in said
    assert "Social media policy, Peak Vale: Word 40 KB" in said
    assert "Not built Files None yet Notes a is &lt;wrong&gt;" in said
    assert "Notes X Y The files are from an earlier build." in said
    assert "40 KB, older text" in said
    assert "Another &lt;&amp;&gt; Trust" in said


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "1 KB"), (1500, "1 KB"), (999_999, "977 KB"), (3_400_000, "3.2 MB"), (50 << 20, "50 MB")],
)
def test_sizes_are_rounded_as_people_read_them(size: int, words: str) -> None:
    assert size_words(size) == words


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """The page of a full, an empty and a small folder, and one with a search field."""
    written = []
    many = tuple(document(f"peak-vale/school-{number}") for number in range(9))
    for number, given in enumerate((DOCUMENTS, (), DOCUMENTS[:1], many)):
        path = tmp_path / f"{number}.html"
        path.write_bytes(index(given))
        written.append(path)
    return written


@pytest.mark.needs("java")
def test_the_page_is_valid(pages: list[Path]) -> None:
    assert validate_html(pages) == []


@pytest.mark.needs("chromium")
def test_the_page_is_accessible(pages: list[Path]) -> None:
    assert axe(pages) == []


def test_the_page_needs_nothing_else(pages: list[Path]) -> None:
    for page in pages:
        assert not re.search(rb'src=|@import|url\(|href="https?:', page.read_bytes())


def test_a_record_is_read_back_as_it_was() -> None:
    kept = cards.Kept(name="p-draft.docx", size=3, words="d")
    record = cards.Card(
        body_name="Ŵ", title="t", state="draft", files={"docx": kept}, refused=("a",)
    )
    assert cards.from_json(cards.to_json(record)) == record


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"null", b'{"format": 2}', b'{"format": 1}', b'{"format": 1, "files": []}',
     b'{"format": 1, "files": {}, "refused": [], "more": 1}', b"[" * 100_000, b"\xff"],
)  # fmt: skip
def test_what_is_not_a_record_is_not_read(data: bytes) -> None:
    assert cards.from_json(data) is None


@pytest.mark.parametrize("to", formats_of(Product.DOCUMENT))
def test_every_format_of_documents_has_a_title_for_readers(to: str) -> None:
    assert title_of(to) != to
