"""Report: what is other in a release of the library -> what it brings, by kind and by size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.merging.files import Fate
from policyloom.report import Group, Item, Listed, Note, Report, Row, Tone, note
from policyloom.report.against import against
from policyloom.source import Size, instrument_path, policy_path, version_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.merging.files import FileChange
    from policyloom.merging.settling import Clash
    from policyloom.source import Clause, Library, Version

DECIDED = {
    Fate.MERGED: "Both you and the library changed these in different places; both changes stand. "
    "Read what they say now.",
    Fate.OWN: "You changed or deleted these, and the library no longer has them or has them anew.",
    Fate.CONFLICT: "You and the library changed the same words. Of each clause or file say "
    "`--take NAME` for the library's, or `--keep NAME` for yours.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A step from one release of a library to another, and what it does to a folder."""

    library: str
    before: str
    now: str
    old: Library
    new: Library
    changes: tuple[FileChange, ...]


def release_report(step: Release) -> Report:
    """Return what a release brings, and what becomes of files that the folder changed too."""
    told = tuple(_clauses(step)), tuple(_instruments(step)), tuple(_policies(step))
    headings = ("Clauses", "Law and guidance", "Policies")
    named = {path for rows in told for path, _, _ in rows}
    others = tuple(
        (one.path, one.path, one.fate.value)
        for one in step.changes
        if one.path not in named and one.fate not in DECIDED
    )
    parts = [_part(heading, rows) for heading, rows in zip(headings, told, strict=True)]
    parts += [_part("Other files", others), *own_parts(step.changes)]
    number = len(step.changes)
    files = "one file" if number == 1 else f"{number:,} files"
    begun = f"from release {step.before} to {step.now}" if step.before else f"release {step.now}"
    return Report(
        kind="policyloom-library",
        title=f"The library {step.library}, {begun}",
        summary=f"It changes {files} of this folder." if number else "Nothing changes here.",
        parts=tuple(part for part in parts if part.groups),
        noun="file",
    )


def _part(heading: str, rows: tuple[tuple[str, str, str], ...]) -> Listed:
    """Return rows of path, name and what happens, those with the same to say together."""
    alike: dict[str, list[Row]] = {}
    for _, name, what in rows:
        alike.setdefault(what, []).append(Row(name=name))
    groups = [
        Group(rows=tuple(found), notes=(note(f"{what[:1].upper()}{what[1:]}."),))
        for what, found in sorted(alike.items(), key=lambda one: _weight(one[0]))
    ]
    return Listed(heading=heading, groups=tuple(groups))


def _weight(what: str) -> int:
    """Return what sorts substantive changes first."""
    return -max((size.value for size in Size if size.words in what), default=0)


def _clauses(step: Release) -> Iterator[tuple[str, str, str]]:
    changed = {one.path for one in step.changes if one.fate is Fate.CHANGED}
    for name in sorted(step.old.clauses.keys() | step.new.clauses.keys()):
        old, new = step.old.clauses.get(name), step.new.clauses.get(name)
        path = (step.new if new else step.old).path_of(name)
        if old is None and new is not None:
            yield path, name, "new"
        elif new is None:
            yield path, name, "no longer in the library"
        elif old is not None:
            known = {version.version for version in old.versions}
            fresh = [version for version in new.versions if version.version not in known]
            if fresh:
                size = max(version.change for version in fresh)
                words = version_words(max(version.version for version in fresh))
                yield path, f"{name} {words}", f"a new version, {size.words}"
            elif path in changed and _said(old) != _said(new):
                yield path, name, "changed, without a new version"


def _said(clause: Clause) -> list[tuple[Version, str]]:
    return [(version.version, version.text) for version in clause.versions]


def _instruments(step: Release) -> Iterator[tuple[str, str, str]]:
    for name in sorted(step.new.instruments):
        old, new = step.old.instruments.get(name), step.new.instruments[name]
        if old is None:
            yield instrument_path(name), new.title, "new in the register"
            continue
        known = {edition.edition for edition in old.editions}
        for edition in new.editions:
            if edition.edition not in known:
                yield instrument_path(name), edition.title, f"in force from {edition.in_force}"


def _policies(step: Release) -> Iterator[tuple[str, str, str]]:
    paths = {one.path: one.fate for one in step.changes if one.fate not in DECIDED}
    for name in sorted(step.old.policies.keys() | step.new.policies.keys()):
        path = policy_path(name)
        if path in paths:
            yield path, name, paths[path].value


# WHAT IS THE FOLDER'S OWN


def own_parts(changes: Iterable[FileChange]) -> Iterator[Listed]:
    """Yield the files that both changed: what was merged, what stays, what has to be decided."""
    every = tuple(changes)
    for fate, words in DECIDED.items():
        found = [one for one in every if one.fate is fate]
        groups = tuple(group for one in found for group in _file(one))
        heading = f"{fate.value[:1].upper()}{fate.value[1:]}"
        if groups:
            about = Group(rows=(), notes=(note(words),))
            yield Listed(heading=heading, groups=(*groups, about))


def _file(one: FileChange) -> Iterator[Group]:
    """Yield a file, then each of its clashes."""
    wrong = one.fate is Fate.CONFLICT
    row = Row(name=one.path, sign="!" if wrong else "~", tone=Tone.WRONG if wrong else Tone.PLAIN)
    yield Group(rows=(row,), notes=() if wrong else tuple(note(f"{said}.") for said in one.told))
    for clash in one.clashes:
        more = any(other.about == clash.about and not other.passages for other in one.clashes)
        yield Group(items=tuple(_clash(clash, more=more)))


def _clash(clash: Clash, *, more: bool) -> Iterator[Item]:
    """Yield what collides: what it is about, then all three texts, marked against the first."""
    yield Item(words=f"{clash.about}: {clash.place}", sign="!", tone=Tone.WRONG)
    base, library, local = clash.base, clash.library, clash.local
    prose = bool(clash.passages)
    for label, old, new in (
        ("was", None, base),
        ("the library", base, library),
        ("yours", base, local),
    ):
        notes = _paragraphs(old, new) if prose else tuple(map(note, new.splitlines()))
        nothing = (note("(nothing)", Tone.QUIET),)
        yield Item(words=f"{label}:", sign=" ", tone=Tone.QUIET, notes=notes or nothing)
    yield from _passages(clash, more=more) if prose else ()


def _paragraphs(old: str | None, new: str) -> tuple[Note, ...]:
    return tuple(map(Note, against(old, new)))


def _passages(clash: Clash, *, more: bool) -> Iterator[Item]:
    """Yield the passages that have to be decided, and how that is said.

    ``more`` than its passages may collide of a clause, and is decided as a whole.
    """
    number = len(clash.passages)
    words = "One passage collides" if number == 1 else f"{number} passages collide"
    for at, piece in enumerate(clash.passages, start=1):
        if piece.base.strip() != clash.base.strip():
            sides = (("the library", piece.library), ("yours", piece.local))
            notes = (
                Note(one.said, label)
                for label, new in sides
                for one in _paragraphs(piece.base, new)
            )
            yield Item(words=f"passage {at}:", sign=" ", tone=Tone.QUIET, notes=tuple(notes))
    said = ",".join("SIDE" for _ in clash.passages)
    does = "the rest can be merged; SIDE is library or own, or both where each put words in"
    option = f"`--passages {clash.about}={said}`"
    rest = f"; with `--take {clash.about}` or `--keep {clash.about}` for what else collides"
    yield Item(words=f"{words}: {option} merges it, {does}{rest if more else ''}.", sign=" ")
