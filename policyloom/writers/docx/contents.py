"""DOCX writer: the contents, a real field whose lines are there before Word makes any."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from policyloom.document import (
    CONTENTS_TITLE,
    Deleted,
    Inserted,
    Mark,
    Numbering,
    SectionKind,
    Text,
    count_of,
    letters,
)
from policyloom.document.walk import whole_mark
from policyloom.writers.docx.levels import scaled
from policyloom.writers.docx.lines import Grid, Para, line_xml
from policyloom.writers.docx.pictures import Shape
from policyloom.writers.docx.runs import field_runs, run_xml, unlinked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.document import Document, Inlines, Section
    from policyloom.writers.docx.ledger import Ledger
    from policyloom.writers.docx.lines import Line

# Where titles begin after a label such as "10.": twentieths of a point at a size of 11 points.
LABEL_WIDTH = 624
SHORT_LABEL = 4
TAB = "<w:r><w:tab/></w:r>"
GALLERY = (
    '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    "</w:docPartObj></w:sdtPr>"
)


def contents_lines(
    document: Document,
    ledger: Ledger,
    pages: Mapping[str, int] | None,
    before: Sequence[Line],
    *,
    begin_page: bool = False,
) -> Iterator[Line]:
    """Yield the contents; without ``pages`` (by section key) the field asks for no numbers.

    ``before`` is what stands before it; ``begin_page`` says that it does not fit below.
    """
    if not document.contents:
        return
    content = "".join(_paragraphs(document, ledger, pages))
    shape = Shape("TOCHeading", keep=True, new_page=begin_page)
    heading = Para(shape, run_xml(document.said(CONTENTS_TITLE)))
    if any(isinstance(line, Para) and line.mark is not Mark.NONE for line in before):
        # A paragraph that comes or goes needs one after it to join.
        yield heading
    else:
        # LibreOffice keeps a heading with the lines below only if they stand together.
        content = line_xml(heading, ledger) + content
    yield Grid(f"<w:sdt>{GALLERY}<w:sdtContent>{content}</w:sdtContent></w:sdt>", splits=False)


def _paragraphs(
    document: Document, ledger: Ledger, pages: Mapping[str, int] | None
) -> Iterator[str]:
    start = _begin(numbered=bool(pages))
    entries = zip(document.contents, old_labels(document), ledger.of_sections, strict=True)
    for section, old, name in entries:
        label = _label(section, old)
        page = (pages or {}).get(section.key)
        line = start + _entry(section, label, name, ledger, page)
        room = _room(section.label, document.look.size)
        yield _paragraph("TOC1", line, room, ledger.tracked_end(section.mark))
        start = ""
    # The field ends in a paragraph of its own: the last line may be one that goes.
    yield _paragraph("TOCEnd", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def _begin(*, numbered: bool) -> str:
    # Behind a tab LibreOffice does not know the field, and finds the page numbers in it by itself.
    numbers = "" if numbered else "\\n "
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">\t'
        f'TOC {numbers}\\o "1-1" \\h \\z </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _paragraph(style: str, content: str, more: str = "", mark: str = "") -> str:
    end = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}{end}</w:pPr>{content}</w:p>'


def _room(label: str, size: int) -> str:
    """Return the tab stop of a label that is longer than the style has room for, or of none.

    Without a label a short title would stop there, and its page number with it.
    """
    if 0 < len(label) <= SHORT_LABEL:
        return ""
    usual = scaled(LABEL_WIDTH, size)
    wide = round(size * (10.4 * len(label) + 18)) if label else 0
    stop = f'<w:tab w:val="left" w:pos="{wide}"/>' if label else ""
    return (
        f'<w:tabs><w:tab w:val="clear" w:pos="{usual}"/>{stop}'
        f'</w:tabs><w:ind w:left="{wide}" w:hanging="{wide}"/>'
    )


def _entry(section: Section, label: Inlines, name: str, ledger: Ledger, page: int | None) -> str:
    """Return the content of a section's line; a line that goes leads nowhere."""
    mark = section.mark
    tab = ledger.tracked(whole_mark(label, mark), TAB) if label else ""
    words = unlinked(label, ledger, mark) + tab
    words += unlinked(section.short_title, ledger, mark)
    if mark is Mark.DELETED:
        return words
    if page:
        words += ledger.tracked(mark, TAB + field_runs(f"PAGEREF {name} \\h", str(page)))
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>'


def _label(section: Section, old: str) -> Inlines:
    """Return a section's label; a redline shows where counting anew has changed it."""
    if section.mark is Mark.NONE and old != section.label:
        gone = (Deleted((Text(old),)),) if old else ()
        return (*gone, Inserted((Text(section.label),))) if section.label else gone
    return (Text(section.label),) if section.label else ()


def old_labels(document: Document) -> Iterator[str]:
    """Yield the label that each section had in the old text, found by counting without the new."""
    new: Counter[SectionKind] = Counter()
    old: Counter[SectionKind] = Counter()
    for section in document.contents:
        kind = section.kind
        new[kind] += section.mark is not Mark.DELETED
        old[kind] += section.mark is not Mark.INSERTED
        was = section.as_was
        yield was.label if section.was else _relabelled(section, new[kind], old[kind])


def _relabelled(section: Section, new: int, old: int) -> str:
    if new == old or section.mark is not Mark.NONE or not section.label:
        return section.label
    if section.numbering is Numbering.LETTER:
        words, _, letter = section.label.rpartition(" ")
        return f"{words} {letters(count_of(letter) + old - new).upper()}"
    return section.label.replace(str(new), str(old), 1)
