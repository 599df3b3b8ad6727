"""Names of people: printed where law wants them, and in nothing that is kept or compared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from policyloom.document import slots, with_names
from policyloom.editions import read_edition
from policyloom.editions.codec import encode
from policyloom.writers import write
from tests.approving import CLAUSE, DOCUMENT, EDITIONS, approve, small_project
from tests.projects import ALDERBROOK, run
from tests.support.cases import outcome

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.document import Document

NAME = "Sam Quillfeather"
CONTACTS = """
      {contacts}
    contacts:
      rows:
        - {contact: police, title: Police, phone: "999"}
        - {contact: lead, role: safeguarding lead, name: local, phone: local}
"""
PEOPLE = "trusts/alderbrook/people.yaml"
PDF = pytest.param("pdf", marks=pytest.mark.needs("pango"))


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    small_project(tmp_path)
    clause = tmp_path / CLAUSE
    clause.write_text(clause.read_text("utf-8").rstrip() + "\n" + CONTACTS, "utf-8")
    overlay = tmp_path / ALDERBROOK
    given = "contacts:\n  phones/use: {lead: {phone: 01632 960001}}\n"
    overlay.write_text(overlay.read_text("utf-8") + given, "utf-8")
    (tmp_path / PEOPLE).write_text(f"people: {{safeguarding lead: {NAME}}}\n", "utf-8")
    assert approve(capsys, tmp_path).status == 0
    return tmp_path


def edition_of(root: Path) -> Document:
    (path,) = (root / EDITIONS).glob("*.json")
    found, _ = read_edition(path.read_text("utf-8"), "x")
    assert found is not None
    return found.document


def built(capsys: pytest.CaptureFixture[str], root: Path, to: str) -> Path:
    made = run(
        capsys, "build", f"{DOCUMENT}@approved", "--format", to, "--root", str(root),
        "--out", str(root / "dist"),
    )  # fmt: skip
    assert made.status == 0, made.out + made.err
    (path,) = (root / "dist").rglob(f"*.{'txt' if to == 'text' else to}")
    return path


def test_a_name_is_printed_and_stands_in_nothing_that_is_kept(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"Safeguarding lead: {NAME}" in built(capsys, root, "text").read_text("utf-8")
    kept = [path for path in root.rglob("*") if path.is_file() and "dist" not in path.parts]
    assert [p.name for p in kept if NAME.encode() in p.read_bytes()] == ["people.yaml"]


def test_without_the_file_the_place_stays_empty(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / PEOPLE).unlink()
    words = built(capsys, root, "text").read_text("utf-8")
    assert "Safeguarding lead |" in words


def test_another_name_is_no_difference(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = run(capsys, "diff", f"{DOCUMENT}@approved", "--to", "draft", "--root", str(root))
    (root / PEOPLE).write_text("people: {safeguarding lead: Alex Reedmace}\n", "utf-8")
    after = run(capsys, "diff", f"{DOCUMENT}@approved", "--to", "draft", "--root", str(root))
    assert before.out == after.out
    assert "Reedmace" not in after.out


@pytest.mark.needs("pango")
@pytest.mark.parametrize("asked", [(), ("--with-names",)])
def test_the_archive_holds_a_name_only_where_that_is_asked(
    root: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...]
) -> None:
    said = run(capsys, "archive", "--root", str(root), *asked)
    assert said.status == 0, said.out + said.err
    (text,) = (root / "archive").rglob("*.txt")
    assert (NAME in text.read_text("utf-8")) is bool(asked)


@pytest.mark.parametrize("to", ["docx", PDF])
def test_a_printed_copy_is_its_edition_whatever_the_name(
    root: Path, capsys: pytest.CaptureFixture[str], to: str
) -> None:
    said = run(capsys, "verify", str(built(capsys, root, to)), "--root", str(root))
    assert said.status == 0, said.out
    assert "The names of people in it were not compared" in said.out


@pytest.mark.parametrize(
    "name", ["not in force since 2024", "Sam Example and six more words to read"]
)
def test_other_words_in_the_place_of_a_name_are_found(
    root: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    document = with_names(edition_of(root), {"safeguarding lead": name})
    path = root / "altered.docx"
    path.write_bytes(write(document, "docx"))
    assert run(capsys, "verify", str(path), "--root", str(root)).status == 1


def test_a_document_says_whose_names_it_has_room_for(root: Path) -> None:
    document = edition_of(root)
    assert slots(document) == {"safeguarding lead"}
    assert NAME not in json.dumps(encode(document))
    assert with_names(document, {"head": "Sam Example"}) == document


def test_a_printed_name_is_in_every_format(root: Path) -> None:
    document = with_names(edition_of(root), {"safeguarding lead": NAME})
    for to in ("html", "text", "md"):
        assert NAME in write(document, to).decode()


def test_a_school_has_the_names_of_its_trust_unless_it_has_its_own() -> None:
    page = """
```yaml trusts/hill/people.yaml
people: {head: Alex Reedmace, clerk: Kim Bulrush}
```

```yaml trusts/hill/schools/dale/people.yaml
people: {head: Sam Quillfeather}
```
"""
    library = outcome(page).library
    assert library.names_of("hill") == {"head": "Alex Reedmace", "clerk": "Kim Bulrush"}
    assert library.names_of("hill/dale") == {"head": NAME, "clerk": "Kim Bulrush"}
    assert library.names_of("elsewhere") == {}
