"""Every code that is reported has a page for ``explain``, and a case that shows it."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policyloom.compile import Target, compile_policy
from policyloom.decode import ID_KEY
from policyloom.diagnostics.written import read_pages
from policyloom.yaml import read as yamlspans
from tests.support.cases import blocks, outcome, pages

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "policyloom"
KEBAB = re.compile(r"[a-z]+(-[a-z0-9]+)+")
# Files and formats have their own tests; the file that tests each code is named.
STORE = "test_store_reading.py"
ELSEWHERE = {
    "broken-link": STORE,
    "control-character": STORE,
    "cannot-be-printed": "test_printing.py",
    "depends-on-errors": "test_pages.py",
    "approval-unfinished": "test_approve_together.py",
    "edition-corrupt": "test_edition_files.py",
    "file-too-large": STORE,
    "format-not-tried": "test_printing.py",
    "letter-in-two-parts": STORE,
    "link-outside-root": STORE,
    "linked-folder": STORE,
    "not-a-file": STORE,
    "not-utf-8": STORE,
    "schema-not-json": "test_store_schemas.py",
    "unreadable": STORE,
    "yaml-suffix": STORE,
}
# Approving has no case pages: it takes a command and a file of an edition, not a page.
OTHER_STAGES = ("changelog", "changes", "cli", "deviations", "editions", "fleet", "planning")
EDGES = frozenset({"build", "cli", "fleet", "studio", "word"})
REFUSING = re.compile("refus|problem|report|stale")
# Words with hyphens that the program uses and that are neither codes nor words of the schemas.
NOT_CODES = frozenset({
    "approver-words", "as-of", "behind-draft", "body-name", "control-layout", "control-place",
    "draft-refused", "due-soon", "never-approved", "new-bodies", "new-number", "not-listed",
    "old-number", "policyloom-decisions", "policyloom-plan", "policyloom-rollout",
    "policyloom-rollouts",
    "policyloom-unfinished", "policyloom-withdrawal",
    "superseded-guidance", "utf-8", "utf-8-sig",
})  # fmt: skip


def _modules() -> list[Path]:
    found = PACKAGE.rglob("*.py")
    return sorted(p for p in found if not {"diagnostics", "writers"} & set(p.parts))


def _schema_words() -> set[str]:
    words: set[str] = set()

    def walk(value: object) -> None:
        match value:
            case dict():
                words.update(value)
                for inner in value.values():
                    walk(inner)
            case list():
                for inner in value:
                    walk(inner)
            case str():
                words.add(value)
            case _:
                pass

    for path in (ROOT / "schema").glob("*.schema.json"):
        walk(json.loads(path.read_text("utf-8")))
    return words


def _nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def _hyphenated(path: Path) -> set[str]:
    """In the core every word with a hyphen; at the edges, which have many, those of refusals."""
    nodes: Iterable[ast.AST] = _nodes(path)
    if path.relative_to(PACKAGE).parts[0] in EDGES:
        calls = (n for n in nodes if isinstance(n, ast.Call) and REFUSING.search(_name(n)))
        nodes = (argument for call in calls for argument in call.args)
    constants = {n.value for n in nodes if isinstance(n, ast.Constant)}
    return {c for c in constants if isinstance(c, str) and KEBAB.fullmatch(c)}


def _name(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def _given(path: Path) -> set[str]:
    """Codes given by name, ``code="unreadable"``, which may have no hyphen."""
    calls = (n for n in _nodes(path) if isinstance(n, ast.Call))
    values = (k.value for call in calls for k in call.keywords if k.arg == "code")
    return {v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str)}


def _codes() -> dict[str, set[str]]:
    """Return every code in the source with the modules that report it."""
    schema, codes = _schema_words(), dict[str, set[str]]()
    for path in _modules():
        where = path.relative_to(PACKAGE).as_posix()
        for code in (_hyphenated(path) - schema - NOT_CODES) | _given(path):
            codes.setdefault(code, set()).add(where)
    for kind in ID_KEY:
        codes.setdefault(f"duplicate-{kind}", set()).add("decode/__init__.py")
    return codes


CODES = _codes()


def test_the_codes_are_found() -> None:
    assert {"not-yaml", "unreadable", "duplicate-clause", "word-missing"} <= set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_has_a_page(code: str) -> None:
    assert code in read_pages(), (
        f"write policyloom/diagnostics/explained/{code}.md, or say in NOT_CODES that it is none"
    )


def test_every_page_is_for_a_code() -> None:
    assert set(read_pages()) - set(CODES) == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_has_a_case(code: str) -> None:
    if all(where.startswith(OTHER_STAGES) for where in CODES[code]):
        return
    if code in ELSEWHERE:
        assert code in (ROOT / "tests" / ELSEWHERE[code]).read_text("utf-8")
        return
    shown = f"[{code}]: "
    assert any(shown in page.read_text("utf-8") for page in pages())


@pytest.mark.parametrize("code", sorted(read_pages()))
def test_a_page_says_what_why_and_what_to_do(code: str) -> None:
    page = read_pages()[code]
    headings = re.findall(r"^## (.+)$", page.text, re.MULTILINE)
    assert headings[0] == "Why it matters"
    assert headings[-1] == "What to do"
    assert page.title != code
    assert page.summary.endswith(".")
    assert len(page.text.splitlines()) <= 50


@pytest.mark.parametrize("code", sorted(read_pages()))
def test_what_a_page_calls_right_can_be_read(code: str) -> None:
    _, _, right = read_pages()[code].text.partition("## Right")
    for block in blocks(right):
        if block.info == "yaml":
            _, problems = yamlspans.parse(block.words, f"{code}.md")
            assert problems == ()


def test_a_document_is_refused_for_the_errors_of_a_file_that_it_is_made_from() -> None:
    made = outcome("```text clause\nPhones in {school.\n```\n")
    compiled = compile_policy(made.library, Target("alderbrook", "phones"))
    assert compiled.document is None
    assert [d.code for d in compiled.diagnostics] == ["depends-on-errors"]
    assert compiled.diagnostics[0].span.path == "clauses/phones/use.yaml"
