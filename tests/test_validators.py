"""Each validator passes a sound file and catches the faults that it is there for."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.support.docx import validate_docx
from tests.support.html import axe, validate_html
from tests.support.pdf import validate_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Kite flying policy</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>@media print { nav { display: none } } p { color: #111; margin-inline: 1rem }</style>
</head>
<body>
<nav aria-label="Contents"><ol><li><a href="#wind">Wind</a></li></ol></nav>
<main>
<h1>Kite flying policy</h1>
<h2 id="wind">Wind</h2>
<p>Ask at <span lang="cy">Tŷ'r Dŵr</span> first. <ins>Gales are out.</ins></p>
<details><summary>Why</summary><p>Kites tear.</p></details>
<table>
<caption>Fields</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Open</th></tr></thead>
<tbody><tr><th scope="row">North</th><td><time datetime="2025-03-01">March</time></td></tr></tbody>
</table>
</main>
</body>
</html>
"""
FIELD = (
    '<w:p {ns}><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
BOOKMARK = (
    '<w:p {ns}><w:bookmarkStart w:id="{id}" w:name="{name}"/>'
    '<w:r><w:t>Here</w:t></w:r><w:bookmarkEnd w:id="{id}"/></w:p>'
)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.needs("java")
def test_html_that_keeps_to_the_standard(tmp_path: Path) -> None:
    assert validate_html([write(tmp_path / "page.html", PAGE)]) == []


@pytest.mark.needs("java")
def test_html_faults_name_the_file_and_line_in_one_run(tmp_path: Path) -> None:
    list_fault = PAGE.replace("<li><a", "<a").replace("</a></li>", "</a>")
    css_fault = PAGE.replace("color: #111", "colour: #111")
    faults = validate_html(
        [write(tmp_path / "list.html", list_fault), write(tmp_path / "css.html", css_fault)]
    )
    assert [fault.split(" ")[:2] for fault in faults] == [
        ["list.html:10", "error:"],
        ["css.html:7", "error:"],
    ]


@pytest.mark.parametrize("check", [validate_html, axe])
def test_pages_that_are_not_there_are_not_taken_for_valid(
    tmp_path: Path,
    check: Callable[[list[Path]], list[str]],
) -> None:
    with pytest.raises(FileNotFoundError, match=r"absent\.html"):
        check([tmp_path / "absent.html"])
    with pytest.raises(FileNotFoundError, match="the list is empty"):
        check([])


@pytest.mark.needs("chromium")
def test_axe_passes_one_page_and_names_the_fault_of_the_other(tmp_path: Path) -> None:
    pale = PAGE.replace("#111", "#ddd").replace("<html lang", "<html data-lang")
    faults = axe([write(tmp_path / "good.html", PAGE), write(tmp_path / "pale.html", pale)])
    assert [fault.split(" ")[:2] for fault in faults] == [
        ["pale.html", "color-contrast"],
        ["pale.html", "html-has-lang"],
    ]


@pytest.mark.needs("pango")
@pytest.mark.parametrize(("level", "rules"), [("h2", []), ("h3", ["PDFUA1-HEADING-NESTING-001:"])])
def test_pdf_with_a_skipped_heading_level(tmp_path: Path, level: str, rules: list[str]) -> None:
    import weasyprint  # noqa: PLC0415 - cannot be imported without Pango

    text = PAGE.replace("h2", level)
    path = tmp_path / "page.pdf"
    weasyprint.HTML(string=text).write_pdf(path, pdf_variant="pdf/ua-1")
    assert [fault.split(" ")[1] for fault in validate_pdf(path, ("ua-1",))] == rules


@pytest.mark.needs("pango")
def test_pdf_that_is_accessible_but_not_archival(tmp_path: Path) -> None:
    import weasyprint  # noqa: PLC0415 - cannot be imported without Pango

    path = tmp_path / "page.pdf"
    weasyprint.HTML(string=PAGE).write_pdf(path, pdf_variant="pdf/ua-1")
    assert {fault.split(" ")[0] for fault in validate_pdf(path)} == {"pdfa-2a"}


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    """Write a small sound Word file with a bookmark and a field."""
    path = tmp_path / "sound.docx"
    document = docx.Document()
    # python-docx's template carries a part that Word itself would rewrite.
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            document.part.drop_rel(key)
    document.add_heading("Kite flying policy", level=1)
    append(document, BOOKMARK, id="7", name="wind")
    append(document, FIELD, instruction="REF wind \\h")
    document.save(str(path))
    return path


def append(document: Document, xml: str, **words: str) -> None:
    """Add a paragraph, written as XML, before the settings of the last section."""
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml.format(ns=nsdecls("w"), **words)))


def change(path: Path, old: str, new: str) -> Path:
    """Write a copy of a Word file whose main part reads ``new`` for the first ``old``."""
    changed = path.with_name("changed.docx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            target.writestr(name, data)
    return changed


def test_a_sound_word_file(word_file: Path) -> None:
    assert validate_docx(word_file) == []


RUN = "<w:r><w:t>Here</w:t></w:r>"
SECOND_BOOKMARK = '<w:bookmarkStart w:id="8" w:name="wind"/><w:bookmarkEnd w:id="8"/>'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('<w:bookmarkEnd w:id="7"/>', "", "bookmark 7 never ends"),
        ('<w:bookmarkStart w:id="7" w:name="wind"/>', "", "bookmark 7 ends without"),
        ('<w:bookmarkEnd w:id="7"/>', f'<w:bookmarkEnd w:id="7"/>{SECOND_BOOKMARK}', "2 times"),
        ("REF wind", "REF breeze", "no bookmark 'breeze'"),
        ('<w:fldChar w:fldCharType="end"/>', "", "1 field(s) never end"),
        ('<w:fldChar w:fldCharType="begin"/>', "", "'separate' has no place"),
        ("<w:t>Here</w:t>", "<w:t>Here</w:t><w:frippery/>", "openxml-audit"),
        (RUN, f'<w:del w:id="9" w:author="The clerk">{RUN}</w:del>', "ooxml-integrity"),
    ],
)
def test_a_word_file_with_one_fault(word_file: Path, old: str, new: str, expected: str) -> None:
    faults = validate_docx(change(word_file, old, new))
    assert [fault for fault in faults if expected in fault]
