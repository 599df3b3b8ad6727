"""CLI: `approve` freezes drafts as approved editions, after showing what that would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.cli.deciding import decide
from policyloom.cli.signing import signed_files
from policyloom.cli.usage import UsageError
from policyloom.editions import propose

if TYPE_CHECKING:
    from policyloom.cli.verbs.editions import Approve


def approve(asked: Approve) -> int:
    """Approve the document, or with --all a body's due drafts; return 1 when refused."""
    if asked.all and asked.version:
        raise UsageError("--version is for one document", "leave it out, or name the document")
    return decide(asked, propose, signed_files(asked.sign))
