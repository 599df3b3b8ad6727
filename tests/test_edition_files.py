"""Edition files: read back as they were written, and every way in which they can be wrong."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.editions import edition_path, read_edition, shelve, write_edition
from policyloom.editions.record import EDITION
from policyloom.records import Kind
from policyloom.store import edition_names, read_editions
from policyloom.writers import write
from tests.approving import EDITIONS, approve, clarify, small_project, versions
from tests.projects import REPOSITORY, run
from tests.shelf import edition

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.editions import Edition

PLACE = edition_path("alderbrook", "social-media", "1.1")
TEXT = (REPOSITORY / PLACE).read_text("utf-8")


def codes(text: str, path: str = PLACE) -> list[str]:
    found, problems = read_edition(text, path)
    assert (found is None) == bool(problems)
    return [problem.code for problem in problems]


def again(data: dict[str, Any]) -> str:
    """Return the text of changed data with a digest that fits it."""
    data = {key: value for key, value in data.items() if key != "digest"}
    return json.dumps(data | {"digest": EDITION.digest_of(data)}, ensure_ascii=False)


# READ BACK


@pytest.mark.parametrize(
    ("body", "version"),
    [("alderbrook", "1.0"), ("peak-vale", "2.0"), ("peak-vale/hollin-bank", "1.0")],
)
def test_an_edition_comes_back_as_it_was_written(body: str, version: str) -> None:
    one = edition(body, version)
    text = write_edition(one)
    assert text == (REPOSITORY / edition_path(body, "social-media", version)).read_text("utf-8")
    back, problems = read_edition(text, "x")
    assert problems == ()
    assert back == one
    assert back is not None
    assert write(one.document, "text") == write(back.document, "text")


def test_the_digest_covers_everything_and_is_unambiguous() -> None:
    data = json.loads(TEXT)
    digest = data.pop("digest")
    assert digest == EDITION.digest_of(data)
    assert EDITION.digest_of(dict(reversed(data.items()))) == digest, "whatever the order"
    assert EDITION.digest_of(data | {"size": "editorial"}) != digest
    assert EDITION.digest_of({"a": "1"}) != EDITION.digest_of({"a": 1})
    assert EDITION.digest_of({"a": ["b", "c"]}) != EDITION.digest_of({"a": ["b,c"]})


def test_layout_and_line_ends_are_no_change() -> None:
    assert codes(TEXT.replace("\n", "\r\n")) == []
    assert codes(json.dumps(json.loads(TEXT))) == []


# WRONG


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Social media", "Antisocial media"),
        ('"on": "2025-09-16"', '"on": "2025-09-17"'),
        ('"by_words": "governing body"', '"by_words": "Headteacher"'),
        ("must", "may"),
        ('"digest": "', '"digest": "0'),
    ],
)
def test_an_edition_that_was_edited_by_hand(old: str, new: str) -> None:
    assert old in TEXT
    assert codes(TEXT.replace(old, new, 1)) == ["edition-tampered"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is not JSON"),
        ("{}", "it does not say which format it is in"),
        ("[1]", "it does not hold a record"),
        ("null", "it does not hold a record"),
        ('{"format": 1', "it is not JSON"),
        ('{"format": true}', "it does not say which format it is in"),
        ('{"format": 0}', "it does not say which format it is in"),
        ('{"format": 1, "size": NaN}', "it holds NaN, which is no value"),
        ('{"format": 1, "size": "a", "size": "b"}', "it says 'size' twice"),
        ("[" * 100_000, "it is nested too deeply"),
        (again({"format": 1}), "it has no `body`"),
        (
            again(json.loads(TEXT) | {"document": 7}),
            "document should be a group of members, not a number",
        ),
        (again(json.loads(TEXT) | {"size": 5}), "size should be words, not a number"),
        (
            again(json.loads(TEXT) | {"overlays": {"a": 1}}),
            "overlays.a should be words",
        ),
        (again(json.loads(TEXT) | {"approval": {"by": "head"}}), "approval has no `kind`"),
        ("\ufeff{}", "it is not JSON"),
    ],
)
def test_a_file_that_is_no_edition(text: str, why: str) -> None:
    found, problems = read_edition(text, PLACE)
    assert found is None
    assert [problem.code for problem in problems] == ["edition-corrupt"]
    assert why in problems[0].message


def test_a_format_from_the_future() -> None:
    found, (problem,) = read_edition(TEXT.replace('"format": 1', '"format": 99'), PLACE)
    assert found is None
    assert problem.code == "edition-format"
    assert f"in format 99, and this program reads up to format {EDITION.newest}" in problem.message


@given(st.integers(min_value=0, max_value=2**32))
def test_whatever_happens_to_a_file_is_told_and_never_crashes(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not a secret
    at = chance.randrange(len(TEXT))
    match chance.randrange(3):
        case 0:
            text = TEXT[:at] + TEXT[at + chance.randrange(1, 30) :]
        case 1:
            text = TEXT[:at] + chance.choice('{}[]",:0aé\\') + TEXT[at:]
        case _:
            text = TEXT[:at]
    found, problems = read_edition(text, PLACE)
    if found is None:
        assert problems[0].code in {"edition-corrupt", "edition-tampered", "edition-format"}
    else:
        assert found == edition("alderbrook", "1.1"), "only its layout was changed"


@given(st.data())
def test_data_of_another_shape_is_told_and_never_crashes(data: st.DataObject) -> None:
    record = json.loads(TEXT)
    key = data.draw(st.sampled_from(sorted(record)))
    value = data.draw(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.just([]), st.just({}))
    )
    found, problems = read_edition(again(record | {key: value}), PLACE)
    assert found is not None or problems[0].code in {"edition-corrupt", "edition-format"}


# OLDER FORMATS


@dataclass(frozen=True)
class Counted:
    one: int
    two: int
    three: int


def test_an_older_format_is_brought_up_to_date_step_by_step() -> None:
    kind = Kind(
        name="counted",
        made=Counted,
        steps=(
            lambda data: data | {"two": data["one"]},
            lambda data: data | {"three": data["two"] + 1},
        ),
    )
    assert kind.newest == 3
    assert kind.value('{"kind": "counted", "format": 1, "one": 1}') == Counted(1, 1, 2)
    assert kind.value(kind.text(Counted(3, 4, 5))) == Counted(3, 4, 5)


# ON THE SHELF


def told(files: dict[str, str]) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in shelve(files)[1]]


def texts(body: str, *names: str) -> dict[str, str]:
    paths = [edition_path(body, "social-media", name) for name in names]
    return {path: (REPOSITORY / path).read_text("utf-8") for path in paths}


def test_editions_stand_in_the_order_of_their_versions() -> None:
    shelf, problems = shelve(texts("peak-vale", "2.0", "1.1") | texts("alderbrook", "1.0"))
    assert problems == ()
    names = {key: [one.words for one in editions] for key, editions in shelf.items()}
    assert names == {
        ("alderbrook", "social-media"): ["1.0"],
        ("peak-vale", "social-media"): ["1.1", "2.0"],
    }


@pytest.mark.parametrize(
    "place",
    [
        edition_path("alderbrook", "social-media", "1.2"),
        edition_path("alderbrook", "social-media", "1.1 copy"),
        edition_path("alderbrook", "phones", "1.1"),
        edition_path("peak-vale", "social-media", "1.1"),
        "trusts/alderbrook/editions/1.1.json",
    ],
)
def test_an_edition_in_the_place_of_another(place: str) -> None:
    shelf, (problem,) = shelve({place: TEXT})
    assert shelf == {}
    assert (problem.code, problem.span.path) == ("edition-corrupt", place)
    assert PLACE in problem.message


@pytest.mark.parametrize(
    ("key", "value"), [("body", "peak-vale"), ("policy", "phones"), ("version", [1, 2, 0])]
)
def test_a_record_that_disagrees_with_its_document(key: str, value: object) -> None:
    shelf, problems = shelve({PLACE: again(json.loads(TEXT) | {key: value})})
    assert shelf == {}
    assert [problem.code for problem in problems] == ["edition-corrupt"]


def test_a_gap_in_the_editions() -> None:
    ((code, message),) = told(texts("peak-vale", "2.0"))
    assert code == "edition-missing"
    assert "version 2.0 of peak-vale:social-media was approved after version 1.1" in message
    assert told(texts("peak-vale", "1.1")) == [], "it is the first"


def test_a_file_that_cannot_be_read_is_not_told_as_a_gap_too() -> None:
    files = texts("peak-vale", "1.1", "2.0")
    files[edition_path("peak-vale", "social-media", "1.1")] = "{"
    assert [code for code, _ in told(files)] == ["edition-corrupt"]


# ON DISK


def test_only_the_editions_asked_for_are_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path)
    approve(capsys, root)
    (root / EDITIONS / ".1.0.json.part").write_text("{", encoding="utf-8")
    (root / EDITIONS / "notes.txt").write_text("Ours.", encoding="utf-8")
    assert edition_names(root) == {("alderbrook", "phones"): ("1.0",)}
    assert list(read_editions(root)[0]) == [f"{EDITIONS}/1.0.json"]
    assert list(read_editions(root, "alderbrook", "phones")[0]) == [f"{EDITIONS}/1.0.json"]
    assert read_editions(root, "alderbrook", "behaviour") == ({}, ())
    assert read_editions(root, "peak-vale/hollin-bank", "phones") == ({}, ())


def test_a_wrong_edition_stops_the_next_one_and_the_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path)
    approve(capsys, root)
    clarify(root)
    approve(capsys, root, on="2025-11-20")
    file = root / EDITIONS / "1.0.json"
    file.write_text(file.read_text("utf-8").replace("bags", "boxes"), encoding="utf-8")
    checked = run(capsys, "check", "alderbrook", "--root", str(root))
    assert checked.status == 1
    assert "error[edition-tampered]" in checked.out
    assert f"--> {EDITIONS}/1.0.json" in checked.out
    assert "in alderbrook:phones" in checked.out
    refused = approve(capsys, root, on="2025-12-01")
    assert refused.status == 1
    assert "error[edition-tampered]" in refused.err
    assert versions(root) == ["1.0.json", "1.1.json"]


def test_a_link_to_another_edition_is_not_followed_out_of_the_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path / "project")
    approve(capsys, root)
    real = tmp_path / "elsewhere.json"
    (root / EDITIONS / "1.0.json").rename(real)
    (root / EDITIONS / "1.0.json").symlink_to(real)
    said = run(capsys, "check", "alderbrook", "--root", str(root))
    assert said.status == 1
    assert "error[link-outside-root]" in said.out
    (root / EDITIONS).rename(tmp_path / "elsewhere")
    (root / EDITIONS).symlink_to(tmp_path / "elsewhere")
    said = run(capsys, "check", "alderbrook", "--root", str(root))
    assert "error[link-outside-root]" in said.out
    assert f"--> {EDITIONS}\n" in said.out


def test_the_editions_of_the_project_itself_are_whole() -> None:
    found, unread = read_editions(REPOSITORY)
    shelf, problems = shelve(found)
    assert unread == ()
    assert problems == ()
    assert {key: [one.words for one in editions] for key, editions in shelf.items()} == {
        ("alderbrook", "social-media"): ["1.0", "1.1"],
        ("peak-vale", "social-media"): ["1.1", "2.0"],
        ("peak-vale/hollin-bank", "social-media"): ["1.0"],
    }
    older, newer = shelf["peak-vale", "social-media"]
    assert cited(older) == "2023"
    assert cited(newer) == "2025"


def cited(one: Edition) -> str:
    return one.instruments["kcsie"]
