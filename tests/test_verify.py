"""`verify`: which edition a published file is, or that it is none, or where its words differ."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import rdocx
from pypdf import PdfWriter

from policyloom.build.drafts import compile_draft, kept_editions
from policyloom.build.parts import load_whole
from policyloom.changes import compare
from policyloom.document import Paragraph, Status, Text
from policyloom.editions import read_edition
from policyloom.editions.likeness import differences, likeness
from policyloom.editions.record import EDITION
from policyloom.fleet.printed import FOLDER, draft_printed
from policyloom.source import Target
from policyloom.store import read_project
from policyloom.word.apart import NotReadError
from policyloom.word.reading import read_published
from policyloom.writers import write
from tests.approving import (
    DOCUMENT,
    EDITIONS,
    add_a_clause,
    approve,
    clarify,
    edit,
    record,
    small_project,
)
from tests.projects import Said, run
from tests.sample import decimal_policy
from tests.shelf import edition
from tests.support.lasting import once

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from policyloom.document import Document

PDF = pytest.param("pdf", marks=pytest.mark.needs("pango"))


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A project with two editions."""
    return once("verify", tmp_path, lambda: approve_twice(tmp_path, capsys))


def approve_twice(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_project(root)
    approve(capsys, root)
    clarify(root)
    add_a_clause(root)
    approve(capsys, root, "--minute", "8", on="2025-11-20")


def approved(root: Path, version: str) -> Document:
    found, _ = read_edition((root / EDITIONS / f"{version}.json").read_text("utf-8"), "x")
    assert found is not None
    return found.document


def published(root: Path, document: Document, to: str, name: str = "file") -> Path:
    path = root / f"{name}.{to}"
    path.write_bytes(write(document, to))
    return path


def verify(capsys: pytest.CaptureFixture[str], root: Path, *files: Path) -> Said:
    return run(capsys, "verify", *map(str, files), "--root", str(root))


def reword(document: Document, old: str, new: str) -> Document:
    """Change words of the first clause that says them, and nothing else of the file."""

    def changed(block: object) -> object:
        if isinstance(block, Paragraph):
            return replace(
                block,
                inlines=tuple(
                    replace(i, value=i.value.replace(old, new)) if isinstance(i, Text) else i
                    for i in block.inlines
                ),
            )
        return block

    sections = tuple(
        replace(
            section,
            provisions=tuple(
                replace(p, blocks=tuple(map(changed, p.blocks)))  # type: ignore[arg-type]
                for p in section.provisions
            ),
        )
        for section in document.sections
    )
    assert sections != document.sections
    return replace(document, sections=sections)


# AN EDITION


def forged(root: Path, version: str, **members: object) -> Path:
    """Return a record with other members, and perhaps a digest that fits."""
    data = record(root, version) | members
    path = root / "given.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_the_record_of_an_edition_is_that_edition(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = verify(capsys, root, root / EDITIONS / "1.0.json", forged(root, "2.0"))
    assert said.status == 0, said.out
    assert f"1.0.json: this is {DOCUMENT}@1.0, approved on 16 September 2025" in said.out
    assert f"given.json: this is {DOCUMENT}@2.0" in said.out, "layout says nothing"
    assert "It is the record itself" in said.out


def test_a_record_that_was_changed_is_not_an_edition(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = verify(capsys, root, forged(root, "1.0", supersedes="0.9"))
    assert (said.status, "changed after its approval" in said.out) == (1, True)
    data = record(root, "1.0") | {"supersedes": "0.9"}
    del data["digest"]
    forgery = forged(root, "1.0", supersedes="0.9", digest=EDITION.digest_of(data))
    said = verify(capsys, root, forgery)
    assert (said.status, "another text was approved as that" in said.out) == (1, True)
    (root / EDITIONS / "2.0.json").unlink()
    (root / EDITIONS / "1.0.json").unlink()
    said = verify(capsys, root, root / "given.json")
    assert (said.status, "there is no such edition here" in said.out) == (1, True)


@pytest.mark.parametrize("words", ["{}", "{", '{"kind": "policyloom-plan", "format": 1}'])
def test_other_data_is_no_edition(
    root: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    (root / "other.json").write_text(words, "utf-8")
    said = verify(capsys, root, root / "other.json")
    assert (said.status, "this is not a published policy" in said.out) == (1, True)


def test_a_file_from_before_its_policy_was_renamed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = published(root, approved(root, "2.0"), "docx", "before")
    policy = root / "policies/phones.yaml"
    text = policy.read_text("utf-8").replace(
        "policy: phones\n", "policy: devices\nformerly: phones\n"
    )
    (root / "policies/devices.yaml").write_text(text, "utf-8")
    policy.unlink()
    edit(root, "policy: phones,", "policy: devices,", "policies/register.yaml")
    edit(root, "lockers: some", "lockers: none")
    decided = ("--by", "governing body", "--on", "2025-12-01", "--yes", "--root", str(root))
    assert run(capsys, "approve", "alderbrook:devices", *decided).status == 0
    place = (root / EDITIONS).parent / "devices/3.0.json"
    found, _ = read_edition(place.read_text("utf-8"), "x")
    assert found is not None
    new = published(root, found.document, "docx", "after")
    said = verify(capsys, root, old, new)
    assert said.status == 0, said.out
    assert "before.docx: this is alderbrook:phones@2.0" in said.out
    assert "after.docx: this is alderbrook:devices@3.0" in said.out
    assert "Not looked at" not in said.out


@pytest.mark.parametrize("to", ["docx", PDF])
@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_a_published_file_says_which_edition_it_is(
    root: Path, capsys: pytest.CaptureFixture[str], to: str, version: str
) -> None:
    said = verify(capsys, root, published(root, approved(root, version), to))
    assert said.status == 0, said.out
    day = {"1.0": "16 September 2025", "2.0": "20 November 2025"}[version]
    assert f"this is {DOCUMENT}@{version}, approved on {day} by the governing body" in said.out


@pytest.mark.needs("pango")
def test_an_archived_file_is_told_to_be_that_very_file(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "archive", "--root", str(root))
    files = sorted((root / "archive").rglob("*-2.0.*"))
    said = verify(capsys, root, *[f for f in files if f.suffix in {".docx", ".pdf"}])
    assert said.status == 0
    assert said.out.count("It is the archived file archive/alderbrook/phones/2.0/phones-2.0.") == 2


@pytest.mark.parametrize("to", ["docx", PDF])
def test_a_file_that_lost_its_mark_is_known_by_its_words(
    root: Path, capsys: pytest.CaptureFixture[str], to: str
) -> None:
    bare = replace(approved(root, "2.0"), digest="")
    said = verify(capsys, root, published(root, bare, to))
    assert said.status == 0, said.out
    assert f"this is {DOCUMENT}@2.0" in said.out
    assert "It does not bear the edition's mark, but its words are the same." in said.out


@pytest.mark.needs("soffice")
def test_a_word_file_that_was_opened_and_saved_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = published(root, approved(root, "2.0"), "docx")
    convert = ["soffice", f"-env:UserInstallation=file://{root}/profile", "--headless"]
    subprocess.run(
        [*convert, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(root / "saved"),
         str(file)],
        check=True, capture_output=True,
    )  # fmt: skip
    said = verify(capsys, root, root / "saved/file.docx")
    assert said.status == 0, said.out
    assert f"this is {DOCUMENT}@2.0" in said.out


# NOT QUITE AN EDITION


@pytest.mark.parametrize("to", ["docx", PDF])
def test_changed_words_are_told_with_their_place(
    root: Path, capsys: pytest.CaptureFixture[str], to: str
) -> None:
    forged = reword(approved(root, "2.0"), "stay in bags", "stay on desks")
    said = verify(capsys, root, published(root, forged, to))
    assert said.status == 1
    assert f"it bears the mark of {DOCUMENT}@2.0, but its words differ in one place" in said.out
    assert (
        "in section 1 (Using phones): … phones Phones must stay [-in bags-] {+on desks+}"
        in said.out
    )


@pytest.mark.parametrize("to", ["docx", PDF])
def test_added_and_removed_words(root: Path, capsys: pytest.CaptureFixture[str], to: str) -> None:
    longer = reword(approved(root, "2.0"), "stay in bags", "almost always stay in bags")
    assert "{+almost always+}" in verify(capsys, root, published(root, longer, to)).out
    shorter = reword(approved(root, "2.0"), "A phone that was taken away goes", "A phone goes")
    out = verify(capsys, root, published(root, shorter, to)).out
    assert "in section 2 (More about phones): " in out
    assert "[-that was taken away-]" in out


def test_a_file_with_anothers_mark(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = replace(approved(root, "1.0"), digest=approved(root, "2.0").digest)
    said = verify(capsys, root, published(root, other, "docx"))
    assert said.status == 1
    assert f"it bears the mark of {DOCUMENT}@2.0, but its words differ in" in said.out


def test_an_edition_that_there_is_not(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = replace(approved(root, "2.0"), version="9.0", digest="0" * 64)
    said = verify(capsys, root, published(root, later, "docx"))
    assert said.status == 1
    assert f"it says that it is {DOCUMENT}@9.0; next to {DOCUMENT}@2.0 it differs" in said.out


def test_tracked_changes_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def track(xml: str) -> str:
        run_of = '<w:ins w:id="9001" w:author="Somebody"><w:r><w:t>Perhaps. </w:t></w:r></w:ins>'
        at = xml.index("<w:r>", xml.index("stay in bags") - 200)
        return xml[:at] + run_of + xml[at:]

    file = edited(published(root, approved(root, "2.0"), "docx"), track)
    said = verify(capsys, root, file)
    assert said.status == 1
    assert "It holds tracked changes" in said.out
    assert "{+Perhaps.+}" in said.out


def test_a_redline_of_which_the_changes_were_rejected(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = approved(root, "1.0"), approved(root, "2.0")
    redline = rdocx.Document.from_bytes(write(compare(old, new, {}).redline, "docx"))
    redline.reject_all()
    (root / "file.docx").write_bytes(redline.to_bytes())
    said = verify(capsys, root, root / "file.docx")
    assert said.status == 1
    assert f"it bears the mark of {DOCUMENT}@2.0, but its words differ" in said.out
    assert f"Its words are those of {DOCUMENT}@1.0." in said.out


def edited(file: Path, change: Callable[[str], str]) -> Path:
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = change(parts["word/document.xml"].decode()).encode()
    with zipfile.ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file


# NO EDITION


def test_a_draft_is_no_edition(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "build", f"{DOCUMENT}@draft", "--format", "docx", "--root", str(root))
    file = root / "dist/alderbrook/phones/phones-draft.docx"
    said = verify(capsys, root, file)
    assert said.status == 1
    a_draft = f"this is a draft of {DOCUMENT}"
    assert f"{a_draft}, not an approved edition, as it was printed" in said.out
    # What changed since the last edition is read in its map, while the sources are what they were.
    target = Target(*DOCUMENT.split(":"))
    digest = read_published(file.read_bytes()).facts["printed"]
    library = load_whole(read_project(root)[0]).library
    same = compile_draft(library, target, kept_editions(root, target)).compiled.document
    assert draft_printed(root, library, target, digest) == same
    # It is laid beside what was printed, whatever the sources say now.
    edited(file, lambda text: text.replace("close of the day", "evening"))
    edit(root, "the close of the day", "the end of each day")
    said = verify(capsys, root, file)
    assert f"{a_draft}, not an approved edition, and differs in one place" in said.out
    assert "in section 2 (More about phones): [-close of the day-] {+evening+}" in said.out
    # Where nobody knows any more what was printed, the newest edition is all there is.
    shutil.rmtree(root / FOLDER)
    said = verify(capsys, root, file)
    assert f"{a_draft}; next to {DOCUMENT}@2.0 it differs in" in said.out


@pytest.mark.parametrize("to", ["docx", PDF])
def test_something_else_altogether(
    root: Path, capsys: pytest.CaptureFixture[str], to: str
) -> None:
    other = replace(decimal_policy(), body="", policy="", digest="", status=Status.APPROVED)
    said = verify(capsys, root, published(root, other, to))
    assert said.status == 1
    assert "this is not an edition that this project knows" in said.out


def test_the_edition_of_another_project(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = verify(capsys, root, published(root, edition("peak-vale", "2.0").document, "docx"))
    assert said.status == 1
    assert (
        "it says that it is peak-vale:social-media@2.0, and there is no such edition" in said.out
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is no Word file (.docx), PDF, web page or text"),
        (b"\0\1\2\xff", "it is no Word file (.docx), PDF, web page or text"),
        (b"PK\x03\x04 and no more", "it is not a Word file (.docx), or a damaged one"),
        (b"%PDF-1.7\nand no more", "it is not a PDF that can be read"),
    ],
)
def test_files_that_cannot_be_read(
    root: Path, capsys: pytest.CaptureFixture[str], data: bytes, why: str
) -> None:
    (root / "file").write_bytes(data)
    said = verify(capsys, root, root / "file")
    assert said.status == 1
    assert f"this is not a published policy, {why}" in said.out


@pytest.mark.needs("pango")
def test_a_pdf_that_only_a_password_opens(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = published(root, approved(root, "2.0"), "pdf")
    assert verify(capsys, root, locked(path, "")).status == 0
    said = verify(capsys, root, locked(path, "secret"))
    assert said.status == 1
    assert "it is locked with a password" in said.out


def locked(path: Path, opens: str) -> Path:
    """Return a PDF like another, restricted by its owner, that a password may have to open."""
    writer = PdfWriter(clone_from=path)
    writer.encrypt(opens, "owner", algorithm="RC4-128")
    made = path.with_name("locked.pdf")
    writer.write(made)
    return made


@pytest.mark.needs("pango")
def test_letters_that_another_program_drew_as_one() -> None:
    import weasyprint  # noqa: PLC0415

    page = weasyprint.HTML(string="<p>The o\ufb03ce sta\ufb00</p>").write_pdf()
    assert read_published(page).words.split() == ["The", "office", "staff"]


def test_a_file_that_is_not_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = verify(
        capsys, root, root / "nothing.pdf", published(root, approved(root, "2.0"), "docx")
    )
    assert said.status == 1
    assert "there is no such file" in said.out
    folder = verify(capsys, root, root)
    assert folder.out.endswith("cannot be read: it is a folder; name a file in it\n")
    assert f"this is {DOCUMENT}@2.0" in said.out, "the others are looked at all the same"


WORDS = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
)


def word_file(xml: str) -> bytes:
    """Return a whole Word file whose text is the given XML."""
    data = io.BytesIO(write(decimal_policy(), "docx"))
    with zipfile.ZipFile(data) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in (parts | {"word/document.xml": xml.encode()}).items():
            package.writestr(name, part)
    return made.getvalue()


def test_a_word_file_cannot_make_us_read_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the answers", encoding="utf-8")
    entity = f'<!DOCTYPE w:document [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    assert read_published(word_file(WORDS.format(words="Said."))).words == "Said."
    with pytest.raises(NotReadError, match="document type declaration"):
        read_published(word_file(entity + WORDS.format(words="&e;")))


def test_a_word_file_cannot_fill_the_memory() -> None:
    names = "abcdefghijkl"
    pairs = zip(names[1:], names, strict=False)
    entities = "".join(f'<!ENTITY {new} "{f"&{old};" * 20}">' for new, old in pairs)
    bomb = f'<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">{entities}]>'
    with pytest.raises(NotReadError, match=r"its part word/document\.xml is damaged"):
        read_published(word_file(bomb + WORDS.format(words="&l;")))


@pytest.mark.parametrize("xml", ["<a><b></a>", "", "words"])
def test_a_word_file_without_words(xml: str) -> None:
    with pytest.raises(NotReadError, match=r"its part word/document\.xml is damaged"):
        read_published(word_file(xml))


# THE WORDS THEMSELVES


def test_kinds_of_quotation_marks_and_dashes_are_no_difference() -> None:
    one = approved_words()
    other = one.replace("’", "'").replace("–", "-").replace(" ", "\n")
    assert differences(one, other, edition("peak-vale", "2.0").document) == []


def approved_words() -> str:
    return read_published(write(edition("peak-vale", "2.0").document, "docx")).words


def test_another_page_number_in_the_contents_is_no_difference() -> None:
    document = edition("peak-vale", "2.0").document
    one = "Contents\nIntroduction 6\nComplaints 14\n" + approved_words()
    other = one.replace("Complaints 14", "Complaints 15")
    assert differences(one, other, document) == []
    assert len(differences(one, one.replace("section 5", "section 6"), document)) == 1


def test_likeness_is_about_words() -> None:
    assert likeness("a b c d", "d c b a") == 1
    assert likeness("a b", "c d") == 0
    assert likeness("", "") == 0
    assert likeness("a b ..........", "a b") == 1
