"""The Welsh document: what there is in Welsh, the rest in English that says so, and listed once.

Sections and clauses keep their places and their numbers, so that both documents can be read side
by side.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from policyloom.document import (
    Aside,
    EditorNote,
    FormGroup,
    FormSignature,
    Image,
    InLanguage,
    Jump,
    Language,
    Link,
    List,
    Paragraph,
    Reference,
    Subheading,
    Text,
    Unfilled,
    deep,
    every,
    own_words,
    plain,
    rewritten,
    runs,
    without_jumps,
)
from policyloom.document.named import named_in_welsh
from policyloom.document.stated import CONTROL
from policyloom.welsh import ENGLISH, TAGS, WELSH, day_in_welsh, in_welsh, joined_in_welsh, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from policyloom.document import (
        Block,
        Blocks,
        ControlRow,
        Document,
        Inline,
        Inlines,
        Part,
        Provision,
        Section,
    )

P = TypeVar("P")
CALLOUTS = frozenset({"Danger:", "Important:", "Note:"})
"""Words with which the program begins a box; other runs of a text are what somebody wrote."""
WORDED = frozenset({Paragraph, Subheading, Aside, EditorNote, InLanguage})
"""Blocks that are part of what an author says; a Welsh text says it anew."""
MISSING = "Not yet in Welsh, and given in English here: "
OUTSIDE = frozenset({"citation", "policy"})
"""Concepts that have names in Welsh of their own, which a register gives."""
NAMED = frozenset({"membership"})
"""Rows of document control that hold a name, which is the same in both languages."""


def welsh_document(document: Document) -> Document:
    """Return the Welsh document; what has no Welsh is listed once, below its title."""
    missing = tuple(dict.fromkeys(_missing(document)))
    welsh = replace(
        document,
        language=WELSH,
        title=document.welsh or _as_english(document.title),
        control=tuple(_row(row) for row in document.control),
        notices=(*_listed(missing), *_notices(document.notices)),
        sections=tuple(_section(section) for section in document.sections),
        welsh=(),
    )
    # The first mention of a footnote, to which it leads back, may be in the English alone.
    return without_jumps(welsh)


# WHAT IS MISSING


def _missing(document: Document) -> Iterator[Inlines]:
    """Yield a name for each thing without Welsh, which leads to it."""
    if not document.welsh:
        yield (Text(_label("the title")),)
    for row in document.control:
        if row.key not in NAMED and _is_english(row):
            yield (Text(_label(row.label)),)
    if document.notices and _welsh_of(document.notices) is None:
        yield (Text(_label("the notices")),)
    for section in document.sections:
        if not section.welsh:
            yield _title_of(section)
        for provision in section.provisions:
            if _lacks_welsh(provision):
                yield (Reference(_called(provision, section), provision.clause),)
            yield from _nameless(provision)


def _lacks_welsh(provision: Provision) -> bool:
    """Tell whether a clause, or a table, form or chart of it, is given in English."""
    if _welsh_of(provision.blocks) is None:
        return bool(provision.blocks or provision.heading)
    return any(not isinstance(one, List) for one in _data(provision))


def _nameless(provision: Provision) -> Iterator[Inlines]:
    """Yield the laws and policies named in a clause that has Welsh, where these have none."""
    welsh = _welsh_of(provision.blocks)
    named = (one for one in _data(provision) if isinstance(one, List)) if welsh else ()
    parts = (*named, *(welsh.blocks if welsh else ()))
    lines = (line for part in deep(parts) for line in own_words(part))
    for run in runs(one for line in lines for one in line):
        if run.concept and run.concept.kind in OUTSIDE and not run.welsh:
            yield _as_english((Text(run.value.strip(" ,()")),))


def _title_of(section: Section) -> Inlines:
    if not section.label:
        return (Text(_label(f"the title “{plain(section.title)}”")),)
    number = _bare(section.label)
    of = f"section {number}" if number[:1].isdigit() else number
    words = _label(f"the title of {of}")
    return (Reference((Text(words),), section.key),)


def _called(provision: Provision, section: Section) -> Inlines:
    """Return the number of a clause, or what it is about where it has none of its own."""
    number = _bare(provision.label)
    above = _bare(section.label)
    if number and above and not number.startswith(above):
        number = f"{above} {number}"
    title = plain(provision.heading) or provision.title
    return (Text(number),) if number or not title else _as_english((Text(title),))


def _bare(label: str) -> str:
    return _label(label.rstrip("."))


def _listed(missing: tuple[Inlines, ...]) -> Blocks:
    if not missing:
        return ()
    words: list[Inline] = [Text(_label(MISSING))]
    for at, one in enumerate(missing):
        words += [*one, Text("; " if at < len(missing) - 1 else ".")]
    return (Paragraph(tuple(words)),)


# SECTIONS AND CLAUSES


def _section(section: Section) -> Section:
    short = section.welsh or _as_english(section.short_title)
    return replace(
        section,
        label=_label(section.label),
        title=section.welsh or _as_english(section.title),
        short_title=short,
        provisions=tuple(_provision(one) for one in section.provisions),
        welsh=(),
    )


def _provision(provision: Provision) -> Provision:
    welsh = _welsh_of(provision.blocks)
    if welsh is None:
        return replace(
            provision,
            heading=_as_english(provision.heading),
            blocks=_english_blocks(provision.blocks),
        )
    heading, blocks = _as_english(provision.heading), welsh.blocks
    if blocks and isinstance(blocks[0], Subheading):
        # A clause prints its title in both languages or in neither.
        heading, blocks = blocks[0].inlines if heading else (), blocks[1:]
    # A Welsh text follows the English one, and says of its tables and lists that they are above.
    shown = tuple(_shown(one) for one in _data(provision))
    said = (*shown, *_worded(blocks, _welsh), *_notes(provision, welsh))
    return replace(provision, heading=heading, title=plain(heading), blocks=said)


def _data(provision: Provision) -> Blocks:
    """Return what stands in a clause beside its words, and a Welsh text has not got of its own.

    That is a table, form, chart or picture, and a list of nothing but names.
    """
    welsh = _welsh_of(provision.blocks)
    own = {type(one) for one in welsh.blocks} if welsh else set()
    return tuple(
        one
        for one in provision.blocks
        if (_is_of_names(one) if isinstance(one, List) else type(one) not in {*WORDED, *own})
    )


def _shown(block: Block) -> Block:
    words = named_in_welsh if isinstance(block, List) else _as_english
    return _worded((block,), words)[0]


def _is_of_names(content: List) -> bool:
    """Tell whether the program made a list of what is named elsewhere, such as laws."""
    lines = (line for part in deep((content,)) for line in own_words(part))
    found = [run for line in lines for run in runs(line) if run.value.strip()]
    named = bool(found) and all(run.concept for run in found)
    return named and not _jumps(content.items[:1])


def _notes(provision: Provision, welsh: InLanguage) -> Blocks:
    """Return the footnotes that a Welsh text refers to, which stand below the English one."""
    if not _jumps(welsh.blocks):
        return ()
    notes = (one for one in provision.blocks if isinstance(one, List) and _jumps(one.items[:1]))
    return _english_blocks(tuple(notes))


def _jumps(parts: Iterable[Part]) -> bool:
    lines = (line for part in deep(parts) for line in own_words(part))
    return any(isinstance(one, Jump) for line in lines for one in every(line))


def _notices(notices: Blocks) -> Blocks:
    welsh = _welsh_of(notices)
    return _english_blocks(notices) if welsh is None else _worded(welsh.blocks, _welsh)


def _welsh_of(blocks: Blocks) -> InLanguage | None:
    found = (block for block in blocks if isinstance(block, InLanguage))
    return next((block for block in found if block.code == WELSH), None)


# DOCUMENT CONTROL


def _row(row: ControlRow) -> ControlRow:
    if row.key in NAMED:
        return replace(row, label=_label(row.label))
    blocks = tuple(_control_block(block) for block in row.blocks)
    return replace(row, label=_label(row.label), blocks=blocks)


def _control_block(block: Block) -> Block:
    """Return what the program says in Welsh, and what others wrote as it is."""
    words = plain(block.inlines) if isinstance(block, Paragraph) else ""
    dated = day_in_welsh(words)
    known = (
        in_welsh(words) or _joined(words) or (dated if dated != words and _is_day(words) else None)
    )
    if isinstance(block, Paragraph) and known:
        return replace(block, inlines=(Text(known),))
    return _worded((block,), _as_english)[0]


def _joined(words: str) -> str | None:
    """Return several that are named one after the other, where each has a Welsh name."""
    for joining in ("and", "or"):
        *front, last = words.split(f" {joining} ")
        names = [in_welsh(one) for part in front for one in part.split(", ")]
        if names and (ends := in_welsh(last)) and all(names):
            return joined_in_welsh((*map(str, names), ends), joining)
    return None


def _is_english(row: ControlRow) -> bool:
    """Tell whether a row says something of which nobody knows the Welsh."""
    found = (one for part in _row(row).blocks for one in _spoken(part))
    return any(isinstance(one, Language) and _has_letters(one.inlines) for one in found)


def _has_letters(words: Inlines) -> bool:
    return any(map(str.isalpha, plain(words)))


def _spoken(part: Block) -> Iterator[Inline]:
    lines = (line for inner in deep((part,)) for line in own_words(inner))
    return (one for line in lines for one in every(line))


def _is_day(words: str) -> bool:
    return words.replace(" ", "").isalnum() and words[-4:].isdigit()


# WORDS


def _label(words: str) -> str:
    return said(words, WELSH)


def _english_blocks(blocks: Blocks) -> Blocks:
    return _worded(blocks, _as_english)


def _worded(parts: tuple[P, ...], words: Callable[[Inlines], Inlines]) -> tuple[P, ...]:
    """Return parts with other words at any depth, and with the program's own words in Welsh."""
    return tuple(
        rewritten(_labelled(part), words, lambda inner: _worded(inner, words)) for part in parts
    )


def _labelled(part: P) -> P:
    match part:
        case EditorNote(title=title):
            return replace(part, title=_label(title))
        case Image(words=words) | FormGroup(words=words):
            return replace(part, words=_label(words))
        case FormSignature(spaces=(name, signature, date)):
            return replace(part, spaces=(_label(name), _label(signature), _label(date)))
        case _:
            return part


def _as_english(words: Inlines) -> Inlines:
    """Return words marked as English, for whoever has them read aloud or checked."""
    return (Language(words, TAGS[ENGLISH]),) if plain(words).strip() else words


def _welsh(words: Inlines) -> Inlines:
    """Return words of a Welsh text: the program's own in Welsh, and what is to be filled in."""
    return tuple(_welsh_word(one) for one in words)


def _welsh_word(inline: Inline) -> Inline:
    match inline:
        case Text(value=value):
            stated = inline.concept is not None and inline.concept.kind == CONTROL
            known = in_welsh(value) if stated or value in CALLOUTS else None
            return replace(inline, value=known or day_in_welsh(value))
        case Unfilled():
            return Language((inline,), TAGS[ENGLISH])
        case Link() | Language():
            return inline
        case _:
            return replace(inline, inlines=_welsh(inline.inlines))
