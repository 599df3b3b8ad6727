"""CLI: `build`, and the note it leaves when it has done everything that was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.build.freshness import inputs_of, remember
from policyloom.build.prints import program_print
from policyloom.cli.building import build_documents
from policyloom.cli.quick import request_of

if TYPE_CHECKING:
    from policyloom.cli.verbs.documents import Build


def build(asked: Build) -> int:
    """Build what is asked for; the next build with the same words may have nothing to do."""
    request = request_of(asked.typed)
    inputs = inputs_of(request) if request else None
    result = build_documents(asked, inputs.program if inputs else program_print())
    if request and inputs and result.complete:
        after = inputs_of(request)
        # What was edited while we built is for the next build.
        if after and after.digest == inputs.digest:
            remember(request, inputs, result.files, result.again)
    return result.status
