"""BENCH: a number and a seed -> a project with so many bodies, the same one every time."""

from __future__ import annotations

import random
import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TRUST, MODEL = "peak-vale", "thistle-row"
POLICY = "social-media"
FIRST = ("Alder", "Birch", "Cold", "Dun", "Elm", "Fern", "Gorse", "Hazel", "Iron", "Juniper")
SECOND = ("brook", "combe", "dale", "edge", "field", "gate", "holme", "mere", "side", "wick")
SEED = 20260801


def make_fleet(content: Path, to: Path, bodies: int, seed: int = SEED) -> Path:
    """Write a trust and its schools below ``to``: ``bodies`` of them with the trust itself."""
    chance = random.Random(seed)  # noqa: S311 - a fleet, not a secret
    for folder in ("clauses", "policies"):
        shutil.copytree(content / folder, to / folder)
    trust = to / "trusts" / TRUST
    shutil.copytree(
        content / "trusts" / TRUST, trust, ignore=shutil.ignore_patterns("schools", "editions")
    )
    overlay = trust / "overlay.yaml"
    words = overlay.read_text(encoding="utf-8")
    overlay.write_text(_without(words, "reasons", "waves"), encoding="utf-8")
    model = (content / f"trusts/{TRUST}/schools/{MODEL}/overlay.yaml").read_text(encoding="utf-8")
    for number in range(1, bodies):
        _school(trust / "schools", _without(model, "reasons"), number, chance)
    return to


def _school(schools: Path, model: str, number: int, chance: random.Random) -> None:
    name = chance.choice(FIRST) + chance.choice(SECOND)
    body = f"{name.lower()}-{number}"
    words = re.sub(r"^body: .*$", f"body: {TRUST}/{body}", model, flags=re.MULTILINE)
    words = re.sub(r"^name: .*$", f"name: {name} Academy {number}", words, flags=re.MULTILINE)
    folder = schools / body
    folder.mkdir(parents=True)
    (folder / "overlay.yaml").write_text(words, encoding="utf-8")


def _without(words: str, *keys: str) -> str:
    """Leave out what is about editions and schools that are not there."""
    for key in keys:
        words = re.sub(rf"^{key}:\n(?:(?: .*)?\n)*", "", words, flags=re.MULTILINE)
    return words


def change_a_clause(root: Path) -> None:
    """Change a sentence that every document of the fleet prints."""
    clause = root / "clauses/social-media/introduction.yaml"
    words = clause.read_text(encoding="utf-8")
    changed = words.replace("share news", "share our news")
    assert changed != words, "the sentence is no longer there"  # noqa: S101 - or all is in vain
    clause.write_text(changed, encoding="utf-8")
