"""Number: placed sections -> every label, and the words that refer to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from policyloom.document import Numbering, SectionKind, letters, roman
from policyloom.source import NUMBERING, ParagraphNumbers
from policyloom.source.wording import DataBlock, Token, WordingParagraph

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from policyloom.resolve.composition import PlacedClause, PlacedSection
    from policyloom.resolve.profile import Profile
    from policyloom.source import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """What a reference may point to: ``words`` before the ``number`` that readers see.

    ``anchor`` is the section key or clause id that carries the bookmark. ``is_part`` says that the
    number alone does not say where to look, as the section around it has none.
    """

    anchor: str
    words: str
    number: str
    section: str
    is_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Labels of sections by key and of provisions by clause, and what references point to."""

    sections: Mapping[str, str]
    provisions: Mapping[str, str]
    referents: Mapping[str, Referent]


def number(
    sections: tuple[PlacedSection, ...], numbering: Numbering, pictures: Collection[str]
) -> Numbers:
    """Return labels in reading order; only body sections and appendices count.

    ``pictures`` are the tokens of those that bodies supply and that have numbers.
    """
    labels: dict[str, str] = {}
    provisions: dict[str, str] = {}
    referents: dict[str, Referent] = {}
    counts = {SectionKind.BODY: 0, SectionKind.APPENDIX: 0}
    through = count(1)
    for section in sections:
        kind, key = section.written.kind, section.written.key
        if kind in counts:
            counts[kind] += 1
        label = _section_label(kind, counts.get(kind, 0), numbering)
        labels[key] = label
        referents[f"section:{key}"] = _section_referent(section, label)
        for place, placed in enumerate(section.clauses, start=1):
            position = place
            if section.written.provisions is Numbering.THROUGH:
                position = next(through)
            mark = _provision_label(section, position, counts.get(kind, 0))
            provisions[placed.clause] = mark
            target = _provision_referent(placed.clause, mark, section, label)
            referents[f"clause:{placed.clause}"] = target
            if placed.replaces:
                referents.setdefault(f"clause:{placed.replaces}", target)
    referents |= _figures(sections, pictures)
    return Numbers(sections=labels, provisions=provisions, referents=referents)


def _figures(
    sections: tuple[PlacedSection, ...], pictures: Collection[str]
) -> dict[str, Referent]:
    """Return the figures by clause or token, numbered from one through the document."""
    found: dict[str, Referent] = {}
    for section in sections:
        for placed in section.clauses:
            for block in placed.wording:
                name = ""
                match block:
                    case DataBlock(name="figure") if _is_counted(placed):
                        name = placed.replaces or placed.clause
                    case WordingParagraph((Token(surface=surface),)) if surface in pictures:
                        name = surface
                if name and f"figure:{name}" not in found:
                    found[f"figure:{name}"] = Referent(
                        anchor=f"figure:{name}",
                        words="Figure ",
                        number=str(len(found) + 1),
                        section=section.written.key,
                    )
    return found


def _is_counted(placed: PlacedClause) -> bool:
    """Say whether a clause has a picture with words below it, which then has a number."""
    return bool(placed.data.figure and placed.data.figure.caption)


def has_number(kind: SectionKind, numbering: Numbering) -> bool:
    """Say whether sections of a kind have a number or letter."""
    if kind is SectionKind.BODY:
        return numbering is not Numbering.NONE
    return kind is SectionKind.APPENDIX


def _section_label(kind: SectionKind, count: int, numbering: Numbering) -> str:
    match kind:
        case SectionKind.FRONT:
            return ""
        case SectionKind.APPENDIX:
            return f"Appendix {letters(count).upper()}"
        case SectionKind.BODY:
            return label_of(numbering, count, count)


def _provision_label(section: PlacedSection, position: int, count: int) -> str:
    """Return a clause's label; the clauses of Appendix A are A.1 and A.2."""
    written = section.written
    if written.kind is SectionKind.APPENDIX and written.provisions is Numbering.DECIMAL_PAIR:
        return f"{letters(count).upper()}.{position}"
    return label_of(written.provisions, position, count)


def label_of(numbering: Numbering, position: int, section: int) -> str:  # noqa: PLR0911 - one a style
    """Return the label of the item at ``position`` (from one) in section number ``section``."""
    match numbering:
        case Numbering.NONE:
            return ""
        case Numbering.DECIMAL_DOT | Numbering.THROUGH:
            return f"{position}."
        case Numbering.DECIMAL_ZERO:
            return f"{position}.0"
        case Numbering.DECIMAL_PAIR:
            return f"{section}.{position}"
        case Numbering.ROMAN:
            return f"{roman(position)}."
        case Numbering.ALPHA:
            return f"{letters(position)}."
        case Numbering.LETTER:
            return letters(position).upper()


COUNTED = "\N{PARAGRAPH SEPARATOR}"
"""What a reference says until the paragraphs of a clause have been counted."""


def _section_referent(section: PlacedSection, label: str) -> Referent:
    key = section.written.key
    bare = label.rstrip(".")
    if section.written.kind is SectionKind.APPENDIX:
        return Referent(anchor=key, words="", number=bare, section=key)
    return Referent(anchor=key, words="section " if bare else "", number=bare, section=key)


def _provision_referent(clause: str, mark: str, section: PlacedSection, label: str) -> Referent:
    """A numbered provision is a paragraph or a part.

    One without a number is found by its section, or by its paragraphs, if those have numbers.
    """
    key, bare = section.written.key, mark.rstrip(".")
    whole = _section_referent(section, label)
    if not bare and section.written.paragraphs is not ParagraphNumbers.NONE:
        through = section.written.paragraphs is ParagraphNumbers.THROUGH
        part = not through and not whole.number
        return Referent(
            anchor=clause, words="paragraph ", number=COUNTED, section=key, is_part=part
        )
    if not bare:
        return Referent(anchor=key, words=whole.words, number=whole.number, section=key)
    if section.written.provisions in {Numbering.DECIMAL_PAIR, Numbering.THROUGH}:
        return Referent(anchor=clause, words="paragraph ", number=bare, section=key)
    words = f"{whole.words}{whole.number}, part " if whole.number else "part "
    return Referent(anchor=clause, words=words, number=bare, section=key, is_part=not whole.number)


# HOUSE STYLE


def in_house(policy: Policy, profile: Profile) -> Policy:
    """Return the policy with the body's own numbering of sections, if it has one."""
    own = profile.style_of("numbering", "")
    return replace(policy, numbering=NUMBERING[own]) if own else policy


def in_house_sections(
    sections: tuple[PlacedSection, ...], policy: Policy, profile: Profile
) -> tuple[PlacedSection, ...]:
    """Return the sections with the body's numbering of clauses and of paragraphs.

    Clauses are numbered where a section gives neither; 1., 2. where it has no number to go on.
    Paragraphs are numbered where that fits the numbers of the clauses.
    """
    own = NUMBERING.get(profile.style_of("clause-numbering", ""), Numbering.NONE)
    ways = ParagraphNumbers(profile.style_of("paragraph-numbering", "").removeprefix("none"))
    return tuple(_in_house(section, own, ways, policy) for section in sections)


def _in_house(
    section: PlacedSection, own: Numbering, paragraphs: ParagraphNumbers, policy: Policy
) -> PlacedSection:
    written, kind = section.written, section.written.kind
    free = written.paragraphs is ParagraphNumbers.NONE and kind is SectionKind.BODY
    if written.provisions is Numbering.NONE and free:
        written = replace(written, provisions=own)
    if written.provisions is Numbering.DECIMAL_PAIR and not has_number(kind, policy.numbering):
        written = replace(written, provisions=Numbering.DECIMAL_DOT)
    if free and paragraphs.is_below is (written.provisions is not Numbering.NONE):
        written = replace(written, paragraphs=paragraphs)
    return replace(section, written=written)
