"""The planner: what planning one document looks things up in, and where it reports to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic, Label, Severity

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.resolve.profile import Profile
    from policyloom.source import Clause, Library, Policy


@dataclass(slots=True)
class Planner:
    """What planning one document needs; ``date`` is an ISO day.

    ``early`` holds the clauses that have no version yet on that day, each with its inclusion.
    """

    library: Library
    policy: Policy
    profile: Profile
    date: str
    problems: list[Diagnostic] = field(default_factory=list)
    early: list[tuple[Clause, Span]] = field(default_factory=list)

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        hint: str | None = None,
        *labels: Label,
        wanted: tuple[str, str] | None = None,
    ) -> None:
        """Report something that refuses the document."""
        self.problems.append(
            Diagnostic(
                code=code, message=message, span=span, hint=hint, labels=labels, wanted=wanted
            )
        )

    def warn(self, code: str, message: str, span: Span, hint: str, *labels: Label) -> None:
        """Report something that an author should look at; the document is made all the same."""
        self.problems.append(
            Diagnostic(
                code=code,
                message=message,
                span=span,
                hint=hint,
                severity=Severity.WARNING,
                labels=labels,
            )
        )
