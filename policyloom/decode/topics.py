"""Topics: the file of a topic -> its clauses and its own words, which are local to it.

Outside the topic a word of it is called ``TOPIC/NAME``; inside, its name alone does, and goes
before a word of the vocabulary that has the same name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from policyloom.decode.registers import EMPTY, vocabulary
from policyloom.english.grammar import read_token
from policyloom.english.nouns import plural_of
from policyloom.remembered import remembered
from policyloom.source import Renames, followed
from policyloom.source.names import surfaces
from policyloom.source.walk import MOST
from policyloom.source.wording import Token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.decode.node import Node
    from policyloom.english.grammar import Names
    from policyloom.source import Clause, LocalBlock, Overlay, Setting, Term, Vocabulary

T = TypeVar("T")
OWN = ("terms", "roles", "settings", "local_lists", "pictures")
"""The parts of a vocabulary that a topic may have of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What the file of a topic says: clauses, and words by their names in it."""

    name: str
    clauses: tuple[Clause, ...]
    words: Vocabulary = EMPTY


def words_of(node: Node) -> Vocabulary:
    """Return a topic's own words."""
    given = node.get("vocabulary")
    return vocabulary(given) if given else EMPTY


@remembered(8)
def together(words: Vocabulary, *topics: Topic) -> Vocabulary:
    """Return the vocabulary with the words of topics under their whole names."""
    parts: dict[str, dict[str, Any]] = {part: dict(getattr(words, part)) for part in OWN}
    for topic in topics:
        for part in OWN:
            for name, entry in getattr(topic.words, part).items():
                parts[part][f"{topic.name}/{name}"] = _called(entry, topic.name)
    return replace(words, **parts)  # type: ignore[arg-type]  # each part as it was


def _called(entry: Any, topic: str) -> Term | Setting | LocalBlock:  # noqa: ANN401 - one of three
    name = f"{topic}/{entry.name}"
    plural = getattr(entry, "plural_name", "")
    more: dict[str, Any] = {"plural_name": f"{topic}/{plural}"} if plural else {}
    more["formerly"] = tuple(_once(old, topic) for old in entry.formerly)
    called: Term | Setting | LocalBlock = replace(entry, name=name, **more)
    return called


def _once(old: str, topic: str) -> str:
    """Return the whole name of before: of the topic, of another one, or of the vocabulary.

    ``/NAME`` was a word of the vocabulary, ``OTHER/NAME`` one of another topic.
    """
    return old.removeprefix("/") if "/" in old else f"{topic}/{old}"


@dataclass(frozen=True, slots=True)
class Locals:
    """The words of one topic: its names and plurals, with their whole names."""

    whole: Mapping[str, str]
    names: Names
    pattern: re.Pattern[str]

    def surface(self, said: str) -> str:
        """Return what stands in braces with the whole name of a word of the topic in it."""
        for text in (said, said[:1].lower() + said[1:]):
            new = self.pattern.sub(lambda found: self.whole[found[0]], text, count=1)
            if new != text and read_token(new, self.names):
                return new if text == said else new[:1].upper() + new[1:]
        return said


@remembered(8)
def local_words(words: Vocabulary, *topics: Topic) -> Mapping[str, Locals]:
    """Return by topic what its words are; ``words`` are all there are."""
    found = {}
    for topic in topics:
        own = [entry for part in OWN for entry in getattr(topic.words, part).values()]
        before = {old for one in own for old in one.formerly if "/" not in old}
        called = {one.name for one in own} | {getattr(one, "plural_name", "") for one in own}
        called |= before | set(map(plural_of, before))
        whole = {name: f"{topic.name}/{name}" for name in called if name}
        if whole:
            longest = sorted(map(re.escape, whole), key=len, reverse=True)
            pattern = re.compile(rf"(?<![\w/-])(?:{'|'.join(longest)})(?![\w/-])")
            found[topic.name] = Locals(whole, surfaces(words), pattern)
    return found


def read_in_topic(value: T, clause: str, known: Mapping[str, Locals]) -> T:
    """Return what is said of a clause with the whole names of the words of its topic."""
    local = known.get(clause.partition("/")[0])
    return _read_with(value, local) if local else value


@remembered(MOST)
def _read_with(value: T, local: Locals) -> T:
    named = followed(value, Renames(words=local.whole))
    read: T = _read(named, local)
    return read


@remembered(MOST)
def overlay_in_topics(overlay: Overlay, known: Mapping[str, Locals]) -> Overlay:
    """Return an overlay whose own texts of clauses know the words of their topics."""
    if not known:
        return overlay
    own = (read_in_topic(one, one.target or one.clause, known) for one in overlay.modifications)
    return replace(overlay, modifications=tuple(own))


def _read(value: Any, local: Locals) -> Any:  # noqa: ANN401 - a source value of any kind
    if isinstance(value, Token):
        surface = local.surface(value.surface)
        return value if surface == value.surface else Token(surface, value.span)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_read(one, local) for one in value)
    if isinstance(value, dict):
        return {key: _read(one, local) for key, one in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    old = {member.name: getattr(value, member.name) for member in fields(value) if member.init}
    new = {name: _read(one, local) for name, one in old.items()}
    changed = {name: one for name, one in new.items() if one is not old[name]}
    return replace(value, **changed) if any(new[n] != old[n] for n in changed) else value
