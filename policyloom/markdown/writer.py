"""Writing: blocks of wording -> Markdown that is read as these blocks, and as nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from policyloom.document import ListStyle
from policyloom.markdown.leaves import Frame, Leaf, leaves
from policyloom.markdown.lookalikes import SIGN as SIGN_OF_ITEM
from policyloom.markdown.numerals import KINDS, kind_of, numeral_at
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policyloom.source.wording import Piece, Pieces, Wording, WordingBlock

WIDTH = 94
SIGNS = "-*"
"""Of a list of bullets, and of another right below it."""
SIGN = re.compile(
    r"\\(?=[ !-/:-@\[-`{-~]|\n|$)|(?<![^\W_])_|_(?![^\W_])|(?<! )\*|\*(?! )|[`\[\]{}]"
    r"|<(?=[A-Za-z/!?])|~(?=~)|(?<=~)~|&(?=#?\w+;)"
)
"""Signs in plain words that Markdown would take for its own."""
HARD = "\r"
"""Stands for a line break that an author has put, until the lines are known."""
SPACE = re.compile(r"(?<!\s) (?!\s)")
BEGINS = re.compile(r"[-+*_=#>|:~]+(?: |$)|[>|<]|:?-+:?\||\d{1,9}[.)](?: |$)")
"""What no further line of a paragraph begins with: there it could begin another block."""
FIRST = re.compile(r"[-+=]+(?: |$)|#{1,6}(?: |$)|>")


def write_wording(wording: Wording) -> str:
    """Return the text of a clause that says these blocks, in lines of the usual length."""
    return text_of(tuple(_leaves(wording, ())))


def write_line(pieces: Pieces) -> str:
    """Return pieces as their author writes them on one line, but for the breaks in them."""
    return _said(pieces).replace(HARD, "\\\n")


def _said(pieces: Pieces) -> str:
    """Return pieces in Markdown, with ``HARD`` where a line is to end."""
    return "".join(_inline(pieces))


def text_of(every: Sequence[Leaf]) -> str:
    """Return the text of leaves in this order: lines that were there stay, where they can."""
    written = _text(every, as_it_was=True)
    if leaves(written) == fitted(every):
        return written
    return _text(every, as_it_was=False)


def said_as(every: Sequence[Leaf]) -> str | None:
    """Return the text of leaves, or nothing when it would not be read as these leaves."""
    text = text_of(every)
    return text if leaves(text) == fitted(every) else None


def _text(every: Sequence[Leaf], *, as_it_was: bool) -> str:
    writer = _Writer(as_it_was)
    for leaf in every:
        writer.put(leaf)
    return "".join(f"{line}\n" for line in writer.lines)


# BLOCKS AS LEAVES


def _leaves(wording: Iterable[WordingBlock], frames: tuple[Frame, ...]) -> Iterator[Leaf]:
    above = ""
    for block in wording:
        kind = _kind(block)
        for leaf in _of(block, frames, apart=bool(kind) and kind == above):
            yield leaf
            frames = _within(frames)
        above = kind


def _within(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    return tuple(replace(frame, opens=False, apart=False) for frame in frames)


def _kind(block: WordingBlock) -> str:
    match block:
        case WordingList(style=style, enclosure=enclosure):
            return "-" if style is ListStyle.BULLET else kind_of(style, enclosure)
        case WordingNote():
            return ">"
        case _:
            return ""


def _of(block: WordingBlock, frames: tuple[Frame, ...], *, apart: bool) -> Iterator[Leaf]:
    match block:
        case WordingParagraph(pieces=pieces):
            yield Leaf(frames, "", pieces)
        case WordingHeading(pieces=pieces, rank=rank):
            yield Leaf(frames, "#", pieces, "##" + "#" * rank)
        case DataBlock(name=name, span=span):
            yield Leaf(frames, "", (Token(name, span),))
        case WordingNote(blocks=blocks):
            here = (*frames, Frame(">", apart=apart))
            yield from _leaves(blocks, here) if blocks else (Leaf(here, "0", ()),)
        case WordingList(items=items, start=start):
            around = frames
            for at, item in enumerate(items):
                frame = Frame(_kind(block), opens=True, apart=apart and not at, start=start)
                yield from _leaves(item.blocks, (*around, frame))
                around = _within(around)
        case _:
            assert_never(block)


# LEAVES AS LINES


def fitted(every: Iterable[Leaf]) -> tuple[Leaf, ...]:
    """Return leaves as they stand in this order: which of their items begin, and which go on."""
    found: list[Leaf] = []
    above: tuple[Frame, ...] = ()
    for leaf in every:
        shared, beside = _joins(above, leaf)
        frames = tuple(
            replace(
                frame,
                opens=frame.is_item and at >= shared,
                apart=at == shared
                and at < len(above)
                and above[at].kind == frame.kind
                and not beside,
            )
            for at, frame in enumerate(leaf.frames)
        )
        found.append(replace(leaf, frames=frames))
        above = (*above[:shared], *_opened(leaf, above, shared, beside=beside))
    return tuple(found)


def _joins(above: Sequence[Frame], leaf: Leaf) -> tuple[int, bool]:
    """Return how many frames go on, and whether the next one is an item of the list above."""
    for at, frame in enumerate(leaf.frames):
        same = at < len(above) and above[at].kind == frame.kind
        same = same and not (frame.apart and _can_be_apart(above[at], frame))
        if not same or frame.opens:
            return at, same and frame.is_item
    return len(leaf.frames), False


def _can_be_apart(above: Frame, frame: Frame) -> bool:
    """Tell whether a list or note can begin right below another of its kind.

    A list that counts goes on unless its first number is another than the next: of numbers,
    only a fresh 1 is one.
    """
    if frame.kind not in KINDS:
        return True
    if KINDS[frame.kind][0] is ListStyle.DECIMAL:
        return above.number > 1 and frame.start == 1
    return frame.start != above.number + 1


def _opened(leaf: Leaf, above: Sequence[Frame], shared: int, *, beside: bool) -> Iterator[Frame]:
    """Yield the frames that begin with a leaf, with their numbers."""
    for at, frame in enumerate(leaf.frames[shared:], start=shared):
        prior = above[at] if at == shared and at < len(above) else None
        yield _numbered(frame, prior, beside=beside)


@dataclass(slots=True)
class _Writer:
    """Lines so far, and the frames that the last leaf stands in, as they are written."""

    as_it_was: bool
    lines: list[str] = field(default_factory=list)
    frames: tuple[Frame, ...] = ()
    above: Leaf | None = None

    def put(self, leaf: Leaf) -> None:
        """Write a leaf below the others."""
        shared, beside = _joins(self.frames, leaf)
        frames = (*self.frames[:shared], *_opened(leaf, self.frames, shared, beside=beside))
        as_it_was = self._fits(leaf, frames, shared)
        if as_it_was:
            frames = (*frames[:shared], *map(_as_was, frames[shared:], leaf.frames[shared:]))
        self.lines += self._gap(leaf, shared, beside=beside)
        self.lines += leaf.lines if as_it_was else _written(leaf, frames, shared)
        self.frames = frames
        self.above = leaf

    def _fits(self, leaf: Leaf, frames: Sequence[Frame], shared: int) -> bool:
        """Tell whether a leaf can be written as it was: nothing before its words is another."""
        pairs = list(zip(frames, leaf.frames, strict=True))
        return (
            bool(leaf.lines)
            and leaf.shared == shared
            and all(one.inside == was.inside for one, was in pairs[:shared])
            and all(one.mark == was.mark for one, was in pairs[shared:])
        )

    def _gap(self, leaf: Leaf, shared: int, *, beside: bool) -> tuple[str, ...]:
        """Return the lines between a leaf and the one above."""
        above = self.above
        was = above.shape if above else None
        if self.as_it_was and leaf.lines and leaf.below == was and leaf.shared == shared:
            return leaf.gap
        if above is None:
            return ()
        nested = 0 < shared < len(leaf.frames) == shared + 1 == len(self.frames) + 1
        in_list = nested and leaf.frames[-1].is_item and self.frames[-1].is_item
        if beside or (in_list and above.kind == "" and _interrupts(leaf.frames[-1])):
            return ()
        return ("".join(frame.inside for frame in self.frames[:shared]).rstrip(),)


def _interrupts(item: Frame) -> bool:
    """Tell whether a list that begins so is read as one right below the words of a paragraph."""
    return item.kind == "-" or (item.kind in {"1.", "1)"} and item.start == 1)


def _as_was(frame: Frame, was: Frame) -> Frame:
    return replace(frame, inside=was.inside)


def _numbered(frame: Frame, prior: Frame | None, *, beside: bool) -> Frame:
    """Return a frame that begins here, with its sign, its number and its margin."""
    if not frame.is_item:
        return replace(frame, sign=">", inside="> ")
    sign, number, step = frame.sign or SIGNS[0], frame.start, 1
    if prior and prior.kind == frame.kind:
        if beside:
            # A list counts, or says 1 throughout, as its second item does.
            step = int(_counts(prior) or bool(prior.step and frame.step))
            sign, number = prior.sign, prior.number + step
        elif sign == prior.sign:
            sign = SIGNS[SIGNS[0] == sign]
    placed = replace(frame, sign=sign, number=number, step=step)
    return replace(placed, inside=" " * len(_mark(placed)))


def _counts(item: Frame) -> bool:
    """Tell whether an item is one of a list that cannot say 1 throughout."""
    letters = item.kind in KINDS and KINDS[item.kind][0] is not ListStyle.DECIMAL
    return letters or item.number > 1


def _mark(frame: Frame) -> str:
    """Return what stands before the first line of a frame."""
    return f"{frame.mark} "


def _written(leaf: Leaf, frames: Sequence[Frame], shared: int) -> list[str]:
    margin = "".join(frame.inside for frame in frames)
    before = "".join(frame.inside for frame in frames[:shared])
    before += "".join(map(_mark, frames[shared:]))
    match leaf.kind:
        case "#":
            said = write_line(leaf.pieces)
            words = [f"{leaf.mark if leaf.mark.startswith('#') else '###'} {_unclosed(said)}"]
        case "!":
            words = write_line(leaf.pieces).split("\n")
        case _:
            words = _lines(leaf.pieces, WIDTH - len(margin))
    first, *rest = words or [""]
    return [(before + first).rstrip(), *(margin + line for line in rest)]


def _unclosed(words: str) -> str:
    """Return the words of a heading, of which none is taken for signs that close it."""
    return re.sub(r"(?:(?<= )|^)(?=#+$)", r"\\", words)


# WORDS AS LINES


def _lines(pieces: Pieces, width: int) -> list[str]:
    """Return a paragraph in lines; none is broken inside a token, a link or words in bold."""
    parts = [_filled(part, width) for part in "".join(_inline(pieces, broken=True)).split(HARD)]
    lines = [_opening(parts[0][0]), *parts[0][1:]]
    for first, *rest in parts[1:]:
        lines[-1] += "\\"
        lines += [_opening(first, BEGINS), *rest]
    return lines


def _filled(words: str, width: int) -> list[str]:
    """Return words in lines of the usual length."""
    lines: list[str] = []
    for chunk in _chunks(words):
        if lines and len(lines[-1]) + 1 + len(chunk) <= width:
            lines[-1] += f" {chunk}"
        else:
            lines.append(chunk)
    return lines


def _chunks(words: str) -> list[str]:
    """Return what stands between two places at which a line may be broken."""
    chunks: list[str] = []
    for word in words.split("\n"):
        if chunks and (BEGINS.match(word) or SIGN_OF_ITEM.match(word)):
            chunks[-1] += f" {word}"
        else:
            chunks.append(word)
    return chunks


def _opening(line: str, other: re.Pattern[str] = FIRST) -> str:
    """Return the first line of a paragraph, or one below a break, which begins nothing else."""
    numeral = numeral_at(line, 0)
    if numeral and not line.startswith("("):
        return f"{line[: numeral.end - 1]}\\{line[numeral.end - 1 :]}"
    return f"\\{line}" if numeral or other.match(line) else line


def _inline(pieces: Pieces, *, broken: bool = False) -> Iterator[str]:
    """Yield pieces in Markdown; ``broken`` puts a line break where one may be."""
    before = ""
    for at, piece in enumerate(pieces):
        behind = pieces[at + 1 : at + 2]
        said = _piece(piece, before, behind)
        if isinstance(piece, Words):
            said = SPACE.sub("\n", said) if broken else said
            link = behind and isinstance(behind[0], CrossLink | WebLink)
            said = re.sub(r"!$", r"\\!", said) if link else said
        yield said
        before = said or before


def _piece(piece: Piece, before: str, behind: Pieces) -> str:  # noqa: PLR0911 - one for each kind
    match piece:
        case Words(value=value):
            return SIGN.sub(_escape, value).replace("\n", HARD)
        case Token(surface=surface):
            return f"{{{SIGN.sub(_escape, surface)}}}"
        case Bold(pieces=inner):
            return _emphasised(inner, 2, before, behind)
        case Italic(pieces=inner):
            return _emphasised(inner, 1, before, behind)
        case WebLink(pieces=inner, url=url):
            return f"[{_said(inner)}]({_target(url)})"
        case CrossLink(scheme="note", target=target):
            return f"[^{target}]"
        case CrossLink(pieces=inner, scheme=scheme, target=target):
            return f"[{_said(inner)}]({_target(f'{scheme}:{target}')})"
        case _:
            assert_never(piece)


def _escape(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _emphasised(inner: Pieces, count: int, before: str, behind: Pieces) -> str:
    """Return words in bold or italics, by the sign that does not run into another.

    Within a word only ``*`` is read as one.
    """
    said = _said(inner)
    after = behind[0].value if behind and isinstance(behind[0], Words) else ""
    in_word = before[-1:].isalnum() or after[:1].isalnum()
    runs_on = before.endswith("*") or said.startswith("*") or said.endswith("*")
    sign = "_" if runs_on and not in_word else "*"
    if sign == "_" and (said.startswith("_") or said.endswith("_")):
        sign = "*"
    return f"{sign * count}{said}{sign * count}"


def _target(address: str) -> str:
    """Return where a link leads; signs that would end it are escaped."""
    single = re.search("[()]", re.sub(r"\([^()]*\)", "", address))
    return re.sub(r"[()\\<>]" if single else r"[\\<>]", _escape, address)
