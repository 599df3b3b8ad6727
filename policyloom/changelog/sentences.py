"""Sentences: changes -> the words in which a governor reads them.

`TELLINGS` has a row for each kind of change: how one is told, which of them stand in one
entry, and how several are told together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policyloom.changelog.particulars import (
    citation_sentence,
    control_sentence,
    decider_sentence,
    link_sentence,
    renumbered_sentence,
    retitled_sentence,
    row_sentence,
    row_theme,
    rows_sentence,
)
from policyloom.changelog.phrases import place, places, section_number, section_place
from policyloom.changelog.rewordings import (
    alike_sentence,
    alike_theme,
    moved_sentence,
    reshaped_sentence,
    reworded_sentence,
)
from policyloom.changelog.tables import table_sentence
from policyloom.changelog.tokens import (
    deadline_sentence,
    duties_sentence,
    duty_sentence,
    duty_theme,
    forms_sentence,
    headline,
    newcomers,
    people_sentence,
    policy_sentence,
    roles_sentence,
    setting_sentence,
    terms_sentence,
)
from policyloom.changes.kinds import (
    NOTICES,
    Change,
    CitationChanged,
    ClauseAdded,
    ClauseMoved,
    ClauseRemoved,
    ControlChanged,
    DeciderChanged,
    DutyChanged,
    Formatting,
    LinkChanged,
    LookChanged,
    MovedWithin,
    Renumbered,
    Reshaped,
    Retitled,
    Reworded,
    RowChanged,
    SectionAdded,
    SectionMoved,
    SectionRemoved,
    TableChanged,
)
from policyloom.english.grammar import capitalised

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from policyloom.changes.values import Where


@dataclass(frozen=True, slots=True)
class Telling:
    """How changes of a kind are told; those of which ``theme`` is the same are told together."""

    one: Callable[[Any], str]
    theme: Callable[[Any], Hashable] = id
    several: Callable[[tuple[Any, ...]], str] | None = None


def sentence(change: Change) -> str:
    """Return a change as one or two plain sentences, without the author's reason."""
    return TELLINGS[change.row].one(change)


def theme(change: Change) -> Hashable:
    """Return what changes share that stand in one entry."""
    return change.row, TELLINGS[change.row].theme(change)


def together(changes: tuple[Change, ...]) -> str:
    """Return changes that have a theme in common as one sentence."""
    telling = TELLINGS[changes[0].row]
    if len(changes) == 1 or telling.several is None:
        return " ".join(map(telling.one, changes))
    return telling.several(changes)


def _clause_added(change: ClauseAdded) -> str:
    return f"Added to {place(change.where)}: ‘{change.where.title}’."


def _clause_removed(change: ClauseRemoved) -> str:
    return f"Removed from {place(change.where)}: ‘{change.where.title}’."


def _clause_moved(change: ClauseMoved) -> str:
    return f"‘{change.where.title}’ moved {_from_to(change.old, change.where)}."


def _from_to(old: Where, new: Where) -> str:
    if old.section != new.section:
        return f"from {place(old)} to {place(new)}"
    if old.label == new.label:
        return f"within {place(new)}"
    return f"from {old.label.rstrip('.')} to {new.label.rstrip('.')} in {section_place(new)}"


def _section_added(change: SectionAdded) -> str:
    return f"There is a new {section_place(change.where)}."


def _section_removed(change: SectionRemoved) -> str:
    return f"{capitalised(section_place(change.where))} was removed."


def _section_moved(change: SectionMoved) -> str:
    number = section_number(change.where)
    is_new = number and change.old.label != change.where.label
    now = f"is now {number}" if is_new else "has moved"
    return f"{capitalised(section_place(change.old))} {now}."


def _formatting(change: Formatting) -> str:
    return f"The same words look different in {places(len(change.places))}."


def _look(change: LookChanged) -> str:
    return f"The look of the document: {'; '.join(change.parts)}."


TELLINGS: Mapping[type[Change] | str, Telling] = {
    SectionAdded: Telling(_section_added),
    ClauseAdded: Telling(_clause_added),
    SectionRemoved: Telling(_section_removed),
    ClauseRemoved: Telling(_clause_removed),
    Reworded: Telling(reworded_sentence, alike_theme, alike_sentence),
    MovedWithin: Telling(moved_sentence),
    Reshaped: Telling(reshaped_sentence),
    DutyChanged: Telling(duty_sentence, duty_theme, duties_sentence),
    "deadline": Telling(deadline_sentence),
    "term": Telling(forms_sentence, lambda change: headline(change.swaps)[0], terms_sentence),
    "people": Telling(lambda change: people_sentence((change,)), newcomers, people_sentence),
    "role": Telling(forms_sentence, lambda change: headline(change.swaps), roles_sentence),
    "setting": Telling(setting_sentence),
    "policy": Telling(policy_sentence),
    CitationChanged: Telling(citation_sentence),
    LinkChanged: Telling(link_sentence),
    TableChanged: Telling(table_sentence),
    RowChanged: Telling(row_sentence, row_theme, rows_sentence),
    SectionMoved: Telling(_section_moved),
    ClauseMoved: Telling(_clause_moved),
    NOTICES: Telling(retitled_sentence),
    Retitled: Telling(retitled_sentence),
    Renumbered: Telling(renumbered_sentence),
    ControlChanged: Telling(control_sentence),
    Formatting: Telling(_formatting),
    LookChanged: Telling(_look),
    DeciderChanged: Telling(decider_sentence),
}
