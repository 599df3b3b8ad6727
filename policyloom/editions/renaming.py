"""Renaming: documents and texts of before and of today, told in the same names to compare them."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from policyloom.document import (
    Asset,
    Concept,
    Decider,
    Flowchart,
    Form,
    FormField,
    FormSignature,
    FormTicks,
    Image,
    Origin,
    Provision,
    Reference,
    Table,
    TickOption,
)
from policyloom.source.names import plural_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.document import Document
    from policyloom.source import Library, Renames

WORDS = frozenset({"term", "role", "setting", "local", "people"})
"""The kinds of concept that an entry of the vocabulary stands for."""


def renamed(document: Document, renames: Renames) -> Document:
    """Return the document with the names of today; what a reader sees stays as it is."""
    if not renames:
        return document
    made: Document = _Renamer(renames).made(document, "")
    return replace(made, policy=renames.policies.get(document.policy, document.policy))


class _Renamer:
    """What has another name now; ``made`` goes through all there is in a value."""

    def __init__(self, renames: Renames) -> None:
        self.renames = renames

    def made(self, value: Any, clause: str) -> Any:  # noqa: ANN401 - any part of a document
        """Return a part of the document, which stands in a clause (by its name of today)."""
        if isinstance(value, tuple):
            return tuple(self.made(item, clause) for item in value)
        if isinstance(value, Asset | Origin) or not is_dataclass(value):
            return value
        if isinstance(value, Concept):
            return self._concept(value)
        if isinstance(value, Provision):
            value = replace(
                value, clause=self._clause(value.clause), replaces=self._clause(value.replaces)
            )
            clause = value.identity
        if isinstance(value, Reference):
            value = replace(value, target=self._clause(value.target))
        if isinstance(value, Decider):
            return replace(value, names=self._words(value.names), acting=self._words(value.acting))
        if isinstance(value, Table):
            value = self._table(value, clause)
        if isinstance(value, Form | Flowchart | Table | Image):
            words = self.renames.words if isinstance(value, Image) else self.renames.clauses
            value = replace(value, key=_renamed_key(value.key, words))
        if isinstance(value, FormField | FormTicks | FormSignature | TickOption):
            value = replace(value, key=self.renames.rows.get((clause, value.key), value.key))
        parts = {
            member.name: self.made(getattr(value, member.name), clause) for member in fields(value)
        }
        return replace(value, **parts)

    def _table(self, table: Table, clause: str) -> Table:
        rows, columns = self.renames.tables.get(clause, ({}, {}))
        told = (replace(one, key=columns.get(one.key, one.key)) for one in table.columns)
        below = (replace(one, key=rows.get(one.key, one.key)) for one in table.rows)
        return replace(table, columns=tuple(told), rows=tuple(below))

    def _words(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.renames.words.get(name, name) for name in names)

    def _clause(self, name: Any) -> Any:  # noqa: ANN401 - a name, or none
        return self.renames.clauses.get(name, name)

    def _concept(self, concept: Concept) -> Concept:
        if concept.kind == "clause":
            return replace(concept, key=self._clause(concept.key))
        if concept.kind == "policy":
            return replace(concept, key=self.renames.policies.get(concept.key, concept.key))
        if concept.kind not in WORDS:
            return concept
        name, slash, form = concept.key.partition("/")
        return replace(concept, key=f"{self.renames.words.get(name, name)}{slash}{form}")


def _renamed_key(key: str, names: Mapping[str, str]) -> str:
    """Return the key of a block, which is that of its clause, or begins with it."""
    clause, slash, block = key.rpartition("/")
    return names[key] if key in names else f"{names.get(clause, clause)}{slash}{block}"


# TEXTS AS THEY WERE WRITTEN BEFORE

TOKEN = re.compile(r"\{[^{}]*\}|(?<=\]\()(?:clause|policy):[^)\s]*")
"""A token, or where a link by name leads."""
MOST = 1024
"""So many ways of writing a text are tried: ten names of two, and nobody renames more at once."""


def written_before(source: str, library: Library) -> Iterator[str]:
    """Yield a clause's source as it may have been written: with any names of today or before.

    ``source`` is the JSON of lists of strings. It says each thing by one name throughout, or as it
    does now.
    """
    yield source
    groups = [group for group in _groups(library) if any(name in source for name in group[0])]
    for way in islice(product(*([*reversed(group), None] for group in groups)), MOST):
        text = source
        for group, names in zip(groups, way, strict=True):
            if names is not None:
                text = _rewritten(text, group, names)
        yield text


def _groups(library: Library) -> list[tuple[tuple[str, ...], ...]]:
    """Return what each renamed thing may be called, with the plural: today, and before."""
    renames = library.renames
    terms = {**library.vocabulary.terms, **library.vocabulary.roles}
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for old, new in {**renames.clauses, **renames.policies, **renames.words}.items():
        now, before = (new, new), (old, old)
        if new in terms:
            now, before = (new, terms[new].plural_name), (old, plural_name(old))
        found.setdefault(now, []).append(before)
        if new in renames.words.values() and "/" in new:
            # A topic's own texts say the last part of its words only.
            found.setdefault(tuple(map(_inside, now)), []).append(tuple(map(_inside, before)))
    inside = [(old, new) for (_, old), new in renames.rows.items()]
    inside += [pair for both in renames.tables.values() for one in both for pair in one.items()]
    for old, new in inside:
        found.setdefault((new, new), []).append((old, old))
    return [(now, *before) for now, before in found.items()]


def _inside(name: str) -> str:
    return name.rpartition("/")[2]


def _rewritten(text: str, group: tuple[tuple[str, ...], ...], names: tuple[str, ...]) -> str:
    """Return a source in which each of a thing's names is one of those given, plural or not."""
    wanted = {old: new for other in group for old, new in zip(other, names, strict=True)}
    either = "|".join(sorted(map(re.escape, wanted), key=len, reverse=True))
    word = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)
    text = re.sub(rf'(?<=")(?:{either})(?=")', lambda found: wanted[found[0]], text)
    return TOKEN.sub(lambda token: word.sub(lambda found: _like(found[0], wanted), token[0]), text)


def _like(said: str, wanted: Mapping[str, str]) -> str:
    """Return what is wanted instead of a name, with a capital where that has one."""
    exact = wanted.get(said)
    if exact is not None:
        return exact
    other = wanted.get(said[:1].lower() + said[1:], said)
    return other[:1].upper() + other[1:]
