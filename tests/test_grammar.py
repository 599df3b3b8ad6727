"""English: articles, plurals, possessives, lists, verbs, and what a token's surface means."""

from __future__ import annotations

import pytest

from policyloom.english.grammar import (
    DutyToken,
    Form,
    LiteralToken,
    NounToken,
    PeopleToken,
    ReadToken,
    SettingToken,
    agreeing,
    capitalised,
    closed,
    joined,
    noun_words,
    read_token,
    title_case,
)
from policyloom.english.nouns import GivenForms, article, derive, plural_of, possessive_of
from policyloom.english.proper_names import is_name

NAMES = {
    "school": ("term", "school", False),
    "schools": ("term", "school", True),
    "school community": ("term", "school community", False),
    "head": ("role", "head", False),
    "staff": ("people", "staff", False),
    "governors": ("people", "governors", False),
    "people": ("list", "people", False),
    "reply time": ("setting", "reply time", False),
    "the reply time": ("setting", "the reply time", False),
}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("academy", "an"), ("school", "a"), ("university", "a"), ("unit", "a"), ("European", "a"),
        ("one-form entry", "a"), ("uninformed pupil", "an"), ("unidentified visitor", "an"),
        ("umbrella trust", "an"), ("hour", "an"), ("honorary head", "an"), ("honest pupil", "an"),
        ("heir", "an"), ("house", "a"), ("MAT", "a"), ("SLT", "an"), ("HR adviser", "an"),
        ("UTC", "a"), ("SEND lead", "a"), ("STEM club", "a"), ("LADO", "a"), ("“academy”", "an"),
        ("X account", "an"), ("UK", "a"), ("11-16 school", "an"), ("18-year-old", "an"),
        ("118 pupils", "a"), ("80-place nursery", "an"), ("1,100 pupils", "a"), ("one-off", "a"),
        ("Ofsted visit", "an"), ("user", "a"), ("ICT room", "an"), ("A-level class", "an"),
    ],
)  # fmt: skip
def test_article(phrase: str, expected: str) -> None:
    assert article(phrase) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("school", "schools"), ("academy", "academies"), ("governing body", "governing bodies"),
        ("head of school", "heads of school"), ("child", "children"), ("person", "people"),
        ("parent or carer", "parents or carers"), ("officer for data", "officers for data"),
        ("chairman", "chairmen"), ("Woman", "Women"), ("schoolchild", "schoolchildren"),
        ("human", "humans"), ("alumnus", "alumni"), ("DPO", "DPOs"), ("SENCO", "SENCOs"),
        ("class", "classes"), ("church", "churches"), ("day", "days"), ("staff", "staff"),
        ("Chair of Governors", "Chairs of Governors"), ("Child", "Children"), ("box", "boxes"),
    ],
)  # fmt: skip
def test_plural(noun: str, expected: str) -> None:
    assert plural_of(noun) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("school", "school's"),
        ("St Giles", "St Giles'"),
        ("governors", "governors'"),
        ("children", "children's"),
        ("Trust", "Trust's"),
        ("St Mary's", "St Mary's"),
        ("St Giles'", "St Giles'"),
        ("St Giles’", "St Giles’"),
    ],
)
def test_possessive(noun: str, expected: str) -> None:
    assert possessive_of(noun) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("the school", "The school"), ("“the", "“The"), ("école", "École"), ("", ""), ("…", "…")],
)
def test_capitalised(words: str, expected: str) -> None:
    assert capitalised(words) == expected


def test_title_case_leaves_small_words_and_acronyms() -> None:
    assert (
        title_case("use of the iPad by KS2 pupils", first=True) == "Use of the iPad by KS2 Pupils"
    )
    assert title_case("the end of a day", first=True) == "The End of a Day"
    assert title_case("of schools", first=False) == "of Schools"


@pytest.mark.parametrize(
    ("words", "comma", "expected"),
    [
        ((), False, ""),
        (("staff",), True, "staff"),
        (("staff", "governors"), True, "staff and governors"),
        (("staff", "governors", "volunteers"), False, "staff, governors and volunteers"),
        (("staff", "governors", "volunteers"), True, "staff, governors, and volunteers"),
    ],
)
def test_joined(words: tuple[str, ...], comma: bool, expected: str) -> None:  # noqa: FBT001
    assert joined(words, "and", serial_comma=comma) == expected


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("is", "are"), ("has", "have"), ("does", "do"), ("was", "were"), ("agrees", "agree"),
        ("publishes", "publish"), ("oversees", "oversee"), ("monitors", "monitor"),
    ],
)  # fmt: skip
def test_verbs_agree(singular: str, plural: str) -> None:
    for written in (singular, plural):
        assert agreeing(written, plural=False) == singular
        assert agreeing(written, plural=True) == plural


def test_an_aside_takes_its_second_comma() -> None:
    assert (
        closed("the head or the chair, as appropriate") == "the head or the chair, as appropriate,"
    )
    assert closed("the head") == "the head"


# FORMS


def test_forms_are_derived_by_rule() -> None:
    forms = derive(GivenForms(noun="Trust"))
    assert (forms.noun, forms.definite, forms.indefinite) == ("Trust", "the Trust", "a trust")
    assert (forms.plural, forms.plural_possessive) == ("trusts", "trusts'")
    assert (forms.possessive, forms.definite_possessive) == ("Trust's", "the Trust's")
    assert forms.within == "in the Trust"


def test_given_forms_win() -> None:
    given = GivenForms(noun="officer", definite="our officer", possessive="officer’s")
    forms = derive(given)
    assert forms.definite == "our officer"
    assert forms.definite_possessive == "our officer’s"


def test_a_name_takes_no_article() -> None:
    forms = derive(GivenForms(noun="Peak Vale", proper=True))
    assert (forms.definite, forms.indefinite) == ("Peak Vale", "Peak Vale")
    assert forms.within == "at Peak Vale"


def test_a_name_is_what_kind_of_body_it_is_in_general() -> None:
    forms = derive(GivenForms(noun="St Giles' Academy", proper=True, kind="academy"))
    assert (forms.definite, forms.indefinite) == ("St Giles' Academy", "an academy")
    assert (forms.plural, forms.plural_possessive) == ("academies", "academies'")


@pytest.mark.parametrize(
    ("noun", "name"),
    [
        ("St Giles' Academy", True), ("St Giles’ Academy", True), ("Hollin Bank Primary", True),
        ("Peak Vale Learning Trust", True), ("The Willows School", True), ("St Giles", True),
        ("Alderbrook", True), ("Alderbrook Junior", True), ("Ysgol", False), ("School", False),
        ("Trust", False), ("Learning Trust", False), ("Multi-Academy Trust", False),
        ("Church of England School", False), ("Junior School", False), ("school", False),
        ("Board of Trustees", False), ("Trust community", False), ("Federation", False),
        ("alderbrook", False), ("School of the Future Trust", True), ("PVLT", False), ("", False),
    ],
)  # fmt: skip
def test_which_nouns_are_names(noun: str, name: bool) -> None:  # noqa: FBT001
    assert is_name(noun, "Alderbrook Junior School") is name


def test_a_plural_noun_takes_no_indefinite_article() -> None:
    forms = derive(GivenForms(noun="trustees", is_plural=True))
    assert (forms.indefinite, forms.plural, forms.possessive) == (
        "trustees",
        "trustees",
        "trustees'",
    )


# TOKENS


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("school", NounToken(name="school", kind="term")),
        ("School", NounToken(name="school", kind="term", capital=True)),
        ("a school", NounToken(name="school", kind="term", form=Form.INDEFINITE)),
        ("The school", NounToken(name="school", kind="term", form=Form.DEFINITE, capital=True)),
        ("schools", NounToken(name="school", kind="term", form=Form.PLURAL)),
        ("the schools", NounToken(name="school", kind="term", form=Form.DEFINITE_PLURAL)),
        ("school's", NounToken(name="school", kind="term", possessive=True)),
        ("school’s", NounToken(name="school", kind="term", possessive=True)),
        ("schools'", NounToken(name="school", kind="term", form=Form.PLURAL, possessive=True)),
        ("in school", NounToken(name="school", kind="term", form=Form.WITHIN)),
        ("either school", NounToken(name="school", kind="term", form=Form.EITHER)),
        ("school community", NounToken(name="school community", kind="term")),
        ("the head is", NounToken(name="head", kind="role", form=Form.DEFINITE, verb="is")),
        ("staff", NounToken(name="staff", kind="people")),
        ("people", PeopleToken(groups=(), name="people")),
        ("People are", PeopleToken(groups=(), name="people", capital=True, verb="are")),
        ("staff and governors", PeopleToken(groups=("staff", "governors"))),
        ("staff or head", PeopleToken(groups=("staff", "head"), conjunction="or")),
        ("staff, governors and head", PeopleToken(groups=("staff", "governors", "head"))),
        ("must not", DutyToken("must not")),
        ("Must", DutyToken("must")),
        ("reply time", SettingToken("reply time")),
        ("Reply time", SettingToken("reply time", capital=True)),
        ("the reply time", SettingToken("the reply time")),
        ('"the Trust"', LiteralToken("the Trust")),
        ("“the Trust”", LiteralToken("the Trust")),
        ("shcool", None),
        ("a", None),
        ("", None),
        ("a people", None),
        ("staff and", None),
        ("is", None),
        ("school school", None),
    ],
)  # fmt: skip
def test_read_token(surface: str, expected: ReadToken | None) -> None:
    assert read_token(surface, NAMES) == expected


@pytest.mark.parametrize(
    ("form", "sites", "expected"),
    [
        (Form.ANY, 1, "the school"), (Form.ANY, 2, "either school"),
        (Form.ANY, 9, "any of its schools"), (Form.EACH, 1, "the school"),
        (Form.EACH, 2, "each school"),
    ],
)  # fmt: skip
def test_quantifiers(form: Form, sites: int, expected: str) -> None:
    token = NounToken(name="school", kind="term", form=form)
    assert noun_words(token, derive(GivenForms(noun="school")), sites=sites) == expected


def test_a_heading_has_a_form_of_its_own() -> None:
    forms = derive(GivenForms(noun="school", heading="School"))
    token = NounToken(name="school", kind="term")
    assert noun_words(token, forms, heading=True) == "School"
    assert noun_words(token, forms) == "school"
