"""Layers: what an edit would change, and what is proposed by it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.homecoming.printing import Place

if TYPE_CHECKING:
    from policyloom.homecoming.hunks import Hunk
    from policyloom.homecoming.printing import Unit


class Layer(Enum):
    """What a proposal would change."""

    OWN_TEXT = "own text"
    OWN_CLAUSE = "own clause"
    INSERTED = "inserted"
    MOVED = "moved"
    TERM = "term"
    ROLE = "role"
    SETTING = "setting"
    DUTY = "duty"
    PEOPLE = "people"
    INSTRUMENT = "instrument"
    RELATED_POLICY = "related policy"
    ROW = "row"
    STEP = "step"
    CONTACT = "contact"
    CONTROL = "control"
    COMMENT = "comment"
    SPLIT = "split"
    JOINED = "joined"
    SECTION_ORDER = "section order"


OF_KIND = {
    "term": Layer.TERM, "role": Layer.ROLE, "people": Layer.PEOPLE, "setting": Layer.SETTING,
    "duty": Layer.DUTY, "citation": Layer.INSTRUMENT, "policy": Layer.RELATED_POLICY,
    "control": Layer.CONTROL,
}  # fmt: skip
ROWS = frozenset({Layer.ROW, Layer.CONTACT, Layer.STEP})
EVERYWHERE = frozenset(
    {Layer.TERM, Layer.ROLE, Layer.PEOPLE, Layer.SETTING, Layer.RELATED_POLICY, Layer.INSTRUMENT}
)
"""Layers at which one value stands behind every place that prints it."""


RUNNING = ("header", "footer")
"""Keys of the lines that stand at the head or foot of each page."""
FROM_THE_LOOK = (
    "headers and footers are printed from the body's name, the title of the policy and the "
    "body's `letterhead`; change it there"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One decision that somebody proposes by an edit.

    ``places`` is how many places say it now, ``of`` how many printed it. ``marked`` says that it
    was tracked. ``at`` is where it would be written; ``spots`` are the printed paragraphs and
    hunks that it is made of, and ``new_at`` the paragraph of the file.
    """

    layer: Layer
    clause: str
    key: str
    old: str
    new: str
    marked: bool
    at: Place
    number: int = 0
    places: int = 1
    of: int = 1
    section: str = ""
    spots: tuple[tuple[int, Hunk], ...] = ()
    new_at: int = 0
    after: int = -1
    """Of what moved: the printed paragraph below which it stands now."""
    stands: str = ""
    """Of what moved: after what it stood, and after what it stands now."""
    level: int = 0
    """Of what is put in: how deep a heading it is, from one; 0 of what is none."""
    of_table: int = -1
    """Of what is put in: the table of the file in which it stands, where that is new."""
    is_note: bool = False
    """Whether what is put in is a footnote or an endnote."""
    carries: int = -1
    """Of what is put in from elsewhere: the printed paragraph whose words it has."""
    worded: tuple[Hunk, ...] = ()
    """Of what is put in from elsewhere: what it says otherwise now."""
    parts: tuple[Proposal, ...] = ()
    """Of what is put in with what stands below it: these, paragraph by paragraph."""

    @property
    def is_everywhere(self) -> bool:
        """Whether every place that prints the value says the new one."""
        return self.places >= self.of

    def for_here(self) -> Proposal:
        """Return it as a text of the body's own in its place; what is elsewhere stays."""
        return replace(self, layer=Layer.OWN_TEXT, key=self.clause)

    def for_everywhere(self) -> Proposal:
        """Return it for every place that prints the value, also where the file has the old one."""
        return replace(self, places=max(self.places, self.of))

    @property
    def is_new_row(self) -> bool:
        """Whether a row came into a table: its cells are named by the clause, not by a row."""
        return self.layer in ROWS and not self.old and self.key == self.clause


def layer_of_row(unit: Unit) -> Layer:
    """Return the layer of a cell, by what its table is."""
    if unit.table == f"{unit.clause}/contacts":
        return Layer.CONTACT
    return Layer.STEP if "step" in unit.key.lower() else Layer.ROW


def written_at(unit: Unit) -> Place:
    """Return where the written words of a paragraph stand."""
    plain = (one.at for one in unit.atoms if not one.kind and one.at.path)
    return next(plain, next((one.at for one in unit.atoms if one.at.path), Place()))
