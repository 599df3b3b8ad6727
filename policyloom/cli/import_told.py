"""CLI: what is told of files that are brought in: one by one, to programs at the end."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.cli.terminal import report_text, say_aside, screen_of, visible
from policyloom.fleet.importing_schools import of_one_model
from policyloom.report.importing import import_report, imports_report
from policyloom.scaffold import Scaffold
from policyloom.source import body_of
from policyloom.writers.report import write_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policyloom.importing import Outline
    from policyloom.report.importing import Import

JSON = "json"
SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class OfABody:
    """A file as it was read, with whose it is."""

    body: str
    name: str
    outline: Outline


def as_one(files: Sequence[OfABody]) -> str:
    """Return which files of several bodies are one policy, and how it comes in; or nothing."""
    found = of_one_model([one.outline for one in files])
    mine = {one.body: one.name for at, one in enumerate(files) if at in found}
    if len(mine) < SEVERAL:
        return ""
    return (
        f"{', '.join(mine.values())} look like one policy as several schools have it: most "
        "paragraphs are alike. As one, with what each school says of its own, they come in "
        f"with\n  policyloom import {' '.join(mine.values())} --body {','.join(mine)}"
    )


@dataclass(slots=True)
class Telling:
    """Tells imports in a format; JSON is one value, however many files there are."""

    format: str
    several: bool
    told: list[Import] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    def tell(self, made: Import) -> None:
        """Tell of a file."""
        self.told.append(made)
        if self.format != JSON:
            report = import_report(made)
            sys.stdout.write(report_text(report, screen_of(sys.stdout), every=True))

    def refuse(self, name: str, why: str) -> None:
        """Tell of a file that cannot be brought in."""
        self.refused[name] = why
        say_aside(f"policyloom: {visible(name)}: {visible(why)}\n")

    def say_one_model(self) -> None:
        """Say which files of several schools are one policy, and how it comes in as one."""
        made = [OfABody(body=_body_of(o), name=o.name, outline=o.outline) for o in self.told]
        if said := as_one(made):
            say_aside(f"{said}\n")

    def end(self) -> None:
        """Tell a program all of it."""
        if self.format != JSON:
            return
        report = (
            imports_report(self.told, self.refused)
            if self.several
            else import_report(self.told[0])
        )
        sys.stdout.buffer.write(write_report(report, JSON))


def _body_of(made: Import) -> str:
    """Return whose overlay is written."""
    written = made.brought.scaffold if made.brought else Scaffold()
    return next(filter(None, map(body_of, (*written.files, *written.changed))), "")
