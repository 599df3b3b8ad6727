"""Addresses and long words on paper: nothing leaves the page, no line ends with a lost hyphen."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyloom.writers import CannotWriteError, write
from policyloom.writers.addresses import ADDRESS, addresses
from tests.pages import made
from tests.sample import bullets, cell, para, provision, register, row, section

EMAIL = "complaints-and-appeals@lowfold-and-sedgeholm-trust.example.org"
NAMES = "guidance-for-schools/" * 6 + "Working_safely_with_recordings" * 5
WEB = f"https://www.example.org/{NAMES}.pdf"
SHORT = "office@cae-ysgaw.example.org"
WORD = "Donaudampfschifffahrt" * 9
LEADS = ["so " * number for number in range(10, 34)]
PADDING = [" ".join(["so"] * number) for number in range(0, 24, 3)]


@given(st.text(st.sampled_from("ab-@./ :w"), max_size=120))
def test_every_letter_is_kept_in_order(words: str) -> None:
    assert "".join(plain + "".join(pieces) for plain, pieces in addresses(words)) == words


@given(st.integers(1, 30), st.integers(1, 200))
def test_no_piece_ends_with_a_hyphen(every: int, length: int) -> None:
    name = "".join("-" if at % (every + 1) == every else "a" for at in range(length))
    for _, pieces in addresses(f"office@{name}.example.org"):
        assert not [piece for piece in pieces[:-1] if piece.endswith("-")]


def test_a_browser_keeps_a_short_address_on_its_line() -> None:
    one = provision("a/b", "", "", para(f"Ask ({SHORT}) or {EMAIL} or office@example.org."))
    page = write(replace(made("decimal_policy"), sections=(section("a", "", "T", one),)), "html")
    assert f'<span class="address">{SHORT}</span></a>)' in page.decode()
    assert page.count(b'class="address"') == 1


@pytest.mark.needs("pango", "poppler")
@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_what_is_copied_from_a_pdf_is_the_address(engine: str) -> None:
    if engine == "typst":
        pytest.importorskip("typst", reason="needs the extra typst")
    blocks = [para(f"{lead} {EMAIL} and {WEB} and {WORD}") for lead in PADDING]
    narrow = register(row(cell(EMAIL), cell("x"), cell("word " * 20), cell("y"), cell(WEB)))
    cells = tuple(row(cell(f"{lead} ({SHORT})")) for lead in LEADS)
    wide = replace(narrow, widths=(100,), header=(row(cell("Where")),), rows=cells)
    one = provision("a/b", "", "", *blocks, bullets(EMAIL, WEB, WORD), narrow, wide)
    body = (section("a", "", "T", one),)
    pdf = write(
        replace(made("decimal_policy"), control=(), notices=(), sections=body), "pdf", engine
    )
    reader = ["pdftotext", "-layout", "-", "-"]
    done = subprocess.run(reader, input=pdf, check=True, capture_output=True)
    lines = done.stdout.decode().split("\n")
    assert [line for line in lines if line.rstrip().endswith("-")] == []
    together = "".join("".join(lines).split())
    assert together.count(EMAIL) >= len(PADDING)
    assert sum(f"({SHORT})" in line for line in lines) == len(LEADS)


@pytest.mark.needs("pango")
def test_words_that_leave_the_paper_refuse_the_pdf() -> None:
    from weasyprint import HTML  # noqa: PLC0415 - needs Pango

    from policyloom.writers.pdf.faults import refuse_words_off_the_page  # noqa: PLC0415 - as above

    refuse_words_off_the_page(HTML(string=f"<p>{'word ' * 99}").render())
    page = HTML(string=f'<p style="white-space: nowrap">{"word " * 99}').render()
    with pytest.raises(CannotWriteError, match="on page 1 words would leave the paper: “word"):
        refuse_words_off_the_page(page)


@pytest.mark.needs("pango")
def test_a_word_that_would_take_minutes_refuses_the_pdf() -> None:
    one = provision("a/b", "", "", para(f"one {'a' * 4001} two"))
    document = replace(made("decimal_policy"), sections=(section("a", "", "T", one),))
    with pytest.raises(CannotWriteError, match="a word has 4001 letters: “aaa"):
        write(document, "pdf")


@pytest.mark.parametrize("before", ["", "(", "<", "a ", "b@c.example.org "])
def test_a_word_is_looked_at_once_however_long_it_is(before: str) -> None:
    """From each of its letters a search would be a matter of minutes in a document."""
    longest = "a" * 200
    assert [one.start() for one in ADDRESS.finditer(f"{before}{longest}@x")][-1] == len(before)
    assert ADDRESS.match(f"{before}{longest}@x", len(before) + 1) is None
