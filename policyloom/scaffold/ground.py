"""Scaffold: what a scaffold stands on, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.decode import decode
from policyloom.diagnostics import Severity
from policyloom.lint import lint_library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.decode import Schemas
    from policyloom.decode.assets import Assets, Inspect
    from policyloom.diagnostics import Diagnostics
    from policyloom.source import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The project that something new comes into, as it was read.

    ``files`` is YAML text by path, ``library`` all that could be read of it.
    """

    files: Mapping[str, str]
    schemas: Schemas
    assets: Assets
    library: Library
    inspect: Inspect = lambda _asset: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that nobody said: its name in the file, what stands there, and what it is."""

    name: str
    value: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaffold:
    """New files by path, and changed ones, which were there; ``data`` are new pictures.

    ``assumed`` is what was chosen because nobody answered, ``open`` what is still to be written.
    With ``problems`` the files are what cannot be written.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, bytes] = field(default_factory=dict)
    assumed: tuple[Note, ...] = ()
    open: tuple[Note, ...] = ()
    problems: Diagnostics = ()


def read_in(ground: Ground, texts: Mapping[str, str]) -> tuple[Library, Diagnostics]:
    """Return the library with new or changed files in it, and the errors that they have."""
    read, found = decode(texts, ground.schemas, ground.assets, ground.inspect)
    own, broken = ground.library, ground.library.broken - texts.keys()
    library = replace(
        own,
        clauses={**own.clauses, **read.clauses},
        policies={**own.policies, **read.policies},
        register=read.register or own.register,
        overlays={**own.overlays, **read.overlays},
        broken=broken | (read.broken & texts.keys()),
    )
    return library, _errors(found, texts)


def lint_in(library: Library, texts: Mapping[str, str]) -> Diagnostics:
    """Return the errors that the rules of the library find in new or changed files."""
    return _errors(lint_library(library), texts)


def _errors(found: Diagnostics, texts: Mapping[str, str]) -> Diagnostics:
    errors = (d for d in found if d.severity is Severity.ERROR and d.span.path in texts)
    return tuple(dict.fromkeys(errors))
