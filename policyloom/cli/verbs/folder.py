"""CLI: what the verbs are asked that are about a folder as a whole: begin it, follow, publish."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from policyloom.cli.options import Verb, a_day, option, several, switch, words
from policyloom.cli.usage import one_of, port, several_of
from policyloom.cli.verbs.documents import ENGINE_HELP, SELECTOR_HELP, pdf_engine
from policyloom.writers import Product, formats_of

PUBLISHED = ("html", "pdf")
LIBRARY_DEEDS = ("update", "follow")


@dataclass(frozen=True, slots=True, kw_only=True)
class Init(Verb):
    """Begin a folder of one's own."""

    examples: ClassVar[str] = """\
examples:
  policyloom init                          in this folder, which is empty
  policyloom init policies                 in a new folder
  policyloom init --example tour           with invented schools to look around
"""
    root: Path | None = option(
        "--root", "PARENT", "where DIR is begun (default: this folder)", read=Path, default=None
    )
    folder: str = words("DIR", "an empty folder, or a new one (default: this one)", "?")
    example: bool = switch("--example", "also write the invented bodies of the example")


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio(Verb):
    """Open the studio."""

    examples: ClassVar[str] = """\
examples:
  policyloom studio                        in the browser, for this folder
  policyloom studio --no-browser           only print the address
"""
    port: int = option(
        "--port", "NUMBER", "listen on this port (default: any that is free)", read=port, default=0
    )
    no_browser: bool = switch("--no-browser", "print the address, and open nothing")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Library(Verb):
    """Say which libraries the folder follows, update one, or follow another."""

    examples: ClassVar[str] = """\
a source is a folder, a wheel, git+ADDRESS@TAG, or policyloom for the library
that comes with the program

examples:
  policyloom library                       which releases, and what is newer
  policyloom library update --dry-run      what an update would bring
  policyloom library update
  policyloom library update --take tone/praise --keep clauses/platforms.yaml
  policyloom library update --passages tone/thanks=library,own
  policyloom library follow git+https://example.org/county.git@2026.1
"""
    deed: str = words(
        "DEED",
        f"{', '.join(LIBRARY_DEEDS)} (default: say what is followed)",
        "?",
        lambda said: one_of("library", said, LIBRARY_DEEDS),
    )
    name: str = words("WHAT", "the library to update, or the source to follow", "?")
    source: str = option("--from", "SOURCE", "update from here (default: where it is from)")
    take: tuple[str, ...] = several(
        "--take",
        "NAME",
        "in a conflict about a clause or file, take the library's; again for more",
    )
    keep: tuple[str, ...] = several(
        "--keep", "NAME", "in a conflict about a clause or file, keep the folder's; again for more"
    )
    passages: tuple[str, ...] = several(
        "--passages",
        "NAME=SIDES",
        "merge a clause: library, own or both for each passage, in order; again for more",
    )
    dry_run: bool = switch("--dry-run", "show what would change and write nothing")
    yes: bool = switch("--yes", "write without asking")
    all: bool = switch("--all", "name every file of long lists")


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade(Verb):
    """Give a folder that was written for an earlier release the edits it needs."""

    dry_run: bool = switch("--dry-run", "show the edits and write nothing")
    yes: bool = switch("--yes", "write without asking")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fmt(Verb):
    """Write source files in the one way."""

    examples: ClassVar[str] = """\
examples:
  policyloom fmt                           every file of the folder
  policyloom fmt clauses/complaints.yaml
  policyloom fmt --check                   say which files would change
"""
    files: tuple[str, ...] = words("FILE", "source files (default: all)")
    check: bool = switch("--check", "write nothing, and end with 1 where something would change")
