"""DOCX writer: which list of numbering.xml counts each item, in the new text and in the old one.

LibreOffice also prints the number of the old text where it counts another, and takes a number for
lost where words of its item go, or where the item before it comes or goes. There and behind it
another list counts on, so that no more than one number is printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from policyloom.document import (
    Deleted,
    Enclosure,
    ListStyle,
    Mark,
    are_changed,
    counted,
    every,
    own_words,
)
from policyloom.writers.docx.levels import (
    BULLETS,
    KINDS,
    ORDERED,
    Restart,
    instance,
    numbered_paragraphs,
    ordered,
)
from policyloom.writers.docx.pictures import Number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from policyloom.document import Began, Item, List, Provision

FIRST_ENCLOSED, FIRST_OWN = 100, 200


class Doubt(NamedTuple):
    """Whether the next number may be taken for lost.

    ``kept`` is for how many items that stay, ``lost`` whether one before it was lost.
    """

    kept: int = 0
    lost: bool = False

    def needs_list(self, mark: Mark, *, loses: bool) -> bool:
        """Say whether the next item has to be counted by another list."""
        if mark is Mark.NONE:
            return loses or self.kept > 0
        return mark is Mark.INSERTED and self.lost

    def after(self, mark: Mark, *, loses: bool) -> Doubt:
        """Return what is in doubt behind an item."""
        if mark is Mark.NONE:
            return Doubt(max(self.kept - 1, int(loses)), loses)
        return SHAKEN._replace(lost=self.lost and mark is Mark.DELETED)


SURE, SHAKEN = Doubt(), Doubt(kept=2)


class Going(NamedTuple):
    """Numbered paragraphs so far: the list that counts them, and what number comes next."""

    of: int
    following: int


@dataclass(slots=True, kw_only=True)
class Items:
    """The lists of a file's items, which are added while its body is written.

    ``going`` are the numbered paragraphs of each text, by the mark of what is not in it and by
    what stands before their numbers; ``doubt`` is about the next of them.
    """

    kinds: list[str]
    instances: list[str]
    enclosed: dict[tuple[ListStyle, Enclosure], int] = field(default_factory=dict)
    going: dict[tuple[Mark, str], Going] = field(default_factory=dict)
    doubt: Doubt = SURE

    def numbers(
        self, content: List, level: int, around: Mark, *, shaken: bool = False
    ) -> Iterator[tuple[Number, Number]]:
        """Yield the number of each item of a list, in the new text and in the old one.

        ``shaken`` says that the first of them may be taken for lost.
        """
        marked = list(counted(content, around))
        marks = [mark for _, mark, _ in marked]
        new, old = self._begin(content, level, set(marks))
        doubt = self.doubt if content.paragraphs else SHAKEN if shaken else SURE
        for count, mark, item in marked:
            loses = content.style in ORDERED and mark is Mark.NONE and loses_words(item)
            if content.style in ORDERED and doubt.needs_list(mark, loses=loses):
                new = self._own(content, replace(content.began, start=count))
            doubt = doubt.after(mark, loses=loses)
            yield Number(new, level), Number(old, level)
        if content.paragraphs:
            self.doubt = doubt
            self._go_on(Mark.DELETED, content.began, new, marks)
            self._go_on(Mark.INSERTED, content.as_was, old, marks)

    def _begin(self, content: List, level: int, marks: set[Mark]) -> tuple[int, int]:
        """Return the lists by which a list begins to be counted in the two texts."""
        if content.style is ListStyle.BULLET:
            return BULLETS, BULLETS
        if content.paragraphs:
            return self._paragraphs(content, marks)
        if content.style in ORDERED and are_changed(content.items):
            old = self._own(content, content.as_was)
            return (old if content.was is None else self._own(content, content.began)), old
        restart = Restart(level, content.start) if content.style in ORDERED else None
        kind = self._kind(content.style, content.enclosure)
        self.instances.append(instance(len(self.instances) + 1, kind, restart))
        return len(self.instances), len(self.instances)

    def _own(self, content: List, began: Began) -> int:
        """Return a list with a kind of its own, which says with what number it begins."""
        style, enclosure = content.style, content.enclosure
        if content.paragraphs:
            return self.add(lambda kind: numbered_paragraphs(kind, began.prefix, began.start))
        return self.add(lambda kind: ordered(style, kind, enclosure, began.start))

    def add(self, made: Callable[[int], str]) -> int:
        """Return another list, whose kind is made with its number."""
        kind = FIRST_OWN + len(self.instances)
        self.kinds.append(made(kind))
        self.instances.append(instance(len(self.instances) + 1, kind))
        return len(self.instances)

    def _kind(self, style: ListStyle, enclosure: Enclosure) -> int:
        """Return a kind of list; those with brackets are there where something uses them."""
        if enclosure is Enclosure.DOT or style not in ORDERED:
            return KINDS[style]
        known = self.enclosed.get((style, enclosure))
        if known is None:
            known = self.enclosed[style, enclosure] = FIRST_ENCLOSED + len(self.enclosed)
            self.kinds.append(ordered(style, known, enclosure))
        return known

    # NUMBERED PARAGRAPHS

    def _paragraphs(self, content: List, marks: set[Mark]) -> tuple[int, int]:
        """Return the lists of numbered paragraphs: those before them go on, or others begin."""
        new = self._goes_on(Mark.DELETED, content.began) if marks - {Mark.DELETED} else None
        old = self._goes_on(Mark.INSERTED, content.as_was) if marks - {Mark.INSERTED} else None
        if new == 0:
            self.doubt = SURE
            new = self._own(content, content.began)
            old = new if old == 0 and content.was is None else old
        if old == 0:
            old = self._own(content, content.as_was)
        return new or old or 0, old or new or 0

    def _goes_on(self, hidden: Mark, began: Began) -> int:
        """Return the list of the paragraphs before those that begin with a number, if any is."""
        of, following = self.going.get((hidden, began.prefix), Going(0, 0))
        return of if began.start != 1 and began.start == following else 0

    def _go_on(self, hidden: Mark, began: Began, of: int, marks: Sequence[Mark]) -> None:
        """Remember the list that counted the paragraphs of a text, and what number comes next."""
        shown = len([mark for mark in marks if mark is not hidden])
        if shown:
            self.going[hidden, began.prefix] = Going(of, began.start + shown)


def loses_words(part: Item | Provision) -> bool:
    """Say whether words go from the line that has the number."""
    title = getattr(part, "heading", ())
    lines = [title] if title else own_words(part.blocks[0]) if part.blocks else ()
    return any(isinstance(one, Deleted) for line in lines for one in every(line))
