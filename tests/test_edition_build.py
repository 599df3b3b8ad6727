"""Drafts and approved editions built side by side; an edition from its own file alone."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from policyloom.build.selecting import SelectionError, choose, stock
from policyloom.source import Target
from tests.approving import (
    CLAUSE,
    DOCUMENT,
    EDITIONS,
    add_a_clause,
    approve,
    clarify,
    correct,
    edit,
    front_and_control,
    small_project,
)
from tests.projects import ALDERBROOK, Said, run, tree
from tests.support.lasting import once

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER = "dist/alderbrook/phones"


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A project with one edition."""
    return once("edition-build", tmp_path, lambda: approve(capsys, small_project(tmp_path)))


def build(
    capsys: pytest.CaptureFixture[str], root: Path, *words: str, to: str = "text,html"
) -> Said:
    return run(capsys, "build", *words, "--format", to, "--jobs", "1", "--root", str(root))


def published(root: Path) -> dict[str, bytes]:
    found = tree(root / "dist")
    return {
        path.removeprefix("alderbrook/phones/"): data
        for path, data in found.items()
        if path.startswith("alderbrook/phones/")
    }


# WHICH DOCUMENTS


def test_the_draft_and_the_newest_edition_stand_side_by_side(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clarify(root)
    approve(capsys, root, on="2025-11-20")
    said = build(capsys, root, "alderbrook")
    assert said.status == 0, said.err
    assert sorted(published(root)) == [
        "phones-1.1.html", "phones-1.1.txt", "phones-draft.html", "phones-draft.txt",
    ]  # fmt: skip
    assert b"DRAFT" in published(root)["phones-draft.txt"]
    assert b"DRAFT" not in published(root)["phones-1.1.txt"]
    assert b"Version 1.1" in published(root)["phones-1.1.txt"]
    index = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", (root / "dist/index.html").read_text()))
    assert "Version 1.1" in index
    assert "Draft" in index


def test_what_a_selector_means(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clarify(root)
    approve(capsys, root, on="2025-11-20")
    for selector, stems in {
        DOCUMENT: {"draft", "1.1"},
        f"{DOCUMENT}@draft": {"draft"},
        f"{DOCUMENT}@approved": {"1.1"},
        f"{DOCUMENT}@1.0": {"1.0"},
        f"{DOCUMENT}@all": {"draft", "1.0", "1.1"},
        "alderbrook@approved": {"1.1"},
    }.items():
        shutil.rmtree(root / "dist", ignore_errors=True)
        assert build(capsys, root, selector, to="text").status == 0
        assert set(published(root)) == {f"phones-{stem}.txt" for stem in stems}, selector


ALL = (Target("a", "p"), Target("b", "p"))
STOCK = stock(ALL, {("b", "p"): ("1.10", "1.9", "notes"), ("gone", "p"): ("2.0",)})


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        ((), ["a:p", "b:p", "b:p@1.10", "gone:p@2.0"]),
        (("b",), ["b:p", "b:p@1.10"]),
        (("...@all",), ["a:p", "b:p", "b:p@1.9", "b:p@1.10", "gone:p@2.0"]),
        (("...@approved",), ["b:p@1.10", "gone:p@2.0"]),
        (("b@1.9", "b@draft"), ["b:p", "b:p@1.9"]),
        (("gone",), ["gone:p@2.0"]),
    ],
)
def test_editions_are_chosen_by_version(selectors: tuple[str, ...], expected: list[str]) -> None:
    assert [str(one) for one in choose(selectors, STOCK.targets, STOCK)] == expected


@pytest.mark.parametrize(
    ("selector", "message", "hint"),
    [
        ("b:p@1.1", "`b:p` has no edition 1.1", "known: 1.9, 1.10"),
        ("a@approved", "`a` has no approved edition", "policyloom approve"),
        ("a@1.0", "`a` has no approved edition", "policyloom approve"),
        ("gone@draft", "`gone` has no draft", "no longer publishes it"),
        ("b@", "`@` does not say which edition", "after `@` stand 2.0 (that edition)"),
        ("b@newest", "`@newest` does not say which edition", "@approved"),
        ("b@1", "`@1` does not say which edition", "did you mean `b@1.0`?"),
    ],
)
def test_editions_that_are_not_there(selector: str, message: str, hint: str) -> None:
    with pytest.raises(SelectionError) as error:
        choose([selector], STOCK.targets, STOCK)
    assert message in str(error.value)
    assert hint in error.value.hint


def test_check_and_why_are_about_drafts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (("check", f"{DOCUMENT}@1.0"), ("why", f"{DOCUMENT}@1.0", "bags")):
        said = run(capsys, *words, "--root", str(root))
        assert said.status == 2
        assert "names an edition" in said.err
        assert "leave out `@1.0`" in said.err


def test_show_prints_an_edition(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clarify(root)
    shown = run(capsys, "show", f"{DOCUMENT}@1.0", "--root", str(root))
    assert shown.status == 0
    assert "Version 1.0" in shown.out
    assert "the end of the day" in shown.out


# HOW THE DRAFT STANDS


def test_a_draft_that_is_the_edition(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = build(capsys, root, DOCUMENT)
    assert "the draft is the same as version 1.0" in said.out
    words = published(root)["phones-draft.txt"].decode()
    assert "Draft, after version 1.0" in words
    assert "None since the last edition" in words


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ((clarify,), "ahead of version 1.0 by 1 clarifying change\n"),
        ((add_a_clause,), "ahead of version 1.0 by 1 substantive change\n"),
        (
            (add_a_clause, clarify, correct),
            "by 1 substantive, 1 clarifying and 1 editorial changes\n",
        ),
    ],
)
def test_a_draft_that_is_ahead(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    changes: tuple[Callable[[Path], None], ...],
    note: str,
) -> None:
    for change in changes:
        change(root)
    assert note in build(capsys, root, DOCUMENT).out


def test_a_first_draft_says_nothing_of_editions(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "the draft is" not in build(capsys, root, "peak-vale").out


def test_the_history_of_a_draft_comes_from_the_editions(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clarify(root)
    approve(capsys, root, "--minute", "8", on="2025-11-20")
    add_a_clause(root)
    build(capsys, root, DOCUMENT)
    head = front_and_control(published(root)["phones-draft.txt"].decode())
    assert "Amendments since version 1.1 - Added to section 1 (Using phones): ‘Lockers’." in head
    assert (
        "History - Version 1.1: approved on 20 November 2025 by the governing body (minute 8) "
        "- Version 1.0: approved on 16 September 2025 by the governing body" in head
    )


def test_a_draft_of_an_earlier_day_speaks_of_no_later_edition(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clarify(root)
    edit(root, 'last-reviewed: "2025-09-16"', 'last-reviewed: "2025-11-01"')
    approve(capsys, root, on="2025-11-20")

    def head(day: str) -> str:
        said = run(capsys, "show", DOCUMENT, "--as-of", day, "--root", str(root))
        assert said.status == 0, said.err
        return front_and_control(said.out)

    between = head("2025-10-15")
    assert "Draft, after version 1.0" in between
    assert "In force from 15 October 2025 (proposed)" in between
    assert "Version 1.1" not in between
    assert "November" not in between
    assert "Draft, after version 1.1" in head("2025-12-01")
    assert "Last reviewed 1 November 2025" in head("2025-12-01")
    before = head("2025-09-15")
    assert "Version Draft Status" in before
    assert "History" not in before


# FROM ITS OWN FILE ALONE


BREAKAGES: dict[str, Callable[[Path], None]] = {
    "another library": lambda root: edit(root, "stay in bags", "stay at home", CLAUSE),
    "another overlay": add_a_clause,
    "other terms": lambda root: edit(
        root, "delegation:", "terms: {pupil: student}\nroles: {head: Principal}\ndelegation:"
    ),
    "another look": lambda root: edit(root, "#0b6160", "#7a1f1f"),
    "a clause with errors": lambda root: edit(root, "{must}", "{must", CLAUSE),
    "a clause that has gone": lambda root: (root / CLAUSE).unlink(),
    "an overlay with errors": lambda root: edit(root, "phase: junior", "phase: [junior"),
    "an overlay that has gone": lambda root: (root / ALDERBROOK).unlink(),
    "a vocabulary that has gone": lambda root: (root / "clauses/vocabulary.yaml").unlink(),
    "a policy that has gone": lambda root: (root / "policies/phones.yaml").unlink(),
}


@pytest.mark.parametrize("name", BREAKAGES)
def test_an_edition_stays_byte_for_byte_what_it_was(
    root: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    build(capsys, root, f"{DOCUMENT}@1.0", to="text,html,docx")
    before = published(root)
    assert set(before) == {"phones-1.0.docx", "phones-1.0.html", "phones-1.0.txt"}
    shutil.rmtree(root / "dist")
    BREAKAGES[name](root)
    build(capsys, root, f"{DOCUMENT}@1.0", to="text,html,docx")
    assert published(root) == before


@pytest.mark.needs("pango")
def test_the_pdf_of_an_edition_stays_byte_for_byte_what_it_was(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(capsys, root, f"{DOCUMENT}@1.0", to="pdf")
    before = published(root)
    assert before["phones-1.0.pdf"].startswith(b"%PDF")
    shutil.rmtree(root / "dist")
    for name in ("another library", "another overlay", "other terms", "another look"):
        BREAKAGES[name](root)
    build(capsys, root, f"{DOCUMENT}@1.0", to="pdf")
    assert published(root) == before


def test_a_body_that_left_keeps_its_editions(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / ALDERBROOK).unlink()
    said = build(capsys, root)
    assert said.status == 0, said.err
    assert "phones-1.0.txt" in published(root)
    assert "Alderbrook Junior School" in (root / "dist/index.html").read_text("utf-8")


def test_the_editions_of_a_body_that_left_are_checked(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / ALDERBROOK).unlink()
    assert run(capsys, "check", "--root", str(root)).status == 0
    file = root / EDITIONS / "1.0.json"
    file.write_text(file.read_text("utf-8").replace("bags", "boxes"), encoding="utf-8")
    said = run(capsys, "check", "--root", str(root))
    assert said.status == 1
    assert "error[edition-tampered]" in said.out


def test_an_edition_that_cannot_be_trusted_is_not_built(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(capsys, root, f"{DOCUMENT}@1.0")
    before = published(root)
    file = root / EDITIONS / "1.0.json"
    file.write_text(file.read_text("utf-8").replace("bags", "boxes"), encoding="utf-8")
    said = build(capsys, root, f"{DOCUMENT}@1.0")
    assert said.status == 1
    assert said.err.count("error[edition-tampered]") == 1
    assert "alderbrook:phones@1.0  not built: this approved edition was changed" in said.out
    assert published(root) == before, "what was built before stays"


# WHAT IS WRONG WITH THE SOURCES OF EDITIONS


def test_a_published_clause_that_was_edited(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clarify(root)
    approve(capsys, root, on="2025-10-01")
    edit(root, "stay in bags", "stay in boxes", CLAUSE)
    said = run(capsys, "check", "alderbrook", "--root", str(root))
    assert said.status == 1
    assert said.out.count("error[published-clause-edited]") == said.out.count("error[") == 1
    assert "version 1.0.0 of `phones/use` was edited after editions were approved" in said.out
    assert "in 2 documents: alderbrook:phones@1.0 and alderbrook:phones@1.1" in said.out
    assert f"--> {CLAUSE}" in said.out
    assert approve(capsys, root, on="2025-11-20").status == 1
    built = build(capsys, root, "alderbrook")
    assert built.status == 1
    assert set(published(root)) == {"phones-1.1.html", "phones-1.1.txt"}, "no draft"


def test_a_published_clause_whose_title_alone_was_edited(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(capsys, root, on="2025-10-01")
    edit(root, "title: Using phones", "title: Phones", CLAUSE)
    said = " ".join(run(capsys, "check", "alderbrook", "--root", str(root)).out.split())
    assert "the title of version 1.0.0 of `phones/use` was edited after editions" in said
    assert "give the title ‘Using phones’ back, and add a new version above it" in said


def test_a_new_version_of_a_clause_is_no_edit(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(
        root,
        "versions:\n",
        "versions:\n"
        '  - version: "1.1.0"\n'
        '    in-force: "2025-09-01"\n'
        "    change: clarifying\n"
        "    amendment: Bags may be boxes.\n"
        "    text: |\n"
        "      Phones {must} stay in bags or boxes.\n",
        CLAUSE,
    )
    assert run(capsys, "check", "alderbrook", "--root", str(root)).status == 0
    assert approve(capsys, root, on="2025-11-20").status == 0


def give(root: Path, since: str, about: str) -> None:
    reason = f'reasons: [{{since: "{since}", about: "{about}", reason: It was asked for.}}]'
    edit(root, "delegation:", f"{reason}\ndelegation:")


@pytest.mark.parametrize(
    ("since", "about", "message"),
    [
        ("1.0", "clause:phones/use", "which did not change since the last edition"),
        ("1.0", "setting:return tim", "did you mean `setting:return time`?"),
        ("0.9", "setting:return time", "version 0.9 of phones, which is no approved edition"),
    ],
)
def test_a_reason_that_matches_no_change(
    root: Path, capsys: pytest.CaptureFixture[str], since: str, about: str, message: str
) -> None:
    clarify(root)
    give(root, since, about)
    said = run(capsys, "check", "alderbrook", "--root", str(root))
    assert said.status == 1
    assert said.out.count("error[unmatched-reason]") == 1
    assert message in said.out
    assert approve(capsys, root, on="2025-11-20").status == 1


def test_a_reason_stands_with_its_change_and_rests_afterwards(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clarify(root)
    give(root, "1.0", "setting:return time")
    assert approve(capsys, root, on="2025-11-20").status == 0
    said = build(capsys, root, DOCUMENT)
    assert "It was asked for." in " ".join(published(root)["phones-1.1.txt"].decode().split())
    assert "the draft is the same as version 1.1" in said.out


def test_a_reason_of_the_trust_counts_for_its_schools_where_it_fits(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trust = "trusts/peak-vale/overlay.yaml"
    words = ("--by", "Board of Trustees", "--root", str(root), "--yes")
    every = ("approve", "peak-vale/...", "--all", *words)
    assert run(capsys, *every, "--on", "2025-10-08").status == 0
    edit(root, "the end of the day", "half past three", trust)
    edit(
        root,
        "terms:",
        'reasons: [{since: "1.0", about: "setting:return time", reason: Buses leave.}]\nterms:',
        trust,
    )
    said = run(capsys, *every, "--on", "2025-11-08")
    assert said.status == 0, said.err
    assert said.out.count("Buses leave.") == 3
