"""Letterheads that are refused, each for one reason, before anything in them is unpacked."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from policyloom.document import Asset, Look
from policyloom.writers.docx import unusable_letterhead, write_docx
from policyloom.writers.docx.letterhead_check import letterhead_problem
from tests import sample
from tests.letterheads import (
    DRAWING,
    FOREIGN_STYLES,
    NAMES,
    PACKAGE,
    PAGE,
    STORIES,
    R,
    letterhead,
    line,
    packed,
    picture,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def relations(kind: str, target: str, mode: str = "External") -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{R}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )


def types(main: str) -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="text/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )


def test_a_sound_one_is_accepted() -> None:
    assert letterhead_problem(letterhead()) is None


def test_one_that_word_itself_would_write_is_accepted() -> None:
    import docx  # noqa: PLC0415

    made = io.BytesIO()
    docx.Document().save(made)
    assert letterhead_problem(made.getvalue()) is None


def head(content: str, changed: Mapping[str, str | bytes | None] | None = None) -> bytes:
    """Return a letterhead whose header holds this."""
    return letterhead({**STORIES, ("header", "default"): content}, changed=changed)


def theme(xml: str | None) -> bytes:
    """Return a letterhead with a theme."""
    whole = relations("theme", "theme/theme1.xml", "Internal")
    with zipfile.ZipFile(io.BytesIO(letterhead())) as package:
        own = package.read("word/_rels/document.xml.rels").decode()
    entry = whole.partition("<Relationship ")[2].replace("rId1", "theme", 1)
    linked = own.replace("</Relationships>", "<Relationship " + entry)
    return letterhead(
        changed={"word/_rels/document.xml.rels": linked, "word/theme/theme1.xml": xml}
    )


def noise(length: int) -> str:
    """Return letters that cannot be packed much."""
    return hashlib.shake_256(b"noise").hexdigest(length // 2)


def field(*words: str) -> str:
    """Return a field whose words stand in one run each; "{" and "}" begin and end one within."""
    marks = {"{": "begin", "}": "end"}
    runs = (
        f'<w:r><w:fldChar w:fldCharType="{marks[one]}"/></w:r>'
        if one in marks
        else f"<w:r><w:instrText>{one}</w:instrText></w:r>"
        for one in ("{", *words, "}")
    )
    return f"<w:p>{''.join(runs)}</w:p>"


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
BAD = {
    "not a zip": (b"Dear parent", "not a Word file"),
    "nothing": (b"", "not a Word file"),
    "cut short": (letterhead()[:400], "not a Word file"),
    "an old .doc or a password": (b"\xd0\xcf\x11\xe0" + bytes(100), "has a password"),
    "a zip of something else": (packed({"readme.txt": "hello"}), "not a Word file"),
    "a spreadsheet": (
        letterhead(changed={"[Content_Types].xml": types("application/spreadsheetml.main+xml")}),
        "not a Word document",
    ),
    "macros": (letterhead(changed={"[Content_Types].xml": types(MACRO)}), "macros"),
    "a template from elsewhere": (
        letterhead(
            changed={
                "word/_rels/settings.xml.rels": relations(
                    "attachedTemplate", "https://example.org/evil.dotm"
                )
            }
        ),
        "attached to a template",
    ),
    "a picture from elsewhere": (
        letterhead(
            changed={
                "word/_rels/header1.xml.rels": relations("image", "https://example.org/x.png")
            }
        ),
        "takes its image from https://example.org/x.png",
    ),
    "an embedded object": (
        letterhead(
            changed={"word/_rels/header1.xml.rels": relations("oleObject", "a.bin", "Internal")}
        ),
        "embedded oleObject",
    ),
    "a picture that is missing": (letterhead(changed={"word/media/crest.png": None}), "missing"),
    "a picture of no known kind": (
        letterhead(
            changed={
                "word/_rels/header1.xml.rels": relations("image", "media/a.exe", "Internal"),
                "word/media/a.exe": b"MZ",
            }
        ),
        "may not know",
    ),
    "a header that is missing": (letterhead(changed={"word/header1.xml": None}), "missing"),
    "a header that is damaged": (letterhead(changed={"word/header1.xml": "<w:hdr"}), "damaged"),
    "entities": (
        letterhead(
            changed={
                "word/header1.xml": '<!DOCTYPE a [<!ENTITY x "y">]>'
                f"<w:hdr {NAMES}>{line('&x;')}</w:hdr>"
            }
        ),
        "document type",
    ),
    "a field that fetches": (
        letterhead(
            {
                **STORIES,
                (
                    "header",
                    "default",
                ): '<w:p><w:r><w:instrText> INCLUDEPICTURE "https://example.org/x"'
                " </w:instrText></w:r></w:p>",
            }
        ),
        "fetches something",
    ),
    "a part outside": (letterhead(changed={"../evil.xml": "<a/>"}), "point outside"),
    "no document": (
        letterhead(changed={"word/document.xml": f"<w:document {NAMES}/>"}),
        "no document",
    ),
    "no room for text": (
        letterhead(page=PAGE.replace('w:left="1701"', 'w:left="9000"')),
        "less than 5 cm",
    ),
    "a border made of pictures": (
        letterhead(page=f'{PAGE}<w:pgBorders><w:top w:val="apples" r:id="rId5"/></w:pgBorders>'),
        "border made of pictures",
    ),
    "a margin that is no length": (
        letterhead(page=PAGE.replace('w:left="1701"', 'w:left="wide"')),
        "not a length",
    ),
    "no styles": (letterhead(changed={"word/styles.xml": None}), "styles.xml is missing"),
    "styles that are damaged": (letterhead(changed={"word/styles.xml": "<a><b></a>"}), "damaged"),
    "settings that are missing": (letterhead(changed={"word/settings.xml": None}), "missing"),
    "styles with a document type": (
        letterhead(changed={"word/styles.xml": f"<!DOCTYPE a><w:styles {NAMES}/>"}),
        "document type",
    ),
    "a theme that is damaged": (theme("<a:theme"), "theme1.xml is damaged"),
    "a theme with a document type": (
        theme(f'<!DOCTYPE a [<!ENTITY x "y">]><a:theme xmlns:a="{DRAWING}/main"/>'),
        "document type",
    ),
    "a theme that is something else": (theme("<theme/>"), "is no theme"),
    "a theme that is missing": (theme(None), "theme1.xml is missing"),
    "a link that leads nowhere": (
        head('<w:p><w:hyperlink r:id="rId9"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'),
        "refers to something that is not in the file (rId9)",
    ),
    "a picture that leads nowhere": (
        head(picture().replace('"rId1"', '"rId7"')),
        "refers to something that is not in the file (rId7)",
    ),
    "a part of another document": (head('<w:altChunk r:id="rId1"/>'), "altChunk"),
    "a program in it": (head("<w:p><w:r><w:object/></w:r></w:p>"), "object"),
    "words that somebody took out": (
        head(
            '<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
        ),
        "tracked changes",
    ),
    "a look that somebody changed": (
        head(
            '<w:p><w:pPr><w:pPrChange w:id="1" w:author="A"><w:pPr/></w:pPrChange></w:pPr></w:p>'
        ),
        "tracked changes",
    ),
    "a section in a header": (
        head("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"),
        "no letterhead needs: sectPr",
    ),
    "an element of nobody": (head('<x:run xmlns:x="urn:x"/>'), "no letterhead needs: run"),
    "an old picture from elsewhere": (
        head(
            '<w:p><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml">'
            '<v:imagedata src="https://example.org/x.png"/></v:rect></w:pict></w:r></w:p>'
        ),
        "takes something from https://example.org/x.png",
    ),
    "nested deep": (head("<w:sdt><w:sdtContent>" * 120 + "</w:sdtContent></w:sdt>" * 120), "deep"),
    "nested too deep for any reader": (head("<w:p>" * 300 + "</w:p>" * 300), "damaged"),
    "too many elements": (head("<w:p><w:r/></w:p>" * 15_000), "more than 20,000 elements"),
    "a part that is too large": (head(line(noise(9_000_000))), "larger than 8 MB"),
    "too many parts": (
        letterhead(changed={f"word/x{i}.xml": "<a/>" for i in range(600)}),
        "500 parts",
    ),
}


@pytest.mark.parametrize(("data", "reason"), BAD.values(), ids=BAD.keys())
def test_it_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert reason in (letterhead_problem(data) or "")


def test_a_bomb_is_refused_without_unpacking_it(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = letterhead(changed={"word/header1.xml": b" " * 50_000_000})
    assert len(bomb) < 200_000
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it is unpacked"))
    problem = letterhead_problem(bomb)
    assert "unpacks to far more" in (problem or "")


def test_a_bomb_that_lies_about_its_size_is_refused_too() -> None:
    bomb = bytearray(letterhead(changed={"word/header1.xml": b"<a>" + b" " * 50_000_000}))
    with zipfile.ZipFile(io.BytesIO(bytes(bomb))) as package:
        entry = package.getinfo("word/header1.xml")
    for found in (b"PK\x01\x02", b"PK\x03\x04"):
        place = (
            entry.header_offset
            if found == b"PK\x03\x04"
            else bomb.rfind(entry.filename.encode()) - 46
        )
        assert bytes(bomb[place : place + 4]) == found
        offset = place + (24 if found == b"PK\x01\x02" else 22)
        bomb[offset : offset + 4] = struct.pack("<I", 200)
    assert letterhead_problem(bytes(bomb)) == "its part word/header1.xml is damaged"


@pytest.mark.parametrize(
    ("right", "wrong"), [('w:after="400"', 'w:after="wide"'), ('w:sz w:val="40"', 'w:sz w:val=""')]
)
def test_what_only_shows_when_a_document_is_laid_out_is_refused_before(
    right: str, wrong: str
) -> None:
    data = letterhead(changed={"word/styles.xml": FOREIGN_STYLES.replace(right, wrong)})
    assert letterhead_problem(data) is None
    problem = unusable_letterhead(Asset("letterhead.docx", "", data))
    assert "not an integer measurement; open it in Word" in (problem or "")


def test_a_locked_zip_is_refused() -> None:
    data = bytearray(letterhead())
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        data[start + 8] |= 1
        start += 4
    assert letterhead_problem(bytes(data)) == "it has a password; save it without one"


def test_a_large_file_is_refused() -> None:
    assert "larger than 20 MB" in (letterhead_problem(bytes(21 * 1024 * 1024)) or "")


def test_a_link_in_a_header_is_no_danger() -> None:
    linked = letterhead(
        changed={"word/_rels/header1.xml.rels": relations("hyperlink", "https://example.org")}
    )
    assert letterhead_problem(linked) is None


@pytest.mark.parametrize(
    "address",
    ["file:///C:/x.exe", "FILE:x", "\\\\there\\x.docx", "x.docx", "javascript:x", "ms-word:x"],
)
def test_a_link_to_anything_but_the_web_is_refused(address: str) -> None:
    linked = letterhead(changed={"word/_rels/header1.xml.rels": relations("hyperlink", address)})
    assert f"a link to {address}" in (letterhead_problem(linked) or "")
    assert f"a link to {address}" in (
        letterhead_problem(head(field(f' HYPERLINK "{address}" '))) or ""
    )


@pytest.mark.parametrize(
    "words",
    [
        ["ddeauto c:\\x.exe"],
        ["DDE c:\\x.exe"],
        ["DDE", "AUTO c:\\x.exe"],
        [" IncludeText x.docx"],
        ["INCLUDEPICTURE x"],
        ["Link Word.Document x.docx"],
        ["database \\d x"],
        ["a name that nobody knows"],
        ['"DDEAUTO" x'],
        ["PAGE", "{", "ddeauto x", "}"],
        ["{", "QUOTE DDEAUTO", "}", "DATE x"],
        ["{", "PAGE", "}", " DDEAUTO x"],
    ],
    ids=str,
)
def test_only_fields_that_fetch_nothing_are_accepted(words: list[str]) -> None:
    assert "field that fetches something" in (letterhead_problem(head(field(*words))) or "")


def test_a_field_in_one_element_is_read_too() -> None:
    simple = '<w:p><w:fldSimple w:instr=" includetext x "/></w:p>'
    assert "field that fetches something" in (letterhead_problem(head(simple)) or "")


@pytest.mark.parametrize(
    "words",
    [
        [" PAGE "],
        ["page \\* MERGEFORMAT"],
        ["NUM", "PAGES"],
        ['DATE \\@ "d MMMM yyyy"'],
        ["IF ", "{", " PAGE ", "}", " = 1 x y"],
        ["= 2 * ", "{", "NUMPAGES", "}"],
        ['HYPERLINK "https://example.org"'],
        ['hyperlink "mailto:office@example.org"'],
        ['HYPERLINK \\l "top"'],
        ['STYLEREF "Heading 1"'],
    ],
    ids=str,
)
def test_fields_of_the_page_and_the_day_are_accepted(words: list[str]) -> None:
    assert letterhead_problem(head(field(*words))) is None


def is_told_or_written(data: bytes) -> bool:
    """Tell whether a letterhead is refused with a reason; if it is not, it is written on."""
    if letterhead_problem(data):
        return True
    look = Look(letterhead=Asset("letterhead.docx", "application/zip", data))
    with zipfile.ZipFile(io.BytesIO(write_docx(replace(sample.policy(), look=look)))) as made:
        for name in made.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(made.read(name))
    return False


@pytest.mark.parametrize("content", [None, "", "<a/>", "<a>", "<!DOCTYPE a><a/>", b"\xff\xfe\0"])
def test_whatever_one_part_is_instead_it_is_told_or_written(content: str | bytes | None) -> None:
    with zipfile.ZipFile(io.BytesIO(letterhead())) as package:
        names = package.namelist()
    told = {name for name in names if is_told_or_written(letterhead(changed={name: content}))}
    assert "word/document.xml" in told
    # A picture is shown as it is, and some lists of what belongs to a part may be left out.
    assert told >= {f"word/{name}.xml" for name in ("styles", "settings")} or content == "<a/>"


def test_whatever_byte_is_damaged_it_is_told_or_written() -> None:
    whole = letterhead()
    told = 0
    for place in range(0, len(whole), 23):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        told += is_told_or_written(bytes(damaged))
    assert told
