"""Long work in the studio: how far it is, what it makes, and that what stops leaves nothing."""

from __future__ import annotations

import io
import zipfile
from queue import Queue
from threading import Event
from typing import TYPE_CHECKING

import pytest

from policyloom.fleet import plans
from policyloom.studio.asked import Answer
from policyloom.studio.jobs import Job, Jobs, StoppedError
from policyloom.studio.pages import papers
from tests.support.studio import Browser, Got, example

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from policyloom.planning import Effect
    from policyloom.studio.asked import Asked

BODY = "/body/alderbrook"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """Give one studio for all: they write nothing."""
    return Browser(root=example(tmp_path_factory.mktemp("studio")))


def policies(browser: Browser) -> list[str]:
    desk = browser.office.desk()
    return [one.policy for one in desk.targets if one.body == "alderbrook"] if desk else []


def files_in(got: Got) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(got.data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_all_drafts_come_in_one_file(browser: Browser) -> None:
    got = browser.post(f"{BODY}/print", {"format": ["docx", "text"]})
    assert got.headers["content-type"] == "application/zip"
    drafts = [f"alderbrook/{one}-draft" for one in policies(browser)]
    assert set(files_in(got)) == {f"{one}.{to}" for one in drafts for to in ("docx", "txt")}
    assert "Choose at least one format." in browser.post(f"{BODY}/print", {"format": "no"}).words


def test_a_meeting_has_its_agenda_the_changes_the_drafts_and_an_e_mail(browser: Browser) -> None:
    found = files_in(browser.post(f"{BODY}/meeting", {}))
    drafts = {f"alderbrook/{one}-draft.docx" for one in policies(browser)}
    agenda = {f"alderbrook/agenda.{to}" for to in ("docx", "eml", "html")}
    assert {*drafts, *agenda, "alderbrook/social-media-1.1-to-2.0-redline.docx"} <= found.keys()
    assert b"Changes to the policies of" in found["alderbrook/agenda.html"]
    assert b"X-Unsent: 1" in found["alderbrook/agenda.eml"]


class Held:
    """A work that goes on when it is told to."""

    def __init__(self) -> None:
        self.began, self.goes = Event(), Event()

    def __call__(self, _asked: Asked, job: Job, *, closes: bool) -> Answer:
        job.step()
        if closes:
            job.close()
        self.began.set()
        self.goes.wait(60)
        job.step()
        return Answer(data=b"whole", kind="application/zip", name="drafts.zip")


@pytest.fixture
def held(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Held]:
    """Give a work that is begun in place of printing."""

    def begin(*, closes: bool = False) -> Held:
        one = Held()
        monkeypatch.setattr(
            papers, "_printed", lambda asked, _m, _f, job: one(asked, job, closes=closes)
        )
        browser.office.jobs = Jobs(patience=0, workers=1)
        assert browser.post(f"{BODY}/print", {"format": "text"}).to == "/work/1"
        assert one.began.wait(60)
        return one

    return begin


def ended(browser: Browser, one: Held | Counting) -> Got:
    one.goes.set()
    job = browser.office.jobs.find("1", "Office")
    assert job
    assert job.wait(60)
    return browser.get("/work/1")


def test_a_page_says_how_far_a_work_is_and_then_gives_what_it_made(
    browser: Browser, held: Callable[..., Held]
) -> None:
    one = held()
    page = browser.get("/work/1")
    assert f"1 of {len(policies(browser))} are done." in page.words
    assert "Stop it" in page.words
    assert browser.get("/work/1/file").status == 404
    assert "Take drafts.zip" in ended(browser, one).words
    assert browser.get("/work/1/file").data == b"whole"
    assert browser.get("/work/2").status == 404


def test_a_work_that_is_stopped_ends_at_its_next_step_and_makes_nothing(
    browser: Browser, held: Callable[..., Held]
) -> None:
    one = held()
    assert browser.post("/work/1/stop", {}).to == "/work/1"
    words = browser.get("/work/1").words
    assert "It stops at its next step." in words
    assert "Stop it" not in words
    assert "It was stopped, and nothing was written." in ended(browser, one).words
    assert browser.get("/work/1/file").status == 404


def test_what_is_being_written_comes_to_its_end(
    browser: Browser, held: Callable[..., Held]
) -> None:
    one = held(closes=True)
    assert "It is being written now." in browser.get("/work/1").words
    assert "Stop it" not in browser.get("/work/1").words
    browser.post("/work/1/stop", {})
    assert "Take drafts.zip" in ended(browser, one).words


def test_a_fault_of_ours_in_a_work_is_told_as_on_any_page(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_asked: Asked, _m: object, _f: object, _job: Job) -> Answer:
        raise ZeroDivisionError

    told: Queue[threading.ExceptHookArgs] = Queue()
    monkeypatch.setattr("threading.excepthook", told.put)
    monkeypatch.setattr(papers, "_printed", fails)
    browser.office.jobs = Jobs(patience=60, workers=1)
    got = browser.post(f"{BODY}/print", {"format": "text"})
    assert got.status == 500
    assert "a fault of policyloom (ZeroDivisionError), and nothing was written" in got.words
    assert told.get(timeout=60).exc_type is ZeroDivisionError  # And the terminal says where.


class Counting:
    """Effects that are found when they may be, and how many were."""

    def __init__(self, find: Callable[..., Effect]) -> None:
        self.find, self.number = find, 0
        self.began, self.goes = Event(), Event()

    def __call__(self, *about: object) -> Effect:
        self.number += 1
        self.began.set()
        self.goes.wait(60)
        return self.find(*about)


def test_a_plan_is_counted_beside_its_page_and_only_while_something_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Browser(root=example(tmp_path))
    one, address = Counting(plans.effect_on), f"{BODY}/plan"
    monkeypatch.setattr(plans, "effect_on", one)
    browser.office.jobs = Jobs(patience=0, workers=1)
    assert browser.get(address).to == "/work/1"
    assert one.began.wait(60)
    assert browser.get(address).to == "/work/1"
    total = len(policies(browser))
    assert f"0 of {total} are done." in browser.get("/work/1").words
    browser.post("/work/1/stop", {})
    assert "It was stopped" in ended(browser, one).words
    # Whoever comes again goes on with what is left, and both pages show what was counted.
    browser.office.jobs = Jobs(patience=600, workers=1)
    assert one.number == 1
    assert "Social media policy" in browser.get(address).words
    assert one.number == total
    assert "Decided" in browser.get(f"{BODY}/push").words
    assert browser.get(address).status == 200
    assert browser.get("/work/1").to == address
    assert one.number == total
    edition = browser.root / "trusts/alderbrook/editions/social-media/1.1.json"
    edition.rename(edition.with_suffix(".kept"))
    assert browser.get(address).status == 200
    assert one.number == total + 1
    overlay = browser.root / "trusts/alderbrook/overlay.yaml"
    overlay.write_text(overlay.read_text().replace("name: ", "name: The ", 1))
    assert "The Alderbrook" in browser.get(address).words
    assert one.number == 2 * total + 1


def test_works_are_those_of_whoever_began_them_and_the_oldest_go() -> None:
    jobs = Jobs()
    first = jobs.begin("One", "Office", "/", 1)
    assert jobs.find("1", "Clerk") is None
    first.stop()
    with first.at_work():
        with pytest.raises(StoppedError):
            first.close()
        first.step()
    assert first.stopped
    for _ in range(30):
        with jobs.begin("More", "Office", "/", 1).at_work():
            pass
    assert jobs.find("1", "Office") is None
    assert jobs.find("31", "Office")
