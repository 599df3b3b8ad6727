"""Registry: every rule, in the order in which their findings are told within a group."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import policyloom.inspecting.rules as folder

if TYPE_CHECKING:
    from policyloom.inspecting.finding import Rule


def _all() -> tuple[Rule, ...]:
    names = sorted(one.name for one in iter_modules(folder.__path__))
    return tuple(import_module(f"{folder.__name__}.{name}").RULE for name in names)


RULES = _all()


def rule_of(name: str) -> Rule | None:
    """Return the rule of a name."""
    return next((one for one in RULES if one.id == name), None)
