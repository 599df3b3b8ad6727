"""FLEET: one draft or edition to make -> its bytes in each format, wherever the work is done.

A job and what it makes are plain values: they travel to other processes and computers. Nothing
here reads or writes a file of the project.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.build import cards
from policyloom.build.drafts import Kept, compile_draft
from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Severity
from policyloom.diagnostics.faults import REPORT, fault_in
from policyloom.diagnostics.findings import CONSEQUENCE
from policyloom.document import with_names
from policyloom.editions import edition_path
from policyloom.editions.codec import encode
from policyloom.editions.history import shown
from policyloom.homecoming import print_map
from policyloom.languages import spoken
from policyloom.writers import CannotWriteError, in_languages, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policyloom.compile import Compiled
    from policyloom.document import Document
    from policyloom.source import Library, Target

REASONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a draft or edition: bytes written by format, or why nothing was.

    ``files`` are the names in the output folder that stand for it, with their digests. ``note``
    says how the draft stands to the last edition. ``unchanged`` says that every file was there
    already, made from the same document by the same program. ``lacking`` names the engine that
    should have drawn the PDF, where it is not installed; ``unmade`` says why a format was not
    made, where the others were.
    """

    target: Target
    diagnostics: Diagnostics = ()
    sizes: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    version: str = ""
    note: str = ""
    unchanged: bool = False
    lacking: str = ""
    unmade: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Tell whether nothing was written."""
        return bool(self.reasons)

    @property
    def name(self) -> str:
        """What it is called: ``alderbrook:social-media``, with ``@1.1`` for an edition."""
        return f"{self.target}@{self.version}" if self.version else str(self.target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One draft (no version) or edition to make; ``known`` are the whole files there are."""

    target: Target
    version: str
    kept: Kept
    formats: tuple[str, ...]
    as_of: str | None = None
    known: Mapping[str, cards.Kept] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a job made: new files, the key of every format, and a card for the index.

    ``same`` are the formats of which the file that is there will do.
    """

    outcome: Outcome
    card: cards.Card = field(default_factory=cards.Card)
    keys: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    same: Mapping[str, cards.Kept] = field(default_factory=dict)
    printed: bytes = b""
    """Of a draft in Word: the map by which it is read when it comes home edited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What every job needs, sent to a worker once: library, its problems, the program's print.

    ``pdf_engine`` draws every PDF; without one, each document's look names its own. ``lacking``
    are the engines that are not installed: what they would draw is left out.
    """

    library: Library
    general: Diagnostics
    program: str
    pdf_engine: str = ""
    lacking: tuple[str, ...] = ()


def make_all(stock: Stock, jobs: Iterable[Job]) -> tuple[Made, ...]:
    """Make a batch of jobs in order."""
    return tuple(make(stock, job) for job in jobs)


def make(stock: Stock, job: Job) -> Made:
    """Make one job; whatever goes wrong in it refuses its document, and no other."""
    try:
        return _made(stock, job)
    except Exception as error:  # noqa: BLE001 - told, and it ends here on purpose
        outcome = Outcome(target=job.target, version=job.version)
        return Made(outcome=failed(outcome, error))


def failed(outcome: Outcome, error: Exception) -> Outcome:
    """Return what becomes of a document on which this program failed."""
    return replace(outcome, reasons=(f"{fault_in('making it', error)}; {REPORT}",))


def _made(stock: Stock, job: Job) -> Made:
    """Compile the draft or take the edition, and write what is not there already."""
    if job.version:
        return _edition(stock, job)
    draft = compile_draft(stock.library, job.target, job.kept, as_of=job.as_of)
    compiled = draft.compiled
    start = Outcome(target=job.target, diagnostics=compiled.diagnostics)
    if compiled.document is None:
        return Made(outcome=replace(start, reasons=_reasons(compiled, stock.general)))
    note = f"the draft is {draft.standing}" if draft.standing else ""
    return _written(replace(start, note=note), compiled.document, job, stock)


def _edition(stock: Stock, job: Job) -> Made:
    """An approved edition is made from its own file and nothing else."""
    start = Outcome(target=job.target, version=job.version)
    edition = job.kept.edition(job.version)
    if edition is not None:
        return _written(start, shown(edition), job, stock)
    path = edition_path(job.target.body, job.target.policy, job.version)
    mine = tuple(
        problem
        for problem in job.kept.problems
        if problem.span.path == path or problem.code == Code.PROGRAM_FAULT
    )
    reasons = _told(mine) or (f"{path} cannot be read",)
    return Made(outcome=replace(start, diagnostics=mine, reasons=reasons))


def _written(outcome: Outcome, document: Document, job: Job, stock: Stock) -> Made:
    document = with_names(document, stock.library.names_of(job.target.body))
    words = words_of(document)
    engine = stock.pdf_engine or document.look.pdf_engine
    lacking = engine if "pdf" in job.formats and engine in stock.lacking else ""
    able = (to for to in job.formats if not (lacking and to == "pdf"))
    formats = in_languages(able, document.apart)
    keys = {to: key_of(words, to, stock.program, engine) for to in formats}
    same = {
        to: replace(kept, words=words)
        for to, kept in job.known.items()
        if kept.key == keys.get(to)
    }
    stem = cards.stem(job.target.policy, job.version)
    files, unmade = _tried(document, [to for to in formats if to not in same], engine, stem)
    if unmade and not files and not same:
        return Made(outcome=replace(outcome, reasons=unmade))
    done = not files and not unmade
    return Made(
        outcome=replace(outcome, unchanged=bool(formats) and done, lacking=lacking, unmade=unmade),
        card=cards.card_of(document, words),
        keys={to: key for to, key in keys.items() if to in files or to in same},
        files=files,
        same=same,
        printed=print_map(spoken(document)) if "docx" in files and not job.version else b"",
    )


def _tried(
    document: Document, formats: Iterable[str], engine: str, stem: str
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Make the formats that can be made; return why the others cannot."""
    files: dict[str, bytes] = {}
    unmade = []
    for to in formats:
        try:
            files[to] = write(document, to, engine, stem)
        except CannotWriteError as error:
            unmade.append(str(error))
    return files, tuple(unmade)


def words_of(document: Document) -> str:
    """Return the digest of everything that a document says and how it is to look."""
    said = json.dumps(encode(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def key_of(words: str, to: str, program: str, pdf_engine: str) -> str:
    """Return what a file is made from: document, format, and the program with its libraries."""
    kind = f"{to} by {pdf_engine}" if to.endswith("pdf") else to
    return hashlib.sha256(f"{words}\n{kind}\n{program}".encode()).hexdigest()


# WHY A DOCUMENT WAS REFUSED


def _reasons(compiled: Compiled, general: Diagnostics) -> tuple[str, ...]:
    """Say why a document was refused: its own errors, and those of the files it is made from."""
    own = [d for d in compiled.diagnostics if d.severity is Severity.ERROR]
    causes = {d.span.path for d in own if d.code == CONSEQUENCE}
    behind = [d for d in general if d.severity is Severity.ERROR and d.span.path in causes]
    told = {d.span.path for d in behind}
    found = [d for d in own if d.code != CONSEQUENCE or d.span.path not in told] + behind
    return _told(found)


def _told(problems: Iterable[Diagnostic]) -> tuple[str, ...]:
    reasons = [f"{d.message} ({d.span})" for d in dict.fromkeys(problems)]
    if len(reasons) > REASONS:
        reasons[REASONS:] = [f"and {len(reasons) - REASONS} more"]
    return tuple(reasons)
