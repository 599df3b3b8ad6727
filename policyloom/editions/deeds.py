"""Deeds: who ran the command that decided on an edition <-> a file that says so.

The edition itself says who decided, and on which day. Each deed has a file of its own, so that
what was done on two branches merges.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.editions.shelf import SUFFIX, edition_path
from policyloom.editions.withdrawal import SUFFIX as END
from policyloom.english.dates import date_words
from policyloom.records import Form, Kind, RecordError
from policyloom.source import body_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from policyloom.diagnostics import Diagnostics

FOLDER, WITHDRAWN = "approvals", "withdrawn"
MARK = 8
NAME = re.compile(rf"-([0-9a-f]{{{MARK}}})\.json$")
PREDECESSOR = re.compile(r'"predecessor":\s*"([0-9a-f]{64})"')
RECORDED = re.compile(r'"recorded":\s*true')


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What was done with one edition; ``edition`` is its digest.

    ``on`` is the day of the decision, ``user`` and ``time`` say who ran the command, and when.
    ``after`` are the marks of the body's deeds on which it follows, as its files are named by.
    """

    body: str
    policy: str
    version: str
    deed: str
    edition: str
    on: str
    user: str = ""
    time: str = ""
    after: tuple[str, ...] = ()


DEED = Kind(name="policyloom-deed", made=Deed, form=Form(whole=False))


def deed_file(deed: Deed) -> tuple[str, str]:
    """Return the place and the text of the file of a deed; no two have the same place."""
    text = DEED.text(deed)
    name = f"{deed.on}-{deed.policy}-{deed.version}-{_mark(text)}.json"
    return f"{deeds_folder(deed.body)}/{name}", text


def newest(deeds: Iterable[Deed]) -> tuple[str, ...]:
    """Return the marks of the deeds that no other one follows on."""
    every = tuple(deeds)
    followed = {mark for one in every for mark in one.after}
    return tuple(sorted({_mark(DEED.text(one)) for one in every} - followed))


def _mark(text: str) -> str:
    """Return the beginning of a deed's digest, which its file is named by."""
    return hashlib.sha256(text.encode()).hexdigest()[:MARK]


def deeds_folder(body: str) -> str:
    """Return where the deeds about a body's editions are kept."""
    return f"{body_folder(body)}/{FOLDER}"


def _in_place(found: Deed, path: str) -> None:
    folder = deeds_folder(found.body)
    if not path.startswith(f"{folder}/"):
        raise RecordError(f"belongs to {folder}")
    named = NAME.search(path)
    if named and named[1] != _mark(DEED.text(found)):
        raise RecordError("has a name that says that something else stood in it")


def read_deed(text: str, path: str) -> tuple[Deed | None, Diagnostics]:
    """Return the deed in a file, or what is wrong with the file."""
    try:
        found = DEED.value(text)
        _in_place(found, path)
    except RecordError as error:
        problem = Diagnostic(
            code=Code.DECISIONS_CORRUPT,
            message=f"this record of an approval cannot be read: {error}",
            span=Span(path, *error.place),
            hint="restore it from version control; editions do not depend on it",
            severity=Severity.WARNING,
        )
        return None, (problem,)
    return found, ()


# WHAT WAS DONE IS STILL THERE


def undone(deeds: Iterable[Deed], files: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield what the deeds about a document say and ``files`` (text by path) do not.

    The chain of editions tells of a gap, and not that its newest links were taken away.
    """
    every = tuple(deeds)
    for deed in every:
        place = edition_path(deed.body, deed.policy, deed.version)
        ended = place.removesuffix(SUFFIX) + END
        if deed.deed == WITHDRAWN:
            if ended not in files:
                yield _lost(Code.WITHDRAWAL_CORRUPT, deed, ended, "and the record of it is gone")
        elif place not in files:
            yield _lost(Code.EDITION_MISSING, deed, place, "and it is not here")
        elif deed.edition not in files[place]:
            stands = _standing(deed, every, files[place])
            if stands is None:
                yield _lost(
                    Code.EDITION_REWRITTEN, deed, place, "and another one stands in its place"
                )
            elif ended not in files:
                yield _twice(deed, stands, place)


def unrecorded(deeds: Iterable[Deed], files: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield the editions and withdrawals of a document whose own deed was taken away.

    An edition says whether it has one. Those from before it did have none, or one if that before
    them has.
    """
    every = tuple(deeds)
    approved = {one.edition: one for one in every if one.deed != WITHDRAWN}
    over = {one.version for one in every if one.deed == WITHDRAWN}
    for place, text in files.items():
        link = PREDECESSOR.search(text)
        has_one = bool(RECORDED.search(text)) or bool(link and link[1] in approved)
        if has_one and _digest_in(text) not in {None, *approved}:
            yield _no_deed(place, "approval")
    for digest, one in approved.items():
        place = edition_path(one.body, one.policy, one.version)
        ended = place.removesuffix(SUFFIX) + END
        here = ended in files and digest in files.get(place, "")
        if here and one.version not in over:
            yield _no_deed(ended, "withdrawal")


def _digest_in(text: str) -> str | None:
    """Return the digest that an edition says it has; None of a damaged one, told elsewhere."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return said.get("digest") if isinstance(said, dict) else None


def _no_deed(place: str, what: str) -> Diagnostic:
    return Diagnostic(
        code=Code.DECISIONS_CORRUPT,
        message=f"the record of who ran this {what}, and when, is gone",
        span=Span(place, 1, 1),
        hint="restore the file in `approvals` or `rollouts` from version control; the edition "
        "does not depend on it",
        severity=Severity.WARNING,
    )


def taken_away(
    deeds: Mapping[str, Deed], names: Collection[str], told: int
) -> Iterator[Diagnostic]:
    """Yield the deeds (by path) that follow on one of the body which is gone with its edition.

    ``names`` are the files that are there; ``told`` of those gone are told by their editions.
    """
    here = {found[1] for name in names if (found := NAME.search(name))}
    lacking = {mark: path for path, one in deeds.items() for mark in one.after if mark not in here}
    for mark, path in sorted(lacking.items())[told:]:
        one = deeds[path]
        yield Diagnostic(
            code=Code.EDITION_MISSING,
            message=f"a decision that {one.body} made before {one.policy} {one.version} is gone, "
            f"and what it was about with it: the record whose name ends in {mark}",
            span=Span(path, 1, 1),
            hint="restore the record and its edition or withdrawal from version control",
        )


def _standing(deed: Deed, deeds: Iterable[Deed], text: str) -> Deed | None:
    """Return the approval under the same number of the edition that is here."""
    alike = (one for one in deeds if one.version == deed.version and one.deed != WITHDRAWN)
    return next((one for one in alike if one.edition in text), None)


def _twice(deed: Deed, stands: Deed, place: str) -> Diagnostic:
    """Return that two approvals, as on two branches, made different editions of one number."""
    name = f"{deed.body}:{deed.policy}@{deed.version}"
    return Diagnostic(
        code=Code.EDITION_FORK,
        message=f"version {deed.version} of {deed.body}:{deed.policy} was approved twice, with "
        f"different words: on {date_words(stands.on)} as it stands here, and on "
        f"{date_words(deed.on)}, neither with the other in view",
        span=Span(place, 1, 1),
        hint=f"two texts cannot have one number: end it with `policyloom withdraw {name}`, and "
        "approve the text that is to hold, which gets a number of its own",
    )


def in_archive_only(document: str, version: str, place: str) -> Diagnostic:
    """Return that the published files of an edition are kept, and the edition is gone."""
    return Diagnostic(
        code=Code.EDITION_MISSING,
        message=f"version {version} of {document} is in the archive, and the edition is not here",
        span=Span(place, 1, 1),
        hint="restore it from version control",
    )


def _lost(code: Code, deed: Deed, place: str, why: str) -> Diagnostic:
    what = "withdrawn" if deed.deed == WITHDRAWN else "approved"
    name = f"version {deed.version} of {deed.body}:{deed.policy}"
    return Diagnostic(
        code=code,
        message=f"{name} was {what} on {date_words(deed.on)}, {why}",
        span=Span(place, 1, 1),
        hint="restore it as it was then, from version control or the archive",
    )
