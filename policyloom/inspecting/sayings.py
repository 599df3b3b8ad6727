"""Sayings: the times, amounts and cycles that sentences give, and what each is given for.

Two sayings are of the same thing where most telling words of the shorter stand in the other too,
and nothing tells them apart: other people, other numbers, words that are opposites.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from policyloom.manuscript.blocks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.manuscript import Block

TIMES = frozenset(("latest", "earliest", "kept", "every"))
COUNTED = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
NUMBERS = {word: at for at, word in enumerate(COUNTED)} | {
    "a": 1, "an": 1, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90,
}  # fmt: skip
HOUR, WEEK, MONTH = 1 / 24, (7.0, 5.0), (30.0, 21.0)
DAYS = {
    "hour": (HOUR, HOUR),
    "day": (1.0, 1.0),
    "week": WEEK,
    "fortnight": (14.0, 10.0),
    "month": MONTH,
    "half term": (42.0, 30.0),
    "term": (91.0, 65.0),
    "year": (365.0, 195.0),
}
"""What a unit comes to in days of the calendar, and in days on which a school works."""
WORKING_DAY = (1.4, 1.0)
HALF_DAY = 120
"""Clocks further apart than so many minutes tell of two events of a day."""
NEAR, SAME = 0.08, 0.01
"""A month is four weeks to one reader, and thirty days to another; days and weeks are counted."""
LOOSE = re.compile("month|year|term|annual|ennial", re.IGNORECASE)
"""Times whose number of days nobody counts."""

NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(NUMBERS)})"
WORKING = r"(?P<working>(?:school|working|term[- ]time|clear|full) )?(?:calendar )?"
UNIT = r"(?P<unit>hour|day|week|fortnight|month|half[- ]term|term|year)s?"
TIME = rf"{NUMBER} {WORKING}{UNIT}\b"
SPANS = (
    ("latest", rf"\b(?:within|in|no later than|not later than|in no more than) (?:the (?:first|next) )?{TIME}"),
    ("earliest", rf"\b(?:(?:at least|no less than|not less than|a minimum of) )?{TIME}(?:['’]s?)? (?:before|in advance|notice)\b"),
    ("kept", rf"\b(?:kept|held|retained|stored|keep|retain|hold|store)s? [^.;]{{0,40}}?\bfor (?:at least |up to |a (?:minimum|maximum|period) of )?{TIME}"),
    ("every", rf"\b(?:once )?every {TIME}"),
    ("every", rf"\b(?:(?:once )?every|each|once (?:an?|each|every)) {UNIT}\b"),
)  # fmt: skip
"""Kinds of time, and how they are said with a number or a unit."""
SAID = (
    ("latest", 0.0, r"\b(?:on|by the end of) the same (?:school |working )?day\b|\bby the end of the (?:school |working )?day\b"),
    ("latest", 0.0, r"\b(?:immediately|straight away|at once(?! (?:a|each|every))|without delay)\b(?! (?:after|before))"),
    ("latest", 1.0, r"\b(?:by|on) (?:the end of )?the (?:next|following) (?:school |working )?day\b"),
    ("every", 1.0, r"\bdaily\b"),
    ("every", 7.0, r"\bweekly\b"),
    ("every", 30.0, r"\bmonthly\b"),
    ("every", 91.0, r"\btermly\b"),
    ("every", 182.0, r"\b(?:twice (?:a|each) year|half[- ]yearly|six[- ]monthly)\b"),
    ("every", 365.0, r"\b(?:annually|yearly|on an annual basis)\b"),
    ("every", 730.0, r"\b(?:biennially|every other year)\b"),
    ("every", 0.0, r"\b(?:before|on|for) (?:each|every) (?:visit|trip|occasion|event|activity|use|session)\b"),
)  # fmt: skip
"""Times that are said without a number."""
LIMIT = r"(?:over|above|more than|worth more than|exceed(?:s|ing)?|up to|under|less than|below|at least|maximum of|limit of)"
CLOCK = re.compile(
    r"\b(?:at|by|from|before|until|after) (?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? ?(?P<half>am|pm|a\.m|p\.m)?\b"
)
MONEY = re.compile(rf"\b{LIMIT} £(?P<sum>\d[\d,]*(?:\.\d\d)?)")
PART = re.compile(rf"\b{LIMIT} (?P<part>\d{{1,3}}) ?(?:%|per cent)")

SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“\"'‘(])")
COMMA = re.compile(r"[,;:]\s")
CLAUSE = re.compile(r"[,;:]\s|\s(?:and|but)\s")
EMPTY = frozenset(
    [
        "the", "and", "for", "that", "this", "with", "from", "they", "their", "them", "will",
        "must", "should", "may", "can", "have", "has", "had", "been", "were", "was", "are",
        "not", "any", "all", "each", "every", "such", "other", "same", "our", "its", "his",
        "her", "who", "which", "when", "where", "what", "than", "then", "also", "only",
        "within", "before", "after", "least", "most", "more", "less", "later",
        "next", "school", "trust", "academy", "policy", "member", "concerned", "working",
        "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "term",
        "time", "date", "receipt", "make", "made", "give", "given", "take", "taken", "put",
        "being", "into", "upon", "until", "once", "end", "about", "under", "over", "above",
        "below", "including", "normally", "always", "usually", "shall", "would", "could",
        "does", "one", "two", "agreed", "needed", "possible", "ask", "asked",
    ]
)  # fmt: skip
ALIKE = {
    "told": "tell", "inform": "tell", "notify": "tell", "notified": "tell", "notifies": "tell",
    "paid": "pay", "payment": "pay", "look": "review", "looks": "review", "looked": "review", "checked": "review", "check": "review",
    "checks": "review", "sent": "send", "kept": "keep", "held": "keep", "retained": "keep",
    "stored": "keep", "respond": "reply", "responds": "reply", "replies": "reply",
    "replied": "reply", "answer": "reply", "answers": "reply", "answered": "reply",
    "child": "pupil", "children": "pupil", "student": "pupil", "students": "pupil",
    "learner": "pupil", "learners": "pupil", "carer": "parent", "carers": "parent",
    "principal": "headteacher", "employee": "staff",
    "employees": "staff", "governing": "governor", "sendco": "senco", "written": "write", "writing": "write",
}  # fmt: skip
PEOPLE = frozenset(
    [
        "pupil", "parent", "headteacher", "teacher", "governor", "chair", "clerk", "panel",
        "trustee", "board", "staff", "manager", "officer", "visitor", "volunteer",
        "committee", "council", "authority", "dsl", "senco", "hirer", "appellant",
    ]
)  # fmt: skip
OPPOSITES = tuple(
    tuple(pair.split("/"))
    for pair in [
        "formal/informal", "day/residential", "primary/secondary", "minor/serious",
        "low/high", "temporary/permanent", "urgent/routine", "new/existing", "infant/junior",
        "morning/afternoon", "open/close", "start/finish", "first/second", "arrive/leave",
        "fixed/permanent", "prescribed/non", "planned/unplanned", "internal/external",
        "electronic/paper", "entry/exit",
    ]
)  # fmt: skip
KEEPING = frozenset(("keep", "record"))
"""What is said of all that is kept for a time."""
CUT, FEWEST, SURE, MOST = 6, 2, 3, 0.6
LABEL = re.compile(
    r"\b(?:stage|step|year|years|level|key stage|part|phase|class) (\d+|[A-Z]\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A value of a kind that a sentence gives; a time in days, and in those that are worked."""

    kind: str
    values: tuple[float, ...]
    about: frozenset[str]
    people: frozenset[str]
    labels: frozenset[str]
    block: Block
    sentence: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words that give the value."""
        return self.block.text[self.start : self.end]

    def agrees(self, other: Saying) -> bool:
        """Tell whether the values may be one and the same."""
        if self.kind == "clock" and abs(self.values[0] - other.values[0]) > HALF_DAY:
            return True
        near = 0.0
        if self.kind in TIMES:
            near = NEAR if LOOSE.search(self.words) or LOOSE.search(other.words) else SAME
        both = zip(self.values, other.values, strict=True)
        return any(abs(one - two) <= near * max(one, two) for one, two in both)

    def is_of(self, other: Saying) -> bool:
        """Tell whether the two are said of the same thing."""
        return (
            self.kind == other.kind
            and self.sentence != other.sentence
            and _shares(self.about, other.about, 1 if self.kind == "kept" else FEWEST)
            and not _apart(self.people, other.people)
            and not _apart(self.labels, other.labels)
            and not _opposed(self.about, other.about)
            and self.about & NARROWER == other.about & NARROWER
            and bool(AT_TIMES.match(self.sentence)) is bool(AT_TIMES.match(other.sentence))
            and (self.kind != "every" or self.people - SERVED == other.people - SERVED)
            and not (self.kind in STEPS and self._stands_beside(other))
        )

    def _stands_beside(self, other: Saying) -> bool:
        """Tell whether the two may be steps: more for a little, and another rule for a lot."""
        items = self.block.kind is Kind.ITEM and other.block.kind is Kind.ITEM
        return items or self.block is other.block


def sayings(blocks: Iterable[Block]) -> Iterator[Saying]:
    """Yield what the sentences of blocks say, in order."""
    for block in blocks:
        at = 0
        for sentence in SENTENCE.split(block.text):
            at = block.text.index(sentence, at)
            yield from _in_sentence(block, sentence, at)
            at += len(sentence)


def _in_sentence(block: Block, sentence: str, at: int) -> Iterator[Saying]:
    values = sorted(_values(sentence), key=lambda one: (one[2], -one[3]))
    alone = [
        one
        for one, before in zip(values, [None, *values], strict=False)
        if before is None or one[2] >= before[3]
    ]
    for kind, said, start, end in alone:
        words = _part(sentence, alone, start, end)
        yield Saying(
            kind=kind,
            values=said,
            about=telling(words) - PEOPLE - (KEEPING if kind == "kept" else frozenset()),
            people=telling(words) & PEOPLE,
            labels=frozenset(one.lower() for one in LABEL.findall(words)),
            block=block,
            sentence=sentence,
            start=at + start,
            end=at + end,
        )


def _part(
    sentence: str, values: list[tuple[str, tuple[float, ...], int, int]], start: int, end: int
) -> str:
    """Return the part of a sentence that a value belongs to.

    It is all of it where it has no other value, and the part says too little.
    """
    ends = CLAUSE if len(values) > 1 else COMMA
    cuts = [0, *(one.start() for one in ends.finditer(sentence)), len(sentence)]
    first, last = next((a, b) for a, b in pairwise(cuts) if a <= start < b or b == len(sentence))
    part = sentence[first:start] + sentence[end : max(end, last)]
    enough = len(values) > 1 or len(telling(part) - PEOPLE) >= FEWEST
    return part if enough else sentence[:start] + sentence[end:]


def _values(sentence: str) -> Iterator[tuple[str, tuple[float, ...], int, int]]:
    for kind, form in SPANS:
        for found in re.finditer(form, sentence, re.IGNORECASE):
            number = "number" if "number" in found.re.groupindex else 0
            yield kind, _days(found), found.start(number), found.end()
    for kind, days, form in SAID:
        yield from (
            (kind, (days, days), *one.span()) for one in re.finditer(form, sentence, re.IGNORECASE)
        )
    for found in CLOCK.finditer(sentence):
        if found["minute"] or found["half"]:
            yield "clock", (_minutes(found),), *found.span()
    for found in MONEY.finditer(sentence):
        yield "money", (float(found["sum"].replace(",", "")) * 100,), *found.span()
    for found in PART.finditer(sentence):
        yield "part", (float(found["part"]),), *found.span()


def _days(found: re.Match[str]) -> tuple[float, ...]:
    said = found.groupdict()
    word = (said.get("number") or "1").lower()
    number = NUMBERS.get(word) or int(word)
    unit = said["unit"].lower().replace("-", " ")
    worth = WORKING_DAY if said.get("working") else DAYS[unit]
    return tuple(number * one for one in worth)


def _minutes(found: re.Match[str]) -> float:
    afternoon = bool(found["half"]) and found["half"].startswith("p")
    return (int(found["hour"]) % 12 + 12 * afternoon) * 60 + int(found["minute"] or 0)


# WHAT A SENTENCE IS ABOUT


def telling(words: str) -> frozenset[str]:
    """Return the words that say what a sentence is about, each without its ending."""
    plain = re.findall(r"[a-z]{3,}", words.lower())
    return frozenset(_stem(one) for one in plain if one not in EMPTY) - EMPTY


def _stem(word: str) -> str:
    same = ALIKE.get(word, word)
    bare = re.sub(r"(?:ing|ed|es|s)$", "", same) if len(same) > CUT - 2 else same.removesuffix("s")
    alike = ALIKE.get(bare, bare)
    return alike if alike in PEOPLE else alike[:CUT].removesuffix("e")


def _shares(mine: frozenset[str], others: frozenset[str], least: int) -> bool:
    """Tell whether the words of one are all among the other's, or most are where both have more.

    Alarms and extinguishers are both checked, and are two things.
    """
    shared, fewest = len(mine & others), min(len(mine), len(others))
    if shared == fewest:
        return shared >= least
    return shared >= SURE and shared >= fewest * MOST


def _apart(mine: frozenset[str], others: frozenset[str]) -> bool:
    return bool(mine and others) and not mine & others


NARROWER = frozenset(
    map(
        _stem,
        (
            "final", "second", "third", "further", "repeated", "temporary", "late", "extended",
            "residential", "overnight", "former", "serious", "minor", "urgent",
        ),
    )
)  # fmt: skip
"""Words that make another thing of what they stand before."""
AT_TIMES = re.compile(r"(?:In|During|On|Outside|At) ")
SERVED = frozenset(("pupil", "parent", "visitor"))
"""People for whom things are done; whoever does them may do so more often than another."""
STEPS = frozenset(("money", "part"))


def _opposed(mine: frozenset[str], others: frozenset[str]) -> bool:
    for pair in OPPOSITES:
        one, two = (_stem(word) for word in pair)
        if (one in mine and two in others - mine) or (two in mine and one in others - mine):
            return True
    return False
