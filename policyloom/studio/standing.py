"""STUDIO: a document on a day -> how it stands, in words for whoever looks after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.diagnostics import Severity
from policyloom.document import Unfilled, every, lines, plain
from policyloom.editions.due import Days, Need, Papers
from policyloom.editions.schedule import schedule
from policyloom.english.dates import date_words
from policyloom.source import overlay_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.build.drafts import Draft, Kept
    from policyloom.diagnostics import Diagnostics
    from policyloom.document import Document
    from policyloom.editions.schedule import Scheduled
    from policyloom.source import Target
    from policyloom.studio.desk import Desk

WITHIN = 60
"""Days ahead of which a review is told."""
ERRORS, NEVER, CHANGED, IN_FORCE = (
    "has errors", "never approved", "changed since approval", "in force",
)  # fmt: skip
URGENT = frozenset({Need.OVERDUE, Need.REFUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
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
        return self.state == IN_FORCE

    @property
    def state(self) -> str:
        """One word for a table: what it waits for."""
        if self.document is None:
            return ERRORS
        if self.open:
            return f"{len(self.open)} to complete"
        if self.kept.last is None:
            return NEVER
        if self.draft.comparison and self.draft.comparison.changes:
            return CHANGED
        return IN_FORCE

    @property
    def tone(self) -> str:
        """How much it asks for attention: wrong, waits or well."""
        if self.document is None or self.line.urgency in URGENT:
            return "wrong"
        return "well" if self.state == IN_FORCE else "waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How a document stands, told at a glance: nothing is compared for it but its words."""

    target: Target
    state: str
    tone: str


def cell(desk: Desk, target: Target) -> Cell:
    """Return how a document stands at a glance."""
    document, last = desk.reading(target).document, desk.kept(target).last
    if document is None:
        return Cell(target=target, state=ERRORS, tone="wrong")
    places = len(dict.fromkeys(_open(document)))
    if places:
        return Cell(target=target, state=f"{places} to complete", tone="waits")
    if last is None:
        return Cell(target=target, state=NEVER, tone="waits")
    if document.sections != last.document.sections or document.notices != last.document.notices:
        return Cell(target=target, state=CHANGED, tone="waits")
    return Cell(target=target, state=IN_FORCE, tone="well")


def standing(desk: Desk, target: Target, day: str) -> Standing:
    """Return how a document stands on a day."""
    kept = desk.kept(target)
    draft = desk.draft(target)
    document = draft.compiled.document
    line = _line(desk, target, kept, draft, day)
    return Standing(
        target=target,
        title=plain(document.title) if document else line.title,
        body_name=line.body_name,
        kept=kept,
        draft=draft,
        line=line,
        open=tuple(dict.fromkeys(_open(document))) if document else (),
        broken=desk.broken(overlay_path(target.body)),
    )


def _line(desk: Desk, target: Target, kept: Kept, draft: Draft, day: str) -> Scheduled:
    """Return what a document needs on a day; it is looked at once for each draft."""
    known = desk.lines.get((target, day))
    if known and known[0] is draft:
        return known[1]
    papers = Papers(
        body=target.body,
        policy=target.policy,
        editions=kept.editions,
        withdrawn=kept.withdrawn,
        draft=draft.compiled.document,
        listed=target in desk.targets,
    )
    line = schedule(desk.library, papers, Days(today=day, within=WITHIN))
    desk.lines[target, day] = (draft, line)
    return line


def _open(document: Document) -> Iterator[Open]:
    for line in lines(document):
        for one in every(line.inlines):
            if isinstance(one, Unfilled):
                yield Open(label=one.label, example=one.example)
