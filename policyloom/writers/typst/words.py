"""TYPST: values -> code of Typst; words become string literals, never markup or code."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NewType, assert_never

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
    have_changes,
    hung,
)
from policyloom.english.ties import MOST
from policyloom.welsh import ENGLISH, TAGS
from policyloom.writers.addresses import WORD, addresses, is_long, long_words
from policyloom.writers.html.words import SAFE_ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.document import Inline, Inlines
    from policyloom.writers.fit import End


Code = NewType("Code", str)
"""Code of Typst, in which all words that are not ours stand as escaped strings."""

NONE = Code("none")
NOTHING = Code("[]")
ESCAPED = {"\\": "\\\\", '"': '\\"'}
PRINTABLE_FROM = " "
DELETE = "\x7f"


def string(words: str) -> Code:
    """Return words as a string literal."""
    return Code('"' + "".join(_letter(letter) for letter in words) + '"')


def _letter(letter: str) -> str:
    if letter < PRINTABLE_FROM or letter == DELETE:
        return f"\\u{{{ord(letter):x}}}"
    return ESCAPED.get(letter, letter)


def joined(parts: Iterable[Code]) -> Code:
    """Return pieces of content one after the other as one piece."""
    found = [part for part in parts if part != NOTHING]
    match found:
        case []:
            return NOTHING
        case [only]:
            return only
        case _:
            # A string beside a string would become one string, which is content all the same.
            return Code("{" + "\n".join(found) + "}")


def call(name: str, *arguments: Code, **named: Code | bool) -> Code:
    """Return a call of a function of the page; options that are false are left out."""
    given = [
        f"{key.replace('_', '-')}: {'true' if value is True else value}"
        for key, value in named.items()
        if value is not False
    ]
    return Code(f"{name}({', '.join((*arguments, *given))})")


def array(parts: Iterable[Code]) -> Code:
    """Return an array."""
    return Code("(" + "".join(f"{part}, " for part in parts) + ")")


def number(value: float) -> Code:
    """Return a number."""
    return Code(f"{value:g}")


def per_cent(value: float) -> Code:
    """Return a share of the width."""
    return Code(f"{value:g}%")


# TYPST: inlines -> content; and what words need to know of the page they stand on.


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What content needs to know of the place where it stands.

    ``targets`` gives the place of each section key and clause id, ``pictures`` the file of each
    picture by its bytes. ``most`` is how many letters may hang together, ``word`` how many a word
    has that is never broken. ``indent`` is how far the words stand from the margin, in letters'
    sizes; ``mark`` is the redline mark around them. ``barred`` says that a bar stands beside them,
    and ``drawn`` that a line runs under or through them, beside which the tags take no other line.
    ``language`` is that of the document; ``ending`` names the provisions at the
    ends of sheets, and ``ends`` says how the content stands at one.
    """

    targets: Mapping[str, str]
    pictures: Mapping[bytes, str]
    room: int
    most: int = MOST
    word: int = WORD
    level: int = 3
    indent: float = 0
    mark: Mark = Mark.NONE
    barred: bool = False
    depth: int = 0
    drawn: bool = False
    language: str = TAGS[ENGLISH]
    ending: Mapping[str, End] = field(default_factory=dict)
    ends: End | None = None


def words(inlines: Inlines, page: Page) -> Code:
    """Return a line of words as content."""
    return _words(hung(inlines, page.most), page)


def _words(inlines: Inlines, page: Page) -> Code:
    return joined(_word(inline, page) for inline in apart(inlines))


def _word(inline: Inline, page: Page) -> Code:  # noqa: C901, PLR0911  each kind returns its own
    match inline:
        case Text(value=value):
            return joined(_lines(value, page.word))
        case Strong():
            return call("strong", _words(inline.inlines, page))
        case Emphasis():
            return call("emph", _words(inline.inlines, page))
        case Link(url=url):
            return _link(inline.inlines, url, page)
        case Reference(target=target):
            return _reference(inline.inlines, page.targets.get(target), page)
        case Jump():
            return _jump(inline, page)
        case Language(code=code):
            return in_language(code, _words(inline.inlines, page))
        case Unfilled():
            return call("unfilled", string(inline.words))
        case Inserted():
            return _marked(inline.inlines, Mark.INSERTED, page)
        case Deleted():
            return _marked(inline.inlines, Mark.DELETED, page)
        case _:
            assert_never(inline)


def _lines(words: str, most: int) -> Iterator[Code]:
    for at, part in enumerate(words.split("\n")):
        if at:
            yield call("linebreak")
        for plain, pieces in addresses(part):
            yield from _words_in(plain, most)
            if pieces:
                yield call("address", *map(string, pieces), long=is_long(pieces))


def _words_in(plain: str, most: int) -> Iterator[Code]:
    for words, pieces in long_words(plain, most):
        if words:
            yield string(words)
        if pieces:
            yield call("address", *map(string, pieces), long=True)


def _link(inlines: Inlines, url: str, page: Page) -> Code:
    content = _words(inlines, page)
    # Sources are checked long before this; an address of any other kind is still never a link.
    if content == NOTHING or not SAFE_ADDRESS.fullmatch(url):
        return content
    return call("to-address", string(url), content, line=_line_below(inlines, page))


def _reference(inlines: Inlines, target: str | None, page: Page) -> Code:
    content = _words(inlines, page)
    if content == NOTHING or target is None:
        return content
    return call("to-place", string(target), content, line=_line_below(inlines, page))


def _jump(jump: Jump, page: Page) -> Code:
    content = _reference(jump.inlines, page.targets.get(jump.target), page)
    return call("named", string(jump.name), content) if jump.name in page.targets else content


def _line_below(inlines: Inlines, page: Page) -> Code | bool:
    """Return that a link has no line of its own where a redline draws one."""
    return Code("false") if page.drawn or have_changes(inlines) else False


def in_language(code: str, content: Code) -> Code:
    """Return content in the language that a tag such as ``cy`` or ``en-GB`` names."""
    language, region = language_of(code)
    return call("in-language", language, region, content)


def language_of(code: str) -> tuple[Code, Code]:
    """Return the language and the region of a BCP 47 tag; ``none`` where it names no region."""
    language, *others = code.split("-")
    regions = [part.upper() for part in others if len(part) == len("GB") and part.isalpha()]
    return string(language.lower()), string(regions[0]) if regions else NONE


MARKED = {Mark.INSERTED: "added", Mark.DELETED: "removed"}


def marked_words(inlines: Inlines, mark: Mark, page: Page, label: Code = NOTHING) -> Code:
    """Return inlines, after a label, as content that a redline adds or removes."""
    return _marked(hung(inlines, page.most), mark, page, label)


def _marked(inlines: Inlines, mark: Mark, page: Page, label: Code = NOTHING) -> Code:
    within = page if mark is Mark.NONE else replace(page, drawn=True)
    return marked(joined((label, _words(inlines, within))), mark)


def marked(content: Code, mark: Mark) -> Code:
    """Return words as added or removed."""
    if content == NOTHING or mark is Mark.NONE:
        return content
    return call(MARKED[mark], content)


def mark_within(mark: Mark, page: Page) -> Mark:
    """Return the mark of a block, which is that of what is around it unless it has its own."""
    return page.mark if mark is Mark.NONE else mark


def barred(content: Code, page: Page, *, changed: bool) -> Code:
    """Return a block with a bar beside it where it changed, unless one stands there already."""
    if not changed or page.barred:
        return content
    return call("bar", Code(f"{page.indent:g}"), content)
