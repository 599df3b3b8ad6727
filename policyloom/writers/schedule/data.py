"""Schedule writer: the schedule as JSON for programs; docs/comparing.md says what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policyloom.editions.due import Need
from policyloom.records import envelope, json_text

if TYPE_CHECKING:
    from policyloom.editions.due import Days, Scheduled

KIND, FORMAT = "policyloom-schedule", 2


def schedule_json(lines: tuple[Scheduled, ...], days: Days) -> bytes:
    """Return the schedule as a JSON object, the same bytes for the same schedule."""
    needs = [finding.need for line in lines for finding in line.findings]
    data = {
        **envelope(KIND, FORMAT),
        "as-of": days.today,
        "within": days.within,
        "counts": {need.value: needs.count(need) for need in Need},
        "documents": [_document(line) for line in lines],
    }
    return json_text(data, indent=2).encode()


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
        "needs": [
            {"need": finding.need.value, "day": finding.day or None, "words": finding.words}
            for finding in line.findings
        ],
    }
