"""Comparison writers: two documents as a web page, what belongs together side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.document import plain
from policyloom.writers.comparison.rows import side_sections
from policyloom.writers.comparison.summary import TITLE, summary_blocks
from policyloom.writers.html.blocks import blocks, heading_words, labelled_blocks
from policyloom.writers.html.view import look_css
from policyloom.writers.html.words import Medium, Page
from policyloom.writers.resources import environment, resource

if TYPE_CHECKING:
    from markupsafe import Markup

    from policyloom.changelog import Entry
    from policyloom.document import Document
    from policyloom.editions.pairs import Pair
    from policyloom.writers.comparison.rows import Cell, SideRow, SideSection

STYLES = ("policy.css", "screen.css", "side_by_side.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """One side of a row: its heading and words, or why there is nothing."""

    heading: Markup | str
    body: Markup
    absent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One clause, or one row of the control table, on both sides."""

    id: str
    name: str
    changed: bool
    old: CellView
    new: CellView


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A section with its rows."""

    id: str
    title: Markup
    was: str
    changed: bool
    rows: tuple[RowView, ...]


def write_side_by_side(pair: Pair, shown: tuple[Entry, ...]) -> bytes:
    """Return the page, UTF-8; it holds no script and needs nothing else."""
    redline = pair.comparison.redline
    names = _names(pair)
    within = (names[0].within, names[1].within)
    sections = side_sections(pair, within)
    page = Page(medium=Medium.SCREEN, targets=_targets(sections))
    look = look_css(redline.look)
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
            sections=[_section(section, within, page) for section in sections],
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


def _section(section: SideSection, names: tuple[str, str], page: Page) -> SectionView:
    return SectionView(
        id=section.id,
        title=heading_words(section.label, section.title, section.mark, page),
        was=section.was,
        changed=section.changed,
        rows=tuple(_row(row, names, page) for row in section.rows),
    )


def _row(row: SideRow, names: tuple[str, str], page: Page) -> RowView:
    return RowView(
        id=row.id,
        name=row.name,
        changed=row.changed,
        old=_cell(row.old, replace(page, whose=names[0])),
        new=_cell(row.new, replace(page, whose=names[1])),
    )


def _cell(cell: Cell, page: Page) -> CellView:
    inside = replace(page, level=4)
    if cell.heading:
        heading = heading_words(cell.label, cell.heading, cell.mark, page)
        return CellView(heading=heading, body=blocks(cell.blocks, inside), absent="")
    if cell.label and cell.blocks:
        body = labelled_blocks(cell.blocks, cell.label, inside)
        return CellView(heading="", body=body, absent="")
    return CellView(heading="", body=blocks(cell.blocks, inside), absent=cell.absent)
