"""STUDIO: the clauses of the library for whoever keeps them, and the law that they cite."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from policyloom.build.drafts import edition_days
from policyloom.english.dates import is_date
from policyloom.scaffold import BumpAnswers, Ground, bump
from policyloom.source import Size, instrument_path, version_words
from policyloom.store import MovedError
from policyloom.studio.asked import MOVED, UNFIT, NotThereError, go, page
from policyloom.studio.chips import chips, printed
from policyloom.studio.journal import Change, savings
from policyloom.studio.places import body_name, number_in, policy_page
from policyloom.studio.rights import Right
from policyloom.studio.saving import save, save_text
from policyloom.studio.titles import title_of
from policyloom.studio.undoing import put_back
from policyloom.writers.assets import asset_problem
from policyloom.writers.html.blocks import blocks
from policyloom.writers.html.words import Medium, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Diagnostics
    from policyloom.scaffold import Scaffold
    from policyloom.source import Clause, Target
    from policyloom.studio.asked import Answer, Asked
    from policyloom.studio.desk import Desk
    from policyloom.studio.saving import Saved

CHECKS = "/library/instruments"
ROWS = 60
"""Clauses on one page."""
KINDS = {
    "substantive": "What people have to do changes",
    "clarifying": "The same duties, better said",
    "editorial": "Typing is put right, and nothing else",
}


def library(asked: Asked) -> Answer:
    """Return the clauses, with how many documents have each."""
    desk, words = asked.desk, asked.query.get("words", "").strip().lower()
    found = [one for name, one in sorted(desk.library.clauses.items()) if _fits(name, one, words)]
    first = number_in(asked, "from")
    shown = found[first : first + ROWS]
    used = {one.id: len(list(_used(desk, one.id))) for one in shown}
    return page(
        "library", clauses=[(one, title_of(one)) for one in shown], used=used, words=words,
        first=first, rows=ROWS, total=len(found), version_words=version_words,
    )  # fmt: skip


def _fits(name: str, clause: Clause, words: str) -> bool:
    return words in name or words in title_of(clause).lower() or words in clause.versions[0].text


def _used(desk: Desk, clause: str) -> Iterator[Target]:
    """Yield the documents whose policy has a clause; a choice may have taken another one."""
    having = {name for name, one in desk.library.policies.items() if clause in one.clauses}
    return (one for one in desk.targets if one.policy in having)


# ONE CLAUSE


def clause(asked: Asked) -> Answer:
    """Return a clause with its versions, where it is used, and the form of a new version."""
    return _page(asked, _clause(asked))


def _clause(asked: Asked) -> Clause:
    found = asked.desk.library.clauses.get(asked.query.get("clause", ""))
    if found is None:
        raise NotThereError
    return found


def new_version(asked: Asked) -> Answer:
    """Show what a new version comes to, or write it when that was seen."""
    known = _clause(asked)
    if asked.said("was") not in {"", version_words(known.versions[0].version)}:
        return _page(asked, known, wrong="There is a newer version than the one you saw.")
    day = asked.said("in-force")
    lacks = asked.said("kind") not in KINDS or not asked.said("text") or not asked.said("reason")
    if lacks or (day and not is_date(day)):
        return _page(asked, known, wrong="Say the words, what kind of change it is, and why.")
    made = _bumped(asked, known)
    if made.problems:
        return _page(asked, known, problems=made.problems)
    if not asked.said("seen"):
        return _page(asked, known, made=made)
    path, text = next(iter(made.changed.items()))
    before = asked.desk.project.files[path]

    def edit(now: str) -> str:
        if now != before:
            raise MovedError(path)
        return text

    saved = save_text(asked, path, edit, f"a new version of ‘{title_of(known)}’")
    if not saved.done:
        return _page(asked, known, saved=saved)
    return go(_address(known.id), f"Saved: a new version in {path}.")


def _bumped(asked: Asked, known: Clause) -> Scaffold:
    """Return the file with a new version; its day is said, even where nobody chose it."""
    desk = asked.desk
    ground = Ground(
        files=desk.project.files,
        schemas=desk.project.schemas,
        assets=desk.project.assets,
        library=desk.library,
        inspect=asset_problem,
    )
    said = BumpAnswers(
        kind=Size.of(asked.said("kind")),
        reason=asked.said("reason"),
        in_force=asked.said("in-force"),
        text=asked.said("text") + "\n",
    )
    made = bump(ground, known.id, said, edition_days(desk.root))
    day = next((one.value for one in made.assumed if one.name == "in-force"), "")
    if not day:
        return made
    return bump(ground, known.id, replace(said, in_force=day), edition_days(desk.root))


def _address(clause_id: str) -> str:
    return f"/library/clause?clause={quote(clause_id)}"


def _page(  # noqa: PLR0913 - what a page shows
    asked: Asked, known: Clause, *, wrong: str = "", problems: Diagnostics = (),
    made: Scaffold | None = None, saved: Saved | None = None,
) -> Answer:  # fmt: skip
    desk = asked.desk
    used = [one for one in _used(desk, known.id) if asked.person.may(Right.READ, one.body)]
    meant = _shown(asked, used)
    after = desk.with_texts(made.changed) if made else None
    document = desk.reading(meant).document if meant else None
    path = desk.library.path_of(known.id)
    status = MOVED if saved else UNFIT if wrong or problems else 200
    return page(
        "clause", status, clause=known, title=title_of(known), used=used, meant=meant,
        now=_printed(desk, meant, known.id), then=_printed(after, meant, known.id), made=made,
        wrong=wrong, problems=problems, saved=saved, kinds=KINDS, said=asked.said,
        version_words=version_words, path=path,
        done=asked.query.get("done", ""), address=_address(known.id), policy_page=policy_page,
        last=next((one for one in savings(desk.root) if one.path == path), None),
        chips=chips(document),
        printed=lambda text: printed(desk.library, document, text, known.id),
        names={one: f"{body_name(asked, one.body)}, {_title(desk, one)}" for one in used},
    )  # fmt: skip


def _shown(asked: Asked, used: list[Target]) -> Target | None:
    """Return the document in which the clause is shown: that asked for, or the first."""
    words = asked.query.get("in", "") or asked.said("in")
    return next((one for one in used if str(one) == words), next(iter(used), None))


def _printed(desk: Desk | None, target: Target | None, clause_id: str) -> str:
    """Return a clause as a document prints it; nothing where it has another in its place."""
    document = desk.reading(target).document if desk and target else None
    sections = document.sections if document else ()
    every = (one for section in sections for one in section.provisions)
    found = next((one for one in every if one.clause == clause_id), None)
    room = Page(medium=Medium.SCREEN, targets={}, level=4)
    return blocks(found.blocks, room) if found else ""


def _title(desk: Desk, target: Target) -> str:
    known = desk.library.register.get(target.policy)
    return known.title if known else target.policy


def undo(asked: Asked) -> Answer:
    """Put back what was saved last of a clause or instrument, while nobody changed it again."""
    looked = asked.query.get("instrument", "")
    path = _instrument(asked, looked) if looked else asked.desk.library.path_of(_clause(asked).id)
    words = put_back(asked, path, asked.said("number"))
    if not words:
        raise NotThereError
    return go(CHECKS if looked else _address(asked.query["clause"]), words)


# WHAT IS CITED


def instruments(asked: Asked) -> Answer:
    """Return the law and guidance that clauses cite, those looked at longest ago first."""
    return _instruments(asked)


def _instruments(asked: Asked, saved: Saved | None = None) -> Answer:
    found = sorted(asked.desk.library.instruments.values(), key=lambda one: one.checked_on)
    every = {one.path: one for one in reversed(savings(asked.desk.root))}
    return page(
        "instruments", MOVED if saved else 200, instruments=found, today=asked.day, saved=saved,
        last={one.id: every.get(instrument_path(one.id)) for one in found},
        keeps=asked.person.may(Right.KEEP), done=asked.query.get("done", ""),
    )  # fmt: skip


def _instrument(asked: Asked, name: str) -> str:
    """Return the path of an instrument that is there."""
    if name not in asked.desk.library.instruments:
        raise NotThereError
    return instrument_path(name)


def looked_at(asked: Asked) -> Answer:
    """Note that somebody looked at an instrument today, and found it as it is told here."""
    name = asked.said("instrument")
    path, known = _instrument(asked, name), asked.desk.library.instruments[name]
    was = asked.said("was") or None
    change = Change(at=("checked-on",), was=was, value=asked.day, label=known.title)
    saved = save(asked, path, [change], f"looked at ‘{known.title}’")
    return go(CHECKS, "Noted.") if saved.done else _instruments(asked, saved)
