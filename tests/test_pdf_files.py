"""What a PDF may use: our typeface, its own pictures, and nothing else from anywhere."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from policyloom.document import Asset, Text
from policyloom.writers import CannotWriteError, write
from tests.pages import SAMPLES, made, pdf_of

if TYPE_CHECKING:
    from policyloom.document import Document

pytestmark = pytest.mark.needs("pango")


@pytest.mark.parametrize("name", SAMPLES)
def test_only_our_typeface_is_embedded(name: str) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(name))) as pdf:
        fonts = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        ]
        names = {str(font.FontName).split("+")[1] for font in fonts}
        assert all("/FontFile2" in font for font in fonts)
        used = [t for t in pdf.objects if isinstance(t, pikepdf.Dictionary) and "/BaseFont" in t]
        assert {str(font.BaseFont).split("+")[1] for font in used} == names
    assert names <= {
        *("Source-Sans-Pro", "Source-Sans-Pro-Bold"),
        *("Source-Sans-Pro-Italic", "Source-Sans-Pro-Bold-Italic"),
    }
    assert "Source-Sans-Pro" in names


def test_welsh_letters_are_letters_of_the_typeface() -> None:
    document = replace(made("decimal_policy"), title=(Text("Polisi dŵr a thŷ, ẁ ẅ ỳ Ŵ Ŷ"),))
    assert write(document, "pdf").startswith(b"%PDF-1.7")


def with_logo(logo: Asset) -> Document:
    document = made("decimal_policy")
    return replace(document, look=replace(document.look, logo=logo))


def drawing(content: str) -> Asset:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 9 9" width="9" height="9">{content}</svg>'
    )
    return Asset("logo.svg", "image/svg+xml", svg.encode())


REACHING = [
    '<image href="https://example.org/a.png" width="9" height="9"/>',
    '<image href="file:///etc/hostname" width="9" height="9"/>',
    '<image xlink:href="http://127.0.0.1:1/a.png" width="9" height="9"/>',
    '<image href="ftp://example.org/a.png" width="9" height="9"/>',
    "<style>@import url(https://example.org/a.css);</style>",
    '<style>@import "file:///etc/hostname";</style>',
    "<style>@font-face { font-family: x; src: url(https://example.org/a.ttf) }</style>",
]


@pytest.mark.parametrize("content", REACHING)
def test_a_picture_that_asks_for_something_else_is_refused(content: str) -> None:
    with pytest.raises(CannotWriteError) as refused:
        write(with_logo(drawing(content)), "pdf")
    assert "picture" in refused.value.obstacle.reason
    assert "hold all that it shows" in refused.value.obstacle.remedy
    assert len(str(refused.value)) < 500


@pytest.mark.parametrize("content", REACHING)
def test_nothing_is_asked_of_the_network_or_the_disk(
    content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket  # noqa: PLC0415
    from urllib import request  # noqa: PLC0415

    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda *args: asked.append(args))
    monkeypatch.setattr(request.OpenerDirector, "open", lambda *args, **_: asked.append(args))
    with pytest.raises(CannotWriteError):
        write(with_logo(drawing(content)), "pdf")
    assert asked == []


def test_a_picture_that_holds_all_it_shows_is_drawn_with_our_typeface() -> None:
    pdf = write(with_logo(drawing('<text x="1" y="8" font-family="Arial">a</text>')), "pdf")
    assert b"Source-Sans-Pro" in fonts_in(pdf)


def fonts_in(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return b" ".join(
            str(thing.BaseFont).encode()
            for thing in opened.objects
            if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing
        )


@pytest.mark.parametrize("data", [b"not a picture", b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_a_broken_picture_is_refused(data: bytes) -> None:
    with pytest.raises(CannotWriteError, match="logo"):
        write(with_logo(Asset("logo.png", "image/png", data)), "pdf")


def test_letters_that_the_typeface_lacks_are_named() -> None:
    document = replace(
        made("decimal_policy"), title=(Text("Dobrodošli \U00012000\U00012001 and “quotes”"),)
    )
    with pytest.raises(CannotWriteError) as refused:
        write(document, "pdf")
    reason = refused.value.obstacle.reason
    assert "“\U00012000” (U+12000), “\U00012001” (U+12001)" in reason
    assert "š" not in reason
    assert write(document, "html")


def test_after_a_refusal_the_next_document_is_written() -> None:
    with pytest.raises(CannotWriteError):
        write(with_logo(drawing(REACHING[0])), "pdf")
    assert write(made("decimal_policy"), "pdf") == pdf_of("decimal_policy")
