"""A Word file as a whole: sound, complete, the same bytes every time, and readable by others."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from lxml import etree

from policyloom.document import Asset, Document, Link, Look, Status, plain
from policyloom.writers.docx import write_docx, write_docx_with_pages
from tests import sample
from tests.letterheads import png
from tests.support.docx import validate_docx
from tests.word import parts, printed, style_of, tree, w, words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

SAMPLES = [sample.policy, sample.decimal_policy, sample.redline]


@pytest.mark.parametrize("make", SAMPLES)
def test_two_validators_find_nothing(make: Callable[[], Document], tmp_path: Path) -> None:
    path = tmp_path / "policy.docx"
    path.write_bytes(write_docx_with_pages(make()))
    assert validate_docx(path) == []


@pytest.mark.parametrize("make", SAMPLES)
def test_its_body_is_the_same_as_before(
    make: Callable[[], Document], snapshot: SnapshotAssertion
) -> None:
    assert outline(write_docx(make())) == snapshot


def outline(docx: bytes) -> str:
    """Return the body as XML, a paragraph or a row's part a line, without the names of names."""
    body = etree.tostring(tree(docx)[0], encoding="unicode")
    without = re.sub(r' xmlns:\w+="[^"]*"', "", body)
    return re.sub(r"(?=<w:(?:p|tbl|tr|tc|sdt|sectPr)[ >])", "\n", without)


def test_python_docx_reads_it() -> None:
    document = python_docx.Document(io.BytesIO(write_docx(sample.policy())))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == [plain(section.title) for section in sample.policy().sections]
    assert [len(table.rows) for table in document.tables] == [2, 6, 3]


def test_words_come_in_the_order_of_every_format() -> None:
    document = sample.policy()
    words = "\n".join(line.words for line in printed(write_docx(document)))
    order = [
        "Peak Vale Learning Trust",
        "Cycling and scooter policy",
        "DRAFT",
        "Every child arrives ready to learn",
        "January 2027 (proposed)",
        "Head of estates",
        "This policy is checked every year",
        "Contents",
        "Who to ask",
        "Statement of intent",
        "We want every pupil",
        "tŷ ger y dŵr",
        "Note to the editor",
        "Say here which sites",
        "Visitors",
        "[to complete: the rule]",
        "Cycle shelters",
        "Looked after by",
        "Opened",
        "Ysgol Tŷ Gŵydd",
        "Checks & repairs < every term >",
        "Ask the school office about training.",
        "Document control",
        "Status",
        "Draft for consultation",
        "Amendments",
        "Larkmead's shelter has closed.",
    ]
    place = 0
    for wanted in order:
        place = words.index(wanted, place)


# THE SAME BYTES

SCRIPT = """
import hashlib
from tests import sample
from policyloom.writers.docx import write_docx_with_pages
for make in (sample.policy, sample.decimal_policy, sample.redline):
    print(hashlib.sha256(write_docx_with_pages(make())).hexdigest())
"""


def test_any_process_writes_the_same_bytes(tmp_path: Path) -> None:
    def digests(seed: str, zone: str) -> str:
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": "C",
            "PYTHONPATH": os.getcwd(),  # noqa: PTH109
        }
        command = [sys.executable, "-c", SCRIPT]
        run = subprocess.run(
            command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
        )
        return run.stdout

    assert digests("1", "UTC") == digests("2", "Pacific/Auckland")


def test_the_list_of_types_comes_first_and_the_parts_by_name() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(sample.policy()))) as package:
        names = package.namelist()
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


def test_it_has_no_more_parts_than_it_needs() -> None:
    assert sorted(parts(write_docx(sample.policy()))) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme.xml",
    ]


# WHAT THE FILE SAYS OF ITSELF


def test_its_properties_name_the_policy() -> None:
    properties = python_docx.Document(
        io.BytesIO(write_docx(sample.decimal_policy()))
    ).core_properties
    assert properties.title == "School garden policy"
    assert properties.author == properties.last_modified_by == "Alderbrook Junior School"
    assert properties.language == "en-GB"
    assert properties.revision == 1
    assert properties.version == "1.1"
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.isoformat() == "2025-09-01T00:00:00+00:00"


def test_a_published_file_can_be_recognised() -> None:
    custom = tree(write_docx(sample.decimal_policy()), "docProps/custom.xml")
    known = {entry.get("name"): "".join(entry.itertext()) for entry in custom}
    assert known == {
        "policyloom.body": "alderbrook",
        "policyloom.policy": "garden",
        "policyloom.status": "approved",
        "policyloom.version": "1.1",
        "policyloom.date": "2025-09-01",
        "policyloom.digest": "0f" * 32,
    }


def test_its_language_is_that_of_the_document() -> None:
    docx = write_docx(replace(sample.policy(), language="cy-GB"))
    normal = next(s for s in tree(docx, "word/styles.xml").iter(w("style")) if s.get(w("default")))
    assert [lang.get(w("val")) for lang in normal.iter(w("lang"))] == ["cy-GB"]


def test_words_in_another_language_say_so() -> None:
    runs = tree(write_docx(sample.policy())).iter(w("r"))
    welsh = [
        words_of(run)
        for run in runs
        for lang in run.iter(w("lang"))
        if lang.get(w("val")) == "cy-GB"
    ]
    assert welsh == ["tŷ ger y dŵr"]


# SAFE WORDS


def test_nothing_in_the_words_can_break_the_file() -> None:
    nasty = 'a < b & "c" \x00\x0b\ud800 \ufffe ]]> end'
    section = sample.section("s", "1.", nasty, sample.provision("p", "", nasty, nasty))
    document = replace(
        sample.policy(), body_name=nasty, title=sample.words(nasty), sections=(section,)
    )
    words = [line.words for line in printed(write_docx(document))]
    assert words.count('a < b & "c" \ufffd\ufffd\ufffd \ufffd ]]> end') == 4 + 1


def test_an_address_is_always_one_that_word_accepts() -> None:
    link = Link(sample.words("here"), 'https://example.org/a b"<x>?q=é&r=%20#top')
    section = sample.section("s", "1.", "S", sample.provision("p", "", "", sample.para(link)))
    docx = write_docx(replace(sample.policy(), sections=(section,)))
    relations = tree(docx, "word/_rels/document.xml.rels")
    targets = [entry.get("Target") for entry in relations if entry.get("TargetMode") == "External"]
    assert targets == ["https://example.org/a%20b%22%3Cx%3E?q=%C3%A9&r=%20#top"]


# TABLES


def test_header_rows_repeat_and_no_row_breaks() -> None:
    root = tree(write_docx(sample.policy()))
    glance, register, control = root.iter(w("tbl"))
    assert len(list(control.iter(w("tblHeader")))) == 0
    assert len(list(register.iter(w("tblHeader")))) == 2
    for table in (glance, register, control):
        assert len(list(table.iter(w("cantSplit")))) == len(list(table.iter(w("tr"))))


def test_a_merged_header_keeps_its_shape() -> None:
    register = list(tree(write_docx(sample.policy())).iter(w("tbl")))[1]
    rows = [
        [
            (
                words_of(cell),
                "".join(s.get(w("val"), "") for s in cell.iter(w("gridSpan"))),
                "".join(m.get(w("val"), "continue") for m in cell.iter(w("vMerge"))),
            )
            for cell in row.iter(w("tc"))
        ]
        for row in register.iter(w("tr"))
    ]
    assert rows[:2] == [
        [
            ("Site", "", "restart"),
            ("Shelter", "", "restart"),
            ("Looked after by", "", "restart"),
            ("Date", "2", ""),
        ],
        [
            ("", "", "continue"),
            ("", "", "continue"),
            ("", "", "continue"),
            ("Opened", "", ""),
            ("Closed", "", ""),
        ],
    ]


def test_a_table_says_what_it_is_and_fills_the_width() -> None:
    register = list(tree(write_docx(sample.policy())).iter(w("tbl")))[1]
    caption, description = (next(register.iter(w(n))) for n in ("tblCaption", "tblDescription"))
    assert caption.get(w("val")) == "Cycle shelters"
    assert (description.get(w("val")) or "").startswith("Each shelter")
    assert sum(int(c.get(w("w")) or 0) for c in register.iter(w("gridCol"))) == 9298


def test_two_tables_never_touch() -> None:
    table = sample.register(*sample.shelters(1))
    bare = replace(table, caption=())
    section = sample.section("s", "1.", "S", sample.provision("p", "", "", bare, bare))
    docx = write_docx(replace(sample.policy(), control=(), sections=(section,)))
    kinds = [child.tag for child in tree(docx)[0]]
    first = kinds.index(w("tbl"))
    assert kinds[first:] == [w("tbl"), w("p"), w("tbl"), w("p"), w("sectPr")]


# HEADERS AND THE DRAFT MARK


def stories(docx: bytes, kind: str) -> list[str]:
    return [data.decode() for name, data in parts(docx).items() if name.startswith(f"word/{kind}")]


def test_a_draft_is_marked_on_every_page() -> None:
    headers = stories(write_docx(sample.policy()), "header")
    assert len(headers) == 1
    assert all('string="DRAFT"' in header for header in headers)


def test_an_approved_document_is_not() -> None:
    approved = write_docx(replace(sample.policy(), status=Status.APPROVED, version="1.0"))
    assert "DRAFT" not in "".join(stories(approved, "header"))


def test_the_header_and_footer_say_which_document_it_is() -> None:
    docx = write_docx(sample.decimal_policy())
    assert [line.words for line in printed(docx) if line.style in {"Footer", "Header"}] == [
        "Alderbrook Junior School · School garden policy · Version 1.1\tPage 1 of 1"
    ]
    instructions = " ".join(
        e.text or "" for e in tree(docx, "word/footer1.xml").iter(w("instrText"))
    )
    assert instructions.split() == ["PAGE", "NUMPAGES"]


# LOOK


def test_colour_and_size_follow_the_look() -> None:
    look = Look(accent="#0b6e4f", size=12)
    styles = tree(write_docx(replace(sample.policy(), look=look)), "word/styles.xml")
    by_id = {style.get(w("styleId")): style for style in styles.iter(w("style"))}
    heading, normal = by_id["Heading1"], by_id["Normal"]
    assert [c.get(w("val")) for c in heading.iter(w("color"))] == ["0B6E4F"]
    assert [s.get(w("val")) for s in normal.iter(w("sz"))] == ["24"]


def test_a_colour_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        write_docx(replace(sample.policy(), look=Look(accent="red")))


def test_a_logo_stands_above_the_title_with_its_words(tmp_path: Path) -> None:
    logo = Asset("crest.png", "image/png", png(60, 20))
    docx = write_docx(replace(sample.policy(), look=Look(logo=logo, logo_alt="A sun & hills")))
    (tmp_path / "logo.docx").write_bytes(docx)
    assert validate_docx(tmp_path / "logo.docx") == []
    picture = next(e for e in tree(docx).iter() if str(e.tag).endswith("}docPr"))
    assert picture.get("descr") == "A sun & hills"
    extent = next(e for e in tree(docx).iter() if str(e.tag).endswith("}extent"))
    assert int(extent.get("cx", "0")) == 3 * int(extent.get("cy", "0"))
    assert parts(docx)["word/media/picture1.png"] == logo.data


def test_every_style_that_is_used_is_there() -> None:
    for make in SAMPLES:
        docx = write_docx(make())
        known = {
            style.get(w("styleId")) for style in tree(docx, "word/styles.xml").iter(w("style"))
        }
        used = {style_of(p) for p in tree(docx).iter(w("p"))}
        assert used <= known
