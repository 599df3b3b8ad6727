"""Files of strangers come to blocks, and no character is lost on the way."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyloom.manuscript import Kind, Manuscript, ledger, structured
from policyloom.manuscript.control import day_of
from policyloom.manuscript.labels import typed_label
from policyloom.manuscript.plain import read_plain
from policyloom.word.apart import NotReadError, read_apart
from policyloom.word.home import read_home
from policyloom.word.manuscripts import read_manuscript
from tests.support.sampling import examples
from tests.support.strangers import added, box, p, picture, run, table, taken, word_file


def read(*blocks: str, **more: object) -> Manuscript:
    manuscript = read_manuscript(word_file(*blocks, **more))  # type: ignore[arg-type]
    counted = ledger(manuscript)
    assert counted.lost == 0, counted
    return manuscript


def told(manuscript: Manuscript) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.label, one.text) for one in manuscript.blocks]


TITLE = p("Keys policy", "Title")


def test_headings_are_told_by_styles_that_are_based_on_headings() -> None:
    found = read(TITLE, p("Scope", "H1"), p("Everybody."), p("Who", "Own"), p("You."))
    assert [(one.level, one.text) for one in found.headings] == [(1, "Scope"), (2, "Who")]


def test_a_heading_style_on_a_whole_paragraph_makes_no_heading() -> None:
    prose = "This goes on for long enough, " * 6 + "and it ends."
    assert not read(TITLE, p(prose, "H1"), p("More.")).headings


def test_a_heading_that_is_only_bold_is_a_guess() -> None:
    found = read(TITLE, p("Text before."), p("Who keeps keys", look="<w:b/>"), p("The office."))
    ((heading),) = found.headings
    assert not heading.sure
    assert ledger(found).asked == len("Whokeepskeys")


def test_a_table_in_a_frame_of_one_cell_stays_a_table() -> None:
    inside = f"{p('Days at a glance')}{table(('Stage', 'Days'), ('2', '15'))}{p('')}"
    found = read(TITLE, f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>", p("Text."))
    assert [(one.kind, one.rows) for one in found.blocks[1:]] == [
        (Kind.PARAGRAPH, ()), (Kind.TABLE, (("Stage", "Days"), ("2", "15"))), (Kind.PARAGRAPH, ()),
    ]  # fmt: skip


def test_lists_by_the_styles_of_word_are_lists_at_their_rank() -> None:
    found = read(
        TITLE,
        p("Stage 1", "H1"), p("Ask.", "Number"), p("at once", "Number2"), p("Wait.", "Number"),
        p("Stage 2", "H1"), p("Ask again.", "Number"),
    )  # fmt: skip
    items = [(one.level, one.label, one.text) for one in found.blocks if one.kind is Kind.ITEM]
    assert items == [
        (1, "1.", "Ask."), (2, "1.", "at once"), (1, "2.", "Wait."), (1, "3.", "Ask again."),
    ]  # fmt: skip


def test_automatic_numbers_are_counted_as_word_counts_them() -> None:
    found = read(
        TITLE,
        p("Scope", "H1", number="1 0"),
        p("All keys.", number="1 1"),
        p("Also these:", number="1 1"),
        p("gates", number="1 2"),
        p("safes", number="1 2"),
        p("Loss", "H1", number="1 0"),
        p("Say so.", number="1 1"),
    )
    assert told(found)[1:] == [
        ("heading", "1.", "Scope"),
        ("clause", "1.1", "All keys."),
        ("clause", "1.2", "Also these:"),
        ("item", "(a)", "gates"),
        ("item", "(b)", "safes"),
        ("heading", "2.", "Loss"),
        ("clause", "2.1", "Say so."),
    ]


def test_numbers_that_go_on_across_headings_are_clauses() -> None:
    found = read(
        TITLE, p("Scope", "H1"), p("1. One."), p("2. Two."), p("Loss", "H1"), p("3. Three.")
    )
    assert [one.kind for one in found.blocks[2:]] == [
        Kind.CLAUSE, Kind.CLAUSE, Kind.HEADING, Kind.CLAUSE,
    ]  # fmt: skip


def test_a_list_style_without_its_numbering_is_a_list_still() -> None:
    found = read(TITLE, p("one", "Bullets"), p("two", "Bullets", number="77 0"))
    assert [one.kind for one in found.blocks[1:]] == [Kind.ITEM, Kind.ITEM]


def test_what_is_put_in_is_read_and_what_is_taken_out_is_set_aside() -> None:
    found = read(TITLE, p(run("Keep ") + taken("old") + added("new") + run(" keys.")))
    assert ("paragraph", "", "Keep new keys.") in told(found)
    assert ledger(found).reasons["tracked deletion"] == 3
    assert found.tracked == 2


def test_a_paragraph_end_that_is_taken_out_joins_two_paragraphs() -> None:
    found = read(TITLE, p("Keep keys ", end="del"), p("in the safe."))
    assert told(found)[1:] == [("paragraph", "", "Keep keys in the safe.")]


def test_what_moved_stands_once() -> None:
    moved = '<w:moveTo w:id="3" w:author="a">' + run("Lock up.") + "</w:moveTo>"
    gone = '<w:moveFrom w:id="4" w:author="a">' + run("Lock up.") + "</w:moveFrom>"
    assert [one.text for one in read(TITLE, p(gone), p("Go."), p(moved)).prose()] == [
        "Go.", "Lock up.",
    ]  # fmt: skip


def test_what_was_put_in_and_taken_out_again_was_never_there() -> None:
    found = read(TITLE, p(run("Keep keys.") + added(taken("Or not."))))
    assert [one.text for one in found.prose()] == ["Keep keys."]
    home = read_home(word_file(p(run("Keep keys.") + added(taken("Or not.")))))
    assert [(one.before, one.after) for one in home.paragraphs] == [("Keep keys.", "Keep keys.")]


def test_a_text_box_is_read_once() -> None:
    found = read(TITLE, p(run("Beside it. ") + box("In the box.")))
    assert [one.text for one in found.prose()] == ["Beside it.", "In the box."]


@pytest.mark.parametrize(
    "around",
    [
        "<w:smartTag>{}</w:smartTag>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:fldSimple w:instr='REF x'>{}</w:fldSimple>",
        "<w:hyperlink w:anchor='x'>{}</w:hyperlink>",
        "<w:customXml>{}</w:customXml>",
    ],
)
def test_words_inside_something_are_read(around: str) -> None:
    found = read(TITLE, p(run("Keep ") + around.format(run("all")) + run(" keys.")))
    assert [one.text for one in found.prose()] == ["Keep all keys."]


def test_an_equation_is_words_and_no_list_is_deeper_than_word_has_levels() -> None:
    maths = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    sum_ = f"<m:oMath xmlns:m='{maths}'><m:r><m:t>2 + 2</m:t></m:r></m:oMath>"
    found = read(TITLE, p(run("Twice ") + sum_ + run(" is four.")), p("deep", number="9 99"))
    *_, said, deep = found.blocks
    assert (said.text, deep.level) == ("Twice 2 + 2 is four.", 9)


def test_notes_comments_and_running_lines_have_their_places() -> None:
    extra = {
        "footnotes": f"<w:footnote w:id='1'>{p('See the list.')}</w:footnote>",
        "comments": f"<w:comment w:id='1'>{p('Is this so?')}</w:comment>",
        "header1": p("Alderbrook Junior School"),
    }
    found = read(TITLE, p("Keep keys."), extra=extra)
    assert ("paragraph", "Note 1", "See the list.") in told(found)
    asides = {one.aside: one.text for one in found.blocks if one.aside}
    assert asides == {"comment": "Is this so?", "header": "Alderbrook Junior School"}


def test_a_table_of_one_cell_only_frames_its_words() -> None:
    found = read(TITLE, table(("Keep keys.",)), table(("A", "B"), ("1", "2")))
    kinds = [one.kind for one in found.blocks[1:]]
    assert kinds == [Kind.PARAGRAPH, Kind.TABLE]


def test_control_facts_are_read_from_a_table_and_from_lines() -> None:
    rows = (("Version", "2.1"), ("Next review date", "May 2027"), ("Colour", "green"))
    assert read(TITLE, table(*rows), p("Scope", "H1")).control == {
        "version": "2.1", "next-review": "May 2027", "colour": "green",
    }  # fmt: skip
    said = read(TITLE, p("Approved by: Governing body"), p("Review date: 1/9/27"), p("A", "H1"))
    assert said.control == {"approved-by": "Governing body", "next-review": "1/9/27"}


def test_hidden_words_are_set_aside() -> None:
    found = read(TITLE, p(run("Seen.") + run("Not seen.", "<w:vanish/>")))
    assert [one.text for one in found.blocks if one.kind is Kind.HIDDEN] == ["Not seen."]


def test_contents_are_told_by_their_style_and_name_the_headings() -> None:
    found = read(
        TITLE,
        p("Contents"),
        p("<w:r><w:t>Scope</w:t></w:r><w:r><w:tab/><w:t>2</w:t></w:r>", "TOC1"),
        p("Scope"),
        p("All keys are meant here, and no others."),
    )
    assert [one.kind for one in found.blocks[1:]] == [
        Kind.CONTENTS, Kind.CONTENTS, Kind.HEADING, Kind.PARAGRAPH,
    ]  # fmt: skip


def test_headings_right_below_a_contents_list_are_none_of_its_entries() -> None:
    entry = "<w:r><w:t>{}</w:t></w:r><w:r><w:tab/><w:t>2</w:t></w:r>"
    listed = [p(entry.format(words), "TOC1") for words in ("Scope", "Keys")]
    for over in ("Cynnwys", "In this policy"):
        found = read(
            TITLE, p(over), *listed, p("Scope", "H1"), p("Who"), p("All keys."), p("Keys")
        )
        heads = [one.text for one in found.blocks if one.kind is Kind.HEADING]
        assert (heads[0], sum(one.kind is Kind.CONTENTS for one in found.blocks)) == (
            "Scope",
            2 + (over == "Cynnwys"),
        )


def test_a_tab_sets_a_control_fact_apart_from_its_label_also_in_welsh() -> None:
    tab = "<w:r><w:t>{}</w:t></w:r><w:r><w:tab/><w:t>{}</w:t></w:r>"
    lines = [("Next review", "1 May 2027"), ("Adolygwyd ddiwethaf", "2 Mawrth 2026")]
    found = read(TITLE, *(p(tab.format(*one)) for one in lines), p("A", "H1"), p("Text."))
    assert found.control == {"next-review": "1 May 2027", "last-reviewed": "2 Mawrth 2026"}
    assert day_of(found.control["last-reviewed"]) == "2026-03-02"


def test_a_deletion_that_libreoffice_left_open_is_closed() -> None:
    gone = "<w:del w:id='1' w:author='a'><w:r><w:delText>old</w:delText></w:r>"
    link = f"<w:hyperlink w:anchor='x'>{gone}</w:hyperlink>"
    found = read(TITLE, p(run("Keep ") + link + run("keys.")))
    assert [one.text for one in found.prose()] == ["Keep keys."]
    assert ledger(found).reasons["tracked deletion"] == 3


def test_pictures_have_their_words() -> None:
    found = read(TITLE, p(picture("A key")), p("Text."))
    assert [(one.kind, one.alt) for one in found.blocks[1:2]] == [(Kind.PICTURE, "A key")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 and no more", "damaged"),
        (b"\x00\x01\x02 nothing", "neither a Word file"),
        (b" \n", "empty"),
        (b"\n<!DOCTYPE html><p>Keys</p>", "a web page"),
        (word_file("<w:p>"), "damaged"),
        (word_file("<w:sdt>" * 150 + "</w:sdt>" * 150), "nested"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(NotReadError, match=said):
        read_apart(read_manuscript, data, Manuscript)


def test_entities_are_refused() -> None:
    made = io.BytesIO(word_file(p("x")))
    with zipfile.ZipFile(made, "a") as package:
        relations = package.read("word/_rels/document.xml.rels").decode()
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]>' + relations
    with pytest.raises(NotReadError, match="document type"):
        read_manuscript(_with_part(made.getvalue(), "word/document.xml", bomb))


def _with_part(data: bytes, name: str, words: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.namelist():
            new.writestr(one, words if one == name else old.read(one))
    return made.getvalue()


def test_what_is_read_apart_is_what_is_read_here() -> None:
    data = word_file(TITLE, p("Scope", "H1"), table(("Version", "1"), ("Status", "new")))
    assert read_apart(read_manuscript, data, Manuscript) == read_manuscript(data)


LINES = st.lists(
    st.text(st.sampled_from("ab AB.,:;-•1i()\t*[]#_<>u/\\“’"), max_size=30), max_size=12
)


@settings(max_examples=examples(200))
@given(LINES)
def test_no_character_of_any_text_is_lost(lines: list[str]) -> None:
    found = structured(read_plain("\n".join(lines)))
    counted = ledger(found)
    assert counted.lost == 0, (counted, told(found))


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Section 2 says what this policy does not stop.", ""),
        ("Part 3 of the Act is over.", ""),
        ("Section 2 What it does", "Section 2"),
        ("Appendix B form", "Appendix B"),
        ("Appendix A – how to complain.", "Appendix A –"),
    ],
)
def test_a_sentence_that_begins_with_the_name_of_a_section_has_no_label(
    words: str, label: str
) -> None:
    assert typed_label(words).label == label
