"""`review`: an edition that was looked at and stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.approving import (
    DOCUMENT,
    approve,
    clarify,
    correct,
    edit,
    front_and_control,
    record,
    small_project,
    versions,
    without_control,
)
from tests.projects import Said, run, tree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    small_project(tmp_path)
    approve(capsys, tmp_path)
    return tmp_path


def review(
    capsys: pytest.CaptureFixture[str], root: Path, *words: str, on: str = "2026-02-10"
) -> Said:
    by = ("--by", "Headteacher", "--on", on, "--yes", "--root", str(root))
    return run(capsys, "review", DOCUMENT, *by, *words)


def head(capsys: pytest.CaptureFixture[str], root: Path, version: str) -> str:
    shown = run(capsys, "show", f"{DOCUMENT}@{version}", "--root", str(root)).out
    return front_and_control(shown)


def body(capsys: pytest.CaptureFixture[str], root: Path, version: str) -> str:
    shown = run(capsys, "show", f"{DOCUMENT}@{version}", "--root", str(root)).out
    return without_control(shown)


def test_the_dates_are_renewed_and_the_text_is_not(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = review(capsys, root, "--minute", "9")
    assert said.status == 0, said.err
    assert "version     1.0.1, after 1.0: the same text" in said.out
    assert "reviewed    on 10 February 2026 by the Headteacher, minute 9" in said.out
    assert (
        'Now write `last-reviewed: "2026-02-10"` and `next-review: "2027-02-10"` for phones '
        "in trusts/alderbrook/overlay.yaml." in said.out
    )
    table = head(capsys, root, "1.0.1")
    assert "Last reviewed 10 February 2026" in table
    assert "Next review by 10 February 2027" in table
    assert "Amendments since version 1.0 - Reviewed on 10 February 2026: no changes" in table
    assert "Approved by Governing body" in table
    assert "Approved on 16 September 2025 In force" in table
    assert "In force from 1 October 2025" in table, "the text holds since then"
    assert body(capsys, root, "1.0.1") == body(capsys, root, "1.0")
    assert record(root, "1.0.1")["approval"]["kind"] == "review"


def test_the_history_tells_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review(capsys, root, "--next", "2026-12-31")
    edit(root, "2025-09-16", "2026-02-10")
    edit(root, "2026-09-30", "2026-12-31")
    clarify(root)
    assert approve(capsys, root, on="2026-03-01").status == 0
    assert versions(root) == ["1.0.1.json", "1.0.json", "1.1.json"]
    assert (
        "History - Version 1.0.1: reviewed on 10 February 2026 by the Headteacher, no changes "
        "- Version 1.0: approved on 16 September 2025 by the governing body"
        in head(capsys, root, "1.1")
    )


def test_a_draft_that_lags_behind_in_its_dates_only_may_be_reviewed_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(capsys, root).status == 0
    assert review(capsys, root, on="2026-08-20").status == 0
    assert versions(root) == ["1.0.1.json", "1.0.2.json", "1.0.json"]


@pytest.mark.parametrize("change", [clarify])
def test_a_draft_with_changes_is_approved_not_reviewed(
    root: Path, capsys: pytest.CaptureFixture[str], change: object
) -> None:
    assert callable(change)
    change(root)
    before = tree(root)
    said = review(capsys, root)
    assert said.status == 1
    assert said.err.count("error[") == said.err.count("error[review-with-changes]") == 1
    assert "goes back at the close of the day’" in " ".join(said.err.split())
    assert tree(root) == before


def test_control_data_other_than_the_days_of_reviews_is_a_change(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    correct(root)
    assert review(capsys, root).status == 0, "the next review is what a review is about"
    edit(root, "status: for-approval", "status: for-approval\n    owner: chair of governors")
    assert review(capsys, root, on="2026-03-10").status == 1


@pytest.mark.parametrize(
    ("words", "on", "code"),
    [
        ((), "2025-09-01", "date-order"),
        (("--next", "2026-02-10"), "2026-02-10", "date-order"),
        (("--by", "somebody"), "2026-02-10", "unknown-approver"),
        (("--by", "safeguarding lead"), "2026-02-10", "approver-not-allowed"),
    ],
)
def test_reviews_that_are_refused(
    root: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], on: str, code: str
) -> None:
    before = tree(root)
    said = review(capsys, root, *words, on=on)
    assert said.status == 1
    assert f"error[{code}]" in said.err
    assert tree(root) == before


def test_what_was_never_approved_cannot_be_reviewed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(
        capsys, "review", "peak-vale:phones", "--by", "Board of Trustees", "--on", "2026-02-10",
        "--yes", "--root", str(root),
    )  # fmt: skip
    assert said.status == 1
    assert "error[nothing-to-review]" in said.err


def test_days_that_the_control_table_did_not_have_are_put_into_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, '    last-reviewed: "2025-09-16"\n', "")
    approve(capsys, root, on="2025-10-20")
    assert "Last reviewed" not in head(capsys, root, "1.0.1")
    assert review(capsys, root).status == 0
    assert "Last reviewed 10 February 2026" in head(capsys, root, "1.0.2")


def test_guidance_that_was_replaced_needs_an_approval(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guidance = "clauses/instruments/phone-guidance.yaml"
    edit(root, '    successor-expected: "2026-09-01"\n', '    until: "2026-08-31"\n', guidance)
    with (root / guidance).open("a", encoding="utf-8") as file:
        file.write(
            '  - edition: "2026"\n    title: Phones and pupils 2026\n    published: "2026-06-01"\n'
            '    in-force: "2026-09-01"\n    confidence: seen\n'
            "    sources: [{title: An invented publisher}]\n    anchors:\n"
            "      bags: {from: 9, basis: stated, source: {title: An invented publisher}}\n"
        )
    assert review(capsys, root, on="2026-08-20").status == 0
    said = review(capsys, root, on="2026-09-20")
    assert said.status == 1
    assert "Phones and pupils 2026 replaces Phones and pupils 2025" in said.err


def test_a_dry_run_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(root)
    said = review(capsys, root, "--dry-run")
    assert said.status == 0
    assert "Now write" not in said.out
    assert tree(root) == before


def test_a_text_that_says_its_own_version_and_next_review_says_those_of_the_edition(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_project(tmp_path)
    said = "Phones {must} stay in bags, says {version}, until {next review}."
    edit(tmp_path, "Phones {must} stay in bags.", said, "clauses/phones/use.yaml")
    approve(capsys, tmp_path)
    assert "says version 1.0, until 30 September 2026." in body(capsys, tmp_path, "1.0")
    assert review(capsys, tmp_path).status == 0
    assert "says version 1.0.1, until 10 February 2027." in body(capsys, tmp_path, "1.0.1")
    assert review(capsys, tmp_path, on="2026-08-20").status == 0, "no other version is a change"
