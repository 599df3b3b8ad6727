"""The studio: what is kept out, what is let in, and what a save does to the files."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import shutil
import zipfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from policyloom.store import CannotWriteError
from policyloom.studio.beside import AUDIT
from policyloom.studio.jobs import Job, Jobs
from policyloom.studio.journal import name_in_git, savings
from policyloom.studio.leaves import leaves
from policyloom.studio.pages import home, trust
from policyloom.studio.pages.complete import EVERY
from policyloom.studio.rights import EVERYWHERE, Person, Right, on_own_computer
from policyloom.studio.routes import WAYS, Way
from policyloom.studio.standing import State, cell
from tests.support.sampling import or_all, sampled
from tests.support.studio import DAY, HERE, Browser, Got, example, git, in_conflict, reworded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OWN = "trusts/wren-lane-school"
OVERLAY = "trusts/alderbrook/overlay.yaml"
POLICY = "/policy/alderbrook/social-media"
PLAIN = "/policy/alderbrook/acceptable-use"
"""One without an edition, so that nothing is compared."""
ROLES = f"{PLAIN}/complete/roles"
REASON = "Our families asked for it."


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(root=example(tmp_path))


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """Give one studio for all that write nothing into the files of the project."""
    return Browser(root=example(tmp_path_factory.mktemp("studio")))


def text_of(browser: Browser) -> str:
    return (browser.root / OVERLAY).read_bytes().decode()


def lines_changed(before: str, after: str) -> list[tuple[str, str]]:
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    return [pair for pair in pairs if pair[0] != pair[1]]


# WHO IS LET IN


def test_the_printed_address_lets_in_once_and_a_cookie_stands_for_it(browser: Browser) -> None:
    cookie, browser.cookie = browser.cookie, ""
    assert browser.get("/").status == 403
    first = browser.get(f"/?key={browser.door.key}")
    assert first.status == 303
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "SameSite=strict" in first.headers["set-cookie"]
    assert browser.get(f"/?key={browser.door.key}").status == 403
    browser.cookie = cookie
    assert browser.get("/").status == 200


def test_another_host_name_leads_nowhere(reader: Browser) -> None:
    assert reader.get("/", host="evil.example.org:8123").status == 400


@pytest.mark.parametrize("origin", ["http://evil.example.org", "null", "http://127.0.0.1:1"])
def test_a_change_from_another_page_is_refused(reader: Browser, origin: str) -> None:
    before = text_of(reader)
    assert reader.post(ROLES, {"roles/head": "Principal"}, origin=origin).status == 403
    assert reader.post(ROLES, {"roles/head": "Principal"}, origin="").status == 403
    assert reader.post(ROLES, {"seal": "guessed", "roles/head": "Principal"}).status == 403
    assert text_of(reader) == before


def test_what_is_too_large_is_not_read(reader: Browser) -> None:
    for length in ("9000000", "2000000", "9" * 5000):
        got = reader.post(ROLES, {}, content_length=length)
        assert got.status == 413
        assert "That is too large: 1 MB at most." in got.words
        assert "Find words" in got.words
    for headers in (
        {"content_length": "", "transfer_encoding": "chunked"},
        {"content_length": "²"},
    ):
        assert reader.post(ROLES, {}, **headers).status == 411
    gone = reader.ask("DELETE", ROLES, content_length="")
    assert gone.status == 404
    assert "There is nothing here" in gone.words
    assert reader.ask("DELETE", ROLES, cookie="", content_length="").status == 403


def test_every_answer_forbids_what_stands_elsewhere(reader: Browser) -> None:
    for path in ("/", f"{POLICY}/read", "/nowhere", "/own/studio.css"):
        headers = reader.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "'unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cache-control"] == "private, no-cache"


def test_a_page_in_a_frame_runs_no_script(reader: Browser) -> None:
    policy = reader.get(f"{POLICY}/compared/redline").headers["content-security-policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy


def place(way: Way) -> str:
    """Return an address where something is."""
    return way.address.format(
        body="alderbrook", policy="social-media", group="roles", how="redline", which="draft",
        format="text", version="1.1", page="nowhere", number="1",
    )  # fmt: skip


def test_nobody_passes_a_way_without_its_right(tmp_path: Path) -> None:
    root = example(tmp_path)
    for right in Right:
        others = frozenset(Right) - {right}
        somebody = Browser(root=root, person=Person(name="Clerk", rights={EVERYWHERE: others}))
        for way in (one for one in WAYS if one.right is right):
            got = (
                somebody.get(place(way)) if way.method == "GET" else somebody.post(place(way), {})
            )
            assert got.status == 404, way.address


@pytest.mark.parametrize("way", WAYS, ids=lambda one: f"{one.method} {one.address}")
def test_every_way_keeps_strangers_out(strangers: Browser, way: Way) -> None:
    refused = [
        strangers.ask(way.method, place(way), cookie=""),
        strangers.ask(way.method, place(way), cookie=f"{strangers.door.name}=guessed"),
        strangers.ask(way.method, place(way), host="evil.example.org:8123"),
    ]
    if way.method == "POST":
        refused += [
            strangers.ask("POST", place(way), origin="http://evil.example.org"),
            strangers.ask("POST", place(way), origin=""),
            strangers.post(place(way), {"seal": "guessed"}),
        ]
    assert {one.status for one in refused} <= {400, 403}
    told = "".join(one.text for one in refused)
    assert "Alderbrook" not in told
    assert not (strangers.root / ".policyloom").exists()


@pytest.fixture(scope="module")
def strangers(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(root=example(tmp_path_factory.mktemp("strangers")))


def test_a_right_for_one_body_is_none_for_another(tmp_path: Path) -> None:
    rights = {"peak-vale": frozenset(Right)}
    lead = Browser(root=example(tmp_path), person=Person(name="Lead", rights=rights))
    assert lead.get("/policy/peak-vale~hollin-bank/social-media/read").status == 200
    assert lead.get(f"{POLICY}/read").status == 404
    assert "Alderbrook" not in lead.get("/body/peak-vale/trust").words


def test_a_file_in_the_folder_says_who_may_do_what(tmp_path: Path) -> None:
    root = example(tmp_path)
    file = root / "access.yaml"
    file.write_text(
        "people:\n  Office:\n    peak-vale: [editor]\n  Clerk:\n    everywhere: [reader]\n"
    )
    somebody = Browser(root=root)
    assert somebody.get("/policy/peak-vale~hollin-bank/social-media/complete").status == 200
    assert somebody.get("/policy/peak-vale~hollin-bank/social-media/approve").status == 404
    assert somebody.get(f"{POLICY}/read").status == 404
    assert somebody.get("/start").status == 404
    home = somebody.get("/").words
    assert "Peak Vale" in home
    assert "Alderbrook" not in home
    clerk = Browser(root=root, person=on_own_computer("Clerk"))
    for way in (one for one in WAYS if one.right is not Right.READ):
        got = clerk.get(place(way)) if way.method == "GET" else clerk.post(place(way), {})
        assert got.status == 404, way.address
    assert clerk.get(f"{POLICY}/read").status == 200
    nobody = Browser(root=root, person=on_own_computer("Nobody")).get("/")
    assert nobody.status == 404
    assert "You are here as ‘Nobody’" in nobody.words


@pytest.mark.parametrize(
    ("text", "told"),
    [("people:\n  Office:\n    everywhere: [editr]\n",
      "access.yaml, line 3: there is no right `editr`: did you mean `editor`?"),
     ("people:\n  Office: [editor]\n", "line 2: `Office` has bodies"),
     ("people: [", "access.yaml:"),
     ("all: yes\n", "has `people`"), ("", "access.yaml"),
     ("people:\n  Office:\n    everywhere: editor\n", "the rights are a list of reader")],
)  # fmt: skip
def test_rights_that_cannot_be_read_are_nobodys(reader: Browser, text: str, told: str) -> None:
    file = reader.root / "access.yaml"
    file.write_text(text)
    try:
        got = reader.get("/")
        assert got.status == 403
        assert told in got.words
        assert "Alderbrook" not in got.words
    finally:
        file.unlink()


# READING


def test_home_tells_the_policies_and_what_they_need(reader: Browser) -> None:
    words = reader.get("/").words
    assert "Alderbrook Junior School" in words
    assert "Social media policy" in words
    assert "review was due by" in words


def test_home_tells_every_school_and_its_needs_page_by_page(
    reader: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reader.get("/").text
    monkeypatch.setattr(home, "MOST", 2)
    monkeypatch.setattr(home, "FOLLOWED", 4)
    pages, way = [], "/"
    while way:
        pages.append(reader.get(way).text)
        way = next(iter(re.findall(r'id="more"[^>]* href="([^"]+)"', pages[-1])), "")
    told = "".join(pages)
    for pattern in (r'<th scope="row"><a href="([^"]+)"', r"<section>\s*<h2>(.+)</h2>",
                    r'<span class="state \w+">(?:now|soon)</span> (.+)'):  # fmt: skip
        assert sorted(re.findall(pattern, told)) == sorted(re.findall(pattern, whole))
    asked = ["data-asked" in one for one in pages[:-1]]
    assert asked == sorted(asked)
    assert set(asked) == {False, True}


def test_a_policy_reads_as_it_prints_and_each_clause_can_be_changed(reader: Browser) -> None:
    page = reader.get(f"{POLICY}/read")
    assert "DRAFT" in page.words
    assert "the school community" in page.words
    assert page.text.count("Change this") > 20


def test_alternatives_of_one_title_are_told_apart_by_their_words_alone(reader: Browser) -> None:
    words = reader.get("/policy/alderbrook/social-media/complete/choices").words
    assert "A young person who has recently left" in words
    assert "Former pupils: " not in words


def test_a_duty_stands_in_its_box_as_its_own_clause_prints_it(reader: Browser) -> None:
    """The house style of the trust says ‘will’, but ‘must’ where the law says so."""
    for clause, word in (("images-and-consent", "will"), ("data-protection", "must")):
        at = f"/library/clause?clause=social-media/{clause}&in=peak-vale/kettlebrow:social-media"
        assert f'"{{must}}": "{word}"' in unescape(reader.get(at).text), clause


def test_schools_are_found_by_how_their_documents_stand(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_conflict(browser.root)
    assert "in conflict 2" in browser.get("/body/alderbrook/trust").words
    found = browser.get("/body/peak-vale/trust?state=review+overdue")
    assert "review overdue 2" in found.words
    assert "review overdue since" in found.words
    assert found.text.count('<th scope="row">') == 2
    assert "No school has such" in browser.get("/body/peak-vale/trust?state=in+conflict").words
    assert browser.get("/body/peak-vale/trust?state=zeppelin").words.count("never approved") > 2
    monkeypatch.setattr(trust, "MOST", 3)
    many = browser.get("/body/peak-vale/trust?state=review+overdue").words
    assert "find some first" in many
    assert "Kettlebrow" in many
    few = browser.get("/body/peak-vale/trust?state=review+overdue&words=hollin").words
    assert "find some first" not in few
    assert "Hollin Bank" in few


def test_words_are_found_in_all_policies(reader: Browser) -> None:
    assert "Alderbrook" in reader.get("/search?words=printed+newsletter").words
    assert "No policy says that." in reader.get("/search?words=zeppelin").words


@pytest.mark.parametrize("to", ["docx", "html", "text"])
def test_a_draft_and_an_edition_can_be_taken_as_files(reader: Browser, to: str) -> None:
    for which in ("draft", "1.1"):
        got = reader.get(f"{POLICY}/file/{which}/{to}")
        assert got.status == 200
        assert f"social-media-{which}." in got.headers["content-disposition"]
        assert len(got.data) > 1000


def test_two_editions_are_compared_in_words_and_in_the_text(reader: Browser) -> None:
    page = reader.get(f"{POLICY}/compare")
    assert "substantive" in page.words
    assert "sandbox" in page.text
    assert "<ins" in reader.get(f"{POLICY}/compared/redline").text
    assert reader.get(f"{POLICY}/compared/beside").status == 200


def test_a_trust_shows_every_school_and_policy_and_what_approving_would_change(
    reader: Browser,
) -> None:
    page = reader.get("/body/peak-vale/trust")
    assert "Hollin Bank Primary School" in page.words
    assert "Social media policy" in page.words
    plan = reader.get("/body/peak-vale/plan")
    assert "Hollin Bank" in plan.words
    assert 'href="/body/peak-vale/trust"' in plan.text
    assert "Span(" not in page.text


def test_nobody_is_asked_to_decide_in_a_school_that_has_left(reader: Browser) -> None:
    left = "left Peak Vale Learning Trust on 31 August 2025; it is now coldbeck"
    told = reader.get("/body/peak-vale/trust?words=Coldbeck").words
    assert left in told
    plan = reader.get("/body/peak-vale/plan").words
    assert plan.lower().count(left.lower()) == 1
    boards = reader.get(BOARDS).text
    assert 'name="shown:peak-vale/hollin-bank"' in boards
    assert 'name="shown:peak-vale/coldbeck"' not in boards
    assert "/policy/peak-vale~coldbeck/social-media/complete" not in reader.get("/").text


def test_what_a_meeting_needs_comes_in_one_file(reader: Browser) -> None:
    got = reader.get(f"{POLICY}/pack/docx")
    with zipfile.ZipFile(io.BytesIO(got.data)) as packed:
        assert packed.namelist() == ["for-the-clerk.txt", "draft.docx", "changes.docx"]
        page = packed.read("for-the-clerk.txt").decode()
    assert "To be approved by the governing body." in page
    assert "(substantive)" in page


def test_looking_changes_nothing(reader: Browser) -> None:
    before = {p: p.read_bytes() for p in reader.root.rglob("*") if p.is_file()}
    for way in (one for one in WAYS if one.method == "GET"):
        assert reader.get(place(way)).status in {200, 303, 404}, way.address
    assert {p: p.read_bytes() for p in reader.root.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(
    "path",
    ["/policy/nobody/social-media/read", "/policy/alderbrook/nothing/read", f"{POLICY}/nothing",
     f"{POLICY}/complete/nothing", f"{POLICY}/change?clause=no/clause", "/own/secret.txt",
     "/policy/..~..~etc/passwd/read", f"{POLICY}/file/9.9/text"],
)  # fmt: skip
def test_what_is_not_there_is_said_so(reader: Browser, path: str) -> None:
    got = reader.get(path)
    assert got.status == 404
    assert "Traceback" not in got.text
    assert ("This policy has no such page" in got.words) is path.startswith(POLICY)
    assert ('aria-label="This policy"' in got.text) is path.startswith(POLICY)


# COMPLETING


def test_a_save_changes_its_lines_and_no_other(browser: Browser) -> None:
    before = text_of(browser)
    form = browser.get(ROLES).fields(ROLES)
    assert form["roles/head"] == ["Headteacher"]
    done = browser.post(ROLES, {**form, "roles/head": "Principal"})
    assert done.status == 303
    assert lines_changed(before, text_of(browser)) == [
        ("  head: Headteacher", "  head: Principal")
    ]
    assert "Principal" in browser.get(f"{PLAIN}/read").words


def test_a_form_sent_back_as_it_was_changes_nothing(reader: Browser) -> None:
    kettlebrow = "/policy/peak-vale~kettlebrow/social-media"
    before = {p: p.read_bytes() for p in reader.root.rglob("*.yaml")}
    for policy, group in (*((POLICY, one) for one in EVERY), (kettlebrow, "channels")):
        address = f"{policy}/complete/{group}"
        assert reader.post(address, reader.get(address).fields(address)).status == 303
    assert {p: p.read_bytes() for p in reader.root.rglob("*.yaml")} == before


def test_what_cannot_be_is_said_and_what_was_typed_stays(reader: Browser) -> None:
    before = text_of(reader)
    address = f"{POLICY}/complete/documents"
    form = reader.get(address).fields(address)
    got = reader.post(address, {**form, "documents/social-media/next-review": "tomorrow"})
    assert got.status == 422
    assert "This cannot be saved yet" in got.words
    assert 'value="tomorrow"' in got.text
    address = f"{POLICY}/complete/settings"
    form = reader.get(address).fields(address)
    said = {"settings/enquiries": "the office", "settings/news channels": "<b>our</b> website"}
    got = reader.post(address, {**form, **said})
    wrong = re.findall(r'<p class="error".*?name="([^"]+)"[^>]*aria-invalid', got.text, re.DOTALL)
    assert wrong == ["settings/news channels"]
    assert text_of(reader) == before


@pytest.mark.parametrize(
    ("path", "name"),
    [(f"{POLICY}/complete/settings", "settings/enquiries"), (f"{POLICY}/approve", "note"),
     (f"{POLICY}/change?clause=social-media/scope", "reason"), ("/start", "name")],
)  # fmt: skip
def test_what_is_too_long_is_told_at_its_field_and_stays(
    reader: Browser, path: str, name: str
) -> None:
    before = {p: p.read_bytes() for p in reader.root.rglob("*.yaml")}
    form = reader.get(path).fields(path.partition("?")[0])
    got = reader.post(path, {**form, "way": "after", name: "words " * 1000})
    assert got.status == 422
    assert (
        re.search(
            rf"5,999 characters long; [\d,]+ fit.</span>\s*<input [^>]*name=\"{name}\"", got.text
        )
        or "6,000 characters long" in got.words
    )
    assert "words words words" in got.text
    assert {p: p.read_bytes() for p in reader.root.rglob("*.yaml")} == before


def test_a_comment_that_is_too_long_is_not_cut(reader: Browser) -> None:
    got = reader.post(f"{POLICY}/review/say", {"clause": "", "text": "words " * 5000})
    assert got.status == 422
    assert "30,000 characters long; 20,000 fit." in got.words
    assert "Nothing was written" in got.words


def test_a_script_in_a_name_is_only_words(browser: Browser) -> None:
    address = f"{POLICY}/complete/about"
    form = browser.get(address).fields(address)
    got = browser.post(address, {**form, "name": "<script>alert(1)</script>"})
    assert "<script>alert" not in got.text
    assert "<script>alert" not in browser.get(f"{POLICY}/read").text


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("St\u200b Bride\u202es", "St Brides"),
        ("St\x0bBrides\x07", "St Brides"),
        ("\ufeffA\u00adB", "AB"),
    ],
)
def test_what_nobody_sees_is_not_saved_with_pasted_words(
    browser: Browser, pasted: str, kept: str
) -> None:
    address = f"{POLICY}/complete/about"
    form = browser.get(address).fields(address)
    assert browser.post(address, {**form, "name": pasted}).status == 303
    assert f"name: {kept}\n" in text_of(browser)
    assert kept in browser.get(f"{POLICY}/read").words


@pytest.mark.parametrize(
    ("group", "said"),
    [
        ("roles", {"roles/head": "x" * 200}),
        (
            "documents",
            {
                "documents/social-media/last-reviewed": "2026-01-01",
                "documents/social-media/next-review": "2026-01-01",
            },
        ),
        ("settings", {"settings/enquiries": "the â€œoffice"}),
    ],
)
def test_an_answer_with_which_no_draft_can_be_made_is_not_saved(
    reader: Browser, group: str, said: dict[str, str]
) -> None:
    before = text_of(reader)
    address = f"{POLICY}/complete/{group}"
    got = reader.post(address, {**reader.get(address).fields(address), **said})
    assert got.status == 422
    assert "This cannot be saved yet" in got.words
    assert all(one in got.text for one in said.values())
    assert text_of(reader) == before


def test_of_two_people_each_saves_what_they_changed(browser: Browser) -> None:
    ours, theirs = (browser.get(ROLES).fields(ROLES) for _ in range(2))
    browser.post(ROLES, {**theirs, "roles/head": "Principal"})
    other = {**ours, "roles/data protection officer": "Data Protection Lead"}
    assert browser.post(ROLES, other).status == 303
    assert "head: Principal" in text_of(browser)
    assert "noun: Data Protection Lead" in text_of(browser)


def test_where_somebody_else_wrote_meanwhile_all_three_are_shown(browser: Browser) -> None:
    form = browser.get(ROLES).fields(ROLES)
    path = browser.root / OVERLAY
    path.write_text(text_of(browser).replace("head: Headteacher", "head: Head of School"))
    before = text_of(browser)
    got = browser.post(ROLES, {**form, "roles/head": "Principal"})
    assert got.status == 409
    for words in ("Headteacher", "Head of School", "Principal"):
        assert words in got.words
    assert text_of(browser) == before
    again = browser.post(ROLES, got.fields(ROLES))
    assert again.status == 303
    assert "head: Principal" in text_of(browser)


def test_the_page_beside_reads_as_it_would_and_nothing_is_written(reader: Browser) -> None:
    before = text_of(reader)
    form = reader.get(ROLES).fields(ROLES)
    got = reader.post(f"{PLAIN}/preview/roles", {**form, "roles/head": "Executive Principal"})
    assert "Executive Principal" in got.words
    assert text_of(reader) == before


def test_a_save_can_be_put_back_while_it_stands(browser: Browser) -> None:
    before = text_of(browser)
    form = browser.get(ROLES).fields(ROLES)
    browser.post(ROLES, {**form, "roles/head": "Principal"})
    history = browser.get(f"{PLAIN}/history")
    assert "Who does what: Head" in history.words
    browser.post(f"{PLAIN}/put-back", history.fields("put-back"))
    assert text_of(browser) == before


@pytest.mark.parametrize(
    ("at", "was", "now", "told"),
    [
        (("settings",), None, {"day begins": "at 8.40", "open": True},
         ["settings/day begins:  to at 8.40", "settings/open:  to yes"]),
        (("lists", "blocked"), ["X", "Y"], ["X"], ["lists/blocked: X, Y to X"]),
        (("channels",), [{"platform": "X", "posters": ["head"]}], [],
         ["channels/1/platform: X to ", "channels/1/posters: head to "]),
        (("terms", "pupil"), "student", {"noun": "learner"},
         ["terms/pupil: student to ", "terms/pupil/noun:  to learner"]),
    ],
)  # fmt: skip
def test_the_history_tells_each_value_that_changed_in_plain_words(
    at: tuple[str, ...], was: object, now: object, told: list[str]
) -> None:
    found = leaves(((at, was, now),))
    assert [f"{'/'.join(one.at)}: {one.was} to {one.now}" for one in found] == told


def test_what_was_changed_again_is_not_put_back(browser: Browser) -> None:
    form = browser.get(ROLES).fields(ROLES)
    browser.post(ROLES, {**form, "roles/head": "Principal"})
    back = browser.get(f"{PLAIN}/history").fields("put-back")
    path = browser.root / OVERLAY
    path.write_text(text_of(browser).replace("head: Principal", "head: Head of School"))
    got = browser.get(browser.post(f"{PLAIN}/put-back", back).to)
    assert "It was changed again since, and stays." in got.words
    assert "head: Head of School" in text_of(browser)


def test_a_folder_that_was_moved_is_told_and_nothing_is_begun_in_its_place(
    browser: Browser,
) -> None:
    form = browser.get(ROLES).fields(ROLES)
    root = browser.root
    elsewhere = root.with_name(f"{root.name}-moved")
    root.rename(elsewhere)
    for got in (browser.get("/"), browser.post(ROLES, {**form, "roles/head": "Principal"}),
                browser.post("/start", {**form, "name": "Moved"})):  # fmt: skip
        assert got.status == 410
        assert "is not there any more" in got.words
    assert not root.exists()
    elsewhere.rename(root)
    assert browser.post(ROLES, {**form, "roles/head": "Principal"}).status == 303


def test_a_save_that_git_does_not_take_is_told_and_stays_whose_it_is(browser: Browser) -> None:
    git(browser.root, "init", "-q")
    git(browser.root, "add", "trusts")
    git(browser.root, "commit", "-qm", "All there is")
    lock = browser.root / ".git/index.lock"
    lock.touch()
    form = browser.get(ROLES).fields(ROLES)
    saved = browser.post(ROLES, {**form, "roles/head": "Principal"})
    assert "but git did not take it" in browser.get(saved.to).words
    lock.unlink()
    clerk = Browser(root=browser.root, person=Person(name="Clerk", rights=browser.person.rights))
    form = clerk.get(ROLES).fields(ROLES)
    saved = clerk.post(ROLES, {**form, "roles/head": "Head of School"})
    assert "but git did not take it" not in clerk.get(saved.to).words
    told = git(browser.root, "log", "-2", "--format=%an: %s").splitlines()
    assert told == [
        f"{one}: trusts/alderbrook: who does what: Head" for one in ("Clerk", "Office")
    ]


def test_a_file_broken_by_hand_is_told_and_closes_only_its_own_forms(browser: Browser) -> None:
    path = browser.root / OVERLAY
    path.write_text(text_of(browser).replace("nation: england", "nation: atlantis"))
    assert "cannot be made yet" in browser.get(f"{POLICY}/read").words
    for page in (ROLES, f"{POLICY}/approve", clause_page("social-media/scope")):
        got = browser.get(page)
        assert got.status == 422
        assert "atlantis" in got.words
    assert browser.get("/policy/peak-vale~hollin-bank/social-media/read").status == 200
    assert "Files that cannot be read" in browser.get("/").words


# WHATEVER HAPPENS MEANWHILE


STEPS = ("open", "write", "replace", "link", "rename", "fsync", "unlink")
KILLED = 9


def killed(browser: Browser, form: dict[str, Any], at: int) -> int:
    """Save in a process that dies at one of its steps; return how it ended."""
    child = os.fork()
    if child == 0:
        count = 0

        def call(name: str, real: Callable[..., object], *given: object, **more: object) -> object:
            nonlocal count
            count += name != "open" or bool(int(str(given[1])) & os.O_CREAT)
            if count == at:
                os._exit(KILLED)
            return real(*given, **more)

        for name in STEPS:
            setattr(os, name, partial(call, name, getattr(os, name)))
        os._exit(int(browser.post(ROLES, form).status != 303))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_killed_at_any_step_a_save_is_made_or_not_and_the_journal_says_which(
    tmp_path: Path,
) -> None:
    browser = Browser(root=example(tmp_path))
    form = browser.get(ROLES).fields(ROLES)
    before = text_of(browser)
    seen, ended = set(), KILLED
    for at in sampled(range(1, 200), every=9):
        ended = killed(browser, {**form, "roles/head": "Principal"}, at)
        after = text_of(browser)
        saved = after == before.replace("head: Headteacher", "head: Principal")
        assert saved or after == before
        told = [one.what for one in savings(browser.root)]
        assert told == ["who does what: Head"] * saved, at
        seen.add(saved)
        if ended == 0:
            break
        (browser.root / OVERLAY).write_text(before)
        shutil.rmtree(browser.root / ".policyloom", ignore_errors=True)
    assert ended == 0
    assert seen == {True, False}


def test_a_killed_save_is_a_commit_of_whoever_saved(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(browser.root, "init", "-q")
    git(browser.root, "add", "trusts")
    git(browser.root, "commit", "-qm", "All there is")
    form = browser.get(ROLES).fields(ROLES)
    child = os.fork()
    if child == 0:
        monkeypatch.setattr("policyloom.studio.saving.ended", lambda *_: os._exit(KILLED))
        browser.post(ROLES, {**form, "roles/head": "Principal"})
    os.waitpid(child, 0)
    browser.person = Person(name="Clerk", rights=browser.person.rights)
    again = Browser(root=browser.root, person=browser.person)
    form = again.get(ROLES).fields(ROLES)
    again.post(ROLES, {**form, "roles/head": "Head of School"})
    told = git(browser.root, "log", "--format=%an: %s").splitlines()
    assert told[:2] == [
        "Clerk: trusts/alderbrook: who does what: Head",
        "Office: trusts/alderbrook: who does what: Head",
    ]


@pytest.mark.parametrize("address", [ROLES, f"{POLICY}/approve"])
def test_on_a_full_disk_nothing_is_written_and_it_is_said(
    browser: Browser, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = browser.get(address).fields(address)
    decided = browser.post(address, {**form, "on": "2026-12-02"}) if "approve" in address else None
    form = decided.fields(address) if decided else {**form, "roles/head": ["Principal"]}
    before = {p: p.read_bytes() for p in (browser.root / "trusts").rglob("*") if p.is_file()}

    def full(*_given: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        got = browser.post(address, form)
    assert "the disk is full" in got.words.lower()
    assert {
        p: p.read_bytes() for p in (browser.root / "trusts").rglob("*") if p.is_file()
    } == before
    assert browser.post(address, form).status == 303


def test_two_studios_on_one_folder_keep_one_journal(browser: Browser) -> None:
    other = Browser(root=browser.root, person=Person(name="Clerk", rights=browser.person.rights))
    mine, theirs = (one.get(ROLES).fields(ROLES) for one in (browser, other))
    browser.post(ROLES, {**mine, "roles/head": "Principal"})
    other.post(ROLES, {**theirs, "roles/data protection officer": "Data Protection Lead"})
    assert [one.who for one in savings(browser.root)] == ["Clerk", "Office"]
    assert [one.number for one in savings(browser.root)] == [2, 1]


def test_of_many_requests_at_once_each_is_answered_and_no_save_is_lost(browser: Browser) -> None:
    form = browser.get(ROLES).fields(ROLES)
    titles = [name for name in form if name.startswith("roles/") and "either" not in name]
    saves = {name: f"Person {chr(65 + at)}" for at, name in enumerate(titles)}
    pages = ("/", f"{POLICY}/read", ROLES, "/body/peak-vale/trust", f"{PLAIN}/history")

    def ask(number: int) -> tuple[str, int]:
        if number < len(titles):
            name = titles[number]
            return name, browser.post(ROLES, {**form, name: saves[name]}).status
        return "", browser.get(pages[number % len(pages)]).status

    many = or_all((12,), (50,))[0]
    with ThreadPoolExecutor(many) as hands:
        told = list(hands.map(ask, range(many)))
    assert {status for name, status in told if not name} == {200}
    # Whoever was not written for is told so, and may save again.
    assert {status for name, status in told if name} <= {303, 409}
    written = [name for name, status in told if name and status == 303]
    assert written
    after = browser.get(ROLES).fields(ROLES)
    assert {name: after[name] for name in written} == {name: [saves[name]] for name in written}
    assert len([one for one in savings(browser.root) if one.done]) == len(written)


def test_a_form_of_a_studio_that_was_started_again_is_told_so(browser: Browser) -> None:
    form = browser.get(ROLES).fields(ROLES)
    again = Browser(root=browser.root)
    got = again.post(ROLES, {**form, "seal": form["seal"], "roles/head": "Principal"})
    assert got.status == 403
    assert "what you typed" in got.words


def test_who_did_what_is_written_down_and_no_typed_word(browser: Browser) -> None:
    form = browser.get(ROLES).fields(ROLES)
    browser.post(ROLES, {**form, "roles/head": "Principal"})
    told = (browser.root / AUDIT).read_text()
    assert [json.loads(one)["deed"] for one in told.splitlines()] == [ROLES]
    assert "Principal" not in told


# CHANGING A CLAUSE


def clause_page(clause: str) -> str:
    return f"{POLICY}/change?clause={clause}"


def changed(browser: Browser, clause: str, **said: str) -> str:
    """Change a clause by what the page offers: see what it comes to, then save it."""
    address = clause_page(clause)
    seen = browser.post(address, {"clause": clause, **said})
    assert seen.status == 200, seen.words
    assert "What this comes to" in seen.words
    done = browser.post(address, {"clause": clause, **said, "seen": "yes"})
    assert done.status == 303, done.words
    return browser.get(done.to).words


def test_a_body_says_a_clause_in_its_own_words_and_takes_them_back(browser: Browser) -> None:
    before, clause = text_of(browser), "social-media/images-and-consent"
    own = "Write to families as you would speak to them at the gate."
    words = changed(browser, clause, way="own", text=own, reason=REASON)
    assert own in words
    assert f"substitute: {clause}" in text_of(browser)
    page = browser.get(clause_page(clause))
    assert "These words come from you" in page.words
    assert own in page.text
    changed(browser, clause, way="back")
    assert text_of(browser) == before


def test_a_clause_is_left_out_with_a_reason(browser: Browser) -> None:
    clause = "social-media/images-and-consent"
    assert browser.post(clause_page(clause), {"clause": clause, "way": "omit"}).status == 422
    changed(browser, clause, way="omit", reason=REASON)
    assert f"omit: {clause}" in text_of(browser)
    assert "left out of your policy" in browser.get(clause_page(clause)).words


def test_a_clause_of_ones_own_is_added(browser: Browser) -> None:
    own = "Ask the office for the badge."
    said = {"way": "after", "title": "Our badge", "text": own, "reason": REASON}
    assert own in changed(browser, "social-media/images-and-consent", **said)
    assert "insert: alderbrook/our-badge" in text_of(browser)


def test_words_of_the_library_are_offered_as_they_print(reader: Browser) -> None:
    got = reader.get(clause_page("social-media/images-and-consent"))
    offered = dict(re.findall(r'data-token="([^"]+)">([^<]+)</button>', unescape(got.text)))
    assert offered["{the head}"] == "the Headteacher"
    assert offered["[](policy:images)"] == "Photography and images policy"
    words = [one.casefold() for one in offered.values()]
    assert len(set(words)) == len(words) > 10
    assert not [one for one in offered if one.endswith(("reviews}", "has}"))]
    text = "\n\n".join(f"You should know {one}." for one in offered)
    said = {"clause": "social-media/images-and-consent", "way": "own", "reason": REASON}
    form = reader.get(clause_page(said["clause"])).fields("/change")
    got = reader.post(clause_page(said["clause"]), {**form, **said, "text": text})
    assert "What this comes to" in got.words, got.words
    assert all(f"You should know {one}" in got.words for one in offered.values())


def test_own_words_that_cannot_be_are_refused_with_what_was_typed(reader: Browser) -> None:
    before, clause = text_of(reader), "social-media/images-and-consent"
    said = {"clause": clause, "way": "own", "text": "Ask {the zeppelin}.", "reason": REASON}
    got = reader.post(clause_page(clause), said)
    assert got.status == 422
    assert "zeppelin" in got.words
    assert "Ask {the zeppelin}." in got.text
    assert text_of(reader) == before


def test_a_locked_clause_says_who_keeps_it(reader: Browser) -> None:
    page = reader.get(clause_page("social-media/scope"))
    assert "keeps them as they are" in page.words
    assert "Say it in your own words" not in page.words
    got = reader.post(
        clause_page("social-media/scope"),
        {"clause": "social-media/scope", "way": "own", "text": "Mine.", "reason": REASON},
    )
    assert got.status == 404


def test_words_of_another_tab_are_not_written_over(browser: Browser) -> None:
    clause = "social-media/images-and-consent"
    address = clause_page(clause)
    stale = browser.get(address).fields("/change")
    for said in ({"way": "own", "text": "Ask first."}, {"way": "own", "text": "Ask us first."}):
        fresh = browser.get(address).fields("/change")
        form = {"clause": clause, "reason": REASON, "seen": "yes", **said}
        assert browser.post(address, {**form, "was": fresh["was"]}).status == 303
        before = text_of(browser)
        for way in ("own", "omit", "after"):
            words = {**form, "way": way, "text": "Mine.", "title": "Mine", "was": stale["was"]}
            got = browser.post(address, words)
            assert got.status == 409
            assert "Somebody else changed this meanwhile" in got.words
            assert said["text"] in got.words
        assert text_of(browser) == before


def test_what_would_leave_no_draft_is_not_saved(browser: Browser) -> None:
    clause = "social-media/images-and-consent"
    said = {"way": "after", "title": "Our badge", "text": "Ask the office.", "reason": REASON}
    changed(browser, clause, **said)
    before = text_of(browser)
    got = browser.post(clause_page(clause), {"clause": clause, **said, "seen": "yes"})
    assert got.status == 422
    assert "This cannot be saved yet" in got.words
    assert text_of(browser) == before


# WHERE A NEWER TEXT MEETS ONE'S OWN


def test_a_conflict_shows_the_three_texts_and_is_settled(browser: Browser) -> None:
    address = in_conflict(browser.root)
    conflict = text_of(browser)
    listed = browser.get("/body/alderbrook/conflicts").words
    assert "Alderbrook Junior School: Images and consent" in listed
    page = browser.get(address)
    assert "{" not in page.words
    assert "<ins>" in page.text
    for words in ("You started from", "The library says now", "You say", REASON):
        assert words in page.words
    assert browser.post(address, {"deed": "keep"}).status == 422
    done = browser.post(address, {"deed": "keep", "reason": "It is shorter."})
    assert done.status == 303, done.words
    assert "There is nothing to decide." in browser.get("/body/alderbrook/conflicts").words
    assert 'base: "2.' in text_of(browser)
    records = [*(browser.root / "trusts/alderbrook").glob("decisions*")]
    back = browser.get(f"{POLICY}/history").fields("put-back")
    browser.post(f"{POLICY}/put-back", back)
    assert text_of(browser) == conflict
    assert records
    assert not any(one.exists() for one in records)


def test_texts_that_nobody_saw_are_not_decided_about(browser: Browser) -> None:
    address = in_conflict(browser.root)
    form = {**browser.get(address).fields("/conflict"), "deed": "keep", "reason": "It is shorter."}
    path = browser.root / OVERLAY
    path.write_text(text_of(browser).replace("before you publish", "before anybody publishes"))
    before = text_of(browser)
    got = browser.post(address, form)
    assert got.status == 409
    assert "before anybody publishes" in got.words
    assert text_of(browser) == before
    again = browser.get(address).fields("/conflict")
    assert browser.post(address, {**form, "seen": again["seen"]}).status == 303


def test_words_above_are_taken_and_ones_own_are_kept_on_record(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = in_conflict(browser.root)

    def full(*_: object) -> None:
        raise CannotWriteError(browser.root, "no space is left", "make room", full=True)

    monkeypatch.setattr("policyloom.studio.journal.write_beside", full)
    done = browser.post(address, {"deed": "take", "reason": "They say it better."})
    assert done.status == 303, done.words
    assert "substitute" not in text_of(browser)
    record = next((browser.root / "trusts/alderbrook").glob("**/decisions*"))
    assert "They say it better." in (
        record.read_text() if record.is_file() else next(record.iterdir()).read_text()
    )


# FILES OF OTHERS


def test_a_file_that_somebody_has_is_looked_at_and_not_kept(reader: Browser) -> None:
    before = {p for p in reader.root.rglob("*") if p.is_file()}
    words = b"Our policy\n\nThis follows Keeping children safe in education 2023.\n"
    got = reader.send("/word", "policy.txt", words)
    assert got.status == 200
    assert "Keeping children safe in education" in got.words
    assert {p for p in reader.root.rglob("*") if p.is_file()} == before


def test_a_file_that_is_none_is_refused_in_plain_words(reader: Browser) -> None:
    got = reader.send("/word", "../../policy.docx", b"PK\x03\x04 nothing")
    assert got.status == 422
    assert "policy.docx was not read" in got.words
    assert "../" not in got.words
    assert reader.send("/word", "empty.pdf", b"").status == 422


def edited(folder: Path, data: bytes, old: str, new: str) -> bytes:
    """Return a Word file in which somebody typed other words into one run."""
    path = folder / "edited.docx"
    path.write_bytes(data)
    reworded(path, old, new)
    return path.read_bytes()


def test_a_draft_that_came_home_is_taken_edit_by_edit(browser: Browser) -> None:
    data = browser.get(f"{POLICY}/file/draft/docx").data
    same = browser.send(f"{POLICY}/word", "draft.docx", data)
    assert "there is nothing to take" in same.words
    old, new = "a printed newsletter", "a weekly newsletter"
    seen = browser.send(f"{POLICY}/word", "draft.docx", edited(browser.root, data, old, new))
    assert "our website, a printed → weekly newsletter and" in seen.words
    before = text_of(browser)
    form = seen.fields('name="held"')
    done = browser.post(f"{POLICY}/word", form)
    assert done.status == 303, done.words
    assert [b for a, b in lines_changed(before, text_of(browser))] == [
        '  news channels: "our website, a weekly newsletter and text messages"'
    ]
    form = browser.get(f"{POLICY}/history").fields("put-back")
    assert browser.post(f"{POLICY}/put-back", form).status == 303
    assert text_of(browser).replace('"', "") == before.replace('"', "")


def test_an_edit_that_has_no_place_is_told_before_anybody_ticks_it(reader: Browser) -> None:
    data = reader.get(f"{POLICY}/file/draft/docx").data
    back = edited(reader.root, data, "counts as posting it", "counts as writing it")
    seen = reader.send(f"{POLICY}/word", "draft.docx", back)
    assert "posting → writing" in seen.words
    assert 'class="error"' in seen.text
    assert " checked" not in seen.text


@pytest.mark.parametrize(
    ("old", "new"),
    [("counts as posting it", "counts as really posting it"),
     ("counts as posting it", "counts as posting (or sharing) it"),
     ("counts as posting it", "counts, we find, as posting it")],
)  # fmt: skip
def test_words_that_a_reader_put_in_stand_in_their_line(
    reader: Browser, old: str, new: str
) -> None:
    back = edited(reader.root, reader.get(f"{POLICY}/file/draft/docx").data, old, new)
    seen = reader.send(f"{POLICY}/word", "draft.docx", back)
    assert new in re.sub("</?ins>", "", seen.text)
    assert re.search(r'<p class="quiet">[A-Z][a-z]+ .* · draft.docx', seen.text)


def test_a_draft_of_another_policy_is_not_taken(reader: Browser) -> None:
    data = reader.get("/policy/peak-vale~hollin-bank/social-media/file/draft/docx").data
    got = reader.send(f"{POLICY}/word", "draft.docx", data)
    assert got.status == 422
    assert "a file of another policy" in got.words


# THE LIBRARY


SAID = "/library/clause?clause=social-media/images-and-consent"


def test_whoever_keeps_the_library_writes_a_new_version_and_takes_it_back(
    browser: Browser,
) -> None:
    assert "Images and consent" in browser.get("/library?words=images").words
    page = browser.get(SAID)
    path = re.search(r"in (clauses/\S+\.yaml)", page.words)
    assert path
    before = (browser.root / path[1]).read_text()
    form = page.fields("/library/clause")
    assert browser.post(SAID, {**form, "text": "Ask."}).status == 422
    said = {**form, "text": "Ask {the school} before you publish.", "kind": "substantive",
            "reason": "It is shorter."}  # fmt: skip
    seen = browser.post(SAID, said)
    assert "Ask the school before you publish." in seen.words
    assert (browser.root / path[1]).read_text() == before
    done = browser.post(SAID, {**said, "seen": "yes"})
    assert done.status == 303, done.words
    after = (browser.root / path[1]).read_text()
    assert "Ask {the school} before you publish." in after
    assert before.split("versions:")[0] in after
    assert browser.post(SAID, {**said, "seen": "yes"}).status == 422
    back = browser.get(done.to).fields("put-back")
    browser.post("/library/put-back?clause=social-media/images-and-consent", back)
    assert (browser.root / path[1]).read_text() == before


def test_words_that_no_clause_can_have_are_refused(reader: Browser) -> None:
    form = reader.get(SAID).fields("/library/clause")
    said = {"text": "Ask {the zeppelin}.", "kind": "editorial", "reason": "A try."}
    got = reader.post(SAID, {**form, **said})
    assert got.status == 422
    assert "zeppelin" in got.words


def test_titles_of_the_library_read_without_braces(reader: Browser) -> None:
    page = reader.get("/library?words=bullying-of-pupils").words
    assert "Bullying of pupils" in page
    assert "{" not in page


def test_law_and_guidance_are_told_with_the_day_of_their_check(browser: Browser) -> None:
    page = browser.get("/library/instruments")
    assert "Keeping children safe in education" in page.words
    form = page.fields("academies-act-2010")
    path = browser.root / "clauses/instruments/academies-act-2010.yaml"
    before = path.read_text()
    done = browser.post("/library/instruments", form)
    assert "Noted." in browser.get(done.to).words
    assert path.read_text() == before.replace("2026-11-21", DAY)
    assert browser.post("/library/instruments", form).status == 303
    path.write_text(before.replace("2026-11-21", "2026-12-01"))
    assert browser.post("/library/instruments", form).status == 409
    path.write_text(before.replace("2026-11-21", DAY))
    back = browser.get("/library/instruments").fields("put-back")
    browser.post("/library/put-back?instrument=academies-act-2010", back)
    assert path.read_text() == before
    assert browser.post("/library/instruments", {"instrument": "none"}).status == 404


# REVIEWS


REVIEW = f"{POLICY}/review"
CLAUSE = "social-media/images-and-consent"


def test_a_reader_says_something_of_a_clause_and_it_is_answered_and_settled(
    browser: Browser,
) -> None:
    before = {p: p.read_bytes() for p in (browser.root / "trusts").rglob("*") if p.is_file()}
    said = {
        "clause": CLAUSE,
        "text": "May we ask?",
        "words": "Ask first.",
        "who": "Parent governor",
    }
    assert browser.post(f"{REVIEW}/say", said).status == 303
    page = browser.get(REVIEW)
    for words in ("1 comment, 1 still open", "Parent governor", "May we ask?", "Take these words"):
        assert words in page.words
    assert "Ask first.</textarea>" in browser.get(f"{clause_page(CLAUSE)}&comment=1").text
    done = {"number": "1", "answer": "We shall.", "deed": "settle"}
    assert browser.post(f"{REVIEW}/answer", done).status == 303
    assert "0 still open" in browser.get(REVIEW).words
    assert "Office answers: We shall." in browser.get(REVIEW).words
    browser.post(f"{REVIEW}/answer", {"number": "1", "deed": "delete"})
    assert "Nobody has said anything yet" in browser.get(REVIEW).words
    assert before == {
        p: p.read_bytes() for p in (browser.root / "trusts").rglob("*") if p.is_file()
    }


def test_a_comment_tells_that_the_words_it_is_about_have_changed(browser: Browser) -> None:
    browser.post(f"{REVIEW}/say", {"clause": CLAUSE, "text": "Too long."})
    assert "the words changed since" not in browser.get(REVIEW).words
    changed(browser, CLAUSE, way="own", text="Ask before you publish.", reason=REASON)
    assert "the words changed since" in browser.get(REVIEW).words


def test_what_came_back_is_taken_in_once(browser: Browser) -> None:
    file = browser.get(f"{REVIEW}/file").text
    assert "script-src 'sha256-" in file
    about = re.search(rf'data-clause="{CLAUSE}" data-about="([0-9a-f]+)"', file)
    assert about
    one = {"clause": CLAUSE, "about": about[1], "text": "<b>No</b>", "words": ""}
    record = {"kind": "policyloom-review", "format": 1, "body": "alderbrook",
              "policy": "social-media", "who": "Parent governor", "said": [one]}  # fmt: skip
    for _ in range(2):
        assert (
            browser.send(f"{REVIEW}/returned", "c.json", json.dumps(record).encode()).status == 303
        )
    page = browser.get(REVIEW)
    assert "1 comment, 1 still open" in page.words
    assert "&lt;b&gt;No&lt;/b&gt;" in page.text
    assert "the words changed since" not in page.words


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"\xff", b'{"kind": "policyloom-review", "format": 9}',
     (b'{"kind": "policyloom-review", "format": 1, "body": "peak-vale", "who": "x", "said": [],'
      b' "policy": "social-media"}'), b"[" * 100_000],
)  # fmt: skip
def test_what_came_back_and_is_none_of_ours_is_refused(reader: Browser, data: bytes) -> None:
    got = reader.send(f"{REVIEW}/returned", "c.json", data)
    assert got.status == 422
    assert not (reader.root / ".policyloom/studio/comments").exists()


# APPROVING


def test_a_draft_is_approved_as_it_was_seen(browser: Browser) -> None:
    address = f"{POLICY}/approve"
    form = browser.get(address).fields(address)
    assert form["by"] == ["governing body"]
    checked = browser.post(address, {**form, "on": "2026-12-02"})
    assert "This becomes version" in checked.words
    version = re.search(r"Approve version ([\d.]+)", checked.words)
    assert version
    done = browser.post(address, checked.fields(address))
    assert done.status == 303, done.words
    assert (browser.root / f"trusts/alderbrook/editions/social-media/{version[1]}.json").is_file()
    assert f"Version {version[1]}" in browser.get(f"{POLICY}/files").words
    assert "approved, in force from" in browser.get("/body/alderbrook/trust").words
    desk = browser.office.desk()
    target = desk.target("alderbrook", "social-media") if desk else None
    assert desk
    assert target
    days = {"2026-12-10": State.COMING, "2027-02-01": State.IN_FORCE, "2031-01-01": State.OVERDUE}
    assert {day: cell(desk, target, day).state for day in days} == days


def test_what_changed_since_it_was_seen_is_not_approved(browser: Browser) -> None:
    address = f"{POLICY}/approve"
    form = browser.get(address).fields(address)
    checked = browser.post(address, {**form, "on": "2026-12-02"}).fields(address)
    path = browser.root / OVERLAY
    path.write_text(text_of(browser).replace("head: Headteacher", "head: Principal"))
    got = browser.post(address, checked)
    assert got.status == 409
    assert "nothing was approved" in got.words
    editions = browser.root / "trusts/alderbrook/editions/social-media"
    assert sorted(one.stem for one in editions.glob("*.json")) == ["1.0", "1.1"]


def test_an_edition_is_withdrawn_with_who_when_and_why(browser: Browser) -> None:
    address = f"{POLICY}/withdraw/1.1"
    form = browser.get(address).fields(address)
    assert browser.post(address, {**form, "on": "2026-12-09"}).status == 422
    for wrong in ({"on": "2020-01-01"}, {"on": "2027-01-01"}, {"by": "class teacher"}):
        said = {**form, "on": "2026-12-09", "reason": "It names a closed account.", **wrong}
        assert browser.post(address, said).status == 422, wrong
    done = browser.post(
        address, {**form, "on": "2026-12-09", "reason": "It names a closed account."}
    )
    assert done.status == 303, done.words
    assert "It names a closed account." in browser.get(done.to).words
    assert (browser.root / "trusts/alderbrook/editions/social-media/1.1.withdrawn.json").is_file()


def test_a_file_is_told_for_the_edition_that_it_is(reader: Browser) -> None:
    data = reader.get(f"{POLICY}/file/1.1/docx").data
    assert "word for word" in reader.send(f"{POLICY}/verify", "ours.docx", data).words
    other = edited(reader.root, data, "a printed newsletter", "a weekly newsletter")
    assert "its words differ" in reader.send(f"{POLICY}/verify", "ours.docx", other).words
    assert "was not read" in reader.send(f"{POLICY}/verify", "ours.pdf", b"%PDF-1.7 no").words


BOARDS = "/body/peak-vale/push"


def decided(page: Got, body: str, **said: str) -> dict[str, Any]:
    known = {"on": "2026-12-02", **said}
    return {**page.fields(BOARDS), **{f"{name}:{body}": words for name, words in known.items()}}


def test_what_many_boards_decided_is_written_and_recorded(browser: Browser) -> None:
    page = browser.get(BOARDS)
    bodies = re.findall(r'name="shown:([^"]+)"', page.text)
    assert len(bodies) > 1
    first, second, third = bodies[:3]
    form = decided(page, first, decision="adopted", minute="7")
    form |= {k: v for k, v in decided(page, second, decision="refused").items() if second in k}
    assert "without a reason" in browser.post(BOARDS, form).words
    form[f"reason:{second}"] = "Our parents were not asked."
    seen = browser.post(BOARDS, form)
    assert "This is what would be written" in seen.words, seen.words
    assert "refused, no new edition" in seen.words
    done = browser.post(BOARDS, seen.fields(BOARDS))
    assert done.status == 303, done.words
    record = next(p for p in (browser.root / "rollouts").glob("*/*.json") if p.name != "plan.json")
    assert "Our parents were not asked." in record.read_text()
    assert "Our parents were not asked." in browser.get("/body/peak-vale/adopted").words
    assert "What schools say otherwise" in browser.get("/body/peak-vale/deviations").words
    page = browser.get(done.to)
    assert "Written:" in page.words
    assert "Boards that have decided: 1." in page.words
    assert f'"shown:{first}"' not in page.text
    assert f'"shown:{second}"' in page.text, "it may still adopt it"
    # Whoever decides next decides on the same plan, also when the studio was started again.
    again = Browser(root=browser.root)
    form = decided(again.get(BOARDS), third, decision="adopted")
    seen = again.post(BOARDS, form)
    assert again.post(BOARDS, seen.fields(BOARDS)).status == 303, seen.words
    assert len(list((browser.root / "rollouts").iterdir())) == 1
    told = again.get("/body/peak-vale/adopted").words
    assert "Our parents were not asked." in told
    assert "uperseded" not in told


def test_nothing_is_written_for_a_school_that_has_ended_by_then(browser: Browser) -> None:
    path, here = "trusts/peak-vale/schools/hollin-bank/overlay.yaml", "peak-vale~hollin-bank"
    text = (browser.root / path).read_text()
    ended = 'membership: {from: "2018-09-01", until: "2027-12-31", now: alderbrook}\n'
    (browser.root / path).write_text(text + ended)
    address = f"/body/{here}/push"
    page = browser.get(address)
    said = {"decision:peak-vale/hollin-bank": "adopted", "on:peak-vale/hollin-bank": "2026-12-01"}
    form = {**page.fields(address), **said}
    got = browser.post(address, form | {"effective": "2028-01-01"})
    assert got.status == 422
    assert "there is no such school any more" in got.words
    assert "This is what would be written" in browser.post(address, form).words


class Stopping(Jobs):
    """Works that somebody stops as soon as they are begun."""

    def begin(self, title: str, who: str, back: str, total: int, to: str = "") -> Job:
        job = super().begin(title, who, back, total, to)
        job.stop()
        return job


def test_what_moved_since_the_boards_were_asked_is_not_written(browser: Browser) -> None:
    page = browser.get(BOARDS)
    body = re.findall(r'name="shown:([^"]+)"', page.text)[0]
    seen = browser.post(BOARDS, decided(page, body, decision="adopted"))
    form = seen.fields(BOARDS)
    jobs, browser.office.jobs = browser.office.jobs, Stopping(patience=600, workers=1)
    stopped = browser.post(BOARDS, form)
    assert "It was stopped, and nothing was written." in browser.get(stopped.to).words
    assert not (browser.root / "rollouts").exists()
    browser.office.jobs = jobs
    path = browser.root / "trusts/peak-vale/overlay.yaml"
    path.write_text(path.read_text().replace("name: ", "name: The ", 1))
    got = browser.post(BOARDS, form)
    assert got.status in {409, 422}
    assert "Nothing was written" in got.words
    assert not (browser.root / "rollouts").exists()


def test_nobody_approves_who_may_not(reader: Browser) -> None:
    address = f"{POLICY}/approve"
    form = reader.get(address).fields(address)
    got = reader.post(address, {**form, "by": "class teacher", "on": "2026-12-02"})
    assert got.status == 422
    assert "may not approve" in got.words


def test_a_decision_is_recorded_when_it_was_made(reader: Browser) -> None:
    address = f"{POLICY}/approve"
    form = reader.get(address).fields(address)
    late = reader.post(address, {**form, "by": "governing body", "on": "2036-12-02"})
    assert late.status == 422
    assert "still to come" in late.words
    made = {**form, "by": "governing body", "on": "2026-12-02", "minute": "Minute 7.1"}
    seen = reader.post(address, made)
    assert "Approved on 2 December 2026 by the governing body, in force from" in seen.words
    assert "(minute 7.1)" in seen.words


def test_a_first_edition_is_offered_no_review(reader: Browser) -> None:
    nothing = "Reviewed, and nothing changes"
    assert nothing in reader.get(f"{POLICY}/approve").words
    assert nothing not in reader.get("/policy/alderbrook/acceptable-use/approve").words


# BEGINNING


def test_an_empty_folder_begins_with_a_school(tmp_path: Path) -> None:
    browser = Browser(root=tmp_path / "ours")
    assert browser.get("/").to == "/start"
    form = browser.get("/start").fields("/start")
    said = {"name": "Wren Lane Primary School", "kind": "maintained-school", "phase": "primary"}
    none = browser.post("/start", {**form, **said})
    assert "Choose the policies" in none.words
    chosen = {**said, "policy": ["social-media", "charging"]}
    marked = browser.post("/start", {**form, **chosen, "head": "{Head}"}).text
    assert '<a href="#head">Title of the head</a>: ' in marked
    done = browser.post("/start", {**form, **chosen})
    assert done.status == 303, done.words
    assert "Wren Lane Primary School" in browser.get(done.to).words
    assert browser.get("/").text.count('<th scope="row">') == len(("social-media", "charging"))
    address = done.to.replace("/complete", "/history")
    back = browser.get(address).fields("put-back")
    gone = browser.get(browser.post(address.replace("history", "put-back"), back).to).words
    assert "It is as it was before." in gone
    assert "There is no school here yet." in gone
    assert not list((browser.root / "trusts").rglob("*.yaml"))


def test_words_of_a_faith_are_those_of_its_people(tmp_path: Path) -> None:
    words = browser_of(tmp_path).get("/start").words
    assert "Church of England and Roman Catholic" in words
    assert "England" in words


def browser_of(folder: Path) -> Browser:
    return Browser(root=folder / "ours")


def test_policies_of_another_nation_are_named_before_anything_is_written(tmp_path: Path) -> None:
    browser = browser_of(tmp_path)
    school = {"name": "Ysgol Wern", "kind": "maintained-school", "phase": "primary",
              "nation": "wales", "policy": ["admissions", "social-media"]}  # fmt: skip
    got = browser.post("/start", {**browser.get("/start").fields("/start"), **school})
    assert got.status == 422
    assert "‘Admission arrangements’ is for other schools (nation: Wales)." in got.words
    assert "overlay.yaml" not in got.words
    assert not (browser.root / "trusts/ysgol-wern").exists()


def test_rows_that_a_table_lacks_are_told_in_the_list_of_what_is_open(tmp_path: Path) -> None:
    browser = browser_of(tmp_path)
    school = {"name": "Wren Lane School", "kind": "maintained-school", "phase": "all-through",
              "nation": "england", "policy": "admissions"}  # fmt: skip
    begun = browser.post("/start", {**browser.get("/start").fields("/start"), **school})
    assert "Tables 1 to complete" in browser.get(begun.to).words
    assert "to complete" in browser.get(f"{begun.to}/tables").words
    about = browser.get(f"{begun.to}/about").words
    assert "All-through" in about
    assert "As usual" not in about
    task = begun.to.removesuffix("/complete")
    assert (
        "To complete first Enquiries Admission year the rows of ‘Places’"
        in browser.get(f"{task}/approve").words
    )


def test_a_school_without_a_name_is_not_begun(tmp_path: Path) -> None:
    browser = Browser(root=tmp_path / "ours")
    got = browser.post("/start", {"name": " "})
    assert got.status == 422
    assert not (tmp_path / "ours").exists()


def test_what_was_assumed_is_seen_by_somebody_before_it_is_approved(tmp_path: Path) -> None:
    browser = Browser(root=tmp_path / "ours")
    school = {"name": "Wren Lane School", "kind": "maintained-school", "phase": "primary",
              "policy": "social-media"}  # fmt: skip
    begun = browser.post("/start", {**browser.get("/start").fields("/start"), **school})
    task, file = begun.to.removesuffix("/complete"), browser.root / f"{OWN}/overlay.yaml"
    began = file.read_text()
    facts = browser.get(f"{task}/complete/settings").fields("/complete/settings")
    said = {name: "the office" for name, words in facts.items() if words == [""]}
    browser.post(f"{task}/complete/settings", {**facts, **said})
    decision = {"by": "governing body", "on": "2026-12-02"}
    assert "Complete this policy" in browser.post(f"{task}/approve", decision).words
    page = browser.get(f"{task}/complete")
    assert "Escalation contact: Chair of Governors" in page.words
    assert "Has official social media accounts: No" in page.words
    form = page.fields("/assumed")
    before = file.read_text()
    file.write_text(before.replace("[chair of governors]", "[governor]"))
    stale = browser.post(f"{task}/assumed", form)
    assert "Look once more" in browser.get(stale.to).words
    assert "# check this: " in file.read_text()
    file.write_text(before)
    assert "Noted." in browser.get(browser.post(f"{task}/assumed", form).to).words
    assert file.read_text() == before.replace("# check this: ", "# ")
    assert "so they were assumed" not in browser.get(f"{task}/complete").words
    seen = browser.post(f"{task}/approve", decision)
    assert seen.status == 200
    assert browser.post(f"{task}/approve", {**seen.fields("/approve"), **decision}).status == 303
    # What an edition stands on is not put back.
    file.write_text(began)
    back = {"number": "1"}
    stays = browser.get(browser.post(f"{task}/put-back", back).to)
    assert "An edition that was approved stands on it" in stays.words
    file.write_text(before.replace("# check this: ", "# "))
    assert "Nothing has changed since version 1.0" in browser.get(f"{task}/approve").words
    assert "Nothing has changed since version 1.0" in browser.get(f"{task}/read").words


# ODD AND DAMAGED THINGS


def test_boards_are_shown_wave_by_wave_and_named_where_something_is_missing(
    browser: Browser,
) -> None:
    every = re.findall(r'name="shown:([^"]+)"', browser.get(BOARDS).text)
    pilot, other = [one for one in every if "/" in one][-2:]
    overlay = browser.root / "trusts/peak-vale/overlay.yaml"
    schools = ", ".join(one.rpartition("/")[2] for one in (pilot, other))
    overlay.write_text(f"{overlay.read_text()}\nwaves:\n  pilot: [{schools}]\n")
    page = browser.get(f"{BOARDS}?wave=pilot")
    assert re.findall(r'name="shown:([^"]+)"', page.text) == [pilot, other]
    rest = re.findall(r'name="shown:([^"]+)"', browser.get(f"{BOARDS}?wave=-").text)
    assert sorted([*rest, pilot, other]) == sorted(every)
    form = {**page.fields(BOARDS), "decision:all": "adopted", "by:all": ""}
    seen = browser.post(f"{BOARDS}?wave=pilot", form)
    assert "This is what would be written" in seen.words
    none = browser.post(f"{BOARDS}?wave=pilot", {**form, f"by:{pilot}": ""})
    name = re.search(r"<legend>([^<]+)", page.text)
    assert name
    assert f"{name[1].strip()}: this row cannot be used: it has no by" in none.words


@pytest.mark.parametrize(
    "page", [f"{POLICY}/read", f"{POLICY}/history", BOARDS, "/library/instruments"]
)
def test_an_address_brings_no_message_of_its_own(reader: Browser, page: str) -> None:
    words = "All your policies were deleted"
    assert (
        words
        not in reader.get(
            f"{page}?done={words.replace(' ', '+')}&note={words.replace(' ', '+')}"
        ).text
    )
    assert words in reader.get(f"{page}?done={reader.office.told.keep(words)}").text


@pytest.mark.parametrize("number", ["abc", "-5", "1e9", "%00", "9" * 5000, "²"])
def test_a_number_that_is_none_begins_at_the_first(reader: Browser, number: str) -> None:
    assert "Alderbrook" in reader.get(f"/body/alderbrook/trust?from={number}").words


@pytest.mark.parametrize("body", ["alderbrook~", "~alderbrook", "~", "peak-vale~~hollin-bank"])
def test_a_body_has_one_address(reader: Browser, body: str) -> None:
    assert reader.get(f"/body/{body}/conflicts").status == 404
    assert reader.get(f"/body/{body}/trust").status == 404


def test_a_body_whose_file_is_broken_has_its_pages(browser: Browser) -> None:
    (browser.root / OVERLAY).write_text("body: [")
    for name in ("trust", "conflicts", "plan"):
        assert browser.get(f"/body/alderbrook/{name}").status == 200, name


def test_a_school_belongs_to_a_trust_of_the_list(reader: Browser) -> None:
    for above in ("nobody", "../..", "alderbrook"):
        got = reader.post("/start", {"name": "Moor End", "phase": "primary", "trust": above})
        assert got.status == 422, above
        assert "of the list" in got.words


@pytest.mark.parametrize(
    "damaged",
    ["{", "[1]", '[{"number": 1}]',
     '[{"number": "x", "when": 1, "who": 1, "path": 2, "what": 3, "changes": []}]',
     '[{"number": 1, "when": 1, "who": null, "path": 2, "what": 3, "changes": []}]'],
)  # fmt: skip
def test_a_damaged_journal_stops_no_save(browser: Browser, damaged: str) -> None:
    journal = browser.root / ".policyloom/studio/saves.json"
    journal.parent.mkdir(parents=True)
    journal.write_text(damaged)
    form = browser.get(ROLES).fields(ROLES)
    assert browser.post(ROLES, {**form, "roles/head": "Principal"}).status == 303
    assert "Head" in browser.get(f"{PLAIN}/history").words


# ROWS


CHANNELS = f"{PLAIN}/complete/channels"
FACEBOOK = {"platform": "Facebook", "account": "Alderbrook Juniors", "administrator": "head",
            "posters": ["head", "school business manager"]}  # fmt: skip


def account(number: int, said: dict[str, object]) -> dict[str, object]:
    return {f"channels/{number}/{key}": words for key, words in said.items()}


def test_accounts_are_added_changed_and_taken_out_and_put_back(browser: Browser) -> None:
    before = text_of(browser)
    for number, name in enumerate(("Alderbrook Juniors", "Alderbrook PE", "Alderbrook Choir")):
        form = browser.get(CHANNELS).fields("/channels")
        done = browser.post(CHANNELS, {**form, **account(number, {**FACEBOOK, "account": name})})
        assert done.status == 303, done.words
    three = text_of(browser)
    form = browser.get(CHANNELS).fields("/channels")
    browser.post(CHANNELS, {**form, "channels/1": "out", "channels/2/account": "Our Choir"})
    assert "Alderbrook PE" not in text_of(browser)
    assert "Our Choir" in text_of(browser)
    browser.post(f"{PLAIN}/put-back", browser.get(f"{PLAIN}/history").fields("put-back"))
    assert text_of(browser) == three
    form = browser.get(CHANNELS).fields("/channels")
    browser.post(CHANNELS, {**form, **{f"channels/{n}": "out" for n in range(3)}})
    assert text_of(browser).rstrip() == before.rstrip()


def test_an_account_that_lacks_something_is_refused_with_what_was_typed(reader: Browser) -> None:
    before = text_of(reader)
    form = reader.get(CHANNELS).fields("/channels")
    got = reader.post(CHANNELS, {**form, "channels/0/platform": "Facebook"})
    assert got.status == 422
    assert 'value="Facebook"' in got.text
    assert text_of(reader) == before


def test_nothing_to_choose_from_stands_twice(reader: Browser) -> None:
    page = ""
    for group in ("about", "roles", "choices"):
        page = reader.get(f"{POLICY}/complete/{group}").text
        found = re.findall(
            r"<(?:fieldset|select)[^>]*>(.*?)</(?:fieldset|select)>", page, re.DOTALL
        )
        assert found, group
        for one in found:
            told = re.findall(r"<option[^>]*>(.*?)</option>|<input[^>]*> (.*?)</label>", one)
            words = [first or second for first, second in told]
            assert len(set(words)) == len(words) > 1, words
    assert "Personal use in your own time" in page
    assert "No personal use near pupils" in page
    assert "personal-use" not in re.sub(r"<[^>]+>", "", page)


# GIT


def test_in_a_repository_a_save_is_a_commit_by_whoever_saved(browser: Browser) -> None:
    git(browser.root, "init", "-q")
    git(browser.root, "add", "trusts")
    git(browser.root, "commit", "-qm", "All there is")
    other = browser.root / "trusts/peak-vale/overlay.yaml"
    other.write_text(other.read_text() + "# a note\n")
    path = browser.root / OVERLAY
    path.write_text(text_of(browser) + "# a note of ours\n")
    form = browser.get(ROLES).fields(ROLES)
    browser.post(ROLES, {**form, "roles/head": "Principal"})
    told = git(browser.root, "log", "--format=%an <%ae>: %s").splitlines()
    assert told == [
        "Office <>: trusts/alderbrook: who does what: Head",
        "policyloom studio <>: Changed outside the studio",
        "Keeper <keeper@example.org>: All there is",
    ]
    git(browser.root, "config", "user.name", "Office")
    git(browser.root, "config", "user.email", "office@example.org")
    address = in_conflict(browser.root)
    browser.post(address, {"deed": "keep", "reason": "It is shorter."})
    address = f"{POLICY}/withdraw/1.1"
    form = browser.get(address).fields(address)
    said = {**form, "on": "2026-12-09", "reason": "It is old."}
    assert browser.post(address, said).status == 303
    told = git(browser.root, "log", "-3", "--format=%an <%ae> <%ce>: %s").splitlines()
    git(browser.root, "config", "user.name", "School Office")
    assert name_in_git(browser.root) == "School Office"
    assert not name_in_git(browser.root / "trusts")
    ours = "<office@example.org>"
    assert told == [
        f"Office {ours} {ours}: alderbrook:social-media: withdrew 1.1",
        f"Office {ours} {ours}: decided about ‘social-media/images-and-consent’",
        f"policyloom studio <> {ours}: Changed outside the studio",
    ]
    assert git(browser.root, "status", "--porcelain", "trusts").split() == [
        "M", "trusts/peak-vale/overlay.yaml",
    ]  # fmt: skip
    assert HERE
