"""Nouns: articles, plurals, possessives, and all the forms of what a body calls something.

A rule of English gives each form; where no rule is safe, ``looks_plural`` and ``has_no_forms`` say
so, and the author is asked. Pure English, no policy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from policyloom.english.proper_names import in_running_text

VOWEL_SOUND = re.compile(r"[aeiou]", re.IGNORECASE)
CONSONANT_ANYWAY = re.compile(r"(uni[^dmn]|us[aeiu]|eu|one\b|once\b|ubiq|ut[ei])", re.IGNORECASE)
SILENT_H = re.compile(r"(hour|honest|honou?r|heir)", re.IGNORECASE)
LETTERS_WITH_VOWEL_SOUND = frozenset("AEFHILMNORSX")
READ_AS_WORDS = frozenset((
    "LADO", "MASH", "MAT", "NASUWT", "NEET", "RIDDOR", "RSHE", "SACRE", "SCITT", "SENCO", "SENDCO",
    "SEND", "STEM",
))  # fmt: skip
NUMBERS_WITH_VOWEL_SOUND = re.compile(r"8|1[18](?!\d)")


def article(phrase: str) -> str:
    """Return the article for a phrase's first sound: an academy, a university, an SLT."""
    word = re.split(r"[\s–-]", phrase.lstrip("'\"“‘("), maxsplit=1)[0]
    if word.isupper() and word not in READ_AS_WORDS:
        return "an" if word[0] in LETTERS_WITH_VOWEL_SOUND else "a"
    if SILENT_H.match(word) or NUMBERS_WITH_VOWEL_SOUND.match(word):
        return "an"
    return "an" if VOWEL_SOUND.match(word) and not CONSONANT_ANYWAY.match(word) else "a"


# MORE THAN ONE

IRREGULAR_PLURALS = {
    "child": "children", "person": "people", "man": "men", "woman": "women", "datum": "data",
    "alumnus": "alumni", "syllabus": "syllabuses", "crisis": "crises", "analysis": "analyses",
    "basis": "bases", "thesis": "theses", "wife": "wives", "half": "halves", "life": "lives",
    "shelf": "shelves", "german": "Germans", "human": "humans", "roman": "Romans",
}  # fmt: skip
IRREGULAR_ENDS = (("child", "children"), ("man", "men"))
SAME_IN_BOTH = frozenset((
    "data", "kin", "media", "offspring", "people", "personnel", "police", "series", "sheep",
    "species", "staff", "workforce",
))  # fmt: skip
UNCOUNTED = frozenset(("advice", "guidance", "information", "legislation"))
"""Nouns without a plural and without 'a'."""
SINGULAR_IN_S = frozenset((
    "address", "alumnus", "analysis", "apparatus", "atlas", "basis", "bus", "business", "campus",
    "canvas", "census", "chorus", "crisis", "economics", "ethics", "focus", "gas", "genius",
    "ethos", "fitness", "gymnastics", "locus", "mathematics", "maths", "news", "nexus", "physics",
    "politics", "prifathrawes", "process", "series", "status", "success", "syllabus", "thesis",
    "virus", "wellness",
))  # fmt: skip
POSTMODIFIED = re.compile(
    r"(?P<head>.+?)(?P<rest> (?:about|at|by|for|from|in|of|on|responsible|to|who|with) .+)"
)
ALTERNATIVES = re.compile(r"(?P<head>.+)(?P<conjunction> (?:and|or|&) |/)(?P<last>.+)")
FIXED = re.compile(r"(?:Church of England|Church in Wales|Society of Friends) ")
"""Words before a noun in which 'of' or 'in' stands: a Church of England school."""


def plural_of(noun: str) -> str:
    """Return the plural of a noun phrase: academies, heads of school, parents or carers."""
    if fixed := FIXED.match(noun):
        return fixed[0] + plural_of(noun[fixed.end() :])
    if found := POSTMODIFIED.fullmatch(noun):
        return plural_of(found["head"]) + found["rest"] if found["head"] != "next" else noun
    found = ALTERNATIVES.fullmatch(noun)
    if found and not _is_one_body(found["last"]):
        return plural_of(found["head"]) + found["conjunction"] + plural_of(found["last"])
    start, space, last = noun.rpartition(" ")
    return start + space + _plural_word(last)


def _is_one_body(last: str) -> bool:
    """Tell whether the words before 'and' say what kind of body: infant and nursery school."""
    first, space, body = last.rpartition(" ")
    return bool(first and space) and body.lower() in COMMON_BODIES


def _plural_word(word: str) -> str:
    lower = word.lower()
    if lower in SAME_IN_BOTH or lower in UNCOUNTED:
        return word
    if lower in IRREGULAR_PLURALS:
        plural = IRREGULAR_PLURALS[lower]
        return plural.capitalize() if word[:1].isupper() else plural
    for end, ends in IRREGULAR_ENDS:
        if lower.endswith(end):
            return word.removesuffix(end) + ends
    if re.search(r"[^aeiou]y$", lower):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(s|x|z|ch|sh)$", lower) else "s")


TWO_LETTERS = 2


def looks_plural(noun: str) -> bool:
    """Tell whether a noun looks as if it meant more than one: governors, Diocesan authorities."""
    fixed = FIXED.match(noun)
    rest = noun[fixed.end() :] if fixed else noun
    found = POSTMODIFIED.fullmatch(rest)
    head = (found["head"] if found else rest).rpartition(" ")[2].lower()
    if head in {plural.lower() for plural in IRREGULAR_PLURALS.values()} | {"data", "people"}:
        return True
    ends = (
        len(head) > TWO_LETTERS
        and head.endswith("s")
        and not re.search(r"(?:ss|us|is|['’]s|s['’])$", head)
    )
    return ends and head not in SINGULAR_IN_S


def several(plural: str) -> tuple[str, ...]:
    """Return who is named in words for several, so that a list of them stands in no other list.

    'Parents and carers' are two; 'infant and nursery schools' are one, for 'infant' is no noun.
    """
    named = tuple(re.split(r", (?:and |or )?| (?:and|or|&) ", plural))
    return named if all(map(_means_several, named)) else (plural,)


def _means_several(noun: str) -> bool:
    return looks_plural(noun) or noun.lower() in SAME_IN_BOTH


# OF SOMEBODY


def possessive_of(noun: str, *, plural: bool = False) -> str:
    """Return the possessive: the Trust's, the schools', children's, the boss's, St Giles'.

    A name in -s takes only the apostrophe, as a plural does. One that is a possessive already
    stays as it is: St Mary's pupils.
    """
    if re.search(r"(?:['’]s|s['’])$", noun):
        return noun
    found = ALTERNATIVES.fullmatch(noun)
    if found and _is_shared(found, plural=plural):
        parts = (possessive_of(found[part], plural=plural) for part in ("head", "last"))
        return found["conjunction"].join(parts)
    bare = noun.lower().endswith("s") and (plural or _is_plural_or_name(noun))
    return noun + ("'" if bare else "'s")


def _is_shared(found: re.Match[str], *, plural: bool) -> bool:
    """Tell whether each of two has one of its own: parents' and carers', a parent's or carer's."""
    simple = not re.search(r",| (?:of|with|and|or) ", found["head"] + found["last"])
    return simple and (plural or found["conjunction"] == " or ")


def _is_plural_or_name(noun: str) -> bool:
    last = noun.rpartition(" ")[2]
    common = last.lower().endswith("ss") or last.lower() in SINGULAR_IN_S
    return not (common or (last.islower() and re.search(r"(?:us|is)$", last)))


def has_no_forms(noun: str) -> bool:
    """Tell whether no plural or possessive can be made of words: Trust (the MAT), Head's, No."""
    return bool(re.search(r"[(),:!?]|\.$|['’]s?$", noun))


# FORMS


@dataclass(frozen=True, slots=True, kw_only=True)
class NounForms:
    """Every form of a noun phrase; ``derive`` fills in what an overlay leaves out."""

    noun: str
    plural: str
    indefinite: str
    definite: str
    possessive: str
    definite_possessive: str
    plural_possessive: str
    heading: str
    within: str
    this: str
    is_plural: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenForms:
    """The forms that an author gave; empty strings are to be derived."""

    noun: str
    plural: str = ""
    indefinite: str = ""
    definite: str = ""
    possessive: str = ""
    definite_possessive: str = ""
    plural_possessive: str = ""
    heading: str = ""
    within: str = ""
    is_plural: bool = False
    proper: bool = False
    kind: str = ""


ARTICLED = re.compile(r"The (?=\w)")


GROWN = {
    "baby": "pupil",
    "child": "pupil",
    "child or young person": "pupil",
    "infant": "pupil",
    "toddler": "pupil",
    "young child": "pupil",
    "young person": "student",
}
"""What somebody was at a place who is no longer of that age: nobody is a former child of it."""


def former(forms: NounForms) -> NounForms:
    """Return a noun as it reads after *former*."""
    grown = GROWN.get(forms.noun.lower())
    return derive(GivenForms(noun=grown)) if grown else forms


@lru_cache(maxsize=4096)
def derive(given: GivenForms) -> NounForms:
    """Return all forms of a noun, by rule where none was given.

    A capitalised common noun is small in general statements: the Trust, but a trust and trusts.
    A proper name is what kind of body it is there: St Giles' Academy, but an academy. Of a name
    the running text has no brackets, no place behind a comma, and no article before a noun.
    """
    name = in_running_text(given.noun) if given.proper else given.noun
    noun = ARTICLED.sub("", name, count=1) if given.proper else name
    generic = given.kind or (noun if given.proper else _generic(noun))
    definite = given.definite or (name if given.proper else f"the {noun}")
    this = _this(given, noun, definite)
    if _is_part_of(definite, given):
        given = replace(given, indefinite=given.indefinite or definite, plural=definite)
    many = given.is_plural or (looks_plural(noun) and not given.proper)
    plural = given.plural or (noun if many else plural_of(generic))
    possessive = given.possessive or possessive_of(noun, plural=given.is_plural)
    return NounForms(
        noun=noun,
        plural=plural,
        indefinite=given.indefinite or _indefinite(given, name, generic),
        definite=definite,
        possessive=possessive,
        definite_possessive=given.definite_possessive
        or _definite_possessive(noun, definite, possessive),
        plural_possessive=given.plural_possessive or possessive_of(plural, plural=True),
        heading=given.heading or noun,
        within=given.within or f"{'at' if given.proper else 'in'} {definite}",
        this=this,
        is_plural=given.is_plural,
    )


def _is_part_of(definite: str, given: GivenForms) -> bool:
    """Tell whether only the definite form says who they are: the Trust or its schools, of a Trust.

    It then stands for the other forms too, for the noun alone is one of several.
    """
    one = not looks_plural(given.noun) and given.noun.lower() not in SAME_IN_BOTH
    several = given.is_plural and not given.plural
    return several and one and bool(re.search(r" (?:and|or) ", definite))


def _indefinite(given: GivenForms, name: str, generic: str) -> str:
    if given.proper and not given.kind:
        return name
    return generic if given.is_plural or generic in UNCOUNTED else f"{article(generic)} {generic}"


def _this(given: GivenForms, noun: str, definite: str) -> str:
    """Return 'this school' or 'these sites'; of a name, what kind of body it is, or the name."""
    if _is_part_of(definite, given):
        return definite
    if given.proper:
        return f"this {given.kind}" if given.kind else definite
    return f"{'these' if given.is_plural else 'this'} {noun}"


def _definite_possessive(noun: str, definite: str, possessive: str) -> str:
    if definite.endswith(noun):
        return definite.removesuffix(noun) + possessive
    return possessive_of(definite)


def _generic(noun: str) -> str:
    """Return ``trust`` for ``Trust``.

    Phrases, acronyms and titles of posts keep their capitals.
    """
    small = (
        noun[:1].isupper()
        and noun[1:].islower()
        and " " not in noun
        and noun.lower() in COMMON_BODIES
    )
    return noun.lower() if small else noun


COMMON_BODIES = frozenset((
    "academy", "charity", "college", "company", "federation", "group", "hub", "nursery",
    "organisation", "partnership", "school", "setting", "trust",
))  # fmt: skip
