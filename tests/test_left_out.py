"""A clause that a body leaves out: the conflict is listed, decided and settled."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from policyloom.resolve.composition import Approved
from tests.projects import run
from tests.rollouts import CLAUSE, HOLLIN_BANK, PAGE, TRUST, edit, make_project, new_version, put
from tests.support.cases import outcome

if TYPE_CHECKING:
    from pathlib import Path

BAGS = """\
clause: phones/bags
title: Bags
topic: use
mutability: adaptable
versions:
  - version: "1.0.0"
    in-force: "2025-01-01"
    change: substantive
    amendment: First version.
    text: |
      Bags {must} be closed.
"""
WITHOUT = """
```yaml clauses/phones/bags.yaml
%s```

```yaml policies/phones.yaml
policy: phones
title: Mobile phone policy
review-cycle: annual
owner: head
approver: governing body
numbering: "1."
sections:
  - {section: use, title: Using phones, clauses: [phones/use, phones/bags]}
```

```yaml trusts/peak-vale/schools/hollin-bank/overlay.yaml added
modifications:
  - omit: phones/use
    policies: [phones]
    reason: No pupil brings a phone.
```
"""
PAGE_OF_TWO = """
```yaml clauses/phones/use.yaml
clause: phones/use
title: Using phones
topic: use
mutability: adaptable
versions:
  - version: "2.0.0"
    in-force: "2025-06-01"
    change: substantive
    amendment: Phones are handed in.
    text: |
      Phones {must} be handed in.
  - version: "1.0.0"
    in-force: "2025-01-01"
    change: substantive
    amendment: First version.
    text: |
      Phones {must} stay in bags.
```
"""
ABOUT = "peak-vale/hollin-bank:phones/use"
DOCUMENT = "peak-vale/hollin-bank:phones"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A trust with a school that leaves the rule on phones out; everything is approved."""
    return make_project(tmp_path / "project", page=PAGE + WITHOUT % BAGS)


def later(root: Path, change: str) -> None:
    """Give the clause a version that came after the approval, and a draft that is read then."""
    new_version(root, change=change)
    text = (root / CLAUSE).read_text("utf-8")
    put(root, CLAUSE, text.replace('in-force: "2025-01-01"', 'in-force: "2025-10-15"', 1))
    edit(
        root,
        TRUST,
        'phones: {effective-from: "2025-10-01"}',
        'phones: {effective-from: "2025-11-01"}',
    )


def register(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """Return what the register says of the one deviation."""
    said = run(capsys, "deviations", "--root", str(root), "--format", "json", "peak-vale/...")
    (found,) = [one for one in json.loads(said.out)["deviations"] if one["kind"] == "omit"]
    return dict(found)


def test_nothing_is_open_while_the_clause_stays(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = register(root, capsys)
    assert (found["standing"], found["base"], found["behind"]) == ("current", "1.0.0", [])


def test_a_new_duty_is_a_conflict_until_somebody_keeps_the_omission(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later(root, "substantive")
    found = register(root, capsys)
    assert (found["standing"], found["base"]) == ("stale-base", "1.0.0")
    assert run(capsys, "check", "--root", str(root), DOCUMENT).status == 1
    why = ("--reason", "Still no phones.", "--on", "2025-11-01")
    said = run(capsys, "resolve", "--root", str(root), ABOUT, "--keep", *why)
    assert said.status == 0, said.err
    overlay = (root / HOLLIN_BANK).read_text("utf-8")
    assert '  - omit: phones/use\n    base: "2.0.0"\n    policies: [phones]\n' in overlay
    assert register(root, capsys)["standing"] == "current"
    assert run(capsys, "check", "--root", str(root), DOCUMENT).status == 0


@pytest.mark.parametrize("day", ["2025-01-01", "2025-01-10"])
def test_a_version_of_a_day_before_or_of_the_edition_is_not_what_was_left_out(
    root: Path, capsys: pytest.CaptureFixture[str], day: str
) -> None:
    new_version(root)
    text = (root / CLAUSE).read_text("utf-8")
    put(root, CLAUSE, text.replace('in-force: "2025-01-01"', f'in-force: "{day}"', 1))
    found = register(root, capsys)
    assert (found["standing"], found["base"]) == ("stale-base", "1.0.0")
    assert run(capsys, "check", "--root", str(root), DOCUMENT).status == 1


def test_an_edition_that_does_not_say_it_had_the_version_before_its_day() -> None:
    clause = outcome(PAGE_OF_TWO).library.clauses["phones/use"]
    assert Approved(day="2025-06-01").left_out(clause) == (1, 0, 0)
    assert Approved(day="2025-06-02").left_out(clause) == (2, 0, 0)
    assert Approved(day="2025-01-01").left_out(clause) == (1, 0, 0)
    assert Approved(day="2025-06-01", left={"phones/use": (2, 0, 0)}).left_out(clause) == (2, 0, 0)
    assert Approved(day="2025-06-02", clauses=frozenset({"phones/use"})).left_out(clause) is None


def test_a_clearer_text_only_has_to_be_looked_at(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later(root, "clarifying")
    found = register(root, capsys)
    assert found["standing"] == "left-out-moved-on"
    assert [one["version"] for one in found["behind"]] == ["1.1.0"]  # type: ignore[attr-defined]
    assert run(capsys, "check", "--root", str(root), DOCUMENT).status == 0


def test_a_base_that_never_was_is_an_error(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (root / HOLLIN_BANK).read_text("utf-8")
    put(root, HOLLIN_BANK, text.replace("omit: phones/use", 'omit: phones/use\n    base: "0.9.0"'))
    assert register(root, capsys)["standing"] == "unknown-version"
