"""The schemas are the program's own; what stands in a project is for its editors alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.source.values import LOOKS
from policyloom.store import read_project
from policyloom.store.project import read_schemas

if TYPE_CHECKING:
    from pathlib import Path


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    assert {"clause", "policy", "overlay", "vocabulary", "register"} <= set(read_schemas())


def test_whatever_the_schema_has_of_a_look_can_be_locked() -> None:
    looks = read_schemas()["overlay"]["properties"]["look"]["properties"]
    assert {*looks} == {*LOOKS, "control"}


def test_an_old_or_broken_schema_in_a_project_changes_nothing(tmp_path: Path) -> None:
    for folder in ("clauses", "policies", "trusts", "schema"):
        (tmp_path / folder).mkdir()
    (tmp_path / "schema/overlay.schema.json").write_text('{"title": "Old"}', "utf-8")
    (tmp_path / "schema/clause.schema.json").write_text("{", "utf-8")
    project, problems = read_project(tmp_path)
    assert problems == ()
    assert project.schemas == read_schemas()
