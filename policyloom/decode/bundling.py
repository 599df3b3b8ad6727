"""Bundling: JSON Schemas that refer to each other's files -> schemas that stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SUFFIX = ".schema.json"


def bundled(schemas: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schemas by kind, each with those that it names put into its definitions."""
    return {kind: _whole(schema, schemas) for kind, schema in schemas.items()}


def _whole(schema: Any, schemas: Mapping[str, Any]) -> Any:  # noqa: ANN401 - data of JSON
    named = sorted(set(_named(schema)))
    if not named:
        return schema
    inside = {kind: _moved(schemas[kind], f"#/$defs/{kind}/") for kind in named}
    own = _moved(schema, "#/")
    return {**own, "$defs": {**own.get("$defs", {}), **inside}}


def _named(data: Any) -> Iterator[str]:  # noqa: ANN401 - data of JSON
    if isinstance(data, dict):
        where = data.get("$ref")
        file = where.partition("#")[0] if isinstance(where, str) else ""
        if file.endswith(SUFFIX):
            yield file.removesuffix(SUFFIX)
        data = list(data.values())
    for one in data if isinstance(data, list) else ():
        yield from _named(one)


def _moved(data: Any, root: str) -> Any:  # noqa: ANN401 - data of JSON
    """Return a schema whose references begin at another root."""
    if isinstance(data, list):
        return [_moved(one, root) for one in data]
    if not isinstance(data, dict):
        return data
    moved = {key: _moved(one, root) for key, one in data.items() if key not in {"$schema", "$id"}}
    where = moved.get("$ref")
    if isinstance(where, str):
        file, _, part = where.partition("#")
        inside = f"#/$defs/{file.removesuffix(SUFFIX)}" if file else root.removesuffix("/")
        moved["$ref"] = inside + part
    return moved
