"""Dates at the edge: what a day begins or ends holds, or not, the day before, on it and after."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from policyloom.compile import compile_policy
from policyloom.editions.due import Days
from policyloom.editions.schedule import schedule
from policyloom.english.dates import days_after
from policyloom.source import Target
from tests.papers import document, edition, guidance, issue, library, papers
from tests.support.cases import outcome, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.editions import Edition
    from policyloom.editions.due import Finding
    from policyloom.source import Library

VERSION = """\
  - version: "{number}"
    in-force: "{day}"
    change: substantive
    amendment: Other words.
    text: {words}
"""
LONG_AGO = "2020-01-01"
HEAD = "clause: phones/use\ntitle: Using phones\ntopic: use\nmutability: adaptable\nversions:\n"
POUCHES, BAGS = "Phones stay in pouches.", "Phones stay in bags."


def clause(in_force: str) -> str:
    """Return the clause whose newest words come into force on a day."""
    newest = VERSION.format(number="2.0.0", day=in_force, words=POUCHES)
    first = VERSION.format(number="1.0.0", day=LONG_AGO, words=BAGS)
    return f"```yaml clauses/phones/use.yaml\n{HEAD}{newest}{first}```\n\n"


def overlay(lines: str) -> str:
    """Return what the body adds."""
    return f"```yaml trusts/alderbrook/overlay.yaml added\n{lines}\n```\n\n"


def policy(dates: str) -> str:
    """Return a policy with the one clause and its days."""
    head = "policy: phones\ntitle: Phones\nreview-cycle: annual\nowner: head\n"
    head += 'approver: governing body\nnumbering: "1."\nsections:\n'
    first = "  - section: use\n    title: Phones\n    clauses:\n"
    always = "      - clause: phones/always\n"
    return (
        f"```yaml policies/phones.yaml\n{head}{first}      - {{clause: phones/use, {dates}}}\n"
        f"{always}```\n\n```yaml clauses/phones/always.yaml\n"
        f"{HEAD.replace('phones/use', 'phones/always')}"
        f"{VERSION.format(number='1.0.0', day=LONG_AGO, words='Ask first.')}```\n\n"
    )


def says(page: str, day: str, body: str = "alderbrook") -> str:
    """Return what the body's policy says on a day; nothing when there is none on it."""
    made = compile_policy(outcome(page).library, Target(body, "phones"), as_of=day)
    return words_of(made.document) if made.document else ""


def held(edge: str, day: str) -> bool:
    """Whether a hold until the edge still stands."""
    until = f'{{hold: phones/use, at: "1.0.0", until: "{edge}", reason: Later.}}'
    return BAGS in says(clause(LONG_AGO) + overlay(f"modifications:\n  - {until}"), day)


def in_force(edge: str, day: str) -> bool:
    """Whether words that come into force on the edge stand."""
    return POUCHES in says(clause(edge), day)


def from_then_on(edge: str, day: str) -> bool:
    """Whether a clause from the edge on stands."""
    return POUCHES in says(clause(LONG_AGO) + policy(f'from: "{edge}"'), day)


def until_then(edge: str, day: str) -> bool:
    """Whether a clause until the edge stands."""
    return POUCHES in says(clause(LONG_AGO) + policy(f'until: "{edge}"'), day)


TRUST = """\
```yaml trusts/peak-vale/overlay.yaml
body: peak-vale
name: Peak Vale Trust
policies: [phones]
documents: {{phones: {{effective-from: "{joins}"}}}}
```

```yaml trusts/peak-vale/schools/alderbrook/overlay.yaml
body: peak-vale/alderbrook
name: Alderbrook Junior School
membership: {{from: "{joins}", formerly: alderbrook}}
```

"""


def joining(joins: str, leaves: str) -> str:
    """Return a school that joins a trust, and the body that it was before."""
    before = overlay(f'membership: {{until: "{leaves}", now: peak-vale/alderbrook}}')
    return TRUST.format(joins=joins) + before + bags()


def member_from(edge: str, day: str) -> bool:
    """Whether a school that joins on the edge has a policy as a member."""
    return BAGS in says(joining(edge, days_after(edge, -1)), day, "peak-vale/alderbrook")


def member_until(edge: str, day: str) -> bool:
    """Whether a school that joins after the edge still has one of its own."""
    return BAGS in says(joining(days_after(edge, 1), edge), day)


def bags() -> str:
    """Return the clause with one version."""
    first = VERSION.format(number="1.0.0", day=LONG_AGO, words=BAGS)
    return f"```yaml clauses/phones/use.yaml\n{HEAD}{first}```\n\n"


def review_is_soon(edge: str, day: str) -> bool:
    """Whether a review by the day counts when the edge is the last day that counts."""
    approved = edition(on="2021-01-01", shown=document(review=day))
    return bool(findings(edge, approved, library()))


def new_guidance_is_soon(edge: str, day: str) -> bool:
    """Whether guidance that is replaced on the day counts when the edge is the last to count."""
    coming = replace(issue(2021), in_force=day)
    return bool(findings(edge, CITING, library(guidance(issue(2020), coming))))


def expected_guidance_is_soon(edge: str, day: str) -> bool:
    """Whether guidance that is expected on the day counts when the edge is the last to count."""
    return bool(findings(edge, CITING, library(guidance(issue(2020, expected=day)))))


CITING = edition(on="2021-01-01", shown=document(review="2099-01-01"), instruments={"kgs": "2020"})
AHEAD = 30
"""How many days `due` looks ahead."""


def findings(edge: str, approved: Edition, register: Library) -> tuple[Finding, ...]:
    """Return what is due by the edge, when that is the last day that counts."""
    days = Days(today=days_after(edge, -AHEAD), within=AHEAD)
    return schedule(register, papers(approved), days).findings


BEGINS = (in_force, from_then_on, member_from)
ENDS = (
    *(held, until_then, member_until),
    *(review_is_soon, new_guidance_is_soon, expected_guidance_is_soon),
)


@given(
    st.sampled_from((*BEGINS, *ENDS)),
    st.dates(dt.date(2024, 1, 1), dt.date(2032, 12, 31)),
    st.sampled_from((-1, 0, 1)),
)
def test_what_begins_holds_from_its_day_and_what_ends_to_its_day(
    holds: Callable[[str, str], bool], day: dt.date, after: int
) -> None:
    edge = day.isoformat()
    assert holds(edge, days_after(edge, after)) is (after >= 0 if holds in BEGINS else after <= 0)
