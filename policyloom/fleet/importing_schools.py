"""FLEET: one policy as several schools have it -> clauses that they share, and each one's own.

The file that is nearest to all others becomes the policy; what another says otherwise becomes its
school's changes, and is proved by building.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.compile import compile_policy
from policyloom.fleet.importing import as_changes, matched_file
from policyloom.importing import bring, outline
from policyloom.importing.bodies import with_body
from policyloom.importing.bringing import listed
from policyloom.scaffold.ground import Scaffold, read_in
from policyloom.source import Target, overlay_path
from policyloom.store import Project

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from policyloom.diagnostics import Diagnostics
    from policyloom.document import Document
    from policyloom.fleet.proving import Result
    from policyloom.fleet.taking import Proposed
    from policyloom.homecoming import Proposal
    from policyloom.importing import Brought, Outline
    from policyloom.manuscript import Manuscript
    from policyloom.scaffold.ground import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolFile:
    """A file of a school: its outline, what it says of itself, and its words that are tokens."""

    body: str
    found: Outline
    control: Mapping[str, str]
    tokens: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """What a school's file says otherwise than the shared policy, and what comes of it."""

    document: Document | None
    told: Proposed | None = None
    result: Result | None = None
    problems: Diagnostics = ()

    @property
    def left(self) -> tuple[Proposal, ...]:
        """What its draft would not say as the file does."""
        if self.told is None or self.result is None:
            return ()
        refused = (one for one in self.told.proposals if one.number in self.result.refused)
        return (*refused, *self.result.unproved)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The policy that the files share, made of the one at ``model``; ``others`` by their place.

    ``scaffold`` has all files together.
    """

    brought: Brought
    model: int
    others: Mapping[int, Differs]
    scaffold: Scaffold
    new: Mapping[str, Scaffold] = field(default_factory=dict)
    """The overlays of schools that are begun with it."""

    @property
    def is_ready(self) -> bool:
        """Whether every draft would say what its file says."""
        results = [one.result for one in self.others.values()]
        whole = all(one and not one.problems and not one.unproved for one in results)
        return self.brought.document is not None and not self.scaffold.problems and whole


def shared(
    files: Sequence[SchoolFile],
    ground: Ground,
    root: Path,
    reason: str,
    new: Mapping[str, Scaffold] | None = None,
) -> Shared:
    """Return what several files share as clauses, and what each says otherwise as its overlay.

    ``new`` are the overlays of schools that the ground has and the project does not.
    """
    at = model_of([one.found for one in files])
    model = files[at]
    brought = bring(model.found, model.control, ground, model.body, model.tokens)
    scaffold = brought.scaffold
    sharing = _Sharing(policy=brought.policy, ground=ground, root=root, reason=reason)
    others: dict[int, Differs] = {}
    for place, one in enumerate(files):
        if place != at and brought.document is not None:
            others[place], scaffold = sharing.with_school(one, scaffold)
    begun = new or {}
    for body, overlay in begun.items():
        scaffold = with_body(scaffold, body, overlay)
    if model.body in begun:
        own = with_body(brought.scaffold, model.body, begun[model.body])
        brought = replace(brought, scaffold=own)
    return Shared(brought=brought, model=at, others=others, scaffold=scaffold, new=begun)


def of_one_model(found: Sequence[Outline]) -> frozenset[int]:
    """Return which outlines have most paragraphs of another one; none where no two have."""
    together: set[int] = set()
    for at, one in enumerate(found):
        for near in range(at + 1, len(found)):
            together |= {at, near} if matched_file(found[near], one).is_one_model else set()
    return frozenset(together)


def outlines(
    read: Sequence[tuple[Manuscript, Mapping[str, bytes]]], kept: Collection[str] = ()
) -> list[Outline]:
    """Return the outlines of files that will share a policy.

    Its sections number their paragraphs only where all files have the same numbers.
    """
    made = [outline(said, shown, kept) for said, shown in read]
    ways = {tuple(one.paragraphs for one in found.chapters) for found in made}
    if len(ways) > 1:
        made = [outline(said, shown, kept, counted=False) for said, shown in read]
    return made


def model_of(found: Sequence[Outline]) -> int:
    """Return which outline has the most paragraphs of all others; the first of equal ones."""
    same = [
        sum(matched_file(other, one).same for other in found if other is not one) for one in found
    ]
    return same.index(max(same))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sharing:
    """A policy that was brought in, and where and why schools say it otherwise."""

    policy: str
    ground: Ground
    root: Path
    reason: str

    def with_school(self, one: SchoolFile, scaffold: Scaffold) -> tuple[Differs, Scaffold]:
        """Return what a file says otherwise, and the files with its school's changes in them."""
        ground, path = self.ground, overlay_path(one.body)
        texts = {**ground.files, **scaffold.files, **scaffold.changed}
        library, _ = read_in(ground, {**scaffold.files, **scaffold.changed})
        now = replace(ground, files=texts, library=library)
        texts[path], problems = listed(now, one.body, self.policy, one.control)
        library, more = read_in(now, {path: texts[path]})
        problems = (*problems, *more)
        document = compile_policy(library, Target(one.body, self.policy)).document
        if problems or document is None:
            refused = replace(scaffold, problems=(*scaffold.problems, *problems))
            return Differs(document=document, problems=problems), refused
        schemas, assets = ground.schemas, ground.assets
        project = Project(root=self.root, files=texts, schemas=schemas, assets=assets)
        told, result = as_changes(project, library, document, one.found, self.reason)
        changed = {**scaffold.changed, path: texts[path], **result.files}
        made = Differs(document=document, told=told, result=result)
        return made, replace(scaffold, changed=changed)
