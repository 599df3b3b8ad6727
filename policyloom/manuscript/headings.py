"""Headings: which lines are headings, told by several kinds of evidence and never by one guess.

Style and outline decide; the contents and a number that follows the one before decide as well.
Weight, size and capitals count where what follows is of another look. What only looks like a
heading is one, and is not sure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.manuscript.contents import bare
from policyloom.manuscript.labels import Labelled, Sort, bare_number, sort_of, typed_label
from policyloom.manuscript.pieces import Figure, Grid, Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policyloom.manuscript.contents import Contents
    from policyloom.manuscript.pieces import Piece

LONGEST, MOST_WORDS = 100, 14
PROSE = 150
"""Longer words that end in a full stop are a paragraph, whatever their style says."""
LARGER = 0.75
LEAD_IN = re.compile(
    r"\b(?:is|are|will|must|should|may|can|shall|have|has|do|does|includes?|following|were|was)\b",
    re.IGNORECASE,
)
ENDS = (".", ";", ",", "_")
SHORT_LEAD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """That a line is a heading: its label, what it was told by, and how deep it is."""

    labelled: Labelled
    evidence: tuple[str, ...]
    level: int
    sure: bool = True


@dataclass(slots=True)
class Finder:
    """Finds the headings among the pieces of one manuscript."""

    pieces: Sequence[Piece]
    contents: Contents
    front: int
    """The first piece after the title, control and contents."""
    body_size: float = 0.0
    has_looks: bool = False
    found: dict[int, Told] = field(default_factory=dict)
    last: tuple[int, ...] = ()
    mark: Labelled = field(default_factory=Labelled)
    """The letter or Roman number of the heading before, since the last one above it."""

    def headings(self) -> Mapping[int, Told]:
        """Return what is a heading, by its place among the pieces."""
        for at, piece in enumerate(self.pieces):
            free = at not in self.contents.taken
            if isinstance(piece, Line) and free and not piece.note and not piece.part:
                told = self._told(at, piece)
                if told:
                    self.found[at] = told
                    if told.labelled.sort in {Sort.DECIMAL, Sort.MANY}:
                        self.last = told.labelled.parts
                    self.mark = told.labelled
        return self._levelled()

    def _told(self, at: int, line: Line) -> Told | None:
        words = line.text
        if not words or not re.search(r"[^\W\d_]", words):
            return None
        labelled = labelled_of(line)
        rest = words[len(" ".join(labelled.typed.split())) :].strip() if labelled.typed else words
        if line.level and not (len(rest) > PROSE and rest.endswith((*ENDS, ":"))):
            return Told(labelled=labelled, evidence=(line.style or "outline",), level=line.level)
        if at < self.front or labelled.sort is Sort.BULLET or not _is_short(rest):
            return None
        if bare(rest) in self.contents.names and (rest[:1].isupper() or labelled.label):
            level = labelled.depth if labelled.sort is Sort.MANY else 1
            return Told(labelled=labelled, evidence=("the contents",), level=level)
        return self._looks(at, line, labelled, rest)

    def _looks(self, at: int, line: Line, labelled: Labelled, rest: str) -> Told | None:
        evidence = tuple(self._evidence(at, line, labelled, rest))
        if not evidence or not self._is_followed(at, line):
            return None
        weighty = [one for one in evidence if one != "alone"]
        named = _is_short_lead(rest) or self._is_next(labelled)
        numbered = bool(labelled.label) and (weighty != ["number"] or named)
        if rest.endswith(":") and not numbered and not self._is_title_like(line, rest):
            return None
        if "number" in evidence and len(weighty) == 1 and not self._goes_on(at, labelled):
            return None
        if evidence == ("alone",) and (self.has_looks or not self._stands_apart(at, rest)):
            return None
        if labelled.sort in {Sort.LETTER, Sort.ROMAN} and not self._opens_a_part(at, evidence):
            return None
        sure = len(evidence) > 1 or "number" in evidence
        return Told(labelled=labelled, evidence=evidence, level=0, sure=sure)

    def _evidence(self, at: int, line: Line, labelled: Labelled, rest: str) -> list[str]:
        found = []
        if labelled.label and rest[:1].isupper():
            found.append("number")
        if line.bold:
            found.append("bold")
        if self.body_size and line.size >= self.body_size + LARGER:
            found.append("larger")
        letters = [one for one in rest if one.isalpha()]
        if len(letters) > SHORT_LEAD and all(one.isupper() for one in letters):
            found.append("capitals")
        if line.alone and rest[:1].isupper() and at > 0:
            found.append("alone")
        return found

    def _is_followed(self, at: int, line: Line) -> bool:
        """Tell whether something of another look comes below it."""
        for piece in self.pieces[at + 1 :]:
            if isinstance(piece, Grid | Figure):
                return True
            if isinstance(piece, Line) and piece.text:
                same = (piece.bold, piece.size, piece.label, bool(typed_label(piece.raw).label))
                mine = (line.bold, line.size, line.label, bool(typed_label(line.raw).label))
                return same != mine or not _is_short(piece.text) or line.alone
        return False

    def _is_title_like(self, line: Line, rest: str) -> bool:
        return _is_short_lead(rest) and (line.bold or line.size > self.body_size + LARGER)

    def _goes_on(self, at: int, labelled: Labelled) -> bool:
        """Tell whether a number follows that of the heading before, and no list goes on here."""
        if labelled.sort in {Sort.DECIMAL, Sort.MANY}:
            return labelled.parts in self._next() and not self._has_twin(at, labelled)
        return labelled.sort is Sort.NAMED or not self._has_twin(at, labelled)

    def _is_next(self, labelled: Labelled) -> bool:
        """Tell whether a letter or Roman number follows that of the heading before."""
        alike = labelled.sort is self.mark.sort and labelled.rank > 1
        return alike and labelled.rank == self.mark.rank + 1

    def _next(self) -> set[tuple[int, ...]]:
        """Return the numbers that may follow that of the heading before."""
        last = self.last
        if not last:
            return {(1,), (1, 0)}
        ups = {(*last[:n], last[n] + 1) for n in range(len(last))}
        return ups | {(*last, 1), (last[0] + 1, 0)}

    def _has_twin(self, at: int, labelled: Labelled) -> bool:
        """Tell whether the next line, or the one before, is numbered alike: then it is a list."""
        for other in (at + 1, at - 1):
            if 0 <= other < len(self.pieces):
                piece = self.pieces[other]
                if isinstance(piece, Line) and other not in self.found:
                    label = labelled_of(piece)
                    alike = label.sort is labelled.sort and len(label.parts) == len(labelled.parts)
                    if label.label and alike and _are_neighbours(label, labelled, other - at):
                        return True
        return False

    def _opens_a_part(self, at: int, evidence: tuple[str, ...]) -> bool:
        """Tell whether a lettered line stands over a list or text, and is no item itself."""
        line = self.pieces[at]
        after = next((p for p in self.pieces[at + 1 :] if not isinstance(p, Line) or p.text), None)
        if not isinstance(line, Line) or self._has_twin(at, labelled_of(line)):
            return False
        if isinstance(after, Line):
            own = labelled_of(line).sort
            return bool({"bold", "larger"} & set(evidence)) or labelled_of(after).sort is not own
        return True

    def _stands_apart(self, at: int, rest: str) -> bool:
        """Tell whether a line without looks reads like a heading, with text of its own below."""
        after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        before = self.pieces[at - 1] if at else None
        if isinstance(before, Line) and before.text.endswith((":", ",")):
            return False
        if rest.endswith((":", "?", "!")) or len(rest.split()) > SHORT_LEAD * 2:
            return False
        if isinstance(after, Grid):
            return True
        return isinstance(after, Line) and after.alone and len(after.text) > len(rest)

    def _levelled(self) -> dict[int, Told]:
        """Give a level to headings that only their looks tell."""
        plain = {Sort.NONE, Sort.BULLET}
        looks = (at for at, one in self.found.items() if not one.level)
        sizes = sorted(
            {self._size(at) for at in looks if self.found[at].labelled.sort in plain}, reverse=True
        )
        under = any(one.level == 1 for one in self.found.values()) or any(
            one.labelled.sort in {Sort.DECIMAL, Sort.NAMED} for one in self.found.values()
        )
        made: dict[int, Told] = {}
        for at, one in self.found.items():
            level = one.level or self._level(at, one, sizes, under=under)
            made[at] = Told(
                labelled=one.labelled, evidence=one.evidence, level=level, sure=one.sure
            )
        return made

    def _size(self, at: int) -> float:
        piece = self.pieces[at]
        return piece.size if isinstance(piece, Line) else 0.0

    def _level(self, at: int, one: Told, sizes: list[float], *, under: bool) -> int:
        match one.labelled.sort:
            case Sort.DECIMAL | Sort.MANY:
                return max(one.labelled.depth, 1)
            case Sort.NAMED:
                return 1
            case Sort.ROMAN | Sort.LETTER:
                return 2 if under else 1
            case _:
                rank = sizes.index(self._size(at)) + 1 if len(sizes) > 1 else 1
                return min(rank + 1, 3) if under and "capitals" not in one.evidence else rank


def _are_neighbours(one: Labelled, other: Labelled, step: int) -> bool:
    """Tell whether a number may stand so many lines from another: a list that begins anew not."""
    if not one.parts or not other.parts:
        return True
    return one.parts[-1] - other.parts[-1] == step


def labelled_of(line: Line) -> Labelled:
    """Return a line's label: the one that the file's own program prints, or the typed one."""
    if line.label:
        return Labelled(label=line.label, sort=sort_of(line.label))
    labelled = typed_label(line.raw)
    if labelled.label or not _is_short(line.text):
        return labelled
    return bare_number(line.raw) if line.level or line.bold or line.size else Labelled()


def _is_short(words: str) -> bool:
    fits = len(words) <= LONGEST and len(words.split()) <= MOST_WORDS
    return fits and not words.endswith(ENDS)


def _is_short_lead(words: str) -> bool:
    """Tell whether words before a colon name what follows, and begin no sentence."""
    return len(words.split()) <= SHORT_LEAD and not LEAD_IN.search(words)
