"""CLI: the options of the commands that compare editions and say which are due."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.cli.usage import UsageError, day, one_of, several_of
from policyloom.writers import PDF_ENGINES, Product, formats_of

if TYPE_CHECKING:
    import argparse

TAKE_A_VALUE = frozenset({"--from", "--to", "--within"})
ENGINES = (*PDF_ENGINES, "auto")
LONGEST_AHEAD = 36_500
SIDE_HELP = "BODY:POLICY with @1.1 (that edition), @approved (the newest) or @draft"


def add_diff(parser: argparse.ArgumentParser) -> None:
    """Add what `diff` takes."""
    parser.add_argument(
        "selectors",
        nargs="+",
        metavar="DOCUMENT",
        help=f"two of {SIDE_HELP}; or one, which is compared with the draft",
    )
    _add_formats(parser, formats_of(Product.COMPARISON))
    add_pdf_engine(parser)
    much = parser.add_mutually_exclusive_group()
    much.add_argument("--public", action="store_true", help="only what a control table tells")
    much.add_argument("--detail", action="store_true", help="also reasons, places and words")
    parser.add_argument("--words", action="store_true", help="also the words that changed")
    parser.add_argument(
        "--green",
        action="store_true",
        help="the new text as a print with its new words in green and underlined",
    )
    parser.add_argument(
        "--exit-code", action="store_true", help="end with 1 if the two differ, 2 on trouble"
    )


def add_log(parser: argparse.ArgumentParser) -> None:
    """Add what `log` takes."""
    parser.add_argument(
        "selectors", nargs="+", metavar="SELECTOR", help="BODY, BODY:POLICY, TRUST/... or :POLICY"
    )
    parser.add_argument(
        "--from",
        dest="first",
        metavar="V",
        default="",
        help="the older edition, such as 1.1 (default: the one before)",
    )
    parser.add_argument(
        "--to",
        dest="last",
        metavar="V",
        default="",
        help="the newer edition, or draft (default: the newest edition)",
    )
    _add_formats(parser, formats_of(Product.LOG))
    add_pdf_engine(parser)
    parser.add_argument(
        "--detail", action="store_true", help="the reviewer's log, with places and words"
    )


def add_due(parser: argparse.ArgumentParser) -> None:
    """Add what `due` takes."""
    parser.add_argument(
        "selectors",
        nargs="*",
        metavar="SELECTOR",
        help="BODY, BODY:POLICY, TRUST/... or :POLICY (default: every document)",
    )
    parser.add_argument(
        "--as-of", type=day, metavar="DATE", help="the day to ask about (default: today)"
    )
    parser.add_argument(
        "--within", type=_days, default=90, metavar="DAYS", help="how far ahead (default: 90d)"
    )
    parser.add_argument(
        "--format",
        metavar="FORM",
        default="text",
        type=lambda words: one_of("--format", words, formats_of(Product.SCHEDULE)),
        help=f"{', '.join(formats_of(Product.SCHEDULE))} (default: text)",
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="where to write (default: print, or dist/due.…)"
    )


def _add_formats(parser: argparse.ArgumentParser, known: tuple[str, ...]) -> None:
    parser.add_argument(
        "--format",
        metavar="LIST",
        default=("text",),
        type=lambda words: several_of("--format", words, known),
        help=f"{', '.join(known)}, with commas between (default: text)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="where to write (default: print what can be printed, the rest into dist)",
    )


def add_pdf_engine(parser: argparse.ArgumentParser) -> None:
    """Add the choice of what draws PDFs, for a command that writes some."""
    parser.add_argument(
        "--pdf-engine",
        type=lambda words: one_of("--pdf-engine", words, ENGINES),
        metavar="NAME",
        help="what draws the PDFs: weasyprint, typst, or auto for Typst where Pango is missing "
        "(default: what each document's look says, which is weasyprint unless set)",
    )


def _days(words: str) -> int:
    """Return 90 for ``90d`` or ``90``."""
    number = words.removesuffix("d")
    if not (number.isascii() and number.isdecimal()) or int(number) > LONGEST_AHEAD:
        hint = f"write it as 90d; at most {LONGEST_AHEAD} days"
        raise UsageError(f"--within: `{words}` is not a number of days", hint)
    return int(number)
