"""STORE: a project folder -> the text of its sources, its schemas and its pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from policyloom.diagnostics import Diagnostic, Diagnostics
from policyloom.store.reading import ASSET_BOUND, YAML_BOUND, read_file
from policyloom.store.roots import CONTENT, check_root
from policyloom.store.schemas import read_schemas
from policyloom.store.text import composed, decode_text
from policyloom.store.tree import ASSETS, YAML, list_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from policyloom.store.tree import Found


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
        listing = list_folder(root, folder, YAML | ASSETS if folder == "trusts" else YAML)
        found += listing.files
        diagnostics += listing.diagnostics
    files, damaged, text_problems = _read_texts(one for one in found if one.suffix in YAML)
    assets, asset_problems = _read_assets(one for one in found if one.suffix in ASSETS)
    schemas, schema_problems = read_schemas(root)
    diagnostics += (*text_problems, *asset_problems, *schema_problems)
    project = Project(root=root, files=files, schemas=schemas, assets=assets, damaged=damaged)
    return project, tuple(sorted(diagnostics, key=_order))


def _read_texts(found: Iterable[Found]) -> tuple[dict[str, str], dict[str, str], list[Diagnostic]]:
    files: dict[str, str] = {}
    damaged: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for one in found:
        data = read_file(one, YAML_BOUND)
        if isinstance(data, Diagnostic):
            diagnostics.append(data)
            continue
        text, problems = decode_text(one.path, data)
        diagnostics += problems
        whole, told = composed(one.path, text)
        diagnostics += told
        (damaged if problems else files)[one.path] = whole
    return files, damaged, diagnostics


def _read_assets(found: Iterable[Found]) -> tuple[dict[str, bytes], list[Diagnostic]]:
    read = {one.path: read_file(one, ASSET_BOUND) for one in found}
    assets = {path: data for path, data in read.items() if isinstance(data, bytes)}
    return assets, [problem for problem in read.values() if isinstance(problem, Diagnostic)]


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    span = diagnostic.span
    return span.path, span.line, span.column, diagnostic.code
