"""The quick test of a schema says what the validator says, of whatever stands in a file."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from policyloom.decode import KINDS, _kind
from policyloom.decode.bundling import bundled
from policyloom.decode.fitting import KEYWORDS, SILENT, fitting
from policyloom.decode.violations import CHECKER
from policyloom.store import read_project
from policyloom.yaml.read import Unquoted, parse
from tests.projects import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 60
ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 10**9, "", "x", "2026-02-30", "2026-02", "2026-02-01", "1.2.0",
    "#1d4f76", "https://example.org/", [], ["x"], ["x", "x"], {}, {"x": 1}, {"": None},
    Unquoted("1.5", "number"),
)  # fmt: skip


@pytest.fixture(scope="module")
def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by the kind of its files."""
    found = (REPOSITORY / "schema").glob("*.schema.json")
    return bundled(
        {p.name.removesuffix(".schema.json"): json.loads(p.read_text("utf-8")) for p in found}
    )


def kinds() -> list[str]:
    """Every kind of file."""
    return sorted({kind for kind, _ in KINDS})


def spots(data: object) -> Iterator[tuple[Any, Any]]:
    """Every place in some data, as what holds it and where it is there."""
    keys: list[Any] = list(data) if isinstance(data, dict) else []
    keys = list(range(len(data))) if isinstance(data, list) else keys
    for key in keys:
        yield data, key
        yield from spots(data[key])  # type: ignore[index]


def harmed(data: object, chance: random.Random) -> object:
    """Return a copy with one thing changed, taken out or put in."""
    held = [copy.deepcopy(data)]
    holder, key = chance.choice(list(spots(held)))
    match chance.randrange(4):
        case 0:
            holder[key] = copy.deepcopy(chance.choice(ODD))
        case 1 if holder is not held:
            del holder[key]
        case 2 if isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        case _ if isinstance(holder[key], dict):
            holder[key][chance.choice(["x", "id", "text", "when", "name"])] = chance.choice(ODD)
        case _:
            holder[key] = [copy.deepcopy(holder[key])]
    return held[0]


NONE_HERE = {
    "kept-elsewhere": "policies: [{policy: a, title: A, review-cycle: annual, file: a.docx}]",
    "people": "people: {head: Sam Example, clerk: A}",
    "topic": "topic: a\ndefaults: {source: law}\nclauses: [{clause: a/b, title: B, text: C.}]",
}
"""Files of kinds that the example has none of; names of people are never committed."""


@pytest.mark.parametrize("kind", kinds())
def test_it_says_what_the_validator_says(kind: str, schemas: dict[str, dict[str, Any]]) -> None:
    fits = fitting(schemas[kind])
    assert fits is not None
    validator = Draft202012Validator(schemas[kind], format_checker=CHECKER)
    chance = random.Random(kind)  # noqa: S311 - not for secrets
    project, _ = read_project(REPOSITORY)
    files = [(path, text) for path, text in project.files.items() if _kind(path)[0] == kind]
    files += [("example.yaml", NONE_HERE[kind])] if kind in NONE_HERE else []
    verdicts = set()
    for path, text in chance.sample(files, min(len(files), 12)):
        source, _ = parse(text, path)
        assert source
        assert fits(source.data)
        for _ in range(ROUNDS):
            data = harmed(source.data, chance)
            said = validator.is_valid(data)
            verdicts.add(said)
            assert fits(data) is said, (path, data)
    assert verdicts == {True, False}


@pytest.mark.parametrize("value", ODD)
@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [{"type": "string"}, {"minLength": 1}]},
        {"not": {"type": "object"}},
        {"if": {"type": "integer"}, "then": {"maximum": 0}},
        {"if": {"type": "integer"}, "else": {"type": "array", "minItems": 1}},
        {"enum": [1, "x", None]},
        {"const": True},
        {"uniqueItems": True},
        {"uniqueItems": False},
        {"properties": {"x": {"type": "string"}}, "additionalProperties": False},
        {"patternProperties": {"^x": {"type": "integer"}}, "additionalProperties": False},
        {"additionalProperties": {"type": "string"}},
        {"$defs": {"a/b": True, "tree": {"items": {"$ref": "#/$defs/tree"}, "minItems": 1}},
         "$ref": "#/$defs/tree"},
        {"type": ["string", "array"], "format": "date"},
        {"minProperties": 1, "minimum": 1},
    ],
)  # fmt: skip
def test_each_keyword_says_what_the_validator_says(schema: dict[str, Any], value: object) -> None:
    fits = fitting(schema)
    assert fits
    validator = Draft202012Validator(schema, format_checker=CHECKER)
    assert fits(value) is validator.is_valid(value)


@pytest.mark.parametrize(
    "schema",
    [
        {"multipleOf": 2},
        {"type": "number"},
        {"properties": {"x": {"contains": {}}}},
        {"$ref": "other.json"},
        {"$ref": "#/$defs/none"},
    ],
)
def test_what_it_does_not_know_is_left_to_the_validator(schema: dict[str, Any]) -> None:
    assert fitting(schema) is None


def test_every_keyword_of_every_schema_is_known(schemas: dict[str, dict[str, Any]]) -> None:
    assert all(fitting(schema) for schema in schemas.values())
    assert KEYWORDS.keys().isdisjoint(SILENT)


def test_the_validator_is_not_loaded_for_files_that_fit() -> None:
    code = "import sys; from policyloom.cli import main; main(['check', 'alderbrook'])\n"
    code += "print('jsonschema' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
