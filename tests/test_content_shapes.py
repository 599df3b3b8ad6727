"""Every shape of policy has a body of the project that shows it: see docs/bodies.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from policyloom.document import (
    Definitions,
    FieldKind,
    Form,
    FormField,
    FormGroup,
    FormSignature,
    FormTicks,
    Image,
    List,
    ListStyle,
    Reference,
    SectionKind,
    Subheading,
    plain,
)
from policyloom.resolve.documents import targets
from tests.content import (
    ASHMERE,
    BROOK,
    CINDER_LANE,
    LARKFIELD,
    NURSERY,
    THREE_FELLS,
    WELSH,
    blocks_of,
    clauses,
    codes,
    compiled,
    control,
    items,
    library,
    line,
    links,
    made,
    section,
    words,
)
from tests.test_content_everywhere import PAIRS, everywhere

if TYPE_CHECKING:
    from policyloom.document import Document

# EVERY BODY


@pytest.mark.parametrize("name", [str(target) for target in targets(library())])
def test_every_document_can_be_made(name: str) -> None:
    found = compiled(name)
    assert found.document is not None
    expected = {
        NURSERY: {"agreement-lapsed"},
        WELSH: {"translation-missing"},
    }
    assert set(codes(found)) == expected.get(name, set())


def test_every_clause_stands_in_some_document() -> None:
    """A clause that no body uses, of the example or of every kind, is one that nobody reads."""
    used = {clause for target in targets(library()) for clause in clauses(made(str(target)))}
    rare = set(library().clauses) - used
    others = (made(f"moor-end-{body}:{policy}", everywhere()) for body, policy in PAIRS)
    assert rare - {clause for document in others for clause in clauses(document)} == set()


# A TRUST WITH NUMBERED CLAUSES


def test_sections_are_numbered_with_a_nought_and_clauses_within_them() -> None:
    document = made(LARKFIELD)
    assert [s.label for s in document.sections] == [f"{n}.0" for n in range(1, 11)]
    for number, part in enumerate(document.sections, start=1):
        labels = [p.label for p in part.provisions]
        assert labels == [f"{number}.{n}" for n in range(1, len(labels) + 1)]
    assert sum(len(s.provisions) for s in document.sections) > 35


def test_a_numbered_clause_holds_bullets() -> None:
    holding = [
        p.label
        for s in made(LARKFIELD).sections
        for p in s.provisions
        if any(isinstance(b, List) and b.style is ListStyle.BULLET for b in p.blocks)
    ]
    assert {"1.3", "5.1", "7.1", "9.1", "10.1"} <= set(holding)


def test_the_contents_have_a_headings_own_words_where_they_fit() -> None:
    part = section(made(LARKFIELD), "official-communications")
    assert plain(part.title) == "Communications in the name of the Trust or its schools"
    assert part.short_title == part.title


def test_the_control_block_is_lines_without_a_version() -> None:
    document = made(LARKFIELD)
    assert document.look.control_layout == "lines"
    assert document.look.strapline == "Roots to hold, wings to rise"
    assert control(document) == [
        ("Status and review cycle", "Not statutory, every two years"),
        ("Implementation date", "5 January 2027"),
        ("Responsible group", "Trust Board"),
        ("Reviewed", "10 December 2026"),
        ("Next review", "31 December 2028"),
    ]


def test_the_trust_or_its_schools_is_one_term_with_three_values() -> None:
    said = words(made(LARKFIELD))
    assert "the good name of the Trust or its schools" in said
    assert "we means the Trust and its schools" in said
    assert "the Trust's devices" in said
    assert "If you work in a school" in said


def test_the_central_team_has_an_approver_of_its_own() -> None:
    schools, team = (
        line(made(LARKFIELD), f"social-media/accounts-in-{where}")
        for where in ("schools", "central-team")
    )
    assert schools.startswith("If you work in a school")
    assert "ask the Headteacher first" in schools
    assert team.startswith("If you work in the central team")
    assert "ask the Chief Executive first" in team
    swapped = schools.replace("a school", "the central team", 1)
    assert team.startswith(
        swapped.replace("the Headteacher first", "the Chief Executive first")[:90]
    )


def test_parents_are_told_what_is_expected_of_them() -> None:
    asked = items(blocks_of(made(LARKFIELD), "social-media/parents-expectations")[1])
    assert len(asked) == 3


def test_the_same_policy_file_takes_another_numbering_by_data() -> None:
    larkfield, alderbrook = made("larkfield:acceptable-use"), made("alderbrook:acceptable-use")
    assert [s.label for s in larkfield.sections][:2] == ["1.0", "2.0"]
    assert [p.label for p in larkfield.sections[1].provisions][:2] == ["2.1", "2.2"]
    assert [s.label for s in alderbrook.sections][:2] == ["1.", "2."]
    assert {p.label for s in alderbrook.sections for p in s.provisions} == {""}


# A TRUST WITH ROLE LISTS AND FORMS


def test_the_statement_of_intent_has_no_number_and_a_picture_in_words() -> None:
    document = made(ASHMERE)
    intent, first, *_ = document.sections
    assert (intent.kind, intent.label) == (SectionKind.FRONT, "")
    assert first.label == "1."
    pictures = [b for p in intent.provisions for b in p.blocks if isinstance(b, Image)]
    assert len(pictures) == 1
    for value in ("kindness", "courage", "fairness", "curiosity"):
        assert value in pictures[0].alt
    commitments = [b for p in intent.provisions for b in p.blocks if isinstance(b, List)]
    assert len(items(commitments[0])) == 5


def test_laws_and_related_policies_come_from_the_registers() -> None:
    document = made(ASHMERE)
    laws = items(blocks_of(document, "social-media/legislation")[1])
    assert laws[0].startswith("Keeping children safe in education 2026 (statutory guidance under")
    assert "Equality Act 2010" in laws
    related = items(blocks_of(document, "social-media/related-policies")[1])
    assert related == sorted(related, key=str.lower)
    assert {"Relationships and behaviour policy", "Complaints procedure"} <= set(related)
    assert not [title for title in related if title.startswith("Social media")]


def leads(document: Document) -> list[str]:
    """Return who has duties: the headings of the lists in the clause about roles."""
    every = blocks_of(document, "social-media/roles-in-full")
    return [plain(block.inlines) for block in every if isinstance(block, Subheading)]


def test_eight_roles_have_their_duties() -> None:
    assert leads(made(ASHMERE)) == [
        "Trustees and local committee members will:",
        "The Headteacher will:",
        "The Designated Safeguarding Lead will:",
        "Staff will:",
        "Parents and carers should:",
        "Pupils should:",
        "The marketing officer will:",
        "The IT technician will:",
    ]


def test_a_role_that_nobody_holds_has_no_duties_and_no_mention() -> None:
    document = made(CINDER_LANE)
    assert len(leads(document)) == 7
    assert "marketing officer" not in words(document)
    assert "The School Business Manager will check official accounts" in words(document)


@pytest.mark.parametrize("audience", ["staff", "parents", "pupils"])
def test_each_audience_has_a_section_of_its_own(audience: str) -> None:
    document = made(ASHMERE)
    own = [p.clause for p in section(document, audience).provisions]
    assert len(own) >= 2
    assert [clause for clause in own if clause.endswith("breach")], "what happens is said to each"


def test_the_rule_on_false_names_is_said_to_adults_and_to_pupils() -> None:
    adults, pupils = (
        line(made(ASHMERE), f"social-media/{who}-own-name") for who in ("staff", "pupils")
    )
    assert (
        adults
        == "You must not hide who you are in order to post something that this policy forbids."
    )
    assert pupils.startswith("We ask pupils not to hide who they are in order to post something")


def test_each_body_lists_what_its_network_blocks() -> None:
    trust = items(blocks_of(made(ASHMERE), "social-media/blocked-platforms")[1])
    school = items(blocks_of(made(CINDER_LANE), "social-media/blocked-platforms")[1])
    assert trust == ["Discord", "Snapchat", "TikTok", "X (formerly Twitter)"]
    assert set(school) - set(trust) == {"Facebook", "Instagram"}


def test_appendices_have_letters_and_are_referred_to() -> None:
    document = made(ASHMERE)
    appendices = [s for s in document.sections if s.kind is SectionKind.APPENDIX]
    assert [s.label for s in appendices] == ["Appendix A", "Appendix B", "Appendix C"]
    numbers = {link.number for link in links(document) if isinstance(link, Reference)}
    assert {"Appendix A", "Appendix B", "Appendix C"} <= numbers


def form_of(document: Document, clause: str) -> Form:
    return next(
        b for b in blocks_of(document, f"social-media/form-{clause}") if isinstance(b, Form)
    )


def test_the_request_for_access_has_a_requester_and_an_authoriser() -> None:
    form = form_of(made(ASHMERE), "access-request")
    groups = [plain(row.title) for row in form.rows if isinstance(row, FormGroup)]
    assert groups == ["Requester", "Authoriser"]
    kinds = {row.kind for row in form.rows if isinstance(row, FormField)}
    assert kinds == {FieldKind.LINE, FieldKind.LINES, FieldKind.DATE, FieldKind.CHOICE}
    assert [row for row in form.rows if isinstance(row, FormField) and row.help]


def test_the_report_has_rows_for_the_office() -> None:
    form = form_of(made(ASHMERE), "content-report")
    office = [row for row in form.rows if isinstance(row, FormGroup) and row.office]
    assert [plain(row.title) for row in office] == ["For the IT technician to complete"]
    assert form.rows.index(office[0]) < len(form.rows) - 1


def test_the_request_for_an_account_has_boxes_long_fields_and_two_to_sign() -> None:
    form = form_of(made(ASHMERE), "account-approval")
    ticks = {row.key: row for row in form.rows if isinstance(row, FormTicks)}
    assert {key: row.columns for key, row in ticks.items()} == {"audience": 2, "contributors": 2}
    assert [option.tail for option in ticks["audience"].options if option.tail] == [
        "Ages",
        "Where from",
        "Who",
    ]
    fields = {row.key: row for row in form.rows if isinstance(row, FormField)}
    assert fields["aims"].kind is FieldKind.LINES
    assert fields["live-on"].kind is FieldKind.DATE
    assert fields["login"].value.startswith("The login details will be kept")
    signed = [row for row in form.rows if isinstance(row, FormSignature)]
    assert [plain(row.label) for row in signed] == ["The marketing officer", "The Headteacher"]
    assert all(row.statement for row in signed)


def test_the_house_style_says_will_and_the_law_keeps_must() -> None:
    said = words(made(ASHMERE))
    assert "We will keep the login details" in said
    assert (
        "If personal data is lost, or is sent or published by mistake, you must report it" in said
    )
    assert "You must not try to get round the filter" in said


def test_a_clause_has_headings_of_its_own() -> None:
    found = blocks_of(made(ASHMERE), "social-media/posting-for-us")
    headings = [plain(block.inlines) for block in found if isinstance(block, Subheading)]
    assert headings == ["What we post", "How we post"]


# FEDERATIONS


def test_headings_of_a_federation_have_no_numbers() -> None:
    document = made(BROOK)
    assert {s.label for s in document.sections} == {""}
    assert len(document.sections) == 20
    assert document.look.control_place == "end"


@pytest.mark.parametrize(
    ("name", "said", "not_said"),
    [
        (BROOK, "either school", "any of its schools"),
        (THREE_FELLS, "any of its schools", "either school"),
    ],
)
def test_two_schools_are_either_and_three_are_any(name: str, said: str, not_said: str) -> None:
    document = words(made(name)).replace("the office of either school", "")
    assert document.count(said) >= 4
    assert not_said not in document
    assert f"on behalf of the Federation or of {said}" in document


@pytest.mark.parametrize("name", [BROOK, THREE_FELLS])
def test_a_federation_never_speaks_of_a_trust(name: str) -> None:
    """'Relationship of trust' is another word."""
    said = words(made(name)).replace("relationship of trust", "")
    assert not re.search(r"\b(trusts?|trustees?|academy|academies)\b", said, re.IGNORECASE)
    assert "under section 175 of the Education Act 2002" in said


def test_one_governing_body_and_the_heads_of_a_federation() -> None:
    said = words(made(BROOK))
    assert "The Governing Body is responsible for each school" in said
    assert "The Executive Headteacher leads the Federation" in said
    assert "the Head of School must see that the policy is followed" in said
    assert not re.search(r"(?<!Executive )Headteacher", said)


def test_a_federation_defines_its_words() -> None:
    definitions = [
        b for b in blocks_of(made(BROOK), "social-media/definitions") if isinstance(b, Definitions)
    ]
    assert [plain(d.term) for d in definitions[0].items] == [
        "Social media",
        "Work communication",
        "Personal communication",
    ]
    assert any(isinstance(b, List) for b in definitions[0].items[2].blocks)


def test_a_process_is_numbered_and_dos_and_donts_have_their_marks() -> None:
    steps = blocks_of(made(BROOK), "social-media/opening-steps")
    assert [b.style for b in steps if isinstance(b, List)] == [ListStyle.DECIMAL, ListStyle.BULLET]
    found = [
        b for b in blocks_of(made(BROOK), "social-media/running-an-account") if isinstance(b, List)
    ]
    assert [b.style for b in found] == [ListStyle.DO, ListStyle.DONT]
    assert [len(b.items) for b in found] == [8, 7]


def test_a_service_level_and_the_name_of_a_form_are_settings() -> None:
    brook, fells = words(made(BROOK)), words(made(THREE_FELLS))
    assert (
        "We look at each report within 24 hours, or on the next school day if that is later."
        in brook
    )
    assert "We look at each report within one working day." in fells
    assert "on our media consent form" in brook
    assert "on our picture permission slip" in fells


def test_a_smaller_federation_leaves_clauses_out_and_gives_reasons() -> None:
    left = set(clauses(made(BROOK))) - set(clauses(made(THREE_FELLS)))
    assert {"social-media/press", "social-media/tone"} <= left
    assert "tone" not in [s.key for s in made(THREE_FELLS).sections]
