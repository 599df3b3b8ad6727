"""Generated wording and Markdown, with the texts that are easily taken for something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from policyloom.diagnostics import Span
from policyloom.document import Enclosure, ListStyle, item_number
from policyloom.markdown import Place, read_wording
from policyloom.source.wording import (
    Bold,
    CrossLink,
    DataBlock,
    Italic,
    Token,
    WebLink,
    WordingHeading,
    WordingItem,
    WordingList,
    WordingNote,
    WordingParagraph,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.source.wording import Piece, Pieces, Wording, WordingBlock

NOWHERE = Span("a.yaml", 1, 1)
PLACE = Place(NOWHERE, block=True, lines=())
PLAIN = ["staff", "pupils", "phones", "box", "the", "a", "of", "in", "and", "keep", "two"]
SIGNS = [
    *(
        "-",
        "+",
        "*",
        "–",
        "—",
        "1.",
        "1)",
        "2024.",
        "10)",
        "#",
        "##",
        "######",
        ">",
        "<",
        "=",
        "==",
    ),
    *("---", "***", "___", "_", "__", "**", "~", "~~", "~~~", "`", "```", "|", "|---|", ":-:"),
    *("&", "!", "[", "]", "\\", "\\\\", "•", "✔", "\xa0"),
]
OPENINGS = ["(a)", "b)", "ii.", "(2)", "2.", "1.1", "o", "•", "–", "1.Tell", "-a", "[ ]", ":"]
"""What an item of a list seems to begin with."""
NASTY = [
    *SIGNS,
    *(
        "a|b",
        "\\*",
        "it's",
        "pupils’",
        "“quoted”",
        "&amp;",
        "&#8217;",
        "[x]",
        "[a](b)",
        "![",
        "<b>",
    ),
    *("<!--", "snake_case", "_under_", "*star*", "**two**", "https://a.example.org/b_c_d", "e.g."),
    *("no.", "5", "[ref]:", "[^ref]", "[^ref]:", "(a)", "(i)", "10\xa0000", "a\\", "b*c"),
    *OPENINGS,
]
WORD = st.one_of(st.sampled_from(PLAIN), st.sampled_from(PLAIN), st.sampled_from(NASTY))
PHRASE = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
SPACED = st.tuples(PHRASE, st.sampled_from(["  ", " "]), PHRASE).map("".join)
SURFACE = st.sampled_from(
    ["school", "must", "the head's", "The governing body is", '"any *words*"', "a_b_ c", "x\\y"]
)
TARGET = st.sampled_from(["cite:kcsie@2025#a", "clause:a/b", "policy:x_y_", "appendix:a(b)c"])
URL = st.sampled_from(
    ["https://a.example.org", "https://a.example.org/b_(c)_d?e=f&g;h", "mailto:a_b@example.org"]
)
INNER: st.SearchStrategy[list[Piece]] = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from([" ", " ", "\n"]),
            st.lists(st.sampled_from(PLAIN), min_size=1, max_size=3),
        ).map(lambda said: Words(said[0].join(said[1]), NOWHERE)),
        SURFACE.map(lambda surface: Token(surface, NOWHERE)),
    ),
    min_size=1,
    max_size=3,
)


def _apart(found: Iterable[Piece]) -> Pieces:
    """Return pieces as a reader gives them: words that touch are one, with a space between."""
    return _joined(found, " ")


def _spaced(found: Iterable[Piece]) -> Pieces:
    """Return pieces with a space between any two of them."""
    every: list[Piece] = []
    for piece in found:
        every += [Words(" ", NOWHERE)] if every else []
        every.append(piece)
    return _joined(every, "")


def _joined(found: Iterable[Piece], between: str) -> Pieces:
    joined: list[Piece] = []
    for piece in found:
        last = joined[-1] if joined else None
        if isinstance(piece, Words) and isinstance(last, Words):
            joined[-1] = Words(last.value + between + piece.value, NOWHERE)
        else:
            joined.append(piece)
    return tuple(joined)


EMPHASIS = st.one_of(
    INNER.map(_apart).map(Bold),
    INNER.map(_apart).map(Italic),
    INNER.map(_apart).map(lambda inner: Bold((Italic(inner),))),
    INNER.map(_apart).map(lambda inner: Italic((Bold(inner), Words(" too", NOWHERE)))),
)
LINK = st.one_of(
    st.tuples(INNER.map(_apart), URL).map(lambda pair: WebLink(pair[0], pair[1], NOWHERE)),
    st.tuples(st.one_of(st.just(()), INNER.map(_apart)), TARGET).map(
        lambda pair: CrossLink(
            pair[0], pair[1].partition(":")[0], pair[1].partition(":")[2], NOWHERE
        )
    ),
)
BROKEN = st.tuples(PHRASE, st.just("\n"), PHRASE).map("".join)
"""Words with a line break that their author put."""
PIECE = st.one_of(
    st.one_of(PHRASE, SPACED, BROKEN).map(lambda words: Words(words, NOWHERE)),
    PHRASE.map(lambda words: Words(words, NOWHERE)),
    SURFACE.map(lambda surface: Token(surface, NOWHERE)),
    EMPHASIS,
    LINK,
)
PIECES: st.SearchStrategy[Pieces] = (
    st.lists(PIECE, min_size=1, max_size=6).map(_spaced).filter(lambda one: _stands(one))  # noqa: PLW0108 - defined below
)


def _stands(pieces: Pieces) -> bool:
    """Tell whether no reader would take white space off the ends."""
    first, last = pieces[0], pieces[-1]
    return not (
        (isinstance(first, Words) and first.value != first.value.lstrip())
        or (isinstance(last, Words) and last.value != last.value.rstrip())
    )


LEAF: st.SearchStrategy[WordingBlock] = st.one_of(
    PIECES.map(WordingParagraph),
    PIECES.map(WordingParagraph),
    PIECES.filter(lambda pieces: "\n" not in _words(pieces)).map(WordingHeading),
)
DATA: st.SearchStrategy[WordingBlock] = st.sampled_from(["form", "channel register"]).map(
    lambda name: DataBlock(name, NOWHERE)
)
"""A block of data, which stands in no list and no note."""


def _told_apart(blocks: Iterable[WordingBlock]) -> Wording:
    """Return blocks without a list that would go on from the one above it.

    A list that begins with what comes next is the same list to whoever reads it; of numbers only
    a fresh 1 begins another, and after a single one there is none.
    """
    kept: list[WordingBlock] = []
    for block in blocks:
        if not (kept and _goes_on(kept[-1], block)):
            kept.append(block)
    return tuple(kept)


def _goes_on(above: WordingBlock, block: WordingBlock) -> bool:
    if not (isinstance(above, WordingList) and isinstance(block, WordingList)):
        return False
    if (above.style, above.enclosure) != (block.style, block.enclosure):
        return False
    following = above.start + len(above.items)
    if block.style is ListStyle.DECIMAL:
        return block.start != 1 or following == 2
    return block.style is not ListStyle.BULLET and block.start == following


def _around(inner: st.SearchStrategy[WordingBlock]) -> st.SearchStrategy[WordingBlock]:
    blocks = st.lists(inner, min_size=1, max_size=3).map(_told_apart)
    items = st.lists(blocks.map(WordingItem), min_size=1, max_size=3).map(tuple)
    bulleted = st.builds(WordingList, st.just(ListStyle.BULLET), items)
    counted = st.builds(
        WordingList,
        st.sampled_from([ListStyle.DECIMAL, ListStyle.ALPHA, ListStyle.ROMAN]),
        items,
        st.sampled_from([1, 1, 1, 2, 3]),
        st.sampled_from(Enclosure),
    )
    note = st.one_of(blocks, blocks, st.just(())).map(lambda said: WordingNote(said, NOWHERE))
    return st.one_of(inner, bulleted, counted, note)


BLOCK = st.one_of(_around(_around(LEAF)), _around(_around(LEAF)), DATA)
WORDINGS: st.SearchStrategy[Wording] = st.lists(BLOCK, max_size=4).map(_told_apart)

# TEXTS AS SOMEBODY TYPES THEM

STARTS = st.sampled_from(
    [
        "",
        "",
        "",
        "- ",
        "* ",
        "1. ",
        "2) ",
        "> ",
        "### ",
        "#### ",
        "(a) ",
        "b. ",
        "• ",
        "3. ",
        "1.1 ",
        "  ",
        "   ",
        "    ",
        "  - ",
        "> - ",
        "> > ",
    ]
)
LINE = st.tuples(STARTS, st.one_of(st.just(""), PHRASE)).map("".join)
TYPED = st.lists(LINE, min_size=1, max_size=10).map("\n".join)


# TEXTS AS A READER SEES THEM


@dataclass(frozen=True)
class Said:
    """A paragraph or heading: the lists and notes around it, and its words in Markdown."""

    around: str
    words: str


def said_in(text: str) -> list[Said]:
    """Return what the reader that counts makes of a text."""
    return list(_said(read_wording(text, PLACE)[0], ""))


def _said(wording: Wording, around: str) -> Iterator[Said]:
    for block in wording:
        match block:
            case WordingParagraph(pieces=pieces):
                yield Said(around, _words(pieces))
            case WordingHeading(pieces=pieces):
                yield Said(f"{around}#", _words(pieces))
            case DataBlock(name=name):
                yield Said(around, f"{{{name}}}")
            case WordingNote(blocks=blocks):
                yield from _said(blocks, f"{around}>")
            case WordingList(style=style, items=items, enclosure=enclosure):
                mark = item_number(style, 1, enclosure) or "-"
                for item in items:
                    yield from _said(item.blocks, around + mark)


def _words(pieces: Pieces) -> str:
    said = ""
    for piece in pieces:
        match piece:
            case Words(value=value):
                said += value
            case Token(surface=surface):
                said += f"{{{surface}}}"
            case Bold(pieces=inner):
                said += f"**{_words(inner)}**"
            case Italic(pieces=inner):
                said += f"*{_words(inner)}*"
            case WebLink(pieces=inner, url=url):
                said += f"[{_words(inner)}]({url})"
            case CrossLink(pieces=inner, scheme=scheme, target=target):
                said += f"[{_words(inner)}]({scheme}:{target})"
    return said
