"""TEXT writer: a Document becomes plain text that reads well in a terminal, an e-mail or a test.

A redline's words stand in ``{+added+}`` and ``[-removed-]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import (
    CONTENTS_TITLE,
    CONTROL_TITLE,
    Mark,
    at_a_glance,
    common_mark,
    control_first,
    control_last,
    control_mark,
)
from policyloom.writers.text.blocks import blocks
from policyloom.writers.text.words import WIDTH, indented, marked, words, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.document import ControlRow, Document, Provision, Section


def write_text(document: Document) -> bytes:
    """Return the document as plain text, UTF-8, no line longer than its longest word needs."""
    parts = [
        _title(document),
        _control(at_a_glance(document)),
        _in_full(control_first(document), document.said(CONTROL_TITLE)),
        blocks(document.notices),
        _contents(document.contents, document.said(CONTENTS_TITLE)),
        *(part for section in document.sections for part in _section(section)),
        _in_full(control_last(document), document.said(CONTROL_TITLE)),
    ]
    return ("\n\n".join("\n".join(lines) for lines in parts if lines) + "\n").encode()


def _title(document: Document) -> list[str]:
    title = wrapped(words(document.title))
    lines = [words(document.body_line), *title, _rule("=", title), words(document.edition_line)]
    if document.strapline_line:
        lines += wrapped(words(document.strapline_line))
    if document.revision:
        lines += ["", document.revision.words]
    return lines


def _rule(mark: str, lines: Iterable[str]) -> str:
    return mark * max(map(len, lines))


def _heading(label: str, title: str, mark: Mark) -> list[str]:
    return wrapped(marked(f"{label} {title}".strip(), mark))


def _underlined(lines: list[str]) -> list[str]:
    return [*lines, _rule("-", lines)]


def _in_full(rows: tuple[ControlRow, ...], title: str) -> list[str]:
    title = marked(title, control_mark(rows))
    return [*_underlined([title]), *_control(rows)] if rows else []


def _control(rows: tuple[ControlRow, ...]) -> list[str]:
    labels = [marked(row.label, row.mark) for row in rows]
    indent = max(map(len, labels), default=0) + 2
    lines: list[str] = []
    for label, row in zip(labels, rows, strict=True):
        content = [line for line in blocks(row.blocks, WIDTH - indent, row.mark) if line]
        lines += indented(content, label, indent)
    return lines


def _contents(sections: tuple[Section, ...], title: str) -> list[str]:
    if not sections:
        return []
    return [
        *_underlined([title]),
        *(
            line
            for section in sections
            for line in _heading(section.label, words(section.short_title), section.mark)
        ),
    ]


def _section(section: Section) -> list[list[str]]:
    indent = max(
        (len(_label(provision)) + 1 for provision in section.provisions if not provision.heading),
        default=0,
    )
    return [
        _underlined(_heading(section.label, words(section.title), section.mark)),
        *(_provision(provision, indent) for provision in section.provisions),
    ]


def _provision(provision: Provision, indent: int) -> list[str]:
    if provision.heading:
        heading = _heading(provision.label, words(provision.heading), provision.mark)
        return [*heading, *blocks(provision.blocks)]
    if provision.label:
        return indented(blocks(provision.blocks, WIDTH - indent), _label(provision), indent)
    return blocks(provision.blocks)


def _label(provision: Provision) -> str:
    """Return a provision's number, which is added or removed with all of its words."""
    mark = common_mark(provision.blocks) if provision.label else Mark.NONE
    return marked(provision.label, mark)
