"""Editions made by hand, in invented words, for tests of what is due and of feeds."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from policyloom.diagnostics import Span
from policyloom.editions import Approval, Edition
from policyloom.editions.due import Papers
from policyloom.english.dates import date_words
from policyloom.source import Instrument, InstrumentEdition, Library, Vocabulary
from tests.sample import control, decimal_policy

if TYPE_CHECKING:
    from policyloom.document import Document

HERE = Span("invented.yaml", 1, 1)
BODY, POLICY = "hollin-bank", "school-garden"


def document(*, review: str = "", reviewed: str = "", **changes: object) -> Document:
    """Return the garden policy with the days of its reviews in its control table."""
    dates = (("last-reviewed", "Last reviewed", reviewed), ("next-review", "Next review", review))
    rows = [control(key, label, date_words(day)) for key, label, day in dates if day]
    made = replace(decimal_policy(), body=BODY, policy=POLICY)
    table = (*made.control, control("owner", "Owner", "Head of grounds"), *rows)
    return replace(made, control=table, **changes)  # type: ignore[arg-type]


def edition(
    version: tuple[int, int, int] = (1, 0, 0),
    on: str = "2025-03-04",
    shown: Document | None = None,
    instruments: dict[str, str] | None = None,
    kind: str = "approval",
) -> Edition:
    """Return an edition approved on a day."""
    major, minor, patch = version
    words = f"{major}.{minor}.{patch}" if patch else f"{major}.{minor}"
    return Edition(
        body=BODY,
        policy=POLICY,
        version=version,
        approval=Approval(
            kind=kind,
            by="governing body",
            by_words="governing board",
            on=on,
            effective=on,
            minute="",
            note="",
        ),
        size="substantive",
        supersedes="",
        document=replace(shown or document(review="2026-03-04"), version=words),
        reasons={},
        declared={},
        clauses=(),
        overlays={},
        instruments=instruments or {},
        digest="0" * 64,
    )


def papers(
    *editions: Edition, draft: Document | None = None, listed: bool = True, same: bool = True
) -> Papers:
    """Return all there is of a document; by default its draft says what its edition says."""
    if draft is None and same and editions:
        draft = editions[-1].document
    return Papers(body=BODY, policy=POLICY, editions=editions, draft=draft, listed=listed)


def library(*instruments: Instrument) -> Library:
    """Return a library that knows instruments and nothing else."""
    nothing: dict[str, Any] = {field.name: {} for field in fields(Vocabulary)}
    return Library(
        vocabulary=Vocabulary(**nothing),
        clauses={},
        policies={},
        register={},
        instruments={instrument.id: instrument for instrument in instruments},
        overlays={},
    )


def guidance(*editions: InstrumentEdition) -> Instrument:
    """Return a piece of guidance that appears in editions."""
    return Instrument(
        id="keeping-gardens-safe",
        citation_id="kgs",
        kind="statutory-guidance",
        title="Keeping gardens safe",
        abbreviation="KGS",
        aliases=(),
        url="https://example.org/kgs",
        extent=(),
        applies_to=(),
        in_force="",
        checked_on="2026-01-01",
        confidence="seen",
        withdrawn_urls=(),
        provisions=(),
        legal_basis={},
        editions=editions,
        span=HERE,
    )


def issue(year: int, until: str = "", expected: str = "") -> InstrumentEdition:
    """Return the edition of a year, in force from its September."""
    return InstrumentEdition(
        edition=str(year),
        title=f"Keeping gardens safe {year}",
        published=f"{year}-07-01",
        in_force=f"{year}-09-01",
        until=until,
        successor_expected=expected,
        confidence="seen",
        url="",
        anchors={},
        span=HERE,
    )
