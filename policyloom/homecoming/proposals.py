"""Proposals: pairs of what was printed and what came home -> what is proposed, at its layer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from policyloom.homecoming.hunks import Hunk, hunks
from policyloom.homecoming.printing import Place, like

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.homecoming.home import Home, HomeParagraph
    from policyloom.homecoming.pairing import Pair
    from policyloom.homecoming.printing import Atom, Unit


class Layer(Enum):
    """What a proposal would change."""

    OWN_TEXT = "own text"
    OWN_CLAUSE = "own clause"
    INSERTED = "inserted"
    MOVED = "moved"
    TERM = "term"
    ROLE = "role"
    SETTING = "setting"
    DUTY = "duty"
    PEOPLE = "people"
    INSTRUMENT = "instrument"
    RELATED_POLICY = "related policy"
    ROW = "row"
    STEP = "step"
    CONTACT = "contact"
    CONTROL = "control"
    COMMENT = "comment"
    SPLIT = "split"
    JOINED = "joined"
    SECTION_ORDER = "section order"


OF_KIND = {
    "term": Layer.TERM, "role": Layer.ROLE, "people": Layer.PEOPLE, "setting": Layer.SETTING,
    "duty": Layer.DUTY, "citation": Layer.INSTRUMENT, "policy": Layer.RELATED_POLICY,
    "control": Layer.CONTROL,
}  # fmt: skip
ROWS = frozenset({Layer.ROW, Layer.CONTACT, Layer.STEP})
BLANK = "_ ☐□"
LABEL = re.compile(r"\W*[\w.]{1,6}\W*\s*")
EVERYWHERE = frozenset(
    {Layer.TERM, Layer.ROLE, Layer.PEOPLE, Layer.SETTING, Layer.RELATED_POLICY, Layer.INSTRUMENT}
)
"""Layers at which one value stands behind every place that prints it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One decision that somebody proposes by an edit.

    ``places`` is how many places say it now, ``of`` how many printed it. ``marked`` says that it
    was tracked. ``at`` is where it would be written; ``spots`` are the printed paragraphs and
    hunks that it is made of, and ``new_at`` the paragraph of the file.
    """

    layer: Layer
    clause: str
    key: str
    old: str
    new: str
    marked: bool
    at: Place
    number: int = 0
    places: int = 1
    of: int = 1
    section: str = ""
    spots: tuple[tuple[int, Hunk], ...] = ()
    new_at: int = 0
    after: int = -1
    """Of what moved: the printed paragraph below which it stands now."""
    is_heading: bool = False
    """Of what is put in: that it is a heading."""
    carries: int = -1
    """Of what is put in from elsewhere: the printed paragraph whose words it has."""

    @property
    def is_everywhere(self) -> bool:
        """Whether every place that prints the value says the new one."""
        return self.places >= self.of


def proposals(
    units: Sequence[Unit], home: Home, pairs: Sequence[Pair], body: str
) -> tuple[Proposal, ...]:
    """Return all proposals in the order of the file, numbered from one."""
    found = list(_Proposing(units, home, pairs, body).all())
    folded = _folded(found, units)
    return tuple(replace(one, number=number) for number, one in enumerate(folded, 1))


class _Proposing:
    """Says what each pair proposes."""

    def __init__(
        self, units: Sequence[Unit], home: Home, pairs: Sequence[Pair], body: str
    ) -> None:
        self.units, self.home, self.pairs, self.body = units, home, pairs, body
        self.clause_before = ""
        self.forms = frozenset(self.form_tables())

    def all(self) -> Iterator[Proposal]:
        """Yield what each pair proposes, then the comments."""
        for at, pair in enumerate(self.pairs):
            if pair.printed:
                self.clause_before = self.units[pair.printed[0]].clause or self.clause_before
            yield from self.one(at, pair)
        yield from self.comments()

    def form_tables(self) -> Iterator[int]:
        """Yield the tables of the file that are forms: some of their printed words say so."""
        for pair in self.pairs:
            cell = self.home.paragraphs[pair.home[0]].cell if pair.home else ()
            if cell and any("Form" in self.units[at].inside for at in pair.printed):
                yield cell[0]

    def is_answer(self, pair: Pair) -> bool:
        """Tell whether somebody filled in a form: words where nothing of ours was printed."""
        if not pair.home or any(self.units[at].atoms for at in pair.printed):
            return False
        cell = self.paragraph(pair).cell
        return bool(cell) and cell[0] in self.forms

    def one(self, at: int, pair: Pair) -> Iterator[Proposal]:
        """Yield what one pair proposes."""
        if self.is_answer(pair):
            return
        if not pair.home:
            if self.units[pair.printed[0]].text.strip():
                yield self.gone(pair.printed[0])
        elif not pair.printed:
            yield self.come(at, pair.home[0])
        elif len(pair.home) > 1:
            yield self.whole(pair, Layer.SPLIT)
            yield from self.inside(pair)
        elif len(pair.printed) > 1:
            yield self.whole(pair, Layer.JOINED)
            yield from self.inside(pair)
        else:
            if pair.moved:
                yield replace(self.whole(pair, Layer.MOVED), after=self.stays_above(at))
            yield from self.inside(pair)

    def paragraph(self, pair: Pair) -> HomeParagraph:
        """Return the first paragraph of a pair."""
        return self.home.paragraphs[pair.home[0]]

    def gone(self, at: int) -> Proposal:
        """Propose that a paragraph goes."""
        unit = self.units[at]
        taken = " ".join(words for one in self.home.paragraphs for words in one.taken)
        return Proposal(
            layer=self.whole_layer(unit),
            clause=unit.clause,
            key=unit.key or unit.clause,
            old=unit.text,
            new="",
            marked=like(unit.text) in like(taken),
            at=_written(unit),
            section=unit.section,
            spots=((at, Hunk(0, len(unit.text), unit.text, "", 0, 0)),),
        )

    def come(self, at: int, home: int) -> Proposal:
        """Propose a new paragraph, in the clause in which it stands."""
        paragraph = self.home.paragraphs[home]
        near = self.neighbour(at)
        unit = self.units[near] if near is not None else None
        in_row = bool(paragraph.cell) and unit is not None and "Row" in unit.inside
        return Proposal(
            layer=Layer.ROW if in_row else Layer.INSERTED,
            clause=unit.clause if unit else self.clause_before,
            key=unit.clause if unit else "",
            old="",
            new=like(paragraph.after),
            marked=_is_marked(paragraph, "", paragraph.after),
            at=_written(unit) if unit else Place(),
            section=unit.section if unit else "",
            is_heading=bool(paragraph.level),
            spots=((near, Hunk(0, 0, "", paragraph.after, 0, 0)),) if near is not None else (),
            new_at=home,
        )

    def neighbour(self, at: int) -> int | None:
        """Return the printed paragraph after which a new one stands."""
        for step in range(at - 1, -1, -1):
            if self.pairs[step].printed and self.pairs[step].home:
                return self.pairs[step].printed[-1]
        return None

    def stays_above(self, at: int) -> int:
        """Return the printed paragraph above a pair that has not moved itself."""
        for pair in reversed(self.pairs[:at]):
            if pair.printed and pair.home and not pair.moved:
                return pair.printed[-1]
        return -1

    def whole(self, pair: Pair, layer: Layer) -> Proposal:
        """Propose what became of a paragraph as a whole."""
        unit = self.units[pair.printed[0]]
        words = " ".join(self.units[one].text for one in pair.printed)
        now = " ¶ ".join(like(self.home.paragraphs[one].after) for one in pair.home)
        return Proposal(
            layer=layer,
            clause=unit.clause,
            key=unit.clause,
            old=words,
            new=now,
            marked=bool(self.paragraph(pair).added or self.paragraph(pair).taken),
            at=_written(unit),
            section=unit.section,
            spots=tuple((one, Hunk(0, 0, "", "", 0, 0)) for one in pair.printed),
            new_at=pair.home[0],
        )

    def inside(self, pair: Pair) -> Iterator[Proposal]:
        """Yield the differences of words inside a pair."""
        old = " ".join(self.units[one].text for one in pair.printed)
        paragraph = self.paragraph(pair)
        new = " ".join(self.home.paragraphs[one].after for one in pair.home)
        for one, other in pairwise(self.units[at].text for at in pair.printed):
            new = _apart(new, one, other)
        if like(old) == like(new):
            return
        at = pair.printed[0]
        unit = self.units[at]
        marks = (*paragraph.added, *paragraph.taken)
        for hunk in hunks(old, _unlabelled(old, new), marks):
            found = self.hunk(at, unit, hunk, paragraph, pair.home[0])
            if found.marked or not ("Form" in unit.inside and _is_filled_in(hunk, old)):
                yield found

    def hunk(
        self, at: int, unit: Unit, hunk: Hunk, paragraph: HomeParagraph, home: int
    ) -> Proposal:
        """Return the proposal of one difference, at the layer of the words that it touches."""
        layer, atom = self.layer(unit, hunk)
        special = (
            atom is not None and atom.kind and layer not in {Layer.OWN_TEXT, Layer.OWN_CLAUSE}
        )
        place = (
            atom.value
            if atom and special and atom.value.path
            else (atom.at if atom else _written(unit))
        )
        return Proposal(
            layer=layer,
            clause=unit.clause,
            key=(atom.key.split("/")[0] if atom and special else unit.key) or unit.clause,
            old=hunk.old,
            new=hunk.new,
            marked=_is_marked(paragraph, hunk.old, hunk.new),
            at=place,
            section=unit.section,
            spots=((at, hunk),),
            new_at=home,
        )

    def layer(self, unit: Unit, hunk: Hunk) -> tuple[Layer, Atom | None]:
        """Return the layer of a difference, and the atom that it is in."""
        if not unit.part and not unit.text.strip():
            return Layer.ROW, None
        if unit.part == "control" or not unit.atoms:
            return Layer.CONTROL, unit.atoms[0] if unit.atoms else None
        touched = [one for one in unit.atoms if _touches(one, hunk)]
        solid = [
            one
            for one in touched
            if one.words[max(hunk.start - one.start, 0) : hunk.end - one.start].strip()
        ] or touched
        first = solid[0] if solid else None
        if len(solid) == 1 and first and first.kind in OF_KIND:
            return OF_KIND[first.kind], first
        if "Row" in unit.inside and unit.key:
            return self.of_row(unit), first
        return self.whole_layer(unit), first

    def of_row(self, unit: Unit) -> Layer:
        """Return the layer of a cell, by what its table is."""
        key = unit.key.lower()
        if "contact" in key:
            return Layer.CONTACT
        return Layer.STEP if "step" in key else Layer.ROW

    def whole_layer(self, unit: Unit) -> Layer:
        """Return the layer of written words: a clause of the body's own, or a text of its own."""
        if unit.part == "control":
            return Layer.CONTROL
        if "Row" in unit.inside and unit.key:
            return self.of_row(unit)
        own = any(atom.layer == self.body for atom in unit.atoms if not atom.kind)
        return Layer.OWN_CLAUSE if own else Layer.OWN_TEXT

    def comments(self) -> Iterator[Proposal]:
        """Yield the comments, each at its clause."""
        of_home = {
            self.home.paragraphs[home].number: pair for pair in self.pairs for home in pair.home
        }
        for one in self.home.comments:
            pair = of_home.get(one.number)
            unit = self.units[pair.printed[0]] if pair and pair.printed else None
            yield Proposal(
                layer=Layer.COMMENT,
                clause=unit.clause if unit else "",
                key=unit.clause if unit else "",
                old=unit.text if unit else "",
                new=one.words,
                marked=True,
                at=_written(unit) if unit else Place(),
                section=unit.section if unit else "",
            )


def _touches(atom: Atom, hunk: Hunk) -> bool:
    if hunk.start == hunk.end:
        return atom.start < hunk.start < atom.end or (
            not atom.kind and atom.start <= hunk.start <= atom.end
        )
    return atom.start < hunk.end and hunk.start < atom.end


def _written(unit: Unit) -> Place:
    """Return where the written words of a paragraph stand."""
    plain = (one.at for one in unit.atoms if not one.kind and one.at.path)
    return next(plain, next((one.at for one in unit.atoms if one.at.path), Place()))


def _is_marked(paragraph: HomeParagraph, old: str, new: str) -> bool:
    """Tell whether tracked changes say all of it: the old words taken, the new ones added."""
    taken, added = like(" ".join(paragraph.taken)), like(" ".join(paragraph.added))
    return like(old) in taken and like(new) in added and bool(taken or added)


def _is_filled_in(hunk: Hunk, printed: str) -> bool:
    """Tell whether a form was answered: after its words, in a blank, or in a box."""
    if hunk.old.strip(BLANK) or not hunk.new:
        return False
    after, before = printed[hunk.end :].strip(f"{BLANK}."), printed[: hunk.start].rstrip()
    return bool(hunk.old) or not after or before.endswith((":", "?", *BLANK))


def _apart(words: str, one: str, other: str) -> str:
    """Return words with a space where the end of one paragraph meets the next without any."""
    if not one.split() or not other.split():
        return words
    end, begin = one.rsplit(maxsplit=1)[-1], other.split(maxsplit=1)[0]
    return words.replace(f"{end}{begin}", f"{end} {begin}", 1)


def _unlabelled(old: str, new: str) -> str:
    """Return the new words without a number that another program typed before them."""
    first = like(old)[:12]
    at = new.find(first) if first else -1
    return new[at:] if at > 0 and LABEL.fullmatch(new[:at]) else new


# ONE DECISION, ONE PROPOSAL


def _folded(found: list[Proposal], units: Sequence[Unit]) -> Iterator[Proposal]:
    """Yield proposals, those that are one decision together."""
    values = [
        (OF_KIND[atom.kind], atom.value if atom.value.path else atom.at, atom.words.lower())
        for unit in units
        for atom in unit.atoms
        if atom.kind in OF_KIND
    ]
    groups: dict[tuple[object, ...], list[Proposal]] = {}
    for number, one in enumerate(found):
        groups.setdefault(_group(one, number, found), []).append(one)
    for mine in groups.values():
        first = min(mine, key=lambda one: len(one.old)) if mine[0].layer in EVERYWHERE else mine[0]
        printed = [one for one in values if one[:2] == (first.layer, first.at)]
        said = sum(first.old.lower() in words for *_, words in printed)
        total = said if first.layer in EVERYWHERE else len(mine)
        layer = Layer.SECTION_ORDER if _is_section(mine, units) else first.layer
        yield replace(
            first,
            layer=layer,
            key=min((one.key for one in mine), key=len),
            places=len(mine),
            of=max(total, len(mine)),
            marked=all(one.marked for one in mine),
            spots=tuple(spot for one in mine for spot in one.spots),
            old=_joined([one.old for one in mine], first),
            new=_joined([one.new for one in mine], first),
        )


def _is_section(mine: list[Proposal], units: Sequence[Unit]) -> bool:
    """Tell whether what moved together is a section, or some of them."""
    moved = len(mine) > 1 and mine[0].layer is Layer.MOVED
    return moved and any(units[at].heading for one in mine for at, _ in one.spots)


def _joined(words: list[str], first: Proposal) -> str:
    """Return the words of a row, cell by cell; of other proposals those of the first."""
    return " | ".join(filter(None, words)) if first.layer in ROWS else words[0]


def _group(one: Proposal, number: int, found: list[Proposal]) -> tuple[object, ...]:
    """Return what makes proposals one decision."""
    if one.layer in EVERYWHERE:
        return (one.layer, one.at, *_singular(like(one.old).lower(), like(one.new).lower()))
    whole = not one.old or not one.new
    if one.layer in ROWS and whole:
        return (one.layer, one.key, bool(one.new), _run(one, number, found))
    if one.layer is Layer.MOVED:
        return (one.layer, _run(one, number, found))
    return (number,)


def _singular(old: str, new: str) -> tuple[str, str]:
    """Return both words without the ending of a plural, where both have it."""
    both = old.endswith("s") and new.endswith("s")
    return (old[:-1], new[:-1]) if both else (old, new)


def _run(one: Proposal, number: int, found: list[Proposal]) -> int:
    """Return where the run of such proposals began."""
    at = number
    while at and found[at - 1].layer is one.layer and bool(found[at - 1].new) == bool(one.new):
        at -= 1
    return at
