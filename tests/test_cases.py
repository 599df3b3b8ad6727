"""Every case page under tests/cases holds: its sources come to what it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.cases import FOLDER, accepted, actual, expected, outcome, pages

if TYPE_CHECKING:
    from pathlib import Path

STAGES = {
    "read", "decode", "resolve", "grammar", "lint", "compare", "plan", "approve", "merge", "why",
    "look", "take", "import",
}  # fmt: skip
BASE = "# The base alone\n\nNothing is changed.\n"


@pytest.mark.parametrize(
    "path", pages(), ids=lambda path: path.relative_to(FOLDER).with_suffix("").as_posix()
)
def test_the_page_holds(path: Path, accept: bool) -> None:  # noqa: FBT001 - a fixture
    page = path.read_text("utf-8")
    if accept:
        page = accepted(page)
        path.write_text(page, "utf-8")
    assert [(b.info, b.words) for b in actual(page)] == [(b.info, b.words) for b in expected(page)]


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.stem)
def test_the_page_says_what_it_shows_and_why(path: Path) -> None:
    assert path.parent.name in STAGES
    title, why, *_ = path.read_text("utf-8").split("\n\n")
    assert re.fullmatch(r"# [A-Z“`‘].+", title)
    assert not why.startswith("```")
    assert expected(path.read_text("utf-8")), "a page without expectation shows nothing"


def test_the_base_has_no_problems() -> None:
    made = outcome(BASE)
    assert made.general == ()
    assert actual(BASE) == []
