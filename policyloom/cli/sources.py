"""CLI: the project and selectors -> the library, its problems and the documents meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.build.drafts import compile_draft, kept_editions, kept_safely
from policyloom.build.needs import Reading
from policyloom.build.parts import load_parts, load_whole, trust_of
from policyloom.build.selecting import DRAFT, SelectionError, choose, in_full, parse, select, stock
from policyloom.cli.today import today
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import Diagnostics, has_errors
from policyloom.diagnostics.findings import spoils
from policyloom.diagnostics.written import Surroundings
from policyloom.editions.history import shown
from policyloom.remembered import remembered
from policyloom.resolve.documents import targets
from policyloom.source import Target, body_of
from policyloom.store import check_root, edition_names, find_root, read_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.build.drafts import Draft, Kept
    from policyloom.build.parts import Loaded
    from policyloom.build.selecting import Chosen, Stock
    from policyloom.cli.options import Verb
    from policyloom.diagnostics.as_text import Screen
    from policyloom.document import Document
    from policyloom.source import Library
    from policyloom.store import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The project as it could be read, and the documents that the command is about.

    ``stock`` is all there is, ``chosen`` are the drafts and editions meant, ``targets`` the
    documents of those drafts, and ``general`` the problems of the files that matter to them.
    ``elsewhere`` are policies meant that are only listed here.
    """

    project: Project
    loaded: Loaded
    library: Library
    stock: Stock
    chosen: tuple[Chosen, ...]
    targets: tuple[Target, ...]
    general: Diagnostics
    elsewhere: frozenset[Target] = frozenset()

    def surroundings(self, screen: Screen, version: str = "") -> Surroundings:
        """What a report on these sources needs."""
        prefix = _prefix(self.project.root)
        return Surroundings(
            texts=self.project.texts, screen=screen, version=version, prefix=prefix
        )


def open_sources(
    asked: Verb,
    selectors: Sequence[str],
    usual: str = DRAFT,
    question: object = None,
    *,
    nobody: bool = False,
) -> Sources:
    """Read the project and find the drafts and editions that the selectors mean.

    ``usual`` says which of them a selector means that does not say so itself: see ``choose``.
    With a ``question`` about all of the project, only what has moved is loaded since it was last
    answered; ``Sources.loaded`` tells what was found of the rest. ``nobody`` allows that there
    is nothing to compile.
    """
    root = root_of(asked)
    project, unread = read_project(root)
    asks = question if asked.keeps and not unread and not selectors else None
    named = () if asked.lists_all else selectors
    reading = _reading(project, named, unread, ruled=asked.ruled) if asked.in_part else None
    loaded = reading.loaded if reading else _loaded(asked, project, asks)
    broken = {d.span.path for d in unread if has_errors((d,))}
    library = replace(loaded.library, broken=loaded.library.broken | broken)
    # Bodies of which the overlay cannot even be read are named, and refused.
    every = targets(library) if broken else loaded.targets
    kept = stock(every, edition_names(root))
    bodies = _bodies(project, library) | {target.body for target in kept.targets}
    elsewhere = tuple(
        Target(body, one.policy.text) for body, many in library.kept.items() for one in many
    )
    known = (*kept.targets, *elsewhere)
    if not bodies and (selectors or not nobody) and not asked.mistyped:
        hint = "`policyloom new school` begins one, and `policyloom new trust` a trust"
        raise UsageError("there is no school and no trust here yet", hint)
    selectors = tuple(in_full(words, known, bodies) for words in selectors)
    meant = _select(asked, selectors, known, bodies)
    chosen = choose(selectors, meant, kept, usual)
    if reading:
        loaded = reading.of(meant)
        library = replace(loaded.library, broken=loaded.library.broken | broken)
    general, matter = (*unread, *loaded.problems), (selectors or reading) and meant
    if not (chosen or nobody or has_errors(general)):
        raise UsageError("there is no policy to compile for " + (" ".join(selectors) or "anybody"))
    return Sources(
        project=project,
        loaded=loaded,
        library=library,
        stock=kept,
        chosen=chosen,
        elsewhere=frozenset(elsewhere).intersection(meant),
        targets=tuple(one.target for one in chosen if not one.version),
        general=that_matter(general, meant, loaded.needed) if matter else general,
    )


def _loaded(asked: Verb, project: Project, asks: object) -> Loaded:
    return load_parts(project, asks) if asks else load_whole(project, ruled=asked.ruled)


@remembered(1)
def _library_of(project: Project) -> Library:
    return load_whole(project).library


def _reading(
    project: Project, selectors: Sequence[str], unread: Diagnostics, *, ruled: bool
) -> Reading:
    """Read the trusts of the bodies that are named; all where a selector names none."""
    every = frozenset(filter(None, map(trust_of, project.texts)))
    named = frozenset(parse(words).body.partition("/")[0] for words in selectors)
    meant = named if named and named <= every else every
    return Reading(project, meant, frozenset(d.span.path for d in unread), ruled=ruled)


def root_of(asked: Verb) -> Path:
    """Return the folder of the project that a command is about."""
    return check_root(asked.root) if asked.root else find_root(Path.cwd())


def asked_today(sources: Sources, as_of: str | None) -> Sources:
    """Return the sources with today's day, so that what is over is told, if no other is asked."""
    return sources if as_of else replace(sources, library=replace(sources.library, today=today()))


def drafts(sources: Sources, *, as_of: str | None = None, strict: bool = False) -> Iterator[Draft]:
    """Compile the drafts that the command is about one by one, after the editions before each.

    Documents are large: a fleet of them fits in memory when each is let go after its use.
    """
    for target in sources.targets:
        yield draft_of(sources, target, as_of=as_of, strict=strict)


def draft_of(
    sources: Sources, target: Target, *, as_of: str | None = None, strict: bool = False
) -> Draft:
    """Compile the draft of one document."""
    kept = kept_safely(sources.project.root, target)
    return draft_after(sources, target, kept, as_of=as_of, strict=strict)


def draft_after(
    sources: Sources, target: Target, kept: Kept, *, as_of: str | None, strict: bool = False
) -> Draft:
    """Compile the draft of one document after its editions; why it is refused the whole tells."""
    draft = compile_draft(sources.library, target, kept, as_of=as_of, strict=strict)
    if draft.compiled.document or sources.loaded.needed is None:
        return draft
    return compile_draft(whole_library(sources), target, kept, as_of=as_of, strict=strict)


def whole_library(sources: Sources) -> Library:
    """Return the library with all of the project, where only what was needed has been read."""
    every = _library_of(sources.project)
    return replace(
        every, broken=every.broken | sources.library.broken, today=sources.library.today
    )


def documents_of(
    sources: Sources, as_of: str | None
) -> Iterator[tuple[str, Document | None, Diagnostics]]:
    """Yield the drafts and editions meant by their names, each with what is wrong with it."""
    for target, chosen in groupby(sources.chosen, key=lambda one: one.target):
        kept = kept_editions(sources.project.root, target)
        for one in chosen:
            if one.version:
                edition = kept.edition(one.version)
                yield str(one), shown(edition) if edition else None, kept.problems
            else:
                compiled = draft_after(sources, target, kept, as_of=as_of).compiled
                yield str(one), compiled.document, compiled.diagnostics


def left_editions(sources: Sources) -> dict[str, Diagnostics]:
    """Return what is wrong with the editions of documents that have no draft any more."""
    left = dict.fromkeys(one.target for one in sources.chosen)
    root, drafted = sources.project.root, set(sources.targets)
    return {str(t): kept_safely(root, t).problems for t in left if t not in drafted}


def only_drafts(selectors: Sequence[str], verb: str) -> None:
    """Refuse a selector that names an edition, for a command that is about the sources."""
    for words in selectors:
        if parse(words).edition not in {"", DRAFT}:
            hint = f"leave out `@{parse(words).edition}`"
            raise UsageError(f"`{verb}` is about drafts, and `{words}` names an edition", hint)


def only_one_body(sources: Sources, verb: str) -> None:
    """Refuse to guess whose documents are meant where there are several bodies."""
    bodies = sorted({one.target.body for one in sources.chosen})
    if len(bodies) > 1:
        hint = f"name one, such as `policyloom {verb} {bodies[0]}`"
        raise UsageError(
            f"`{verb}` has to be told whose documents: there are several bodies", hint
        )


def _select(
    asked: Verb,
    selectors: Sequence[str],
    every_target: tuple[Target, ...],
    bodies: frozenset[str],
) -> tuple[Target, ...]:
    try:
        return select(selectors, every_target, bodies)
    except SelectionError:
        if asked.mistyped:
            message = f"there is no command and no body `{selectors[0]}`"
            hint = f"did you mean the command `{asked.mistyped}`?"
            raise UsageError(message, hint) from None
        raise


def _bodies(project: Project, library: Library) -> frozenset[str]:
    """All bodies, those included whose overlay could not be read."""
    read = (body for path in project.texts if (body := body_of(path)))
    return frozenset(read) | frozenset(library.overlays)


def that_matter(
    general: Diagnostics, chosen: tuple[Target, ...], needed: frozenset[str] | None
) -> Diagnostics:
    """Leave out the problems of bodies that none of the chosen documents depends on.

    Of what all bodies share those stay that are in files ``needed``, or else all.
    """
    bodies = {target.body for target in chosen}
    return tuple(d for d in general if any(_matters(path, bodies, needed) for path in spoils(d)))


def _matters(path: str, bodies: set[str], needed: frozenset[str] | None) -> bool:
    body = body_of(path)
    if body is None:
        return needed is None or path in needed
    # A school inherits from its trust; a trust's own document shows what its schools say.
    return (
        any(chosen == body or chosen.startswith(f"{body}/") for chosen in bodies)
        or body.partition("/")[0] in bodies
    )


def _prefix(root: Path) -> str:
    """Return the way from the working directory to the root, when it is inside."""
    here = Path.cwd().resolve()
    if root == here or not root.is_relative_to(here):
        return ""
    return root.relative_to(here).as_posix() + "/"
