"""The policy's file: order, sections and titles, where the policy is the body's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.homecoming.sections import (
    clause_file,
    free_key,
    reordered,
    title_of,
    title_place,
    with_section,
)
from policyloom.homecoming.sentences import cell_words
from policyloom.homecoming.texts import NotWritableError
from policyloom.homecoming.values import is_whole
from policyloom.source import clause_path, policy_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.writing.changed import Changed

OWN = "write it there, or import the draft as a policy of your own"


def _policy_file(changed: Changed) -> str:
    """Return the place of the policy, if it is the body's own to change."""
    path = policy_path(changed.ground.policy)
    if not changed.ground.owns_policy:
        raise NotWritableError(f"{path} says it, for every body that has the policy; {OWN}")
    return path


def write_order(one: Proposal, changed: Changed) -> None:
    """Move whole sections."""
    path, units = _policy_file(changed), changed.units
    moved = {at for at, _ in one.spots}
    keys = dict.fromkeys(units[at].section for at, _ in one.spots)
    stayed = (unit for n, unit in enumerate(units) if unit.text.strip() and n not in moved)
    if any(unit.section in keys for unit in stayed):
        raise NotWritableError("a part of a section moved; move clauses in the policy by hand")
    after = units[one.after].section if one.after >= 0 else ""
    changed.files[path] = reordered(changed.text(path), path, [*keys], after)


def write_section(run: Sequence[Proposal], changed: Changed) -> None:
    """Begin a section with a clause of its own, of a heading and what was put in below it."""
    heading, *below = run
    if not below:
        raise NotWritableError("a section has a text; write one below its heading")
    path, title = _policy_file(changed), title_of(heading)
    before = changed.units[heading.spots[0][0]].section
    name = f"{changed.ground.policy}/{free_key(changed.text(path), path, title)}"
    if clause_path(name) in changed.ground.texts:
        raise NotWritableError(f"there is a clause {name} already")
    changed.files[path] = with_section(changed.text(path), path, before, name, title)
    changed.files[clause_path(name)] = clause_file(name, title, _in_force(changed), below)


def _in_force(changed: Changed) -> str:
    """Return the day from which the oldest text of the document is in force."""
    known = changed.ground.library.clauses
    mine = (known[one.clause] for one in changed.units if one.clause in known)
    return min(version.in_force for clause in mine for version in clause.versions)


def write_titles(mine: Sequence[Proposal], changed: Changed) -> None:
    """Change titles of sections: all that is proposed for one title together."""
    by_title: dict[int, list[Proposal]] = {}
    for one in mine:
        by_title.setdefault(one.spots[0][0], []).append(one)
    for ones in by_title.values():
        changed.together(ones, _title)


def _title(mine: Sequence[Proposal], changed: Changed) -> None:
    """Change one title, its tokens kept where nothing changed.

    That of a policy which others have too is given to it by the body, in its overlay.
    """
    unit = changed.units[mine[0].spots[0][0]]
    hunks = [hunk for one in mine for _, hunk in one.spots]
    own = not changed.ground.owns_policy or mine[0].at.path == changed.overlay
    if unit.part == "title" and own and any(hunk.new for hunk in hunks):
        words = cell_words(unit, hunks)
        changed.put(changed.overlay, {("documents", changed.ground.policy, "title"): words})
        return
    path = _policy_file(changed)
    if any(not one.new and is_whole(unit, hunk) for one in mine for _, hunk in one.spots):
        raise NotWritableError(f"a section goes with its title; take it out of {path} by hand")
    if unit.part not in {"title", "section"}:
        raise NotWritableError(f"{path}:{mine[0].at.line} says it; change it there")
    is_section = unit.part == "section"
    key = title_place(changed.text(path), path, unit.section) if is_section else ("title",)
    changed.put(path, {key: cell_words(unit, hunks)})
