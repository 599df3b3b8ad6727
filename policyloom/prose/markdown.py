"""Markdown as policies use it: what is understood, and what is understood to be refused."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt

DEEPEST = 6
"""How deep lists and notes may stand in each other; a reader is lost long before."""


@lru_cache(maxsize=1)
def markdown() -> MarkdownIt:
    """Return the parser, the same one every time."""
    # Deeper than anything that is let through, so that nothing is left out unsaid.
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 4 * DEEPEST})
    parser.disable(["code", "entity"], ignoreInvalid=True)
    # Understood in order to be refused: their signs would be printed as they stand.
    parser.enable(["table", "strikethrough"])
    # Links are judged here, with their place; Markdown is not to drop or rewrite any.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    parser.normalizeLink = _same_link  # type: ignore[method-assign]
    return parser


def _any_link(url: str) -> bool:
    del url
    return True


def _same_link(url: str) -> str:
    return url
