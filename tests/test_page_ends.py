"""What stands on one line and on one page: items, terms, long words, numbers."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from policyloom.document import (
    Definition,
    Definitions,
    Document,
    Enclosure,
    FormField,
    ListStyle,
    Numbering,
    SectionKind,
    all_blocks,
)
from policyloom.writers.docx import write_docx
from policyloom.writers.obstacles import CannotWriteError
from tests import sample, sample_blocks
from tests.pages import pages_of
from tests.sample import bullets, para, provision, section, words
from tests.test_new_pages import ENGINES, document, pdf
from tests.word import style_of, tree, w

if TYPE_CHECKING:
    from collections.abc import Iterator


# NO ITEM STANDS ALONE

PLACED = re.compile(r"\b(?P<list>\d+)[.](?P<item>\d+)[.]x\b")


def many_lists() -> Document:
    """Return lists of two to seven items or terms, some of which end on every place of a sheet."""
    clauses = []
    for at in range(40):
        items = [f"{at}.{n}.x {'words ' * (at * n % 23)}" for n in range(2 + at * 7 % 6)]
        style = ListStyle.DECIMAL if at % 2 else ListStyle.BULLET
        listed = bullets(*items, style=style) if at % 4 else terms(*items)
        lead = f"Those are {'some ' * (at * 11 % 37)}of them:"
        clauses.append(provision(f"a{at}", "", "", para(lead), listed))
    return replace(document(), sections=(section("a", "1.", "A", *clauses),), control=())


def endings() -> Document:
    """Return parts that each end a sheet with a list, at every place of a sheet."""
    parts = []
    for at in range(3, 24, 3):
        items = bullets(*(f"{at}.{n}.x" for n in range(7)))
        lead = [para("Some words. ")] * (18 + at)
        clause = replace(provision(f"a{at}", "", ""), blocks=(*lead, items))
        part = section(f"s{at}", "Appendix", f"A{at}", clause, numbering=Numbering.LETTER)
        parts.append(replace(part, kind=SectionKind.APPENDIX))
    return replace(document("appendices"), sections=tuple(parts), control=())


@pytest.mark.needs("pango")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_sheet_that_ends_a_part_has_more_on_it_than_two_bullets(engine: str) -> None:
    counts = [len(PLACED.findall(page)) for page in pages_of(pdf(endings(), engine))]
    assert set(counts) & {2, 5}
    assert not set(counts) & {1, 3, 4, 6}


def test_in_word_the_end_of_a_part_stands_together() -> None:
    story = tree(write_docx(endings()))
    items = [p for p in story.iter(w("p")) if style_of(p).startswith("ListBullet")][:7]
    kept = [p.find(f".//{w('keepNext')}") is not None for p in items]
    assert kept == [True, False, True, True, True, True, False]


def signed(more: range) -> Document:
    """Return appendices whose forms ask so many more things, before those who sign."""
    visit = sample_blocks.visit_form()
    place = next(row for row in visit.rows if isinstance(row, FormField))
    parts = []
    for count in more:
        extra = (replace(place, key=f"more-{n}", label=words(f"More {n}")) for n in range(count))
        form = replace(visit, key=f"f{count}", rows=(*visit.rows[:1], *extra, *visit.rows[1:]))
        clause = replace(provision(f"f{count}", "", ""), blocks=(form,))
        parts.append(section(f"s{count}", "Appendix", f"A{count}", clause))
    parts = [replace(part, kind=SectionKind.APPENDIX) for part in parts]
    return replace(document(), sections=tuple(parts), control=())


@pytest.mark.needs("pango")
@pytest.mark.parametrize("engine", ENGINES)
def test_the_last_group_of_a_form_stands_on_one_sheet(engine: str) -> None:
    made = pdf(signed(range(5, 10)), engine)
    pages = [page for page in pages_of(made) if "Decision" in page or "Headteacher" in page]
    assert len(pages) == 5
    assert all("Decision" in page and "Headteacher" in page for page in pages)
    with pikepdf.open(io.BytesIO(made)) as opened:
        tables = [one for one in _tags(opened.Root.StructTreeRoot) if one.get("/S") == "/Table"]
    assert len(tables) == 5


def terms(*meanings: str) -> Definitions:
    return Definitions(
        tuple(Definition(term=words("Term"), blocks=(para(one),)) for one in meanings)
    )


@pytest.mark.needs("pango")
@pytest.mark.parametrize("engine", ENGINES)
def test_the_first_two_items_stand_together_and_the_last_two(engine: str) -> None:
    made = pdf(many_lists(), engine)
    places: dict[str, list[int]] = {}
    for number, page in enumerate(pages_of(made)):
        for found in PLACED.finditer(page):
            places.setdefault(found["list"], []).append(number)
    assert len(places) == 40
    assert any(first != last for first, *_, last in places.values())
    for on in places.values():
        assert on[0] == on[1]
        assert on[-2] == on[-1]


def test_a_list_is_one_in_the_tags_however_it_is_set() -> None:
    """A reader of the screen hears how many items there are."""
    inner = bullets("a", "b", "c", "d")
    outer = replace(inner, items=tuple(replace(i, blocks=(*i.blocks, inner)) for i in inner.items))
    parts = (section("a", "1.", "A", provision("a", "", "", para("These:"), outer)),)
    made = pdf(replace(document(), sections=parts, control=()), "typst")
    with pikepdf.open(io.BytesIO(made)) as opened:
        counts = Counter(len(one.K) for one in _lists(opened.Root.StructTreeRoot))
    assert counts == {4: 5}


def _lists(tag: Any) -> Iterator[Any]:  # noqa: ANN401 - a PDF object
    return (one for one in _tags(tag) if one.get("/S") == "/L")


def _tags(tag: Any) -> Iterator[Any]:  # noqa: ANN401 - a PDF object
    held = tag.get("/K", pikepdf.Array())
    for one in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(one, pikepdf.Dictionary):
            yield one
            yield from _tags(one)


def test_in_word_the_first_two_terms_stand_together_and_the_last_two() -> None:
    clause = provision("a", "", "", para("These:"), terms(*"abcd"))
    after = provision("b", "", "", *["The sheet does not end below the terms."] * 5)
    made = replace(document(), sections=(section("a", "1.", "A", clause, after),), control=())
    story = tree(write_docx(made))
    meanings = [p for p in story.iter(w("p")) if style_of(p) == "Definition"]
    assert [p.find(f".//{w('keepNext')}") is not None for p in meanings] == [
        True,
        False,
        True,
        False,
    ]


@pytest.mark.needs("pango")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_heading_never_ends_a_sheet_above_terms(engine: str) -> None:
    every = all_blocks(sample_blocks.blocks_policy())
    known = next(part for part in every if isinstance(part, Definitions))
    clauses = []
    for at in range(30):
        clause = provision(f"a{at}", "", f"Heading {at} of them", *["Words."] * (at * 7 % 13))
        clauses.append(replace(clause, blocks=(known, *clause.blocks)))
    parts = (section("a", "1.", "A", *clauses),)
    for page in pages_of(pdf(replace(document(), sections=parts, control=()), engine)):
        lines = [line for line in page.splitlines() if line and "Page " not in line]
        assert not lines[-1].startswith("Heading")


# NOTHING LEAVES THE PAPER

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def wordy(word: str, **changes: Any) -> Document:  # noqa: ANN401 - any field of a document
    """Return a policy in whose title, headings, items and cells a word stands."""
    made = sample.decimal_policy()
    clause = provision("a", "", f"On {word}", para("See ", word), bullets(word, f"so {word} ends"))
    table = provision("t", "", "", sample.register(sample.row(word, "b", "c", "d", "e")))
    parts = (section("long", "9.", f"About {word}", clause, table), *made.sections)
    return replace(made, title=sample.words(f"The {word} policy"), sections=parts, **changes)


@pytest.mark.needs("pango")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_long_word_is_broken_wherever_it_stands(engine: str) -> None:
    said = "".join("".join(pages_of(pdf(wordy(LONG_WORD), engine))).split())
    assert said.count(LONG_WORD) >= 6


@pytest.mark.needs("pango")
@pytest.mark.parametrize("engine", ENGINES)
def test_what_would_leave_the_paper_nevertheless_is_refused(engine: str) -> None:
    with pytest.raises(CannotWriteError, match="words would leave the paper"):
        pdf(wordy("word", body_name=" ".join([LONG_WORD] * 9)), engine)


# NUMBERS AND WORDS


@pytest.mark.parametrize(
    ("style", "start", "enclosure", "shapes"),
    [
        (ListStyle.DECIMAL, 95, Enclosure.DOT, 0),
        (ListStyle.DECIMAL, 97, Enclosure.DOT, 1),
        (ListStyle.ROMAN, 1, Enclosure.BRACKETS, 0),
        (ListStyle.ROMAN, 5, Enclosure.BRACKETS, 1),
        (ListStyle.ALPHA, 1, Enclosure.BRACKET, 0),
    ],
)
def test_in_word_words_hang_from_the_widest_number(
    style: ListStyle, start: int, enclosure: Enclosure, shapes: int
) -> None:
    items = replace(bullets(*"abcd", style=style), start=start, enclosure=enclosure)
    parts = (section("a", "1.", "A", provision("a", "", "", para("These:"), items)),)
    story = tree(write_docx(replace(document(), sections=parts, control=())))
    listed = [one for one in story.iter(w("p")) if style_of(one).startswith("ListNumber")]
    indents = {
        (one.get(w("left")), one.get(w("hanging"))) for p in listed for one in p.iter(w("ind"))
    }
    assert len(listed) == 4
    assert (len(indents), all(left == hanging for left, hanging in indents)) == (shapes, True)
