"""CLI: the words of a build that was done before -> what it said, if nothing has moved since.

This comes before everything else: reading the words properly and loading what can build take ten
times as long as finding out that there is nothing to do.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from policyloom.cli.today import today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policyloom.build.freshness import Request

OUT = "dist"
STATE = ".policyloom/build.json"
MARKS = ("clauses", "trusts")


def nothing_to_do(words: Sequence[str]) -> str | None:
    """Return what to say where the same words have built everything already."""
    request = request_of(words)
    if request is None or not os.path.isfile(f"{request.out}/{STATE}"):  # noqa: PTH113
        return None
    from policyloom.build.freshness import fresh  # noqa: PLC0415 - first see whether to ask

    return fresh(request)


def request_of(words: Sequence[str]) -> Request | None:
    """Return the request that the words would make if they are a build."""
    from policyloom.build.freshness import Request  # noqa: PLC0415 - as above

    here = os.path.realpath(".")
    asked = value_of(words, "--root")
    root = os.path.realpath(asked) if asked else root_above(here)
    if root is None:
        return None
    out = os.path.realpath(value_of(words, "--out") or f"{root}/{OUT}")
    return Request(tuple(words), here, root, out, today())


def value_of(words: Sequence[str], option: str) -> str:
    """Return what follows an option; that it is one is for the full reading to see."""
    for at, word in enumerate(words):
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
        if word == option and at + 1 < len(words):
            return words[at + 1]
    return ""


def root_above(folder: str) -> str | None:
    """Return the folder that holds a project, from here upwards."""
    while not all(os.path.isdir(f"{folder}/{mark}") for mark in MARKS):  # noqa: PTH112
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return None
        folder = above
    return folder
