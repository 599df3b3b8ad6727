"""Renamed: clauses and rows that went and came with the same words -> one and the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from policyloom.changes.marks import block_atoms, blocks_atoms
from policyloom.document import bare, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.document import Document, Part, Provision, Section

R = TypeVar("R", bound="Part")
Reads: TypeAlias = "tuple[str, str]"


def as_named_now(old: Document, new: Document) -> Document:
    """Return the old document, its clauses under the names that the new one has for their words.

    Whatever a clause is called in the sources, a reader sees its words: they did not change.
    """
    names = dict(_renamed(old, new))
    if not names:
        return old
    sections = tuple(
        replace(section, provisions=tuple(_under(one, names) for one in section.provisions))
        for section in old.sections
    )
    return replace(old, sections=sections)


def rows_as_named_now(old: tuple[R, ...], new: tuple[R, ...]) -> tuple[R, ...]:
    """Return old rows, fields or options under the keys that the new ones have for their words."""
    before, after = ({_key(row) for row in rows} for rows in (old, new))
    come = [row for row in new if _key(row) not in before]
    made = []
    for row in old:
        alike = (one for one in come if _row_reads(one) == _row_reads(row))
        same = next(alike, None) if _key(row) not in after else None
        if same is not None:
            come.remove(same)
        made.append(_with_key(row, _key(row) if same is None else _key(same)))
    return tuple(made)


def _key(row: Any) -> str:  # noqa: ANN401 - any part of a document: some have no key
    return getattr(row, "key", "")


def _with_key(row: R, key: str) -> R:
    return row if _key(row) == key else cast("R", replace(cast("Any", row), key=key))


def _row_reads(row: Part) -> tuple[object, str]:
    """Return what a reader sees of a row: its shape and its words."""
    return bare(_with_key(row, "")), "\n".join(atom.words for atom in block_atoms(row))


def _under(provision: Provision, names: Mapping[str, Provision]) -> Provision:
    now = names.get(provision.identity)
    if now is None:
        return provision
    return replace(provision, clause=now.clause, replaces=now.replaces, version=now.version)


def _renamed(old: Document, new: Document) -> Iterator[tuple[str, Provision]]:
    """Yield the old name of each clause that has another now, and what it is now."""
    before, after = dict(_all(old)), dict(_all(new))
    gone = {name: found for name, found in before.items() if name not in after}
    come = [found for name, found in after.items() if name not in before]
    for section, provision in come:
        alike = [n for n, (_, was) in gone.items() if _reads(was) == _reads(provision)]
        here = [name for name in alike if gone[name][0].key == section.key]
        for name in (here or alike)[:1]:
            yield name, provision
            del gone[name]


def _all(document: Document) -> Iterator[tuple[str, tuple[Section, Provision]]]:
    for section in document.sections:
        yield from ((one.identity, (section, one)) for one in section.provisions)


def _reads(provision: Provision) -> Reads:
    words = "".join(atom.words for atom in blocks_atoms(provision.blocks))
    return plain(provision.heading), words
