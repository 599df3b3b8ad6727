"""Backticks: messages with names in backticks -> HTML in which these are code."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

BACKTICKED = re.compile(r"`([^`]+)`")


def code(words: str) -> Markup:
    """Return words with what stands in backticks as code."""
    return Markup(BACKTICKED.sub(r"<code>\1</code>", str(escape(words))))  # noqa: S704 - escaped
