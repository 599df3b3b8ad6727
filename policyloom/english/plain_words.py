"""Words: tables of what an editor would exchange for each other, or leave out.

Each is a file of ``english/plainer``, a group a line, its words apart by strokes. Of
``run: manage/go`` each says the same as the first word, and not as the others; a line that begins
with ``#`` says what follows. They are about the English of policies, and of no policy; ``senses``
says how they are used.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "english/plainer"
WORD = re.compile("[a-z]+")
Group: TypeAlias = "tuple[str, ...]"

NAMES = "names"
"""Name one thing, person or time, whatever the parts of the name say elsewhere."""
SAME = ("same", "little", "times", "doing", "things", "schools", "folk", "qualities", "spare")
"""Say the same, or nearly, where one takes the place of the other and all else stays."""
DIFFERENT = "different"
"""Say different things in a policy, though one is often taken for the other."""
EMPTY, LIGHT = "empty", "light"
"""Say nothing, and can come or go; say little, and do where all else stays."""
GENERAL, TURNED = "general", "turned"
"""Say little, or say the same from another side, where a sentence is built anew."""
IRREGULAR = "irregular"
"""Are inflected in a way of their own, each with what it is in a dictionary."""
TWO_WORDS = frozenset(
    ["resign", "recover", "reform", "resent", "recreation", "redress", "remark", "represent"]
)
"""Say one thing as one word and another with a hyphen."""
WORDS = "words"
"""Are words, and so no slips for others that are spelt nearly alike."""


@cache
def table(name: str) -> tuple[Group, ...]:
    """Return the groups of a table, their words as texts are read."""
    return tuple(_groups(as_read(_text(name))))


def written(name: str) -> tuple[Group, ...]:
    """Return the groups of a table, their words as they are written."""
    return tuple(_groups(_text(name)))


def vocabulary() -> frozenset[str]:
    """Return every word of the tables."""
    texts = map(_text, (*SAME, NAMES, GENERAL, IRREGULAR, WORDS))
    return frozenset(word for text in texts for word in WORD.findall(text))


def _text(name: str) -> str:
    return (files("policyloom") / FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def _groups(text: str) -> Iterator[Group]:
    for line in text.splitlines():
        first, colon, rest = line.partition(": ")
        if line.startswith("#"):
            continue
        if not colon:
            yield tuple(line.split("/"))
        for other in rest.split("/") if colon else ():
            yield first, other


def as_read(words: str) -> str:
    """Return words without the marks that say nothing in a name: ‘parents’ evening’, ‘e-mail’."""
    return words.replace("-", " ").replace("s' ", "s ").replace(", ", " ")


def words_in(name: str) -> frozenset[str]:
    """Return all words and phrases of a table."""
    return frozenset(words for group in table(name) for words in group)
