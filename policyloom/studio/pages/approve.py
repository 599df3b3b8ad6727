"""STUDIO: approve a draft: what it would be, who may, and the decision of the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changelog import entries
from policyloom.changes import Size
from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.editions import Request, propose
from policyloom.editions import review as reviewed
from policyloom.editions.approvers import who_may
from policyloom.editions.history import shown
from policyloom.english.dates import is_date
from policyloom.fleet.deeds import deed_files
from policyloom.fleet.prospects import fingerprint, prospect
from policyloom.fleet.writing import create
from policyloom.resolve.profile import profile_of
from policyloom.store import BusyError, TakenError
from policyloom.studio.asked import MOVED, UNFIT, go, page
from policyloom.studio.pages.policy import frame
from policyloom.studio.places import body_page, policy_page
from policyloom.studio.saving import recorded
from policyloom.writers.html.view import view
from policyloom.writers.html.words import Medium

if TYPE_CHECKING:
    from policyloom.diagnostics import Diagnostics
    from policyloom.fleet.prospects import Prospect
    from policyloom.source import Target
    from policyloom.studio.asked import Answer, Asked
    from policyloom.writers.html.view import DocumentView

DEEDS = {"approve": propose, "review": reviewed}
STALE = "What you saw has changed since, so nothing was approved. Look at it once more."


def approve(asked: Asked) -> Answer:
    """Return the form of a decision."""
    return _page(asked)


def decide(asked: Asked) -> Answer:
    """Show what a decision would make; write it when exactly that was seen."""
    found, _ = frame(asked, "approve")
    wrong = _wrong(asked)
    if wrong:
        return _page(asked, problems=wrong)
    one = _prospect(asked, found.target)
    if not one.goes:
        return _page(asked, problems=one.problems)
    mark = fingerprint([one])
    if asked.said("mark") != mark:
        stale = STALE if asked.said("mark") else ""
        return _page(asked, one=one, mark=mark, stale=stale)
    try:
        user, time = asked.person.name, asked.now
        root, deed, on = asked.desk.root, _deed(asked), asked.said("on")
        deeds = deed_files(root, (one,), deed, on=on, user=user, time=time)
        with asked.office.saving, recorded(asked, f"{found.target}: approved {one.version}"):
            create(root, [one], deeds)
    except (BusyError, TakenError):
        return _page(asked, stale=STALE)
    done = f"Approved: version {one.version}. It is kept in {one.path}."
    return go(policy_page(found.target, "files"), done)


def _prospect(asked: Asked, target: Target) -> Prospect:
    desk = asked.desk
    made = prospect(desk.project, desk.library, target, _request(asked), DEEDS[_deed(asked)])
    return asked.office.printed(made)


def _deed(asked: Asked) -> str:
    return asked.said("deed") if asked.said("deed") in DEEDS else "approve"


def _request(asked: Asked) -> Request:
    return Request(
        by=asked.said("by"),
        on=asked.said("on"),
        effective=asked.said("effective"),
        minute=asked.said("minute"),
        note=asked.said("note"),
        next_review=asked.said("next-review"),
    )


def _wrong(asked: Asked) -> Diagnostics:
    """Return what cannot be read in the form."""
    found = []
    if not asked.said("by"):
        found.append(("by", "Say who approves it."))
    for name in ("on", "effective", "next-review"):
        words = asked.said(name)
        if (name == "on" or words) and not is_date(words):
            found.append((name, "Choose a day of the calendar."))
    if is_date(asked.said("on")) and asked.said("on") > asked.day:
        found.append(("on", "The day of the decision is still to come."))
    return tuple(
        Diagnostic(code=Code.WRONG_FORM, message=words, span=Span(name, 1, 1))
        for name, words in found
    )


def _page(
    asked: Asked, *, one: Prospect | None = None, mark: str = "", stale: str = "",
    problems: Diagnostics = (),
) -> Answer:  # fmt: skip
    found, common = frame(asked, "approve")
    target, comparison = found.target, found.draft.comparison
    size = comparison.size if comparison and comparison.size is not None else Size.SUBSTANTIVE
    policy = asked.desk.library.policies.get(target.policy)
    profile = profile_of(asked.desk.library, target.body)
    who = who_may(size, policy, profile, comparison) if policy else ()
    seen = one.comparison if one else None
    status = MOVED if stale else UNFIT if problems else 200
    errors = tuple(p for p in problems if p.severity is Severity.ERROR) or problems
    errors = tuple({(p.message, p.hint): p for p in errors}.values())
    return page(
        "approve", status, **common, one=one, mark=mark, stale=stale, problems=errors, who=who,
        size=size.words, today=asked.day, said=asked.said,
        boards=body_page(target.body, "push", policy=target.policy),
        told=entries(seen, {}, {}) if seen else (),
        whole=_whole(one) if one else None,
    )  # fmt: skip


def _whole(one: Prospect) -> DocumentView | None:
    """Return the text that would be approved."""
    return view(shown(one.edition), Medium.SCREEN) if one.goes and one.edition else None
