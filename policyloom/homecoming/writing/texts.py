"""Texts: what is proposed for a clause, as the body's own text, title or omission of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.homecoming.layers import Layer
from policyloom.homecoming.sentences import cell_words
from policyloom.homecoming.texts import ENDS, NotWritableError, change, opened
from policyloom.homecoming.values import is_whole
from policyloom.homecoming.writing.policy import write_titles
from policyloom.resolve.profile import profile_of
from policyloom.resolve.terms import LEGAL
from policyloom.source import Mutability, version_words
from policyloom.yaml.edit import REMOVED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.writing.changed import Changed
    from policyloom.source import ClauseVersion, Modification

FIXED = frozenset({Mutability.LOCKED, Mutability.PARAMETRISED})
OWN_WORDS = frozenset({Layer.OWN_TEXT, Layer.OWN_CLAUSE})


def write_clause(clause: str, mine: Sequence[Proposal], changed: Changed) -> None:
    """Write what is proposed for a clause into the body's own text, or begin one."""
    if not clause and mine[0].at.path:
        write_titles(mine, changed)
        return
    own = _own_text(clause, changed)
    text = own.text if own and own.own else _library_text(clause, changed)
    if problem := "" if own and own.own else _fixed(clause, changed):
        changed.refuse(mine, problem)
    elif text is None:
        changed.refuse(mine, "its clause was not found")
    elif _is_left_out(clause, mine, changed):
        changed.together(mine, lambda _, into: _leave_out(clause, own, into))
    else:
        _write_text(
            clause, [one for one in mine if not _is_title(one, changed)], own, text, changed
        )
        titles = [one for one in mine if _is_title(one, changed)]
        if titles:
            changed.together(titles, lambda ones, into: _write_title(clause, ones, text, into))


def _own_text(clause: str, changed: Changed) -> Modification | None:
    """Return the body's own text of a clause, if it has one."""
    overlay = changed.ground.library.overlays[changed.ground.body]
    mine = (one for one in overlay.modifications if one.is_for(changed.ground.policy))
    return next((one for one in mine if one.own and clause in {one.clause, one.target}), None)


def _library_text(clause: str, changed: Changed) -> str | None:
    """Return the text that was printed, as the library has it."""
    found = _library_version(clause, changed)
    return found.text if found else None


def _library_version(clause: str, changed: Changed) -> ClauseVersion | None:
    """Return the version of a clause that was printed."""
    known = changed.ground.library.clauses.get(clause)
    version = next((one.version for one in changed.units if one.clause == clause), "")
    versions = known.versions if known else ()
    return next((one for one in versions if version_words(one.version) == version), None)


def _fixed(clause: str, changed: Changed) -> str:
    """Say why a body may have no text of its own of a clause, or nothing."""
    known = changed.ground.library.clauses.get(clause)
    if known and known.mutability in FIXED:
        return "the library keeps these words as they are: whoever keeps it decides"
    return ""


def _leave_out(clause: str, own: Modification | None, changed: Changed) -> None:
    """Write that a clause of the library is not printed; take out one of the body's own."""
    if own is None:
        changed.put_modification({"omit": clause})
        return
    is_own = own.clause == clause and "insert" in changed.modifications()[own.index]
    reasoned = {"omit": clause, "reason": changed.ground.reason}
    changed.put(changed.overlay, {("modifications", own.index): REMOVED if is_own else reasoned})


def _is_left_out(clause: str, mine: Sequence[Proposal], changed: Changed) -> bool:
    """Tell whether every paragraph of a clause is taken out."""
    units = changed.units
    spots = (spot for one in mine for spot in one.spots)
    gone = {at for at, hunk in spots if not hunk.new and is_whole(units[at], hunk)}
    stood = {at for at, one in enumerate(units) if one.clause == clause and one.atoms}
    return stood <= gone


def _write_text(
    clause: str,
    mine: Sequence[Proposal],
    own: Modification | None,
    text: str,
    changed: Changed,
) -> None:
    """Write the text of a clause with as many of the proposals as it can hold together.

    Where a paragraph was split or joined is found by its words of now, so these come first.
    """
    taken: list[Proposal] = []
    for one in sorted(mine, key=lambda one: one.layer in ENDS):
        try:
            _with(text, clause, [*taken, one], changed)
        except NotWritableError as problem:
            changed.refuse((one,), str(problem))
        else:
            taken.append(one)
    if taken:
        new = _with(text, clause, taken, changed)
        changed.tried(taken[0], lambda _, into: _put_text(clause, own, new, into))


def _with(text: str, clause: str, mine: Sequence[Proposal], changed: Changed) -> str:
    """Return the text of a clause as proposals change it."""
    made = opened(text, clause, changed.units)
    change(made, changed.units, mine)
    return made.written()


def _put_text(clause: str, own: Modification | None, text: str, changed: Changed) -> None:
    """Write the text of a clause into the overlay."""
    if own is not None:
        changed.put(changed.overlay, {("modifications", own.index, "text"): text})
        return
    version = next(one.version for one in changed.units if one.clause == clause)
    changed.put_modification(_begun(clause, version, changed) | {"text": text})


def _begun(clause: str, version: str, changed: Changed) -> dict[str, object]:
    """Return the beginning of a text of the body's own.

    It says who requires it, where the duties of the text above it are kept for that.
    """
    begun: dict[str, object] = {"substitute": clause, "base": version}
    profile = profile_of(changed.ground.library, changed.ground.body)
    known = _library_version(clause, changed)
    keeps = LEGAL[profile.style_of("keep-must-for", "none")] if profile.duties else ()
    return begun | ({"source": known.source} if known and known.source in keeps else {})


def _is_title(one: Proposal, changed: Changed) -> bool:
    """Tell whether a proposal changes the words of a clause's title."""
    spots = [(changed.units[at], hunk) for at, hunk in one.spots]
    whole = any(not hunk.new and is_whole(unit, hunk) for unit, hunk in spots)
    return one.layer in OWN_WORDS and all(unit.heading for unit, _ in spots) and not whole


def _write_title(clause: str, mine: Sequence[Proposal], text: str, changed: Changed) -> None:
    """Write the title of a clause into the body's own text of it, or begin one."""
    unit = changed.units[mine[0].spots[0][0]]
    words = cell_words(unit, [hunk for one in mine for _, hunk in one.spots])
    for at, one in enumerate(changed.modifications()):
        if clause in (one.get("substitute"), one.get("insert")):
            changed.put(changed.overlay, {("modifications", at, "title"): words})
            return
    entry = {"title": words, "text": text}
    changed.put_modification(_begun(clause, unit.version, changed) | entry)
