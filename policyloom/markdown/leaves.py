"""Leaves: a clause's text -> its paragraphs and headings, each with its own lines of the text.

A leaf knows the lists and notes that it stands in, so that the leaves in order are all that a
text says, and are its blocks again when they are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from policyloom.diagnostics import Span
from policyloom.markdown.blocks import read_line
from policyloom.markdown.numerals import KINDS, said
from policyloom.markdown.parsing import parse
from policyloom.markdown.pieces import pieces_until
from policyloom.markdown.reader import Place, Reader
from policyloom.source.wording import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from markdown_it.token import Token as MarkdownToken

    from policyloom.source.wording import Pieces

NOTE = re.compile(r" {0,3}> ?")
ITEM = re.compile(r" *(?:[-*+]|\(?(?:\d{1,9}|[a-z]{1,7})[.)])(?: {1,4}(?=[^ ])| ?)")
Shape: TypeAlias = "tuple[tuple[Frame, ...], str]"
Name: TypeAlias = "tuple[str, int]"
"""A leaf of some text, by its number."""
NOWHERE = Place(Span("", 1, 1), block=False, lines=())


@dataclass(frozen=True, slots=True)
class Frame:
    """A note (``>``) or an item of a list (``-``, ``1.``, ``(a)``) around a leaf.

    ``opens`` says that the item begins with the leaf, ``apart`` that the note or list begins
    right below another of its kind. ``sign`` marks an item that has no number (``-*+``),
    ``start`` is the number of its list's first, ``step`` is how far its number is from that of
    the item above, ``inside`` stands before its further lines, and ``by`` names the leaf with
    which it begins.
    """

    kind: str
    opens: bool = False
    apart: bool = False
    sign: str = field(default="", compare=False)
    number: int = field(default=1, compare=False)
    start: int = field(default=1, compare=False)
    step: int = field(default=1, compare=False)
    inside: str = field(default="", compare=False)
    by: Name = field(default=("", 0), compare=False)

    @property
    def is_item(self) -> bool:
        """Tell whether it is an item of a list."""
        return self.kind != ">"

    @property
    def mark(self) -> str:
        """What stands before the first line of it, without the space."""
        return said(self.kind, self.number) if self.kind in KINDS else self.sign


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph, a heading (``#``), an empty note or item (``0``), or what is refused (``!``).

    ``lines`` are as somebody wrote them, with all that stands before the words; ``gap`` are those
    between it and the leaf above, ``below`` is the shape of that one, and ``shared`` of its frames
    go on from there. A leaf without lines is written anew.
    """

    frames: tuple[Frame, ...]
    kind: str
    pieces: Pieces
    mark: str = field(default="", compare=False)
    lines: tuple[str, ...] = field(default=(), compare=False)
    gap: tuple[str, ...] = field(default=(), compare=False)
    below: Shape | None = field(default=None, compare=False)
    shared: int = field(default=0, compare=False)
    name: Name = field(default=("", 0), compare=False)

    @property
    def shape(self) -> Shape:
        """What it is and where it stands, whatever it says."""
        return tuple(replace(frame, apart=False) for frame in self.frames), self.kind

    @property
    def is_item(self) -> bool:
        """Tell whether an item of a list begins with it."""
        return bool(self.frames) and self.frames[-1].is_item and self.frames[-1].opens

    @property
    def margin(self) -> str:
        """What stands before the words of an item: the mark, as far in as its list is."""
        return " " * sum(len(frame.inside) for frame in self.frames[:-1]) + self.frames[-1].mark

    def without(self, gone: Collection[Name]) -> Leaf:
        """Return it where other leaves are gone: an item that lost its beginning begins here."""
        lost = [n for n, one in enumerate(self.frames) if one.is_item and one.by in gone]
        if not lost or self.frames[lost[0]].opens:
            return self
        at = lost[0]
        opened = replace(self.frames[at], opens=True)
        return replace(self, frames=(*self.frames[:at], opened, *self.frames[at + 1 :]))

    def reworded(self, pieces: Pieces) -> Leaf:
        """Return it with other words, to be written anew; the same words stay as they are."""
        return self if pieces == self.pieces else replace(self, pieces=pieces, lines=())


def leaves(text: str) -> tuple[Leaf, ...]:
    """Return the leaves of a text in order; its problems are told by ``read_wording``."""
    found = _Finder(text.split("\n"), Reader(text, NOWHERE))
    found.walk(parse(text))
    return tuple(found.leaves)


def leaf_of_line(text: str) -> tuple[Leaf, ...]:
    """Return a title or another line, which holds no blocks, as a leaf; none where it is empty."""
    pieces, _ = read_line(text, NOWHERE)
    return (Leaf((), "", pieces, lines=(text,)),) if pieces else ()


@dataclass(slots=True)
class _Open:
    """A note, list or item that is being read: where it begins, and where its words do."""

    frame: Frame
    line: int
    until: int = 0
    end: int = 0
    has_leaf: bool = False
    last: str = ""
    number: int | None = None


@dataclass(slots=True)
class _Finder:
    lines: list[str]
    reader: Reader
    leaves: list[Leaf] = field(default_factory=list)
    frames: list[_Open] = field(default_factory=list)
    lists: list[_Open] = field(default_factory=list)
    last: str = ""
    end: int = 0

    def walk(self, tokens: Iterable[MarkdownToken]) -> None:
        """Take every token in order."""
        rest = iter(tokens)
        for token in rest:
            name = token.type.removesuffix("_open").removesuffix("_close")
            if name in {"bullet_list", "ordered_list"}:
                self._list(token, token.meta.get("kind", "-"))
            elif name in {"list_item", "blockquote"}:
                self._container(token)
            else:
                self._leaf(token, rest)

    def _list(self, token: MarkdownToken, kind: str) -> None:
        if token.nesting < 0:
            self.lists.pop()
        else:
            start = token.meta.get("start", 1)
            frame = Frame(kind, apart=self._sibling(kind), start=start)
            self.lists.append(_Open(frame, 0))

    def _sibling(self, kind: str) -> bool:
        """Tell whether the block right above was of the same kind, and note this one."""
        around = self.frames[-1] if self.frames else self
        above, around.last = around.last, kind
        return above == kind

    def _container(self, token: MarkdownToken) -> None:
        if token.nesting < 0:
            if not self.frames[-1].has_leaf:
                self._add(token, "0", (), self._emptied(self.frames[-1]))
            self.frames.pop()
            return
        line, until = token.map or (0, 0)
        if token.type == "blockquote_open":
            opened = _Open(Frame(">", apart=self._sibling(">"), sign=">"), line, until)
        else:
            opened = _Open(self._item(token, self.lists[-1]), line, until)
        at = self._column(line)
        match = (ITEM if opened.frame.is_item else NOTE).match(self.lines[line], at)
        opened.end = match.end() if match else at
        inside = " " * (opened.end - at) if opened.frame.is_item else "> "
        opened.frame = replace(opened.frame, inside=inside)
        self.frames.append(opened)

    def _emptied(self, one: _Open) -> int:
        """Return where a note or item without words ends."""
        filled = (n for n in range(one.line, one.until) if self.lines[n].strip())
        return max(filled, default=one.line) + 1

    def _item(self, token: MarkdownToken, of: _Open) -> Frame:
        number = int(token.info or 1)
        step = 1 if of.number is None else number - of.number
        first, of.number = of.number is None, number
        apart = of.frame.apart and first
        return replace(
            of.frame, opens=True, apart=apart, sign=token.markup, number=number, step=step
        )

    def _column(self, line: int) -> int:
        """Return where the words of the innermost container begin on a line."""
        at = 0
        for one in self.frames:
            if one.line == line:
                at = one.end
            elif one.frame.is_item:
                rest = self.lines[line][at:]
                at += min(len(one.frame.inside), len(rest) - len(rest.lstrip(" ")))
            elif match := NOTE.match(self.lines[line], at):
                at = match.end()
        return at

    def _leaf(self, token: MarkdownToken, rest: Iterator[MarkdownToken]) -> None:
        self._sibling(token.type)
        end = token.map[1] if token.map else self.end
        if token.type in {"paragraph_open", "heading_open"}:
            pieces = pieces_until(iter(next(rest).children or ()), "", self.reader)
            next(rest)
            if not pieces and token.type == "paragraph_open":
                return
            heading = token.type == "heading_open"
            self._add(token, "#" if heading else "", pieces, end, token.markup if heading else "")
            return
        if token.nesting > 0:
            close = token.type.replace("_open", "_close")
            next((inner for inner in rest if inner.type == close), None)
        start = token.map[0] if token.map else self.end
        said = "\n".join(self.lines[start:end])
        self._add(token, "!", (Words(said, NOWHERE.span),), end)

    def _add(
        self, token: MarkdownToken, kind: str, pieces: Pieces, end: int, mark: str = ""
    ) -> None:
        shared = next((n for n, one in enumerate(self.frames) if not one.has_leaf), None)
        start = token.map[0] if token.map else end - 1
        if shared is not None:
            start = self.frames[shared].line
        start = max(start, self.end)
        name = (self.reader.text, len(self.leaves))
        for one in self.frames:
            if not one.has_leaf:
                one.frame = replace(one.frame, by=name)
        self.leaves.append(
            Leaf(
                frames=tuple(one.frame for one in self.frames),
                kind=kind,
                pieces=pieces,
                mark=mark,
                lines=tuple(self.lines[start : max(end, start + 1)]),
                gap=tuple(self.lines[self.end : start]),
                below=self.leaves[-1].shape if self.leaves else None,
                shared=len(self.frames) if shared is None else shared,
                name=name,
            )
        )
        self.end = max(end, start + 1)
        for one in self.frames:
            one.has_leaf = True
            one.frame = replace(one.frame, opens=False, apart=False)
