"""REPORTING: the diagnostics of many documents -> findings, each said once, by place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


# The code of a document's problem that is only another file's problem once more.
CONSEQUENCE = Code.DEPENDS_ON_ERRORS
TWICE, UNKNOWN = "duplicate-", "unknown-"
LONGEST = 600
"""Characters of a message that are told; more than any message has without quoting a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem and the documents it was found in; none when it is in the sources alone."""

    diagnostic: Diagnostic
    documents: tuple[str, ...] = ()


Findings = tuple[Finding, ...]


def gather(general: Diagnostics, by_document: Mapping[str, Diagnostics]) -> Findings:
    """Return every different problem once, by place; a consequence is told with its cause."""
    everywhere = frozenset(general)
    documents: dict[Diagnostic, list[str]] = {diagnostic: [] for diagnostic in general}
    for name, diagnostics in by_document.items():
        for diagnostic in dict.fromkeys(diagnostics):
            if diagnostic not in everywhere:
                documents.setdefault(diagnostic, []).append(name)
    _tell_once(documents)
    _tell_with_cause(documents)
    found = (Finding(diagnostic=_short(d), documents=tuple(n)) for d, n in documents.items())
    return tuple(sorted(found, key=_order))


def _short(diagnostic: Diagnostic) -> Diagnostic:
    """Cut words that a message quotes at such length that nobody could read it."""
    if max(len(diagnostic.message), len(diagnostic.hint or "")) <= LONGEST:
        return diagnostic
    hint = _cut(diagnostic.hint) if diagnostic.hint else None
    return replace(diagnostic, message=_cut(diagnostic.message), hint=hint)


def _cut(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    end = LONGEST // 4
    return f"{words[: LONGEST - end]} … {words[-end:]}"


def _tell_once(documents: dict[Diagnostic, list[str]]) -> None:
    """Of what several rules do not know at one place, with one remedy, keep the first."""
    first: dict[tuple[object, ...], Diagnostic] = {}
    for diagnostic in [d for d in documents if d.code.startswith(UNKNOWN) and d.hint]:
        kept = first.setdefault((diagnostic.span, diagnostic.hint), diagnostic)
        if kept is not diagnostic:
            documents[kept].extend(documents.pop(diagnostic))


def _tell_with_cause(documents: dict[Diagnostic, list[str]]) -> None:
    """Where the errors of a file are told, name there the documents that it stops."""
    stopped: dict[str, list[str]] = {}
    errors = [d for d in documents if d.severity is Severity.ERROR and not _follows(d)]
    causes = {path for diagnostic in errors for path in spoils(diagnostic)}
    for diagnostic in [d for d in documents if _follows(d) and d.span.path in causes]:
        stopped.setdefault(diagnostic.span.path, []).extend(documents.pop(diagnostic))
    for diagnostic, names in documents.items():
        if diagnostic.severity is Severity.ERROR:
            found = (n for path in spoils(diagnostic) for n in stopped.get(path, ()))
            names.extend(dict.fromkeys(n for n in found if n not in names))


def spoils(diagnostic: Diagnostic) -> tuple[str, ...]:
    """Return the files that cannot be used for it: of two that define one thing, both."""
    if not diagnostic.code.startswith(TWICE):
        return (diagnostic.span.path,)
    return (diagnostic.span.path, *(label.span.path for label in diagnostic.labels))


def _follows(diagnostic: Diagnostic) -> bool:
    return diagnostic.code == CONSEQUENCE


def count(findings: Iterable[Finding], severity: Severity) -> int:
    """Return how many findings have this severity."""
    return sum(finding.diagnostic.severity is severity for finding in findings)


def counted(number: int, noun: str) -> str:
    """Return ``1 error`` or ``2 errors``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def totals(findings: Findings) -> str:
    """Return ``2 errors and 1 warning``, or ``no problems``."""
    named = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))
    parts = [counted(n, noun) for severity, noun in named if (n := count(findings, severity))]
    if not parts:
        return "no problems"
    return ", ".join(parts[:-1]) + " and " * (len(parts) > 1) + parts[-1]


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    diagnostic = finding.diagnostic
    span = diagnostic.span
    return span.path, span.line, span.column, diagnostic.code, diagnostic.message
