"""Fill: the wording of one clause -> blocks of the document, every token and link resolved."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from policyloom.diagnostics import did_you_mean
from policyloom.document import (
    Concept,
    EditorNote,
    Emphasis,
    Item,
    Link,
    List,
    Paragraph,
    Reference,
    Strong,
    Subheading,
    Text,
    Unfilled,
    plain,
)
from policyloom.grammar import AS_APPROPRIATE, capitalised, title_case
from policyloom.names import BODY, clause_names
from policyloom.resolve.blocks import data_block
from policyloom.resolve.citations import citation
from policyloom.resolve.local import local_block
from policyloom.resolve.policies import policy_name
from policyloom.resolve.terms import token_words
from policyloom.wording import (
    Bold,
    CrossLink,
    DataBlock,
    Italic,
    Pieces,
    Token,
    WebLink,
    Wording,
    WordingHeading,
    WordingItem,
    WordingList,
    WordingNote,
    WordingParagraph,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Block, Blocks, Inline, Inlines
    from policyloom.resolve.context import Context
    from policyloom.resolve.number import Target
    from policyloom.resolve.plan import Planned
    from policyloom.wording import Piece, WordingBlock

SENTENCE_END = re.compile(r"(?:^|[.!?][\"”’')\]]*\s+)[\"“‘'(\[]*$")
ABBREVIATION = re.compile(
    r"\b(?:[Ee]\.g|[Ii]\.e|etc|cf|vs|Mr|Mrs|Ms|Dr|Prof|Rev|St|para|paras|pp?|approx|incl|ext|[Tt]el)"
    r"\.\s+[\"“‘'(\[]*$"
)


# BLOCKS


def fill(planned: Planned, context: Context) -> Blocks:
    """Return a planned clause's blocks."""
    blocks = tuple(block for piece in planned.wording for block in _block(piece, planned, context))
    data = planned.data
    placed = {block.name for block in planned.wording if isinstance(block, DataBlock)}
    rest = [
        name
        for name, given in (
            ("role duties", data.duties),
            ("definitions", data.definitions),
            ("dos", data.dos),
            ("don'ts", data.donts),
            ("legislation list", data.legislation),
            ("form", data.form),
        )
        if given and name not in placed
    ]
    return (
        *blocks,
        *(
            block
            for name in rest
            for block in data_block(DataBlock(name, planned.span), planned, context)
        ),
    )


def fill_wording(wording: Wording, context: Context, planned: Planned | None = None) -> Blocks:
    """Return the blocks of wording that belongs to no clause, such as a policy's notices."""
    return tuple(block for piece in wording for block in _block(piece, planned, context))


def _block(block: WordingBlock, planned: Planned | None, context: Context) -> Iterator[Block]:
    match block:
        case WordingParagraph((Token(surface=surface) as token,)) if (
            surface in context.local_blocks
        ):
            yield from local_block(token, context)
        case WordingParagraph(pieces):
            yield Paragraph(sentence(pieces, context))
        case WordingHeading(pieces):
            yield Subheading(heading(pieces, context))
        case WordingList(style, items):
            yield List(style=style, items=tuple(_item(item, planned, context) for item in items))
        case DataBlock():
            yield from data_block(block, planned, context)
        case WordingNote(blocks, span):
            hint = (
                "an approved document has no notes to the editor; remove it from the clause or "
                "leave the clause out"
            )
            context.open_point(
                "editor-note-left", "a note to the editor stands in this document", span, hint
            )
            yield EditorNote(tuple(b for inner in blocks for b in _block(inner, planned, context)))
        case _:
            assert_never(block)


def _item(item: WordingItem, planned: Planned | None, context: Context) -> Item:
    """Fill an item; it may go on from its lead-in, so its first word keeps its case."""
    first, *rest = item.blocks
    if isinstance(first, WordingParagraph):
        start: tuple[Block, ...] = (
            Paragraph(inlines(first.pieces, context, opens_sentence=False)),
        )
    else:
        start = tuple(_block(first, planned, context))
    return Item((*start, *(b for block in rest for b in _block(block, planned, context))))


# LINES


def sentence(pieces: Pieces, context: Context) -> Inlines:
    """Return a paragraph's inlines; it begins with a capital."""
    return inlines(pieces, context, opens_sentence=True)


def heading(pieces: Pieces, context: Context) -> Inlines:
    """Return a heading's inlines in the body's heading case."""
    context.heading = True
    filled = inlines(pieces, context, opens_sentence=True)
    context.heading = False
    if context.profile.style_of("heading-case", "sentence") == "title":
        return tuple(_title_cased(inline, first=not at) for at, inline in enumerate(filled))
    return filled


def _title_cased(inline: Inline, *, first: bool) -> Inline:
    match inline:
        case Text(value=value):
            return replace(inline, value=title_case(value, first=first))
        case Unfilled():
            return inline
        case _:
            return replace(
                inline, inlines=tuple(_title_cased(i, first=first) for i in inline.inlines)
            )


def inlines(pieces: Pieces, context: Context, *, opens_sentence: bool) -> Inlines:
    """Return pieces filled in; words that open a sentence begin with a capital."""
    filled: list[Inline] = []
    before = "" if opens_sentence else "x"
    for piece in pieces:
        for inline in _inline(piece, context, before):
            opened = _opened(inline) if _opens(before) and not isinstance(piece, Words) else inline
            filled.append(opened)
            before += plain((opened,))
    return tuple(filled)


def _opens(before: str) -> bool:
    return bool(SENTENCE_END.search(before)) and not ABBREVIATION.search(before)


def _opened(inline: Inline) -> Inline:
    """Return a resolved token or link with its first letter in upper case.

    Words that an author typed stay as they are (iPad), and so do names and literals.
    """
    match inline:
        case Text(value=value, concept=concept, origin=origin):
            typed = origin is not None and origin.token is None
            return inline if typed or _is_fixed(concept) else _with_capital(inline, value)
        case Unfilled():
            return inline
        case _:
            first, *rest = inline.inlines or (Text(""),)
            return replace(inline, inlines=(_opened(first), *rest)) if inline.inlines else inline


def _is_fixed(concept: Concept | None) -> bool:
    return concept is not None and (
        concept.kind == "literal" or concept.key.partition("/")[0] == BODY
    )


def _with_capital(run: Text, words: str) -> Text:
    return replace(run, value=capitalised(words))


def _inline(piece: Piece, context: Context, before: str) -> Iterator[Inline]:
    match piece:
        case Words(value, span):
            goes_on = before.endswith(AS_APPROPRIATE) and re.match(r" \w", value)
            yield context.text(f",{value}" if goes_on else value, span)
        case Token():
            words = token_words(piece, context)
            if words:
                yield words
        case Bold(pieces):
            yield Strong(inlines(pieces, context, opens_sentence=_opens(before)))
        case Italic(pieces):
            yield Emphasis(inlines(pieces, context, opens_sentence=_opens(before)))
        case WebLink(pieces, url):
            yield Link(inlines(pieces, context, opens_sentence=_opens(before)), url)
        case CrossLink():
            yield from _cross_link(piece, context, before)
        case _:
            assert_never(piece)


# LINKS BY NAME


def _cross_link(link: CrossLink, context: Context, before: str) -> tuple[Inline, ...]:
    words = inlines(link.pieces, context, opens_sentence=_opens(before))
    match link.scheme:
        case "cite":
            return citation(link.target, words, link.span, context)
        case "policy":
            return policy_name(link.target, words, link.span, context)
        case "section" | "clause" | "appendix":
            return _reference(link, words, context)
        case _:
            raise AssertionError(link.scheme)


def _reference(link: CrossLink, words: Inlines, context: Context) -> tuple[Inline, ...]:
    scheme = "section" if link.scheme == "appendix" else link.scheme
    target = context.numbers.targets.get(f"{scheme}:{link.target}")
    if target is None:
        _dangling(link, scheme, context)
        return ()
    concept = Concept(kind=scheme, key=link.target)
    token = f"{link.scheme}:{link.target}"

    def run(value: str) -> Text:
        return context.text(value, link.span, token=token, concept=concept)

    if words:
        return (Reference(words, target.anchor),)
    if target.number:
        lead = (run(target.words),) if target.words else ()
        after = (run(f" of {_named(target, context)}"),) if target.is_part else ()
        return (Reference((*lead, run(target.number), *after), target.anchor, target.number),)
    return (Reference((run(_named(target, context)),), target.anchor),)


def _named(target: Target, context: Context) -> str:
    """Return how a section without a number is referred to."""
    return f"the section “{context.titles.get(target.section, target.section)}”"


def _dangling(link: CrossLink, scheme: str, context: Context) -> None:
    known = [name.partition(":")[2] for name in context.numbers.targets if name.startswith(scheme)]
    if link.scheme == "appendix":
        targets = context.numbers.targets
        known = [key for key in known if targets[f"section:{key}"].number.startswith("Appendix")]
    if scheme == "clause" and link.target not in clause_names(context.library):
        return  # the rule about links reports it, once for all documents
    if scheme == "clause":
        message = (
            f"this refers to `{link.target}`, which is not in the {context.policy.id} policy of "
            f"{context.profile.body}"
        )
        hint = "leave the reference out where the clause is left out, or include the clause"
        context.report("dangling-reference", message, link.span, hint)
        return
    message = f"this policy has no {link.scheme} `{link.target}`"
    context.report("dangling-reference", message, link.span, did_you_mean(link.target, known))
