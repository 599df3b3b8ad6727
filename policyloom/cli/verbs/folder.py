"""CLI: what the verbs are asked that are about a folder as a whole: begin it, follow, publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from policyloom.cli.options import Verb, a_day, option, several, switch, words
from policyloom.cli.usage import several_of
from policyloom.cli.verbs.documents import ENGINE_HELP, SELECTOR_HELP, pdf_engine
from policyloom.writers import Product, formats_of

PUBLISHED = ("html", "pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Init(Verb):
    """Begin a folder of one's own."""

    examples: ClassVar[str] = """\
examples:
  policyloom init                          in this folder, which is empty
  policyloom init policies                 in a new folder
  policyloom init --example tour           with invented schools to look around
"""
    folder: str = words("DIR", "an empty folder, or a new one (default: this one)", "?")
    example: bool = switch("--example", "also write the invented bodies of the example")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish(Verb):
    """Write what is in force into a folder for a website."""

    examples: ClassVar[str] = """\
examples:
  policyloom publish                       into the folder site
  policyloom publish docs --format html,pdf,docx
  policyloom publish moor-end --of peak-dale/moor-end
"""
    folder: str = words("DIR", "a folder that holds nothing else (default: site in the root)", "?")
    of: tuple[str, ...] = several(
        "--of", "SELECTOR", f"only {SELECTOR_HELP}; may be given again (default: all)"
    )
    format: tuple[str, ...] = option(
        "--format",
        "LIST",
        f"with commas between: {', '.join(formats_of(Product.USUAL))} "
        f"(default: {','.join(PUBLISHED)})",
        read=lambda said: several_of("--format", said, formats_of(Product.USUAL)),
        default=PUBLISHED,
    )
    home: str = option(
        "--home",
        "BODY",
        "whose policies stand at the top, as /first-aid.pdf (default: whose did, or the only one)",
    )
    pdf_engine: str = option("--pdf-engine", "NAME", ENGINE_HELP, read=pdf_engine)
    as_of: str | None = a_day("--as-of", "the day to publish for (default: today)", default=None)
