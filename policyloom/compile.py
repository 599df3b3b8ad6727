"""Compile: the stages in order. No stage here touches a file, a clock or the network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.decode import decode
from policyloom.diagnostics import has_errors
from policyloom.lint import lint, lint_library
from policyloom.resolve import resolve
from policyloom.resolve.composition import NEVER
from policyloom.source import VOCABULARY, Target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.decode import Schemas
    from policyloom.decode.assets import Assets, Inspect
    from policyloom.diagnostics import Diagnostics
    from policyloom.document import Document
    from policyloom.resolve import Resolved
    from policyloom.resolve.composition import Approved
    from policyloom.source import Library, Named


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A document, or the reasons why there is none.

    ``dependencies`` are the source files it is made from.
    """

    target: Target
    document: Document | None
    diagnostics: Diagnostics
    dependencies: frozenset[str]


def load(
    files: Mapping[str, str],
    schemas: Schemas,
    assets: Assets,
    inspect: Inspect = lambda _asset: None,
    elsewhere: Named | None = None,
) -> tuple[Library, Diagnostics]:
    """Return the library in ``files`` (YAML text by path), and everything wrong with it.

    ``elsewhere`` is named by trusts that are left out of the files.
    """
    library, problems = decode(files, schemas, assets, inspect)
    return linted(replace(library, elsewhere=elsewhere or library.elsewhere), problems)


def linted(library: Library, problems: Diagnostics) -> tuple[Library, Diagnostics]:
    """Return a library as it was decoded, and its problems, with all that the rules find in it."""
    if VOCABULARY not in library.broken:
        problems = (*problems, *lint_library(library))
    broken = {d.span.path for d in problems if has_errors((d,))}
    return replace(library, broken=library.broken | broken), problems


def compile_policy(
    library: Library,
    target: Target,
    *,
    as_of: str | None = None,
    strict: bool = False,
    approved: Approved = NEVER,
) -> Compiled:
    """Return one document; ``strict`` refuses what only a draft may hold.

    ``approved`` is its newest edition, if there is one.
    """
    resolved = resolve(library, target, as_of=as_of, strict=strict, approved=approved)
    in_part = has_errors(resolved.problems)
    linted = lint(resolved.document, in_part=in_part) if resolved.document else ()
    return _compiled(target, resolved, linted)


def read_policy(
    library: Library, target: Target, *, as_of: str | None = None, approved: Approved = NEVER
) -> Compiled:
    """Return one document only to be seen: no rule has judged its words."""
    return _compiled(
        target, resolve(library, target, as_of=as_of, strict=False, approved=approved), ()
    )


def _compiled(target: Target, resolved: Resolved, linted: Diagnostics) -> Compiled:
    found = tuple(dict.fromkeys((*resolved.problems, *linted)))
    return Compiled(
        target=target,
        document=None if has_errors(found) else resolved.document,
        diagnostics=found,
        dependencies=resolved.dependencies,
    )
