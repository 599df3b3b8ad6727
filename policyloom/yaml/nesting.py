"""Nesting: the last keys of a mapping -> the same as the one item of a list, comments and all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policyloom.yaml.places import Refused

if TYPE_CHECKING:
    from collections.abc import Collection

    from policyloom.diagnostics import Diagnostics
    from policyloom.yaml.places import File
    from policyloom.yaml.read import Path


def nested(
    file: File, at: Path, stay: Collection[str], key: str, first: tuple[str, str]
) -> tuple[str, Diagnostics]:
    """Return the text with the keys of a mapping, but those that ``stay``, in an item of ``key``.

    The item begins with ``first``, a key and its words. What stays has to stand above the rest.
    """
    try:
        return _nested(file, at, stay, key, first), ()
    except Refused as refused:
        return file.text, (refused.problem,)


def _nested(file: File, at: Path, stay: Collection[str], key: str, first: tuple[str, str]) -> str:
    every = file.children(at)
    moving = [child for child in every if child[-1] not in stay]
    if not moving or file.shapes[at].flow or every[-len(moving) :] != moving:
        raise file.refused(at, "what belongs to the version does not stand below the rest")
    start, end = file.lines_of(moving[0])[0], file.lines_of(moving[-1])[1]
    space = " " * file.margin(moving[0])
    lines = file.text[start:end].splitlines(keepends=True)
    moved = "".join(f"    {line}" if line.strip() else line for line in lines)
    head = f'{space}{key}:\n{space}  - {first[0]}: "{first[1]}"\n'
    data = _at(file.data, at)
    item = {first[0]: first[1], **{child[-1]: data[child[-1]] for child in moving}}
    kept = {name: value for name, value in data.items() if name in stay}
    longer = f"{file.text[:start]}{head}{moved}{file.text[end:]}"
    return file.kept(longer, at, _with(file.data, at, {**kept, key: [item]}))


def _at(data: Any, at: Path) -> Any:  # noqa: ANN401 - plain data of any shape
    for step in at:
        data = data[step]
    return data


def _with(data: Any, at: Path, value: object) -> Any:  # noqa: ANN401 - plain data of any shape
    if not at:
        return value
    copy: Any = list(data) if isinstance(data, list) else dict(data)
    copy[at[0]] = _with(copy[at[0]], at[1:], value)
    return copy
