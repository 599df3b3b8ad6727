"""YAML files with one thing changed: those lines change and no others."""

from __future__ import annotations

import difflib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from policyloom.yaml.edit import (
    places,
    scalar,
    with_entry,
    with_first_item,
    with_value,
    without_item,
)

OVERLAY = """\
# The overlay of Hollin Bank.
body: peak-vale/hollin-bank
name:   Hollin Bank Primary School

# What we do otherwise:
modifications:

  # Asked for by the parents in 2024.
  # They wrote twice.
  - substitute:    phones/use
    base: "1.0.0"
    text: |
      Phones {must} stay at home.

      - Always.
    # Not the real reason.
    reason: The parents asked.

  - omit: phones/lockers
    reason: "We have none: no room"

  - hold: phones/visitors
    at: '1.0.0'
    until: "2026-07-31"
    reason: >-
      It takes
      time.

# The end.
settings: {accounts: true}
"""
TEXT = ("modifications", 0, "text")


def load(text: str) -> Any:  # noqa: ANN401 - plain data
    return YAML(typ="safe").load(text)


def changed(before: str, after: str) -> list[str]:
    """Return the lines that went and came."""
    found = difflib.ndiff(before.split("\n"), after.split("\n"))
    return [line for line in found if line[:1] in "+-"]


def test_a_version_is_exchanged() -> None:
    after = with_value(OVERLAY, ("modifications", 0, "base"), "2.0.0")
    assert changed(OVERLAY, after) == ['-     base: "1.0.0"', '+     base: "2.0.0"']


def test_a_text_is_exchanged() -> None:
    after = with_value(OVERLAY, TEXT, "Phones {must} stay off.\n\n- Always.\n- Everywhere.\n")
    assert changed(OVERLAY, after) == [
        "-       Phones {must} stay at home.",
        "+       Phones {must} stay off.",
        "+       - Everywhere.",
    ]


def test_a_line_of_words_becomes_a_block_when_it_is_long() -> None:
    after = with_value(OVERLAY, ("modifications", 1, "reason"), "One.\nTwo.\n")
    assert changed(OVERLAY, after) == [
        '-     reason: "We have none: no room"',
        "+     reason: |",
        "+       One.",
        "+       Two.",
    ]


def test_folded_words_become_one_line() -> None:
    after = with_value(OVERLAY, ("modifications", 2, "reason"), "It is: late")
    assert '+     reason: "It is: late"' in changed(OVERLAY, after)
    assert load(after)["settings"] == {"accounts": True}


def test_a_key_is_added_below_another() -> None:
    after = with_entry(OVERLAY, ("modifications", 0, "version"), "1.1.0", "text")
    assert changed(OVERLAY, after) == ['+     version: "1.1.0"']
    assert list(load(after)["modifications"][0]) == [
        "substitute",
        "base",
        "text",
        "version",
        "reason",
    ]


def test_an_item_goes_with_the_comments_above_it() -> None:
    after, gone = without_item(OVERLAY, ("modifications",), 0)
    assert gone.startswith("  # Asked for by the parents in 2024.\n")
    assert gone.endswith("    reason: The parents asked.")
    assert len(load(after)["modifications"]) == 2
    assert "# What we do otherwise:\nmodifications:\n\n  - omit: phones/lockers\n" in after


def test_the_last_item_goes_and_what_follows_stays() -> None:
    after, _ = without_item(OVERLAY, ("modifications",), 2)
    assert after.endswith('no room"\n\n# The end.\nsettings: {accounts: true}\n')


def test_the_only_item_leaves_an_empty_list() -> None:
    text = "a: 1\nmods: # ours\n  - {omit: x, reason: y}\nb: 2\n"
    after, gone = without_item(text, ("mods",), 0)
    assert after == "a: 1\nmods: [] # ours\nb: 2\n"
    assert gone == "  - {omit: x, reason: y}"


FLOW = "mods: [{omit: a, reason: x}, {omit: b, reason: y},\n  {omit: c, reason: z}]\nend: 1\n"


@pytest.mark.parametrize("index", [0, 1, 2])
def test_an_item_of_a_list_in_brackets_goes(index: int) -> None:
    after, gone = without_item(FLOW, ("mods",), index)
    assert "abc"[index] in gone
    assert [one["omit"] for one in load(after)["mods"]] == [*"abc"[:index], *"abc"[index + 1 :]]


def test_words_in_brackets_stay_in_brackets() -> None:
    after = with_value(FLOW, ("mods", 1, "reason"), "two\nlines: here")
    assert load(after)["mods"][1]["reason"] == "two\nlines: here"
    after = with_entry(FLOW, ("mods", 1, "more"), "1.0.0", "omit")
    assert load(after)["mods"][1] == {"omit": "b", "more": "1.0.0", "reason": "y"}


def test_lists_without_indentation() -> None:
    text = "mods:\n- omit: a\n  reason: |\n    One.\n- omit: b\n  reason: c\nend: 1\n"
    after, _ = without_item(text, ("mods",), 0)
    assert after == "mods:\n- omit: b\n  reason: c\nend: 1\n"
    after = with_value(text, ("mods", 0, "reason"), "Two.\nThree.\n")
    assert after == text.replace("    One.\n", "    Two.\n    Three.\n")


def test_an_item_comes_in_at_the_top() -> None:
    text = "versions:\n  # the newest\n  - version: 1\n    text: a\nend: 1\n"
    after = with_first_item(text, ("versions",), ["- version: 2", "  text: b"])
    assert [one["version"] for one in load(after)["versions"]] == [2, 1]
    assert [line for line in changed(text, after) if line.startswith("-")] == []


def test_places_of_a_block_do_not_run_on() -> None:
    extent = places(OVERLAY).values[TEXT]
    assert OVERLAY.split("\n")[extent.end_line] == "      - Always."


# LAWS

WORDS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff"
    ),
    min_size=1,
)
LINES = st.lists(
    st.one_of(st.just(""), WORDS.map(str.strip).filter(bool)), min_size=1, max_size=5
).map(lambda lines: "\n".join(["First.", *lines, "Last."]) + "\n")


@given(WORDS)
def test_any_words_are_read_as_they_were_written(words: str) -> None:
    assert load(f"key: {scalar(words)}\n") == {"key": words}


@given(LINES)
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    after = with_value(OVERLAY, TEXT, text)
    assert load(after)["modifications"][0]["text"] == text
    lines = after.split("\n")
    assert lines[:11] == OVERLAY.split("\n")[:11]
    assert after.endswith(OVERLAY[OVERLAY.index("    # Not the real reason.") :])


@given(LINES, LINES)
def test_the_last_change_wins(one: str, other: str) -> None:
    assert with_value(with_value(OVERLAY, TEXT, one), TEXT, other) == with_value(
        OVERLAY, TEXT, other
    )


COMMENTED = """\
mods:
  - text: | # in our words
        Four in.

        - An item.
    reason: Short. # so far
    other: >- # folded
      It is
      so.
"""


def test_a_block_stays_as_far_in_as_it_was() -> None:
    after = with_value(COMMENTED, ("mods", 0, "text"), "Four in.\n\n- Another.\n")
    assert changed(COMMENTED, after) == ["-         - An item.", "+         - Another."]


def test_comments_behind_a_key_stay_there() -> None:
    after = with_value(COMMENTED, ("mods", 0, "reason"), "One.\nTwo.\n")
    assert "    reason: | # so far\n      One.\n      Two.\n    other:" in after
    after = with_value(COMMENTED, ("mods", 0, "other"), "It is: late")
    assert '    other: "It is: late" # folded\n' in after
    after = with_value(COMMENTED, ("mods", 0, "other"), "It is late")
    assert '    other: "It is late" # folded\n' in after


@pytest.mark.parametrize("value", [" indented\nlines\n", "\nempty first\n", "two\n\n"])
def test_words_that_no_block_can_hold_are_quoted(value: str) -> None:
    after = with_value(COMMENTED, ("mods", 0, "text"), value)
    assert load(after)["mods"][0]["text"] == value


def test_comments_of_an_item_go_with_it() -> None:
    text = (
        "mods:\n  - omit: a\n    reason: x\n    # so far\n  # of b\n  - omit: b\n    reason: y\n"
    )
    after, gone = without_item(text, ("mods",), 0)
    assert after == "mods:\n  # of b\n  - omit: b\n    reason: y\n"
    assert gone == "  - omit: a\n    reason: x\n    # so far"


def test_a_comment_between_items_in_brackets_is_told() -> None:
    text = "mods: [{omit: a, reason: x}, # of b\n  {omit: b, reason: y}]\n"
    after, gone = without_item(text, ("mods",), 1)
    assert after == "mods: [{omit: a, reason: x}]\n"
    assert "# of b" in gone
    assert "omit: b" in gone


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: '1.0.0' # c\n", "1.1.0", "a: '1.1.0' # c\n"),
        ("a: 'It''s ours.'\n", "It's theirs.", "a: 'It''s theirs.'\n"),
        ('a: "1.0.0"\n', "words", 'a: "words"\n'),
        ("a: 'one'\n", "one\x07", 'a: "one\\u0007"\n'),
        ("a: 'one'\n", "one\ntwo", "a: |-\n  one\n  two\n"),
        ("a: [b, {c: '1.0.0'}]\n", "1.1.0", "a: [b, {c: '1.1.0'}]\n"),
    ],
)
def test_the_kind_of_quotes_stays(before: str, value: str, after: str) -> None:
    path = ("a", 1, "c") if "[" in before else ("a",)
    assert with_value(before, path, value) == after
