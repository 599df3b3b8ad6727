"""What is found in a value is found once for each value, however alike two may be."""

from __future__ import annotations

from policyloom.remembered import remembered


def test_each_value_is_looked_at_once() -> None:
    asked: list[tuple[object, ...]] = []

    @remembered(8)
    def words(*values: object) -> str:
        asked.append(values)
        return str(values)

    one, alike = ["a"], ["a"]
    assert [words(one), words(one), words(alike), words(one)] == ["(['a'],)"] * 4
    assert [[id(value) for value in values] for values in asked] == [[id(one)], [id(alike)]]
    assert words(one, alike) == words(one, alike) == "(['a'], ['a'])"
    assert len(asked) == 3


def test_what_was_asked_about_longest_ago_is_forgotten() -> None:
    asked: list[object] = []

    @remembered(3)
    def words(value: object) -> str:
        asked.append(value)
        return str(value)

    first, *others = [["first"], [0], [1], [2], [3]]
    for value in (first, *others[:3], first, others[2], others[3], others[0], others[2]):
        words(value)
    assert asked == [first, *others[:3], first, others[3], others[0]]


def test_values_can_be_known_by_what_they_say() -> None:
    asked: list[object] = []

    @remembered(8, repr)
    def words(value: object) -> str:
        asked.append(value)
        return str(value)

    assert [words(["a"]), words(["a"]), words(["b"])] == ["['a']", "['a']", "['b']"]
    assert asked == [["a"], ["b"]]
