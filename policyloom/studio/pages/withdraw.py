"""STUDIO: an edition is withdrawn: who decided so, when and why; nothing is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes import Size
from policyloom.editions.approvers import who_may
from policyloom.english.dates import is_date
from policyloom.fleet.withdrawing import Ending, end_editions, ending
from policyloom.store import BusyError, TakenError
from policyloom.studio.asked import MOVED, UNFIT, NotThereError, go, page
from policyloom.studio.pages.policy import frame
from policyloom.studio.places import policy_page, target_at
from policyloom.studio.saving import recorded

if TYPE_CHECKING:
    from policyloom.diagnostics import Diagnostics
    from policyloom.editions import Edition
    from policyloom.studio.asked import Answer, Asked


def withdraw(asked: Asked) -> Answer:
    """Return the form."""
    return _page(asked)


def decide(asked: Asked) -> Answer:
    """Write that an edition is withdrawn, or say why it cannot be."""
    target, edition = target_at(asked), _edition(asked)
    on = asked.said("on")
    if not asked.said("by") or not asked.said("reason") or not is_date(on) or on > asked.day:
        return _page(asked, wrong="Say who decided so, on which day that has come, and why.")
    said = Ending(
        by=asked.said("by"), on=on, reason=asked.said("reason"), minute=asked.said("minute")
    )
    found, _ = ending(asked.desk.root, asked.desk.library, target, edition.words, said)
    if not found.goes:
        return _page(asked, problems=found.problems, wrong=found.left)
    try:
        user, time = asked.person.name, asked.now
        what = f"{target}: withdrew {edition.words}"
        with asked.office.saving, recorded(asked, what):
            end_editions(asked.desk.root, [found], on=on, user=user, time=time)
    except (BusyError, TakenError):
        return _page(asked, wrong="Somebody else decided about it just now. Look once more.")
    done = f"Version {edition.words} is withdrawn. It is kept in {found.path}."
    return go(policy_page(target, "history"), done)


def _edition(asked: Asked) -> Edition:
    found = asked.desk.kept(target_at(asked)).edition(asked.place["version"])
    if found is None:
        raise NotThereError
    return found


def _page(asked: Asked, *, problems: Diagnostics = (), wrong: str = "") -> Answer:
    found, common = frame(asked, "history")
    edition, policy = _edition(asked), asked.desk.library.policies.get(found.target.policy)
    known = policy and found.target.body in asked.desk.library.overlays
    profile = asked.desk.profile(found.target.body) if known else None
    who = who_may(Size.SUBSTANTIVE, policy, profile) if policy and profile else ()
    status = MOVED if "just now" in wrong else UNFIT if wrong or problems else 200
    return page(
        "withdraw", status, **common, edition=edition, who=who, problems=problems, wrong=wrong,
        said=asked.said, today=asked.day,
    )  # fmt: skip
