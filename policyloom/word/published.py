"""IMPORT: what a published file says of itself, and all that can be read in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


RECORD = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What stands in a place of a form, by the name of the place."""

    place: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a published file says of itself, by the names of ``writers.facts``, and its words.

    ``form`` is docx, pdf, html, text or RECORD. ``words`` are those that a reader sees, without
    ``answers``, which stand in the places of its form. ``around`` are lines beside the text: of
    headers, footers, notes, comments, annotations. ``unseen`` are words of a Word file that are
    there and that nobody sees, ``over`` what is laid over words in it. ``links`` are the
    addresses that it leads to, ``carried`` is what a PDF does or carries beside its words, and
    ``drawn`` says what else is on each page. ``tracked`` tells that it holds tracked changes,
    ``signed`` that it holds a signature; whether that is valid is not looked at.
    """

    form: str
    words: str
    facts: Mapping[str, str] = field(default_factory=dict)
    around: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    links: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    tracked: bool = False
    signed: bool = False
