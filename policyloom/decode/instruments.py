"""Decode instruments (the authorities that citations point to) and the platform register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.source import (
    Anchor,
    Basis,
    Instrument,
    InstrumentEdition,
    InstrumentProvision,
    Platform,
)

if TYPE_CHECKING:
    from policyloom.decode.node import Node


def instrument(node: Node) -> Instrument:
    """Return one instrument with its editions, oldest first."""
    return Instrument(
        id=node.words("instrument"),
        citation_id=node.words("citation-id"),
        kind=node.words("kind"),
        title=node.words("title"),
        abbreviation=node.words("abbreviation"),
        aliases=tuple(item.text for item in node.list("aliases")),
        url=node.words("url"),
        extent=tuple(item.text for item in node.list("extent")),
        applies_to=tuple(item.text for item in node.list("applies-to")),
        in_force=node.words("in-force"),
        checked_on=node.words("checked-on"),
        confidence=node.words("confidence"),
        withdrawn_urls=tuple(item.words("url") for item in node.list("withdrawn-urls")),
        provisions=tuple(_provision(item) for item in node.list("provisions")),
        legal_basis={
            kind: tuple(_basis(item) for item in bases.items())
            for kind, bases in node.mapping("legal-basis")
        },
        editions=tuple(_edition(item) for item in node.list("editions")),
        span=node.need("instrument").span,
    )


def _provision(node: Node) -> InstrumentProvision:
    return InstrumentProvision(
        id=node.words("id"), label=node.words("label"), url=node.words("url")
    )


def _basis(node: Node) -> Basis:
    provision = node.get("provision")
    return Basis(
        instrument=node.words("instrument"), provision=provision.text if provision else None
    )


def _edition(node: Node) -> InstrumentEdition:
    return InstrumentEdition(
        edition=node.words("edition"),
        title=node.words("title"),
        published=node.words("published"),
        in_force=node.words("in-force") or _first_day(node.words("published")),
        until=node.words("until"),
        successor_expected=node.words("successor-expected"),
        url=node.words("url"),
        anchors={name: _anchor(item) for name, item in node.mapping("anchors")},
        span=node.need("edition").span,
    )


def _first_day(published: str) -> str:
    """Guidance that states no day in force counts from its publication.

    A month counts from its first day.
    """
    return published if len(published) != len("2021-03") else f"{published}-01"


def _anchor(node: Node) -> Anchor:
    last = node.get("to")
    return Anchor(
        first=int(node.need("from").data),
        last=int(last.data) if last else None,
        basis=node.words("basis", "inferred"),
        runs_on=node.flag("open"),
    )


def platforms(node: Node) -> tuple[Platform, ...]:
    """Return the platforms of the register."""
    return tuple(
        Platform(
            name=item.words("name"),
            former_names=tuple(name.text for name in item.list("former-names")),
            status=item.words("status"),
        )
        for item in node.list("platforms")
    )
