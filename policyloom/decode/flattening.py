"""Lists in lists -> one list, each value once: `[a, [b, {either: [a, c]}]]` means `[a, b, c]`.

No kind of file has a list whose items are lists, so nothing else can be meant. Every value keeps
the place at which it stands in its file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.yaml.read import Path, Source

EITHER = "either"


def flattened(source: Source) -> Source:
    """Return what a file says with no list in a list, at any depth."""
    moved: dict[Path, Path] = {}
    data = _flat(source.data, (), (), moved)
    return replace(
        source,
        data=data,
        values={now: source.values[was] for now, was in moved.items() if was in source.values},
        keys={now: source.keys[was] for now, was in moved.items() if was in source.keys},
        blocks=frozenset(now for now, was in moved.items() if was in source.blocks),
    )


def _flat(data: Any, now: Path, was: Path, moved: dict[Path, Path]) -> Any:  # noqa: ANN401 - YAML
    """Return data without lists in lists; ``moved`` learns where each value stood."""
    moved[now] = was
    match data:
        case dict():
            return {k: _flat(value, (*now, k), (*was, k), moved) for k, value in data.items()}
        case list():
            items = tuple(
                _once(data, was)
                if any(_inner(one) is not None for one in data)
                else _items(data, was)
            )
            return [_flat(item, (*now, at), path, moved) for at, (item, path) in enumerate(items)]
        case _:
            return data


def _once(data: list[Any], at: Path) -> Iterator[tuple[Any, Path]]:
    """Yield the items of a list and of those inside it, each of them once."""
    known: list[Any] = []
    for item, path in _items(data, at):
        if item not in known:
            known.append(item)
            yield item, path


def _items(data: list[Any], at: Path) -> Iterator[tuple[Any, Path]]:
    for place, item in enumerate(data):
        inner = _inner(item)
        path = (*at, place, EITHER) if isinstance(item, dict) else (*at, place)
        yield from _items(inner, path) if inner is not None else ((item, path[: len(at) + 1]),)


def _inner(item: Any) -> list[Any] | None:  # noqa: ANN401 - YAML
    """Return the list that an item is, or gives to choose from."""
    if isinstance(item, dict) and len(item) == 1:
        item = item.get(EITHER)
    return item if isinstance(item, list) else None
