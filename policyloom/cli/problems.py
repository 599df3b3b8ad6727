"""CLI: problems found on the way to another answer, told beside it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from policyloom.cli.terminal import say_aside, screen_of
from policyloom.diagnostics import Severity
from policyloom.diagnostics.findings import gather
from policyloom.diagnostics.written import report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.cli.sources import Sources
    from policyloom.diagnostics import Diagnostics
    from policyloom.diagnostics.findings import Findings


def report_aside(
    sources: Sources, by_document: Mapping[str, Diagnostics], least: Severity = Severity.ERROR
) -> Findings:
    """Print on standard error the problems that are at least so severe; return all of them."""
    findings = gather(sources.general, by_document)
    order = list(Severity)
    told = tuple(
        finding
        for finding in findings
        if order.index(finding.diagnostic.severity) <= order.index(least)
    )
    say_aside(report("text", told, sources.surroundings(screen_of(sys.stderr))))
    return findings
