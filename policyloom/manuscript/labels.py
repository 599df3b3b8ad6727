"""Labels: numbers and signs before a line, as people type them or a program prints them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from string import ascii_lowercase

SIGNS = "•·◦▪●○■□▫‣\u2043∙➢➤►✓✔✗✘-–—*"
BULLET = re.compile(
    rf"(?P<sign>[{re.escape(SIGNS)}\uf0a7\uf0b7\uf0d8\uf0fc]|o(?=\t| {{2,}}))[\s]+(?=\S)"
    r"|(?P<round>[•◦▪●‣\u2043∙\uf0a7\uf0b7\uf0d8\uf0fc])(?=[^\W_])"
)
"""A sign with a space behind it; one that can be nothing else needs none."""
NUMBER = re.compile(
    r"""(?P<label>
      (?: (?:Section|SECTION|Part|PART|Appendix|APPENDIX|Annex|ANNEX|Schedule|SCHEDULE)
          \ (?: \d{1,2} | [A-Z] | [IVX]{1,5} )
          (?: [.:)] (?: \ ?[-–—:] (?=\ ) )? | \ ?[-–—:] (?=\ ) | (?!\s+[a-z][^\n]*\.\s*$) ) )
    | \d{1,2}(?:\.\d{1,2}){1,3}[.)]?
    | \d{1,2}[.)]
    | \(?(?:[ivx]{1,5}|[IVX]{1,5})[.)]
    | \(?[a-zA-Z][.)]
    )(?=\s)\s*""",
    re.VERBOSE,
)
BARE = re.compile(r"(?P<label>\d{1,2})(?:\s{2,}|\t)(?=[A-Z])|(?P<short>\d{1,2})\s(?=[A-Z][a-z])")


LETTERS = ascii_lowercase
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")


class Sort(Enum):
    """What sort of label it is, which says how deep it stands."""

    NONE = "none"
    BULLET = "bullet"
    NAMED = "named"
    DECIMAL = "decimal"
    MANY = "decimal of several parts"
    ROMAN = "roman"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A line's label: as it reads, all that stood before the words, and its sort."""

    label: str = ""
    typed: str = ""
    sort: Sort = Sort.NONE

    @property
    def parts(self) -> tuple[int, ...]:
        """The numbers of a decimal label: (4, 2) for ``4.2``."""
        return tuple(int(one) for one in re.findall(r"\d+", self.label))

    @property
    def depth(self) -> int:
        """How many numbers a decimal label has; ``1.0`` is as deep as ``1.``."""
        parts = self.parts
        return len(parts) - (len(parts) > 1 and parts[-1] == 0)

    @property
    def rank(self) -> int:
        """Which one a letter or a small Roman number is: 4 for ``iv.`` and for ``d)``."""
        core = self.label.strip("(). ").lower()
        if self.sort is Sort.ROMAN:
            return ROMAN.index(core) + 1 if core in ROMAN else 0
        return ord(core) - ord("a") + 1 if self.sort is Sort.LETTER else 0


def following(last: Labelled, label: Labelled) -> Labelled:
    """Return a letter or Roman number as the one that comes after another one."""
    rank = last.rank + 1
    is_roman = last.sort is Sort.ROMAN
    if rank > (len(ROMAN) if is_roman else len(LETTERS)):
        return label
    core = ROMAN[rank - 1] if is_roman else LETTERS[rank - 1]
    was = label.label.strip("(). ")
    return Labelled(label=label.label.replace(was, core, 1), sort=last.sort)


def typed_label(raw: str) -> Labelled:
    """Return the label that stands at the beginning of a line, if one does."""
    lead = len(raw) - len(raw.lstrip())
    words = raw[lead:]
    for pattern in (BULLET, NUMBER):
        found = pattern.match(words)
        if found and words[found.end() :].strip():
            if pattern is BULLET:
                sign = found["sign"] or found["round"]
                return Labelled(label=sign, typed=words[: found.end()], sort=Sort.BULLET)
            label = found["label"]
            return Labelled(label=label, typed=words[: found.end()], sort=sort_of(label))
    return Labelled()


def bare_number(raw: str) -> Labelled:
    """Return a number without a full stop, which only a heading has: ``3  Scope``."""
    words = raw.lstrip()
    found = BARE.match(words)
    if not found:
        return Labelled()
    label = found["label"] or found["short"]
    return Labelled(label=label, typed=words[: found.end()], sort=Sort.DECIMAL)


FORMS = (
    (Sort.NAMED, re.compile(r"\S+ .+")),
    (Sort.DECIMAL, re.compile(r"\d+(?:\.0)?")),
    (Sort.MANY, re.compile(r"\d+(?:\.\d+)+")),
    (Sort.ROMAN, re.compile(r"[ivx]{2,}|[IVX]{2,}|[ivIV]")),
    (Sort.LETTER, re.compile(r"[a-zA-Z]")),
    (Sort.BULLET, re.compile(r".+", re.DOTALL)),
)


def sort_of(label: str) -> Sort:
    """Return the sort of a label by its form."""
    core = label.strip("().: -–—")
    if not core and label.strip():
        return Sort.BULLET
    return next((sort for sort, form in FORMS if form.fullmatch(core)), Sort.NONE)
