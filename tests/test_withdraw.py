"""`withdraw` ends an edition; a history that was forked, rewritten or cut is named."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from policyloom.cli.today import latest
from policyloom.editions import edition_path, shelve
from policyloom.editions.record import EDITION
from policyloom.store import read_editions
from tests.approving import (
    DOCUMENT,
    EDITIONS,
    add_a_clause,
    approve,
    clarify,
    correct,
    record,
    small_project,
    versions,
)
from tests.projects import Said, run, tree
from tests.support.killing import killed_at_every_write, seen
from tests.support.lasting import once

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
ENDED = "2.0.withdrawn.json"


@pytest.fixture
def root(tmp_path: Path, capsys: Capture) -> Path:
    """A project with versions 1.0 and 2.0 of one policy."""
    return once("withdraw", tmp_path, lambda: approve_twice(tmp_path, capsys))


def approve_twice(root: Path, capsys: Capture) -> None:
    small_project(root)
    assert approve(capsys, root).status == 0
    add_a_clause(root)
    assert approve(capsys, root, on="2025-10-01").status == 0


def withdraw(root: Path, capsys: Capture, *words: str, of: str = f"{DOCUMENT}@2.0") -> Said:
    told = ("--by", "governing body", "--on", "2026-03-03", "--reason", "The court decided so.")
    return run(capsys, "withdraw", of, *told, "--root", str(root), "--yes", *words)


def codes(root: Path) -> list[str]:
    texts, unread = read_editions(root)
    return [problem.code for problem in (*unread, *shelve(texts)[1])]


def again(root: Path, version: str, **members: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    """Change members of an edition and give it a digest that fits."""
    data = record(root, version) | members
    del data["digest"]
    place = root / EDITIONS / f"{version}.json"
    place.write_text(json.dumps(data | {"digest": EDITION.digest_of(data)}), "utf-8")


# THE RECORD


def test_an_edition_ends_with_a_record_and_nothing_is_deleted(root: Path, capsys: Capture) -> None:
    before = tree(root)
    said = withdraw(root, capsys, "--minute", "26/4")
    assert said.status == 0, said.err
    assert "from then   version 1.0 is the newest that stands" in said.out
    assert before.items() <= tree(root).items()
    assert versions(root) == ["1.0.json", "2.0.json", ENDED]
    found = json.loads((root / EDITIONS / ENDED).read_text("utf-8"))
    assert found["kind"] == "policyloom-withdrawal"
    assert found["edition"] == record(root, "2.0")["digest"]
    assert (found["by"], found["on"], found["minute"]) == ("governing body", "2026-03-03", "26/4")
    assert codes(root) == []
    assert "nothing to withdraw" in withdraw(root, capsys).out


def words_of(page: bytes) -> str:
    """Return the words of a page, on which a date does not break."""
    return " ".join(page.decode().split())


def test_killed_at_every_write_the_same_withdrawal_ends_the_same(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policyloom.cli.withdraw.now", lambda: "2026-03-03T18:00:00.000+00:00")
    for whole in killed_at_every_write(root, lambda: withdraw(root, capsys).status):
        ended = (root / EDITIONS / ENDED).exists()
        assert withdraw(root, capsys).status == 0
        assert seen(root) == whole
        assert ended or not list(root.rglob(".*-part"))


def test_everybody_says_that_it_was_withdrawn(root: Path, capsys: Capture) -> None:
    at = ("--root", str(root))
    run(capsys, "build", f"{DOCUMENT}@2.0", "--format", "html", "--jobs", "1", *at)
    page = root / "dist/alderbrook/phones/phones-2.0.html"
    assert b"Withdrawn" not in page.read_bytes()
    withdraw(root, capsys)
    words = "withdrawn on 3 March 2026 by the governing body"
    shown = " ".join(run(capsys, "show", f"{DOCUMENT}@2.0", *at).out.split())
    assert f"Not in force. W{words[1:]}: The court decided so." in shown
    run(capsys, "build", f"{DOCUMENT}@2.0", "--format", "html", "--jobs", "1", *at)
    assert "Not in force. Withdrawn on 3 March 2026" in words_of(page.read_bytes())
    draft = run(capsys, "show", DOCUMENT, *at).out
    assert f"Version 2.0: approved on 1 October 2025 by the governing body; {words}" in (
        " ".join(draft.split())
    )
    withdraw(root, capsys, of=f"{DOCUMENT}@1.0")
    due = run(capsys, "due", "--as-of", "2026-04-01", *at).out
    assert "Withdrawn, and nothing in its place (1)" in due
    assert "No edition stands: version 2.0 was withdrawn on 3 March 2026" in " ".join(due.split())
    assert run(capsys, "build", f"{DOCUMENT}@approved", *at).status == 2, "none stands"


def test_index_feed_and_log_know_of_it(root: Path, capsys: Capture) -> None:
    at = ("--root", str(root))
    build = ("build", "alderbrook", "--format", "html,text", "--jobs", "1", *at)
    run(capsys, *build)
    folder = root / "dist/alderbrook"
    old = (folder / "phones/phones-2.0.html").read_bytes()
    withdraw(root, capsys)
    run(capsys, *build)
    page = (folder / "phones/phones-2.0.html").read_bytes()
    told = "Not in force. Withdrawn on 3 March 2026" in words_of(page)
    assert (old == page, told) == (False, True)
    index = (root / "dist/index.html").read_text("utf-8")
    assert "Version 2.0, withdrawn: not in force" in index
    assert "Version 1.0, withdrawn" not in index
    feed = (folder / "changes.atom").read_text("utf-8")
    assert "Mobile phone policy: version 2.0 withdrawn" in feed
    assert "Not in force: withdrawn on 3 March 2026 by the governing body: The court" in feed
    assert feed.index("2026-03-03T00:00:00Z") < feed.index("2025-09-16T00:00:00Z")
    said = run(capsys, "log", DOCUMENT, *at)
    assert "no edition before 1.0" in said.err, "2.0 is not what stands"
    said = run(capsys, "log", DOCUMENT, "--to", "draft", *at)
    assert "version 1.0 to draft" in said.out


def test_what_held_on_an_earlier_day_still_did(root: Path, capsys: Capture) -> None:
    withdraw(root, capsys, "--on", "2026-03-03")

    def on(day: str) -> str:
        said = run(capsys, "due", "--as-of", day, "--format", "json", "--root", str(root)).out
        return str(json.loads(said)["documents"][0]["edition"])

    days = ("2025-09-16", "2025-10-01", "2026-03-02", "2026-03-03", "2026-04-01")
    assert [on(day) for day in days] == ["1.0", "2.0", "2.0", "1.0", "1.0"]
    withdraw(root, capsys, "--on", "2026-05-05", of=f"{DOCUMENT}@1.0")
    assert [on(day) for day in ("2026-05-04", "2026-05-05")] == ["1.0", "None"]


def test_a_day_that_has_not_come_ends_nothing(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policyloom.cli.deciding.latest", lambda ahead: f"2026-03-{2 + ahead:02}")
    before = tree(root)
    said = withdraw(root, capsys)
    assert (said.status, "date-order" in said.err) == (1, True)
    assert "3 March 2026 has not come" in said.err
    assert tree(root) == before


def test_an_approval_months_ahead_is_a_slip(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policyloom.cli.today.today", lambda: "2026-01-01")
    monkeypatch.setattr("policyloom.cli.deciding.latest", latest)
    clarify(root)
    assert "3 March 2026 has not come" in approve(capsys, root, on="2026-03-03").err
    assert approve(capsys, root, on="2026-03-02").status == 0


def test_nothing_is_approved_before_what_went_before_it_ended(root: Path, capsys: Capture) -> None:
    withdraw(root, capsys)
    clarify(root)
    said = approve(capsys, root, on="2026-03-02")
    assert "version 2.0 was withdrawn on 3 March 2026, after 2 March 2026" in said.err
    assert approve(capsys, root, on="2026-03-03").status == 0


def test_a_published_file_is_told_to_be_withdrawn(root: Path, capsys: Capture) -> None:
    at = ("--root", str(root))
    run(capsys, "build", f"{DOCUMENT}@2.0", "--format", "docx", "--jobs", "1", *at)
    file = root / "dist/alderbrook/phones/phones-2.0.docx"
    withdraw(root, capsys)
    said = run(capsys, "verify", str(file), *at)
    assert "this is alderbrook:phones@2.0, approved on 1 October 2025" in said.out
    assert "It is not in force: it was withdrawn on 3 March 2026" in said.out


def test_the_next_edition_follows_on_the_newest_that_stands(root: Path, capsys: Capture) -> None:
    withdraw(root, capsys)
    clarify(root)
    assert approve(capsys, root, on="2026-04-01").status == 0
    assert versions(root) == ["1.0.json", "2.0.json", ENDED, "3.0.json"]
    newest = record(root, "3.0")
    assert newest["supersedes"] == "1.0"
    assert newest["predecessor"] == record(root, "1.0")["digest"]
    assert codes(root) == []
    assert run(capsys, "check", "--root", str(root)).status == 0


def test_where_none_stands_the_next_is_neither_the_first_nor_unchanged(
    root: Path, capsys: Capture
) -> None:
    withdraw(root, capsys)
    withdraw(root, capsys, of=f"{DOCUMENT}@1.0")
    clarify(root)
    planned = " ".join(run(capsys, "plan", DOCUMENT, "--root", str(root)).out.split())
    said = approve(capsys, root, on="2026-04-01")
    for told in (planned, " ".join(said.out.split())):
        assert "3.0, no edition stands before it: the whole text is decided" in told
        assert "first edition" not in told
    text = run(capsys, "show", f"{DOCUMENT}@3.0", "--root", str(root)).out
    assert "The whole text: no edition stood before it" in " ".join(text.split())
    assert "None since" not in text


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--on", "2025-09-30"), "date-order"),
        (("--by", "Nobody at all"), "unknown-approver"),
    ],
)
def test_who_and_when_are_checked(
    root: Path, capsys: Capture, words: tuple[str, ...], code: str
) -> None:
    before = tree(root)
    said = withdraw(root, capsys, *words)
    assert said.status == 1
    assert f"error[{code}]" in said.err
    assert tree(root) == before


@pytest.mark.parametrize(
    ("old", "new"), [("The court", "Our board"), ("2026-03-03", "2026-03-04"), ("{", "")]
)
def test_a_record_that_was_changed_is_told(
    root: Path, capsys: Capture, old: str, new: str
) -> None:
    withdraw(root, capsys)
    file = root / EDITIONS / ENDED
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert codes(root) == ["withdrawal-corrupt"]
    assert run(capsys, "check", "--root", str(root)).status == 1


def test_a_record_of_an_edition_that_is_not_there(root: Path, capsys: Capture) -> None:
    withdraw(root, capsys)
    (root / EDITIONS / "2.0.json").unlink()
    assert codes(root) == ["withdrawal-corrupt"]


# FORKS AND GAPS


@pytest.fixture
def forked(tmp_path: Path, capsys: Capture) -> Path:
    """Two branches: on one 1.0.1 was approved after 1.0, on the other 2.0; git merges both."""
    return once("forked", tmp_path, lambda: fork(tmp_path, capsys))


def fork(root: Path, capsys: Capture) -> None:
    small_project(root)
    approve(capsys, root)
    other = root.parent / f"{root.name}-branch"
    shutil.copytree(root, other)
    correct(other)
    assert approve(capsys, other, "--by", "Headteacher", on="2025-10-02").status == 0
    add_a_clause(root)
    assert approve(capsys, root, on="2025-10-01").status == 0
    shutil.copy(other / EDITIONS / "1.0.1.json", root / EDITIONS)
    assert versions(root) == ["1.0.1.json", "1.0.json", "2.0.json"]


def test_a_fork_is_named_with_both_editions(forked: Path, capsys: Capture) -> None:
    assert codes(forked) == ["edition-fork"]
    said = run(capsys, "check", "--root", str(forked))
    assert said.status == 1
    assert "version 2.0 of alderbrook:phones" in said.out
    assert "1.0.1" in said.out
    assert approve(capsys, forked, on="2025-11-01").status == 1


@pytest.mark.parametrize(("ended", "newest"), [("1.0.1", "2.0"), ("2.0", "1.0.1")])
def test_withdrawing_either_settles_a_fork(
    forked: Path, capsys: Capture, ended: str, newest: str
) -> None:
    assert withdraw(forked, capsys, of=f"{DOCUMENT}@{ended}").status == 0
    assert codes(forked) == []
    clarify(forked)
    assert approve(capsys, forked, on="2026-04-01").status == 0
    assert codes(forked) == []
    made = next(v for v in ("2.1", "3.0", "1.1") if f"{v}.json" in versions(forked))
    assert record(forked, made)["supersedes"] == newest
    history = json.dumps(record(forked, made)["document"])
    assert "Version 1.0.1: approved" in history
    assert "Version 2.0: approved" in history


def test_a_fork_that_went_on_is_still_a_fork(forked: Path, capsys: Capture) -> None:
    aside = forked / "aside.json"
    (forked / EDITIONS / "1.0.1.json").rename(aside)
    clarify(forked)
    assert approve(capsys, forked, on="2025-11-01").status == 0
    aside.rename(forked / EDITIONS / "1.0.1.json")
    withdraw(forked, capsys, of=f"{DOCUMENT}@2.0")
    assert codes(forked) == ["edition-fork"], "2.1 came after 2.0, and so not after 1.0.1"
    withdraw(forked, capsys, of=f"{DOCUMENT}@1.0.1")
    assert codes(forked) == []


def test_an_edition_rewritten_with_a_digest_that_fits_is_noticed(root: Path) -> None:
    again(root, "1.0", reasons={"clause:phones/use": "Nobody said so."})
    assert codes(root) == ["edition-rewritten"]


def test_an_edition_that_was_removed_is_noticed(root: Path) -> None:
    (root / EDITIONS / "1.0.json").unlink()
    assert codes(root) == ["edition-missing"]


@pytest.mark.parametrize(
    "change",
    [
        {"by_words": "Chair of governors"},
        {"on": "2025-10-02"},
        {"effective": "2025-10-03"},
        {"minute": "99"},
        {"kind": "review"},
    ],
)
def test_a_record_that_contradicts_its_document_is_corrupt(
    root: Path, change: dict[str, str]
) -> None:
    again(root, "2.0", approval=record(root, "2.0")["approval"] | change)
    assert codes(root) == ["edition-corrupt"]


@pytest.mark.parametrize("what", ["folder", "link"])
def test_what_is_no_file_in_place_of_an_edition_is_told(root: Path, what: str) -> None:
    place = root / edition_path("alderbrook", "phones", "3.0")
    if what == "folder":
        place.mkdir()
    else:
        place.symlink_to(root / EDITIONS / "2.0.json")
    assert "edition-corrupt" in codes(root)
