"""Every code that is reported has a page for ``explain``, and a case that shows it."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from policyloom.compile import compile_policy
from policyloom.decode import ID_KEY
from policyloom.diagnostics import Code
from policyloom.diagnostics.explaining import read_pages
from policyloom.source import Target
from policyloom.yaml import read as yamlspans
from tests.support.cases import blocks, outcome, pages

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "policyloom"
# Files and formats have their own tests; the file that tests each code is named.
STORE = "test_store_reading.py"
ELSEWHERE = {
    Code.DAMAGED_TEXT: "test_store_reading.py",
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
    "program-fault": "test_one_document.py",
    "unreadable": STORE,
    "yaml-suffix": STORE,
}
# Approving has no case pages: it takes a command and a file of an edition, not a page.
OTHER_STAGES = (
    "changelog",
    "changes",
    "cli",
    "deviations",
    "editions",
    "fleet",
    "planning",
    "studio",
)


@cache
def reported() -> dict[Code, set[str]]:
    """Return every code with the modules that name it."""
    found: dict[Code, set[str]] = {Code(f"duplicate-{kind}"): {"decode/"} for kind in ID_KEY}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "Code":
                where = path.relative_to(PACKAGE).as_posix()
                found.setdefault(Code[node.attr], set()).add(where)
    return found


def test_every_code_is_reported_somewhere() -> None:
    assert set(reported()) == set(Code)


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert set(read_pages()) == set(Code)


@pytest.mark.parametrize("code", sorted(Code))
def test_a_code_has_a_case(code: Code) -> None:
    if all(where.startswith(OTHER_STAGES) for where in reported()[code]):
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
