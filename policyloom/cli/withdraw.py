"""CLI: `withdraw` ends an approved edition with a record beside it; nothing is deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from policyloom.build.drafts import kept_editions
from policyloom.build.selecting import APPROVED
from policyloom.cli.deciding import Decision, Looked, decide
from policyloom.cli.sources import open_sources, root_of
from policyloom.cli.today import now, user
from policyloom.diagnostics import Code
from policyloom.fleet.withdrawing import Ending, end_editions, ending

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policyloom.build.drafts import Kept
    from policyloom.build.selecting import Chosen
    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.editions import Withdraw
    from policyloom.editions.withdrawal import Withdrawal
    from policyloom.fleet.prospects import Prospect


def withdraw(asked: Withdraw) -> int:
    """End the editions that are named; return 1 when refused."""
    decision = Decision(
        root=root_of(asked),
        look=partial(_look, asked),
        code=Code.APPROVAL_STALE,
        remedy="look at it again with --dry-run",
    )
    return decide(decision, asked)


def _look(asked: Withdraw) -> Looked:
    sources = open_sources(asked, asked.selectors, usual=APPROVED)
    meant = [one for one in sources.chosen if one.version]
    lines: list[str] = []
    found = tuple(_prospect(asked, sources, one, lines) for one in meant)
    return Looked(
        sources=sources,
        prospects=found,
        lines=tuple(lines),
        write=partial(_write, sources.project.root, asked, found),
        deed="Withdraw",
    )


def _prospect(asked: Withdraw, sources: Sources, one: Chosen, lines: list[str]) -> Prospect:
    root, said = (
        sources.project.root,
        Ending(by=asked.by, on=asked.on, reason=asked.reason, minute=asked.minute),
    )
    found, record = ending(root, sources.library, one.target, one.version, said)
    if record:
        lines += _lines(one, record, kept_editions(root, one.target))
    elif found.left:
        lines.append(f"{one}: {found.left}")
    return found


def _lines(one: Chosen, record: Withdrawal, kept: Kept) -> Iterator[str]:
    yield f"{one}"
    yield f"  withdrawn   {record.words}"
    others = [edition.words for edition in kept.editions if edition.words != one.version]
    then = f"version {others[-1]} is the newest that stands" if others else "no edition stands"
    yield f"  from then   {then}"
    yield f"  file        {record.path}\n"


def _write(root: Path, asked: Withdraw, found: tuple[Prospect, ...], written: list[str]) -> None:
    going = [one for one in found if one.goes]
    end_editions(root, going, on=asked.on, user=user(), time=now())
    written += [one.path for one in going]
