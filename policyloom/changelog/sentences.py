"""Sentences: one change -> the words in which a governor reads it."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from policyloom.changelog.particulars import (
    citation_sentence,
    control_sentence,
    link_sentence,
    renumbered_sentence,
    retitled_sentence,
    row_sentence,
)
from policyloom.changelog.phrases import place, places, section_number, section_place
from policyloom.changelog.rewordings import reworded_sentence
from policyloom.changelog.tokens import duty_sentence, token_sentence
from policyloom.changes.kinds import (
    Change,
    CitationChanged,
    ClauseAdded,
    ClauseMoved,
    ClauseRemoved,
    ControlChanged,
    DutyChanged,
    Formatting,
    LinkChanged,
    LookChanged,
    Renumbered,
    Retitled,
    Reworded,
    RowChanged,
    SectionAdded,
    SectionMoved,
    SectionRemoved,
    TokenChanged,
    Where,
)
from policyloom.english.grammar import capitalised

Clauses: TypeAlias = "ClauseAdded | ClauseRemoved | ClauseMoved"
Sections: TypeAlias = "SectionAdded | SectionRemoved | SectionMoved"
Wording: TypeAlias = "Reworded | DutyChanged | TokenChanged | CitationChanged | LinkChanged"
Particular: TypeAlias = "RowChanged | ControlChanged | Retitled | Renumbered"
Layout: TypeAlias = "Formatting | LookChanged"


def sentence(change: Change) -> str:
    """Return a change as one or two plain sentences, without the author's reason."""
    match change:
        case ClauseAdded() | ClauseRemoved() | ClauseMoved():
            return _clause(change)
        case SectionAdded() | SectionRemoved() | SectionMoved():
            return _section(change)
        case Reworded() | DutyChanged() | TokenChanged() | CitationChanged() | LinkChanged():
            return _wording(change)
        case RowChanged() | ControlChanged() | Retitled() | Renumbered():
            return _particular(change)
        case Formatting() | LookChanged():
            return _layout(change)
        case _:
            assert_never(change)


def _clause(change: Clauses) -> str:
    match change:
        case ClauseAdded(where=where):
            return f"Added to {place(where)}: ‘{where.title}’."
        case ClauseRemoved(where=where):
            return f"Removed from {place(where)}: ‘{where.title}’."
        case ClauseMoved(where=where, old=old):
            return f"‘{where.title}’ moved {_from_to(old, where)}."
        case _:
            assert_never(change)


def _from_to(old: Where, new: Where) -> str:
    if old.section != new.section:
        return f"from {place(old)} to {place(new)}"
    if old.label == new.label:
        return f"within {place(new)}"
    return f"from {old.label.rstrip('.')} to {new.label.rstrip('.')} in {section_place(new)}"


def _section(change: Sections) -> str:
    match change:
        case SectionAdded(where=where):
            return f"There is a new {section_place(where)}."
        case SectionRemoved(where=where):
            return f"{capitalised(section_place(where))} was removed."
        case SectionMoved(where=where, old=old):
            number = section_number(where)
            now = f"is now {number}" if number and old.label != where.label else "has moved"
            return f"{capitalised(section_place(old))} {now}."
        case _:
            assert_never(change)


def _wording(change: Wording) -> str:
    match change:
        case Reworded():
            return reworded_sentence(change)
        case DutyChanged():
            return duty_sentence(change)
        case TokenChanged():
            return token_sentence(change)
        case CitationChanged():
            return citation_sentence(change)
        case LinkChanged():
            return link_sentence(change)
        case _:
            assert_never(change)


def _particular(change: Particular) -> str:
    match change:
        case RowChanged():
            return row_sentence(change)
        case ControlChanged():
            return control_sentence(change)
        case Retitled():
            return retitled_sentence(change)
        case Renumbered():
            return renumbered_sentence(change)
        case _:
            assert_never(change)


def _layout(change: Layout) -> str:
    match change:
        case Formatting(places=found):
            return f"The same words look different in {places(len(found))}."
        case LookChanged(parts=parts):
            return f"The look of the document: {'; '.join(parts)}."
        case _:
            assert_never(change)
