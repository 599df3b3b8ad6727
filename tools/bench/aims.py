"""BENCH: what was measured -> the ratios that are aimed at, and whether each is reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench import again, whole
from bench.document import NAIVE, PARSE, PLAIN, UNNUMBERED, UNTAGGED, building
from bench.peers import WAYS
from bench.scale import CHECK, LOAD, PLAN
from bench.spending import Spent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bench.timing import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Everything that one run measured; words stand for what could not be, and say why.

    ``asked`` is how many bodies the fleet had that ``again`` was asked about.
    """

    bodies: int
    rounds: int
    batch: int
    machine: str
    stages: Mapping[str, Spent | str]
    first: Mapping[str, Spent]
    processes: Mapping[str, Spent | str]
    fleet: Mapping[str, Spent | str]
    scale: Mapping[str, Mapping[int, Spent]]
    again: Mapping[str, Spent | str]
    asked: int
    loaded: Mapping[str, frozenset[str]]
    comparing: Promise | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A ratio, and what it is to be at most (or, with ``least``, at least).

    ``found`` is words where it could not be measured; without a ``bound`` nothing is aimed at.
    """

    name: str
    found: float | str
    bound: float | None
    least: bool = False

    @property
    def words(self) -> str:
        """Whether it is met, or by how much it is missed."""
        if isinstance(self.found, str):
            return self.found
        if self.bound is None:
            return "for comparison"
        met = self.found >= self.bound if self.least else self.found <= self.bound
        if met:
            return "met"
        return f"missed by {abs(self.found / self.bound - 1):.0%}" if self.bound else "missed"

    @property
    def ratio(self) -> str:
        """What was measured, in three figures."""
        return "" if isinstance(self.found, str) else f"{self.found:.3g}"

    @property
    def aim(self) -> str:
        """What is aimed at."""
        return "" if self.bound is None else f"{'≥' if self.least else '≤'} {self.bound:g}"


NUMBERED = "the same with page numbers in its contents"


class _MissingError(Exception):
    """Something that a ratio needs was not measured."""


def aims(of: Measured) -> Iterator[Aim]:
    """Yield every aim, by processor time unless clocks are the point."""
    yield from _word_files(of)
    yield from _pdfs(of)
    yield from _fleet(of)
    yield from again_aims(of.again, of.asked)
    yield from _others(of)


def _word_files(of: Measured) -> Iterator[Aim]:
    plain = _Ratio(of.stages, UNNUMBERED)
    numbered = _Ratio(of.stages, "write docx")
    filled = WAYS["docxtpl"]
    yield Aim(name="Word file ÷ docxtpl's fill", found=plain.over(filled), bound=0.75)
    yield Aim(name=NUMBERED, found=numbered.over(filled), bound=None)
    yield Aim(name="Word file ÷ naive python-docx", found=plain.over(NAIVE), bound=0.15)
    yield Aim(name=NUMBERED, found=numbered.over(NAIVE), bound=None)


def _pdfs(of: Measured) -> Iterator[Aim]:
    rest = ("resolve", "compare", "write docx")
    share = _Ratio(of.stages, *rest).over(*rest, "write pdf")
    name = "all that is not PDF ÷ warm Word file and PDF"
    yield Aim(name=name, found=share, bound=0.12)
    found = _Ratio(of.stages, "write pdf").over(UNTAGGED)
    yield Aim(name="tagged PDF ÷ untagged by WeasyPrint", found=found, bound=1.15)
    found = _Ratio(of.processes, building("pdf")).over(PLAIN)
    yield Aim(name="cold build of one PDF ÷ a plain WeasyPrint process", found=found, bound=1.1)
    alone = _Ratio({**of.processes, **of.first}, "write pdf").over(PLAIN)
    yield Aim(name="of that, loading WeasyPrint and writing the PDF", found=alone, bound=None)
    name = "Word file and PDF by Typst ÷ docxtpl and one batched LibreOffice"
    others = WAYS["office batch"]
    for word, aim, bound in ((UNNUMBERED, name, 0.25), ("write docx", NUMBERED, None)):
        ours = _Ratio(of.stages, "resolve", "compare", word, "write pdf by Typst")
        yield Aim(name=aim, found=ours.over(others), bound=bound)


def _fleet(of: Measured) -> Iterator[Aim]:
    one, idle = whole.full(1), _Ratio(of.fleet, whole.IDLE)
    found = _Ratio(of.fleet, one, clock=True).over(whole.full(2))
    yield Aim(name="two workers: times as fast as one", found=found, bound=1.7, least=True)
    found = idle.over(whole.NOTHING)
    yield Aim(name="nothing to do ÷ `python -c pass`", found=found, bound=5)
    yield Aim(name="nothing to do ÷ full build", found=idle.over(one), bound=0.003)
    for name, found in _memory(of):
        yield Aim(name=name, found=found, bound=1.2)


def _memory(of: Measured) -> Iterator[tuple[str, float | str]]:
    """Yield how much more memory a fleet takes than a quarter of it."""
    name = f"memory, {of.bodies} bodies ÷ {of.bodies // whole.SMALL}"
    few, many = of.fleet[whole.smaller(1)], of.fleet[whole.full(1)]
    if isinstance(few, Spent) and isinstance(many, Spent):
        yield f"{name}: one process", _times(many.memory, few.memory)
    few, many = of.fleet[whole.smaller(2)], of.fleet[whole.full(2)]
    if isinstance(few, Spent) and isinstance(many, Spent):
        yield f"{name}: the parent of two workers", _times(many.memory, few.memory)
        yield f"{name}: the largest worker", _times(many.worker, few.worker)


def _times(many: float, few: float) -> float | str:
    return many / few if few else "not measured: only Linux tells"


def again_aims(told: Mapping[str, Spent | str], asked: int) -> Iterator[Aim]:
    """Yield what it takes to be told again, of a fleet of so many bodies."""

    def ratio(one: str, other: str) -> float | str:
        return _Ratio(told, one).over(other)

    for verb in again.TOLD:
        for when, bound in ((again.FIRST, 25.0), (again.AGAIN, 5.0)):
            found = ratio(again.name(verb, when), again.NOTHING)
            yield Aim(name=f"{verb} {when} ÷ `python -c pass`", found=found, bound=bound)
    for when in (again.FIRST, again.AGAIN):
        found = ratio(again.name(again.AMONG, when), again.name("show", when))
        aim = f"show among {asked:,} bodies ÷ in the example, {when}"
        yield Aim(name=aim, found=found, bound=1.5)
    for verb in again.WHOLE:
        for when, bound in ((again.AGAIN, 0.05), (again.CHANGED, 0.12)):
            found = ratio(again.name(verb, when), again.name(verb, again.FIRST))
            yield Aim(name=f"{verb} of {asked:,} {when} ÷ first", found=found, bound=bound)
    few, many = asked // again.SMALL, asked
    small, large = (told[again.name(again.DUE, f"{size:,}")] for size in (few, many))
    if isinstance(small, Spent) and isinstance(large, Spent):
        found = _times(large.memory, small.memory)
        yield Aim(name=f"memory of due, {many:,} bodies ÷ {few:,}", found=found, bound=1.3)


def _others(of: Measured) -> Iterator[Aim]:
    found = _Ratio(of.stages, PARSE).over(WAYS["pyyaml"])
    yield Aim(name="YAML with positions ÷ PyYAML's C loader", found=found, bound=2.5)
    for command in (LOAD, CHECK, PLAN):
        spent = of.scale[command]
        few, many = min(spent), max(spent)
        each = (spent[many].cpu / many) / (spent[few].cpu / few)
        name = f"{command}, time for each school: {many:,} schools ÷ {few:,}"
        yield Aim(name=name, found=each, bound=1.2)
    for command, heavy in of.loaded.items():
        name = f"large libraries that `{command}` loads"
        yield Aim(name=name, found=float(len(heavy)), bound=0)
    if of.comparing:
        name = "comparing two editions ÷ writing a Word file"
        yield Aim(name=name, found=of.comparing.ratio, bound=of.comparing.limit)


class _Ratio:
    """The time of some rows of a table, to be divided by that of others."""

    def __init__(self, rows: Mapping[str, Spent | str], *names: str, clock: bool = False) -> None:
        self.rows, self.names, self.clock = rows, names, clock

    def over(self, *names: str) -> float | str:
        """Return the ratio, or why there is none."""
        try:
            return self._time(self.names) / self._time(names)
        except _MissingError as missing:
            return str(missing)

    def _time(self, names: tuple[str, ...]) -> float:
        return sum(self._of(name) for name in names)

    def _of(self, name: str) -> float:
        row = self.rows.get(name, "not measured: it cannot be written here")
        if isinstance(row, str):
            raise _MissingError(row)
        return row.wall if self.clock else row.cpu
