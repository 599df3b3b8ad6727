"""The command that compares: which two, what it prints, what it writes and how it ends."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from policyloom.cli.usage import FaultError
from tests.compared import NAME, NEW, OVERLAY, approved, ask, project, write
from tests.pages import html_words, parsed
from tests.projects import tree
from tests.support.docx import validate_docx
from tests.support.html import axe, validate_html
from tests.support.pdf import validate_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.compared import Ask

__all__ = ["approved", "ask", "project"]
OLD_AND_NEW = (f"{NAME}@1.0", f"{NAME}@2.0")
WREN_HILL = (
    NEW.partition("reasons")[0]
    .replace("alderbrook", "wren-hill")
    .replace("Alderbrook Junior School", "Wren Hill Nursery")
    .replace("phase: junior", "phase: nursery")
    .replace("noun: academy", "noun: school")
)
STEM = "dist/alderbrook/phones/phones-1.0-to-2.0"


def said(out: str) -> list[str]:
    """Return the lines of a list that stand for changes, each on one line."""
    joined = re.sub(r"\n {2}(?! )", " ", out)
    return [line for line in joined.splitlines() if line[:2] in {"+ ", "- ", "> ", "~ "}]


# WHAT IT SAYS


def test_what_came_and_went_is_said_first_and_a_term_in_one_line(approved: Ask) -> None:
    found = approved("diff", *OLD_AND_NEW)
    assert (found.status, found.err) == (0, "")
    assert found.out.startswith(
        "Mobile phone policy, Alderbrook Junior School\n"
        "Version 1.0 to version 2.0: 7 changes, the largest substantive.\n"
    )
    assert said(found.out)[:5] == [
        "+ Added to section 1 (Using phones): ‘Lockers’.",
        "- Removed from section 1 (Using phones): ‘Bags’.",
        (
            "~ In ‘Using phones’ (section 1), ‘In the school, phones must be silent’ now reads "
            "‘In the academy, phones and watches that ring must be silent’. [declared clarifying; "
            "counts as substantive, because what is said comes (‘watches that ring’)]"
        ),
        "~ ‘must’ now reads ‘will’ where the policy states a duty (one place). In 2.",
        "~ ‘school’ now reads ‘academy’, in all its forms (2 places). In 1 and 2.",
    ]
    told = "\n\nWhat follows from the approval\n~ Version, approval, dates of force, "
    assert found.out.endswith(f"{told}amendments and history.\n")


def test_words_are_told_when_asked_for(approved: Ask) -> None:
    plain, words, detail = (
        approved("diff", *OLD_AND_NEW, *more).out for more in ((), ("--words",), ("--detail",))
    )
    assert "{+" not in plain
    assert "{+and watches that ring+}" in words
    assert "    [-the school-] {+the academy+} (one place)\n" in words
    assert "Reason:" not in words
    assert "    Reason: The lockers take their place.\n" in detail
    assert (
        "    In section 1 (‘Using phones’) and section 2 (‘What the guidance says’).\n" in detail
    )


def test_the_public_list_leaves_out_what_a_control_table_does(approved: Ask) -> None:
    everything = approved("diff", *OLD_AND_NEW).out
    public = approved("diff", *OLD_AND_NEW, "--public").out
    assert "The next review" in everything
    assert "Document control" not in public
    assert set(said(public)) < set(said(everything))


@pytest.mark.parametrize("name", [NAME, f"{NAME}@2.0", "alderbrook", f"{NAME}@approved"])
def test_one_document_is_compared_with_its_draft(approved: Ask, name: str) -> None:
    found = approved("diff", name)
    assert found.status == 0
    assert "Version 2.0 to draft: the two say the same.\n" in found.out


def test_the_draft_is_what_stands_in_the_sources(approved: Ask, project: Path) -> None:
    write(project / OVERLAY, NEW.replace("noun: academy", "noun: college").partition("reasons")[0])
    found = approved("diff", NAME)
    assert said(found.out)[0].startswith("~ ‘academy’ now reads ‘college’")
    assert approved("diff", f"{NAME}@2.0", NAME).out == found.out


def test_two_bodies_can_be_compared(approved: Ask, project: Path) -> None:
    write(project / "trusts/wren-hill/overlay.yaml", WREN_HILL)
    found = approved("diff", f"{NAME}@1.0", "wren-hill:phones")
    assert "Version 1.0 of Alderbrook Junior School to draft: " in found.out
    files = approved("diff", f"{NAME}@1.0", "wren-hill", "--format", "html").out
    assert "dist/wren-hill/phones/phones-alderbrook-1.0-to-draft-redline.html" in files


def test_a_bodys_reasons_do_not_explain_how_it_differs_from_another(
    approved: Ask, project: Path
) -> None:
    write(project / "trusts/wren-hill/overlay.yaml", WREN_HILL)
    words = ("--by", "governing body", "--on", "2025-09-20", "--yes")
    assert approved("approve", "wren-hill:phones", *words).status == 0
    found = approved("diff", "wren-hill:phones@1.0", f"{NAME}@2.0", "--detail")
    assert "‘school’ now reads ‘academy’" in found.out
    assert "We are an academy now." in approved("diff", *OLD_AND_NEW, "--detail").out
    assert "We are an academy now." not in found.out


# WHAT IT REFUSES


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ((f"{NAME}@3.0",), "`alderbrook:phones` has no edition 3.0", "did you mean `2.0`?"),
        ((f"{NAME}@1.4",), "`alderbrook:phones` has no edition 1.4", "did you mean `1.0`?"),
        ((f"{NAME}@0.1",), "`alderbrook:phones` has no edition 0.1", "known: 1.0, 2.0"),
        ((NAME, NAME, NAME), "`diff` compares two documents", "you named 3"),
        ((f"{NAME}@all",), f"`{NAME}@all` means several editions", "@approved"),
        ((f"{NAME}@newest",), "`@newest` does not say which edition", "after `@` stand 2.0"),
        (("alderbrok:phones",), "there is no body `alderbrok`", "did you mean `alderbrook`?"),
        ((NAME, "--format", "text,json"), "text and json cannot be printed", "--out"),
        ((NAME, "--green", "--format", "json"), "--green is a print", "leave out"),
        ((NAME, "--public", "--detail"), "not allowed with", "--help"),
    ],
)
def test_what_cannot_be_compared_is_said(
    approved: Ask, project: Path, words: tuple[str, ...], message: str, hint: str
) -> None:
    before = tree(project)
    found = approved("diff", *words)
    told = json.loads(found.out)["status"] if words[-2:] == ("--format", "json") else 2
    assert (found.status, told) == (2, 2)
    assert message in found.err
    assert hint in found.err
    assert tree(project) == before


def test_a_document_that_was_never_approved_has_no_edition_to_compare(ask: Ask) -> None:
    found = ask("diff", NAME)
    assert found.status == 2
    assert "`alderbrook:phones` has no approved edition" in found.err
    assert "policyloom approve" in found.err


def test_a_draft_with_errors_is_refused(approved: Ask, project: Path) -> None:
    write(project / OVERLAY, NEW.replace("duties:", "dutys:"))
    found = approved("diff", NAME)
    assert (found.status, found.out) == (1, "")
    assert "dutys" in found.err
    # Editions are read from their own files, whatever became of the sources.
    assert approved("diff", *OLD_AND_NEW).status == 0
    assert approved("diff", NAME, "--exit-code").status == 2


def test_an_edition_that_was_edited_is_refused(approved: Ask, project: Path) -> None:
    path = project / "trusts/alderbrook/editions/phones/1.0.json"
    path.write_text(path.read_text("utf-8").replace("silent", "quiet"), encoding="utf-8")
    found = approved("diff", *OLD_AND_NEW)
    assert (found.status, found.out) == (1, "")
    assert "edition-tampered" in found.err


def test_exit_status_as_of_a_good_diff(approved: Ask) -> None:
    assert approved("diff", *OLD_AND_NEW).status == 0
    assert approved("diff", *OLD_AND_NEW, "--exit-code").status == 1
    assert approved("diff", NAME, "--exit-code").status == 0


def test_a_log_that_leaves_something_out_is_never_printed(
    approved: Ask, monkeypatch: pytest.MonkeyPatch, project: Path
) -> None:
    before = tree(project)
    monkeypatch.setattr("policyloom.cli.pairing.entries", lambda *_: ())
    for verb in (
        ("diff", *OLD_AND_NEW),
        ("log", NAME),
        ("diff", *OLD_AND_NEW, "--format", "html"),
    ):
        found = approved(*verb)
        assert (found.status, found.out) == (1, "")
        assert "does not account for every difference" in found.err
        assert "ClauseAdded" in found.err
    assert tree(project) == before
    assert issubclass(FaultError, Exception)


# WHAT IT WRITES


@pytest.fixture
def written(approved: Ask, project: Path) -> Path:
    found = approved("diff", *OLD_AND_NEW, "--format", "docx,pdf,html")
    assert found.status == 0
    names = ("redline.docx", "redline.pdf", "redline.html", "side-by-side.html")
    assert found.out.splitlines() == [f"Written: {STEM}-{name}" for name in names]
    return project


def test_the_files_pass_every_check(written: Path) -> None:
    assert validate_docx(written / f"{STEM}-redline.docx") == []
    assert validate_pdf(written / f"{STEM}-redline.pdf") == []
    pages = sorted((written / "dist").rglob("*.html"))
    assert len(pages) == 2
    assert validate_html(pages) == []
    assert axe(pages) == []


def test_the_same_comparison_gives_the_same_bytes(written: Path, approved: Ask) -> None:
    before = tree(written / "dist")
    approved("diff", *OLD_AND_NEW, "--format", "docx,pdf,html")
    assert tree(written / "dist") == before


def test_every_link_of_a_summary_leads_to_a_place(written: Path) -> None:
    for name in ("redline", "side-by-side"):
        page = parsed((written / f"{STEM}-{name}.html").read_bytes())
        ids = [element.get("id") for element in page.cssselect("[id]")]
        assert len(ids) == len(set(ids))
        links = [a.get("href", "") for a in page.cssselect('main a[href^="#"]')]
        assert {link.removeprefix("#") for link in links} <= set(ids)
        titles = {a.text_content() for a in page.cssselect('main li a[href^="#"]')}
        assert {"‘Lockers’", "‘Bags’", "‘Using phones’"} <= titles


def test_the_pdf_has_the_summary_with_links(written: Path) -> None:
    pdf = PdfReader(written / f"{STEM}-redline.pdf")
    text = "\n".join(page.extract_text() for page in pdf.pages)
    assert "Summary of changes" in text
    inside = [
        note
        for page in pdf.pages
        for one in page.get("/Annots", ())
        if "/Dest" in (note := one.get_object()) or "/URI" not in note.get("/A", {})
    ]
    assert len(inside) >= len(("Summary", "1", "2", "Lockers", "Bags", "Using phones"))


def test_the_word_file_holds_the_policy_and_nothing_else(written: Path) -> None:
    with zipfile.ZipFile(written / f"{STEM}-redline.docx") as package:
        body = package.read("word/document.xml").decode()
    assert "Summary of changes" not in body
    assert 'w:author="Headteacher" w:date="2025-09-20T00:00:00Z"' in body


def test_changes_are_marked_by_more_than_colour(written: Path) -> None:
    page = parsed((written / f"{STEM}-redline.html").read_bytes())
    assert [e.text_content() for e in page.cssselect("main ins")][:1]
    assert all("[added: " in e.text_content() for e in page.cssselect("main ins"))
    assert all("[removed: " in e.text_content() for e in page.cssselect("main del"))
    style = page.cssselect("style")[0].text_content()
    assert "ins { background: #e3f2e6; color: #00552b; text-decoration: underline }" in style
    assert ".changed::before" in style


# SIDE BY SIDE


def rows(page: bytes) -> dict[str, tuple[str, str]]:
    """Return what stands left and right of each named row."""
    made = {}
    for row in parsed(page).cssselect(".row"):
        for hidden in row.cssselect(".visually-hidden, .whose"):
            hidden.drop_tree()
        sides = [" ".join(side.text_content().split()) for side in row.cssselect(".side")]
        title = row.cssselect("h3")
        made[title[0].text_content() if title else ""] = (sides[0], sides[1])
    return made


def test_both_texts_stand_side_by_side(written: Path) -> None:
    found = rows((written / f"{STEM}-side-by-side.html").read_bytes())
    assert found["Lockers"] == ("Not in version 1.0", "Pupils must lock their phones away.")
    assert found["Bags"] == (
        "Pupils must keep phones in their bags at the school.",
        "Not in version 2.0",
    )
    assert found["Using phones"] == (
        "In the school, phones must be silent.",
        "In the academy, phones and watches that ring must be silent.",
    )
    assert found["Next review by"] == ("10 January 2026", "10 September 2026")
    assert "Amendments" not in found


def test_what_is_the_same_can_be_hidden_without_a_script(written: Path) -> None:
    page = (written / f"{STEM}-side-by-side.html").read_bytes()
    assert b"<script" not in page
    same = [row.cssselect("h3")[0].text_content() for row in parsed(page).cssselect(".row.same")]
    assert same == ["Status", "Owner", "Approved by"]
    assert b"#only-changes:checked ~ .part .row.same" in page


def test_every_row_says_to_whom_it_belongs(written: Path) -> None:
    page = parsed((written / f"{STEM}-side-by-side.html").read_bytes())
    names = [[p.text for p in row.cssselect(".whose")] for row in page.cssselect(".row")]
    assert names
    assert all(pair == ["Version 1.0", "Version 2.0"] for pair in names)


# IN GREEN


def test_the_green_print_marks_what_is_new_and_leaves_out_what_went(
    approved: Ask, project: Path
) -> None:
    found = approved("diff", *OLD_AND_NEW, "--green", "--format", "docx,pdf,html")
    assert found.status == 0
    page = (project / f"{STEM}-in-green.html").read_bytes()
    words = " ".join(html_words(page))
    assert "Words in green and underlined are new or changed since version 1.0." in words
    assert "One clause was taken out: ‘Bags’." in words
    assert "in their bags" not in words
    assert b"<del" not in page
    assert [e.text_content() for e in parsed(page).cssselect("main ins")]
    assert validate_html([project / f"{STEM}-in-green.html"]) == []
    assert validate_docx(project / f"{STEM}-in-green.docx") == []
    assert validate_pdf(project / f"{STEM}-in-green.pdf") == []


def test_the_green_word_file_has_colour_and_underline_and_no_tracked_change(
    approved: Ask, project: Path
) -> None:
    approved("diff", *OLD_AND_NEW, "--green", "--format", "docx")
    data = (project / f"{STEM}-in-green.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode()
    assert not re.search("<w:(ins|del)[ >]", body)
    runs = re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", body)
    green = [run for run in runs if '<w:color w:val="00552B"/><w:u w:val="single"/>' in run]
    assert any("lock their phones away" in run for run in green)
    assert not any("be silent" in run for run in green)


def test_a_clean_copy_is_never_green(approved: Ask, project: Path) -> None:
    approved("diff", *OLD_AND_NEW, "--green", "--format", "html")
    approved("build", f"{NAME}@2.0", "--format", "html")
    page = (project / "dist/alderbrook/phones/phones-2.0.html").read_text("utf-8")
    assert "<ins" not in page
    assert "in green" not in page


# DATA


def test_the_data_holds_every_difference(approved: Ask) -> None:
    data = json.loads(approved("diff", *OLD_AND_NEW, "--format", "json").out)
    assert (data["kind"], data["format"]) == ("policyloom-comparison", 2)
    assert data["old"]["document"] == "alderbrook:phones@1.0"
    assert data["new"]["edition"] == "2.0"
    assert re.fullmatch(r"[0-9a-f]{64}", data["new"]["digest"])
    assert (data["size"], data["same"]) == ("substantive", False)
    kinds = [change["kind"] for change in data["changes"]]
    assert kinds[:5] == [
        "clause-added",
        "clause-removed",
        "reworded",
        "duty-changed",
        "token-changed",
    ]
    assert sum(data["counts"].values()) == len(kinds)
    by_kind = {change["kind"]: change for change in data["changes"]}
    assert by_kind["clause-removed"]["reason"] == "The lockers take their place."
    assert by_kind["duty-changed"]["swaps"] == [{"old": "must", "new": "will", "count": 1}]
    assert by_kind["token-changed"]["name"] == "school"
    assert by_kind["reworded"]["amendments"] == ["Watches that ring are now named."]
    assert by_kind["reworded"]["differences"] == [
        {
            "part": "section",
            "section": "use",
            "clause": "phones/use",
            "row": None,
            "shape": "words",
            "old": "",
            "new": "and watches that ring ",
        }
    ]


def test_equal_texts_are_the_same_in_the_data(approved: Ask) -> None:
    data = json.loads(approved("diff", NAME, "--format", "json").out)
    assert data["same"] is True
    assert all(change["follows-from-approval"] for change in data["changes"])


def test_everything_can_go_into_a_folder(approved: Ask, project: Path) -> None:
    found = approved("diff", *OLD_AND_NEW, "--format", "text,json", "--out", "elsewhere")
    assert found.status == 0
    names = sorted(path.name for path in (project / "elsewhere/alderbrook/phones").iterdir())
    assert names == ["phones-1.0-to-2.0-changes.json", "phones-1.0-to-2.0-changes.txt"]
    assert not (project / "dist").exists()
