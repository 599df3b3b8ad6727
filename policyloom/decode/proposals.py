"""Decode what the library proposes for new bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.decode.conditions import condition
from policyloom.source import NewBodies, Proposal

if TYPE_CHECKING:
    from policyloom.decode.node import Node

KEYS = ("terms", "roles", "people", "settings", "choices")


def new_bodies(node: Node) -> NewBodies:
    """Return the proposals of a file, in its order."""
    return NewBodies(
        always=tuple(_proposal(item) for item in node.list("always")),
        needed=tuple(_proposal(item) for item in node.list("needed")),
    )


def _proposal(node: Node) -> Proposal:
    return Proposal(
        places=tuple(item.text for item in node.list("for")),
        when=condition(node.get("when")),
        given={key: {n: i.data for n, i in node.mapping(key)} for key in KEYS if node.get(key)},
        spans={(key, name): item.key_span for key in KEYS for name, item in node.mapping(key)},
    )
