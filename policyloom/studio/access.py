"""STUDIO: the file that says who may do what -> the rights of somebody; without one, all of them.

It stands in the folder of the project, beside the policies and not among them. Where it cannot be
understood nobody may do anything: what is wrong in it is told instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policyloom.diagnostics import did_you_mean
from policyloom.english.grammar import joined
from policyloom.remembered import remembered
from policyloom.store import read_whole
from policyloom.studio.rights import EVERYWHERE, Person, Right
from policyloom.yaml.read import parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from policyloom.yaml.read import Source

ACCESS = "access.yaml"
ALL = "everywhere"
RIGHTS = {one.value: one for one in Right}


class AccessError(Exception):
    """The file cannot be understood; the message says where and why."""


def entitled(root: Path, person: Person) -> Person:
    """Return somebody with the rights that the file leaves them; raises AccessError."""
    data = read_whole(root, ACCESS) if root.is_dir() else None
    if data is None:
        return person
    table = _table(data)
    mine = table.get(person.name, {})
    return Person(
        name=person.name,
        rights={
            body: frozenset(one for one in rights if person.may(one, body))
            for body, rights in mine.items()
        },
    )


@remembered(8, repr)
def _table(data: bytes) -> Mapping[str, Mapping[str, frozenset[Right]]]:
    source, problems = parse(data.decode("utf-8", "replace"), ACCESS)
    if source is None or problems:
        raise AccessError(f"{ACCESS}: {problems[0].message if problems else 'it is empty'}")
    people = source.data.get("people") if isinstance(source.data, dict) else None
    if not isinstance(people, dict) or set(source.data) != {"people"}:
        raise AccessError(f"{ACCESS} has `people`, with the rights of each, and nothing else")
    return {str(name): _rights(source, str(name), said) for name, said in people.items()}


def _rights(source: Source, name: str, said: Any) -> dict[str, frozenset[Right]]:  # noqa: ANN401 - plain data
    if not isinstance(said, dict):
        raise _wrong(source, ("people", name), f"`{name}` has bodies, or `{ALL}`, with rights")
    return {
        EVERYWHERE if body == ALL else str(body): _listed(source, ("people", name, str(body)), of)
        for body, of in said.items()
    }


def _listed(source: Source, at: tuple[str, ...], said: Any) -> frozenset[Right]:  # noqa: ANN401 - plain data
    if not isinstance(said, list):
        raise _wrong(source, at, f"the rights are a list of {joined(tuple(RIGHTS), 'and')}")
    for one in said:
        if one not in RIGHTS:
            meant = did_you_mean(str(one), RIGHTS) or f"they are {joined(tuple(RIGHTS), 'and')}"
            raise _wrong(source, at, f"there is no right `{one}`: {meant}")
    # Whoever may do something may see what it is done to.
    return frozenset({Right.READ, *(RIGHTS[one] for one in said)}) if said else frozenset()


def _wrong(source: Source, at: tuple[str, ...], words: str) -> AccessError:
    return AccessError(f"{ACCESS}, line {source.span(at).line}: {words}")
