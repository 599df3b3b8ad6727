"""Answers: what the tokens and links of a document became for its body, by what was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable

    from policyloom.diagnostics import Span
    from policyloom.document import Concept
    from policyloom.source.wording import CrossLink, Token


class Asked(NamedTuple):
    """What is asked of a body: a token or link, and all of the place that may change its words."""

    surface: str
    clause: str | None
    source: str
    language: str
    heading: bool
    foretold: bool
    former: bool
    one_of_a_kind: bool


class Answer(NamedTuple):
    """What a token became, wherever it stands."""

    words: str
    concept: Concept | None
    welsh: str
    value: Span | None


@dataclass(slots=True)
class Answers:
    """What a body has answered so far, and what was asked since something was begun.

    ``alone`` says that nothing but these questions had a part in what was made, and that no answer
    is the body's ``own``: of those it is told in which file it was given, and no other has it.
    """

    own: str
    known: dict[Asked, Hashable] = field(default_factory=dict)
    asked: dict[Asked, tuple[Token | CrossLink, Hashable]] = field(default_factory=dict)
    alone: bool = True
