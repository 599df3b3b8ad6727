"""Weave: the blocks of an old and a new document -> one run of blocks that shows both.

Of a kind that is not named here the words are woven line by line, and the blocks inside.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changes.atoms import atoms, keys
from policyloom.changes.columns import with_columns_of_both
from policyloom.changes.hunks import Found, Groups, Shape, weave_line
from policyloom.changes.leads import lead_in, leads_on, ranks
from policyloom.changes.marks import block_atoms, blocks_words, mark_block
from policyloom.changes.matching import Sketch, Weave, matched
from policyloom.changes.renamed import rows_as_named_now
from policyloom.changes.rows import NO_NAMES, Rows, exchange_heads, of_both
from policyloom.changes.runs import sentences, spoken
from policyloom.changes.shapes import in_one_shape, steps_words
from policyloom.changes.weave_forms import weave_forms
from policyloom.changes.weave_words import weave_words, whole
from policyloom.document import (
    Definitions,
    Flowchart,
    Form,
    Image,
    InLanguage,
    Item,
    List,
    ListStyle,
    Mark,
    Paragraph,
    Row,
    Subheading,
    Table,
    Text,
    bare,
    called,
    is_group,
    plain,
)
from policyloom.document.grid import placed
from policyloom.welsh import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policyloom.changes.hunks import Chain, Site
    from policyloom.document import (
        Began,
        Block,
        Blocks,
        Cell,
        Definition,
    )


Chained: TypeAlias = "tuple[Block | None, Block | None, Chain, Chain]"


def weave_blocks(old: Blocks, new: Blocks, site: Site) -> Blocks:
    """Return the blocks of both sides in one order, with marks where they differ."""
    if old == new and _begun(old) == _begun(new):
        site.same()
        return new
    lists = in_one_shape(old, new)
    if lists is None:
        return tuple(_woven(old, new, site))
    # The differences are those of the steps as lists; these blocks only show the two shapes.
    weave_blocks(*lists, site)
    words = steps_words(new)
    site.note(words, words, Shape.BLOCK)
    return tuple(_woven(old, new, replace(site, found=Found())))


def _begun(blocks: Blocks) -> list[Began]:
    """Return how lists begin, which is no change of theirs but what their numbers were."""
    return [block.began for block in blocks if isinstance(block, List)]


def _woven(old: Blocks, new: Blocks, site: Site) -> Iterator[Block]:
    pairs = list(_chained(old, new))
    leads = _leads_others(pairs)
    for first, second, before, after in pairs:
        inner = site.within(before, after, steps=site.under.steps)
        if leads and {*map(_lead_of, (first, second))} & leads:
            inner = inner.leading()
        if isinstance(block := second or first, InLanguage):
            inner = inner.speaking(block.code)
        if first is not None and second is not None:
            yield _both(first, second, inner)
        elif second is not None:
            yield _marked(second, Mark.INSERTED, inner)
        elif first is not None:
            yield _marked(first, Mark.DELETED, inner)


def _chained(old: Blocks, new: Blocks) -> Iterator[Chained]:
    """Yield blocks of both sides that stand for each other, with what each stands under."""
    olds, news = chains(old), chains(new)
    for first, second in matched(old, new, _sketch):
        before = next(olds) if first is not None else ()
        yield first, second, before, next(news) if second is not None else ()


def _leads_others(pairs: list[Chained]) -> frozenset[str]:
    """Return the lead-ins of both sides under which others stand now, or no longer."""
    old, new = ({*map(_lead_of, side)} - {""} for side in list(zip(*pairs, strict=True))[:2])
    both = ((before, after) for first, second, before, after in pairs if first and second)
    return frozenset(lead for before, after in both for lead in {*before} ^ {*after}) & old & new


def _lead_of(block: Block | None) -> str:
    return lead_in(plain(block.inlines)) if isinstance(block, Paragraph) else ""


def chains(blocks: Blocks) -> Iterator[Chain]:
    """Yield what each block stands under: the subheading above it, and what leads in to it."""
    heading: Chain = ()
    lead = ""
    for block in blocks:
        match block:
            case Subheading(inlines=inlines):
                yield ()
                heading, lead = (called(inlines),), ""
            case Paragraph(inlines=inlines):
                led = (lead,) if leads_on(lead) else ()
                yield (*heading, *led)
                lead = lead_in(plain(inlines)) or "".join(led)
            case _:
                yield (*heading, *filter(None, (lead, *_own_lead(block))))
                lead = ""


def _own_lead(block: Block) -> Chain:
    """Return what a block itself puts above its rows or items."""
    match block:
        case List(style=ListStyle.DO):
            return ("Do",)
        case List(style=ListStyle.DONT):
            return ("Do not",)
        case Table(caption=inlines) | Form(title=inlines):
            return (called(inlines),)
        case InLanguage(code=code):
            return (NAMES.get(code, code),)
        case _:
            return ()


def _sketch(block: Block) -> Sketch:
    """Return what blocks are matched by; blocks of two sorts are never the same."""
    match block:
        case Paragraph() | Subheading():
            return _sketch_of_words(block)
        case Table(key=key, widths=widths, columns=columns):
            return Sketch((Table, key, 0 if columns else len(widths)))
        case Form(key=key) | Flowchart(key=key):
            return Sketch((type(block), key))
        case List(paragraphs=True):
            # Where it begins to count hangs on what stands above it.
            return Sketch(bare(replace(block, start=1)))
        case _:
            return Sketch(bare(block))


def _sketch_of_words(block: Paragraph | Subheading) -> Sketch:
    parts = tuple(spoken(sentence) for sentence in sentences(atoms(block.inlines)))
    return Sketch(type(block), tuple(keys(block.inlines)), frozenset(parts))


def _both(old: Block, new: Block, site: Site) -> Block:  # noqa: PLR0911 - one for each kind
    match old, new:
        case List(), List():
            steps = site.within((), (), steps=_are_steps(new) or ranks(site.under.new))
            began = None if old.began == new.began else old.began
            return replace(new, items=tuple(_items(old.items, new.items, steps)), was=began)
        case Table(), Table():
            return _tables(old, new, site)
        case Definitions(), Definitions():
            return Definitions(_definitions(old.items, new.items, site))
        case Subheading(), Subheading():
            return weave_words(old, new, site.label(), weave_blocks)
        case Image(), Image():
            site.same()
            return weave_words(old, new, site)
        case Form(), Form():
            return weave_forms(old, new, site)
        case Flowchart(), Flowchart():
            was = old.chart if old.chart != new.chart else None
            return weave_words(old, replace(new, was=was), site, weave_blocks)
        case _:
            return weave_words(old, new, site, weave_blocks)


def _are_steps(content: List) -> bool:
    """Tell whether a list says in which order something is done."""
    return content.style is ListStyle.DECIMAL and not content.paragraphs


def _marked(block: Block, mark: Mark, site: Site) -> Block:
    """Return a block with every paragraph and row of it marked, as one hunk."""
    shape = Shape.PARAGRAPH if isinstance(block, Paragraph) else Shape.BLOCK
    return whole(block, mark, site, shape)


# LISTS


def _items(old: tuple[Item, ...], new: tuple[Item, ...], site: Site) -> Iterator[Item]:
    for first, second in matched(old, new, lambda item: _sketch(item.blocks[0])):
        if first is not None and second is not None:
            yield Item(weave_blocks(first.blocks, second.blocks, site))
        elif second is not None:
            yield _marked_item(second, Mark.INSERTED, site)
        elif first is not None:
            yield _marked_item(first, Mark.DELETED, site)


def _marked_item(item: Item, mark: Mark, site: Site) -> Item:
    return Item(tuple(_marked(block, mark, site) for block in item.blocks))


# DEFINITIONS


def _definitions(
    old: tuple[Definition, ...], new: tuple[Definition, ...], site: Site
) -> tuple[Definition, ...]:
    former = _former_terms(old, new)
    woven: Weave[Definition] = Weave(
        key=lambda definition: former.get(_term(definition), _term(definition)),
        both=lambda first, second: _definition(first, second, site),
        whole=lambda definition, mark: _marked_definition(definition, mark, site),
    )
    return woven(old, new)


def _marked_definition(definition: Definition, mark: Mark, site: Site) -> Definition:
    """Mark a definition; what its term names is weighed for itself, and so is what it means."""
    site.whole(atoms(definition.term), mark, Shape.PARAGRAPH)
    inner = _of_term(definition, definition, site)
    for block in definition.blocks:
        inner.whole(block_atoms(block), mark, Shape.PARAGRAPH)
    return mark_block(definition, mark)


def _term(definition: Definition) -> str:
    return plain(definition.term).lower()


def _former_terms(old: Iterable[Definition], new: Iterable[Definition]) -> dict[str, str]:
    """Return what each term was before that means what one which is gone meant."""
    was, now = ({_term(one): blocks_words(one.blocks) for one in side} for side in (old, new))
    gone = {meaning: term for term, meaning in was.items() if term not in now}
    return {
        term: gone[meaning] for term, meaning in now.items() if term not in was and meaning in gone
    }


def _of_term(old: Definition, new: Definition, site: Site) -> Site:
    return site.within((plain(old.term),), (plain(new.term),))


def _definition(old: Definition, new: Definition, site: Site) -> Definition:
    inner = _of_term(old, new, site)
    return weave_words(
        old, new, site, lambda before, after, _site: weave_blocks(before, after, inner)
    )


# TABLES


def _tables(old: Table, new: Table, site: Site) -> Table:
    old = replace(old, rows=rows_as_named_now(old.rows, new.rows))
    old, new = with_columns_of_both(old, new)
    names = of_both(old, new)
    if old.description != new.description:
        # Nothing of it is printed, but it is read aloud.
        site.note(atoms((Text(old.description),)), atoms((Text(new.description),)))
    return replace(
        new,
        caption=weave_line(old.caption, new.caption, site),
        legend=weave_blocks(old.legend, new.legend, site.binding()),
        header=_header(old, new, names[1], site.label(exchanged=exchange_heads(old, new))),
        rows=_rows(old, new, names, site),
        note=weave_blocks(old.note, new.note, site),
        turned=old.landscape is not new.landscape,
    )


def _header(old: Table, new: Table, named: Rows, site: Site) -> tuple[Row, ...]:
    if [_spans(row) for row in old.header] != [_spans(row) for row in new.header]:
        return _replaced(old.header, new.header, NO_NAMES, site)
    grid = placed([row.cells for row in new.header])
    return tuple(
        _heading(first, second, [named.head(place, site) for place, _ in cells])
        for first, second, cells in zip(old.header, new.header, grid, strict=True)
    )


def _heading(old: Row, new: Row, sites: Sequence[Site]) -> Row:
    pairs = zip(old.cells, new.cells, sites, strict=True)
    return replace(new, cells=tuple(_cell(first, second, site) for first, second, site in pairs))


def _replaced(
    old: tuple[Row, ...], new: tuple[Row, ...], named: tuple[Rows, Rows], site: Site
) -> tuple[Row, ...]:
    before, after = named
    gone = (_marked_row(row, Mark.DELETED, before, site) for row in old)
    return (*gone, *(_marked_row(row, Mark.INSERTED, after, site) for row in new))


def _rows(old: Table, new: Table, names: tuple[Rows, Rows], site: Site) -> tuple[Row, ...]:
    before, after = names
    groups = Groups.of(old.rows, new.rows, lambda row: _group(row, len(new.widths)))

    def both(first: _Band, second: _Band) -> _Band:
        pairs = zip(first, second, strict=True)
        return tuple(_row(was, now, after, groups.site(was, now, site)) for was, now in pairs)

    def whole(band: _Band, mark: Mark) -> _Band:
        named = before if mark is Mark.DELETED else after
        return tuple(_marked_row(row, mark, named, groups.site(row, row, site)) for row in band)

    woven: Weave[_Band] = Weave(
        key=lambda band: tuple((groups.known(row), *_row_key(row)) for row in band),
        both=both,
        whole=whole,
    )
    return tuple(chain.from_iterable(woven(_bands(old.rows), _bands(new.rows))))


_Band: TypeAlias = tuple[Row, ...]


def _bands(rows: Sequence[Row]) -> tuple[_Band, ...]:
    """Return runs of rows that cells stand over: none of them can come or go by itself."""
    made: list[_Band] = []
    left = 0
    for row in rows:
        made[-1:] = [(*made[-1], row)] if left > 0 else [*made[-1:], (row,)]
        left = max(left - 1, *(cell.rows - 1 for cell in row.cells))
    return tuple(made)


def _group(row: Row, columns: int) -> str:
    """Return the words of a row that stands over those below it: one cell across the table."""
    return blocks_words(row.cells[0].blocks) if is_group(row, columns) else ""


def _row_key(row: Row) -> tuple[str, tuple[tuple[int, int], ...]]:
    return row.key, _spans(row)


def _spans(row: Row) -> tuple[tuple[int, int], ...]:
    return tuple((cell.columns, cell.rows) for cell in row.cells)


def _row(old: Row, new: Row, named: Rows, site: Site) -> Row:
    if old.cells == new.cells:
        site.same()
        return new
    cells = zip(old.cells, new.cells, named.places(new), strict=False)
    return replace(
        new,
        cells=tuple(
            _cell(first, second, named.cell(new, first, second, place, site))
            for first, second, place in cells
        ),
    )


def _cell(old: Cell, new: Cell, site: Site) -> Cell:
    return replace(new, blocks=_cell_blocks(old.blocks, new.blocks, site))


def _cell_blocks(old: Blocks, new: Blocks, site: Site) -> Blocks:
    """Paragraphs of a cell are matched one to one where possible: a cell is never left empty."""
    if len(old) == len(new) and all(isinstance(b, Paragraph) for b in (*old, *new)):
        pairs = zip(old, new, strict=True)
        return tuple(_both(first, second, site) for first, second in pairs)
    return weave_blocks(old, new, site)


def _marked_row(row: Row, mark: Mark, named: Rows, site: Site) -> Row:
    return whole(row, mark, named.row(row, mark, site), Shape.ROW)
