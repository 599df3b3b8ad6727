"""STORE: where the project and the packaged data are."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policyloom.decode.bundling import bundled
from policyloom.diagnostics import Diagnostic, Diagnostics
from policyloom.store.reading import ASSET_BOUND, YAML_BOUND, composed, decode_text, read_file
from policyloom.store.refusing import RefusedError
from policyloom.store.tree import ASSETS, YAML, list_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policyloom.store.tree import Found


CONTENT = ("clauses", "policies", "trusts")
MARKS = ("clauses", "trusts")
MOST = 1 << 12
"""Files whose text is remembered by their bytes, for whoever reads a project again."""


class NotAProjectError(RefusedError):
    """The folder has no policies to build; ``hint`` says what to do."""


def find_root(start: Path) -> Path:
    """Return the nearest folder, from ``start`` upwards, that holds content folders."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if all((folder / mark).is_dir() for mark in MARKS):
            return folder
    raise NotAProjectError(
        f"there is no policy project in {start} or above it",
        "go to a folder that holds `clauses/`, `policies/` and `trusts/`, or name it with --root; "
        "`policyloom init` begins one in an empty folder",
    )


def check_root(root: Path) -> Path:
    """Return the real path of ``root`` when it holds every content folder."""
    hint = "--root takes the folder that holds `clauses/`, `policies/` and `trusts/`"
    if not root.exists():
        raise NotAProjectError(f"there is no folder {root}", hint)
    if not root.is_dir():
        raise NotAProjectError(f"{root} is a file, not a folder", hint)
    missing = [f"`{name}/`" for name in CONTENT if not (root / name).is_dir()]
    if missing:
        raise NotAProjectError(f"{root} has no {' and no '.join(missing)}", hint)
    return root.resolve()


def packaged(name: str) -> Path:
    """Return the folder of data that comes with the program, ``schema`` or ``templates``."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parent / name


# STORE: the JSON Schemas of every YAML kind.


FOLDER = "schema"
SUFFIX = ".schema.json"


@cache
def read_schemas() -> Mapping[str, Any]:
    """Return the schemas by kind; those that stand in a project are for its editors alone."""
    found = sorted(packaged(FOLDER).glob(f"*{SUFFIX}"))
    return bundled({p.name.removesuffix(SUFFIX): json.loads(p.read_text("utf-8")) for p in found})


# STORE: a project folder -> the text of its sources, its schemas and its pictures.


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What is on disk: YAML text and asset bytes by path relative to ``root``, schemas by kind.

    ``damaged`` holds the text of files that were refused, as far as it can be shown.
    """

    root: Path
    files: Mapping[str, str]
    schemas: Mapping[str, Any]
    assets: Mapping[str, bytes]
    damaged: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of every file that a diagnostic may point at."""
        return {**self.files, **self.damaged}


def read_project(root: Path) -> tuple[Project, Diagnostics]:
    """Read everything under ``root`` once; NotAProjectError when a content folder is missing."""
    root = check_root(root)
    found: list[Found] = []
    diagnostics: list[Diagnostic] = []
    for folder in CONTENT:
        listing = list_folder(root, folder, YAML if folder == "policies" else YAML | ASSETS)
        found += listing.files
        diagnostics += listing.diagnostics
    files, damaged, text_problems = _read_texts(one for one in found if one.suffix in YAML)
    assets, asset_problems = _read_assets(one for one in found if one.suffix in ASSETS)
    diagnostics += (*text_problems, *asset_problems)
    schemas = read_schemas()
    project = Project(root=root, files=files, schemas=schemas, assets=assets, damaged=damaged)
    return project, tuple(sorted(diagnostics, key=_order))


REGISTERS = ("clauses/instruments/", "clauses/platforms.yaml", "clauses/vocabulary.yaml")


def read_registers(root: Path) -> Project:
    """Read of a project only what it knows of the world: instruments, platforms, policies.

    What is damaged there is left out: whoever asks looks at a file that is no part of the project.
    """
    wanted = (*REGISTERS, "policies/register.yaml")
    found = [
        one
        for folder in ("clauses", "policies")
        for one in list_folder(root, folder, YAML).files
        if one.path.startswith(wanted)
    ]
    files, damaged, _ = _read_texts(found)
    return Project(root=root, files=files, schemas=read_schemas(), assets={}, damaged=damaged)


def _read_texts(found: Iterable[Found]) -> tuple[dict[str, str], dict[str, str], list[Diagnostic]]:
    files: dict[str, str] = {}
    damaged: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for one in found:
        data = read_file(one, YAML_BOUND)
        if isinstance(data, Diagnostic):
            diagnostics.append(data)
            continue
        whole, problems, told = _text_of(one.path, data)
        diagnostics += (*problems, *told)
        (damaged if problems else files)[one.path] = whole
    return files, damaged, diagnostics


@lru_cache(maxsize=MOST)
def _text_of(path: str, data: bytes) -> tuple[str, Diagnostics, Diagnostics]:
    """Return the text of a file, what damages it, and what else there is to tell of it."""
    text, problems = decode_text(path, data)
    whole, told = composed(path, text)
    return whole, problems, told


def _read_assets(found: Iterable[Found]) -> tuple[dict[str, bytes], list[Diagnostic]]:
    read = {one.path: read_file(one, ASSET_BOUND) for one in found}
    assets = {path: data for path, data in read.items() if isinstance(data, bytes)}
    return assets, [problem for problem in read.values() if isinstance(problem, Diagnostic)]


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    span = diagnostic.span
    return span.path, span.line, span.column, diagnostic.code
