"""Ties: words -> the spaces at which no line may end, as in dates, sums and numbers with a unit.

What is tied is decided here for every format that breaks lines. The words themselves stay as they
are: nothing that compares, counts or freezes them sees a tie.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TIE = "\N{NO-BREAK SPACE}"
BINDING = "\N{WORD JOINER}"
"""What hides in a Word file behind the hyphens of an address, where no line may end."""
MOST = 24
"""Letters that are kept on one line at the most: they fit on the narrowest paper."""

LABELS = (
    "appendix|article|chapter|clause|column|figure|footnote|form|item|key stage|level|line|no|"
    "note|option|page|paragraph|part|phase|point|principle|question|regulation|room|row|rule|schedule|"
    "section|stage|step|table|tier|version|year"
)
NO_UNIT = (
    "a|above|after|also|an|and|applies|are|as|at|be|before|below|but|by|can|do|for|from|has|have|if|"
    "in|into|is|it|may|must|no|not|of|off|on|or|says|should|so|than|that|the|then|they|this|to|under|"
    "until|was|we|were|when|where|which|who|will|with|you"
)
"""Words that begin something of their own behind a number, and are no unit of it."""
GAP = re.compile(
    rf"""(?<![\w@/])(?:
        \d{{1,2}}(?:st|nd|rd|th)?[ ](?=[A-Z]\w+(?:[ ]\d{{4}})?\b)       # 1 September, 1 Medi 2026
      | (?i:(?:{LABELS})s?)[ ](?=\(?\d|\([a-z]\)|[A-Z]\b|[ivx]+\b)     # Part 3, appendix B
      | (?:Mr|Mrs|Ms|Dr|St|Nos?\.?)[ ](?=[A-Z\d])                      # St Aldate's
      | [A-Z][\w’']*[ ](?=\d)                                          # September 2026, Act 2010
      | (?!(?:19|20)\d\d\b)[£€$]?\d(?:[\d,.]*\d)?[ ]
        (?=(?!(?:{NO_UNIT})\b)[a-z%°]|[A-Z]{{2,3}}\b|\d)               # 10 school days, 01632 960
    )""",
    re.VERBOSE,
)


@lru_cache(maxsize=4096)
def ties(words: str, most: int = MOST) -> frozenset[int]:
    """Return the places of the spaces that tie, ``most`` letters together.

    A line may end at a space nevertheless where what it would tie is longer.
    """
    return frozenset(_short(words, [found.end() - 1 for found in GAP.finditer(words)], most))


def _short(words: str, gaps: list[int], most: int) -> Iterator[int]:
    last, start = -1, 0
    for gap in gaps:
        space = words.rfind(" ", 0, gap)
        if space != last:
            start = space + 1
        if len(words[gap + 1 :].split(" ", 1)[0]) + gap + 1 - start <= most:
            yield gap
            last = gap


def tied(words: str, most: int = MOST) -> str:
    """Return words with what hangs together on one line."""
    places = ties(words, most)
    return "".join(TIE if at in places else letter for at, letter in enumerate(words))
