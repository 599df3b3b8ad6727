"""What has to hold of every page and list about a comparison, whatever the two documents are."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from policyloom.changelog import entries, public
from policyloom.changelog.completeness import left_out
from policyloom.changes import compare
from policyloom.document import Mark
from policyloom.editions.pairs import Pair, Side
from policyloom.report.text import Wanted, report_lines
from policyloom.writers import write
from policyloom.writers.comparison.data import comparison_data, log_data
from policyloom.writers.comparison.green import green_document
from policyloom.writers.comparison.listing import comparison_report
from policyloom.writers.comparison.side_by_side import write_side_by_side
from policyloom.writers.comparison.sides import side_blocks
from policyloom.writers.comparison.summary import with_summary
from policyloom.writers.text.blocks import blocks as text_of
from tests.edits import a_pair, seeds
from tests.pages import parsed
from tests.sample import decimal_policy
from tests.sides import new_side, old_side
from tests.support.html import axe, validate_html
from tests.support.sampling import examples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policyloom.changelog import Entry
    from policyloom.document import Blocks, Document


def a_comparison(r: Random) -> Pair:
    """Return two generated documents compared."""
    old, new = a_pair(r)
    sides = (Side(document=document, edition=None) for document in (old, new))
    first, second = sides
    return Pair(old=first, new=second, comparison=compare(old, new, {}), reasons={}, declared={})


ADDRESS = re.compile(r"\s<[^ >]+>")
FEW = settings(max_examples=examples(30))
PAIRS = seeds.map(lambda seed: a_comparison(Random(seed)))  # noqa: S311 - no secret


def told(pair: Pair) -> tuple[Entry, ...]:
    return entries(pair.comparison, {}, {})


@FEW
@given(PAIRS)
def test_nothing_is_left_out(pair: Pair) -> None:
    assert left_out(pair.comparison, told(pair)) == ()


@FEW
@given(PAIRS)
def test_what_is_left_out_is_seen(pair: Pair) -> None:
    found = told(pair)
    for index in range(len(found)):
        assert left_out(pair.comparison, (*found[:index], *found[index + 1 :]))
    if found:
        assert left_out(pair.comparison, (*found, found[0]))


@FEW
@given(PAIRS)
def test_a_difference_that_no_change_has_is_seen(pair: Pair) -> None:
    changes: tuple[Any, ...] = pair.comparison.changes
    for change in (one for one in changes if getattr(one, "hunks", ())):
        less = replace(change, hunks=change.hunks[1:])
        more = replace(change, hunks=(*change.hunks, change.hunks[0]))
        for other in (less, more):
            told_of = tuple(other if one is change else one for one in changes)
            made = replace(pair, comparison=replace(pair.comparison, changes=told_of))
            assert left_out(made.comparison, told(made))


@FEW
@given(PAIRS)
def test_every_link_leads_somewhere(pair: Pair) -> None:
    redline = with_summary(pair, told(pair))
    for page in (write_side_by_side(pair, told(pair)), write(redline, "html")):
        tree = parsed(page)
        ids = [element.get("id") for element in tree.cssselect("[id]")]
        assert len(ids) == len(set(ids))
        links = {a.get("href", "")[1:] for a in tree.cssselect('a[href^="#"]')}
        assert links <= set(ids)


def bodies(document: Document) -> Iterator[Blocks]:
    yield document.notices
    yield from (row.blocks for row in document.control)
    yield from (p.blocks for section in document.sections for p in section.provisions)


@FEW
@given(PAIRS)
def test_a_side_has_the_words_of_its_text_and_keeps_its_own_marks(pair: Pair) -> None:
    redline = pair.comparison.redline
    for content in bodies(redline):
        for hidden, gone, side in (
            (Mark.INSERTED, "{+", old_side),
            (Mark.DELETED, "[-", new_side),
        ):
            kept = side_blocks(content, hidden)
            assert gone not in "\n".join(text_of(kept))
            assert alone(kept, side) == alone(content, side)


def alone(content: Blocks, side: object) -> list[str]:
    """Return the words of blocks on one side, without marks."""
    document = replace(decimal_policy(), notices=content)
    made: Document = side(document)  # type: ignore[operator]
    return text_of(made.notices)


@FEW
@given(PAIRS)
def test_the_green_print_is_the_new_text(pair: Pair) -> None:
    green = green_document(pair)
    words = write(green, "text").decode()
    assert "[-" not in words
    note, *rest = new_side(green).notices
    assert "are new or changed since" in "\n".join(text_of((note,)))
    assert letters(tuple(rest)) == letters(pair.new.document.notices)
    assert read(new_side(green)) == read(pair.new.document)


def read(document: Document) -> list[str]:
    """Return the letters of every clause."""
    return [letters(p.blocks) for s in document.sections for p in s.provisions]


def letters(content: Blocks) -> str:
    """Return the letters of blocks; a link in two parts has its address twice, in a space."""
    return "".join(re.findall(r"\w", ADDRESS.sub("", "\n".join(text_of(content)))))


@FEW
@given(PAIRS, st.sampled_from((40, 80)), st.booleans())
def test_a_list_fits_its_screen(pair: Pair, width: int, detail: bool) -> None:  # noqa: FBT001
    report = comparison_report(pair, told(pair), words=True, detail=detail)
    for line in report_lines(report, Wanted(width=width)):
        # A word that is longer than a line stays whole, behind its sign.
        assert len(line.text) <= width or len(line.text.split()) <= len(("~", "word"))


@FEW
@given(PAIRS)
def test_data_is_data(pair: Pair) -> None:
    data = json.loads(json.dumps(comparison_data(pair, told(pair))))
    assert len(data["changes"]) == sum(data["counts"].values()) == len(pair.comparison.changes)
    log = json.loads(json.dumps(log_data(pair, public(told(pair)), detail=False)))
    assert len(log["entries"]) == len(public(told(pair)))


def test_pages_of_generated_pairs_are_valid_and_accessible(tmp_path: Path) -> None:
    paths = []
    for number in range(4):
        pair = a_comparison(Random(number))  # noqa: S311 - the same each time
        path = tmp_path / f"{number}.html"
        path.write_bytes(write_side_by_side(pair, told(pair)))
        paths.append(path)
    # A generated form may have no question in it, and two of its tables one name.
    assert [fault for fault in validate_html(paths) if "has no cells beginning" not in fault] == []
    assert [fault for fault in axe(paths) if "landmark-unique" not in fault] == []
