"""A body's own letterhead: its pages stay as they are, with the draft mark and page numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from policyloom.document import Asset, Document, Look, Status
from policyloom.writers import CannotWriteError
from policyloom.writers.docx import contents_pages, write_docx, write_docx_with_pages
from tests import letterheads, sample
from tests.letterheads import STORIES, letterhead
from tests.support.docx import validate_docx
from tests.word import parts, printed, style_of, tree, w, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def on(data: bytes, document: Document | None = None) -> Document:
    """Return a document whose body has a letterhead."""
    look = Look(letterhead=Asset("letterhead.docx", "application/zip", data))
    return replace(document or sample.policy(), look=look)


def stories(docx: bytes) -> Mapping[tuple[str, str], str]:
    """Return the name of each header and footer by what it is and its kind of page."""
    targets = {
        entry.get("Id"): f"word/{entry.get('Target')}"
        for entry in tree(docx, "word/_rels/document.xml.rels")
    }
    number = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    section = next(tree(docx).iter(w("sectPr")))
    return {
        (kind, reference.get(w("type"), "")): targets[reference.get(number)]
        for kind in ("header", "footer")
        for reference in section.iter(w(f"{kind}Reference"))
    }


def words_in(docx: bytes, name: str) -> list[str]:
    return [words_of(p) for p in tree(docx, name).iter(w("p"))]


def test_it_is_a_sound_file(tmp_path: Path) -> None:
    path = tmp_path / "policy.docx"
    path.write_bytes(write_docx_with_pages(on(letterhead())))
    assert validate_docx(path) == []


def test_its_text_goes_and_ours_comes() -> None:
    docx = write_docx(on(letterhead()))
    words = [line.words for line in printed(docx)]
    assert "Dear parent" not in words
    assert "Cycling and scooter policy" in words


def test_its_page_stays() -> None:
    section = next(tree(write_docx(on(letterhead()))).iter(w("sectPr")))
    margins = section.find(w("pgMar"))
    assert margins is not None
    assert margins.get(w("left")) == "1701"
    assert section.find(w("titlePg")) is not None
    assert (
        tree(write_docx(on(letterhead())), "word/settings.xml").find(w("evenAndOddHeaders"))
        is not None
    )


def test_the_contents_and_tables_fit_its_width() -> None:
    docx = write_docx(on(letterhead()))
    width = 11906 - 1701 - 1134
    toc = next(
        s for s in tree(docx, "word/styles.xml").iter(w("style")) if s.get(w("styleId")) == "TOC1"
    )
    assert [t.get(w("pos")) for t in toc.iter(w("tab")) if t.get(w("val")) == "right"] == [
        str(width)
    ]
    for table in tree(docx).iter(w("tbl")):
        assert sum(int(c.get(w("w"), "0")) for c in table.iter(w("gridCol"))) == width


def test_every_kind_of_header_keeps_its_words_and_has_the_draft_mark() -> None:
    docx = write_docx(on(letterhead()))
    named = stories(docx)
    for kind, words in (
        ("default", "Wren Hill Federation"),
        ("first", "Wren Hill Federation welcomes you"),
        ("even", "Wren Hill Federation, left page"),
    ):
        assert words in words_in(docx, named["header", kind])
        assert b'string="DRAFT"' in parts(docx)[named["header", kind]]


def test_every_kind_of_footer_says_which_page_once() -> None:
    docx = write_docx(on(letterhead()))
    named = stories(docx)
    assert words_in(docx, named["footer", "default"]) == [
        "wrenhill.example.org",
        "Peak Vale Learning Trust · Cycling and scooter policy · DRAFT\tPage 1 of 1",
    ]
    assert words_in(docx, named["footer", "first"]) == [
        "Company number 0000000",
        "Peak Vale Learning Trust · Cycling and scooter policy · DRAFT\tPage 1 of 1",
    ]
    # This one has page numbers of its own.
    assert words_in(docx, named["footer", "even"]) == [
        "1",
        "Peak Vale Learning Trust · Cycling and scooter policy · DRAFT",
    ]


def test_kinds_that_it_lacks_are_made() -> None:
    only = {("header", "default"): STORIES["header", "default"]}
    draft = stories(write_docx(on(letterhead(only))))
    assert set(draft) == {
        (s, k) for s in ("header", "footer") for k in ("default", "first", "even")
    }
    approved = on(letterhead(only), replace(sample.policy(), status=Status.APPROVED))
    named = stories(write_docx(approved))
    assert [kind for story, kind in named if story == "header"] == ["default"]


def test_kinds_that_it_does_not_use_stay_out() -> None:
    plain = letterhead(
        page=letterheads.PAGE.replace("<w:titlePg/>", ""),
        changed={
            "word/settings.xml": "<w:settings xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>"
        },
    )
    assert set(stories(write_docx(on(plain)))) == {("header", "default"), ("footer", "default")}


def test_its_headers_look_as_they_did_and_our_styles_win() -> None:
    docx = write_docx(on(letterhead()))
    styles = {s.get(w("styleId")): s for s in tree(docx, "word/styles.xml").iter(w("style"))}
    header = stories(docx)["header", "default"]
    assert {style_of(p) for p in tree(docx, header).iter(w("p"))} == {"LetterheadKopf"}
    below = styles["LetterheadKopf"].find(w("basedOn"))
    assert below is not None
    assert below.get(w("val")) == "LetterheadStandard"
    assert [c.get(w("val")) for c in styles["LetterheadStandard"].iter(w("color"))] == ["7A1E3C"]
    assert "LetterheadUnused" not in styles
    names = [next(s.iter(w("name"))).get(w("val"), "").lower() for s in styles.values()]
    assert len(set(names)) == len(names)
    defaults = [
        key for key, s in styles.items() if s.get(w("default")) and s.get(w("type")) == "paragraph"
    ]
    assert defaults == ["Normal"]


def test_a_paragraph_without_a_style_keeps_the_letterheads_usual_one() -> None:
    docx = write_docx(on(letterhead()))
    first = tree(docx, stories(docx)["footer", "first"])
    assert [style_of(p) for p in first.iter(w("p"))] == ["LetterheadStandard", "Footer"]


def test_pictures_come_along_and_are_numbered_afresh() -> None:
    docx = write_docx(on(letterhead()))
    pictures = [name for name in parts(docx) if name.startswith("word/media/")]
    assert len(pictures) == 2
    assert all(parts(docx)[name] == letterheads.png() for name in pictures)
    numbers = [
        element.get("id")
        for name in stories(docx).values()
        for element in tree(docx, name).iter()
        if str(element.tag).endswith("}docPr")
    ]
    assert len(numbers) == len(set(numbers)) == 2


def test_the_letterheads_logo_is_enough() -> None:
    logo = Asset("crest.png", "image/png", letterheads.png())
    document = on(letterhead())
    document = replace(document, look=replace(document.look, logo=logo))
    assert not any("picture" in name for name in parts(write_docx(document)))


def test_pages_are_found_on_it_too() -> None:
    document = on(letterhead())
    pages = contents_pages(document, write_docx(document))
    assert pages is not None
    assert set(pages) == {section.key for section in document.sections}


def test_one_that_cannot_be_used_says_why() -> None:
    with pytest.raises(
        CannotWriteError, match=r"letterhead\.docx cannot be used: it is not a Word"
    ):
        write_docx(on(b"PK but nothing else"))
