"""Strange files of every kind: told or written, never a traceback and never our own fault."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from policyloom.compile import compile_policy, load
from policyloom.diagnostics.as_text import Screen, text_report
from policyloom.diagnostics.faults import REPORT
from policyloom.diagnostics.findings import gather
from policyloom.document import Asset
from policyloom.resolve.documents import targets
from policyloom.store.reading import decode_text
from policyloom.word.apart import TOLD, NotReadError
from policyloom.word.home import read_home
from policyloom.word.manuscripts import read_manuscript
from policyloom.word.package import whole
from policyloom.word.pictures import pictures_in
from policyloom.word.replying import with_comments
from policyloom.writers import write
from policyloom.writers.assets import asset_problem
from policyloom.yaml.formatting import formatted
from tests.letterheads import letterhead
from tests.pages import made
from tests.support import cases
from tests.support.mutants import how_many, strange_bytes, strange_package, strange_text

if TYPE_CHECKING:
    from collections.abc import Callable

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">
<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
<g transform="scale(1)">
<rect x="1" y="1" width="30" height="9" fill="url(#a)"/>
<text x="3" y="4">Oak</text>
</g></svg>"""


def picture(form: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 20), (9, 99, 99)).save(data, form)
    return data.getvalue()


def bytes_of_svg(_data: bytes, chance: Random) -> bytes:
    return strange_text(SVG, chance).encode()


FILES: dict[str, tuple[str, Callable[[], bytes], Callable[[bytes, Random], bytes]]] = {
    "letterhead.docx": (WORD, letterhead, strange_package),
    "bytes.docx": (WORD, letterhead, strange_bytes),
    "drawing.svg": ("image/svg+xml", SVG.encode, bytes_of_svg),
    "crest.png": ("image/png", lambda: picture("PNG"), strange_bytes),
    "crest.jpg": ("image/jpeg", lambda: picture("JPEG"), strange_bytes),
}


def test_a_strange_source_is_told_of_or_printed() -> None:
    pages = [cases.files(page.read_text("utf-8")) for page in cases.pages()]
    for seed in range(how_many(100, 10_000)):
        chance = Random(seed)  # noqa: S311 - the same mutants every time
        files = dict(chance.choice(pages))
        path = chance.choice(sorted(files))
        files[path], unseen = decode_text(path, strange_text(files[path], chance).encode())
        library, general = load(files, cases.schemas(), cases.ASSETS, cases.unusable)
        compiled = {f"{one}": compile_policy(library, one) for one in targets(library)}
        for one in compiled.values():
            assert one.document is None or write(one.document, "text"), seed
        problems = {name: one.diagnostics for name, one in compiled.items()}
        report = text_report(gather((*unseen, *general), problems), files, Screen(width=90))
        assert REPORT not in report, (seed, report)
        formatted(files[path], path)


@pytest.mark.parametrize("name", FILES)
def test_a_strange_asset_is_refused_or_printed(name: str) -> None:
    kind, whole, changed = FILES[name]
    plain = made("decimal_policy")
    data = whole()
    for seed in range(how_many(20, 2_000)):
        asset = Asset(name, kind, changed(data, Random(seed)))  # noqa: S311 - as above
        problem = asset_problem(asset)
        assert REPORT not in (problem or ""), (seed, problem)
        if problem is None:
            place: dict[str, Any] = {"letterhead" if kind == WORD else "logo": asset}
            look = replace(plain.look, logo_alt="Oak", **place)
            assert write(replace(plain, look=look), "docx" if kind == WORD else "html"), seed


def test_a_strange_word_file_is_refused_or_told_by_its_reader() -> None:
    data = write(made("decimal_policy"), "docx")
    for seed in range(how_many(20, 2_000)):
        chance = Random(seed)  # noqa: S311 - as above
        strange = chance.choice((strange_package, strange_bytes))(data, chance)
        for reader in (read_manuscript, read_home):
            try:
                found = reader(strange)
            except NotReadError:
                continue
            said = json.dumps(TOLD.write(found), ensure_ascii=False).encode("utf-8", "replace")
            assert TOLD.read(json.loads(said), type(found)), seed


@pytest.mark.parametrize("method", [12, 99])
def test_a_part_that_cannot_be_unpacked_is_told(method: int) -> None:
    data = bytearray(letterhead())
    for sign, offset in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        start = -1
        while (start := data.find(sign, start + 1)) >= 0:
            data[start + offset] = method
    strange = bytes(data)
    assert pictures_in(strange, ["word/media/crest.png"]) == {}
    assert "is damaged" in (asset_problem(Asset("letterhead.docx", WORD, strange)) or "")
    for reader in (read_home, lambda one: with_comments(one, {})):
        with pytest.raises(NotReadError, match="is damaged"):
            reader(strange)


def test_a_drawing_that_cannot_be_drawn_is_told_before_it_is_written() -> None:
    for size in ("0", "-4"):
        data = SVG.replace('width="40"', f'width="{size}"').replace(' viewBox="0 0 40 20"', "")
        problem = asset_problem(Asset("drawing.svg", "image/svg+xml", data.encode()))
        assert "it cannot be drawn" in (problem or "")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('width="40"', 'width="nan"', "`width` is nan, which is no number"),
        ("scale(1)", "scale(-inf, 1)", "`transform` is scale(-inf, 1), which is no number"),
        ('x="1"', 'x="500"', "it shows nothing"),
        ('fill="url(#a)"', 'fill="none"', "it shows nothing"),
    ],
)
def test_a_drawing_of_no_numbers_or_of_nothing_is_told(old: str, new: str, told: str) -> None:
    data = SVG.replace("<text", "<title").replace("</text", "</title").replace(old, new)
    assert told in (asset_problem(Asset("drawing.svg", "image/svg+xml", data.encode())) or "")


def test_a_drawing_in_another_encoding_is_told() -> None:
    drawing = Asset("drawing.svg", "image/svg+xml", SVG.encode("utf-16"))
    assert "save it as UTF-8" in (asset_problem(drawing) or "")


@pytest.mark.parametrize("said", ["", "-1", "\u00b2", "9" * 5000, "{the}", "1.5"])
def test_what_is_no_whole_number_that_word_could_mean_is_passed_over(said: str) -> None:
    assert whole(said, 7) == 7
    assert whole("12", 7) == 12
