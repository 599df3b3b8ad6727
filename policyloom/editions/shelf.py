"""Shelf: the edition files of a project -> every body's editions of every policy, oldest first."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Span
from policyloom.editions.record import read_edition
from policyloom.source import body_folder
from policyloom.source.library import edition_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.editions.record import Edition

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
    for path, text in sorted(files.items()):
        edition, found = read_edition(text, path)
        found = found or (_misplaced(edition, path) if edition else ())
        problems += found
        if edition is None or found:
            unread.add(path.rpartition("/")[0])
        else:
            policy = renamed.get(edition.policy, edition.policy)
            shelf.setdefault((edition.body, policy), []).append(edition)
    ordered = {key: tuple(sorted(shelf[key], key=_version)) for key in sorted(shelf)}
    for (body, policy), editions in ordered.items():
        # Where a file could not be read, a gap in the chain is that problem once more.
        if f"{editions_folder(body)}/{policy}" not in unread:
            problems += _gaps(editions)
    return ordered, tuple(problems)


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
    for name, (record, printed) in claims.items():
        if record != printed:
            return (_wrong(path, f"the record names the {name} {record}, its document {printed}"),)
    place = edition_path(edition.body, edition.policy, edition.words)
    if path != place:
        return (_wrong(path, f"it is {_named(edition)}, whose place is {place}"),)
    return ()


def _named(edition: Edition) -> str:
    return f"{edition.body}:{edition.policy}@{edition.words}"


def _wrong(path: str, why: str) -> Diagnostic:
    return Diagnostic(
        code=Code.EDITION_CORRUPT,
        message=f"this file is not the edition that should be here: {why}",
        span=Span(path, 1, 1),
        hint="put every edition back in its own place, from version control or the archive",
    )


def _gaps(editions: tuple[Edition, ...]) -> list[Diagnostic]:
    """Report every edition that does not follow on the one before it."""
    before = ("", *(edition.words for edition in editions))
    pairs = zip(before, editions, strict=False)
    return [_gap(edition, words) for words, edition in pairs if edition.supersedes != words]


def _gap(edition: Edition, before: str) -> Diagnostic:
    follows = f"version {edition.supersedes}" if edition.supersedes else "nothing"
    found = f"the one before it here is version {before}" if before else "none is here before it"
    return Diagnostic(
        code=Code.EDITION_MISSING,
        message=f"version {edition.words} of {edition.body}:{edition.policy} was approved after "
        f"{follows}, and {found}",
        span=Span(edition_path(edition.body, edition.policy, edition.words), 1, 1),
        hint="restore the editions as they were approved, from version control or the archive",
    )


__all__ = ["Shelf", "edition_path", "editions_folder", "shelve"]
