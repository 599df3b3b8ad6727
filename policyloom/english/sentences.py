"""English: where sentences begin and end."""

from __future__ import annotations

import re
from functools import lru_cache

OPENERS = r"[\"“‘'(\[]*"
END = r"[.!?…][\"”’')\]]*\s+"
BREAK = re.compile(rf"{END}(?={OPENERS}(?P<next>\S))")
ENDS, CLOSING, OPENING = (".", "!", "?", "…"), "\"”’')]", "\"“‘'(["
SHORT = re.compile(
    r"\b(?:[Ee]\.g|[Ii]\.e|etc|cf|vs|Mrs?|Ms|Dr|Prof|Rev|St|[Pp]aras?|pp?|approx|incl|ext|[Tt]el)"
    rf"\.\s+{OPENERS}$"
)
"""Words whose full stop ends no sentence."""
NUMBERED = re.compile(rf"\b(?:[Nn]os?|[Ss]ch|ss?|[Aa]rts?|[Rr]egs?)\.\s+{OPENERS}$")
"""Words whose full stop ends no sentence where a number follows."""


def opens(before: str) -> bool:
    """Tell whether what follows ``before`` opens a sentence."""
    # Asked of every token: looking at the last letters first is many times as quick.
    end = before.rstrip(OPENING)
    said = end.rstrip()
    ended = said != end and said.rstrip(CLOSING).endswith(ENDS)
    return not end or (ended and not SHORT.search(before))


@lru_cache(maxsize=4096)
def starts(words: str) -> tuple[int, ...]:
    """Return the offsets at which sentences begin after the first: none with a small letter."""
    return tuple(found.end() for found in BREAK.finditer(words) if _parts(words, found))


def first_sentence(words: str) -> str:
    """Return the first sentence."""
    return words[: next(iter(starts(words)), len(words))].rstrip()


def last_sentence(words: str) -> str:
    """Return the last sentence."""
    return words[max(starts(words), default=0) :]


def _parts(words: str, found: re.Match[str]) -> bool:
    before = words[: found.end()]
    if found["next"].islower() or SHORT.search(before):
        return False
    return not (found["next"].isdigit() and NUMBERED.search(before))


def cut(words: str, longest: int = 110) -> str:
    """Return the beginning of words, whole words of it."""
    one_line = " ".join(words.split())
    if len(one_line) <= longest:
        return one_line
    return f"{one_line[:longest].rsplit(' ', 1)[0]} …"
