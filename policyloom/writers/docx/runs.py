"""DOCX writer: inlines become runs, links, cross-reference fields and tracked changes."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, assert_never

from policyloom.document import (
    GAP,
    Deleted,
    Emphasis,
    Inserted,
    Jump,
    Language,
    Link,
    Mark,
    Paragraph,
    Reference,
    Strong,
    Subheading,
    Text,
    Unfilled,
    apart,
    children,
    has_mark,
    hung,
    mark_of,
)
from policyloom.document.walk import whole_mark
from policyloom.english.ties import BINDING, MOST, TIE
from policyloom.writers.addresses import addresses
from policyloom.writers.docx.xml import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import Inline, Inlines, Part
    from policyloom.writers.docx.ledger import Ledger

# Word's proofing tools know languages with their country.
COUNTRIES = {"cy": "cy-GB", "en": "en-GB", "fr": "fr-FR", "ga": "ga-IE", "gd": "gd-GB"}


RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
RIGHT_TO_LEFT = re.compile(f"({RIGHT}+(?: +{RIGHT}+)*)")
"""Words that are written from right to left, such as Arabic and Hebrew ones."""


class Look(NamedTuple):
    """What is alike about neighbouring words that can share a run; ``right`` is set by itself."""

    strong: bool = False
    stress: bool = False
    unfilled: bool = False
    language: str = ""
    right: bool = False
    link: Link | Reference | Jump | None = None
    change: Mark = Mark.NONE
    gap: bool = False
    hidden: bool = False


class Run(NamedTuple):
    """Words of one look."""

    words: str
    look: Look


PLAIN = Look()


def runs_xml(
    inlines: Inlines,
    ledger: Ledger,
    mark: Mark = Mark.NONE,
    language: str = "",
    most: int = MOST,
) -> str:
    """Return inlines as the content of a paragraph; ``mark`` is that of the paragraph or row.

    ``most`` is how many letters may hang together on a line.
    """
    runs = joined(_flat(hung(inlines, most), PLAIN._replace(change=mark, language=language)))
    groups = groupby(runs, key=lambda run: run.look.link)
    return "".join(_linked(link, list(group), ledger) for link, group in groups)


def unlinked(inlines: Inlines, ledger: Ledger, mark: Mark = Mark.NONE) -> str:
    """Return inlines where a link cannot be: inside another one, or in a header."""
    runs = (
        Run(words, look._replace(link=None))
        for words, look in _flat(hung(inlines), PLAIN._replace(change=mark))
    )
    return "".join(_run(run, ledger) for run in joined(runs))


def shows(part: Part, hidden: Mark) -> bool:
    """Say whether anything of a part is in the text that lacks what has this mark."""
    if isinstance(part, Paragraph | Subheading):
        return whole_mark(part.inlines, part.mark) is not hidden
    if has_mark(part):
        return mark_of(part) is not hidden
    return any(shows(inner, hidden) for inner in children(part))


def _flat(inlines: Inlines, look: Look) -> Iterator[Run]:
    """Yield the words of inlines with everything that the inlines around them say."""
    for inline in apart(inlines, APART):
        if inline is not APART:
            yield from _runs(inline, look)
        elif look.change is Mark.NONE:
            yield Run(GAP.value, look._replace(gap=True))


def _runs(inline: Inline, look: Look) -> Iterator[Run]:
    match inline:
        case Text(value=value):
            yield Run(value, look)
        case Unfilled():
            yield Run(inline.words, look._replace(unfilled=True))
        case Strong():
            yield from _flat(inline.inlines, look._replace(strong=True))
        case Emphasis():
            yield from _flat(inline.inlines, look._replace(stress=True))
        case Link() | Reference() | Jump():
            yield from _flat(inline.inlines, look._replace(link=inline))
        case Language(code=code):
            yield from _flat(inline.inlines, look._replace(language=code))
        case Inserted():
            yield from _flat(inline.inlines, _changed(look, Mark.INSERTED))
        case Deleted():
            yield from _flat(inline.inlines, _changed(look, Mark.DELETED))
        case _:
            assert_never(inline)


def _changed(look: Look, change: Mark) -> Look:
    return look if look.change is not Mark.NONE else look._replace(change=change)


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the same words with neighbours of one look joined."""
    for look, group in groupby(runs, key=lambda run: run.look):
        yield Run("".join(run.words for run in group), look)


def _linked(link: Link | Reference | Jump | None, runs: list[Run], ledger: Ledger) -> str:
    match link:
        case None:
            return "".join(_run(run, ledger) for run in runs)
        case Link(url=url):
            content = "".join(_run(run, ledger) for run in runs)
            return f'<w:hyperlink r:id="{ledger.link(url)}" w:history="1">{content}</w:hyperlink>'
        case Reference(target=target) if target in ledger.targets:
            name = ledger.targets[target]
            content = _referring(runs, link.number, name, ledger)
            return f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>'
        case Jump(name=name, target=target) if target in ledger.targets:
            content = "".join(_run(run, ledger) for run in runs)
            to, here = ledger.targets[target], ledger.targets.get(name, "")
            led = f'<w:hyperlink w:anchor="{to}" w:history="1">{content}</w:hyperlink>'
            return ledger.named(here, led)
        case Reference() | Jump():
            return "".join(_run(run, ledger) for run in runs)
        case _:
            assert_never(link)


def _referring(runs: list[Run], number: str, name: str, ledger: Ledger) -> str:
    r"""Return the words of a reference with its number as a field that Word can update.

    ``\n`` prints the target's number as it stands there, without its closing full stop.
    """
    parts: list[str] = []
    found = not number
    for run in reversed(runs):
        place = None if found or run.look.change is Mark.DELETED else _last(number, run.words)
        if place is None:
            parts.append(_run(run, ledger))
            continue
        found = True
        before, after = run.words[: place.start()], run.words[place.end() :]
        shown = field_runs(f"REF {name} \\n \\h", place[0], run.look)
        parts += [_run(Run(after, run.look), ledger), ledger.tracked(run.look.change, shown)]
        parts.append(_run(Run(before, run.look), ledger))
    return "".join(reversed(parts))


def _last(number: str, words: str) -> re.Match[str] | None:
    """Find the last place where a number stands by itself."""
    said = f"[ {TIE}]".join(map(re.escape, number.split(" ")))
    return next(reversed(list(re.finditer(rf"(?<!\w){said}(?!\w)", words))), None)


def _run(run: Run, ledger: Ledger) -> str:
    if not run.words:
        return ""
    if run.look.gap:
        # Added and removed again, a space stands in neither text.
        gone = run_xml(run.words, run.look._replace(change=Mark.DELETED))
        return ledger.tracked(Mark.INSERTED, ledger.tracked(Mark.DELETED, gone))
    return ledger.tracked(run.look.change, run_xml(run.words, run.look))


def run_xml(words: str, look: Look = PLAIN) -> str:
    """Return one run."""
    parts = RIGHT_TO_LEFT.split(words)
    return "".join(
        _tied(part, look._replace(right=bool(at % 2))) for at, part in enumerate(parts) if part
    )


def _tied(words: str, look: Look) -> str:
    """Return runs in which no line ends behind a hyphen of an address.

    What ties its letters is hidden, so whoever copies the address has its own letters alone.
    """
    parts: list[str] = []
    for plain, pieces in addresses(words):
        *bound, end = AFTER_HYPHEN.split("".join(pieces))
        parts += [_one_run(plain, look)] if plain else []
        parts += [
            _one_run(one, look) + _one_run(BINDING, look._replace(hidden=True)) for one in bound
        ]
        parts += [_one_run(end, look)] if end else []
    return "".join(parts)


def _one_run(words: str, look: Look) -> str:
    """Return a run that is written in one direction."""
    text = "delText" if look.change is Mark.DELETED else "t"
    lines = (
        f'<w:{text} xml:space="preserve">{escape(line)}</w:{text}>' for line in words.split("\n")
    )
    return f"<w:r>{look_xml(look._replace(link=_any(look)))}{'<w:br/>'.join(lines)}</w:r>"


def _any(look: Look) -> Link | None:
    """Return one link for all, as they look the same."""
    return ANY_LINK if look.link else None


AFTER_HYPHEN = re.compile(r"(?<=-)")
ANY_LINK = Link((), "")
APART = Text(GAP.value)
"""What stands between words that went and words that came in their place."""


def field_runs(instruction: str, shown: str, look: Look = PLAIN) -> str:
    """Return a field with the words that it shows until Word updates it."""
    code = "delInstrText" if look.change is Mark.DELETED else "instrText"
    how = look_xml(look._replace(link=_any(look)))
    return (
        f'<w:r>{how}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{how}<w:{code} xml:space="preserve"> {instruction} </w:{code}></w:r>'
        f'<w:r>{how}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run_xml(shown, look)}"
        f'<w:r>{how}<w:fldChar w:fldCharType="end"/></w:r>'
    )


@lru_cache(maxsize=256)
def look_xml(look: Look) -> str:
    """Return the properties of a run, in the order that the schema wants."""
    style = next((name for name, given in _styles(look) if given), "")
    inner = "".join(
        (
            f'<w:rStyle w:val="{style}"/>' if style else "",
            "<w:b/><w:bCs/>" if look.strong and style != "Strong" else "",
            "<w:vanish/>" if look.hidden else "",
            "<w:rtl/>" if look.right else "",
            f'<w:lang w:val="{escape(COUNTRIES.get(look.language, look.language))}"/>'
            if look.language
            else "",
        )
    )
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _styles(look: Look) -> tuple[tuple[str, bool], ...]:
    """Return the character styles with whether each is wanted, the most telling first."""
    return (
        ("Tocomplete", look.unfilled),
        ("Hyperlink", look.link is not None),
        ("Strong", look.strong),
        ("Emphasis", look.stress),
    )
