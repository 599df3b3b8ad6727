"""CLI: `diff BODY:POLICY FILE` says what somebody's file says otherwise than a document."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.cli.came_home import document_of, given, one_chosen
from policyloom.cli.output import nearby
from policyloom.cli.sources import open_sources
from policyloom.cli.terminal import report_text, screen_of
from policyloom.cli.usage import UsageError
from policyloom.fleet.importing import proof
from policyloom.fleet.looking import manuscript_of
from policyloom.fleet.taking import came_home, is_of, proposed
from policyloom.homecoming import Layer
from policyloom.importing import outline
from policyloom.report.take import file_report
from policyloom.word.apart import NotReadError
from policyloom.writers.report import write_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.comparing import Diff
    from policyloom.homecoming import Proposal

PRINTED = frozenset({"text", "json"})
WORD = (b"PK", ".docx")


def diff_file(asked: Diff) -> int:
    """Tell the differences; return 1 with --exit-code when there are any."""
    selector, file = asked.selectors[:2]
    if not PRINTED.issuperset(asked.format):
        raise UsageError("a file is compared as text or json", "leave out the other formats")
    sources = open_sources(asked, (selector,))
    target = one_chosen(sources, selector).target
    path = Path(file)
    differences = _differences(asked, sources, selector, path)
    report = file_report(str(target), nearby(path), differences)
    for to in asked.format:
        if to == "json":
            sys.stdout.buffer.write(write_report(report, "json"))
        else:
            sys.stdout.write(report_text(report, screen_of(sys.stdout), every=True))
    return int(bool(differences) and asked.exit_code)


def _differences(asked: Diff, sources: Sources, selector: str, path: Path) -> Sequence[Proposal]:
    """Return what a file says otherwise: one of ours paragraph by paragraph, others by words."""
    data = given(path)
    chosen = one_chosen(sources, selector)
    try:
        if data.startswith(WORD[0]) and path.suffix.lower() == WORD[1]:
            copy = came_home(nearby(path), data)
            if is_of(copy, chosen.target):
                document = document_of(asked, sources, chosen, [copy])
                root = sources.project.root
                found = proposed(chosen.target, document, [copy], root, as_printed=True)
                return [one for one in found.proposals if one.layer is not Layer.COMMENT]
        return proof(outline(manuscript_of(data)), document_of(asked, sources, chosen))
    except NotReadError as problem:
        raise UsageError(
            f"{path} was not read: {problem}",
            "open it in Word, save it as .docx and lay that beside it",
        ) from None
