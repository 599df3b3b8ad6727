"""CLI: `check` compiles everything, writes nothing, and reports every problem once."""

from __future__ import annotations

import sys
from collections.abc import Mapping  # noqa: TC003 - Form reads what the fields of Found are
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING

from policyloom.build.forking import cores, found_of
from policyloom.build.parts import keep_parts
from policyloom.cli.sources import asked_today, draft_of, left_editions, only_drafts, open_sources
from policyloom.cli.terminal import say, screen_of
from policyloom.cli.today import today
from policyloom.diagnostics import Diagnostics, Severity, has_errors
from policyloom.diagnostics.findings import count, counted, gather, totals
from policyloom.diagnostics.written import report
from policyloom.editions.request import unsettled
from policyloom.fleet.fixing import fixed
from policyloom.fleet.kept_files import missing_files
from policyloom.fleet.recorded import recorded
from policyloom.fleet.resolving import decisions_at
from policyloom.fleet.rollouts import rollouts
from policyloom.records import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.documents import Check
    from policyloom.diagnostics import Diagnostic
    from policyloom.records import Json
    from policyloom.source import Target


@dataclass(frozen=True, slots=True)
class Found:
    """What is kept of a draft once it is compiled."""

    diagnostics: Mapping[str, Diagnostics]
    refused: bool


FORM = Form()


def check(asked: Check) -> int:
    """Print the report; return 1 when there are errors, warnings alone are 0."""
    only_drafts(asked.selectors, "check")
    question = ("check", today(), asked.as_of, asked.for_approval)
    opened = open_sources(asked, asked.selectors, usual="", question=question, nobody=True)
    sources = asked_today(opened, asked.as_of)
    found = dict(_found(asked, sources, question))
    by_document = {name: told for one in found.values() for name, told in one.diagnostics.items()}
    general = (*sources.general, *_kept_problems(sources))
    if asked.fix:
        say(fixed(sources.project.root, (*general, *chain(*by_document.values()))))
        return check(replace(asked, fix=False))
    findings = gather(general, by_document | left_editions(sources))
    around = sources.surroundings(screen_of(sys.stdout), version("policyloom"))
    sys.stdout.write(report(asked.format, findings, around))
    if asked.format == "text":
        words = totals(findings)
        documents = counted(len(found), "document")
        say(f"{words[0].upper()}{words[1:]} in {documents}.")
    refused = any(one.refused for one in found.values())
    return int(refused or count(findings, Severity.ERROR) > 0)


def _kept_problems(sources: Sources) -> Iterator[Diagnostic]:
    """Yield what is wrong with records of decisions and rollouts, and with files that are kept."""
    root = sources.project.root
    bodies = dict.fromkeys(one.target.body for one in sources.chosen)
    for body in bodies:
        yield from decisions_at(root, body)[1]
    known = list(rollouts(root))
    for found in known:
        yield from found.problems
    yield from recorded(root, bodies, [one.record for one in known]).every
    yield from missing_files(root, sources.library, sources.elsewhere)


def _found(asked: Check, sources: Sources, question: object) -> Iterator[tuple[Target, Found]]:
    """Yield what is found of each document in turn, and keep it in the end."""
    known = sources.loaded.told
    unknown = tuple(target for target in sources.targets if target not in known)

    def find(batch: Sequence[Target]) -> list[Json]:
        return [FORM.write(_found_of(asked, sources, target)) for target in batch]

    told = dict(zip(unknown, found_of(unknown, find, cores()), strict=True))
    for target in sources.targets:
        yield target, FORM.read(known[target] if target in known else told[target], Found)
    keep_parts(sources.project, question, sources.loaded, told)


def _found_of(asked: Check, sources: Sources, target: Target) -> Found:
    draft = draft_of(sources, target, as_of=asked.as_of, strict=asked.for_approval)
    found = draft.diagnostics
    if asked.for_approval:
        found = {name: unsettled(problems) for name, problems in found.items()}
    return Found(found, draft.compiled.document is None or any(map(has_errors, found.values())))
