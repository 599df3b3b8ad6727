"""`policyloom publish`: what is in force, at addresses that stay, and no other file touched."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from policyloom.cli import main
from tests.approving import approve, clarify, edit, small_project
from tests.projects import ALDERBROOK, Said, copy_project, run, tree
from tests.support.killing import killed_at_every_write, seen

if TYPE_CHECKING:
    from pathlib import Path

IN_FORCE = "2026-01-01"
BEFORE = "2025-10-10"
"""Between the approval of Peak Vale 2.0 and the day from which it is in force."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy_project(tmp_path / "project", editions=True)
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def published(capsys: pytest.CaptureFixture[str], *words: str, day: str = IN_FORCE) -> Said:
    return run(capsys, "publish", "--format", "html", "--as-of", day, *words)


def links(folder: Path) -> set[Path]:
    """Return where every link of every page leads that stays in the folder."""
    found = set()
    for page in folder.rglob("*.html"):
        for href in re.findall(r'href="([^"#]+)"', page.read_text("utf-8")):
            if ":" not in href:
                place = (page.parent / href).resolve()
                found.add(place / "index.html" if href.endswith("/") else place)
    return found


def test_only_what_is_in_force_is_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert published(capsys, "site").status == 0
    there = tree(root / "site")
    places = ("alderbrook", "peak-vale", "peak-vale/hollin-bank")
    ends = (".html", "/index.html", "/changes.atom")
    of_policies = {f"{place}/social-media{end}" for place in places for end in ends}
    assert set(there) == of_policies | {"index.html", "published.json"}
    words = b"".join(there.values()).decode()
    assert "Draft" not in words
    assert str(root) not in words
    assert not any(name.startswith(".") for path in there for name in path.split("/"))


def test_every_link_leads_to_something(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    published(capsys, "site")
    found = links(root / "site")
    assert len(found) > 6
    assert [place for place in found if not place.is_file()] == []


def test_what_comes_later_waits_for_its_day(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = published(capsys, "site", day=BEFORE)
    assert "peak-vale:social-media@2.0 is in force from 20 October 2025: publish again" in said.out
    page = (root / "site/peak-vale/social-media/index.html").read_text("utf-8")
    assert "Version 1.1 is in force" in page
    assert "2.0" not in page
    published(capsys, "site", day="2025-10-20")
    page = (root / "site/peak-vale/social-media/index.html").read_text("utf-8")
    assert "Version 2.0 is in force" in page


def test_the_only_body_stands_at_the_top_and_stays_there(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.move(root / "trusts/peak-vale", root / "aside")
    published(capsys, "site")
    before = tree(root / "site")
    assert {"social-media.html", "social-media/index.html"} <= set(before)
    shutil.move(root / "aside", root / "trusts/peak-vale")
    published(capsys, "site")
    after = tree(root / "site")
    assert after["social-media.html"] == before["social-media.html"]
    assert "peak-vale/hollin-bank/social-media.html" in after


def test_home_can_be_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    published(capsys, "site", "--home", "peak-vale")
    assert {"social-media.html", "hollin-bank/social-media.html"} <= set(tree(root / "site"))
    said = published(capsys, "other", "--home", "peak-vail")
    assert (said.status, (root / "other").exists()) == (2, False)
    assert "there is no body `peak-vail`" in said.err


def test_one_school_has_a_site_of_its_own(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    published(capsys, "site", "--of", "peak-vale/hollin-bank")
    assert "social-media.html" in tree(root / "site")
    assert "Alderbrook" not in (root / "site/index.html").read_text("utf-8")


def test_a_second_time_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    published(capsys, "site")
    before = {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*")}
    assert "Nothing has changed" in published(capsys, "site").out
    assert {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*")} == before


def test_what_is_withdrawn_goes_and_its_page_says_so(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(capsys, "site")
    words = ("--by", "board of trustees", "--on", "2025-12-01", "--reason", "It was wrong.")
    for version in ("2.0", "1.1"):
        done = run(capsys, "withdraw", f"peak-vale:social-media@{version}", *words, "--yes")
        assert done.status == 0, done.err
    said = published(capsys, "site")
    assert "Taken away: peak-vale/social-media.html" in said.out
    page = (root / "site/peak-vale/social-media/index.html").read_text("utf-8")
    assert "No edition of this policy is in force." in page
    assert "It was wrong." in page
    assert "peak-vale/social-media.html" not in (root / "site/index.html").read_text("utf-8")


def test_what_a_body_no_longer_lists_is_not_in_force(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / ALDERBROOK
    words = path.read_text("utf-8")
    path.write_text(words.replace("[social-media]", "[acceptable-use]"), "utf-8")
    published(capsys, "site")
    assert "alderbrook/social-media.html" not in tree(root / "site")
    page = (root / "site/alderbrook/social-media/index.html").read_text("utf-8")
    assert "No edition of this policy is in force." in page


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("overlay.yaml", "body: elsewhere\n"),
        ("overlay.yaml", "body: [\n"),
        ("register.yaml", "policies: [{policy: lettings, file: [a]}]\n"),
    ],
)
def test_a_list_that_cannot_be_read_takes_nothing_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, words: str
) -> None:
    root = small_project(tmp_path / "project")
    assert approve(capsys, root).status == 0
    asked = ("publish", str(tmp_path / "site"), "--root", str(root), "--format", "text")
    assert run(capsys, *asked, "--as-of", IN_FORCE).status == 0
    before = tree(tmp_path / "site")
    (root / "trusts/alderbrook" / file).write_text(words)
    said = run(capsys, *asked, "--as-of", IN_FORCE)
    assert said.status == 1
    assert f"before trusts/alderbrook/{file} is put right" in said.out
    assert "error[" in said.err
    assert tree(tmp_path / "site") == before
    other = run(capsys, *asked, "--as-of", IN_FORCE, "--of", "peak-vale/hollin-bank")
    assert "put right" not in other.out


@pytest.mark.parametrize("name", ["notes.txt", "social-media/photo.jpg", "index.html"])
def test_a_folder_with_other_peoples_files_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    theirs = root / "site" / name
    theirs.parent.mkdir(parents=True)
    theirs.write_text("theirs")
    said = published(capsys, "site")
    assert said.status == 2
    assert f"holds what `publish` did not write: {name}" in said.err
    assert tree(root / "site") == {name: b"theirs"}


def test_what_somebody_changed_is_not_written_over(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(capsys, "site")
    (root / "site/index.html").write_text("mine")
    before = tree(root / "site")
    said = published(capsys, "site", day=BEFORE)
    assert "somebody changed since: index.html" in said.err
    assert tree(root / "site") == before


def test_what_a_host_wants_may_stand_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("CNAME", ".nojekyll", ".git/config"):
        (root / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / name).write_text("hosts")
    assert published(capsys, "site").status == 0
    assert (root / "site/CNAME").read_text() == "hosts"


def test_what_a_system_leaves_is_nobodys_file(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(capsys, "site")
    page = root / "site/index.html"
    for name in ("alderbrook/.DS_Store", "Thumbs.db", "peak-vale/desktop.ini", "~$a.docx"):
        (root / "site" / name).write_text("system's")
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    said = published(capsys, "site")
    assert said.status == 0, said.err
    assert b"\r\n" not in page.read_bytes()
    assert (root / "site/alderbrook/.DS_Store").read_text() == "system's"
    page.write_bytes(page.read_bytes() + b"theirs")
    assert published(capsys, "site").status == 2


@pytest.mark.parametrize("folder", ["clauses", "trusts/site", "."])
def test_the_sources_are_never_published_over(
    root: Path, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    before = tree(root)
    assert published(capsys, folder).status == 2
    assert tree(root) == before


def test_killed_at_every_write_the_same_publication_ends_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path / "project")
    site = tmp_path / "site"
    words = ("publish", str(site), "--root", str(root), "--as-of")
    assert approve(capsys, root).status == 0
    assert run(capsys, *words, "2025-10-05", "--format", "html,text").status == 0
    clarify(root)
    edit(root, 'effective-from: "2025-10-01"', 'effective-from: "2025-11-01"')
    assert approve(capsys, root, on="2025-10-20").status == 0
    later = (*words, "2026-01-01", "--format", "html")
    for whole in killed_at_every_write(site, lambda: main(later)):
        assert run(capsys, *later).status == 0
        assert seen(site) == whole


@pytest.mark.parametrize("words", ["{", "{}", '{"kind": "other"}'])
def test_a_record_that_cannot_be_read_is_told(
    root: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    (root / "site").mkdir()
    (root / "site/published.json").write_text(words)
    said = published(capsys, "site")
    assert said.status == 2
    assert "published.json cannot be read: it" in said.err


def test_an_edition_that_cannot_be_trusted_keeps_what_was_published(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(capsys, "site")
    before = tree(root / "site")
    edition = max((root / "trusts/alderbrook/editions/social-media").glob("*.json"))
    data = json.loads(edition.read_text("utf-8"))
    edition.write_text(json.dumps(data | {"size": "editorial"}), "utf-8")
    said = published(capsys, "site")
    assert said.status == 1
    assert "edition-tampered" in said.err
    after = tree(root / "site")
    assert after["alderbrook/social-media.html"] == before["alderbrook/social-media.html"]
    assert (
        after["alderbrook/social-media/index.html"] == before["alderbrook/social-media/index.html"]
    )
