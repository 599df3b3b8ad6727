"""STUDIO: what a message advises whoever types commands -> where to do the same in the studio."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from policyloom.studio.places import STROKE, body_page
from policyloom.writers.backticks import code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


ANSWER = re.compile(r"write `[^`:]+: ([^`]*)` under `\w+:` in [\w/.-]+")
"""What is said to whoever edits the file of a body: what to write, and where."""
COMMAND = re.compile(r"`(?:policyloom (\w+)|(--[\w-]+))([^`]*)`|(?<![\w`-])(--[a-z][a-z-]+)")


def _nowhere(_words: str) -> str:
    return ""


def _at(address: str) -> Callable[[str], str]:
    return lambda _words: address


def _history(words: str) -> str:
    document = words.strip().rpartition("@")[0] or words.strip()
    body, _, policy = document.partition(":")
    return f"/policy/{body.replace('/', STROKE)}/{policy}/history" if policy else ""


def _conflict(words: str) -> str:
    body, _, clause = words.strip().partition(" ")[0].partition(":")
    return body_page(body, "conflict", clause=clause) if clause else ""


PLACES: Final[Mapping[str, tuple[str, Callable[[str], str]]]] = {
    "approve": ("‘Approved with its changes’", _nowhere),
    "archive": ("‘Files’", _nowhere),
    "check": ("the pages of the policy", _nowhere),
    "init": ("‘Begin your school’", _at("/start")),
    "library": ("whoever keeps the library", _nowhere),
    "new": ("‘Begin another school’ or ‘Bring a policy in’", _at("/start")),
    "plan": ("‘What approving all drafts would change’", _nowhere),
    "resolve": ("‘What is to be decided’", _conflict),
    "review": ("‘Reviewed, and nothing changes’", _nowhere),
    "studio": ("the studio", _nowhere),
    "withdraw": ("‘Withdraw’, in its history,", _history),
    "--as-of": ("‘In force from’", _nowhere),
    "--effective": ("‘In force from’", _nowhere),
    "--fix": ("the studio", _nowhere),
    "--keep": ("‘Keep your own words’", _nowhere),
    "--next": ("‘Next review’", _nowhere),
    "--on": ("‘On’", _nowhere),
    "--passages": ("your choice", _nowhere),
    "--take": ("‘Take the words above’", _nowhere),
}
"""By command or option: what does the same here, and the address of it for what was typed."""


def told(words: str) -> Markup:
    """Return a message as a page tells it: commands as places of the studio, names as code."""
    words = ANSWER.sub(r"say it in ‘Complete’, for example: \1", words)
    parts, end = [], 0
    for found in COMMAND.finditer(words):
        parts += [code(words[end : found.start()]), _place(found)]
        end = found.end()
    return Markup("").join((*parts, code(words[end:])))


def _place(found: re.Match[str]) -> Markup:
    known = PLACES.get(found[1] or found[2] or found[4])
    if known is None:
        return code(found[0])
    name, way = known
    address = way(found[3] or "")
    return Markup('<a href="{}">{}</a>').format(address, name) if address else escape(name)
