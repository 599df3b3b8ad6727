"""Every PDF keeps to PDF/UA-1 and PDF/A-2a, and nothing in it makes WeasyPrint complain."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from policyloom.document import Asset, Look
from tests.pages import SAMPLES, made, pdf_of, quiet_pdf, reader
from tests.sample import bullets, para, provision, register, section, shelters, words
from tests.sample_blocks import PICTURE
from tests.support.pdf import validate_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.document import Document

pytestmark = pytest.mark.needs("pango")

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d4944415478da63fccfc0500f0004850180849a8c210000000049454e44ae426082"
)


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_pass_both_standards(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(pdf_of(name))
    assert validate_pdf(path) == []


def long_policy() -> Document:
    """Return a document whose table, list, paragraph and nested list all run over pages."""
    many = bullets(*(f"Item {number} of a list that is long" for number in range(80)))
    clauses = (
        provision("a/table", "1.1", "", "The table:", register(*shelters(90))),
        provision("a/list", "1.2", "A list", many),
        provision("a/text", "1.3", "", para("A paragraph that goes on. " * 600)),
    )
    return replace(made("decimal_policy"), sections=(section("a", "1.0", "Long", *clauses),))


def looks() -> dict[str, Document]:
    policy = made("policy")
    logos = (Asset("a.png", "image/png", PIXEL), PICTURE)
    return {
        "png": replace(policy, look=Look(logo=logos[0], logo_alt="A dot", cover=True)),
        "svg": replace(policy, look=Look(logo=logos[1], size=14, strapline="On we go")),
        "silent": replace(policy, look=Look(logo=logos[1]), control=(), notices=()),
        "bare": replace(policy, control=(), notices=(), sections=(), language="cy"),
        "long": long_policy(),
        "ruled": replace(
            made("redline"), look=Look(heading_style="ruled", control_layout="lines")
        ),
        "banded": replace(policy, look=Look(heading_style="banded", control_place="end")),
        "small": replace(policy, look=Look(paper="A5", cover=True, size=9)),
        "american": replace(policy, look=Look(paper="letter", cover=True)),
    }


LOOKS = ["png", "svg", "silent", "bare", "long", "ruled", "banded", "small", "american"]


@pytest.mark.parametrize("name", LOOKS)
def test_other_looks_and_lengths_pass_as_well(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(quiet_pdf(looks()[name]))
    assert validate_pdf(path) == []


@pytest.mark.parametrize(
    ("name", "width", "height"), [("png", 210, 297), ("small", 148, 210), ("american", 216, 279)]
)
def test_every_sheet_is_of_the_body_s_paper(name: str, width: int, height: int) -> None:
    sheets = reader(quiet_pdf(looks()[name])).pages
    sizes = {
        (
            round(float(sheet.mediabox.width) / 72 * 25.4),
            round(float(sheet.mediabox.height) / 72 * 25.4),
        )
        for sheet in sheets
    }
    assert sizes == {(width, height)}
    # A cover is one sheet, and the contents follow on the next.
    assert "Contents" not in sheets[0].extract_text()
    assert "Contents" in sheets[1].extract_text()


def test_no_stream_seems_a_byte_short(tmp_path: Path) -> None:
    """Of every 256 streams one ends in a carriage return; sixty files make sure that some do."""
    found = 0
    for number in range(60):
        document = replace(made("decimal_policy"), title=words(f"Garden {number}"), sections=())
        pdf = quiet_pdf(document)
        assert b"\r\nendstream" not in pdf
        if b"\r\rendstream" in pdf:
            found += 1
            path = tmp_path / f"{number}.pdf"
            path.write_bytes(pdf)
            assert validate_pdf(path) == []
    assert found > 0


def test_a_picture_keeps_its_alternative_text() -> None:
    with pikepdf.open(io.BytesIO(quiet_pdf(looks()["png"]))) as pdf:
        tags = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        figures = [str(tag.Alt) for tag in tags if tag.get("/S") == "/Figure"]
    assert figures == ["A dot"]
