"""CLI: a build with something to do: drafts and editions made, written, listed and summed up."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.build.building import Order, job_for, keep
from policyloom.build.cards import SUFFIX, folder_of, stem
from policyloom.build.drafts import kept_safely
from policyloom.build.engines import cores, work_on_cluster, work_through
from policyloom.build.flow import EngineError
from policyloom.build.selecting import Chosen
from policyloom.build.work import Stock, failed, make
from policyloom.cli.output import nearby, output_folder, tell_missing
from policyloom.cli.problems import report_aside
from policyloom.cli.progress import watching
from policyloom.cli.sources import asked_today, open_sources, whole_library
from policyloom.cli.terminal import say
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import Severity
from policyloom.diagnostics.findings import count, counted, totals
from policyloom.fleet.feeds import NAME as FEED
from policyloom.fleet.feeds import write_feeds
from policyloom.fleet.listing import write_listing
from policyloom.fleet.printed import forget_old_maps, keep_map
from policyloom.store import CannotWriteError, names_in, try_folder
from policyloom.writers import PDF_ENGINES, Product, engine_here, formats_of, obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from policyloom.build.work import Job, Made, Outcome
    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.documents import Build
    from policyloom.diagnostics.findings import Findings
    from policyloom.writers import Obstacle

NAMED = 10
USUAL = (700, 10, 10)
"""How often Python looks for rings of values that nobody holds, unless told otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """The formats that are wanted, and what keeps an engine from drawing PDFs here.

    ``named`` says that somebody asked for these formats or for an engine by name, so that it is a
    failure where they cannot be had.
    """

    wanted: tuple[str, ...]
    obstacles: dict[str, Obstacle]
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How a build ended.

    ``complete`` says that nothing asked for is missing; ``files`` are all that it stands behind,
    with their digests where it wrote them itself, and ``again`` is what to say when the same build
    has nothing to do.
    """

    status: int
    complete: bool
    files: Mapping[str, str | None]
    again: str


def build_documents(asked: Build, program: str) -> Result:
    """Build, tell the problems and sum up; the status is 1 when anything asked for is missing."""
    opened = open_sources(asked, asked.selectors, usual="")
    sources = asked_today(opened, asked.as_of)
    out = output_folder(asked.out, sources.project.root)
    sources = replace(sources, chosen=tuple(_with_ended(sources, out)))
    try_folder(out)
    engine = engine_here(asked.pdf_engine or "")
    formats = _formats(asked, engine)
    order = Order(formats=formats.wanted, out=out, as_of=asked.as_of)
    stock = Stock(
        library=sources.library,
        general=sources.general,
        program=program,
        pdf_engine=engine,
        lacking=tuple(formats.obstacles),
    )
    made = _build_all(sources, order, stock, asked)
    outcomes = tuple(sorted(made, key=lambda one: (one.target, one.version)))
    by_document = {one.name: one.diagnostics for one in outcomes}
    findings = report_aside(sources, by_document, Severity.WARNING)
    bodies = {one.target.body for one in outcomes}
    mine = tuple(target for target in sources.stock.targets if target.body in bodies)
    forget_old_maps(sources.project.root)
    write_feeds(sources.project.root, mine, out)
    index = write_listing(sources.library, sources.stock, out) if outcomes else None
    _sum_up(outcomes, findings, formats, nearby(index) if index else "")
    lacking = any(one.lacking for one in outcomes)
    failed = (lacking and formats.named) or any(one.refused or one.unmade for one in outcomes)
    status = int(failed or count(findings, Severity.ERROR) > 0)
    return Result(
        status=status,
        complete=not status and not lacking and index is not None,
        files=dict(_files(outcomes, order, index)),
        again=_again(outcomes, findings, nearby(index) if index else ""),
    )


def _with_ended(sources: Sources, out: Path) -> Iterator[Chosen]:
    """Yield what was chosen, and of the same documents what was published and is withdrawn now.

    The page that stands there would go on saying that it holds.
    """
    for target, chosen in groupby(sources.chosen, key=lambda one: one.target):
        there = set(names_in(out / folder_of(target), SUFFIX))
        ended = (words for one, words in sources.stock.withdrawn if one == target)
        published = (w for w in ended if f"{stem(target.policy, w)}{SUFFIX}" in there)
        yield from sorted({*chosen, *(Chosen(target, words) for words in published)})


def _files(
    outcomes: tuple[Outcome, ...], order: Order, index: Path | None
) -> Iterator[tuple[str, str | None]]:
    """Yield every file that the build answers for."""
    for one in outcomes:
        yield from one.files.items()
    # Others may have a part in these: they are taken as they are.
    for body in sorted({one.target.body for one in outcomes}):
        if (order.out / body / FEED).exists():
            yield f"{body}/{FEED}", None
    if index:
        yield index.relative_to(order.out).as_posix(), None


def _again(outcomes: tuple[Outcome, ...], findings: Findings, index: str) -> str:
    words = f"Nothing to do: {counted(len(outcomes), 'document')} up to date, see {index}"
    return f"{words}\n{_total(findings)}" if findings else words


def _total(findings: Findings) -> str:
    words = totals(findings)
    return f"{words[0].upper()}{words[1:]}."


def _formats(asked: Build, engine: str) -> Formats:
    wanted = asked.format or formats_of(Product.USUAL)
    engines = (engine,) if engine else PDF_ENGINES
    found = {one: obstacle("pdf", one) for one in engines if "pdf" in wanted}
    named = asked.format is not None or asked.pdf_engine in PDF_ENGINES
    obstacles = {one: problem for one, problem in found.items() if problem}
    return Formats(wanted=wanted, obstacles=obstacles, named=named)


def _build_all(sources: Sources, order: Order, stock: Stock, asked: Build) -> Iterator[Outcome]:
    """Yield what became of each document as it is done."""
    # What is loaded stays; what each page leaves behind is to go soon, however many there are.
    gc.freeze()
    gc.set_threshold(*USUAL)
    with watching(len(sources.chosen)) as watch:
        for first in _made(_jobs(sources, order), stock, asked, len(sources.chosen)):
            watch.begin(first.outcome.name)
            made = _told_by_the_whole(first, sources, order, stock)
            outcome = _keep(made, order)
            if made.printed:
                keep_map(sources.project.root, made.printed)
            watch.done(outcome)
            yield outcome


def _told_by_the_whole(made: Made, sources: Sources, order: Order, stock: Stock) -> Made:
    """Make a refused draft again with the whole project, where only what it needs was read."""
    one = made.outcome
    if not one.refused or one.version or sources.loaded.needed is None:
        return made
    kept = kept_safely(sources.project.root, one.target)
    whole = replace(stock, library=whole_library(sources))
    return make(whole, job_for(Chosen(one.target), kept, order))


def _jobs(sources: Sources, order: Order) -> Iterator[Job]:
    for target, chosen in groupby(sources.chosen, key=lambda one: one.target):
        kept = kept_safely(sources.project.root, target)
        yield from (job_for(one, kept, order) for one in chosen)


def _made(jobs: Iterator[Job], stock: Stock, asked: Build, total: int) -> Iterator[Made]:
    engine = asked.engine
    if engine:
        try:
            yield from work_on_cluster(jobs, stock, engine)
        except EngineError as error:
            raise UsageError(f"--engine: {error}", error.hint) from None
        return
    yield from work_through(jobs, stock, workers=_workers(asked, total))


def _workers(asked: Build, total: int) -> int:
    # A worker takes as long to start as two documents take to make.
    return min(asked.jobs or cores(), total // 2)


def _keep(made: Made, order: Order) -> Outcome:
    try:
        return keep(made, order)
    except CannotWriteError as error:
        if error.full:
            raise
        return replace(made.outcome, reasons=(f"{error}; {error.hint}",))
    except Exception as error:  # noqa: BLE001 - told, and it stops this document only
        return failed(made.outcome, error)


def _sum_up(
    outcomes: tuple[Outcome, ...], findings: Findings, formats: Formats, index: str
) -> None:
    refused = [one for one in outcomes if one.refused]
    same = sum(one.unchanged for one in outcomes)
    built = [one for one in outcomes if one.sizes and not one.unchanged]
    if built:
        written = ", ".join(to for to in formats.wanted if any(to in one.sizes for one in built))
        say(f"Built {counted(len(built), 'document')} ({written}), see {index}")
    if same:
        say(f"Up to date: {counted(same, 'document')}" + ("" if built else f", see {index}"))
    if refused:
        names = ", ".join(one.name for one in refused[:NAMED])
        more = f" and {len(refused) - NAMED:,} more" if len(refused) > NAMED else ""
        say(f"Not built: {counted(len(refused), 'document')} ({names}{more})")
        say("Files from earlier builds of these are unchanged.")
    for one in outcomes:
        for reason in one.unmade:
            say(f"Not all of {one.name}: {reason}")
    if findings:
        say(_total(findings))
    for engine, problem in formats.obstacles.items():
        without = sum(one.lacking == engine for one in outcomes)
        of = "" if without == len(outcomes) else f" of {counted(without, 'document')}"
        if without:
            tell_missing(f"no pdf was written{of}", engine, problem)
