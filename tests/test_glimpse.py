"""Bodies whose overlay cannot be decoded: only the documents that they list are refused."""

from __future__ import annotations

import pytest

from policyloom.resolve.documents import targets
from tests.support.cases import outcome

VISITORS = """\
```yaml policies/visitors.yaml
policy: visitors
title: Visitors policy
review-cycle: annual
owner: head
approver: governing body
numbering: "1."
sections:
  - section: visitors
    title: Visitors
    clauses: [phones/use]
```
"""
TRUST = """\
```yaml trusts/peak-vale/overlay.yaml
body: peak-vale
name: Peak Vale Trust
{more}
```
"""
SCHOOL = """\
```yaml trusts/peak-vale/schools/hollin-bank/overlay.yaml
body: peak-vale/hollin-bank
name: Hollin Bank Primary School
{more}
```
"""


def found(*parts: str) -> list[str]:
    """Return the documents of the trust and its school."""
    every = targets(outcome(VISITORS + "".join(parts)).library)
    return [str(target) for target in every if target.body.startswith("peak-vale")]


@pytest.mark.parametrize(
    "more",
    [
        "policies: [phones]\nkind: trust",
        "policies:\n  # The only one.\n  - phones\nkind: trust",
        "policies: [phones]\nname: twice",
        "policies: [phones] # The only one.\nkind: [",
        "policies:\n  - phones # The only one.\n\nkind: [",
        "kind: [\npolicies:\n- phones\n",
    ],
)
def test_the_policies_that_can_be_read_are_the_documents(more: str) -> None:
    assert found(TRUST.format(more=more)) == ["peak-vale:phones"]


@pytest.mark.parametrize("more", ["kind: [", "policies: 7", "policies: [7]", "nothing: else"])
def test_it_could_be_any_policy_where_none_can_be_read(more: str) -> None:
    assert found(TRUST.format(more=more)) == ["peak-vale:phones", "peak-vale:visitors"]


def test_a_school_has_the_policies_of_its_trust() -> None:
    trust = TRUST.format(more="policies: [phones]")
    school = SCHOOL.format(more="kind: nursery-ish")
    assert found(trust, school) == ["peak-vale:phones", "peak-vale/hollin-bank:phones"]


def test_a_school_has_what_could_be_read_in_its_trust() -> None:
    trust = TRUST.format(more="policies: [phones]\nkind: trust")
    assert set(found(trust, SCHOOL.format(more="phase: primary"))) == {
        "peak-vale:phones",
        "peak-vale/hollin-bank:phones",
    }
    assert set(found(trust, SCHOOL.format(more="phase: ["))) == {
        "peak-vale:phones",
        "peak-vale/hollin-bank:phones",
    }
