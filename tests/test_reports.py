"""What holds of every report in every format, whatever it is about."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyloom.report import (
    Column,
    Count,
    Fact,
    Group,
    Item,
    Link,
    Listed,
    Note,
    Report,
    Row,
    Sheet,
    Tabled,
    Tone,
    cell_words,
    day,
    note,
)
from policyloom.report.bodies import Bodies, Body, as_counted, in_order
from policyloom.report.text import Wanted, report_lines
from policyloom.writers.report import FORMATS, write_report
from tests.pages import parsed
from tests.support.html import axe, browser, validate_html
from tests.support.sheets import table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

HOSTILE = "<script>alert(1)</script> \"]]> ' & --> {{ 7*7 }} {% raw %} `<b>`"
NAMES = {
    "vale": "Vale Trust",
    **{f"vale/{number}": f"School {number}" for number in range(1, 40)},
    "wren": "Wren Hill",
}
BODIES = Bodies(NAMES)


def report(*parts: Listed | Tabled, **more: Any) -> Report:  # noqa: ANN401 - members of a report
    return Report(
        kind="policyloom-things", title="Things", summary="So many.", parts=parts, **more
    )


def row(body: str, name: str = "Phones", **more: Any) -> Row:  # noqa: ANN401 - members of a row
    return Row(name=name, body=BODIES.body(body), **more)


def lines(given: Report, *, width: int = 80, every: bool = True) -> list[str]:
    return [one.text for one in report_lines(given, Wanted(width=width, every=every))]


def test_a_name_and_its_value_stay_apart_where_many_are_counted() -> None:
    rows = tuple(
        Row(name="p", body=BODIES.body(f"vale/{number}"), value="1.0") for number in range(1, 39)
    )
    other = Row(name="p", body=BODIES.body("wren"), value="1.0")
    part = Listed(heading="All", groups=(Group(rows=(*rows, other)),))
    (said,) = [one for one in lines(report(part), every=False) if "38" in one]
    assert said.endswith("s  1.0")


# THE SAME FACTS IN ALL FORMATS

WORDS = st.text("abcxyz", min_size=1, max_size=9).map(lambda said: f"Q{said}")
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2029, 12, 31))
TONES = st.sampled_from((Tone.PLAIN, Tone.QUIET, Tone.WRONG))
NOTES = st.lists(st.builds(note, WORDS, TONES), max_size=3).map(tuple)
CELLS = st.one_of(WORDS, DAYS, st.builds(Link, words=WORDS, href=WORDS))
FACTS = st.lists(st.builds(Fact, st.sampled_from(("Kind", "Since")), CELLS, TONES), max_size=2)
ROWS = st.builds(
    Row,
    name=WORDS,
    body=st.sampled_from(sorted(NAMES)).map(BODIES.body),
    value=WORDS,
    notes=NOTES,
    facts=FACTS.map(lambda facts: tuple({fact.label: fact for fact in facts}.values())),
)
ITEMS = st.builds(Item, words=WORDS, label=WORDS, notes=NOTES)
GROUPS = st.builds(
    Group,
    rows=st.lists(ROWS, min_size=1, max_size=15).map(tuple),
    notes=NOTES,
    items=st.lists(ITEMS, max_size=2).map(tuple),
)
PARTS = st.lists(
    st.one_of(
        st.builds(Listed, heading=WORDS, groups=st.lists(GROUPS, min_size=1).map(tuple)),
        st.builds(
            Tabled, heading=WORDS, subject=WORDS, rows=st.lists(ROWS, min_size=1).map(tuple)
        ),
    ),
    max_size=3,
)


def words_of(given: Report) -> Iterator[str]:
    """Yield every word that a report has to say."""
    for part in given.parts:
        yield part.heading
        groups = part.groups if isinstance(part, Listed) else ()
        for item in (item for group in groups for item in group.items):
            yield from (item.words, item.label)
            yield from said(item.notes)
        yield from (words for group in groups for words in said(group.notes))
        for one in part.rows:
            yield one.name
            yield from [one.value] if isinstance(part, Listed) else facts_of(one)


def facts_of(one: Row) -> Iterator[str]:
    yield from said(one.notes)
    for fact in one.facts:
        for cell in fact.cells:
            yield cell.words if isinstance(cell, Link) else cell_words(cell)


def said(notes: tuple[Note, ...]) -> Iterator[str]:
    yield from (words for one in notes for words, _ in one.said)


@settings(max_examples=25, deadline=None)
@given(PARTS.map(lambda parts: report(*parts)))
def test_text_and_page_say_every_word(given: Report) -> None:
    text = "\n".join(lines(given))
    page = parsed(write_report(given, "html")).cssselect("body")[0].text_content()
    for word in words_of(given):
        assert word in text
        assert word in page


@settings(max_examples=25, deadline=None)
@given(PARTS.map(lambda parts: report(*parts)), st.sampled_from((40, 60, 100)))
def test_lines_fit_the_screen(given: Report, width: int) -> None:
    assert max(map(len, lines(given, width=width))) <= width
    assert max(map(len, lines(given, width=width, every=False))) <= width


@settings(max_examples=15, deadline=None)
@given(PARTS.map(lambda parts: report(*parts)))
def test_a_name_on_a_page_stands_once(given: Report) -> None:
    ids = [one.get("id") for one in parsed(write_report(given, "html")).cssselect("[id]")]
    assert len(ids) == len(set(ids))


# MANY ROWS


def many(number: int = 2_000) -> Report:
    """Return so many rows of forty trusts, told together and in a table."""
    names = {f"trust-{at % 40}": f"Trust {at % 40}" for at in range(40)}
    bodies = Bodies({**names, **{f"trust-{at % 40}/{at}": f"School {at}" for at in range(number)}})
    rows = tuple(
        Row(
            name="Phones",
            body=bodies.body(f"trust-{at % 40}/{at}"),
            selector=f"trust-{at % 40}/{at}:phones",
            value="1.0",
            facts=(Fact("Edition", f"Version {at}"),),
        )
        for at in range(number)
    )
    return report(
        Listed(heading="Overdue", groups=(Group(rows=rows, notes=(note("It is late."),)),)),
        Tabled(heading="Every policy", subject="Policy", rows=rows),
    )


def test_two_thousand_rows_are_counted_by_trust_where_a_person_reads() -> None:
    found = lines(many(), every=False)
    assert len(found) <= 100
    assert [one for one in found if one.startswith("Overdue")] == ["Overdue (2,000)"]
    counts = [re.search(r"Trust \d+: (\d+) documents", one) for one in found]
    assert sum(int(one[1]) for one in counts if one) == 2 * 2_000
    assert "  (--all names them)" in found
    assert sum("trust-7/7:phones" in one for one in lines(many())) == 2


def test_without_trusts_the_first_are_named_and_the_others_counted() -> None:
    names = {f"school-{at}": f"School {at}" for at in range(900)}
    rows = tuple(Row(name="Phones", body=Bodies(names).body(one)) for one in names)
    found = lines(report(Tabled(heading="All", subject="Policy", rows=rows)), every=False)
    assert "  and 890 documents more (--all names them)" in found


def test_a_table_on_a_page_is_folded_by_trust_when_it_is_long() -> None:
    folds = parsed(write_report(many(), "html")).cssselect("details.family")
    assert len(folds) == 2 * 40
    assert not any("open" in fold.attrib for fold in folds)
    few = parsed(write_report(many(30), "html")).cssselect("section:last-of-type details.family")
    assert few
    assert all("open" in fold.attrib for fold in few)


def test_many_notes_are_cut_where_a_person_reads() -> None:
    notes = tuple(note(f"Note {at}.") for at in range(30))
    given = report(Listed(heading="All", groups=(Group(rows=(row("wren"),), notes=notes),)))
    assert "    and 20 more (--all names them)" in lines(given, every=False)
    assert "    Note 29." in lines(given)


def test_the_summary_is_said_again_below_what_scrolls_away() -> None:
    assert lines(many())[-1] == "So many."
    assert lines(report(Tabled(heading="A", subject="B", rows=(row("wren"),))))[-1] != "So many."


# BODIES


def test_names_are_in_the_order_in_which_people_count() -> None:
    names = ["School 10", "school 2", "School", "A 3", "Å", "2nd School", ""]
    assert sorted(names, key=as_counted) == [
        "", "2nd School", "A 3", "School", "school 2", "School 10", "Å",
    ]  # fmt: skip


def test_a_trust_stands_before_its_schools_and_schools_without_one_between_trusts() -> None:
    rows = [row(name) for name in ("wren", "vale/10", "vale/2", "vale")]
    found = [one.body.id for one in in_order(rows) if one.body]
    assert found == ["vale", "vale/2", "vale/10", "wren"]
    assert BODIES.body("wren").trust == ""
    assert BODIES.body("vale").trust == BODIES.body("vale/2").trust == "Vale Trust"
    assert Bodies({}).body("gone/school", "Old School") == Body(
        id="gone/school", name="Old School", trust="gone"
    )


# THE FILES


def full() -> Report:
    """Return a report that has something of everything, all of it hostile."""
    rows = (
        row("vale/2", HOSTILE, selector="a", facts=(Fact("Kind", HOSTILE, Tone.WRONG),), id="p-a"),
        row("vale/10", HOSTILE, tone=Tone.WRONG, facts=(Fact("Since", day("2026-01-02")),)),
        row("wren", notes=(note(HOSTILE, Tone.NAMED),), facts=(Fact("Kind", 2_000),)),
    )
    link = Link(words=HOSTILE, href="a/b%22.html", beside="3 KB", of=HOSTILE)
    linked = row("wren", facts=(Fact("Files", (link, link)),))
    runs = Note(((HOSTILE, Tone.GONE), (HOSTILE, Tone.COME)), HOSTILE)
    group = Group(
        rows=tuple(row(f"vale/{at}", HOSTILE, leads_to="p-a") for at in range(1, 20)),
        notes=(note(HOSTILE),),
        items=(Item(words=HOSTILE, label=HOSTILE, notes=(note(HOSTILE),)),),
        details=(runs,),
        details_name=HOSTILE,
    )
    groups = (group, Group(items=(Item(words=HOSTILE),)))
    sheet = Sheet("One", (Column("Words", 20),), ((BODIES.body("vale/2"), (HOSTILE,)),))
    return report(
        Listed(heading=HOSTILE, groups=groups),
        Listed(heading="Many", groups=(group,) * 14),
        Tabled(heading="Table", subject=HOSTILE, rows=(*rows, linked), remarks=HOSTILE),
        asked=(HOSTILE,),
        counts_name=HOSTILE,
        counts=(Count(HOSTILE, 3, HOSTILE),),
        sheets=(sheet,),
        data={"words": HOSTILE},
    )


def test_hostile_words_are_words() -> None:
    page = parsed(write_report(full(), "html"))
    assert len(page.cssselect("script")) == len(page.cssselect("style")) == 1
    assert page.cssselect("b") == []
    known = {"aria-label", "aria-labelledby", "autocomplete", "charset", "class", "colspan"}
    known |= {"content", "data-holds", "data-name", "data-row", "datetime", "for", "hidden"}
    known |= {"href", "http-equiv", "id", "lang", "name", "open", "role", "scope", "spellcheck"}
    assert {name for one in page.iter() for name in one.attrib} <= known | {"type"}
    assert "49" not in page.cssselect("main")[0].text_content()


@pytest.mark.needs("java")
@pytest.mark.needs("chromium")
def test_pages_are_valid_and_can_be_used_by_everybody(tmp_path: Path) -> None:
    pages = {"full": full(), "none": report(nothing="Nothing."), "many": many(300)}
    paths = [tmp_path / f"{name}.html" for name in pages]
    for path, one in zip(paths, pages.values(), strict=True):
        path.write_bytes(write_report(one, "html"))
    assert validate_html(paths) == []
    assert axe(paths) == []


def test_a_sheet_says_whose_each_row_is() -> None:
    head, first = table(write_report(full(), "xlsx"), 1)
    assert head == ["Trust", "School or trust", "Words"]
    assert first[:2] == ["Vale Trust", "School 2"]


def test_data_says_what_it_is() -> None:
    data = json.loads(write_report(full(), "json"))
    assert data == {"kind": "policyloom-things", "format": 2, "words": HOSTILE}


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_report_is_the_same_bytes(to: str) -> None:
    assert write_report(full(), to) == write_report(full(), to)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="'pdf' is not one of"):
        write_report(full(), "pdf")


# FINDING


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Page]:
    """A page of two hundred rows in a browser."""
    path = tmp_path / "many.html"
    path.write_bytes(write_report(many(200), "html"))
    page = browser().new_page()
    page.goto(path.as_uri())
    yield page
    page.close()


def find(page: Page, words: str, told: str) -> None:
    page.locator("#find").fill(words)
    page.wait_for_function(
        "told => document.querySelector('[role=status]').textContent == told", arg=told
    )


@pytest.mark.needs("chromium")
def test_rows_are_found_by_words_of_theirs_and_of_what_they_stand_under(opened: Page) -> None:
    shown = opened.locator("[data-row]:visible")
    # School 57 and School 157, in the list and in the table.
    find(opened, "SCHOOL 57", "4 of 400 shown")
    assert shown.count() == 4
    assert opened.locator("summary:visible").count() == 4
    # Five schools of Trust 39, and School 139 of another.
    find(opened, "trust 39 phones", "12 of 400 shown")
    find(opened, "late school 57", "2 of 400 shown")
    find(opened, "nowhere", "0 of 400 shown")
    find(opened, "", "")
    assert opened.locator("[data-row][hidden], details[open]").count() == 0
