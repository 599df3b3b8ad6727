"""Report: the lines of a policy schedule -> its report: what is needed, then every policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policyloom.document import anchor
from policyloom.editions.due import Need
from policyloom.editions.schedule import needing
from policyloom.english.dates import date_words
from policyloom.english.grammar import capitalised, joined
from policyloom.report import (
    Fact,
    Group,
    Link,
    Listed,
    Report,
    Row,
    Tabled,
    Tone,
    day,
    note,
    sheet_of,
)
from policyloom.report.bodies import Bodies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.editions.due import Days, Finding
    from policyloom.editions.schedule import Scheduled
    from policyloom.report import Cell, Part, Sheet

SAID = {
    Need.DAMAGED: "with an edition that cannot be trusted",
    Need.OVERDUE: "overdue",
    Need.DUE_SOON: "due soon",
    Need.GUIDANCE: "with guidance to check",
    Need.SOURCES: "with sources to check",
    Need.BEHIND: "behind the draft",
    Need.REFUSED: "with a draft that has errors",
    Need.HOLDS: "with a hold that ends",
    Need.UNAPPROVED: "never approved",
    Need.ENDED: "withdrawn",
    Need.UNLISTED: "no longer listed",
}
STOPPING = frozenset({Need.DAMAGED, Need.OVERDUE, Need.REFUSED})
NEVER = "Never approved"
UNTRUSTED = "None that can be trusted"
NO_DAY = "No day given"
ELSEWHERE = "Elsewhere"


def schedule_report(lines: tuple[Scheduled, ...], days: Days, names: Mapping[str, str]) -> Report:
    """Return the report; ``names`` are those of bodies by id."""
    bodies = Bodies({**{line.body: line.body_name for line in lines}, **names})
    return Report(
        kind="policyloom-schedule",
        title="Policy schedule",
        summary=_summary(lines),
        asked=(_asked(days),),
        parts=tuple(_parts(lines, bodies)),
        day=days.today,
        sheets=(_policies(lines, bodies), _needs(lines, bodies)),
        data=_data(lines, days),
    )


def _summary(lines: tuple[Scheduled, ...]) -> str:
    if not lines:
        return "There is no policy to list."
    documents = "One document" if len(lines) == 1 else f"{len(lines):,} documents"
    counts = ((len(found), SAID[need]) for need, found in needing(lines).items())
    found = tuple(f"{number:,} {words}" for number, words in counts if number)
    if not found:
        return f"{documents}. Nothing is due, and nothing is behind."
    return f"{documents}: {joined(found, 'and')}."


def _asked(days: Days) -> str:
    ahead = "1 day" if days.within == 1 else f"{days.within} days"
    return f"As of {date_words(days.today)}, looking {ahead} ahead."


# PARTS


def _parts(lines: tuple[Scheduled, ...], bodies: Bodies) -> Iterator[Part]:
    for need, found in needing(lines).items():
        if found:
            yield Listed(heading=need.heading, groups=tuple(_groups(need, found, bodies)))
    if lines:
        rows = tuple(_policy(line, bodies) for line in lines)
        yield Tabled(heading="Every policy", subject="Policy", rows=rows)


def _groups(need: Need, found: list[tuple[Scheduled, Finding]], bodies: Bodies) -> Iterator[Group]:
    """Yield documents of which there is the same to say, the earliest day first."""
    alike: dict[tuple[str, str], list[Row]] = {}
    for line, finding in found:
        row = _needing(line, need, bodies)
        alike.setdefault((finding.day, finding.words), []).append(row)
    for (_, words), rows in sorted(alike.items(), key=lambda one: one[0][0]):
        yield Group(rows=tuple(rows), notes=(note(_sentence(words)),))


def _needing(line: Scheduled, need: Need, bodies: Bodies) -> Row:
    stops = need in STOPPING
    return Row(
        name=line.title,
        body=bodies.body(line.body, line.body_name),
        selector=line.selector,
        sign="!" if stops else "~",
        tone=Tone.WRONG if stops else Tone.CHANGED,
        value=line.version,
        leads_to=anchor(line.selector),
    )


def _policy(line: Scheduled, bodies: Bodies) -> Row:
    return Row(
        name=line.title,
        body=bodies.body(line.body, line.body_name),
        id=anchor(line.selector),
        facts=(
            Fact("Status", status_words(line)),
            Fact("Edition", edition_words(line)),
            Fact("Owner", line.owner),
            Fact("Last review", day(line.last_reviewed)),
            Fact("Next review", _review(line)),
            Fact("Kept in", tuple(_kept_in(line))),
        ),
    )


def _kept_in(line: Scheduled) -> Iterator[Cell]:
    """Yield where a policy is kept that is kept elsewhere."""
    if line.file:
        yield line.file
    if line.address:
        yield Link(words=line.address, href=line.address, of=line.title)
    if line.elsewhere and not (line.file or line.address):
        yield ELSEWHERE


# WORDS


def status_words(line: Scheduled) -> str:
    """Return whether the law asks for the policy, its review cycle, and whether it is public.

    Of a body that is away only that.
    """
    if line.away:
        return capitalised(line.away)
    standing = "Statutory" if line.statutory else "Not statutory"
    cycle = f"; reviewed {line.cycle}" if line.cycle else ""
    published = "must be published" if line.published else "need not be published"
    return f"{standing}{cycle}; {published}"


def edition_words(line: Scheduled) -> str:
    """Return the version with its approval."""
    if not line.approved_on:
        damaged = any(found.need is Need.DAMAGED for found in line.findings)
        return UNTRUSTED if damaged else NEVER
    by = f" by the {line.approver}" if line.approver else ""
    approved = f"approved on {date_words(line.approved_on)}{by}"
    return f"Version {line.version}, {approved}" if line.version else capitalised(approved)


def _review(line: Scheduled) -> str:
    """Return the day of the next review; nothing for a body that is away."""
    if line.away:
        return ""
    if not line.next_review:
        return NO_DAY
    reckoned = " (from the review cycle)" if line.reckoned else ""
    return f"by {date_words(line.next_review)}{reckoned}"


def _sentence(words: str) -> str:
    return f"{capitalised(words)}."


# SHEETS


def _policies(lines: tuple[Scheduled, ...], bodies: Bodies) -> Sheet:
    kept = (("Kept in", 40, _places),)
    return sheet_of(
        "Policies",
        ((bodies.body(line.body, line.body_name), line) for line in lines),
        ("Policy", 26, lambda line: line.title),
        ("Statutory", 10, lambda line: "Yes" if line.statutory else "No"),
        ("Must be published", 12, lambda line: "Yes" if line.published else "No"),
        ("Reviewed", 16, lambda line: line.cycle),
        ("Owner", 24, lambda line: line.owner),
        ("Approved by", 22, lambda line: capitalised(line.approver)),
        ("Version", 14, _version),
        ("Approved on", 18, lambda line: day(line.approved_on)),
        ("Last reviewed", 18, lambda line: day(line.last_reviewed)),
        ("Next review by", 18, lambda line: day("" if line.away else line.next_review)),
        ("Needs attention", 60, _what_it_needs),
        *(kept if any(line.elsewhere for line in lines) else ()),
    )


def _places(line: Scheduled) -> str:
    cells = _kept_in(line)
    return "\n".join(cell.href if isinstance(cell, Link) else str(cell) for cell in cells)


def _what_it_needs(line: Scheduled) -> str:
    needs = (finding.words for finding in line.findings)
    return "\n".join(map(_sentence, (line.away,) if line.away else needs))


def _needs(lines: tuple[Scheduled, ...], bodies: Bodies) -> Sheet:
    return sheet_of(
        "Needs attention",
        (
            (bodies.body(line.body, line.body_name), (line, finding))
            for line in lines
            for finding in line.findings
        ),
        ("Need", 26, lambda need: need[1].need.heading),
        ("Policy", 26, lambda need: need[0].title),
        ("Version", 14, lambda need: _version(need[0])),
        ("Day", 18, lambda need: day(need[1].day)),
        ("What it is", 70, lambda need: _sentence(need[1].words)),
    )


def _version(line: Scheduled) -> str:
    """Return the version; of a policy that is kept elsewhere and was approved perhaps none."""
    return line.version or ("" if line.approved_on else edition_words(line))


# DATA: docs/comparing.md says what it holds


def _data(lines: tuple[Scheduled, ...], days: Days) -> dict[str, Any]:
    needs = [finding.need for line in lines for finding in line.findings]
    return {
        "as-of": days.today,
        "within": days.within,
        "counts": {need.value: needs.count(need) for need in Need},
        "documents": [_document(line) for line in lines],
    }


def _document(line: Scheduled) -> dict[str, Any]:
    return {
        "body": line.body,
        "body-name": line.body_name,
        "policy": line.policy,
        "title": line.title,
        "statutory": line.statutory,
        "published": line.published,
        "owner": line.owner or None,
        "approver": line.approver or None,
        "edition": line.version or None,
        "digest": line.digest or None,
        "approved-on": line.approved_on or None,
        "last-reviewed": line.last_reviewed or None,
        "next-review": line.next_review or None,
        "next-review-reckoned": line.reckoned,
        "away": line.away or None,
        **(
            {"elsewhere": {"file": line.file or None, "address": line.address or None}}
            if line.elsewhere
            else {}
        ),
        "needs": [
            {"need": finding.need.value, "day": finding.day or None, "words": finding.words}
            for finding in line.findings
        ],
    }
