"""FLEET: Word files of a draft that came home -> what they propose."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.fleet.printed import kept_lines
from policyloom.homecoming import Layer, laid, map_digest, printed, proposals
from policyloom.homecoming.printing import like
from policyloom.homecoming.running import running_lines
from policyloom.homecoming.since import as_sent, rebased
from policyloom.languages import spoken
from policyloom.manuscript.home import Home
from policyloom.welsh import WELSH
from policyloom.word.apart import NotReadError, read_apart
from policyloom.word.home import read_home
from policyloom.writers.docx import write_docx

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence
    from pathlib import Path

    from policyloom.document import Document
    from policyloom.homecoming import Proposal, Unit
    from policyloom.source import Target

FACT = "policyloom."
LEAST = 0.2
"""The part of a document's paragraphs that a file without our mark has, if it is a print of it."""
SHAPED = frozenset({"Row", "Form"})
FOLLOWING = frozenset({"version", "amendments", "history", "approved-on"})
"""Rows of the control table that follow from the rest, and move on with the sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A file that came home, by its name."""

    name: str
    home: Home


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What copies of a document propose; ``of`` are the copies of each proposal by its number.

    ``same`` says that the sources are still those that were printed; ``conflicts`` are pairs of
    proposals that say two things of the same words.
    """

    target: Target
    document: Document
    units: tuple[Unit, ...]
    proposals: tuple[Proposal, ...]
    copies: tuple[Copy, ...]
    of: Mapping[int, tuple[str, ...]]
    same: bool
    conflicts: frozenset[int] = frozenset()
    text_only: bool = False
    """Only what authors wrote is laid beside it: the rest is another program's."""


def came_home(name: str, data: bytes) -> Copy:
    """Return a file that came home; raises NotReadError."""
    home = read_apart(read_home, data, Home)
    if home.facts.get(f"{FACT}language") == WELSH:
        raise NotReadError(
            "it is the Welsh document, whose words stand in `welsh:` of each clause"
        )
    return Copy(name=name, home=home)


def belongs(copy: Copy, target: Target) -> bool:
    """Tell whether a file says that it is of another document."""
    facts = copy.home.facts
    body, policy = facts.get(f"{FACT}body"), facts.get(f"{FACT}policy")
    return (body or target.body, policy or target.policy) == (target.body, target.policy)


def printed_as(copy: Copy) -> str:
    """Return the digest of the print that a file says it is; nothing of one without a mark."""
    return copy.home.facts.get(f"{FACT}printed", "")


def is_of(copy: Copy, target: Target) -> bool:
    """Tell whether a file says that it is a print of a document."""
    return f"{FACT}body" in copy.home.facts and belongs(copy, target)


def is_like(copy: Copy, units: Sequence[Unit]) -> bool:
    """Tell whether a file has enough of a document's paragraphs to be a print of it."""
    pairs = laid(units, copy.home.paragraphs)
    said = [at for at, one in enumerate(units) if one.part == "section" and one.text.strip()]
    found = {at for pair in pairs if pair.home for at in pair.printed}
    return len(found.intersection(said)) >= LEAST * len(said)


def proposed(
    target: Target,
    document: Document,
    copies: Sequence[Copy],
    root: Path | None = None,
    *,
    as_printed: bool = False,
) -> Proposed:
    """Return what the copies propose, each decision once.

    ``root`` is the project, whose kept maps tell what was printed where the sources moved on.
    ``as_printed`` lays them beside that, and not beside what the sources say today; what these say
    as well is told no more.
    """
    document = spoken(document)
    print_ = printed_home(document)
    units = printed(document, [one.after for one in print_.paragraphs])
    digest = map_digest(document)
    same = {printed_as(copy) or digest for copy in copies} == {digest}
    known: dict[Hashable, Proposal] = {}
    of: dict[int, list[str]] = {}
    earlier = [_earlier(copy, root, digest) for copy in copies]
    said = {like(one.text) for one in units} if as_printed and any(earlier) else ()
    if as_printed and any(earlier):
        units = tuple(as_sent(units, next(filter(None, earlier))))
    else:
        copies = [_of_today(*one, print_, units) for one in zip(copies, earlier, strict=True)]
    for copy in copies:
        own = [*proposals(units, copy.home, laid(units, copy.home.paragraphs), target.body)]
        own += running_lines(print_, copy.home) if same else ()
        for one in own:
            if not same and one.layer is Layer.CONTROL and one.key in FOLLOWING:
                continue
            if one.new and like(copy.home.paragraphs[one.new_at].after) in said:
                continue  # It was taken since then.
            same_as = known.setdefault(_identity(one), replace(one, number=len(known) + 1))
            of.setdefault(same_as.number, []).append(copy.name)
    found = tuple(known.values())
    return Proposed(
        target=target,
        document=document,
        units=units,
        proposals=found,
        copies=tuple(copies),
        of={number: tuple(names) for number, names in of.items()},
        same=same,
        conflicts=frozenset(_conflicts(found, of)),
    )


def _earlier(copy: Copy, root: Path | None, digest: str) -> tuple[str, ...]:
    """Return the lines of which a copy was printed, where these are known and not today's."""
    return kept_lines(root, printed_as(copy)) if root and printed_as(copy) != digest else ()


def _of_today(copy: Copy, earlier: Sequence[str], print_: Home, units: Sequence[Unit]) -> Copy:
    """Return a copy as if today's print had been sent."""
    own = [bool(one.part) for one in units]
    return replace(copy, home=rebased(copy.home, print_, earlier, own)) if earlier else copy


def units_of(document: Document) -> tuple[Unit, ...]:
    """Return the print map of a document."""
    return printed(document, [one.after for one in printed_home(document).paragraphs])


def printed_home(document: Document) -> Home:
    """Return what is printed, read by the same reader as what comes home.

    On which pages its sections begin is no part of that.
    """
    return read_home(write_docx(document))


def text_units(document: Document) -> tuple[Unit, ...]:
    """Return the printed paragraphs that an author wrote, but for forms and rows of tables."""
    return tuple(
        one
        for one in units_of(document)
        if one.part in {"section", "notices"}
        and (one.atoms or one.heading)
        and not SHAPED.intersection(one.inside)
    )


def _identity(one: Proposal) -> Hashable:
    """Return what proposals of several copies that are one decision have in common."""
    spots = tuple(at for at, _ in one.spots)
    return (one.layer, one.key, like(one.old), like(one.new), spots)


def _conflicts(found: Sequence[Proposal], of: Mapping[int, list[str]]) -> Iterator[int]:
    """Yield the proposals of different copies that touch the same words."""
    at: dict[int, list[Proposal]] = defaultdict(list)
    for one in found:
        for spot in {spot for spot, _ in one.spots}:
            at[spot].append(one)
    for one in found:
        for other in (other for spot, _ in one.spots for other in at[spot]):
            apart = not set(of[one.number]) & set(of[other.number])
            if one.number != other.number and apart and overlap(one, other):
                yield one.number


def overlap(one: Proposal, other: Proposal) -> bool:
    """Tell whether two proposals would change the same words."""
    if Layer.COMMENT in {one.layer, other.layer}:
        return False
    return any(
        at == place and mine.start <= theirs.end and theirs.start <= mine.end
        for at, mine in one.spots
        for place, theirs in other.spots
        if mine.old and theirs.old
    )
