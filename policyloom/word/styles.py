"""IMPORT: what the styles and lists of a Word file say: outline levels, weights, numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.document.counting import letters, roman
from policyloom.word.package import whole
from policyloom.word.parts import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from policyloom.word.parts import Package

HEADING = re.compile(
    r"(?:heading|überschrift|titre|rubrik|pennawd)\s?(?P<level>[1-9])", re.IGNORECASE
)
BODY_LEVEL = 9
MOST_COUNTED = 4_000
BULLETS = {"bullet", "none"}
UNNUMBERED_LIST = re.compile(r"list (?:bullet|paragraph)|bullet", re.IGNORECASE)
RANKED_LIST = re.compile(r"list (?:number|bullet) (?P<rank>[2-5])", re.IGNORECASE)
"""Styles of Word for the items below items, each with a list of its own."""
COUNTED_LIST = re.compile(r"list number", re.IGNORECASE)
HALF = 2.0
OFF = {"0", "false", "off", "none"}


def on(element: etree._Element | None, name: str) -> bool | None:
    """Tell whether a switch of a run is on; None where it is not said."""
    found = element.find(f"{W}{name}") if element is not None else None
    if found is None:
        return None
    return found.get(f"{W}val", "1").lower() not in OFF


def value(element: etree._Element | None, path: str) -> str:
    """Return the value of an element below another; nothing where there is none."""
    if element is None:
        return ""
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return found.get(f"{W}val", "") if found is not None else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a style says itself; ``base`` is the style that says the rest."""

    name: str
    base: str = ""
    outline: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    size: float = 0.0
    colour: str = ""
    tint: str = ""
    list_id: str = ""
    list_level: int = 0


class Styles:
    """The styles of a Word file by their ids."""

    def __init__(self, package: Package) -> None:
        self.by_id: dict[str, Style] = {}
        self.default = ""
        self.size = 0.0
        for part in package.related("styles"):
            tree = package.tree(part)
            self.size = _half(value(tree, "docDefaults/rPrDefault/rPr/sz")) or self.size
            for one in tree.iter(f"{W}style"):
                key = one.get(f"{W}styleId", "")
                self.by_id[key] = _style(one)
                if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in {"1", "true"}:
                    self.default = key

    def chain(self, key: str) -> Iterator[Style]:
        """Yield a style and those it is based on."""
        seen: set[str] = set()
        while key in self.by_id and key not in seen:
            seen.add(key)
            yield self.by_id[key]
            key = self.by_id[key].base

    def level(self, key: str) -> int:
        """Return the heading level that a style gives, or nothing."""
        for one in self.chain(key):
            found = HEADING.match(one.name)
            if found:
                return int(found["level"])
            if one.outline is not None:
                return one.outline + 1 if one.outline < BODY_LEVEL else 0
        return 0

    def bold(self, key: str) -> bool:
        """Tell whether a style is bold."""
        return next((one.bold for one in self.chain(key) if one.bold is not None), False)

    def hidden(self, key: str) -> bool:
        """Tell whether a style hides its words."""
        return next((one.hidden for one in self.chain(key) if one.hidden is not None), False)

    def size_of(self, key: str) -> float:
        """Return the size of a style in points; nothing where nobody says."""
        own = next((one.size for one in self.chain(key) if one.size), 0.0)
        return own or self.size

    def list_of(self, key: str) -> tuple[str, int]:
        """Return the list and the level in it that a style gives."""
        return next(
            ((one.list_id, one.list_level) for one in self.chain(key) if one.list_id), ("", 0)
        )

    def rank(self, key: str) -> int:
        """Return how deep the items of a style stand by its name, from nothing."""
        found = RANKED_LIST.fullmatch(self.name(key))
        return int(found["rank"]) - 1 if found else 0

    def name(self, key: str) -> str:
        """Return what people call a style."""
        return self.by_id[key].name if key in self.by_id else key


def _half(said: str) -> float:
    try:
        return float(said) / HALF
    except ValueError:
        return 0.0


def _style(one: etree._Element) -> Style:
    run = one.find(f"{W}rPr")
    paragraph = one.find(f"{W}pPr")
    outline = value(paragraph, "outlineLvl")
    level = value(paragraph, "numPr/ilvl")
    shade = paragraph.find(f"{W}shd") if paragraph is not None else None
    return Style(
        name=value(one, "name"),
        base=value(one, "basedOn"),
        outline=whole(outline, BODY_LEVEL) if outline else None,
        bold=on(run, "b"),
        hidden=on(run, "vanish"),
        size=_half(value(run, "sz")),
        colour=value(run, "color"),
        tint=shade.get(f"{W}fill", "") if shade is not None else "",
        list_id=value(paragraph, "numPr/numId"),
        list_level=whole(level, 0),
    )


# LISTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list: the form of its numbers, the words around them, where it starts."""

    form: str = "bullet"
    words: str = ""
    start: int = 1
    style: str = ""


@dataclass(slots=True)
class Lists:
    """The lists of a Word file, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    starts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, list_id: str, depth: int) -> str:
        """Return the next label of a list; a sign for one that is not numbered."""
        levels = self.levels.get(list_id)
        if not levels:
            return "•"
        level = levels.get(depth) or Level()
        key = self.shared.get(list_id, list_id)
        counts = self.counts[key]
        start = self.starts.pop((list_id, depth), None)
        if start is not None:
            counts[depth] = start
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.form in BULLETS:
            return "•" if level.form == "bullet" else ""
        return re.sub(
            r"%([1-9])", lambda at: self._number(levels, counts, int(at[1]) - 1), level.words
        )

    def _number(self, levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
        level = levels.get(depth) or Level(form="decimal")
        return _counted(level.form, counts.setdefault(depth, level.start))


def _counted(form: str, number: int) -> str:
    match form:
        case "lowerLetter":
            return letters(min(number, MOST_COUNTED))
        case "upperLetter":
            return letters(min(number, MOST_COUNTED)).upper()
        case "lowerRoman":
            return roman(min(number, MOST_COUNTED))
        case "upperRoman":
            return roman(min(number, MOST_COUNTED)).upper()
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)


def lists_of(package: Package) -> Lists:
    """Return the lists of a Word file."""
    lists = Lists()
    for part in package.related("numbering"):
        tree = package.tree(part)
        forms = {
            one.get(f"{W}abstractNumId", ""): dict(_levels(one))
            for one in tree.iter(f"{W}abstractNum")
        }
        for one in tree.iter(f"{W}num"):
            _add(lists, one, forms)
    return lists


def _add(lists: Lists, one: etree._Element, forms: dict[str, dict[int, Level]]) -> None:
    key = one.get(f"{W}numId", "")
    abstract = value(one, "abstractNumId")
    lists.levels[key] = dict(forms.get(abstract, {}))
    lists.shared[key] = f"abstract {abstract}"
    for change in one.iter(f"{W}lvlOverride"):
        depth = whole(change.get(f"{W}ilvl", ""), 0)
        start = value(change, "startOverride")
        if start:
            lists.starts[key, depth] = whole(start, 1)
            lists.shared[key] = key
        lists.levels[key] |= dict(_levels(change))


def _levels(around: etree._Element) -> Iterator[tuple[int, Level]]:
    for one in around.iterchildren(f"{W}lvl"):
        start = value(one, "start")
        yield (
            whole(one.get(f"{W}ilvl", ""), 0),
            Level(
                form=value(one, "numFmt") or "decimal",
                words=value(one, "lvlText"),
                start=whole(start, 1),
                style=value(one, "pStyle"),
            ),
        )
