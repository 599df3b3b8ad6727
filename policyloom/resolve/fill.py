"""Fill: the wording of one clause -> blocks of the document, every token and link resolved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, assert_never

from policyloom.diagnostics import Code
from policyloom.document import (
    EditorNote,
    InLanguage,
    Item,
    List,
    ListStyle,
    Paragraph,
    Subheading,
    Text,
)
from policyloom.resolve.blocks import data_block, local_block
from policyloom.resolve.lines import heading, inlines, sentence
from policyloom.resolve.links import footnote_label
from policyloom.resolve.sharing import shared
from policyloom.resolve.translated import no_translation, speaking
from policyloom.source import DATA_KINDS, version_words
from policyloom.source.wording import (
    DataBlock,
    Token,
    WordingHeading,
    WordingList,
    WordingNote,
    WordingParagraph,
)
from policyloom.welsh import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Block, Blocks
    from policyloom.resolve.composition import PlacedClause
    from policyloom.resolve.context import Context
    from policyloom.source.wording import Wording, WordingBlock, WordingItem


def fill(placed: PlacedClause, context: Context) -> Blocks:
    """Return a placed clause's blocks, its footnotes last."""
    context.footnotes.begin_clause()
    blocks = fill_wording(_as_paragraphs(placed, context), context, placed)
    shown = {block.name for block in placed.wording if isinstance(block, DataBlock)}
    rest = (
        DataBlock(kind.token, placed.span)
        for kind in DATA_KINDS
        if kind.given(placed.data) and kind.token not in shown
    )
    more = tuple(made for one in rest for made in data_block(one, placed, context, fill_wording))
    return (*blocks, *more, *_footnotes(placed, context))


def _as_paragraphs(placed: PlacedClause, context: Context) -> Wording:
    """Return a clause's wording, without bullets where its author and the body say so."""
    if not placed.data.either:
        return placed.wording
    named = {one.text for overlay in context.profile.chain for one in overlay.paragraphs}
    if not {placed.clause, placed.replaces} & named:
        return placed.wording
    return tuple(
        inner
        for block in placed.wording
        for inner in (_unlisted(block) if isinstance(block, WordingList) else (block,))
    )


def _unlisted(block: WordingList) -> Wording:
    if block.style is not ListStyle.BULLET:
        return (block,)
    return tuple(inner for item in block.items for inner in item.blocks)


def _footnotes(placed: PlacedClause, context: Context) -> Iterator[Block]:
    """Yield the footnotes that are referred to, in the order in which they are.

    One may refer to another, which then stands below it.
    """
    given = {note.key: note for note in placed.data.footnotes}
    items: dict[str, Item] = {}
    while left := [key for key in context.footnotes.here if key in given and key not in items]:
        for note in (given[key] for key in left):
            label = footnote_label(note.key, note.span, context)
            items[note.key] = Item((Paragraph((label, Text(" "), *sentence(note.text, context))),))
    if items:
        yield List(style=ListStyle.PLAIN, items=tuple(items.values()))


def fill_wording(wording: Wording, context: Context, placed: PlacedClause | None = None) -> Blocks:
    """Return the blocks of a wording; a policy's notices belong to no clause."""

    def made(piece: WordingBlock) -> Blocks:
        return tuple(_block(piece, placed, context))

    def all_made() -> Blocks:
        return tuple(b for one in wording for b in shared(one, "", partial(made, one), context))

    return shared(wording, "", all_made, context)


def _block(block: WordingBlock, placed: PlacedClause | None, context: Context) -> Iterator[Block]:
    match block:
        case WordingParagraph((Token(surface=surface) as token,)) if context.is_local_block(
            surface
        ):
            context.answers.alone = False
            yield from local_block(token, context)
        case WordingParagraph(pieces):
            yield Paragraph(sentence(pieces, context))
        case WordingHeading(pieces, rank):
            yield Subheading(heading(pieces, context), rank=rank)
        case WordingList(style, items, start, enclosure):
            filled = tuple(_item(item, placed, context) for item in items)
            yield List(style=style, items=filled, start=start, enclosure=enclosure)
        case DataBlock():
            context.answers.alone = False
            yield from data_block(block, placed, context, fill_wording)
        case WordingNote(blocks, span):
            hint = (
                "an approved document has no notes to the editor; remove it from the clause or "
                "leave the clause out"
            )
            context.open_point(
                Code.EDITOR_NOTE_LEFT, "a note to the editor stands in this document", span, hint
            )
            yield EditorNote(tuple(b for inner in blocks for b in _block(inner, placed, context)))
        case _:
            assert_never(block)


def _item(item: WordingItem, placed: PlacedClause | None, context: Context) -> Item:
    """Fill an item; it may go on from its lead-in, so its first word keeps its case."""
    first, *rest = item.blocks
    if isinstance(first, WordingParagraph):
        start: tuple[Block, ...] = (
            Paragraph(inlines(first.pieces, context, opens_sentence=False)),
        )
    else:
        start = tuple(_block(first, placed, context))
    return Item((*start, *(b for block in rest for b in _block(block, placed, context))))


# Languages: the Welsh text of a clause, for bodies that publish in Welsh too.


def translations(placed: PlacedClause, context: Context) -> tuple[Block, ...]:
    """Return the blocks of every further language that the body publishes in."""
    further = [code for code in context.profile.languages if code != ENGLISH]
    return tuple(block for code in further for block in _translation(code, placed, context))


def _translation(code: str, placed: PlacedClause, context: Context) -> tuple[Block, ...]:
    translation = placed.translations.get(code)
    if translation is None:
        _tell_missing(code, placed, context)
        return ()
    with speaking(code, context):
        title = Subheading(heading(translation.title, context))
        blocks = fill_wording(translation.wording, context, placed)
    return (InLanguage(code=code, blocks=(title, *blocks)),)


def _tell_missing(code: str, placed: PlacedClause, context: Context) -> None:
    where = "to the clause version" if placed.source != "local" else "beside its `text:`"
    hint = f"add `welsh:` {where}; until then the clause is printed in English only"
    what = f"version {version_words(placed.version)} of `{placed.clause}`"
    no_translation(what, placed.span, hint, context, code)
