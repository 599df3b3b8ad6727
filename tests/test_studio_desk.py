"""The desk after any change says what it would say if it had been laid anew."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from policyloom.store import read_project
from policyloom.studio.desk import laid
from tests.support.studio import ROOT

if TYPE_CHECKING:
    from policyloom.source import Library
    from policyloom.store import Project

PARTS = (
    "clauses/vocabulary", "clauses/social-media/s", "clauses/delegation", "clauses/platforms",
    "clauses/instruments/keeping", "policies/register", "policies/social-media",
    "trusts/alderbrook/overlay",
)  # fmt: skip
OWN = """modifications:
  - substitute: social-media/images-and-consent
    base: "1.0.0"
    text: |
      Ask the head's office of {the nursery} before you publish a picture, see KCSIE 2024.
    reason: Our families asked for it.
"""
LOCAL = """vocabulary:
  terms:
    board: {plural: boards, description: Who decides., default: {noun: board}}
clauses:
"""
TOPIC, CLAUSE = "clauses/social-media.yaml", "clauses/social-media/scope.yaml"
EDITS = (
    (CLAUSE, "It covers your", "The school of KCSIE 2024, {ruds}. It"),
    ("clauses/vocabulary.yaml", "guarded:\n", 'guarded:\n  adults: "{people}"\n'),
    (TOPIC, "adaptable", "locked"),
    ("clauses/delegation.yaml", "clauses:\n", LOCAL),
    ("trusts/alderbrook/overlay.yaml", "body:", f"{OWN}body:"),
    ("trusts/alderbrook/overlay.yaml", OWN, ""),
)


def small() -> Project:
    """Return so much of the example that each kind of file is there; the rest is missed."""
    whole, _ = read_project(ROOT)
    files = {path: text for path, text in whole.files.items() if path.startswith(PARTS)}
    files[TOPIC] = "topic: social-media\ndefaults: {mutability: adaptable}\n"
    files[CLAUSE] = files[CLAUSE].replace("mutability: parametrised\n", "")
    return replace(whole, files=files, assets={})


def said(library: Library) -> dict[str, object]:
    """Return all that a library holds; two of them are never the same."""
    return {one.name: getattr(library, one.name) for one in fields(library)}


def test_a_desk_after_changes_is_a_desk_laid_anew() -> None:
    desk = laid(small(), None, frozenset())
    told = {len(desk.problems)}
    for path, old, new in EDITS:
        text = desk.project.files[path]
        assert old in text
        desk = desk.with_texts({path: text.replace(old, new, 1)})
        anew = laid(desk.project, None, frozenset())
        assert desk.problems == anew.problems
        assert said(desk.library) == said(anew.library)
        told.add(len(desk.problems))
    assert len(told) > len(EDITS) // 2, "what is changed is felt"
