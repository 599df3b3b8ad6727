"""CLI: a file that somebody names beside a document: its bytes, and that document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.build.drafts import compile_draft, kept_editions
from policyloom.cli.usage import UsageError
from policyloom.editions.history import shown
from policyloom.fleet.printed import draft_printed
from policyloom.fleet.taking import printed_as
from policyloom.store import CannotReadError, read_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from policyloom.build.selecting import Chosen
    from policyloom.cli.options import Verb
    from policyloom.cli.sources import Sources
    from policyloom.document import Document
    from policyloom.fleet.taking import Copy


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


def document_of(
    asked: Verb, sources: Sources, chosen: Chosen, copies: Sequence[Copy] = ()
) -> Document:
    """Return the draft or edition that was chosen; ``copies`` are what was made of it."""
    root, target = sources.project.root, chosen.target
    kept = kept_editions(root, target)
    edition = kept.edition(chosen.version) if chosen.version else None
    if edition is not None:
        return shown(edition)
    as_of = getattr(asked, "as_of", "") or None
    if copies and as_of is None:
        same = draft_printed(root, sources.library, target, printed_as(copies[0]))
        if same is not None:
            return same
    made = compile_draft(sources.library, target, kept, as_of=as_of).compiled
    if made.document is None:
        raise UsageError(f"{chosen} has errors", "`policyloom check` tells them; mend them first")
    return made.document
