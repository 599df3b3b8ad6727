"""DOCX writer: numbering.xml; Word counts by it, and counts what the document's labels say.

A file has bullets, three kinds of ordered list (more where numbers stand in brackets), and a list
for each way that its sections are numbered: the section is the first level, and each way of
numbering provisions has a level below.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.document import Deleted, ListStyle, Mark, Numbering
from policyloom.writers.docx.items import Items
from policyloom.writers.docx.levels import (
    BULLETS,
    KINDS,
    LIST_STYLES,
    NUMBERS,
    ORDERED,
    POLAR,
    PROVISION_LEVELS,
    THROUGH,
    THROUGH_KIND,
    UNNUMBERED,
    Face,
    Kind,
    Restart,
    bullets,
    instance,
    kind_of,
    ordered,
    polar,
    section_kind,
    through,
)
from policyloom.writers.docx.pictures import NO_NUMBER, Number
from policyloom.writers.docx.provisions import Provisions, provision_number
from policyloom.writers.docx.xml import W, part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.document import Document, Section

FIRST_SECTION_KIND = 10


@dataclass(slots=True, kw_only=True)
class Lists:
    """The lists of one file; those of ``items`` are added while its body is written.

    ``of_sections`` gives, by a section's place, the list that numbers it and its provisions, and
    ``of_old`` the one that did so in the old text of a redline;
    ``linked`` gives the number that a paragraph style brings with it.
    """

    items: Items
    provisions: Provisions
    of_sections: tuple[int, ...]
    of_old: tuple[int, ...]
    linked: Mapping[str, Number]

    def direct(self, style: str, number: Number | None) -> Number | None:
        """Return the number that a paragraph has to state because its style says another."""
        linked = self.linked.get(style)
        return None if number == linked else number or NO_NUMBER

    def part(self) -> bytes:
        """Return numbering.xml."""
        content = "".join((*self.items.kinds, *self.items.instances))
        return part("w:numbering", content, f'xmlns:w="{W}"')


def section_number(section: Section, of: int) -> Number | None:
    """Return the number of a section's heading in its list, if it has one."""
    return Number(of, 0) if section.label and section.numbering is not Numbering.NONE else None


def open_lists(document: Document) -> Lists:
    """Return the lists that a document's sections and provisions need."""
    old = tuple(section.as_was for section in document.sections)
    ways = tuple(dict.fromkeys(map(kind_of, (*document.sections, *old))))
    instances = [instance(BULLETS, 1), instance(NUMBERS, KINDS[ListStyle.DECIMAL])]
    every = (*document.sections, *old)
    runs_on = any(section.provision_numbering is Numbering.THROUGH for section in every)
    if runs_on:
        instances.append(instance(THROUGH, THROUGH_KIND))
    shared: dict[Kind, int] = {}
    of_sections = tuple(_section_lists(document.sections, ways, shared, instances))
    of_old = tuple(
        given if section.was is None else next(_section_lists((was,), ways, shared, instances))
        for section, was, given in zip(document.sections, old, of_sections, strict=True)
    )
    linked = _linked(document, of_sections)
    face = Face(size=document.look.size, counts_letters=_counts_letters(document))
    main = next(filter(_is_main, ways), None)
    numbered = [
        section_kind(FIRST_SECTION_KIND + i, kind, linked if kind == main else {}, face)
        for i, kind in enumerate(ways)
    ]
    of_new, again = _counted_again(document.sections, of_sections, len(instances))
    for section, start in again:
        place = FIRST_SECTION_KIND + len(numbered)
        numbered.append(section_kind(place, kind_of(section), {}, face, {0: start}))
        instances.append(instance(len(instances) + 1, place))
    kinds = [
        bullets(),
        *(ordered(style, KINDS[style]) for style in ORDERED),
        *map(polar, POLAR),
        *([through(THROUGH_KIND, document.look.size)] if runs_on else []),
        *numbered,
    ]
    items = Items(kinds=kinds, instances=instances)
    return Lists(
        items=items,
        provisions=Provisions(items=items, face=face),
        of_sections=of_new,
        of_old=of_old,
        linked=linked
        | {f"ListBullet{n}": Number(BULLETS, i) for i, n in enumerate(LIST_STYLES)}
        | {f"ListNumber{n}": Number(NUMBERS, i) for i, n in enumerate(LIST_STYLES)},
    )


# THE LISTS OF SECTIONS


def _counts_letters(document: Document) -> bool:
    """Say whether the provisions of Appendix A are numbered 1.1, not A.1."""
    return any(
        provision.label[:1].isdigit()
        for section in document.sections
        for provision in section.provisions
        if section.numbering is Numbering.LETTER
        and section.provision_numbering is Numbering.DECIMAL_PAIR
    )


def _is_main(kind: Kind) -> bool:
    return kind.numbering not in {Numbering.NONE, Numbering.LETTER}


def _section_lists(
    sections: Iterable[Section],
    kinds: tuple[Kind, ...],
    shared: dict[Kind, int],
    instances: list[str],
) -> Iterator[int]:
    """Yield each section's list; one whose title has no number starts its provisions afresh."""
    for section in sections:
        kind = kind_of(section)
        level = PROVISION_LEVELS.get(section.provision_numbering)
        fresh = level if kind == UNNUMBERED else None
        if kind not in shared or fresh is not None:
            shared[kind] = len(instances) + 1
            place = FIRST_SECTION_KIND + kinds.index(kind)
            restart = None if fresh is None else Restart(fresh)
            instances.append(instance(shared[kind], place, restart))
        yield shared[kind]


def _counted_again(
    sections: tuple[Section, ...], lists: tuple[int, ...], known: int
) -> tuple[tuple[int, ...], list[tuple[Section, int]]]:
    """Return each section's list in the new text; for lists that begin anew, with which number.

    Some programs also print the number that a tracked paragraph had, and lose it where a number
    comes, or words of its heading go. There and behind it another list counts on, so that no more
    than one number is printed. ``known`` is how many lists there are.
    """
    counts: Counter[int] = Counter()
    now: dict[int, int] = {}
    lost: set[int] = set()
    made: list[int] = []
    again: list[tuple[Section, int]] = []
    for section, of in zip(sections, lists, strict=True):
        if section.mark is not Mark.DELETED and section_number(section, of):
            counts[of] += 1
            loses = section.mark is Mark.NONE and _loses_words(section)
            if loses or (section.mark is Mark.NONE and of in lost):
                again.append((section, counts[of]))
                now[of] = known + len(again)
                lost.discard(of)
            if loses or section.mark is Mark.INSERTED:
                lost.add(of)
        made.append(of if section.mark is Mark.DELETED else now.get(of, of))
    return tuple(made), again


def _loses_words(section: Section) -> bool:
    return any(isinstance(inline, Deleted) for inline in section.title)


def _linked(document: Document, of_sections: tuple[int, ...]) -> dict[str, Number]:
    """Return the numbers that the styles of headings and clauses bring with them.

    The first list of numbered sections has Heading 1; Heading 2 and Clause have the level that
    most of their paragraphs need, one level each.
    """
    pairs = list(zip(document.sections, of_sections, strict=True))
    main = next((of for section, of in pairs if _is_main(kind_of(section))), None)
    if main is None:
        return {}
    needs = Counter(
        ("Heading2" if provision.heading else "Clause", provision_number(section, provision, of))
        for section, of in pairs
        for provision in section.provisions
        if provision.heading or provision.label
    )
    linked = {"Heading1": Number(main, 0)}
    decided = set()
    for (style, number), _ in needs.most_common():
        if style not in decided and number not in linked.values():
            decided.add(style)
            if number and number.list == main:
                linked[style] = number
    return linked
