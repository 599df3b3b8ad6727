"""FLEET: what a writer would refuse in a document, told before anybody approves it."""

from __future__ import annotations

import dataclasses
import io
from functools import cache
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.document import Asset, Text
from policyloom.source import body_folder
from policyloom.writers import CannotWriteError, Product, formats_of, obstacle, write
from policyloom.writers.assets import shows_another_file
from policyloom.writers.fonts import FACES, font_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Diagnostics
    from policyloom.document import Document

SURE = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | set("“”‘’–—…•ŵŷŴŶ\n\t")
"""Characters for which nobody has to look into the typeface."""
FEW = 6


def unprintable(document: Document) -> Diagnostics:
    """Return what no PDF can hold, at its place: letters and pictures. Nothing is drawn."""
    at = Span(f"{body_folder(document.body)}/overlay.yaml", 1, 1)
    found: list[Diagnostic] = []
    for part in _parts(document):
        if isinstance(part, Text):
            lacking = _lacking(part.value)
            if lacking:
                found.append(_letters(lacking, part.origin.span if part.origin else at))
        elif shows_another_file(part):
            found.append(_linked(part, at))
    return tuple(dict.fromkeys(found))


def unwritable(document: Document) -> Diagnostics:
    """Return why a format cannot be made of a document, after trying all of them in memory.

    A format whose library is missing here cannot be tried, and is only named.
    """
    at = Span(f"{body_folder(document.body)}/overlay.yaml", 1, 1)
    return tuple(
        problem for to in formats_of(Product.USUAL) if (problem := _tried(document, to, at))
    )


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


def _parts(value: object) -> Iterator[Text | Asset]:
    """Yield every run of words and every file in a document."""
    if isinstance(value, Text | Asset):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _parts(item)
    elif dataclasses.is_dataclass(value):
        for name in _names(value.__class__):
            yield from _parts(getattr(value, name))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


# LETTERS


def _lacking(words: str) -> str:
    others = set(words) - SURE
    return "".join(sorted(others - _letters_there())) if others else ""


@cache
def _letters_there() -> frozenset[str]:
    """Return the letters that any file of the typeface has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - half a second, and seldom needed

    found: set[int] = set()
    for face in FACES:
        data = font_data(face.address)
        if data:
            found |= set(TTFont(io.BytesIO(data), lazy=True).getBestCmap())
    return frozenset(map(chr, found))


def _letters(lacking: str, span: Span) -> Diagnostic:
    shown = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in lacking[:FEW])
    return Diagnostic(
        code=Code.CANNOT_BE_PRINTED,
        message=f"the PDF cannot be made, because its typeface does not have {shown}",
        span=span,
        hint="write it otherwise, or leave it out",
    )


# PICTURES


def _linked(asset: Asset, at: Span) -> Diagnostic:
    return Diagnostic(
        code=Code.CANNOT_BE_PRINTED,
        message=f"the picture {asset.name} shows another picture that is not in its file",
        span=at,
        hint="put that picture into the file: drawing programs call it embedding",
    )


__all__ = ["unprintable", "unwritable"]
