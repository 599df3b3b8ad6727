"""Sayings: the values that sentences and tables give, and what each is given for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from policyloom.inspecting.topics import FEWEST, SERVED, Topic, topic_of
from policyloom.inspecting.values import values
from policyloom.inspecting.words import cells
from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policyloom.inspecting.values import Value
    from policyloom.manuscript import Block

SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“\"'‘(])")
COMMA = re.compile(r"[,;:]\s")
CLAUSE = re.compile(r"[,;:]\s|\s(?:and|but)\s")
KEEPING = frozenset(("keep", "record", "write", "delete", "wip", "erase", "destro", "remove"))
"""What is said of all that is kept for a time."""
AT_TIMES = re.compile(r"(?:In|During|On|Outside|At) ")
STEPS = frozenset(("money", "part", "price"))
ONE_IS_ENOUGH = ("kept", "ratio", "longest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A value that a sentence gives, what for, and where it stands in its block."""

    value: Value
    topic: Topic
    block: Block
    sentence: str
    start: int
    end: int

    def is_of(self, other: Saying, common: frozenset[str]) -> bool:
        """Tell whether the two are said of the same thing; ``common`` is the matter of all."""
        kind = self.value.kind
        if kind != other.value.kind or self.sentence == other.sentence:
            return False
        at_times = bool(AT_TIMES.match(self.sentence)) is not bool(AT_TIMES.match(other.sentence))
        if at_times and not kind.startswith(ONE_IS_ENOUGH):
            return False
        if kind in STEPS and self._stands_beside(other):
            return False
        least = 1 if kind.startswith(ONE_IS_ENOUGH) else FEWEST
        if self.topic.is_of(other.topic, least):
            mine, others = self.topic.people - SERVED, other.topic.people - SERVED
            return kind != "every" or mine == others
        near = self._stands_beside(other) or not self.value.is_near(other.value)
        return not near and kind not in STEPS and self.topic.does_as(other.topic, common)

    def _stands_beside(self, other: Saying) -> bool:
        """Tell whether the two may be steps: more for a little, and another rule for a lot."""
        items = self.block.kind is Kind.ITEM and other.block.kind is Kind.ITEM
        return items or self.block is other.block


def sayings(blocks: Iterable[Block]) -> Iterator[Saying]:
    """Yield what the sentences and the cells of blocks say, in order."""
    for block in blocks:
        if block.rows:
            yield from _in_table(block)
            continue
        at = 0
        for sentence in SENTENCE.split(block.text):
            at = block.text.index(sentence, at)
            yield from _in_sentence(block, sentence, at)
            at += len(sentence)


def _in_table(block: Block) -> Iterator[Saying]:
    """Yield what cells say: each is a sentence of its row's first cell, its column and its words."""
    begins = [0]
    for each in block.rows:
        begins.append(begins[-1] + sum(map(len, each)) + len(each))
    for row, label, cell in cells(block):
        start = block.text.find(cell.replace("\n", " "), begins[row]) if cell.strip() else -1
        first = block.rows[row][0]
        before = f"{label} " if first in (label, cell) else f"{first}: {label} "
        if start >= 0:
            for one in values(before + cell):
                yield Saying(
                    value=one,
                    topic=topic_of(first, KEEPING if one.kind == "kept" else frozenset()),
                    block=block,
                    sentence=before + cell,
                    start=start,
                    end=start + len(cell),
                )


def _in_sentence(block: Block, sentence: str, at: int) -> Iterator[Saying]:
    found = values(sentence)
    for one in found:
        yield Saying(
            value=one,
            topic=topic_of(
                _part(sentence, found, one), KEEPING if one.kind == "kept" else frozenset()
            ),
            block=block,
            sentence=sentence,
            start=at + one.start,
            end=at + one.end,
        )


def _part(sentence: str, found: Sequence[Value], one: Value) -> str:
    """Return the part of a sentence that a value belongs to.

    It is all of it where it has no other value, and the part says too little.
    """
    ends = CLAUSE if len(found) > 1 else COMMA
    cuts = [0, *(each.start() for each in ends.finditer(sentence)), len(sentence)]
    first, last = next(
        (a, b) for a, b in pairwise(cuts) if a <= one.start < b or b == len(sentence)
    )
    part = f"{sentence[first : one.start]} {sentence[one.end : max(one.end, last)]}"
    enough = len(found) > 1 or len(topic_of(part).about) >= FEWEST
    return part if enough else f"{sentence[: one.start]} {sentence[one.end :]}"
