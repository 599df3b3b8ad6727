"""Proposals: pairs of what was printed and what came home -> what is proposed, at its layer."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from policyloom.homecoming.folding import folded
from policyloom.homecoming.hunks import Hunk, hunks
from policyloom.homecoming.layers import OF_KIND, Layer, Proposal, layer_of_row, written_at
from policyloom.homecoming.printing import Place, like
from policyloom.manuscript.labels import bare_number, typed_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.homecoming.pairing import Pair
    from policyloom.homecoming.printing import Atom, Unit
    from policyloom.manuscript.home import Home, HomeParagraph

BLANK = "_ ☐□"
SECTION, TITLE = "section", 1
"""The kind of a reference to a section, and how deep the heading of one stands."""


def proposals(
    units: Sequence[Unit], home: Home, pairs: Sequence[Pair], body: str
) -> tuple[Proposal, ...]:
    """Return all proposals in the order of the file, numbered from one."""
    found = list(_Proposing(units, home, pairs, body).all())
    kept = folded(found, units)
    return tuple(replace(one, number=number) for number, one in enumerate(kept, 1))


class _Proposing:
    """Says what each pair proposes."""

    def __init__(
        self, units: Sequence[Unit], home: Home, pairs: Sequence[Pair], body: str
    ) -> None:
        self.units, self.home, self.pairs, self.body = units, home, pairs, body
        self.clause_before = ""
        self.forms = frozenset(self.form_tables())
        self.new_tables = frozenset(self.tables_that_came())
        self.numbers = dict(self.numbers_now())

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

    def tables_that_came(self) -> Iterator[int]:
        """Yield the tables of which nothing was printed; a frame of one cell is none."""
        known = {
            self.paragraph(pair).cell[:1] for pair in self.pairs if pair.printed and pair.home
        }
        cells = {one.cell for one in self.home.paragraphs if one.cell}
        for (table,), many in Counter(cell[:1] for cell in cells).items():
            if many > 1 and (table,) not in known:
                yield table

    def numbers_now(self) -> Iterator[tuple[str, str]]:
        """Yield the sections with the numbers that they have in the file, by their order."""
        number = 0
        for pair in self.pairs:
            unit = self.units[pair.printed[0]] if pair.printed else None
            is_title = unit.heading and not unit.clause if unit else False
            if pair.home and (is_title if unit else self.paragraph(pair).level == TITLE):
                number += 1
                if unit:
                    yield unit.section, str(number)

    def is_renumbered(self, unit: Unit, hunk: Hunk) -> bool:
        """Tell whether a reference says the number that its section has in the file."""
        mine = [one for one in unit.atoms if one.kind == SECTION and _touches(one, hunk)]
        return bool(mine) and all(self.numbers.get(one.key) == hunk.new for one in mine)

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
            if pair.moved and self.units[pair.printed[0]].atoms:
                yield replace(self.whole(pair, Layer.MOVED), after=self.stays_above(at))
            yield from self.inside(pair)

    def paragraph(self, pair: Pair) -> HomeParagraph:
        """Return the first paragraph of a pair."""
        return self.home.paragraphs[pair.home[0]]

    def gone(self, at: int) -> Proposal:
        """Propose that a paragraph goes."""
        unit = self.units[at]
        taken = "".join(words for one in self.home.paragraphs for words in one.taken)
        return Proposal(
            layer=self.whole_layer(unit),
            clause=unit.clause,
            key=_key(unit),
            old=unit.text,
            new="",
            marked=_solid(unit.text) in _solid(taken),
            at=written_at(unit),
            section=unit.section,
            spots=((at, Hunk(0, len(unit.text), unit.text, "", 0, 0)),),
        )

    def come(self, at: int, home: int) -> Proposal:
        """Propose a new paragraph, in the clause in which it stands."""
        paragraph = self.home.paragraphs[home]
        near = self.referring(paragraph) if paragraph.note_of else self.neighbour(at)
        unit = self.units[near] if near is not None else None
        table = paragraph.cell[0] if paragraph.cell else -1
        is_new = table in self.new_tables
        in_row = table >= 0 and not is_new and unit is not None and "Row" in unit.inside
        clause = unit.clause or self.below(near) if unit else ""
        return Proposal(
            layer=layer_of_row(unit) if unit and in_row else Layer.INSERTED,
            clause=clause if unit else self.clause_before,
            key=clause,
            old="",
            new=like(paragraph.after),
            marked=_is_marked(paragraph, "", paragraph.after),
            at=written_at(unit) if unit else Place(),
            section=unit.section if unit else "",
            level=paragraph.level,
            of_table=table if is_new else -1,
            is_note=bool(paragraph.note_of),
            spots=((near, Hunk(0, 0, "", paragraph.after, 0, 0)),) if near is not None else (),
            new_at=home,
        )

    def referring(self, note: HomeParagraph) -> int | None:
        """Return the printed paragraph that refers to a note now."""
        for pair in self.pairs:
            if any(self.home.paragraphs[one].number == note.note_of for one in pair.home):
                return pair.printed[-1] if pair.printed else None
        return None

    def below(self, near: int | None) -> str:
        """Return the first clause of the section whose title is the paragraph at a place."""
        if near is None or not self.units[near].heading:
            return ""
        section = self.units[near].section
        mine = (one.clause for one in self.units[near:] if one.section == section and one.clause)
        return next(mine, "")

    def neighbour(self, at: int) -> int | None:
        """Return the printed paragraph after which a new one stands."""
        for step in range(at - 1, -1, -1):
            printed = self.pairs[step].printed
            if printed and self.pairs[step].home and not self.is_blank(printed[-1]):
                return printed[-1]
        return None

    def is_blank(self, at: int) -> bool:
        """Tell whether a cell was printed that nothing says where it belongs."""
        unit = self.units[at]
        return not unit.part and not unit.text.strip()

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
            at=written_at(unit),
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
            if self.is_renumbered(unit, hunk):
                continue
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
            else (atom.at if atom else written_at(unit))
        )
        return Proposal(
            layer=layer,
            clause=unit.clause,
            key=(atom.key.split("/")[0] if atom and special else "") or _key(unit),
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
            return layer_of_row(unit), first
        return self.whole_layer(unit), first

    def whole_layer(self, unit: Unit) -> Layer:
        """Return the layer of written words: a clause of the body's own, or a text of its own."""
        if unit.part == "control":
            return Layer.CONTROL
        if "Row" in unit.inside and unit.key:
            return layer_of_row(unit)
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
                at=written_at(unit) if unit else Place(),
                section=unit.section if unit else "",
            )


def _key(unit: Unit) -> str:
    """Return by what a place is named: its row or clause, or else its section or its part."""
    return unit.key or unit.clause or unit.section or unit.part


def _touches(atom: Atom, hunk: Hunk) -> bool:
    if hunk.start == hunk.end:
        return atom.start < hunk.start < atom.end or (
            not atom.kind and atom.start <= hunk.start <= atom.end
        )
    return atom.start < hunk.end and hunk.start < atom.end


def _is_marked(paragraph: HomeParagraph, old: str, new: str) -> bool:
    """Tell whether tracked changes say all of it: the old words taken, the new ones added."""
    taken, added = _solid("".join(paragraph.taken)), _solid("".join(paragraph.added))
    return _solid(old) in taken and _solid(new) in added and bool(taken or added)


def _solid(words: str) -> str:
    """Return words without spaces: a tracked change may end at a link or before a full stop."""
    return "".join(like(words).split())


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
    before = new[:at].strip() if at > 0 else ""
    labels = (typed_label(new).typed.strip(), bare_number(new).typed.strip())
    return new[at:] if before and before in labels else new
