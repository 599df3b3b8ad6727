"""STUDIO: the project on the desk -> as it stands now, or as it would stand after a change.

Every request looks at the files anew, so that what an editor, git or somebody else wrote is seen
at once. Only what has moved is decoded again.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from policyloom import decode
from policyloom.build.drafts import compile_draft, kept_safely, reading_of
from policyloom.compile import linted
from policyloom.decode import TOPIC, Decoded, Surroundings, library_of, surroundings
from policyloom.diagnostics import Diagnostics, Severity
from policyloom.editions import editions_folder
from policyloom.fleet.beginning import beginning
from policyloom.fleet.prospects import tried
from policyloom.remembered import remembered
from policyloom.resolve.documents import targets
from policyloom.resolve.profile import profile_of
from policyloom.store import NotAProjectError, read_project, read_schemas
from policyloom.store.journal import PREFIX
from policyloom.studio.counts import Counts
from policyloom.studio.held import Held, Told
from policyloom.studio.jobs import Jobs
from policyloom.writers.assets import asset_problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from policyloom.build.drafts import Draft, Kept
    from policyloom.compile import Compiled
    from policyloom.editions.schedule import Scheduled
    from policyloom.fleet.prospects import Prospect
    from policyloom.planning import FleetPlan
    from policyloom.resolve.profile import Profile
    from policyloom.source import Library, Target
    from policyloom.store import Project
    from policyloom.studio.counts import Signs


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A project as it stands: what is on disk, what it says, and what is wrong with it.

    ``decoded`` is each file by path, so that a change of one reads only that one.
    """

    project: Project
    around: Surroundings
    decoded: Mapping[str, Decoded]
    library: Library
    problems: Diagnostics
    judged: bool = True
    """Whether rules have judged it; what is only shown for a moment needs none."""
    drafts: dict[Target, tuple[Kept, Draft]] = field(default_factory=dict, repr=False)
    """The drafts that were made on this desk, each with the editions that it came after."""
    readings: dict[Target, tuple[Kept, Compiled]] = field(default_factory=dict, repr=False)
    """What the sources say of documents, each with the editions that it came after."""
    lines: dict[tuple[Target, str], tuple[Compiled, Scheduled]] = field(
        default_factory=dict, repr=False
    )
    """What the documents need on a day, each with the draft that was looked at."""
    shelf: dict[Target, tuple[Signs, Kept]] = field(default_factory=dict, repr=False)
    """The editions as they were read, each with what tells that their files have moved."""
    tried: dict[frozenset[tuple[str, str]], Desk] = field(default_factory=dict, repr=False)
    """The desk as it would be with some texts, which is often how it is soon afterwards."""

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.project.root

    @property
    def targets(self) -> tuple[Target, ...]:
        """All documents that have drafts, by body and policy."""
        return _targets(self.library)

    def target(self, body: str, policy: str) -> Target | None:
        """Return a document of a body, if the body publishes it or has an edition of it."""
        known = self.library.target(body, policy)
        listed = known in self.targets
        return known if listed or kept_safely(self.root, known).editions else None

    def signs(self, target: Target) -> Signs:
        """Return what tells that the editions of a document have moved."""
        return tuple(_signs(self.root, target))

    def kept(self, target: Target) -> Kept:
        """Return the editions of a document; they are read again where a file of them moved."""
        signs = self.signs(target)
        known = self.shelf.get(target)
        if known is None or known[0] != signs:
            known = (signs, kept_safely(self.root, target))
            self.shelf[target] = known
        return known[1]

    def draft(self, target: Target) -> Draft:
        """Return what the sources say of a document today."""
        kept = self.kept(target)
        known = self.drafts.get(target)
        if known is None or known[0] != kept:
            known = (kept, compile_draft(self.library, target, kept))
            self.drafts[target] = known
        return known[1]

    def reading(self, target: Target) -> Compiled:
        """Return the draft as it reads, without what changed since the last edition."""
        kept = self.kept(target)
        known = self.readings.get(target)
        if known is None or known[0] != kept:
            made = reading_of(self.library, target, kept, judged=self.judged)
            known = (kept, made)
            self.readings[target] = known
        return known[1]

    def profile(self, body: str) -> Profile:
        """Return what holds for a body whose file can be read."""
        return profile_of(self.library, body)

    def broken(self, path: str) -> Diagnostics:
        """Return the errors of a file."""
        mine = (one for one in self.problems if one.span.path == path)
        return tuple(one for one in mine if one.severity is Severity.ERROR)

    def with_texts(self, texts: Mapping[str, str], *, lint: bool = True) -> Desk:
        """Return the desk as it would be with other texts in some files."""
        project = replace(self.project, files={**self.project.files, **texts})
        asked = frozenset({*texts.items(), ("", str(lint))})
        if asked not in self.tried:
            self.tried.clear()
            self.tried[asked] = laid(project, self, frozenset(texts), lint=lint)
        return self.tried[asked]


@remembered(4)
def _targets(library: Library) -> tuple[Target, ...]:
    return targets(library)


def laid(
    project: Project, before: Desk | None, moved: frozenset[str], *, lint: bool = True
) -> Desk:
    """Return the desk of a project; of what lay there ``before`` all stays that has not moved."""
    around = (
        replace(before.around, files=project.files)
        if before and before.project.files.keys() == project.files.keys()
        else surroundings(project.files, project.schemas, project.assets, asset_problem)
    )
    known = before.decoded if before else {}
    again = _read_again(around, moved)
    decoded = {
        path: known[path]
        if path in known and path not in again
        else decode.decode_one(path, around)
        for path in around.kinds
    }
    library, problems = library_of(decoded)
    if lint:
        library, problems = linted(library, problems)
    drafts = before.drafts.copy() if before else {}
    readings = before.readings.copy() if before else {}
    return Desk(
        project=project,
        around=around,
        decoded=decoded,
        library=library,
        problems=problems,
        judged=lint,
        drafts={t: one for t, one in drafts.items() if _stays(one[1].compiled, moved)},
        readings={t: one for t, one in readings.items() if _stays(one[1], moved)},
        shelf=before.shelf if before else {},
    )


def _read_again(around: Surroundings, moved: frozenset[str]) -> frozenset[str]:
    """Return what is read again: what a topic says holds for all clauses of it."""
    kinds = around.kinds
    topics = {kinds[path][1] for path in moved if kinds[path][0] == TOPIC}
    below = (path for path, (_, id_) in kinds.items() if id_.partition("/")[0] in topics)
    return moved | frozenset(below) if topics else moved


def _signs(root: Path, target: Target) -> Iterator[tuple[str, int, int]]:
    """Yield what tells that edition files have moved: their names, moments and sizes."""
    folder = root / editions_folder(target.body)
    places = [folder / policy for policy in (*target.formerly, target.policy)]
    for path in (*root.glob(f"{PREFIX}*"), *(p for one in places for p in one.glob("*"))):
        with suppress(FileNotFoundError):
            known = path.stat()
            yield str(path), known.st_mtime_ns, known.st_size


def _stays(compiled: Compiled, moved: frozenset[str]) -> bool:
    """Tell whether a document read none of the files that moved."""
    return compiled.document is not None and not compiled.dependencies & moved


PLANS = 8
"""Plans that are held while somebody decides about them."""


@cache
def library_of_the_program() -> Library:
    """Return the library that a new folder begins with."""
    files = {path: data.decode() for path, data in beginning().items() if path.endswith(".yaml")}
    return decode.decode(files, read_schemas(), {}, asset_problem)[0]


class Office:
    """The desk of one folder, looked at anew by whoever asks; ``None`` where no project is yet.

    ``before`` is how it was when somebody read it.
    """

    def __init__(self, root: Path, before: Desk | None = None) -> None:
        self.root = root
        self.saving = Lock()
        self.held = Held()
        self.told = Told()
        self.jobs = Jobs()
        self.counts = Counts()
        self._reading = Lock()
        self._desk = before
        self._was_there = root.is_dir()
        self.plans: OrderedDict[str, FleetPlan] = OrderedDict()
        self._printed: tuple[Prospect, Prospect] | None = None

    def printed(self, one: Prospect) -> Prospect:
        """Return it tried in every format; what is seen and then approved is tried once."""
        known = self._printed
        if known is None or known[0] != one:
            known = (one, tried(one))
            self._printed = known
        return known[1]

    @property
    def is_gone(self) -> bool:
        """Whether the folder was there and is no more; one that never was may still be begun."""
        self._was_there = self._was_there or self.root.is_dir()
        return self._was_there and not self.root.is_dir()

    def keep_plan(self, digest: str, plan: FleetPlan) -> None:
        """Hold a plan while it is decided about; of many the oldest goes."""
        self.plans[digest] = plan
        if len(self.plans) > PLANS:
            self.plans.popitem(last=False)

    def desk(self) -> Desk | None:
        """Return the project as the disk has it now."""
        with self._reading:
            try:
                project, unread = read_project(self.root)
            except NotAProjectError:
                self._desk = None
                return None
            self._desk = _again(project, unread, self._desk)
            return self._desk


def _again(project: Project, unread: Diagnostics, before: Desk | None) -> Desk:
    if before is None or _is_other(project, before.project):
        found = laid(project, None, frozenset())
    elif moved := _moved(project, before.project):
        found = before.with_texts({path: project.files[path] for path in moved})
    else:
        return before
    if not unread:
        return replace(found, project=project)
    broken = {one.span.path for one in unread if one.severity is Severity.ERROR}
    library = replace(found.library, broken=found.library.broken | broken)
    problems = (*unread, *found.problems)
    return replace(found, library=library, problems=problems, drafts={}, readings={}, lines={})


def _is_other(project: Project, before: Project) -> bool:
    """Tell whether files or pictures came or went: ids that stand twice are felt elsewhere."""
    return project.files.keys() != before.files.keys() or project.assets != before.assets


def _moved(project: Project, before: Project) -> frozenset[str]:
    return frozenset(path for path, text in project.files.items() if before.files[path] != text)
