"""MARKDOWN writer: a Document becomes CommonMark with the tables of GitHub, to paste anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import (
    CONTENTS_TITLE,
    CONTROL_TITLE,
    Mark,
    at_a_glance,
    control_first,
    control_last,
    control_mark,
)
from policyloom.writers.markdown.blocks import blocks, escaped, labelled_item, line, marked, words

if TYPE_CHECKING:
    from policyloom.document import ControlRow, Document, Provision, Section


def write_markdown(document: Document) -> bytes:
    """Return the document as Markdown, UTF-8; a paragraph is one line."""
    parts = [
        *_title(document),
        _control(at_a_glance(document)),
        *_in_full(control_first(document), document.said(CONTROL_TITLE)),
        blocks(document.notices),
        *_contents(document.contents, document.said(CONTENTS_TITLE)),
        *(part for section in document.sections for part in _section(section)),
        *_in_full(control_last(document), document.said(CONTROL_TITLE)),
    ]
    return ("\n\n".join("\n".join(lines) for lines in parts if lines) + "\n").encode()


def _title(document: Document) -> list[list[str]]:
    parts = [
        [f"# {words(document.title)}"],
        [f"{words(document.body_line)}, {words(document.edition_line)}"],
    ]
    if document.strapline_line:
        parts.append([line(words(document.strapline_line))])
    if document.revision:
        parts.append([f"**{escaped(document.revision.words)}**"])
    return parts


def _in_full(rows: tuple[ControlRow, ...], title: str) -> list[list[str]]:
    title = marked(title, control_mark(rows))
    return [[f"## {title}"], _control(rows)] if rows else []


def _control(rows: tuple[ControlRow, ...]) -> list[str]:
    return [one for row in rows for one in _control_row(row)]


def _control_row(row: ControlRow) -> list[str]:
    label = marked(f"**{escaped(row.label)}:**", row.mark)
    return labelled_item(label, blocks(row.blocks, row.mark))


def _contents(sections: tuple[Section, ...], title: str) -> list[list[str]]:
    if not sections:
        return []
    entries = (_numbered(s.label, words(s.short_title), s.mark) for s in sections)
    return [[f"## {title}"], [f"- {line(entry)}" for entry in entries]]


def _section(section: Section) -> list[list[str]]:
    return [
        [_heading("##", section.label, words(section.title), section.mark)],
        *(part for provision in section.provisions for part in _provision(provision)),
    ]


def _heading(level: str, label: str, title: str, mark: Mark) -> str:
    return f"{level} {_numbered(label, title, mark)}"


def _numbered(label: str, title: str, mark: Mark) -> str:
    return marked(f"{escaped(label)} {title}".strip(), mark)


def _provision(provision: Provision) -> list[list[str]]:
    content = blocks(provision.blocks)
    if provision.heading:
        heading = words(provision.heading)
        return [[_heading("###", provision.label, heading, provision.mark)], content]
    if provision.label and content:
        first, *rest = content
        return [[line(f"{escaped(provision.label)} {first}"), *rest]]
    return [content]
