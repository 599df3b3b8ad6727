"""CLI: `show` prints the text of drafts and editions, as a reader gets it."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.build.drafts import compile_draft, kept_editions
from policyloom.cli.problems import report_aside
from policyloom.cli.sources import asked_today, only_one_body, open_sources
from policyloom.editions.history import shown
from policyloom.writers import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.documents import Show
    from policyloom.diagnostics import Diagnostics
    from policyloom.document import Document


def show(asked: Show) -> int:
    """Print each document; return 1 when one of them is refused."""
    sources = asked_today(open_sources(asked, asked.selectors), asked.as_of)
    if not asked.selectors:
        only_one_body(sources, "show")
    found = list(_documents(sources, asked.as_of))
    for _, document, _ in found:
        if document is not None:
            sys.stdout.buffer.write(write(document, asked.format))
    sys.stdout.buffer.flush()
    report_aside(sources, {name: diagnostics for name, _, diagnostics in found})
    return int(not found or any(document is None for _, document, _ in found))


def _documents(
    sources: Sources, as_of: str | None
) -> Iterator[tuple[str, Document | None, Diagnostics]]:
    for target, chosen in groupby(sources.chosen, key=lambda one: one.target):
        kept = kept_editions(sources.project.root, target)
        for one in chosen:
            if one.version:
                edition = kept.edition(one.version)
                yield str(one), shown(edition) if edition else None, kept.problems
            else:
                compiled = compile_draft(sources.library, target, kept, as_of=as_of).compiled
                yield str(one), compiled.document, compiled.diagnostics
