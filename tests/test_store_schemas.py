"""The schemas of a project are read before the packaged ones, and a broken one is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from policyloom.store.project import read_schemas

if TYPE_CHECKING:
    from pathlib import Path

OVERLAY = "schema/overlay.schema.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "schema").mkdir()
    return tmp_path


def test_a_project_without_schemas_has_the_packaged_ones(tmp_path: Path) -> None:
    schemas, problems = read_schemas(tmp_path)
    assert problems == ()
    assert {"clause", "policy", "overlay", "vocabulary", "register"} <= set(schemas)


def test_a_projects_own_schema_comes_first(root: Path) -> None:
    (root / OVERLAY).write_text(json.dumps({"title": "Ours"}), "utf-8")
    schemas, problems = read_schemas(root)
    assert problems == ()
    assert schemas["overlay"] == {"title": "Ours"}


@pytest.mark.parametrize("words", ["{", "", "[" * 100_000])
def test_a_schema_that_is_not_json_is_told_and_the_packaged_one_used(
    root: Path, words: str
) -> None:
    (root / OVERLAY).write_text(words, "utf-8")
    schemas, problems = read_schemas(root)
    assert [(p.code, p.span.path) for p in problems] == [("schema-not-json", OVERLAY)]
    assert schemas["overlay"]["title"] == "Overlay"
