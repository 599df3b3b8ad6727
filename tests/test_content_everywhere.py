"""Every policy can be made for every kind of body, and says nothing that is wrong for it."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from policyloom.compile import compile_policy, load
from policyloom.diagnostics import Severity
from policyloom.document import Link, Paragraph, Table, plain
from policyloom.resolve.profile import profile_of
from policyloom.source import Target
from tests.content import blocks_of, library, links_in, made, project, words

if TYPE_CHECKING:
    from policyloom.document import Cell, Document, Row
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
MEMBER = "moor-end-trust/moor-top"
"""The first school of a trust, which has no other yet."""
PUBLIC = ("charging", "publication-scheme")
"""What the law asks of those whom the state pays for: no fees, and an answer to whoever asks."""
NOT_FOR = {
    *(("attendance", body) for body in ("nursery", "welsh-nursery")),
    *(("admissions", body) for body in KINDS if "nursery" in body or "welsh" in body),
    *(("admissions", body) for body in ("independent", "special")),
    *(("delegation", body) for body in KINDS if "welsh" in body),
    *((p, b) for p in ("delegation", *PUBLIC) for b in ("independent", "special")),
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
        "own admissions": True,
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
        "local-lists": {"blocked platforms": ["Snapchat"]},
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
    school = {"body": MEMBER, "name": "Moor Top", "kind": "academy", "phase": "secondary"}
    made["trusts/moor-end-trust/schools/moor-top/overlay.yaml"] = json.dumps(school)
    found, problems = load(dict(project().files) | made, project().schemas, project().assets)
    assert problems == ()
    return found


@cache
def document_of(body: str, policy: str) -> Document:
    """Return a policy of a body, in which nothing is wrong."""
    whose = MEMBER if body == "member" else f"moor-end-{body}"
    found = compile_policy(everywhere(), Target(whose, policy))
    wrong = [d.message for d in found.diagnostics if d.severity is Severity.ERROR]
    assert wrong == []
    assert found.document is not None
    return found.document


@cache
def said(body: str, policy: str) -> str:
    """Return what a policy says for a body."""
    return words(document_of(body, policy))


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
    assert not re.search(r"child at risk[^.]{0,60}tell the Headteacher", text)
    for start, chair in RECIPIENTS.items():
        if start in text:
            passage = text[text.index(start) :][:700]
            assert "the Headteacher at once" in passage
            assert chair in passage
    if "999 first" in text and policy != "first-aid":
        assert re.search("the Designated Safeguarding Lead or a deputy", text)


@pytest.mark.parametrize(("body", "policy"), PAIRS)
def test_a_law_that_a_policy_cites_stands_in_its_list_of_laws(body: str, policy: str) -> None:
    cited: dict[bool, set[str]] = {True: set(), False: set()}
    for part in document_of(body, policy).sections:
        for provision in part.provisions:
            named = {
                instrument_at(i.url) for i in links_in(provision.blocks) if isinstance(i, Link)
            }
            cited[provision.clause.endswith("/legislation")] |= named
    assert not cited[True] or cited[False] <= cited[True]


def instrument_at(url: str) -> str:
    """Return the instrument that has an address or a provision there."""
    return addresses().get(url, "")


@cache
def addresses() -> dict[str, str]:
    """Return the addresses of the register with the instrument of each."""
    register = library().instruments
    parts = {p.url: key for key, one in register.items() for p in one.provisions}
    return parts | {one.url: key for key, one in register.items()}


ADULTS = ("social-media", "acceptable-use", "child-protection")


@pytest.mark.parametrize("policy", [p for p in POLICIES if p.startswith("social-media")])
def test_what_a_policy_says_of_personal_accounts_is_inside_its_scope(policy: str) -> None:
    text = said("maintained", policy)
    assert "use a personal account to" in text
    assert "where it speaks of contact with children and families" in text


@pytest.mark.parametrize("policy", [p for p in POLICIES if p.startswith(ADULTS)])
def test_what_the_law_protects_is_protected_in_every_policy_about_conduct(policy: str) -> None:
    text = said("maintained", policy)
    assert "Nothing in this policy stops you from" in text
    assert "Employment Rights Act 1996, section 43J" in text


# WHAT DIFFERS


ONLY_FOR = {
    ("complaints", "Complaints about early years"): ("trust", "academy"),
    ("complaints", "does not settle complaints about independent schools"): (
        "independent",
        "academy",
    ),
    ("complaints", "It looks at how we dealt with the complaint"): ("academy", "independent"),
    ("first-aid", "paediatric first aid must be on site"): ("trust", "academy"),
    ("admissions", "A child is of our faith if"): ("church", "maintained"),
    ("child-protection", "Level: A child in need"): ("maintained", "welsh"),
    ("child-protection", "Level: A child at risk"): ("welsh", "maintained"),
    ("publication-scheme", "Compliance with Request) Regulations 2004"): ("welsh", "academy"),
    ("publication-scheme", "Compliance with Request) Regulations 2010"): ("trust", "federation"),
    ("delegation", "Appoint a deputy of the Headteacher"): ("federation", "academy"),
}


@pytest.mark.parametrize(("policy", "words"), ONLY_FOR)
def test_what_the_law_asks_of_some_bodies_is_said_of_them_alone(policy: str, words: str) -> None:
    body, other = ONLY_FOR[policy, words]
    assert words in said(body, policy)
    assert words not in said(other, policy)


def test_a_school_of_another_faith_has_words_of_its_own_on_its_character() -> None:
    assert "has a religious character" in said("other-faith", "social-media")
    assert "has a religious character" not in said("church", "social-media")
    assert "has a religious character" not in said("maintained", "social-media")


@pytest.mark.parametrize("name", ["ashmere:complaints", "ashmere/cinder-lane:complaints"])
def test_a_complaint_about_a_chief_executive_goes_to_the_chair(name: str) -> None:
    text = words(made(name))
    assert "A complaint about the Chief Executive goes to the Chair of Trustees" in text


def test_whoever_is_complained_about_does_not_limit_the_complaint() -> None:
    limited = "If the complaint is about the Headteacher, the {} decides this instead"
    assert limited.format("Chair of Governors") in said("maintained", "complaints")
    assert limited.format("Chair of Trustees") in words(made("ashmere:complaints"))


def test_no_complaints_procedure_is_offered_where_no_panel_would_stand_in_it() -> None:
    """Wales has no academies: the panel of one is that of the law of England."""
    offered = library().policies["complaints"].applies_when
    assert offered.holds({"nation": "england", "kind": "academy"})
    assert offered.holds({"nation": "wales", "kind": "maintained-nursery"})
    assert not offered.holds({"nation": "wales", "kind": "academy"})


def test_where_there_is_no_chief_executive_nobody_complains_about_one() -> None:
    for body in ("maintained", "academy", "federation", "independent"):
        assert "chief executive" not in said(body, "complaints").lower()


@pytest.mark.parametrize("policy", ["child-protection", "first-aid", "acceptable-use"])
def test_a_worry_about_a_chief_executive_goes_to_the_chair(policy: str) -> None:
    told = "If the worry is about the Chief Executive, you must at once tell the Chair of"
    assert told in said("trust", policy)
    assert told in said("member", policy)
    for body in ("maintained", "academy", "independent", "welsh"):
        assert "Chief Executive" not in said(body, policy)


def test_the_only_school_of_a_trust_is_led_as_its_trust_says() -> None:
    scheme = said("member", "delegation")
    assert "the Headteacher leads one school, under the Chief Executive" in scheme
    assert "Appoint the Headteacher, as accounting officer too" not in scheme
    assert "Appoint the Headteacher, as accounting officer too" in said("academy", "delegation")
    complained = "A complaint about the Chief Executive goes to the Chair of"
    assert complained in said("member", "complaints")


def test_the_safety_of_a_child_stands_first_in_child_protection() -> None:
    for body in KINDS:
        text = said(body, "child-protection")
        start = text.rindex("1. If you are worried about a child")
        assert "call 999 first" in text[start:][:200]


TITLE = r"([A-Z]\w+(?: (?:of )?[A-Z]\w+)*)"


@pytest.mark.parametrize("body", KINDS)
def test_whoever_is_told_at_once_stands_among_the_contacts(body: str) -> None:
    text = said(body, "child-protection")
    table = text[text.rindex("Whom to reach") : text.rindex("Reporting a concern")]
    told = re.findall(rf"tell the {TITLE}[^.,:]* at once|at once tell the {TITLE}", text)
    people = {one for pair in told for one in pair}
    assert people >= {"Headteacher", "Chair of Governors"}
    assert [one for one in people if one not in table] == []


def test_whoever_is_told_at_once_can_be_reached() -> None:
    """Safety comes first, so the page that says whom to tell says how, for the chair as well."""
    clause = library().clauses["child-protection/contacts"].versions[0]
    assert clause.data.contacts
    roles = {row.role for row in clause.data.contacts.rows if row.role}
    assert roles >= {"safeguarding lead", "head", "escalation contact"}
    (chair,) = (row for row in clause.data.contacts.rows if row.role == "chair of governors")
    assert [
        b for b in KINDS if chair.when.holds(profile_of(everywhere(), f"moor-end-{b}").facts)
    ] == ["trust"]


@pytest.mark.parametrize("body", ["trust", "academy"])
def test_somebody_answers_for_public_money_in_the_scheme_of_an_academy(body: str) -> None:
    assert "The accounting officer" in said(body, "delegation")
    assert "as accounting officer too" in said(body, "delegation")
    assert "accounting officer" not in said("maintained", "delegation")


MATRICES = {
    "trust": "delegation/matrix-trust",
    "academy": "delegation/matrix-school",
    "maintained": "delegation/matrix-school",
    "federation": "delegation/matrix-school",
}


@pytest.mark.parametrize("body", MATRICES)
def test_every_matter_of_the_scheme_is_decided_by_exactly_one(body: str) -> None:
    assert decided(document_of(body, "delegation"), MATRICES[body])


LEADERS = {"Headteacher": MATRICES, "Chief Executive": ["trust"]}


@pytest.mark.parametrize(("leader", "body"), [(who, b) for who in LEADERS for b in LEADERS[who]])
def test_nobody_decides_on_their_own_dismissal(leader: str, body: str) -> None:
    table = matrix(document_of(body, "delegation"), MATRICES[body])
    titles = [cell(one) for one in table.header[0].cells]
    (dismissal,) = (
        m for matter, m in decisions(table).items() if f"Dismiss the {leader}" in matter
    )
    assert titles[1 + dismissal.index("D")] != leader


@pytest.mark.parametrize("name", ["ashmere", "larkfield"])
def test_what_a_trust_decides_otherwise_is_still_decided_by_exactly_one(name: str) -> None:
    assert decided(made(f"{name}:delegation"), "delegation/matrix-trust")


def decided(document: Document, clause: str) -> bool:
    """Tell whether each row of a matrix has one mark of who decides."""
    rows = decisions(matrix(document, clause))
    assert rows
    return all(marks.count("D") == 1 for marks in rows.values())


def matrix(document: Document, clause: str) -> Table:
    """Return the table of a scheme."""
    (table,) = (block for block in blocks_of(document, clause) if isinstance(block, Table))
    return table


def decisions(table: Table) -> dict[str, list[str]]:
    """Return the marks of each matter."""
    return {cell(row.cells[0]): marks(row) for row in table.rows if len(row.cells) > 1}


def marks(row: Row) -> list[str]:
    """Return what stands in the cells of a row after the first."""
    return [cell(one) for one in row.cells[1:]]


def cell(one: Cell) -> str:
    """Return the words of a cell."""
    return " ".join(plain(b.inlines) for b in one.blocks if isinstance(b, Paragraph))
