"""CLI: what the verbs are asked that are about Word files, PDFs and texts of other people."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from policyloom.cli.options import Verb, a_day, option, switch, words
from policyloom.cli.usage import place
from policyloom.cli.verbs.documents import form
from policyloom.writers import Product, formats_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Look(Verb):
    """Say what to mend in files, or in documents of the project."""

    files: tuple[str, ...] = words(
        "FILE", "a Word file, PDF or text, a folder of them, or BODY:POLICY", "+"
    )
    format: str = form(formats_of(Product.LOOK))
    out: Path | None = option(
        "--out",
        "FILE",
        "where to write (default: print, or look.html beside you)",
        read=place,
        default=None,
    )
    as_of: str = a_day("--as-of", "the day by which it is judged (default: today)")
    all: bool = switch("--all", "also tell small things, and name every place")
    strict: bool = switch("--strict", "end with 1 where something is to be mended")


@dataclass(frozen=True, slots=True, kw_only=True)
class Take(Verb):
    """Take back a draft that came home edited; what is written is proved by all rules."""

    ruled, reads_part = False, True
    selector: str = words("BODY:POLICY", "the document whose draft was sent round", "1")
    files: tuple[Path, ...] = words("FILE", "the Word files that came back", "+", Path)
    format: str = form(formats_of(Product.TAKE))
    only: str = option("--only", "LIST", "take these, such as 1,4, and write them")
    all: bool = switch("--all", "take all that can be written, and write it")
    refuse: str = option("--refuse", "LIST", "refuse these; with --all, take the others")
    here: str = option("--here", "LIST", "write these as own text, where a term stays elsewhere")
    everywhere: str = option(
        "--everywhere", "LIST", "write these wherever the value is printed, where a file says some"
    )
    reason: str = option("--reason", "TEXT", "why, for a text of your own")
    reply: Path | None = option(
        "--reply",
        "FILE",
        "write the file again, with a comment where something is refused, saying why",
        read=Path,
        default=None,
    )
    dry_run: bool = switch("--dry-run", "show what would be written, and write nothing")
    as_of: str = a_day("--as-of", "read the sources as they stand on this day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Import(Verb):
    """Bring a policy in: as clauses, a policy and what the body says."""

    files: tuple[Path, ...] = words("FILE", "the Word file, PDF or text of a policy", "+", Path)
    body: str = option(
        "--body",
        "BODY",
        "whose policy it is; A,B where each school has its own file of it",
    )
    like: str = option(
        "--like", "POLICY", "bring in only what it says otherwise than this policy; or a file"
    )
    reason: str = option("--reason", "TEXT", "with --like: why the body says it otherwise")
    decide: Path | None = option(
        "--decide", "FILE", "answers to what was asked, as YAML", read=Path, default=None
    )
    write: bool = switch("--write", "write the files (default: say what would be written)")
    as_another: bool = switch(
        "--as-another", "with --write: though a policy is there that mostly says the same"
    )
    as_edition: str = option(
        "--as-edition", "V", "with --write: approve it as its first edition, such as 2.0"
    )
    on: str = a_day("--on", "the day of that edition's approval")
    by: str = option("--by", "WHO", "the role or board that approved it, never a person")
    format: str = form(("text", "json"))
    as_of: str = a_day("--as-of", "the day by which findings are judged (default: today)")
