"""The library's own prose is plain: short sentences, easy words, no year or cycle typed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from policyloom.document import List, Paragraph, plain
from policyloom.resolve.documents import targets
from tests.content import library, made, project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Block, Document

WORDS_IN_A_SENTENCE = 15
READING_EASE = 60
REGISTERS = {
    "social-media/legislation",
    "acceptable-use/legislation",
    "social-media/related-policies",
}
NOT_PRINTED = {"version", "in-force", "amendment", "legislation", "certifies", "welsh"}
CYCLE = r"\b20\d\d\b|\b(every|each|once a|twice a) (half )?(year|term|month)\b|\b(annual|year)ly\b"

# COUNTING


def syllables(word: str) -> int:
    """Return about how many syllables are spoken: groups of vowels, without a silent ending."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    spoken = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouycgszx])es$", "", letters)
    return max(1, len(re.findall(r"[aeiouy]+", spoken)))


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph; what stands before a list ends with its colon."""
    return [part for part in re.split(r"(?<=[.!?:])\s+", text) if re.search(r"\w", part)]


def words_of(text: str) -> list[str]:
    """Return the words of a text; a number or a name with an apostrophe is one."""
    return re.findall(r"[A-Za-z0-9][A-Za-z0-9'’-]*", text)


def reading_ease(texts: list[str]) -> float:
    """Return how easy a text is to read by Flesch's formula: 60 and above is plain English."""
    words = [word for text in texts for word in words_of(text)]
    spoken = sum(syllables(word) for word in words)
    return 206.835 - 1.015 * len(words) / len(texts) - 84.6 * spoken / len(words)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("make", 1),
        ("little", 2),
        ("asked", 1),
        ("wanted", 2),
        ("policy", 3),
        ("rules", 1),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_hard_words_and_long_sentences_are_hard_to_read() -> None:
    plain_words = ["The cat sat on the mat.", "We must tell the head at once."]
    hard = ["Organisational communications necessitate comprehensive departmental authorisation."]
    assert reading_ease(plain_words) > READING_EASE > reading_ease(hard)


# WHAT DOCUMENTS SAY


def prose(document: Document) -> Iterator[str]:
    """Yield each clause's paragraphs and list items, but not the lists of laws and policies."""
    for section in document.sections:
        for provision in section.provisions:
            if provision.clause not in REGISTERS:
                yield from said(provision.blocks)


def said(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield plain(block.inlines)
        if isinstance(block, List):
            for item in block.items:
                yield from said(item.blocks)


NAMES = [str(target) for target in targets(library())]


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_short_and_words_are_plain(name: str) -> None:
    """An item of a list is read as a sentence of its own."""
    said_here = [sentence for text in prose(made(name)) for sentence in sentences(text)]
    length = sum(len(words_of(sentence)) for sentence in said_here) / len(said_here)
    assert length <= WORDS_IN_A_SENTENCE
    assert reading_ease(said_here) >= READING_EASE


# WHAT CLAUSES TYPE


def typed(tree: object) -> Iterator[str]:
    """Yield the words that a clause version types, without its links and tokens."""
    match tree:
        case dict():
            for key, value in tree.items():
                if key not in NOT_PRINTED:
                    yield from typed(value)
        case list():
            for value in tree:
                yield from typed(value)
        case str():
            yield re.sub(r"\]\([^)]*\)|\{[^}]*\}", "", tree)
        case _:
            return


def newest(clause: str) -> object:
    """Return the newest version of a clause, from its own file or from that of its topic."""
    own = project().files.get(f"clauses/{clause}.yaml")
    topic = project().files.get(f"clauses/{clause.partition('/')[0]}.yaml", "")
    every = [written(own)] if own else written(topic)["clauses"]
    found = next(one for one in every if one["clause"] == clause)
    return found.get("versions", [found])[0]


@cache
def written(text: str) -> dict[str, Any]:
    """Return what a file of clauses says."""
    tree: dict[str, Any] = YAML(typ="safe").load(text)
    return tree


@pytest.mark.parametrize("clause", sorted(library().clauses))
def test_the_newest_version_types_no_year_and_no_cycle(clause: str) -> None:
    """Years stand in the register, and how often something is done is a setting of the body."""
    found = [
        match[0]
        for text in typed(newest(clause))
        for match in re.finditer(CYCLE, text, re.IGNORECASE)
    ]
    assert found == []
