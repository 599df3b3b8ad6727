"""Atoms: inlines -> the smallest pieces that a comparison moves about, and back again.

A resolved token is one atom however many words it has, so 'the school' becoming 'the Trust' is one
change of one term. Emphasis, links and languages are carried by each atom as wraps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias, assert_never

from policyloom.document import (
    WITH_VERB,
    Concept,
    Deleted,
    Emphasis,
    Inserted,
    Jump,
    Language,
    Link,
    Reference,
    Strong,
    Text,
    Unfilled,
)
from policyloom.english.dates import MONTHS
from policyloom.english.grammar import agreeing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import Inline, Inlines, Origin

MINUS = "\N{MINUS SIGN}"
JOINED = r"(?:[/'’–-]|[,:](?=\d)|\.(?![A-Z][a-z]))"
"""What joins numbers and codes; behind ‘£5,payable’ and ‘B2:it’ only a space is wanting."""
WORD = re.compile(
    rf"\s+|\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}\b"  # a date
    # A number with its sign, a code, version, sum or time of day.
    rf"|(?<![\w)])[-{MINUS}–+±]?[£$€]?(?=[^\s\d]*\d)[^\W_]+(?:{JOINED}[^\W_]+)*"
    r"(?: ?[ap]m\b| ?[ap]\.m\b\.?)?"
    r"|[^\W_]+(?:['’-][^\W_]+)*|.",
    re.DOTALL,
)
"""A word with what belongs to it; a date, number, code or version is one, never cut in two."""
NOUNS = frozenset({"term", "role", "people"})
ENDS_WITH_VERB = re.compile(r"(?P<noun>.+?)(?P<comma>,?) (?P<verb>[a-z]+)", re.DOTALL)
CERTAIN = frozenset((
    "agrees", "approve", "approves", "are", "asks", "considers", "decides", "delegates", "do",
    "does", "encourages", "expects", "has", "have", "holds", "is", "keeps", "makes", "oversees",
    "provides", "publishes", "receives", "recognises", "reviews", "takes", "was", "welcomes",
    "were",
))  # fmt: skip
"""Verbs that end no title. Editions from before do not say whether their words hold one."""
EDITION = re.compile(r"@[^#]*")
ALIGNED = frozenset(
    {
        "term",
        "role",
        "duty",
        "people",
        "setting",
        "citation",
        "policy",
        "clause",
        "section",
        "deadline",
        "footnote",
        "figure",
    }
)

Wrap: TypeAlias = "Strong | Emphasis | Link | Reference | Language"
"""An inline with nothing in it: what stands round an atom."""

Key: TypeAlias = "str | tuple[str, str]"


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, a space, a mark of punctuation, or the words of one token."""

    run: Text | Unfilled
    wraps: tuple[Wrap, ...] = ()

    @property
    def words(self) -> str:
        """What a reader sees."""
        return self.run.words if isinstance(self.run, Unfilled) else self.run.value

    @property
    def concept(self) -> Concept | None:
        """What the words stand for, when they come from a token."""
        return None if isinstance(self.run, Unfilled) else self.run.concept

    @property
    def key(self) -> Key:
        """What atoms are aligned by: a token by its concept, other words by themselves."""
        return key_of(self.run)

    @property
    def is_space(self) -> bool:
        """Tell whether the atom is only white space."""
        return not self.words.strip()


BREAK = Atom(Text("\n"))
"""Where a paragraph, a list item, a cell or a row ends and another one follows."""


def cited(concept: Concept) -> str:
    """Return the instrument of a citation's concept."""
    return re.split(r"[@#]", concept.key)[0]


def divided(parts: Iterable[Iterable[Atom]]) -> Iterator[Atom]:
    """Yield the atoms of parts, with a break between each two that have any."""
    found = False
    for part in parts:
        atoms_of_part = tuple(part)
        if found and atoms_of_part:
            yield BREAK
        found = found or bool(atoms_of_part)
        yield from atoms_of_part


def key_of(run: Text | Unfilled) -> Key:
    """Return what a run is aligned by, when it is one atom."""
    if isinstance(run, Unfilled):
        return run.words
    concept = run.concept
    if concept and concept.kind in ALIGNED:
        return concept.kind, EDITION.sub("", concept.key)
    return run.value


def is_same(old: Atom, new: Atom) -> bool:
    """Tell whether two atoms read the same: words, and what stands round them.

    The number that a reference carries follows its words, so it makes no difference of its own.
    """
    same = old.run is new.run or old.run == new.run
    return same and (
        old.wraps == new.wraps
        or tuple(map(_unnumbered, old.wraps)) == tuple(map(_unnumbered, new.wraps))
    )


def _unnumbered(wrap: Wrap) -> Wrap:
    return replace(wrap, number="") if isinstance(wrap, Reference) else wrap


def atoms(inlines: Inlines, wraps: tuple[Wrap, ...] = ()) -> tuple[Atom, ...]:
    """Return the atoms of inlines that hold no marks."""
    return tuple(atom for inline in inlines for atom in _atoms(inline, wraps))


def _atoms(inline: Inline, wraps: tuple[Wrap, ...]) -> Iterator[Atom]:
    match inline:
        case Text(value=value, concept=None, origin=origin):
            yield from (Atom(Text(part, None, origin), wraps) for part in WORD.findall(value))
        case Text(value=value):
            yield from (Atom(part, wraps) for part in parted(inline) if part.value)
        case Unfilled():
            yield Atom(inline, wraps)
        case Inserted() | Deleted():
            message = "a document that is compared holds no marks"
            raise AssertionError(message)
        case Jump():
            yield from atoms(inline.inlines, wraps)
        case Strong() | Emphasis() | Link() | Reference() | Language():
            yield from atoms(inline.inlines, (*wraps, replace(inline, inlines=())))
        case _:
            assert_never(inline)


def parted(run: Text) -> Iterator[Text]:
    """Yield the words of a token, and apart from them a verb that agrees with them.

    So ``{the head has}`` is the same as ``{the head} has``, and a title that changes is a title.
    """
    concept = run.concept
    found = ENDS_WITH_VERB.fullmatch(run.value) if concept and concept.kind in NOUNS else None
    if found is None or concept is None:
        yield run
        return
    key, said, _ = concept.key.partition(WITH_VERB)
    if not said and found["verb"] not in CERTAIN:
        yield run
        return
    yield replace(run, value=found["noun"], concept=replace(concept, key=key))
    yield from (Text(part, None, run.origin) for part in (*found["comma"], " "))
    verb = found["verb"]
    yield replace(run, value=verb, concept=Concept(kind="verb", key=agreeing(verb, plural=True)))


def rebuilt(pieces: Iterable[Atom], depth: int = 0) -> Inlines:
    """Return inlines for atoms: neighbours share a wrap, neighbouring plain words are joined."""
    out: list[Inline] = []
    for wrap, group in groupby(
        pieces, key=lambda atom: atom.wraps[depth] if len(atom.wraps) > depth else None
    ):
        if wrap is None:
            out += _joined(atom.run for atom in group)
        else:
            out.append(replace(wrap, inlines=rebuilt(group, depth + 1)))
    return tuple(out)


def _joined(parts: Iterable[Text | Unfilled]) -> Iterator[Inline]:
    for plain, group in groupby(parts, key=is_plain):
        if plain:
            whole = list(group)
            yield Text("".join(map(_words, whole)), None, _origin(whole[0]))
        else:
            yield from group


def is_plain(part: Inline) -> bool:
    """Tell whether words stand for nothing but themselves."""
    return isinstance(part, Text) and part.concept is None


def _origin(part: Text | Unfilled) -> Origin | None:
    return part.origin if isinstance(part, Text) else None


def _words(part: Text | Unfilled) -> str:
    return part.words if isinstance(part, Unfilled) else part.value


def keys(inlines: Inlines) -> Iterator[Key]:
    """Yield the keys of the atoms of inlines, without white space."""
    for inline in inlines:
        match inline:
            case Text(value=value, concept=None):
                yield from (part for part in WORD.findall(value) if not part.isspace())
            case Text():
                yield from (key_of(one) for one in parted(inline) if not one.value.isspace())
            case Unfilled():
                yield key_of(inline)
            case _:
                yield from keys(inline.inlines)
