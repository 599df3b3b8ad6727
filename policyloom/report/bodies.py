"""Report: the bodies that rows are about -> trusts with their schools, as people count them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policyloom.source import Library

NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A trust or school; ``trust`` is the name of the trust, nothing for a school of its own."""

    id: str
    name: str
    trust: str

    @property
    def family(self) -> str:
        """The id of the trust, or of a school that belongs to none."""
        return self.id.partition("/")[0]

    @property
    def order(self) -> tuple[object, ...]:
        """By trust; within one the trust itself first, then its schools by name."""
        return (
            as_counted(self.trust or self.name),
            self.family,
            self.id != self.family,
            as_counted(self.name),
            self.id,
        )


class Bodies:
    """Knows what bodies are called, and which of them are trusts."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.trusts = {name.partition("/")[0] for name in names if "/" in name}

    def body(self, name: str, called: str = "") -> Body:
        """Return a body by its id; a document may call it otherwise than its overlay does now."""
        family = name.partition("/")[0]
        is_trust = "/" in name or family in self.trusts
        own = called or self.names.get(name, name)
        trust = self.names.get(family) or (own if family == name else family)
        return Body(id=name, name=own, trust=trust if is_trust else "")


def body_names(library: Library) -> dict[str, str]:
    """Return what every body of a library is called, by its id."""
    return {name: overlay.name.text for name, overlay in library.overlays.items()}


def as_counted(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return what sorts names as people do: ``School 2`` before ``School 10``."""
    pieces = NUMBER.split(name.casefold())
    return tuple(
        (0, int(piece), "") if at % 2 else (1, 0, piece) for at, piece in enumerate(pieces)
    )


class Bodied(Protocol):
    """Anything that is about a body."""

    @property
    def body(self) -> Body | None:
        """The body, if it is about one."""


AnyBodied = TypeVar("AnyBodied", bound=Bodied)


def in_order(rows: Iterable[AnyBodied]) -> tuple[AnyBodied, ...]:
    """Return rows by trust and school; those of one body, and of none, stay in their order."""
    return tuple(sorted(rows, key=lambda row: row.body.order if row.body else ()))


def families(rows: Iterable[AnyBodied]) -> dict[Body | None, list[AnyBodied]]:
    """Return rows in order by trust, under a body that stands for it."""
    found: dict[str, list[AnyBodied]] = {}
    for row in in_order(rows):
        found.setdefault(row.body.family if row.body else "", []).append(row)
    return {mine[0].body: mine for mine in found.values()}


def heading(body: Body | None) -> str:
    """Return the words above the rows of a trust with its schools."""
    return (body.trust or body.name) if body else ""
