"""CLI: `diff` says what two documents differ in: a list, a redline, two columns or data."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from policyloom.build.selecting import ALL, APPROVED, DRAFT, Chosen, parse
from policyloom.changelog import public
from policyloom.cli.output import Products, can_write, check_printed, output_folder
from policyloom.cli.pairing import Sides
from policyloom.cli.sources import open_sources
from policyloom.cli.terminal import screen_of
from policyloom.cli.usage import UsageError
from policyloom.diagnostics.as_text import BOLD, DIM
from policyloom.editions.pairs import is_derived
from policyloom.writers import engine_here, is_printed, suffix_of, write
from policyloom.writers.comparison.data import comparison_json
from policyloom.writers.comparison.green import write_green
from policyloom.writers.comparison.listing import Line, Tone, Wanted, listing
from policyloom.writers.comparison.side_by_side import write_side_by_side
from policyloom.writers.comparison.summary import with_summary

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from policyloom.changelog import Entry
    from policyloom.cli.sources import Sources
    from policyloom.diagnostics.written import Screen
    from policyloom.editions.pairs import Pair

GREEN, RED = "32", "31"
COLOURS = {
    Tone.HEADING: BOLD,
    Tone.ADDED: GREEN,
    Tone.REMOVED: RED,
    Tone.QUIET: DIM,
}
UNSEEN = 80
SAME, DIFFERENT, REFUSED, TROUBLE = 0, 1, 1, 2
TWO = 2


def diff(arguments: argparse.Namespace) -> int:
    """Compare two documents; return 1 when one is refused, with --exit-code 1 when they differ."""
    check_printed(arguments.format, arguments.out)
    if arguments.green and "json" in arguments.format:
        raise UsageError("--green is a print, and json is data", "leave out one of the two")
    named = _named(arguments.selectors)
    sources = open_sources(arguments, named)
    folder = output_folder(arguments.out, sources.project.root)
    refused = TROUBLE if arguments.exit_code else REFUSED
    arguments.pdf_engine = engine_here(arguments.pdf_engine or "")
    sides = Sides(sources=sources, as_of=arguments.as_of)
    old, new = (_chosen(words, sources) for words in named)
    compared = sides.pair(old, new)
    sides.tell()
    if compared is None:
        return refused
    made, found = compared
    look = made.comparison.redline.look
    if not can_write(arguments.format, arguments.pdf_engine or look.pdf_engine):
        return refused
    products = Products(folder=folder)
    shown = public(found) if arguments.public else found
    for to in arguments.format:
        _make(arguments, to, made, shown, products)
    products.put()
    differ = not all(map(is_derived, made.comparison.changes))
    return DIFFERENT if differ and arguments.exit_code else SAME


# WHICH TWO


def _named(selectors: Sequence[str]) -> tuple[str, str]:
    """Return two selectors that say which edition; one alone is compared with the draft."""
    if len(selectors) > TWO:
        raise UsageError("`diff` compares two documents", f"you named {len(selectors)}")
    for words in selectors:
        if parse(words).edition == ALL:
            hint = "name one: @2.0, @approved or @draft"
            raise UsageError(f"`{words}` means several editions", hint)
    first = selectors[0]
    if len(selectors) == TWO:
        return _with_edition(first, DRAFT), _with_edition(selectors[1], DRAFT)
    return _with_edition(first, APPROVED), f"{first.partition('@')[0]}@{DRAFT}"


def _with_edition(words: str, edition: str) -> str:
    return words if "@" in words else f"{words}@{edition}"


def _chosen(words: str, sources: Sources) -> Chosen:
    """Return the one draft or edition that a selector means."""
    selector = parse(words)
    mine = [one for one in sources.chosen if selector.takes(one.target)]
    targets = list(dict.fromkeys(one.target for one in mine))
    if len(targets) != 1:
        names = ", ".join(map(str, targets[:6])) or "none"
        raise UsageError(f"`{words}` has to mean one document", f"it means {names}")
    if selector.edition == DRAFT:
        return Chosen(targets[0])
    if selector.edition == APPROVED:
        return [one for one in mine if one.version][-1]
    return Chosen(targets[0], selector.edition)


# WHAT IS MADE


def _make(
    arguments: argparse.Namespace,
    to: str,
    made: Pair,
    shown: tuple[Entry, ...],
    products: Products,
) -> None:
    if is_printed(to) and arguments.out is None:
        products.printed.append(_printed(arguments, to, made, shown))
        return
    place = f"{made.new.document.body}/{made.new.document.policy}/"
    for name, data in _files(arguments, to, made, shown):
        products.files[place + name] = data


def _printed(
    arguments: argparse.Namespace, to: str, made: Pair, shown: tuple[Entry, ...]
) -> bytes:
    if arguments.green:
        return write_green(made, to, arguments.pdf_engine)
    if to == "json":
        return comparison_json(made, shown)
    return _text(arguments, made, shown, screen_of(sys.stdout)).encode()


def _files(
    arguments: argparse.Namespace, to: str, made: Pair, shown: tuple[Entry, ...]
) -> Iterator[tuple[str, bytes]]:
    if arguments.green:
        name = f"{made.stem}-in-green.{suffix_of(to)}"
        yield name, write_green(made, to, arguments.pdf_engine)
        return
    match to:
        case "text":
            yield f"{made.stem}-changes.txt", _text(arguments, made, shown, None).encode()
        case "json":
            yield f"{made.stem}-changes.json", comparison_json(made, shown)
        case "docx":
            yield f"{made.stem}-redline.docx", write(made.comparison.redline, to)
        case "html":
            yield f"{made.stem}-redline.html", write(with_summary(made, shown), to)
            yield f"{made.stem}-side-by-side.html", write_side_by_side(made, shown)
        case _:
            data = write(with_summary(made, shown), to, arguments.pdf_engine)
            yield f"{made.stem}-redline.{suffix_of(to)}", data


def _text(
    arguments: argparse.Namespace, made: Pair, shown: tuple[Entry, ...], screen: Screen | None
) -> str:
    width = screen.width if screen else UNSEEN
    wanted = Wanted(width=width, words=arguments.words, detail=arguments.detail)
    return "".join(f"{_painted(line, screen)}\n" for line in listing(made, shown, wanted))


def _painted(line: Line, screen: Screen | None) -> str:
    if screen is None or not screen.colour:
        return line.text
    if line.tone is not Tone.PLAIN:
        return screen.paint(COLOURS[line.tone], line.text)
    text = line.text.replace("{+", f"\x1b[{GREEN}m{{+").replace("+}", "+}\x1b[0m")
    return text.replace("[-", f"\x1b[{RED}m[-").replace("-]", "-]\x1b[0m")
