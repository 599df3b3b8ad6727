"""Every policy of every body: it compiles, and its formats are valid and carry the same words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from policyloom.document import Document, plain
from policyloom.resolve.documents import targets
from policyloom.writers import write
from tests import content, word
from tests.pages import html_words, pages_of, quiet_pdf
from tests.support.aloud import read_aloud, said_words
from tests.support.docx import validate_docx
from tests.support.html import axe, validate_html
from tests.support.pdf import validate_pdf
from tests.support.sampling import or_all

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from policyloom.source import Target

WORD = re.compile(r"\w+")
FEWEST = 5
"""Lines of words on a sheet at least, the footer among them."""
EVERY = targets(content.library())
SHAPES = tuple({target.policy: target for target in reversed(EVERY)}.values())
"""One document of each policy; in every run these stand for all the bodies that have it."""
BODIES = tuple({target.body: target for target in reversed(EVERY)}.values())
"""One document of each body."""


def document(target: Target) -> Document:
    """Return a draft that must be there."""
    return content.made(str(target))


@cache
def bytes_of(target: Target, to: str) -> bytes:
    """Return a draft in a format; each is written once in a process."""
    made = document(target)
    return quiet_pdf(made) if to == "pdf" else write(made, to)


def test_the_content_has_no_errors() -> None:
    """Nor anything to be warned of: whoever asks for the library is told so."""
    assert content.library().broken == frozenset()
    assert len({target.body for target in EVERY}) >= 20


@pytest.mark.parametrize("target", EVERY, ids=str)
def test_every_policy_of_every_body_compiles_and_holds_no_token(target: Target) -> None:
    made = document(target)
    words = write(made, "text").decode()
    assert "{" not in words
    assert "}" not in words
    assert not [s for s in made.sections if not s.provisions]


# THE SAME WORDS AND NUMBERS


def spoken(words: str) -> list[str]:
    """Return words without punctuation, which formats set in their own way."""
    return WORD.findall(words)


def web_words(target: Target) -> list[str]:
    """Return the words of the web page."""
    return spoken(" ".join(html_words(bytes_of(target, "html"))))


def word_words(target: Target) -> list[str]:
    """Return the words of the Word file with the numbers that Word prints.

    Page numbers of the contents are left out, and the numbers of lists, which a web page prints
    as markers.
    """
    docx = bytes_of(target, "docx")
    counter = word.Counter(docx)
    lines = []
    for paragraph in word.tree(docx).iter(word.w("p")):
        style = word.style_of(paragraph)
        label = counter.label(paragraph)
        words = word.words_of(paragraph)
        if style == "TOC1":
            words = re.sub(r"\t\d+$", "", words)
        lines.append(words if style.startswith("List") else f"{label} {words}")
    return spoken(" ".join(lines))


@pytest.mark.parametrize("target", or_all(SHAPES, BODIES), ids=str)
def test_each_word_file_is_sound_and_says_what_the_web_page_says(
    target: Target, tmp_path: Path
) -> None:
    path = tmp_path / "policy.docx"
    path.write_bytes(bytes_of(target, "docx"))
    assert validate_docx(path) == []
    assert word_words(target) == web_words(target)


@pytest.mark.needs("pango", "poppler")
@pytest.mark.parametrize("target", or_all(SHAPES, BODIES), ids=str)
def test_each_pdf_meets_both_profiles_and_says_what_the_web_page_says(
    target: Target, tmp_path: Path
) -> None:
    path = tmp_path / "policy.pdf"
    path.write_bytes(bytes_of(target, "pdf"))
    assert validate_pdf(path) == []
    page = "".join(html_words(bytes_of(target, "html")))
    assert said_words(read_aloud(path.read_bytes())) == page
    # A cover aside, no sheet has only a few lines above its footer.
    sheets = [sheet.split("\n") for sheet in pages_of(path.read_bytes())]
    counts = [sum(bool(line.strip("• ")) for line in sheet) for sheet in sheets]
    assert min(counts[1:], default=FEWEST) >= FEWEST


@pytest.mark.parametrize("target", SHAPES, ids=str)
def test_the_text_prints_every_label_and_title(target: Target) -> None:
    made = document(target)
    text = spoken(write(made, "text").decode())
    joined = " ".join(text)
    for section in made.sections:
        assert " ".join(spoken(f"{section.label} {plain(section.title)}")) in joined


# VALID


def pages(folder: Path, targets: Iterable[Target]) -> list[Path]:
    """Write the web page of each document."""
    made = []
    for number, target in enumerate(targets):
        path = folder / f"{number}.html"
        path.write_bytes(bytes_of(target, "html"))
        made.append(path)
    return made


@pytest.mark.needs("java")
def test_every_bodys_web_page_is_valid(tmp_path: Path) -> None:
    assert validate_html(pages(tmp_path, BODIES)) == []


@pytest.mark.needs("chromium")
def test_the_web_pages_of_every_trust_are_accessible(tmp_path: Path) -> None:
    """The schools of a trust have its look and its policies: one of them stands for all."""
    some = {
        (target.body.partition("/")[0], "/" in target.body, target.policy): target
        for target in (*BODIES, *SHAPES)
    }
    assert axe(pages(tmp_path, or_all(SHAPES, [*some.values()]))) == []
