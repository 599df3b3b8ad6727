"""The registers of instruments and platforms: valid, consistent, and never guessing."""

from __future__ import annotations

import copy
import itertools
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from ruamel.yaml import YAML
from ruamel.yaml.tokens import AliasToken, AnchorToken, ScalarToken

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
INSTRUMENTS = sorted((ROOT / "clauses" / "instruments").glob("*.yaml"))
PLATFORMS = ROOT / "clauses" / "platforms.yaml"
SCHEMAS = sorted(ROOT.glob("schema/instrument.schema.json")) + sorted(
    ROOT.glob("schema/platforms.schema.json")
)
LEGISLATION = {
    "act": ("ukpga", "anaw"),
    "regulations": ("uksi", "wsi"),
    "retained-eu-law": ("eur",),
}

Tree = dict[str, Any]


def read(path: Path) -> Tree:
    loaded = YAML(typ="safe").load(path.read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def schema_of(name: str) -> Tree:
    schema = json.loads((ROOT / "schema" / f"{name}.schema.json").read_text("utf-8"))
    assert isinstance(schema, dict)
    return schema


def checker(name: str) -> jsonschema.Draft202012Validator:
    formats = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema_of(name), format_checker=formats)


def anchor_names() -> list[str]:
    """Return the anchors the schema explains, in the order in which guidance has them."""
    edition = schema_of("instrument")["properties"]["editions"]["items"]
    return list(edition["properties"]["anchors"]["properties"])


REGISTER = {path.stem: read(path) for path in INSTRUMENTS}
EDITIONS = [
    pytest.param(name, tree["editions"], id=name)
    for name, tree in REGISTER.items()
    if "editions" in tree
]


def parts(tree: object) -> Iterator[Tree]:
    """Yield every mapping in a tree, the outermost first."""
    match tree:
        case dict():
            yield tree
            for value in tree.values():
                yield from parts(value)
        case list():
            for value in tree:
                yield from parts(value)
        case _:
            return


def pointers(tree: Tree) -> Iterator[Tree]:
    """Yield whatever points to an instrument; the file's own heading does not."""
    for part in parts(tree):
        if "instrument" in part and part is not tree:
            yield part


def provision_ids(instrument: str) -> set[str]:
    return {row["id"] for row in REGISTER[instrument].get("provisions", [])}


# SCHEMAS


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_the_schema_is_a_schema(path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_every_key_is_explained_with_an_example_and_no_other_key_is_allowed(path: Path) -> None:
    structural = {"if", "then", "anyOf", "not"}
    schema = json.loads(path.read_text("utf-8"))
    for part in parts({key: value for key, value in schema.items() if key not in structural}):
        if part.get("type") != "object":
            continue
        assert part["additionalProperties"] is False
        for key, rule in part.get("properties", {}).items():
            assert rule.get("description"), f"{key} has no description"
            simple = "items" not in rule and rule.get("type") != "object"
            pointing = rule.get("$ref", "").rsplit("/", 1)[-1] in {"notes", "source", "pointer"}
            if simple and not pointing:
                assert "xample" in rule["description"], f"{key} has no example"


def test_both_schemas_are_there() -> None:
    assert [path.name for path in SCHEMAS] == ["instrument.schema.json", "platforms.schema.json"]


# FILES


@pytest.mark.parametrize("path", INSTRUMENTS, ids=lambda path: path.stem)
def test_the_file_fits_its_schema(path: Path) -> None:
    problems = [
        f"{error.json_path}: {error.message}"
        for error in checker("instrument").iter_errors(read(path))
    ]
    assert problems == []


@pytest.mark.parametrize("path", [*INSTRUMENTS, PLATFORMS], ids=lambda path: path.stem)
def test_the_file_keeps_to_the_projects_yaml(path: Path) -> None:
    text = path.read_text("utf-8")
    up = "../" * (len(path.relative_to(ROOT).parts) - 1)
    kind = "platforms" if path == PLATFORMS else "instrument"
    first = f"# yaml-language-server: $schema={up}schema/{kind}.schema.json"
    assert text.splitlines()[0] == first
    assert "\t" not in text
    assert text.endswith("\n")
    assert not re.search(r"^.+ #", text.split("\n", 1)[1], re.MULTILINE), "trailing comment"
    for token in YAML(pure=True).scan(text):
        assert not isinstance(token, AliasToken | AnchorToken)
        assert not (isinstance(token, ScalarToken) and token.style == ">")


@pytest.mark.parametrize("name", REGISTER)
def test_the_id_is_the_name_of_the_file(name: str) -> None:
    assert REGISTER[name]["instrument"] == name


@pytest.mark.parametrize("name", REGISTER)
def test_what_was_seen_says_where(name: str) -> None:
    for part in parts(REGISTER[name]):
        if part.get("confidence") == "seen":
            assert part["sources"]


@pytest.mark.parametrize("name", REGISTER)
def test_the_address_agrees_with_the_citation(name: str) -> None:
    tree = REGISTER[name]
    if tree["kind"] not in LEGISLATION:
        assert "url" in tree or tree["url-missing"]
        return
    tails = [f"{part}/{tree['year']}/{tree['number']}" for part in LEGISLATION[tree["kind"]]]
    assert tree["url"] in {f"https://www.legislation.gov.uk/{tail}" for tail in tails}
    for row in tree.get("provisions", []):
        assert row["url"].startswith(tree["url"] + "/")
    if tree["kind"] != "retained-eu-law":
        assert tree["title"].endswith(f" {tree['year']}")


# THE REGISTER AS A WHOLE


def test_every_reference_resolves() -> None:
    lost = [
        (name, pointer)
        for name, tree in REGISTER.items()
        for pointer in pointers(tree)
        if pointer["instrument"] not in REGISTER
        or pointer.get("provision", "") not in {"", *provision_ids(pointer["instrument"])}
    ]
    assert lost == []


def test_no_two_instruments_answer_to_one_name() -> None:
    ids = [tree["citation-id"] for tree in REGISTER.values() if "citation-id" in tree]
    names = [*REGISTER, *ids]
    assert len(names) == len(set(names))
    titles = [tree["title"] for tree in REGISTER.values()]
    short = [tree["abbreviation"] for tree in REGISTER.values() if "abbreviation" in tree]
    aliases = [alias for tree in REGISTER.values() for alias in tree.get("aliases", [])]
    assert len({*titles, *short, *aliases}) == len([*titles, *short, *aliases])


def test_a_legal_basis_is_law_that_binds_that_kind_of_establishment() -> None:
    for tree in REGISTER.values():
        for establishment, bases in tree.get("legal-basis", {}).items():
            for basis in bases:
                source = REGISTER[basis["instrument"]]
                assert source["kind"] in {"act", "regulations"}
                rows = {row["id"]: row for row in source.get("provisions", [])}
                narrowest = rows.get(basis.get("provision", ""), source)
                assert establishment in narrowest["applies-to"]


def test_a_withdrawn_address_leads_to_a_current_one() -> None:
    current = {tree["url"] for tree in REGISTER.values() if "url" in tree}
    rows = [row for tree in REGISTER.values() for row in tree.get("withdrawn-urls", [])]
    assert rows
    for row in rows:
        assert row["url"] not in current
        assert not row["url"].endswith("/")
        assert row["replacement"] in current


def test_one_withdrawn_address_has_one_replacement_for_each_kind_of_establishment() -> None:
    seen: set[tuple[str, str]] = set()
    for tree in REGISTER.values():
        for row, kind in itertools.product(
            tree.get("withdrawn-urls", []), tree.get("applies-to", [])
        ):
            assert (row["url"], kind) not in seen
            seen.add((row["url"], kind))


# EDITIONS


@pytest.mark.parametrize(("name", "editions"), EDITIONS)
def test_editions_follow_one_another(name: str, editions: list[Tree]) -> None:
    starts: list[str] = [row.get("in-force") or row["published"] for row in editions]
    assert starts == sorted(set(starts)), name
    for row in editions:
        assert row.get("published", "")[:7] <= row.get("in-force", "9999")[:7]
        assert row.get("in-force", "") <= row.get("until", "9999")
        assert row["title"] == f"{REGISTER[name]['title']} {row['edition']}"
    for earlier, later in itertools.pairwise(editions):
        assert earlier["until"] < later["in-force"], "editions overlap, or one has no end"
        assert "successor-expected" not in earlier
    last = editions[-1]
    if "successor-expected" in last:
        assert "until" not in last
        assert last["successor-expected"] > last["in-force"]


@pytest.mark.parametrize(("name", "editions"), EDITIONS)
def test_anchors_stand_in_order_inside_their_section(name: str, editions: list[Tree]) -> None:
    order = anchor_names()
    for row in editions:
        anchors = row.get("anchors", {})
        known = [anchors[key]["from"] for key in order if key in anchors]
        assert known == sorted(set(known)), f"{name} {row['edition']}"
        for anchor in anchors.values():
            assert anchor["from"] <= anchor.get("to", anchor["from"])
        end = anchors.get("online-safety", {}).get("to")
        assert end is None or max(known) <= end


def test_anchors_of_the_safeguarding_guidance_are_those_that_were_seen() -> None:
    editions = {
        row["edition"]: row for row in REGISTER["keeping-children-safe-in-education"]["editions"]
    }
    first = {
        year: {key: anchor["from"] for key, anchor in row["anchors"].items()}
        for year, row in editions.items()
    }
    starts = {year: anchors.get("online-safety") for year, anchors in first.items()}
    assert starts == {
        "2021": 123,
        "2022": None,
        "2023": 135,
        "2024": 134,
        "2025": 134,
        "2026": None,
    }
    assert first["2022"] == {"filtering-and-monitoring": 140}
    unending = {
        year
        for year, row in editions.items()
        if row["anchors"].get("online-safety", {}).get("open")
    }
    assert unending == {"2024", "2025"}
    assert {year for year, anchors in first.items() if "generative-ai" in anchors} == {"2025"}
    # The shift between editions is not the same everywhere, so numbers cannot be moved by sum.
    shifts = {
        first["2025"][key] - first["2023"][key] for key in ("four-areas-of-risk", "cyber-security")
    }
    assert shifts == {-1, 0}


# WHAT THE SCHEMAS REFUSE


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"colour": "green"}, "'colour' was unexpected"),
        ({"kind": "law"}, "'law' is not one of"),
        ({"checked-on": "November 2026"}, "does not match"),
        ({"checked-on": "2026-02-30"}, "is not a 'date'"),
        ({"year": 1988}, "is not of type 'string'"),
        ({"extent": ["britain"]}, "'britain' is not one of"),
        ({"url": "legislation.gov.uk/ukpga/1988/27"}, "does not match"),
        ({"notes": [{"date": "2024-01-31"}]}, "'text' is a required property"),
        ({"confidence": "certain"}, "'certain' is not one of"),
    ],
)
def test_the_schema_refuses(change: Tree, refused: str) -> None:
    tree = copy.deepcopy(REGISTER["malicious-communications-act-1988"])
    tree.update(change)
    assert any(refused in error.message for error in checker("instrument").iter_errors(tree))


@pytest.mark.parametrize("key", ["kind", "title", "checked-on", "confidence", "year", "number"])
def test_the_schema_misses(key: str) -> None:
    tree = copy.deepcopy(REGISTER["malicious-communications-act-1988"])
    del tree[key]
    messages = [error.message for error in checker("instrument").iter_errors(tree)]
    assert f"{key!r} is a required property" in messages


def test_a_stated_anchor_needs_its_source_and_an_inferred_one_does_not() -> None:
    tree = copy.deepcopy(REGISTER["keeping-children-safe-in-education"])
    anchors = tree["editions"][2]["anchors"]
    anchors["cyber-security"] = {"from": 144, "basis": "inferred"}
    assert not list(checker("instrument").iter_errors(tree))
    anchors["cyber-security"] = {"from": 144, "basis": "stated"}
    messages = [error.message for error in checker("instrument").iter_errors(tree)]
    assert messages == ["'source' is a required property"]


def test_a_passage_has_a_last_paragraph_or_runs_on() -> None:
    tree = copy.deepcopy(REGISTER["keeping-children-safe-in-education"])
    tree["editions"][2]["anchors"]["online-safety"]["open"] = True
    assert len(list(checker("instrument").iter_errors(tree))) == 1


# PLATFORMS


def test_the_platforms_fit_their_schema() -> None:
    assert list(checker("platforms").iter_errors(read(PLATFORMS))) == []


def test_a_closed_platform_says_since_when() -> None:
    tree = {
        "checked-on": "2026-11-21",
        "platforms": [{"id": "a", "name": "A", "status": "closed", "source": {"title": "T"}}],
    }
    messages = [error.message for error in checker("platforms").iter_errors(tree)]
    assert messages == ["'since' is a required property"]


def test_no_two_platforms_answer_to_one_name() -> None:
    rows = read(PLATFORMS)["platforms"]
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    names = [
        name
        for row in rows
        for name in (row["name"], *row.get("former-names", []), *row.get("aliases", []))
    ]
    assert len(names) == len(set(names))


def test_the_platforms_that_have_gone_or_changed_their_name() -> None:
    rows = read(PLATFORMS)["platforms"]
    changed = {
        row["name"]: (row["status"], row["since"]) for row in rows if row.get("since") is not None
    }
    assert changed == {
        "X": ("renamed", "2023-07"),
        "Ask.fm": ("closed", "2024-12-01"),
        "Google+": ("closed", "2019-04-02"),
    }
