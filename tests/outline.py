"""Outlines: what a reader sees of a Document, as plain tuples that can be compared.

``outline(document)`` is the document as it stands. ``outline(redline, Mark.DELETED)`` leaves out
what the redline deletes, so it has to be the outline of the new document; with
``Mark.INSERTED`` it has to be that of the old. Nothing here knows how a comparison is made.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from policyloom.document import (
    Aside,
    Definitions,
    Deleted,
    EditorNote,
    Emphasis,
    Flowchart,
    Form,
    FormField,
    FormGroup,
    FormSignature,
    FormStatement,
    FormTicks,
    Image,
    InLanguage,
    Inserted,
    Jump,
    Language,
    Link,
    List,
    Mark,
    Paragraph,
    Reference,
    Strong,
    Subheading,
    Table,
    Text,
    Unfilled,
)
from policyloom.document.grid import without_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import (
        Block,
        Blocks,
        ControlRow,
        Document,
        FormRow,
        Inline,
        Inlines,
        Provision,
        Row,
        Section,
    )

Outline = tuple[Any, ...]


class BrokenRedlineError(AssertionError):
    """A redline marks something inside what is marked already, or marks it the other way."""


def outline(document: Document, hidden: Mark = Mark.NONE, *, labels: bool = False) -> Outline:
    """Return what is read of a document; ``labels`` adds the numbers of sections and clauses."""
    return (
        *_title_block(document, hidden),
        _words(document.title, hidden),
        tuple(_control_row(row, hidden) for row in document.control if _shown(row, hidden)),
        _blocks(document.notices, hidden),
        tuple(
            _section(section, hidden, labels=labels)
            for section in document.sections
            if _shown(section, hidden)
        ),
    )


def descriptions(document: Document) -> tuple[str, ...]:
    """Return what is read aloud of tables and not printed; no mark can show how it changed."""
    blocks = [*document.notices, *(b for row in document.control for b in row.blocks)]
    blocks += [b for section in document.sections for p in section.provisions for b in p.blocks]
    return tuple(_descriptions(blocks))


def _descriptions(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Table(description=description):
                yield description
            case (
                EditorNote(blocks=inner)
                | InLanguage(blocks=inner)
                | Aside(blocks=inner)
                | Flowchart(steps=inner)
            ):
                yield from _descriptions(inner)
            case _:
                pass


def clauses(document: Document) -> dict[str, Outline]:
    """Return what is read of every clause, by its identity."""
    sections = outline(document)[-1]
    return {name: rest for section in sections for name, *rest in section[-1]}


def _title_block(document: Document, hidden: Mark) -> Outline:
    return _words(document.body_line, hidden), _words(document.strapline_line, hidden)


def _shown(marked: ControlRow | Row | FormRow | Section, hidden: Mark) -> bool:
    return hidden is Mark.NONE or marked.mark is not hidden


def _control_row(row: ControlRow, hidden: Mark) -> Outline:
    return row.key, row.label, _inside(row.mark, row.blocks, hidden)


def _inside(mark: Mark, blocks: Blocks, hidden: Mark) -> Outline:
    """Return the blocks of something that may be marked; all of them carry its mark then."""
    if mark is not Mark.NONE:
        other = Mark.DELETED if mark is Mark.INSERTED else Mark.INSERTED
        if _blocks(blocks, mark) or _blocks(blocks, other) != _blocks(blocks, Mark.NONE):
            raise BrokenRedlineError(blocks)
    return _blocks(blocks, hidden)


def _section(section: Section, hidden: Mark, *, labels: bool) -> Outline:
    shown = (_provision(provision, hidden, labels=labels) for provision in section.provisions)
    provisions = tuple(provision for provision in shown if provision)
    if section.mark is not Mark.NONE and any(
        _provision(p, section.mark, labels=False) for p in section.provisions
    ):
        raise BrokenRedlineError(section)
    return (
        section.key,
        section.kind,
        section.label if labels else "",
        _words(section.title, hidden),
        _words(section.short_title, hidden),
        provisions,
    )


def _provision(provision: Provision, hidden: Mark, *, labels: bool) -> Outline:
    marked = hidden is not Mark.NONE and provision.mark is hidden
    heading = () if marked else _words(provision.heading, hidden)
    blocks = _blocks(provision.blocks, hidden)
    label = provision.label if labels else ""
    return (provision.identity, label, heading, blocks) if heading or blocks else ()


# BLOCKS


def _blocks(blocks: Iterable[Block], hidden: Mark) -> Outline:
    return tuple(made for block in blocks if (made := _block(block, hidden)))


def _block(block: Block, hidden: Mark) -> Outline:  # noqa: C901, PLR0911 - one for each kind
    match block:
        case Paragraph() | Subheading():
            return _line(type(block).__name__, block.mark, block.inlines, hidden)
        case List(style=style, items=items):
            shown = tuple(inner for item in items if (inner := _blocks(item.blocks, hidden)))
            return ("list", style, shown) if shown else ()
        case Aside(kind=kind, blocks=blocks):
            inner = _blocks(blocks, hidden)
            return ("aside", kind, inner) if inner else ()
        case Flowchart(steps=blocks):
            inner = _blocks(blocks, hidden)
            chart = block.was if block.was and hidden is Mark.INSERTED else block.chart
            return ("flowchart", chart, inner) if inner else ()
        case EditorNote(blocks=blocks):
            inner = _blocks(blocks, hidden)
            return ("note", inner) if inner else ()
        case InLanguage(code=code, blocks=blocks):
            inner = _blocks(blocks, hidden)
            return ("language", code, inner) if inner else ()
        case Definitions(items=terms):
            meanings = tuple(
                (_words(term.term, hidden), _inside(term.mark, term.blocks, hidden))
                for term in terms
                if hidden is Mark.NONE or term.mark is not hidden
            )
            return ("definitions", meanings) if meanings else ()
        case Image(asset=asset, alt=alt, width=width):
            caption = _line("caption", block.mark, block.caption, hidden)
            gone = hidden is not Mark.NONE and block.mark is hidden
            return () if gone else ("image", asset.data, alt, width, caption)
        case Form():
            return _form(block, hidden)
        case Table():
            return _table(block, hidden)


def _line(kind: str, mark: Mark, inlines: Inlines, hidden: Mark) -> Outline:
    if mark is not Mark.NONE and _words(inlines, Mark.INSERTED) != _words(inlines, Mark.DELETED):
        raise BrokenRedlineError(inlines)
    gone = hidden is not Mark.NONE and mark is hidden
    return () if gone else (kind, _words(inlines, hidden))


def _table(table: Table, hidden: Mark) -> Outline:
    if hidden is not Mark.NONE:
        table = without_columns(table, hidden)
    header, rows = (
        tuple(_row(row, hidden) for row in part if _shown(row, hidden))
        for part in (table.header, table.rows)
    )
    around = (_blocks(table.legend, hidden), _blocks(table.note, hidden))
    shown = ("table", _words(table.caption, hidden), around, header, rows)
    return shown if header or rows else ()


def _row(row: Row, hidden: Mark) -> Outline:
    # The blocks in a marked row carry no marks of their own.
    inside = Mark.NONE if row.mark is not Mark.NONE else hidden
    return tuple((cell.columns, cell.rows, _blocks(cell.blocks, inside)) for cell in row.cells)


def _form(form: Form, hidden: Mark) -> Outline:
    rows = tuple(_form_row(row, hidden) for row in form.rows if _shown(row, hidden))
    return ("form", form.key, _words(form.title, hidden), rows) if rows else ()


def _form_row(row: FormRow, hidden: Mark) -> Outline:
    lines = tuple(_words(line, hidden) for line in _lines(row))
    match row:
        case FormGroup(office=office):
            return "group", office, lines
        case FormField(kind=kind, choices=choices, value=value):
            return "field", kind, choices, value, lines
        case FormTicks(columns=columns, options=options):
            ticks = tuple(
                (_words(option.label, hidden), option.tail)
                for option in options
                if hidden is Mark.NONE or option.mark is not hidden
            )
            return "ticks", columns, lines, ticks
        case FormStatement() | FormSignature():
            return type(row).__name__, lines


def _lines(row: FormRow) -> tuple[Inlines, ...]:
    match row:
        case FormGroup(title=title):
            return (title,)
        case FormField(label=label, help=more) | FormTicks(label=label, help=more):
            return label, more
        case FormStatement(inlines=inlines):
            return (inlines,)
        case FormSignature(label=label, statement=statement):
            return label, statement


# WORDS


def _words(inlines: Inlines, hidden: Mark) -> Outline:
    """Return runs of letters with what stands round each."""
    runs = groupby(_runs(inlines, hidden, ()), key=lambda run: run[1])
    return tuple(("".join(words for words, _ in group), wraps) for wraps, group in runs)


def _runs(
    inlines: Iterable[Inline], hidden: Mark, wraps: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for inline in inlines:
        match inline:
            case Text(value=value):
                if value:
                    yield value, wraps
            case Unfilled(label=label, example=example):
                yield f"[{label}|{example}]", wraps
            case Inserted(inlines=inner):
                if hidden is not Mark.INSERTED:
                    yield from _runs(inner, hidden, wraps)
            case Deleted(inlines=inner):
                if hidden is not Mark.DELETED:
                    yield from _runs(inner, hidden, wraps)
            case _:
                yield from _runs(inline.inlines, hidden, (*wraps, _wrap(inline)))


def _wrap(inline: Strong | Emphasis | Link | Reference | Jump | Language) -> str:
    match inline:
        case Strong():
            return "strong"
        case Emphasis():
            return "emphasis"
        case Link(url=url):
            return f"link {url}"
        case Reference(target=target):
            return f"reference {target}"
        case Jump(target=target):
            return f"jump {target}"
        case Language(code=code):
            return f"language {code}"
