"""REPORTING: findings -> JSON for programs; docs/command-line.md says what each member means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from policyloom.diagnostics import Severity
from policyloom.reporting.findings import count

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.reporting.findings import Finding, Findings

VERSION = 1


def json_report(findings: Findings) -> str:
    """Return the findings as a JSON object, the same text for the same findings."""
    report = {
        "format": "policyloom-diagnostics",
        "version": VERSION,
        "counts": {severity.value: count(findings, severity) for severity in Severity},
        "diagnostics": [_finding(finding) for finding in findings],
    }
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    diagnostic = finding.diagnostic
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        **_place(diagnostic.span),
        "labels": [_place(label.span) | {"text": label.text} for label in diagnostic.labels],
        "documents": list(finding.documents),
    }


def _place(span: Span) -> dict[str, Any]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "length": span.length,
    }
