"""YAML with a memory: plain data, and the place of every key and value."""

from __future__ import annotations

import pytest

from policyloom.diagnostics import Span
from policyloom.yaml import read as yamlspans
from policyloom.yaml.read import DEEPEST, Source, Unquoted, parse

FILE = "a.yaml"


def read(text: str) -> Source:
    source, problems = parse(text, FILE)
    assert problems == ()
    assert source
    return source


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("words", "words"), ('"1.10"', "1.10"), ("'yes'", "yes"), ("true", True), ("False", False),
        ("null", None), ("~", None), ("", None), ("12", 12), ("-3", -3), ("yes", "yes"),
        ("007", Unquoted("007", "number")), ("1.10", Unquoted("1.10", "number")),
        ("1e3", Unquoted("1e3", "number")), (".inf", Unquoted(".inf", "number")),
        ("2025-09-01", Unquoted("2025-09-01", "date")), ("2025-09", Unquoted("2025-09", "date")),
        ("[a, 1]", ["a", 1]), ("{a: {b: c}}", {"a": {"b": "c"}}), ("[]", []),
    ],
)  # fmt: skip
def test_values(typed: str, value: object) -> None:
    assert read(f"key: {typed}\n").data == {"key": value}


def test_every_key_and_value_has_its_place() -> None:
    source = read("name: Alderbrook\nlist:\n  - a: x\n  - 'two words'\n")
    assert source.span(("name",)) == Span(FILE, 1, 7, 10)
    assert source.key(("name",)) == Span(FILE, 1, 1, 4)
    assert source.key(("list", 0, "a")) == Span(FILE, 3, 5, 1)
    assert source.span(("list", 0, "a")) == Span(FILE, 3, 8, 1)
    assert source.span(("list", 1)) == Span(FILE, 4, 5, 11)


def test_what_has_no_place_is_where_the_thing_around_it_is() -> None:
    source = read("a:\n  b: c\n")
    assert source.span(("a", "missing", 3)) == source.span(("a",))
    assert source.key(("a", "missing")) == source.span(("a",))


def test_texts_in_blocks_are_known() -> None:
    assert read("a: |\n  one\n  two\nb: three\n").blocks == {("a",)}


def test_an_empty_file_is_nothing_at_its_first_line() -> None:
    source = read("# only a comment\n")
    assert source.data is None
    assert source.span(()) == Span(FILE, 1, 1)


def codes(text: str) -> list[tuple[str, int, int]]:
    _, problems = parse(text, FILE)
    return [(p.code, p.span.line, p.span.column) for p in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\n", [("duplicate-key", 2, 1)]),
        ("a: >\n  x\n", [("folded-text", 1, 4)]),
        ("a: b # c\n", []),
        ("a:\n  - b\n  - c # d\n", []),
        ('a: "b" # c\n', []),
        ("a: |\n  b # c\n", []),
        ("a: &x b\n", [("yaml-alias", 1, 4)]),
        ("a: *x\n", [("yaml-alias", 1, 4)]),
        ("a: !!str b\n", [("yaml-tag", 1, 4)]),
        ("a: b\n---\nc: d\n", [("not-yaml", 2, 1)]),
        ("a: b: c\n", [("not-yaml", 1, 5)]),
        ("a: [b\n", [("not-yaml", 1, 4)]),
        ("a:\n\tb\n\tc\n", [("yaml-tab", 2, 1), ("yaml-tab", 3, 1)]),
        ("? [a]\n: b\n", [("not-yaml", 1, 3)]),
        ("<<: {a: b}\n", [("yaml-alias", 1, 1)]),
            ('"<<": {a: b}\n', []),
    ],
)  # fmt: skip
def test_what_is_not_plain_yaml_is_refused_at_its_place(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert codes(text) == expected


def test_depth_has_a_bound() -> None:
    assert codes("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1) + "\n") == []
    assert [code for code, _, _ in codes("a: " + "[" * 5000 + "]" * 5000)] == ["nested-too-deeply"]


def test_an_alias_bomb_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x]"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)
    ]
    assert codes("\n".join(lines)) == [("yaml-alias", 1, 5)]


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: [x, {c: d}]\n",
        "a: |\n  words\n\n  more\n",
        "",
        "a: *b\n",
        "a: [\n",
        "a: 1\na: 2\n",
    ],
)
def test_without_the_c_parser_a_file_reads_the_same(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert vars(yamlspans)["CParser"] is not None
    source, problems = parse(text, "a.yaml")
    monkeypatch.setattr(yamlspans, "CParser", None)
    slowly, same = parse(text, "a.yaml")
    assert slowly == source
    assert [problem.code for problem in same] == [problem.code for problem in problems]
