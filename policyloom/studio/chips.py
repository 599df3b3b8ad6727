"""STUDIO: a document -> the words in it that follow what its body says, to be put into a text.

Whoever writes words of their own chooses them as they print, and need know nothing of tokens.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from policyloom.document import lines, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Document

KINDS: Final = ("role", "term", "people", "policy")
"""What is offered, in this order."""
VERB: Final = "+"
"""What joins a name and the verb that follows it: `the head decides`."""
MOST: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """Words as a body's documents print them, and the token that stands for them in a text."""

    words: str
    token: str


def chips(document: Document | None) -> tuple[Chip, ...]:
    """Return what a text of a body's own may say so that it follows the body's words."""
    every = Counter(_found(document)) if document else Counter[tuple[int, str, str]]()
    often = sorted(every, key=lambda one: (one[2][:1].isupper(), -every[one]))
    first: dict[str, tuple[int, str, str]] = {}
    for one in often:
        first.setdefault(one[1].casefold(), one)
    ordered = sorted(first.values(), key=lambda one: (one[0], one[1].casefold()))
    return tuple(Chip(words=words, token=_written(token)) for _, words, token in ordered[:MOST])


def _written(token: str) -> str:
    """Return how a text says it: a policy is a link that has no words of its own."""
    return f"[]({token})" if token.startswith("policy:") else f"{{{token}}}"


def _found(document: Document) -> Iterator[tuple[int, str, str]]:
    """Yield each place of words that follow something: the order of its kind, words, token."""
    for line in lines(document):
        for run in runs(line.inlines):
            token = run.origin.token if run.origin else None
            if token and run.concept and run.concept.kind in KINDS and VERB not in run.concept.key:
                yield KINDS.index(run.concept.kind), run.value, token
