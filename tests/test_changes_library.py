"""What has to hold of comparisons, on the real library and bodies that differ at random."""

from __future__ import annotations

import json
from functools import cache
from itertools import permutations
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from policyloom.changelog import entries
from policyloom.changelog.completeness import left_out
from policyloom.changes import compare
from policyloom.compile import compile_policy, load
from policyloom.document import Mark
from policyloom.editions import declarations
from policyloom.resolve.documents import targets
from tests.outline import outline
from tests.projects import REPOSITORY
from tests.support.cases import schemas
from tests.support.sampling import examples, sampled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Document
    from policyloom.source import Library

DAYS = ("2024-09-20", None)
BODIES = 5
SOURCES = ("clauses", "policies")
ALDERBROOK = "trusts/alderbrook/overlay.yaml"


@cache
def sources() -> dict[str, str]:
    """Return the text of the library by path."""
    found = (path for name in SOURCES for path in (REPOSITORY / name).rglob("*.yaml"))
    return {path.relative_to(REPOSITORY).as_posix(): path.read_text("utf-8") for path in found}


@cache
def trusts() -> dict[str, str]:
    """Return the text of the overlays by path."""
    found = (REPOSITORY / "trusts").rglob("overlay.yaml")
    return {path.relative_to(REPOSITORY).as_posix(): path.read_text("utf-8") for path in found}


# THE PROJECT'S OWN BODIES


@cache
def own_library() -> Library:
    """Return the library of the project's own bodies."""
    overlays = {
        path: "\n".join(line for line in text.split("\n") if "letterhead:" not in line)
        for path, text in trusts().items()
    }
    assets = {
        path.relative_to(REPOSITORY).as_posix(): path.read_bytes()
        for path in (REPOSITORY / "trusts").rglob("images/*")
    }
    return load(sources() | overlays, schemas(), assets)[0]


@cache
def published() -> tuple[Document, ...]:
    """Return the documents of the project's own bodies on two days."""
    return tuple(documents(own_library()))


def documents(library: Library, body: str = "", policy: str = "") -> Iterator[Document]:
    """Yield what can be compiled of a library for two days, the earlier one first."""
    for target in targets(library):
        for day in DAYS if target.body.startswith(body) and policy in {"", target.policy} else ():
            document = compile_policy(library, target, as_of=day).document
            if document:
                yield document


def test_the_laws_hold_between_the_editions_of_every_body() -> None:
    found, library = published(), own_library()
    bodies = {document.body for document in found}
    pairs = [
        (old, new)
        for old, new in permutations(found, 2)
        if old.policy == new.policy and old.body == new.body
    ]
    assert len(bodies) > 9
    assert len(pairs) >= 2 * 9
    for old, new in sampled(pairs, every=8):
        assert_laws(old, new, library)


@pytest.mark.parametrize("seed", range(3))
def test_the_laws_hold_across_bodies(seed: int) -> None:
    found, library = published(), own_library()
    pairs = [pair for pair in permutations(found, 2) if pair[0].policy == pair[1].policy]
    r = Random(seed)  # noqa: S311 - the same pairs every time
    for old, new in r.sample(pairs, examples(12)):
        assert_laws(old, new, library)


def assert_laws(old: Document, new: Document, library: Library) -> None:
    declared = declarations(library)
    comparison = compare(old, new, declared)
    assert outline(comparison.redline, Mark.DELETED) == outline(new)
    assert outline(comparison.redline, Mark.INSERTED) == outline(old)
    assert left_out(comparison, entries(comparison, {}, declared)) == ()
    assert bool(comparison.changes) == (outline(old, labels=True) != outline(new, labels=True))


# BODIES THAT DIFFER AT RANDOM


@pytest.mark.parametrize("seed", range(2))
def test_the_laws_hold_between_bodies_that_differ_at_random(seed: int) -> None:
    r = Random(seed)  # noqa: S311 - the same bodies every time
    overlays = dict(an_overlay(r, number) for number in range(BODIES))
    library, _ = load(sources() | overlays, schemas(), {})
    found = list(documents(library))
    assert len(found) == BODIES * len(DAYS)
    for old, new in r.sample(list(permutations(found, 2)), examples(20)):
        assert_laws(old, new, library)


@cache
def alderbrook() -> str:
    """Return the overlay of the maintained school as JSON, without pictures and reasons."""
    data = YAML(typ="safe").load(trusts()[ALDERBROOK])
    data["look"] = {"strapline": "Anything"}
    return json.dumps({key: value for key, value in data.items() if key != "reasons"})


def an_overlay(r: Random, number: int) -> tuple[str, str]:
    """Return the overlay of a body that says some things otherwise, with its path."""
    name = f"invented-{number}"
    data: dict[str, Any] = json.loads(alderbrook()) | {"body": name}
    data["policies"] = ["social-media"]
    data["documents"] = {"social-media": {"effective-from": "2025-10-01"}}
    data["name"] = r.choice(("Hollin Bank Primary School", "Wren Hill Academy"))
    data["kind"] = r.choice(("maintained-school", "academy"))
    data["terms"]["organisation"] = r.choice(({"noun": "academy"}, {"noun": "school"}, "Trust"))
    data["roles"]["head"] = r.choice(("Headteacher", "Principal", "executive head"))
    data["people"] = {"governors": r.choice((["governors"], ["governors", "trustees"]))}
    data["duties"] = r.choice((WILL, {word: word for word in WILL}))
    data["settings"]["accounts"] = r.choice((True, False))
    data["settings"]["enquiries"] = r.choice(("the office", "the front desk"))
    if data["settings"]["accounts"]:
        data["settings"] |= {"moderation times": "every morning", "response time": "two days"}
        data["channels"] = [a_channel(r, i) for i in range(r.randint(1, 3))]
    data["modifications"] = [a_modification(r, name) for name in CLAUSES if r.randint(0, 1)]
    return f"trusts/{name}/overlay.yaml", json.dumps(data)


WILL = {"must": "will", "must not": "must not", "should": "will", "should not": "should not"}
CLAUSES = ("former-pupils-ask-first", "lookalike-accounts", "online-checks")


def a_channel(r: Random, number: int) -> dict[str, Any]:
    """Return an account."""
    closed = {"closed": "2025-07-18"} if r.randint(0, 3) == 0 else {}
    return {
        "platform": r.choice(("Facebook", "Instagram")),
        "account": f"Wren Hill {number}",
        "administrator": r.choice(("head", "safeguarding lead")),
        "posters": ["head"],
        "opened": "2022-09-14",
        **closed,
    }


def a_modification(r: Random, name: str) -> dict[str, Any]:
    """Return a clause that the body omits or says otherwise."""
    clause = f"social-media/{name}"
    if r.randint(0, 1):
        return {"omit": clause, "reason": "We have a policy of its own for this."}
    text = r.choice(("Ask {the head}.", "- Be kind.\n- Ask {the head}."))
    return {"substitute": clause, "base": "1.0.0", "text": text, "reason": "We ask."}
