"""BUILD: a project, and the documents that are asked about -> what they need of it, and no more.

First the bodies and their policies are read, which tells what documents there are; then all that
those meant rest on. A body's other policies matter only in whether they have what it changes, so
their clauses stay unread. Where anything in that is wrong, the whole project is loaded, because
what would be right may stand in any of its files.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom import decode
from policyloom.build.parts import Loaded, load_whole, trust_of
from policyloom.compile import linted
from policyloom.decode import Decoded, Surroundings, library_of, surroundings
from policyloom.decode.needed import known_otherwise, names_in, needed
from policyloom.resolve.documents import targets
from policyloom.source import REGISTER, VOCABULARY, clause_files, policy_path
from policyloom.source.names import named_by
from policyloom.store import read_editions
from policyloom.writers.assets import asset_problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from policyloom.diagnostics import Diagnostics
    from policyloom.source import Library, Target
    from policyloom.store import Project

ALWAYS = (VOCABULARY, REGISTER, "clauses/platforms.yaml")


class Reading:
    """A project of which no more is decoded than is asked for, and nothing twice."""

    def __init__(
        self, project: Project, trusts: Collection[str], unread: Collection[str], *, ruled: bool
    ) -> None:
        """Take the project, the trusts that may be meant, and what could not be read.

        ``ruled`` is whether the rules of the library are asked.
        """
        self._ruled = ruled
        self.project = project
        self.unread = unread
        self._around: Surroundings = surroundings(
            project.files, project.schemas, project.assets, asset_problem
        )
        self._decoded: dict[str, Decoded] = {}
        self._begun = self._frame(trusts)
        self.loaded = self._bodies()

    def _frame(self, trusts: Collection[str]) -> frozenset[str]:
        """Return the files of the bodies, and those of all policies that they may name."""
        files = self.project.files
        bodies = {path for path in files if trust_of(path) in trusts}
        policies = map(policy_path, names_in(files[path] for path in bodies))
        return frozenset({*bodies, *policies, *known_otherwise(files), *ALWAYS} & files.keys())

    def _bodies(self) -> Loaded:
        library, problems = self._library(self._begun)
        if problems or self.unread:
            return self._whole()
        return Loaded(library=library, problems=(), targets=targets(library))

    def _whole(self) -> Loaded:
        return load_whole(self.project, ruled=self._ruled)

    def _library(self, paths: Iterable[str]) -> tuple[Library, Diagnostics]:
        known = self._decoded
        for path in set(paths) & self.project.files.keys() - known.keys():
            known[path] = decode.decode_one(path, self._around)
        return library_of({path: known[path] for path in sorted(known)})

    def of(self, meant: Collection[Target]) -> Loaded:
        """Return what documents need, or all where anything in that is wrong."""
        if not meant:
            return self._whole()
        trusts = {target.body.partition("/")[0] for target in meant}
        texts = {**dict.fromkeys(self.unread, ""), **self.project.texts, **self._editions(meant)}
        begun = {path for path in texts if trust_of(path) in trusts}
        begun |= {path for path in self.unread if not path.endswith(".yaml")}
        policies, others = self._policies(meant)
        beside = self._beside(others, names_in(texts[path] for path in begun))
        mine = needed(texts, {*begun, *policies, *beside, VOCABULARY}) | others
        loaded = self._whole() if self.unread else self._part(mine, trusts)
        return replace(loaded, needed=mine)

    def _part(self, mine: frozenset[str], trusts: Collection[str]) -> Loaded:
        library, problems = self._library(mine)
        if self._ruled:
            problems = linted(_of_trusts(library, trusts), problems)[1]
        if self.loaded.problems or problems:
            return self._whole()
        return replace(self.loaded, library=library)

    def _editions(self, meant: Iterable[Target]) -> dict[str, str]:
        """Return the texts of all editions, which name clauses that may no longer be used."""
        of = ((t.body, name) for t in meant for name in (*t.formerly, t.policy))
        texts = (read_editions(self.project.root, *one)[0] for one in of)
        return {path: text for one in texts for path, text in one.items()}

    def _policies(self, meant: Iterable[Target]) -> tuple[frozenset[str], frozenset[str]]:
        """Return the files of the policies meant, those too that cannot be read, and of others.

        What a body changes may be found in another of its policies, so those are needed too.
        """
        library = self.loaded.library
        named = {one.policy for one in meant}
        others: set[str] = set()
        for body in {one.body for one in meant}:
            mine = (library.overlays.get(body), *library.members.get(body, ()))
            found = {policy for one in mine if one for policy in library.policies_of(one.body)}
            others |= found if mine[0] and mine[0].modifications else set()
        return self._files(named), self._files(others - named)

    def _files(self, policies: Iterable[str]) -> frozenset[str]:
        read = self.loaded.library.policies
        return frozenset(read[o].span.path if o in read else policy_path(o) for o in policies)

    def _beside(self, policies: Collection[str], named: Collection[str]) -> Iterator[str]:
        """Yield the files of all that some policies have to choose from with what is named."""
        for one in self.loaded.library.policies.values():
            for choice in one.choices if one.span.path in policies else ():
                names = {option.clause for option in choice.options}
                if not names.isdisjoint(named):
                    yield from (path for name in names for path in clause_files(name))


def _of_trusts(library: Library, trusts: Collection[str]) -> Library:
    """Return a library with the bodies of some trusts; what others name is known of them."""

    def is_mine(body: str) -> bool:
        return body.partition("/")[0] in trusts

    others = [one for body, one in library.overlays.items() if not is_mine(body)]
    return replace(
        library,
        overlays={body: one for body, one in library.overlays.items() if is_mine(body)},
        names={body: one for body, one in library.names.items() if is_mine(body)},
        kept={body: one for body, one in library.kept.items() if is_mine(body)},
        elsewhere=named_by(others),
    )
