"""CLI: `due` says what is due for review or behind on a day, and prints the policy schedule."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from policyloom.build.drafts import compile_draft, kept_editions
from policyloom.build.selecting import ALL, Chosen
from policyloom.cli.output import nearby, output_folder
from policyloom.cli.problems import report_aside
from policyloom.cli.sources import open_sources
from policyloom.cli.terminal import say, screen_of
from policyloom.cli.today import today
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import Severity
from policyloom.diagnostics.written import count
from policyloom.editions.due import Days, Papers, schedule
from policyloom.store import write_atomically
from policyloom.writers.schedule import write_schedule

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from policyloom.cli.sources import Sources
    from policyloom.diagnostics import Diagnostics

PRINTED = frozenset({"text", "json"})
NAME = "due"
SUFFIX = {"text": "txt"}


def due(arguments: argparse.Namespace) -> int:
    """Print or write what is due; return 1 when an edition cannot be read."""
    for words in arguments.selectors:
        if "@" in words:
            raise UsageError(f"`{words}`: what is due is about all editions", "leave out the `@`")
    sources = open_sources(arguments, arguments.selectors, usual=ALL)
    days = Days(today=arguments.as_of or today(), within=arguments.within)
    problems: dict[str, Diagnostics] = {}
    papers = tuple(_papers(sources, problems))
    every = (schedule(sources.library, one, days) for one in papers)
    # A body that left before it had an edition has nothing to its name.
    lines = tuple(line for line in every if line.version or not line.away)
    width = screen_of(sys.stdout).width
    data = write_schedule(lines, days, arguments.format, width)
    findings = report_aside(sources, problems)
    _put(arguments, data, sources)
    return int(count(findings, Severity.ERROR) > 0)


def _papers(sources: Sources, problems: dict[str, Diagnostics]) -> Iterator[Papers]:
    for target in dict.fromkeys(one.target for one in sources.chosen):
        kept = kept_editions(sources.project.root, target)
        listed = Chosen(target) in sources.chosen
        draft = None
        problems[str(target)] = kept.problems
        if listed:
            # A draft with errors is one of the findings; `check` is there to list them.
            draft = compile_draft(sources.library, target, kept).compiled.document
        yield Papers(
            body=target.body,
            policy=target.policy,
            editions=kept.editions,
            withdrawn=kept.withdrawn,
            draft=draft,
            listed=listed,
        )


def _put(arguments: argparse.Namespace, data: bytes, sources: Sources) -> None:
    to, out = arguments.format, arguments.out
    if out is None and to in PRINTED:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    name = f"{NAME}.{SUFFIX.get(to, to)}"
    path = out or output_folder(None, sources.project.root) / name
    output_folder(path.parent, sources.project.root)
    if path.is_dir():
        raise UsageError(f"--out: {path} is a folder", f"name a file, such as {path / name}")
    write_atomically(path, data)
    say(f"Written: {nearby(path)}")
