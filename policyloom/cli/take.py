"""CLI: `take` takes back a draft that was sent round in Word and came home edited."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.build.parts import load_whole
from policyloom.cli.came_home import document_of, given, one_chosen
from policyloom.cli.output import nearby
from policyloom.cli.sources import open_sources
from policyloom.cli.take_answers import answered, is_open, replies
from policyloom.cli.terminal import report_text, say, say_balance, screen_of
from policyloom.cli.usage import UsageError
from policyloom.diagnostics.findings import counted
from policyloom.fleet.proving import keep_taken, taken
from policyloom.fleet.taking import belongs, came_home, is_like, is_of, proposed
from policyloom.homecoming import Layer
from policyloom.report.take import take_report
from policyloom.store import refuse_link_out, write_atomically
from policyloom.word.apart import NotReadError
from policyloom.word.replying import with_comments
from policyloom.writers import is_printed, suffix_of
from policyloom.writers.report import write_report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.word import Take
    from policyloom.fleet.proving import Result
    from policyloom.fleet.taking import Copy, Proposed
    from policyloom.homecoming import Proposal

NOTHING = "Nothing was written."
WRITTEN_BY_HAND = frozenset({Layer.COMMENT})


def take(asked: Take) -> int:
    """Tell what came home, and write what is taken; 1 when something asked for is not written."""
    if asked.reply is not None and len(asked.files) > 1:
        raise UsageError("--reply answers one file", "take the copies one by one")
    sources = open_sources(asked, (asked.selector,))
    for path in (asked.reply, _page_of(asked)):
        if path is not None:
            refuse_link_out(sources.project.root, path)
    chosen = one_chosen(sources, asked.selector)
    copies = [_copy(path) for path in asked.files]
    for copy in copies:
        if not belongs(copy, chosen.target):
            raise UsageError(f"{copy.name} is a file of another document", "name that document")
    document = document_of(asked, sources, chosen, copies)
    found = proposed(chosen.target, document, copies, sources.project.root)
    for copy in copies:
        if not is_of(copy, chosen.target) and not is_like(copy, found.units):
            raise UsageError(
                f"{copy.name} has next to nothing of {chosen.target}: it is hardly a draft of it",
                "name the document that it is a draft of, or bring it in with `policyloom import`",
            )
    if found.proposals and is_open(asked):
        _tell(asked, found, [], {})
        asked = answered(asked, found)
    found = replace(found, proposals=_as_asked(asked, found.proposals))
    picked = _picked(asked, found)
    if not picked:
        _tell(asked, found, [nothing_chosen(asked, found), *_reply(asked, found, {})], {})
        return 1 if asked.all and found.conflicts else 0
    return _take(asked, sources, found, picked)


def _take(asked: Take, sources: Sources, found: Proposed, picked: Sequence[Proposal]) -> int:
    reason = asked.reason or "Proposed by a reader of the draft."
    library = load_whole(sources.project, ruled=False).library
    result = taken(sources.project, library, found, picked, reason)
    if result.files and not asked.dry_run:
        keep_taken(sources.project, result)
    said = [*_said(asked, result, picked), *_reply(asked, found, result.refused)]
    _tell(asked, found, said, result.refused)
    done = bool(result.files) and not (asked.only and result.refused)
    return 0 if done else 1


def _reply(asked: Take, found: Proposed, unwritten: Mapping[int, str]) -> list[str]:
    """Write the file again with comments on what was refused, by somebody or by the program."""
    if asked.reply is None:
        return []
    by_us = dict.fromkeys(_numbers(asked.refuse, "--refuse", found.proposals), asked.reason)
    comments = replies(found, found.copies[0], {**by_us, **unwritten})
    write_atomically(asked.reply, with_comments(given(asked.files[0]), comments))
    return [f"Written: {nearby(asked.reply)}, with {counted(len(comments), 'comment')}"]


def _copy(path: Path) -> Copy:
    try:
        found = came_home(nearby(path), given(path))
    except NotReadError as problem:
        hint = "open it in Word, save it as .docx and take that"
        raise UsageError(f"{path} was not read: {problem}", hint) from None
    say_balance(found.name, found.home.lost)
    return found


# WHICH ARE TAKEN


def _numbers(said: str, option: str, found: Sequence[Proposal]) -> frozenset[int]:
    known = {one.number for one in found}
    numbers = set()
    for word in said.replace(" ", "").split(","):
        if not word:
            continue
        if not word.isdecimal() or int(word) not in known:
            raise UsageError(f"{option}: there is no proposal {word}", f"there are {len(known)}")
        numbers.add(int(word))
    return frozenset(numbers)


def _as_asked(asked: Take, found: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Return the proposals, some meant for their own place only and some for every place."""
    here = _numbers(asked.here, "--here", found)
    everywhere = _numbers(asked.everywhere, "--everywhere", found)
    if both := here & everywhere:
        raise UsageError(f"{min(both)} is in --here and in --everywhere", "choose one of them")
    return tuple(
        one.for_here()
        if one.number in here
        else one.for_everywhere()
        if one.number in everywhere
        else one
        for one in found
    )


def _picked(asked: Take, found: Proposed) -> tuple[Proposal, ...]:
    refused = _numbers(asked.refuse, "--refuse", found.proposals)
    named = f"{asked.only},{asked.here},{asked.everywhere}"
    only = _numbers(named, "--only", found.proposals)
    clash = only & found.conflicts
    if len(clash) > 1:
        numbers = ", ".join(map(str, sorted(clash)))
        raise UsageError(f"--only: {numbers} say two things of the same words", "take one of them")
    return tuple(
        one
        for one in found.proposals
        if one.number in only
        or (
            asked.all
            and one.number not in refused | found.conflicts
            and one.layer not in WRITTEN_BY_HAND
        )
    )


# WHAT IS SAID


def nothing_chosen(asked: Take, found: Proposed) -> str:
    """Say that nothing was chosen, and what chooses."""
    if asked.all and found.conflicts:
        one = min(found.conflicts)
        return f"{NOTHING} The copies say two things of the same words: --only {one} takes one."
    is_open = not asked.all and any(one.layer not in WRITTEN_BY_HAND for one in found.proposals)
    return f"{NOTHING} Add --only 1,4 or --all to write." if is_open else NOTHING


def _said(asked: Take, result: Result, picked: Sequence[Proposal]) -> list[str]:
    if result.problems:
        told = "; ".join(
            f"{one.span.path}:{one.span.line}: {one.message}" for one in result.problems
        )
        return [f"{NOTHING} The sources would have errors: {told}"]
    if result.unproved:
        left = "; ".join(f"“{one.old}” → “{one.new}”" for one in result.unproved[:3])
        return [f"{NOTHING} What would be built still differs from what came home: {left}"]
    if not result.files:
        return [f"{NOTHING} None of what was asked for has a place in the sources: see why below."]
    number = len(picked) - len(result.refused)
    files = ", ".join(result.files)
    deed = "Would be written" if asked.dry_run else "Written"
    proved = "What is built from it is what came home, but for what was not taken."
    return [f"{deed}: {number} of {len(picked)} into {files}. {proved}"]


def _tell(asked: Take, found: Proposed, decided: Sequence[str], notes: Mapping[int, str]) -> None:
    homes = {copy.name: copy.home for copy in found.copies}
    report = take_report(str(found.target), found, homes, decided, notes)
    path = _page_of(asked)
    if asked.format == "text":
        sys.stdout.write(report_text(report, screen_of(sys.stdout), every=True))
    elif path is None:
        sys.stdout.buffer.write(write_report(report, asked.format))
    else:
        write_atomically(path, write_report(report, asked.format))
        say(f"Written: {nearby(path)}")


def _page_of(asked: Take) -> Path | None:
    """Return the file that is told in; nothing where it is printed."""
    return None if is_printed(asked.format) else Path(f"take.{suffix_of(asked.format)}")
