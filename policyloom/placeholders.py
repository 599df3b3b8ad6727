"""Placeholders: words that stand where somebody was to write something else."""

from __future__ import annotations

import re

PLACEHOLDER = re.compile(
    r"""
      \[[^\]]{2,}\] | _{3,} | <[A-Za-z][A-Za-z ]+[A-Za-z]>  # [name] ____ <name>
    | \b(?: TB[ACD] | [Tt]bc | [Xx]{3,} )\b | \?{2,}                  # TBC  xxx  ??
    | \b[Tt]o\ be\ (?: confirmed | announced | advised )\b (?=\W*(?:$|[.,;:)]))
    | \b(?: [Ll]orem\ ipsum | [Cc]lick\ here\ to\ (?: enter | add ) )\b
    """,
    re.VERBOSE,
)
"""'To be confirmed' counts where nothing goes on: 'to be confirmed by the head' is a duty."""
