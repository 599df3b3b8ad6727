"""CLI: `approve` freezes drafts as approved editions, after showing what that would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.cli.deciding import decide
from policyloom.cli.signing import signed_files
from policyloom.cli.usage import UsageError
from policyloom.editions import propose

if TYPE_CHECKING:
    import argparse


def approve(arguments: argparse.Namespace) -> int:
    """Approve the document, or with --all a body's due drafts; return 1 when refused."""
    if arguments.all and arguments.version:
        raise UsageError("--version is for one document", "leave it out, or name the document")
    return decide(arguments, propose, signed_files(arguments.sign))
