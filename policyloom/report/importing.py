"""Report: what an import takes over, what it asks about, and how it was proved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policyloom.diagnostics.findings import counted
from policyloom.manuscript import Kind, ledger
from policyloom.report import Group, Item, Listed, Report, Tone, note
from policyloom.report.look import data_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.homecoming import Proposal
    from policyloom.importing import Brought, Outline
    from policyloom.inspecting import Inspection
    from policyloom.report import Part

KIND = "policyloom-import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """All that is told of an import: ``match`` are lines on a policy that it was laid beside."""

    name: str
    look: Inspection
    outline: Outline
    brought: Brought | None
    differences: Sequence[Proposal]
    match: tuple[str, ...] = ()
    beside: Sequence[Proposal] = ()
    """What it says otherwise than the file that it was laid beside."""
    written: bool = False


def import_report(made: Import) -> Report:
    """Return the report of one import."""
    found = made.look.manuscript
    sums = ledger(found)
    aside = ", ".join(f"{why} {number:,}" for why, number in sums.reasons.items())
    tracked = f"; {counted(found.tracked, 'tracked change')} accepted" if found.tracked else ""
    return Report(
        kind=KIND,
        title=f"{found.title or made.name}: {_kinds(made)}",
        summary=f"{made.name}: {sums.counted:,} characters: placed {sums.placed:,}, "
        f"asked {sums.asked:,}, set aside {sums.set_aside:,} ({aside}){tracked}",
        asked=tuple(_deed(made)),
        parts=tuple(one for one in _parts(made) if isinstance(one, Listed) and one.groups),
        nothing="",
        noun="file",
        data=_data(made),
    )


def imports_report(every: Sequence[Import], refused: Mapping[str, str]) -> Report:
    """Return the report of several files, and why others cannot be brought in."""
    return Report(
        kind=KIND,
        title=counted(len(every), "file"),
        summary="",
        asked=(),
        parts=(),
        nothing="",
        noun="file",
        data={"files": [_data(one) for one in every], "refused": dict(refused)},
    )


def _kinds(made: Import) -> str:
    blocks = made.look.manuscript.blocks
    names = {
        Kind.HEADING: "heading", Kind.CLAUSE: "numbered clause", Kind.PARAGRAPH: "paragraph",
        Kind.ITEM: "list item", Kind.TABLE: "table", Kind.PICTURE: "picture",
    }  # fmt: skip
    counts = ((sum(one.kind is kind for one in blocks), name) for kind, name in names.items())
    return ", ".join(counted(number, name) for number, name in counts if number)


def _deed(made: Import) -> Iterator[str]:
    yield from made.match
    if made.brought is None or made.brought.scaffold.problems:
        yield "Nothing was written."
        return
    if made.differences:
        places = counted(len(made.differences), "place")
        yield f"What is built differs from the file in {places}; see below."
    else:
        yield "What is built says what the file says, but for what is asked below."
    number = len(_written(made.brought))
    deed = "Written" if made.written else "To be written with --write"
    yield f"{deed}: {counted(number, 'file')}."


def _parts(made: Import) -> Iterator[Part]:
    brought = made.brought
    changes = Counter((one.old or "(nothing)", one.new or "(nothing)") for one in made.beside)
    said = [f"{old} → {new}{_times(n)}" for (old, new), n in changes.items()]
    yield _listed("What it says otherwise than the file beside it", said)
    if brought is not None:
        yield _listed("Files", [*_written(brought)])
        notes = (*brought.scaffold.assumed, *brought.scaffold.open)
        yield _listed(
            "Nobody said these, so please look",
            [f"{one.name}: {one.value} ({one.why})" for one in notes],
        )
        yield _listed(
            "Tokens", [f"{{{one}}}: {counted(n, 'place')}" for one, n in brought.tokens.items()]
        )
        kept = [f"“{one}”" for one in brought.kept]
        yield _listed("Kept as they stand, because they mean several things or none known", kept)
        yield _listed(
            "What stands in the way",
            [
                f"{p.span.path}:{p.span.line}: {p.message}{f'; {p.hint}' if p.hint else ''}"
                for p in brought.scaffold.problems
            ],
        )
    asked = [f"line {one.line}: {why}" for one, why in made.outline.asked]
    asked += [f"line {one.line}: is “{one.text}” a heading?" for one in _guessed(made)]
    yield _listed("Asked, and not taken over", asked)
    left = brought.left.items() if brought else ()
    yield _listed(
        "What it says of itself, and is not taken over: say it in the overlay, or by approving",
        [f"{key}: {said}" for key, said in left],
    )
    yield _listed(
        "Set aside, because the program prints its own", [one.text for one in made.outline.cover]
    )
    items = tuple(
        Item(
            words=one.layer.value,
            notes=(note(f"{one.old or '(nothing)'} → {one.new or '(nothing)'}"),),
        )
        for one in made.differences
    )
    if items:
        yield Listed(heading="What the draft says otherwise", groups=(Group(items=items),))
    names = [
        f"“{one.words}”"
        for one in made.look.findings
        if one.rule.id == "personal-name-in-public-doc"
    ]
    yield _listed("Names of people, to be replaced by their posts", names)


def _times(number: int) -> str:
    return f" ({number} places)" if number > 1 else ""


def _written(brought: Brought) -> tuple[str, ...]:
    """Return the paths of all that is written."""
    scaffold = brought.scaffold
    return (*scaffold.files, *scaffold.data, *scaffold.changed)


def _guessed(made: Import) -> Iterator[Any]:
    yield from (
        one for one in made.look.manuscript.blocks if one.kind is Kind.HEADING and not one.sure
    )


def _listed(heading: str, words: Sequence[str]) -> Listed:
    items = tuple(Item(words=one, sign="-", tone=Tone.PLAIN) for one in words)
    return Listed(heading=heading, groups=(Group(items=items),) if items else ())


def _change(one: Proposal) -> Mapping[str, str]:
    return {"layer": one.layer.value, "old": one.old, "new": one.new}


def _data(made: Import) -> Mapping[str, Any]:
    brought = made.brought
    return {
        "file": made.name,
        **data_of(made.look),
        "policy": brought.policy if brought else None,
        "files": {**brought.scaffold.files, **brought.scaffold.changed} if brought else {},
        "assumed": [
            {"name": one.name, "value": one.value, "why": one.why}
            for one in (brought.scaffold.assumed if brought else ())
        ],
        "pictures": sorted(brought.scaffold.data) if brought else [],
        "tokens": dict(brought.tokens) if brought else {},
        "kept": list(brought.kept) if brought else [],
        "left": dict(brought.left) if brought else {},
        "asked": [{"line": one.line, "why": why} for one, why in made.outline.asked]
        + [{"line": one.line, "why": f"is “{one.text}” a heading?"} for one in _guessed(made)],
        "problems": [one.message for one in brought.scaffold.problems] if brought else [],
        "differences": [_change(one) for one in made.differences],
        "match": list(made.match),
        "beside": [_change(one) for one in made.beside],
        "written": made.written,
    }
