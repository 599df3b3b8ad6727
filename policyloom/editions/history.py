"""History: a document and the editions before it -> its control table, approved or draft."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.changelog import summary
from policyloom.changes import Comparison, Declarations, compare
from policyloom.document import (
    ALL_OF_IT,
    FIRST_EDITION,
    NAMED,
    NONE_SINCE,
    ControlRow,
    Decider,
    Document,
    Paragraph,
    Status,
    Text,
    plain,
    restated,
)
from policyloom.editions.codec import encode
from policyloom.editions.renaming import renamed
from policyloom.english.dates import date_words, day_in_words
from policyloom.english.grammar import capitalised
from policyloom.remembered import remembered
from policyloom.resolve.control import LABELS
from policyloom.resolve.deciders import NOBODY
from policyloom.source import AUTOMATIC, Renames, Size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.editions.record import Approval, Edition

NOTHING_RENAMED = Renames()
DERIVED = frozenset(
    {
        "version",
        "approver",
        "approved-on",
        "effective-from",
        "supersedes",
        "amendments",
        "history",
    }
)
"""The control rows that follow from approvals and not from what the policy says."""
USUALLY = frozenset({"version", "status", "owner", "approver", "approved-on", "amendments"})
"""The rows that every draft has whose body has not chosen its own."""
REPLACES, REVIEW = "supersedes", "review"
UNDECIDED = "Not decided yet"
COMPARED = 64
"""Comparisons that are remembered: several who ask about one draft, or about one page of them."""


def substance(document: Document) -> Document:
    """Return a document without anything that follows from approvals: only what it says."""
    rows = tuple(row for row in document.control if row.key not in DERIVED)
    bare = replace(document, control=rows, version="", status=Status.DRAFT, digest="", date="")
    return restated(replace(bare, approval=()), {"version": ""})


def in_names_of_today(editions: tuple[Edition, ...], now: Document, renames: Renames) -> Document:
    """Return the newest edition's document to compare: in the names of today, with who decided."""
    document = renamed(editions[-1].document, renames)
    if document.deciders:
        return document
    return replace(document, deciders=tuple(_decided(editions, now, renames)))


def _decided(editions: tuple[Edition, ...], now: Document, renames: Renames) -> Iterator[Decider]:
    """Yield who decided, as far as approvals tell it: editions did not always say.

    Whoever approved may have been one of several. So nobody else is told while they still may.
    """
    newest = {edition.size: edition.approval for edition in editions}
    table = {one.of: one.names for one in now.deciders}
    known = {table[of]: approval for of, approval in newest.items() if of in table}
    whole = Size.SUBSTANTIVE.words
    for one in now.deciders:
        approval = newest.get(whole if one.of == NAMED else one.of) or known.get(one.names)
        if approval:
            name = renames.words.get(approval.by, approval.by)
            words = NOBODY if name == AUTOMATIC else f"the {approval.by_words}"
            by = Decider(of=one.of, names=(name,), words=words)
            yield one if name in one.names else by


def since(
    editions: tuple[Edition, ...],
    document: Document,
    declared: Declarations,
    *,
    renames: Renames = NOTHING_RENAMED,
) -> Comparison:
    """Return what a document says otherwise than the newest edition, in the names of today."""
    old = substance(in_names_of_today(editions, document, renames))
    return _compared(old, substance(document), declared, document.date)


def _what_it_says(value: object) -> bytes:
    """Return a digest of all that comparing looks at: not of where words come from."""
    said = json.dumps(encode(value)) if isinstance(value, Document) else repr(value)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()


@remembered(COMPARED, _what_it_says)
def _compared(old: Document, new: Document, declared: Declarations, date: str) -> Comparison:
    return compare(old, new, declared, author="Policy owner", date=date)


def draft_with_history(
    document: Document,
    editions: tuple[Edition, ...],
    declared: Declarations,
    reasons: Mapping[str, str],
    *,
    compared: Comparison | None = None,
) -> Document:
    """Return a draft whose control table says what changed, and which editions came before.

    ``compared`` is the comparison with the last edition, where it has been made already.
    """
    standing = [edition for edition in editions if not edition.withdrawn]
    if not standing:
        return document
    comparison = compared or since(tuple(standing), document, declared)
    return with_history(document, editions, summary(comparison, reasons, declared))


def with_history(
    document: Document, editions: tuple[Edition, ...], amendments: tuple[str, ...]
) -> Document:
    """Return a draft whose control table says these amendments, and which editions came before."""
    standing = [edition for edition in editions if not edition.withdrawn]
    if not standing:
        return document
    last = standing[-1]
    rows = {
        "version": (f"Draft, after version {last.words}",),
        "supersedes": (f"Version {last.words}",),
        "amendments": amendments or (NONE_SINCE,),
        "history": history_lines(editions),
    }
    return replace(document, control=with_rows(document.control, rows, since=last.words))


def without_day(document: Document) -> Document:
    """Return a draft that does not say from when it is in force: the overlay's day has passed."""
    words = {"effective-from": (UNDECIDED,)}
    known = any(row.key in words for row in document.control)
    return replace(document, control=with_rows(document.control, words)) if known else document


def on_day(document: Document, day: str) -> Document:
    """Return a draft as it reads on an ISO day: in force from then, not yet reviewed later."""
    kept = tuple(row for row in document.control if not _reviewed_after(row, day))
    known = any(row.key == "effective-from" for row in kept)
    rows = {"effective-from": (date_words(day),)} if known else {}
    return replace(document, control=with_rows(kept, rows))


def _reviewed_after(row: ControlRow, day: str) -> bool:
    if row.key != "last-reviewed":
        return False
    words = "".join(plain(b.inlines) for b in row.blocks if isinstance(b, Paragraph))
    return day_in_words(words) > day


def approved_document(
    edition: Edition, version: str, amendments: tuple[str, ...], before: tuple[Edition, ...]
) -> Document:
    """Return the document as approved, with version, approval and history in its control table.

    ``before`` are all editions there have been, those too that were withdrawn.
    """
    document, approval, since = edition.document, edition.approval, edition.supersedes
    minute = f" (minute {approval.minute})" if approval.minute else ""
    nothing = NONE_SINCE if since else ALL_OF_IT if before else FIRST_EDITION
    rows = {
        "version": (version,),
        "effective-from": (date_words(approval.effective),),
        "amendments": amendments or (nothing,),
    }
    # Who looked at a policy again without changing it did not approve it.
    if approval.kind != REVIEW:
        rows["approver"] = (capitalised(approval.by_words),)
        rows["approved-on"] = (f"{date_words(approval.on)}{minute}",)
    if since:
        rows["supersedes"] = (f"Version {since}",)
    if before:
        rows["history"] = history_lines(before)
    return replace(
        restated(document, {"version": f"version {version}"}),
        version=version,
        status=Status.APPROVED,
        date=approval.effective,
        approval=_facts(document, approval),
        control=with_rows(document.control, rows, since=since),
    )


def _facts(document: Document, approval: Approval) -> tuple[tuple[str, str], ...]:
    """Return what the file says of its approval; a review leaves the approval as it was."""
    found = {"reviewer": approval.by_words, "reviewed": approval.on}
    if approval.kind != REVIEW:
        found = {
            "approver": approval.by_words,
            "approved": approval.on,
            "effective": approval.effective,
            "minute": approval.minute,
        }
    return tuple((name, v) for name, v in (dict(document.approval) | found).items() if v)


def history_lines(editions: tuple[Edition, ...]) -> tuple[str, ...]:
    """Return one line for each edition, newest first."""
    return tuple(_line(one) for one in sorted(editions, key=_order, reverse=True))


def _order(edition: Edition) -> tuple[int, int, int]:
    return edition.version


def _line(edition: Edition) -> str:
    approval = edition.approval
    reviewed = approval.kind == REVIEW
    deed, result = ("reviewed", ", no changes") if reviewed else ("approved", "")
    minute = f" (minute {approval.minute})" if approval.minute else ""
    by = f"on {date_words(approval.on)} by the {approval.by_words}"
    ended = edition.withdrawn
    end = f"; withdrawn on {date_words(ended.on)} by the {ended.by_words}" if ended else ""
    return f"Version {edition.words}: {deed} {by}{result}{minute}{end}"


def shown(edition: Edition) -> Document:
    """Return an edition's document as it is shown today: one that was withdrawn says so first."""
    document, ended = edition.document, edition.withdrawn
    if ended is None:
        return document
    row = _row("withdrawn", "Withdrawn", (f"Not in force. Withdrawn {ended.words}",))
    return replace(document, control=(row, *document.control))


def with_rows(
    control: tuple[ControlRow, ...], rows: Mapping[str, tuple[str, ...]], *, since: str = ""
) -> tuple[ControlRow, ...]:
    """Return control rows with other words in some; what a body calls a row stays.

    New rows come at the end. Where a body has chosen its rows there are no others.
    """
    known = {row.key: row.label for row in control}
    made = {
        key: _row(key, _label(key, known.get(key, LABELS[key]), since), lines)
        for key, lines in rows.items()
    }
    kept = tuple(made.get(row.key, row) for row in control)
    if not set(known) >= USUALLY:
        return kept
    return (*kept, *(row for key, row in made.items() if key not in known and key != REPLACES))


def _label(key: str, label: str, since: str) -> str:
    if key == "amendments" and since and label.startswith(LABELS[key]):
        return f"{LABELS[key]} since version {since}"
    return label


def _row(key: str, label: str, lines: tuple[str, ...]) -> ControlRow:
    return ControlRow(
        key=key, label=label, blocks=tuple(Paragraph((Text(line),)) for line in lines)
    )
