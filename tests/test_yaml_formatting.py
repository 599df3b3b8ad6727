"""`fmt` writes a file in the one way: the same data and comments, and nothing more to do after."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.store.tree import YAML, list_folder
from policyloom.yaml.formatting import formatted
from policyloom.yaml.read import parse
from tests.projects import REPOSITORY, run
from tests.rollouts import make_project

if TYPE_CHECKING:
    from collections.abc import Iterator

SAID = (
    "Scope", "it's 3 o'clock", "who is it?", "{The head}", "a: b", "# no comment", "- no item",
    "yes", "No", "null", "12", "2026-09-01", 'He said "no" \\ left', "trailing ", " leading",
    "Ünïcode \u00a0 space", "", "*star", "&amp", "50%", "a, b", "[](clause:x)", "k#1", "!", "?",
)  # fmt: skip
BLOCKS = (
    "One line.\n", "- a\n- b\n", "First.\n\nSecond  \nthird\n", "    indented\nless\n", "No end",
    "Kept\n\n\n", "\nlate\n", "# heading\n\n  # not a remark\n",
)  # fmt: skip
REMARKS = ("# why", "#name: x", "#", "# a: [b", "#   - indented")


class Sloppy:
    """Writes data as somebody might: any margin, brackets over lines, remarks everywhere."""

    def __init__(self, seed: int) -> None:
        self.r = Random(seed)  # noqa: S311 - no secret

    def data(self, depth: int = 0) -> Any:  # noqa: ANN401 - plain data of any shape
        match self.r.randint(0, 6 if depth < 4 else 3):
            case 0 | 1:
                return self.r.choice(SAID)
            case 2:
                return self.r.choice(BLOCKS)
            case 3:
                return self.r.choice((None, True, False, 0, -3, 2026))
            case 4 | 5:
                return {
                    self.r.choice(SAID): self.data(depth + 1) for _ in range(self.r.randint(0, 4))
                }
            case _:
                return [self.data(depth + 1) for _ in range(self.r.randint(0, 4))]

    def file(self) -> str:
        data = {f"k{n}": self.data() for n in range(self.r.randint(0, 5))}
        lines = [*self.between(0), *self.entries(data, 0), *self.between(0)]
        return "\n".join(lines) + self.r.choice(("", "\n", "\n\n\n"))

    def between(self, margin: int) -> Iterator[str]:
        while self.r.random() < 0.2:
            remark = " " * self.r.choice((0, margin, margin, margin + 1)) + self.r.choice(REMARKS)
            yield self.r.choice(("", "  ", remark, remark))

    def entries(self, data: Any, margin: int) -> Iterator[str]:  # noqa: ANN401
        step, pad = self.r.choice((1, 2, 2, 4)), " " * margin
        pairs = data.items() if isinstance(data, dict) else ((None, one) for one in data)
        for key, value in pairs:
            kept = False
            head = f"{pad}-" if key is None else f"{pad}{self.words(key, plain=True)}:"
            in_lines = isinstance(value, dict | list) and value and self.r.random() < 0.7
            if in_lines and key is None:
                inner = self.r.choice((1, 1, 3))
                first, *rest = self.entries(value, margin + 1 + inner)
                yield from (f"{head}{' ' * inner}{first.lstrip()}", *rest)
            elif in_lines:
                yield head + self.remark()
                yield from self.between(margin + step)
                yield from self.entries(value, margin + step)
            elif isinstance(value, str) and "\n" in value:
                yield from self.block(head, value, margin + step)
                kept = True
            else:
                yield f"{head} {self.flow(value, margin + 1)}{self.remark()}"
            if not kept:
                yield from self.between(margin)

    def remark(self) -> str:
        return self.r.choice(("", "", "", " # Remark", "   #remark"))

    def block(self, head: str, value: str, margin: int) -> Iterator[str]:
        end = "" if value.endswith("\n") else "-"
        if value.endswith("\n\n"):
            end = "+"
        indented = value.lstrip("\n").startswith(" ")
        step = margin - (len(head) - len(head.lstrip()))
        yield f"{head} |{step if indented else ''}{end}{self.remark()}"
        for line in value.removesuffix("\n").split("\n"):
            yield " " * margin + line if line else ""

    def words(self, value: str, *, plain: bool) -> str:
        if plain and value.isalpha() and value.lower() not in {"null", "true", "false"}:
            return self.r.choice((value, json.dumps(value), f"'{value}'"))
        if value.isprintable() and "\\" not in value and self.r.random() < 0.5:
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=self.r.random() < 0.5)

    def flow(self, value: Any, margin: int) -> str:  # noqa: ANN401
        pad = " " * (margin + self.r.randint(0, 3))
        between = f"{self.remark()}\n{pad}" if self.r.random() < 0.2 else ""
        comma = f",{between or ' '}"
        match value:
            case None | bool():
                return {None: self.r.choice(("null", "~")), True: "true", False: "false"}[value]
            case int():
                return str(value)
            case str():
                return self.words(value, plain=True)
            case dict():
                inside = [
                    f"{self.words(k, plain=False)}: {self.flow(v, margin)}"
                    for k, v in value.items()
                ]
                return f"{{{between}{comma.join(inside)}{between}}}"
            case _:
                inside = [self.flow(one, margin) for one in value]
                return f"[{between}{comma.join(inside)}{between}]"


@given(st.integers(0, 2**32 - 1))
def test_a_file_in_any_style_says_the_same_in_one_way(seed: int) -> None:
    text = Sloppy(seed).file()
    before, _ = parse(text, "")
    new, problems = formatted(text)
    if problems:
        # Words before a remark and the like: told, and the file is left as it is.
        assert parse(text, "")[1] or "#" in text
        assert new == text
        return
    after, told = parse(new, "")
    assert before
    assert after
    assert not told
    assert after.data == before.data
    assert formatted(new) == (new, ())
    assert new.count("#") == text.count("#")


def test_every_file_of_the_example_is_in_the_one_way() -> None:
    for folder in ("clauses", "policies", "trusts"):
        for file in list_folder(REPOSITORY, folder, YAML).files:
            text = Path(file.real).read_text("utf-8")
            assert formatted(text, file.path) == (text, ()), file.path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:   b   \n\n\n\nc: 'd'\n\n", "a: b\n\nc: d\n"),
        ("a:\n- b\n-   c: d\n    e: f\n", "a:\n  - b\n  - c: d\n    e: f\n"),
        ("a: {b: c,\n  d: e}\n", "a: {b: c, d: e}\n"),
        ("a: [b, # why\n  c]\n", 'a:\n  - "b"  # why\n  - c\n'),
        ("a: # why\n    b: c\n", "a:  # why\n  b: c\n"),
        ("a: |2-\n    b\n   c\n", "a: |2-\n    b\n   c\n"),
        ("a:\n    # of b\n    b: 1\n# all\n", "a:\n  # of b\n  b: 1\n# all\n"),
        ("---\na: b\r\n", "a: b\r\n"),
    ],
)  # fmt: skip
def test_one_way(before: str, after: str) -> None:
    assert formatted(before) == (after, ())


def test_long_lists_are_filled_and_long_mappings_stand_in_lines() -> None:
    names = [f"complaints/stage-{n}" for n in range(12)]
    new, _ = formatted(f"a: [{names[0]},\n {', '.join(names[1:])}]\n")
    assert [len(line) <= 100 for line in new.splitlines()] == [True] * len(new.splitlines())
    assert len(new.splitlines()) == 3
    new, _ = formatted(f"- {{a: {'long ' * 12},\n  b: {'words ' * 12}}}\n")
    assert len(new.splitlines()) == 2
    assert new.startswith("- a: long")


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_what_yaml_takes_for_the_end_of_a_line_is_no_stumbling_block(end: str) -> None:
    text = f"# a remark{end}a: 'b'{end}c:   d\n"
    new, problems = formatted(text)
    assert problems or parse(new, "")[0] == parse(text, "")[0]


def test_what_cannot_be_read_is_told_and_left() -> None:
    for text in ("a: b: c\n", "a: &x b\n", "a: >\n  b\n", "a\n\tb\n"):
        new, (problem, *_) = formatted(text, "x.yaml")
        assert new == text
        assert problem.hint


def test_the_command_writes_files_and_names_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = str(make_project(tmp_path / "project"))
    file = Path(root) / "clauses/phones/use.yaml"
    right = file.read_text("utf-8")
    wrong = right.replace("title: ", "title:    ") + "\n\n"
    file.write_text(wrong, "utf-8")
    said = run(capsys, "fmt", "--root", root, "--check")
    assert (said.status, said.out) == (1, "Would be changed: clauses/phones/use.yaml\n")
    assert file.read_text("utf-8") == wrong
    said = run(capsys, "fmt", "--root", root, str(file))
    assert (said.status, said.out) == (0, "Changed: clauses/phones/use.yaml\n")
    assert file.read_text("utf-8") == right
    assert "in the one way" in run(capsys, "fmt", "--root", root).out
    assert "did you mean" in run(capsys, "fmt", "--root", root, "clauses/phones/us.yaml").err
    file.write_text("clause: a: b\n", "utf-8")
    said = run(capsys, "fmt", "--root", root)
    assert said.status == 1
    assert "clauses/phones/use.yaml:1" in said.err
