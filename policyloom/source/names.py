"""Names: the vocabulary -> what every token surface can name."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from policyloom.diagnostics import did_you_mean, nearest
from policyloom.english.grammar import (
    ARTICLES,
    DUTIES,
    VERBS,
    FactToken,
    Form,
    Names,
    NounToken,
    ReadToken,
    read_token,
)
from policyloom.english.nouns import article, plural_of
from policyloom.remembered import remembered
from policyloom.source.library import Named
from policyloom.source.overlays import Leaves
from policyloom.source.values import REGISTER
from policyloom.source.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from policyloom.source.library import Library
    from policyloom.source.overlays import Overlay
    from policyloom.source.vocabulary import Vocabulary

BODY = "body"
NO_REGISTER = (
    f"no policy stands in {REGISTER}, or there is no such file: `policyloom init FOLDER` writes a"
    " folder with one; copy it from there"
)
"""The body's own proper name, which no vocabulary has."""
CONTROL_NOUNS = {"document": "term", "approver": "role"}
"""What a document is called, and who approves it, each with its kind: also in no vocabulary."""
CONTROL_FACTS = {
    "review cycle": "review-cycle",
    "next review": "next-review",
    "version": "version",
}
"""What else a text may say of its own document, by the key that control data have for it."""
LONGEST_DUTIES = sorted(DUTIES, key=len, reverse=True)
OTHER_DUTIES = {
    "can": "may",              "cannot": "must not",      "can't": "must not",
    "mustn't": "must not",     "needn't": "need not",     "ought to": "should",
    "shall": "must",           "shall not": "must not",   "shouldn't": "should not",
    "will": "must",            "will not": "must not",    "won't": "must not",
}  # fmt: skip
"""Words that people write for a duty, and the duty."""
OTHERWISE = {
    "board": "governing body",
    "everybody": "people",
    "everyone": "people",
    "policy": "document",
    "reply time": "response time",
    "review date": "next review",
    "teacher": "class teacher",
    "teachers": "class teachers",
}
"""What people write for names that no guarded word leads to."""
JOINING = frozenset(("and", "both", "either", "neither", "nor", "or", "who"))
"""Words of a sentence that no braces part from what they join."""
PRONOUNS = frozenset(("he", "her", "him", "his", "it", "its", "she", "their", "them", "they"))
"""Words that stand for people whom the text has named."""
NEGATION = re.compile(r"(?<!ca)(?<!wo)n['’]t\b")
JOINER = re.compile(r"\s*(/|&|\band\s*/\s*or\b|\bor\s*/\s*and\b|\band\s+or\b)\s*")
"""What joins two names and leaves open whether one is meant or both."""
CLOSE, VERY_CLOSE = 0.6, 0.85
"""How much of a name must be spelt alike after, and before, its parts are looked at."""
RESERVED = frozenset((BODY, *CONTROL_NOUNS, *CONTROL_FACTS))


@remembered(8)
def surfaces(vocabulary: Vocabulary) -> Names:
    """Return surface → (kind, name, whether the surface is a plural)."""
    names: dict[str, tuple[str, str, bool]] = {BODY: ("term", BODY, False)}
    names |= {name: (kind, name, False) for name, kind in CONTROL_NOUNS.items()}
    names |= {name: ("fact", key, False) for name, key in CONTROL_FACTS.items()}
    for kind, terms in (("term", vocabulary.terms), ("role", vocabulary.roles)):
        for name, term in terms.items():
            names.setdefault(name, (kind, name, False))
            names.setdefault(term.plural_name or plural_name(name), (kind, name, True))
    names.update({name: ("people", name, False) for name in vocabulary.people})
    names.update({name: ("list", name, False) for name in vocabulary.lists})
    names.update({name: ("setting", name, False) for name in vocabulary.settings})
    local = (*vocabulary.local_lists, *vocabulary.pictures)
    names.update({name: ("block", name, False) for name in local})
    for entry in vocabulary.entries:
        for old in entry.formerly:
            names.setdefault(old, names[entry.name])
            if isinstance(entry, Term):
                names.setdefault(plural_name(old), (*names[entry.name][:2], True))
    return names


def plural_name(name: str) -> str:
    """Return the name of several; a topic that stands before it is one all the same."""
    topic, slash, own = name.rpartition("/")
    return f"{topic}{slash}{plural_of(own)}"


def in_topic(name: str, clause: str, known: Mapping[str, tuple[str, str, bool]]) -> str:
    """Return the whole name of today of what is named in a clause; nothing for what is unknown."""
    found = (known.get(one) for one in (f"{clause.partition('/')[0]}/{name}", name))
    return next((one[1] for one in found if one), "")


def is_clause(library: Library, name: str) -> bool:
    """Say whether there is such a clause; most are the library's, and found at once."""
    known = name in library.clauses or name in clause_names(library)
    return known or library.is_broken(name)


def clause_names(library: Library) -> frozenset[str]:
    """Return every clause there is: the library's, read or not, and those that bodies insert.

    What has another name now may be named as before.
    """
    inserted = _inserted(library.overlays.values()) | library.elsewhere.clauses
    unread = (path.partition("/")[2].removesuffix(".yaml") for path in library.broken)
    return frozenset((*library.clauses, *library.renames.clauses, *inserted, *unread))


def body_words(library: Library) -> frozenset[str]:
    """Return the words of all bodies' names, in small letters."""
    return _words(library.overlays.values()) | library.elsewhere.words


def named_by(overlays: Collection[Overlay]) -> Named:
    """Return what bodies name that matters beyond their own trust."""
    return Named(clauses=_inserted(overlays), words=_words(overlays))


def _inserted(overlays: Collection[Overlay]) -> frozenset[str]:
    return frozenset(
        modification.clause
        for overlay in overlays
        for modification in overlay.modifications
        if modification.leaves is Leaves.OWN_CLAUSE
    )


def _words(overlays: Collection[Overlay]) -> frozenset[str]:
    words = (word for overlay in overlays for word in overlay.name.text.split())
    return frozenset(word.strip(".'’").lower() for word in words)


@remembered(8)
def meanings(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return what people write for a name of the vocabulary, in small letters, and that name.

    They write the words that must be tokens (headteacher, DSL), and the titles of posts.
    """
    names = surfaces(vocabulary)
    found: dict[str, str] = {}
    for word, write in vocabulary.guarded.items():
        token = re.search(r"\{([^{}]*)\}", write)
        read = read_token(token[1], names) if token else None
        if isinstance(read, NounToken):
            plural = read.form in {Form.PLURAL, Form.DEFINITE_PLURAL}
            found[word.lower()] = _plural_name(read.name, names) if plural else read.name
    for term in (*vocabulary.terms.values(), *vocabulary.roles.values()):
        if term.default:
            found.setdefault(term.default.noun.text.lower(), term.name)
    found |= {said: name for said, name in OTHERWISE.items() if name in names}
    return {word: name for word, name in found.items() if word not in names}


def policy_titled(words: str, library: Library) -> str:
    """Return the policy that people mean by its title, or by its id with spaces in it."""
    said = words.lower()
    for policy in library.register.values():
        if said in {policy.title.lower(), *(alias.lower() for alias in policy.aliases)}:
            return policy.id
    slug = said.removesuffix(" policy").replace(" ", "-")
    return slug if slug in library.register or slug in library.policies else ""


def policy_meant(name: str, known: Collection[str], library: Library) -> str | None:
    """Return a hint for a name that is none of the policies that count where it stands."""
    titled = policy_titled(name, library)
    if titled in known:
        return f"did you mean `{titled}`?"
    if name in library.register:
        return (
            f"there is no text of it yet: `policyloom new policy {name}` begins one; if it is kept"
            " in Word, write it in `register.yaml` beside the overlay, and not here"
        )
    return did_you_mean(name, known)


def registered_as(name: str, library: Library) -> str | None:
    """Return a hint for a name that the register does not have."""
    return did_you_mean(name, library.register) if library.register else NO_REGISTER


def _plural_name(name: str, names: Names) -> str:
    plurals = (s for s, (_, of, plural) in names.items() if of == name and plural)
    return next(plurals, name)


class Reader:
    """Reads token surfaces against one vocabulary, each surface once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the names of a vocabulary."""
        self.names: Names = surfaces(vocabulary)
        self.meanings = meanings(vocabulary)
        followed = (term.follows for term in vocabulary.terms.values())
        self.members = frozenset(follows.members for follows in followed if follows)
        self._read = lru_cache(maxsize=None)(self._fresh)

    def _fresh(self, surface: str) -> ReadToken | None:
        return read_token(surface, self.names)

    def read(self, surface: str) -> ReadToken | None:
        """Return what the surface means, or None when it names nothing."""
        return self._read(surface)

    def hint(self, surface: str) -> str | None:
        """Return the token that was most likely meant, in the form that was written.

        What is meant goes before what is spelt alike, and a part that is right before both.
        """
        duty = _duty(surface, self)
        surface = NEGATION.sub(" not", surface)
        offers = (
            duty,
            _duty(surface, self),
            _turned_round(surface, self),
            _of_one(surface, self),
            _meant(surface, self),
            _of_several(surface, self),
            _lacking(surface, self),
            _alike(surface, self, VERY_CLOSE),
            _in_part(surface, self),
            _pronoun(surface),
            _alike(surface, self),
        )
        return next((offer for offer in offers if offer), None)


@remembered(8)
def reader_of(vocabulary: Vocabulary) -> Reader:
    """Return the reader of a vocabulary, which has read its surfaces for others already."""
    return Reader(vocabulary)


# HINTS


def _duty(surface: str, reader: Reader) -> str | None:
    """Offer a duty word, apart from its subject: `{Staff must}` is `{Staff} {must}`."""
    said = surface.lower().replace("’", "'")
    if said in OTHER_DUTIES:
        return f"did you mean `{{{OTHER_DUTIES[said]}}}`?"
    for duty in LONGEST_DUTIES:
        subject = surface.removesuffix(f" {duty}")
        if subject != surface and reader.read(subject):
            return f"write `{{{subject}}} {{{duty}}}`"
    return None


def _turned_round(surface: str, reader: Reader) -> str | None:
    """Ask for a verb behind its subject: `{Has the head}`, or a verb that has none: `{is}`."""
    verb, _, subject = surface.partition(" ")
    if verb.lower() not in VERBS:
        return None
    if not subject:
        return f"a verb stands in the braces of its subject: `{{the head {verb.lower()}}}`"
    known = reader.read(subject)
    return "turn the sentence round, so that the verb follows the noun" if known else None


def _pronoun(surface: str) -> str | None:
    """Ask for the name of whoever a pronoun stands for; nothing agrees with a pronoun."""
    said = surface.lower().replace("’", "'")
    if said.partition(" ")[0].partition("'")[0] not in PRONOUNS:
        return None
    return "name who it is: a role, group or body stands in braces, and a pronoun outside them"


def _of_one(surface: str, reader: Reader) -> str | None:
    """Offer the word for one behind a word that takes no other: `{each pupils}`."""
    first, _, rest = surface.partition(" ")
    _, name, plural = reader.names.get(rest, ("", "", False))
    said = f"{{{first} {name}}}"
    return f"did you mean `{said}`?" if plural and first.lower() in ARTICLES else None


def _of_several(surface: str, reader: Reader) -> str | None:
    """Offer braces round each of those that a sign joins: `{the head and/or the board}`."""
    first, *pairs = JOINER.split(surface)
    parts = (first, *pairs[1::2])
    the = "the " if first.lower().startswith("the ") else ""
    said = [_named(part, reader) for part in (first, *(_with(the, one) for one in parts[1:]))]
    if not pairs or not said[0]:
        return None
    braced = [f"{{{name}}}" if name else part for name, part in zip(said, parts, strict=True)]
    between = (f" {'and/or' if 'or' in joiner else 'and'} " for joiner in pairs[::2])
    return f"write `{braced[0]}{''.join(map(''.join, zip(between, braced[1:], strict=True)))}`"


def _with(article: str, words: str) -> str:
    return words if words.partition(" ")[0].lower() in ARTICLES else f"{article}{words}"


def _lacking(surface: str, reader: Reader) -> str | None:
    """Say what is meant where the vocabulary has no such name, and offer nothing spelt alike."""
    said = (OTHERWISE.get(core.lower(), "") for _, core, _ in _taken_apart(surface))
    name = next((one for one in said if one and one not in reader.names), "")
    return name and f"put `{name}` in the vocabulary, or write the words without braces"


def _named(words: str, reader: Reader) -> str:
    """Return a token as it was written, or that of what the words mean; nothing for others."""
    if reader.read(words):
        return words
    meant = _meant(words, reader) or ""
    return meant.partition("`{")[2].partition("}`")[0]


def _meant(surface: str, reader: Reader) -> str | None:
    """Offer the name of what the words mean."""
    every, _, rest = surface.partition(" ")
    if every.lower() == "every" and reader.read(f"each {rest}"):
        return f"did you mean `{{{'Each' if every[0] == 'E' else 'each'} {rest}}}`?"
    offers = (
        _offer(start, reader.meanings.get(core.lower(), ""), end, reader)
        for start, core, end in _taken_apart(surface)
    )
    return next((offer for offer in offers if offer), None)


def _alike(surface: str, reader: Reader, least: float = CLOSE) -> str | None:
    """Offer the name that is spelt alike, or whose meaning is; no article makes it so."""
    known = {name: name for name in reader.names} | dict(reader.meanings)
    for start, core, end in _taken_apart(surface):
        article = "" if start else core.partition(" ")[0].lower()
        match = nearest(core, known) if article not in ARTICLES else None
        if match and _nearness(core, match) >= least:
            offer = _offer(start, known[match], end, reader)
            if offer:
                return offer
    return None


def _nearness(said: str, name: str) -> float:
    """Return how much is spelt alike, of names in a topic the part that is their own."""
    ours, theirs = said.lower().rpartition("/")[2], name.rpartition("/")[2]
    pairs = list(zip(ours.split(), theirs.split(), strict=False))
    # A word that two names share, as in reply time and return time, makes them no more alike.
    if len(pairs) == len(ours.split()) == len(theirs.split()):
        ours, theirs = (
            " ".join(pair[side] for pair in pairs if len({*pair}) > 1) for side in (0, 1)
        )
    return SequenceMatcher(None, ours, theirs).ratio()


def _offer(start: str, name: str, end: str, reader: Reader) -> str | None:
    """Offer a name in the form that was written, if that can be read; people have no article."""
    before = "" if reader.names.get(name, ("",))[0] == "people" else start
    if before.lower() in {"a ", "an "}:
        before = f"{before[0]}{article(name)[1:]} "
    meant = f"{before}{name}{end}"
    return f"did you mean `{{{meant}}}`?" if name and reader.read(meant) else None


def _in_part(surface: str, reader: Reader) -> str | None:
    """Offer braces round the words that name something: `{Former pupils}` is `Former {pupils}`."""
    words = surface.split()
    for at in range(len(words) - 1, 0, -1):
        first, rest = " ".join(words[:at]), " ".join(words[at:])
        name = first if reader.read(first) else reader.meanings.get(first.lower(), "")
        if isinstance(reader.read(name), FactToken):
            return f"did you mean `{{{name}}}`?"
        if reader.read(name) and words[at].lower() not in JOINING:
            return f"write `{{{name}}} {_braced(rest, reader)}`"
    for at in range(1, len(words)):
        first, rest = " ".join(words[:at]), " ".join(words[at:])
        if reader.read(rest) and words[0].lower() not in VERBS and words[0].lower() not in JOINING:
            return f"write `{first} {{{rest}}}`"
    return None


def _braced(words: str, reader: Reader) -> str:
    """Return words of a sentence, with braces round what of them is a token."""
    duty = next((one for one in LONGEST_DUTIES if f"{words} ".startswith(f"{one} ")), "")
    if duty:
        return f"{{{duty}}}{words.removeprefix(duty)}"
    return f"{{{words}}}" if reader.read(words) else words


def _taken_apart(surface: str) -> Iterator[tuple[str, str, str]]:
    """Yield article, name, and apostrophe or verb; then the whole as one name."""
    first, space, rest = surface.partition(" ")
    start, core = (f"{first} ", rest) if space and first.lower() in ARTICLES else ("", surface)
    subject, space, verb = core.rpartition(" ")
    if space and verb in VERBS:
        yield start, subject, f" {verb}"
    for end in ("'s", "’s", "'", "’"):
        if core.endswith(end):
            yield start, core.removesuffix(end), end
    yield start, core, ""
    yield "", surface, ""
