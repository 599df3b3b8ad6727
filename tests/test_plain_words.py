"""The tables of plain words: each is in order, and none says the same thing twice."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

import policyloom
from policyloom.changes.gravity import State, Token, words_of
from policyloom.changes.named import SHORT, named_alike
from policyloom.english.plain_words import NAMES, SAME, table, written
from policyloom.english.senses import base, same_sense
from tests.support.told import framed, told

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
    for names in table(NAMES):
        assert len({*names}) == len(names) > 1, names


NAMED = "The office is told that the {} is the same as it was."
EACH = 16
"""Of so many groups of names one is tried in a sentence."""


def _named(name: str) -> str:
    return name.upper() if len(name) <= SHORT else name


def _read(name: str) -> tuple[Token, ...]:
    return tuple(Token(word, State.FOR_OTHERS) for word in words_of(_named(name)))


def test_another_name_for_the_same_is_the_same() -> None:
    for first, *others in written(NAMES):
        for other in others:
            old, new = named_alike(_read(first), _read(other))
            assert old == new, (first, other)


def test_another_name_for_the_same_is_no_change_of_sense() -> None:
    for at, (first, *others) in enumerate(written(NAMES)[::EACH]):
        old, new = (NAMED.format(_named(name)) for name in (first, others[at % len(others)]))
        assert not told(old, new), (old, new)


DIFFERENT = Path(__file__).parent / "data" / "words-that-differ.txt"


def test_near_words_that_differ_for_a_school_are_never_the_same() -> None:
    pairs = [(f, *pair) for f, words in framed(DIFFERENT) for pair in combinations(words, 2)]
    assert len(pairs) >= 600
    for frame, old, new in pairs:
        assert told(frame.format(old), frame.format(new)), (frame, old, new)


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
