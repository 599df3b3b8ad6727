"""STUDIO: a draft that came home edited in Word: each edit a proposal, decided one by one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from policyloom.document import plain
from policyloom.fleet.proving import keep_taken, taken, without_place
from policyloom.fleet.taking import belongs, came_home, proposed
from policyloom.homecoming import Layer
from policyloom.homecoming.layers import EVERYWHERE
from policyloom.store import BusyError, MovedError
from policyloom.studio.asked import MOVED, UNFIT, go, page
from policyloom.studio.pages.policy import frame
from policyloom.studio.places import policy_page, target_at
from policyloom.studio.saving import recorded
from policyloom.studio.titles import called
from policyloom.word.apart import NotReadError

if TYPE_CHECKING:
    from policyloom.fleet.proving import Result
    from policyloom.fleet.taking import Proposed
    from policyloom.homecoming import Proposal
    from policyloom.source import Target
    from policyloom.studio.asked import Answer, Asked
    from policyloom.studio.held import Upload

TAKEN = "took edits of a draft that came home"
REASON = "Proposed by a reader of the draft."
STALE = "The file of this body changed meanwhile, so nothing was written. Look at it once more."
OPENING, CLOSING = "([‘“", ".,;:!?)]’”"
"""Signs after which and before which no space stands."""
ANSWERED = frozenset({Layer.COMMENT, Layer.CONTROL})
"""What is not written: a comment is answered, and control data follow from an approval."""


def came(asked: Asked) -> Answer:
    """Return the page that takes the files."""
    return _page(asked)


def take(asked: Asked) -> Answer:
    """Show what the files propose, or write what was chosen of it."""
    target = target_at(asked)
    names = asked.office.held.hold(one for one in asked.files if one.data)
    names = names or asked.form.get("held", ())
    files = asked.office.held.again(names)
    if not files or len(files) < len(names):
        return _page(asked, wrong="Choose the files that came home.")
    try:
        found = _found(asked, target, files)
    except (NotReadError, ValueError) as problem:
        return _page(asked, wrong=f"A file was not read: {problem}.")
    if found is None:
        return _page(asked, wrong="This draft has errors. Put them right first.")
    found = replace(found, proposals=tuple(_as_meant(asked, one) for one in found.proposals))
    chosen = [one for one in found.proposals if str(one.number) in asked.form.get("take", ())]
    if not chosen:
        return _page(asked, found=found, held=names)
    return _written(asked, found, chosen, names)


def _as_meant(asked: Asked, one: Proposal) -> Proposal:
    """Return a proposal for its own place or for all, where it came home from some of them."""
    match asked.said(f"how:{one.number}"):
        case "here":
            return one.for_here()
        case "everywhere":
            return one.for_everywhere()
        case _:
            return one


def _found(asked: Asked, target: Target, files: tuple[Upload, ...]) -> Proposed | None:
    document = asked.desk.draft(target).compiled.document
    copies = [came_home(one.name, one.data) for one in files]
    for copy in copies:
        if not belongs(copy, target):
            message = f"{copy.name} is a file of another policy"
            raise ValueError(message)
    return proposed(target, document, copies, asked.desk.root) if document else None


def _written(
    asked: Asked, found: Proposed, chosen: list[Proposal], names: tuple[str, ...]
) -> Answer:
    desk = asked.desk
    if sum(1 for one in chosen if one.number in found.conflicts) > 1:
        wrong = "Two of what you chose say two things of the same words: take one of them."
        return _page(asked, found=found, held=names, wrong=wrong)
    reason = asked.said("reason") or REASON
    with asked.office.saving:
        result = taken(desk.project, desk.library, found, chosen, reason)
        if not result.files:
            return _page(asked, found=found, held=names, result=result, wrong=_why(result))
        try:
            with recorded(asked, TAKEN, *result.files):
                keep_taken(desk.project, result)
        except (MovedError, BusyError):
            return _page(asked, found=found, held=names, wrong=STALE, status=MOVED)
    number = len(chosen) - len(result.refused)
    many = "one edit is" if number == 1 else f"{number} edits are"
    done = f"Taken: {many} written into {', '.join(result.files)}."
    if result.refused:
        whys = "; ".join(dict.fromkeys(result.refused.values()))
        done += f" Not taken: {len(result.refused)} ({whys})."
    return go(policy_page(found.target, "read"), done)


def _why(result: Result) -> str:
    """Return why nothing was written."""
    if result.problems:
        return "; ".join(one.message for one in result.problems)
    if result.unproved:
        return (
            "What would be built would still differ from what came home, so nothing was written."
        )
    return "None of what you chose has a place in your files; each says why."


def _page(  # noqa: PLR0913 - what a page shows
    asked: Asked, *, found: Proposed | None = None, held: tuple[str, ...] = (), wrong: str = "",
    result: Result | None = None, status: int = UNFIT,
) -> Answer:  # fmt: skip
    _, common = frame(asked, "word")
    desk = asked.desk
    refused = dict(without_place(desk.project, desk.library, found)) if found else {}
    refused |= result.refused if result else {}
    return page(
        "homecoming", status if wrong else 200, **common, found=found, held=held, wrong=wrong,
        refused=refused, answered=ANSWERED, values=EVERYWHERE, gap=_gap,
        titles=_titles(asked, found) if found else {}, called=partial(called, desk.library),
        said=asked.said, chosen=asked.form.get("take", ()),
    )  # fmt: skip


def _titles(asked: Asked, found: Proposed) -> dict[str, str]:
    """Return what the sections of a draft are called, by name."""
    document = asked.desk.reading(found.target).document
    return {one.key: plain(one.title) for one in document.sections} if document else {}


def _gap(before: str, after: str) -> str:
    """Return what stands between two pieces of a line that were cut apart at a space."""
    ends, begins = before[-1:], after[:1]
    apart = ends.strip() and begins.strip() and ends not in OPENING and begins not in CLOSING
    return " " if apart else ""
