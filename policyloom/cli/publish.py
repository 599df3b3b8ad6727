"""CLI: `publish` writes what is in force into a folder for a website."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.build.selecting import ALL
from policyloom.cli.output import nearby, output_folder
from policyloom.cli.problems import report_aside
from policyloom.cli.sources import open_sources
from policyloom.cli.terminal import say, say_aside
from policyloom.cli.today import today
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import has_errors
from policyloom.fleet.publishing import Order
from policyloom.fleet.publishing import publish as published
from policyloom.store import BusyError, RefusedError
from policyloom.writers import engine_here

if TYPE_CHECKING:
    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.folder import Publish
    from policyloom.fleet.publishing import Outcome

SITE = "site"
LISTS = ("/overlay.yaml", "/register.yaml")
"""What the files of a body that say which policies it has end with."""


def publish(asked: Publish) -> int:
    """Publish, and tell; return 1 where a document or a format had to be left out.

    Nothing is published, and nothing taken away, of which a body's own list cannot be read.
    """
    sources = open_sources(asked, asked.of, usual=ALL)
    order = _order(asked, sources)
    if unread := _unread_lists(sources):
        report_aside(sources, {})
        say(f"Nothing was published: what is in force is not known before {unread} is put right.")
        return 1
    try:
        done = published(order)
    except BusyError as error:
        raise RefusedError(str(error), "wait for it to end, then publish again") from None
    report_aside(sources, done.problems)
    _tell(order.out, done)
    return int(bool(done.lacking) or any(done.problems.values()))


def _unread_lists(sources: Sources) -> str:
    """Return the files with errors that say which policies the bodies meant have."""
    found = dict.fromkeys(d.span.path for d in sources.general if has_errors((d,)))
    return ", ".join(path for path in found if path.endswith(LISTS))


def _order(asked: Publish, sources: Sources) -> Order:
    if asked.home and asked.home not in sources.library.overlays:
        hint = f"known: {', '.join(sorted(sources.library.overlays))}"
        raise UsageError(f"--home: there is no body `{asked.home}`", hint)
    root = sources.project.root
    engine = engine_here(asked.pdf_engine)
    folder = Path(asked.folder) if asked.folder else root / SITE
    return Order(
        root=root,
        out=output_folder(folder, root),
        library=sources.library,
        targets=tuple(dict.fromkeys(one.target for one in sources.chosen)),
        listed=frozenset(sources.targets),
        elsewhere=sources.elsewhere,
        formats=asked.format,
        day=asked.as_of or today(),
        home=asked.home,
        engine=engine,
        maker=f"{version('policyloom')} {engine}".strip(),
    )


def _tell(out: Path, done: Outcome) -> None:
    policies = "1 policy is" if done.in_force == 1 else f"{done.in_force:,} policies are"
    say(f"{policies} in force, in {nearby(out)}")
    for path in done.written:
        say(f"Written: {path}")
    for path in done.gone:
        say(f"Taken away: {path}")
    if not done.written and not done.gone:
        say("Nothing has changed since it was published.")
    for line in done.notes:
        say(line)
    for one in dict.fromkeys(error.obstacle for error in done.lacking):
        say_aside(f"policyloom: no PDF was published. {one.reason}\n  {one.remedy}\n")
