"""CLI: `diff` says what two documents differ in: a list, a redline, two columns or data."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.build.selecting import ALL, APPROVED, DRAFT, Chosen, in_full, parse
from policyloom.changelog import public
from policyloom.cli.output import Products, can_write, check_printed, output_folder
from policyloom.cli.pairing import Sides
from policyloom.cli.sources import asked_today, open_sources
from policyloom.cli.terminal import report_text, screen_of
from policyloom.cli.usage import UsageError
from policyloom.editions.pairs import is_derived
from policyloom.writers import engine_here, is_printed, suffix_of, write
from policyloom.writers.comparison.green import write_green
from policyloom.writers.comparison.listing import comparison_report
from policyloom.writers.comparison.side_by_side import write_side_by_side
from policyloom.writers.comparison.summary import with_summary
from policyloom.writers.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.changelog import Entry
    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.comparing import Diff
    from policyloom.editions.pairs import Pair
    from policyloom.report import Report

SAME, DIFFERENT, REFUSED, TROUBLE = 0, 1, 1, 2
TWO = 2
EVERY = "..."


def diff(asked: Diff) -> int:
    """Compare two documents; return 1 when one is refused, with --exit-code 1 when they differ."""
    if asked.is_with_file:
        # What reads files of others is asked for seldom, and takes long to load.
        from policyloom.cli.diff_file import diff_file  # noqa: PLC0415

        return diff_file(asked)
    check_printed(asked.format, asked.out)
    if asked.green and "json" in asked.format:
        raise UsageError("--green is a print, and json is data", "leave out one of the two")
    named = _named(asked.selectors)
    sources = asked_today(open_sources(asked, named), asked.as_of)
    folder = output_folder(asked.out, sources.project.root)
    refused = TROUBLE if asked.exit_code else REFUSED
    asked = replace(asked, pdf_engine=engine_here(asked.pdf_engine))
    sides = Sides(sources=sources, as_of=asked.as_of)
    old, new = (_chosen(words, sources) for words in named)
    compared = sides.pair(old, new)
    sides.tell()
    if compared is None:
        return refused
    made, found = compared
    look = made.comparison.redline.look
    if not can_write(asked.format, asked.pdf_engine or look.pdf_engine):
        return refused
    products = Products(folder=folder)
    shown = public(found) if asked.public else found
    for to in asked.format:
        _make(asked, to, made, shown, products)
    products.put()
    differ = not all(map(is_derived, made.comparison.changes))
    return DIFFERENT if differ and asked.exit_code else SAME


# WHICH TWO


def _named(selectors: Sequence[str]) -> tuple[str, str]:
    """Return two selectors that say which edition; one alone is compared with the draft."""
    if len(selectors) > TWO:
        raise UsageError("`diff` compares two documents", f"you named {len(selectors)}")
    for words in selectors:
        if parse(words).edition == ALL:
            hint = "name one: @2.0, @approved or @draft"
            raise UsageError(f"`{words}` means several editions", hint)
    first = selectors[0] if selectors else EVERY
    if len(selectors) == TWO:
        return _with_edition(first, DRAFT), _with_edition(selectors[1], DRAFT)
    return _with_edition(first, APPROVED), f"{first.partition('@')[0]}@{DRAFT}"


def _with_edition(words: str, edition: str) -> str:
    return words if "@" in words else f"{words}@{edition}"


def _chosen(words: str, sources: Sources) -> Chosen:
    """Return the one draft or edition that a selector means."""
    selector = parse(in_full(words, sources.stock.targets, sources.library.overlays))
    mine = [one for one in sources.chosen if selector.takes(one.target)]
    targets = list(dict.fromkeys(one.target for one in mine))
    if len(targets) != 1:
        names = ", ".join(map(str, targets[:6])) or "none"
        if words.startswith(EVERY):
            message = "`diff` has to be told which document: there are several"
            raise UsageError(message, f"name one of {names}")
        raise UsageError(f"`{words}` has to mean one document", f"it means {names}")
    if selector.edition == DRAFT:
        return Chosen(targets[0])
    if selector.edition == APPROVED:
        return [one for one in mine if one.version][-1]
    return Chosen(targets[0], selector.edition)


# WHAT IS MADE


def _make(
    asked: Diff,
    to: str,
    made: Pair,
    shown: tuple[Entry, ...],
    products: Products,
) -> None:
    if is_printed(to) and asked.out is None:
        products.printed.append(_printed(asked, to, made, shown))
        return
    place = f"{made.new.document.body}/{made.new.document.policy}/"
    for name, data in _files(asked, to, made, shown):
        products.files[place + name] = data


def _printed(asked: Diff, to: str, made: Pair, shown: tuple[Entry, ...]) -> bytes:
    if asked.green:
        return write_green(made, to, asked.pdf_engine)
    report = _report(asked, made, shown)
    if to == "json":
        return write_report(report, to)
    return report_text(report, screen_of(sys.stdout)).encode()


def _files(
    asked: Diff, to: str, made: Pair, shown: tuple[Entry, ...]
) -> Iterator[tuple[str, bytes]]:
    if asked.green:
        name = f"{made.stem}-in-green.{suffix_of(to)}"
        yield name, write_green(made, to, asked.pdf_engine)
        return
    match to:
        case "text":
            data = write_report(_report(asked, made, shown), to)
            yield f"{made.stem}-changes.txt", data
        case "json":
            data = write_report(_report(asked, made, shown), to)
            yield f"{made.stem}-changes.json", data
        case "docx":
            yield f"{made.stem}-redline.docx", write(made.comparison.redline, to)
        case "html":
            yield f"{made.stem}-redline.html", write(with_summary(made, shown), to)
            yield f"{made.stem}-side-by-side.html", write_side_by_side(made, shown)
        case _:
            data = write(with_summary(made, shown), to, asked.pdf_engine)
            yield f"{made.stem}-redline.{suffix_of(to)}", data


def _report(asked: Diff, made: Pair, shown: tuple[Entry, ...]) -> Report:
    return comparison_report(made, shown, words=asked.words, detail=asked.detail)
