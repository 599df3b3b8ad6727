"""Writing: proposals that were taken -> the sources with these changes, comments kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.homecoming.gone import sections_gone
from policyloom.homecoming.layers import EVERYWHERE, Layer
from policyloom.homecoming.sections import begun_sections
from policyloom.homecoming.texts import halves
from policyloom.homecoming.writing.changed import Changed, Ground
from policyloom.homecoming.writing.contacts import write_contact
from policyloom.homecoming.writing.control import write_control
from policyloom.homecoming.writing.policy import write_order, write_section
from policyloom.homecoming.writing.rows import write_row
from policyloom.homecoming.writing.texts import write_clause
from policyloom.homecoming.writing.values import write_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.printing import Unit


WRITERS = {
    **dict.fromkeys(EVERYWHERE, write_value),
    Layer.CONTROL: write_control,
    Layer.CONTACT: write_contact,
    Layer.ROW: write_row,
    Layer.SECTION_ORDER: write_order,
}
"""Who writes a proposal of a layer; all others are written clause by clause."""
NEW_TABLE = "a table that is new is written by hand, as the `table` of a clause"
COMMENT = "a comment is answered, and not written"
NOTE = "a note that is new is written by hand, under the `footnotes` of a clause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The files as they would read, and why a proposal could not be written, by its number."""

    files: Mapping[str, str]
    refused: Mapping[int, str]


def written(chosen: Sequence[Proposal], units: Sequence[Unit], ground: Ground) -> Written:
    """Return the sources with the proposals in them; one that has no place is refused.

    What moved from one clause to another is written in both or in none.
    """
    parts = [*halves(chosen, units)]
    made = _all(parts, Changed(units, ground))
    often = Counter(one.number for one in parts)
    broken = {number for number in made.refused if often[number] > 1}
    if not broken:
        return made
    rest = written([one for one in chosen if one.number not in broken], units, ground)
    why = {number: made.refused[number] for number in broken}
    return Written(files=rest.files, refused={**rest.refused, **why})


def _all(chosen: Sequence[Proposal], changed: Changed) -> Written:
    """Write new sections and values first, then clause by clause their texts."""
    runs = tuple(begun_sections(chosen, changed.units) if changed.ground.owns_policy else ())
    in_runs = {one.number for run in runs for one in run}
    for run in runs:
        changed.together(run, write_section)
    clauses: dict[str, list[Proposal]] = {}
    gone = frozenset(sections_gone(chosen, changed.units))
    for one in chosen:
        if one.number in in_runs or (one.section in gone and not one.clause):
            continue  # A section without clauses is not printed, and so its title is not.
        if one.layer in WRITERS:
            changed.tried(one, WRITERS[one.layer])
        elif by_hand := _by_hand(one):
            changed.refuse((one,), by_hand)
        else:
            clauses.setdefault(one.clause, []).append(one)
    for clause, mine in clauses.items():
        write_clause(clause, mine, changed)
    return Written(files=changed.files, refused=changed.refused)


def _by_hand(one: Proposal) -> str:
    """Say why a person writes it, where the program does not."""
    if one.layer is Layer.COMMENT:
        return COMMENT
    if one.is_note:
        return NOTE
    return NEW_TABLE if one.of_table >= 0 else ""
