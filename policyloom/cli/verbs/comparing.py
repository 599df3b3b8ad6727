"""CLI: what the verbs are asked that compare editions and say which are due."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from policyloom.cli.options import DraftVerb, Verb, a_day, option, switch, words
from policyloom.cli.usage import UsageError, place, several_of
from policyloom.cli.verbs.documents import ENGINE_HELP, form, pdf_engine
from policyloom.limits import SUFFIXES
from policyloom.writers import Product, formats_of

PRINTED = frozenset({"text", "md", "json", "atom"})
"""Formats that are printed where no folder is named; the others are always files."""
LONGEST_AHEAD = 36_500
SIDE_HELP = "BODY:POLICY with @1.1 (that edition), @approved (the newest) or @draft"


def _formats(product: Product) -> tuple[str, ...]:
    known = formats_of(product)
    made: tuple[str, ...] = option(
        "--format",
        "LIST",
        f"{', '.join(known)}, with commas between (default: text)",
        read=lambda said: several_of("--format", said, known),
        default=("text",),
    )
    return made


def _days(said: str) -> int:
    """Return 90 for ``90d`` or ``90``."""
    number = said.removesuffix("d")
    if not (number.isascii() and number.isdecimal()) or int(number) > LONGEST_AHEAD:
        hint = f"write it as 90d; at most {LONGEST_AHEAD} days"
        raise UsageError(f"--within: `{said}` is not a number of days", hint)
    return int(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed(DraftVerb):
    """Where what is told of two editions goes, and what draws it."""

    out: Path | None = option(
        "--out",
        "DIR",
        "where to write (default: print what can be printed, the rest into dist)",
        read=place,
        default=None,
    )
    pdf_engine: str = option("--pdf-engine", "NAME", ENGINE_HELP, read=pdf_engine)

    def only_told(self, formats: tuple[str, ...]) -> tuple[Path, ...] | None:
        """Where no folder is named, what can be printed is, and leaves no file."""
        return () if self.out is None and set(formats) <= PRINTED else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff(Printed):
    """Say what two editions differ in."""

    reads_part: ClassVar[bool] = True
    selectors: tuple[str, ...] = words(
        "DOCUMENT",
        f"two of {SIDE_HELP}, the second perhaps a Word file, PDF or text; or one, which is "
        "compared with the draft (default: the only one)",
    )
    format: tuple[str, ...] = _formats(Product.COMPARISON)
    public: bool = switch("--public", "only what a control table tells", "much")
    detail: bool = switch("--detail", "also reasons, places and words", "much")
    words: bool = switch("--words", "also the words that changed")
    green: bool = switch(
        "--green", "the new text as a print with its new words in green and underlined"
    )
    exit_code: bool = switch("--exit-code", "end with 1 if the two differ, 2 on trouble")

    @property
    def is_with_file(self) -> bool:
        """Whether the second side is a file that somebody wrote."""
        return len(self.selectors) > 1 and Path(self.selectors[1]).suffix.lower() in SUFFIXES

    @property
    def files_told(self) -> tuple[Path, ...] | None:
        """None at all where everything is printed."""
        return self.only_told(self.format)


@dataclass(frozen=True, slots=True, kw_only=True)
class Log(Printed):
    """Tell what changed from edition to edition, between the ``first`` and the ``last``."""

    reads_part: ClassVar[bool] = True
    selectors: tuple[str, ...] = words("SELECTOR", "BODY, BODY:POLICY, TRUST/... or :POLICY", "+")
    first: str = option("--from", "V", "the older edition, such as 1.1 (default: the one before)")
    last: str = option("--to", "V", "the newer edition, or draft (default: the newest edition)")
    format: tuple[str, ...] = _formats(Product.LOG)
    detail: bool = switch("--detail", "the reviewer's log, with places and words")

    @property
    def files_told(self) -> tuple[Path, ...] | None:
        """None at all where everything is printed."""
        return self.only_told(self.format)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due(Verb):
    """Say what is due, and print the schedule."""

    selectors: tuple[str, ...] = words(
        "SELECTOR", "BODY, BODY:POLICY, TRUST/... or :POLICY (default: every document)"
    )
    as_of: str | None = a_day("--as-of", "the day to ask about (default: today)", default=None)
    within: int = option(
        "--within", "DAYS", "how far ahead (default: 90d)", read=_days, default=90
    )
    format: str = form(formats_of(Product.SCHEDULE))
    out: Path | None = option(
        "--out", "FILE", "where to write (default: print, or dist/due.…)", read=place, default=None
    )
    all: bool = switch("--all", "name every document of long lists")
