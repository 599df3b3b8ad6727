"""Names: the vocabulary -> what every token surface can name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from policyloom.diagnostics import nearest
from policyloom.english.grammar import (
    ARTICLES,
    DUTIES,
    VERBS,
    Form,
    Names,
    NounToken,
    ReadToken,
    read_token,
)
from policyloom.english.nouns import plural_of
from policyloom.remembered import remembered
from policyloom.source.library import Named
from policyloom.source.overlays import Leaves
from policyloom.source.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from policyloom.source.library import Library
    from policyloom.source.overlays import Overlay
    from policyloom.source.vocabulary import Vocabulary

BODY = "body"
"""The body's own proper name, which no vocabulary has."""
CONTROL_NOUNS = {"document": "term", "approver": "role"}
"""What a document is called, and who approves it, each with its kind: also in no vocabulary."""
CONTROL_FACTS = {
    "review cycle": "review-cycle",
    "next review": "next-review",
    "version": "version",
}
"""What else a text may say of its own document, by the key that control data have for it."""
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
    return {word: name for word, name in found.items() if word not in names}


def policy_titled(words: str, library: Library) -> str:
    """Return the policy that people mean by its title, or by its id with spaces in it."""
    said = words.lower()
    for policy in library.register.values():
        if said in {policy.title.lower(), *(alias.lower() for alias in policy.aliases)}:
            return policy.id
    slug = said.removesuffix(" policy").replace(" ", "-")
    return slug if slug in library.register or slug in library.policies else ""


def _plural_name(name: str, names: Names) -> str:
    plurals = (s for s, (_, of, plural) in names.items() if of == name and plural)
    return next(plurals, name)


class Reader:
    """Reads token surfaces against one vocabulary, each surface once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the names of a vocabulary."""
        self.names: Names = surfaces(vocabulary)
        self.meanings = meanings(vocabulary)
        self._read = lru_cache(maxsize=None)(self._fresh)

    def _fresh(self, surface: str) -> ReadToken | None:
        return read_token(surface, self.names)

    def read(self, surface: str) -> ReadToken | None:
        """Return what the surface means, or None when it names nothing."""
        return self._read(surface)

    def hint(self, surface: str) -> str | None:
        """Return the token that was most likely meant, in the form that was written.

        Two that stand in the same braces are told apart: `{Staff must}` is `{Staff} {must}`.
        """
        for duty in sorted(DUTIES, key=len, reverse=True):
            subject = surface.removesuffix(f" {duty}")
            if subject != surface and self.read(subject):
                return f"write `{{{subject}}} {{{duty}}}`"
        for start, core, end in _taken_apart(surface):
            match = self.meanings.get(core.lower())
            if match and self.read(f"{start}{match}{end}"):
                return f"did you mean `{{{start}{match}{end}}}`?"
        for start, core, end in _taken_apart(surface):
            # An article makes nothing alike: 'the wizard' is no 'head'.
            article = "" if start else core.partition(" ")[0].lower()
            match = nearest(core, self.names) if article not in ARTICLES else None
            if match and self.read(f"{start}{match}{end}"):
                return f"did you mean `{{{start}{match}{end}}}`?"
        return None


@remembered(8)
def reader_of(vocabulary: Vocabulary) -> Reader:
    """Return the reader of a vocabulary, which has read its surfaces for others already."""
    return Reader(vocabulary)


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
