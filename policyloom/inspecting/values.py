"""Values: words -> the times, amounts, ages and ratios in them, each with its place.

A time is told in days of the calendar, and in days on which a school works; the two agree where
one of the readings does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.english.dates import MONTHS as ALL_MONTHS
from policyloom.english.numbers import COUNTED as ALL_COUNTED
from policyloom.english.numbers import ORDINALS as ALL_ORDINALS

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMES = frozenset(("latest", "earliest", "kept", "every"))
KIND = {"often": "every"}
COUNT_TO, ORDER_TO = 15, 10
COUNTED, ORDINALS = ALL_COUNTED[: COUNT_TO + 1], ALL_ORDINALS[:ORDER_TO]
NUMBERS = {word: at for at, word in enumerate(COUNTED)} | {
    "a": 1, "an": 1, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90,
}  # fmt: skip
NUMBERS |= {word: at for at, word in enumerate(ORDINALS, 1)}
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
WORKED = 5 / 7
HALF_DAY = 120
"""Clocks further apart than so many minutes tell of two events of a day."""
NEAR, SAME = 0.08, 0.01
"""A month is four weeks to one reader, and thirty days to another; days and weeks are counted."""
LOOSE = re.compile("month|year|term|annual|ennial", re.IGNORECASE)
"""Times whose number of days nobody counts."""
FARTHEST = 13
ENDLESS = 36_500.0
"""The days of what never ends."""

COUNT = rf"\d{{1,3}}|{'|'.join(one for one in NUMBERS if one not in ORDINALS)}"
NUMBER = rf"(?P<number>{COUNT})"
WORKING = r"(?P<working>(?:school|working|term[- ]time|clear|full) )?(?:calendar )?"
UNIT = r"(?P<unit>hour|day|week|fortnight|month|half[- ]term|term|year)s?"
TIME = rf"{NUMBER} {WORKING}{UNIT}\b"
KEPT = r"(?:kept|held|retained|stored|keep|retain|hold|store)s?"
ENDED = r"(?:deleted?|wiped?|erased?|destroy(?:ed)?|shred(?:ded)?|removed?|disposed of)"
SPANS = (
    ("latest", rf"\b(?:within|in|inside|no later than|not later than|in no more than) (?:the (?:first|next) )?{TIME}"),
    ("latest", rf"\bby the end of the (?P<number>{'|'.join(ORDINALS)}) {WORKING}(?P<unit>day|week)\b"),
    ("latest", rf"\b(?:older than|up to|as long as|has|have|had|is given|are given) {TIME}(?= (?:to\b|for it\b|are\b|is\b|will\b|old\b)|[.,;)])"),
    ("latest", rf"(?<!for )\b{TIME} (?:after|from|following|of)\b(?! (?:school|work))"),
    ("earliest", rf"\b(?:(?:at least|no less than|not less than|a minimum of) )?{TIME}(?:['’]s?)? (?:before|in advance|notice|ahead)\b"),
    ("kept", rf"\b{KEPT} [^.;]{{0,40}}?\bfor (?:at least |up to |a (?:minimum|maximum|period) of )?{TIME}"),
    ("kept", rf"\b{KEPT} [^.;]{{0,40}}?\buntil {TIME} (?:after|from|have passed)"),
    ("kept", rf"\b{ENDED} [^.;]{{0,20}}?(?:after|once|when) (?:they are )?{TIME}"),
    ("every", rf"\b(?:once )?every {TIME}"),
    ("every", rf"\b(?:lasts?|valid|good|holds?) for {TIME}"),
    ("every", rf"\b(?:(?:once )?every|each|once (?:an?|each|every|in (?:a|each|every|the))) (?:school )?{UNIT}\b"),
    ("often", rf"\b(?P<number>twice|(?:{COUNT}) times) (?:an?|per|each|every|in (?:a|each|every|the)) (?:school )?{UNIT}\b"),
    ("longest", rf"\b{TIME} (?:in|of|per) (?:a|an|one|any|each|the) (?:single )?(?:school |academic )?(?P<over>term|year|week|day)\b"),
)  # fmt: skip
"""Kinds of time, and how they are said with a number or a unit."""
SAID = (
    ("latest", 0.0, r"\b(?:on|by the end of) (?:the same|that) (?:school |working )?day\b|\bby the end of the (?:school |working )?day\b"),
    ("latest", 0.0, r"\bon (?:the|their|his or her) first day (?=back\b)"),
    ("latest", 0.0, r"\b(?:immediately|straight away|at once(?! (?:a|each|every))|without delay)\b(?! (?:after|before))"),
    ("latest", 1.0, r"\b(?:by|on) (?:the end of )?the (?:next|following) (?:school |working )?day\b"),
    ("latest", 7.0, r"\bby the end of (?:the|that) week\b"),
    ("latest", 30.0, r"\bby the end of (?:the|that) month\b|\bno later than the end of the month\b"),
    ("kept", 0.0, rf"\b{ENDED} (?:[^.;,]{{0,30}} )?(?:as soon as|when|once|at the end of|on the day)\b(?! (?:\d|(?:{COUNT})\b))"),
    ("every", 1.0, r"\bdaily\b"),
    ("every", 7.0, r"\bweekly\b"),
    ("every", 30.0, r"\bmonthly\b"),
    ("every", 91.0, r"\btermly\b"),
    ("every", 182.0, r"\b(?:half[- ]yearly|six[- ]monthly)\b"),
    ("every", 365.0, r"\b(?:annually|yearly|on an annual basis)\b"),
    ("every", 730.0, r"\b(?:biennially|every other year)\b"),
    ("every", ENDLESS, r"\b(?:never|no longer|(?:does|do|will|need) not|n['’]t) (?=(?:expires?|lapses?|runs? out|be renewed|need(?:s|ed)? (?:renewing|to be renewed)))|\bfor life\b"),
    ("every", 0.0, r"\b(?:before|on|for) (?:each|every) (?:visit|trip|occasion|event|activity|use|session)\b"),
)  # fmt: skip
"""Times that are said without a number."""
LIMIT = r"(?:over|above|more than|worth(?: more than)?|exceed(?:s|ing)?|up to|under|less than|below|at least|maximum of|limit of)"
CLOCK = re.compile(
    rf"\b(?:at|by|from|before|until|after) (?P<hour>\d{{1,2}}|{'|'.join(COUNTED[1:13])})"
    r"(?:[.:](?P<minute>\d\d))? ?(?P<half>am|pm|a\.m|p\.m|o['’]clock(?: in the (?P<part>morning|afternoon|evening))?)?(?!\w)"
)
MONEY = re.compile(
    rf"\b{LIMIT} £(?P<sum>\d[\d,]*(?:\.\d\d)?)|£(?P<other>\d[\d,]*(?:\.\d\d)?) (?:or (?:less|more|over|above|under)|and (?:over|above|under))\b"
)
PRICE = re.compile(r"£(?P<sum>\d[\d,]*(?:\.\d\d)?)(?![\d,]*(?:m|k|bn| million)\b)")
PART = re.compile(rf"\b{LIMIT} (?P<sum>\d{{1,3}}) ?(?:%|per cent)")
RATIO = re.compile(
    rf"\b(?P<one>\d|one|two|an?) (?:adult|member of staff|teacher|leader|practitioner|supervisor)s? (?:to|for) (?:every |each )?(?P<many>{COUNT})\b"
    r"|\b(?:ratio (?:of|is) )?(?P<left>1) ?(?::|to) ?(?P<right>\d{1,2})(?!\.?\d|[ap]m)\b"
)
MONTHS = tuple(map(str.capitalize, ALL_MONTHS))
DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{'|'.join(MONTHS)})\b(?! \d{{4}})"
)
AGE = re.compile(
    r"\b(?:under(?: the age of)?|below(?: the age of)?|over(?: the age of)?|aged|age(?: of)?|younger than|older than|turn|reach(?:es)?|at least(?= \d+ (?:to|or|years old|and)\b)) (?P<sum>1?\d)\b(?! (?:%|days?|weeks?|months?|hours?|minutes?|pupils|people|children|miles))"
)
CLOCK_WORDS = {word: at for at, word in enumerate(COUNTED)}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a kind, in all readings, and where it stands."""

    kind: str
    readings: tuple[float, ...]
    start: int
    end: int
    words: str

    def agrees(self, other: Value) -> bool:
        """Tell whether the two may be one and the same."""
        if self.kind == "clock" and abs(self.readings[0] - other.readings[0]) > HALF_DAY:
            return True
        near = 0.0
        if self.kind in TIMES:
            near = NEAR if LOOSE.search(self.words) or LOOSE.search(other.words) else SAME
        both = zip(self.readings, other.readings, strict=True)
        return any(abs(one - two) <= near * max(one, two) for one, two in both)

    def is_near(self, other: Value) -> bool:
        """Tell whether one may have been changed to the other: no daily task is done each term."""
        least, most = sorted((self.readings[0], other.readings[0]))
        return self.kind != "every" or most == ENDLESS or most <= FARTHEST * least


def values(sentence: str) -> list[Value]:
    """Return the values in order; of those that share words, the one that begins first."""
    found = sorted(_found(sentence), key=lambda one: (one.start, -one.end))
    alone: list[Value] = []
    for one in found:
        if not alone or one.start >= alone[-1].end:
            alone.append(one)
    return alone


def _found(sentence: str) -> Iterator[Value]:
    if not ANY.search(sentence):
        return
    for kind, pattern in TIMED:
        for found in pattern.finditer(sentence):
            number = "number" if "number" in pattern.groupindex else 0
            told = f"{kind} in a {found['over']}" if kind == "longest" else KIND.get(kind, kind)
            yield _value(told, _often(found) if kind == "often" else _days(found), found, number)
    for kind, days, pattern in UNTIMED:
        yield from (
            _value(kind, (days, days * WORKED if days > 1 else days), one)
            for one in pattern.finditer(sentence)
        )
    yield from _amounts(sentence)


def _amounts(sentence: str) -> Iterator[Value]:
    for found in CLOCK.finditer(sentence):
        if found["minute"] or found["half"]:
            yield _value("clock", (_minutes(found),), found)
    for found in MONEY.finditer(sentence):
        yield _value("money", (_pence(found["sum"] or found["other"]),), found)
    for kind, pattern in PLAIN:
        for found in pattern.finditer(sentence):
            yield _value(kind, (float(found["sum"].replace(",", "")),), found)
    for found in DATE.finditer(sentence):
        yield _value("date", (MONTHS.index(found["month"]) * 31.0 + int(found["day"]),), found)
    for found in RATIO.finditer(sentence):
        one, many = (
            _number(found[a] or found[b]) for a, b in (("one", "left"), ("many", "right"))
        )
        yield _value("ratio", (many / one,), found)


PLAIN = (("price", PRICE), ("part", PART), ("age", AGE))
THINGS = re.compile(rf"\b(?P<number>{COUNT}) (?P<noun>[a-z]{{3,}}s)\b", re.IGNORECASE)
ANY = re.compile(
    rf"\d|\b(?:{'|'.join(NUMBERS)}|each|every|ly|twice|once|when|as soon as|same|end|life|never|not|no)\b|n['’]t\b|ly\b|without|straight|immediate",
    re.IGNORECASE,
)
"""What stands in every sentence that has a value, and is sooner looked for than each."""
TIMED = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in SPANS)
UNTIMED = tuple((kind, days, re.compile(form, re.IGNORECASE)) for kind, days, form in SAID)


def counts(label: str, cell: str) -> list[Value]:
    """Return what a bare number counts in a column that is called after things: Lessons, 6."""
    noun = label.strip().lower()
    if not re.fullmatch(r"[a-z]{3,}s", noun) or not re.fullmatch(r"\d{1,3}", cell.strip()):
        return []
    return [Value(f"count {noun}", (float(cell),), 0, len(cell), cell)]


def amounts_of(sentence: str) -> list[Value]:
    """Return how many of what a sentence says there are: four lessons."""
    return [
        _value(f"count {found['noun'].lower()}", (float(_number(found["number"])),), found)
        for found in THINGS.finditer(sentence)
    ]


def _value(
    kind: str, readings: tuple[float, ...], found: re.Match[str], group: int | str = 0
) -> Value:
    start, end = found.start(group), found.end()
    return Value(kind, readings, start, end, found.string[start:end])


def _days(found: re.Match[str]) -> tuple[float, ...]:
    said = found.groupdict()
    number = _number(said.get("number") or "1")
    worth = WORKING_DAY if said.get("working") else DAYS[_unit(found)]
    return tuple(number * one for one in worth)


def _often(found: re.Match[str]) -> tuple[float, ...]:
    number = found["number"].split()[0].lower()
    times = 2 if number == "twice" else _number(number)
    return tuple(one / max(times, 1) for one in DAYS[_unit(found)])


def _unit(found: re.Match[str]) -> str:
    return found["unit"].lower().replace("-", " ")


def _number(word: str) -> int:
    return NUMBERS.get(word.lower()) or int(word)


def _pence(said: str) -> float:
    return float(said.replace(",", "")) * 100


def _minutes(found: re.Match[str]) -> float:
    said = found["half"] or ""
    afternoon = said.startswith("p") or found["part"] in {"afternoon", "evening"}
    hour = CLOCK_WORDS.get(found["hour"]) or int(found["hour"])
    return (hour % 12 + 12 * afternoon) * 60 + int(found["minute"] or 0)
