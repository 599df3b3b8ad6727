"""BENCH: questions asked again -> what they take when nothing, or one school, has moved."""

from __future__ import annotations

import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.generated import change_a_school, make_fleet
from bench.spending import in_turns, run, run_watched

if TYPE_CHECKING:
    from bench.spending import Spent, Way

NOTHING = "python -c pass"
DOCUMENT, AMONG = "alderbrook:social-media", "show, among a fleet"
TOLD = {
    "show": (f"{DOCUMENT}@draft",),
    "log": (DOCUMENT,),
    "diff": (DOCUMENT,),
    "why": (DOCUMENT, "social media"),
}
WHOLE = {"check": (0,), "plan": (0, 2)}
"""Commands about a whole fleet, and how they may end."""
DUE = "due"
FIRST, AGAIN, CHANGED = "the first time", "again", "again, one school changed"
KEPT = ".policyloom"
SMALL = 4
"""How many times larger the fleet is than the one that memory is compared with."""


def again(content: Path, bodies: int, rounds: int) -> dict[str, Spent | str]:
    """Return what each question takes; those about a whole fleet are asked once."""
    with tempfile.TemporaryDirectory() as folder:
        example = Path(folder) / "example"
        for part in ("clauses", "policies", "trusts"):
            shutil.copytree(content / part, example / part)
        quarter = make_fleet(content, Path(folder) / "quarter", bodies // SMALL)
        fleet = make_fleet(content, Path(folder) / "fleet", bodies)
        found = in_turns(_asked(example, fleet), rounds)
        for verb in WHOLE:
            found |= _whole(fleet, verb)
        found[name(DUE, f"{bodies // SMALL:,}")] = _ask(quarter, DUE)
        found[name(DUE, f"{bodies:,}")] = _ask(fleet, DUE)
    return found


def name(verb: str, when: str) -> str:
    """Return what a question is called in the tables."""
    return f"{verb}, {when}"


def _asked(example: Path, fleet: Path) -> dict[str, Way]:
    """Return what is asked in turn: each question with nothing kept, and then once more."""
    ways: dict[str, Way] = {NOTHING: partial(run, (sys.executable, "-c", "pass"), example)}
    body = min((fleet / "trusts/peak-vale/schools").iterdir()).name
    among = ("show", f"peak-vale/{body}:social-media")
    for what, root, words in (
        *((verb, example, (verb, *words)) for verb, words in TOLD.items()),
        (AMONG, fleet, among),
    ):
        ways[name(what, FIRST)] = partial(_afresh, root, *words)
        ways[name(what, AGAIN)] = partial(_ask, root, *words)
    return ways


def _whole(fleet: Path, verb: str) -> dict[str, Spent | str]:
    found: dict[str, Spent | str] = {name(verb, FIRST): _afresh(fleet, verb)}
    found[name(verb, AGAIN)] = _ask(fleet, verb)
    change_a_school(fleet)
    found[name(verb, CHANGED)] = _ask(fleet, verb)
    return found


def _afresh(root: Path, *words: str) -> Spent | str:
    shutil.rmtree(root / KEPT, ignore_errors=True)
    return _ask(root, *words)


def _ask(root: Path, verb: str, *words: str) -> Spent:
    command = (sys.executable, "-m", "policyloom", verb, *words)
    return run_watched(command, root, WHOLE.get(verb, (0,)))
