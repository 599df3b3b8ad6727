"""The Markdown of a clause: blocks, tokens and links, each with its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policyloom.diagnostics import Span
from policyloom.document import ListStyle
from policyloom.markdown import Place, read_line, read_wording
from policyloom.source.wording import (
    Bold,
    CrossLink,
    DataBlock,
    Italic,
    Token,
    WebLink,
    WordingHeading,
    WordingList,
    WordingNote,
    WordingParagraph,
    Words,
)
from policyloom.yaml import read as yamlspans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.diagnostics import Diagnostics
    from policyloom.source.wording import Piece, Pieces, Wording

FILE = "clauses/a/b.yaml"
HEAD = "clause: a/b\ntext: |\n"


def read(text: str) -> tuple[Wording, Diagnostics]:
    """Read a text as it stands in a file, two spaces in, from line 3."""
    source, _ = yamlspans.parse(HEAD + "".join(f"  {line}\n" for line in text.split("\n")), FILE)
    assert source
    place = Place(source.span(("text",)), block=True, lines=source.lines)
    return read_wording(source.data["text"], place)


def wording(text: str) -> Wording:
    blocks, problems = read(text)
    assert problems == ()
    return blocks


def codes(text: str) -> list[str]:
    return [problem.code for problem in read(text)[1]]


def simple(pieces: Iterable[Piece]) -> list[object]:
    """Return pieces without their places."""
    return [_simple(piece) for piece in pieces]


def _simple(piece: Piece) -> object:
    match piece:
        case Words(value):
            return value
        case Token(surface):
            return {surface}
        case Bold(inner):
            return ("bold", *simple(inner))
        case Italic(inner):
            return ("italic", *simple(inner))
        case WebLink(inner, url):
            return (url, *simple(inner))
        case CrossLink(inner, scheme, target):
            return (scheme, target, *simple(inner))


def paragraph(text: str) -> Pieces:
    (block,) = wording(text)
    assert isinstance(block, WordingParagraph)
    return block.pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phones stay off.", ["Phones stay off."]),
        ("Phones\nstay off.", ["Phones stay off."]),
        ("In {the school} now", ["In ", {"the school"}, " now"]),
        ("{a}{b}", [{"a"}, {"b"}]),
        ("{  the   school }", [{"the school"}]),
        ("**{school}** *now*", [("bold", {"school"}), " ", ("italic", "now")]),
        ("[us](https://a.example.org)", [("https://a.example.org", "us")]),
        ("[](cite:kcsie@2025#a)", [("cite", "kcsie@2025#a")]),
        ("[{school} rules](policy:x)", [("policy", "x", {"school"}, " rules")]),
        ("[](CLAUSE:a/b)", [("clause", "a/b")]),
        ("5 < 6 & 7 & 8", ["5 < 6 & 7 & 8"]),
        ("a \\* b", ["a * b"]),
        ("snake_case_word", ["snake_case_word"]),
        ('{"any words"}', [{'"any words"'}]),
    ],
)
def test_paragraphs(text: str, expected: list[object]) -> None:
    assert simple(paragraph(text)) == expected


def test_lists_nest_and_keep_their_style() -> None:
    (outer,) = wording("- one\n  - deeper\n- two\n\n  more")
    assert isinstance(outer, WordingList)
    assert outer.style is ListStyle.BULLET
    first, second = outer.items
    assert isinstance(first.blocks[1], WordingList)
    assert len(second.blocks) == 2
    (numbered,) = wording("1. one\n2. two")
    assert isinstance(numbered, WordingList)
    assert numbered.style is ListStyle.DECIMAL


def test_headings_notes_and_data_blocks() -> None:
    heading, note, data = wording("### When\n\n> Ask first.\n\n{channel register}")
    assert isinstance(heading, WordingHeading)
    assert isinstance(note, WordingNote)
    assert isinstance(data, DataBlock)
    assert (note.span.line, data.span) == (5, Span(FILE, 7, 3, 18))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{school", ["unclosed-token"]),
        ("school}", ["unclosed-token"]),
        ("{}", ["unclosed-token"]),
        ("{a\\}", ["unclosed-token"]),
        ("\\{a}", ["unclosed-token"]),
        ("\\{a {school}\\}", []),
        ("{a {b} c}", ["unclosed-token", "unclosed-token"]),
        ("a\n\n    b", []),
        ("```\na\n```", ["unsupported-markdown"]),
        ("`a`", ["unsupported-markdown"]),
        ("![a](b.png)", ["unsupported-markdown"]),
        ("~~a~~ {school}", ["unsupported-markdown"]),
        ("| a | {b |\n|---|---|\n| c | d |\n\nx", ["unsupported-markdown"]),
        ("a\n\n---\n\nb", ["unsupported-markdown"]),
        ("<b>a</b>", ["raw-html", "raw-html"]),
        ("<!-- a -->", ["raw-html"]),
        ("<script>\na\n</script>", ["raw-html"]),
        ("<https://a.example.org>", []),
        ("7 &amp; 8", ["raw-html"]),
        ("a&nbsp;b &#8217;", ["raw-html"]),
        ("**a **b", ["unsupported-markdown"]),
        (r"\*\*a", []),
        ("a\n---\n", ["unsupported-markdown"]),
        ("[a](https://a b.example.org)", ["link-unknown"]),
        ("[a](<https:\n//a>)", ["link-unknown"]),
        ("[a](https://)", ["link-unknown"]),
        ("[a](https:/b)", ["link-unknown"]),
        ("[a](http:b)", ["link-unknown"]),
        ("[a](https://a:b@example.org)", ["link-unsafe"]),
        ("[a](https://a.example.org:8080/b?c=d@e#f)", []),
        ("[a](HTTPS://A.example.org)", []),
        ("[a](tel:01)", ["link-unknown"]),
        ("-\n- a", ["empty-list-item"]),
        ("see {role duties}.", ["data-block-in-sentence"]),
        ("[a]()", ["link-empty"]),
        ("[](https://a.example.org)", ["link-without-words"]),
        ("[a](javascript:b)", ["link-unsafe"]),
        ("[a](JavaScript:b)", ["link-unsafe"]),
        ("[a](data:text/html,b)", ["link-unsafe"]),
        ("[a](vbscript:b) [a](file:///etc/passwd)", ["link-unsafe", "link-unsafe"]),
        ("[a](b.html)", ["link-unknown"]),
        ("[a](//example.org/b)", ["link-unknown"]),
        ("[a]( javascript:b )", ["link-unsafe"]),
        ("[a][b]\n\n[b]: javascript:c", ["unsupported-markdown"]),
    ],
)
def test_what_a_text_may_not_hold(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_places_are_exact_on_every_line() -> None:
    text = "Phones in {the school}\nand, **on {trips}**, see [](cite:x).\n\n- {staff}\n  - {head}"
    first, second = wording(text)
    assert isinstance(first, WordingParagraph)
    spans = {p.surface: p.span for p in first.pieces if isinstance(p, Token)}
    assert spans == {"the school": Span(FILE, 3, 13, 12)}
    (bold,) = (p for p in first.pieces if isinstance(p, Bold))
    assert bold.pieces[1] == Token("trips", Span(FILE, 4, 13, 7))
    (link,) = (p for p in first.pieces if isinstance(p, CrossLink))
    assert link.span == Span(FILE, 4, 31, 6)
    assert isinstance(second, WordingList)
    inner = second.items[0].blocks[1]
    assert isinstance(inner, WordingList)
    deepest = inner.items[0].blocks[0]
    assert isinstance(deepest, WordingParagraph)
    assert deepest.pieces == (Token("head", Span(FILE, 7, 7, 6)),)


def test_words_know_where_each_of_their_lines_begins() -> None:
    words = paragraph("Phones stay\nin bags at school.")[0]
    assert isinstance(words, Words)
    at = words.value.index("school")
    assert words.at(at, 6) == Span(FILE, 4, 14, 6)
    assert words.at(0, 6) == Span(FILE, 3, 3, 6)


def test_a_line_in_quotes_has_its_places_too() -> None:
    source, _ = yamlspans.parse('title: "In {school}"\n', FILE)
    assert source
    place = Place(source.span(("title",)), block=False, lines=source.lines)
    pieces, problems = read_line(source.data["title"], place)
    assert problems == ()
    assert pieces[1] == Token("school", Span(FILE, 1, 12, 8))
