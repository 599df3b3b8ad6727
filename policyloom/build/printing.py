"""FLEET: what a writer would refuse in a document, told before anybody approves it."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.document import Provision, Text
from policyloom.remembered import remembered
from policyloom.source import body_folder
from policyloom.writers import CannotWriteError, Product, formats_of, obstacle, write
from policyloom.writers.extras import adding
from policyloom.writers.fonts import extra_for, lacking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Diagnostics
    from policyloom.document import Document

FEW = 6
WORDLESS = frozenset({"str", "bool", "int", "Mark", "Origin | None"})
"""Kinds of fields in which no run of words stands."""


def unprintable(document: Document, *, strict: bool) -> Diagnostics:
    """Return the letters that no PDF can hold, at their places. Nothing is drawn.

    It is a warning in a draft, of which the other formats are made, and an error (``strict``) in
    what is to be approved.
    """
    at = Span(f"{body_folder(document.body)}/overlay.yaml", 1, 1)
    found: list[Diagnostic] = []
    for part in _strange(document):
        letters = "".join(sorted(lacking(part.value)))
        found.append(_letters(letters, _place(part, letters[0]) or at))
    severity = Severity.ERROR if strict else Severity.WARNING
    return tuple(dataclasses.replace(one, severity=severity) for one in dict.fromkeys(found))


def unwritable(document: Document) -> Diagnostics:
    """Return why a format cannot be made of a document, after trying all of them in memory.

    A format whose library is missing here cannot be tried, and is only named.
    """
    at = Span(f"{body_folder(document.body)}/overlay.yaml", 1, 1)
    return tuple(
        problem for to in formats_of(Product.USUAL) if (problem := _tried(document, to, at))
    )


def _place(text: Text, letter: str) -> Span | None:
    """Return the place of a letter, where the words stand as they were typed."""
    origin = text.origin
    if origin is None:
        return None
    if origin.token is not None:
        return origin.value or origin.span
    return origin.at(text.value.index(letter))


def _tried(document: Document, to: str, at: Span) -> Diagnostic | None:
    missing = obstacle(to, document.look.pdf_engine)
    if missing:
        return Diagnostic(
            code=Code.FORMAT_NOT_TRIED,
            message=f"whether the {to} can be made was not tried: {missing.reason}",
            span=at,
            hint=missing.remedy,
            severity=Severity.WARNING,
        )
    try:
        write(document, to)
    except CannotWriteError as error:
        reason, remedy = error.obstacle.reason, error.obstacle.remedy
        return Diagnostic(code=Code.CANNOT_BE_PRINTED, message=reason, span=at, hint=remedy)
    return None


def _strange(value: object) -> tuple[Text, ...]:
    """Return the runs of words that have letters which no typeface has."""
    every = list(_parts(value))
    strange = lacking("".join(part.value for part in every))
    return tuple(part for part in every if strange and lacking(part.value))


# A block stands in the documents of many bodies: it is looked through once.
_strange_in_block = remembered(1024)(_strange)


def _parts(part: object) -> Iterator[Text]:
    """Yield every run of words in a part of a document; of blocks of clauses, the strange ones."""
    waiting: list[Any] = [part]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Text):
            yield value
        elif isinstance(value, tuple):
            waiting += reversed(value)
        elif isinstance(value, Provision):
            waiting += reversed([*value.heading, *map(_strange_in_block, value.blocks)])
        else:
            kind: Any = type(value)
            waiting += [getattr(value, name) for name in _names(kind)]


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of what may hold runs of words in a value, the last first."""
    held = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
    return tuple(one.name for one in reversed(held) if one.type not in WORDLESS)


# LETTERS


def _letters(letters: str, span: Span) -> Diagnostic:
    shown = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in letters[:FEW])
    extra = next(filter(None, map(extra_for, letters)), "")
    have = f"install the typeface for it: {adding(extra)}"
    return Diagnostic(
        code=Code.CANNOT_BE_PRINTED,
        message=f"the PDF cannot be made, because its typefaces do not have {shown}",
        span=span,
        hint=have if extra else "write it otherwise, or leave it out",
    )
