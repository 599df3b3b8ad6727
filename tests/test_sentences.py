"""Where sentences begin: one splitter for searching, merging, proposals and capitals."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.english.sentences import first_sentence, opens, starts


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("One. Two! Three?", ["One. ", "Two! ", "Three?"]),
        ("Staff, e.g. Teachers, come. They stay.", ["Staff, e.g. Teachers, come. ", "They stay."]),
        ("Ask Dr. Bell (see para. 5). Then go.", ["Ask Dr. Bell (see para. 5). ", "Then go."]),
        ("Say no. Then read no. 5 again.", ["Say no. ", "Then read no. 5 again."]),
        ("It is 2.5 metres. No more", ["It is 2.5 metres. ", "No more"]),
        ("He said “Go.” Then he went.", ["He said “Go.” ", "Then he went."]),
        ("{The head} reads it. {Pupils} write.", ["{The head} reads it. ", "{Pupils} write."]),
        ("It is so … and goes on.", ["It is so … and goes on."]),
        ("Done. (“Really?” he said.)", ["Done. ", "(“Really?” he said.)"]),
        ("It costs 5. 2024 was dearer.", ["It costs 5. ", "2024 was dearer."]),
        ("", [""]),
    ],
)
def test_sentences(words: str, sentences: list[str]) -> None:
    at = [0, *starts(words), len(words)]
    assert [words[i:j] for i, j in pairwise(at)] == sentences
    assert first_sentence(words) == sentences[0].rstrip()


@pytest.mark.parametrize(
    ("before", "expected"),
    [("", True), ("(", True), ("It is done. ", True), ("e.g. ", False), ("It is ", False)],
)
def test_what_opens_a_sentence(before: str, *, expected: bool) -> None:
    assert opens(before) is expected


@given(st.lists(st.sampled_from(["Go", "on.", "Why?", "e.g.", "no.", "5", "“Yes.”", "(so)"])))
def test_a_sentence_begins_where_one_opens(parts: list[str]) -> None:
    words = " ".join(parts)
    for at in starts(words):
        assert opens(words[:at])
        assert words[at - 1] == " "
