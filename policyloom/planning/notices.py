"""Notices: what a plan says of one body -> a page for that body: what changes, who decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.document import (
    Document,
    Item,
    List,
    ListStyle,
    Paragraph,
    Provision,
    Status,
    Text,
    told_section,
)
from policyloom.english.dates import date_words
from policyloom.english.grammar import joined

if TYPE_CHECKING:
    from policyloom.document import Block, Look, Section
    from policyloom.planning.effect import Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What one body is told: the new editions of its documents, and by when it should decide.

    ``due`` is an ISO day, or nothing; ``texts`` are names of files by policy: its redline, or
    the whole text of a first edition.
    """

    body: str
    body_name: str
    effects: tuple[Effect, ...]
    texts: dict[str, str]
    due: str = ""

    @property
    def title(self) -> str:
        """The heading, which is also what the letter is about."""
        return f"Changes to the policies of {self.body_name}"

    @property
    def opening(self) -> str:
        """What the notice is about, in a sentence or two."""
        number, waiting = len(self.effects), sum(not one.flows for one in self.effects)
        what = "One policy has" if number == 1 else f"{number} policies have"
        if not waiting:
            return f"{what} a new text, which needs no decision."
        waits = "which waits" if waiting == number else f"of which {waiting} waits"
        waits = waits if waiting in {1, number} else f"of which {waiting} wait"
        due = f" Please decide by {date_words(self.due)}." if self.due else ""
        return f"{what} a new text, {waits} for a decision.{due}"


def who_decides(effect: Effect) -> str:
    """Return who decides on a document."""
    if effect.flows:
        return "This change is small and needs no decision."
    if not effect.approver_words:
        return "Nobody is named who decides on this."
    return f"The {joined(effect.approver_words, 'or')} decides on this."


def what_changes(effect: Effect, file: str) -> str:
    """Return what a document becomes, and in which file its words can be read."""
    if not effect.before:
        return f"This is a first edition, version {effect.after}. The text is in {file}."
    size = f"The largest change is {effect.size}."
    where = f"{file} shows each word that comes or goes."
    return f"Version {effect.before} becomes version {effect.after}. {size} {where}"


def notice_document(notice: Notice, look: Look, language: str) -> Document:
    """Return the notice as a document, which is written like every other."""
    return Document(
        body=notice.body,
        body_name=notice.body_name,
        policy="notice",
        title=(Text(notice.title),),
        version="",
        status=Status.APPROVED,
        date="",
        language=language,
        control=(),
        notices=(_said(notice.opening),),
        sections=tuple(_section(effect, notice) for effect in notice.effects),
        look=look,
        state="Notice",
        lists_contents=False,
    )


def _section(effect: Effect, notice: Notice) -> Section:
    policy = effect.target.policy
    items = tuple(Item(blocks=(_said(one.words),)) for one in effect.alterations)
    listed = (List(style=ListStyle.BULLET, items=items),) if items else ()
    notes = tuple(_said(note) for note in effect.notes)
    blocks: tuple[Block, ...] = (
        _said(what_changes(effect, notice.texts[policy])),
        _said(who_decides(effect)),
        *listed,
        *notes,
    )
    provision = Provision(
        clause=f"notice/{policy}", version="1.0.0", label="", heading=(), blocks=blocks
    )
    return told_section(policy, effect.title, provision)


def _said(words: str) -> Paragraph:
    return Paragraph((Text(words),))
