"""CLI: `diff BODY:POLICY FILE` says what somebody's file says otherwise than a document."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.build.drafts import compile_draft, kept_editions
from policyloom.cli.output import nearby
from policyloom.cli.sources import open_sources
from policyloom.cli.terminal import report_text, screen_of
from policyloom.cli.usage import UsageError
from policyloom.editions.history import shown
from policyloom.fleet.importing import proof
from policyloom.fleet.looking import manuscript_of
from policyloom.fleet.taking import came_home, is_of, proposed
from policyloom.homecoming import Layer
from policyloom.importing import outline
from policyloom.report.take import file_report
from policyloom.store import CannotReadError, read_given
from policyloom.word.apart import NotReadError
from policyloom.writers.report import write_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policyloom.build.selecting import Chosen
    from policyloom.cli.options import Verb
    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.comparing import Diff
    from policyloom.document import Document
    from policyloom.homecoming import Proposal

PRINTED = frozenset({"text", "json"})
WORD = (b"PK", ".docx")


def diff_file(asked: Diff) -> int:
    """Tell the differences; return 1 with --exit-code when there are any."""
    selector, given = asked.selectors[:2]
    if not PRINTED.issuperset(asked.format):
        raise UsageError("a file is compared as text or json", "leave out the other formats")
    sources = open_sources(asked, (selector,))
    document = document_of(asked, sources, one_chosen(sources, selector))
    path = Path(given)
    differences = _differences(sources, document, path)
    report = file_report(f"{document.body}:{document.policy}", nearby(path), differences)
    for to in asked.format:
        if to == "json":
            sys.stdout.buffer.write(write_report(report, "json"))
        else:
            sys.stdout.write(report_text(report, screen_of(sys.stdout), every=True))
    return int(bool(differences) and asked.exit_code)


def _differences(sources: Sources, document: Document, path: Path) -> Sequence[Proposal]:
    """Return what a file says otherwise: one of ours paragraph by paragraph, others by words."""
    data = given(path)
    target = sources.chosen[0].target
    try:
        if data.startswith(WORD[0]) and path.suffix.lower() == WORD[1]:
            copy = came_home(nearby(path), data)
            if is_of(copy, target):
                found = proposed(target, document, [copy], sources.project.root).proposals
                return [one for one in found if one.layer is not Layer.COMMENT]
        return proof(outline(manuscript_of(data)), document)
    except NotReadError as problem:
        raise UsageError(f"{path} was not read: {problem}", "send it as .docx") from None


# ALSO FOR FILES THAT COME HOME


def given(path: Path) -> bytes:
    """Return the bytes of a file that somebody named."""
    try:
        return read_given(path)
    except CannotReadError as problem:
        raise UsageError(str(problem), problem.hint) from None


def one_chosen(sources: Sources, selector: str) -> Chosen:
    """Return the one document that a selector means."""
    if len(sources.chosen) != 1:
        raise UsageError(f"`{selector}` means several documents", "name one: BODY:POLICY")
    return sources.chosen[0]


def document_of(asked: Verb, sources: Sources, chosen: Chosen) -> Document:
    """Return the draft or edition that was chosen."""
    kept = kept_editions(sources.project.root, chosen.target)
    edition = kept.edition(chosen.version) if chosen.version else None
    if edition is not None:
        return shown(edition)
    as_of = getattr(asked, "as_of", "") or None
    made = compile_draft(sources.library, chosen.target, kept, as_of=as_of).compiled
    if made.document is None:
        raise UsageError(f"{chosen} has errors", "`policyloom check` tells them; mend them first")
    return made.document
