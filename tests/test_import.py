"""A policy comes in from Word: what is built from it says what the file says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from policyloom.cli import main
from policyloom.fleet.importing_schools import outlines
from policyloom.importing import as_asked, outline
from policyloom.importing.bodies import named
from policyloom.importing.deciding import Decisions, NotDecidedError, decisions_of
from policyloom.importing.notes import footnotes_of, printed_notes
from policyloom.importing.outline import FRONT
from policyloom.importing.texts import clause_text, worded
from policyloom.inspecting.words import own_name
from policyloom.manuscript import Block, Kind, Manuscript, ledger, structured
from policyloom.manuscript.plain import read_plain
from policyloom.store import CONTENT
from policyloom.word.manuscripts import read_manuscript
from policyloom.writers.docx import write_docx
from tests.sample import decimal_policy
from tests.support.strangers import p, picture, run, table, word_file

REPOSITORY = Path(__file__).parent.parent
LETTINGS = word_file(
    p("Lettings policy", "Title"),
    p("Alderbrook Junior School"),
    table(("Version", "1.2"), ("Next review", "1 May 2028"), ("Last reviewed", "4 May 2027")),
    p("This policy says who may use our rooms, and what is asked of them in return."),
    p("Who may ask", "H1", number="1 0"),
    p("Any club may ask the school for a room. The Headteacher decides in writing."),
    p("Write to the office with:", ""),
    p("the day", number="2 0"),
    p("pupils' names, if any", number="2 0"),
    p("Clubs of our own", "H2"),
    p("A staff member opens the room. Staff lock it again."),
    p("Prices", "H1", number="1 0"),
    table(("Room", "Price", "Note"), ("Hall", "£20", "heated"), ("Field", "£10", "dry")),
    p(picture("The hall")),
    p("2. is not the beginning of a list here, and neither is - this."),
    p("This policy is reviewed by 1 May 2028."),
)
MODEL = (
    p("Lettings policy", "Title"),
    p("This policy says who may use our rooms, and what is asked of them in return."),
    p("Who may ask", "H1", number="1 0"),
    p("Any club may ask the Trust for a room. The Headteacher must decides in writing."),
    p("Write to the office with:", ""),
    p("the day", number="2 0"),
    p("pupils' names, if any", number="2 0"),
    p("Nobody smokes in any of the rooms."),
    p("Clubs of our own", "H2"),
    p("A staff member opens the room. Staff lock it again."),
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for folder in CONTENT:
        shutil.copytree(REPOSITORY / folder, root / folder)
    return root


def test_a_policy_is_written_built_and_is_what_the_file_says(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lettings.docx"
    file.write_bytes(LETTINGS)
    asked = ["import", str(file), "--body", "alderbrook", "--root", str(place)]
    assert main([*asked, "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["differences"] == []
    assert said["problems"] == []
    assert said["left"] == {"version": "1.2"}
    assert not said["written"]
    assert not (place / "policies/lettings.yaml").exists()
    assert [one["why"].partition(":")[0] for one in said["asked"]] == [
        "a picture or drawing that is no PNG or JPEG",
        "its number is 2 here, and would be printed as 1",
    ]
    assert main([*asked, "--write"]) == 0
    clause = (place / "clauses/lettings/who-may-ask.yaml").read_text("utf-8")
    assert "Any club may ask {the organisation} for a room. {The head} " in clause
    assert "### Clubs of our own" in clause
    overlay = (place / "trusts/alderbrook/overlay.yaml").read_text("utf-8")
    assert 'next-review: "2028-05-01"' in overlay
    prices = (place / "clauses/lettings/prices.yaml").read_text("utf-8")
    assert "This policy is reviewed by {next review}." in prices
    capsys.readouterr()
    assert main(["check", "alderbrook:lettings", "--root", str(place)]) == 0
    assert main(["show", "alderbrook:lettings", "--root", str(place)]) == 0
    words = " ".join(capsys.readouterr().out.split())
    assert "The Headteacher decides in writing." in words
    assert "pupils' names, if any" in words


TABLES = word_file(
    p("Trips policy", "Title"),
    p("Prices", "H1", number="1 0"),
    p("Each trip has a price, and the school says it before anybody goes."),
    p("Table 1: Trips and their prices"),
    table(("Trip", "Price"), ("To the coast", "£12.50"), ("In a wood", "free"), ("", "")),
    p("Another table says whom to ask in the words of the school."),
    table(("Post", "Name", "Phone", "Email"),
          ("Trip leader", "Mo Quill", "01632 960001", "m.quill@example.org"),
          ("Police", "", "999", "")),
    p("Consent", "H1", number="1 0"),
    table(("Fill in every part.",), ("The pupil",), ("Name of the pupil", "____"), ("Born on", ""),
          ("May swim", "☐ Yes ☐ No: Why"), ("Pays", "By card / In cash")),
    p("Merged", "H1", number="1 0"),
    table(("A", "B", "C"), ("one", "two")),
)  # fmt: skip


def test_tables_forms_and_contacts_become_data(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "trips.docx"
    file.write_bytes(TABLES)
    asked = ["import", str(file), "--body", "alderbrook", "--root", str(place), "--format", "json"]
    assert main(asked) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["problems"] == []
    # The address of a person is the body's to give.
    assert [one["old"] for one in said["differences"]] == [
        "E-mail: [to complete: e-mail of ‘Trip leader’]"
    ]
    assert [one["why"].partition(",")[0] for one in said["asked"]] == ["a table with merged cells"]
    assert said["characters"]["asked"] == len("ABConetwo")
    prices = said["files"]["clauses/trips/prices.yaml"]
    assert "    table:\n      caption: Trips and their prices\n" in prices
    assert "row: to-the-coast" in prices
    assert "empty-rows: 1" in prices
    contacts = said["files"]["clauses/trips/prices-part-2.yaml"]
    assert "{contacts}" in contacts
    assert "999" in contacts
    assert "name: local" in contacts
    assert "uill" not in contacts
    form = said["files"]["clauses/trips/consent.yaml"]
    for words in (
        "- statement: Fill in every part.", '- group: "{The pupil}"', "type: date", "tail: Why",
        "type: choice",
    ):  # fmt: skip
        assert words in form, form


def test_guesses_are_answered_from_a_file(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, answers = tmp_path / "lettings.docx", tmp_path / "answers.yaml"
    file.write_bytes(LETTINGS)
    asked = ["import", str(file), "--body", "alderbrook", "--root", str(place), "--format", "json"]
    main(asked)
    blocks = json.loads(capsys.readouterr().out)["blocks"]
    line = next(one["line"] for one in blocks if one["text"] == "Clubs of our own")
    answers.write_text(f"headings: {{{line}: false}}\nwords: {{Staff: keep, any club: pupil}}\n")
    asked += ["--decide", str(answers)]
    assert main(asked) == 0
    clause = json.loads(capsys.readouterr().out)["files"]["clauses/lettings/who-may-ask.yaml"]
    assert "### Clubs" not in clause
    assert "Clubs of our own" in clause
    assert '{"Staff"} lock it again' in clause
    for wrong in ("headings: {999: true}", "words: {a: 1}", "words: {club: the nonsense}"):
        answers.write_text(wrong)
        assert main(asked) == 2
        assert "--decide" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        "headings: 3",
        "words: [a]",
        "headings: {x: true}",
        "words: {a: 3}",
        "- x",
        "a: 1",
        "a: b: c",
        "",
    ],
)
def test_answers_that_cannot_be_understood_are_refused(text: str) -> None:
    with pytest.raises(NotDecidedError):
        decisions_of(text, "answers.yaml")


def test_an_answer_takes_the_article_of_its_token_along() -> None:
    tokens = Decisions(words={"board": "the governing body"}).tokens({})
    assert [tokens[one] for one in ("the board", "The board")] == [
        "the governing body", "The governing body",
    ]  # fmt: skip


def test_the_policy_of_last_year_becomes_the_first_edition(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "garden.txt"
    file.write_text("School garden policy\n\nVersion 2.0\n\n1. Digging\n\nDig with care.\n")
    asked = ["import", str(file), "--body", "puddlefoot", "--root", str(place)]
    edition = ["--as-edition", "2.0", "--on", "2025-09-16", "--by", "governing body"]
    assert main([*asked, *edition]) == 2
    capsys.readouterr()
    assert main([*asked, *edition, "--write"]) == 0
    folder = place / "trusts/puddlefoot/editions"
    made = folder / "school-garden/2.0.json"
    assert "Dig with care." in made.read_text("utf-8")
    # This year's file says what is otherwise, and becomes the next edition.
    file.write_text("School garden policy\n\nVersion 3.0\n\n1. Digging\n\nDig with great care.\n")
    edition = ["--as-edition", "3.0", "--on", "2026-09-16", "--by", "governing body", "--write"]
    assert main([*asked, "--like", "school-garden", "--reason", "Somebody fell.", *edition]) == 0
    next_one = (folder / "school-garden/3.0.json").read_text("utf-8")
    assert "Dig with great care." in next_one
    assert "substitute: school-garden/digging" in (folder.parent / "overlay.yaml").read_text()


def test_a_school_that_has_the_policies_of_its_trust_keeps_them(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "trips.docx"
    file.write_bytes(TABLES)
    body = "ashmere/st-corwins"
    asked = ["import", str(file), "--body", body, "--root", str(place), "--format", "json"]
    assert main(asked) == 0
    overlay = json.loads(capsys.readouterr().out)["files"][
        "trusts/ashmere/schools/st-corwins/overlay.yaml"
    ]
    assert "complaints" in overlay
    assert "trips" in overlay


def test_a_policy_that_the_library_has_gets_a_name_of_its_own(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "complaints.txt"
    file.write_text("Acceptable use policy\n\nVersion 1.0\n\n1. Asking\n\nAsk the office first.\n")
    asked = ["import", str(file), "--body", "alderbrook", "--root", str(place), "--format", "json"]
    assert main(asked) == 0
    out, err = capsys.readouterr()
    said = json.loads(out)
    assert said["policy"] == "acceptable-use-alderbrook"
    assert "variant-of: acceptable-use" in said["files"]["policies/acceptable-use-alderbrook.yaml"]
    assert "Add --like acceptable-use" in err


def test_a_file_is_laid_beside_a_policy_of_the_library(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(
        [
            "build",
            "alderbrook:social-media",
            "--format",
            "docx",
            "--out",
            str(tmp_path),
            "--root",
            str(place),
        ]
    )
    (file,) = tmp_path.glob("**/*draft.docx")
    capsys.readouterr()
    main(
        [
            "import",
            str(file),
            "--body",
            "alderbrook",
            "--like",
            "social-media",
            "--root",
            str(place),
        ]
    )
    said = " ".join(capsys.readouterr().out.split())
    assert " 0 with changes, 0 only here, 0 only there." in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Ask the school.", "Ask {the organisation}."),
        ("Ask a staff member.", 'Ask a {"staff"} member.'),
        ("the school's rules", '{"the school\'s"} rules'),
        ("an after-school club", "an after-school club"),
        ("*keep* this", "\\*keep\\* this"),
    ],
)
def test_words_become_tokens_only_where_a_body_can_change_them(words: str, said: str) -> None:
    tokens = {"the school": "the organisation", "staff": "staff"}
    assert worded(words, tokens, ()) == said


def test_nothing_is_dropped_in_an_outline() -> None:
    found = read_manuscript(LETTINGS)
    made = outline(found)
    kept = [one for chapter in made.chapters for one in chapter.blocks]
    heads = [chapter.title for chapter in made.chapters]
    every = [one for one in found.blocks if not one.control and one.kind.value != "title"]
    assert len(kept) + len(made.notices) + len(made.cover) + len(heads) == len(every)
    assert [one.text for one in made.cover] == ["Alderbrook Junior School"]


def test_what_stands_before_the_first_heading_is_read_set_aside_or_asked() -> None:
    grid = table(("Room", "Keys"), ("Hall", "2"))
    list_ = [p("It is for:"), p("• staff"), p("• governors")]
    words = word_file(p("Keys policy", "Title"), p("Fernhill School"), *list_, grid, p("A", "H1"))
    found = read_manuscript(words)
    made = outline(found)
    assert [one.text for one in made.notices] == ["It is for:", "staff", "governors"]
    assert [one.text for one in made.cover] == ["Fernhill School"]
    assert [why for _, why in made.asked] == [FRONT]
    sums = ledger(as_asked(found, made))
    assert (sums.reasons["first page"], sums.asked, sums.lost) == (14, 13, 0)


@pytest.mark.parametrize(
    ("line", "company", "said"),
    [
        ("Three Beeches", "Three Beeches", "Three Beeches"),
        ("Three Beeches", "Peak County Council", ""),
        ("Ysgol Nant y Wennol", "", "Ysgol Nant y Wennol"),
    ],
)
def test_a_file_says_whose_it_is_on_its_first_page_or_in_its_properties(
    line: str, company: str, said: str
) -> None:
    blocks = (Block(kind=Kind.PARAGRAPH, text=line, line=1),)
    assert own_name(Manuscript(blocks=blocks, facts={"company": company})) == said


def test_a_file_without_headings_is_refused(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Only words, and nothing else in this file.\n")
    assert main(["import", str(file), "--body", "alderbrook", "--root", str(place)]) == 2
    assert outline(structured(read_plain("Only words."))).chapters == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Peak Vale Learning Trust", ("Peak Vale Learning Trust", "academy-trust", "")),
        (
            "Hollin High School, part of the Peak Trust",
            ("Hollin High School", "academy", "secondary"),
        ),
        (
            "Hollin Infant School (a member of Peak Federation",
            ("Hollin Infant School", "maintained-school", "infant"),
        ),
    ],
)
def test_the_words_for_an_organisation_say_what_it_is(
    words: str, said: tuple[str, str, str]
) -> None:
    assert named(words) == said


def test_in_an_empty_folder_the_file_says_whose_policy_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "own"
    root.mkdir()
    file = root / "lettings.docx"
    file.write_bytes(LETTINGS)
    asked = ["import", str(file), "--root", str(root)]
    # Without --write a folder stays as it is; with it, it becomes a project around the papers.
    # Beside the model that it was made from, each change is told with how often it was made.
    model = tmp_path / "model.docx"
    model.write_bytes(word_file(*MODEL))
    assert main([*asked, "--like", str(model), "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (list(root.iterdir()), said["written"]) == ([file], False)
    assert {(one["old"], one["new"]) for one in said["beside"]} == {
        ("Trust", "school"),
        ("must", ""),
    }
    assert any(one.startswith("Only there: Nobody smokes") for one in said["match"])
    # What nobody said is looked at before anything is approved; then `approve` goes on from here.
    edition = ["--as-edition", "1.2", "--on", "2026-05-04", "--by", "governing body"]
    assert main([*asked, "--write", "--format", "json", *edition]) == 1
    out, err = capsys.readouterr()
    assert "policyloom approve alderbrook-junior-school:lettings --version 1.2 --on 2026" in err
    assert "The files are written; their edition is not." in err
    assert "Nothing was written" not in out + err
    said = json.loads(out)
    told = {one["name"]: one["value"] for one in said["assumed"]}
    assert told["name"] == "Alderbrook Junior School"
    assert (told["kind"], told["phase"]) == ("maintained-school", "junior")
    assert told["approver"] == "governing body"
    assert said["differences"] == said["problems"] == []
    overlay = (root / "trusts/alderbrook-junior-school/overlay.yaml").read_text("utf-8")
    assert "policies: [lettings]" in overlay
    assert main(["check", "--root", str(root)]) == 0
    # The policy of another school is not taken for one of the only school that is here.
    file.write_bytes(word_file(p("Fernhill School"), p("Keys policy"), p("One", "H1"), p("None.")))
    assert main([*asked, "--write"]) == 2
    assert "It says “Fernhill School”" in capsys.readouterr().err


def test_files_of_several_schools_come_in_as_the_dry_run_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schools = ("North Peak School", "South Peak School", "North Peak School", "")
    titles = ("Lettings", "Lettings", "Keys", "Shed")
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for file, school, title in zip(files, schools, titles, strict=True):
        file.write_text(f"{school}\n\n{title} policy\n\n1. Rules\n\nWe keep to them.\n")
    asked = ["import", *map(str, files), "--root", str(tmp_path), "--format", "json"]
    told = []
    for further in ([], ["--write", "--as-another"]):
        # Whose the last one is it does not say, and there are two.
        assert main([*asked, *further]) == 1
        told.append(json.loads(capsys.readouterr().out))
    dry, wet = told
    assert [one.pop("written") for one in wet["files"]] == [True] * 3
    assert [one.pop("written") for one in dry["files"]] == [False] * 3
    assert dry == wet
    assert [why.partition("?")[0] for why in wet["refused"].values()] == ["whose policy is it"]
    for body, policies in (("north", "lettings, keys"), ("south", "lettings-south-peak-school")):
        overlay = tmp_path / f"trusts/{body}-peak-school/overlay.yaml"
        assert f"policies: [{policies}]" in overlay.read_text("utf-8")
    assert (
        main(
            [
                "import",
                str(files[3]),
                str(files[0]),
                "--body",
                "north-peek,north-peak-school",
                "--root",
                str(tmp_path),
            ]
        )
        == 2
    )
    assert "`policyloom new school north-peek` begins it" in capsys.readouterr().err
    assert main(["import", str(files[3]), "--body", "north-peek", "--root", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "did you mean `north-peak-school`?" in said
    assert "`policyloom new school north-peek` begins it" in said


def test_files_of_one_model_are_told_and_come_in_as_one_with_the_schools_that_they_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for school, place in (("North Peak School", "office"), ("South Peak School", "hall")):
        files.append(tmp_path / f"{place}.txt")
        rules = f"1. Rules\n\nWe keep to them.\n\nNobody runs.\n\nAsk at the {place}.\n"
        files[-1].write_text(f"{school}\n\nHouse policy\n\n{rules}")
    root = tmp_path / "own"
    root.mkdir()
    asked = ["import", *map(str, files), "--root", str(root)]
    assert main(asked) == 0
    both = "--body north-peak-school,south-peak-school"
    assert both in capsys.readouterr().err
    # One by one they would be two policies: that is said before, not after.
    assert main([*asked, "--write"]) == 2
    assert both in capsys.readouterr().err
    assert not list(root.glob("trusts/**/overlay.yaml"))
    assert main([*asked, *both.split(), "--write"]) == 0
    assert capsys.readouterr().err == ""
    own = (root / "trusts/south-peak-school/overlay.yaml").read_text("utf-8")
    assert "name: South Peak School\n" in own
    assert "Ask at the hall." in own
    assert "policies: [house]" in own
    # So it is once the policy is there, with each file and with all.
    again = [*asked[:2], *asked[3:], "--write"]
    assert main(again) == 2
    assert "--body north-peak-school --like house" in capsys.readouterr().err
    assert main([*asked, *both.split(), "--write"]) == 2
    assert "has house already" in capsys.readouterr().err
    assert [one.name for one in root.glob("policies/house*")] == ["house.yaml"]
    assert main([*again, "--as-another"]) == 0
    assert (root / "policies/house-north-peak-school.yaml").is_file()


def test_people_and_their_addresses_are_asked_about_and_never_written(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, answers = tmp_path / "keys.docx", tmp_path / "answers.yaml"
    file.write_bytes(
        word_file(
            p("Keys policy", "Title"),
            p("Who has them", "H1", number="1 0"),
            p("Ask Mrs Quillfeather for a key, or write to office@example.org."),
            p("Dr Sarah Thistlewood and Miss Adaeze Nwosu-Quill keep one each."),
            p("At night ring Emma Thistlewood, or write to emma.thistlewood@example.org."),
            table(("Door", "Responsible person"), ("Hall", "Mr J. Quill"), ("Shed", "Caretaker")),
        )
    )
    asked = ["import", str(file), "--body", "alderbrook", "--root", str(place), "--format", "json"]
    assert main(asked) == 0
    said = json.loads(capsys.readouterr().out)
    written = "\n".join(said["files"].values())
    for name in ("uill", "Emma", "emma", "Thistlewood", "Sarah", "Adaeze", "Nwosu"):
        assert name not in written
    assert "office@example.org" in written
    assert "Caretaker" in written
    assert sum("a person is named" in one["why"] for one in said["asked"]) == 4
    # Somebody may know better: it is no person.
    answers.write_text("words: {Mrs Quillfeather: keep}\n")
    assert main([*asked, "--decide", str(answers)]) == 0
    written = "\n".join(json.loads(capsys.readouterr().out)["files"].values())
    assert "Mrs Quillfeather" in written


def test_the_look_of_a_file_is_what_a_bodys_look_would_say() -> None:
    found = read_manuscript(write_docx(decimal_policy()))
    assert found.look == {"accent": "#0b6e4f", "paper": "A4", "size": "11"}
    assert outline(read_manuscript(LETTINGS)).look == {"size": "11"}


def test_lists_that_count_in_letters_count_as_they_did(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "keys.docx"
    typed = ("Tell us:", "(a) who", "(b) when", "Then:", "i. come", "ii. go", "iii. rest")
    lines = [p(one) for one in (*typed, "Or:", "A) wait", "B) write")]
    file.write_bytes(word_file(p("Keys policy", "Title"), p("Asking", "H1"), *lines))
    asked = ["import", str(file), "--body", "alderbrook", "--root", str(place), "--format", "json"]
    assert main(asked) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["problems"] == said["differences"] == []
    text = said["files"]["clauses/keys/asking.yaml"]
    for item in ("(a) who", "(b) when", "i. come", "iii. rest", "a) wait", "b) write"):
        assert f"      {item}\n" in text


def test_numbers_are_kept_only_where_new_sections_can_print_them() -> None:
    read = structured(read_plain("Keys policy\n\n1. Loss\n\n1.1 Tell the office.\n\n1.2 Wait.\n"))
    assert outline(read).asked == ()
    assert outline(read).chapters[0].paragraphs.value == "1.1"
    bare = structured(read_plain("Keys policy\n\n1. Loss\n\nTell the office.\n\nWait.\n"))
    assert [len(one.asked) for one in outlines([(read, {}), (read, {})])] == [0, 0]
    assert [len(one.asked) for one in outlines([(read, {}), (bare, {})])] == [1, 0]
    (told,) = outline(read, counted=False).asked
    assert told[1].startswith("2 numbers, 1.1 to 1.2, before the words here are taken off")
    # What is taken off was no part of the text: it is set aside, and the sum is the same.
    off = ledger(as_asked(read, outline(read, counted=False)))
    assert (off.reasons["typed number"], off.lost) == (6, 0)
    assert off.placed + 6 == ledger(as_asked(read, outline(read))).placed


def test_notes_become_footnotes_where_the_text_refers_to_them_and_captions_those_of_tables() -> (
    None
):
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    notes = [
        note.format(5, p("Here and at home.")),
        note.format(3, p("The old one.") + p("Gone.")),
    ]
    file = word_file(
        p("Keys policy", "Title"),
        p("Keys", "H1"),
        p(run("Keep the key") + mark.format(3) + run(" in a bag.") + mark.format(5)),
        table(("Room", "Key"), ("Hall", "one"), ("Yard", "none")),
        p("Table 1: Who has a key", "Caption"),
        p("Nobody else has one."),
        extra={"footnotes": "".join(notes)},
    )
    (chapter,) = outline(read_manuscript(file)).chapters
    blocks = [one.text for one in printed_notes(chapter.parts()) if one.kind is not Kind.TABLE]
    assert blocks == [
        "Keep the key[1] in a bag.[2]", "Who has a key", "Nobody else has one.",
        "[1] The old one. Gone.", "[2] Here and at home.",
    ]  # fmt: skip
    assert footnotes_of(chapter.blocks) == ("The old one. Gone.", "Here and at home.")
    text = clause_text(chapter.blocks, {}, ())
    assert text.startswith("Keep the key[^note-1] in a bag.[^note-2]\n")


def test_the_caption_below_a_picture_is_without_the_number_that_is_printed_anew() -> None:
    blocks = (
        Block(kind=Kind.HEADING, text="Bags", line=1, level=1),
        Block(kind=Kind.PICTURE, text="", line=2, part="word/media/1.png", alt="Hooks"),
        Block(kind=Kind.PARAGRAPH, text="Figure 4: Where bags hang", line=3, role="caption"),
    )
    (chapter,) = outline(Manuscript(blocks=blocks), {"word/media/1.png": b""}).chapters
    assert [one.text for one in chapter.blocks] == ["", "Where bags hang"]
