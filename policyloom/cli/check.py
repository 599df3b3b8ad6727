"""CLI: `check` compiles everything, writes nothing, and reports every problem once."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from policyloom.cli.sources import asked_today, drafts, left_editions, only_drafts, open_sources
from policyloom.cli.terminal import say, screen_of
from policyloom.diagnostics import Severity
from policyloom.diagnostics.written import count, counted, gather, report, totals
from policyloom.fleet.deviating import decisions_of
from policyloom.fleet.rollouts import rollouts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.build.drafts import Draft
    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.documents import Check
    from policyloom.diagnostics import Diagnostic, Diagnostics


def check(asked: Check) -> int:
    """Print the report; return 1 when there are errors, warnings alone are 0."""
    only_drafts(asked.selectors, "check")
    sources = asked_today(open_sources(asked, asked.selectors, usual=""), asked.as_of)
    strict = asked.for_approval
    found = _found(drafts(sources, as_of=asked.as_of, strict=strict))
    by_document = {name: told for one in found for name, told in one.diagnostics.items()}
    general = (*sources.general, *_kept_problems(sources))
    findings = gather(general, by_document | left_editions(sources))
    around = sources.surroundings(screen_of(sys.stdout), version("policyloom"))
    sys.stdout.write(report(asked.format, findings, around))
    if asked.format == "text":
        words = totals(findings)
        documents = counted(len(found), "document")
        say(f"{words[0].upper()}{words[1:]} in {documents}.")
    refused = any(one.refused for one in found)
    return int(refused or count(findings, Severity.ERROR) > 0)


def _kept_problems(sources: Sources) -> Iterator[Diagnostic]:
    """Yield what is wrong with the records that are kept: of decisions, and of rollouts."""
    root, library = sources.project.root, sources.library
    for body in dict.fromkeys(one.target.body for one in sources.chosen):
        if body in library.overlays:
            yield from decisions_of(root, library.overlays[body])[1]
    for found in rollouts(root):
        yield from found.problems


@dataclass(frozen=True, slots=True)
class _Found:
    """What is kept of a draft once it is compiled."""

    diagnostics: Mapping[str, Diagnostics]
    refused: bool


def _found(compiled: Iterator[Draft]) -> tuple[_Found, ...]:
    return tuple(_Found(one.diagnostics, one.compiled.document is None) for one in compiled)
