"""CLI: `archive` keeps the published files of approved editions, and checks those it has kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.build.drafts import kept_editions
from policyloom.build.selecting import ALL
from policyloom.cli.problems import report_aside
from policyloom.cli.signing import signing
from policyloom.cli.sources import open_sources
from policyloom.cli.terminal import say
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import Code, Diagnostic, Span
from policyloom.diagnostics.findings import counted
from policyloom.document import with_names
from policyloom.editions import edition_path
from policyloom.fleet.archiving import Archived, archive_edition
from policyloom.fleet.writing import alone_with
from policyloom.store import BusyError, TakenError
from policyloom.writers import CannotWriteError as CannotHoldError
from policyloom.writers import Product, formats_of, obstacle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from policyloom.build.selecting import Chosen
    from policyloom.cli.signing import Sign
    from policyloom.cli.verbs.editions import Archive
    from policyloom.diagnostics import Diagnostics
    from policyloom.editions import Edition
    from policyloom.writers import Obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Where the archive is, and what is kept there."""

    root: Path
    sign: Sign | None
    names_of: Callable[[str], Mapping[str, str]] | None


def archive(asked: Archive) -> int:
    """Archive each edition meant; return 1 when a file differs or could not be kept."""
    sign = signing(asked.sign)
    sources = open_sources(asked, asked.selectors, usual=ALL)
    editions = [one for one in sources.chosen if one.version]
    if not editions:
        hint = "approve a first edition with `policyloom approve`"
        raise UsageError("there is no approved edition to archive", hint)
    names_of = sources.library.names_of if asked.with_names else None
    order = Order(root=sources.project.root, sign=sign, names_of=names_of)
    by_document: dict[str, Diagnostics] = {}
    stopped: dict[Obstacle, str] = {}
    for one in editions:
        done = _archive(one, order, stopped)
        by_document[str(one)] = done.problems
        say(_line(one, done))
    report_aside(sources, by_document)
    for problem, to in stopped.items():
        say(f"No {to} was archived. {problem.reason} {problem.remedy}")
    return int(bool(stopped) or any(by_document.values()))


def _archive(one: Chosen, order: Order, stopped: dict[Obstacle, str]) -> Archived:
    kept = kept_editions(order.root, one.target)
    edition = kept.edition(one.version)
    if edition is None:
        return Archived(problems=kept.problems)
    if order.names_of:
        names = order.names_of(edition.body)
        edition = replace(edition, document=with_names(edition.document, names))
    # An edition records which engine draws its PDF.
    found = {
        to: obstacle(to, edition.document.look.pdf_engine) for to in formats_of(Product.USUAL)
    }
    stopped |= {problem: to for to, problem in found.items() if problem}
    formats = tuple(to for to, problem in found.items() if problem is None)
    try:
        with alone_with(order.root, [one.target]):
            return archive_edition(order.root, edition, formats, order.sign)
    except BusyError as error:
        return _failed(edition, str(error), "wait for it to end, then archive again")
    except TakenError as error:
        return _failed(edition, str(error), "archive again")
    except CannotHoldError as error:
        return _failed(edition, error.obstacle.reason, error.obstacle.remedy)


def _failed(edition: Edition, why: str, hint: str) -> Archived:
    """Return why one edition was not archived; the others are."""
    span = Span(edition_path(edition.body, edition.policy, edition.words), 1, 1)
    message = f"{edition.words} was not archived: {why}"
    problem = Diagnostic(code=Code.NOT_ARCHIVED, message=message, span=span, hint=hint)
    return Archived(problems=(problem,))


def _line(one: Chosen, done: Archived) -> str:
    if done.problems:
        return f"{one}  not archived: {done.problems[0].message}"
    kept = f"kept {', '.join(done.kept)}" if done.kept else ""
    whole = f"as archived: {counted(len(done.whole), 'file')}" if done.whole else ""
    older = f"same words, newer look: {', '.join(done.older)} stay" if done.older else ""
    return f"{one}  {'; '.join(filter(None, (kept, older, whole)))}"
