"""Writing: proposals that were taken -> the sources with these changes, comments kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policyloom.document import PROPOSED
from policyloom.english.dates import day_in_words
from policyloom.homecoming.layers import EVERYWHERE, FROM_THE_LOOK, RUNNING, Layer
from policyloom.homecoming.sections import (
    begun_sections,
    clause_file,
    free_key,
    reordered,
    title_of,
    title_place,
    with_section,
)
from policyloom.homecoming.sentences import cell_words
from policyloom.homecoming.texts import NotWritableError, change, halves, opened
from policyloom.homecoming.values import (
    as_came,
    exchange,
    is_whole,
    key_at,
    says,
    strings,
    value_at,
    value_in,
)
from policyloom.resolve.profile import profile_of
from policyloom.source import Mutability, clause_path, overlay_path, policy_path, version_words
from policyloom.yaml.edit import with_changes
from policyloom.yaml.read import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from policyloom.homecoming.hunks import Hunk
    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.printing import Place, Unit
    from policyloom.source import Library, Modification
    from policyloom.yaml.read import Path

KEYS = {
    Layer.TERM: "terms", Layer.ROLE: "roles", Layer.SETTING: "settings", Layer.PEOPLE: "people",
}  # fmt: skip
DATES = frozenset({"effective-from", "last-reviewed", "next-review"})
FIXED = frozenset({Mutability.LOCKED, Mutability.PARAMETRISED})
NEW_TABLE = "a table that is new is written by hand, as the `table` of a clause"
OWN = "write it there, or import the draft as a policy of your own"
OWN_WORDS = frozenset({Layer.OWN_TEXT, Layer.OWN_CLAUSE})
APPROVING = "approving the document does this"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where proposals are written: library, texts of its files, and whose document it is."""

    library: Library
    texts: Mapping[str, str]
    body: str
    policy: str
    reason: str
    owns_policy: bool = False
    """Whether the policy is the body's alone, so that its file may be changed for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The files as they would read, and why a proposal could not be written, by its number."""

    files: Mapping[str, str]
    refused: Mapping[int, str]


def written(chosen: Sequence[Proposal], units: Sequence[Unit], ground: Ground) -> Written:
    """Return the sources with the proposals in them; one that has no place is refused.

    What moved from one clause to another is written in both or in none.
    """
    parts = [half for one in chosen for half in halves(one, units)]
    made = _Writer(units, ground).all(parts)
    often = Counter(one.number for one in parts)
    broken = {number for number in made.refused if often[number] > 1}
    if not broken:
        return made
    rest = written([one for one in chosen if one.number not in broken], units, ground)
    why = {number: made.refused[number] for number in broken}
    return Written(files=rest.files, refused={**rest.refused, **why})


class _Writer:
    """Writes proposals into the texts of files, one after the other."""

    def __init__(self, units: Sequence[Unit], ground: Ground) -> None:
        self.units, self.ground = units, ground
        self.files: dict[str, str] = {}
        self.refused: dict[int, str] = {}
        self.overlay = overlay_path(ground.body)

    def all(self, chosen: Sequence[Proposal]) -> Written:
        """Write values first, then clause by clause their texts."""
        clauses: dict[str, list[Proposal]] = {}
        begun = begun_sections(chosen, self.units) if self.ground.owns_policy else ()
        runs = list(begun)
        in_runs = {one.number for run in runs for one in run}
        for run in runs:
            self.together(run, self.section)
        for one in chosen:
            if one.number in in_runs:
                continue
            if one.layer in EVERYWHERE or one.layer in {Layer.CONTROL, Layer.CONTACT}:
                self.tried(one, self.value)
            elif one.layer is Layer.ROW:
                self.tried(one, self.row)
            elif one.layer is Layer.SECTION_ORDER:
                self.tried(one, self.order)
            elif one.of_table >= 0:
                self.refused[one.number] = NEW_TABLE
            elif one.layer is Layer.COMMENT:
                self.refused[one.number] = "a comment is answered, and not written"
            else:
                clauses.setdefault(one.clause, []).append(one)
        for clause, mine in clauses.items():
            self.clause(clause, mine)
        return Written(files=self.files, refused=self.refused)

    def tried(self, one: Proposal, write: Callable[[Proposal], None]) -> None:
        """Write a proposal, or say why not."""
        try:
            write(one)
        except NotWritableError as problem:
            self.refused[one.number] = str(problem)

    def together(
        self, mine: Sequence[Proposal], write: Callable[[Sequence[Proposal]], None]
    ) -> None:
        """Write proposals that stand or fall together, or say of each why not."""
        try:
            write(mine)
        except NotWritableError as problem:
            self.refused |= dict.fromkeys((one.number for one in mine), str(problem))

    def text(self, path: str) -> str:
        """Return the text of a file as it would read now."""
        if path not in self.files and path not in self.ground.texts:
            raise NotWritableError(f"there is no file {path}")
        return self.files.get(path, self.ground.texts.get(path, ""))

    def put(self, path: str, changes: Mapping[Path, object]) -> None:
        """Change values of a file."""
        text, problems = with_changes(self.text(path), changes, path)
        if problems:
            raise NotWritableError(problems[0].message)
        self.files[path] = text

    # VALUES

    def value(self, one: Proposal) -> None:
        """Change the value that printed the words."""
        if one.layer is Layer.CONTROL:
            self.control(one)
        elif not one.old:
            raise NotWritableError("it was added to what a value prints; change the value by hand")
        elif one.layer in EVERYWHERE and not one.is_everywhere:
            places = f"{one.places} of {one.of} places"
            raise NotWritableError(
                f"only {places} say so; change all of them, or write here alone"
            )
        elif one.layer is Layer.PEOPLE and ", " in one.old:
            self.members(one)
        elif one.at.path == self.overlay:
            self.put(self.overlay, self.exchanged(self.overlay, one.at, one))
        elif one.layer in KEYS:
            self.own_value(one)
        else:
            raise NotWritableError(f"it belongs to {one.at.path}; tell whoever keeps that")

    def exchanged(self, path: str, place: Place, one: Proposal) -> dict[Path, object]:
        """Return the change of the value at a place, and of all beside it that say the word."""
        text = self.text(path)
        at, said = value_at(text, path, place)
        around = at[:-1] if len(at) > 2 and at[0] in {"terms", "roles"} else at  # noqa: PLR2004
        changes: dict[Path, object] = {}
        for key, words in strings(text, path, around):
            if says(words, one.old):
                changes[key] = exchange(words, one.old, one.new)
        if not changes:
            raise NotWritableError(f"“{one.old}” does not stand in {said!r}")
        return changes

    def own_value(self, one: Proposal) -> None:
        """Give the body a value of its own, where it had that of a layer above."""
        section = KEYS[one.layer]
        text = self.text(one.at.path)
        at, said = value_at(text, one.at.path, one.at)
        if not says(said, one.old):
            raise NotWritableError(f"“{one.old}” does not stand in {said!r}")
        new = exchange(said, one.old, one.new)
        shapes: dict[Layer, object] = {Layer.TERM: {"noun": new}, Layer.PEOPLE: [new]}
        value = shapes.get(one.layer, new)
        key = at[1] if at[0] == section and len(at) > 1 else one.key
        self.put(self.overlay, {(section, key): value})

    def members(self, one: Proposal) -> None:
        """Give the body a list of people of its own, with those who came and without who went."""
        profile = profile_of(self.ground.library, self.ground.body)
        name = one.key.lower()
        if name not in profile.lists:
            raise NotWritableError(
                f"{{{one.key}}} is no list of its own; change who it names in the clause, by hand"
            )
        called = {
            value.text.lower(): group
            for group, values in profile.people.items()
            for value in values
        }
        said = one.new.lower().split(", ")
        if unknown := [words for words in said if words not in called]:
            raise NotWritableError(
                f"the vocabulary has no people called “{unknown[0]}”; give them a group under its "
                f"`people`, then put it into the list `{name}` under `lists` of {self.overlay}"
            )
        groups = [*dict.fromkeys(called[words] for words in said)]
        self.put(self.overlay, {("lists", name): groups})

    def control(self, one: Proposal) -> None:
        """Change a date of the document; what approving says is not written by hand."""
        if one.key in RUNNING:
            raise NotWritableError(FROM_THE_LOOK)
        at, _ = one.spots[0]
        unit = self.units[at]
        if unit.key not in DATES:
            said = f"{one.at.path} and the roles of the body say it; change it there"
            raise NotWritableError(said if one.at.path else APPROVING)
        words = as_came(unit.text, one)
        day = day_in_words(words.removesuffix(PROPOSED))
        if not day:
            raise NotWritableError(f"“{words}” is no day, such as 1 September 2026")
        self.put(self.overlay, {("documents", self.ground.policy, unit.key): day})

    # ROWS

    def row(self, one: Proposal) -> None:
        """Change cells: in the body's own data, or as its change of a clause's table."""
        if one.at.path == self.overlay and not self.is_own_cell(self.units[one.spots[0][0]]):
            self.own_row(one)
            return
        spots: dict[int, list[Hunk]] = {}
        for at, hunk in one.spots:
            spots.setdefault(at, []).append(hunk)
        cells = [(self.units[at], mine) for at, mine in spots.items()]
        if not one.old or not all(unit.key and unit.column and unit.clause for unit, _ in cells):
            raise NotWritableError("rows that are new, and headings, are written by hand")
        gone = all(not hunk.new and is_whole(unit, hunk) for unit, (hunk, *_) in cells)
        for unit, hunks in cells:
            path = self.table_change(unit.clause, unit.version)
            if gone:
                self.put(self.overlay, {(*path, "without"): self.left_out(path, unit.key)})
            else:
                words = cell_words(unit, hunks)
                self.put(self.overlay, {(*path, "cells", unit.key, unit.column): words})

    def is_own_cell(self, unit: Unit) -> bool:
        """Tell whether the body changes that cell of a table of the library already."""
        changes = (one for one in self.modifications() if one.get("table-of") == unit.clause)
        return any(unit.column in one.get("cells", {}).get(unit.key, {}) for one in changes)

    def own_row(self, one: Proposal) -> None:
        """Change the body's own row: posts by their roles, or else the words."""
        posts = self.roles_called(as_came(self.units[one.spots[0][0]].text, one))
        key = key_at(self.text(self.overlay), self.overlay, one.at)
        if posts and key and isinstance(key[-1], int):
            self.put(self.overlay, {key[:-1]: posts})
        elif posts and key:
            self.put(self.overlay, {key: posts[0] if len(posts) == 1 else posts})
        else:
            self.value(one)

    def roles_called(self, words: str) -> list[str]:
        """Return the roles whose titles stand in a list of words; none where one is no role."""
        held = profile_of(self.ground.library, self.ground.body).roles
        titles = {
            one.forms.noun.text.lower(): role
            for role, one in held.items()
            if one.forms is not None
        }
        said = [titles.get(one.strip().lower(), "") for one in words.split(",")]
        return said if all(said) else []

    def table_change(self, clause: str, version: str) -> Path:
        """Return the place of the body's change of a table, which is begun where there is none."""
        listed = self.modifications()
        at = next((n for n, one in enumerate(listed) if one.get("table-of") == clause), None)
        if at is None:
            at = len(listed)
            self.put_entry({"table-of": clause, "base": version})
        return ("modifications", at)

    def left_out(self, path: Path, row: str) -> list[str]:
        """Return the rows that are left out, with one more."""
        data, _ = parse(self.text(self.overlay), self.overlay)
        known = value_in(data.data, path).get("without", []) if data else []
        return list(dict.fromkeys((*known, row)))

    # THE POLICY'S FILE

    def policy_file(self) -> str:
        """Return the place of the policy, if it is the body's own to change."""
        path = policy_path(self.ground.policy)
        if not self.ground.owns_policy:
            raise NotWritableError(f"{path} says it, for every body that has the policy; {OWN}")
        return path

    def order(self, one: Proposal) -> None:
        """Move whole sections."""
        path = self.policy_file()
        keys = dict.fromkeys(self.units[at].section for at, _ in one.spots)
        moved = {at for at, _ in one.spots}
        stayed = (n for n, unit in enumerate(self.units) if unit.text.strip() and n not in moved)
        if any(self.units[at].section in keys for at in stayed):
            raise NotWritableError("a part of a section moved; move clauses in the policy by hand")
        after = self.units[one.after].section if one.after >= 0 else ""
        self.files[path] = reordered(self.text(path), path, [*keys], after)

    def section(self, run: Sequence[Proposal]) -> None:
        """Begin a section with a clause of its own, of a heading and what was put in below it."""
        heading, *below = run
        if not below:
            raise NotWritableError("a section has a text; write one below its heading")
        path, title = self.policy_file(), title_of(heading)
        before = self.units[heading.spots[0][0]].section
        name = f"{self.ground.policy}/{free_key(self.text(path), path, title)}"
        if clause_path(name) in self.ground.texts:
            raise NotWritableError(f"there is a clause {name} already")
        self.files[path] = with_section(self.text(path), path, before, name, title)
        self.files[clause_path(name)] = clause_file(name, title, self.in_force(), below)

    def in_force(self) -> str:
        """Return the day from which the oldest text of the document is in force."""
        known = self.ground.library.clauses
        mine = (known[one.clause] for one in self.units if one.clause in known)
        return min(version.in_force for clause in mine for version in clause.versions)

    def titles(self, mine: Sequence[Proposal]) -> None:
        """Change titles of sections: all that is proposed for one title together."""
        by_title: dict[int, list[Proposal]] = {}
        for one in mine:
            by_title.setdefault(one.spots[0][0], []).append(one)
        for ones in by_title.values():
            self.together(ones, self.title)

    def title(self, mine: Sequence[Proposal]) -> None:
        """Change one title in the policy, its tokens kept where nothing changed."""
        path, unit = self.policy_file(), self.units[mine[0].spots[0][0]]
        if any(not one.new and is_whole(unit, hunk) for one in mine for _, hunk in one.spots):
            raise NotWritableError(f"a section goes with its title; take it out of {path} by hand")
        key = title_place(self.text(path), path, unit.section)
        words = cell_words(unit, [hunk for one in mine for _, hunk in one.spots])
        self.put(path, {key: words})

    # TEXTS

    def clause(self, clause: str, mine: list[Proposal]) -> None:
        """Write what is proposed for a clause into the body's own text, or begin one."""
        own = self.own_text(clause)
        source = own.text if own and own.own else self.library_text(clause)
        known = self.ground.library.clauses.get(clause)
        problem = "" if source is not None else "its clause was not found"
        if not clause and mine[0].at.path:
            self.titles(mine)
            return
        if not (own and own.own) and known and known.mutability in FIXED:
            problem = f"the library's text is {known.mutability.value}: whoever keeps it decides"
        if source is None or problem:
            self.refused |= dict.fromkeys((one.number for one in mine), problem)
            return
        if own is None and self.is_left_out(clause, mine):
            self.tried(mine[0], lambda _: self.put_entry({"omit": clause}))
            return
        titles = [one for one in mine if self.is_title(one)]
        taken: list[Proposal] = []
        for one in (one for one in mine if one not in titles):
            try:
                change(opened(source, clause, self.units), self.units, [*taken, one])
            except NotWritableError as problem:
                self.refused[one.number] = str(problem)
            else:
                taken.append(one)
        if taken:
            text = opened(source, clause, self.units)
            change(text, self.units, taken)
            self.tried(taken[0], lambda _: self.put_text(clause, own, text.written()))
        if titles:
            self.together(titles, lambda ones: self.clause_title(clause, ones, source))

    def is_title(self, one: Proposal) -> bool:
        """Tell whether a proposal changes the words of a clause's title."""
        whole = any(not hunk.new and is_whole(self.units[at], hunk) for at, hunk in one.spots)
        headings = all(self.units[at].heading for at, _ in one.spots)
        return one.layer in OWN_WORDS and headings and not whole

    def clause_title(self, clause: str, mine: Sequence[Proposal], text: str) -> None:
        """Write the title of a clause into the body's own text of it, or begin one."""
        unit = self.units[mine[0].spots[0][0]]
        words = cell_words(unit, [hunk for one in mine for _, hunk in one.spots])
        listed = self.modifications()
        own = (
            n
            for n, one in enumerate(listed)
            if clause in (one.get("substitute"), one.get("insert"))
        )
        if (at := next(own, None)) is not None:
            self.put(self.overlay, {("modifications", at, "title"): words})
        else:
            entry = {"substitute": clause, "base": unit.version, "title": words, "text": text}
            self.put_entry(entry)

    def is_left_out(self, clause: str, mine: list[Proposal]) -> bool:
        """Tell whether every paragraph of a clause is taken out."""
        gone = {
            at
            for one in mine
            for at, hunk in one.spots
            if not hunk.new and is_whole(self.units[at], hunk)
        }
        stood = {at for at, one in enumerate(self.units) if one.clause == clause and one.atoms}
        return stood <= gone

    def own_text(self, clause: str) -> Modification | None:
        """Return the body's own text of a clause, if it has one."""
        overlay = self.ground.library.overlays[self.ground.body]
        mine = (one for one in overlay.modifications if one.is_for(self.ground.policy))
        return next((one for one in mine if one.own and clause in {one.clause, one.target}), None)

    def library_text(self, clause: str) -> str | None:
        """Return the text that was printed, as the library has it."""
        known = self.ground.library.clauses.get(clause)
        version = next((one.version for one in self.units if one.clause == clause), "")
        versions = known.versions if known else ()
        return next((one.text for one in versions if version_words(one.version) == version), None)

    def put_text(self, clause: str, own: Modification | None, text: str) -> None:
        """Write the text of a clause into the overlay."""
        if own is not None:
            self.put(self.overlay, {("modifications", own.index, "text"): text})
            return
        version = next(one.version for one in self.units if one.clause == clause)
        self.put_entry({"substitute": clause, "base": version, "text": text})

    def modifications(self) -> list[dict[str, Any]]:
        """Return what the body changes in clauses, as its overlay would read now."""
        data, _ = parse(self.text(self.overlay), self.overlay)
        return (data.data.get("modifications") or []) if data else []

    def put_entry(self, entry: Mapping[str, object]) -> None:
        """Add a modification, with its reason, to the overlay."""
        reasoned = {**entry, "reason": self.ground.reason}
        if listed := self.modifications():
            self.put(self.overlay, {("modifications", len(listed)): reasoned})
        else:
            self.put(self.overlay, {("modifications",): [reasoned]})
