"""STUDIO: a document on a day -> how it stands, in words for whoever looks after it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.build.drafts import Draft
from policyloom.diagnostics import Severity
from policyloom.document import Unfilled, every, lines, plain
from policyloom.editions.due import Days, Papers
from policyloom.editions.schedule import ended_words, next_review, schedule
from policyloom.english.dates import date_words
from policyloom.planning.reach import clauses_on, waiting
from policyloom.planning.weighing import COLLISIONS
from policyloom.remembered import remembered
from policyloom.source import overlay_path

if TYPE_CHECKING:
    from policyloom.build.drafts import Kept
    from policyloom.compile import Compiled
    from policyloom.diagnostics import Diagnostics
    from policyloom.document import Document
    from policyloom.editions.schedule import Scheduled
    from policyloom.source import Target
    from policyloom.studio.desk import Desk

WITHIN = 60
"""Days ahead of which a review is told."""


class State(Enum):
    """What a document waits for, the gravest first."""

    ERRORS = "has errors"
    CONFLICT = "in conflict"
    OVERDUE = "review overdue"
    OPEN = "to complete"
    NEVER = "never approved"
    CHANGED = "changed since approval"
    HELD = "held"
    COMING = "approved for later"
    IN_FORCE = "in force"
    ENDED = "ended"

    @property
    def tone(self) -> str:
        """How much it asks for attention: wrong, waits or well."""
        if self in {State.ERRORS, State.CONFLICT, State.OVERDUE}:
            return "wrong"
        return "well" if self in {State.COMING, State.IN_FORCE, State.ENDED} else "waits"


MANY = 512
"""Documents of which is remembered what is open in them."""


@dataclass(frozen=True, slots=True)
class Open:
    """A place of a draft that is still to be completed: what is missing, and an example."""

    label: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a document stands: its edition in force, its draft, and what it needs."""

    target: Target
    title: str
    body_name: str
    kept: Kept
    draft: Draft
    line: Scheduled
    cell: Cell
    open: tuple[Open, ...]
    broken: Diagnostics = ()
    """The errors of the body's own file."""

    @property
    def document(self) -> Document | None:
        """The draft, if there is one without errors."""
        return self.draft.compiled.document

    @property
    def errors(self) -> Diagnostics:
        """What prevents a draft."""
        found = self.broken or self.draft.compiled.diagnostics
        return tuple(one for one in found if one.severity is Severity.ERROR)

    @property
    def in_force(self) -> str:
        """The edition that stands, in words; nothing where none does."""
        last = self.kept.last
        if last is None:
            return ""
        return f"version {last.words}, in force from {date_words(last.approval.effective)}"

    @property
    def is_kept(self) -> bool:
        """Whether the draft says what the edition that stands says."""
        comparison = self.draft.comparison
        return bool(self.document and comparison and not comparison.changes and not self.open)

    @property
    def beside(self) -> tuple[str, ...]:
        """What else is told beside the state: of what that says already no more is said."""
        last, review = self.kept.last, self.line.next_review
        begins = date_words(last.approval.effective) if last else ""
        edition = (
            self.in_force if begins not in self.state else f"version {last.words}" if last else ""
        )
        again = f"review by {date_words(review)}" if review else ""
        told = again if review and date_words(review) not in self.state else ""
        return tuple(one for one in (edition, told) if one)

    @property
    def state(self) -> str:
        """A few words for a table: what it waits for."""
        return self.cell.words

    @property
    def tone(self) -> str:
        """How much it asks for attention: wrong, waits or well."""
        return self.cell.state.tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How a document stands, told at a glance: nothing is compared for it but its words."""

    target: Target
    state: State
    words: str


def cell(desk: Desk, target: Target, day: str) -> Cell:
    """Return how a document stands on a day, at a glance."""
    compiled, last = desk.reading(target), desk.kept(target).last
    document = compiled.document
    changed = (
        document is not None
        and last is not None
        and (
            document.sections != last.document.sections
            or document.notices != last.document.notices
        )
    )
    return _glance(desk, compiled, day, changed=changed)


def _glance(desk: Desk, compiled: Compiled, day: str, *, changed: bool) -> Cell:
    """Return how a document stands of which it is known whether an edition says something else."""
    document, target = compiled.document, compiled.target
    ended = ended_words(desk.library, target.body, day)
    if ended:
        return _cell(target, State.ENDED, ended)
    if document is None:
        errors = [one for one in compiled.diagnostics if one.severity is Severity.ERROR]
        collides = errors and all(one.code in COLLISIONS for one in errors)
        return _cell(target, State.CONFLICT if collides else State.ERRORS)
    return _cell(target, *_state(desk, target, document, day, changed=changed))


def _cell(target: Target, state: State, words: str = "") -> Cell:
    return Cell(target=target, state=state, words=words or state.value)


def _state(
    desk: Desk, target: Target, document: Document, day: str, *, changed: bool
) -> tuple[State, str]:
    """Return how a draft without errors stands, and its words where they say more."""
    last = desk.kept(target).last
    places = len(open_places(document))
    review = next_review(desk.library, _papers(desk, target, document), day)
    if last and review and review < day:
        return State.OVERDUE, f"review overdue since {date_words(review)}"
    if places:
        return State.OPEN, f"{places} to complete"
    if last is None or changed:
        return State.NEVER if last is None else State.CHANGED, ""
    begins = last.approval.effective
    if begins > day:
        return State.COMING, f"approved, in force from {date_words(begins)}"
    return State.HELD if _is_held(desk, target, document) else State.IN_FORCE, ""


def _is_held(desk: Desk, target: Target, document: Document) -> bool:
    """Tell whether newer words wait outside a document because somebody holds its clauses."""
    changes = desk.profile(target.body).modifications()
    if not any(one.traits.ends and one.is_for(target.policy) for _, one in changes):
        return False
    return any(waiting(clauses_on(desk.library, target, document.date)))


def standing(desk: Desk, target: Target, day: str) -> Standing:
    """Return how a document stands on a day."""
    draft = desk.draft(target)
    changed = bool(draft.comparison and draft.comparison.changes)
    return _standing(desk, draft, day, _glance(desk, draft.compiled, day, changed=changed))


def at_a_glance(desk: Desk, target: Target, day: str) -> Standing:
    """Return how a document stands, its draft compared with nothing: for many at once."""
    return _standing(desk, Draft(compiled=desk.reading(target)), day, cell(desk, target, day))


def _standing(desk: Desk, draft: Draft, day: str, cell: Cell) -> Standing:
    document, target = draft.compiled.document, draft.compiled.target
    line = _line(desk, draft.compiled, day)
    return Standing(
        target=target,
        title=plain(document.title) if document else line.title,
        body_name=line.body_name,
        kept=desk.kept(target),
        draft=draft,
        line=line,
        cell=cell,
        open=open_places(document) if document else (),
        broken=desk.broken(overlay_path(target.body)),
    )


def _line(desk: Desk, compiled: Compiled, day: str) -> Scheduled:
    """Return what a document needs on a day; it is looked at once for each draft."""
    target = compiled.target
    known = desk.lines.get((target, day))
    if known and known[0] is compiled:
        return known[1]
    papers = _papers(desk, target, compiled.document)
    line = schedule(desk.library, papers, Days(today=day, within=WITHIN, compared=False))
    desk.lines[target, day] = (compiled, line)
    return line


def _papers(desk: Desk, target: Target, draft: Document | None) -> Papers:
    kept = desk.kept(target)
    return Papers(
        body=target.body,
        policy=target.policy,
        editions=kept.editions,
        withdrawn=kept.withdrawn,
        draft=draft,
        listed=target in desk.targets,
    )


@remembered(MANY)
def open_places(document: Document) -> tuple[Open, ...]:
    """Return the places of a draft that are to be completed, each thing once."""
    every_ = (one for line in lines(document) for one in every(line.inlines))
    found = (Open(one.label, one.example) for one in every_ if isinstance(one, Unfilled))
    return tuple(dict.fromkeys(found))
