"""Gravity: words -> those that carry weight: duties, negations, numbers, people, conditions.

What somebody has to do, or may rely on, hangs on few words. They are told apart by what they say
and not by how they are written: ``5`` is ``five``, ``cannot`` is ``can not``.
``docs/comparing.md`` says what counts and how well it does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from policyloom.changes.atoms import JOINED, MINUS, cited
from policyloom.changes.lexicon import (
    ALONE,
    BEFORE_NUMBER,
    BEHIND_NUMBER,
    FOR_ANOTHER,
    LIGHT_NEAR,
    OF_LANGUAGE,
    SOFT,
    STARTS,
)
from policyloom.changes.ordinary import (
    AGENT,
    ASKING,
    COMPARED,
    DETERMINERS,
    INANIMATE,
    PLAIN,
    QUESTIONS,
)
from policyloom.changes.weights import (
    ACTOR,
    CONDITION,
    DUTY,
    EXTENT,
    INSTRUMENT,
    NAME,
    NEGATION,
    NUMBER,
    RIGHT,
    STATE,
    TIME,
)
from policyloom.english.dates import date_words, day_in_words
from policyloom.english.numbers import COUNTED, ORDINALS, TENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.changes.atoms import Atom

TITLED = frozenset({DUTY, RIGHT, NEGATION, NUMBER, CONDITION})
"""What makes a title say more than what follows is about, though it takes no other's place."""
LEADING = frozenset({DUTY, RIGHT, NEGATION, EXTENT, CONDITION})
"""What gives all that stands below it another sense."""
NAMED = {name: str(value) for value, name in enumerate(COUNTED) if value}
NAMED |= {name: str(value * 10) for value, name in enumerate(TENS, 2)}
NAMED |= {"thousand": "1000", "million": "10^6"}
FULL_TENS = frozenset(str(tens) for tens in range(20, 100, 10))
CLOCK = re.compile(r"(?<![\d.])(\d\d?)(\.\d\d)?([ap])m\b")
NAMED |= {name: str(value) for value, name in enumerate(ORDINALS[2:], 3)}
DAY = re.compile(r"\b(?:\d\d?([/.-])\d\d?\1\d{4}|\d\d?/\d\d?/\d\d|\d{4}-\d\d-\d\d)\b")
"""A day in figures, the day before the month: 01/09/2026, 1.9.2026, 1/9/26, 2026-09-01."""
SHORT = "Jan January Feb February Mar March Apr April Jun June Jul July Aug August Sep September"
SHORT += " Sat Saturday Sun Sunday March March May May"
PROPER = dict(zip(SHORT.split()[::2], SHORT.lower().split()[1::2], strict=True))
"""Names of months and days that are other words as well, or parts of them."""
SHORT_YEAR = 2
PERIOD = frozenset({NUMBER, TIME})
SKIPPED = "the a an of age aged about end this each every next last"
BETWEEN = frozenset(SKIPPED.split())
"""Words that may stand between a limit and its number."""
REACH = 4
CODE = re.compile(r"[A-HJ-Z]|[IVX]{2,4}")
CONTRACTED = {"ll": "will", "re": "are", "ve": "have", "m": "am"}
IS = frozenset({"it", "that", "there", "here", "what", "where", "who", "he", "she", "how"})
"""Words behind which an ’s is an ‘is’."""
SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}
WRITTEN = "dont cant wont isnt arent doesnt didnt shouldnt mustnt wasnt couldnt"
UNMARKED = frozenset(WRITTEN.split())
FUNCTION = """
a an the and or but of to in on at by for with be is are was were been it its this that these
those they them their there we our us you your he she his her who which as do does did have has
had will would can could so then than also about into very
"""
STOPS = frozenset(FUNCTION.split())
ENDS = frozenset(".;:?!\n")
OPENS = ENDS | frozenset("\"'‘’“”(–—-•")
JOINS = frozenset({"and", "or", "but"})
MINUSES = str.maketrans({MINUS: "-", "–": "-"})
SIGNS = rf"(?<![\w)])[-{MINUS}–+±]?"
TOKEN = re.compile(
    rf"\n|{SIGNS}[£$€]?(?=\S*\d)[^\W_]+(?:{JOINED}[^\W_]+)*(?: ?[ap]m\b| ?[ap]\.m\b\.?)?"
    r"|[^\W\d_]+(?:['’][^\W_]+)*|\S"
)
PARTS = {"½": "1/2", "¼": "1/4", "¾": "3/4"}
WRITTEN_OUT = (
    (re.compile(r"\bKS ?(?=\d)"), "Key Stage "),
    *((re.compile(rf"(?<=\d){sign}"), f" {plainly}") for sign, plainly in PARTS.items()),
    (re.compile(r"([£$€]\d+),(?=\d\d\b(?!,))"), r"\1."),
    (re.compile(r"\b(\d\d)p\b(?!\.? ?m)"), r"£0.\1"),
    (re.compile(r"\bYr?\.? ?(?=\d\d?\b)"), "Year "),
    (re.compile(r"(?<=\b[Cc]o)-(?=[a-z])|(?<=\b[Aa]nti)-(?=[A-Za-z])"), ""),
    (re.compile(r"(?<=\b(?:19|20)\d0)'(?=s\b)"), ""),
    (re.compile(r"(?<=\d)'s\b"), ""),
    (re.compile(r"([£$€][\d.,]+) ?m(?:illion)?\b"), r"\1 million"),
    (re.compile(r"([£$€]\d+)k\b", re.IGNORECASE), r"\1,000"),
    (re.compile(r"(?<=\d) ?ph\b"), " per hour"),
    (re.compile(r"(?<=\d) ?pw\b"), " per week"),
    (re.compile(r"(?<=\d) ?pa\b"), " per year"),
    (re.compile(r"(?<=\d)(?=(?:mph|[kcm]m|[km]?g|m?l|[mgt]b)\b)", re.IGNORECASE), " "),
    (re.compile(r"(?<=\d)/(?=[a-z])"), " per "),
    (re.compile(r"(?<=\d)-(?=[a-z]{3})"), " "),
    (re.compile(r"(?<=\d|m) [-–] (?=£?\d)"), "–"),
    (re.compile(r"\b(\d\d?(?:[.:]\d\d)?)[-–](?=\d\d?(?:[.:]\d\d)? ?([ap]m)\b)"), r"\1\2 to "),
    (re.compile(r"(?<=\d[ap]m)[-–](?=\d)"), " to "),
    (re.compile(r"\b(?<=20\d\d)/(?=(?:20)?\d\d\b)"), "–"),
)
"""What is written short, or with a hyphen or spaces that say nothing: KS1, co-operate, 8 – 9."""
AMERICAN = re.compile(r"(?<=[a-z]{3})iz(?=e[drs]?\b|ing\b|ations?\b)")
CURRENCIES = {"£": "£", "$": "$", "€": "€", "GBP": "£", "EUR": "€", "USD": "$"}
HYPHEN = "-"
LETTER = re.compile("[A-Z]").fullmatch
SEPARATORS, ARTICLE = r", | and | or ", r"^(?:the|an?) |['’]s?$"
PEOPLE = frozenset({"role", "people"})
SPELT_ALIKE, SHORTEST = 4, 3
INFLECTED = ("ing", "ed", "es", "s", "e")
SENTENCE_ENDS = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Weight:
    """A word that carries weight: of what kind, what it says, and as it is written.

    One that is ``paired`` weighs only where it takes the place of another of its kind.
    """

    kind: str
    says: str
    words: str = ""
    paired: bool = False


class State(Enum):
    """What words are in a comparison: the same, come or gone for others, or by themselves."""

    SAME = "same"
    FOR_OTHERS = "for others"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a text; ``weight`` if it carries any.

    ``state`` tells whether it is in one of the differences, and there in the place of others.
    ``stem`` is what a word of content is known by again, however it is inflected. A phrase is not
    ``whole`` of which only a part differs.
    """

    words: str
    state: State
    weight: Weight | None = None
    whole: bool = True

    @property
    def changed(self) -> bool:
        """Tell whether it is in one of the differences."""
        return self.state is not State.SAME

    @property
    def stem(self) -> str:
        """The beginning of a word of content; nothing for others."""
        word = self.words.lower()
        return stem_of(word) if self.is_plain and word not in STOPS and word[:1].isalpha() else ""

    @property
    def is_plain(self) -> bool:
        """Tell whether it is a word like any other, unless one of its kind takes its place."""
        return self.weight is None or self.weight.kind == STATE


@lru_cache(maxsize=1 << 14)
def stem_of(word: str) -> str:
    """Return what a word is known by, however it is inflected: ``runn`` and ``run`` are one."""
    ending = next(
        (e for e in INFLECTED if word.endswith(e) and len(word) - len(e) >= SHORTEST), ""
    )
    bare = word.removesuffix(ending)
    return (bare[:-1] if bare[-2:-1] == bare[-1:] else bare)[:SPELT_ALIKE]


def name_of(token: Token) -> str:
    """Return what a word is known by: what it says if it carries weight, or else its stem."""
    return token.weight.says if token.weight else token.stem


def tokens(atoms: Iterable[tuple[Atom, State]], language: str = "") -> tuple[Token, ...]:
    """Return the tokens of atoms, of which it is known how they are in a comparison.

    ``language`` is the code of another one than English.
    """
    found = [token for atom, state in atoms for token in _of_atom(atom, state)]
    return tuple(_weighed(_with_sums(found), language))


def _with_sums(found: list[Token]) -> list[Token]:
    """Return words in which sums and letters read the same: £ 4, GBP 4, £4 / hour, A & E."""
    made: list[Token] = []
    for token in found:
        before = made[-1].words if made else ""
        if before in CURRENCIES and token.words[:1].isdigit():
            made.pop()
            made.append(replace(token, words=CURRENCIES[before] + token.words))
        elif before == "&" and LETTER(token.words) and LETTER(made[-2].words if made[1:] else ""):
            made[-2:] = [replace(token, words=made[-2].words + token.words)]
        elif token.words == "then" and before.lower() in COMPARED:
            made.append(replace(token, words="than"))
        elif before[-1:].isdigit() and token.words == "/":
            made.append(replace(token, words="per"))
        else:
            made.append(token)
    return made


def _of_atom(atom: Atom, state: State) -> Iterator[Token]:
    concept = atom.concept
    match concept.kind if concept else "":
        case "duty" if concept:
            yield from _duty(atom.words, concept.key, state)
        case "citation" if concept:
            yield Token(atom.words, state, Weight(INSTRUMENT, cited(concept), atom.words))
        case "footnote" | "figure":
            return  # a number that follows; what it stands for is weighed there
        case kind if kind in PEOPLE:
            name = re.sub(ARTICLE, "", atom.words.lower())
            yield Token(atom.words, state, Weight(ACTOR, name, atom.words))
        case _:
            yield from (Token(word, state) for word in words_of(atom.words))


def _duty(words: str, key: str, state: State) -> Iterator[Token]:
    if key.endswith(" not"):
        yield Token("not", state, Weight(NEGATION, "not", words))
    strength = key.removesuffix(" not")
    kind = RIGHT if strength == "may" else DUTY
    yield Token(words, state, Weight(kind, strength, words))


def words_of(text: str) -> Iterator[str]:
    """Yield the words and marks of a text, what is written short or joined in full and apart."""
    plainly = DAY.sub(_day_in_full, text.replace("’", "'"))
    if "iz" in plainly:
        plainly = AMERICAN.sub("is", plainly)
    # Each has a figure, a hyphen or a mark.
    for short, full in () if plainly.isalpha() else WRITTEN_OUT:
        plainly = short.sub(full, plainly)
    for word in TOKEN.findall(plainly):
        plain = word.lower()
        if plain.endswith("n't") or plain in UNMARKED:
            verb = plain.replace("'", "").removesuffix("nt")
            yield from (SHORTENED.get(verb, verb), "not")
        elif plain == "cannot":
            yield from ("can", "not")
        elif verb := _contracted(*plain.rpartition("'")[::2]):
            yield from (word.rpartition("'")[0], verb)
        elif word != HYPHEN:
            yield word


def _day_in_full(day: re.Match[str]) -> str:
    """Return a day as a document prints it, or the figures where there is no such day."""
    date, slash, year = day[0].rpartition("/")
    full = f"{date}/20{year}" if slash and len(year) == SHORT_YEAR else day[0]
    return date_words(day_in_words(full) or full)


def _contracted(word: str, ending: str) -> str:
    """Return the verb that an apostrophe shortens; nothing where it does not."""
    return "is" if ending == "s" and word in IS else CONTRACTED.get(ending, "") if word else ""


def _weighed(found: list[Token], language: str = "") -> Iterator[Token]:
    at = 0
    while at < len(found):
        length, weight = _weight(found, at, language)
        words = " ".join(token.words for token in found[at : at + length])
        states = [token.state for token in found[at : at + length]]
        state = next((one for one in states if one is not State.SAME), State.SAME)
        whole = len(set(states)) == 1
        yield Token(words, state, weight, whole) if length > 1 or weight else found[at]
        at += length


def _weight(found: list[Token], at: int, language: str) -> tuple[int, Weight | None]:
    """Return the longest phrase from here that carries weight: how many tokens, and what."""
    if found[at].weight or _is_month(found, at):
        return 1, found[at].weight or Weight(TIME, PROPER[found[at].words], found[at].words)
    if len(figure := _in_words([token.words.lower() for token in found[at : at + 2]])) > 1:
        return 2, Weight(NUMBER, figure, f"{found[at].words} {found[at + 1].words}")
    longest = STARTS.get(_bare(found[at].words), 0)
    for length in range(min(longest, len(found) - at), 0, -1):
        run = found[at : at + length]
        words = " ".join(token.words for token in run)
        plain = _bare(words)
        if plain in PLAIN:
            return length, None
        if any(token.weight for token in run):
            continue
        if language:
            known = OF_LANGUAGE.get(language, {}).get(plain)
            weight = Weight(*known, words) if known else None
        else:
            weight = _known(plain, words, found, at)
        if weight:
            return length, weight
    return 1, _number(found, at) or (None if language else _agent(found, at)) or _name(found, at)


def _bare(words: str) -> str:
    return words.lower().removesuffix("'").removesuffix("'s")


def _is_month(found: list[Token], at: int) -> bool:
    return found[at].words in PROPER and not _begins(found, at)


def _known(plain: str, words: str, found: list[Token], at: int) -> Weight | None:
    """Return what a phrase weighs; some do only before a number or day, or behind one."""
    if plain in BEHIND_NUMBER and at and _counts(found[at - 1]):
        return Weight(*BEHIND_NUMBER[plain], words)
    after = at + 1 + words.count(" ")
    if plain in BEFORE_NUMBER and _before_number(found[after : after + REACH]):
        kind, says = BEFORE_NUMBER[plain]
        return Weight(kind, says, words, paired=says in LIGHT_NEAR)
    if plain in QUESTIONS and at and stem_of(found[at - 1].words.lower()) in ASKING:
        return None
    if plain in ALONE:
        return Weight(*ALONE[plain], words)
    if plain in FOR_ANOTHER:
        return Weight(*FOR_ANOTHER[plain], words, paired=True)
    return None


def _before_number(following: list[Token]) -> bool:
    skipped = [t for t in following if t.words.lower() not in BETWEEN]
    return bool(skipped) and _counts(skipped[0])


def _counts(token: Token) -> bool:
    """Tell whether a word is a number, a day or a period, such as limits are made of."""
    word = token.words.lower()
    known = ALONE.get(word, ("", ""))[0] in PERIOD
    return known or word in NAMED or token.words in PROPER or any(map(str.isdigit, word))


def _number(found: list[Token], at: int) -> Weight | None:
    word = found[at].words
    if any(map(str.isdigit, word)):
        return Weight(NUMBER, _plain_number(word), word)
    if word.lower() in NAMED and word.lower() not in FOR_ANOTHER:
        return Weight(NUMBER, NAMED[word.lower()], word)
    if CODE.fullmatch(word) and not _begins(found, at):
        return Weight(NUMBER, word, word, paired=True)
    return None


def _in_words(pair: list[str]) -> str:
    """Return a number that is written in two words, twenty-one or two hundred, in figures."""
    first, second = (NAMED.get(word, "") for word in (*pair, "", "")[:2])
    if not (first.isdigit() and second.isdigit()):
        return ""
    if first in FULL_TENS and len(second) == 1:
        return first[0] + second
    return first + second[1:] if len(first) == 1 and second in {"100", "1000"} else ""


def _agent(found: list[Token], at: int) -> Weight | None:
    """Return the weight of whoever is named by what they do, where others take their place."""
    word = _bare(found[at].words).removesuffix("s")
    named = word.endswith(AGENT) and word not in INANIMATE
    if named and at and found[at - 1].words.lower() in DETERMINERS:
        # An organiser is an organizer.
        name = word.replace("izer", "iser")
        return Weight(ACTOR, name, found[at].words, paired=True)
    return None


def _name(found: list[Token], at: int) -> Weight | None:
    """Return the weight of a proper name, which weighs only where it takes another's place."""
    word = found[at].words
    named = word[:1].isupper() and len(word) > 1 and not _begins(found, at)
    return Weight(NAME, word.lower(), word, paired=True) if named else None


def _begins(found: list[Token], at: int) -> bool:
    """Tell whether a word begins a sentence, and has its capital for that."""
    return not at or found[at - 1].words in OPENS


def _plain_number(word: str) -> str:
    """Return a number as it is known however it is written: 3:30 p.m. is 15.30, £5.00 is £5."""
    plain = word.lower().replace(",", "").replace(" ", "").replace(":", ".").removesuffix("%")
    plain = CLOCK.sub(_of_day, re.sub(r"([ap])\.?m\.?$", r"\1m", plain)).translate(MINUSES)
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", plain).lstrip("+")
    return re.sub(r"\.00?(?=$|-)", "", re.sub(r"^0(?=\d\.\d\d$)", "", plain))


def _of_day(clock: re.Match[str]) -> str:
    """Return a time of day in 24 hours: 2pm is 14, 12.30am is 0.30."""
    hours, minutes, half = clock.groups()
    return f"{int(hours) % 12 + 12 * (half == 'p')}{minutes or ''}"


def people(words: str) -> frozenset[str]:
    """Return who is named in a list of people or roles, without articles and possessives."""
    named = words.replace(", as appropriate", "")
    return frozenset(re.sub(ARTICLE, "", one.lower()) for one in re.split(SEPARATORS, named))


def is_weighty(words: str) -> bool:
    """Tell whether plain words say what holds for what follows them."""
    found = [Token(word, State.SAME) for word in words_of(words)]
    weights = (token.weight for token in _weighed(found) if token.weight)
    return any(one.kind in LEADING and not is_light(one) for one in weights)


def is_light(weight: Weight) -> bool:
    """Tell whether a word weighs only where it takes the place of another."""
    return weight.paired or weight.kind == ACTOR or weight.says in SOFT
