"""STUDIO: change a clause: whose words it has, who may change them, and four ways to do so."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policyloom.changelog import entries
from policyloom.document import plain
from policyloom.editions.approvers import who_may
from policyloom.english.grammar import joined
from policyloom.resolve.profile import LIBRARY
from policyloom.scaffold.naming import as_id
from policyloom.source import Leaves, Mutability, overlay_path, version_words
from policyloom.studio.asked import MOVED, OK, UNFIT, NotThereError, go, page
from policyloom.studio.chips import chips, printed
from policyloom.studio.comments import comments_on
from policyloom.studio.journal import Change
from policyloom.studio.pages.policy import frame
from policyloom.studio.places import policy_page, target_at
from policyloom.studio.saving import Differs, Saved, data_of, save, tried
from policyloom.studio.titles import called
from policyloom.writers.html.blocks import blocks
from policyloom.writers.html.words import Medium, Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.changelog import Entry
    from policyloom.diagnostics import Diagnostics
    from policyloom.document import Document, Provision
    from policyloom.source import Modification, Target
    from policyloom.studio.asked import Answer, Asked
    from policyloom.studio.desk import Desk

WAYS = {
    "own": "Say it in your own words",
    "omit": "Leave it out",
    "after": "Add a clause below it",
    "hold": "Wait with newer versions",
    "back": "Go back to the words above",
}
DONE = {
    "own": "now says ‘{}’ in its own words",
    "omit": "leaves out ‘{}’",
    "after": "adds a clause below ‘{}’",
    "hold": "waits with newer versions of ‘{}’",
    "back": "goes back to the words above in ‘{}’",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A clause in a document, with what the body says of it itself, and what it may do."""

    target: Target
    clause: str
    provision: Provision | None
    title: str
    whose: str
    locked: str
    text: str
    own: Modification | None
    state: str
    """What the body's file says of the clause now, as a form carries it."""

    @property
    def ways(self) -> Mapping[str, str]:
        """What the body may do with the clause."""
        if self.own and self.own.leaves is Leaves.OWN_CLAUSE:
            return {"own": WAYS["own"], "back": "Take your clause out again"}
        if self.own and self.own.leaves is not Leaves.OWN_TEXT:
            return {"back": WAYS["back"]}
        if self.locked:
            return {"after": WAYS["after"]}
        back = {"back": WAYS["back"]} if self.own else {"omit": WAYS["omit"], "hold": WAYS["hold"]}
        return {"own": WAYS["own"], **back, "after": WAYS["after"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a change would come to: the clause as it would read, the log, and who decides."""

    html: str
    told: tuple[Entry, ...]
    approvers: str


def change(asked: Asked) -> Answer:
    """Return the page of a clause."""
    return _page(asked, spot_at(asked))


def spot_at(asked: Asked) -> Spot:
    """Return the clause that an address names."""
    target = target_at(asked)
    desk = asked.desk
    document = desk.reading(target).document
    clause = asked.query.get("clause", "") or asked.said("clause")
    found = _provision(document, clause)
    own = _own(desk, target, clause)
    if found is None and own is None:
        raise NotThereError
    known = desk.library.clauses.get(clause)
    version = found.version if found else ""
    texts = known.versions if known else ()
    source = next((v for v in texts if version_words(v.version) == version), None)
    return Spot(
        target=target,
        clause=clause,
        provision=found,
        title=(found.title or plain(found.heading)) if found else called(desk.library, clause),
        whose=_whose(desk, found, own),
        locked=_locked(desk, target, clause),
        text=own.text if own and own.own else source.text if source else "",
        own=own,
        state=json.dumps([version, _listed(desk, target)[own.index] if own else None]),
    )


def _provision(document: Document | None, clause: str) -> Provision | None:
    sections = document.sections if document else ()
    every = (one for section in sections for one in section.provisions)
    return next((one for one in every if clause in {one.identity, one.clause}), None)


def _own(desk: Desk, target: Target, clause: str) -> Modification | None:
    mine = desk.library.overlays[target.body].modifications
    return next((m for m in mine if clause == m.clause and m.is_for(target.policy)), None)


def _listed(desk: Desk, target: Target) -> list[Any]:
    """Return what the body changes, as its file has it."""
    return data_of(desk, overlay_path(target.body)).get("modifications") or []


def _whose(desk: Desk, found: Provision | None, own: Modification | None) -> str:
    if own:
        return "you"
    layer = found.origin.layer if found and found.origin else LIBRARY
    overlay = desk.library.overlays.get(layer)
    return overlay.name.text if overlay else "the library"


def _locked(desk: Desk, target: Target, clause: str) -> str:
    """Return who keeps the words of a clause as they are; nothing where a body may change them."""
    known = desk.library.clauses.get(clause)
    if known and known.mutability in {Mutability.LOCKED, Mutability.PARAMETRISED}:
        return known.locked_by or "the library"
    chain = desk.profile(target.body).chain[:-1]
    above = (o for o in chain if any(lock.text == clause for lock in o.locks))
    return next((overlay.name.text for overlay in above), "")


# WHAT IS TYPED, AS A CHANGE OF THE BODY'S FILE


def _changes(asked: Asked, spot: Spot, way: str) -> list[Change]:
    """Return what is to be written into the body's file."""
    listed = _listed(asked.desk, spot.target)
    if spot.own and way != "after":
        at = ("modifications", spot.own.index)
        if way == "back":
            return [_back(listed, at)]
        said = {"text": _text(asked), "reason": asked.said("reason")}
        before = listed[spot.own.index]
        return [Change(at=(*at, key), was=before.get(key), value=v) for key, v in said.items()]
    return [Change(at=("modifications", len(listed)), was=None, value=_new(asked, spot, way))]


def _back(listed: list[Any], at: tuple[str, int]) -> Change:
    """Take a modification out; with the last of them the list goes."""
    if len(listed) == 1:
        return Change(at=("modifications",), was=listed, value=None)
    return Change(at=at, was=listed[at[1]], value=None)


def _new(asked: Asked, spot: Spot, way: str) -> dict[str, object]:
    version = spot.provision.version if spot.provision else ""
    reason = {"reason": asked.said("reason")}
    match way:
        case "omit":
            return {"omit": spot.clause, "base": version, **reason}
        case "hold":
            return {"hold": spot.clause, "at": version, "until": asked.said("until"), **reason}
        case "after":
            title = asked.said("title")
            own = f"{spot.target.body}/{as_id(title)}"
            more = {"after": spot.clause, "title": title, "text": _text(asked)}
            return {"insert": own, **more, **reason}
        case _:
            return {"substitute": spot.clause, "base": version, "text": _text(asked), **reason}


def _text(asked: Asked) -> str:
    return asked.said("text") + "\n"


def _lacking(asked: Asked, way: str) -> str:
    """Return what somebody forgot to fill in."""
    needed = {"own": ("text", "reason"), "omit": ("reason",), "back": ()}
    more = {"hold": ("until", "reason"), "after": ("title", "text", "reason")}
    names = {"text": "the words", "reason": "the reason", "until": "the last day"}
    lacking = [names.get(one, f"the {one}") for one in (needed | more)[way] if not asked.said(one)]
    return f"Say {joined(tuple(lacking), 'and')}." if lacking else ""


# SAVING, AND WHAT IT WOULD COME TO


def save_change(asked: Asked) -> Answer:
    """Show what a change comes to, or write it when that was seen."""
    spot, way = spot_at(asked), asked.said("way")
    if asked.said("was") not in {"", spot.state}:
        return _page(asked, spot, saved=Saved(done=False, differs=(_moved(spot),)))
    if way not in spot.ways:
        raise NotThereError
    if lacking := _lacking(asked, way):
        return _page(asked, spot, way=way, lacking=lacking)
    changes = _changes(asked, spot, way)
    seen = _seen(asked, spot, way, changes)
    if not asked.said("seen") or seen.status != OK:
        return seen
    what = DONE[way].format(spot.title)
    saved = save(asked, overlay_path(spot.target.body), changes, what)
    if not saved.done:
        return _page(asked, spot, way=way, saved=saved)
    done = f"Saved in {overlay_path(spot.target.body)}: this policy {what}."
    return go(policy_page(spot.target, "read"), done)


def _moved(spot: Spot) -> Differs:
    return Differs(label=spot.title, was=None, theirs=spot.text, yours=None)


def _seen(asked: Asked, spot: Spot, way: str, changes: list[Change]) -> Answer:
    path = overlay_path(spot.target.body)
    text, problems = tried(asked.desk, path, asked.desk.project.files[path], changes)
    desk = asked.desk if problems else asked.desk.with_texts({path: text})
    problems = problems or _errors(desk, spot.target)
    effect = None if problems else _effect(desk, spot)
    return _page(asked, spot, way=way, effect=effect, problems=problems)


def _errors(desk: Desk, target: Target) -> Diagnostics:
    found = desk.reading(target)
    return () if found.document else found.diagnostics


def _effect(desk: Desk, spot: Spot) -> Effect:
    draft = desk.draft(spot.target)
    document, comparison = draft.compiled.document, draft.comparison
    found = _provision(document, spot.clause)
    room = Page(medium=Medium.SCREEN, targets={}, level=4)
    policy = desk.library.policies[spot.target.policy]
    profile = desk.profile(spot.target.body)
    who = who_may(comparison.size, policy, profile, comparison) if (
        comparison and comparison.size is not None
    ) else ()  # fmt: skip
    return Effect(
        html=blocks(found.blocks, room) if found else "",
        told=entries(comparison, {}, {}) if comparison else (),
        approvers=joined(tuple(f"the {one.words}" for one in who), "or") if who else "",
    )


def _proposed(asked: Asked, spot: Spot) -> str:
    """Return the words that a reader would rather have, where an address names their comment."""
    number = asked.query.get("comment", "")
    every = comments_on(asked.desk.root, spot.target) if number else ()
    return next((one.words for one in every if str(one.number) == number), "")


def _page(  # noqa: PLR0913 - what a page shows
    asked: Asked, spot: Spot, *, way: str = "", lacking: str = "", saved: Saved | None = None,
    effect: Effect | None = None, problems: Diagnostics = (),
) -> Answer:  # fmt: skip
    _, common = frame(asked, "read")
    found = spot.provision
    room = Page(medium=Medium.SCREEN, targets={}, level=4)
    document = asked.desk.reading(spot.target).document
    status = 200 if not (lacking or saved or problems) else MOVED if saved else UNFIT
    return page(
        "change", status, **common, spot=spot, way=way or next(iter(spot.ways)), lacking=lacking,
        saved=saved, effect=effect, problems=problems or (saved.problems if saved else ()),
        words=blocks(found.blocks, room) if found else "",
        text=asked.said("text") or _proposed(asked, spot) or spot.text, said=asked.said,
        reason=asked.said("reason") or (spot.own.reason if spot.own else ""),
        chips=chips(document),
        printed=lambda text: printed(asked.desk.library, document, text, spot.clause),
    )  # fmt: skip
