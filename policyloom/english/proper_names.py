"""Proper names: which words for a body are its name, and so take no article.

'The Trust' and 'the school' are common nouns, whatever their capitals; 'St Giles' Academy' and
'Alderbrook' are names. Pure English, no policy.
"""

from __future__ import annotations

import re

KINDS_OF_BODY = frozenset((
    "academies", "academy", "college", "federation", "grammar", "high", "infant", "infants",
    "junior", "mat", "nursery", "partnership", "preparatory", "primary", "school", "schools",
    "secondary", "trust",
))  # fmt: skip
"""The last word of a name: 'Hollin Bank Primary', 'Peak Vale Learning Trust'."""
KINDS_IN_FRONT = frozenset({"academi", "coleg", "ffederasiwn", "meithrinfa", "ysgol", "ysgolion"})
"""The first word of a Welsh name: 'Ysgol Nant y Wennol'."""
COMMON_NOUNS = frozenset({"academy", "college", "federation", "nursery", "school", "trust"})
"""Those that stand alone as a noun: 'an academy', but not 'a primary'."""
COMMON = KINDS_OF_BODY | frozenset((
    "aided", "alternative", "authority", "anglican", "boys", "catholic", "central", "charitable",
    "church", "community", "comprehensive", "controlled", "education", "educational", "england",
    "first", "form", "foundation", "free", "girls", "improvement", "independent", "infants'",
    "learning", "local", "lower", "maintained", "member", "methodist", "middle", "multi", "our",
    "parent", "prep", "provision", "roman", "selective", "senior", "single", "sixth", "special",
    "studio", "teaching", "technical", "the", "through", "upper", "voluntary", "whole", "all",
))  # fmt: skip
"""Words that say what kind of body it is, and not which one: 'Multi-Academy Trust'."""
SMALL = frozenset({"and", "at", "for", "in", "of", "on", "the", "with", "y", "yr"})


NAMES_OF_BODIES = frozenset((
    "Barnardo's", "Childline", "Estyn", "Internet Watch Foundation", "NSPCC", "Ofcom", "Ofqual",
    "Ofsted", "Prevent", "Stonewall", "Unison",
))  # fmt: skip
"""Bodies with a name of one word, or of words that might be a description."""


def is_name(noun: str, own: str = "") -> bool:
    """Tell whether a noun is a proper name, ``own`` being the full name of the body itself.

    It is when it is that name or its beginning (Alderbrook), a saint (St Giles'), or capitalised
    words of which the last is a kind of body and another says which one (St Giles' Academy).
    """
    words, full = _words(noun), _words(own)
    if noun in NAMES_OF_BODIES:
        return True
    if not any(_says_which(word) for word in words):
        return False
    if full[: len(words)] == words and words[0][:1].isupper():
        return True
    if not all(word[:1].isupper() or word in SMALL for word in words):
        return False
    saint = words[0] in {"St", "Saint"}
    return len(words) > 1 and (saint or words[-1].lower() in KINDS_OF_BODY)


def says_its_kind(name: str) -> bool:
    """Tell whether a name of several words says what kind of body it is of, as names do."""
    words = [word.lower().strip(".") for word in name.split()]
    return len(words) > 1 and (words[-1] in KINDS_OF_BODY or is_welsh(name))


def is_welsh(name: str) -> bool:
    """Tell whether a name begins with what kind of body it is of, as Welsh ones do."""
    return name.partition(" ")[0].lower() in KINDS_IN_FRONT


def in_running_text(name: str) -> str:
    """Return a name without what it adds: where the body is, or which kind it is in brackets.

    'Hollin Bank Primary, Lowfold' is cut at its comma; 'Hope, Faith and Love School' is not, for
    the kind of body comes behind it.
    """
    bare = BRACKETED.sub("", name)
    first, _, rest = bare.partition(", ")
    whole = rest[:1].isupper() and _ends_with_kind(rest) and not _ends_with_kind(first)
    return bare if whole else first


def _ends_with_kind(name: str) -> bool:
    return (_words(name)[-1:] or [""])[0].lower() in KINDS_OF_BODY


BRACKETED = re.compile(r" \([^()]*\)?")


def kind_of(name: str) -> str:
    """Return the common noun that a name ends with, in small letters, or nothing."""
    last = (_words(in_running_text(name))[-1:] or [""])[0].lower()
    return last if last in COMMON_NOUNS else ""


def _words(noun: str) -> list[str]:
    return re.findall(r"[^\s-]+", noun.replace("’", "'").replace("St.", "St"))


def _says_which(word: str) -> bool:
    return word.lower() not in COMMON | SMALL


# Placeholders: words that stand where somebody was to write something else.


PLACEHOLDER = re.compile(
    r"""
      (?<!\])\[[^\]]{2,}\](?!\[) | _{3,} | \.{6,} | …{2,}                # [name] ____
    | <[A-Za-z][A-Za-z ]+[A-Za-z]>                                       # <name>
    | \b(?: TB[ACD] | [Tt]bc | [Xx]{3,} )\b | £[Xx]+\b | \?{2,} | £_+    # TBC  xxx  £XX  ??  £__
    | (?<![IVXLC]\ )(?<!Chapter\ )(?<!Part\ )\bXX\b(?=\ [a-z%])                    # XX governors
    | \b(?: DD/MM/YY(?:YY)? | [Xx]{2}/[Xx]{2}/[Xx]{2,4} | 0{3,5}(?:\ 0{3,})+ )\b
    | \b[Tt]o\ be\ (?: confirmed | announced | advised )\b (?=\W*(?:$|[.,;:)]))
    | ^[Tt]o\ be\ (?: written | completed | agreed | added | inserted | decided | updated )\W*$
    | \b(?: [Ll]orem\ ipsum | [Cc]lick\ here\ to\ (?: enter | add ) )\b
    """,
    re.VERBOSE,
)
"""'To be confirmed' counts where nothing goes on: 'to be confirmed by the head' is a duty."""


# Addresses: what a link to a page may be.


ADDRESS = re.compile(
    r"(?i:https?)://(?P<login>[^/@\s]*@)?[^/\s@:.]+(?:\.[^/\s@:.]+)*\.?(?::\d+)?(?:[/?#]\S*)?"
)


def is_web_address(text: str) -> bool:
    """Tell whether the words are a whole web address, without a login in it."""
    found = ADDRESS.fullmatch(text)
    return found is not None and not found["login"]


def has_login(text: str) -> bool:
    """Tell whether a web address has a name or a password in it."""
    found = ADDRESS.fullmatch(text)
    return found is not None and bool(found["login"])
