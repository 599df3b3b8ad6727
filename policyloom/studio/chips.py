"""STUDIO: a document -> the words in it that follow what its body says, to be put into a text.

Whoever writes words of their own chooses them as they print, and need know nothing of tokens.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from policyloom.document import lines, runs
from policyloom.studio.titles import plainly

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Span
    from policyloom.document import Document, Text
    from policyloom.source import Library

KINDS: Final = ("role", "term", "people", "policy")
"""What is offered, in this order."""
VERB: Final = "+"
"""What joins a name and the verb that follows it: `the head decides`."""
MOST: Final = 40
WRITTEN: Final = re.compile(r"(?<!\\)\{[^{}]*\}|\[[^\]]*\]\((?!https?:|mailto:|tel:)[^)\s]*\)")
"""What stands for other words in a text: a token, or a link to something we know."""
SCHEME: Final = re.compile(r"[a-z]+:")


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


def printed(
    library: Library, document: Document | None, text: str, clause: str
) -> Mapping[str, str]:
    """Return what stands for other words in a text, each with those that its document prints.

    A duty may read otherwise in another clause, so what the clause itself prints comes first.
    """
    every = list(_printed(document)) if document else []
    known = {token: words for own in (False, True) for token, words, at in every
             if not own or at == clause}  # fmt: skip
    found = dict.fromkeys(WRITTEN.findall(text))
    return {one: known.get(one) or plainly(library, one) for one in found}


def _printed(document: Document) -> Iterator[tuple[str, str, str | None]]:
    """Yield what was written for each passage that follows something, it and its clause."""
    for line in lines(document):
        for span, together in groupby(runs(line.inlines), key=_place):
            own = tuple(together)
            tokens = [one.origin.token for one in own if one.origin and one.origin.token]
            if span and tokens:
                clause = own[0].origin.clause if own[0].origin else None
                yield _written(max(tokens, key=len)), "".join(one.value for one in own), clause


def _place(run: Text) -> Span | None:
    return run.origin.span if run.origin and run.concept else None


def _written(token: str) -> str:
    """Return how a text says it: a policy is a link that has no words of its own."""
    return f"[]({token})" if SCHEME.match(token) else f"{{{token}}}"


def _found(document: Document) -> Iterator[tuple[int, str, str]]:
    """Yield each place of words that follow something: the order of its kind, words, token."""
    for line in lines(document):
        for run in runs(line.inlines):
            token = run.origin.token if run.origin else None
            if token and run.concept and run.concept.kind in KINDS and VERB not in run.concept.key:
                yield KINDS.index(run.concept.kind), run.value, token
