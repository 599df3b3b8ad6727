"""Report: what was found in manuscripts -> their reports, for one file and for a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policyloom.diagnostics.findings import counted
from policyloom.document import anchor
from policyloom.english.dates import date_words
from policyloom.inspecting import Group as Kinds
from policyloom.inspecting import Weight
from policyloom.manuscript import ledger
from policyloom.report import Fact, Group, Item, Listed, Report, Row, Tabled, Tone, note, sheet_of
from policyloom.report.bodies import Body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.inspecting import Finding, Inspection, Rule
    from policyloom.manuscript import Block
    from policyloom.report import Note, Part, Sheet

KIND = "policyloom-look"
SHOWN = 6
"""So many places of a rule are quoted, unless all are asked for."""
UNTOLD = frozenset({"sign", "space"})
"""Blocks that stand in the ledger alone: nobody reads them."""
CONTROL = {
    "version": "Version", "status": "Status", "owner": "Owner", "approved-by": "Approved by",
    "approved-on": "Approved on", "effective-from": "In force from",
    "last-reviewed": "Last reviewed", "next-review": "Next review", "cycle": "Review cycle",
}  # fmt: skip


def look_report(name: str, found: Inspection, today: str, *, every: bool = False) -> Report:
    """Return the report on one file."""
    weights = tuple(Weight) if every else (Weight.MEND, Weight.LOOK)
    return Report(
        kind=KIND,
        title=summary(found),
        summary=_title(name, found),
        asked=(f"Read as on {date_words(today)}. {_what(found)}",),
        parts=(*_facts(found), *_groups(found, weights, every=every), *_unjudged(found)),
        nothing="There is nothing to say.",
        noun="finding",
        day=today,
        sheets=(_sheet({name: found}),),
        data={"file": name, **data_of(found)},
    )


def looks_report(
    found: Mapping[str, Inspection], refused: Mapping[str, str], today: str
) -> Report:
    """Return the report on several files: a line for each, and a workbook of all findings."""
    rows = tuple(_row(name, one) for name, one in found.items())
    unread = tuple(Row(name=n, sign="!", tone=Tone.WRONG, value=why) for n, why in refused.items())
    listed = (Group(rows=unread),) if unread else ()
    return Report(
        kind=KIND,
        title=_summary_of_all(tuple(found.values())),
        summary=f"{len(found):,} policies" if len(found) != 1 else "One policy",
        asked=(f"Read as on {date_words(today)}.",),
        parts=(
            Tabled(heading="Policies", subject="File", rows=rows, remarks="What to mend first"),
            *((Listed(heading="Not read", groups=listed),) if listed else ()),
        ),
        noun="file",
        day=today,
        sheets=(_overview(found), _sheet(found)),
        data={
            "files": [{"file": name, **data_of(one)} for name, one in found.items()],
            "refused": dict(refused),
        },
    )


# WORDS


def summary(found: Inspection) -> str:
    """Return words such as ``7 things to mend before this is published, 12 to look at``."""
    mend, look = found.count(Weight.MEND), found.count(Weight.LOOK)
    if not mend and not look:
        return "Nothing to mend, and nothing to look at"
    first = f"{_things(mend)} to mend before this is published" if mend else "Nothing to mend"
    return f"{first}, {look} to look at" if look else first


def _things(number: int) -> str:
    return "1 thing" if number == 1 else f"{number} things"


def _summary_of_all(every: Sequence[Inspection]) -> str:
    if not every:
        return "No file could be read"
    mend = sum(one.count(Weight.MEND) for one in every)
    clean = sum(not one.count(Weight.MEND) for one in every)
    return (
        f"{_things(mend)} to mend in {counted(len(every), 'file')}; {clean:,} with nothing to mend"
    )


def _title(name: str, found: Inspection) -> str:
    title = found.manuscript.title
    return f"{title} ({name})" if title else name


def _what(found: Inspection) -> str:
    manuscript = found.manuscript
    counted = ledger(manuscript)
    aside = ", ".join(f"{why} {number:,}" for why, number in counted.reasons.items())
    guessed = f", {counted.asked:,} to be asked about" if counted.asked else ""
    said = f"{counted.counted:,} characters: {counted.placed:,} in the text{guessed}"
    return f"{said}, {counted.set_aside:,} set aside ({aside})." if aside else f"{said}."


# PARTS


def _facts(found: Inspection) -> Iterator[Part]:
    control = found.manuscript.control
    items = tuple(
        Item(words=f"{label}: {control[key].splitlines()[0]}", sign="-", tone=Tone.QUIET)
        for key, label in CONTROL.items()
        if control.get(key)
    )
    if items:
        yield Listed(heading="What it says of itself", groups=(Group(items=items),))


def _groups(found: Inspection, weights: tuple[Weight, ...], *, every: bool) -> Iterator[Part]:
    rules = tuple(found.by_rule(*weights))
    for kind in Kinds:
        mine = [(rule, places) for rule, places in rules if rule.group is kind]
        items = tuple(_item(rule, places, every=every) for rule, places in mine)
        if items:
            yield Listed(heading=kind.value, groups=(Group(items=items),))


def _item(rule: Rule, places: Sequence[Finding], *, every: bool) -> Item:
    shown = places if every else places[:SHOWN]
    more = len(places) - len(shown)
    notes = [_place(one) for one in shown]
    if more:
        notes.append(note(f"and {more:,} more places (--all names them)", Tone.QUIET))
    notes.append(note(f"{rule.remedy} ({rule.id})", Tone.QUIET))
    mend = rule.weight is Weight.MEND
    return Item(
        words=rule.why,
        sign="!" if mend else "?",
        label="Mend" if mend else "Look",
        tone=Tone.WRONG if mend else Tone.CHANGED,
        notes=tuple(notes),
    )


def _place(one: Finding) -> Note:
    where = f" — {one.heading}" if one.heading else ""
    beside = f" {one.beside}" if one.beside else ""
    return note(f"“{one.words}”{where}{f' (line {one.line})' if one.line else ''}.{beside}")


def _unjudged(found: Inspection) -> Iterator[Part]:
    items = tuple(Item(words=words, sign="-", tone=Tone.QUIET) for words in found.unjudged)
    if items:
        yield Listed(heading="What could not be judged", groups=(Group(items=items),))


def _row(name: str, found: Inspection) -> Row:
    mend = [rule for rule, _ in found.by_rule(Weight.MEND)]
    control = found.manuscript.control
    return Row(
        name=name,
        sign="!" if mend else "-",
        tone=Tone.WRONG if mend else Tone.PLAIN,
        facts=(
            Fact("To mend", found.count(Weight.MEND)),
            Fact("To look at", found.count(Weight.LOOK)),
            Fact("Next review", control.get("next-review", "").split("\n")[0]),
        ),
        notes=tuple(note(rule.why) for rule in mend[:3]),
        id=anchor(name),
    )


# SHEETS


def _overview(found: Mapping[str, Inspection]) -> Sheet:
    return sheet_of(
        "Policies",
        ((_body(name), (name, one)) for name, one in found.items()),
        ("File", 40, lambda of: of[0]),
        ("Title", 40, lambda of: of[1].manuscript.title),
        ("To mend", 10, lambda of: of[1].count(Weight.MEND)),
        ("To look at", 10, lambda of: of[1].count(Weight.LOOK)),
        ("Version", 12, lambda of: _said(of[1], "version")),
        ("Last reviewed", 20, lambda of: _said(of[1], "last-reviewed")),
        ("Next review", 20, lambda of: _said(of[1], "next-review")),
        ("Approved by", 30, lambda of: _said(of[1], "approved-by")),
    )


def _said(one: Inspection, key: str) -> str:
    return one.manuscript.control.get(key, "").split("\n")[0]


def _sheet(found: Mapping[str, Inspection]) -> Sheet:
    return sheet_of(
        "Findings",
        ((_body(name), (name, one)) for name, every in found.items() for one in every.findings),
        ("File", 40, lambda of: of[0]),
        ("Kind", 20, lambda of: of[1].rule.group.value),
        ("Weight", 10, lambda of: of[1].rule.weight.value),
        ("Rule", 30, lambda of: of[1].rule.id),
        ("Words", 60, lambda of: of[1].words),
        ("Heading", 30, lambda of: of[1].heading),
        ("Line", 8, lambda of: of[1].line),
        ("Why", 50, lambda of: of[1].why),
        ("What to do", 50, lambda of: of[1].rule.remedy),
    )


def _body(name: str) -> Body:
    return Body(id=name, name=name, trust="")


# DATA: docs/word.md says what it holds


def data_of(found: Inspection) -> dict[str, Any]:
    """Return what programs read of one file."""
    manuscript = found.manuscript
    counted = ledger(manuscript)
    return {
        "title": manuscript.title,
        "summary": summary(found),
        "counts": {weight.value: found.count(weight) for weight in Weight},
        "blocks": [_block(one) for one in manuscript.blocks if one.aside not in UNTOLD],
        "control": dict(manuscript.control),
        "findings": [_finding(one) for one in found.findings],
        "unjudged": list(found.unjudged),
        "tracked": manuscript.tracked,
        "characters": {
            "in": counted.counted,
            "placed": counted.placed,
            "set_aside": counted.set_aside,
            "asked": counted.asked,
            "reasons": dict(counted.reasons),
        },
    }


def _block(one: Block) -> dict[str, Any]:
    data: dict[str, Any] = {
        "kind": one.kind.value,
        "level": one.level,
        "label": one.label,
        "text": one.text or one.alt,
        "line": one.line,
    }
    if one.rows:
        data["rows"] = [list(row) for row in one.rows]
    if one.evidence:
        data["evidence"] = list(one.evidence)
    return (
        data | ({"aside": one.aside} if one.aside else {}) | ({} if one.sure else {"sure": False})
    )


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "rule": one.rule.id,
        "words": one.words,
        "heading": one.heading,
        "why": one.why,
        "line": one.line,
        "weight": one.rule.weight.value,
        "group": one.rule.group.name.lower().replace("_", "-"),
        "remedy": one.rule.remedy,
        "also": [{"words": a.words, "heading": a.heading, "line": a.line} for a in one.also],
    }
