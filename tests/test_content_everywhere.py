"""Every policy can be made for every kind of body, and says nothing that is wrong for it."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from policyloom.compile import Target, compile_policy, load
from policyloom.diagnostics import Severity
from tests.content import library, project, words

if TYPE_CHECKING:
    from policyloom.source import Library

DAY = "2027-03-01"
KINDS: dict[str, dict[str, Any]] = {
    "maintained": {"kind": "maintained-school", "phase": "primary"},
    "academy": {"kind": "academy", "phase": "secondary"},
    "trust": {"kind": "academy-trust"},
    "federation": {"kind": "federation", "phase": "primary"},
    "nursery": {"kind": "maintained-nursery", "phase": "nursery"},
    "nursery-class": {
        "kind": "maintained-school",
        "phase": "primary",
        "settings": {"nursery class": True},
    },
    "church": {
        "kind": "maintained-school",
        "phase": "primary",
        "religious-character": "church-of-england",
    },
    "other-faith": {
        "kind": "maintained-school",
        "phase": "primary",
        "religious-character": "jewish",
    },
    "independent": {"kind": "independent-school", "phase": "all-through"},
    "special": {"kind": "non-maintained-special-school", "phase": "special"},
    "welsh": {"kind": "maintained-school", "phase": "primary", "nation": "wales"},
    "welsh-nursery": {"kind": "maintained-nursery", "phase": "nursery", "nation": "wales"},
    "welsh-nursery-class": {
        "kind": "maintained-school",
        "phase": "primary",
        "nation": "wales",
        "settings": {"nursery class": True},
    },
}
NOT_FOR = {
    *(("attendance", body) for body in ("nursery", "welsh-nursery")),
    *(("admissions", body) for body in KINDS if "nursery" in body or "welsh" in body),
    *(("admissions", body) for body in ("independent", "special")),
    *(("delegation", body) for body in KINDS if "welsh" in body),
    *(("delegation", body) for body in ("independent", "special")),
}
"""Policies that are not offered: ages, codes and laws that do not reach these bodies."""
POLICIES = sorted(library().policies)


def overlay(body: str, facts: dict[str, Any]) -> str:
    """Return the overlay of an invented body that says no more than it has to."""
    titles = {"head": "Headteacher", "chief executive": "Chief Executive"}
    named = {
        "reporting contact": {"either": ["head"]},
        "escalation contact": {"either": ["chair of governors"]},
        "complaints contact": {"either": ["head"]},
        "account approver": {"either": ["head"]},
        "account moderator": {"either": ["school business manager"]},
        "policy owner": {"either": ["head"]},
        "human resources adviser": {"noun": "adviser", "definite": "our adviser"},
        "site leader": {"noun": "site leader", "plural": "site leaders"},
    }
    settings = {
        "accounts": True,
        "pupil rules": True,
        "response time": "two days",
        "moderation times": "every morning",
        "report time": "one day",
        "consent form": "picture form",
        "news channels": "our website and letters",
        "online safety training": "when they start",
        "enquiries": "the office (office@example.org)",
    }
    channel = {
        "platform": "Facebook",
        "account": "Moor End",
        "administrator": "head",
        "posters": ["head"],
        "opened": "2022-09-14",
    }
    wanted = [p for p in POLICIES if (p, body) not in NOT_FOR]
    own = {key: value for key, value in facts.items() if key != "settings"}
    diocese = {"diocese": {"noun": "diocese", "definite": "the diocese"}}
    team = {"central team": {"noun": "central team"}}
    data = {
        "body": f"moor-end-{body}",
        "name": "Moor End",
        "nation": "england",
        "religious-character": "none",
        "policies": wanted,
        "terms": diocese | team,
        "roles": titles | named,
        "settings": settings | facts.get("settings", {}),
        "channels": [channel],
        "choices": {
            "personal-use": "social-media/personal-use-none",
            "former-pupils": "social-media/former-pupils-not-permitted",
        },
        "local-lists": {
            "blocked platforms": ["Snapchat"],
            "charges": ["Lunch: £3"],
            "places": ["Reception: 30"],
        },
        "documents": {policy: {"effective-from": DAY} for policy in wanted},
    }
    return json.dumps(data | own)


@cache
def everywhere() -> Library:
    """Return the library with one body of every kind."""
    made = {
        f"trusts/moor-end-{body}/overlay.yaml": overlay(body, facts)
        for body, facts in KINDS.items()
    }
    found, problems = load(dict(project().files) | made, project().schemas, project().assets)
    assert problems == ()
    return found


def said(body: str, policy: str) -> str:
    """Return what a policy says for a body, in which nothing is wrong."""
    found = compile_policy(everywhere(), Target(f"moor-end-{body}", policy))
    wrong = [d.message for d in found.diagnostics if d.severity is Severity.ERROR]
    assert wrong == []
    assert found.document is not None
    return words(found.document)


PAIRS = [(b, p) for b in KINDS for p in POLICIES if (p, b) not in NOT_FOR]


@pytest.mark.parametrize(("body", "policy"), PAIRS)
def test_a_policy_can_be_made_and_says_nothing_that_is_wrong_for_the_body(
    body: str, policy: str
) -> None:
    text = said(body, policy)
    if KINDS[body].get("nation") == "wales":
        assert not re.search("Keeping children safe in|Department for Education|Ofsted|EYFS", text)
    else:
        assert not re.search("Keeping learners safe|Welsh Government", text)
    if body != "church":
        assert "church school" not in text
    if KINDS[body].get("phase") == "nursery":
        assert "lowest age" not in text


RECIPIENTS = {
    "If you are worried about how an adult": "Chair of Governors",
    "You may come to worry about how an adult": "Chair of Governors",
}


@pytest.mark.parametrize(("body", "policy"), PAIRS)
def test_one_worry_has_one_recipient_in_every_policy(body: str, policy: str) -> None:
    """A child at risk: the safeguarding lead, at once. An adult: the head. The head: the chair."""
    text = said(body, policy)
    assert not re.search(r"(report|worry)\b[^.:]{0,60} on the (same )?day", text)
    for start, chair in RECIPIENTS.items():
        if start in text:
            passage = text[text.index(start) :][:700]
            assert "the Headteacher at once" in passage
            assert chair in passage
    if "999 first" in text and policy != "first-aid":
        assert re.search("the Designated Safeguarding Lead or a deputy", text)


ADULTS = ("social-media", "acceptable-use", "child-protection")


@pytest.mark.parametrize("policy", [p for p in POLICIES if p.startswith(ADULTS)])
def test_what_the_law_protects_is_protected_in_every_policy_about_conduct(policy: str) -> None:
    text = said("maintained", policy)
    assert "Nothing in this policy stops you from" in text
    assert "Employment Rights Act 1996, section 43J" in text
