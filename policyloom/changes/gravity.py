"""Gravity: words -> those that carry weight: duties, negations, numbers, people, conditions.

What somebody has to do, or may rely on, hangs on few words. They are told apart by what they say
and not by how they are written: ``5`` is ``five``, ``cannot`` is ``can not``.
``docs/comparing.md`` says what counts and how well it does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.changes.atoms import cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.changes.atoms import Atom

DUTY, RIGHT, NEGATION, NUMBER, TIME, EXTENT, CONDITION, ACTOR, INSTRUMENT = (
    "a duty",
    "a permission or ban",
    "a negation",
    "a number",
    "a period, date or limit",
    "a word such as ‘all’ or ‘only’",
    "a condition or exception",
    "a person or body",
    "a law or guidance",
)
ORDER, LISTED = "where words stand", "what stands under"
SENSE = "what is said"


CODES = {
    "duty": DUTY,
    "permission": RIGHT,
    "negation": NEGATION,
    "number": NUMBER,
    "time": TIME,
    "extent": EXTENT,
    "condition": CONDITION,
    "person": ACTOR,
    "instrument": INSTRUMENT,
    "order": ORDER,
    "list": LISTED,
    "sense": SENSE,
}
"""What an author calls the kinds of finding, which begin with these words."""


def _all(words: str, kind: str, same: str = "") -> dict[str, tuple[str, str]]:
    return {word: (kind, same or word) for word in words.split(", ")}


PHRASES: Mapping[str, tuple[str, str]] = {
    **_all("must, shall, have to, has to, had to, need to, needs to, required to", DUTY, "must"),
    **_all("obliged to, are required, is required", DUTY, "must"),
    **_all("compulsory, mandatory, obligatory", DUTY, "must"),
    **_all("must not, shall not", DUTY, "must not"),
    **_all("should, ought to, expected to", DUTY, "should"),
    **_all("should not", DUTY, "should not"),
    **_all("permitted, allowed, entitled, free to", RIGHT, "may"),
    **_all("right to", RIGHT, "right"),
    **_all("optional, voluntary", RIGHT, "optional"),
    **_all("might", RIGHT, "might"),
    **_all("forbidden, prohibited, banned", RIGHT, "ban"),
    **_all(
        "not, no, never, nobody, none, neither, nor, without, nothing, nowhere", NEGATION, "not"
    ),
    **_all("hardly, scarcely, barely", NEGATION, "hardly"),
    **_all("no longer, no one, cannot, unable", NEGATION, "not"),
    **_all("once, twice, half, quarter, third, dozen", NUMBER),
    **_all("mg, kg, ml, km, metres, miles", NUMBER),
    **_all("%, per cent, percent", NUMBER, "%"),
    **_all("day, days, daily", TIME, "day"),
    **_all("hour, hours, hourly", TIME, "hour"),
    **_all("minute, minutes", TIME, "minute"),
    **_all("week, weeks, weekly", TIME, "week"),
    **_all("month, months, monthly", TIME, "month"),
    **_all("year, years, yearly, annual, annually", TIME, "year"),
    **_all("term, terms, termly, half term", TIME, "term"),
    **_all("fortnight, fortnightly, overnight, working, school day, noon, midnight", TIME),
    **_all("within, after, until, till", TIME),
    **_all("before, prior to", TIME, "before"),
    **_all("over, under, more than, less than, fewer than", TIME),
    **_all("monday, tuesday, wednesday, thursday, friday, saturday, sunday", TIME),
    **_all("mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays", TIME),
    **_all("january, february, april, june, july, august, september", TIME),
    **_all("october, november, december, spring, summer, autumn, winter", TIME),
    **_all("or, either, both, only, some, most, always, usually, sometimes, often", EXTENT),
    **_all("normally, generally, ordinarily, rarely, seldom, occasionally", EXTENT),
    **_all("at most, maximum", EXTENT, "at most"),
    **_all("at least, minimum", EXTENT, "at least"),
    **_all("up to, no more than, no less than, no fewer than", EXTENT),
    **_all("all", EXTENT, "all"),
    **_all("any, anybody, anyone, anything", EXTENT, "any"),
    **_all("each, every, everybody, everyone, everything", EXTENT, "each"),
    **_all("somebody, someone", EXTENT, "some"),
    **_all(
        "if, when, where, while, as far as, as long as, provided, provided that, in the event of",
        CONDITION,
        "if",
    ),
    **_all(
        "unless, except, apart from, other than, subject to, regardless, instead of", CONDITION
    ),
    **_all("with permission, with consent, in writing", CONDITION),
    **_all("pupil, pupils, child, children, student, students, learner, learners", ACTOR, "pupil"),
    **_all("boy, boys", ACTOR, "boy"),
    **_all("girl, girls", ACTOR, "girl"),
    **_all("parent, parents, carer, carers", ACTOR, "parent"),
    **_all("governor, governors, trustee, trustees, board, governing body", ACTOR, "governor"),
    **_all("teacher, teachers, tutor, tutors", ACTOR, "teacher"),
    **_all("head, headteacher, headteachers, principal", ACTOR, "headteacher"),
    **_all("deputy headteacher, deputy head, office, caretaker, site manager, secretary", ACTOR),
    **_all("staff, employees, colleagues", ACTOR, "staff"),
    **_all("volunteer, volunteers", ACTOR, "volunteer"),
    **_all("visitor, visitors", ACTOR, "visitor"),
    **_all("local authority, council", ACTOR, "council"),
    **_all("police, trust, diocese, inspectorate, committee", ACTOR),
    **_all("contractor, contractors, supplier, suppliers", ACTOR, "contractor"),
    **_all("chair, clerk, nurse, librarian, counsellor, technician, safeguarding lead", ACTOR),
    **_all("data protection officer, designated safeguarding lead", ACTOR),
}
ALL = frozenset(kind for kind, _ in PHRASES.values()) | {INSTRUMENT}
TITLED = frozenset({DUTY, RIGHT, NEGATION})
"""What makes a title say more than what follows is about."""
SOFT = frozenset(
    [
        "or",
        "some",
        "most",
        "often",
        "usually",
        "sometimes",
        "normally",
        "generally",
        "ordinarily",
        "rarely",
        "seldom",
        "occasionally",
    ]
)
"""Words of extent that say nothing of what stands below them, or of a sentence that is new."""
LEADING = frozenset({DUTY, RIGHT, NEGATION, EXTENT, CONDITION})
"""What gives all that stands below it another sense."""
PLAIN = frozenset(
    {"at once", "once again", "after all", "above all", "at all", "working hours", "each other"}
    | {"provided by", "provided for", "provided with", "where possible"}
)
"""Phrases that say nothing of what their words say alone."""
LONGEST = max(len(phrase.split()) for phrase in PHRASES)
UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
UNITS += " sixteen seventeen eighteen nineteen twenty"
NAMED = {name: str(value) for value, name in enumerate(UNITS.split(), 1)}
NAMED |= {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70"}
NAMED |= {"eighty": "80", "ninety": "90", "hundred": "100", "thousand": "1000", "million": "10^6"}
NAMED |= {"first": "1st", "second": "2nd", "fourth": "4th", "fifth": "5th"}
AMBIGUOUS = frozenset({"one", "second"})
"""Number words that are more often something else, where they stand alone."""
PROPER = frozenset({"March", "May"})
STOPS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "they",
        "them",
        "their",
        "there",
        "we",
        "our",
        "us",
        "you",
        "your",
        "he",
        "she",
        "his",
        "her",
        "who",
        "which",
        "as",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "will",
        "would",
        "can",
        "could",
        "so",
        "then",
        "than",
        "also",
        "about",
        "into",
        "very",
    ]
)
ENDS = frozenset(".;:?!\n")
JOINS = frozenset({"and", "or", "but"})
TOKEN = re.compile(
    r"\n|[£$€]?(?=\S*\d)[^\W_]+(?:[.,:/–-][^\W_]+)*(?: ?[ap]m\b)?|[^\W\d_]+(?:['’][^\W_]+)*|\S"
)
SEPARATORS, ARTICLE = r", | and | or ", r"^(?:the|an?) |['’]s?$"
PEOPLE = frozenset({"role", "people"})
SPELT_ALIKE = 4
SENTENCE_ENDS = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Weight:
    """A word that carries weight: of what kind, what it says, and as it is written."""

    kind: str
    says: str
    words: str = ""


class State(Enum):
    """What words are in a comparison: the same, come or gone for others, or by themselves."""

    SAME = "same"
    FOR_OTHERS = "for others"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a text; ``weight`` if it carries any.

    ``state`` tells whether it is in one of the differences, and there in the place of others.
    ``stem`` is what a word of content is known by again, however it is inflected.
    """

    words: str
    state: State
    weight: Weight | None = None

    @property
    def changed(self) -> bool:
        """Tell whether it is in one of the differences."""
        return self.state is not State.SAME

    @property
    def stem(self) -> str:
        """The beginning of a word of content; nothing for others."""
        word = self.words.lower()
        return "" if self.weight or word in STOPS or not word[:1].isalpha() else word[:SPELT_ALIKE]


def tokens(atoms: Iterable[tuple[Atom, State]]) -> tuple[Token, ...]:
    """Return the tokens of atoms, of which it is known how they are in a comparison."""
    return tuple(_weighed([token for atom, state in atoms for token in _of_atom(atom, state)]))


def _of_atom(atom: Atom, state: State) -> Iterator[Token]:
    concept = atom.concept
    match concept.kind if concept else "":
        case "duty" if concept:
            yield from _duty(atom.words, concept.key, state)
        case "citation" if concept:
            yield Token(atom.words, state, Weight(INSTRUMENT, cited(concept), atom.words))
        case kind if kind in PEOPLE:
            name = re.sub(ARTICLE, "", atom.words.lower())
            yield Token(atom.words, state, Weight(ACTOR, name, atom.words))
        case _:
            yield from (Token(word, state) for word in _words(atom.words))


def _duty(words: str, key: str, state: State) -> Iterator[Token]:
    if key.endswith(" not"):
        yield Token("not", state, Weight(NEGATION, "not", words))
    strength = key.removesuffix(" not")
    kind = RIGHT if strength == "may" else DUTY
    yield Token(words, state, Weight(kind, strength, words))


def _words(text: str) -> Iterator[str]:
    for word in TOKEN.findall(text.replace("’", "'")):
        if word.lower().endswith("n't"):
            yield from (word[:-3], "not")
        elif word.lower() in {"cannot", "can not"}:
            yield from ("can", "not")
        else:
            yield word


def _weighed(found: list[Token]) -> Iterator[Token]:
    at = 0
    while at < len(found):
        length, weight = _weight(found, at)
        words = " ".join(token.words for token in found[at : at + length])
        states = [token.state for token in found[at : at + length]]
        state = next((one for one in states if one is not State.SAME), State.SAME)
        yield Token(words, state, weight) if length > 1 or weight else found[at]
        at += length


def _weight(found: list[Token], at: int) -> tuple[int, Weight | None]:
    """Return the longest phrase from here that carries weight: how many tokens, and what."""
    if found[at].weight:
        return 1, found[at].weight
    for length in range(min(LONGEST, len(found) - at), 0, -1):
        run = found[at : at + length]
        words = " ".join(token.words for token in run)
        if words.lower() in PLAIN:
            return length, None
        known = PHRASES.get(words.lower().removesuffix("'").removesuffix("'s"))
        if known and not any(token.weight for token in run):
            return length, Weight(*known, words)
    return 1, _number(found, at)


def _number(found: list[Token], at: int) -> Weight | None:
    word = found[at].words
    if word in PROPER and at and (found[at - 1].words.isdigit() or found[at - 1].words == "of"):
        return Weight(TIME, word.lower(), word)
    if any(map(str.isdigit, word)):
        return Weight(NUMBER, _plain_number(word), word)
    if word.lower() in NAMED and word.lower() not in AMBIGUOUS:
        return Weight(NUMBER, NAMED[word.lower()], word)
    return None


def _plain_number(word: str) -> str:
    """Return a number as it is known however it is written: 3:30 pm is 3.30pm, £5.00 is £5."""
    plain = word.replace(",", "").replace(" ", "").replace(":", ".").removesuffix("%")
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", plain)
    return re.sub(r"\.00?$", "", plain)


def people(words: str) -> frozenset[str]:
    """Return who is named in a list of people or roles, without articles and possessives."""
    named = words.replace(", as appropriate", "")
    return frozenset(re.sub(ARTICLE, "", one.lower()) for one in re.split(SEPARATORS, named))


def is_weighty(words: str) -> bool:
    """Tell whether plain words say what holds for what follows them."""
    found = [Token(word, State.SAME) for word in _words(words)]
    weights = (token.weight for token in _weighed(found))
    return any(one and one.kind in LEADING and one.says not in SOFT for one in weights)


def lead_in(paragraph: str) -> str:
    """Return the last sentence of a paragraph if it leads in to what follows; nothing if not."""
    last = re.split(r"(?<=[.!?]) ", paragraph.strip())[-1]
    return last if not last.endswith(SENTENCE_ENDS) or is_weighty(last) else ""
