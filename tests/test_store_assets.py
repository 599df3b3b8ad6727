"""Pictures and letterheads that cannot be used are refused where an overlay names them."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from policyloom.document import Asset
from policyloom.writers.assets import WORD, asset_problem
from tests.projects import copy_project, run

if TYPE_CHECKING:
    from pathlib import Path

LOGO = "trusts/alderbrook/images/logo.png"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 1, height: int = 1) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\0")
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


def svg(words: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{words}</svg>'.encode()


def jpeg(colours: str, turned: int = 0) -> bytes:
    """Return a picture as Pillow writes it, perhaps with a camera's note of how it was held."""
    made, notes = io.BytesIO(), Image.Exif()
    if turned:
        notes[0x0112] = turned
    Image.new(colours, (9, 6)).save(made, "JPEG", exif=notes)
    return made.getvalue()


BOMB = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + svg("&b;")


@pytest.mark.parametrize(
    ("media_type", "data", "words"),
    [
        ("image/png", png(), None),
        ("image/png", png() + b"padding after the end", None),
        ("image/png", b"GIF89a", "is not a PNG picture"),
        ("image/png", png()[:-6], "is a damaged PNG picture"),
        ("image/png", png().replace(b"IDAT", b"IDAX"), "is a damaged PNG picture"),
        ("image/png", b"\x89PNG\r\n\x1a\n" + b"\xff" * 40, "is a damaged PNG picture"),
        ("image/png", png(60_000, 60_000), "is 60000 by 60000 pixels"),
        ("image/png", png(0, 5), "is 0 by 5 pixels"),
        ("image/jpeg", b"\xff\xd8\xff\xe0 words \xff\xd9", None),
        ("image/jpeg", png(), "is not a JPEG picture"),
        ("image/jpeg", b"\xff\xd8\xff\xe0 words", "is a damaged JPEG picture"),
        ("image/svg+xml", svg("<path d='M0 0'/>"), None),
        ("image/svg+xml", svg("<path"), "is a damaged SVG picture"),
        ("image/svg+xml", b"<html/>", "is not an SVG picture"),
        ("image/svg+xml", BOMB, "declares entities"),
        ("image/svg+xml", svg("<script>x()</script>"), "holds a script"),
        ("image/svg+xml", svg("<rect onclick='x()'/>"), "holds a script"),
        ("image/svg+xml", svg("<foreignObject/>"), "holds a script or a page"),
        ("image/svg+xml", svg("<image href='badge.png'/>"), "shows another file"),
        ("image/svg+xml", svg("<image href='//example.org/a.png'/>"), "shows another file"),
        ("image/svg+xml", svg("<rect style='fill: url(a.svg#b)'/>"), "shows another file"),
        ("image/svg+xml", svg("<style>@import 'a.css';</style>"), "shows another file"),
        ("image/svg+xml", svg("<rect fill='url(#a)'/><use href='#b'/>"), None),
        ("image/jpeg", jpeg("CMYK"), "are those of a printing press"),
        ("image/jpeg", jpeg("L"), None),
        *(("image/jpeg", jpeg("RGB", turned=n), "its camera was turned") for n in range(2, 9)),
        ("image/jpeg", jpeg("RGB", turned=1), None),
        (WORD, b"not a zip", "is not a Word file"),
        ("", b"anything", "is neither a picture nor a Word file"),
    ],
)
def test_a_file_is_looked_at_before_it_is_used(
    media_type: str, data: bytes, words: str | None
) -> None:
    problem = asset_problem(Asset("x", media_type, data))
    assert words in problem if words and problem else problem is words


def test_a_broken_logo_is_refused_where_the_overlay_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_project(tmp_path / "project")
    (root / LOGO).write_bytes(png()[:20])
    said = run(capsys, "check", "alderbrook", "--root", str(root))
    assert said.status == 1
    assert "damaged PNG picture" in said.out
    assert "--> trusts/alderbrook/overlay.yaml:" in said.out
