"""Hunks: the single differences that a comparison is made of, each in its place.

The redline and the change log come from the same hunks, so neither can say what the other does
not.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from policyloom.changes.atoms import atoms, is_plain, rebuilt
from policyloom.changes.runs import Run, runs_of
from policyloom.document import Deleted, Inserted, Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from policyloom.changes.atoms import Atom
    from policyloom.document import Inline, Inlines


Atoms: TypeAlias = "tuple[Atom, ...]"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class InTable:
    """A row or cell as readers speak of it: the table's caption, and what names the row.

    ``weighs`` is what its column says that a change weighs, if it says so. ``old`` and ``new`` are
    the lines of the cell that changed, or the words of the other cells if the row came or went.
    ``mark`` says that the whole column came or went; its heading then has no ``name``.
    """

    caption: str
    name: str
    weighs: str = ""
    old: str = ""
    new: str = ""
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a document a hunk stands: a part, in a section also the clause and its old label.

    ``part`` is title, body, strapline, control, notices, contents or section. ``row`` names a row
    of local data or of the control table, ``column`` is what stands above a cell. ``title`` is
    the clause's own, ``section_label`` the number or quoted title of its section. ``in_table`` is
    known of places in a table that says what its columns weigh.
    """

    part: str
    section: str = ""
    section_label: str = ""
    clause: str = ""
    title: str = ""
    old_label: str = ""
    row: str = ""
    column: str = ""
    in_table: InTable | None = None


Chain: TypeAlias = "tuple[str, ...]"
"""What words stand under, from the outside in: a subheading, the lead-in of a list, a group."""


@dataclass(frozen=True, slots=True)
class Under:
    """What a place stands under on either side.

    ``steps``: in a list in which order counts. ``label``: it names what somebody is to write, or
    what stands below; ``exchanged``: so does the label of another column, in its place.
    ``binding``: somebody signs it, or it says what marks mean. ``language`` is the code of one
    that is not that of the document. ``answer`` is the kind of answer that a field asks for.
    ``leads``: it leads in to others than before, though they and it read the same.
    """

    old: Chain = ()
    new: Chain = ()
    steps: bool = False
    label: bool = False
    exchanged: bool = False
    binding: bool = False
    language: str = ""
    answer: str = ""
    leads: bool = False


class Shape(Enum):
    """What a hunk is made of."""

    WORDS = "words"
    PARAGRAPH = "paragraph"
    ROW = "row"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, cell or heading in which words differ: what stands round them.

    ``lead`` and ``tail`` are the same on both sides.
    """

    lead: Inlines
    runs: tuple[Run, ...]
    tail: Inlines


@dataclass(frozen=True, slots=True)
class Hunk:
    """One difference: atoms taken out and atoms put in, at least one of the two.

    ``line`` is where words stand, ``under`` what they stand under, and ``gap`` how often something
    the same on both sides came before. They take no part in what makes two hunks the same.
    """

    place: Place
    old: Atoms
    new: Atoms
    shape: Shape = Shape.WORDS
    line: Line | None = field(default=None, compare=False, repr=False)
    under: Under = field(default=Under(), compare=False, repr=False)
    gap: int = field(default=0, compare=False, repr=False)


def spelt_out(hunks: tuple[Hunk, ...]) -> Hashable:
    """Return what the same words have that differ in the same lines, wherever those stand."""
    lines = {id(hunk.line): hunk.line for hunk in hunks}
    numbers = {line: number for number, line in enumerate(lines)}
    return (
        tuple(_line_spelt_out(line) for line in lines.values() if line),
        tuple(
            (_each(one.old), _each(one.new), one.shape, one.under, numbers[id(one.line)])
            for one in hunks
        ),
    )


def _line_spelt_out(line: Line) -> Hashable:
    runs = tuple((_each(run.old), _each(run.new), run.same, run.whole) for run in line.runs)
    return _each(atoms(line.lead)), runs, _each(atoms(line.tail))


def _each(found: Atoms) -> Hashable:
    return tuple((atom.run, atom.concept, atom.wraps) for atom in found)


@dataclass(slots=True)
class Found:
    """The differences so far, and how often something was the same on both sides."""

    hunks: list[Hunk] = field(default_factory=list)
    gaps: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """A place that is being compared, and where its differences are put."""

    place: Place
    found: Found
    under: Under = Under()

    def same(self) -> None:
        """Say that something here is the same on both sides."""
        self.found.gaps += 1

    def note(
        self, old: Atoms, new: Atoms, shape: Shape = Shape.WORDS, line: Line | None = None
    ) -> None:
        """Put a difference on the list."""
        hunk = Hunk(self.place, old, new, shape, line, self.under, self.found.gaps)
        self.found.hunks.append(hunk)

    def whole(self, words: Iterable[Atom], mark: Mark, shape: Shape) -> None:
        """Put words that came or went as a whole on the list."""
        atoms = tuple(words)
        old, new = (atoms, ()) if mark is Mark.DELETED else ((), atoms)
        self.note(old, new, shape)

    def row(self, key: str, column: str = "", in_table: InTable | None = None) -> Site:
        """Return the site of a row in this place, or of one of its cells."""
        place = replace(self.place, row=key, column=column, in_table=in_table)
        return replace(self, place=place)

    def within(self, old: Chain, new: Chain, *, steps: bool = False) -> Site:
        """Return the site of what stands under something more."""
        chains = (*self.under.old, *old), (*self.under.new, *new)
        old, new = chains
        return replace(self, under=replace(self.under, old=old, new=new, steps=steps))

    def speaking(self, code: str) -> Site:
        """Return the site of words in another language."""
        return replace(self, under=replace(self.under, language=code))

    def binding(self) -> Site:
        """Return the site of what is signed, or of what the marks of a table mean."""
        return replace(self, under=replace(self.under, binding=True))

    def asking(self, answer: str) -> Site:
        """Return the site of a field that asks for an answer of this kind."""
        return replace(self, under=replace(self.under, answer=answer))

    def leading(self) -> Site:
        """Return the site of words that lead in to others than before."""
        return replace(self, under=replace(self.under, leads=True))

    def label(self, *, exchanged: bool = False) -> Site:
        """Return the site of labels in this place."""
        return replace(self, under=replace(self.under, label=True, exchanged=exchanged))


@dataclass(frozen=True, slots=True)
class Groups:
    """The group that each row of a table or form stands in, by the row, on either side."""

    old: Mapping[int, str]
    new: Mapping[int, str]
    both: frozenset[str]

    @classmethod
    def of(cls, old: Sequence[T], new: Sequence[T], title: Callable[[T], str]) -> Groups:
        """Return the groups of rows; ``title`` gives that of a row which begins a group."""
        both = frozenset(map(title, old)) & frozenset(map(title, new))
        return cls(dict(_grouped(old, title)), dict(_grouped(new, title)), both)

    def known(self, row: object) -> str:
        """Return the group of a row if both sides have it: in another the row is another one."""
        group = self.old.get(id(row)) or self.new.get(id(row), "")
        return group if group in self.both else ""

    def site(self, old: object, new: object, site: Site) -> Site:
        """Return the site of a row, or of a row that both sides have."""
        chains = (self.old.get(id(old), ""), self.new.get(id(new), ""))
        return site.within(*(((words,) if words else ()) for words in chains))


def _grouped(rows: Sequence[T], title: Callable[[T], str]) -> Iterator[tuple[int, str]]:
    group = ""
    for row in rows:
        if words := title(row):
            group = words
        else:
            yield id(row), group


# Lines: an old and a new line of words -> one line with marks where they differ.


def weave_line(old: Inlines, new: Inlines, site: Site) -> Inlines:
    """Return one line with marks where the two differ; the differences go to the site."""
    if old == new:
        site.same()
        return new
    start, end = _equal_ends(old, new)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    runs = runs_of(atoms(before), atoms(after))
    line = Line(new[:start], runs, new[len(new) - end :])
    if start:
        site.same()
    for run in runs:
        if run.same:
            site.same()
        else:
            site.note(run.old, run.new, Shape.WORDS, line)
    if end:
        site.same()
    return (*line.lead, *_marked(runs), *line.tail)


def _marked(runs: tuple[Run, ...]) -> Iterator[Inline]:
    for run in _apart(runs):
        if run.same:
            yield from rebuilt(run.new)
            continue
        yield from [Deleted(rebuilt(run.old))] if run.old else []
        yield from [Inserted(rebuilt(run.new))] if run.new else []


def _apart(runs: tuple[Run, ...]) -> list[Run]:
    """Return runs in which old and new words do not touch: each side takes a space beside it."""
    made = [Run((), (), same=True), *runs, Run((), (), same=True)]
    for place in range(1, len(made) - 1):
        before, run, after = made[place - 1 : place + 2]
        if run.same or not run.old or not run.new:
            continue
        if after.same and after.new and after.new[0].is_space:
            made[place] = Run(run.old + after.old[:1], run.new + after.new[:1], same=False)
            made[place + 1] = Run(after.old[1:], after.new[1:], same=True)
        elif before.same and before.new and before.new[-1].is_space:
            made[place] = Run(before.old[-1:] + run.old, before.new[-1:] + run.new, same=False)
            made[place - 1] = Run(before.old[:-1], before.new[:-1], same=True)
    return made


def _equal_ends(old: Inlines, new: Inlines) -> tuple[int, int]:
    """Return how many inlines are equal at the beginning, and how many at the end."""
    most = min(len(old), len(new))
    start = next((i for i in range(most) if old[i] != new[i]), most)
    end = next((i for i in range(most - start) if old[-1 - i] != new[-1 - i]), most - start)
    # Plain words beside a difference are looked at one by one, for the space next to it.
    start -= bool(start) and is_plain(new[start - 1])
    end -= bool(end) and is_plain(new[-end])
    return start, end
