"""What is found in a source value is found once for each value, however alike two may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.source import remembered
from policyloom.source.remembered import remembered as once

if TYPE_CHECKING:
    import pytest


def test_each_value_is_looked_at_once() -> None:
    asked: list[object] = []

    @once
    def words(value: object) -> str:
        asked.append(value)
        return str(value)

    one, alike = ["a"], ["a"]
    assert [words(one), words(one), words(alike), words(one)] == ["['a']"] * 4
    assert [id(value) for value in asked] == [id(one), id(alike)]


def test_what_was_asked_about_longest_ago_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(remembered, "MOST", 3)
    asked: list[object] = []

    @once
    def words(value: object) -> str:
        asked.append(value)
        return str(value)

    first = ["first"]
    words(first)
    for number in range(remembered.MOST):
        words([number])
    words(first)
    words([2])
    assert asked == [first, [0], [1], [2], first, [2]]
