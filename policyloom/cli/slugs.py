"""CLI: the ids of new bodies, policies and clauses: what can be one, and what is one already."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from policyloom.cli.usage import UsageError
from policyloom.diagnostics import FEW, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 60
# Folders that are passed over, and names that Windows keeps for devices.
TAKEN = frozenset({"editions", "con", "prn", "aux", "nul"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)
}


def slug(words: str, what: str) -> str:
    """Return an id without slashes that can be the name of a file or folder everywhere."""
    if len(words) > LONGEST:
        hint = f"use at most {LONGEST} characters"
        raise UsageError(f"`{words[:LONGEST]}…` is too long for the id of {what}", hint)
    if SLUG.fullmatch(words) and words not in TAKEN:
        return words
    if words in TAKEN:
        hint = "choose another; this one has a meaning of its own"
        raise UsageError(f"`{words}` cannot be the id of {what}", hint)
    rule = "an id is in small letters and digits, with hyphens between words"
    close = slugged(words)
    hint = f"did you mean `{close}`?\n{rule}" if close else rule
    raise UsageError(f"`{words}` cannot be the id of {what}", hint)


def slugged(words: str) -> str:
    """Return the id that is most like a name: ``st-giles-academy`` for “St Giles’ Academy”."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "").replace("'", ""))
    ascii_words = plain.encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_words))[:LONGEST].rstrip("-")


def known(words: str, names: Iterable[str], what: str) -> str:
    """Return a name that is there; else say which is nearest."""
    there = sorted(names)
    if words in there:
        return words
    close = nearest(words, there)
    meant = f"did you mean `{close}`?" if close else ""
    every = f"known: {', '.join(there)}" if len(there) <= FEW else ""
    raise UsageError(f"there is no {what} `{words}`", "\n".join(filter(None, (meant, every))))
