"""BENCH: what was measured -> a page with tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.aims import aims
from bench.peers import WAYS
from bench.spending import Spent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bench.aims import Measured

WHERE = (
    "Processor time is compared, except for two workers against one, where the clock is. Where an",
    "aim is missed, this is where the time goes:",
    "",
    "- **A PDF** is laid out by WeasyPrint, nearly all of it in line breaking and drawing;",
    "  only not rendering saves any of that, which is what an incremental build does. Typst",
    "  sets the same page many times faster (`--pdf-engine typst`).",
    "- **A Word file** is written directly. For the page numbers in its contents its pages",
    "  are laid out once, which takes most of the time of the whole file; without the extra",
    "  `layout` that is not done, and Word fills them in.",
    "- **A cold build of one PDF** reads what its document needs, as a first question does, and",
    "  the bodies, whose documents its index lists. Its pages are laid out once: two fifths of",
    "  its time is WeasyPrint's. A fifth is comparing with the last edition, a sixth reading",
    "  and decoding, a sixth loading the program.",
    "- **A first check** takes 1.6 times as long for each document as at commit f3f936d (1.2",
    "  times with the content of that commit), where at most 0.8 was aimed at: 14 ms of",
    "  processor time against 9, from checks of 40 and of 160 bodies on a busy machine. What is",
    "  made of a clause's words is given to every body that it suits, and rules look once at a",
    "  block that many have. What is left is each body's own: the lines that name what it calls",
    "  its head, its tokens, and the places they come from.",
    "- **A first question** (`show`, `log`, `diff`, `why` with nothing kept) reads of the",
    "  project what its documents need: their bodies, their policies, the clauses and",
    "  instruments that any of those names; of the other policies of a body only the clauses",
    "  that it changes. What is wrong in other files is told by `check`. Comparing with the last",
    "  edition takes two fifths, where there is one: what a text comes to is found once, however",
    "  often it is compared. Loading the program takes a quarter, half of that making its data",
    "  classes; decoding takes an eighth, and the rules about sources a fifteenth. Asked again it",
    "  takes a twentieth of that.",
    "- **One among 2,000**: what is kept stands only while no file has moved, and to know",
    "  that every file is read. Walking through 2,000 folders takes most of it.",
    "- **What is due** holds the sources of all bodies while it goes through them, their words",
    "  and the place of each: 16 KiB for each.",
    "- **Nothing to do**: half goes into starting Python and loading the digests, the rest",
    "  into reading every source and the program's own files.",
)
LEFT, RIGHT = "|---|", "--:|"


def write_page(of: Measured) -> str:
    """Return the page in Markdown."""
    lines = [
        "# How long it takes",
        "",
        "`make bench` measures all of this in one run and writes this page. Times are medians of",
        f"{of.rounds}, taken in turns; builds of a whole fleet are done once, except those with",
        f"nothing to do. The machine: {of.machine}. Where it is shared with",
        "other programs, clock times grow more than processor times: trust the ratios.",
        "",
        "![Plots of one document and of growing fleets](images/performance.svg)",
        "",
        "## Aims",
        "",
        *_rows(("ratio", "measured", "aim", ""), _aims(of)),
        "",
        *WHERE,
        "",
        *_section("One document, stage by stage", _stages(of)),
        *_section(
            "One document, a process of its own",
            _rows(("", "clock, ms", "processor, ms"), _spent(of.processes)),
        ),
        *_section("Others, with the same words", _others(of)),
        *_section(f"A fleet of {of.bodies} bodies, Word and PDF", _fleet(of)),
        *_section("Asked again", _again(of)),
        *_section("Fleets of growing size", _scale(of)),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from (f"## {title}", "", *lines, "")


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield LEFT + RIGHT * (len(head) - 1)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def _aims(of: Measured) -> Iterator[tuple[str, ...]]:
    for aim in aims(of):
        yield aim.name, aim.ratio, aim.aim, aim.words


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:,.1f}"


def _spent(found: Mapping[str, Spent | str]) -> Iterator[tuple[str, ...]]:
    for name, one in found.items():
        if isinstance(one, Spent):
            yield name, _ms(one.wall), _ms(one.cpu)
        else:
            yield name, one, ""


def _stages(of: Measured) -> Iterator[str]:
    """A stage is warm when it was done before, and cold when it is the first of a process."""
    head = ("", "warm: clock, ms", "processor, ms", "cold: clock, ms", "processor, ms")
    yield from _rows(head, (_stage(of, name) for name in of.stages if name not in WAYS.values()))
    yield from ("", "A stage is cold when a new process does it first; what it loads is counted.")


def _stage(of: Measured, name: str) -> tuple[str, ...]:
    cells: list[str] = [name]
    for one in (of.stages[name], of.first.get(name, "")):
        cells += [_ms(one.wall), _ms(one.cpu)] if isinstance(one, Spent) else [one, ""]
    return tuple(cells)


def _others(of: Measured) -> Iterator[str]:
    theirs = {name: one for name, one in of.stages.items() if name in WAYS.values()}
    head = ("", "clock, ms", "processor, ms")
    yield from _rows(head, _spent(theirs))
    if theirs:
        yield from ("", f"A run of LibreOffice on many files had {of.batch} of them.")


def _fleet(of: Measured) -> Iterator[str]:
    head = ("", "clock, s", "processor, s", "parent, MiB", "largest worker, MiB")
    yield from _rows(head, (_build(name, one) for name, one in of.fleet.items()))
    yield from ("", "Processor time is that of the command with all its workers.")


def _build(name: str, one: Spent | str) -> tuple[str, ...]:
    if isinstance(one, str):
        return name, one, "", "", ""
    worker = f"{one.worker:,.0f}" if one.worker else ""
    return name, f"{one.wall:,.2f}", f"{one.cpu:,.2f}", f"{one.memory:,.0f}", worker


def _again(of: Measured) -> Iterator[str]:
    head = ("", "clock, ms", "processor, ms", "memory, MiB")
    rows = (
        (name, _ms(one.wall), _ms(one.cpu), f"{one.memory:,.0f}" if one.memory else "")
        for name, one in of.again.items()
        if isinstance(one, Spent)
    )
    yield from _rows(head, rows)
    yield from ("", f"The fleet had {of.asked:,} bodies; what is about all of it was asked once.")


def _scale(of: Measured) -> Iterator[str]:
    head = ("", "schools", "clock, s", "ms for each school", "memory, MiB")
    yield from _rows(
        head,
        (
            (
                command,
                f"{size:,}",
                f"{one.wall:,.1f}",
                f"{one.wall / size * 1e3:,.1f}",
                f"{one.memory:,.0f}",
            )
            for command, by_size in of.scale.items()
            for size, one in by_size.items()
        ),
    )
    yield from ("", "These hold the whole fleet in memory, so that it grows with the fleet.")
