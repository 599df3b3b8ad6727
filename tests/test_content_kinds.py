"""Special kinds of school: church schools, Wales, nurseries, joining, leaving, agreed words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from policyloom.document import InLanguage
from policyloom.editions.provenance import clauses_used
from policyloom.resolve.profile import members_on, profile_of
from tests.content import (
    ASHMERE,
    CINDER_LANE,
    NURSERY,
    ST_CORWINS,
    ST_ELOWENS,
    WELSH,
    changed,
    clauses,
    codes,
    compiled,
    control,
    library,
    made,
    words,
)

if TYPE_CHECKING:
    from policyloom.source import Library

DIOCESAN = "social-media/church-school"
AGREED = "social-media/agreed-wendale"

# CHURCH SCHOOLS


def test_a_church_school_has_the_diocesan_clause_and_its_neighbour_has_not() -> None:
    assert DIOCESAN in clauses(made(ST_CORWINS))
    assert DIOCESAN in clauses(made(ST_ELOWENS))
    assert DIOCESAN not in clauses(made(CINDER_LANE))
    assert DIOCESAN not in clauses(made(ASHMERE))
    for name in (CINDER_LANE, ASHMERE):
        assert not re.search("dioces|church|worship", words(made(name)), re.IGNORECASE)


def test_foundation_governors_are_called_what_each_school_calls_them() -> None:
    assert "Foundation governors must look at our official accounts regularly" in words(
        made(ST_ELOWENS)
    )
    assert "Foundation committee members will look at our official accounts every term" in words(
        made(ST_CORWINS)
    )
    assert "tell the Diocese of Wendale" in words(made(ST_CORWINS))


def test_the_diocese_agrees_to_a_change_or_it_is_refused() -> None:
    path = "trusts/ashmere/schools/st-corwins/overlay.yaml"
    approval = (
        '    diocesan-approval: {date: "2027-01-27", reference: Board of Education minute 5.2}\n'
    )
    without = changed({path: (approval, "")})
    assert "diocesan-approval-missing" in codes(compiled(ST_CORWINS, without))


# WALES


def test_a_welsh_school_follows_the_guidance_of_wales() -> None:
    said = words(made(WELSH))
    assert "Keeping learners safe 2021" in said
    assert "Designated Safeguarding Person" in said
    assert "learners" in said
    assert not re.search(r"Keeping children safe in education|KCSIE|Safeguarding Lead|pupil", said)
    said = said.replace("relationship of trust", "")
    assert not re.search(r"\b(trusts?|trustees?|academy)\b", said, re.IGNORECASE)


def test_clauses_with_welsh_words_print_both_and_the_others_are_listed() -> None:
    document = made(WELSH)
    translated = {
        p.clause
        for s in document.sections
        for p in s.provisions
        if any(isinstance(b, InLanguage) and b.code == "cy" for b in p.blocks)
    }
    assert len(translated) >= 4
    missing = [d for d in compiled(WELSH).diagnostics if d.code == "translation-missing"]
    assert len(missing) + len(translated) == len(clauses(document))
    assert "Dyma bolisi Ysgol Nant y Wennol" in words(document)
    assert "Dyma bolisi" not in words(made(NURSERY))


def test_the_model_policy_serves_a_school_in_wales_as_well() -> None:
    path = "trusts/alderbrook/overlay.yaml"
    welsh = changed({path: ("nation: england", "nation: wales")})
    found = compiled("alderbrook:social-media", welsh)
    assert codes(found) == []
    assert found.document is not None
    assert "Keeping learners safe" in words(found.document)
    assert "Keeping children safe" not in words(found.document)


def test_a_translation_that_comes_later_does_not_edit_what_was_approved() -> None:
    path = "clauses/social-media/introduction.yaml"
    edited = changed({path: ("Pam mae gennym y polisi hwn", "Pam y polisi hwn")})

    def digest(name: str, within: Library) -> str:
        used = clauses_used(made(name, within), within)
        return next(u.digest for u in used if u.clause == "social-media/introduction")

    assert digest(NURSERY, edited) == digest(NURSERY, library())
    assert digest(WELSH, edited) != digest(WELSH, library())


# A NURSERY


def test_a_nursery_has_rules_on_phones_and_none_on_the_accounts_of_children() -> None:
    document = made(NURSERY)
    assert "social-media/nursery-devices" in clauses(document)
    assert "Early years foundation stage statutory framework" in words(document)
    asked = {"social-media/pupils-age-limits", "social-media/pupils-conduct"}
    assert profile_of(library(), "puddlefoot").facts["pupil rules"] == "true"
    assert not asked & set(clauses(document))
    assert asked <= set(clauses(made(ST_ELOWENS)))
    assert asked <= set(clauses(made(WELSH)))


def test_no_number_is_missing_where_a_section_is_left_out() -> None:
    labels = [s.label for s in made(NURSERY).sections]
    assert labels == [f"{n}." for n in range(1, len(labels) + 1)]
    assert len(labels) == len(made(WELSH).sections) - 1


# JOINING AND LEAVING


def test_a_school_that_joins_takes_the_words_of_its_trust_by_its_overlay_alone() -> None:
    before, after = made("tarnsyke:social-media"), made("peak-vale/tarnsyke:social-media")
    assert "the good name of the school" in words(before)
    assert "the good name of the Trust or its schools" in words(after)
    assert "under section 175 of the Education Act 2002" in words(before)
    assert "section 94 of the Education and Skills Act 2008" in words(after)
    assert AGREED in clauses(before)
    assert AGREED not in clauses(after)
    assert ("Part of", "Peak Vale Learning Trust since 1 January 2026") in control(after)
    assert ("Approved by", "Board of Trustees") in control(after)


def test_a_school_that_leaves_stands_alone_and_its_past_can_still_be_made() -> None:
    then, now = made("peak-vale/coldbeck:social-media"), made("coldbeck:social-media")
    assert "Keeping children safe in education 2024" in words(then)
    assert "the Trust's devices" in words(then)
    said = words(now).replace("relationship of trust", "")
    assert not re.search(r"\btrust\b", said)
    assert "the academy's devices" in said
    assert "relationship of trust" in words(now)


@pytest.mark.parametrize(
    ("name", "as_of", "other"),
    [
        ("tarnsyke:social-media", "2026-01-01", "peak-vale/tarnsyke"),
        ("peak-vale/tarnsyke:social-media", "2025-12-31", "tarnsyke"),
        ("peak-vale/coldbeck:social-media", "2025-09-01", "coldbeck"),
    ],
)
def test_a_document_outside_its_membership_is_refused(name: str, as_of: str, other: str) -> None:
    found = compiled(name, as_of=as_of)
    assert "outside-membership" in codes(found)
    assert any(f"`{other}`" in (problem.hint or "") for problem in found.diagnostics)


def test_the_trust_lists_the_accounts_of_the_members_of_the_day() -> None:
    def members(day: str) -> set[str]:
        profile = members_on(library(), profile_of(library(), "peak-vale"), day)
        return {child.body for child in profile.children}

    assert "peak-vale/coldbeck" in members("2025-08-31")
    assert members("2025-10-20") & {"peak-vale/coldbeck", "peak-vale/tarnsyke"} == set()
    assert "peak-vale/tarnsyke" in members("2026-01-01")
    assert "Tarnsyke" not in words(made("peak-vale:social-media", as_of="2025-10-20"))
    assert "Tarnsyke" in words(made("peak-vale:social-media"))


# WORDS AGREED WITH UNIONS


def test_the_agreement_is_stated_only_under_it_and_while_its_words_stand() -> None:
    assert AGREED in clauses(made(ST_ELOWENS))
    assert AGREED not in clauses(made("alderbrook:social-media"))
    lapsed = compiled(NURSERY)
    assert lapsed.document is not None
    assert AGREED not in clauses(lapsed.document)
    assert codes(lapsed) == ["agreement-lapsed"]


def test_a_new_version_of_an_agreed_clause_ends_the_statement_everywhere() -> None:
    path = "clauses/social-media/own-accounts.yaml"
    newer = (
        'versions:\n  - version: "1.0.1"\n    in-force: "2025-09-02"\n    change: editorial\n'
        "    amendment: A comma.\n    text: |\n      You are free to have accounts.\n"
    )
    edited = changed({path: ("versions:\n", newer)})
    found = compiled(ST_ELOWENS, edited)
    assert codes(found) == ["agreement-lapsed"]
