"""STORE: the JSON Schemas of every YAML kind, the project's own before the packaged ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from policyloom.diagnostics import Diagnostic, Diagnostics, Span
from policyloom.store.reading import YAML_BOUND, read_file
from policyloom.store.roots import packaged
from policyloom.store.text import decode_text
from policyloom.store.tree import list_folder, whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.store.tree import Found

FOLDER = "schema"
SUFFIX = ".schema.json"


def read_schemas(root: Path) -> tuple[dict[str, Any], Diagnostics]:
    """Return the schemas by kind; a kind that the project does not define is the packaged one."""
    schemas: dict[str, Any] = {}
    diagnostics: list[Diagnostic] = []
    roots = dict.fromkeys((packaged(FOLDER).parent, root))
    for found in (found for each in roots for found in _found(each)):
        schema, problems = _read(found)
        diagnostics += problems
        if not problems:
            schemas[found.path.removeprefix(f"{FOLDER}/").removesuffix(SUFFIX)] = schema
    return schemas, tuple(diagnostics)


def _found(root: Path) -> list[Found]:
    if not (root / FOLDER).is_dir():
        return []
    listing = list_folder(root, FOLDER, frozenset({".json"}))
    return [found for found in listing.files if found.path.endswith(SUFFIX)]


def _read(found: Found) -> tuple[Any, Diagnostics]:
    data = read_file(found, YAML_BOUND)
    if isinstance(data, Diagnostic):
        return None, (data,)
    text, problems = decode_text(found.path, data)
    if problems:
        return None, problems
    try:
        return json.loads(text), ()
    except json.JSONDecodeError as error:
        span = Span(found.path, error.lineno, error.colno)
        return None, (_not_json(span, error.msg),)
    except RecursionError:
        return None, (_not_json(whole_file(found.path), "it is nested too deeply"),)


def _not_json(span: Span, reason: str) -> Diagnostic:
    return Diagnostic(
        code="schema-not-json",
        message=f"this schema is not JSON: {reason}",
        span=span,
        hint="correct it, or delete it so that the one that comes with the program is used",
    )
