"""Case pages: Markdown that shows some sources, and what the compiler makes of them."""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.changelog import entries
from policyloom.changes import compare
from policyloom.cli.why import told
from policyloom.compile import compile_policy, load
from policyloom.decode.bundling import bundled
from policyloom.diagnostics.as_text import Screen, text_report
from policyloom.diagnostics.findings import gather
from policyloom.document import CONTENTS_TITLE, Text, hung
from policyloom.document.walk import reworded
from policyloom.editions import declarations, substance
from policyloom.editions.renaming import renamed
from policyloom.english.ties import TIE
from policyloom.languages import in_language
from policyloom.resolve.documents import targets
from policyloom.source import Target
from policyloom.tracing import find
from policyloom.welsh import NAMES
from policyloom.writers.text import write_text
from tests.support.approvals import approval_words
from tests.support.imports import import_words
from tests.support.looks import look_words
from tests.support.merges import merge_words, update_words
from tests.support.plans import plan_words
from tests.support.takes import take_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.changelog import Entry
    from policyloom.changes import Comparison, Declarations
    from policyloom.compile import Compiled
    from policyloom.diagnostics import Diagnostics
    from policyloom.document import Asset, Document, Inline
    from policyloom.source import Library

FOLDER = Path(__file__).parent.parent / "cases"
SCHEMA = FOLDER.parent.parent / "schema"
BASE = FOLDER / "base.md"
CLAUSE = "clauses/phones/use.yaml"
FENCE = re.compile(r"^```(?P<info>[^\n]+)\n(?P<words>.*?)^```$", re.MULTILINE | re.DOTALL)
EXPECTED = frozenset((
    "document", "changes", "redline", "plan", "approve", "merge", "update", "why", "diagnostics",
    "blocks", "findings", "take", "import",
))  # fmt: skip
SCREEN = Screen(width=90)
STATES = frozenset({"@old", "@new"})
NOTHING = "No document: it has errors.\n"
COMPARED = frozenset({"changes", "redline", "plan", "approve", "merge"})
UNREPORTED = frozenset(
    {"plan", "approve", "merge", "update", "blocks", "findings", "take", "import"}
)
"""What says itself what stands in its way."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NO_PROBLEMS = "No problems.\n"
ASSETS = {
    "trusts/alderbrook/images/logo.png": b"a picture",
    "trusts/alderbrook/letterhead.docx": b"not a Word file",
    "clauses/phones/hooks.png": b"a drawing",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: the words after the backquotes, and what stands in it."""

    info: str
    words: str

    @property
    def expects(self) -> str:
        """What comes out: ``document``, ``changes``, ``plan`` and so on; nothing for a source."""
        kind, _, what = self.info.partition(" ")
        first = what.partition(" ")[0]
        return first if kind == "text" and first in EXPECTED else ""


@dataclass(frozen=True, slots=True)
class Run:
    """One way to compile: which document (all when None), on which day, as if for approval."""

    target: Target | None
    as_of: str | None
    strict: bool


def pages() -> list[Path]:
    """Return every case page."""
    return sorted(page for page in FOLDER.glob("*/*.md"))


def blocks(words: str) -> list[Block]:
    """Return the fenced blocks of a page."""
    return [Block(found["info"].strip(), found["words"]) for found in FENCE.finditer(words)]


@cache
def schemas() -> dict[str, dict[str, object]]:
    """Return the schemas by kind."""
    found = SCHEMA.glob("*.schema.json")
    return bundled(
        {p.name.removesuffix(".schema.json"): json.loads(p.read_text("utf-8")) for p in found}
    )


@cache
def _base() -> tuple[tuple[str, str], ...]:
    fenced = blocks(BASE.read_text("utf-8"))
    return tuple((block.info.removeprefix("yaml "), block.words) for block in fenced)


def files(page: str, state: str = "@new") -> dict[str, str]:
    """Return the project of a page: the base with the page's changes.

    A source marked ``@old`` or ``@new`` stands in that state of the project only.
    """
    project = dict(_base())
    for block in blocks(page):
        info = block.info.split()
        if info[-1] in STATES - {state}:
            continue
        match [word for word in info if word not in STATES]:
            case ["text" | "yaml", "base" | "library" | "own"]:
                pass  # The sides of a merge.
            case ["yaml", path]:
                project[path] = block.words
            case ["yaml", path, "added"]:
                project[path] += block.words
            case ["yaml", path, "removed"]:
                del project[path]
            case ["text", "file" | "home"] | ["text", "file", _]:
                pass  # What somebody else wrote, or changed in a draft.
            case ["text", "clause"]:
                project[CLAUSE] = with_words(project[CLAUSE], block.words)
            case _:
                assert block.expects, f"what is ```{block.info}?"
    return project


def with_words(clause: str, words: str) -> str:
    """Return a clause file with other words in its last text."""
    head = clause[: clause.rindex("    text: |\n")]
    lines = (f"      {line}" if line else "" for line in words.rstrip("\n").split("\n"))
    return head + "    text: |\n" + "\n".join(lines) + "\n"


def _run(info: str) -> Run:
    words = info.split()[2:]
    target = next((Target(*word.split(":")) for word in words if ":" in word), None)
    as_of = words[words.index("as-of") + 1] if "as-of" in words else None
    return Run(target, as_of, "strict" in words)


def unusable(asset: Asset) -> str | None:
    """Say what is wrong with a file that a look names."""
    return "it is not a Word document" if asset.data == b"not a Word file" else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a page's sources come to."""

    texts: Mapping[str, str]
    library: Library
    general: Diagnostics

    def compiled(self, run: Run) -> Iterator[tuple[str, Compiled]]:
        """Yield the compiled documents of one run, each by its name."""
        for target in targets(self.library) if run.target is None else (run.target,):
            made = compile_policy(self.library, target, as_of=run.as_of, strict=run.strict)
            yield f"{target}", made


def outcome(page: str, state: str = "@new") -> Outcome:
    """Load a page's project in one of its states."""
    texts = files(page, state)
    library, general = load(texts, schemas(), ASSETS, unusable)
    return Outcome(texts, library, general)


def actual(page: str) -> list[Block]:
    """Return the page's expecting blocks as the compiler would have them."""
    made = outcome(page)
    expecting = [block for block in blocks(page) if block.expects]
    single = [
        b
        for b in expecting
        if b.expects not in {*COMPARED, "why", "blocks", "findings", "take", "import"}
        and b.info != "text diagnostics"
    ]
    asked = tuple(dict.fromkeys(_run(block.info) for block in single))
    found = [
        Block(block.info, _words(block, page, made))
        for block in expecting
        if block.expects != "diagnostics"
    ]
    reports = [block.info for block in expecting if block.expects == "diagnostics"]
    if not reports and any(block.expects in UNREPORTED for block in expecting):
        return found
    report = _report(made, asked or (Run(None, None, strict=False),))
    if reports or report != NO_PROBLEMS:
        found.append(Block(reports[0] if reports else "text diagnostics", report))
    return found


def _words(block: Block, page: str, made: Outcome) -> str:
    match block.expects:
        case "document":
            words = _document(block.info, made)
        case "plan":
            words = plan_words(block.info, outcome(page, "@old"), made)
        case "approve":
            words = approval_words(block.info, outcome(page, "@old"), made)
        case "why":
            words = _sources_of(block.info.removeprefix("text why "), made)
        case "blocks" | "findings" | "import" | "take":
            words = _of_given(block, page, made)
        case "merge":
            sides = {one.info.removeprefix("text "): one.words for one in blocks(page)}
            words = merge_words(made.texts, sides, schemas())
        case "update":
            sides = {one.info.removeprefix("yaml "): one.words for one in blocks(page)}
            words = update_words(block.info, sides)
        case "changes":
            words = changes_of(*_comparison(block.info, page, made))
        case _:
            words = redline_of(*_comparison(block.info, page, made))
    return words


def _of_given(block: Block, page: str, made: Outcome) -> str:
    """Return what a file that somebody gave comes to: ``text file``, or edits in ``text home``."""
    given = next(one.words for one in blocks(page) if one.info in {"text file", "text home"})
    match block.expects:
        case "import":
            fenced = [one for one in blocks(page) if one.info.startswith("text file")]
            of = {one.info.removeprefix("text file").strip(): one.words for one in fenced}
            return import_words(made.texts, made.library, schemas(), of)
        case "take":
            return take_words(made.texts, made.library, schemas(), given)
        case _:
            return look_words(block.info, given)


def _report(made: Outcome, asked: tuple[Run, ...]) -> str:
    documents: dict[str, Diagnostics] = {}
    for run in asked:
        for name, compiled in made.compiled(run):
            documents[name] = (*documents.get(name, ()), *compiled.diagnostics)
    report = text_report(gather(made.general, documents), made.texts, Screen(width=90))
    return report.rstrip("\n") + "\n" if report else NO_PROBLEMS


def _document(info: str, made: Outcome) -> str:
    ((_, compiled),) = made.compiled(_run(info))
    if compiled.document is None:
        return NOTHING
    document = compiled.document
    if "ties" in info.split():
        tied = reworded(document, lambda words: tuple(map(_seen, hung(words))))
        return words_of(tied)
    spoken = next((code for code, name in NAMES.items() if name.lower() in info.split()), "")
    document = in_language(document, spoken) if spoken else document
    return words_of(document, whole="whole" in info.split())


def _seen(inline: Inline) -> Inline:
    """Return words with ``~`` for what holds two of them together on a line."""
    return Text(inline.value.replace(TIE, "~")) if isinstance(inline, Text) else inline


def _sources_of(words: str, made: Outcome) -> str:
    """Return what `why` says of words in every document."""
    said: list[str] = []
    for name, compiled in made.compiled(Run(None, None, strict=False)):
        assert compiled.document is not None, f"{name} has errors"
        said += (line for match in find(compiled.document, words) for line in told(match, SCREEN))
    return "".join(f"{line}\n" for line in said) or "Nothing says it.\n"


def words_of(document: Document, *, whole: bool = False) -> str:
    """Return a document's words; unless ``whole``, its sections only."""
    if whole:
        return write_text(document).decode()
    text = write_text(replace(document, control=(), notices=())).decode()
    title, contents, *sections = text.split("\n\n")
    assert title
    assert contents.startswith(f"{document.said(CONTENTS_TITLE)}\n")
    return "\n\n".join(sections)


# TWO STATES COMPARED


def _comparison(info: str, page: str, made: Outcome) -> tuple[Comparison, Declarations]:
    """Return the comparison that a block asks for.

    ``text changes A as-of 2024-10-01 2025-10-01`` gives a day for each state, and ``text changes
    A B`` a document: A in the old state, B in the new.
    """
    words = info.split()[2:]
    targets = [Target(*word.split(":")) for word in words if ":" in word]
    days: list[str | None] = [word for word in words if DAY.fullmatch(word)] or [None]
    declared = declarations(made.library)
    old = _compiled(outcome(page, "@old"), targets[0], days[0])
    new = _compiled(made, targets[-1], days[-1])
    old = renamed(old, made.library.renames)
    return compare(substance(old), substance(new), declared), declared


def _compiled(made: Outcome, target: Target, as_of: str | None) -> Document:
    document = compile_policy(made.library, target, as_of=as_of).document
    assert document is not None, f"{target} has errors"
    return document


def changes_of(comparison: Comparison, declared: Declarations) -> str:
    """Return the entries of the log, each with its size."""
    if not comparison.changes:
        return "No changes.\n"
    return "".join(_entry(entry) for entry in entries(comparison, {}, declared))


def _entry(entry: Entry) -> str:
    words = " ".join(filter(None, (f"- {entry.words}", entry.reason, f"[{entry.weight}]")))
    lines = textwrap.wrap(words, 90, subsequent_indent="  ")
    for passage in entry.passages:
        lines += textwrap.wrap(f"  - {passage}", 90, subsequent_indent="    ")
    return "\n".join((*lines, ""))


def redline_of(comparison: Comparison, _declared: Declarations) -> str:
    """Return the sections of the redline as text, with what is before them where it differs."""
    redline, old, new = comparison.redline, comparison.old, comparison.new
    same = (old.title, old.control, old.notices) == (new.title, new.control, new.notices)
    if same:
        redline = replace(redline, control=(), notices=())
    title, changes, *rest = write_text(redline).decode().split("\n\n")
    assert changes.startswith("Changes from ")
    return "\n\n".join(rest[1:] if same else (title, *rest))


def expected(page: str) -> list[Block]:
    """Return the page's expecting blocks as they stand, documents first."""
    found = [block for block in blocks(page) if block.expects]
    return sorted(found, key=lambda block: block.expects == "diagnostics")


def accepted(page: str) -> str:
    """Return the page with its expectations replaced by what comes out."""
    for old, new in zip(expected(page), actual(page), strict=False):
        page = page.replace(f"```{old.info}\n{old.words}```", f"```{new.info}\n{new.words}```", 1)
    for new in actual(page)[len(expected(page)) :]:
        page += f"\n```{new.info}\n{new.words}```\n"
    return page
