"""Shelf: the edition files of a project -> every body's editions of every policy, oldest first."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Span
from policyloom.document import Status
from policyloom.editions.history import REVIEW
from policyloom.editions.record import read_edition
from policyloom.editions.withdrawal import SUFFIX as WITHDRAWN
from policyloom.editions.withdrawal import read_withdrawal
from policyloom.english.dates import date_words
from policyloom.source import body_folder
from policyloom.source.library import edition_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.editions.record import Edition
    from policyloom.editions.withdrawal import Withdrawal

Shelf: TypeAlias = "Mapping[tuple[str, str], tuple[Edition, ...]]"
"""By body and policy; a document that was never approved has no entry."""

FOLDER = "editions"
SUFFIX = ".json"


def edition_path(body: str, policy: str, words: str) -> str:
    """Return the place of an edition: ``trusts/TRUST/schools/SCHOOL/editions/POLICY/2.0.json``."""
    return f"{editions_folder(body)}/{policy}/{words}{SUFFIX}"


def editions_folder(body: str) -> str:
    """Return where the editions of a body are kept."""
    return f"{body_folder(body)}/{FOLDER}"


def shelve(
    files: Mapping[str, str], renamed: Mapping[str, str] = MappingProxyType({})
) -> tuple[Shelf, Diagnostics]:
    """Return the editions in ``files`` (text by path), and what is wrong with any of them.

    ``renamed`` are the policies that have another name today.

    An edition that cannot be trusted is left out; the others of its policy stay.
    """
    shelf: dict[tuple[str, str], list[Edition]] = {}
    problems: list[Diagnostic] = []
    unread: set[str] = set()
    ended, wrong = _withdrawals(files)
    problems += wrong
    for path, text in sorted(files.items()):
        if path.endswith(WITHDRAWN):
            continue
        edition, found = read_edition(text, path)
        found = found or (_misplaced(edition, path) if edition else ())
        problems += found
        if edition is None or found:
            unread.add(path.rpartition("/")[0])
        else:
            edition, found = _with_end(edition, ended.pop(path, None))
            problems += found
            policy = renamed.get(edition.policy, edition.policy)
            shelf.setdefault((edition.body, policy), []).append(edition)
    problems += (_about_nothing(one) for path, one in ended.items() if path not in files)
    ordered = {key: tuple(sorted(shelf[key], key=_version)) for key in sorted(shelf)}
    for (body, policy), editions in ordered.items():
        # Where a file could not be read, a gap in the chain is that problem once more.
        if f"{editions_folder(body)}/{policy}" not in unread:
            problems += history_problems(editions)
    return ordered, tuple(problems)


def _withdrawals(files: Mapping[str, str]) -> tuple[dict[str, Withdrawal], list[Diagnostic]]:
    """Return the withdrawals by the path of the edition that each is about."""
    found: dict[str, Withdrawal] = {}
    problems: list[Diagnostic] = []
    for path, text in files.items():
        if path.endswith(WITHDRAWN):
            one, wrong = read_withdrawal(text, path)
            problems += wrong
            if one:
                found[path.removesuffix(WITHDRAWN) + SUFFIX] = one
    return found, problems


def _with_end(edition: Edition, ended: Withdrawal | None) -> tuple[Edition, Diagnostics]:
    if ended is None:
        return edition, ()
    if ended.edition != edition.digest:
        why = f"it withdraws another version {edition.words} than the one that stands here"
        return edition, (_not_its_record(ended, why),)
    return replace(edition, withdrawn=ended), ()


def _about_nothing(ended: Withdrawal) -> Diagnostic:
    return _not_its_record(ended, f"there is no version {ended.version} beside it")


def _not_its_record(ended: Withdrawal, why: str) -> Diagnostic:
    return Diagnostic(
        code=Code.WITHDRAWAL_CORRUPT,
        message=f"this record of a withdrawal does not fit the editions: {why}",
        span=Span(ended.path, 1, 1),
        hint="restore the editions and this record as they were, from version control",
    )


def _version(edition: Edition) -> tuple[int, int, int]:
    return edition.version


def _misplaced(edition: Edition, path: str) -> Diagnostics:
    """Report a record whose own words disagree with each other or with the place of its file."""
    document = edition.document
    claims = {
        "body": (edition.body, document.body),
        "policy": (edition.policy, document.policy),
        "version": (edition_words(edition.version), document.version),
    }
    claims |= _approval_claims(edition)
    for name, (record, printed) in claims.items():
        if record != printed:
            said = printed or "none"
            return (_wrong(path, f"the record names the {name} {record}, its document {said}"),)
    place = edition_path(edition.body, edition.policy, edition.words)
    if path != place:
        return (_wrong(path, f"it is {edition.selector}, whose place is {place}"),)
    return ()


def _wrong(path: str, why: str) -> Diagnostic:
    return Diagnostic(
        code=Code.EDITION_CORRUPT,
        message=f"this file is not the edition that should be here: {why}",
        span=Span(path, 1, 1),
        hint="put every edition back in its own place, from version control or the archive",
    )


def _approval_claims(edition: Edition) -> dict[str, tuple[str, str]]:
    """Return what the record says of its approval beside what its document says."""
    approval, printed = edition.approval, dict(edition.document.approval)
    claims = {
        "state": (Status.APPROVED.value, edition.document.status.value),
        "day of effect": (approval.effective, edition.document.date),
    }
    if approval.kind == REVIEW:
        return claims | {
            "reviewer": (approval.by_words, printed.get("reviewer", "")),
            "day of review": (approval.on, printed.get("reviewed", "")),
        }
    return claims | {
        "approver": (approval.by_words, printed.get("approver", "")),
        "day of approval": (approval.on, printed.get("approved", "")),
        "minute": (approval.minute, printed.get("minute", "")),
    }


# HOW ONE FOLLOWS ON ANOTHER


def history_problems(editions: tuple[Edition, ...]) -> list[Diagnostic]:
    """Return where the history of one document was removed, rewritten or forked."""
    known = {edition.words: edition for edition in editions}
    problems = [one for edition in editions for one in _predecessor_problem(edition, known)]
    standing = [edition for edition in editions if not edition.withdrawn]
    for one, other in pairwise(standing):
        whole, ancestor = _standing_before(other, known)
        if whole and ancestor is not one:
            problems.append(_fork(one, other))
    return problems


def _predecessor_problem(edition: Edition, known: Mapping[str, Edition]) -> Iterator[Diagnostic]:
    before = known.get(edition.supersedes)
    if edition.supersedes and before is None:
        yield _gap(edition, known)
    elif before and edition.predecessor not in {"", before.digest}:
        yield _rewritten(edition, before)


def _standing_before(
    edition: Edition, known: Mapping[str, Edition]
) -> tuple[bool, Edition | None]:
    """Return the nearest edition before one that was not withdrawn; and whether all are there."""
    seen: set[str] = set()
    words = edition.supersedes
    while words:
        before = known.get(words)
        if before is None or words in seen:
            return False, None
        if not before.withdrawn:
            return True, before
        seen.add(words)
        words = before.supersedes
    return True, None


def _gap(edition: Edition, known: Mapping[str, Edition]) -> Diagnostic:
    earlier = [words for words, one in known.items() if one.version < edition.version]
    found = f"the one before it here is version {earlier[-1]}" if earlier else "it is not here"
    return _history(
        Code.EDITION_MISSING,
        edition,
        f"was approved after version {edition.supersedes}, and {found}",
        "restore the editions as they were approved, from version control or the archive",
    )


def _rewritten(edition: Edition, before: Edition) -> Diagnostic:
    return _history(
        Code.EDITION_REWRITTEN,
        edition,
        f"was approved after another version {before.words} than the one that is here now",
        f"restore version {before.words} as it was then, from version control or the archive",
    )


def _fork(one: Edition, other: Edition) -> Diagnostic:
    follows = f"follows version {other.supersedes}" if other.supersedes else "is a first edition"
    days = f"on {date_words(one.approval.on)} and on {date_words(other.approval.on)}"
    ends = f"`policyloom withdraw {one.selector}` or `…@{other.words}`"
    return _history(
        Code.EDITION_FORK,
        other,
        f"{follows} and does not follow version {one.words}, which stands beside it: the two were "
        f"approved {days}, neither with the other in view",
        f"decide which of the two holds, and end the other with {ends}",
    )


def _history(code: Code, edition: Edition, why: str, hint: str) -> Diagnostic:
    place = edition_path(edition.body, edition.policy, edition.words)
    name = f"version {edition.words} of {edition.body}:{edition.policy}"
    return Diagnostic(code=code, message=f"{name} {why}", span=Span(place, 1, 1), hint=hint)
