"""HTML writer: inlines become escaped markup; all words that are not ours pass through here."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, assert_never

from markupsafe import Markup, escape

from policyloom.document import (
    Deleted,
    Emphasis,
    Inserted,
    Jump,
    Language,
    Link,
    Mark,
    Reference,
    Strong,
    Text,
    Unfilled,
    apart,
    hung,
)
from policyloom.english.ties import MOST
from policyloom.welsh import ENGLISH, TAGS
from policyloom.writers.addresses import addresses, is_long

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.document import Asset, Inline, Inlines

PICTURES = ("image/png", "image/jpeg", "image/svg+xml")
SAFE_ADDRESS = re.compile(
    r"tel:\+?[0-9]+|(?:https?://|mailto:)[^\x00-\x20\x7f\"<>\\^`{|}]+", re.IGNORECASE
)


class Medium(Enum):
    """Where a page is read: in a browser, or set on sheets of paper."""

    SCREEN = "screen"
    PAGED = "paged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What words need to know of the page they stand on.

    ``targets`` gives the HTML id of each section key and clause id. ``level`` is that of the next
    subheading. ``mark`` is the redline mark of the table row around the words. ``room`` is how
    many letters of the type in tables stand side by side, ``most`` how many may hang together.
    ``whose`` tells apart the tables of two texts that stand on one page. ``language`` is that of
    the document.
    """

    medium: Medium
    targets: Mapping[str, str]
    level: int = 3
    mark: Mark = Mark.NONE
    room: int = 80
    most: int = MOST
    whose: str = ""
    language: str = TAGS[ENGLISH]


def words(inlines: Inlines, page: Page) -> Markup:
    """Return a line of words as HTML."""
    return _words(hung(inlines, page.most), page)


def _words(inlines: Inlines, page: Page) -> Markup:
    return Markup().join(_word(inline, page) for inline in apart(inlines))


def _word(inline: Inline, page: Page) -> Markup:  # noqa: C901, PLR0911  each kind returns its own
    match inline:
        case Text(value=value):
            return Markup("<br>").join(_line(line, page) for line in value.split("\n"))
        case Strong():
            return Markup("<strong>{}</strong>").format(_words(inline.inlines, page))
        case Emphasis():
            return Markup("<em>{}</em>").format(_words(inline.inlines, page))
        case Link(url=url):
            return _link(_words(inline.inlines, page), url)
        case Reference(target=target):
            return _reference(_words(inline.inlines, page), page.targets.get(target))
        case Jump():
            return _jump(inline, page)
        case Language(code=code):
            return Markup('<span lang="{}">{}</span>').format(code, _words(inline.inlines, page))
        case Unfilled():
            return _unfilled(inline)
        case Inserted():
            return marked(_words(inline.inlines, page), Mark.INSERTED, page)
        case Deleted():
            return marked(_words(inline.inlines, page), Mark.DELETED, page)
        case _:
            assert_never(inline)


def _link(content: Markup, url: str) -> Markup:
    # Sources are checked long before this; an address of any other kind is still never a link.
    if not SAFE_ADDRESS.fullmatch(url):
        return content
    return Markup('<a href="{}">{}</a>').format(url, content)


def _reference(content: Markup, target: str | None) -> Markup:
    if target is None:
        return content
    return Markup('<a href="#{}">{}</a>').format(target, content)


def _jump(jump: Jump, page: Page) -> Markup:
    content = _words(jump.inlines, page)
    if jump.target not in page.targets:
        return content
    name = Markup(' id="{}"').format(jump.name) if jump.name in page.targets else Markup()
    return Markup('<a{} href="#{}">{}</a>').format(name, page.targets[jump.target], content)


def _unfilled(unfilled: Unfilled) -> Markup:
    example = Markup(' title="For example: {}"').format(unfilled.example)
    return Markup('<mark class="unfilled"{}>{}</mark>').format(
        example if unfilled.example else "", unfilled.words
    )


def _line(words: str, page: Page) -> Markup:
    """Return words; on sheets an address is in pieces, between which alone it may be broken."""
    address = _whole if page.medium is Medium.SCREEN else _address
    return Markup().join(
        escape(plain) + (address(pieces) if pieces else "") for plain, pieces in addresses(words)
    )


def _whole(pieces: tuple[str, ...]) -> Markup:
    """Return an address that a browser puts on one line, if that of a telephone has room."""
    words = "".join(pieces)
    whole = Markup('<span class="address">{}</span>').format(words)
    return whole if len(words) <= ON_A_PHONE else escape(words)


ON_A_PHONE = 32
"""Letters of an address that fit on a line of a narrow screen."""


def _address(pieces: tuple[str, ...]) -> Markup:
    inside = Markup().join(Markup("<span>{}</span>").format(piece) for piece in pieces)
    kind = "long address" if is_long(pieces) else "address"
    return Markup('<span class="{}">{}</span>').format(kind, inside)


def marked(content: Markup, mark: Mark, page: Page) -> Markup:
    """Return words as added or removed; a screen reader hears which, and where it ends."""
    if not content:
        return content
    match mark:
        case Mark.NONE:
            return content
        case Mark.INSERTED:
            return _change("ins", "added", content, page)
        case Mark.DELETED:
            return _change("del", "removed", content, page)
        case _:
            assert_never(mark)


def _change(element: str, name: str, content: Markup, page: Page) -> Markup:
    if page.medium is Medium.PAGED:
        return Markup("<{0}>{1}</{0}>").format(element, content)
    return Markup("<{0}>{1}{2}{3}</{0}>").format(
        element, hidden(f"[{name}: "), content, hidden("]")
    )


def mark_within(mark: Mark, page: Page) -> Mark:
    """Return the mark of a block, which is that of the row around it unless it has its own."""
    return page.mark if mark is Mark.NONE else mark


# SMALL PIECES


def hidden(text: str) -> Markup:
    """Return words for screen readers alone."""
    return Markup('<span class="visually-hidden">{}</span>').format(text)


def class_of(*names: str, changed: bool = False) -> Markup:
    """Return a class attribute, or nothing where there is no name for it to hold."""
    given = " ".join((*names, "changed") if changed else names)
    return Markup(' class="{}"').format(given) if given else Markup()


def picture_address(picture: Asset) -> str:
    """Return a picture as an address that holds the picture itself."""
    if picture.media_type not in PICTURES:
        raise ValueError(f"a picture of type {picture.media_type!r} cannot stand in a page")
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode('ascii')}"
