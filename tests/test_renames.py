"""`formerly`: what has another name goes on from its editions, on disk as on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.projects import run
from tests.rollouts import BY, PAGE, edit, make_project, new_version, planned, push

if TYPE_CHECKING:
    from pathlib import Path

NEW = "devices"
DOCUMENT = f"peak-vale/hollin-bank:{NEW}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A trust with approved phone policies, which are called policies on devices from now on."""
    root = make_project(tmp_path / "project")
    (root / "policies/phones.yaml").rename(root / f"policies/{NEW}.yaml")
    edit(root, f"policies/{NEW}.yaml", "policy: phones\n", f"policy: {NEW}\nformerly: phones\n")
    return root


def test_a_policy_with_another_name_is_not_affected(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = planned(root, capsys)
    assert (said.status, said.err) == (0, "")
    assert "9 not affected, of 9 documents." in said.out


def test_its_next_edition_follows_the_last_one(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = run(capsys, "show", "--root", str(root), f"{DOCUMENT}@1.0").out
    new_version(root)
    planned(root, capsys, DOCUMENT)
    said = push(root, capsys, *BY)
    assert said.status == 0, said.err
    assert (root / f"trusts/peak-vale/schools/hollin-bank/editions/{NEW}/2.0.json").is_file()
    told = run(capsys, "log", "--root", str(root), DOCUMENT)
    assert (told.status, told.err) == (0, "")
    assert "Phones must stay at home" in told.out
    assert run(capsys, "show", "--root", str(root), f"{DOCUMENT}@1.0").out == old
    checked = run(capsys, "check", "--root", str(root), DOCUMENT)
    assert (checked.status, checked.err) == (0, ""), checked.out


KEYS = """\
topic: keys
defaults: {mutability: adaptable}
vocabulary:
  terms:
    locker: {description: Where a bag is., default: {noun: locker}}
  roles:
    keeper: {description: Who has the keys., default: keeper}
  settings:
    closing time: {type: text, label: Closing, description: When., example: noon, default: noon}
clauses:
  - clause: keys/lockers
    text: |
      Empty {lockers} by {closing time}. {The keeper} {must} lock {the locker}.

      {table}
    table:
      description: What it costs.
      columns: [{column: what, title: What}, {column: price, type: money, title: Price}]
      rows:
        - {row: small, what: Small, price: {local: required}}
        - {row: large, what: Large, price: free}
"""
OWN = """\
  roles: {keys/keeper: porter}
settings: {keys/closing time: two}
modifications:
  - table-of: keys/lockers
    cells: {small: {price: "£1.00"}}
"""
RENAMED = {
    "    locker: {": "    box: {formerly: locker, ",
    "    keeper: {": "    porter: {formerly: keeper, ",
    "    closing time: {": "    last call: {formerly: closing time, ",
    "column: price": "column: cost, formerly: price",
    "row: small": "row: little, formerly: small",
    "price: {local": "cost: {local",
    "price: free": "cost: free",
}
TEXT = {
    "{lockers} by {closing time}": "{boxes} by {last call}",
    "{The keeper}": "{The porter}",
    "{the locker}": "{the box}",
}


def test_words_of_a_topic_and_rows_and_columns_may_get_other_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "name: Peak Vale Learning Trust\n"
    page = PAGE.replace("      - phones/use\n", "      - phones/use\n      - keys/lockers\n")
    page = page.replace(body, body + OWN.replace("  roles", "roles"))
    root = make_project(tmp_path, page=f"{page}\n```yaml clauses/keys.yaml\n{KEYS}```\n")
    for old, new in RENAMED.items():
        edit(root, "clauses/keys.yaml", old, new)
    said = planned(root, capsys)
    assert "9 not affected, of 9 documents." in said.out, said.out
    for old, new in TEXT.items():
        edit(root, "clauses/keys.yaml", old, new)
    said = planned(root, capsys)
    assert "9 not affected, of 9 documents." in said.out, said.out
