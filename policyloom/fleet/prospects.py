"""FLEET: a draft and a decision about it -> the edition that it would make, or why it cannot."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from policyloom.build.drafts import compile_draft, kept_editions
from policyloom.build.printing import unwritable
from policyloom.diagnostics import Code, Diagnostics, has_errors
from policyloom.editions import Submission, edition_path, propose, write_edition
from policyloom.editions.request import unsettled
from policyloom.fleet.recorded import lost
from policyloom.resolve.profile import profile_of
from policyloom.writers.facts import facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from policyloom.changes import Comparison
    from policyloom.editions import Edition, Proposal, Request
    from policyloom.source import Library, Target, Value
    from policyloom.store import Project

    Deed: TypeAlias = Callable[[Submission, Request], Proposal]

MARK = 12
NOTHING = Code.NOTHING_TO_APPROVE
REVIEW = "review"
FOR_APPROVAL = "for-approval"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """What a decision would make of one document: a new edition, or what prevents it.

    ``before`` and ``version`` are the newest edition and the new one, ``text`` is the file of the
    new one, compressed: of a large fleet all are kept until all are known. ``left`` says why a
    document that was not asked for by name is left alone, ``there`` that an earlier run has done
    it. ``follow_up`` is what to write into the overlay afterwards. ``place`` is where a file goes
    that is no edition.
    """

    target: Target
    before: str = ""
    version: str = ""
    digest: str = ""
    text: bytes = b""
    edition: Edition | None = None
    comparison: Comparison | None = None
    problems: Diagnostics = ()
    left: str = ""
    there: bool = False
    follow_up: str = ""
    place: str = ""

    @property
    def goes(self) -> bool:
        """Tell whether there is something to write."""
        return bool(self.text)

    @property
    def refused(self) -> bool:
        """Tell whether nothing can be done with it."""
        return not (self.goes or self.there or self.left)

    @property
    def path(self) -> str:
        """Where the file is, or will be."""
        return self.place or edition_path(self.target.body, self.target.policy, self.version)

    @property
    def light(self) -> Prospect:
        """The same without the document itself, which is large."""
        return replace(self, edition=None, comparison=None)


def prospect(
    project: Project, library: Library, target: Target, request: Request, deed: Deed
) -> Prospect:
    """Return what an approval or a review would do; nothing is written."""
    kept = kept_editions(project.root, target)
    asked = _with_day(library, target, request) if deed is propose else request
    draft = compile_draft(library, target, kept, as_of=asked.effective or asked.on, strict=True)
    compiled = draft.compiled
    problems = (*unsettled(compiled.diagnostics), *lost(project.root, target))
    if compiled.document is None:
        return Prospect(target=target, problems=problems)
    submission = Submission(
        document=compiled.document,
        library=library,
        policy=library.policies[target.policy],
        before=kept.editions,
        files=project.files,
        withdrawn=kept.withdrawn,
    )
    proposal = deed(submission, asked)
    found = tuple(dict.fromkeys((*problems, *proposal.problems)))
    edition = proposal.edition
    if has_errors(found) or edition is None:
        return Prospect(target=target, comparison=proposal.comparison, problems=found)
    return Prospect(
        target=target,
        before=edition.supersedes,
        version=edition.words,
        digest=edition.digest,
        text=zlib.compress(write_edition(edition).encode()),
        edition=edition,
        comparison=proposal.comparison,
        problems=found,
        follow_up=_follow_up(library, edition),
    )


def if_due(library: Library, one: Prospect) -> Prospect:
    """Return it for one of several documents: left alone when nothing waits for approval."""
    documents = profile_of(library, one.target.body).documents.get(one.target.policy, {})
    status = documents.get("status")
    if status is None or status.text != FOR_APPROVAL:
        return Prospect(target=one.target, left="its overlay does not say `status: for-approval`")
    nothing = next((d for d in one.problems if d.code == NOTHING), None)
    return Prospect(target=one.target, left=nothing.message) if nothing else one


def tried(one: Prospect) -> Prospect:
    """Return it with what keeps any format of its edition from being made; all are tried."""
    found = unwritable(one.edition.document) if one.edition else ()
    problems = (*one.problems, *found)
    if has_errors(found):
        return Prospect(target=one.target, comparison=one.comparison, problems=problems)
    return replace(one, problems=problems)


def fingerprint(found: Iterable[Prospect]) -> str:
    """Return a short mark of everything that would be written: ``3f2a-91bc-04de``."""
    digests = sorted(one.digest for one in found if one.goes)
    mark = hashlib.sha256("\n".join(digests).encode()).hexdigest()[:MARK]
    return "-".join(mark[at : at + 4] for at in range(0, MARK, 4))


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
