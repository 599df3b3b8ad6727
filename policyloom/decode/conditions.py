"""Conditions: ``when`` and ``applies-when`` -> Condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.source import Condition, Requirement

if TYPE_CHECKING:
    from policyloom.decode.node import Node

ALWAYS = Condition()


def condition(node: Node | None) -> Condition:
    """Return the condition in a node; no node means always."""
    if node is None:
        return ALWAYS
    either = tuple(condition(item) for item in node.list("any"))
    requirements = tuple(
        _requirement(fact, value) for fact, value in node.entries() if fact != "any"
    )
    return Condition(requirements, either)


def _requirement(fact: str, node: Node) -> Requirement:
    if isinstance(node.data, dict):
        return Requirement(fact, _values(node.need("not")), negated=True, span=node.key_span)
    return Requirement(fact, _values(node), negated=False, span=node.key_span)


def _values(node: Node) -> tuple[str, ...]:
    return (
        tuple(item.text for item in node.items()) if isinstance(node.data, list) else (node.text,)
    )
