"""The rule that locks, needs and contradictions name clauses that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic, did_you_mean
from policyloom.names import clause_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Span
    from policyloom.source import Clause, Library


def named_clauses(library: Library) -> Iterator[Diagnostic]:
    """Every clause that an overlay locks or another clause names is a clause that there is.

    Why it matters: a misspelt lock locks nothing, and a misspelt contradiction is never found.
    """
    known = clause_names(library)
    for name, span in _named(library):
        if name not in known:
            yield Diagnostic(
                code="unknown-clause",
                message=f"there is no clause `{name}`",
                span=span,
                hint=did_you_mean(name, known),
            )


def _named(library: Library) -> Iterator[tuple[str, Span]]:
    for overlay in library.overlays.values():
        yield from ((lock.text, lock.span) for lock in overlay.locks)
    for clause in library.clauses.values():
        yield from ((name, clause.span) for name in _by_clause(clause))


def _by_clause(clause: Clause) -> Iterator[str]:
    yield from (*clause.requires, *clause.excludes)
    for version in clause.versions:
        yield from (name for name, _ in version.certifies)
