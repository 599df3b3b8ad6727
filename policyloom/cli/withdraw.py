"""CLI: `withdraw` ends an approved edition with a record beside it; nothing is deleted."""

from __future__ import annotations

import zlib
from functools import partial
from typing import TYPE_CHECKING

from policyloom.build.drafts import kept_editions
from policyloom.build.selecting import APPROVED
from policyloom.changes import Size
from policyloom.cli.deciding import Decision, Looked, decide
from policyloom.cli.sources import open_sources, root_of
from policyloom.cli.today import now, user
from policyloom.diagnostics import Code, has_errors
from policyloom.editions.approvers import approver
from policyloom.editions.deeds import WITHDRAWN
from policyloom.editions.request import refusal
from policyloom.editions.withdrawal import WITHDRAWAL, Withdrawal
from policyloom.english.dates import date_words
from policyloom.fleet.deeds import deed_files
from policyloom.fleet.prospects import Prospect
from policyloom.fleet.writing import alone_with
from policyloom.resolve.profile import profile_of
from policyloom.store import create_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policyloom.build.drafts import Kept
    from policyloom.build.selecting import Chosen
    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.editions import Withdraw
    from policyloom.diagnostics import Diagnostic
    from policyloom.editions import Edition


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
    kept = kept_editions(sources.project.root, one.target)
    edition = kept.edition(one.version)
    if edition is None:
        return Prospect(target=one.target, problems=kept.problems)
    if edition.withdrawn:
        left = f"version {edition.words} was withdrawn {edition.withdrawn.words}"
        lines.append(f"{one}: {left}")
        return Prospect(target=one.target, left=left)
    by_words, problems = _decider(asked, sources, edition)
    if has_errors(problems):
        return Prospect(target=one.target, problems=problems)
    record = Withdrawal(
        body=edition.body,
        policy=edition.policy,
        version=edition.words,
        edition=edition.digest,
        by=asked.by,
        by_words=by_words,
        on=asked.on,
        reason=asked.reason,
        minute=asked.minute,
    )
    lines += _lines(one, record, kept)
    return Prospect(
        target=one.target,
        version=edition.words,
        digest=WITHDRAWAL.digest(record),
        text=zlib.compress(WITHDRAWAL.text(record).encode()),
        place=record.path,
        problems=problems,
    )


def _decider(
    asked: Withdraw, sources: Sources, edition: Edition
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return whoever decides, in words: who may approve such a text may end it."""
    problems: list[Diagnostic] = []
    if asked.on < edition.approval.on:
        day = date_words(edition.approval.on)
        message = f"version {edition.words} was approved on {day}, after {date_words(asked.on)}"
        hint = "an edition cannot end before its approval: check the day given with --on"
        problems.append(refusal(Code.DATE_ORDER, message, hint))
    library = sources.library
    policy = library.policies.get(edition.policy)
    if policy is None or edition.body not in library.overlays:
        return asked.by, tuple(problems)
    profile = profile_of(library, edition.body)
    by, not_allowed = approver(asked.by, Size.SUBSTANTIVE, policy, profile)
    return by.words if by else asked.by, (*problems, *not_allowed)


def _lines(one: Chosen, record: Withdrawal, kept: Kept) -> Iterator[str]:
    yield f"{one}"
    yield f"  withdrawn   {record.words}"
    others = [edition.words for edition in kept.editions if edition.words != one.version]
    then = f"version {others[-1]} is the newest that stands" if others else "no edition stands"
    yield f"  from then   {then}"
    yield f"  file        {record.path}\n"


def _write(root: Path, asked: Withdraw, found: tuple[Prospect, ...], written: list[str]) -> None:
    going = [one for one in found if one.goes]
    ended = {one.path: zlib.decompress(one.text) for one in going}
    deeds = deed_files(going, WITHDRAWN, on=asked.on, user=user(), time=now())
    with alone_with(root, [one.target for one in going]):
        create_all(root, ended | deeds)
    written += [one.path for one in going]
