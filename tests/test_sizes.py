"""How well changes of sense are told from other words for the same thing, on labelled pairs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from policyloom.changes import Declared, Size, compare
from policyloom.compile import compile_policy, load
from policyloom.editions import substance
from policyloom.source import Target
from tests.support.cases import ASSETS, CLAUSE, files, schemas, unusable, with_words

if TYPE_CHECKING:
    from policyloom.document import Document

DATA = Path(__file__).parent / "data"
FOUND, ALARMS = 0.95, 0.05
"""What share of the changes of sense is found, at least, and of the harmless ones, at most."""
FLOORS = {
    "pairs-of-sense.yaml": (FOUND, ALARMS),
    "pairs-of-sense-outside.yaml": (FOUND, ALARMS),
    "pairs-of-sense-explained.yaml": (FOUND, ALARMS),
    "pairs-of-sense-plainer.yaml": (FOUND, ALARMS),
    "pairs-of-sense-unseen.yaml": (FOUND, 0.12),
    "pairs-of-sense-checked.yaml": (0.98, ALARMS),
    "pairs-of-sense-checked-last.yaml": (0.98, ALARMS),
    "pairs-of-sense-mended.yaml": (0.97, 0.07),
    "pairs-of-sense-fresh.yaml": (0.97, ALARMS),
    "pairs-of-sense-fresh-last.yaml": (0.97, ALARMS),
    "pairs-of-sense-voice.yaml": (0.97, 0.1),
    "pairs-of-sense-built.yaml": (0.97, ALARMS),
    "pairs-of-sense-ordinary.yaml": (0.98, 0.06),
    "pairs-of-sense-ordinary-last.yaml": (1.0, 0.03),
    "pairs-of-sense-yearly.yaml": (1.0, 0.01),
    "pairs-of-sense-yearly-last.yaml": (1.0, 0.05),
    "pairs-of-sense-left.yaml": (0.96, 0.08),
    "pairs-of-sense-longer.yaml": (1.0, 0.09),
}
"""The shares of each file: as asked where the rule was mended for it, else as measured."""
ENOUGH = 200
OLD, NEW = "1.0.0", "1.0.1"


@dataclass(frozen=True)
class Pair:
    """An old and a new text, and whether somebody has to do another thing after it."""

    sense: bool
    old: str
    new: str


@cache
def pairs(name: str) -> tuple[Pair, ...]:
    """Return all labelled pairs of a file."""
    found = YAML(typ="safe").load(DATA / name)
    return tuple(
        Pair(label == "sense", old, new)
        for label, kinds in found.items()
        for texts in kinds.values()
        for old, new in texts
    )


def clause(number: int, pair: Pair, *, new: bool) -> str:
    """Return the file of a clause whose newer version its author declares editorial."""
    base = files("")[CLAUSE].replace("phones/use", f"phones/use-{number}")
    text = with_words(base, pair.old)
    if not new:
        return text
    first = text[text.index('  - version: "1.0.0"') :]
    later = first.replace(OLD, NEW).replace("change: substantive", "change: editorial")
    head = text[: text.index('  - version: "1.0.0"')]
    return head + with_words(later, pair.new) + first


def document(name: str, *, new: bool) -> Document:
    """Return a policy with a clause for each pair of a file."""
    project = files("")
    names = "".join(f"      - phones/use-{number}\n" for number in range(len(pairs(name))))
    project["policies/phones.yaml"] = project["policies/phones.yaml"].replace(
        "      - phones/use\n", names
    )
    project["trusts/alderbrook/overlay.yaml"] += (
        "roles: {data protection officer: Data Protection Officer}\n"
    )
    for number, pair in enumerate(pairs(name)):
        project[f"clauses/phones/use-{number}.yaml"] = clause(number, pair, new=new)
    library, _ = load(project, schemas(), ASSETS, unusable)
    made = compile_policy(library, Target("alderbrook", "phones")).document
    assert made is not None
    return substance(made)


@cache
def substantive(name: str) -> frozenset[int]:
    """Return which of the pairs the program counts as substantive."""
    said = (Declared(version=(1, 0, 1), size=Size.EDITORIAL, amendment="Tidier."),)
    declared = {f"phones/use-{number}": said for number in range(len(pairs(name)))}
    compared = compare(document(name, new=False), document(name, new=True), declared)
    found = [c for c in compared.changes if c.because and c.size is Size.SUBSTANTIVE]
    clauses = {change.where.clause for change in found if change.where}
    numbers = range(len(pairs(name)))
    return frozenset(number for number in numbers if f"phones/use-{number}" in clauses)


def substantive_share(name: str, *, sense: bool) -> float:
    """Return what share of the pairs of one kind counts as substantive."""
    mine = [number for number, pair in enumerate(pairs(name)) if pair.sense is sense]
    return len([number for number in mine if number in substantive(name)]) / len(mine)


@pytest.mark.parametrize("name", FLOORS)
def test_changes_of_sense_are_substantive_and_harmless_ones_are_not(name: str) -> None:
    found, alarms = FLOORS[name]
    assert substantive_share(name, sense=True) >= found
    assert substantive_share(name, sense=False) <= alarms


def test_there_are_enough_pairs_of_both_kinds_and_none_twice() -> None:
    found = [pair for name in FLOORS for pair in pairs(name)]
    assert len({(pair.old, pair.new) for pair in found}) == len(found)
    assert len([pair for pair in found if pair.sense]) >= ENOUGH
    assert len([pair for pair in found if not pair.sense]) >= ENOUGH
