"""Sayings: the values that sentences and tables give, and what each is given for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from policyloom.inspecting.topics import FEWEST, SERVED, Topic, telling, topic_of
from policyloom.inspecting.values import TIME, amounts_of, counts, values
from policyloom.inspecting.words import cells
from policyloom.manuscript.blocks import Kind, Places

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from policyloom.inspecting.values import Value
    from policyloom.manuscript import Block, Manuscript

SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“\"'‘(])")
COMMA = re.compile(r"[,;:]\s")
CLAUSE = re.compile(r"[,;:]\s|\s(?:and|but)\s")
KEEPING = frozenset(("keep", "record", "writ", "delet", "wip", "eras", "destro", "remov"))
"""What is said of all that is kept for a time."""
AT_TIMES = re.compile(r"(?:In|During|On|Outside|At) ")
STEPS = frozenset(("money", "part", "price", "age"))
ONE_IS_ENOUGH = ("kept", "ratio", "longest", "age", "count")
COLUMNS = (
    (re.compile(r"limit|within|deadline|how long|by when|time ?scale|time ?frame", re.IGNORECASE), TIME, "within "),
    (re.compile(r"kept|keep|retention|retain|held|hold|stored", re.IGNORECASE), TIME, "kept for "),
    (re.compile(r"how often|frequency|interval", re.IGNORECASE), TIME, "every "),
    (re.compile(r"ratio|\b\w+s (?:to|for|per) (?:each|every|one|an?) (?:adult|leader|teacher|member of staff)", re.IGNORECASE), r"\d{1,2}", "ratio 1:"),
)  # fmt: skip
"""What a bare value in a column means, by the words over it."""
PAYING = telling("cost costs pay charge charged price priced fee is")
"""What is said of all that has a price."""
MOST_OF_A_ROW = 0.6
TAIL = re.compile(r"\s*(?:(?:of|after|from|following|before)\b)?[^,;.]*")
HANGS = re.compile(
    r"(?:of|after|from|following|before)$|(?=\s(?:of|after|from|following|before)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A value that a sentence or a row gives, what for, and where it stands in its block.

    ``deed`` is what for without what the time counts from: it is another thing that was done.
    """

    value: Value
    topic: Topic
    deed: Topic
    block: Block
    sentence: str
    start: int
    end: int
    under: frozenset[str] = frozenset()
    """Of a sentence: what its heading is about."""

    def is_of(self, other: Saying, common: frozenset[str]) -> bool:
        """Tell whether the two are said of the same thing; ``common`` is the matter of all."""
        kind = self.value.kind
        if kind != other.value.kind or self.sentence == other.sentence:
            return False
        if bool(self.block.rows) is not bool(other.block.rows):
            return self._is_of_row(other)
        one_is_enough = kind.startswith(ONE_IS_ENOUGH)
        at_times = bool(AT_TIMES.match(self.sentence)) is not bool(AT_TIMES.match(other.sentence))
        if (at_times and not one_is_enough) or (kind in STEPS and self._stands_beside(other)):
            return False
        if self.topic.is_of(other.topic, 1 if one_is_enough else FEWEST):
            mine, others = self.topic.people - SERVED, other.topic.people - SERVED
            return kind != "every" or mine == others or self.topic.does_much
        both = self.topic.about & other.topic.about
        near = self._stands_beside(other) or not self.value.is_near(other.value)
        return not near and kind not in STEPS and self.deed.does_as(other.deed, both, common)

    def _is_of_row(self, other: Saying) -> bool:
        """Tell whether a sentence is about all that a row of a table is about."""
        row, said = (self, other) if self.block.rows else (other, self)
        mine, deed = row.topic, said.deed
        named = mine.about & deed.about or mine.people & deed.people or mine.labels & deed.labels
        shared = mine.about & (deed.about | said.under)
        most = len(shared) >= MOST_OF_A_ROW * len(mine.about)
        priced = row.value.kind != "price" or deed.about <= mine.about | PAYING
        return (
            bool(named) and most and priced and mine.people <= deed.people and mine.may_be_of(deed)
        )

    def _stands_beside(self, other: Saying) -> bool:
        """Tell whether the two may be steps: more for a little, and another rule for a lot."""
        items = self.block.kind is Kind.ITEM and other.block.kind is Kind.ITEM
        return items or self.block is other.block


def sayings(manuscript: Manuscript) -> Iterator[Saying]:
    """Yield what the cells of tables and then the sentences say, in order."""
    counted: set[str] = set()
    for block in manuscript.tables():
        for one in _in_table(block):
            counted |= {one.value.kind} if one.value.kind.startswith("count") else set()
            yield one
    places = Places(manuscript)
    for block in manuscript.prose():
        under = telling(places.of(block))
        at = 0
        for sentence in SENTENCE.split(block.text):
            at = block.text.index(sentence, at)
            yield from _in_sentence(block, sentence, at, under, counted)
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
        for one in _of_cell(label, before, cell) if start >= 0 else ():
            without = KEEPING if one.kind == "kept" else frozenset()
            topic = topic_of(first, without)
            yield Saying(
                value=one,
                topic=topic if topic.about else topic_of(" ".join(block.rows[row]), without),
                deed=topic,
                block=block,
                sentence=before + cell,
                start=start,
                end=start + len(cell),
            )


def _of_cell(label: str, before: str, cell: str) -> list[Value]:
    """Return the values of a cell, a bare one by what stands over its column."""
    for head, form, means in COLUMNS:
        if head.search(label) and re.match(rf"(?:{form})$", cell.strip(), re.IGNORECASE):
            return values(means + cell)
    if counts(label, cell):
        return list(counts(label, cell))
    return values(before + cell)


def _in_sentence(
    block: Block, sentence: str, at: int, under: frozenset[str], counted: Collection[str]
) -> Iterator[Saying]:
    found = values(sentence)
    found += [one for one in amounts_of(sentence) if one.kind in counted] if counted else []
    for one in found:
        without = KEEPING if one.kind == "kept" else frozenset()
        hangs = HANGS.search(one.words) or HANGS.match(sentence, one.end)
        tail = TAIL.match(sentence, one.end) if hangs else None
        event = telling(tail[0]) if tail else frozenset()
        part = _part(sentence, found, one)
        yield Saying(
            value=one,
            topic=topic_of(part, without),
            deed=topic_of(part, without | event),
            block=block,
            sentence=sentence,
            start=at + one.start,
            end=at + one.end,
            under=under,
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
