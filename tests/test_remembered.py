"""What is found in a value is found once for each value, however alike two may be."""

from __future__ import annotations

from dataclasses import replace

from policyloom.changes.hunks import Found, Hunk, Place, Site, Under, spelt_out, weave_line
from policyloom.document import Concept, Text
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


def test_differences_are_known_by_all_that_is_read_of_them() -> None:
    """Two that say the same to a reader may come from other tokens, lines or places in a list."""

    def hunks(new: Text, *, binding: bool = False) -> tuple[Hunk, ...]:
        found = Found()
        place = Place(part="section", section=new.value)
        old = Text("Ask nobody here.")
        weave_line(
            (old, Text(" Go.")), (new, Text(" Go.")), Site(place, found, Under(binding=binding))
        )
        return tuple(found.hunks)

    role, person = (Concept(kind="role", key=key) for key in ("head", "deputy"))
    said = Text("Ask staff here.")
    several = (
        hunks(said),
        hunks(replace(said, concept=role)),
        hunks(replace(said, concept=person)),
        hunks(said, binding=True),
        (*hunks(said), *hunks(said)),
    )
    assert len({spelt_out(one) for one in several}) == len(several)
    assert spelt_out(hunks(said)) == spelt_out(hunks(said))
