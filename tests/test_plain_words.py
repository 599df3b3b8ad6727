"""The tables of plain words: each is in order, and none says the same thing twice."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

import policyloom
from policyloom.english.plain_words import SAME, table
from policyloom.english.senses import base, same_sense

FOLDER = Path(policyloom.__file__).parent / "english" / "plainer"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_lines_of_a_table_are_in_order_and_stand_once(path: Path) -> None:
    text = path.read_text(encoding="utf-8").splitlines()
    lines = [line for line in text if not line.startswith("#")]
    assert text[0].startswith("# ")
    assert lines == sorted(set(lines))


def test_groups_have_several_words_and_name_each_once() -> None:
    for group in (group for name in SAME for group in table(name)):
        assert len({base(words) for words in group}) == len(group) > 1, group


def test_words_that_differ_in_a_policy_are_never_the_same() -> None:
    for group in table("different"):
        assert not any(same_sense(*pair) for pair in combinations(group, 2)), group


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("set out", "explain"),
        ("is responsible for", "looks after"),
        ("depicts", "shows"),
        ("is tasked with", "tasked with"),
        ("manoeuvre", "maneuver"),
        ("in receipt of", "getting"),
    ],
)
def test_phrases_of_one_sense_are_the_same(one: str, other: str) -> None:
    assert same_sense(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("manage", "race"),  # both may stand for ‘run’
        ("leave", "explain"),  # both may stand for ‘set out’
        ("lend", "borrow"),
        ("guidance", "advice"),
        ("near", "by"),
    ],
)
def test_what_shares_only_a_word_is_not(one: str, other: str) -> None:
    assert not same_sense(one, other)
