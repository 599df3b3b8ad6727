"""Report: what an edited draft proposes, decision by decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from policyloom.english.sentences import cut
from policyloom.homecoming import Layer
from policyloom.homecoming.layers import EVERYWHERE, FROM_THE_LOOK, RUNNING
from policyloom.report import Group, Item, Listed, Note, Report, Tone, note, sheet_of
from policyloom.report.bodies import Body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.homecoming import Proposal
    from policyloom.manuscript.home import Home
    from policyloom.report import Sheet

KIND, FILE_KIND = "policyloom-take", "policyloom-file-diff"
LONGEST = 140


class Told(Protocol):
    """What is told of a document that came home: see ``fleet.taking.Proposed``."""

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals."""

    @property
    def of(self) -> Mapping[int, tuple[str, ...]]:
        """The copies that propose each."""

    @property
    def same(self) -> bool:
        """Whether the sources are those that were printed."""

    @property
    def conflicts(self) -> frozenset[int]:
        """Proposals that disagree."""


def take_report(
    name: str,
    found: Told,
    homes: Mapping[str, Home],
    decided: Sequence[str] = (),
    notes: Mapping[int, str] | None = None,
) -> Report:
    """Return the report; ``decided`` says what was done, ``notes`` why a proposal was not."""
    edits = [one for one in found.proposals if one.layer is not Layer.COMMENT]
    comments = [one for one in found.proposals if one.layer is Layer.COMMENT]
    several = len(homes) > 1
    said = notes or {}
    parts = [
        Listed(
            heading=heading,
            groups=(Group(items=tuple(_item(one, found, said, several=several) for one in mine)),),
        )
        for heading, mine in (("Proposals", edits), ("Comments to answer", comments))
        if mine
    ]
    return Report(
        kind=KIND,
        title=_title(edits, comments),
        summary=f"{name}: {', '.join(homes)}",
        asked=(_read(homes), *(() if found.same else (MOVED_ON,)), *decided),
        parts=tuple(parts),
        nothing="Its words are those that were sent, but for what was filled into a form.",
        noun="proposal",
        sheets=(_sheet(found, name),),
        data=_data(name, found, homes, said) | {"decided": list(decided)},
    )


def file_report(name: str, file: str, found: Sequence[Proposal]) -> Report:
    """Return what a file says otherwise than a document."""
    told = _Alone(proposals=tuple(found))
    items = tuple(_item(one, told, {}, several=False) for one in found)
    number = "1 difference" if len(found) == 1 else f"{len(found)} differences"
    return Report(
        kind=FILE_KIND,
        title=number if found else "No differences",
        summary=f"{name}: {file}",
        asked=(),
        parts=(Listed(heading="In the file", groups=(Group(items=items),)),) if found else (),
        nothing="The file says what the document says.",
        noun="difference",
        data={
            "document": name,
            "file": file,
            "differences": [_proposal(one, told) for one in found],
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alone:
    """Differences of one file, told as proposals are."""

    proposals: tuple[Proposal, ...]
    same: bool = True
    conflicts: frozenset[int] = frozenset()

    @property
    def of(self) -> Mapping[int, tuple[str, ...]]:
        """No copies are told apart."""
        return dict.fromkeys((one.number for one in self.proposals), ())


MOVED_ON = "The sources have moved on since it was printed; it is laid beside what they say today."


def _title(edits: Sequence[Proposal], comments: Sequence[Proposal]) -> str:
    if not edits and not comments:
        return "Nothing is proposed"
    first = "1 proposal" if len(edits) == 1 else f"{len(edits)} proposals"
    if not comments:
        return first
    return f"{first}, {len(comments)} comment{'' if len(comments) == 1 else 's'} to answer"


def _read(homes: Mapping[str, Home]) -> str:
    number = sum(bool(one.number) for home in homes.values() for one in home.paragraphs)
    counted = sum(one.characters for one in homes.values())
    aside: dict[str, int] = {}
    for home in homes.values():
        for why, letters in home.aside.items():
            aside[why] = aside.get(why, 0) + letters
    told = ", ".join(f"{why} {letters:,}" for why, letters in sorted(aside.items()) if letters)
    tracked = sum(one.tracked for one in homes.values())
    marks = f" {tracked:,} tracked changes." if tracked else ""
    return (
        f"Read {number:,} paragraphs, {counted:,} characters; set aside: {told or 'none'}.{marks}"
    )


def _item(one: Proposal, found: Told, said: Mapping[int, str], *, several: bool) -> Item:
    return Item(
        words=f"{one.layer.value}: {_about(one)}",
        sign="!" if one.number in found.conflicts else "~",
        label=str(one.number),
        tone=Tone.WRONG if one.number in found.conflicts else Tone.CHANGED,
        notes=tuple(_notes(one, found, said, several=several)),
    )


def _about(one: Proposal) -> str:
    return one.clause if one.key in {one.clause, ""} else one.key


def _notes(
    one: Proposal, found: Told, said: Mapping[int, str], *, several: bool
) -> Iterator[Note]:
    if one.layer is Layer.COMMENT:
        yield note(f"“{cut(one.new, LONGEST)}” at “{cut(one.old, LONGEST)}”")
    elif one.stands:
        yield note(f"“{cut(one.old, LONGEST)}”: {one.stands}")
    else:
        yield Note((("- ", Tone.QUIET), (cut(one.old, LONGEST) or "(nothing)", Tone.GONE)))
        yield Note((("+ ", Tone.QUIET), (cut(one.new, LONGEST) or "(nothing)", Tone.COME)))
    if one.layer in EVERYWHERE:
        places = f"{one.places} of {one.of} places"
        yield note(places if one.is_everywhere else f"{places}: --everywhere, or --here alone?")
    where = f"{one.at.path}:{one.at.line}" if one.at.path else ""
    marked = "" if one.marked or one.layer is Layer.COMMENT else "not marked as a change"
    copies = ", ".join(found.of[one.number]) if several else ""
    told = "; ".join(filter(None, (where, marked, copies)))
    if told:
        yield note(told, Tone.QUIET)
    if one.number in found.conflicts:
        yield note("another copy says otherwise: decide", Tone.WRONG)
    if one.layer is Layer.CONTROL and one.key in RUNNING and one.number not in said:
        yield note(FROM_THE_LOOK, Tone.QUIET)
    if one.number in said:
        yield note(said[one.number], Tone.WRONG)


# DATA: docs/word.md says what it holds


def _data(
    name: str, found: Told, homes: Mapping[str, Home], notes: Mapping[int, str]
) -> dict[str, Any]:
    counted = sum(one.characters for one in homes.values())
    placed = sum(one.placed for one in homes.values())
    aside = sum(sum(one.aside.values()) for one in homes.values())
    comments = [one for one in found.proposals if one.layer is Layer.COMMENT]
    return {
        "sent": {"document": name, "sources-moved-on": not found.same},
        "proposals": [
            _proposal(one, found) | {"refused": notes.get(one.number, "")}
            for one in found.proposals
            if one.layer is not Layer.COMMENT
        ],
        "comments": [
            {"number": one.number, "clause": one.clause, "at": one.old, "words": one.new}
            for one in comments
        ],
        "characters": {
            "in": counted, "placed": placed, "set_aside": aside, "asked": 0,
        },
    }  # fmt: skip


def _proposal(one: Proposal, found: Told) -> dict[str, Any]:
    return {
        "number": one.number,
        "clause": one.clause,
        "section": one.section,
        "layer": one.layer.value,
        "key": one.key,
        "old": one.old,
        "new": one.new,
        "stands": one.stands,
        "marked": one.marked,
        "file": one.at.path,
        "line": one.at.line,
        "places": one.places,
        "of": one.of,
        "copies": list(found.of[one.number]),
        "conflict": one.number in found.conflicts,
    }


def _sheet(found: Told, name: str) -> Sheet:
    body = Body(id=name, name=name, trust="")
    return sheet_of(
        "Proposals",
        ((body, one) for one in found.proposals),
        ("Number", 8, lambda one: one.number),
        ("Layer", 16, lambda one: one.layer.value),
        ("Clause", 34, lambda one: one.clause),
        ("Was", 50, lambda one: one.old),
        ("Is", 50, lambda one: one.new),
        ("Marked", 8, lambda one: "yes" if one.marked else "no"),
        ("Where", 40, lambda one: f"{one.at.path}:{one.at.line}"),
        ("Places", 8, lambda one: one.places),
    )
