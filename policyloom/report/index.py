"""Report: what the output folder holds -> its index, with a link to every file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.report import Fact, Link, Report, Row, Tabled, Tone, day, note
from policyloom.report.bodies import Bodies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KILOBYTE = 1024
ROUNDED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexFile:
    """One file of a document, by what readers call its format.

    ``older`` when its words are not the document's newest.
    """

    title: str
    href: str
    size: int
    older: bool
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexDocument:
    """One document; ``refused`` says why it could not be built; its files are then old.

    ``withdrawn`` says that its edition was ended.
    """

    body: str
    title: str
    state: str
    version: str
    date: str
    files: tuple[IndexFile, ...]
    refused: tuple[str, ...]
    withdrawn: bool = False


def index_report(documents: tuple[IndexDocument, ...], names: Mapping[str, str]) -> Report:
    """Return the report; ``names`` are those of bodies by id."""
    bodies = Bodies(names)
    rows = tuple(_row(document, bodies) for document in documents)
    heading = "Documents by trust and school"
    return Report(
        kind="policyloom-index",
        title="Policy documents",
        summary=_summary(documents),
        parts=(Tabled(heading=heading, subject="Policy", rows=rows),) if rows else (),
        nothing="There are no documents here yet.",
    )


def _summary(documents: tuple[IndexDocument, ...]) -> str:
    number, bodies = len(documents), len({one.body for one in documents})
    said = "1 document" if number == 1 else f"{number:,} documents"
    of = "1 trust or school" if bodies == 1 else f"{bodies:,} trusts and schools"
    refused = sum(bool(one.refused) for one in documents)
    stopped = f"; {refused:,} could not be built" if refused else ""
    return f"{said} of {of}{stopped}."


def _row(one: IndexDocument, bodies: Bodies) -> Row:
    body = bodies.body(one.body)
    older = bool(one.files and one.refused)
    return Row(
        name=one.title,
        body=body,
        facts=(
            _state(one),
            Fact("Text as at", day(one.date) if one.files or not one.refused else None),
            Fact("Files", tuple(_files(one, f"{one.title}, {body.name}")) or "None yet"),
        ),
        notes=(
            *(note(words, Tone.WRONG) for words in one.refused),
            *((note("The files are from an earlier build.", Tone.QUIET),) if older else ()),
        ),
    )


def _state(one: IndexDocument) -> Fact:
    if one.refused:
        return Fact("State", "Not built", Tone.WRONG)
    if one.withdrawn:
        return Fact("State", f"Version {one.version}, withdrawn: not in force", Tone.WRONG)
    approved = one.state == "approved"
    return Fact("State", f"Version {one.version}" if approved else "Draft", Tone.NAMED)


def _files(one: IndexDocument, of: str) -> Iterator[Link]:
    for file in one.files:
        beside = f"{size_words(file.size)}{', older text' if file.older else ''}"
        yield Link(words=file.title, href=file.href, beside=beside, of=of, language=file.language)


def size_words(size: int) -> str:
    """Return a number of bytes as people read it."""
    kilobytes = size / KILOBYTE
    if kilobytes < KILOBYTE:
        return f"{max(round(kilobytes), 1)} KB"
    megabytes = kilobytes / KILOBYTE
    return f"{megabytes:.1f} MB" if megabytes < ROUNDED else f"{round(megabytes)} MB"
