"""Finding words in a document and the sources that put them there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policyloom.diagnostics import Span
from policyloom.document import (
    Cell,
    Document,
    EditorNote,
    Emphasis,
    Item,
    List,
    ListStyle,
    Numbering,
    Origin,
    Paragraph,
    Provision,
    Row,
    Section,
    SectionKind,
    Status,
    Subheading,
    Table,
    Text,
    lines,
)
from policyloom.tracing import find, nearest_words

CLAUSE = Origin(
    span=Span("clauses/a.yaml", 5, 1), layer="library", clause="topic/a", version="1.0.0"
)
TERM = replace(CLAUSE, value=Span("trusts/x/overlay.yaml", 9, 3))
WORDS = (
    Text("Ask first. This is about ", origin=CLAUSE),
    Emphasis((Text("the school\u2019s", origin=TERM),)),
    Text(" phone, or\u00a0tablet. Ask again!", origin=CLAUSE),
)


def document(*blocks: Paragraph | Subheading | List | Table | EditorNote) -> Document:
    provision = Provision(
        clause="topic/a", version="1.0.0", label="1.1", heading=(Text("Devices"),), blocks=blocks
    )
    section = Section(
        key="one",
        kind=SectionKind.BODY,
        label="1.",
        title=(Text("Using things"),),
        short_title=(Text("Using things"),),
        numbering=Numbering.DECIMAL_DOT,
        provision_numbering=Numbering.DECIMAL_PAIR,
        provisions=(provision,),
    )
    return Document(
        body="x",
        body_name="X",
        policy="p",
        title=(Text("A policy"),),
        version="",
        status=Status.DRAFT,
        date="2025-09-01",
        language="en-GB",
        control=(),
        notices=(),
        sections=(section,),
    )


@pytest.mark.parametrize(
    "words",
    [
        "about the school's phone",
        "ABOUT  the School\u2019s\nphone",
        "t the school's p",
        "or tablet",
    ],
)
def test_words_are_found_across_runs_whatever_their_case_and_apostrophes(words: str) -> None:
    (match,) = find(document(Paragraph(WORDS)), words)
    assert match.line.at.place == ("1. Using things", "1.1 Devices")


def test_each_piece_names_its_own_source() -> None:
    (match,) = find(document(Paragraph(WORDS)), "about the school's phone")
    assert [(piece.words, piece.origin) for piece in match.pieces] == [
        ("about ", CLAUSE),
        ("the school\u2019s", TERM),
        (" phone", CLAUSE),
    ]


def test_the_sentence_around_the_words_is_shown() -> None:
    (match,) = find(document(Paragraph(WORDS)), "the school's")
    assert match.sentence == (
        "This is about ",
        "the school\u2019s",
        " phone, or\u00a0tablet.",
    )


def test_a_sentence_that_begins_or_ends_with_the_words_is_whole() -> None:
    (first,) = find(document(Paragraph(WORDS)), "Ask first.")
    assert first.sentence == ("", "Ask first.", "")
    (last,) = find(document(Paragraph(WORDS)), "again!")
    assert last.sentence == ("Ask ", "again!", "")


def test_every_place_is_found() -> None:
    assert len(find(document(Paragraph(WORDS), Paragraph(WORDS)), "ask")) == 4


def test_signs_with_a_meaning_elsewhere_are_plain_words() -> None:
    assert find(document(Paragraph((Text("a (b) [c] d.e"),))), "(b) [c] d.e")
    assert not find(document(Paragraph((Text("a b"),))), "a.b")


@pytest.mark.parametrize("words", ["", "  "])
def test_no_words_are_found_nowhere(words: str) -> None:
    assert find(document(Paragraph(WORDS)), words) == ()


def test_every_kind_of_block_is_searched() -> None:
    def said(words: str) -> Paragraph:
        return Paragraph((Text(words),))

    row = Row(cells=(Cell(blocks=(said("in a cell"),)),))
    head = Row(cells=(Cell(blocks=(said("in a header cell"),), header=True),))
    table = Table(
        key="t",
        caption=(Text("A caption"),),
        description="",
        widths=(100,),
        header=(head,),
        rows=(row,),
    )
    inner = List(style=ListStyle.BULLET, items=(Item((said("in an inner item"),)),))
    outer = List(style=ListStyle.ROMAN, items=(Item((said("in an item"), inner)),))
    searched = document(
        Subheading((Text("in a subheading"),)), table, outer, EditorNote((said("in a note"),))
    )
    words = [line.words for line in lines(searched) if line.label is None]
    places = {one: " / ".join(find(searched, one)[0].line.at.place) for one in words}
    assert places == {
        "A policy": "Title",
        "Using things": "1. Using things",
        "Devices": "1. Using things / 1.1 Devices",
        "in a subheading": "1. Using things / 1.1 Devices",
        "A caption": "1. Using things / 1.1 Devices / table A caption",
        "in a header cell": "1. Using things / 1.1 Devices / table A caption",
        "in a cell": "1. Using things / 1.1 Devices / table A caption",
        "in an item": "1. Using things / 1.1 Devices",
        "in an inner item": "1. Using things / 1.1 Devices",
        "in a note": "1. Using things / 1.1 Devices / Editor's note",
    }


def test_the_nearest_words_are_of_the_same_length() -> None:
    searched = document(Paragraph(WORDS))
    assert nearest_words(searched, "the schol's fone") == "the school\u2019s phone"
    assert nearest_words(searched, "entirely different") is None
    assert nearest_words(searched, "a phrase longer than anything here " * 9) is None
