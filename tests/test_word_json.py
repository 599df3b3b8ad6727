"""What `look`, `import` and `take` say to programs is one JSON value, as the schema says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from policyloom.homecoming import Layer
from policyloom.manuscript import Kind
from tests.compared import NAME, ask, project
from tests.support.strangers import p, word_file
from tests.test_diff_file import DRAFT, reworded

__all__ = ["ask", "project"]
SCHEMA: dict[str, Any] = json.loads(Path("docs/word.schema.json").read_text("utf-8"))
VALID = Draft202012Validator(SCHEMA)
JSON = ("--format", "json")
POLICY = word_file(p("Keys policy", "Title"), p("Keys", "H1"), p("Staff keep the the key."))


def test_the_schema_names_every_layer_and_kind() -> None:
    assert SCHEMA["$defs"]["layer"]["enum"] == [one.value for one in Layer]
    assert SCHEMA["$defs"]["block"]["properties"]["kind"]["enum"] == [one.value for one in Kind]


@pytest.fixture
def said(ask: Any, project: Path) -> Any:  # noqa: ANN401 - the fixture of an asking function
    """Return a function that asks, and reads the one value of the answer."""

    def reads(*words: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(ask(*words, *JSON).out)
        VALID.validate(found)
        return found

    (project / "keys.docx").write_bytes(POLICY)
    (project / "broken.docx").write_bytes(POLICY[:400])
    return reads


def test_looking_and_bringing_in_one_file_several_and_none(said: Any, project: Path) -> None:  # noqa: ANN401
    keys, broken = str(project / "keys.docx"), str(project / "broken.docx")
    for verb in (("look",), ("import", "--body", "alderbrook")):
        one = said(*verb, keys)
        assert "repeated-word" in [found["rule"] for found in one["findings"]]
        both = said(*verb, keys, broken)
        assert [found["characters"] for found in both["files"]] == [one["characters"]]
        assert list(both["refused"]) == ["broken.docx"]
        assert said(verb[0], "--no-such-option")["kind"] == "policyloom-failure"
    assert said("import", broken)["status"] == 2
    assert said("look", broken)["files"] == []


def test_taking_what_came_home_and_answering_it(ask: Any, said: Any, project: Path) -> None:  # noqa: ANN401
    assert ask("build", NAME, "--format", "docx").status == 0
    back = str(reworded(project / DRAFT, "phones must", "telephones must"))
    refused = ("--refuse", "1", "--reason", "No.", "--reply", str(project / "answer.docx"))
    found = said("take", NAME, back, *refused)
    assert [(one["layer"], one["refused"]) for one in found["proposals"]] == [("own text", "")]
    assert found["decided"][-1].endswith("answer.docx, with 1 comment")
    assert "Written" in said("take", NAME, back, "--all")["decided"][0]
    assert said("take", "alderbrook:nothing", back)["status"] == 2
    assert said("take", NAME, back, back, *refused)["kind"] == "policyloom-failure"


def test_what_goes_to_a_file_leaves_the_output_empty(ask: Any) -> None:  # noqa: ANN401
    assert ask("look", "--no-such-option", *JSON, "--out", "look.json").out == ""
