"""A policy comes in through the studio: what the file leaves open is asked, then it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policyloom.diagnostics import has_errors
from tests.support.studio import Browser, Got, example, git

if TYPE_CHECKING:
    from pathlib import Path

LETTINGS = """Lettings policy

Alderbrook Junior School

Who may ask

Any club may ask the school for a room. The Headteacher decides in writing.

Prices

The hall is dear.
"""
PROVED = "It was built and laid beside the file: it says what the file says"


def sent(browser: Browser, text: str = LETTINGS, **said: str) -> Got:
    return browser.send("/import", "lettings.txt", text.encode(), **said)


def files_of(root: Path) -> dict[Path, bytes]:
    return {
        p: p.read_bytes() for p in root.rglob("*") if p.is_file() and ".policyloom" not in str(p)
    }


def test_an_empty_folder_begins_with_a_policy_that_somebody_has(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    browser = Browser(root=tmp_path)
    assert 'href="/import"' in browser.get("/start").text
    page = sent(browser)
    assert PROVED in page.words
    assert "“Prices” is a heading" in page.words
    assert "“the school” means" in page.words
    assert not git(tmp_path, "status", "--porcelain")
    answers = {**page.fields("/import"), "word:the school": "keep"}
    line = [name for name in answers if name.startswith("heading:")][-1]
    assert answers[line] == ["yes"]
    seen = browser.post("/import", {**answers, line: "no"})
    assert seen.fields("/import")[line] == ["no"]
    assert PROVED in seen.words
    done = browser.post("/import", {**seen.fields("/import"), "save": "yes"})
    assert done.to.startswith("/policy/alderbrook-junior-school/lettings/read"), done.words
    page = browser.get(done.to)
    assert "Any club may ask the school for a room." in page.words
    assert "Who may ask</h2>" in page.text
    assert "Prices</h2>" not in page.text
    clauses = "".join(p.read_text() for p in (tmp_path / "clauses/lettings").glob("*.yaml"))
    assert "{the organisation}" not in clauses
    assert "{The head}" in clauses
    desk = browser.office.desk()
    assert desk
    assert not has_errors(desk.problems)
    told = git(tmp_path, "log", "--format=%an: %s").splitlines()
    assert told == ["Office: brought in ‘lettings’", "Office: began this folder"]
    assert not git(tmp_path, "status", "--porcelain")


def test_what_is_brought_in_can_be_put_back(tmp_path: Path) -> None:
    browser = Browser(root=example(tmp_path))
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "All there is")
    before, address = files_of(tmp_path / "trusts"), "/policy/alderbrook/lettings/put-back"
    answers = sent(browser, body="alderbrook").fields("/import")
    done = browser.post("/import", {**answers, "save": "yes"})
    history = browser.get(done.to.replace("/read", "/history"))
    assert "Brought in ‘lettings’" in history.words
    assert "new files" in history.words
    form = history.fields("put-back")
    clause = next((tmp_path / "clauses/lettings").glob("*.yaml"))
    words = clause.read_text()
    clause.write_text(words + "# a note\n")
    assert "stays" in browser.get(browser.post(address, form).to).words
    clause.write_text(words)
    assert browser.post(address, form).to.startswith("/?")
    assert files_of(tmp_path / "trusts") == before
    assert not (tmp_path / "clauses/lettings").exists()
    told = git(tmp_path, "log", "--format=%s").splitlines()
    assert told == ["put back: brought in ‘lettings’", "brought in ‘lettings’", "All there is"]
    assert not git(tmp_path, "status", "--porcelain")
    assert "lettings" not in browser.get("/body/alderbrook/trust").text


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """Give one studio for all that write nothing."""
    return Browser(root=example(tmp_path_factory.mktemp("studio")))


def test_what_was_not_seen_is_not_brought_in(browser: Browser) -> None:
    before = files_of(browser.root)
    answers = sent(browser, body="alderbrook").fields("/import")
    others = ({"body": "peak-vale"}, {"word:the school": "keep"}, {"mark": "guessed"})
    for other in others:
        got = browser.post("/import", {**answers, "save": "yes", **other})
        assert got.status == 409
        assert "nothing was written" in got.words
    assert files_of(browser.root) == before


def test_a_guess_that_is_sent_back_as_it_was_shown_changes_nothing(browser: Browser) -> None:
    first = LETTINGS.replace("ask the school for a room", "ask. The school has rooms")
    for text in (LETTINGS, first):
        answers = sent(browser, text, body="alderbrook").fields("/import")
        assert answers["word:the school"]
        assert browser.post("/import", answers).fields("/import")["mark"] == answers["mark"]


def test_what_cannot_be_brought_in_says_why(browser: Browser) -> None:
    before = files_of(browser.root)
    refused = (
        (sent(browser), "Say whose policy it is."),
        (sent(browser, body="nobody"), "Say whose policy it is."),
        (browser.post("/import", {"held": "guessed"}), "Choose it again."),
        (browser.post("/import", {}), "Choose a file first."),
        (
            browser.send("/import", "a.docx", b"PK\x03\x04 nothing", body="alderbrook"),
            "was not read",
        ),
    )
    for got, words in refused:
        assert got.status == 422
        assert words in got.words
    plain = sent(browser, "Clubs may ask for a room, and nothing else is said.", body="alderbrook")
    assert "The file has no headings." in plain.words
    assert "Bring it in" not in plain.words
    named = sent(browser, LETTINGS.replace("Alderbrook", "Hollin"), body="alderbrook")
    assert "The file says “Hollin Junior School”." in named.words
    assert files_of(browser.root) == before
