"""BENCH: what was measured -> a page with tables, and a plot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.bench.spending import Spent

ROW, LEFT, WIDE = 24, 230, 700
WHERE = (
    "Processor time is compared, except for two workers against one; that of workers is not in",
    "the tables, which count a command's own process. Where the time goes:",
    "",
    "- A PDF is laid out by WeasyPrint, nearly all of it in line breaking and drawing; only not",
    "  rendering saves any of that, which is what an incremental build does.",
    "- A Word file without the numbers in its contents is written directly. For the numbers its",
    "  pages have to be laid out once, which takes most of the time of the whole file.",
    "- Typst is many times faster than WeasyPrint at the same pages; LibreOffice is slower alone",
    "  but shares its start among many files.",
    "- Nothing to do: half goes into starting Python and loading the digests, the rest into",
    "  reading every source and the program's own files.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Everything that one run measured."""

    bodies: int
    rounds: int
    machine: str
    stages: Mapping[str, Spent]
    cold: Mapping[str, Spent]
    peers: Mapping[str, Spent]
    fleet: Mapping[str, Spent]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A ratio that was measured, and what it is to be at most (or, with ``least``, at least)."""

    name: str
    found: float
    bound: float
    least: bool = False

    @property
    def words(self) -> str:
        """Whether it is met, or by how much it is missed."""
        met = self.found >= self.bound if self.least else self.found <= self.bound
        return "met" if met else f"missed by {abs(self.found / self.bound - 1):.0%}"


def aims(of: Measured) -> Iterator[Aim]:
    """Yield every aim that the run can tell of, by processor time unless clocks are the point."""
    cpu = {name: one.cpu for name, one in {**of.stages, **of.peers}.items()}
    fleet = of.fleet
    if "docxtpl" in cpu:
        found = cpu["docx, contents unnumbered"] / cpu["docxtpl"]
        yield Aim(name="Word file, contents unnumbered ÷ docxtpl's", found=found, bound=0.75)
        found = cpu["docx"] / cpu["docxtpl"]
        yield Aim(name="the same with its contents numbered", found=found, bound=0.75)
    found = cpu["docx, contents unnumbered"] / cpu["naive python-docx"]
    yield Aim(name="Word file, contents unnumbered ÷ naive", found=found, bound=0.15)
    rest = cpu["resolve"] + cpu["compare"] + cpu["docx"]
    share = rest / (rest + cpu["pdf"])
    yield Aim(name="all but the PDF ÷ warm Word file and PDF", found=share, bound=0.12)
    one, two = fleet["full, 1 at a time"].wall, fleet["full, 2 at a time"].wall
    yield Aim(name="two workers: times as fast as one", found=one / two, bound=1.7, least=True)
    idle = fleet["nothing to do"].cpu
    passing = fleet["python -c pass"].cpu
    yield Aim(name="nothing to do ÷ `python -c pass`", found=idle / passing, bound=5)
    full = fleet["full, 1 at a time"].cpu
    yield Aim(name="nothing to do ÷ full build", found=idle / full, bound=0.003)


def write_page(of: Measured) -> str:
    """Return the page in Markdown."""
    return "\n".join(
        [
            "# How long it takes",
            "",
            "`make bench` measures all of this in one run and writes this page. Times are",
            f"medians of {of.rounds}, taken in turns; full builds of the fleet are done once.",
            f"The machine: {of.machine}. Where it is shared with other programs,",
            "clock times grow more than processor times: trust the ratios.",
            "",
            "![A plot of the stages and of other ways](images/performance.svg)",
            "",
            "## Aims",
            "",
            "| ratio | measured | aim | |",
            "|---|--:|--:|---|",
            *(f"| {a.name} | {a.found:.3g} | {_bound(a)} | {a.words} |" for a in aims(of)),
            "",
            *WHERE,
            "",
            *_table("One document, warm", of.stages),
            *_table("One document, a process of its own", of.cold),
            *_table("Others, with the same words", of.peers),
            *_table(f"A fleet of {of.bodies} bodies, one policy each, Word and PDF", of.fleet),
        ]
    )


def _bound(aim: Aim) -> str:
    return f"{'≥' if aim.least else '≤'} {aim.bound:g}"


def _table(title: str, found: Mapping[str, Spent]) -> Iterator[str]:
    yield from (f"## {title}", "", "| | clock, ms | processor, ms |")
    yield "|---|--:|--:|"
    for name, one in found.items():
        yield f"| {name} | {one.wall * 1e3:,.1f} | {one.cpu * 1e3:,.1f} |"
    yield ""


def plot(of: Measured) -> str:
    """Return a drawing of how long each stage and each other way takes, as bars."""
    bars = {**of.stages, **{f"({name})": one for name, one in of.peers.items()}}
    most = max(one.cpu for one in bars.values())
    height = ROW * len(bars) + 40
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDE + 90} {height}"',
        ' font-family="sans-serif" font-size="14">',
        "<title>Processor milliseconds for one document; other programs in brackets</title>",
        f'<rect width="{LEFT + WIDE + 90}" height="{height}" fill="#fff"/>',
        '<text x="8" y="20">Processor milliseconds, one document (others in brackets)</text>',
    ]
    for number, (name, one) in enumerate(bars.items()):
        top = 34 + ROW * number
        long = max(1.0, WIDE * one.cpu / most)
        colour = "#b58900" if name.startswith("(") else "#1d5a8a"
        lines += [
            f'<text x="{LEFT - 8}" y="{top + 14}" text-anchor="end">{escape(name)}</text>',
            f'<rect x="{LEFT}" y="{top}" width="{long:.1f}" height="{ROW - 6}" fill="{colour}"/>',
            f'<text x="{LEFT + long + 6:.1f}" y="{top + 14}">{one.cpu * 1e3:,.1f}</text>',
        ]
    return "\n".join([*lines, "</svg>"]) + "\n"
