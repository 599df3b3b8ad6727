"""DOCX writer: the kinds of list and their levels, as numbering.xml has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from policyloom.document import ENCLOSED, Enclosure, ListStyle, Numbering, bullet
from policyloom.writers.docx.xml import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.document import Section
    from policyloom.writers.docx.pictures import Number

LEVELS = 9
BULLETS, NUMBERS, THROUGH = 1, 2, 3
"""Lists that never begin again; the last one is there where clauses need it."""
THROUGH_KIND = 9
# The tick of what to do and the cross of what not to do, with their colours.
POLAR: Mapping[ListStyle, tuple[str, str]] = {
    ListStyle.DO: ("\u2713", "00703C"),
    ListStyle.DONT: ("\u2717", "B10E1E"),
}
# Twentieths of a point at the usual size of type, 11 points.
USUAL_SIZE = 11
HANG, STEP, MARK, LETTER = 794, 454, 340, 210
LIST_STYLES = ("", "2", "3")

# How Word counts, and the label it prints; {n} is the level's own number.
FORMATS: Mapping[Numbering, tuple[str, str]] = {
    Numbering.DECIMAL_PAIR: ("decimal", "%1.%{n}"),
    Numbering.ROMAN: ("lowerRoman", "%{n}."),
    Numbering.ALPHA: ("lowerLetter", "%{n}."),
    Numbering.DECIMAL_DOT: ("decimal", "%{n}."),
    Numbering.DECIMAL_ZERO: ("decimal", "%{n}.0"),
    Numbering.LETTER: ("upperLetter", "%{n}"),
}
PROVISION_LEVELS: Mapping[Numbering, int] = {
    numbering: level for level, numbering in enumerate(FORMATS, 1)
}
ORDERED: Mapping[ListStyle, str] = {
    ListStyle.DECIMAL: "decimal",
    ListStyle.ALPHA: "lowerLetter",
    ListStyle.ROMAN: "lowerRoman",
}
KINDS: Mapping[ListStyle, int] = {style: kind for kind, style in enumerate((*ORDERED, *POLAR), 2)}


class Kind(NamedTuple):
    """How a section is numbered, and what its label says before the number."""

    numbering: Numbering
    prefix: str = ""


UNNUMBERED = Kind(Numbering.NONE)
BEGINNING: Mapping[int, int] = {}


def kind_of(section: Section) -> Kind:
    """Return how a section is numbered."""
    if not section.label:
        return UNNUMBERED
    if section.numbering is not Numbering.LETTER:
        return Kind(section.numbering)
    words, space, _ = section.label.rpartition(" ")
    return Kind(section.numbering, words + space)


class Face(NamedTuple):
    """What of a document the levels depend on.

    ``counts_letters`` says that the provisions of Appendix A are numbered 1.1, not A.1.
    """

    size: int
    counts_letters: bool


class Counts(NamedTuple):
    """How a level counts, and the label that it prints, in Word's terms."""

    form: str
    label: str
    start: int = 1
    legal: bool = False


class Restart(NamedTuple):
    """A level at which a list counts afresh, and from what number."""

    level: int
    number: int = 1


def instance(number: int, kind: int, restart: Restart | None = None) -> str:
    """Return a list of a kind, which may count afresh."""
    start = ""
    if restart is not None:
        again = f'<w:startOverride w:val="{restart.number}"/>'
        start = f'<w:lvlOverride w:ilvl="{restart.level}">{again}</w:lvlOverride>'
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{start}</w:num>'


def _abstract(kind: int, levels: Iterator[str]) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{kind}"><w:nsid w:val="{0x50C10000 + kind:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
    )


def _level(
    level: int,
    counts: Counts,
    indent: tuple[int, int],
    style: str = "",
    look: str = "",
) -> str:
    """Return a level: how it counts and what it prints, and its paragraph's left and hanging."""
    left, hanging = indent
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{counts.start}"/>'
        f'<w:numFmt w:val="{counts.form}"/>{linked}{"<w:isLgl/>" if counts.legal else ""}'
        f'<w:lvlText w:val="{escape(counts.label)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{look}</w:lvl>'
    )


def polar(style: ListStyle) -> str:
    """Return the kind of list that has ticks or crosses."""
    glyph, colour = POLAR[style]
    look = f'<w:rPr>{_font("Segoe UI Symbol")}<w:b/><w:color w:val="{colour}"/></w:rPr>'
    levels = (
        _level(level, Counts("bullet", glyph), (STEP * (level + 1), MARK), look=look)
        for level in range(LEVELS)
    )
    return _abstract(KINDS[style], levels)


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}" w:hint="default"/>'


def bullets() -> str:
    """Return the kind of list that has bullets."""
    look = f"<w:rPr>{_font('Arial')}</w:rPr>"
    levels = (
        _level(
            level,
            Counts("bullet", bullet(level)),
            (STEP * (level + 1), MARK),
            _list_style("ListBullet", level),
            look,
        )
        for level in range(LEVELS)
    )
    return _abstract(BULLETS, levels)


def numbered_paragraphs(kind: int, prefix: str, start: int) -> str:
    """Return the kind of list that numbers the paragraphs below a section or clause."""
    label = f"{prefix}%{{n}}" if prefix else "%{n}."
    levels = (
        _level(
            level,
            Counts("decimal", label.format(n=level + 1), start=start),
            (HANG + STEP * level, HANG),
        )
        for level in range(LEVELS)
    )
    return _abstract(kind, levels)


def ordered(
    style: ListStyle, kind: int, enclosure: Enclosure = Enclosure.DOT, start: int = 1
) -> str:
    """Return the kind of list that counts in one of the three ways, at every level."""
    linked = "ListNumber" if kind == KINDS[ListStyle.DECIMAL] else ""
    levels = (
        _level(
            level,
            Counts(ORDERED[style], ENCLOSED[enclosure].format(f"%{level + 1}"), start),
            (STEP * (level + 1), STEP),
            _list_style(linked, level),
        )
        for level in range(LEVELS)
    )
    return _abstract(kind, levels)


def _list_style(name: str, level: int) -> str:
    return f"{name}{LIST_STYLES[level]}" if name and level < len(LIST_STYLES) else ""


def section_kind(
    place: int,
    kind: Kind,
    linked: Mapping[str, Number],
    face: Face,
    starts: Mapping[int, int] = BEGINNING,
) -> str:
    """Return the list of one way of numbering sections, with every way of numbering provisions.

    ``starts`` are the numbers with which levels begin, if not with the usual ones.
    """
    styles = {number.level: style for style, number in linked.items()}
    hang = scaled(HANG, face.size)
    legal = face.counts_letters and kind.numbering is Numbering.LETTER
    levels = (
        _level(
            level,
            Counts(form, label.format(n=level + 1), starts.get(level, 1), legal and "%1" in label),
            (hang, hang),
            styles.get(level, ""),
        )
        for level, (form, label) in enumerate(FORMATS.values(), 1)
    )
    counts = _first_counts(kind)
    counts = counts._replace(start=starts.get(0, counts.start))
    first = _level(0, counts, _first_indent(kind, face.size), styles.get(0, ""))
    return _abstract(place, iter((first, *levels)))


def through(place: int, size: int, start: int = 1) -> str:
    """Return the kind of list of clauses that are counted whatever section they stand in."""
    hang = scaled(HANG, size)
    return _abstract(place, iter((_level(0, Counts("decimal", "%1.", start), (hang, hang)),)))


def _first_counts(kind: Kind) -> Counts:
    match kind.numbering:
        case Numbering.NONE:
            return Counts("none", "", start=0)
        case Numbering.LETTER:
            return Counts("upperLetter", f"{kind.prefix}%1")
        case Numbering.DECIMAL_PAIR:
            return Counts("decimal", "%1")
        case numbering:
            form, label = FORMATS[numbering]
            return Counts(form, label.format(n=1))


def _first_indent(kind: Kind, size: int) -> tuple[int, int]:
    if kind.numbering is Numbering.NONE:
        return 0, 0
    # Wide enough for a label such as Appendix A, in bold at the size of a heading.
    wide = HANG // 2 + LETTER * (len(kind.prefix) + 1) if kind.prefix else HANG
    return scaled(wide, size), scaled(wide, size)


def scaled(length: int, size: int) -> int:
    """Return a length that suits the usual size of type, made to suit another."""
    return round(length * size / USUAL_SIZE)
