"""CLI: `review` records that an edition was reviewed without change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.cli.deciding import decide
from policyloom.cli.signing import signed_files
from policyloom.editions import review as reviewed

if TYPE_CHECKING:
    from policyloom.cli.verbs.editions import Review


def review(asked: Review) -> int:
    """Renew the dates of an edition; return 1 when refused."""
    return decide(asked, reviewed, signed_files(None))
