"""REPORTING: diagnostics -> text, JSON, SARIF or GitHub annotations; rendered only here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never

from policyloom.diagnostics.as_text import Screen, text_report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics.findings import Findings

Form: TypeAlias = Literal["text", "json", "sarif", "github"]
FORMS: tuple[Form, ...] = ("text", "json", "sarif", "github")


NO_SCREEN = Screen()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a report needs besides the findings.

    ``texts`` are the sources by path. ``prefix`` leads from the folder that a code host knows to
    the project (``policies/`` when the project is a folder of a larger repository).
    """

    texts: Mapping[str, str]
    screen: Screen = NO_SCREEN
    version: str = ""
    prefix: str = ""


def report(form: Form, findings: Findings, around: Surroundings) -> str:
    """Render findings in one of FORMS."""
    if form == "text":
        return text_report(findings, around.texts, around.screen)
    # Programs ask less often than people, and what writes for them takes longer to load.
    from policyloom.diagnostics.explaining import read_pages  # noqa: PLC0415
    from policyloom.diagnostics.machine import (  # noqa: PLC0415
        github_report,
        json_report,
        sarif_report,
    )

    match form:
        case "json":
            return json_report(findings)
        case "sarif":
            return sarif_report(findings, read_pages(), around.version, around.prefix)
        case "github":
            return github_report(findings, around.prefix)
        case _:
            assert_never(form)
