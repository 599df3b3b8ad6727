"""Letterheads that are refused, each for one reason, before anything in them is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from policyloom.writers.docx import letterhead_problem
from tests.letterheads import NAMES, PACKAGE, PAGE, STORIES, R, letterhead, line, packed

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
    "a margin that is no length": (
        letterhead(page=PAGE.replace('w:left="1701"', 'w:left="wide"')),
        "not a length",
    ),
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
    assert letterhead_problem(bytes(bomb)) == "it is not a Word file (.docx), or a damaged one"


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
