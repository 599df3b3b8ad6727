"""Plain text: the form of a document that people read in a terminal and in the test cases."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from policyloom.document import Cell, ListStyle, Mark, Table
from policyloom.writers import write
from tests.pages import SAMPLES, html_of, html_words, made
from tests.sample import bullets, cell, head, item, para, provision, row, section, words
from tests.sides import new_side, old_side

RULES = re.compile(r"^[-=+ |]*$", re.MULTILINE)
ADDRESS = re.compile(r"\s<[^ >]+>")
NUMBER = re.compile(r"[0-9a-z]+\.")
MARKS = re.compile(r"\{\+|\+\}|\[-|-\]")


def text_of(name: str) -> str:
    return write(made(name), "text").decode()


def one(*blocks: object, label: str = "") -> str:
    """Return the lines of one provision that holds these blocks."""
    clause = replace(provision("a/b", label, ""), blocks=tuple(blocks))  # type: ignore[arg-type]
    document = replace(made("decimal_policy"), control=(), notices=(), lists_contents=False)
    text = write(replace(document, sections=(section("a", "", "Title", clause),)), "text").decode()
    return text.split("Title\n-----\n\n")[1].rstrip("\n")


def test_a_whole_document() -> None:
    assert text_of("decimal_policy").splitlines()[:23] == [
        "Alderbrook Junior School",
        "School garden policy",
        "====================",
        "Version 1.1",
        "",
        "Approved on  1 September 2025",
        "",
        "The governing body reviews this policy every two years.",
        "",
        "Contents",
        "--------",
        "1.0 Purpose",
        "2.0 Using the garden",
        "3.0 Records",
        "",
        "1.0 Purpose",
        "-----------",
        "",
        "1.1 The garden is a place to learn and to rest.",
        "",
        "1.2 Read clause 2.2 as well.",
        "",
        "    A second paragraph stands under its clause.",
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_lines_are_short_and_have_no_space_at_the_end(name: str) -> None:
    for line in text_of(name).splitlines():
        assert len(line) <= 100
        assert line == line.rstrip()


def bare(text: str) -> list[str]:
    """Return the words of a text without rules, bullets and numbers."""
    found = RULES.sub("", ADDRESS.sub("", text)).replace("|", " ").split()
    return [word for word in found if word not in {"-", ">"} and not NUMBER.fullmatch(word)]


@pytest.mark.parametrize("name", ["policy", "decimal_policy"])
def test_the_words_are_those_of_the_page(name: str) -> None:
    assert bare(text_of(name)) == bare(" ".join(html_words(html_of(name))))


def test_a_redline_holds_the_new_words_and_the_old_ones() -> None:
    redline = made("redline")
    text = text_of("redline").replace("Changes from version 1.1 to version 2.0", "")
    new = MARKS.sub("", re.sub(r"\[-.*?-\]", "", text, flags=re.DOTALL))
    old = MARKS.sub("", re.sub(r"\{\+.*?\+\}", "", text, flags=re.DOTALL))
    # Cells of several lines stand side by side, so their signs are counted and not lined up; old
    # and new words never touch, which may part a word from the comma behind it.
    for left, side in ((new, new_side(redline)), (old, old_side(redline))):
        assert Counter("".join(bare(left))) == Counter("".join(bare(write(side, "text").decode())))


def test_lists_count_as_people_write() -> None:
    many = [f"item {n}" for n in range(1, 29)]
    letters = one(bullets(*many, style=ListStyle.ALPHA)).splitlines()
    assert letters[0] == "a.  item 1"
    assert letters[25:] == ["z.  item 26", "aa. item 27", "bb. item 28"]
    romans = one(bullets(*many, style=ListStyle.ROMAN)).splitlines()
    assert [line.split()[0] for line in romans[3:14]] == [
        *("iv.", "v.", "vi.", "vii.", "viii.", "ix.", "x.", "xi.", "xii.", "xiii.", "xiv.")
    ]
    assert one(bullets("one", "two", style=ListStyle.PLAIN)) == "one\ntwo"
    assert one(bullets("be kind", style=ListStyle.DO)) == "✓ be kind"
    assert one(bullets("shout", style=ListStyle.DONT)) == "✗ shout"


def test_a_list_stands_on_the_words_before_it_and_hangs_under_its_number() -> None:
    inner = item("wear a helmet that", bullets("fits"))
    assert one(para("Riders:"), bullets("walk", inner), para("Always."), label="iv.") == (
        "iv. Riders:\n    - walk\n    - wear a helmet that\n      - fits\n\n    Always."
    )


def test_long_words_stay_whole_and_long_lines_are_broken() -> None:
    address = "https://example.org/" + "x" * 120
    assert one(para("See ", address, " for ", "more " * 30)).splitlines() == [
        "See",
        address,
        "for " + " ".join(["more"] * 19),
        " ".join(["more"] * 11),
    ]


WIDE = "words that need nearly all the room that there is in a line of a hundred letters"


def wide_table() -> Table:
    header = (
        row(head("Site", rows=2), head("Date", columns=2), head("Remark", rows=2)),
        row(head("Opened"), head("Closed")),
    )
    rows = (row("Larkmead", "May", "July", WIDE), row(cell("Wren", columns=2), cell(), "none"))
    return Table(
        key="t",
        caption=words("Shelters"),
        description="",
        widths=(25, 25, 25, 25),
        header=header,
        rows=rows,
    )


def test_a_table_too_wide_for_columns_says_each_header_with_its_words() -> None:
    assert one(wide_table()).splitlines() == [
        "Shelters",
        "Site: Larkmead",
        "Date Opened: May",
        "Date Closed: July",
        f"Remark: {WIDE}",
        "",
        "Site: Wren",
        "Remark: none",
    ]


def test_what_stands_on_lines_of_its_own_in_a_cell_does_so_beside_its_name_too() -> None:
    inner = item("bring a coat that", bullets("fits", "is dry", style=ListStyle.ALPHA))
    listed = Cell(blocks=(para(WIDE), bullets("walk", inner), para("Always.")))
    only = Cell(blocks=(bullets(f"{WIDE}, and in its margins", "shout", style=ListStyle.DONT),))
    rows = (row("Larkmead", listed), row("Wren", only))
    table = replace(wide_table(), header=(row(head("Site"), head("Rules")),), rows=rows)
    assert one(table).splitlines()[1:] == [
        "Site: Larkmead",
        f"Rules: {WIDE}",
        "  - walk",
        "  - bring a coat that",
        "    a. fits",
        "    b. is dry",
        "  Always.",
        "",
        "Site: Wren",
        "Rules:",
        f"  ✗ {WIDE}, and in its",
        "    margins",
        "  ✗ shout",
    ]


def test_a_table_that_fits_stands_in_columns() -> None:
    narrow = replace(wide_table(), rows=(row("Larkmead", "May", "July", "dry"),))
    assert one(narrow).splitlines() == [
        "Shelters",
        "Site     | Date            | Remark",
        "         | Opened | Closed |",
        "---------+--------+--------+-------",
        "Larkmead | May    | July   | dry",
    ]


def test_a_marked_row_marks_its_cells() -> None:
    table = replace(wide_table(), rows=(row("Larkmead", "May", "", "dry", mark=Mark.DELETED),))
    assert one(table).splitlines()[-1].split() == [
        "[-Larkmead-]",
        "|",
        "[-May-]",
        "|",
        "|",
        "[-dry-]",
    ]


def test_document_control_can_stand_at_the_end() -> None:
    policy = made("decimal_policy")
    look = replace(policy.look, control_place="end")
    text = write(replace(policy, look=look), "text").decode()
    assert text.index("Document control") > text.index("3.0 Records\n-")
    assert text.count("Document control") == 1


def test_other_blocks() -> None:
    text = text_of("blocks_policy")
    assert "Visitor\n  Anyone who is:\n  - not a pupil\n" in text
    assert "[Picture: The green garden gate, seen from the path]\nUse this gate\n" in text
    assert "Which part: [ ] The pond / [ ] The orchard\n" in text
    assert "  [ ] A class to help: Ages ____________________\n" in text
    assert "\nDecision (For office use)\nHeadteacher:\n  Name ___" in text
    assert "Site: Alderbrook\n" in text
