"""`diff BODY:POLICY FILE`, and `take` where the sources moved on since a draft was printed."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

from tests.compared import NAME, OVERLAY, ask, project, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.compared import Ask

__all__ = ["ask", "project"]
DRAFT = "dist/alderbrook/phones/phones-draft.docx"


def reworded(file: Path, old: str, new: str) -> Path:
    """Save a Word file again with other words, as somebody does who marks nothing."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as package, zipfile.ZipFile(made, "w") as again:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                assert data.count(old.encode()) == 1
                data = data.replace(old.encode(), new.encode())
            again.writestr(name, data)
    back = file.with_name("back.docx")
    back.write_bytes(made.getvalue())
    return back


def test_a_draft_that_was_edited_a_text_and_the_draft_itself(ask: Ask, project: Path) -> None:
    assert ask("build", NAME, "--format", "docx").status == 0
    same = ask("diff", NAME, DRAFT, "--exit-code")
    assert (same.status, "No differences" in same.out) == (0, True)
    back = reworded(project / DRAFT, "phones must", "telephones must")
    found = ask("diff", NAME, str(back), "--format", "json", "--exit-code")
    assert found.status == 1
    said = json.loads(found.out)
    assert [(one["old"], one["new"]) for one in said["differences"]] == [("phones", "telephones")]
    note = project / "note.txt"
    note.write_text("Mobile phone policy\n\n1. Using phones\n\nNobody rings a bell here.\n")
    told = ask("diff", NAME, str(note), "--exit-code")
    assert told.status == 1
    assert "Nobody rings a bell here." in told.out
    assert ask("diff", NAME, str(note), "--format", "html").status == 2


def test_sources_that_moved_on_are_no_proposals_and_what_was_edited_is_taken(
    ask: Ask, project: Path
) -> None:
    assert ask("build", NAME, "--format", "docx").status == 0
    back = reworded(project / DRAFT, "phones must", "telephones must")
    overlay = project / OVERLAY
    write(overlay, overlay.read_text("utf-8").replace("Alderbrook Junior School", "Alder School"))
    said = json.loads(ask("take", NAME, str(back), "--format", "json").out)
    assert said["sent"]["sources-moved-on"]
    own = [one for one in said["proposals"] if one["layer"] == "own text"]
    assert [(one["old"], one["new"]) for one in own] == [("phones", "telephones")]
    assert [one for one in said["proposals"] if one not in own] == []


def test_two_copies_that_disagree_are_a_conflict_until_one_of_them_is_taken(
    ask: Ask, project: Path
) -> None:
    assert ask("build", NAME, "--format", "docx").status == 0
    copies = []
    for word in ("telephones", "handsets"):
        back = reworded(project / DRAFT, "phones must", f"{word} must")
        copies.append(str(back.rename(project / f"{word}.docx")))
    said = json.loads(ask("take", NAME, *copies, "--format", "json").out)["proposals"]
    told = [(one["new"], one["conflict"]) for one in said]
    assert told == [("telephones", True), ("handsets", True)]
    assert ask("take", NAME, *copies, "--only", "1,2").status == 2
    other = reworded(project / DRAFT, "be silent", "be off").rename(project / "off.docx")
    both = ask("take", NAME, copies[0], str(other), "--all", "--dry-run")
    assert (both.status, "2 of 2" in both.out) == (0, True)
    taken = ask("take", NAME, *copies, "--only", "2", "--reason", "It is the older word.")
    assert taken.status == 0
    assert "In {the school}, handsets {must}" in (project / OVERLAY).read_text("utf-8")


def test_a_day_that_cannot_be_is_refused_and_the_rest_is_written(ask: Ask, project: Path) -> None:
    overlay = project / OVERLAY
    words = 'status: for-approval, last-reviewed: "2025-01-10", next-review'
    write(overlay, overlay.read_text("utf-8").replace("next-review", words))
    assert ask("build", NAME, "--format", "docx").status == 0
    back = reworded(project / DRAFT, "phones must", "telephones must")
    back = reworded(back, "10\u00a0January\u00a02026", "3\u00a0May\u00a02029")
    taken = ask("take", NAME, str(back), "--all", "--reason", "It is the older word.")
    assert taken.status == 0
    assert "too long after" in taken.out
    written = overlay.read_text("utf-8")
    assert 'next-review: "2026-01-10"' in written
    assert "In {the school}, telephones {must} be silent." in written
    # What is built now says so, and only the refused day differs.
    told = ask("diff", NAME, str(back), "--format", "json")
    left = json.loads(told.out)["differences"]
    assert [one["layer"] for one in left] == ["control"]


def test_a_heading_that_came_is_written_as_one_with_what_stands_below_it(
    ask: Ask, project: Path
) -> None:
    assert ask("build", NAME, "--format", "docx").status == 0
    ring, heading = "phones and watches that ring", '<w:pPr><w:pStyle w:val="Heading3"/></w:pPr>'
    with zipfile.ZipFile(project / DRAFT) as package:
        body = package.read("word/document.xml").decode()
    at = body.index("</w:p>", body.index("phones must")) + len("</w:p>")
    more = "".join(
        f"<w:p>{look}<w:r><w:t>{words}</w:t></w:r></w:p>"
        for look, words in ((heading, "Watches"), ("", f"Put away {ring}."))
    )
    start = body.rindex("<w:p>", 0, at)
    back = reworded(project / DRAFT, body[start:at], body[start:at] + more)
    assert ask("take", NAME, str(back), "--all", "--reason", "We forgot them.").status == 0
    written = (project / OVERLAY).read_text("utf-8")
    assert f"### Watches\n\n      Put away {ring}." in written
