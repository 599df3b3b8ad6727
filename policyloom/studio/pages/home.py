"""STUDIO: home: what needs me now, then every policy with its state; and the search."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.diagnostics import Severity
from policyloom.document import plain
from policyloom.editions.due import Days, Need
from policyloom.editions.elsewhere import kept_elsewhere
from policyloom.studio.asked import go, page
from policyloom.studio.pages.conflict import open_conflicts
from policyloom.studio.places import body_name, body_page, number_in, policy_page
from policyloom.studio.rights import Right
from policyloom.studio.standing import WITHIN, State, at_a_glance
from policyloom.tracing import find
from policyloom.welsh import OWN_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.editions.schedule import Scheduled
    from policyloom.source import Target
    from policyloom.studio.asked import Answer, Asked
    from policyloom.studio.standing import Standing

MOST = 60
"""Documents on one page of home; a body is told whole, and the others follow."""
FOLLOWED = 240
"""Documents that follow by themselves where there are scripts; more of them are asked for."""
HITS = 100
SEARCHED = 300
"""Documents in which words are looked for at once; each has to be made for that."""
PRESSING = frozenset({Need.OVERDUE, Need.DUE_SOON, Need.GUIDANCE, Need.HOLDS})
"""What somebody has to do something about; the rest is told by the table."""


def home(asked: Asked) -> Answer:
    """Return the first page."""
    desk = asked.desk
    seen = _seen(asked)
    first = number_in(asked, "from")
    shown = _whole_bodies(seen[first:])
    found = [at_a_glance(desk, target, asked.day) for target in shown]
    conflicts = _conflicts(asked, found)
    rest = (one for one in found if not _is_told(one, {body for body, *_ in conflicts}))
    groups = groupby(found, key=lambda one: (one.target.body, one.body_name))
    return page(
        "home",
        done=asked.query.get("done", ""),
        bodies=[(name, _trust_of(asked, body), list(own)) for (body, name), own in groups],
        needs=[*(need for _, *need in conflicts), *_needs(rest)],
        first=first, more=max(len(seen) - first - len(shown), 0), next=first + len(shown),
        follows=first + len(shown) < FOLLOWED,
        empty=not desk.library.overlays,
        elsewhere=list(_elsewhere(asked)),
        trusts=[(body_page(one, "trust"), body_name(asked, one))
                for one in desk.library.members if asked.person.may(Right.READ, one)],
        problems=[one for one in desk.problems if one.severity is Severity.ERROR][:20],
        policy_page=policy_page,
    )  # fmt: skip


def _seen(asked: Asked) -> tuple[Target, ...]:
    mine = (one for one in asked.desk.targets if asked.person.may(Right.READ, one.body))
    return tuple(sorted(mine, key=lambda one: (one.body, one.policy)))


def _whole_bodies(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Return the documents of one page: at least so many, unless fewer are left."""
    last = targets[MOST - 1].body if len(targets) >= MOST else ""
    beyond = (n for n, one in enumerate(targets) if n >= MOST and one.body != last)
    return targets[: next(beyond, len(targets))]


def _trust_of(asked: Asked, body: str) -> str:
    """Return to whom a school belongs; two of one name are told apart by it."""
    above = body.rpartition("/")[0]
    return body_name(asked, above) if above else ""


def _conflicts(asked: Asked, found: list[Standing]) -> list[tuple[str, str, str, str, str]]:
    """Return where a newer text meets somebody's own: whose, tone, title, words and the way on."""
    bodies = dict.fromkeys(one.target.body for one in found if one.target.body in
                           asked.desk.library.overlays)  # fmt: skip
    return [
        (one.body, "wrong", f"{title}, in conflict", words, way)
        for one, title, words, way in open_conflicts(asked, bodies)
    ]


def _is_told(one: Standing, bodies: set[str]) -> bool:
    """Tell whether a conflict that is told says why a document has no draft."""
    return one.cell.state is State.CONFLICT and one.target.body in bodies


def _needs(found: Iterable[Standing]) -> Iterator[tuple[str, str, str, str]]:
    """Yield what documents need, the most urgent first: tone, document, words and the way on."""
    told: list[tuple[int, str, str, str, str]] = []
    for one in found:
        if one.cell.state is State.ENDED:
            continue
        name = f"{one.title}, {one.body_name}"
        if one.document is None:
            why = one.errors[0].message if one.errors else "its draft has errors"
            told.append((0, "wrong", name, why, policy_page(one.target, "read")))
        if one.open:
            many = "one place" if len(one.open) == 1 else f"{len(one.open)} places"
            words = f"{many} to complete"
            told.append((2, "waits", name, words, policy_page(one.target, "complete")))
        for need in one.line.findings:
            if need.need in PRESSING:
                tone = "wrong" if need.need is Need.OVERDUE else "waits"
                rank = 1 if tone == "wrong" else 3
                told.append((rank, tone, name, need.words, policy_page(one.target, "compare")))
    yield from (told_[1:] for told_ in sorted(told))


def _elsewhere(asked: Asked) -> Iterator[Scheduled]:
    """Yield the policies that are kept in other files, as their register has them."""
    days = Days(today=asked.day, within=WITHIN)
    for body, policies in sorted(asked.desk.library.kept.items()):
        if asked.person.may(Right.READ, body):
            yield from (kept_elsewhere(asked.desk.library, body, one, days) for one in policies)


def search(asked: Asked) -> Answer:
    """Return where words stand, in the drafts of all policies."""
    words, school = asked.query.get("words", "").strip(), asked.query.get("school", "").strip()
    meant = school.lower()
    hits: list[tuple[str, str, str, tuple[str, str, str]]] = []
    seen = [one for one in _seen(asked) if meant in body_name(asked, one.body).lower()]
    for target in seen[:SEARCHED] if words else ():
        document = asked.desk.reading(target).document
        for match in find(document, words) if document else ():
            where = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(match.line.at.place)
            name = f"{plain(document.title)}, {document.body_name}" if document else ""
            hits.append((policy_page(target, "read"), name, where, match.sentence))
        if len(hits) > HITS:
            break
    left = max(len(seen) - SEARCHED, 0)
    return page(
        "search", words=words, school=school, hits=hits[:HITS], more=len(hits) > HITS, left=left
    )


def language(asked: Asked) -> Answer:
    """Remember in which language somebody reads the labels, and go back to where they were."""
    chosen, back = asked.said("language"), asked.said("back")
    here = back.startswith("/") and not back.startswith(("//", "/\\"))
    way = go(back if here else "/")
    return replace(way, language=chosen if chosen in OWN_NAMES else "")
