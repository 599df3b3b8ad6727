"""Merging sources: three texts of a file -> the library's and the folder's, alike where settled.

Words are merged as `resolve` merges them, before anybody looks at lines: those of a clause that
both changed, and those that the folder changed in a version above which the library has put
another. What collides is told, with all three texts, and settled only by what somebody chose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from policyloom.merging import By, merge, settled
from policyloom.merging.sources import (
    about,
    clauses_in,
    opened,
    value_in,
    versions_in,
    with_entry,
    with_items,
    words_in,
)
from policyloom.source import DATA_KINDS, version_from
from policyloom.yaml.edit import REMOVED, with_changes
from policyloom.yaml.writing import block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.merging import Merge, Piece
    from policyloom.yaml.places import File
    from policyloom.yaml.read import Path

BESIDE_DATA = frozenset({"title", "text", "welsh", "certifies", "footnotes", "lists"})
SAID = BESIDE_DATA | {kind.key for kind in DATA_KINDS}
"""What a version of a clause says; all else tells of the version."""
PROSE = frozenset({"amendment", "definition", "description", "note", "notes", "text", "title"})
"""Keys of words that are merged as texts; others are of one side as a whole."""

Three: TypeAlias = "tuple[Any, Any, Any]"
"""Values of the library as it was taken, of the library now, and of the folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What somebody chose about a file: by what words belong to, such as a clause, a side.

    ``passages`` has a side for each of its passages that collide, in order.
    """

    whole: Mapping[str, By] = field(default_factory=dict)
    passages: Mapping[str, tuple[By, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """What both sides changed in different ways, as all three have it.

    ``about`` is what it belongs to, such as a clause, and ``place`` which of its words they are.
    ``passages`` are those that collide, where the rest is merged.
    """

    about: str
    place: str
    base: str
    library: str
    local: str
    passages: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """All three texts, alike where words are settled, so that only what is left is merged.

    ``told`` says which words are of both; what ``clashes`` tells of is the folder's in either.
    """

    base: str
    library: str
    local: str
    clashes: tuple[Clash, ...] = ()
    told: tuple[str, ...] = ()


def settled_sides(path: str, texts: Three, choices: Choices) -> Settled:
    """Return the two sides with the words of both; texts that are no YAML stay as they are."""
    base, library, local = (opened(text, path) for text in texts)
    if base is None or library is None or local is None:
        return Settled(base=texts[0], library=texts[1], local=texts[2])
    return _Settling(base, library, local, choices).made()


class _Settling:
    """One file on its way: the two sides as they are by now, and what is told of them."""

    def __init__(self, base: File, library: File, local: File, choices: Choices) -> None:
        self.base, self.library, self.local = base, library, local
        self.choices = choices
        self.clashes: list[Clash] = []
        self.told: list[str] = []
        self.left: dict[str, list[By]] = {}

    def made(self) -> Settled:
        """Settle what newer versions of clauses say, then all other words by their names."""
        sides = (self.base, self.library, self.local)
        clauses = [set(clauses_in(one.data)) for one in sides]
        for clause in sorted(set.intersection(*clauses)):
            self._newer_version(clause)
        self._same_words()
        return Settled(
            base=self.base.text,
            library=self.library.text,
            local=self.local.text,
            clashes=tuple(self.clashes),
            told=tuple(self.told),
        )

    # A VERSION ABOVE WORDS THAT THE FOLDER CHANGED

    def _newer_version(self, clause: str) -> None:
        """Bring what the folder says into the version that is to be the newest."""
        sides = (self.base, self.library, self.local)
        was, now, here = (versions_in(one.data, clauses_in(one.data)[clause]) for one in sides)
        fresh, own = now.keys() - was.keys(), here.keys() - was.keys()
        newest = tuple(max(one, key=version_from, default="") for one in (was, now, here))
        if "" in newest or len(set(newest)) == 1:
            return
        base, library, local = (
            _said(side.data, places[version])
            for side, places, version in zip(sides, (was, now, here), newest, strict=True)
        )
        if own and fresh:
            self._put_together(clause, fresh - own, own - fresh)
        target = max(newest[1:], key=version_from)
        self._carry((clause, target), (base, library, local), ())

    def _put_together(self, clause: str, fresh: set[str], own: set[str]) -> None:
        """Give each side the versions that the other has put in, so that all stand in order."""
        library, local = self.library, self.local
        at = [clauses_in(one.data)[clause] for one in (library, local)]
        self.library = with_items(library, (*at[0], "versions"), local, (*at[1], "versions"), own)
        self.local = with_items(local, (*at[1], "versions"), library, (*at[0], "versions"), fresh)

    def _carry(self, of: tuple[str, str], values: Three, inside: Path) -> None:
        """Settle what the newest version says, key by key."""
        base, library, local = values
        for key in sorted(base.keys() | library.keys() | local.keys()):
            was, now, mine = three = base.get(key), library.get(key), local.get(key)
            at, place = (*inside, key), f"version {of[1]}, {' '.join(map(str, (*inside, key)))}"
            if all(isinstance(one, dict) for one in three):
                self._carry(of, three, at)
            elif was != now != mine != was:
                self._say(of, at, self._decided(of[0], place, three, key), place)
            else:
                self._say(of, at, now if mine == was else mine, place)

    def _say(self, of: tuple[str, str], inside: Path, value: object, place: str) -> None:
        """Put a value into a version of a clause on each side that has it, and tell of it."""
        clause, version = of
        sides = (self.library, self.local)
        found = [versions_in(one.data, clauses_in(one.data)[clause]).get(version) for one in sides]
        here, there = (None if at is None else (*at, *inside) for at in found)
        had = {
            str(value_in(side.data, at))
            for side, at in zip(sides, (here, there), strict=True)
            if at is not None
        }
        self._set_both(here, there, value)
        if str(value) not in had:
            self.told.append(f"{clause}, {place}: the changes of both are in it")

    # THE SAME WORDS

    def _same_words(self) -> None:
        """Settle words that stand at one place on all sides, whoever changed them."""
        was, now, mine = (words_in(one.data) for one in (self.base, self.library, self.local))
        for key, at in mine.items():
            if key not in was or key not in now:
                continue
            base, library, local = values = (
                value_in(self.base.data, was[key]),
                value_in(self.library.data, now[key]),
                value_in(self.local.data, at),
            )
            if library == local:
                continue
            whose, place = about(self.local.path, self.local.data, key)
            if local == base:
                found = library
            else:
                found = local if library == base else self._decided(whose, place, values, key[-1])
            self._set_both(now[key], at, found)
            self.base = with_entry(_with(self.base, was[key], found), was[key], self.local, at)
            if found not in values:
                self.told.append(f"{whose}, {place}: the changes of both are in it")

    # ONE VALUE

    def _decided(self, whose: str, place: str, values: Three, key: object) -> object:
        """Return what comes of a value that both changed; the folder's where it is in conflict.

        Passages are decided one by one, and whatever else collides as a whole.
        """
        merged = _merged(values) if key in PROSE else None
        side = self.choices.whole.get(whose)
        if side is not None and not (merged and whose in self.choices.passages):
            return values[1 if side is By.LIBRARY else 2]
        text = self._chosen(whose, merged) if merged else None
        if text is not None:
            return text.rstrip("\n") + "\n" * str(values[2]).endswith("\n")
        base, library, local = map(_shown, values)
        passages = merged.conflicts if merged else ()
        clash = Clash(
            about=whose, place=place, base=base, library=library, local=local, passages=passages
        )
        self.clashes.append(clash)
        return values[2]

    def _chosen(self, whose: str, merged: Merge) -> str | None:
        """Return a merge whose passages are chosen; nothing while one of them is open."""
        left = self.left.setdefault(whose, list(self.choices.passages.get(whose, ())))
        count = len(merged.conflicts)
        chosen, left[:count] = left[:count], []
        if not count:
            return merged.text
        return settled(merged, chosen) if len(chosen) == count else None

    def _set_both(self, at: Path | None, there: Path | None, value: object) -> None:
        """Put a value into both sides, written as the side does that has it already."""
        known = there is not None and value_in(self.local.data, there) == value
        if at is not None:
            self.library = _with(self.library, at, value)
        if there is not None:
            self.local = _with(self.local, there, value)
        if at is None or there is None:
            return
        if known:
            self.library = with_entry(self.library, at, self.local, there)
        else:
            self.local = with_entry(self.local, there, self.library, at)


def _with(file: File, at: Path, value: object) -> File:
    # What cannot be written there is left to the lines, which then are in conflict.
    text, _ = with_changes(file.text, {at: REMOVED if value is None else value}, file.path)
    return opened(text, file.path) or file


def _said(data: object, at: Path) -> dict[str, Any]:
    """Return what a version says; the title of a clause is not of the version that it is."""
    found = {key: one for key, one in value_in(data, at).items() if key in SAID}
    if "versions" not in at:
        found.pop("title", None)
    return found


def _merged(values: Three) -> Merge | None:
    if not all(isinstance(value, str) for value in values):
        return None
    return merge(*values, is_line=not any("\n" in value for value in values))


def _shown(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return block(value, 0).strip("\n")
