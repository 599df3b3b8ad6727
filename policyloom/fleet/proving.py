"""FLEET: what is taken of proposals -> the sources with it, proved.

The document is built again from the changed sources, and laid beside what came home nothing may
differ but what was not taken.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from policyloom.build.drafts import compile_draft, kept_editions
from policyloom.compile import load
from policyloom.diagnostics import has_errors
from policyloom.fleet.following import RECORD, read_following
from policyloom.fleet.following import taken as brought
from policyloom.fleet.taking import overlap, text_units, units_of
from policyloom.homecoming import Layer, laid, proposals
from policyloom.homecoming.layers import EVERYWHERE, ROWS
from policyloom.homecoming.printing import like
from policyloom.homecoming.since import rebased
from policyloom.homecoming.values import singular
from policyloom.homecoming.writing import Ground, written
from policyloom.source import policy_path
from policyloom.store import MovedError, RefusedError, exchange, read_whole, with_endings
from policyloom.writers.assets import asset_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from policyloom.diagnostics import Diagnostics
    from policyloom.document import Document
    from policyloom.fleet.taking import Proposed
    from policyloom.homecoming import Proposal, Unit
    from policyloom.manuscript.home import Home
    from policyloom.source import Library, Target
    from policyloom.store import Project

CONTROL = "control"
UNPROVED = "what would be built would not read as it came home; change this clause by hand"
GONE = "what would be built no longer has “{}”, as the file still does; change it by hand"
ARTICLE = re.compile(r"^an? ")
LONGEST, MOST_ALONE = 60, 40
"""So much is quoted of what would be gone, and so many are tried one by one."""
SUSPECTED = (frozenset({Layer.CONTROL}), ROWS, EVERYWHERE)
"""Layers whose values may be refused by the project's own rules, the likeliest first."""
FREE = frozenset({Layer.COMMENT, Layer.CONTROL})
"""What may differ after writing: comments are answered, and control data follow from the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The files with what was taken, or why nothing can be written.

    ``refused`` are proposals that have no place in the sources, by number. ``unproved`` are
    differences that would be left over.
    """

    files: Mapping[str, str]
    refused: Mapping[int, str]
    unproved: tuple[Proposal, ...] = ()
    problems: Diagnostics = ()


def taken(
    project: Project, library: Library, found: Proposed, chosen: Sequence[Proposal], reason: str
) -> Result:
    """Return the sources with what was chosen, proved by building the document again.

    What stands in the way of the proof is left out, and told, if the rest can be proved.
    """
    attempt = partial(_taken, project, library, found, reason)
    result = attempt(chosen)
    for doubtful, why in _suspects(chosen, result):
        rest = [one for one in chosen if one.number not in doubtful]
        again = attempt(rest) if doubtful and rest else None
        if again and again.files:
            others = {**dict.fromkeys(doubtful, why), **result.refused}
            return replace(again, refused={**others, **again.refused})
    stands = bool(result.unproved or result.problems) and not result.files
    return _one_by_one(chosen, result, attempt) if stands else result


def _one_by_one(
    chosen: Sequence[Proposal], whole: Result, attempt: Callable[[Sequence[Proposal]], Result]
) -> Result:
    """Return what can be proved, and ``whole`` if nothing can; each other one is told with why."""
    asked = [one for one in chosen if one.number not in whole.refused]
    kept: list[Proposal] = []
    best, refused = whole, dict(whole.refused)
    for one in asked if len(asked) <= MOST_ALONE else ():
        tried = attempt([*kept, one])
        if tried.files:
            kept, best = [*kept, one], tried
        else:
            refused[one.number] = _why_not(tried)
    return replace(best, refused={**best.refused, **refused}) if kept else whole


def _why_not(tried: Result) -> str:
    """Return why something cannot be written: what would be refused, or no longer be printed."""
    if tried.problems:
        return tried.problems[0].message
    lost = next((one.new for one in tried.unproved if not one.old), "")
    said = f"{lost[:LONGEST].rstrip()} …" if len(lost) > LONGEST else lost
    return GONE.format(said) if lost else UNPROVED


def _suspects(chosen: Sequence[Proposal], result: Result) -> Iterator[tuple[set[int], str]]:
    """Yield which proposals may stand in the way, by their numbers, and how that is said."""
    yield {one.number for one in chosen if _is_doubtful(one, result.unproved)}, UNPROVED
    for problem in result.problems[:1]:
        yield {one.number for one in chosen if one.parts and not one.new}, problem.message
        for layers in SUSPECTED:
            yield {one.number for one in chosen if one.layer in layers}, problem.message


def _is_doubtful(one: Proposal, unproved: Sequence[Proposal]) -> bool:
    """Tell whether a proposal is for the clause in which something would read otherwise."""
    texts = one.layer not in EVERYWHERE
    return texts and any(one.clause and one.clause == left.clause for left in unproved)


def _taken(
    project: Project, library: Library, found: Proposed, reason: str, chosen: Sequence[Proposal]
) -> Result:
    made = written(chosen, found.units, _ground(project, library, found, reason))
    kept = [one for one in chosen if one.number not in made.refused]
    if not kept:
        return Result(files={}, refused=made.refused)
    document, problems = _built(project, found, made.files)
    if document is None:
        return Result(files={}, refused=made.refused, problems=problems)
    left = tuple(_left_over(found, document, kept))
    return Result(files={} if left else made.files, refused=made.refused, unproved=left)


def without_place(project: Project, library: Library, found: Proposed) -> Mapping[int, str]:
    """Return which proposals cannot be written, and why, by number, before anybody chooses.

    Those that contradict each other are for somebody to decide first.
    """
    asked = [
        one
        for one in found.proposals
        if one.layer not in FREE and one.number not in found.conflicts
    ]
    return written(asked, found.units, _ground(project, library, found)).refused


def _ground(project: Project, library: Library, found: Proposed, reason: str = "") -> Ground:
    return Ground(
        library=library,
        texts=project.texts,
        body=found.target.body,
        policy=found.target.policy,
        reason=reason,
        owns_policy=_owns_policy(project, library, found.target),
    )


def _owns_policy(project: Project, library: Library, target: Target) -> bool:
    """Tell whether only this body has the policy, and no library that is followed brought it."""
    others = (body for body in library.overlays if body != target.body)
    if any(target.policy in library.policies_of(body) for body in others):
        return False
    if not (project.root / RECORD).is_file():
        return True
    try:
        packs = [brought(project.root, one) for one in read_following(project.root)]
    except RefusedError:
        return False
    return not any(policy_path(target.policy) in pack.files for pack in packs)


def _built(
    project: Project, found: Proposed, files: Mapping[str, str]
) -> tuple[Document | None, Diagnostics]:
    texts = {**project.files, **files}
    library, problems = load(texts, project.schemas, project.assets, asset_problem)
    mine = tuple(one for one in problems if one.span.path in files and has_errors((one,)))
    if mine:
        return None, mine
    kept = kept_editions(project.root, found.target)
    compiled = compile_draft(library, found.target, kept).compiled
    return compiled.document, tuple(d for d in compiled.diagnostics if has_errors((d,)))


def _left_over(
    found: Proposed, document: Document, kept: Sequence[Proposal]
) -> Iterator[Proposal]:
    """Yield what still differs from what came home, and was neither refused nor left."""
    units = text_units(document) if found.text_only else units_of(document)
    numbers = {one.number for one in kept}
    others = (one for one in found.proposals if one.number not in numbers)
    left = Counter(map(_words, others))
    values = {_value(one.new, one.old) for one in kept if one.layer in EVERYWHERE}
    made = frozenset(_made(found.units))
    disputed = frozenset(_disputed(found, kept))
    home = _together(found)
    for one in proposals(units, home, laid(units, home.paragraphs), document.body):
        if _is_free(one, units) or left[_words(one)] > 0 or _value(one.old, one.new) in values:
            continue
        if any(_is_of(one, dispute) for dispute in disputed):
            continue
        if one.layer is Layer.INSERTED and like(one.new) in made:
            continue  # What named it went, and the list is made of what is named.
        same = "".join(one.old.split()) == "".join(one.new.split())
        if same and one.layer is not Layer.MOVED:
            continue  # A space where two paragraphs became one.
        yield one


def _together(found: Proposed) -> Home:
    """Return one file that has the edits of all copies."""
    first, *others = (copy.home for copy in found.copies)
    printed_ = [one.text for one in found.units]
    for other in others:
        first = rebased(other, first, printed_, [True] * len(first.paragraphs))
    return first


def _made(units: Sequence[Unit]) -> Iterator[str]:
    """Yield the lines that the program makes of what the rest names, such as related policies."""
    of_one_token = [
        (unit, unit.atoms[0].at)
        for unit in units
        if "Item" in unit.inside and [atom.kind for atom in unit.atoms] == ["policy"]
    ]
    lines = Counter(at for _, at in of_one_token)
    yield from (like(unit.text) for unit, at in of_one_token if lines[at] > 1)


def _disputed(found: Proposed, kept: Sequence[Proposal]) -> Iterator[tuple[str, str, str]]:
    """Yield clauses, with words that were taken and those of another copy in their place."""
    numbers = {one.number for one in kept}
    for one in found.proposals:
        if one.number in found.conflicts and one.number not in numbers:
            for other in (other for other in kept if overlap(one, other)):
                yield one.clause, like(other.new), like(one.new)


def _is_of(one: Proposal, dispute: tuple[str, str, str]) -> bool:
    """Tell whether a difference is that another copy said otherwise what was taken."""
    clause, taken_, left = dispute
    both = ((like(one.old), taken_), (like(one.new), left))
    return one.clause == clause and all(a in b or b in a for a, b in both)


def _is_free(one: Proposal, units: Sequence[Unit]) -> bool:
    """Tell whether a difference may stay; a line of the control table may also come and go."""
    in_control = one.layer is Layer.INSERTED and any(
        units[at].part == CONTROL for at, _ in one.spots
    )
    return one.layer in FREE or in_control


def _value(old: str, new: str) -> tuple[str, str]:
    """Return the words of a value that was changed, as it is said of one and inside a sentence."""
    bare = (ARTICLE.sub("", like(words).lower()) for words in (old, new))
    return singular(*bare)


def _words(one: Proposal) -> tuple[str, str]:
    """Return what a difference is known by; of a paragraph as a whole, how it reads now."""
    whole = one.layer in {Layer.MOVED, Layer.SPLIT, Layer.JOINED}
    return one.layer.value if whole else like(one.old), like(one.new)


def keep_taken(project: Project, result: Result) -> None:
    """Write the files, all or none; raises MovedError when one has moved on meanwhile."""
    before: dict[str, bytes | None] = {}
    after: dict[str, bytes] = {}
    for path, text in result.files.items():
        data = read_whole(project.root, path)
        known = project.texts.get(path)
        moved = data is None or known is None or with_endings(data, known) != data
        if moved and (data, known) != (None, None):
            raise MovedError(path)
        before[path] = data
        after[path] = with_endings(data or b"", text)
    folder = min(result.files).rpartition("/")[0]
    exchange(project.root, folder, before, after)
