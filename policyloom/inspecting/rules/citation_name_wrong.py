"""An Act or guidance is called by a name that it does not have.

Why it matters: readers cannot look it up, and a wrong name shows that nobody did.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from policyloom.inspecting.acts import GONE, TITLES, plain
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Block, Manuscript

ACT = re.compile(
    r"\b(?:The )?(?P<name>(?:\(?[A-Z][\w’'-]+\)?,? |and |& |of |the |to |for |in |at |from |etc\.? |\(No\. \d\) ){1,14}?(?:Act|Regulations|Order))(?:,? \(?(?P<year>(?:1[6-9]|20)\d\d)\)?)"
)
WRONG = (
    (
        re.compile(r"(?<!UK )\b(?:UK )?General Data Protection Regulations\b"),
        "It is one regulation: UK General Data Protection Regulation.",
    ),
    (
        re.compile(
            r"\bKeeping Children Safe (?!in Education|Online|and\b|at\b|from\b|Online)(?=(?:20\d\d|\())"
        ),
        "It is called Keeping children safe in education.",
    ),
    (
        re.compile(r"\bGeneral Data Protection Act\b", re.IGNORECASE),
        "There is a Data Protection Act, and a General Data Protection Regulation.",
    ),
)
DATED = re.compile(r" (?:Act|Regulations|Order) \d{4}$")
LEAD = re.compile(r"\A(?:(?:[Tt]he|and|&|of|to|for|in|etc\.?)\s+|[()]\s*)+")
"""Words of the sentence before a name, which are no part of it."""
CLOSE, NEARLY = 0.84, 0.92
LONG = 4
"""So many words has the name of guidance that others may be nearly."""


def find(manuscript: Manuscript, ground: Ground) -> Iterator[Hit]:
    """Find wrong names that are known, and names of Acts that are nearly those of another."""
    blocks = tuple(manuscript.body())
    for pattern, note in WRONG:
        for block in blocks:
            yield from (
                quoted(block, f.start(), f.end(), note) for f in pattern.finditer(block.text)
            )
    yield from _guidance(blocks, ground)
    registered = (one.title for one in ground.known.instruments)
    acts = {one for one in (*registered, *TITLES, *GONE) if DATED.search(one)}
    known = re.compile(_known(acts), re.IGNORECASE)
    for block in blocks:
        for found in _named(block.text, known):
            said = LEAD.sub("", " ".join(f"{found['name']} {found['year']}".split()))
            right = _nearest(said, acts)
            if right:
                yield Hit(block, LEAD.sub("", found[0].strip()), f"It is called {right}.")


def _known(acts: Iterable[str]) -> str:
    """Return the pattern of Acts that are known by name, with whatever year and capitals."""
    names = {re.escape(one.rsplit(" ", 1)[0]) for one in acts}
    return (
        rf"\b(?P<name>{'|'.join(sorted(names, key=len, reverse=True))}),? \(?(?P<year>\d{{4}})\b"
    )


def _named(text: str, known: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the Acts that a text names: as titles are written, then those in small letters."""
    titles = tuple(ACT.finditer(text))
    yield from titles
    inside = {at for one in titles for at in range(*one.span())}
    if re.search(r"\b(?:act|regulations|order),? \(?\d", text, re.IGNORECASE):
        yield from (one for one in known.finditer(text) if one.start() not in inside)


def _guidance(blocks: Sequence[Block], ground: Ground) -> Iterator[Hit]:
    """Find words that begin as the name of guidance does, and are nearly it."""
    known = ground.known.instruments
    right = {name.casefold() for one in known for name in (one.title, *one.aliases)}
    titles = sorted({one.title for one in known if len(one.title.split()) >= LONG})
    for name in (one for one in titles if " Act " not in one):
        first, second, *rest = name.casefold().split()
        begins = f"{first} {second}"
        pattern = re.compile(rf"\b{re.escape(begins)}(?:\s+\w+){{{len(rest)}}}\b", re.IGNORECASE)
        for block in (one for one in blocks if begins in one.text.casefold()):
            for found in pattern.finditer(block.text):
                said = " ".join(found[0].casefold().split())
                near = SequenceMatcher(None, said, name.casefold()).ratio()
                if said not in right and near >= NEARLY:
                    yield quoted(block, found.start(), found.end(), f"It is called {name}.")


def _nearest(said: str, titles: Iterable[str]) -> str:
    """Return the Act that is meant where the words are nearly, and not quite, its title."""
    words = plain(said)
    known = {plain(title): title for title in titles}
    if any(words == own or words.endswith(f" {own}") for own in known):
        return ""
    name, year = words.rsplit(" ", 1)
    named = sorted(own for own in known if own.rsplit(" ", 1)[0] == name)
    if named:
        single = len(named) == 1 and name not in COMMON
        slip = year not in YEARS[name] if name in YEARS else single
        return " or ".join(known[one] for one in named) if slip else ""
    near = {
        SequenceMatcher(None, own.rsplit(" ", 1)[0], name).ratio(): title
        for own, title in known.items()
        if own.endswith(year)
    }
    best = max(near, default=0.0)
    return near[best] if best >= CLOSE else ""


COMMON = frozenset(
    {
        "education act",
        "children act",
        "employment act",
        "employment rights act",
        "sexual offences act",
        "public order act",
        "finance act",
    }
)
"""Acts of several years bear these names."""
YEARS = {
    "academies act": {"2010"},
    "children act": {"1908", "1948", "1958", "1972", "1975", "1989", "2004"},
    "children and families act": {"2014"},
    "communications act": {"1985", "2003"},
    "data protection act": {"1984", "1998", "2018"},
    "equality act": {"2006", "2010"},
    "human rights act": {"1998"},
}
"""Acts that bear these names, by their years; any other year is a slip."""


RULE = Rule(
    id="citation-name-wrong",
    group=Group.OUT_OF_DATE,
    weight=Weight.MEND,
    why="That is not its name.",
    remedy="Call it by its title.",
    find=find,
)
