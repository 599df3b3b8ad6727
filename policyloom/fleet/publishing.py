"""FLEET: drafts and a request to approve them -> what would happen, then the edition files."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from policyloom.build.drafts import compile_draft, kept_editions
from policyloom.diagnostics import Code, Diagnostics, has_errors
from policyloom.editions import (
    Submission,
    edition_path,
    editions_folder,
    propose,
    write_edition,
)
from policyloom.resolve.profile import profile_of
from policyloom.store import alone_in, create_together
from policyloom.writers.facts import facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from policyloom.changes import Comparison
    from policyloom.compile import Target
    from policyloom.editions import Edition, Proposal, Request
    from policyloom.source import Library, Value
    from policyloom.store import Project

    Deed: TypeAlias = Callable[[Submission, Request], Proposal]

MARK = 12
NOTHING = Code.NOTHING_TO_APPROVE
REVIEW = "review"
FOR_APPROVAL = "for-approval"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would happen to one document: its new edition, or the problems that prevent it."""

    target: Target
    edition: Edition | None = None
    comparison: Comparison | None = None
    diagnostics: Diagnostics = ()
    left: str = ""
    """Why a document that was not asked for by name is left alone."""
    follow_up: str = ""
    """What to write into the overlay afterwards, so that the draft agrees with the edition."""

    @property
    def refused(self) -> bool:
        """Tell whether nothing can be done with it."""
        return self.edition is None and not self.left

    @property
    def path(self) -> str:
        """Where the edition's file will be."""
        version = self.edition.words if self.edition else ""
        return edition_path(self.target.body, self.target.policy, version)


def plan_for(
    project: Project, library: Library, target: Target, request: Request, deed: Deed
) -> Plan:
    """Return what an approval or a review would do; nothing is written."""
    kept = kept_editions(project.root, target)
    asked = _with_day(library, target, request) if deed is propose else request
    draft = compile_draft(library, target, kept, as_of=asked.effective or asked.on, strict=True)
    compiled = draft.compiled
    if compiled.document is None:
        return Plan(target=target, diagnostics=compiled.diagnostics)
    submission = Submission(
        document=compiled.document,
        library=library,
        policy=library.policies[target.policy],
        before=kept.editions,
        files=project.files,
    )
    proposal = deed(submission, asked)
    found = tuple(dict.fromkeys((*compiled.diagnostics, *proposal.problems)))
    edition = None if has_errors(found) else proposal.edition
    return Plan(
        target=target,
        edition=edition,
        comparison=proposal.comparison,
        diagnostics=found,
        follow_up=_follow_up(library, edition) if edition else "",
    )


def _follow_up(library: Library, edition: Edition) -> str:
    """Return the dates that the overlay should say from now on, and does not."""
    profile = profile_of(library, edition.body)
    said = profile.documents.get(edition.policy, {})
    dates = {"effective-from": edition.approval.effective}
    if edition.approval.kind == REVIEW:
        printed = facts(edition.document)
        renewed = {"last-reviewed": "reviewed", "next-review": "due"}
        dates = {key: printed[name] for key, name in renewed.items() if name in printed}
    wrong = {
        key: day
        for key, day in dates.items()
        if (key not in said or said[key].text != day) and not _followed(key, day, said)
    }
    values = " and ".join(f'`{key}: "{day}"`' for key, day in wrong.items())
    return f"Now write {values} for {edition.policy} in {profile.overlay.path}" if wrong else ""


def _followed(key: str, day: str, said: Mapping[str, Value]) -> bool:
    """Tell whether drafts know the day by themselves: they are never read before an edition's."""
    return key == "effective-from" and key in said and said[key].text < day


def _with_day(library: Library, target: Target, request: Request) -> Request:
    """Let an edition take effect when the overlay says, unless that day has passed by then."""
    if request.effective or target.body not in library.overlays:
        return request
    day = profile_of(library, target.body).documents.get(target.policy, {}).get("effective-from")
    return replace(request, effective=day.text) if day and day.text > request.on else request


def due(library: Library, plan: Plan) -> Plan:
    """Return a plan for one of several documents: left alone when nothing waits for approval."""
    documents = profile_of(library, plan.target.body).documents.get(plan.target.policy, {})
    status = documents.get("status")
    if status is None or status.text != FOR_APPROVAL:
        return Plan(target=plan.target, left="its overlay does not say `status: for-approval`")
    nothing = next((d for d in plan.diagnostics if d.code == NOTHING), None)
    return Plan(target=plan.target, left=nothing.message) if nothing else plan


def fingerprint(plans: Iterable[Plan]) -> str:
    """Return a short mark of everything that would be written: ``3f2a-91bc-04de``."""
    digests = sorted(plan.edition.digest for plan in plans if plan.edition)
    mark = hashlib.sha256("\n".join(digests).encode()).hexdigest()[:MARK]
    return "-".join(mark[at : at + 4] for at in range(0, MARK, 4))


@contextmanager
def alone_with(root: Path, targets: Iterable[Target]) -> Iterator[None]:
    """Keep every other approval of the same bodies waiting outside; raises BusyError."""
    folders = sorted({(root / editions_folder(target.body)).parent for target in targets})
    with ExitStack() as held:
        for folder in folders:
            held.enter_context(alone_in(folder))
        yield


def publish(root: Path, plans: Sequence[Plan], further: Mapping[Path, bytes]) -> None:
    """Write the editions of all plans, and ``further`` new files, or nothing at all."""
    editions = {
        root / plan.path: write_edition(plan.edition).encode() for plan in plans if plan.edition
    }
    create_together(editions | dict(further))
