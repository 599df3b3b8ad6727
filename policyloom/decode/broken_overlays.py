"""An overlay with errors -> what can be read in it all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from policyloom.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Diagnostics
    from policyloom.yaml.read import Source

T = TypeVar("T")


def sound_part(source: Source, problems: Diagnostics) -> dict[str, Any] | None:
    """Return the data of an overlay without the keys, and the modifications, that have errors.

    A modification that is left out leaves None in its place. Nothing is returned where nothing
    could be made of the rest.
    """
    if not isinstance(source.data, dict):
        return None
    wrong = {d.span.line for d in problems if d.severity is Severity.ERROR}
    data = dict(source.data)
    starts = {str(key): source.key((key,)).line for key in data}
    for key in {_last_before(line, starts) for line in wrong} - {None, "modifications"}:
        del data[key]
    if not isinstance(listed := data.get("modifications"), list):
        data.pop("modifications", None)
    else:
        places = {at: source.span(("modifications", at)).line for at in range(len(listed))}
        end = min((at for at in starts.values() if at > starts["modifications"]), default=0)
        inside = {line for line in wrong if line > starts["modifications"]}
        inside = {line for line in inside if not end or line < end}
        bad = {_last_before(line, places) for line in inside}
        data["modifications"] = [None if at in bad else item for at, item in enumerate(listed)]
    return data if {"body", "name"} <= set(data) else None


def _last_before(line: int, starts: Mapping[T, int]) -> T | None:
    """Return what begins last of all that begin on a line or before it."""
    found = [key for key, start in starts.items() if start <= line]
    return max(found, key=lambda key: starts[key], default=None)


# The policies that it lists, as far as they can be read.


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
