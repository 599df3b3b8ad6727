"""Comparison writers: two documents as a web page, what belongs together side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.document import CONTROL_TITLE, Mark, Text, anchor, are_changed, have_changes, plain
from policyloom.writers.comparison.sides import side_blocks, side_provision, side_words
from policyloom.writers.comparison.summary import TITLE, other_control, summary_blocks
from policyloom.writers.html.blocks import blocks, heading_words, labelled_blocks
from policyloom.writers.html.view import dark_css, look_css
from policyloom.writers.html.words import Medium, Page
from policyloom.writers.resources import environment, resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from policyloom.changelog import Entry
    from policyloom.document import Blocks, ControlRow, Document, Inlines, Provision, Section
    from policyloom.editions.pairs import Pair

STYLES = ("policy.css", "screen.css", "side_by_side.css")
NOTICES_TITLE = "Notices"
TITLE_NAME = "Title"


def write_side_by_side(pair: Pair, shown: tuple[Entry, ...]) -> bytes:
    """Return the page, UTF-8; it holds no script and needs nothing else."""
    redline = pair.comparison.redline
    names = _names(pair)
    within = (names[0].within, names[1].within)
    sections = side_sections(pair, within)
    page = Page(medium=Medium.SCREEN, targets=_targets(sections))
    look = look_css(redline.look) + dark_css(redline.look)
    return (
        environment()
        .get_template("side_by_side.html.j2")
        .render(
            language=redline.language,
            body_name=plain(redline.body_line),
            title=plain(redline.title),
            old=names[0],
            new=names[1],
            summary_title=TITLE,
            summary=blocks(summary_blocks(pair, shown), page),
            sections=sections,
            heading=lambda one, words: heading_words(one.label, words, one.mark, page),
            words=lambda cell, name: _words(cell, replace(page, whose=name)),
            styles=look + "".join(map(resource, STYLES)),
        )
        .encode()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a column is called: ``Version 1.1`` above it, ``version 1.1`` in a sentence."""

    above: str
    within: str


def _names(pair: Pair) -> tuple[Naming, Naming]:
    old, new = pair.old.document, pair.new.document
    of_body = old.body != new.body
    return _name(old, of_body=of_body), _name(new, of_body=of_body)


def _name(document: Document, *, of_body: bool) -> Naming:
    words = document.edition_words
    above, within = (words, f"{words[:1].lower()}{words[1:]}")
    if words == "DRAFT":
        above, within = "Draft", "the draft"
    if of_body:
        above, within = f"{above}, {document.body_name}", f"{within} of {document.body_name}"
    return Naming(above=above, within=within)


def _targets(sections: tuple[SideSection, ...]) -> dict[str, str]:
    """Give the id of each section and clause; a clause that moved leads to its new place."""
    rows = [row for section in sections for row in section.rows if row.target]
    gone = {row.target: row.id for row in rows if row.new.absent}
    standing = {row.target: row.id for row in rows if not row.new.absent}
    return gone | standing | {section.target: section.id for section in sections}


def _words(cell: Cell, page: Page) -> Markup:
    """Return the words of a cell; its number stands before them where it has no heading."""
    inside = replace(page, level=4)
    if cell.label and cell.blocks and not cell.heading:
        return labelled_blocks(cell.blocks, cell.label, inside)
    return blocks(cell.blocks, inside)


# WHAT STANDS ON THE TWO SIDES


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One side of a row: its number, its heading where the two differ, and its words.

    ``mark`` is that of a heading that came or went by itself. ``absent`` says in words why there
    is nothing.
    """

    label: str = ""
    heading: Inlines = ()
    mark: Mark = Mark.NONE
    blocks: Blocks = ()
    absent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """A clause, or a row of the control table, on both sides; links to ``target`` lead to it."""

    id: str
    target: str
    name: str
    changed: bool
    old: Cell
    new: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class SideSection:
    """A section: its heading with marks, its number in the old text if it differs, its rows."""

    id: str
    target: str
    label: str
    was: str
    title: Inlines
    mark: Mark
    rows: tuple[SideRow, ...]

    @property
    def changed(self) -> bool:
        """Tell whether anything in it differs."""
        titled = self.mark is not Mark.NONE or have_changes(self.title) or bool(self.was)
        return titled or any(row.changed for row in self.rows)


def side_sections(pair: Pair, names: tuple[str, str]) -> tuple[SideSection, ...]:
    """Return both texts side by side; ``names`` are those of the columns."""
    maker = _Maker(pair, names)
    redline = pair.comparison.redline
    front = (maker.control(redline), maker.notices(redline))
    return (*(part for part in front if part.rows), *map(maker.section, redline.sections))


class _Maker:
    """What a row needs to know of the two documents, and the ids that are taken."""

    def __init__(self, pair: Pair, names: tuple[str, str]) -> None:
        self.names = names
        self.sections = {section.key: section for section in pair.old.document.sections}
        self.labels = _labels(pair.old.document)
        self.both = frozenset(self.labels) & frozenset(_labels(pair.new.document))
        self.taken: Counter[str] = Counter()

    def id(self, key: str) -> str:
        """Return the id of a key, which a redline may hold twice."""
        base = anchor(key)
        self.taken[base] += 1
        return base if self.taken[base] == 1 else f"{base}--{self.taken[base]}"

    def section(self, section: Section) -> SideSection:
        old = self.sections.get(section.key)
        was = old.label if old and section.mark is Mark.NONE and old.label != section.label else ""
        return SideSection(
            id=self.id(section.key),
            target=section.key,
            label=section.label,
            was=was,
            title=section.title,
            mark=section.mark,
            rows=tuple(map(self.provision, section.provisions)),
        )

    def provision(self, provision: Provision) -> SideRow:
        old, new = (side_provision(provision, mark) for mark in (Mark.INSERTED, Mark.DELETED))
        both = old is not None and new is not None
        was = self.labels.get(provision.identity, "") if both else provision.label
        headed = both and (provision.mark is not Mark.NONE or have_changes(provision.heading))
        differ = headed or was != provision.label
        elsewhere = provision.identity in self.both
        name = plain(provision.heading) or provision.title
        return SideRow(
            id=self.id(provision.clause),
            target=provision.clause,
            name=f"{provision.label} {name}".strip(),
            changed=not both or differ or are_changed(provision.blocks),
            old=self._cell(old, was, Mark.INSERTED, differ=differ, elsewhere=elsewhere),
            new=self._cell(new, provision.label, Mark.DELETED, differ=differ, elsewhere=elsewhere),
        )

    def _cell(
        self, side: Provision | None, label: str, hidden: Mark, *, differ: bool, elsewhere: bool
    ) -> Cell:
        if side is None:
            return Cell(absent=self._absent(hidden, elsewhere=elsewhere))
        heading = side.heading if differ else ()
        # A number stands before the words only where there is no heading for it to stand before.
        shown = label if heading or not side.heading else ""
        return Cell(label=shown, heading=heading, mark=side.mark, blocks=side.blocks)

    def _absent(self, hidden: Mark, *, elsewhere: bool = False) -> str:
        name = self.names[0] if hidden is Mark.INSERTED else self.names[1]
        return f"Elsewhere in {name}" if elsewhere else f"Not in {name}"

    # WHAT STANDS BEFORE THE SECTIONS

    def control(self, redline: Document) -> SideSection:
        rows = [*self._title(redline), *map(self._control_row, other_control(redline))]
        return self._front(CONTROL_TITLE, tuple(rows))

    def _title(self, redline: Document) -> Iterator[SideRow]:
        if have_changes(redline.title):
            old, new = (side_words(redline.title, m) for m in (Mark.INSERTED, Mark.DELETED))
            yield SideRow(
                id=self.id("control-title"),
                target="",
                name=TITLE_NAME,
                changed=True,
                old=Cell(heading=old),
                new=Cell(heading=new),
            )

    def _control_row(self, row: ControlRow) -> SideRow:
        sides = (
            Cell(absent=self._absent(hidden))
            if row.mark is hidden
            else Cell(blocks=side_blocks(row.blocks, hidden))
            for hidden in (Mark.INSERTED, Mark.DELETED)
        )
        old, new = sides
        changed = row.mark is not Mark.NONE or are_changed(row.blocks)
        key = self.id(f"control-{row.key}")
        return SideRow(id=key, target="", name=row.label, changed=changed, old=old, new=new)

    def notices(self, redline: Document) -> SideSection:
        if not redline.notices:
            return self._front(NOTICES_TITLE, ())
        old, new = (side_blocks(redline.notices, m) for m in (Mark.INSERTED, Mark.DELETED))
        row = SideRow(
            id=self.id("notices-all"),
            target="",
            name="",
            changed=are_changed(redline.notices),
            old=Cell(blocks=old) if old else Cell(absent=self._absent(Mark.INSERTED)),
            new=Cell(blocks=new) if new else Cell(absent=self._absent(Mark.DELETED)),
        )
        return self._front(NOTICES_TITLE, (row,))

    def _front(self, title: str, rows: tuple[SideRow, ...]) -> SideSection:
        return SideSection(
            id=self.id(f"front-{title}"),
            target="",
            label="",
            was="",
            title=(Text(title),),
            mark=Mark.NONE,
            rows=rows,
        )


def _labels(document: Document) -> dict[str, str]:
    return {p.identity: p.label for section in document.sections for p in section.provisions}
