"""CLI: `due` says what is due for review or behind on a day, and prints the policy schedule."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from policyloom.build.drafts import compile_draft, kept_editions
from policyloom.build.selecting import ALL, Chosen
from policyloom.cli.output import nearby, output_file, output_folder
from policyloom.cli.problems import report_aside
from policyloom.cli.sources import asked_today, open_sources
from policyloom.cli.terminal import report_text, say, screen_of
from policyloom.cli.today import today
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import Severity, has_errors
from policyloom.diagnostics.findings import count
from policyloom.editions.due import Days, Papers
from policyloom.editions.elsewhere import kept_elsewhere
from policyloom.editions.schedule import schedule
from policyloom.fleet.recorded import recorded
from policyloom.report.bodies import body_names
from policyloom.report.schedule import schedule_report
from policyloom.source import Target
from policyloom.store import write_atomically
from policyloom.writers import is_printed, suffix_of
from policyloom.writers.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.comparing import Due
    from policyloom.diagnostics import Diagnostics
    from policyloom.editions.schedule import Scheduled

NAME = "due"


def due(asked: Due) -> int:
    """Print or write what is due; return 1 when an edition cannot be read."""
    for words in asked.selectors:
        if "@" in words:
            raise UsageError(f"`{words}`: what is due is about all editions", "leave out the `@`")
    opened = open_sources(asked, asked.selectors, usual=ALL, nobody=True)
    sources = asked_today(opened, asked.as_of)
    days = Days(today=asked.as_of or today(), within=asked.within)
    problems: dict[str, Diagnostics] = {}
    # One after the other: two thousand drafts together take hundreds of megabytes.
    every = (schedule(sources.library, one, days) for one in _papers(sources, problems))
    # A body that left before it had an edition has nothing to its name.
    kept = (
        kept_elsewhere(sources.library, body, one, days)
        for body, policies in sources.library.kept.items()
        for one in policies
        if Target(body, one.policy.text) in sources.elsewhere
    )
    found = (line for line in every if line.version or not line.away)
    lines = tuple(sorted((*found, *kept), key=lambda line: line.body))
    data = _bytes(asked, lines, days, sources)
    findings = report_aside(sources, problems)
    _put(asked, data, sources)
    return int(count(findings, Severity.ERROR) > 0)


def _papers(sources: Sources, problems: dict[str, Diagnostics]) -> Iterator[Papers]:
    root, targets = sources.project.root, dict.fromkeys(one.target for one in sources.chosen)
    records = recorded(root, (one.body for one in targets))
    for target in targets:
        kept = kept_editions(root, target)
        wrong = (*kept.problems, *records.of(target))
        listed = Chosen(target) in sources.chosen
        draft = None
        problems[str(target)] = wrong
        if listed:
            # A draft with errors is one of the findings; `check` is there to list them.
            draft = compile_draft(sources.library, target, kept).compiled.document
        yield Papers(
            body=target.body,
            policy=target.policy,
            editions=kept.editions,
            withdrawn=kept.withdrawn,
            damaged=has_errors(wrong),
            draft=draft,
            listed=listed,
        )


def _bytes(asked: Due, lines: tuple[Scheduled, ...], days: Days, sources: Sources) -> bytes:
    if asked.format == "ics":
        from policyloom.writers.calendar_file import schedule_calendar  # noqa: PLC0415 - it is large

        return schedule_calendar(lines, days)
    report = schedule_report(lines, days, body_names(sources.library))
    if asked.format == "text" and asked.out is None:
        return report_text(report, screen_of(sys.stdout), every=asked.all).encode()
    return write_report(report, asked.format)


def _put(asked: Due, data: bytes, sources: Sources) -> None:
    to, out = asked.format, asked.out
    if out is None and is_printed(to):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    name = f"{NAME}.{suffix_of(to)}"
    path = out or output_folder(None, sources.project.root) / name
    write_atomically(output_file(path, sources.project.root, name), data)
    say(f"Written: {nearby(path)}")
