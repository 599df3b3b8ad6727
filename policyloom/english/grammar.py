"""Grammar: verbs and headings, and the small closed grammar of tokens.

A token's surface carries its grammar: ``{a school}``, ``{the school's}``, ``{the governing body
is}``. ``read_token`` says what a surface means; ``render`` gives the form for the words a body
uses. Pure English, no policy: what the words are is the vocabulary's and the overlays' business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

from policyloom.english.addresses import addresses_in, begins_with_address
from policyloom.english.nouns import NounForms, possessive_of

BRANDED = re.compile(r"[a-z][A-Z]")
"""A name that begins small wherever it stands: iPad."""


def capitalised(words: str) -> str:
    """Return the words with their first letter in upper case, past any punctuation before it.

    An address keeps its first letter, and so does an iPad.
    """
    found = re.search(r"\w", words)
    first = words[found.start() :] if found else ""
    if not found or BRANDED.match(first) or begins_with_address(first):
        return words
    return words[: found.start()] + found[0].upper() + words[found.end() :]


SMALL_WORDS = frozenset((
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or",
    "over", "per", "the", "to", "up", "via", "with", "within",
))  # fmt: skip


def title_case(words: str, *, first: bool) -> str:
    """Return a heading run in title case; small words stay small except as the ``first`` word."""

    def word(found: re.Match[str]) -> str:
        small = found[0].lower() in SMALL_WORDS and not (first and found.start() == 0)
        return found[0] if small or not found[0].islower() else found[0][0].upper() + found[0][1:]

    made = re.sub(r"[\w'’]+", word, words)
    for start, end, _ in addresses_in(words):
        made = made[:start] + words[start:end] + made[end:]
    return made


def joined(words: tuple[str, ...], conjunction: str, *, serial_comma: bool = False) -> str:
    """Return ``a, b and c``; with ``serial_comma``, ``a, b, and c``."""
    if len(words) < TWO:
        return "".join(words)
    comma = "," if serial_comma and len(words) > TWO else ""
    return f"{', '.join(words[:-1])}{comma} {conjunction} {words[-1]}"


TWO = 2

# VERBS

_IRREGULAR_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do"}
_REGULAR_VERBS = (
    "accept", "act", "add", "adopt", "agree", "allow", "answer", "apply", "appoint", "approve",
    "arrange", "ask", "assess", "attend", "become", "begin", "believe", "belong", "break",
    "bully", "carry", "check", "choose", "close", "collect", "come", "complain", "confirm",
    "consider", "consult", "contact", "continue", "cover", "deal", "decide", "delegate",
    "deliver", "discuss", "employ", "encourage", "ensure", "enter", "expect", "explain", "feel",
    "find", "follow", "get", "give", "go", "handle", "hang", "hear", "help", "hold", "identify",
    "include", "inform", "insist", "intend", "investigate", "invite", "keep", "know", "lead",
    "learn", "leave", "like", "live", "look", "lose", "maintain", "make", "manage", "meet",
    "monitor", "move", "need", "notify", "obtain", "offer", "open", "organise", "oversee", "own",
    "pass", "pay", "play", "post", "prepare", "promote", "protect", "provide", "publish", "put",
    "raise", "read", "receive", "recognise", "record", "refer", "refuse", "reject", "remain",
    "remove", "reply", "report", "represent", "request", "require", "respond", "return", "review",
    "run", "say", "see", "seek", "select", "send", "serve", "set", "share", "show", "sign",
    "speak", "start", "stay", "stop", "support", "suspend", "take", "teach", "tell", "think",
    "train", "travel", "try", "turn", "understand", "use", "visit", "vote", "wait", "want",
    "watch", "welcome", "wish", "withdraw", "work", "write",
)  # fmt: skip


def _third_person(verb: str) -> str:
    if re.search(r"(s|x|z|ch|sh|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


SINGULAR_VERBS = {**{plural: single for single, plural in _IRREGULAR_VERBS.items()}} | {
    verb: _third_person(verb) for verb in _REGULAR_VERBS
}
PLURAL_VERBS = {single: plural for plural, single in SINGULAR_VERBS.items()}
VERBS = frozenset(SINGULAR_VERBS) | frozenset(PLURAL_VERBS)


def agreeing(verb: str, *, plural: bool) -> str:
    """Return the verb in the number of its subject, whichever form was written."""
    if plural:
        return PLURAL_VERBS.get(verb, verb)
    return SINGULAR_VERBS.get(verb, verb)


NOUNS_TOO = frozenset((
    "acts", "answers", "checks", "contacts", "covers", "helps", "leads", "lives", "looks", "moves",
    "needs", "plays", "posts", "records", "reports", "requests", "returns", "reviews", "runs",
    "shares", "shows", "signs", "starts", "stops", "supports", "trains", "travels", "turns",
    "uses", "visits", "votes", "wishes", "works",
))  # fmt: skip
FIRST_VERB = re.compile(r"[a-z]+(?![\w'’-])")
FURTHER_VERB = re.compile(r"(?:(?<=, )|(?<= and )|(?<= then ))[a-z]+(?![\w'’-])")


def deed_of_several(words: str, *, goes_on: bool = False) -> str:
    """Return what one does as several do it: tells the pupil and keeps a copy.

    The first word is the verb, unless the words go on. One behind 'and' or a comma is one too,
    where it can be nothing else: not 'reports'.
    """

    def further(found: re.Match[str]) -> str:
        return found[0] if found[0] in NOUNS_TOO else agreeing(found[0], plural=True)

    made = FURTHER_VERB.sub(further, words)
    first = None if goes_on else FIRST_VERB.match(made)
    return _bare(first[0]) + made[first.end() :] if first else made


def _bare(verb: str) -> str:
    """Return a verb without the ending that it has after one: tells, watches, notifies."""
    known = agreeing(verb, plural=True)
    if known != verb or not verb.endswith("s") or verb.endswith("ss"):
        return known
    if verb.endswith("ies"):
        return verb.removesuffix("ies") + "y"
    return verb.removesuffix("es") if re.search(r"(?:s|x|z|ch|sh|o)es$", verb) else verb[:-1]


# TOKENS


class Form(Enum):
    """Which form of a noun a token asks for."""

    BARE = "bare"
    PLURAL = "plural"
    INDEFINITE = "a"
    DEFINITE = "the"
    DEFINITE_PLURAL = "the, plural"
    WITHIN = "in"
    THIS = "this"
    ANY = "any"
    EACH = "each"
    EITHER = "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class NounToken:
    """A term, role or people group in one of its forms, perhaps with a verb that agrees."""

    name: str
    kind: str
    form: Form = Form.BARE
    possessive: bool = False
    capital: bool = False
    verb: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleToken:
    """A list of people groups, by name or written out, joined with and/or."""

    groups: tuple[str, ...]
    name: str = ""
    conjunction: str = "and"
    capital: bool = False
    possessive: bool = False
    verb: str = ""


@dataclass(frozen=True, slots=True)
class DutyToken:
    """A duty word: must, must not, should, should not, may, need not."""

    word: str


@dataclass(frozen=True, slots=True)
class SettingToken:
    """A body's own value."""

    name: str
    capital: bool = False


@dataclass(frozen=True, slots=True)
class FactToken:
    """What control data say of the document: its review cycle, its next review, its version."""

    key: str
    capital: bool = False


@dataclass(frozen=True, slots=True)
class LiteralToken:
    """Words that never change."""

    words: str


@dataclass(frozen=True, slots=True)
class BlockToken:
    """A list or picture of the body's own, which stands alone in its paragraph."""

    name: str


ReadToken: TypeAlias = (
    "NounToken | PeopleToken | DutyToken | SettingToken | FactToken | LiteralToken | BlockToken"
)

VALUES = frozenset({"setting", "block", "fact"})
"""Kinds of name that are no nouns."""
DUTIES = ("must", "must not", "should", "should not", "may", "need not")
ARTICLES = {
    "a": Form.INDEFINITE, "an": Form.INDEFINITE, "the": Form.DEFINITE, "in": Form.WITHIN,
    "this": Form.THIS,     "any": Form.ANY, "each": Form.EACH, "either": Form.EITHER,
}  # fmt: skip
OF_SEVERAL = {Form.BARE: Form.PLURAL, Form.DEFINITE: Form.DEFINITE_PLURAL}
QUANTIFIED = frozenset({Form.ANY, Form.EACH, Form.EITHER})
"""One of several, whatever their number: each of the Co-Headteachers has."""
Names: TypeAlias = Mapping[str, tuple[str, str, bool]]
"""What a surface names: surface → (kind, name, whether the surface is the plural)."""


def read_token(surface: str, names: Names) -> ReadToken | None:
    """Return what a token's surface means, or None when it names nothing in the vocabulary."""
    quoted = re.fullmatch(r"[\"“](.+)[\"”]", surface)
    if quoted:
        return LiteralToken(quoted[1])
    if surface.lower() in DUTIES:
        return DutyToken(surface.lower())
    exact = names.get(surface)
    if exact and exact[0] == "setting":
        return SettingToken(exact[1])
    if exact and exact[0] == "block":
        return BlockToken(exact[1])
    capital = surface[:1].isupper()
    small = surface[:1].lower() + surface[1:]
    return _phrase(small, names, capital=capital) or _with_verb(small, names, capital=capital)


def _with_verb(surface: str, names: Names, *, capital: bool) -> ReadToken | None:
    subject, _, verb = surface.rpartition(" ")
    if verb not in VERBS or not subject:
        return None
    token = _phrase(subject, names, capital=capital)
    return replace(token, verb=verb) if isinstance(token, NounToken | PeopleToken) else None


def _phrase(surface: str, names: Names, *, capital: bool) -> ReadToken | None:
    known = names.get(surface)
    if known and known[0] == "setting":
        return SettingToken(known[1], capital)
    if known and known[0] == "fact":
        return FactToken(known[1], capital)
    if known and known[0] == "list":
        return PeopleToken(groups=(), name=known[1], capital=capital)
    whose, possessive = _unpossessed(surface, names)
    if possessive and names[whose][0] == "list":
        return PeopleToken(groups=(), name=names[whose][1], capital=capital, possessive=True)
    noun = _noun(surface, names, capital=capital)
    return noun or _people(surface, names, capital=capital)


def _noun(surface: str, names: Names, *, capital: bool) -> NounToken | None:
    first, _, rest = surface.partition(" ")
    form = ARTICLES.get(first, Form.BARE) if surface not in names else Form.BARE
    name, possessive = _unpossessed(rest if form is not Form.BARE else surface, names)
    if name not in names or names[name][0] in {*VALUES, "list"}:
        return None
    kind, canonical, plural = names[name]
    if plural:
        # Of several there is neither 'a schools' nor 'each schools'; 'any' is one of them.
        if form not in OF_SEVERAL:
            return None
        form = OF_SEVERAL[form]
    return NounToken(name=canonical, kind=kind, form=form, possessive=possessive, capital=capital)


def _unpossessed(surface: str, names: Names) -> tuple[str, bool]:
    straight = surface.replace("’", "'")
    if straight.endswith("'s") and straight[:-2] in names:
        return straight[:-2], True
    if straight.endswith("'") and straight[:-1] in names:
        return straight[:-1], True
    return surface, False


def _people(surface: str, names: Names, *, capital: bool) -> PeopleToken | None:
    straight = surface.replace("’", "'")
    body = re.sub(r"'s?$", "", straight)
    possessive = body != straight
    found = re.fullmatch(r"(?:(.+?),? )?(and|or) (.+)", body) or re.fullmatch(
        r"(.+),? (and|or) (.+)", body
    )
    if not found or not found[1]:
        return None
    front = found[1].split(",")
    if possessive:
        # 'the head's or the governing body's' owns as 'the head or the governing body's' does.
        front = [re.sub(r"'s?$", "", part) for part in front]
    parts = tuple(_named(part, names) for part in (*front, found[3]))
    if any(part not in names or names[part][0] in VALUES for part in parts):
        return None
    return PeopleToken(groups=parts, conjunction=found[2], capital=capital, possessive=possessive)


def _named(part: str, names: Names) -> str:
    """Return what a part of a list names; the 'the' of one is printed, written or not."""
    name = part.strip()
    bare = name.removeprefix("the ")
    kind, _, plural = names.get(bare, ("", "", False))
    return bare if kind in {"term", "role"} and not plural else name


# RENDERING

AS_APPROPRIATE = ", as appropriate"


def closed(words: str) -> str:
    """Return words that a sentence goes on from: an aside at their end takes its second comma."""
    return f"{words}," if words.endswith(AS_APPROPRIATE) else words


def noun_words(
    token: NounToken, forms: NounForms, *, sites: int = 0, heading: bool = False
) -> str:
    """Return the words of a noun token for a body's forms.

    ``sites`` is how many the body has of what is counted so, its schools; 0 for what is not.
    """
    words = _form_words(token, forms, sites, heading=heading)
    if token.verb:
        one_of_them = token.form in QUANTIFIED and sites != 1
        several = forms.is_plural or token.form in {Form.PLURAL, Form.DEFINITE_PLURAL}
        plural = several and not one_of_them
        words = f"{closed(words)} {agreeing(token.verb, plural=plural)}"
    return capitalised(words) if token.capital else words


def _form_words(token: NounToken, forms: NounForms, sites: int, *, heading: bool) -> str:  # noqa: PLR0911 - one a form
    match token.form:
        case Form.BARE:
            bare = forms.heading if heading else forms.noun
            return forms.possessive if token.possessive else bare
        case Form.PLURAL:
            return forms.plural_possessive if token.possessive else forms.plural
        case Form.INDEFINITE:
            return possessive_of(forms.indefinite) if token.possessive else forms.indefinite
        case Form.DEFINITE:
            return forms.definite_possessive if token.possessive else forms.definite
        case Form.DEFINITE_PLURAL:
            return f"the {forms.plural_possessive if token.possessive else forms.plural}"
        case Form.WITHIN:
            return forms.within
        case Form.THIS:
            return possessive_of(forms.this) if token.possessive else forms.this
        case Form.ANY | Form.EACH | Form.EITHER:
            quantified = _quantified(token.form, forms, sites)
            return possessive_of(quantified) if token.possessive else quantified


def _common(forms: NounForms) -> str:
    """Return the word for one of a kind: of a name, which takes no article, its common noun."""
    articled = " " in forms.noun and forms.definite == f"The {forms.noun}"
    is_name = (articled or forms.definite == forms.noun) and forms.noun != forms.indefinite
    is_name = is_name and not forms.is_plural
    return forms.indefinite.partition(" ")[2] if is_name else forms.noun


def as_common_noun(forms: NounForms) -> NounForms:
    """Return the forms that stand where a name cannot: our academy, any other academy's."""
    noun = _common(forms)
    if noun == forms.noun:
        return forms
    return replace(forms, noun=noun, heading=noun, possessive=possessive_of(noun))


def _quantified(form: Form, forms: NounForms, sites: int) -> str:
    """Return 'the school', 'either school' or 'any of its schools', by how many there are.

    Of pupils and posts a body has as many as there are: each pupil, any member of staff.
    """
    if not sites:
        of_them = f"{form.value} of {forms.definite}"
        return of_them if forms.is_plural else f"{form.value} {_common(forms)}"
    if sites == 1:
        return forms.definite
    if form is Form.EACH:
        return f"each {_common(forms)}"
    return f"either {_common(forms)}" if sites == TWO else f"any of its {forms.plural}"
