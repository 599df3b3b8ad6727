"""Subjects: where a noun is the subject of a verb, and which verb that is.

The verb stands beside its noun, behind an aside, in a relative clause, or before it in a question.
Pure English; the noun itself may be a word that nobody has chosen yet.
"""

from __future__ import annotations

import re

from policyloom.english.grammar import PLURAL_VERBS, SINGULAR_VERBS, VERBS

SUBJECT = re.compile(
    r"(?:^|[.!?:;,(–—]\s*|\b(?:also|although|and|as|because|before|both|but|either|even|how|if"
    r"|neither|nor|once|only|or|since|so|than|that|then|though|unless|until|what|when|whenever"
    r"|where|wherever|whether|which|while|who|whom|whose|why)\s+"
    r"|(?:^|[.!?:;]\s+)(?:afterwards|here|now|today|[a-z]+ly|(?:at|each|every|in|on|once an?)"
    r"(?: the)? (?!of\b)[a-z]+)\s+)$",
    re.IGNORECASE,
)
"""What stands before a noun that is the subject of what follows; a preposition does not."""
ALL = re.compile(
    r"\b(?:(?:all|half|many|most|none|some)(?: of)?|both|few|other|several|these|those)\s+$",
    re.IGNORECASE,
)
EACH = re.compile(r"\b(?:each|every)\s+$", re.IGNORECASE)
IT_IS = re.compile(r"\bit (?:is|was)\s+$", re.IGNORECASE)
ASKING = "Is|Are|Has|Have|Does|Do|Was|Were"
INVERTED = re.compile(
    rf"(?:(?:^|[.!?:;]\s*)(?P<verb>{ASKING})(?:n['’]t)?|(?:\bthere|(?:^|[.!?:;]\s*)(?:How|Neither|Never|Nor|So"
    r"|There|What|When|Where|Which|Who|Why|Only(?: [a-z]+)+|(?:At|In|On|Under) no [a-z]+))"
    rf"\s+(?P<small>{ASKING.lower()})(?:n['’]t)?)\s+$"
)
"""A verb before its noun asks; in small letters it goes on, as in an item 'have {a parent}'."""
FOLLOWED = re.compile(
    r"\s+(?:(?:alone|also|always|either|ever|first|never|now|often|only|soon|still|then|therefore"
    r"|[a-z]+ly)\s+)?(?P<verb>[a-z]+?)(?:n['’]t)?(?![\w'’-])"
)
APART = re.compile(
    r"(?:\s+(?:at|for|from|in|of)\s+(?:(?:each|every|our|that|the|this)\s+)?(?:\{[^{}]*\}|[a-z]+)"
    r"|(?P<aside>\s+\([^()]*\)|\s+[–—][^–—.!?]*[–—]|,\s+(?:acting|after|as|at|before|by|if|in"
    r"|like|not|on|or|together|unless|when|which|who|whose|with)\s[^,.;:!?]*,))"
    r"\s+(?P<verb>[a-z]+)\b"
)
"""A verb for one behind what stands between: {the head} of {the school} is, {the head} (…) has."""
NO_VERB = frozenset((
    "across", "afterwards", "always", "as", "besides", "its", "perhaps", "plus", "sometimes",
    "themselves", "thus", "towards", "unless",
))  # fmt: skip
RELATIVE = re.compile(r"(?P<comma>,?|\s[–—])\s+(?:who|which)\s+(?P<verb>[a-z]+)(?![\w'’-])")
JOINED = re.compile(r"[^\s,;:.]\s+and\s+$")
"""What stands before the second of two subjects, which are several: the head and the clerk."""
OF_ONE = frozenset(("does", "has", "is", "was"))
OF_MANY = {"are": "is", "do": "does", "have": "has", "were": "was"}
WITH_ANOTHER = re.compile(
    r"\s+and\s+(?:the|an?|our|their|its)\s+[a-z]+(?:\s+[a-z]+)??"
    rf"\s+(?P<verb>{'|'.join(sorted(OF_ONE))})\b"
)
"""What follows the first of two subjects, with a verb for one: and the clerk has."""
FIRST = re.compile(r"\{(?:[^{}]* )?(?P<last>[^{} ]+)\}\s+and\s+$")
ONE_OF = re.compile(r"\b(?:each|every one|either|neither|one) of\s+$", re.IGNORECASE)


def is_subject(before: str) -> bool:
    """Tell whether a noun after these words of its line is the subject of what follows."""
    return SUBJECT.search(before) is not None


def verb_beside(after: str) -> str:
    """Return the word behind a noun that would be its verb, past an adverb; nothing if none is."""
    found = FOLLOWED.match(after)
    return found["verb"] if found else ""


def verb_apart(after: str) -> str:
    """Return a verb for one behind an aside, or 'of the school', after its subject."""
    found = APART.match(after)
    known = PLURAL_VERBS if found and found["aside"] else OF_ONE
    return found["verb"] if found and found["verb"] in known else ""


def verb_of_who(before: str, after: str) -> str:
    """Return the verb of 'who' or 'which', where these mean the noun between the words."""
    found = RELATIVE.match(after)
    means_it = found and (found["comma"] or is_subject(before) or IT_IS.search(before))
    return found["verb"] if found and means_it else ""


def verb_before(before: str) -> str:
    """Return the verb that stands before its noun, as in a question: Has {the head} asked."""
    found = INVERTED.search(before)
    return (found["verb"] or found["small"]) if found else ""


def verb_of_two(before: str, after: str) -> str:
    """Return a verb for one that two are the subject of: {the head} and the clerk has.

    The noun between the words is the first of the two, or the second.
    """
    if found := WITH_ANOTHER.match(after):
        return found["verb"] if is_subject(before) else ""
    verb = verb_beside(after) if is_second(before) else ""
    return verb if verb in PLURAL_VERBS else ""


def is_second(before: str) -> bool:
    """Tell whether the noun after these words is the second of two subjects: {the head} and it."""
    first = FIRST.search(before)
    return bool(first and first["last"] not in VERBS and is_subject(before[: first.start()]))


def verb_of_each(before: str, after: str, *, bare: bool) -> str:
    """Return a verb for several behind 'each of {the heads}'; ``bare`` is each {head}."""
    found = (EACH if bare else ONE_OF).search(before)
    verb = verb_beside(after) if found and is_subject(before[: found.start()]) else ""
    return verb if verb in OF_MANY else ""


def of_several(before: str) -> str:
    """Return the words before a noun without 'most of' and the like, which change no number."""
    return ALL.sub("", before)


def is_joined(before: str) -> bool:
    """Tell whether another noun and 'and' stand before: {the head} and {the clerk}."""
    return JOINED.search(before) is not None


def has_number(word: str) -> bool:
    """Tell whether a word is a verb in the singular or plural, or a noun with -s, beside one."""
    irregular = word in PLURAL_VERBS or (word in SINGULAR_VERBS and word in {"are", "have", "do"})
    return irregular or (word.endswith("s") and not word.endswith("ss") and word not in NO_VERB)
