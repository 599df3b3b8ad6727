"""Reports: where whatever makes a part of a document says what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from policyloom.diagnostics import Code, Label, Span


@dataclass(slots=True, kw_only=True)
class Reports:
    """The problems that were found so far."""

    problems: list[Diagnostic] = field(default_factory=list)

    def report(
        self,
        code: Code,
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

    def warn(self, code: Code, message: str, span: Span, hint: str, *labels: Label) -> None:
        """Report something that an author should look at; the document is made all the same."""
        self.report(code, message, span, hint, *labels)
        self.problems[-1] = replace(self.problems[-1], severity=Severity.WARNING)
