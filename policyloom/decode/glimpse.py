"""An overlay that cannot be decoded -> the policies that it lists, as far as they can be read.

Its documents are refused in any case; this says which documents those are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policyloom.yamlspans import Source

KEY = re.compile(r"policies:\s*(?:\[(?P<inline>[^\]]*)\]?)?\s*(?:#.*)?")
ITEM = re.compile(r"\s*- +(?P<name>[a-z0-9-]+)\s*(?:#.*)?")
NAME = re.compile(r"[a-z0-9-]+")
PASSED_OVER = re.compile(r"\s*(?:#.*)?")


def policies_in(source: Source | None, text: str) -> tuple[str, ...] | None:
    """Return the policies that the overlay lists; none at all where nothing can be read."""
    listed = _listed(source.data) if source else _found(text.split("\n"))
    return tuple(dict.fromkeys(listed)) if listed else None


def _listed(data: Any) -> list[str]:  # noqa: ANN401 - plain data of any shape
    policies = data.get("policies") if isinstance(data, dict) else None
    return [one for one in policies if isinstance(one, str)] if isinstance(policies, list) else []


def _found(lines: list[str]) -> list[str]:
    """Read the list from a file that is no YAML, line by line."""
    for number, line in enumerate(lines):
        key = KEY.fullmatch(line)
        if key:
            return NAME.findall(key["inline"]) if key["inline"] else _items(lines[number + 1 :])
    return []


def _items(lines: list[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        item = ITEM.fullmatch(line)
        if item:
            items.append(item["name"])
        elif not PASSED_OVER.fullmatch(line):
            break
    return items
