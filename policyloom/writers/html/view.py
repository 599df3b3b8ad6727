"""HTML writer: a body's look becomes the handful of CSS values that the style sheets use."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.document import (
    CONTROL_TITLE,
    Mark,
    Numbering,
    Status,
    Text,
    are_changed,
    at_a_glance,
    control_first,
    control_last,
    control_mark,
    have_changes,
    most_letters,
    plain,
)
from policyloom.document.grid import PAPERS, is_landscape, letters_across
from policyloom.writers.facts import ids, targets
from policyloom.writers.first_page import lengths
from policyloom.writers.fit import (
    control_begins_page,
    ends_of_sheets,
    is_control_short,
    is_row_short,
    provision_begins_page,
    sections_on_pages,
)
from policyloom.writers.html.blocks import blocks, heading_words, labelled_blocks
from policyloom.writers.html.words import Medium, Page, picture_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from policyloom.document import ControlRow, Document, Inlines, Look, Provision, Section


COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
WHITE = (255, 255, 255)
# Source Sans is drawn smaller than the Arial of the Word files; this makes them look one size.
OPTICAL = 1.07


def look_css(look: Look) -> str:
    """Return the rules that give the style sheets a body's colours, size of type and paper."""
    values = look_values(look) | lengths(look)
    paper = PAPERS[look.paper]
    # A cover fills its sheet, short of what rounding could push onto the next.
    values["cover-height"] = f"{paper.height - 1}mm"
    root = " ".join(f"--{name}: {value};" for name, value in values.items())
    return (
        f":root {{{root}}}\n@page {{ margin: {paper.margin}; size: {paper.size} }}\n"
        f"@page landscape {{ size: {paper.size} landscape }}\n"
    )


def dark_css(look: Look) -> str:
    """Return the main colour as it is on a dark page."""
    return f":root {{--bright: {_hex(_mix(_rgb(look.accent), 0.7))}}}\n"


def look_values(look: Look) -> dict[str, str]:
    """Return the colours and the size of type that follow from a look, by name."""
    accent, ink = _rgb(look.accent), _rgb(look.ink)
    return {
        "accent": _hex(accent),
        "ink": _hex(ink),
        "quiet": _hex(_mix(ink, 0.3)),
        "line": _hex(_mix(ink, 0.72)),
        "tint": _hex(_mix(accent, 0.91)),
        "size": f"{look.size * OPTICAL:.2f}pt",
    }


def _rgb(colour: str) -> tuple[int, ...]:
    # The value goes into a style sheet as it is, so it can only ever be a colour.
    if not COLOUR.fullmatch(colour):
        raise ValueError(f"{colour!r} is not a colour such as #1d4f76")
    return tuple(bytes.fromhex(colour[1:]))


def _mix(colour: tuple[int, ...], white: float) -> tuple[int, ...]:
    return tuple(
        round(part + (full - part) * white) for part, full in zip(colour, WHITE, strict=True)
    )


def _hex(colour: tuple[int, ...]) -> str:
    return "#" + bytes(colour).hex()


# HTML writer: the Document as the page template reads it, its words already escaped markup.


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """The words of a heading or another line, and whether a redline changed them."""

    words: Markup
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionView:
    """A provision: its id, its heading if it has one, and everything below."""

    id: str
    heading: LineView | None
    labelled: bool
    body: Markup
    new_page: bool = False
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A section: its id, its heading, its line in the contents, and its provisions."""

    id: str
    heading: LineView
    label: str
    short_title: Markup
    decimal: bool
    new_page: bool
    landscape: bool
    provisions: tuple[ProvisionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row of the control table."""

    label: Markup
    body: Markup
    changed: bool
    long: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlView:
    """Rows of the control table under its title, and whether they are to stand on one page."""

    title: Markup
    rows: tuple[RowView, ...]
    whole: bool
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """What the page template prints; ``paged`` is for sheets of paper, else for a browser."""

    document: Document
    paged: bool
    draft: bool
    name: str
    footer: str
    body_line: LineView
    title: LineView
    edition_line: LineView
    strapline: LineView
    glance: tuple[RowView, ...]
    control_first: ControlView
    control_last: ControlView
    notices: Markup
    sections: tuple[SectionView, ...]
    logo: str


def view(document: Document, medium: Medium) -> DocumentView:
    """Return the document as the page template reads it."""
    room = letters_across(document.look)
    page = Page(
        medium=medium,
        targets=targets(document),
        room=room,
        most=most_letters(room),
        language=document.language,
    )
    places = ids(document)
    return DocumentView(
        document=document,
        paged=medium is Medium.PAGED,
        draft=document.status is Status.DRAFT,
        name=f"{plain(document.title)}: {document.body_name}",
        footer=document.footer_words,
        body_line=_line("", document.body_line, Mark.NONE, page),
        title=_line("", document.title, Mark.NONE, page),
        edition_line=_line("", document.edition_line, Mark.NONE, page),
        strapline=_line("", document.strapline_line, Mark.NONE, page),
        glance=tuple(_control_row(row, page) for row in at_a_glance(document)),
        control_first=_control(control_first(document), document, page),
        control_last=replace(
            _control(control_last(document), document, page),
            new_page=control_begins_page(document),
        ),
        notices=blocks(document.notices, page),
        sections=tuple(
            _section(section, places, document, page, new_page=new_page)
            for section, new_page in sections_on_pages(document)
        ),
        logo=picture_address(document.look.logo) if document.look.logo else "",
    )


def _control(rows: tuple[ControlRow, ...], document: Document, page: Page) -> ControlView:
    return ControlView(
        title=heading_words("", (Text(document.said(CONTROL_TITLE)),), control_mark(rows), page),
        rows=tuple(_control_row(row, page) for row in rows),
        whole=is_control_short(rows, document.look, page.room),
    )


def _control_row(row: ControlRow, page: Page) -> RowView:
    inside = replace(page, mark=row.mark)
    return RowView(
        label=heading_words("", (Text(row.label),), row.mark, page),
        body=blocks(row.blocks, inside),
        changed=row.mark is not Mark.NONE or are_changed(row.blocks),
        long=not is_row_short(row, page.room),
    )


def _section(
    section: Section, places: Iterator[str], document: Document, page: Page, *, new_page: bool
) -> SectionView:
    look, ends = document.look, ends_of_sheets(document) if page.medium is Medium.PAGED else {}
    landscape = is_landscape(section)
    if landscape:
        page = replace(page, room=letters_across(look, landscape=True))
    return SectionView(
        id=next(places),
        heading=_line(section.label, section.title, section.mark, page),
        label=section.label,
        short_title=heading_words(section.label, section.short_title, section.mark, page),
        decimal=section.provision_numbering is Numbering.DECIMAL_PAIR,
        new_page=new_page,
        landscape=landscape,
        provisions=tuple(
            replace(
                _provision(provision, places, page),
                new_page=provision_begins_page(place, section, look),
                end=ends[provision.identity].value if provision.identity in ends else "",
            )
            for place, provision in enumerate(section.provisions)
        ),
    )


def _provision(provision: Provision, places: Iterator[str], page: Page) -> ProvisionView:
    if provision.heading:
        return ProvisionView(
            id=next(places),
            heading=_line(provision.label, provision.heading, provision.mark, page),
            labelled=bool(provision.label),
            body=blocks(provision.blocks, replace(page, level=4)),
        )
    if provision.label:
        body = labelled_blocks(provision.blocks, provision.label, page)
    else:
        body = blocks(provision.blocks, page)
    return ProvisionView(
        id=next(places),
        heading=None,
        labelled=bool(provision.label),
        body=body,
    )


def _line(label: str, title: Inlines, mark: Mark, page: Page) -> LineView:
    return LineView(
        words=heading_words(label, title, mark, page),
        changed=mark is not Mark.NONE or have_changes(title),
    )
