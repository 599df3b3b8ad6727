"""What only some policies hold, in Word: definitions, pictures, words in Welsh, and forms."""

from __future__ import annotations

import struct
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from policyloom.document import (
    Asset,
    Document,
    FieldKind,
    Form,
    FormField,
    FormTicks,
    Image,
    InLanguage,
    Mark,
    Numbering,
)
from policyloom.writers.docx import write_docx
from policyloom.writers.docx.pictures import picture_size
from tests import sample, sample_blocks, word
from tests.letterheads import png
from tests.sides import new_side, old_side
from tests.support.docx import validate_docx
from tests.word import parts, printed, tree, w, words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from policyloom.document import Block

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONS = "word/_rels/document.xml.rels"
SAMPLES = [
    sample_blocks.blocks_policy,
    sample_blocks.blocks_redline,
    sample_blocks.tables_policy,
]


def one(*blocks: Block, each: Numbering = Numbering.NONE, label: str = "") -> Document:
    """Return a document of one provision."""
    provision = sample.provision("a", label, "", *blocks)
    section = sample.section("s", "1.", "S", provision, each=each)
    return replace(sample.decimal_policy(), sections=(section,))


@pytest.mark.parametrize("make", SAMPLES)
def test_two_validators_find_nothing(make: Callable[[], Document], tmp_path: Path) -> None:
    path = tmp_path / "policy.docx"
    path.write_bytes(write_docx(make()))
    assert validate_docx(path) == []


def test_words_at_the_right_stand_there_on_sheets_that_lie_as_well() -> None:
    data = write_docx(sample_blocks.tables_policy())
    relations = {one.get("Id"): one.get("Target") for one in tree(data, RELATIONS)}
    for section in tree(data).iter(w("sectPr")):
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        assert size is not None
        assert margins is not None
        right = int(size.get(w("w"), "0"))
        right -= sum(int(margins.get(w(name), "0")) for name in ("left", "right"))
        lying = size.get(w("orient")) == "landscape"
        for story in section.iter(w("footerReference")):
            part = tree(data, f"word/{relations[story.get(f'{R}id')]}")
            stops = [int(tab.get(w("pos"), "0")) for tab in part.iter(w("tab")) if tab.attrib]
            assert stops[-1:] == ([right] if lying else [])


@pytest.mark.parametrize("make", SAMPLES)
def test_they_are_printed_in_order(
    make: Callable[[], Document], snapshot: SnapshotAssertion
) -> None:
    lines = printed(write_docx(make()))
    assert "\n".join(f"{line.style} | {line.label} | {line.words}" for line in lines) == snapshot


def test_every_change_can_be_taken_or_left() -> None:
    redline = sample_blocks.blocks_redline()
    docx = write_docx(redline)
    assert printed(word.accepted(docx)) == printed(write_docx(new_side(redline)))
    assert printed(word.rejected(docx)) == printed(write_docx(old_side(redline)))


def test_ticks_and_crosses_are_bullets() -> None:
    numbering = tree(write_docx(sample_blocks.blocks_policy()), "word/numbering.xml")
    glyphs = {level.get(w("val")) for level in numbering.iter(w("lvlText"))}
    assert {"✓", "✗"} <= glyphs


def test_welsh_words_say_so() -> None:
    root = tree(write_docx(sample_blocks.blocks_policy()))
    welsh = [words_of(run) for run in root.iter(w("r")) if list(run.iter(w("lang")))]
    assert welsh == ["Croeso i'r ardd.", "Caewch y giât."]


def test_a_number_stands_on_words_in_another_language_too() -> None:
    croeso = InLanguage(code="cy", blocks=(sample.para("Croeso."),))
    lines = printed(write_docx(one(croeso, each=Numbering.ROMAN, label="i.")))
    assert ("Clause", "i.", "Croeso.") in [(p.style, p.label, p.words) for p in lines]


# PICTURES


def sizes(docx: bytes) -> list[tuple[int, int]]:
    extents = [e for e in tree(docx).iter() if str(e.tag).endswith("drawing}extent")]
    extents += [e for e in tree(docx).iter() if str(e.tag).endswith("Drawing}extent")]
    return [(int(e.get("cx", "0")), int(e.get("cy", "0"))) for e in extents]


def test_a_picture_has_its_share_of_the_width_and_its_own_shape() -> None:
    image = Image(key="a", asset=Asset("a.png", "image/png", png(30, 10)), alt="A", width=50)
    (size,) = sizes(write_docx(one(image)))
    assert size == (9298 * 635 // 2, round(9298 * 635 / 6))


def test_the_same_picture_stands_in_the_file_once() -> None:
    asset = Asset("a.png", "image/png", png())
    images = [Image(key=key, asset=asset, alt=f"Gate {key}") for key in "ab"]
    docx = write_docx(one(*images))
    assert [name for name in parts(docx) if "media" in name] == ["word/media/picture1.png"]
    about = [e for e in tree(docx).iter() if str(e.tag).endswith("}docPr")]
    assert [e.get("descr") for e in about] == ["Gate a", "Gate b"]
    assert len({e.get("id") for e in about}) == 2


def test_a_drawing_has_a_picture_beside_it(tmp_path: Path) -> None:
    docx = write_docx(sample_blocks.blocks_policy())
    assert parts(docx)["word/media/picture1.svg"] == sample_blocks.PICTURE.data
    width, height = struct.unpack(">II", parts(docx)["word/media/picture1.png"][16:24])
    assert width > 1
    assert height > 1
    (tmp_path / "a.docx").write_bytes(docx)
    assert validate_docx(tmp_path / "a.docx") == []


# A start, two segments that say other things, and the frame that says the size.
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x06abcd\xff\xc4\x00\x04ab"
    b"\xff\xc0\x00\x0b\x08\x00\x14\x00\x3c\x01\x01\x11\x00"
)


@pytest.mark.parametrize(
    ("media_type", "data", "size"),
    [
        ("image/png", png(60, 20), (60, 20)),
        ("image/jpeg", JPEG, (60, 20)),
        ("image/gif", b"GIF89a\x3c\x00\x14\x00", (60, 20)),
        ("image/svg+xml", b'<svg viewBox="0 0 60 20"/>', (60, 20)),
        ("image/svg+xml", b'<svg width="60" height="20"/>', (60, 20)),
        ("image/svg+xml", b"<svg/>", (1, 1)),
        ("image/jpeg", b"\xff\xd8\xff\xd9", (1, 1)),
        ("image/png", b"\x89PNG", (1, 1)),
    ],
)
def test_a_pictures_size_is_read(media_type: str, data: bytes, size: tuple[int, int]) -> None:
    assert picture_size(Asset("a", media_type, data)) == size


# FORMS


def test_each_place_to_answer_is_a_control_of_its_kind() -> None:
    root = tree(write_docx(sample_blocks.blocks_policy()))
    kinds = Counter(
        str(part.tag).rpartition("}")[2]
        for properties in root.iter(w("sdtPr"))
        for part in properties
    )
    assert kinds["text"] == 5
    assert kinds["date"] == 3
    assert kinds["dropDownList"] == 1
    assert kinds["checkbox"] == 3


def test_every_control_has_a_name_and_a_number_of_its_own() -> None:
    root = tree(write_docx(sample_blocks.blocks_policy()))
    controls = [p for p in root.iter(w("sdtPr")) if p.find(w("alias")) is not None]
    names = [next(p.iter(w("alias"))).get(w("val")) for p in controls]
    assert "What you will need: A class to help, Ages" in names
    assert "Visitor: Date" in names
    numbers = [next(p.iter(w("id"))).get(w("val")) for p in controls]
    assert len(set(numbers)) == len(numbers) == 12
    tags = [next(p.iter(w("tag"))).get(w("val")) for p in controls]
    assert len(set(tags)) == len(tags)


def test_a_choice_can_be_made_on_screen_and_on_paper() -> None:
    docx = write_docx(sample_blocks.blocks_policy())
    shown = [item.get(w("displayText")) for item in tree(docx).iter(w("listItem"))]
    assert shown == ["The pond", "The orchard"]
    assert "The pond / The orchard" in [line.words for line in printed(docx)]


def test_what_is_filled_in_already_is_words() -> None:
    root = tree(write_docx(sample_blocks.blocks_policy()))
    site = next(cell for cell in root.iter(w("tc")) if words_of(cell) == "Alderbrook")
    assert not list(site.iter(w("sdt")))


def test_boxes_are_read_down_their_columns() -> None:
    form = sample_blocks.visit_form()
    ticks = next(row for row in form.rows if isinstance(row, FormTicks))
    plain_boxes = replace(ticks, options=tuple(replace(o, tail="") for o in ticks.options))
    rows = tuple(plain_boxes if row is ticks else row for row in form.rows)
    root = tree(write_docx(one(replace(form, rows=rows))))
    row = next(row for row in root.iter(w("tr")) if "Tools" in words_of(row))
    cells = [[words_of(p).split() for p in cell.iter(w("p"))] for cell in row.iter(w("tc"))]
    assert cells[1:] == [
        [["☐", "Tools"], ["☐", "Water"]],
        [["☐", "A", "class", "to", "help"]],
    ]


def test_a_box_with_a_space_to_write_in_has_the_whole_width() -> None:
    root = tree(write_docx(sample_blocks.blocks_policy()))
    row = next(row for row in root.iter(w("tr")) if "Tools" in words_of(row))
    cells = [[words_of(p).split() for p in cell.iter(w("p"))] for cell in row.iter(w("tc"))]
    assert cells[1:] == [
        [["☐", "Tools"], ["☐", "Water"], ["☐", "A", "class", "to", "help:", "Ages"]]
    ]


def test_a_field_that_comes_with_its_row_is_a_control_and_one_that_goes_is_not() -> None:
    rows = {
        words_of(row).split("\u2003")[0]: bool(list(row.iter(w("sdt"))))
        for row in tree(write_docx(sample_blocks.blocks_redline())).iter(w("tr"))
    }
    assert rows["On which day"]
    assert not rows["Your age"]


def test_a_form_in_a_redline_that_does_not_change_stays_a_form() -> None:
    form = sample_blocks.visit_form()
    document = replace(one(form), revision=sample.redline().revision)
    alone = one(form)

    def controls(docx: bytes) -> int:
        return len(list(tree(docx).iter(w("sdt"))))

    assert controls(write_docx(document)) == controls(write_docx(alone)) == 13


def test_a_form_says_what_it_is() -> None:
    captions = [
        c.get(w("val"))
        for c in tree(write_docx(sample_blocks.blocks_policy())).iter(w("tblCaption"))
    ]
    assert captions == ["At a glance", "Request to visit the garden", "Document control"]


def test_any_kind_of_field_can_come_or_go() -> None:
    fields = tuple(
        FormField(key=f"{kind.value}{mark.value}", label=sample.words("x"), kind=kind, mark=mark)
        for kind in FieldKind
        for mark in Mark
    )
    form = Form(key="f", title=sample.words("F"), rows=fields)
    redline = replace(one(form), revision=sample.redline().revision)
    docx = write_docx(redline)
    assert printed(word.accepted(docx)) == printed(write_docx(new_side(redline)))
    assert printed(word.rejected(docx)) == printed(write_docx(old_side(redline)))
