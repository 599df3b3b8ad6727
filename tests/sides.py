"""The two Documents that a redline was made from, worked out from its marks alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from policyloom.document import (
    Aside,
    Definitions,
    Deleted,
    EditorNote,
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
    List,
    Mark,
    Numbering,
    Paragraph,
    SectionKind,
    Subheading,
    Table,
    Text,
    Unfilled,
)
from policyloom.document.grid import without_columns

if TYPE_CHECKING:
    from policyloom.document import (
        Block,
        Blocks,
        Definition,
        Document,
        FormRow,
        Inline,
        Inlines,
        Item,
        Provision,
        Section,
    )


def new_side(redline: Document) -> Document:
    """Return the document that accepting every change gives."""
    side = _side(redline, Mark.DELETED)
    return replace(side, state=redline.revision.new if redline.revision else side.state)


def old_side(redline: Document) -> Document:
    """Return the document that rejecting every change gives."""
    side = _side(redline, Mark.INSERTED)
    revision = redline.revision
    if revision is None:
        return side
    # How the old document named itself; its version and status are not in the redline.
    return replace(side, body_name=revision.old_body_name or side.body_name, state=revision.old)


def _side(redline: Document, hidden: Mark) -> Document:
    control = (
        replace(row, blocks=_blocks(row.blocks, hidden), mark=Mark.NONE)
        for row in redline.control
        if row.mark is not hidden
    )
    sections = (_section(s, hidden) for s in redline.sections if s.mark is not hidden)
    return replace(
        redline,
        title=_inlines(redline.title, hidden),
        control=tuple(control),
        notices=_blocks(redline.notices, hidden),
        sections=_labelled(tuple(sections)),
        revision=None,
    )


def _labelled(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Count the sections anew."""
    counts: Counter[SectionKind] = Counter()
    made = []
    for section in sections:
        counts[section.kind] += 1
        count = counts[section.kind]
        label = {
            Numbering.NONE: "",
            Numbering.DECIMAL_DOT: f"{count}.",
            Numbering.DECIMAL_ZERO: f"{count}.0",
            Numbering.LETTER: f"Appendix {chr(64 + count)}",
        }[section.numbering]
        made.append(replace(section, label=label))
    return tuple(made)


def _section(section: Section, hidden: Mark) -> Section:
    provisions = (_provision(provision, hidden) for provision in section.provisions)
    return replace(
        section,
        title=_inlines(section.title, hidden),
        short_title=_inlines(section.short_title, hidden),
        provisions=tuple(provision for provision in provisions if provision),
        mark=Mark.NONE,
    )


def _provision(provision: Provision, hidden: Mark) -> Provision | None:
    heading = () if provision.mark is hidden else _inlines(provision.heading, hidden)
    blocks = _blocks(provision.blocks, hidden)
    if not heading and not blocks:
        return None
    return replace(provision, heading=heading, blocks=blocks, mark=Mark.NONE)


def _blocks(blocks: Blocks, hidden: Mark) -> Blocks:
    return tuple(chain.from_iterable(_block(block, hidden) for block in blocks))


def _block(block: Block, hidden: Mark) -> Blocks:  # noqa: PLR0911 one each
    match block:
        case Paragraph() | Subheading():
            made = replace(block, inlines=_inlines(block.inlines, hidden), mark=Mark.NONE)
            return () if block.mark is hidden or not made.inlines else (made,)
        case List():
            items = tuple(chain.from_iterable(_item(item, hidden) for item in block.items))
            began = block.as_was if hidden is Mark.INSERTED else block.began
            made_list = replace(
                block, items=items, start=began.start, prefix=began.prefix, was=None
            )
            return (made_list,) if items else ()
        case Flowchart():
            steps = _blocks(block.steps, hidden)
            chart = block.was if block.was and hidden is Mark.INSERTED else block.chart
            return (replace(block, steps=steps, chart=chart, was=None),) if steps else ()
        case EditorNote() | Aside():
            blocks = _blocks(block.blocks, hidden)
            return (replace(block, blocks=blocks),) if blocks else ()
        case InLanguage():
            blocks = _blocks(block.blocks, hidden)
            return (replace(block, blocks=blocks),) if blocks else ()
        case Definitions():
            kept = tuple(_definition(d, hidden) for d in block.items if d.mark is not hidden)
            return (replace(block, items=kept),) if kept else ()
        case Image():
            caption = _inlines(block.caption, hidden)
            made_image = replace(block, caption=caption, mark=Mark.NONE)
            return () if block.mark is hidden else (made_image,)
        case Table():
            return _table(block, hidden)
        case Form():
            rows = tuple(_form_row(row, hidden) for row in block.rows if row.mark is not hidden)
            return (replace(block, rows=rows),) if rows else ()


def _definition(definition: Definition, hidden: Mark) -> Definition:
    term, blocks = _inlines(definition.term, hidden), _blocks(definition.blocks, hidden)
    return replace(definition, term=term, blocks=blocks, mark=Mark.NONE)


def _form_row(row: FormRow, hidden: Mark) -> FormRow:
    match row:
        case FormGroup():
            return replace(row, title=_inlines(row.title, hidden), mark=Mark.NONE)
        case FormStatement():
            return replace(row, inlines=_inlines(row.inlines, hidden), mark=Mark.NONE)
        case FormSignature():
            statement = _inlines(row.statement, hidden)
            label = _inlines(row.label, hidden)
            return replace(row, label=label, statement=statement, mark=Mark.NONE)
        case FormField():
            label, hint = _inlines(row.label, hidden), _inlines(row.help, hidden)
            return replace(row, label=label, help=hint, mark=Mark.NONE)
        case FormTicks():
            label, hint = _inlines(row.label, hidden), _inlines(row.help, hidden)
            options = tuple(
                replace(option, label=_inlines(option.label, hidden), mark=Mark.NONE)
                for option in row.options
                if option.mark is not hidden
            )
            return replace(row, label=label, help=hint, options=options, mark=Mark.NONE)


def _item(item: Item, hidden: Mark) -> tuple[Item, ...]:
    blocks = _blocks(item.blocks, hidden)
    return (replace(item, blocks=blocks),) if blocks else ()


def _table(table: Table, hidden: Mark) -> tuple[Table, ...]:
    table = without_columns(table, hidden)
    header, rows = (
        tuple(
            replace(
                row,
                cells=tuple(replace(c, blocks=_blocks(c.blocks, hidden)) for c in row.cells),
                mark=Mark.NONE,
            )
            for row in part
            if row.mark is not hidden
        )
        for part in (table.header, table.rows)
    )
    made = replace(
        table,
        landscape=table.lies(old=hidden is Mark.INSERTED),
        turned=False,
        caption=_inlines(table.caption, hidden),
        legend=_blocks(table.legend, hidden),
        header=header,
        rows=rows,
        note=_blocks(table.note, hidden),
    )
    return (made,) if header or rows else ()


def _inlines(inlines: Inlines, hidden: Mark) -> Inlines:
    return tuple(chain.from_iterable(_inline(inline, hidden) for inline in inlines))


def _inline(inline: Inline, hidden: Mark) -> Inlines:
    match inline:
        case Text() | Unfilled():
            return (inline,)
        case Inserted(inlines=inner):
            return () if hidden is Mark.INSERTED else inner
        case Deleted(inlines=inner):
            return () if hidden is Mark.DELETED else inner
        case _:
            inner = _inlines(inline.inlines, hidden)
            return (replace(inline, inlines=inner),) if inner else ()
