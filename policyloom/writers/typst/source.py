"""TYPST: a Document -> the source of its page: the look, the functions, and calls with words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document import (
    Mark,
    Numbering,
    Status,
    Text,
    control_first,
    control_last,
    have_changes,
    most_letters,
    plain,
)
from policyloom.document.grid import PAPERS, is_landscape, letters_across
from policyloom.writers import first_page
from policyloom.writers.facts import PAGES, ids, targets
from policyloom.writers.fit import (
    control_begins_page,
    ends_of_sheets,
    provision_begins_page,
    sections_on_pages,
)
from policyloom.writers.fonts import FAMILY, fallbacks_for
from policyloom.writers.html.view import look_values
from policyloom.writers.resources import resource
from policyloom.writers.typst.blocks import blocks, label_mark, labelled_blocks
from policyloom.writers.typst.front import contents, control, glance, key, title
from policyloom.writers.typst.words import (
    NOTHING,
    Code,
    Page,
    array,
    call,
    joined,
    language_of,
    marked,
    marked_words,
    number,
    string,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.document import Document, Look, Provision, Section

HANGING, DECIMAL_HANGING = 2.0, 3.0
PAPER_NAMES = {"A4": "a4", "A5": "a5", "letter": "us-letter"}
COLOURS = ("accent", "ink", "quiet", "line", "tint")


def source(document: Document, pictures: Mapping[bytes, str]) -> str:
    """Return the source; ``pictures`` names the file of each picture by its bytes."""
    room = letters_across(document.look)
    page = Page(
        targets=targets(document),
        pictures=pictures,
        room=room,
        most=most_letters(room),
        language=document.language,
        ending=ends_of_sheets(document),
    )
    said = "\n".join(
        (
            _set_document(document),
            f"#show: sheets.with({_sheets(document, page)})",
            f"#{_body(document, page)}",
        )
    )
    families = array(map(string, (FAMILY, *(one.family for one in fallbacks_for(said)))))
    return "\n".join(
        (
            _look(document.look),
            f"#let typefaces = {families}",
            resource("typst/policy.typ"),
            said,
        )
    )


def _sheets(document: Document, page: Page) -> str:
    """Return what stands on every sheet: its footer, the words of its number, a watermark."""
    footer = words((Text(document.footer_words),), page)
    numbered = array(map(string, document.said(PAGES).split("{}")))
    draft = "true" if document.status is Status.DRAFT else "false"
    return f"{footer}, {numbered}, {draft}"


def _look(look: Look) -> str:
    values = look_values(look)
    colours = [f'{name}: rgb("{values[name]}")' for name in COLOURS]
    edge = "white" if look.cover else f'rgb("{values["ink"]}")'
    # top | right and left | bottom, as a style sheet says it
    top, side, bottom = PAPERS[look.paper].margin.split()
    paper = (
        f"paper: (paper: {string(PAPER_NAMES[look.paper])}, "
        f"margin: (top: {top}, x: {side}, bottom: {bottom}))"
    )
    # Half a sheet, so that a picture never runs off it.
    tallest = f"tallest: {PAPERS[look.paper].height // 2}mm"
    shape = f"size: {values['size']}, headings: {string(look.heading_style)}, edge: {edge}"
    return f"#let look = ({', '.join((*colours, shape, paper, tallest, _first_page(look)))})"


def _first_page(look: Look) -> str:
    """Return the table of the look: lines with size, weight and gap, then gaps and sizes."""
    lines = (
        f"{name}: (size: {line.size:g}, weight: {line.weight}, below: {line.below:g}mm)"
        for name, line in first_page.lines(look).items()
    )
    gaps = (f"{name}: {gap:g}mm" for name, gap in first_page.GAPS.items())
    sizes = (f"{name}-size: {size:g}" for name, size in first_page.SIZES.items())
    return ", ".join((*lines, *gaps, *sizes, f"labels: {first_page.LABELS:.0%}"))


def _set_document(document: Document) -> str:
    language, region = language_of(document.language)
    name = f"{plain(document.title)}: {document.body_name}"
    return (
        f"#set document(title: {string(name)}, author: {string(document.body_name)})\n"
        f"#set text(lang: {language}, region: {region})"
    )


def _body(document: Document, page: Page) -> Code:
    listed = contents(document, page)
    places = ids(document)
    parts = [
        joined((_break(begins=new_page), _on_sheets(section, places, document.look, page)))
        for section, new_page in sections_on_pages(document)
    ]
    return Code(
        "{"
        + joined(
            (
                title(document, page),
                key(document),
                glance(document, page),
                control(control_first(document), document, page),
                _notices(document, page),
                listed,
                *parts,
                _break(begins=control_begins_page(document)),
                control(control_last(document), document, page),
            )
        )
        + "}"
    )


def _notices(document: Document, page: Page) -> Code:
    if not document.notices:
        return NOTHING
    return call("room", Code("1.2 * em"), Code("0pt"), blocks(document.notices, page))


# SECTIONS AND PROVISIONS


def _on_sheets(section: Section, places: Iterator[str], look: Look, page: Page) -> Code:
    if not is_landscape(section):
        return _section(section, places, look, page)
    wide = replace(page, room=letters_across(look, landscape=True))
    return call("on-its-side", _section(section, places, look, wide))


def _section(section: Section, places: Iterator[str], look: Look, page: Page) -> Code:
    decimal = section.provision_numbering is Numbering.DECIMAL_PAIR
    label = _heading_label(section.label, decimal=decimal, back=0)
    heading = call(
        "section",
        string(next(places)),
        marked_words(section.title, section.mark, page, label),
        changed=section.mark is not Mark.NONE or have_changes(section.title),
    )
    inside = (
        joined(
            (
                _break(begins=provision_begins_page(place, section, look)),
                _provision(one, places, page, decimal=decimal),
            )
        )
        for place, one in enumerate(section.provisions)
    )
    return joined((heading, *inside))


def _break(*, begins: bool) -> Code:
    # Weak: nothing where the sheet is new already, as it is after the contents.
    return Code("pagebreak(weak: true)") if begins else NOTHING


def _heading_label(label: str, *, decimal: bool, back: float) -> Code:
    if not label:
        return NOTHING
    if not decimal:
        return call("heading-label", string(label))
    return call("hanging-label", Code(f"{back:g} * em"), Code("2.8 * em"), string(label))


def _provision(provision: Provision, places: Iterator[str], page: Page, *, decimal: bool) -> Code:
    place = string(next(places))
    page = replace(page, ends=page.ending.get(provision.identity))
    if provision.heading:
        return _headed(provision, place, page, decimal=decimal)
    if not provision.label:
        return joined((call("named", place, NOTHING), blocks(provision.blocks, page)))
    indent, least = (DECIMAL_HANGING, 2.8) if decimal else (HANGING, 1.8)
    label = call(
        "hanging-label", Code(f"{indent:g} * em"), Code(f"{least:g} * em"), string(provision.label)
    )
    start = marked(label, label_mark(provision.blocks))
    body = labelled_blocks(provision.blocks, start, replace(page, indent=page.indent + indent))
    return call("indented", number(indent), call("named", place, body))


def _headed(provision: Provision, place: Code, page: Page, *, decimal: bool) -> Code:
    indent = DECIMAL_HANGING if decimal and provision.label else 0
    label = _heading_label(provision.label, decimal=decimal, back=indent)
    heading = call(
        "provision-heading",
        place,
        marked_words(provision.heading, provision.mark, page, label),
        number(indent),
        changed=provision.mark is not Mark.NONE or have_changes(provision.heading),
    )
    inside = replace(page, level=4, indent=page.indent + indent)
    body = blocks(provision.blocks, inside)
    return joined(
        (heading, call("indented", number(indent), body, below=True) if indent else body)
    )
