"""CLI: `resolve` without a clause -> every conflict that is open, and how to look at it."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.build.drafts import kept_safely, newest_editions
from policyloom.build.selecting import parse
from policyloom.cli.problems import report_aside
from policyloom.cli.sources import open_sources
from policyloom.cli.terminal import paint, say, screen_of
from policyloom.deviations import Reading
from policyloom.deviations.deciding import matter_of
from policyloom.diagnostics import has_errors
from policyloom.fleet.resolving import open_meetings
from policyloom.report.conflict import open_lines
from policyloom.resolve.profile import policies_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.fleet import Resolve
    from policyloom.deviations import Meeting
    from policyloom.diagnostics import Diagnostics
    from policyloom.source import Library, Target

NONE, ERRORS, OPEN = 0, 1, 2


def list_open(asked: Resolve) -> int:
    """Print every open conflict; return 2 when there is any, 1 when a file cannot be read."""
    selectors = (asked.what,) if asked.what else ()
    sources = with_partial(open_sources(asked, selectors))
    bodies = tuple(_bodies(sources, asked.what))
    reading = reading_of(asked, sources)
    found = [one for body in bodies for one in open_meetings(sources.library, body, reading)]
    library = sources.library
    mine = [
        library.target(body, one.text) for body in bodies for one in policies_of(library, body)
    ]
    sources = replace(sources, general=(*sources.general, *damaged(sources, mine)))
    screen = screen_of(sys.stdout)
    for meeting in found:
        matter = matter_of(sources.library, meeting, "")
        for one in open_lines(matter, screen.width):
            say(paint(one, screen))
    report_aside(sources, {})
    say(_summary(found))
    if has_errors(sources.general):
        return ERRORS
    return OPEN if found else NONE


def with_partial(sources: Sources) -> Sources:
    """Return the sources with what is sound in overlays that have errors."""
    library = sources.library
    if not library.partial:
        return sources
    overlays = {**library.overlays, **library.partial}
    return replace(sources, library=replace(library, overlays=overlays))


def reading_of(asked: Resolve, sources: Sources) -> Reading:
    """Return on which days the documents are read: as asked for, or each on its own."""
    newest = newest_editions(sources.project.root, sources.library.renames)
    return Reading(as_of=asked.as_of or "", approved=newest)


def damaged(sources: Sources, targets: Iterable[Target]) -> Diagnostics:
    """Return what is wrong with editions: what was left out when they were approved is unknown."""
    found = (kept_safely(sources.project.root, target).problems for target in targets)
    return tuple(problem for problems in found for problem in problems)


def _bodies(sources: Sources, words: str) -> Iterator[str]:
    selector = parse(words) if words else None
    for body in sorted(sources.library.overlays):
        if is_readable(sources.library, body) and (selector is None or selector.takes_body(body)):
            yield body


def is_readable(library: Library, body: str) -> bool:
    """Tell whether the overlay of a body, and that of its trust, could be read."""
    overlay = library.overlays.get(body)
    return overlay is not None and (overlay.parent is None or overlay.parent in library.overlays)


def _summary(found: list[Meeting]) -> str:
    if not found:
        return "There is no open conflict."
    bodies = len({one.body for one in found})
    conflicts = "One open conflict" if len(found) == 1 else f"{len(found):,} open conflicts"
    return f"{conflicts} in {'one body' if bodies == 1 else f'{bodies:,} bodies'}."
