"""YAML files with one thing changed: those lines change and no others."""

from __future__ import annotations

import copy
import difflib
import json
import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from policyloom.diagnostics import Code
from policyloom.yaml.edit import (
    REMOVED,
    Below,
    item_text,
    steps,
    value_at,
    with_changes,
    with_comment,
    with_copy,
    with_steps,
)
from policyloom.yaml.writing import entry, flow, scalar

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


def with_value(text: str, path: tuple[str | int, ...], value: object) -> str:
    """Return a text with one change that can be made."""
    after, problems = with_changes(text, {path: value})
    assert problems == ()
    return after


def without_item(text: str, path: tuple[str | int, ...], index: int) -> tuple[str, str]:
    """Return a text without an item, and what is gone."""
    at = (*path, index)
    return with_value(text, at, REMOVED), item_text(text, at)


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
    after = with_value(OVERLAY, ("modifications", 0, "version"), Below("text", "1.1.0"))
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
    after = with_value(FLOW, ("mods", 1, "more"), Below("omit", "1.0.0"))
    assert load(after)["mods"][1] == {"omit": "b", "more": "1.0.0", "reason": "y"}


def test_lists_without_indentation() -> None:
    text = "mods:\n- omit: a\n  reason: |\n    One.\n- omit: b\n  reason: c\nend: 1\n"
    after, _ = without_item(text, ("mods",), 0)
    assert after == "mods:\n- omit: b\n  reason: c\nend: 1\n"
    after = with_value(text, ("mods", 0, "reason"), "Two.\nThree.\n")
    assert after == text.replace("    One.\n", "    Two.\n    Three.\n")


def test_a_copy_comes_above_an_item() -> None:
    text = (
        "versions:\n  # the newest\n  - version: 1\n    text: a # so\n\n  - version: 0\nend: 1\n"
    )
    after, problems = with_copy(text, ("versions", 0))
    assert problems == ()
    assert after == text.replace(
        "  # the newest\n",
        "  - version: 1\n    text: a # so\n\n  # the newest\n",
    )
    _, (problem,) = with_copy("versions: [{version: 1}]\n", ("versions", 0), "a.yaml")
    assert (problem.code, problem.span.path, problem.span.line) == ("wrong-form", "a.yaml", 1)


def test_a_comment_comes_above_a_key_that_has_a_line_of_its_own() -> None:
    text = "a:\n  - b: 1\n    c: 2\n"
    assert with_comment(text, ("a", 0, "c"), "look") == text.replace("    c", "    # look\n    c")
    assert with_comment(text, ("a", 0, "b"), "look") == text


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("a: 1\n", ("b", "c"), True, "a: 1\nb:\n  c: true\n"),
        ("a: 1", ("b",), ["x", 2], "a: 1\nb: [x, 2]\n"),
        ("b:\nd: 1\n", ("b", "c"), False, "b:\n  c: false\nd: 1\n"),
        ("b: # later\nd: 1\n", ("b", "c"), "x", "b: # later\n  c: x\nd: 1\n"),
        ("b: {}\n", ("b", "c"), {"d": "e"}, "b: {c: {d: e}}\n"),
        ("b: {a: [x]}\n", ("b", "c"), "z", "b: {a: [x], c: z}\n"),
        (
            "roles:\n  policy owner: {either: [head, dsl]}\n",
            ("roles", "head"),
            "Head",
            "roles:\n  policy owner: {either: [head, dsl]}\n  head: Head\n",
        ),
        ("a: true # so\n", ("a",), False, "# so\na: false\n"),
        ("a: x # so\nb: 1\n", ("a",), REMOVED, "b: 1\n"),
        ("a:\n  - b: 1\n    c: 2\n", ("a", 0, "b"), REMOVED, "a:\n  - c: 2\n"),
        ("a:\n  b: 1\n", ("a", "b"), REMOVED, "a: {}\n"),
        ("a: {b: 1, c: 2}\n", ("a", "b"), REMOVED, "a: {c: 2}\n"),
        ("a: 1\n", ("a",), {"b": [{"c": "d"}]}, "a:\n  b:\n    - c: d\n"),
        ("a:\n  b: 1\nc: 2\n", ("a",), "word", "a: word\nc: 2\n"),
        ("a:\n  - b\nc: 2\n", ("a", 1), {"d": 1, "e": 2}, "a:\n  - b\n  - d: 1\n    e: 2\nc: 2\n"),
        ("a: [b]\n", ("a", 1), "c", "a: [b, c]\n"),
        ("a: |\n  b\n\nc: 1\n", ("d",), "e", "a: |\n  b\n\nc: 1\nd: e\n"),
        ("a: 1\r\nb: 2\r\n", ("c",), "x\ny\n", "a: 1\r\nb: 2\r\nc: |\r\n  x\r\n  y\r\n"),
        ("", ("a",), 1, "a: 1\n"),
    ],
)
def test_changes(before: str, path: tuple[str | int, ...], value: object, after: str) -> None:
    assert with_value(before, path, value) == after


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("a: 1\nb: words\n", ("b", "c"), 1),
        ("a: 1\nb: 2\n", ("c",), REMOVED),
        ("a: 1\nb: [\n", ("b",), 1),
        ("a: 1\nb: [x]\n", ("b", 3), "y"),
    ],
)
def test_what_cannot_be_changed_is_refused_in_its_place(
    text: str, path: tuple[str | int, ...], value: object
) -> None:
    after, problems = with_changes(text, {path: value}, "a.yaml")
    assert after == text
    (problem,) = problems
    assert problem.span.path == "a.yaml"
    assert problem.hint


def test_words_are_found() -> None:
    assert value_at(OVERLAY, ("modifications", 1, "omit")) == "phones/lockers"
    assert value_at(OVERLAY, ("modifications", 9, "omit")) is None
    assert value_at(OVERLAY, ("modifications",)) is None


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


SHORT = st.sampled_from(["one", "two", "three", "four"])
DATA = st.recursive(
    SHORT,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4),
        st.dictionaries(SHORT, inner, min_size=1, max_size=3),
    ),
    max_leaves=10,
)


LISTS = st.lists(DATA, min_size=1, max_size=5)


@pytest.mark.parametrize("brackets", [True, False])
@given(was=LISTS, now=LISTS)
def test_the_steps_from_one_value_to_another_lead_there(
    brackets: bool,  # noqa: FBT001 - said by pytest
    was: list[Any],
    now: list[Any],
) -> None:
    said = f"key: {flow(was)}" if brackets else entry("key", was, 0)
    after, problems = with_steps(f"# Ours.\n{said}\nlast: one\n", steps(("key",), was, now))
    assert not problems
    assert load(after) == {"key": now, "last": "one"}


def test_an_item_that_comes_back_leaves_the_others_as_they_are() -> None:
    text = "key:\n  # first\n  - {name: one}\n  # second\n  - {name: two}\n"
    one, two = {"name": "one"}, {"name": "two"}
    without, _ = with_steps(text, steps(("key",), [one, two], [two]))
    assert without == "key:\n  # second\n  - {name: two}\n"
    again, _ = with_steps(without, steps(("key",), [two], [one, two]))
    assert again == "key:\n  - name: one\n  # second\n  - {name: two}\n"


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
        ("a: 'one'\n", "one\ntwo", "a: |-\n  one\n  two\n"),
        ("a: [b, {c: '1.0.0'}]\n", "1.1.0", "a: [b, {c: '1.1.0'}]\n"),
    ],
)
def test_the_kind_of_quotes_stays(before: str, value: str, after: str) -> None:
    path = ("a", 1, "c") if "[" in before else ("a",)
    assert with_value(before, path, value) == after


def test_a_character_that_nobody_sees_is_not_written() -> None:
    _, problems = with_changes("a: 'one'\n", {("a",): "one\x07"})
    assert [one.code for one in problems] == [Code.WRONG_FORM]


# ANY FILE AND ANY CHANGE

NAMES = st.sampled_from(["a", "policy owner", "head", "text", "b-c"])
SCALARS = st.one_of(
    WORDS,
    st.booleans(),
    st.integers(0, 99),
    st.sampled_from(["1.0.0", "2025-01-01", "true", "It's: so", "- x", "#", "x #y", "", "{a}"]),
)
TEXTS = st.one_of(SCALARS, LINES)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)
    ),
    max_leaves=5,
)
COMMENTS = st.sampled_from(["", "", " # why: [it]", " # - so"])


def _dumped(draw: st.DrawFn, value: object, margin: int) -> str:
    """Return a value in some layout: in brackets, in lines further in, or as a block."""
    behind = draw(COMMENTS)
    inside = " " * margin
    if isinstance(value, dict) and value and draw(st.booleans()):
        lines = []
        for key, one in value.items():
            above = draw(st.sampled_from(["", "", f"{inside}# above\n", "\n"]))
            lines.append(f"{above}{inside}{key}:{_dumped(draw, one, margin + 2)}")
        return f"{behind}\n" + "\n".join(lines)
    if isinstance(value, list) and value and draw(st.booleans()):
        every = [f"{inside}-{_dumped(draw, one, margin + 2)}" for one in value]
        return f"{behind}\n" + "\n".join(every)
    if isinstance(value, str) and value.endswith(".\n") and draw(st.booleans()):
        said = [f"{inside}{line}" if line else "" for line in value[:-1].split("\n")]
        return " |" + behind + "\n" + "\n".join(said)
    return " " + json.dumps(value, ensure_ascii=False) + behind


@st.composite
def files(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    """A file in some layout, and what it says."""
    data = draw(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
    start = draw(st.sampled_from(["", "# top\n", "# top\n\n"]))
    parts = [f"{key}:{_dumped(draw, value, 2)}\n" for key, value in data.items()]
    gaps = [draw(st.sampled_from(["", "", "\n", "# between\n"])) for _ in parts]
    text = start + "".join(map("".join, zip(parts, gaps, strict=True)))
    assume(load(text) == data)
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), data


def _paths(data: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inside = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    return [at, *(path for key, one in inside for path in _paths(one, (*at, key)))]


@given(files(), st.data())
def test_any_change_changes_its_own_lines_only(
    file: tuple[str, dict[str, object]], drawn: st.DataObject
) -> None:
    text, data = file
    at = drawn.draw(st.sampled_from(_paths(data)[1:]))
    above: Any = data
    for step in at[:-1]:
        above = above[step]
    what = drawn.draw(st.sampled_from(["set", "remove", "add"]))
    expected = copy.deepcopy(data)
    inside: Any = expected
    for step in at[:-1]:
        inside = inside[step]
    value = drawn.draw(VALUES)
    if what == "remove":
        value = REMOVED
        del inside[at[-1]]
    elif what == "add":
        at = (*at[:-1], len(above) if isinstance(above, list) else "new one")
        inside.append(value) if isinstance(above, list) else inside.update({"new one": value})
    else:
        inside[at[-1]] = value
    after, problems = with_changes(text, {at: value})
    assert problems == (), [one.message for one in problems]
    assert load(after.replace("\r\n", "\n")) == expected
    lines = iter(after.splitlines(keepends=True))
    assert all(line in lines for line in _lines_of_others(text, at[0]))


def _lines_of_others(text: str, name: object) -> list[str]:
    """Return the lines of the keys at the top that the change is not about."""
    kept: list[str] = []
    is_other = False
    for line in text.splitlines(keepends=True):
        if found := re.match(r"(\w[\w -]*):", line):
            is_other = found[1] != name
        if is_other and not line.startswith("#") and line.strip():
            kept.append(line)
    return kept
