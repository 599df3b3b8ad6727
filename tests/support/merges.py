"""Merges in case pages: a base, the library's newer text and a body's own, and what is decided."""

from __future__ import annotations

import json
import shlex
import textwrap
from typing import TYPE_CHECKING

from policyloom.cli.asking import SIDES
from policyloom.compile import load
from policyloom.deviations import Deed, Reading, meetings
from policyloom.deviations.deciding import Choice, decided, matter_of
from policyloom.deviations.refusals import refusal
from policyloom.merging import By
from policyloom.merging.files import Fate, merged_files
from policyloom.merging.settling import Choices
from policyloom.report import Report
from policyloom.report.library import own_parts
from policyloom.report.text import Wanted, report_lines
from tests.wordings import said_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.deviations import Meeting
    from policyloom.deviations.deciding import Matter
    from policyloom.source import Library

BODY, CLAUSE, OVERLAY = "alderbrook", "clauses/phones/use.yaml", "trusts/alderbrook/overlay.yaml"
WHOLE = {"--take": By.LIBRARY, "--keep": By.LOCAL}
NEWER = """versions:
  - version: "2.0.0"
    in-force: "2025-02-01"
    change: substantive
    amendment: Said anew.
    text: |
"""
OWN = """modifications:
  - substitute: phones/use
    base: "1.0.0"
    reason: Our own words.
    text: |
"""


def merge_words(
    project: Mapping[str, str], said: Mapping[str, str], schemas: dict[str, dict[str, object]]
) -> str:
    """Return what `resolve --merge` makes of the three texts ``base``, ``library`` and ``own``.

    Each paragraph is shown with the lists (``-``, ``1``) and notes (``>``) that its reader finds.
    """
    head = project[CLAUSE][: project[CLAUSE].index("versions:\n")]
    first = project[CLAUSE][project[CLAUSE].index("  - version") :]
    first = first[: first.index("text: |\n") + len("text: |\n")]
    files = {
        **project,
        CLAUSE: head + NEWER + _in(said["library"]) + first + _in(said["base"]),
        OVERLAY: project[OVERLAY] + OWN + _in(said["own"]),
    }
    library, problems = load(files, schemas, {})
    assert problems == (), problems
    (meeting,) = meetings(library, BODY, Reading())
    return _outcome(library, meeting, files, schemas)


def _in(words: str) -> str:
    return textwrap.indent(words, "      ")


def _outcome(
    library: Library,
    meeting: Meeting,
    files: dict[str, str],
    schemas: dict[str, dict[str, object]],
) -> str:
    matter = matter_of(library, meeting, files[OVERLAY])
    problem = refusal(matter, Deed.MERGE, ())
    if problem:
        return f"Not merged: {problem.message}.\n{_conflicts(matter)}"
    outcome, refused = decided(matter, Choice(deed=Deed.MERGE, reason="So.", on="2025-11-03"))
    assert refused == ()
    after, problems = load({**files, OVERLAY: outcome.overlay}, schemas, {})
    assert problems == ()
    left = after.overlays[BODY].modifications
    if not left:
        return "It is the library's text: Alderbrook has none of its own any more.\n"
    text = str(getattr(left[0], "text", ""))
    read = "".join(
        f"{one.around or '·'} {json.dumps(one.words, ensure_ascii=False)}\n"
        for one in said_in(text)
    )
    return f"{text}\nRead as:\n{read}"


def _conflicts(matter: Matter) -> str:
    conflicts = matter.proposal.conflicts if matter.proposal else ()
    return "".join(
        f"\nThe library: {one.library.strip()}\nAlderbrook: {one.local.strip()}\n"
        for one in conflicts
    )


# FILES OF A LIBRARY


def update_words(info: str, sides: Mapping[str, str]) -> str:
    """Return what `library update` says of a file of which ``sides`` has the three texts.

    Words after ``text update`` decide, as on the command line: ``--keep phones/use``.
    """
    words = shlex.split(info)[2:]
    said = list(zip(words[::2], words[1::2], strict=True))
    whole = {name: WHOLE[option] for option, name in said if option in WHOLE}
    passages = {
        name: tuple(SIDES[side] for side in chosen.split(","))
        for option, words in said
        if option == "--passages"
        for name, _, chosen in (words.partition("="),)
    }
    base, library, own = ({CLAUSE: sides[name]} for name in ("base", "library", "own"))
    found = merged_files(base, library, own, Choices(whole=whole, passages=passages))
    report = Report(kind="", title="", summary="", parts=tuple(own_parts(found)))
    lines = [line.text.rstrip() for line in report_lines(report, Wanted(width=90))]
    texts = [one.text for one in found if one.fate is Fate.MERGED and one.text]
    told = "\n".join(lines).strip("\n") or "Nothing is to be changed."
    return "\n\n".join([told, *texts]).rstrip("\n") + "\n"
