"""STUDIO: a body's own text and a newer one above it: both shown, and the decision written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from policyloom.build.drafts import newest_of
from policyloom.deviations import Deed, Reading, meetings
from policyloom.deviations.deciding import Choice, matter_of, merged_text
from policyloom.deviations.refusals import refusal
from policyloom.diagnostics import Severity
from policyloom.english.grammar import capitalised
from policyloom.fleet.resolving import open_matter, outcome_of, write_outcome
from policyloom.merging import By
from policyloom.report.against import against
from policyloom.report.conflict import columns_of, standing_words
from policyloom.source import overlay_path
from policyloom.store import BusyError, MovedError
from policyloom.studio.asked import MOVED, UNFIT, NotThereError, go, page
from policyloom.studio.places import body_at, body_name, body_page
from policyloom.studio.rights import Right
from policyloom.studio.saving import recorded
from policyloom.studio.titles import called, plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.deviations import Meeting
    from policyloom.deviations.deciding import Matter
    from policyloom.diagnostics import Diagnostics
    from policyloom.merging import Piece
    from policyloom.report import Said
    from policyloom.studio.asked import Answer, Asked
    from policyloom.studio.desk import Desk

DEEDS = {
    Deed.KEEP: "Keep your own words",
    Deed.TAKE: "Take the words above",
    Deed.MERGE: "Merge the two",
}
STALE = "The file changed since you saw this, so nothing was written. Look at it once more."


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What may be done about a conflict, or why it may not."""

    deed: Deed
    title: str
    stops: str


def conflicts(asked: Asked) -> Answer:
    """Return what a body, or a trust and its schools, has to decide."""
    body = body_at(asked)
    bodies = [one for one in sorted(asked.desk.library.overlays) if _within(one, body)]
    return page("conflicts", name=body_name(asked, body), told=list(open_conflicts(asked, bodies)),
                done=asked.query.get("done", ""))  # fmt: skip


def open_conflicts(asked: Asked, bodies: Iterable[str]) -> Iterator[tuple[Meeting, str, str, str]]:
    """Yield what bodies have to decide: each with its name, its state and its address."""
    for body in bodies:
        for one in _open(asked.desk, body) if asked.person.may(Right.READ, body) else ():
            name = body_name(asked, body)
            title = f"{name}: {called(asked.desk.library, one.about)}"
            way = body_page(one.body, "conflict", clause=one.about)
            yield one, title, standing_words(one, name), way


def _within(one: str, body: str) -> bool:
    return one == body or one.startswith(f"{body}/")


def _open(desk: Desk, body: str) -> list[Meeting]:
    return [one for one in meetings(desk.library, body, _reading(desk)) if one.is_open]


def _reading(desk: Desk) -> Reading:
    return Reading(approved=lambda target: newest_of(desk.kept(target), desk.library.renames))


def conflict(asked: Asked) -> Answer:
    """Return one conflict: the three texts, and what may be done."""
    return _page(asked)


def _meeting(asked: Asked) -> Meeting:
    clause = asked.query.get("clause", "")
    mine = [one for one in _open(asked.desk, body_at(asked)) if one.about == clause]
    if not mine:
        raise NotThereError
    return mine[0]


def decide(asked: Asked) -> Answer:
    """Write a decision, or say why it cannot be."""
    meeting, desk = _meeting(asked), asked.desk
    words = asked.said("deed")
    deed = Deed(words) if words in {one.value for one in Deed} else None
    if deed is None or not asked.said("reason"):
        return _page(asked, lacking="Say what you decide, and why.")
    opened = open_matter(desk.project, desk.library, meeting, _reading(desk))
    if asked.said("seen") not in {"", _mark(opened.matter)}:
        return _page(asked, lacking=STALE, status=MOVED)
    merges = deed is Deed.MERGE
    passages = tuple(_passages(asked, opened.matter.conflicts)) if merges else ()
    stops = refusal(opened.matter, deed, passages)
    if stops:
        return _page(asked, problems=(stops,))
    choice = Choice(
        deed=deed,
        reason=asked.said("reason"),
        on=asked.day,
        passages=passages,
        user=asked.person.name,
        time=asked.now,
    )
    outcome, problems = outcome_of(desk.project, opened, choice)
    new = tuple(p for p in problems if p.severity is Severity.ERROR and not _was(desk, p.code))
    if new:
        return _page(asked, problems=new)
    try:
        what = f"decided about ‘{meeting.about}’"
        with asked.office.saving, recorded(asked, what, overlay_path(meeting.body)) as made:
            made.append(write_outcome(desk.root, opened, outcome))
    except (MovedError, BusyError):
        return _page(asked, lacking=STALE, status=MOVED)
    done = f"Decided. It is kept in {overlay_path(meeting.body)} and its record."
    return go(body_page(_whole(asked), "conflicts"), done)


def _whole(asked: Asked) -> str:
    """Return the body whose list leads on: the trust, where somebody may see it."""
    body = body_at(asked)
    trust = body.partition("/")[0]
    return trust if asked.person.may(Right.READ, trust) else body


def _mark(matter: Matter) -> str:
    """Return what tells the texts that are decided about from others, as the form carries it."""
    return sha256(repr(matter.sides).encode()).hexdigest()


def _was(desk: Desk, code: str) -> bool:
    return any(one.code == code for one in desk.problems)


def _passages(asked: Asked, conflicts: tuple[Piece, ...]) -> list[By]:
    """Return whose words stand in each passage; the body's own where nobody says."""
    meant = {"library": By.LIBRARY, "own": By.LOCAL, "both": By.BOTH}
    return [
        meant.get(asked.said(f"passage-{number}"), By.LOCAL)
        for number in range(1, len(conflicts) + 1)
    ]


def _page(
    asked: Asked, *, lacking: str = "", problems: Diagnostics = (), status: int = UNFIT
) -> Answer:
    meeting, desk = _meeting(asked), asked.desk
    text = desk.project.files.get(overlay_path(meeting.body), "")
    matter = matter_of(desk.library, meeting, text)
    found = matter.conflicts
    local = [By.LOCAL] * len(found)
    ways = [
        Way(deed=deed, title=title, stops=stops.message if stops else "")
        for deed, title in DEEDS.items()
        for stops in (refusal(matter, deed, local),)
    ]
    name = body_name(asked, meeting.body)
    heads = ("You started from", f"{capitalised(meeting.whose)} says now", "You say")
    columns = columns_of(matter, matter.sides) if matter.sides else ()
    return page(
        "conflict", status if lacking or problems else 200, meeting=meeting,
        columns=list(zip(heads[-len(columns):], columns, strict=True)) if columns else (),
        words=standing_words(meeting, name), passages=found, ways=ways, merged=_merged(matter),
        mark=_mark(matter), lacking=lacking, said=asked.said,
        plainly=partial(plainly, desk.library), problems=problems,
        name=name, title=called(desk.library, meeting.about),
        at=body_page(meeting.body, "conflict", clause=meeting.about),
        back=body_page(_whole(asked), "conflicts"),
    )  # fmt: skip


def _merged(matter: Matter) -> tuple[tuple[Said, ...], ...]:
    """Return the merge against the own words, which stand where somebody has to decide."""
    proposal, sides = matter.proposal, matter.sides
    merged = merged_text(proposal, [By.LOCAL] * len(matter.conflicts)) if proposal else None
    return against(sides.local.text, merged) if sides and merged else ()
