"""`notices`: for each school one page, its redline, and an e-mail with both."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from email.policy import default
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from policyloom.decode import decode
from policyloom.fleet.notices import MovedOnError, notices
from policyloom.planning.plan_file import read_plan
from policyloom.source import Membership
from policyloom.store import read_project, read_schemas
from policyloom.writers.assets import asset_problem
from tests.projects import Said, run, tree
from tests.rollouts import CLAUSE, PLAN, TRUST, add, edit, make_project, new_version, planned
from tests.support.docx import validate_docx
from tests.word import tree as word_tree
from tests.word import words_of

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
REDLINE = "phones-1.0-to-2.0-redline.docx"
FILES = {"notice.docx", "notice.html", "notice.eml", REDLINE, "visitors-1.0-to-2.0-redline.docx"}


@pytest.fixture
def root(tmp_path: Path, capsys: Capture) -> Path:
    made = make_project(tmp_path / "project")
    add(made, TRUST, 'wave-dates: {autumn: "2025-12-31"}\n')
    new_version(made)
    planned(made, capsys)
    return made


def told(root: Path, capsys: Capture, *words: str) -> Said:
    return run(capsys, "notices", str(root / PLAN), "--root", str(root), *words)


def folder(root: Path, body: str) -> Path:
    return root / "dist/notices" / body


def test_each_school_gets_its_own_files(root: Path, capsys: Capture) -> None:
    assert told(root, capsys).status == 0
    found = tree(root / "dist/notices")
    bodies = {path.rpartition("/")[0] for path in found}
    assert bodies == {
        "alderbrook", "peak-vale", "peak-vale/hollin-bank", "peak-vale/kettlebrow",
        "peak-vale/st-giles",
    }  # fmt: skip
    assert {p.rpartition("/")[2] for p in found if p.startswith("peak-vale/kettlebrow/")} == FILES
    assert validate_docx(folder(root, "peak-vale/kettlebrow") / "notice.docx") == []
    redline = folder(root, "peak-vale/kettlebrow") / REDLINE
    assert validate_docx(redline) == []
    with ZipFile(redline) as parts:
        feet = [parts.read(n) for n in parts.namelist() if n.startswith("word/footer")]
    assert any(b"Changes from version 1.0 to the draft." in foot for foot in feet)


def test_a_school_that_has_ended_is_sent_none(root: Path) -> None:
    project, _ = read_project(root)
    library = decode(project.files, read_schemas(), {}, asset_problem)[0]
    plan, _ = read_plan((root / PLAN).read_text("utf-8"), PLAN)
    school = library.overlays["peak-vale/st-giles"]
    ended = Membership(
        first="2018-09-01", last="2025-12-31", formerly="", now="", span=school.span
    )
    overlays = {**library.overlays, school.body: replace(school, membership=ended)}
    later = replace(library, overlays=overlays)
    assert plan

    def bodies(day: str) -> set[str]:
        told = notices(root, later, plan, lambda body: body == school.body, day)
        return {one.body for one in told}

    with pytest.raises(MovedOnError):  # Until then it is looked at: its overlay has moved.
        bodies("2025-12-31")
    assert bodies("2026-01-01") == set()


def test_the_notice_says_what_changes_who_decides_and_by_when(root: Path, capsys: Capture) -> None:
    told(root, capsys, "--to", "peak-vale/kettlebrow")
    assert list((root / "dist/notices").iterdir()) == [root / "dist/notices/peak-vale"]
    place = folder(root, "peak-vale/kettlebrow")
    page = (place / "notice.html").read_text("utf-8")
    word = words_of(word_tree((place / "notice.docx").read_bytes()))
    for words in (
        "Changes to the policies of Kettlebrow Academy",
        "2 policies have a new text, which waits for a decision.",
        "Please decide by 31 December 2025.",
        "Version 1.0 becomes version 2.0. The largest change is substantive.",
        f"{REDLINE} shows each word that comes or goes.",
        "The Board of Trustees decides on this.",
        "‘Phones must stay in bags’ now reads ‘Phones must stay at home’.",
    ):
        assert words in " ".join(page.split()), words
        assert words in " ".join(word.split()), words


def test_the_letter_holds_the_notice_and_the_redlines(root: Path, capsys: Capture) -> None:
    told(root, capsys)
    place = folder(root, "peak-vale/kettlebrow")
    letter = email.message_from_bytes((place / "notice.eml").read_bytes(), policy=default)
    assert letter["Subject"] == "Changes to the policies of Kettlebrow Academy"
    assert letter["X-Unsent"] == "1", "it opens as a draft"
    assert (letter["From"], letter["To"], letter["Date"]) == (None, None, None)
    body = letter.get_body(("plain",))
    assert body is not None
    assert "Please decide by 31 December 2025." in body.get_content()
    attached = {part.get_filename(): part.get_content() for part in letter.iter_attachments()}
    assert set(attached) == {"notice.docx", REDLINE, "visitors-1.0-to-2.0-redline.docx"}
    assert attached[REDLINE] == (place / REDLINE).read_bytes()


def test_the_same_plan_makes_the_same_bytes(root: Path, capsys: Capture) -> None:
    told(root, capsys, "--out", str(root / "one"))
    told(root, capsys, "--out", str(root / "two"))
    assert tree(root / "one") == tree(root / "two")


def test_a_plan_that_is_no_longer_so_makes_no_notices(root: Path, capsys: Capture) -> None:
    edit(root, CLAUSE, "stay at home", "stay with the school office")
    said = told(root, capsys)
    assert said.status == 1
    assert "error[plan-stale]" in said.err
    assert not (root / "dist").exists()


def test_where_nothing_changes_there_is_nothing_to_tell(root: Path, capsys: Capture) -> None:
    made = make_project(root.parent / "quiet")
    planned(made, capsys)
    said = told(made, capsys)
    assert (said.status, said.out) == (0, "Nobody has anything to decide.\n")

    edit(made, CLAUSE, "stay in bags", "stay {nowhere}")
    planned(made, capsys)
    said = told(made, capsys)
    assert said.status == 0
    assert re.match(r"Nobody can decide anything yet: \d+ blocked\. `policyloom check`", said.out)
