"""REPORTING: findings -> JSON for programs; docs/command-line.md says what each member means."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from policyloom.diagnostics import Severity
from policyloom.diagnostics.as_text import printable
from policyloom.diagnostics.findings import count
from policyloom.records import envelope, json_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policyloom.diagnostics import Diagnostic, Span
    from policyloom.diagnostics.explaining import Page
    from policyloom.diagnostics.findings import Finding, Findings


KIND, FORMAT = "policyloom-diagnostics", 2


def json_report(findings: Findings) -> str:
    """Return the findings as a JSON object, the same text for the same findings."""
    report = {
        **envelope(KIND, FORMAT),
        "counts": {severity.value: count(findings, severity) for severity in Severity},
        "diagnostics": [_finding(finding) for finding in findings],
    }
    return json_text(report, indent=2)


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


# REPORTING: findings -> GitHub workflow commands, shown beside the lines of a pull request.


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


# REPORTING: findings -> SARIF 2.1.0, which code hosts and editors show beside the lines.


SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
BASE = "FOLDER"


def sarif_report(findings: Findings, pages: Mapping[str, Page], version: str, prefix: str) -> str:
    """Return one SARIF run; ``pages`` gives each rule its help text."""
    codes = sorted({finding.diagnostic.code for finding in findings})
    rules = [_rule(code, pages.get(code)) for code in codes]
    driver = {"name": "policyloom", "version": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            BASE: {"description": {"text": "The folder that the checks were run from."}}
        },
        "results": [_result(finding, codes, prefix) for finding in findings],
    }
    report = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(report, indent=2)


def _rule(code: str, page: Page | None) -> dict[str, Any]:
    if page is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.summary},
        "help": {"text": page.text, "markdown": page.text},
    }


def _result(finding: Finding, codes: Sequence[str], prefix: str) -> dict[str, Any]:
    diagnostic = finding.diagnostic
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": LEVELS[diagnostic.severity],
        "message": {"text": _message_as_sarif(diagnostic)},
        "locations": [_location(diagnostic.span, prefix)],
        "partialFingerprints": {"policyloom/v1": _fingerprint(diagnostic)},
    }
    if diagnostic.labels:
        result["relatedLocations"] = [
            {"id": number, **_location(label.span, prefix), "message": {"text": label.text}}
            for number, label in enumerate(diagnostic.labels, start=1)
        ]
    if finding.documents:
        result["properties"] = {"documents": list(finding.documents)}
    return result


def _message_as_sarif(diagnostic: Diagnostic) -> str:
    return diagnostic.message + (f"\nHint: {diagnostic.hint}" if diagnostic.hint else "")


def _location(span: Span, prefix: str) -> dict[str, Any]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": span.column + max(span.length, 1),
    }
    artifact = {"uri": quote(prefix + span.path), "uriBaseId": BASE}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _fingerprint(diagnostic: Diagnostic) -> str:
    """Name the problem whatever line it has moved to, so that it is followed from run to run."""
    parts = json.dumps([diagnostic.code, diagnostic.span.path, diagnostic.message])
    return hashlib.sha256(parts.encode()).hexdigest()[:32]
