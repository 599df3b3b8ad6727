"""A draft comes home: every edit is found where it belongs, and what is taken is proved."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from policyloom.build.drafts import compile_draft, kept_editions
from policyloom.build.parts import load_whole
from policyloom.cli import main
from policyloom.compile import compile_policy
from policyloom.fleet.proving import taken
from policyloom.fleet.taking import came_home, proposed
from policyloom.homecoming import Layer, laid, map_digest, proposals
from policyloom.homecoming.hunks import hunks
from policyloom.homecoming.pairing import Pair
from policyloom.homecoming.printing import Atom, Unit, like
from policyloom.homecoming.sentences import cell_words
from policyloom.homecoming.writing import Ground, written
from policyloom.manuscript.home import Home, HomeParagraph
from policyloom.source import Mutability, Target
from policyloom.store import CONTENT, read_project
from policyloom.word.home import read_home
from policyloom.writers.docx import write_docx
from tests.support.edited import (
    add_paragraph,
    add_words,
    edit_words,
    everywhere,
    join_paragraphs,
    move_paragraph,
    parent_of,
    reworded,
    sheet,
    split_paragraph,
    take_paragraph,
)
from tests.word import w

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.document import Document
    from policyloom.homecoming import Proposal
    from tests.support.edited import Edit, Sheet

REPOSITORY = Path(__file__).parent.parent
NAMES = ("alderbrook:social-media", "peak-vale:social-media", "puddlefoot:complaints")
FORMS = "ashmere:social-media-by-role"
KINDS = ("", "", "term", "role", "duty", "setting", "people", "policy", "citation")


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    project, _ = read_project(REPOSITORY)
    library = load_whole(project).library
    made = {}
    for name in (*NAMES, FORMS):
        document = compile_policy(library, Target(*name.split(":"))).document
        assert document is not None
        made[name] = document
    return made


def edited(document: Document, seed: int) -> Sheet:
    """Return a file with edits of every kind: unmarked, tracked or some of each."""
    chance = random.Random(seed)  # noqa: S311 - the same edits each time
    page = sheet(document, write_docx(document))

    def marked() -> bool:
        return bool(seed % 3 == 1 or (seed % 3 == 2 and chance.random() < 0.5))

    for kind in KINDS:
        edit_words(page, chance, kind, marked=marked())
    add_words(page, chance, marked=marked())
    for edit in (take_paragraph, add_paragraph, split_paragraph, join_paragraphs):
        edit(page, chance, marked=marked())
    move_paragraph(page, chance)
    return page


def found_in(page: Sheet, body: str) -> list[Proposal]:
    home = read_home(page.docx())
    return list(proposals(page.units, home, laid(page.units, home.paragraphs), body))


def is_told(edit: Edit, found: Proposal) -> bool:
    same = found.layer is edit.layer and (not edit.clause or found.clause == edit.clause)
    if edit.layer in {Layer.SPLIT, Layer.JOINED, Layer.MOVED}:
        return same
    return same and like(edit.old) == like(found.old) and like(edit.new) == like(found.new)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(3))
def test_every_edit_is_one_proposal_in_its_clause_and_layer(
    documents: dict[str, Document], name: str, seed: int
) -> None:
    page = edited(documents[name], seed)
    left = found_in(page, name.split(":", maxsplit=1)[0])
    for edit in page.edits:
        found = next((one for one in left if is_told(edit, one)), None)
        assert found, (edit, [(one.layer, one.old, one.new) for one in left])
        left.remove(found)
    assert [(one.layer, one.old, one.new) for one in left] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_came_home_as_it_was_proposes_nothing(
    documents: dict[str, Document], name: str
) -> None:
    page = sheet(documents[name], write_docx(documents[name]))
    assert found_in(page, name.split(":", maxsplit=1)[0]) == []
    home = read_home(page.docx())
    assert home.facts["policyloom.printed"] == map_digest(documents[name])


def test_a_form_that_was_filled_in_proposes_nothing(documents: dict[str, Document]) -> None:
    page = sheet(documents[FORMS], write_docx(documents[FORMS]))
    filled = 0
    for cell in page.tree.iter(w("tc")):
        texts = [one.text or "" for one in cell.iter(w("t"))]
        paragraph = cell.find(w("p"))
        if paragraph is not None and not "".join(texts).strip():
            run = etree.SubElement(paragraph, w("r"))
            etree.SubElement(run, w("t")).text = "An answer"
            filled += 1
    assert filled > 10
    assert found_in(page, "ashmere") == []


def test_a_term_that_changed_wherever_it_stands_is_one_proposal(
    documents: dict[str, Document],
) -> None:
    document = documents["alderbrook:social-media"]
    page = sheet(document, write_docx(document))
    everywhere(page, "school", "priory", "term")
    found = [one for one in found_in(page, "alderbrook") if one.key == "organisation"]
    ((one),) = found
    assert (one.old, one.new, one.is_everywhere) == ("school", "priory", True)
    assert one.places > 5


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Keep the key.", "Keep every key.", [("the", "every")]),
        ("Keep the key.", "Keep the key safe.", [("", "safe")]),
        ("the school's key", "the priory's key", [("school", "priory")]),
        ("Up to £6,000.00 a year", "Up to £17,500.00 a year", [("£6,000.00", "£17,500.00")]),
        ("“Keep” it", '"Keep" it', []),
        ("one two three four", "five six seven", [("one two three four", "five six seven")]),
        ("Come in a day.", "Come in good time in a day.", [("", "in good time")]),
        ("At that time you come.", "At that time in good time you come.", [("", "in good time")]),
        ("Ask it and ask it again.", "Ask it again.", [("and ask it", "")]),
    ],
)
def test_differences_are_told_by_words(old: str, new: str, said: list[tuple[str, str]]) -> None:
    assert [(one.old, one.new) for one in hunks(old, new)] == said


def test_a_tracked_change_says_which_of_equal_words_are_new() -> None:
    old, new = "Wait here.", "Wait in in here."
    assert [one.new for one in hunks(old, new, ("in in",))] == ["in in"]
    old, new = "One day off", "One day and one day off"
    told = [
        hunks(old, new.replace("one", "One"), (said,)) for said in ("and One day", "One day and")
    ]
    assert [[one.new for one in found] for found in told] == [["and One day"], ["One day and"]]


def test_words_inside_the_label_of_a_form_are_an_edit_and_those_after_it_an_answer(
    documents: dict[str, Document],
) -> None:
    page = sheet(documents[FORMS], write_docx(documents[FORMS]))
    labels = [
        at for at, one in enumerate(page.units) if "Form" in one.inside and one.text == "Your team"
    ]
    (at,) = labels
    assert reworded(page, at, 4, 4, " own", marked=False)
    ((one),) = found_in(page, "ashmere")
    assert (one.old, one.new) == ("", "own")
    page = sheet(documents[FORMS], write_docx(documents[FORMS]))
    assert reworded(page, at, 9, 9, " The office", marked=False)
    assert found_in(page, "ashmere") == []


# WRITING


def prepared(name: str, tmp_path: Path) -> tuple[Path, Sheet]:
    """Return a copy of the example, and a printed draft of one of its documents."""
    place = tmp_path / "project"
    for folder in CONTENT:
        shutil.copytree(REPOSITORY / folder, place / folder)
    project, _ = read_project(place)
    library = load_whole(project).library
    target = Target(*name.split(":"))
    document = compile_draft(library, target, kept_editions(place, target)).compiled.document
    assert document is not None
    return place, sheet(document, write_docx(document))


def test_what_is_taken_is_written_with_its_reason_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "alderbrook:social-media"
    place, page = prepared(name, tmp_path)
    everywhere(page, "school", "priory", "term")
    file = tmp_path / "back.docx"
    file.write_bytes(page.docx())
    before = (place / "trusts/alderbrook/overlay.yaml").read_text("utf-8")
    asked = ["take", name, str(file), "--root", str(place)]
    assert main(asked) == 0
    assert "Nothing was written" in capsys.readouterr().out
    assert (place / "trusts/alderbrook/overlay.yaml").read_text("utf-8") == before
    assert main([*asked, "--all"]) == 0
    after = (place / "trusts/alderbrook/overlay.yaml").read_text("utf-8")
    assert "organisation: {noun: priory, within: in priory}" in after
    assert "Written" in capsys.readouterr().out
    # What is built now is what came home.
    assert main(asked) == 0
    assert "Nothing is proposed" in capsys.readouterr().out


def test_own_words_become_a_text_of_the_bodys_own_with_tokens_kept(
    tmp_path: Path,
) -> None:
    name = "ashmere:social-media-by-role"
    place, page = prepared(name, tmp_path)
    at = next(n for n, one in enumerate(page.units) if "people to an event" in one.text)
    start = page.units[at].text.index("event")
    assert reworded(page, at, start, start + 5, "evening", marked=True)
    file = tmp_path / "back.docx"
    file.write_bytes(page.docx())
    asked = ["take", name, str(file), "--root", str(place), "--only", "1"]
    assert main([*asked, "--reason", "We hold evenings."]) == 0
    overlay = (place / "trusts/ashmere/overlay.yaml").read_text("utf-8")
    assert "- substitute: social-media/posting-for-us" in overlay
    assert "- to invite people to an evening, or to apply for a post" in overlay
    assert "permission from {the account approver}" in overlay
    assert "reason: We hold evenings." in overlay


def test_json_says_where_each_proposal_belongs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "alderbrook:social-media"
    place, page = prepared(name, tmp_path)
    edit_words(page, random.Random(1), "", marked=True)  # noqa: S311 - as above
    file = tmp_path / "back.docx"
    file.write_bytes(page.docx())
    main(["take", name, str(file), "--root", str(place), "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    ((one),) = said["proposals"]
    ((edit),) = page.edits
    assert said["kind"] == "policyloom-take"
    assert (one["clause"], one["layer"], one["old"], one["new"], one["marked"]) == (
        edit.clause, "own text", edit.old, edit.new, True,
    )  # fmt: skip
    assert one["file"].endswith(".yaml")
    counted = said["characters"]
    assert counted["in"] == counted["placed"] + counted["set_aside"] + counted["asked"]


def test_a_file_of_the_same_model_becomes_what_it_says_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "puddlefoot:complaints"
    place, page = prepared(name, tmp_path)
    for at, unit in enumerate(page.units):
        if unit.clause == "complaints/unreasonable":
            parent_of(page.paragraphs[at]).remove(page.paragraphs[at])
    at = next(n for n, one in enumerate(page.units) if "the longest that" in one.text)
    start = page.units[at].text.index("longest")
    assert reworded(page, at, start, start + 7, "latest", marked=False)
    file = tmp_path / "ours.docx"
    file.write_bytes(page.docx())
    overlay = place / "trusts/puddlefoot/overlay.yaml"
    before = overlay.read_text("utf-8")
    asked = ["import", str(file), "--body", "puddlefoot", "--like", "complaints"]
    asked += ["--root", str(place), "--reason", "It is how we work."]
    assert main(asked) == 0
    assert overlay.read_text("utf-8") == before
    assert main([*asked, "--write"]) == 0
    after = overlay.read_text("utf-8")
    assert "- omit: complaints/unreasonable" in after
    assert f"- substitute: {page.units[at].clause}" in after
    assert "the latest that" in after
    assert after.count("reason: It is how we work.") == 2
    capsys.readouterr()
    assert main(["show", name, "--root", str(place)]) == 0
    assert "the latest that" in capsys.readouterr().out
    # Brought in once, there is nothing more to bring in.
    assert main([*asked, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["files"] == {}


def moved(page: Sheet, chance: random.Random, *, marked: bool) -> None:
    """Move a paragraph; that is never marked here."""
    assert marked in {True, False}
    move_paragraph(page, chance)


@pytest.mark.parametrize("edit", [split_paragraph, join_paragraphs, moved])
def test_a_paragraph_that_was_split_or_joined_or_moved_is_written_and_proved(
    edit: Callable[..., None],
) -> None:
    project, _ = read_project(REPOSITORY)
    library = load_whole(project).library
    target = Target("peak-vale", "social-media")
    document = compile_draft(library, target, kept_editions(REPOSITORY, target)).compiled.document
    assert document is not None
    free = {
        name
        for name, clause in library.clauses.items()
        if clause.mutability is Mutability.ADAPTABLE
    }
    data, tried = write_docx(document), 0
    for number in range(40):
        page = sheet(document, data)
        edit(page, random.Random(number), marked=bool(number % 2))  # noqa: S311 - as above
        if not page.edits or page.edits[0].clause not in free:
            continue
        found = proposed(target, document, [came_home("back", page.docx())])
        ((one),) = found.proposals
        result = taken(project, library, found, [one], "Easier to read.")
        # A sentence that was cut may have a duty of its own: then nothing is written.
        assert {left.layer for left in result.unproved} <= {Layer.DUTY}, one
        assert result.files or result.unproved or edit is moved, (one, result.refused)
        tried += bool(result.files)
        if tried > 1:
            break
    assert tried


def test_words_that_are_taken_out_across_a_link_are_marked() -> None:
    words = "Write to the office (office@example.org). It answers."
    taken = ("Write to the office (", "office@example.org", "). It answers.")
    unit = Unit(text=words, part="section", clause="a/b")
    home = Home(paragraphs=(HomeParagraph(number=1, after="", before=words, taken=taken),))
    (one,) = proposals([unit], home, [Pair(printed=(0,), home=(0,))], "alderbrook")
    assert (one.old, one.new, one.marked) == (words, "", True)


def test_words_that_go_take_the_space_before_them_along() -> None:
    said = "Ask us, if you can, for help at once (or later). Then go home by bus!"
    unit, words = Unit(text=said, atoms=(Atom(start=0, end=len(said), words=said),)), said.split()
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            left = " ".join((*words[:first], *words[last:]))
            assert cell_words(unit, hunks(said, left)).strip() == left
    # Words that go before a sign which stays.
    assert cell_words(unit, hunks(said, said.replace(" by bus", ""))).endswith("Then go home!")
    assert "Ask us, for" in cell_words(unit, hunks(said, said.replace(" if you can,", "")))


def test_a_table_that_is_new_is_one_proposal_and_is_never_written_as_paragraphs(
    documents: dict[str, Document],
) -> None:
    name = "puddlefoot:complaints"
    page = sheet(documents[name], write_docx(documents[name]))
    at = next(n for n, one in enumerate(page.units) if one.clause and one.part == "section")
    table = etree.Element(w("tbl"))
    for row in (("When", "Who"), ("Daily", "The office")):
        line = etree.SubElement(table, w("tr"))
        for words in row:
            paragraph = etree.SubElement(etree.SubElement(line, w("tc")), w("p"))
            etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = words
    page.paragraphs[at].addnext(table)
    ((one),) = found_in(page, "puddlefoot")
    assert (one.layer, one.new) == (Layer.INSERTED, "When | Who | Daily | The office")
    project, _ = read_project(REPOSITORY)
    library = load_whole(project).library
    ground = Ground(
        library=library, texts=project.texts, body="puddlefoot", policy="complaints", reason=""
    )
    made = written([one], page.units, ground)
    assert made.files == {}
    assert "a table that is new" in made.refused[one.number]
    note = replace(one, of_table=-1, is_note=True)
    assert "a note that is new" in written([note], page.units, ground).refused[one.number]
