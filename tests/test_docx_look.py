"""A body's look in Word: colours, headings, paper, cover, and where document control stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from policyloom.document import Document, Look, Paragraph
from policyloom.writers.docx import write_docx
from tests import sample, word
from tests.redlines import redlines
from tests.sides import new_side, old_side
from tests.support.docx import validate_docx
from tests.support.sampling import examples
from tests.word import printed, style_of, tree, w, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

LOOKS = [
    Look(heading_style="ruled", control_layout="lines"),
    Look(heading_style="banded", control_place="end", paper="A5", size=10),
    Look(paper="letter", cover=True, control_layout="lines", control_place="end"),
]


def looking(look: Look) -> bytes:
    return write_docx(replace(sample.policy(), look=look))


def style(docx: bytes, name: str) -> _Element:
    styles = tree(docx, "word/styles.xml").iter(w("style"))
    return next(style for style in styles if style.get(w("styleId")) == name)


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_is_a_sound_file(look: Look, tmp_path: Path) -> None:
    path = tmp_path / "policy.docx"
    path.write_bytes(looking(look))
    assert validate_docx(path) == []


def test_a_heading_can_stand_on_a_line_or_a_band() -> None:
    plain, ruled, banded = (
        style(looking(Look(heading_style=name)), "Heading1")
        for name in ("plain", "ruled", "banded")
    )
    assert [len(list(s.iter(w("bottom")))) for s in (plain, ruled, banded)] == [0, 1, 1]
    assert [fill.get(w("fill")) for fill in banded.iter(w("shd"))] == ["1D4F76"]
    assert [colour.get(w("val")) for colour in banded.iter(w("color"))] == ["FFFFFF"]


@pytest.mark.parametrize(
    ("paper", "size"),
    [("A4", ("11906", "16838")), ("A5", ("8391", "11906")), ("letter", ("12240", "15840"))],
)
def test_the_paper_is_the_bodys_and_tables_fit_it(paper: str, size: tuple[str, str]) -> None:
    docx = looking(Look(paper=paper))
    page = next(tree(docx).iter(w("pgSz")))
    assert (page.get(w("w")), page.get(w("h"))) == size
    margins = next(tree(docx).iter(w("pgMar")))
    room = int(size[0]) - sum(int(margins.get(w(side), "0")) for side in ("left", "right"))
    for table in tree(docx).iter(w("tbl")):
        assert sum(int(c.get(w("w"), "0")) for c in table.iter(w("gridCol"))) == room


def starts_of_pages(docx: bytes) -> list[str]:
    return [words_of(p) for p in tree(docx).iter(w("p")) if list(p.iter(w("pageBreakBefore")))]


def test_what_comes_after_a_cover_begins_a_page() -> None:
    starts = ["Statement of intent", "Riders' agreement", "Who to ask"]
    assert starts_of_pages(looking(Look())) == starts
    whole = Look(cover=True, control_place="whole")
    assert starts_of_pages(looking(whole)) == ["Document control", *starts]
    at_end = Look(cover=True, control_place="end")
    notice = "This policy is checked every year, and sooner when the roads near a site change."
    assert starts_of_pages(looking(at_end)) == [notice, *starts]


# DOCUMENT CONTROL


def test_document_control_can_come_last() -> None:
    lines = [line.words for line in printed(looking(Look(control_place="end")))]
    assert lines.index("Document control") > lines.index("Ask the school office about training.")


def test_document_control_can_be_lines() -> None:
    docx = looking(Look(control_layout="lines", control_place="whole"))
    lines = [(p.style, p.words) for p in printed(docx)]
    start = lines.index(("ControlHeading", "Document control"))
    assert lines[start + 1 : start + 9] == [
        ("ControlLine", "Status\tDraft for consultation"),
        ("ControlLine", "Owner\tHead of estates"),
        ("ControlLine", "Approved by\t[to complete: the committee that approves this]"),
        ("ControlLine", "Next review\tJanuary 2027 (proposed)"),
        ("ControlLine", "Amendments\tElectric scooters are now named in the rules."),
        ("ControlText", "The register of shelters has three more rows."),
        ("ControlText", "Hollin Bank has a second shelter."),
        ("ControlText", "Larkmead's shelter has closed."),
    ]
    assert len(list(tree(docx).iter(w("tbl")))) == 1


def test_what_readers_ask_first_stands_below_the_title_and_the_rest_at_the_end() -> None:
    lines = [(p.style, p.words) for p in printed(looking(Look(control_layout="lines")))]
    start = next(at for at, (style, _) in enumerate(lines) if style == "ControlLine")
    assert lines[start : start + 2] == [
        ("ControlLine", "Next review\tJanuary 2027 (proposed)"),
        ("ControlLine", "Owner\tHead of estates"),
    ]
    end = lines.index(("ControlHeading", "Document control"))
    assert end > lines.index(("Heading1", "Who to ask"))
    assert [style for style, words in lines[end:] if words.startswith(("Owner", "Next"))] == []
    assert ("ControlText", "Hollin Bank has a second shelter.") in lines[end:]


def test_a_label_stands_alone_where_no_words_come_first() -> None:
    rows = (
        sample.control("a", "Schools", sample.bullets("Larkmead")),
        sample.control("b", "None"),
    )
    look = Look(control_layout="lines")
    lines = printed(write_docx(replace(sample.policy(), control=rows, look=look)))
    start = next(i for i, line in enumerate(lines) if line.words == "Schools")
    assert [(p.style, p.words) for p in lines[start : start + 3]] == [
        ("ControlLine", "Schools"),
        ("ControlText", "Larkmead"),
        ("ControlLine", "None"),
    ]


def only_paragraphs(redline: Document) -> Document:
    """Return the redline with lines of document control."""
    rows = tuple(
        replace(row, blocks=tuple(b for b in row.blocks if isinstance(b, Paragraph)))
        for row in redline.control
    )
    # A row is there for something: in a text that has the row, it has words.
    filled = tuple(
        replace(row, blocks=(*row.blocks, sample.para("Words", mark=row.mark))) for row in rows
    )
    look = Look(control_layout="lines", control_place=redline.look.control_place)
    return replace(redline, control=filled, look=look)


@settings(max_examples=examples(50))
@given(redlines().map(only_paragraphs))
def test_lines_that_change_can_be_taken_or_left(redline: Document) -> None:
    docx = write_docx(redline)
    assert printed(word.accepted(docx)) == printed(write_docx(new_side(redline)))
    assert printed(word.rejected(docx)) == printed(write_docx(old_side(redline)))


def test_a_style_for_every_paragraph() -> None:
    for look in LOOKS:
        docx = looking(look)
        known = {s.get(w("styleId")) for s in tree(docx, "word/styles.xml").iter(w("style"))}
        assert {style_of(p) for p in tree(docx).iter(w("p"))} <= known
