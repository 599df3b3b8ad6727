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
TRUST_SIZE = 50
"""Bodies in a trust, itself included."""
FIRST = ("Alder", "Birch", "Cold", "Dun", "Elm", "Fern", "Gorse", "Hazel", "Iron", "Juniper")
SECOND = ("brook", "combe", "dale", "edge", "field", "gate", "holme", "mere", "side", "wick")
SEED = 20260801
HEADS = (
    "{noun: Head of School, plural: Heads of School}",
    "Headteacher",
    "Principal",
)
TIMES = ("one working day", "two working days", "three working days")
OWN_TEXT = """
modifications:
  - substitute: social-media/images-and-consent
    base: "2.0.0"
    title: Images and consent
    text: |
      You {must not} publish a picture or recording in which {a pupil} can be recognised, even with
      consent. You {must not} take or keep pictures of {pupils} on a personal device.
    reason: Too many of our families have asked us to publish none.
"""
OWN_TEXTS = 0.1
"""The share of schools that put their own text in place of a clause."""


def make_fleet(content: Path, to: Path, bodies: int, seed: int = SEED) -> Path:
    """Write trusts and their schools below ``to``: ``bodies`` of them in all."""
    chance = random.Random(seed)  # noqa: S311 - a fleet, not a secret
    for folder in ("clauses", "policies"):
        shutil.copytree(content / folder, to / folder)
    for first in range(0, bodies, TRUST_SIZE):
        name = TRUST if not first else f"{TRUST}-{first // TRUST_SIZE + 1}"
        _trust(content, to, name)
        for number in range(first + 1, min(first + TRUST_SIZE, bodies)):
            _school(content, to / "trusts" / name, number, chance)
    return to


def _trust(content: Path, to: Path, name: str) -> None:
    """Copy the model of a trust under another name, with no schools and no editions."""
    trust = to / "trusts" / name
    shutil.copytree(
        content / "trusts" / TRUST, trust, ignore=shutil.ignore_patterns("schools", "editions")
    )
    overlay = trust / "overlay.yaml"
    words = _without(overlay.read_text(encoding="utf-8"), "reasons", "waves", "rollouts")
    overlay.write_text(_with(words, "body", name), encoding="utf-8")


def _school(content: Path, trust: Path, number: int, chance: random.Random) -> None:
    model = (content / f"trusts/{TRUST}/schools/{MODEL}/overlay.yaml").read_text(encoding="utf-8")
    name = chance.choice(FIRST) + chance.choice(SECOND)
    body = f"{name.lower()}-{number}"
    words = _with(_without(model, "reasons"), "body", f"{trust.name}/{body}")
    words = _with(words, "name", f"{name} Academy {number}")
    words = _with(words, "  head", chance.choice(HEADS))
    words = words.replace(
        "settings:\n", f"settings:\n  response time: {chance.choice(TIMES)}\n", 1
    )
    words += OWN_TEXT if chance.random() < OWN_TEXTS else ""
    folder = trust / "schools" / body
    folder.mkdir(parents=True)
    (folder / "overlay.yaml").write_text(words, encoding="utf-8")


def _with(words: str, key: str, value: str) -> str:
    return re.sub(rf"^{key}: .*$", f"{key}: {value}", words, count=1, flags=re.MULTILINE)


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


def change_a_school(root: Path) -> None:
    """Change how fast one school of the fleet answers, to what it has not said before."""
    overlay = min((root / "trusts" / TRUST / "schools").iterdir()) / "overlay.yaml"
    words = overlay.read_text(encoding="utf-8")
    said = next(one for one in TIMES if f"response time: {one}\n" in words)
    other = TIMES[(TIMES.index(said) + 1) % len(TIMES)]
    changed = words.replace(f"response time: {said}\n", f"response time: {other}\n", 1)
    overlay.write_text(changed, encoding="utf-8")
