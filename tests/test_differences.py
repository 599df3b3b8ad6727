"""The register of deviations holds every value in which a body differs from the layer above."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.projects import run
from tests.rollouts import HOLLIN_BANK, PAGE, add, edit, make_project
from tests.support.sheets import table

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
```yaml trusts/peak-vale/schools/hollin-bank/overlay.yaml added
terms: {organisation: Academy, governing body: Circle of Friends}
roles: {safeguarding lead: {either: [chair of governors, governing body]}}
duties: {must: will}
```

```text clause
{Pupils} {must} keep phones in bags. Ask {the safeguarding lead}.
```
"""
LATER = """\
settings: {lockers: some, return time: three o'clock}
delegation: {editorial: [governing body]}
look: {accent: "#660000"}
reasons:
  - {since: "1.0", about: "setting:lockers", reason: We have a few.}
"""
BODY = "peak-vale/hollin-bank"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A trust with a school that has words of its own in its edition, and says more since."""
    root = make_project(tmp_path / "project", page=PAGE + OWN)
    added = "roles: {head: Principal, data protection officer: {vacant: true}, "
    edit(root, HOLLIN_BANK, "roles: {", added)
    add(root, HOLLIN_BANK, LATER)
    return root


def differences(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    """Return the differences of the school by kind and name."""
    said = run(capsys, "deviations", "--root", str(root), "--format", "json", BODY)
    found = json.loads(said.out)["differences"]
    return {f"{one['kind']} {one['name']}": one for one in found}


def test_every_kind_of_value_is_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = differences(root, capsys)
    assert {name: (one["above"], one["here"], one["weight"]) for name, one in found.items()} == {
        "term organisation": ("Trust", "Academy", False),
        "term governing body": ("Board of Trustees", "Circle of Friends", True),
        "role head": ("Headteacher", "Principal", False),
        "role data protection officer": (None, "vacant", True),
        "role safeguarding lead": (
            "safeguarding lead",
            "chair of governors or governing body",
            True,
        ),
        "duty must": ("must", "will", True),
        "setting lockers": ("none", "some", True),
        "look accent": (None, "#660000", False),
        "delegation editorial": (None, "governing body", True),
    }
    assert found["setting lockers"]["reason"] == "We have a few."


def test_a_value_of_its_own_that_the_layer_above_does_not_have_is_no_difference(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "setting return time" not in differences(root, capsys)


def test_since_is_the_first_edition_that_shows_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = differences(root, capsys)
    first = {"day": "2025-01-10", "policy": "phones", "edition": "1.0"}
    assert found["duty must"]["since"] == first
    # Several hold it, so that each has an article in the text; the board is only the approver.
    assert found["role safeguarding lead"]["since"] == first
    assert found["term governing body"]["since"] == first
    assert found["role head"]["since"] is None
    assert found["look accent"]["since"] is None


def test_what_the_trust_says_alike_is_no_difference(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, HOLLIN_BANK, "organisation: Academy", "organisation: Trust")
    assert "term organisation" not in differences(root, capsys)


def test_people_see_the_weighty_ones_and_the_others_together(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, "deviations", "--root", str(root), "--all", BODY).out
    assert "There is no deviation in any clause." in said
    assert "9 values differ from the layer above, 6 of them with weight." in said
    assert "3 values" in said
    assert "term organisation: Academy; role head: Principal; look accent: #660000" in said


def test_the_workbook_has_them(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "all.xlsx"
    run(capsys, "deviations", "--root", str(root), "--out", str(path), BODY)
    _, *rows = table(path.read_bytes(), 3)
    assert len(rows) == 9
