"""`check --fix` puts right what has exactly one remedy, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policyloom.diagnostics import Fix, Span
from policyloom.fleet.fixing import with_fixes
from policyloom.yaml.read import parse
from tests.projects import run
from tests.rollouts import make_project, put

if TYPE_CHECKING:
    from pathlib import Path

CLAUSE, OVERLAY = "clauses/phones/use.yaml", "trusts/alderbrook/overlay.yaml"
PAGE = "# The base alone\n\nNothing is changed.\n"
OWN = """
# Ours
modifications:
  - insert: alderbrook/ours
    after: phones/use
    title: Ours
    text: |
      Tell the headteacher. Headteachers' phones, and a headteacher's, are the school's.
    reason: We say so.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A school with one policy, approved."""
    return make_project(tmp_path / "project", page=PAGE)


def test_plain_words_of_ones_own_become_tokens(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / OVERLAY).read_text("utf-8")
    put(root, OVERLAY, before + OWN)
    said = run(capsys, "check", "--root", str(root), "--fix")
    assert said.out.startswith(f"4 things were put right in {OVERLAY}.\n")
    assert "No problems" in said.out
    line = "      Tell {the head}. {Heads'} phones, and {a head's}, are {the school's}.\n"
    assert line in (root / OVERLAY).read_text("utf-8")


def test_quotes_tabs_and_signs_are_put_right(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = """\
clause: phones/use
title: Using phones
text: >
  Ring the office.

  {steps}
steps:
  rows:
    - {step: ring, who: You, does: ring us., within: same day}
    - {step: settled, ask: "Is it settled?", if-yes: end, if-no: end}
"""
    put(root, CLAUSE, wrong)
    put(root, "clauses/phones.yaml", "topic: phones\ndefaults:\n\tin-force: 2020-01-01\n")
    page = root / "policies/phones.yaml"
    put(root, "policies/phones.yaml", f"{page.read_text('utf-8')}statutory: 'no'\n")
    run(capsys, "check", "--root", str(root), "--fix")
    said = run(capsys, "check", "--root", str(root), "--fix")
    assert (root / "clauses/phones.yaml").read_text("utf-8").endswith('  in-force: "2020-01-01"\n')
    right = wrong.replace(">", "|").replace("us.,", "us,").replace("settled?", "settled")
    assert (root / CLAUSE).read_text("utf-8") == right
    assert page.read_text("utf-8").endswith("statutory: false\n")
    errors = [line for line in said.out.split("\n") if line.startswith("error")]
    assert [line.partition("]")[0] for line in errors] == ["error[published-clause-edited"]


def test_two_remedies_are_left_to_the_author(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (root / CLAUSE).read_text("utf-8").replace("stay in bags", "stay in the school")
    put(root, CLAUSE, text)
    said = run(capsys, "check", "--root", str(root), "--fix")
    assert said.status == 1
    assert "Nothing here has exactly one remedy." in said.out
    assert (root / CLAUSE).read_text("utf-8") == text


def test_a_key_that_is_near_one_is_written_so(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (root / CLAUSE).read_text("utf-8")
    put(root, CLAUSE, text.replace("mutability:", "mutabilty:"))
    assert run(capsys, "check", "--root", str(root), "--fix").status == 0
    assert (root / CLAUSE).read_text("utf-8") == text


def _fix(line: int, column: int, old: str, new: str) -> Fix:
    return Fix(Span("a.yaml", line, column, len(old)), old, new)


def test_fixes_do_not_move_each_other_and_leave_what_reads_otherwise() -> None:
    fixes = [
        _fix(1, 1, "one", "eins"),
        _fix(1, 5, "two", "zwei"),
        _fix(1, 5, "two three", "beide"),
        _fix(2, 1, "four", "vier"),
        _fix(9, 1, "nine", "neun"),
    ]
    made, done = with_fixes("one two three\r\nfive\n", fixes)
    assert (made.splitlines()[1], done) == ("five", 2)
    assert made.startswith("eins ")


@pytest.mark.parametrize(
    ("before", "old", "after"),
    [
        ("over: School", "School", 'over: "{School}"'),
        ("- {over: School, type: mark}", "School", '- {over: "{School}", type: mark}'),
        ("title: Rules of the School here", "School", 'title: "Rules of the {School} here"'),
        ("titles: [Ours, School]", "School", 'titles: [Ours, "{School}"]'),
        ("title: 'The School, and more'", "School", "title: 'The {School}, and more'"),
        ("title: Rules of\n  the School", "School", 'title: "Rules of the {School}"'),
        ("text: |\n  The School opens", "School", "text: |\n  The {School} opens"),
    ],
)  # fmt: skip
def test_words_that_become_a_token_are_put_in_quotes(before: str, old: str, after: str) -> None:
    line, column = before[: before.index(old)].count("\n") + 1, before.index(old)
    column -= before.rfind("\n", 0, column)
    made, done = with_fixes(before, [_fix(line, column, old, f"{{{old}}}")])
    assert (made, done) == (after, 1)
    assert parse(made, "a.yaml")[0] is not None


@pytest.mark.parametrize("quote", ['"', "'"])
def test_quotes_in_a_remedy_stay_within_those_of_the_text(quote: str) -> None:
    made, _ = with_fixes(f"title: {quote}A day{quote}", [_fix(1, 9, "A", '"It\'s"')])
    source, _ = parse(made, "a.yaml")
    assert source
    assert source.data == {"title": '"It\'s" day'}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- {a: Tell {the head}, b: x}", '- {a: "Tell {the head}", b: x}'),
        ("- {a: Tell {the head}, not us, b: x}", '- {a: "Tell {the head}, not us", b: x}'),
        ("- {b: x, a: Is it new? Ask {the head}}", '- {b: x, a: "Is it new? Ask {the head}"}'),
        ("- {b: x, a: Ring us[^now], c-d: y}", '- {b: x, a: "Ring us[^now]", c-d: y}'),
        ("a: {b: {c: Go to {school}}}", 'a: {b: {c: "Go to {school}"}}'),
    ],
)
def test_words_in_braces_are_put_in_quotes_as_far_as_the_next_key(before: str, after: str) -> None:
    _, problems = parse(before, "a.yaml")
    made, _ = with_fixes(before, [one.fix for one in problems if one.fix])
    assert made == after
    assert parse(made, "a.yaml")[1] == ()


@pytest.mark.parametrize(
    "text", ['- {a: Say "no" to {it}, b: x}', "- [a, b {c}, d]", "- {a: b {c"]
)
def test_words_in_brackets_of_which_nobody_knows_the_end_are_left(text: str) -> None:
    _, problems = parse(text, "a.yaml")
    assert problems
    assert not any(one.fix for one in problems)
