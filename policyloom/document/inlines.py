"""Inlines: runs of words, what they stand for, where they come from, and how a redline marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from policyloom.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


# WHERE WORDS COME FROM


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """What a run of words stands for, so that a comparison can say 'terminology' or 'duty'.

    ``kind`` is one of term, role, duty, people, setting, citation, policy, clause, verb, literal,
    local, control. ``key`` names it within its kind: ``organisation``, ``must not``,
    ``kcsie@2025#online-safety``.
    """

    kind: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The place that put a run of words in the document, for ``why``.

    ``span`` is where the words (or the token) stand; ``value`` is where the token's value was set.
    ``layer`` is ``library`` or the id of a body. Lines count from one. Of words that run over
    several lines of the file, ``lines`` has the offset at which each begins, and its place.
    """

    span: Span
    layer: str
    clause: str | None = None
    version: str | None = None
    token: str | None = None
    value: Span | None = None
    lines: tuple[tuple[int, Span], ...] = ()

    def at(self, offset: int) -> Span:
        """Return the place of a character of words that were typed, over however many lines."""
        starts = [(start, span) for start, span in self.lines if start <= offset]
        start, span = starts[-1] if starts else (0, self.span)
        return Span(span.path, span.line, span.column + offset - start, 1)


WITH_VERB = "+"
"""In a concept's key, before a verb that stands among its words: ``head/the+has``."""

# INLINES


@dataclass(frozen=True, slots=True)
class Text:
    """A run of words from one origin.

    ``welsh`` is what a Welsh text calls the law or policy that the words name.
    """

    value: str
    concept: Concept | None = field(default=None, compare=False)
    origin: Origin | None = field(default=None, compare=False, repr=False)
    welsh: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """Words with strong importance."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words with stress."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address outside the document (https, http, mailto or tel)."""

    inlines: tuple[Inline, ...]
    url: str

    @property
    def address(self) -> str:
        """The address as a reader sees it: an e-mail without its scheme, a number as it stands."""
        if self.url.startswith("tel:"):
            return plain(self.inlines)
        return self.url.removeprefix("mailto:")


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to a numbered part of this document; the words already carry the number readers see.

    ``target`` is the ``key`` of a Section or the ``clause`` of a Provision. ``number`` is the part
    of the words that is the target's label without its closing full stop (Word prints it as a REF
    field), or ``""``.
    """

    inlines: tuple[Inline, ...]
    target: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Jump:
    """Words that lead to another place and are one: the number of a footnote, here and there.

    ``name`` is what the place is called, if anything leads to it. A redline has none of them: one
    place would stand in it twice.
    """

    inlines: tuple[Inline, ...]
    name: str
    target: str


@dataclass(frozen=True, slots=True)
class Language:
    """Words in another language than the document's; ``code`` is a BCP 47 tag such as ``cy``."""

    inlines: tuple[Inline, ...]
    code: str


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A visible 'to complete' mark; only drafts hold it. ``label`` says what is missing."""

    label: str
    example: str = ""

    @property
    def words(self) -> str:
        """The words a draft prints, the same in every format."""
        return f"[to complete: {self.label}]"


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words a redline shows as added."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Deleted:
    """Words a redline shows as removed."""

    inlines: tuple[Inline, ...]


Inline: TypeAlias = (
    "Text | Strong | Emphasis | Link | Reference | Jump | Language | Unfilled | Inserted | Deleted"
)
Inlines: TypeAlias = "tuple[Inline, ...]"


GAP = Text(" ")
ENDING = frozenset(",.;:!?)")

# WORDS

WORDS_ALONE = (Text, Unfilled)
"""Kinds in which no other inlines stand."""


def every(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield inlines and all that stands in them, in reading order."""
    for inline in inlines:
        yield inline
        if not isinstance(inline, WORDS_ALONE):
            yield from every(inline.inlines)


def say_something(inlines: Iterable[Inline]) -> bool:
    """Say whether there is any word, be it a deleted one."""
    for inline in inlines:  # Most begin with a word, and are asked after no further.
        if inline.value if isinstance(inline, Text) else any(run.value for run in runs((inline,))):
            return True
    return False


def plain(inlines: Iterable[Inline]) -> str:
    """Return the words as a reader of the new text sees them, deleted words left out."""
    return "".join(
        [inline.value if isinstance(inline, Text) else _plain(inline) for inline in inlines]
    )


FOOTNOTE = "footnote"
"""The kind of concept that the number of a footnote is."""


def called(inlines: Iterable[Inline]) -> str:
    """Return words as what something is called: without the numbers of footnotes."""
    return plain(_called(inlines))


def _called(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Text):
            if inline.concept is None or inline.concept.kind != FOOTNOTE:
                yield inline
        elif isinstance(inline, Unfilled | Deleted):
            yield inline
        else:
            yield from _called(inline.inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(value=value):
            return value
        case Unfilled():
            return inline.words
        case Deleted():
            return ""
        case _:
            return plain(inline.inlines)


def runs(inlines: Iterable[Inline]) -> Iterator[Text]:
    """Yield every run of words in reading order, deleted ones included."""
    for inline in every(inlines):
        if isinstance(inline, Text):
            yield inline
        elif isinstance(inline, Unfilled):
            yield Text(inline.words)


def apart(inlines: Inlines, gap: Inline = GAP) -> Inlines:
    """Return inlines of a redline as they are printed.

    Words that came never touch the words that went: between them stands a gap, which neither of
    the two texts has. The same words with only another look or link are not struck out and put in
    again beside themselves.
    """
    made: list[Inline] = []
    for inline in inlines:
        match made[-1:], inline:
            case [Deleted(old)], Inserted(new) if _words(old) == _words(new):
                made[-1:] = new
            case [before], _ if _touch(before, inline):
                made += [gap, inline]
            case _:
                made.append(inline)
    return tuple(made)


def _touch(one: Inline, other: Inline) -> bool:
    if {type(one), type(other)} != {Deleted, Inserted}:
        return False
    before, after = _words((one,))[-1:], _words((other,))[:1]
    return bool(before and after) and not (before.isspace() or after.isspace() or after in ENDING)


def _words(inlines: Inlines) -> str:
    return "".join(run.value for run in runs(inlines))


# MARKS


class Mark(Enum):
    """Whether a redline shows a whole paragraph, row or heading as added or removed."""

    NONE = "none"
    INSERTED = "inserted"
    DELETED = "deleted"

    def within(self, around: Mark) -> Mark:
        """Return the mark that shows, of what stands in something with a mark of its own."""
        return self if around is Mark.NONE else around


PRINTED = {"words": "printed"}
"""Says of a string field of the model that readers see it."""
ALOUD = {"words": "aloud"}
"""Says of a field that it is read to those who cannot see, and printed only where nothing is."""
