"""The command that tells what changed, and the feed of a body."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import lxml.etree
import pytest

from policyloom.writers.atom import write_atom
from tests.compared import NAME, NEW, OVERLAY, approve, approved, ask, project, write
from tests.pages import html_words
from tests.papers import edition
from tests.projects import tree
from tests.support.docx import validate_docx
from tests.support.html import axe, validate_html
from tests.support.pdf import validate_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.compared import Ask

__all__ = ["approved", "ask", "project"]
ATOM = "{http://www.w3.org/2005/Atom}"
STEM = "dist/alderbrook/phones/phones-1.0-to-2.0-log"


# WHICH EDITIONS


def states(out: str) -> list[str]:
    """Return which editions the printed logs are about."""
    return re.findall(r"^(?:version|draft).* to .*$", out, re.MULTILINE)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("alderbrook",), "version 1.0 to version 2.0"),
        ((NAME, "--from", "1.0"), "version 1.0 to version 2.0"),
        ((NAME, "--to", "2.0"), "version 1.0 to version 2.0"),
        ((NAME, "--to", "approved"), "version 1.0 to version 2.0"),
        ((NAME, "--to", "draft"), "version 2.0 to draft"),
        ((NAME, "--from", "1.0", "--to", "draft"), "version 1.0 to draft"),
    ],
)
def test_a_log_is_from_the_edition_before(
    approved: Ask, words: tuple[str, ...], expected: str
) -> None:
    found = approved("log", *words)
    assert (found.status, found.err) == (0, "")
    assert states(found.out) == [expected]


@pytest.mark.parametrize("to", ["text", "json", "atom"])
def test_an_edition_that_was_changed_is_named(ask: Ask, project: Path, to: str) -> None:
    approve(ask, "2025-01-10")
    (path,) = (project / "trusts/alderbrook/editions/phones").iterdir()
    path.write_text(path.read_text("utf-8").replace("Phones", "Tablets"), "utf-8")
    found = ask("log", NAME, "--format", to)
    assert (found.status, found.out) == (1, "")
    assert "edition-tampered" in found.err
    assert "nothing has changed" not in found.err


def test_without_a_second_edition_nothing_has_changed(ask: Ask) -> None:
    approve(ask, "2025-01-10")
    found = ask("log", NAME)
    assert (found.status, found.out) == (1, "")
    assert "has no edition before 1.0, so nothing has changed yet" in found.err
    assert "add `--to draft`" in found.err
    assert ask("log", NAME, "--to", "draft").status == 0


def test_without_an_edition_there_is_no_log(ask: Ask) -> None:
    for words in ((NAME,), (NAME, "--to", "draft"), ("alderbrook", "--format", "atom")):
        found = ask("log", *words)
        assert (found.status, found.out) == (1, "")
        assert "has no approved edition" in found.err


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ((NAME, "--from", "2.0"), "--from 2.0 is not before --to 2.0", "policyloom diff"),
        ((NAME, "--to", "1.0", "--from", "2.0"), "--from 2.0 is not before --to 1.0", "exchange"),
        ((NAME, "--from", "draft"), "--from draft is not before", "exchange"),
        ((NAME, "--from", "1.1"), "has no edition `1.1`", "did you mean `1.0`?"),
        ((NAME, "--to", "drat"), "has nothing called `drat`", "did you mean `draft`?"),
        ((f"{NAME}@2.0",), "a log is about two editions", "--from and --to"),
        (("nobody",), "there is no body `nobody`", "known: alderbrook"),
        ((NAME, "--format", "md,text"), "text and md cannot be printed together", "--out"),
    ],
)
def test_what_cannot_be_told_is_said(
    approved: Ask, project: Path, words: tuple[str, ...], message: str, hint: str
) -> None:
    before = tree(project)
    found = approved("log", *words)
    assert (found.status, found.out) == (2, "")
    assert message in found.err
    assert hint in found.err
    assert tree(project) == before


def test_from_and_to_are_for_one_document(approved: Ask, project: Path) -> None:
    second = NEW.partition("reasons")[0].replace("alderbrook", "wren-hill")
    write(project / "trusts/wren-hill/overlay.yaml", second)
    found = approved("log", ":phones", "--from", "1.0")
    assert found.status == 2
    assert "--from and --to are for one document" in found.err
    # A body without editions does not keep the others from theirs.
    every = approved("log", ":phones")
    assert every.status == 0
    assert states(every.out) == ["version 1.0 to version 2.0"]
    assert "wren-hill:phones` has no approved edition" in every.err


# WHAT IT TELLS


def test_the_public_log_and_the_control_table_tell_the_same(approved: Ask) -> None:
    entries = json.loads(approved("log", NAME, "--format", "json").out)["entries"]
    page = approved("show", f"{NAME}@2.0", "--format", "html").out
    shown = " ".join(html_words(page.encode()))
    assert len(entries) == 6
    # The table tells a rewording by its reason, under the section that it stands in.
    assert [e for e in entries if (e["reason"] or e["words"]) not in shown] == []


def test_the_reviewers_log_has_more_entries_and_their_words(approved: Ask) -> None:
    public = json.loads(approved("log", NAME, "--format", "json").out)
    detail = json.loads(approved("log", NAME, "--format", "json", "--detail").out)
    assert (public["detail"], detail["detail"]) == (False, True)
    assert len(detail["entries"]) > len(public["entries"])
    text = approved("log", NAME, "--detail").out
    assert "{+and watches that ring+}" in text
    assert "  - [-Pupils must keep phones in their bags at the school.-]\n" in text
    assert "The next review: 10 September 2026 (was 10 January 2026)." in text


def test_every_change_is_in_one_entry(approved: Ask) -> None:
    log = json.loads(approved("log", NAME, "--format", "json", "--detail").out)
    told = [change["words"] for entry in log["entries"] for change in entry["changes"]]
    compared = json.loads(approved("diff", f"{NAME}@1.0", f"{NAME}@2.0", "--format", "json").out)
    assert sorted(told) == sorted(change["words"] for change in compared["changes"])


def test_reasons_for_a_draft_come_from_the_overlay(approved: Ask, project: Path) -> None:
    overlay = NEW.partition("reasons")[0].replace("noun: academy", "noun: college")
    reason = 'reasons: [{since: "2.0", about: "term:school", reason: We have a new name.}]\n'
    write(project / OVERLAY, overlay + reason)
    assert "We have a new name." in approved("log", NAME, "--to", "draft").out
    # Over two editions, both give their reasons.
    both = approved("log", NAME, "--from", "1.0", "--to", "draft").out
    assert "We have a new name." in both
    assert "The lockers take their place." in " ".join(both.split())


def test_reasons_of_earlier_editions_are_not_given_again(approved: Ask, project: Path) -> None:
    write(project / OVERLAY, NEW.partition("reasons")[0].replace("noun: academy", "noun: college"))
    assert "We are an academy now." in approved("log", NAME).out
    draft = approved("log", NAME, "--to", "draft").out
    assert "‘academy’ now reads ‘college’" in draft
    assert "We are an academy now." not in draft


def test_a_claim_that_no_change_bears_out_is_refused(approved: Ask, project: Path) -> None:
    overlay = NEW.partition("reasons")[0]
    reason = 'reasons: [{since: "2.0", about: "citation:phones", reason: New guidance.}]\n'
    write(project / OVERLAY, overlay + reason)
    found = approved("log", NAME, "--to", "draft")
    assert (found.status, found.out) == (1, "")
    assert "unmatched-reason" in found.err


# FORMATS


def test_the_files_pass_every_check(approved: Ask, project: Path) -> None:
    for more in ((), ("--detail",)):
        found = approved("log", NAME, "--format", "docx,pdf,html", *more)
        assert found.status == 0
    stems = (STEM, f"{STEM}-detail")
    for stem in stems:
        assert validate_docx(project / f"{stem}.docx") == []
        assert validate_pdf(project / f"{stem}.pdf") == []
    pages = [project / f"{stem}.html" for stem in stems]
    assert validate_html(pages) == []
    assert axe(pages) == []


def test_markdown_can_be_pasted(approved: Ask) -> None:
    text = approved("log", NAME, "--format", "md").out
    assert text.startswith("# Changes to the Mobile phone policy\n\nAlderbrook Junior School, ")
    assert "\n## Clauses added, removed and moved\n\n- Added to section 1 (Using phones): " in text
    detail = approved("log", NAME, "--format", "md", "--detail").out
    assert "<ins>and watches that ring</ins>" in detail
    assert "  - <del>the school</del> <ins>the academy</ins> (one place)\n" in detail


def test_a_log_ends_with_the_old_and_the_new_numbers(approved: Ask, project: Path) -> None:
    assert "Old and new numbers" not in approved("log", NAME).out
    style = 'style: {numbering: "1.0", clause-numbering: "1.1"}\n'
    write(project / OVERLAY, NEW.partition("reasons")[0] + style)
    for more in ((), ("--detail",)):
        out = approved("log", NAME, "--to", "draft", *more).out
        table = [line.split("|") for line in out.partition("Old and new numbers")[2].splitlines()]
        rows = [tuple(cell.strip() for cell in row) for row in table if len(row) == 3]
        assert rows == [
            ("Old number", "New number", "Section or clause"),
            ("1.", "1.0", "Using phones"),
            ("none", "1.1", "Using phones"),
            ("none", "1.2", "Lockers"),
            ("2.", "2.0", "Guidance"),
            ("none", "2.1", "What the guidance says"),
        ]
    data = json.loads(approved("log", NAME, "--to", "draft", "--format", "json").out)
    assert data["numbers"][1] == {
        "of": "clause:phones/use",
        "title": "Using phones",
        "old": None,
        "new": "1.1",
    }
    for to in ("docx", "pdf", "html", "md"):
        assert approved("log", NAME, "--to", "draft", "--format", to, "--out", "out").status == 0


MODIFICATIONS = """\
modifications:
  - substitute: phones/guidance
    base: 1.0.0
    version: 1.0.0
    reason: Our own guidance is shorter.
    text: |
      Ask {the head}.
  - insert: local/visitors
    title: Visitors
    after: phones/use
    version: 1.0.0
    reason: Visitors asked what holds for them.
    text: |
      Visitors {must} keep phones silent.
  - omit: phones/lockers
    reason: We have no room for lockers.
"""


def test_the_reason_of_a_modification_is_the_reason_of_its_change(
    approved: Ask, project: Path
) -> None:
    overlay = NEW.partition("reasons")[0] + MODIFICATIONS
    write(project / OVERLAY, overlay)
    said = approved("log", NAME, "--to", "draft")
    assert said.status == 0, said.err
    for title, reason in (
        ("Visitors", "Visitors asked what holds for them."),
        ("Lockers", "We have no room for lockers."),
        ("What the guidance says", "Our own guidance is shorter."),
    ):
        assert re.search(f"‘{title}’[^-]*{reason}", " ".join(said.out.split())), said.out
    approve(approved, "2025-10-10")
    logged = approved("log", NAME)
    assert logged.out.count("Our own guidance is shorter.") == 1
    # The reason explains how the text began; a later edit needs one of its own.
    write(project / OVERLAY, overlay.replace("Ask {the head}.", "Ask {the head} first."))
    assert "Our own guidance" not in approved("log", NAME, "--to", "draft").out
    given = 'reasons: [{since: "3.0", about: "clause:phones/guidance", reason: Too short.}]\n'
    write(project / OVERLAY, overlay.replace("{the head}.", "{the head} first.") + given)
    assert "Too short." in approved("log", NAME, "--to", "draft").out


# THE FEED


def feed(data: str | bytes) -> lxml.etree._Element:
    return lxml.etree.fromstring(data.encode() if isinstance(data, str) else data)


def test_the_feed_has_an_entry_for_every_edition_newest_first(approved: Ask) -> None:
    found = feed(approved("log", "alderbrook", "--format", "atom").out)
    titles = [entry.findtext(f"{ATOM}title") for entry in found.iter(f"{ATOM}entry")]
    assert titles == [
        "Mobile phone policy: version 2.0 approved",
        "Mobile phone policy: version 1.0 approved",
    ]
    assert found.findtext(f"{ATOM}updated") == "2025-09-10T00:00:00Z"
    content = next(found.iter(f"{ATOM}content"))
    words = " ".join("".join(content.itertext()).split())
    assert "Removed from section 1 (Using phones): ‘Bags’. The lockers take their place." in words


def test_the_feed_is_as_the_standard_asks(approved: Ask) -> None:
    found = feed(approved("log", "alderbrook", "--format", "atom").out)
    for holder in (found, *found.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(holder.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", holder.findtext(f"{ATOM}id") or "")
        when = holder.findtext(f"{ATOM}updated") or ""
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", when)
    assert found.findtext(f"{ATOM}author/{ATOM}name") == "Alderbrook Junior School"
    ids = [one.text for one in found.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    for content in found.iter(f"{ATOM}content"):
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == ["{http://www.w3.org/1999/xhtml}div"]


def test_ids_never_change_and_later_editions_only_add() -> None:
    first, second = (
        edition((1, 0, 0), "2025-03-04"),
        edition((1, 1, 0), "2026-03-04", kind="review"),
    )
    before, after = (feed(write_atom(given, {})) for given in ((first,), (first, second)))
    ids = [[one.text for one in each.iter(f"{ATOM}id")] for each in (before, after)]
    assert ids[0] == [ids[1][0], ids[1][2]]
    assert (
        after.findtext(f"{ATOM}entry/{ATOM}title") == "School garden policy: version 1.1 reviewed"
    )


def test_the_build_writes_the_feed_with_links_to_its_pages(approved: Ask, project: Path) -> None:
    assert approved("build", "alderbrook", "--format", "html").status == 0
    path = project / "dist/alderbrook/changes.atom"
    links = [link.get("href") or "" for link in feed(path.read_bytes()).iter(f"{ATOM}link")]
    assert links == ["phones/phones-2.0.html"]
    assert all((path.parent / link).is_file() for link in links)
    before = path.stat().st_mtime_ns
    approved("build", "alderbrook", "--format", "html")
    assert path.stat().st_mtime_ns == before


def test_a_build_of_drafts_alone_writes_no_feed(ask: Ask, project: Path) -> None:
    assert ask("build", "--format", "html").status == 0
    assert not list((project / "dist").rglob("*.atom"))


def test_feeds_of_several_bodies_need_a_folder(approved: Ask, project: Path) -> None:
    second = NEW.partition("reasons")[0].replace("alderbrook", "wren-hill")
    write(project / "trusts/wren-hill/overlay.yaml", second)
    words = ("--by", "governing body", "--on", "2025-09-20", "--yes")
    assert approved("approve", "wren-hill:phones", *words).status == 0
    assert approved("log", ":phones", "--format", "atom").status == 2
    assert approved("log", ":phones", "--format", "atom", "--out", "feeds").status == 0
    names = sorted(tree(project / "feeds"))
    assert names == ["alderbrook/changes.atom", "wren-hill/changes.atom"]


def test_logs_follow_one_another(approved: Ask, project: Path) -> None:
    write(project / OVERLAY, NEW.partition("reasons")[0].replace("noun: academy", "noun: college"))
    versions = ("1.0", "2.0", "draft")
    for old, new in pairwise(versions):
        assert approved("log", NAME, "--from", old, "--to", new).status == 0
