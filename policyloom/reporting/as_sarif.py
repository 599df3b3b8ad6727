"""REPORTING: findings -> SARIF 2.1.0, which code hosts and editors show beside the lines."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from policyloom.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Diagnostic, Span
    from policyloom.reporting.findings import Finding, Findings
    from policyloom.reporting.pages import Page

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
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _rule(code: str, page: Page | None) -> dict[str, Any]:
    if page is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.summary},
        "help": {"text": page.text, "markdown": page.text},
    }


def _result(finding: Finding, codes: list[str], prefix: str) -> dict[str, Any]:
    diagnostic = finding.diagnostic
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": LEVELS[diagnostic.severity],
        "message": {"text": _message(diagnostic)},
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


def _message(diagnostic: Diagnostic) -> str:
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
