"""CLI: `review` records that an edition was reviewed without change."""

from policyloom.cli.approve import review

__all__ = ["review"]
