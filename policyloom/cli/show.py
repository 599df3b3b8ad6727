"""CLI: `show` prints the text of drafts and editions, as a reader gets it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from policyloom.cli.output import put_on_screen
from policyloom.cli.problems import report_aside
from policyloom.cli.sources import asked_today, documents_of, only_one_body, open_sources
from policyloom.languages import in_language
from policyloom.writers import write

if TYPE_CHECKING:
    from policyloom.cli.verbs.documents import Show


def show(asked: Show) -> int:
    """Print each document; return 1 when one of them is refused."""
    sources = asked_today(open_sources(asked, asked.selectors), asked.as_of)
    if not asked.selectors:
        only_one_body(sources, "show")
    found = list(documents_of(sources, asked.as_of))
    for _, document, _ in found:
        if document is not None:
            shown = in_language(document, asked.language) if asked.language else document
            put_on_screen(write(shown, asked.format))
    sys.stdout.buffer.flush()
    report_aside(sources, {name: diagnostics for name, _, diagnostics in found})
    return int(not found or any(document is None for _, document, _ in found))
