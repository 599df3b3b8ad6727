"""Two policies from one library: what they share, and how they name each other."""

from __future__ import annotations

import pytest

from policyloom.document import Link, plain
from policyloom.resolve.documents import targets
from tests.content import LARKFIELD, changed, clauses, library, links, made, words

USING_IT = (
    "alderbrook:acceptable-use",
    "peak-vale:acceptable-use",
    "peak-vale/hollin-bank:acceptable-use",
    "larkfield:acceptable-use",
)


@pytest.mark.parametrize("name", USING_IT)
def test_the_two_policies_of_a_body_share_clauses(name: str) -> None:
    body = name.partition(":")[0]
    other = next(str(t) for t in targets(library()) if t.body == body and str(t) != name)
    shared = set(clauses(made(name))) & set(clauses(made(other)))
    assert len(shared) >= 6, shared
    assert len(clauses(made(name))) >= 25


def test_one_new_version_of_a_clause_changes_both_policies() -> None:
    path = "clauses/social-media/multi-factor-authentication.yaml"
    newer = (
        'versions:\n  - version: "4.0.0"\n    in-force: "2027-01-02"\n    change: substantive\n'
        "    amendment: Keys.\n    text: |\n      We {must} use a key for every account.\n"
    )
    edited = changed({path: ("versions:\n", newer)})
    for name in (LARKFIELD, "larkfield:acceptable-use"):
        sentence = "We must use a key for every account."
        assert sentence not in words(made(name))
        assert sentence in words(made(name, edited))
        assert clauses(made(name)) == clauses(made(name, edited))


@pytest.mark.parametrize(
    ("name", "title", "url"),
    [
        (
            "alderbrook:social-media",
            "Acceptable use of IT policy",
            "https://alderbrook.example.org/policies/acceptable-use",
        ),
        (
            "alderbrook:acceptable-use",
            "Social media policy",
            "https://alderbrook.example.org/policies/social-media",
        ),
        (
            "peak-vale/hollin-bank:social-media",
            "Acceptable use of technology policy",
            "https://peak-vale.example.org/policies/acceptable-use",
        ),
        (
            "larkfield:acceptable-use",
            "Social media policy",
            "https://larkfield.example.org/policies/social-media",
        ),
    ],
)
def test_the_policies_refer_to_each_other_by_the_bodys_title(
    name: str, title: str, url: str
) -> None:
    every = (link for link in links(made(name)) if isinstance(link, Link))
    assert (title, url) in {(plain(link.inlines), link.url) for link in every}


def test_a_bodys_own_title_of_a_policy_is_used_where_it_is_named() -> None:
    assert "IT acceptable use policy" in words(made(LARKFIELD))
    assert plain(made("larkfield:acceptable-use").title) == "IT acceptable use policy"


def test_who_is_told_of_an_allegation_is_one_clause_of_four_policies() -> None:
    path = "clauses/social-media/concerns-about-adults.yaml"
    newer = (
        'versions:\n  - version: "3.0.0"\n    in-force: "2027-01-02"\n    change: substantive\n'
        "    amendment: The clerk.\n    text: |\n      You {must} tell {the clerk} at once.\n"
    )
    edited = changed({path: ("versions:\n", newer)})
    told = "tell the Clerk at once"
    documents = [str(target) for target in targets(library())]
    reached = {
        library().policies[name.partition(":")[2]].variant_of or name.partition(":")[2]
        for name in documents
        if told in words(made(name, edited))
    }
    assert {"social-media", "acceptable-use", "child-protection", "first-aid"} <= reached
    assert not [name for name in documents if told in words(made(name))]
