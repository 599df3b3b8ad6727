"""Walk: what a block is made of, whatever its kind: its own words, and the parts inside it.

The fields of its class say what a kind is: ``Inlines`` are lines of words, a string that is
printed or read aloud says so (``PRINTED``, ``ALOUD``), and a tuple of blocks, rows or the like is
what stands inside. So nobody who walks needs a list of kinds.
"""

from __future__ import annotations

from dataclasses import Field, dataclass, fields, replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from policyloom.document.inlines import (
    WORDS_ALONE,
    Deleted,
    Inserted,
    Jump,
    Mark,
    Text,
    called,
    every,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from policyloom.document.blocks import Block, Cell, Definition, Item, List, Row
    from policyloom.document.forms import FormRow, TickOption
    from policyloom.document.inlines import Inline, Inlines, Origin
    from policyloom.document.parts import Document, Provision

Part: TypeAlias = "Block | Item | Row | Cell | Definition | FormRow | TickOption"
Reworded: TypeAlias = "Callable[[Inlines], Inlines]"
P = TypeVar("P")


# WHAT A KIND IS MADE OF


@dataclass(frozen=True, slots=True, kw_only=True)
class Anatomy:
    """The names of a kind's fields in reading order; ``own`` are its lines and its strings."""

    own: tuple[str, ...]
    lines: tuple[str, ...]
    inner: tuple[str, ...]
    aloud: frozenset[str]
    has_mark: bool


def anatomy(part: object) -> Anatomy:
    """Return what a part of a document is made of."""
    kind: Any = type(part)
    return _anatomy(kind)


@cache
def _anatomy(kind: Any) -> Anatomy:  # noqa: ANN401 - any class of the model
    found = fields(kind)
    lines = tuple(field.name for field in found if field.type == "Inlines")
    return Anatomy(
        own=tuple(f.name for f in found if f.name in lines or "words" in f.metadata),
        lines=lines,
        inner=tuple(field.name for field in found if _holds_parts(field)),
        aloud=frozenset(f.name for f in found if f.metadata.get("words") == "aloud"),
        has_mark=any(field.name == "mark" for field in found),
    )


def _holds_parts(field: Field[Any]) -> bool:
    """Say whether a field holds blocks or the like: ``Blocks`` or ``tuple[Row, ...]``."""
    hint = str(field.type)
    return hint == "Blocks" or (hint.startswith("tuple[") and hint[len("tuple[")].isupper())


def children(part: Part) -> Iterator[Part]:
    """Yield what stands directly inside a part, in reading order."""
    for name in anatomy(part).inner:
        yield from getattr(part, name)


def own_words(part: Part) -> Iterator[Inlines]:
    """Yield the words of a part itself, line by line, in reading order."""
    return (words for words, _ in lines_of(part))


def lines_of(part: Part, origin: Origin | None = None) -> Iterator[tuple[Inlines, bool]]:
    """Yield a part's own lines, and whether each is only read aloud.

    ``origin`` is where the plain strings come from, of parts that do not say so themselves.
    """
    found = anatomy(part)
    origin = getattr(part, "origin", None) or origin
    for name in found.own:
        value = getattr(part, name)
        strings = (value,) if isinstance(value, str) else value
        if name in found.lines:
            yield value, name in found.aloud
        else:
            said = (((Text(one, origin=origin),) if one else ()) for one in strings)
            yield from ((words, name in found.aloud) for words in said)


def deep(parts: Iterable[Part]) -> list[Part]:
    """Return parts and all that stands in them, in reading order."""
    found: list[Part] = []
    _dig(parts, found)
    return found


def _dig(parts: Iterable[Part], found: list[Part]) -> None:
    # A list that grows: handing parts up from depth to depth takes longer than finding them.
    for part in parts:
        found.append(part)
        for name in anatomy(part).inner:
            _dig(getattr(part, name), found)


def name_of(parts: Iterable[Part]) -> str:
    """Return what something is called of which the first part says it: the name of a row."""
    lines = (called(line) for part in deep(tuple(parts)[:1]) for line in own_words(part))
    return " ".join(lines).rstrip(":")


def all_blocks(document: Document) -> Iterator[Part]:
    """Yield every block of a document and all that stands in it, in reading order."""
    for row in document.control:
        yield from deep(row.blocks)
    yield from deep(document.notices)
    for section in document.sections:
        for provision in section.provisions:
            yield from deep(provision.blocks)


# ANOTHER OF THE SAME KIND


def rewritten(part: P, words: Reworded, inside: Callable[[Any], object]) -> P:
    """Return a part with other words, and with other parts inside; both field by field."""
    return combined(part, part, lambda _, own: words(own), lambda _, held: inside(held))


def combined(
    old: P,
    new: P,
    words: Callable[[Inlines, Inlines], Inlines],
    inside: Callable[[Any, Any], object],
) -> P:
    """Return the new one of two parts of a kind with fields that are made of those of both."""
    found = anatomy(new)
    changed: dict[str, Any] = {}
    for names, made in ((found.lines, words), (found.inner, inside)):
        changed |= {name: made(getattr(old, name), getattr(new, name)) for name in names}
    return _replaced(new, changed)


def bare(part: P) -> P:
    """Return a part without its words, its mark and what stands in it: what sort it is of."""
    found = anatomy(part)
    changed: dict[str, Any] = dict.fromkeys((*found.lines, *found.inner), ())
    return _replaced(part, changed | ({"mark": Mark.NONE} if found.has_mark else {}))


def _replaced(part: P, changed: dict[str, Any]) -> P:
    found: Any = part
    made: P = replace(found, **changed) if changed else part
    return made


def reworded(document: Document, words: Reworded) -> Document:
    """Return a document with other words in what stands in its clauses."""
    sections = (
        replace(one, provisions=tuple(_provision(each, words) for each in one.provisions))
        for one in document.sections
    )
    return replace(document, sections=tuple(sections))


def _provision(provision: Provision, words: Reworded) -> Provision:
    return replace(provision, blocks=reworded_parts(provision.blocks, words))


def reworded_parts(parts: tuple[P, ...], words: Reworded) -> tuple[P, ...]:
    """Return parts with other words, at any depth."""
    return tuple(
        rewritten(part, words, lambda inner: reworded_parts(inner, words)) for part in parts
    )


def jumps(document: Document) -> Iterator[Jump]:
    """Yield every footnote's number, in the text and below it."""
    for part in all_blocks(document):
        for line in own_words(part):
            yield from (one for one in every(line) if isinstance(one, Jump))


def figures(document: Document) -> tuple[str, ...]:
    """Return the places of the figures that stand in the new text, in reading order."""
    found = (getattr(part, "anchor", "") for part in all_blocks(document) if not _gone(part))
    return tuple(dict.fromkeys(name for name in found if name))


def _gone(part: Part) -> bool:
    return mark_of(part) is Mark.DELETED


def without_jumps(document: Document) -> Document:
    """Return a document in which footnotes lead nowhere; their numbers stay."""
    return reworded(document, _bare) if any(True for _ in jumps(document)) else document


def _bare(words: Inlines) -> Inlines:
    return tuple(inner for one in words for inner in _bare_one(one))


def _bare_one(inline: Inline) -> Inlines:
    if isinstance(inline, WORDS_ALONE):
        return (inline,)
    inner = _bare(inline.inlines)
    return inner if isinstance(inline, Jump) else (replace(inline, inlines=inner),)


# MARKS


def with_mark(part: P, mark: Mark) -> P:
    """Return a part with a mark, if it can have one."""
    return _replaced(part, {"mark": mark} if anatomy(part).has_mark else {})


def has_mark(part: Part) -> bool:
    """Say whether a redline marks a part as a whole; if not, it marks what stands in it."""
    return anatomy(part).has_mark


def mark_of(part: Part) -> Mark:
    """Return the mark of a part; what cannot have one has none."""
    return getattr(part, "mark", Mark.NONE)


def have_changes(inlines: Inlines) -> bool:
    """Say whether any of the words are marked as added or removed."""
    return any(isinstance(inline, Inserted | Deleted) for inline in every(inlines))


def are_changed(parts: Iterable[Part]) -> bool:
    """Say whether a redline marks anything in the parts."""
    return any(map(is_changed, parts))


def is_changed(part: Part) -> bool:
    """Say whether a redline marks a part or anything in it."""
    return (
        mark_of(part) is not Mark.NONE
        or any(map(have_changes, own_words(part)))
        or are_changed(children(part))
    )


MARKING: dict[object, Mark] = {Inserted: Mark.INSERTED, Deleted: Mark.DELETED}


def whole_mark(inlines: Inlines, mark: Mark) -> Mark:
    """Return the mark of a paragraph: its own, or that of all its words."""
    first = type(inlines[0]) if inlines else None
    if mark is Mark.NONE and first in MARKING and all(type(one) is first for one in inlines):
        return MARKING[first]
    return mark


def common_mark(parts: Iterable[Part]) -> Mark:
    """Return the mark that every paragraph and row carries, which its number then carries too."""
    return shared_mark(_marks(parts, mark_of))


def word_mark(parts: Iterable[Part]) -> Mark:
    """Return the mark that all the words of parts have, be it theirs or their lines'."""
    return shared_mark(_marks(parts, _mark_of_words))


def shared_mark(marks: Iterable[Mark]) -> Mark:
    """Return the mark that all of them are, if there is one."""
    found = set(marks)
    return found.pop() if len(found) == 1 else Mark.NONE


def _marks(parts: Iterable[Part], told: Callable[[Part], Mark]) -> Iterator[Mark]:
    """Yield the mark that is told of every line and row."""
    for part in parts:
        if has_mark(part):
            yield told(part)
        else:
            yield from _marks(children(part), told)


def _mark_of_words(part: Part) -> Mark:
    """Return the mark of a line or row: its own, or that of all its words."""
    return whole_mark(tuple(chain.from_iterable(own_words(part))), mark_of(part))


def counted(content: List, around: Mark = Mark.NONE) -> Iterator[tuple[int, Mark, Item]]:
    """Yield items with their numbers and marks: a removed one has its number in the old text."""
    new, old = content.start - 1, content.as_was.start - 1
    for item in content.items:
        mark = word_mark(item.blocks).within(around)
        new += mark is not Mark.DELETED
        old += mark is not Mark.INSERTED
        yield (old if mark is Mark.DELETED else new), mark, item
