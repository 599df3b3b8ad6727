"""The first page: one table of the look, and every format follows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policyloom.document import ControlRow, Document, Look, Mark, Paragraph, Status
from policyloom.document.control import at_a_glance, control_last
from policyloom.writers import write
from policyloom.writers.docx import write_docx
from policyloom.writers.first_page import COVER, TITLE
from tests.pages import made, reader
from tests.sample import added, control, removed, words
from tests.word import tree, w

LINES = ("body", "title", "edition", "strapline")
STYLES = ("Organisation", "Title", "Subtitle", "Strapline")
SAME = 0.6
"""So many mm apart a reader sees as one place."""


def policy(look: Look) -> Document:
    rows = (
        control("version", "Version", "3.1"),
        control("owner", "Owner", "Head of estates"),
        control("next-review", "Next review by", "31 January 2027"),
        control("approved-on", "Approved on", "12 January 2026"),
        control("amendments", "Amendments", "One thing.", "Another."),
    )
    return replace(made("policy"), look=replace(look, strapline="Safe wheels"), control=rows)


def baselines(document: Document, engine: str) -> dict[str, float]:
    """Return how high on the sheet, in mm, the words of the first page stand."""
    look = replace(document.look, pdf_engine=engine)
    found: dict[str, float] = {}

    def seen(text: str, page: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            height = at[4] * page[1] + at[5] * page[3] + page[5]
            found.setdefault(text.strip(), height / 72 * 25.4)

    pdf = write(replace(document, look=look), "pdf")
    reader(pdf).pages[0].extract_text(visitor_text=seen)
    return found


@pytest.mark.needs("pango")
def test_both_engines_put_every_line_in_one_place() -> None:
    weasy, typst = (baselines(policy(Look()), one) for one in ("weasyprint", "typst"))
    lines = ["Peak Vale Learning Trust", "Safe wheels", "Approved on", "Owner", "Contents"]
    assert [line for line in lines if abs(weasy[line] - typst[line]) > SAME] == []


@pytest.mark.parametrize("look", [Look(), Look(cover=True, size=12)])
def test_word_and_web_pages_have_the_sizes_of_the_table(look: Look) -> None:
    table = COVER if look.cover else TITLE
    styles = {
        one.get(w("styleId")): one
        for one in tree(write_docx(policy(look)), "word/styles.xml").iter(w("style"))
    }
    page = write(policy(look), "html").decode()
    for line, style in zip(LINES, STYLES, strict=True):
        size = next(styles[style].iter(w("sz"))).get(w("val"))
        assert size == str(round(table[line].size * look.size * 2))
        assert f"--{line}-size: {table[line].size:g}em;" in page


def test_what_readers_ask_first_comes_first_in_every_format() -> None:
    for form in ("text", "md", "html"):
        said = write(policy(Look()), form).decode().replace("\u00a0", " ")
        asked = ["12 January 2026", "31 January 2027 (proposed)", "Head of estates", "Contents"]
        places = [said.index(words) for words in (*asked, "Another.")]
        assert places == sorted(places)


def test_an_approved_document_proposes_nothing() -> None:
    approved = replace(policy(Look()), status=Status.APPROVED, version="3.1")
    assert "proposed" not in write(approved, "text").decode()


def rows_of(*rows: ControlRow, old: str, status: Status) -> str:
    redline = made("redline")
    revision = redline.revision
    assert revision is not None
    document = replace(redline, control=rows, status=status, revision=replace(revision, old=old))
    said = [part for row in at_a_glance(document) for part in row.blocks]
    return str([one.inlines for one in said if isinstance(one, Paragraph)])


def test_a_redline_says_in_which_of_the_two_texts_a_day_is_proposed() -> None:
    row = control("next-review", "Next review", words(removed("May 2026"), added("May 2027")))
    for old, status, came, went in (
        ("Version 1.0", Status.DRAFT, 1, 0),
        ("DRAFT", Status.APPROVED, 0, 1),
        ("DRAFT", Status.DRAFT, 0, 0),
    ):
        said = rows_of(row, old=old, status=status)
        assert said.count("Inserted(inlines=(Text(value=' (proposed)'") == came
        assert said.count("Deleted(inlines=(Text(value=' (proposed)'") == went
    undecided = control("effective-from", "In force from", "Not decided yet")
    assert "proposed" not in rows_of(undecided, old="DRAFT", status=Status.DRAFT)
    gone = control("next-review", "Next review", "May 2026", mark=Mark.DELETED)
    assert "proposed" not in rows_of(gone, old="Version 1.0", status=Status.DRAFT)


def test_every_row_stands_in_one_place_whatever_a_body_chooses() -> None:
    for place in ("front", "whole", "end"):
        document = policy(Look(control_place=place))
        said = write(document, "text").decode()
        for row in document.control:
            assert said.count(f"{row.label}  ") == 1
    assert [row.key for row in control_last(policy(Look()))] == ["version", "amendments"]
