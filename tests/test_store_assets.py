"""Pictures and letterheads that cannot be used are refused where an overlay names them."""

from __future__ import annotations

import io
import struct
import zlib
from base64 import b64encode
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


def png(
    width: int = 1, height: int = 1, *, bits: int = 8, colours: int = 0, pixels: bytes = b"\0\0"
) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(pixels))
        + chunk(b"IEND", b"")
    )


def photo(form: str, pictures: int = 1) -> bytes:
    """Return a picture as Pillow writes it; several of them move."""
    made = io.BytesIO()
    first, *others = (Image.new("L", (9, 6), at) for at in range(pictures))
    first.save(made, form, save_all=pictures > 1, append_images=others)
    return made.getvalue()


def svg(words: str, size: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{words}</svg>'.encode()


def held(kind: str, data: bytes) -> str:
    """Return a picture that a drawing holds."""
    return f"<image href='data:image/{kind};base64,{b64encode(data).decode()}'/>"


DOUBLED = "<rect id='a0'/>" + "".join(
    f"<g id='a{n}'><use href='#a{n - 1}'/><use href='#a{n - 1}'/></g>" for n in range(1, 20)
)
SQUARE = "<rect id='a' width='9' height='9'/>"
SHEET = b"<?xml-stylesheet href='a.css'?>"


def jpeg(colours: str = "RGB", turned: int = 0) -> bytes:
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
        ("image/png", png(0, 5), "is a damaged PNG picture"),
        ("image/png", png(40, 40), "is a damaged PNG picture"),
        ("image/png", png(bits=16, pixels=b"\0\0\0"), None),
        ("image/png", png(colours=3), "names colours that it does not have"),
        ("image/png", photo("PNG", pictures=2), "moves, and paper does not"),
        ("image/png", photo("GIF"), "is not a PNG picture"),
        ("image/jpeg", b"\xff\xd8\xff\xe0 words \xff\xd9", "is a damaged JPEG picture"),
        ("image/jpeg", jpeg()[:-40] + b"\xff\xd9", "is a damaged JPEG picture"),
        ("image/jpeg", png(), "is not a JPEG picture"),
        ("image/jpeg", b"\xff\xd8\xff\xe0 words", "is a damaged JPEG picture"),
        ("image/svg+xml", svg("<path d='M0 0h9v9z'/>"), None),
        ("image/svg+xml", svg("<path d='M0 0'/>"), "it shows nothing"),
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
        ("image/svg+xml", svg(f"{SQUARE}<g fill='url(#a)'/><use href='#a'/>"), None),
        ("image/svg+xml", svg("<rect style='clip-path: url(\"#a\")'/>"), "that it has not got"),
        ("image/svg+xml", svg("<use href='#b'/>"), "that it has not got"),
        ("image/svg+xml", svg(f"<a href='#a'>{SQUARE}</a>"), None),
        ("image/svg+xml", svg("<a href='https://example.org/'><path d='M0 0'/></a>"), "a link"),
        ("image/svg+xml", svg("<a href='javascript:x()'/>"), "holds a script"),
        ("image/svg+xml", svg("<rect><animate dur='1s'/></rect>"), "it moves"),
        ("image/svg+xml", svg("<g id='a'><use href='#a'/></g>"), "draws more than 20,000 shapes"),
        ("image/svg+xml", svg(DOUBLED), "draws more than 20,000 shapes"),
        ("image/svg+xml", svg("", "viewBox='0 0 1 1000000'"), "more than 40 times as long"),
        ("image/svg+xml", svg("", "width='1in' height='1px'"), "more than 40 times as long"),
        ("image/svg+xml", svg(held("png", png())), None),
        ("image/svg+xml", svg(held("png", png()[:-6])), "inside it: it is a damaged PNG"),
        ("image/svg+xml", svg(held("jpeg", jpeg("CMYK"))), "inside it: its colours"),
        ("image/svg+xml", svg(held("svg+xml", svg(""))), "inside it: it is a drawing itself"),
        ("image/svg+xml", svg("<text>سلام</text>"), "has words in letters that"),
        ("image/svg+xml", SHEET + svg(""), "shows another file"),
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
