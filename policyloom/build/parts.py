"""BUILD: a project in parts -> only those are loaded and compiled anew that have moved.

A part is a trust with its schools. What is found of a trust depends on its own folder, on what all
bodies share, and on what other trusts name (``Named``): three digests, all of content. While they
are the same, what was found stands. A project with a file that has errors is taken as a whole,
because such a file may be felt anywhere.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from policyloom.build.keeping import keep, kept
from policyloom.build.prints import Parts, parts_print
from policyloom.compile import load
from policyloom.decode import decode
from policyloom.diagnostics import Diagnostics
from policyloom.records import Form
from policyloom.resolve.documents import targets
from policyloom.source import Named, Target
from policyloom.source.names import named_by
from policyloom.writers.assets import asset_problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.records import Json
    from policyloom.source import Library
    from policyloom.store import Project

KIND, KEPT = "parts", 20
REGISTER = "/register.yaml"
FORM = Form()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found of a trust when its ``ground`` and the names ``around`` it were these.

    ``bodies`` are what its bodies are called, by their ids, ``targets`` its documents that have
    drafts, and ``told`` is what somebody found of each
    document, as plain data.
    """

    ground: str
    around: str
    names: Named
    problems: Diagnostics
    bodies: Mapping[str, str]
    targets: tuple[Target, ...]
    told: Mapping[Target, Json]

    @property
    def data(self) -> Json:
        """The same as plain data."""
        return {
            "ground": self.ground,
            "around": self.around,
            "clauses": sorted(self.names.clauses),
            "words": sorted(self.names.words),
            "problems": FORM.write(self.problems),
            "bodies": dict(self.bodies),
            "targets": [[one.body, one.policy, list(one.formerly)] for one in self.targets],
            "told": [[target.body, target.policy, one] for target, one in self.told.items()],
        }


def _found(data: Any) -> Found:  # noqa: ANN401 - it is what ``Found.data`` made
    return Found(
        ground=data["ground"],
        around=data["around"],
        names=Named(clauses=frozenset(data["clauses"]), words=frozenset(data["words"])),
        problems=FORM.read(data["problems"], Diagnostics),
        bodies=data["bodies"],
        targets=tuple(
            Target(body, policy, formerly=tuple(before))
            for body, policy, before in data["targets"]
        ),
        told={Target(body, policy): one for body, policy, one in data["told"]},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A library with its problems, and its documents.

    ``known`` are the trusts that are not in it, because what was found of them still stands.
    ``needed`` are the files that the documents meant need, where no others were asked for.
    """

    library: Library
    problems: Diagnostics
    targets: tuple[Target, ...]
    parts: Parts | None = None
    known: Mapping[str, Found] = field(default_factory=dict)
    needed: frozenset[str] | None = None

    @property
    def told(self) -> Mapping[Target, Any]:
        """What was found of each document that is not in the library."""
        return {target: one for found in self.known.values() for target, one in found.told.items()}

    @property
    def bodies(self) -> Mapping[str, str]:
        """What every body is called, by its id."""
        own = {name: overlay.name.text for name, overlay in self.library.overlays.items()}
        known = (found.bodies for found in self.known.values())
        return {name: said for each in (own, *known) for name, said in each.items()}


def load_whole(project: Project, *, ruled: bool = True) -> Loaded:
    """Load all of a project; ``ruled`` is whether the rules of the library are asked."""
    read = load if ruled else decode
    library, problems = read(project.files, project.schemas, project.assets, asset_problem)
    return Loaded(library=library, problems=problems, targets=targets(library))


def load_parts(project: Project, question: object) -> Loaded:
    """Load what has moved since ``question`` was last answered; all of it if that is unsure."""
    parts = parts_print(str(project.root))
    known = _standing(project, question, parts) if parts else {}
    if known:
        loaded = _load_rest(project, known)
        around = _print_of(named_by(loaded.library.overlays.values()), loaded.library.elsewhere)
        if not loaded.library.broken and all(one.around == around for one in known.values()):
            return replace(loaded, parts=parts)
    return replace(load_whole(project), parts=parts)


def _standing(project: Project, question: object, parts: Parts) -> dict[str, Found]:
    data = kept(str(project.root), KIND, question) or {}
    # A register names files that are no part of the project, and may have come or gone.
    outside = {trust_of(path) for path in project.files if path.endswith(REGISTER)}
    return {
        trust: _found(one)
        for trust, one in data.items()
        if trust in parts.trusts.keys() - outside and one["ground"] == _ground(parts, trust)
    }


def _ground(parts: Parts, trust: str) -> str:
    return f"{parts.shared} {parts.trusts[trust]}"


def _load_rest(project: Project, known: Mapping[str, Found]) -> Loaded:
    files = {path: text for path, text in project.files.items() if trust_of(path) not in known}
    assets = {path: data for path, data in project.assets.items() if trust_of(path) not in known}
    elsewhere = reduce(or_, (one.names for one in known.values()))
    library, problems = load(files, project.schemas, assets, asset_problem, elsewhere)
    every = [*targets(library), *(target for one in known.values() for target in one.targets)]
    return Loaded(
        library=library,
        problems=(*problems, *(problem for one in known.values() for problem in one.problems)),
        targets=tuple(sorted(every, key=lambda target: target.body)),
        known=known,
    )


def trust_of(path: str) -> str:
    """Return the trust that a file belongs to; nothing where all bodies share it."""
    folder, _, rest = path.partition("/")
    return rest.partition("/")[0] if folder == "trusts" else ""


def _print_of(*names: Named) -> str:
    every = reduce(or_, names)
    said = "\n".join((*sorted(every.clauses), "", *sorted(every.words)))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def keep_parts(
    project: Project, question: object, loaded: Loaded, told: Mapping[Target, Json]
) -> None:
    """Keep what was found of each trust, unless something has moved or has errors.

    ``told`` is what was found of each document that is in the library.
    """
    parts = loaded.parts
    if parts is None or loaded.library.broken or parts_print(str(project.root)) != parts:
        return
    library = loaded.library
    around = _print_of(named_by(library.overlays.values()), library.elsewhere)
    found: dict[str, Json] = {trust: one.data for trust, one in loaded.known.items()}
    for trust in parts.trusts.keys() - found.keys():
        mine = [o for o in library.overlays.values() if o.body.partition("/")[0] == trust]
        found[trust] = Found(
            ground=_ground(parts, trust),
            around=around,
            names=named_by(mine),
            problems=tuple(d for d in loaded.problems if trust_of(d.span.path) == trust),
            bodies={one.body: one.name.text for one in mine},
            targets=tuple(t for t in loaded.targets if t.body.partition("/")[0] == trust),
            told={t: one for t, one in told.items() if t.body.partition("/")[0] == trust},
        ).data
    keep(str(project.root), KIND, question, found, KEPT)
