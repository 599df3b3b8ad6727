"""Scaffold: what a scaffold stands on and comes to, and the lines of its YAML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.compile import load
from policyloom.diagnostics import Severity
from policyloom.rewriting import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.decode import Schemas
    from policyloom.decode.overlays import Assets, Inspect
    from policyloom.diagnostics import Diagnostics
    from policyloom.source import Library

STEP = "  "


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The project that something new comes into, as it was read."""

    files: Mapping[str, str]
    schemas: Schemas
    assets: Assets
    library: Library
    inspect: Inspect


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaffold:
    """New files by path, changes of files that are there, and what somebody should know.

    ``assumed`` says what was chosen because nobody answered, ``open`` what is to be filled in.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)
    assumed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    problems: Diagnostics = ()


def header(path: str, kind: str) -> str:
    """Return the line by which an editor finds the schema of a file."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}schema/{kind}.schema.json"


def mapping(key: str, values: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a mapping; none when it is empty."""
    if values:
        yield ""
        yield f"{key}:"
        yield from (f"{STEP}{name}: {_value(value)}" for name, value in values.items())


def _value(value: str) -> str:
    return value if value in {"true", "false"} else scalar(value)


def flow(values: tuple[str, ...]) -> str:
    """Return a list in brackets."""
    return f"[{', '.join(values)}]"


def errors_in(ground: Ground, texts: Mapping[str, str]) -> Diagnostics:
    """Return the errors that new or changed files would have."""
    _, problems = load({**ground.files, **texts}, ground.schemas, ground.assets, ground.inspect)
    return tuple(d for d in problems if d.severity is Severity.ERROR and d.span.path in texts)
