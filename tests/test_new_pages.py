"""What stands on which page: appendices, forms and document control, alike in every format."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from policyloom.document import (
    ControlRow,
    Document,
    FormTicks,
    ListStyle,
    Numbering,
    SectionKind,
    control_last,
    count_of,
    letters,
    roman,
)
from policyloom.writers import write
from policyloom.writers.docx import write_docx
from policyloom.writers.fit import (
    begins_below_contents,
    is_row_short,
    provision_begins_page,
    sections_on_pages,
)
from tests import sample, sample_blocks
from tests.pages import pages_of, quiet_pdf, reader
from tests.sample import bullets, para, provision, section
from tests.word import printed, style_of, tree, w, words_of

if TYPE_CHECKING:
    from pathlib import Path

APPENDIX = "A request"
SETTINGS = ("appendices-and-forms", "appendices", "nothing")


def document(new_page_for: str = "appendices-and-forms") -> Document:
    """Return a policy with a form in a section, and an appendix with words before two forms."""
    visit = sample_blocks.visit_form()
    forms = {
        name: replace(provision(name, "", ""), blocks=(replace(visit, key=name),))
        for name in ("form", "first", "second")
    }
    before = provision("before", "", "", "Before the form come these words.")
    body = replace(section("visits", "1.", "Visits", before, forms["form"]), kind=SectionKind.BODY)
    appendix = section(
        "request",
        "Appendix A",
        APPENDIX,
        replace(before, clause="lead"),
        forms["first"],
        forms["second"],
        numbering=Numbering.LETTER,
    )
    whole = sample.policy()
    look = replace(whole.look, new_page_for=new_page_for, cover=False)
    return replace(whole, look=look, sections=(body, appendix))


def begins(made: Document) -> list[list[bool]]:
    """Say of each section and each of its provisions whether it begins a page."""
    return [
        [
            new_page,
            *(
                provision_begins_page(place, section, made.look)
                for place in range(len(section.provisions))
            ),
        ]
        for section, new_page in sections_on_pages(made)
    ]


def test_an_appendix_and_a_form_in_a_section_begin_a_page() -> None:
    # The words before the first form of an appendix lead to it.
    assert begins(document()) == [[False, False, True], [True, False, False, True]]


def test_a_body_may_want_new_pages_for_less() -> None:
    assert begins(document("appendices")) == [[False, False, False], [True, False, False, False]]
    assert not any(map(any, begins(document("nothing"))))


def test_what_follows_a_form_begins_a_page_too() -> None:
    made = document()
    body = made.sections[0]
    after = replace(provision("after", "", ""), blocks=(para("After the form."),))
    inside = replace(body, provisions=(*body.provisions, after))
    assert begins(replace(made, sections=(inside,))) == [[False, False, True, True]]
    later = section("later", "2.", "Later", after)
    assert begins(replace(made, sections=(body, later)))[1] == [True, False]


# IN EVERY FORMAT


ENGINES = ("weasyprint", "typst")


def pdf(document: Document, engine: str) -> bytes:
    """Return a document as a PDF drawn by an engine."""
    return quiet_pdf(replace(document, look=replace(document.look, pdf_engine=engine)))


def sheets(pdf: bytes) -> dict[str, list[int]]:
    """Return the sheets on which the lead of the appendix and each form stand, by their words."""
    texts = pages_of(pdf)
    # The contents name the appendix too.
    return {
        words: [n for n, text in enumerate(texts, 1) if words in text and "Contents" not in text]
        for words in (APPENDIX, "Before the form", "On which day")
    }


@pytest.mark.needs("pango")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_pdf_breaks_there(engine: str) -> None:
    found = sheets(pdf(document(), engine))
    body_form, first, second = found["On which day"]
    assert body_form not in found["Before the form"]
    assert first in found[APPENDIX]
    assert body_form < first < second
    together = sheets(pdf(document("nothing"), engine))
    assert together["Before the form"][0] == together["On which day"][0]


@pytest.mark.parametrize("new_page_for", SETTINGS)
def test_word_breaks_there(new_page_for: str) -> None:
    made = document(new_page_for)
    root = tree(write_docx(made))
    broken = [
        p for p in root.iter(w("p")) if p.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None
    ]
    headings = [words_of(p) for p in broken if style_of(p) == "Heading1"]
    assert headings == ([] if new_page_for == "nothing" else [APPENDIX])


@pytest.mark.parametrize("new_page_for", SETTINGS)
def test_a_page_breaks_there_when_it_is_printed(new_page_for: str) -> None:
    page = write(document(new_page_for), "html").decode()
    # Each says so in its class, the last of its names.
    wanted = {"appendices-and-forms": 4, "appendices": 1, "nothing": 0}
    assert page.count('new-page"') == wanted[new_page_for]


# DOCUMENT CONTROL


def control(*paragraphs: str) -> Document:
    """Return a policy whose amendments are these."""
    whole = sample.policy()
    row = ControlRow(key="amendments", label="Amendments", blocks=tuple(map(para, paragraphs)))
    return replace(whole, control=(*whole.control[:-1], row))


LONG = tuple(f"Amendment {n} changed some of the words of the policy." for n in range(20))


def test_only_a_long_row_of_document_control_is_parted() -> None:
    rows = control(*LONG).control
    assert [is_row_short(row, 80) for row in rows] == [True] * (len(rows) - 1) + [False]
    rows = control_last(control(*LONG))
    *_, table = tree(write_docx(control(*LONG))).iter(w("tbl"))
    whole = [row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in table.iter(w("tr"))]
    assert whole == [True] * (len(rows) - 1) + [False]
    page = write(control(*LONG), "html").decode()
    assert page.count('<tr class="tall">') == 1
    assert 'class="control"' in page


def test_a_short_one_stands_on_one_page() -> None:
    assert 'class="control whole"' in write(control("None."), "html").decode()
    *_, table = tree(write_docx(control("None."))).iter(w("tbl"))
    *rows, last = table.iter(w("tr"))
    kept = [
        p.find(f"{w('pPr')}/{w('keepNext')}") is not None for row in rows for p in row.iter(w("p"))
    ]
    assert all(kept)
    assert not [p for p in last.iter(w("p")) if p.find(f"{w('pPr')}/{w('keepNext')}") is not None]


# CONTENTS


def test_the_sheet_of_the_contents_ends_with_them_unless_they_were_pushed_there() -> None:
    body = [
        section(f"s{n}", f"{n}.", f"Title {n}", provision(f"c{n}", "", "", "Words."))
        for n in range(1, 11)
    ]
    short, long = (
        replace(made, sections=tuple(body), look=replace(made.look, control_place="whole"))
        for made in (control("None."), control(*LONG))
    )
    assert begins_below_contents(short)
    assert not begins_below_contents(long)
    assert not begins_below_contents(replace(short, sections=tuple(body[:3])))
    at_end = replace(long, look=replace(long.look, control_place="end"))
    assert begins_below_contents(at_end)


def test_a_short_title_without_a_number_has_its_dots() -> None:
    tone = section(
        "tone", "", "Tone", provision("tone", "", "", "Be kind."), numbering=Numbering.NONE
    )
    root = tree(write_docx(replace(sample.policy(), sections=(tone,)), {"tone": 2}))
    line = next(p for p in root.iter(w("p")) if style_of(p) == "TOC1")
    stops = [stop.get(w("val")) for stop in line.iter(w("tab")) if stop.get(w("val"))]
    assert stops == ["clear"]


# LETTERS


def lettered() -> Document:
    """Return a policy with 28 appendices, the clauses of which are numbered, and a long list."""
    names = [chr(65 + n % 26) * (n // 26 + 1) for n in range(28)]
    items = bullets(*(f"item {n}" for n in range(1, 29)), style=ListStyle.ALPHA)
    made = (
        section(
            f"s{n}",
            f"Appendix {name}",
            f"Title {n}",
            provision(f"c{n}", f"{name}.1", "", f"Words {n}.", *([items] if name == "BB" else [])),
            numbering=Numbering.LETTER,
            each=Numbering.DECIMAL_PAIR,
        )
        for n, name in enumerate(names)
    )
    look = replace(sample.policy().look, new_page_for="nothing")
    return replace(sample.policy(), look=look, sections=tuple(made))


def test_after_z_every_format_counts_aa_bb() -> None:
    made = lettered()
    text = write(made, "text").decode()
    assert "Appendix BB Title 27" in text
    assert "BB.1 Words 27." in text
    assert "bb. item 28" in text
    page = write(made, "html").decode()
    assert '<li style="list-style-type: &#34;bb. &#34;">' in page.replace("&quot;", "&#34;")
    lines = [(line.label, line.words) for line in printed(write_docx(made))]
    assert ("Appendix BB", "Title 27") in lines
    assert ("BB.1", "Words 27.") in lines
    assert ("bb.", "item 28") in lines


@pytest.mark.needs("pango")
@pytest.mark.parametrize("engine", ENGINES)
def test_both_pdfs_do(engine: str) -> None:
    words = "".join(page.extract_text() for page in reader(pdf(lettered(), engine)).pages)
    assert re.search(r"\bbb\.", words)
    assert not re.search(r"\bab\.", words)


@pytest.mark.needs("soffice", "poppler")
def test_libreoffice_does(tmp_path: Path) -> None:
    (tmp_path / "policy.docx").write_bytes(write_docx(lettered()))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "policy.docx"],  # noqa: S607
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    words = "".join(pages_of((tmp_path / "policy.pdf").read_bytes()))
    assert re.search(r"BB\.1\s*Words 27", words)
    assert re.search(r"bb\.\s*item 28", words)


@pytest.mark.parametrize(("number", "words"), [(1, "a"), (26, "z"), (27, "aa"), (53, "aaa")])
def test_letters_are_counted_and_read_back(number: int, words: str) -> None:
    assert letters(number) == words
    assert count_of(words.upper()) == number


@pytest.mark.parametrize(
    ("number", "words"), [(4, "iv"), (9, "ix"), (48, "xlviii"), (90, "xc"), (444, "cdxliv")]
)
def test_roman(number: int, words: str) -> None:
    assert roman(number) == words


# FIELDS


@pytest.mark.needs("pango")
def test_the_fields_of_a_pdf_keep_what_is_chosen_and_say_what_they_ask() -> None:
    fields = reader(quiet_pdf(document())).get_fields() or {}
    names = [name.rpartition("form-")[2] for name in fields if name.startswith("p-form-")]
    assert names[:4] == ["name", "reason", "day", "part"]
    assert fields["p-form-part"]["/Opt"] == [
        ["", "\N{NO-BREAK SPACE}"],
        ["The pond", "The pond"],
        ["The orchard", "The orchard"],
    ]
    assert fields["p-form-reason"]["/TU"] == "Why you wish to come: One or two sentences will do."
    assert fields["p-form-reason"]["/Ff"] == MULTILINE
    assert fields["p-form-needs-pupils"]["/_States_"] == ["/on", "/Off"]


MULTILINE = 1 << 12


@pytest.mark.needs("pango")
@pytest.mark.parametrize("engine", ENGINES)
def test_boxes_without_a_space_to_write_in_stand_side_by_side(engine: str) -> None:
    visit = sample_blocks.visit_form()
    needs = tuple(row for row in visit.rows if isinstance(row, FormTicks))
    form = replace(visit, rows=needs)
    parts = (section("a", "1.", "A", provision("a", "", "", form)),)
    made = replace(document(), sections=parts, control=())
    text = reader(pdf(made, engine)).pages[-1].extract_text(extraction_mode="layout")
    line = next(line for line in text.splitlines() if "Tools" in line)
    assert "Water" in line


# NUMBERED PARAGRAPHS


@pytest.mark.needs("pango")
def test_numbered_paragraphs_may_stand_on_two_pages() -> None:
    """A number is no reason to keep a paragraph with what follows: a page is filled first."""
    counts = (bullets(f"Number {n} stands here.", style=ListStyle.DECIMAL) for n in range(1, 21))
    paragraphs = (
        replace(count, paragraphs=True, prefix="1", start=n) for n, count in enumerate(counts, 1)
    )
    before = (f"Before them, {n}." for n in range(1, 9))
    parts = (section("a", "1.", "A", provision("a", "", "", *before, *paragraphs)),)
    made = replace(document(), sections=parts, control=())
    pages = pages_of(quiet_pdf(made))
    first = next(page for page in pages if "Before them, 8." in page)
    assert "Number 5 stands here." in first
    assert "Number 20 stands here." not in first
