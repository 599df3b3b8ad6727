"""Files that the program keeps: read as they were written, and never a traceback otherwise."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyloom.build import cards as output
from policyloom.deviations.decisions import DECISION, DECISIONS, Decisions, OfBody, read_decisions
from policyloom.editions.record import EDITION, Edition, read_edition, write_edition
from policyloom.planning.plan_file import PLAN, read_plan, write_plan
from policyloom.planning.rollout import read_rollout, write_rollout
from policyloom.records import Form, Kind, RecordError
from tests.projects import REPOSITORY
from tests.support.sampling import examples

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.diagnostics import Diagnostics

    Read: TypeAlias = Callable[[str], tuple[object, Diagnostics]]

FOLDER = REPOSITORY / "tests/records"
BODY = "peak-vale/hollin-bank"
EXAMPLES = examples(500)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that an earlier version of the program wrote, and how it is read and written."""

    text: str
    read: Read
    write: Callable[[Any], str]
    codes: frozenset[str]
    seal: Kind[Any] | None = None

    def sealed(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return other data with the digest that fits it."""
        if self.seal is None:
            return data
        bare = {name: said for name, said in data.items() if name != "digest"}
        return bare | {"digest": self.seal.digest_of(bare)}


def kept(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


FILES = {
    "plan": File(
        text=kept("plan.json"),
        read=lambda text: read_plan(text, "plan.json"),
        write=write_plan,
        codes=frozenset({"plan-corrupt", "plan-format"}),
        seal=PLAN,
    ),
    "rollout": File(
        text=kept("rollout.json"),
        read=lambda text: read_rollout(text, "rollouts/a.json"),
        write=write_rollout,
        codes=frozenset({"rollout-corrupt"}),
    ),
    "decisions": File(
        text=kept("decisions.json"),
        read=lambda text: read_decisions({"decisions.json": text}, BODY),
        write=lambda found: DECISIONS.text(Decisions(body=BODY, decisions=found)),
        codes=frozenset({"decisions-corrupt"}),
    ),
    "decision": File(
        text=kept("decision.json"),
        read=lambda text: read_decisions({"decisions/2026-03-01-0123abcd.json": text}, BODY),
        write=lambda found: DECISION.text(OfBody(body=BODY, decision=found[0])),
        codes=frozenset({"decisions-corrupt"}),
    ),
    "edition": File(
        text=(REPOSITORY / "trusts/peak-vale/editions/social-media/2.0.json").read_text("utf-8"),
        read=lambda text: read_edition(text, "2.0.json"),
        write=write_edition,
        codes=frozenset({"edition-corrupt", "edition-format"}),
        seal=EDITION,
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_an_earlier_version_is_read_and_written_again(name: str) -> None:
    file = FILES[name]
    found, problems = file.read(file.text)
    assert problems == ()
    again = file.write(found)
    assert again == file.text or name == "rollout", "which leaves out what is not said"
    assert file.read(again) == (found, ())


# DAMAGE

LONG = "9" * 5000
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 3),
    st.floats(allow_nan=False),
    st.just(LONG),
    st.text(max_size=5),
    st.just("\ud800"),
    st.just([]),
    st.just({}),
    st.just([["a", "b"]]),
    st.just({"type": "Text"}),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def places(data: Any, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401
    """Return the way to every member and item of plain data."""
    if isinstance(data, dict):
        return [(*way, n) for n in data] + [p for n in data for p in places(data[n], (*way, n))]
    if isinstance(data, list):
        steps = range(len(data))
        return [(*way, n) for n in steps] + [p for n in steps for p in places(data[n], (*way, n))]
    return []


def damage(draw: st.DataObject, data: dict[str, Any], ways: list[tuple[str | int, ...]]) -> None:
    """Put something else at one place, take it away, wrap it, or put a member beside it."""
    way = draw.draw(st.sampled_from(ways))
    inner: Any = data
    for step in way[:-1]:
        inner = inner[step]
    last: Any = way[-1]
    match draw.draw(st.integers(0, 3)):
        case 0:
            inner[last] = draw.draw(ODD)
        case 1:
            del inner[last]
        case 2:
            inner[last] = [inner[last]]
        case _ if isinstance(inner, dict):
            inner[draw.draw(st.text(max_size=4))] = draw.draw(ODD)
        case _:
            inner.insert(last, draw.draw(ODD))


@settings(max_examples=EXAMPLES)
@pytest.mark.parametrize("name", FILES)
@given(draw=st.data())
def test_a_damaged_file_is_told_where_it_stands_and_never_a_traceback(
    name: str, draw: st.DataObject
) -> None:
    file = FILES[name]
    data = json.loads(file.text)
    damage(draw, data, WAYS[name])
    found, problems = file.read(long_text(file.sealed(data)))
    if problems:
        assert not found
        assert {problem.code for problem in problems} <= file.codes
        assert all(problem.span.path and problem.hint for problem in problems)
        # A name that was drawn may itself be None.
        assert "None" not in problems[0].message.replace("`None`", "")
    else:
        again, wrong = file.read(file.write(found))
        assert wrong == ()
        assert bare(again) == bare(found)


def bare(found: object) -> object:
    """Return an edition without its digest: of a member that says nothing, only that tells."""
    if not isinstance(found, Edition):
        return found
    return replace(found, digest="", document=replace(found.document, digest=""))


WAYS = {name: places(json.loads(file.text)) for name, file in FILES.items()}


def long_text(data: dict[str, Any]) -> str:
    """Return the text of damaged data; a number may be longer than Python reads."""
    return json.dumps(data).replace(f'"{LONG}"', LONG)


@settings(max_examples=EXAMPLES)
@given(draw=st.data())
def test_a_damaged_record_of_the_output_folder_is_as_none(draw: st.DataObject) -> None:
    file = output.Kept(name="a.docx", size=3, words="d")
    data = json.loads(output.to_json(output.Card(files={"docx": file}, refused=("a",))))
    damage(draw, data, places(data))
    found = output.from_json(long_text(data).encode())
    assert found is None or output.from_json(output.to_json(found)) == found


# WHERE IT STANDS


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    colour: Colour
    sides: tuple[int, int]
    open_lid: bool = False
    inner: Box | None = None


BOX = Kind(name="box", made=Box, form=Form(whole=False))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"colour": "rde"}, "colour cannot be 'rde'"),
        ({"sides": [1]}, "sides should have 2 parts, not 1"),
        ({"sides": [1, "2"]}, "sides[1] should be a number, not words"),
        ({"sides": [1, True]}, "sides[1] should be a number, not yes or no"),
        ({"open-lid": None}, "open-lid should be yes or no, not nothing"),
        ({"open_lid": True}, "it has the unknown member `open_lid`"),
        ({"inner": {"colour": "red", "sides": [0, 0, 0]}}, "inner.sides should have 2 parts"),
        ({"inner": {"sides": [0, 0]}}, "inner has no `colour`"),
        ({"kind": "bag"}, "it does not say that it is a `box`"),
        ({"format": 2}, "it is in format 2, and this program reads up to format 1"),
        ({"format": True}, "it does not say which format it is in"),
    ],
)
def test_the_place_of_what_does_not_fit_is_named(change: dict[str, Any], why: str) -> None:
    data = BOX.data(Box(colour=Colour.RED, sides=(2, 3)))
    assert data == {"kind": "box", "format": 1, "colour": "red", "sides": [2, 3]}
    with pytest.raises(RecordError) as told:
        BOX.value(json.dumps(data | change))
    assert str(told.value).startswith(why)


def test_decisions_of_another_body_are_not_taken_for_those_of_this_one() -> None:
    files = {"decisions.json": kept("decisions.json"), "decisions/1.json": kept("decision.json")}
    found, problems = read_decisions(files, "peak-vale")
    assert (found, len(problems)) == ((), len(files))
    for problem in problems:
        assert "is about `peak-vale/hollin-bank`, and stands with `peak-vale`" in problem.message
    both, _ = read_decisions(files, BODY)
    assert [one.user for one in both] == ["", "clerk"], "the oldest first, whatever its file"
    assert DECISIONS.value(kept("decisions.json")).body == BODY
