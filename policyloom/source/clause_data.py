"""Clause data: what a clause's data blocks place, as written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.source.conditions import Condition
    from policyloom.wording import Pieces, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """One line of a legislation list: an instrument, perhaps one of its provisions."""

    instrument: str
    provision: str | None
    when: Condition
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDuties:
    """What one role does: a list of duties, each a line of wording."""

    role: str
    lead: str
    duties: tuple[Pieces, ...]
    when: Condition
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRowPlan:
    """One row of a form as written; ``kind`` is group, field, ticks, statement or signature."""

    kind: str
    key: str
    label: Pieces
    type: str = "line"
    choices: tuple[str, ...] = ()
    help: Pieces = ()
    value: str = ""
    office: bool = False
    columns: int = 2
    options: tuple[tuple[str, Pieces, str], ...] = ()
    """(name, words beside the box, label of the space to write in or empty)"""
    statement: Pieces = ()
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPlan:
    """A form as written."""

    title: Pieces
    rows: tuple[FormRowPlan, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionPlan:
    """A term and what it means, as written."""

    term: Pieces
    meaning: Wording
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseData:
    """The typed data of a clause version: what its data-block tokens place."""

    legislation: tuple[Authority, ...] = ()
    duties: tuple[RoleDuties, ...] = ()
    form: FormPlan | None = None
    definitions: tuple[DefinitionPlan, ...] = ()
    dos: tuple[Pieces, ...] = ()
    donts: tuple[Pieces, ...] = ()


NO_DATA = ClauseData()
