"""What the studio tells, in English and Welsh, and as places of its own and never as commands."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import policyloom
from policyloom.changes import Size
from policyloom.source import Mutability
from policyloom.studio.forms import DATES, LOOK, STATUS
from policyloom.studio.labels import in_welsh, labels_of, pages_in, welsh
from policyloom.studio.pages.change import WAYS
from policyloom.studio.pages.complete import EVERY
from policyloom.studio.pages.conflict import DEEDS
from policyloom.studio.pages.library import KINDS
from policyloom.studio.places import TABS
from policyloom.studio.remedies import PLACES, told
from policyloom.studio.standing import State
from policyloom.welsh import WELSH
from tests.support.studio import ROOT, Browser, example

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATES = sorted((ROOT / "templates/studio").glob("*.j2"))
PROGRAM = Path(policyloom.__file__).parent
POLICY = "/policy/alderbrook/social-media"
SAYS = {"wrong", "problem", "lacking", "refused", "verdict", "stale", "done"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda one: one.name)
def test_every_label_of_a_page_has_its_welsh(path: Path) -> None:
    assert [one for one in labels_of(path.read_text()) if one not in welsh()] == []


def test_what_stands_in_tables_has_its_welsh() -> None:
    tables = (TABS, EVERY, WAYS, DEEDS, KINDS, DATES, dict(STATUS))
    named = (words for table in tables for words in table.values())
    states = (one.value for one in (*State, *Mutability))
    looks = (words for pair in LOOK.values() for words in pair)
    every = {*named, *states, *looks, *(one.words for one in Size)}
    assert {one for one in every if in_welsh(one) is None} == set()


def test_what_pages_answer_has_its_welsh() -> None:
    pages = sorted((PROGRAM / "studio/pages").glob("*.py"))
    said = {words for path in pages for words in answers(ast.parse(path.read_text()))}
    assert len(said) > 30
    worded = {one for one in said if re.search(r"[A-Za-z]{2}", one)}
    assert worded - welsh().keys() == set()


def answers(tree: ast.AST) -> Iterator[str]:
    """Yield what a page tells beside its template, with {} for what is put in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            given = [one.value for one in node.keywords if one.arg in SAYS]
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            meant = node.targets[0].id in {*SAYS, "STALE", "GONE", "title"}
            given = [node.value] if meant else []
        else:
            continue
        for one in given:
            yield from phrases(one)


def phrases(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
        yield "".join(map(str, parts))
    elif isinstance(node, ast.IfExp):
        yield from (*phrases(node.body), *phrases(node.orelse))


def test_both_languages_put_in_the_same() -> None:
    for label, words in welsh().items():
        slots = len(re.findall(r"\{\d*\}", label))
        assert len(re.findall(r"\{\d*\}", words)) == slots, label


def test_what_a_page_is_told_is_found_by_its_shape() -> None:
    assert (
        in_welsh("review overdue since 30 September 2026") == "adolygiad yn hwyr ers 30 Medi 2026"
    )
    assert in_welsh("a word of nobody") is None
    english = pages_in(WELSH).filters["told"]("a word of nobody")
    assert english == '<span lang="en-GB">a word of nobody</span>'


def test_no_message_sends_anybody_to_a_terminal() -> None:
    sources = [p for p in PROGRAM.rglob("*.py") if p.relative_to(PROGRAM).parts[0] != "cli"]
    advised = {verb for p in sources for verb in re.findall(r"`policyloom (\w+)", p.read_text())}
    assert len(advised) > 8
    assert advised <= PLACES.keys()
    assert told("use `policyloom review`") == "use ‘Reviewed, and nothing changes’"
    said = [
        p for p in sources if p.relative_to(PROGRAM).parts[0] in {"editions", "resolve", "lint"}
    ]
    options = {one for p in said for one in re.findall(r"[ (\"](--[a-z][a-z-]+) ", p.read_text())}
    assert "--effective" in options
    assert options <= PLACES.keys()
    assert told("check the day given with --on") == "check the day given with ‘On’"
    link = told("`policyloom resolve peak-vale/st-giles:social-media/tone` shows `both`")
    assert 'href="/body/peak-vale~st-giles/conflict?clause=social-media%2Ftone"' in link
    assert "<code>both</code>" in link
    hint = "write `day begins: at 8.45` under `settings:` in trusts/alderbrook/overlay.yaml"
    assert told(hint) == "say it in ‘Complete’, for example: at 8.45"
    assert told("<b> & `<i>`") == "&lt;b&gt; &amp; <code>&lt;i&gt;</code>"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(root=example(tmp_path_factory.mktemp("labels")))


def test_somebody_chooses_their_language_and_it_is_remembered(browser: Browser) -> None:
    here = f"{POLICY}/approve?done={browser.office.told.keep('Noted.')}"
    page = browser.get(here)
    assert '<html lang="en-GB">' in page.text
    form = page.fields("/language")
    chosen = browser.post("/language", {**form, "language": "cy"})
    assert chosen.to == here
    cookie = chosen.headers["set-cookie"].partition(";")[0]
    page = browser.get(chosen.to, cookie=f"{browser.cookie}; {cookie}")
    assert '<html lang="cy">' in page.text
    for words in ("Cymeradwyo", "adolygiad yn hwyr ers 30 Medi 2026", "Nodwyd.", "English"):
        assert words in page.words
    strange = browser.post("/language", {"language": "xx", "back": "//evil.example.org/"})
    assert strange.to == "/"
    assert "set-cookie" not in strange.headers


def test_a_body_that_publishes_in_welsh_has_its_pages_so(browser: Browser) -> None:
    path = browser.root / "trusts/alderbrook/overlay.yaml"
    before = path.read_text()
    path.write_text(f"languages: [en, cy]\n{before}")
    page = browser.get(f"{POLICY}/files")
    path.write_text(before)
    assert '<html lang="cy">' in page.text
    assert "Drafft heddiw" in page.words
    assert '<html lang="en-GB">' in browser.get("/body/peak-vale/trust").text
