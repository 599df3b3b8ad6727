"""DOCX writer: where the pen is: the place of a paragraph in the new text and in the old one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.document import Mark
from policyloom.english.ties import MOST
from policyloom.writers.docx.pictures import Shape
from policyloom.writers.docx.runs import runs_xml, shows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.document import Inlines, Part
    from policyloom.writers.docx.ledger import Ledger
    from policyloom.writers.docx.numbering import Lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Scribe:
    """What every part of the body is written with.

    ``width`` is that of the text; ``header_fill`` is the shading of a table's header; ``language``
    is that of words in another than the document's; ``size`` is that of the text in points;
    ``most`` is how many letters may hang together.
    """

    ledger: Ledger
    lists: Lists
    width: int
    header_fill: str
    language: str = ""
    size: int = 11
    most: int = MOST

    def runs(self, inlines: Inlines, mark: Mark = Mark.NONE) -> str:
        """Return inlines as the content of a paragraph."""
        return runs_xml(inlines, self.ledger, mark, self.language, self.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where paragraphs stand: their style and that of subheadings, and the lists around them.

    ``left`` is where the text begins when its style does not say; ``margin`` is where lists begin;
    ``depth`` counts the lists around. ``list_styles`` says that list items have styles of their
    own here, as they do not in tables and notes; ``align`` is where words stand,
    if not at the left.
    """

    text: str = "BodyText"
    subheading: str = "Heading3"
    left: int | None = None
    margin: int = 0
    depth: int = 0
    list_styles: bool = True
    align: str = ""

    @property
    def heading_left(self) -> int | None:
        """Where a subheading begins, whose style knows nothing of the clause around it."""
        return self.left if self.left is not None or not self.list_styles else self.margin or None


@dataclass(slots=True, kw_only=True)
class View:
    """One of the two texts of a redline while its paragraphs are written.

    ``hidden`` is the mark of what is not in this text; ``first`` is the shape of the paragraph
    that carries a number or a bullet, until that paragraph has come; ``shaken`` says that the
    paragraph before comes or goes, so that the next number may be taken for lost.
    """

    hidden: Mark
    setting: Setting
    first: Shape | None = None
    shaken: bool = False

    @property
    def own(self) -> Mark:
        """The mark of what is in this text only."""
        return Mark.INSERTED if self.hidden is Mark.DELETED else Mark.DELETED

    def shown(self, parts: Iterable[Part]) -> list[Part]:
        """Return the parts that are in this text, or have something in them that is."""
        return [part for part in parts if shows(part, self.hidden)]

    def take(self) -> Shape:
        """Return the shape of the next paragraph."""
        setting = self.setting
        shape = self.first or Shape(setting.text, left=setting.left, align=setting.align)
        self.first = None
        return shape


Views = tuple[View, View]


def views(new: Setting, old: Setting | None = None) -> Views:
    """Return the new text and the old one, both at this place."""
    return (
        View(hidden=Mark.DELETED, setting=new),
        View(hidden=Mark.INSERTED, setting=old or new),
    )
