"""FLEET: an edition that is to end, and who decided so -> the record of that, or why not."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.build.drafts import kept_editions
from policyloom.changes import Size
from policyloom.diagnostics import Code, Diagnostics, has_errors
from policyloom.editions.approvers import approver
from policyloom.editions.deeds import WITHDRAWN
from policyloom.editions.request import minute_number, refusal
from policyloom.editions.withdrawal import WITHDRAWAL, Withdrawal
from policyloom.english.dates import date_words
from policyloom.fleet.deeds import deed_files
from policyloom.fleet.prospects import Prospect
from policyloom.fleet.writing import alone_with
from policyloom.resolve.profile import profile_of
from policyloom.store import create_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from policyloom.editions import Edition
    from policyloom.source import Library, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Who ends an edition, on which ISO day, and why."""

    by: str
    on: str
    reason: str
    minute: str = ""


def ending(
    root: Path, library: Library, target: Target, version: str, asked: Ending
) -> tuple[Prospect, Withdrawal | None]:
    """Return what ending an edition would write, and the record that it is."""
    kept = kept_editions(root, target)
    edition = kept.edition(version)
    if edition is None:
        return Prospect(target=target, problems=kept.problems), None
    if edition.withdrawn:
        left = f"version {edition.words} was withdrawn {edition.withdrawn.words}"
        return Prospect(target=target, left=left), None
    by_words, problems = _decider(library, edition, asked)
    if has_errors(problems):
        return Prospect(target=target, problems=problems), None
    record = Withdrawal(
        body=edition.body,
        policy=edition.policy,
        version=edition.words,
        edition=edition.digest,
        by=asked.by,
        by_words=by_words,
        on=asked.on,
        reason=asked.reason,
        minute=minute_number(asked.minute),
    )
    found = Prospect(
        target=target,
        version=edition.words,
        digest=WITHDRAWAL.digest(record),
        text=zlib.compress(WITHDRAWAL.text(record).encode()),
        place=record.path,
        problems=problems,
    )
    return found, record


def _decider(library: Library, edition: Edition, asked: Ending) -> tuple[str, Diagnostics]:
    """Return whoever decides, in words: who may approve such a text may end it."""
    problems: Diagnostics = ()
    if asked.on < edition.approval.on:
        day = date_words(edition.approval.on)
        message = f"version {edition.words} was approved on {day}, after {date_words(asked.on)}"
        hint = "an edition cannot end before its approval: check the day that it ends"
        problems = (refusal(Code.DATE_ORDER, message, hint),)
    policy = library.policies.get(edition.policy)
    if policy is None or edition.body not in library.overlays:
        return asked.by, problems
    profile = profile_of(library, edition.body)
    by, not_allowed = approver(asked.by, Size.SUBSTANTIVE, policy, profile)
    return by.words if by else asked.by, (*problems, *not_allowed)


def end_editions(root: Path, going: Sequence[Prospect], *, on: str, user: str, time: str) -> None:
    """Write the records of editions that end, all or none; raises TakenError and BusyError."""
    ended = {one.path: zlib.decompress(one.text) for one in going}
    deeds = deed_files(root, going, WITHDRAWN, on=on, user=user, time=time)
    with alone_with(root, [one.target for one in going]):
        create_all(root, ended | deeds)
