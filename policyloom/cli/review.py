"""CLI: `review` records that an edition was reviewed without change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.cli.deciding import decide
from policyloom.cli.signing import signed_files
from policyloom.editions import review as reviewed

if TYPE_CHECKING:
    import argparse


def review(arguments: argparse.Namespace) -> int:
    """Renew the dates of an edition; return 1 when refused."""
    return decide(arguments, reviewed, signed_files(None))
