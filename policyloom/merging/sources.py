"""Merging sources: the text of a YAML file -> its clauses, their versions, and every word by name.

Items of lists are known by what they say they are and not by their number, so that the same words
are found in three texts of which each has put in or taken out others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from policyloom.source import version_from
from policyloom.yaml.places import File, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.yaml.read import Path

Key: TypeAlias = "tuple[str, ...]"
IDENTITIES = ("clause", "version", "edition", "policy", "id", "name", "term", "role", "heading")
"""What an item of a list may be known by; the first that it has counts."""
WHOLE = frozenset({"policy", "instrument"})
"""Keys of files that are about one thing."""
FIRST = "1.0.0"
"""The version of a clause that names none."""


def opened(text: str, path: str) -> File | None:
    """Return a file with the places of its values, or nothing where it is no mapping of YAML."""
    try:
        file = File(text, path)
    except Refused:
        return None
    return file if isinstance(file.data, dict) else None


def clauses_in(data: Any) -> dict[str, Path]:  # noqa: ANN401 - data of YAML
    """Return where each clause stands in a file of one, or in the file of a topic."""
    if isinstance(data.get("clause"), str):
        return {data["clause"]: ()}
    many = data.get("clauses")
    found = enumerate(many) if isinstance(many, list) else ()
    return {
        str(one["clause"]): ("clauses", at)
        for at, one in found
        if isinstance(one, dict) and "clause" in one
    }


def versions_in(data: Any, at: Path) -> dict[str, Path]:  # noqa: ANN401 - data of YAML
    """Return where each version of a clause stands; a clause without a list is its only one."""
    clause = value_in(data, at)
    many = clause.get("versions") if isinstance(clause, dict) else None
    if not isinstance(many, list):
        return {str(clause.get("version", FIRST)): at} if isinstance(clause, dict) else {}
    return {
        str(one.get("version", "")): (*at, "versions", number)
        for number, one in enumerate(many)
        if isinstance(one, dict)
    }


def value_in(data: Any, at: Path) -> Any:  # noqa: ANN401 - data of YAML
    """Return the value at a path; nothing where there is none."""
    for step in at:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def words_in(data: Any) -> Mapping[Key, Path]:  # noqa: ANN401 - data of YAML
    """Return where all words of a file stand, by names that do not hang on their order."""
    return dict(_words(data, (), ()))


def _words(data: Any, at: Path, key: Key) -> Iterator[tuple[Key, Path]]:  # noqa: ANN401
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _words(value, (*at, name), (*key, name))
    elif isinstance(data, list):
        for number, (name, value) in enumerate(zip(names_of(data), data, strict=True)):
            yield from _words(value, (*at, number), (*key, name))
    elif isinstance(data, str):
        yield key, at


def names_of(items: list[Any]) -> list[str]:
    """Return what items are known by: what they say they are, or their numbers."""
    said = [_identity(item) for item in items]
    return [
        name if name and said.count(name) == 1 else str(number) for number, name in enumerate(said)
    ]


def _identity(item: Any) -> str:  # noqa: ANN401 - data of YAML
    named = (item.get(one) for one in IDENTITIES) if isinstance(item, dict) else ()
    return next((one for one in named if isinstance(one, str)), "")


def with_entry(file: File, at: Path, other: File, there: Path) -> File:
    """Return a file in which what stands at a place is written as in another file.

    What says something else, or stands in brackets, stays as it was.
    """
    if at not in file.keys or there not in other.keys:
        return file
    start, end = _written(file, at)
    first, last = _written(other, there)
    text = file.text[:start] + other.text[first:last] + file.text[end:]
    changed = opened(text, file.path)
    return changed if changed and changed.data == file.data else file


def _written(file: File, at: Path) -> tuple[int, int]:
    """Return from where to where a key and its value stand."""
    return file.keys[at], file.line_end(max(file.shapes[at].end, file.keys[at]))


def with_items(file: File, at: Path, other: File, there: Path, names: Iterable[str]) -> File:
    """Return a file with versions of another one in its list, the newest first.

    A list that cannot take lines of another as they are stays as it was.
    """
    for name in names:
        here, from_there = versions_in(file.data, at[:-1]), versions_in(other.data, there[:-1])
        item = from_there[name]
        if "versions" not in item or not all("versions" in one for one in here.values()):
            return file
        start, end = other.lines_of(item)
        older = [one for one in here if version_from(one) < version_from(name)]
        below = here[max(older, key=version_from)] if older else None
        place = file.lines_of(below)[0] if below else file.lines_of(list(here.values())[-1])[1]
        longer = f"{file.text[:place]}{other.text[start:end]}{file.text[place:]}"
        file = opened(longer, file.path) or file
    return file


def about(path: str, data: Any, key: Key) -> tuple[str, str]:  # noqa: ANN401 - data of YAML
    """Return what words belong to, and which of its words they are.

    That is a clause, an entry of a list such as ``roles head``, or else the file.
    """
    if isinstance(data.get("clause"), str):
        return data["clause"], ", ".join(_spoken(key))
    if key[:1] == ("clauses",) and len(key) > 1:
        return key[1], ", ".join(_spoken(key[2:]))
    if len(key) > 1 and not WHOLE & data.keys():
        return " ".join(key[:2]), ", ".join(key[2:])
    return path, ", ".join(_spoken(key))


def _spoken(key: Key) -> Iterator[str]:
    rest = iter(key)
    for word in rest:
        yield f"version {next(rest, '')}" if word == "versions" else word


def key_of(data: Any, at: Path) -> Key:  # noqa: ANN401 - data of YAML
    """Return the name of what stands at a path, or would stand there."""
    key: Key = ()
    for step in at:
        named = names_of(data) if isinstance(data, list) else []
        key += (named[step] if isinstance(step, int) and step < len(named) else str(step),)
        data = value_in(data, (step,))
    return key


def key_at(file: File, line: int) -> Key:
    """Return the name of what stands on a line of a file, counted from one."""
    keys = {at: key for key, at in words_in(file.data).items()}
    best: Path = ()
    for at, shape in file.shapes.items():
        start = file.text.count("\n", 0, file.keys.get(at, shape.start)) + 1
        end = file.text.count("\n", 0, shape.end) + 1
        if start <= line <= end and len(at) > len(best):
            best = at
    inside = next((key for at, key in keys.items() if at[: len(best)] == best), ())
    return inside[: len(best)]
