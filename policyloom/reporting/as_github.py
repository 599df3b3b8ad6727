"""REPORTING: findings -> GitHub workflow commands, shown beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Severity
from policyloom.reporting.excerpt import printable

if TYPE_CHECKING:
    from policyloom.reporting.findings import Finding, Findings

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_report(findings: Findings, prefix: str) -> str:
    """Return one annotation a line; ``endColumn`` is the column after the place."""
    return "".join(_annotation(finding, prefix) + "\n" for finding in findings)


def _annotation(finding: Finding, prefix: str) -> str:
    diagnostic = finding.diagnostic
    span = diagnostic.span
    properties = {
        "file": prefix + span.path,
        "line": str(span.line),
        "col": str(span.column),
        "endColumn": str(span.column + max(span.length, 1)),
        "title": diagnostic.code,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{COMMANDS[diagnostic.severity]} {listed}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    diagnostic = finding.diagnostic
    lines = [diagnostic.message]
    lines += [f"{label.text}: {label.span}" for label in diagnostic.labels]
    lines += [f"Hint: {diagnostic.hint}"] if diagnostic.hint else []
    lines += [f"In {', '.join(finding.documents)}"] if finding.documents else []
    return "\n".join(printable(line) for line in lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
