"""The contents of a Word file: there when it opens, right, and a field for Word to make anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from policyloom.document import Look, Numbering, Reference
from policyloom.writers.docx import contents_pages, layout, write_docx, write_docx_with_pages
from tests import sample
from tests.pages import SAMPLES, made
from tests.word import Printed, printed, style_of, tree, w, words_of

PAGES = {"intent": 1, "introduction": 2, "rules": 2, "shelters": 3, "training": 3}


def entries(docx: bytes) -> list[str]:
    return [line.words for line in printed(docx) if line.style == "TOC1"]


def instructions(docx: bytes) -> str:
    return "".join(text.text or "" for text in tree(docx).iter(w("instrText")))


def test_it_lists_every_section_by_its_short_title() -> None:
    assert entries(write_docx(sample.policy())) == [
        "Statement of intent",
        "1.\tIntroduction",
        "2.\tRules for riders",
        "3.\tWhere cycles are kept",
        "4.\tTraining",
        "5.\tChecks",
        "Appendix A\tRiders' agreement",
        "Appendix B\tWho to ask",
    ]


def test_without_pages_the_field_asks_for_none() -> None:
    docx = write_docx(sample.policy())
    assert '\tTOC \\n \\o "1-1" \\h \\z ' in instructions(docx)
    assert "PAGEREF" not in instructions(docx)


def test_with_pages_each_line_ends_in_its_own() -> None:
    docx = write_docx(sample.policy(), PAGES)
    assert entries(docx)[:5] == [
        "Statement of intent\t1",
        "1.\tIntroduction\t2",
        "2.\tRules for riders\t2",
        "3.\tWhere cycles are kept\t3",
        "4.\tTraining\t3",
    ]
    assert '\tTOC \\o "1-1" \\h \\z ' in instructions(docx)
    assert "PAGEREF p_rules \\h" in instructions(docx)


def test_each_line_leads_to_its_section() -> None:
    root = tree(write_docx(sample.policy(), PAGES))
    targets = {
        link.get(w("anchor")): words_of(link)
        for p in root.iter(w("p"))
        for link in p.iter(w("hyperlink"))
        if style_of(p) == "TOC1"
    }
    headings = {
        mark.get(w("name")): words_of(p)
        for p in root.iter(w("p"))
        for mark in p.iter(w("bookmarkStart"))
        if style_of(p) == "Heading1"
    }
    assert set(targets) == set(headings)
    assert headings["p_rules"] == "Rules for riders"


def test_nothing_makes_word_ask_before_it_opens_the_file() -> None:
    for name in ("word/document.xml", "word/settings.xml"):
        xml = tree(write_docx(sample.policy(), PAGES), name)
        assert not [e for e in xml.iter() if "updateFields" in str(e.tag) or e.get(w("dirty"))]


def test_the_title_of_the_contents_has_no_number() -> None:
    lines = printed(write_docx(sample.decimal_policy()))
    assert Printed("TOCHeading", "", "Contents") in lines


def test_a_document_may_have_no_contents() -> None:
    docx = write_docx(replace(sample.policy(), lists_contents=False))
    assert entries(docx) == []
    assert "TOC" not in instructions(docx)


# THE PAGES


@pytest.mark.parametrize("cover", [False, True])
def test_pages_are_those_of_another_program(cover: bool) -> None:  # noqa: FBT001
    document = replace(sample.policy(), look=Look(cover=cover))
    pages = contents_pages(document, write_docx(document))
    assert pages is not None
    assert list(pages) == [section.key for section in document.sections]
    assert sorted(pages.values()) == list(pages.values())
    assert pages["intent"] == 2 + cover
    assert pages["contacts"] == pages["agreement"] + 1


def test_pages_stay_right_once_they_are_printed() -> None:
    document = sample.policy()
    docx = write_docx_with_pages(document)
    pages = contents_pages(document, docx)
    assert pages is not None
    shown = [int(line.rpartition("\t")[2]) for line in entries(docx)]
    assert shown == list(pages.values())


def test_without_a_layout_engine_there_are_no_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "find_spec", lambda _: None)
    document = sample.policy()
    assert contents_pages(document, write_docx(document)) is None
    assert write_docx_with_pages(document) == write_docx(document)


# REFERENCES


def test_a_reference_is_a_field_that_shows_the_number_it_has() -> None:
    root = tree(write_docx(sample.policy()))
    introduction = next(p for p in root.iter(w("p")) if "Read this policy" in words_of(p))
    fields = "".join(text.text or "" for text in introduction.iter(w("instrText")))
    assert fields.split("  ") == [
        " REF p_rules \\n \\h",
        "REF p_cycling_parking \\n \\h",
        "REF p_agreement \\n \\h ",
    ]
    assert "section 2, rule ii and Appendix A" in words_of(introduction)


def test_a_reference_to_what_is_not_there_is_only_words() -> None:
    lost = sample.para("See ", Reference(sample.words("section 9"), "lost", "9"), ".")
    document = sample.policy()
    section = sample.section("only", "1.", "Only", sample.provision("a", "", "", lost))
    docx = write_docx(replace(document, sections=(section,)))
    assert "See section 9." in [line.words for line in printed(docx)]
    assert "REF" not in instructions(docx)


def test_long_names_stay_within_words_limit_and_apart() -> None:
    keys = [f"a-very-long-name-for-a-section-of-a-policy-{i}" for i in (1, 2)]
    sections = tuple(sample.section(key, "", key, numbering=Numbering.NONE) for key in keys)
    root = tree(write_docx(replace(sample.policy(), sections=sections)))
    names = [mark.get(w("name")) or "" for mark in root.iter(w("bookmarkStart"))]
    assert len(set(names)) == 2
    assert max(map(len, names)) <= 40


def test_contents_that_do_not_fit_begin_a_page() -> None:
    document = sample.policy()
    rows = tuple(sample.control("owner", f"Row {i}", "Words") for i in range(22))
    for control, expected in ((document.control, 0), (rows, 1)):
        root = tree(write_docx_with_pages(replace(document, control=control)))
        heading = next(p for p in root.iter(w("p")) if style_of(p) == "TOCHeading")
        assert len(list(heading.iter(w("pageBreakBefore")))) == expected


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_left_out_for_the_layout_engine_takes_up_no_room(name: str) -> None:
    rdocx = pytest.importorskip("rdocx")
    whole = write_docx(made(name))

    def places(data: bytes) -> list[tuple[int, int]]:
        fragments = rdocx.Document.from_bytes(data).layout()
        return [(one.body_index, one.displayed_page) for one in fragments]

    parts = layout._parts(whole)
    body = etree.fromstring(parts[layout.STORY])[0]
    light = layout._lightened(body, used=layout.NEWER in parts[layout.STORY])
    assert len(light) < len(parts[layout.STORY])
    assert places(layout._stored(parts | {layout.STORY: light})) == places(whole)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_numbered_file_is_the_one_written_afresh(name: str) -> None:
    pytest.importorskip("rdocx")
    document = made(name)
    found = layout.laid_out(document, write_docx(document))
    assert found
    assert write_docx_with_pages(document) == write_docx(
        document, found.pages, contents_begin_page=found.contents_begin_page
    )
