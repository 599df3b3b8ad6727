"""FLEET: a document's editions, and its draft with what has changed since the last of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from policyloom.build.printing import unprintable
from policyloom.changes import Size
from policyloom.compile import Compiled, compile_policy, read_policy
from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Span, has_errors
from policyloom.diagnostics.faults import REPORT, fault_in
from policyloom.editions import (
    declared_for,
    draft_with_history,
    edited_clauses,
    edition_path,
    given_reasons,
    on_day,
    reason_texts,
    shelve,
    since,
    unknown_editions,
    with_history,
    without_day,
    wrong_reasons,
)
from policyloom.resolve.composition import Approved
from policyloom.resolve.profile import document_day, profile_of
from policyloom.source import body_folder
from policyloom.store import read_editions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from policyloom.changes import Comparison
    from policyloom.document import Document
    from policyloom.editions import Edition
    from policyloom.source import Library, Renames, Target, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The editions of one document, oldest first, and what is wrong with their files.

    Those that were withdrawn stand apart: they are no longer what the document says.
    """

    editions: tuple[Edition, ...] = ()
    problems: Diagnostics = ()
    withdrawn: tuple[Edition, ...] = ()

    @property
    def every(self) -> tuple[Edition, ...]:
        """All editions there have been, in the order of their versions."""
        return tuple(sorted((*self.editions, *self.withdrawn), key=lambda one: one.version))

    @property
    def last(self) -> Edition | None:
        """The newest edition, if there is one."""
        return self.editions[-1] if self.editions else None

    def by(self, day: str) -> Kept:
        """Return only the editions that were in force on an ISO day or before it."""
        begun = tuple(one for one in self.editions if one.approval.effective <= day)
        return replace(self, editions=begun)

    @property
    def taken(self) -> frozenset[Version]:
        """The versions that no new edition can have."""
        return frozenset(one.version for one in self.every)

    def edition(self, version: str) -> Edition | None:
        """Return the edition of a version, unless its file cannot be trusted."""
        return next((one for one in self.every if one.words == version), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft, compiled, with its comparison with the last edition (None for a first draft).

    ``after`` is the version of that edition. ``edited`` are the clauses whose published text was
    edited, by the name of each edition that was made from them.
    """

    compiled: Compiled
    comparison: Comparison | None = None
    after: str = ""
    edited: Mapping[str, Diagnostics] = field(default_factory=dict)

    @property
    def diagnostics(self) -> Mapping[str, Diagnostics]:
        """Everything that was found, by the draft or edition that it is about."""
        told = {problem for problems in self.edited.values() for problem in problems}
        own = tuple(d for d in self.compiled.diagnostics if d not in told)
        return {str(self.compiled.target): own, **self.edited}

    @property
    def standing(self) -> str:
        """How the draft stands to the last edition, in words; nothing without one."""
        if self.compiled.document is None or self.comparison is None:
            return ""
        return standing(self.comparison, self.after)


def kept_editions(root: Path, target: Target) -> Kept:
    """Read the editions of one document from the project."""
    texts: dict[str, str] = {}
    unread: Diagnostics = ()
    for policy in (*target.formerly, target.policy):
        found, wrong = read_editions(root, target.body, policy)
        texts |= found
        unread = (*unread, *wrong)
    shelf, problems = shelve(texts, dict.fromkeys(target.formerly, target.policy))
    editions = shelf.get((target.body, target.policy), ())
    return Kept(
        editions=tuple(one for one in editions if not one.withdrawn),
        problems=(*unread, *problems),
        withdrawn=tuple(one for one in editions if one.withdrawn),
    )


def kept_safely(root: Path, target: Target) -> Kept:
    """Read the editions; where this program fails on them, that is what is wrong with them."""
    try:
        return kept_editions(root, target)
    except Exception as error:  # noqa: BLE001 - told, and it stops this document only
        return Kept(problems=(fault_of(target, "reading its editions", error),))


def fault_of(target: Target, deed: str, error: Exception) -> Diagnostic:
    """Return the error of a document on which this program failed."""
    return Diagnostic(
        code=Code.PROGRAM_FAULT,
        message=f"{target} is refused: {fault_in(deed, error)}",
        span=Span(f"{body_folder(target.body)}/overlay.yaml", 1, 1),
        hint=REPORT,
    )


def compile_draft(
    library: Library, target: Target, kept: Kept, *, as_of: str | None = None, strict: bool = False
) -> Draft:
    """Return today's draft, or why there is none: a fault of this program is such a reason."""
    try:
        return _compiled(library, target, kept, as_of=as_of, strict=strict)
    except Exception as error:  # noqa: BLE001 - told, and it stops this document only
        told = (fault_of(target, "compiling it", error),)
        refused = Compiled(
            target=target, document=None, diagnostics=told, dependencies=frozenset()
        )
        return Draft(compiled=refused)


def reading_of(library: Library, target: Target, kept: Kept, *, judged: bool = True) -> Compiled:
    """Return today's draft as it reads, without what changed since the last edition.

    One that is not ``judged`` is only to be seen.
    """
    approved = newest_of(kept, library.renames)
    day = _overtaken(library, target, kept)
    made = compile_policy if judged else read_policy
    return made(library, target, as_of=day, approved=approved)


def draft_saying(
    library: Library, target: Target, kept: Kept, amendments: tuple[str, ...]
) -> Document | None:
    """Return today's draft whose control table says these amendments, which nobody looks for."""
    document = reading_of(library, target, kept).document
    if document is not None and _overtaken(library, target, kept):
        document = without_day(document)
    return document and with_history(document, kept.every, amendments)


def _compiled(
    library: Library, target: Target, kept: Kept, *, as_of: str | None, strict: bool
) -> Draft:
    """Compile a draft; its control table says what changed since the last edition.

    Without ``as_of`` it is read on the overlay's day, but never before the edition it follows:
    after a push to forty schools no overlay has to be touched. With it, editions that came later
    are not spoken of, unless the draft is to be approved. ``strict`` is for that: then what a
    writer cannot print is an error.
    """
    overtaken = _overtaken(library, target, kept)
    approved = newest_of(kept.by(as_of) if as_of else kept, library.renames)
    compiled = compile_policy(
        library, target, as_of=as_of or overtaken, strict=strict, approved=approved
    )
    paths = {edition_path(e.body, e.policy, e.words) for e in kept.editions}
    compiled = replace(compiled, dependencies=compiled.dependencies | paths)
    edited = {f"{target}@{e.words}": edited_clauses(library, e) for e in kept.editions}
    told = dict.fromkeys(problem for problems in edited.values() for problem in problems)
    compiled = _with(compiled, (*kept.problems, *told))
    if compiled.document:
        compiled = _with(compiled, unprintable(compiled.document, strict=strict))
    if compiled.document is None:
        return Draft(compiled=compiled, edited=edited)
    document = without_day(compiled.document) if overtaken else compiled.document
    if as_of and not strict:
        document = on_day(document, as_of)
    past = kept.by(as_of) if as_of and not strict else kept
    return _since_last(library, replace(compiled, document=document), document, kept, past)


def edition_days(root: Path) -> Callable[[Target], str]:
    """Return what tells from which day the newest edition of a document is in force, if any."""
    return cache(lambda target: in_force(kept_editions(root, target)))


def newest_editions(root: Path, renames: Renames) -> Callable[[Target], Approved]:
    """Return what tells of the newest edition of a document what its draft has to know."""
    return cache(lambda target: newest_of(kept_editions(root, target), renames))


def newest_of(kept: Kept, renames: Renames) -> Approved:
    """Return what a draft has to know of the newest edition, in the names of today."""
    if kept.last is None:
        return Approved()
    now = renames.clauses
    left = {now.get(c, c): version for c, version in kept.last.left_out.items()}
    names = (used.clause for used in kept.last.clauses)
    return Approved(in_force(kept), frozenset(now.get(name, name) for name in names), left)


def in_force(kept: Kept) -> str:
    """Return the ISO day from which the newest edition is in force; nothing without one."""
    return kept.last.approval.effective if kept.last else ""


def _overtaken(library: Library, target: Target, kept: Kept) -> str | None:
    """Return the day of the last edition, if that is later than the one the overlay names."""
    if kept.last is None or target.body not in library.overlays:
        return None
    profile = profile_of(library, target.body)
    day = document_day(profile, target.policy, in_force(kept))
    return day if day != document_day(profile, target.policy) else None


def _since_last(
    library: Library, compiled: Compiled, document: Document, kept: Kept, past: Kept
) -> Draft:
    target = compiled.target
    policy, profile = library.policies[target.policy], profile_of(library, target.body)
    unknown = unknown_editions(profile, policy, kept.editions)
    if past.last is None:
        return Draft(compiled=_with(compiled, unknown))
    declared = declared_for(document, library)
    comparison = since(past.editions, document, declared, renames=library.renames)
    reasons = given_reasons(profile, policy, past.editions)
    # Reasons are for what the overlay says of its own day, not of a day long past.
    wrong = wrong_reasons(reasons, profile, comparison) if past.last is kept.last else ()
    compiled = _with(compiled, (*unknown, *wrong))
    if compiled.document is None:
        return Draft(compiled=compiled)
    texts = reason_texts(reasons, profile, policy, comparison)
    past_all = (*past.editions, *past.withdrawn)
    shown = draft_with_history(document, past_all, declared, texts, compared=comparison)
    done = replace(compiled, document=shown)
    return Draft(compiled=done, comparison=comparison, after=past.last.words)


def _with(compiled: Compiled, problems: Diagnostics) -> Compiled:
    """Return what was compiled with further problems; an error refuses the document."""
    document = None if has_errors(problems) else compiled.document
    return replace(compiled, document=document, diagnostics=(*compiled.diagnostics, *problems))


def standing(comparison: Comparison, version: str) -> str:
    """Return ``the same as version 2.0``, or how many changes of each size it is ahead by."""
    sizes = [change.size for change in comparison.changes]
    if not sizes:
        return f"the same as version {version}"
    counts = [(sizes.count(size), size.words) for size in reversed(Size)]
    told = [f"{number:,} {name}" for number, name in counts if number]
    words = ", ".join(told[:-1]) + " and " * (len(told) > 1) + told[-1]
    return f"ahead of version {version} by {words} change" + ("s" if len(sizes) > 1 else "")
