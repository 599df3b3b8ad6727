"""Letters of other scripts: printed in their own typefaces, or told at their line."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from policyloom.build.printing import unprintable
from policyloom.diagnostics import Severity, Span
from policyloom.document import Origin, Text
from policyloom.writers import fonts, write
from tests.pages import made, quiet_pdf
from tests.sample import para, provision, section
from tests.word import tree, w

if TYPE_CHECKING:
    from lxml import etree

    from policyloom.document import Document

SCRIPTS = {
    "Arabic": "اردو",
    "Hebrew": "עברית",
    "Devanagari": "नमन",
    "Bengali": "বলদ",
    "Tamil": "தமழ",
    "Thai": "ไทย",
    "Cyrillic": "Русский",
    "Greek": "Ελληνικά",
    "emoji": "✔ ☑ 😀",
    "signs": "→",
    "hyphen": "non\u2011breaking",
}
CHINESE = "中文"
EXTRA = {
    "chinese": ("pylopdf_fonts_zh_cn", CHINESE),
    "korean": ("pylopdf_fonts_ko", "한국어"),
    "symbols": ("pymupdf_fonts", "✗☒🗸"),
}
LACKING = "\U0001f9ff\U00013000"


def document(words: str, origin: Origin | None = None) -> Document:
    said = replace(para("x"), inlines=(Text(words, None, origin),))
    body = (section("a", "", "Title", provision("a/b", "", "", said)),)
    return replace(made("decimal_policy"), control=(), notices=(), sections=body)


def said_in(words: str) -> str:
    """Return the words of a PDF as programs that know both directions of writing read them."""
    pdf = quiet_pdf(document(words))
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, check=True, capture_output=True)  # noqa: S607
    return re.sub("[\u202a-\u202e]", "", "".join(done.stdout.decode().split()))


@pytest.mark.needs("pango", "poppler")
@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_every_script_is_printed_in_order(script: str) -> None:
    words = SCRIPTS[script]
    assert f"x{words}y".replace(" ", "") in said_in(f"x {words} y")
    assert fonts.lacking(words) == frozenset()


@pytest.mark.needs("pango", "poppler")
@pytest.mark.parametrize("extra", sorted(EXTRA))
def test_an_extra_is_printed_where_its_typeface_is(extra: str) -> None:
    package, words = EXTRA[extra]
    pytest.importorskip(package, reason=f"needs the extra {extra}")
    assert words in said_in(words)


def test_a_document_asks_only_for_what_it_needs() -> None:
    assert fonts.fallbacks_for("plain words, café, ŵy") == ()
    assert [one.family for one in fonts.fallbacks_for("اردو and ✔")] == [
        "Noto Sans Arabic",
        "Noto Emoji",
    ]


def test_a_letter_that_nothing_has_is_told_at_its_line() -> None:
    first, second = Span("a.yaml", 7, 9), Span("a.yaml", 8, 9)
    origin = Origin(span=first, layer="x", lines=((4, first), (5, second)))
    (told,) = unprintable(document("some\nof \U00013000", origin), strict=False)
    assert (told.severity, told.span.line, told.span.column) == (Severity.WARNING, 8, 12)
    assert "(U+13000)" in told.message
    (refused,) = unprintable(document("some\nof \U00013000", origin), strict=True)
    assert refused.severity is Severity.ERROR


@pytest.mark.parametrize("extra", sorted(EXTRA))
def test_an_extra_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch, extra: str
) -> None:
    packages = {package for package, _ in EXTRA.values()}
    monkeypatch.setattr(fonts, "find_spec", lambda name: None if name in packages else name)
    told = unprintable(document(EXTRA[extra][1][0]), strict=True)
    assert [one.hint for one in told] == [
        f'install the typeface for it: pip install "policyloom[{extra}]"'
    ]


def test_what_runs_from_right_to_left_is_said_to_word() -> None:
    words = "some اردو نام and עברית (12)"
    xml = tree(write(document(words), "docx"), "word/document.xml")
    runs = [run for run in xml.iter(w("r")) if any(map(str.strip, texts(run)))]
    right = ["".join(texts(run)) for run in runs if run.find(f"{w('rPr')}/{w('rtl')}") is not None]
    assert right == ["اردو نام", "עברית"]
    assert words in "".join(word for run in runs for word in texts(run))


def texts(run: etree._Element) -> list[str]:
    return [one.text or "" for one in run.iter(w("t"))]
