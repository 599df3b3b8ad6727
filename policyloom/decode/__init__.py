"""Decode: YAML text -> a Library of source values, with every departure from the format reported.

A file with an error is left out and its path noted in ``Library.broken``, so that the documents
that depend on it are refused and all others still build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from policyloom.decode import clauses, overlays, registers
from policyloom.decode.fitting import fitting
from policyloom.decode.node import KINDS as KINDS_OF_VALUES
from policyloom.decode.node import Node, blank, new_bodies, not_plain
from policyloom.decode.overlays import policies_in
from policyloom.decode.registers import EMPTY, vocabulary
from policyloom.diagnostics import Diagnostic, Diagnostics, Label, Span, has_errors
from policyloom.document import Asset
from policyloom.source import (
    VOCABULARY,
    Clause,
    Instrument,
    Library,
    NewBodies,
    Overlay,
    Platform,
    Policy,
    RegisteredPolicy,
    Vocabulary,
)
from policyloom.yaml import read as yaml

if TYPE_CHECKING:
    from policyloom.decode.fitting import Fits
    from policyloom.decode.overlays import Assets, Inspect
    from policyloom.yaml.read import Source

Schemas: TypeAlias = Mapping[str, Mapping[str, Any]]

KINDS = (
    ("vocabulary", re.compile(r"clauses/vocabulary\.yaml")),
    ("platforms", re.compile(r"clauses/platforms\.yaml")),
    ("new-bodies", re.compile(r"clauses/new-bodies\.yaml")),
    ("instrument", re.compile(r"clauses/instruments/(?P<id>[^/]+)\.yaml")),
    ("clause", re.compile(r"clauses/(?P<id>.+/[^/]+)\.yaml")),
    ("register", re.compile(r"policies/register\.yaml")),
    ("policy", re.compile(r"policies/(?P<id>[^/]+)\.yaml")),
    ("overlay", re.compile(r"trusts/(?P<id>[^/]+)/overlay\.yaml")),
    ("overlay", re.compile(r"trusts/(?P<trust>[^/]+)/schools/(?P<school>[^/]+)/overlay\.yaml")),
)
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""No file or folder can have these names on Windows, and ids become files and folders."""
ID_KEY = {"instrument": "instrument", "clause": "clause", "policy": "policy", "overlay": "body"}


@dataclass(slots=True)
class _Shelves:
    """The library while it is being filled."""

    vocabulary: Vocabulary = EMPTY
    platforms: tuple[Platform, ...] = ()
    new_bodies: NewBodies = field(default_factory=NewBodies)
    clauses: dict[str, Clause] = field(default_factory=dict)
    policies: dict[str, Policy] = field(default_factory=dict)
    register: dict[str, RegisteredPolicy] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    overlays: dict[str, Overlay] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    glimpsed: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """What a file is read with: ``kinds`` are kind and id by path, ``ids`` the paths by both.

    ``fits`` are quick tests of the schemas, where there are any.
    """

    files: Mapping[str, str]
    schemas: Schemas
    fits: Mapping[str, Fits | None]
    assets: Assets
    inspect: Inspect
    kinds: Mapping[str, tuple[str, str]]
    ids: Mapping[tuple[str, str], str]


def decode(
    files: Mapping[str, str],
    schemas: Schemas,
    assets: Assets,
    inspect: Inspect = lambda _asset: None,
) -> tuple[Library, Diagnostics]:
    """Return everything that could be read.

    ``inspect`` says what is wrong with a picture or a letterhead.
    """
    shelves, problems = _Shelves(), list[Diagnostic]()
    kinds = {path: _kind(path) for path in sorted(files)}
    ids = {(kind, id_): path for path, (kind, id_) in kinds.items() if id_}
    around = _Surroundings(
        files=files,
        schemas=schemas,
        fits={
            kind: fitting(schemas[kind]) for kind in {kind for kind, _ in kinds.values() if kind}
        },
        assets=assets,
        inspect=inspect,
        kinds=kinds,
        ids=ids,
    )
    for path in kinds:
        found = _file(path, files[path], around, shelves)
        problems += found
        if has_errors(found):
            shelves.broken.add(path)
    if VOCABULARY not in files:
        problems.append(_no_vocabulary())
        shelves.broken.add(VOCABULARY)
    library = Library(
        vocabulary=shelves.vocabulary,
        clauses=shelves.clauses,
        policies=shelves.policies,
        register=shelves.register,
        instruments=shelves.instruments,
        overlays=shelves.overlays,
        platforms=shelves.platforms,
        new_bodies=shelves.new_bodies,
        broken=frozenset(shelves.broken),
        glimpsed=shelves.glimpsed,
    )
    return library, tuple(problems)


def _no_vocabulary() -> Diagnostic:
    return Diagnostic(
        code="missing-file",
        message=f"there is no {VOCABULARY}, which says what tokens may name",
        span=Span(VOCABULARY, 1, 1),
        hint="copy the one that comes with policyloom",
    )


def _kind(path: str) -> tuple[str, str]:
    for kind, pattern in KINDS:
        found = pattern.fullmatch(path)
        if found:
            return kind, "/".join(part for part in found.groups() if part)
    return "", ""


def _file(path: str, text: str, around: _Surroundings, shelves: _Shelves) -> Diagnostics:
    kind, id_ = around.kinds[path]
    if not kind:
        return (_misplaced(path),)
    source, problems = yaml.parse(text, path)
    if source:
        problems = (*problems, *_departures(source, kind, around))
    if source is None or has_errors(problems):
        policies = policies_in(source, text) if kind == "overlay" else None
        if policies:
            shelves.glimpsed[id_] = policies
        return problems
    node = Node(source, (), source.data, [])
    if blanks := tuple(blank(node)):
        return (*problems, *blanks)
    identity = tuple(_identity(node, kind, id_, around))
    if identity:
        shelves.broken |= {label.span.path for problem in identity for label in problem.labels}
        return (*problems, *identity)
    SHELVE[kind](node, shelves, around.assets, around.inspect)
    unprintable = not_plain(node) if kind in KINDS_OF_VALUES else ()
    return (*problems, *node.problems, *unprintable)


def _departures(source: Source, kind: str, around: _Surroundings) -> Diagnostics:
    fits = around.fits[kind]
    if fits and fits(source.data):
        return ()
    # The library that can say what is wrong takes as long to load as fifty files to read.
    from policyloom.decode.violations import violations  # noqa: PLC0415

    return violations(source, around.schemas[kind])


def _misplaced(path: str) -> Diagnostic:
    hint = (
        "clauses stand in clauses/TOPIC/, policies in policies/, overlays in "
        "trusts/TRUST/overlay.yaml "
        "or trusts/TRUST/schools/SCHOOL/overlay.yaml"
    )
    message = f"`{path}` is not where a file of this project can stand, so nothing reads it"
    return Diagnostic(code="misplaced-file", message=message, span=Span(path, 1, 1), hint=hint)


def _identity(node: Node, kind: str, id_: str, around: _Surroundings) -> Iterator[Diagnostic]:
    """Check that a file says the id that its path says.

    Of two files with one id nobody knows which is meant, so neither is used.
    """
    if kind not in ID_KEY:
        return
    said = node.need(ID_KEY[kind])
    if reserved := RESERVED & set(said.text.split("/")):
        message = f"`{min(reserved)}` is a name that Windows keeps for its devices"
        hint = "choose another name, so that everyone can open the files"
        yield Diagnostic(code="wrong-form", message=message, span=said.span, hint=hint)
    if said.text == id_:
        return
    other = around.ids.get((kind, said.text))
    if other:
        yield Diagnostic(
            code=f"duplicate-{kind}",
            message=f"`{said.text}` is defined twice",
            span=said.span,
            hint=f"give this one the id of its file, `{id_}`, or remove one of the two files",
            labels=(Label(_place_of(ID_KEY[kind], other, around), "the other is here"),),
        )
        return
    message = f"this file says `{said.text}`, but its place says `{id_}`"
    hint = f"write `{ID_KEY[kind]}: {id_}`, or move the file"
    yield Diagnostic(code="id-mismatch", message=message, span=said.span, hint=hint)


def _place_of(key: str, path: str, around: _Surroundings) -> Span:
    """Return where a file says its id."""
    source, _ = yaml.parse(around.files[path], path)
    return source.span((key,)) if source and isinstance(source.data, dict) else Span(path, 1, 1)


# SHELVES


def _vocabulary(node: Node, shelves: _Shelves, _assets: Assets, _inspect: Inspect) -> None:
    shelves.vocabulary = vocabulary(node)


def _platforms(node: Node, shelves: _Shelves, _assets: Assets, _inspect: Inspect) -> None:
    shelves.platforms = registers.platforms(node)


def _new_bodies(node: Node, shelves: _Shelves, _assets: Assets, _inspect: Inspect) -> None:
    shelves.new_bodies = new_bodies(node)


def _instrument(node: Node, shelves: _Shelves, _assets: Assets, _inspect: Inspect) -> None:
    read = registers.instrument(node)
    shelves.instruments[read.id] = read


def _clause(node: Node, shelves: _Shelves, _assets: Assets, _inspect: Inspect) -> None:
    read = clauses.clause(node)
    shelves.clauses[read.id] = read


def _register(node: Node, shelves: _Shelves, _assets: Assets, _inspect: Inspect) -> None:
    shelves.register = {entry.id: entry for entry in clauses.register(node)}


def _policy(node: Node, shelves: _Shelves, _assets: Assets, _inspect: Inspect) -> None:
    read = clauses.policy(node)
    shelves.policies[read.id] = read


def _overlay(node: Node, shelves: _Shelves, assets: Assets, inspect: Inspect) -> None:
    read = overlays.overlay(node, assets, inspect)
    shelves.overlays[read.body] = read


SHELVE: Mapping[str, Callable[[Node, _Shelves, Assets, Inspect], None]] = {
    "vocabulary": _vocabulary,
    "platforms": _platforms,
    "new-bodies": _new_bodies,
    "instrument": _instrument,
    "clause": _clause,
    "register": _register,
    "policy": _policy,
    "overlay": _overlay,
}

__all__ = ["Asset", "Schemas", "decode"]
