"""The index page of an output folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from policyloom.build import cards
from policyloom.writers.index import Index, IndexBody, IndexDocument, IndexFile, write_index
from tests.support.html import axe, validate_html

if TYPE_CHECKING:
    from pathlib import Path


def file(size: int = 41_000, *, older: bool = False) -> IndexFile:
    return IndexFile(format="docx", href="a/p/p-draft.docx", size=size, older=older)


def document(
    title: str = "Social media policy",
    state: str = "draft",
    files: tuple[IndexFile, ...] = (file(),),
    refused: tuple[str, ...] = (),
) -> IndexDocument:
    return IndexDocument(
        title=title, state=state, version="1.1", date="2025-09-01", files=files, refused=refused
    )


INDEX = Index(
    bodies=(
        IndexBody(id="peak-vale/wren-hill", name="Wren Hill", documents=(document(),)),
        IndexBody(id="peak-vale-x", name="Another <&> Trust", documents=(document(),)),
        IndexBody(
            id="peak-vale",
            name="Peak Vale",
            documents=(
                document(state="approved"),
                document(refused=("`a` is <wrong>",), files=()),
                document(refused=("x", "y"), files=(file(older=True),)),
            ),
        ),
    )
)


def words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode().partition("<body>")[2]).split())


def test_a_trust_comes_before_its_schools_and_only_they_with_it() -> None:
    assert [group.id for group in INDEX.groups] == ["peak-vale", "peak-vale-x"]
    assert [body.name for body in INDEX.groups[0].bodies] == ["Peak Vale", "Wren Hill"]


def test_states_dates_sizes_and_reasons_are_said() -> None:
    said = words(write_index(INDEX))
    assert "5 documents of 3 trusts and schools; 2 could not be built." in said
    assert "Version 1.1 text as at 1 September 2025" in said
    assert "Social media policy, Peak Vale: Word 40 KB" in said
    assert "Not built `a` is &lt;wrong&gt; None yet" in said
    assert "Not built x y From an earlier build" in said
    assert "40 KB, older text" in said
    assert "Another &lt;&amp;&gt; Trust" in said


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "1 KB"), (1500, "1 KB"), (999_999, "977 KB"), (3_400_000, "3.2 MB"), (50 << 20, "50 MB")],
)
def test_sizes_are_rounded_as_people_read_them(size: int, words: str) -> None:
    assert file(size).size_words == words


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """The page of a full, an empty and a small folder."""
    written = []
    for number, index in enumerate((INDEX, Index(bodies=()), Index(bodies=INDEX.bodies[:1]))):
        path = tmp_path / f"{number}.html"
        path.write_bytes(write_index(index))
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
        assert not re.search(rb'src=|@import|url\(|<script|href="https?:', page.read_bytes())


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
