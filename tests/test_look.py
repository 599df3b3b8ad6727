"""`look` says what to mend in files and documents, and every rule is shown on a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policyloom.cli import main
from policyloom.importing import outline
from policyloom.inspecting import RULES, Ground, Known, Weight, inspect
from policyloom.report.look import look_report
from policyloom.word.manuscripts import read_manuscript
from policyloom.writers.report import write_report
from tests.rollouts import make_project
from tests.support.cases import FOLDER
from tests.support.strangers import p, picture, run, taken, word_file

ROOT = Path(__file__).parent.parent
GROUND = Ground(today="2026-11-21", known=Known())
TITLE = p("Keys policy", "Title")
YELLOW = "<w:highlight w:val='yellow'/>"
IN_WORD_ALONE = {
    "tracked-changes-left": word_file(TITLE, p(run("Keep keys.") + taken("Or not."))),
    "comment-left": word_file(
        TITLE,
        p("Keep keys."),
        extra={"comments": f"<w:comment w:id='1'>{p('Is this so?')}</w:comment>"},
    ),
    "hidden-words-left": word_file(TITLE, p(run("Seen.") + run("Not seen.", "<w:vanish/>"))),
    "author-in-properties": word_file(TITLE, p("Keep keys."), author="Karen Example"),
    "picture-without-words": word_file(TITLE, p(picture()), p("Keep keys.")),
    "placeholder-unfilled": word_file(TITLE, p("This policy was shown to staff on ______.")),
    "highlight-left": word_file(TITLE, p(run("Keep keys.", YELLOW))),
}
BOLD = "<w:b/><w:sz w:val='28'/>"
TEXT = p("Keys hang in the office, and nobody takes one home without asking first.")
IN_WORD_ALONE["section-empty-required"] = word_file(
    TITLE, *(p(run("Locks", BOLD)), TEXT), p(run("Gates", BOLD)), *(p(run("Doors", BOLD)), TEXT)
)
CLEAN = word_file(TITLE, p(picture("A key")), p("Keep keys."), author="School office")


@pytest.mark.parametrize("rule", IN_WORD_ALONE)
def test_what_only_a_word_file_holds_is_found(rule: str) -> None:
    assert rule in _rules(IN_WORD_ALONE[rule])
    assert rule not in _rules(CLEAN)


def _rules(data: bytes) -> set[str]:
    return {one.rule.id for one in inspect(read_manuscript(data), GROUND).findings}


def test_every_rule_is_shown_on_a_page_or_in_a_word_file() -> None:
    pages = "".join(page.read_text("utf-8") for page in FOLDER.glob("look/*.md"))
    missing = [r.id for r in RULES if f"{r.id}:" not in pages and r.id not in IN_WORD_ALONE]
    assert missing == []
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_every_rule_says_what_to_do_in_a_sentence() -> None:
    for rule in RULES:
        assert rule.why.endswith(".")
        assert rule.remedy.endswith(".")


def test_one_file_is_told_with_its_count_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "keys.docx"
    file.write_bytes(IN_WORD_ALONE["comment-left"])
    assert main(["look", str(file), "--root", str(ROOT), "--as-of", "2026-11-21"]) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == "2 things to mend before this is published"
    assert any("Is this so?" in line for line in rest)
    assert main(["look", str(file), "--root", str(ROOT), "--strict"]) == 1
    # One that is damaged is told, and so it is where it is the only one.
    file.write_bytes(IN_WORD_ALONE["comment-left"][:700])
    capsys.readouterr()
    assert main(["look", str(file), "--root", str(ROOT)]) == 1
    assert capsys.readouterr().out.startswith("No file could be read\n")


def test_the_page_is_a_word_file_too() -> None:
    found = inspect(read_manuscript(IN_WORD_ALONE["comment-left"]), GROUND)
    said = read_manuscript(write_report(look_report("keys.docx", found, GROUND.today), "docx"))
    assert said.title == "2 things to mend before this is published"
    assert any("Is this so?" in one.text for one in said.blocks)


def test_the_same_words_in_two_places_are_one_slip_and_one_rule_tells_it() -> None:
    file = word_file(TITLE, p("Ask the HT/SLT."), p("Tell the HT/SLT and the KS1/HT."))
    found = inspect(read_manuscript(file), GROUND)
    told = [one.said for one in found.findings if one.rule.id == "role-slash-unresolved"]
    assert told == ["HT/SLT", "HT/SLT"]
    assert found.count(Weight.MEND) == 2  # this, and that it has no control
    assert not any("HT" in one.said for one in found.findings if one.said not in told)


def test_an_open_place_with_a_highlight_is_told_by_one_rule() -> None:
    told = _rules(word_file(TITLE, p(run("Ask ") + run("[name of post]", YELLOW) + run("."))))
    assert "placeholder-unfilled" in told
    assert "highlight-left" not in told


def test_json_has_blocks_control_findings_and_characters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "keys.txt"
    file.write_text(
        "Keys policy\n\nVersion\t2.0\nReviewed by\tMrs P Example\n\n1. Keys\n\nThe the key.\n"
    )
    main(["look", str(file), "--root", str(ROOT), "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    assert said["kind"] == "policyloom-look"
    assert said["control"]["version"] == "2.0"
    assert [one["kind"] for one in said["blocks"]] == [
        "title",
        "table",
        "heading",
        "paragraph",
    ]
    found = next(one for one in said["findings"] if one["rule"] == "repeated-word")
    assert found["heading"] == "1. Keys"
    assert {"words", "why"} <= found.keys()
    lines = {one["rule"]: one["line"] for one in said["findings"]}
    assert (lines["repeated-word"], lines["personal-name-in-public-doc"]) == (8, 4)
    counted = said["characters"]
    assert counted["in"] == counted["placed"] + counted["set_aside"] + counted["asked"]


@pytest.mark.parametrize("to", ["html", "xlsx"])
def test_a_folder_comes_to_a_page_and_a_workbook(tmp_path: Path, to: str) -> None:
    (tmp_path / "a.docx").write_bytes(CLEAN)
    (tmp_path / "b.txt").write_text("Keys policy\n\nKeep keys.\n")
    (tmp_path / "c.docx").write_bytes(b"no Word file\0")
    out = tmp_path / f"look.{to}"
    status = main(["look", str(tmp_path), "--root", str(ROOT), "--format", to, "--out", str(out)])
    assert status == 1
    assert out.stat().st_size > 1000


def test_our_own_documents_are_looked_at_by_the_same_rules(
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = "ashmere:social-media-by-role"
    assert main(["look", name, "--root", str(ROOT), "--as-of", "2027-03-01"]) == 0
    assert capsys.readouterr().out.startswith("Nothing to mend")


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "toc-heading-mismatch"]) == 0
    assert "Why it matters" in capsys.readouterr().out


def test_nothing_that_a_file_says_moves_the_cursor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "keys.txt"
    file.write_text("Keys policy\n\nThe the \x1b[2Jkey.\n")
    main(["look", str(file), "--root", str(ROOT)])
    assert "\x1b" not in capsys.readouterr().out


def test_a_file_is_looked_at_without_a_project_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "keys.txt").write_text("Keys policy\n\nKeep keys.\n")
    monkeypatch.chdir(tmp_path)
    assert main(["look", "keys.txt"]) == 0
    assert "no policy project here" in " ".join(capsys.readouterr().out.split())


def test_a_file_without_a_word_has_nothing_to_mend_and_stops_nobody() -> None:
    manuscript = read_manuscript(word_file(p("")))
    found = inspect(manuscript, GROUND)
    assert {one.rule.id for one in found.findings} <= {"missing-document-control"}
    assert outline(manuscript).chapters == ()


def test_no_report_is_written_through_a_link_out_of_the_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, outside = make_project(tmp_path / "project"), tmp_path / "outside"
    outside.mkdir()
    theirs = outside / "theirs.html"
    theirs.write_text("Theirs.", "utf-8")
    (root / "dist").symlink_to(outside, target_is_directory=True)
    for name in ("page.html", "take.html"):
        (root / name).symlink_to(theirs)
    (tmp_path / "keys.txt").write_text("Keys policy\n\nKeep keys.\n", "utf-8")
    monkeypatch.chdir(root)
    take = ["take", "alderbrook:phones", "../keys.txt"]
    for words in (
        ["look", "../keys.txt", "--out", "page.html"],
        ["look", "../keys.txt", "--out", "dist/theirs.html"],
        ["plan", "--out", "page.html"],
        ["due", "--format", "html", "--out", "page.html"],
        [*take, "--format", "html"],
        [*take, "--reply", "dist/reply.docx"],
    ):
        assert main(words) == 1
        assert "a link leads from there to" in capsys.readouterr().err
    assert theirs.read_text("utf-8") == "Theirs."
    assert list(outside.iterdir()) == [theirs]
