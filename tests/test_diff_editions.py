"""The approved editions of the project itself: their logs and redlines, word for word.

The snapshots are files that a reviewer can read; `pytest --snapshot-update` rewrites them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from policyloom.build.drafts import kept_editions
from policyloom.changelog import entries, log_document
from policyloom.changelog.completeness import left_out
from policyloom.compile import load
from policyloom.editions.pairs import Side, pair
from policyloom.report.text import Wanted, report_lines
from policyloom.source import Target
from policyloom.store import read_project
from policyloom.writers import write
from policyloom.writers.assets import asset_problem
from policyloom.writers.comparison.green import write_green
from policyloom.writers.comparison.listing import comparison_report
from policyloom.writers.comparison.side_by_side import write_side_by_side
from policyloom.writers.comparison.summary import with_summary
from tests.projects import REPOSITORY
from tests.support.docx import validate_docx
from tests.support.html import axe, validate_html
from tests.support.pdf import validate_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from policyloom.editions.pairs import Pair
    from policyloom.source import Library

PAIRS = [("peak-vale", "1.1", "2.0"), ("alderbrook", "1.0", "1.1")]
MARKS = {"+ ", "- ", "~ ", "> "}
REVIEWED = ("peak-vale", "1.1", "2.0")


class TextFile(SingleFileSnapshotExtension):
    """A snapshot in a text file of its own."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def page(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextFile)


@pytest.fixture(scope="module")
def library() -> Library:
    project, _ = read_project(REPOSITORY)
    return load(project.files, project.schemas, project.assets, asset_problem)[0]


def compared(library: Library, body: str, old: str, new: str) -> Pair:
    kept = kept_editions(REPOSITORY, Target(body, "social-media"))
    assert kept.problems == ()
    before, after = kept.edition(old), kept.edition(new)
    assert before
    assert after
    first, second = (Side(document=one.document, edition=one) for one in (before, after))
    return pair(first, second, kept.editions, library)


@pytest.mark.parametrize(("body", "old", "new"), PAIRS, ids=lambda words: words)
def test_the_logs(
    library: Library, page: SnapshotAssertion, body: str, old: str, new: str
) -> None:
    made = compared(library, body, old, new)
    found = entries(made.comparison, made.reasons, made.declared)
    assert left_out(made.comparison, found) == ()
    for detail in (False, True):
        log = log_document(made.comparison, made.reasons, made.declared, detail=detail)
        assert write(log, "text").decode() == page(name="detail" if detail else "public")


@pytest.mark.parametrize(("body", "old", "new"), PAIRS, ids=lambda words: words)
def test_the_redline(
    library: Library, page: SnapshotAssertion, body: str, old: str, new: str
) -> None:
    made = compared(library, body, old, new)
    passages = write(made.comparison.redline, "text").decode().split("\n\n")
    assert "\n\n".join(one for one in passages if "{+" in one or "[-" in one) == page


@pytest.mark.parametrize(("body", "old", "new"), PAIRS, ids=lambda words: words)
def test_the_list(
    library: Library, page: SnapshotAssertion, body: str, old: str, new: str
) -> None:
    made = compared(library, body, old, new)
    found = entries(made.comparison, made.reasons, made.declared)
    lines = report_lines(comparison_report(made, found), Wanted(width=80))
    assert "".join(f"{line.text}\n" for line in lines) == page


def test_the_review_of_the_trust_lists_what_came_and_went_first(library: Library) -> None:
    made = compared(library, *REVIEWED)
    found = entries(made.comparison, made.reasons, made.declared)
    lines = report_lines(comparison_report(made, found), Wanted(width=100))
    text = "\n".join(line.text for line in lines)
    told = [line for line in text.replace("\n  ", " ").splitlines() if line[:2] in MARKS]
    marks = [line[0] for line in told]
    assert marks == ["+", "-"] + ["~"] * (len(told) - 2)
    # Each term, list of people and duty is told once, however often its words stand there.
    swapped = [line for line in told if line.startswith("~ ‘") and "now read" in line]
    assert len(swapped) == len(("should", "must", "school", "community", "police", "people"))


@pytest.mark.parametrize(("body", "old", "new"), PAIRS, ids=lambda words: words)
def test_the_pages_are_valid_and_accessible(
    library: Library, tmp_path: Path, body: str, old: str, new: str
) -> None:
    made = compared(library, body, old, new)
    found = entries(made.comparison, made.reasons, made.declared)
    log = log_document(made.comparison, made.reasons, made.declared, detail=True)
    pages = {
        "redline": write(with_summary(made, found), "html"),
        "sides": write_side_by_side(made, found),
        "green": write_green(made, "html"),
        "log": write(log, "html"),
    }
    paths = [tmp_path / f"{name}.html" for name in pages]
    for path, data in zip(paths, pages.values(), strict=True):
        path.write_bytes(data)
    assert validate_html(paths) == []
    assert axe(paths) == []


@pytest.mark.parametrize(("body", "old", "new"), PAIRS, ids=lambda words: words)
def test_the_word_files_and_pdfs_pass_every_check(
    library: Library, tmp_path: Path, body: str, old: str, new: str
) -> None:
    made = compared(library, body, old, new)
    found = entries(made.comparison, made.reasons, made.declared)
    files = {
        "redline.docx": write(made.comparison.redline, "docx"),
        "green.docx": write_green(made, "docx"),
        "redline.pdf": write(with_summary(made, found), "pdf"),
        "green.pdf": write_green(made, "pdf"),
    }
    for name, data in files.items():
        path = tmp_path / name
        path.write_bytes(data)
        check = validate_docx if path.suffix == ".docx" else validate_pdf
        assert check(path) == []
