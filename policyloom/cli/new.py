"""CLI: `new` begins a trust, school, policy or clause from a few answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.cli.new_bodies import begin_body
from policyloom.cli.new_texts import begin_clause, begin_policy
from policyloom.cli.questions import ask, can_ask, listed
from policyloom.cli.scaffolding import open_place
from policyloom.cli.usage import UsageError, one_of
from policyloom.cli.verbs.beginning import THINGS

if TYPE_CHECKING:
    from policyloom.cli.verbs.beginning import New


def new(asked: New) -> int:
    """Write the files of something new; return 1 when the project does not take them."""
    place = open_place(asked)
    what = asked.what or _what()
    if what == "policy":
        return begin_policy(place, asked)
    if what == "clause":
        return begin_clause(place, asked)
    return begin_body(place, asked, what)


def _what() -> str:
    if not can_ask():
        raise UsageError("`new` has to be told what", f"write one of {listed(THINGS)} after it")
    return ask("What is new", lambda words: one_of("new", words, THINGS), "", THINGS)
