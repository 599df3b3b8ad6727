"""Classify: hunks -> changes. Every hunk belongs to exactly one change."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changes.facts import outside, where
from policyloom.changes.gravity import CODES, DUTY, TITLED, people
from policyloom.changes.hunks import Shape
from policyloom.changes.kinds import (
    NOTICES,
    PICTURE_ROW,
    CitationChanged,
    ControlChanged,
    DutyChanged,
    Formatting,
    LinkChanged,
    MovedWithin,
    Renumbered,
    Reshaped,
    Retitled,
    Reworded,
    RowChanged,
    TableChanged,
    TokenChanged,
)
from policyloom.changes.marks import PICTURE
from policyloom.changes.moves import in_place, sort
from policyloom.changes.scope import other_body, senses, why_moved
from policyloom.changes.subjects import (
    links,
    normal,
    other_duty,
    pictures,
    same_words,
    subject,
    words_of,
)
from policyloom.changes.values import CellChange, OwnText, RowChange, Swap
from policyloom.changes.weighing import weights
from policyloom.source import Size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from policyloom.changes.facts import Facts
    from policyloom.changes.hunks import Atoms, Hunk
    from policyloom.changes.kinds import Change
    from policyloom.changes.moves import Sorted
    from policyloom.changes.subjects import Subject
    from policyloom.document import Provision

Groups: TypeAlias = "dict[Subject, list[Hunk]]"
STRENGTH = {"may": 0, "should": 1, "must": 2, "shall": 2, "will": 2}
"""How much a duty word asks; as a house style ‘will’ is what must be done."""
CLOSED = "Closed"
PROHIBITIONS = frozenset({"must not", "should not"})


def classify(hunks: Iterable[Hunk], facts: Facts) -> tuple[Change, ...]:
    """Return one change for each subject, in the order of first appearance."""
    groups: Groups = {}
    for hunk in hunks:
        groups.setdefault(subject(hunk), []).append(hunk)
    _told_by_its_row(groups)
    pictures = _pictures_replaced(groups)
    moved = tuple(_moved(groups, facts))
    groups = _shape_changes(groups | pictures)
    made = (
        MAKERS[about[0]](about, tuple(found), facts) for about, found in groups.items() if found
    )
    return (*moved, *_announced(tuple(made), facts))


CYCLE, CYCLE_ROWS = ("control", "review-cycle"), ("status", "status-and-cycle")


def _told_by_its_row(groups: Groups) -> None:
    """Put a text that says another review cycle with the row that says it too, if there is one."""
    rows = [about for key in CYCLE_ROWS if (about := ("control", key)) in groups]
    if rows and CYCLE in groups:
        groups[rows[0]] += groups.pop(CYCLE)


# ORDER AND LOOK


TEXTS = frozenset({"reworded", "row", "table"})


def _moved(groups: Groups, facts: Facts) -> Iterator[Change]:
    """Yield a change for each text in which words moved, and take them out of the groups."""
    texts: dict[tuple[str, str], list[Subject]] = {}
    for about, found in groups.items():
        if found and _is_text(about):
            place = found[0].place
            texts.setdefault((place.part, place.clause), []).append(about)
    for abouts in texts.values():
        hunks = [hunk for about in abouts for hunk in groups[about]]
        sorted_ = sort(sorted(hunks, key=lambda hunk: hunk.gap))
        gone = {id(hunk) for hunk in (*sorted_.look, *sorted_.moved)}
        for about in abouts:
            groups[about] = [hunk for hunk in groups[about] if id(hunk) not in gone]
        groups.setdefault(("formatting",), []).extend(sorted_.look)
        if sorted_.moved:
            alone = not sorted_.others
            yield _moved_within(hunks[0], sorted_, facts, alone=alone)


def _is_text(about: Subject) -> bool:
    return about[0] in TEXTS or about[:2] == ("retitled", NOTICES)


def _moved_within(first: Hunk, found: Sorted, facts: Facts, *, alone: bool) -> Change:
    clause = first.place.clause
    said = Said.of(clause, facts) if clause in facts.clauses else Said()
    because, lowered = said.counted(why_moved(found.moves))
    return MovedWithin(
        where=where(facts.clauses[clause][1]) if clause in facts.clauses else outside(first.place),
        moves=found.moves,
        weight=Size.SUBSTANTIVE if because else max(said.size or Size.EDITORIAL, Size.CLARIFYING),
        because=because,
        lowered=lowered,
        declared=said.size,
        amendments=said.amendments if alone else (),
        hunks=found.moved,
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What the author said of all versions since: the largest size, why, and what is lowered."""

    size: Size | None = None
    amendments: tuple[str, ...] = ()
    lowers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, clause: str, facts: Facts) -> Said:
        """Return what was said of a clause."""
        between = facts.between(clause)
        size = max((one.size for one in between), default=None)
        lowers = {CODES[code]: why for one in between for code, why in one.lowers}
        return cls(size, tuple(one.amendment for one in between), lowers)

    def counted(self, findings: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the findings that count, and those that the author lowered, with the reason."""
        lowered = {
            found: f"{found} – {why}"
            for found in findings
            for kind, why in self.lowers.items()
            if found.startswith(kind)
        }
        return tuple(f for f in findings if f not in lowered), tuple(lowered.values())


def _announced(changes: tuple[Change, ...], facts: Facts) -> Iterator[Change]:
    """Yield changes; words that only look different stand apart if their author declared any."""
    told = {change.where.clause for change in changes if change.where}
    for change in changes:
        if not isinstance(change, Formatting):
            yield change
            continue
        by_clause: dict[str, list[Hunk]] = {}
        for hunk in change.hunks:
            clause = hunk.place.clause
            known = clause in facts.clauses and clause not in told and facts.between(clause)
            by_clause.setdefault(clause if known else "", []).append(hunk)
        for clause, hunks in by_clause.items():
            yield (
                _reshaped(clause, tuple(hunks), facts)
                if clause
                else Formatting(hunks=tuple(hunks))
            )


def _reshaped(clause: str, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    said = Said.of(clause, facts)
    return Reshaped(
        where=where(facts.clauses[clause][1]),
        declared=said.size,
        weight=said.size,
        amendments=said.amendments,
        hunks=hunks,
    )


def _pictures_replaced(groups: Groups) -> Groups:
    """Take the pictures that stand in place of others out of the clauses they stand in."""
    replaced: Groups = {}
    for about, found in groups.items():
        if about[0] != "reworded":
            continue
        for key in _both_pictured(found):
            mine = [hunk for hunk in found if key in _pictured(hunk)]
            replaced["picture", key] = mine
            found[:] = [hunk for hunk in found if hunk not in mine]
    return replaced


def _both_pictured(hunks: list[Hunk]) -> set[str]:
    """Return the keys of pictures that went and came again with other words or contents."""
    gone, come = ({one for h in hunks for one in _drawn(side(h))} for side in (_old, _new))
    return {key for key, *_ in gone - come} & {key for key, *_ in come - gone}


def _drawn(atoms: Atoms) -> Iterator[tuple[str, str, str]]:
    """Yield the key, the content and the words of each picture; its width is layout."""
    for atom in atoms:
        for found in pictures((atom,)):
            key, _, content = found.rpartition("/")[0].partition("@")
            yield key, content, atom.words


def _pictured(hunk: Hunk) -> list[str]:
    return [found.partition("@")[0] for found in pictures((*hunk.old, *hunk.new))]


def _shape_changes(groups: Groups) -> Groups:
    """Move titles, rows of control data and pictures that read the same to formatting."""
    formatting = groups.pop(("formatting",), [])
    for about, found in groups.items():
        if about[0] in {"control", "retitled", "picture"} and in_place(found):
            formatting += found
            found.clear()
    return groups | {("formatting",): formatting}


def _old(hunk: Hunk) -> Atoms:
    return hunk.old


def _new(hunk: Hunk) -> Atoms:
    return hunk.new


def _swaps(hunks: Iterable[Hunk]) -> tuple[Swap, ...]:
    counts = Counter((normal(h.old), normal(h.new)) for h in hunks)
    return tuple(Swap(old=old, new=new, count=count) for (old, new), count in counts.items())


def _duty(about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    _, word, old, new = about
    weakened = is_weaker(word, old, new)
    strengthened = not weakened and _strength(new) > _strength(old)
    because = ("a duty word is weaker now",) if weakened else ()
    because = ("a duty word is stronger now",) if strengthened else because
    return DutyChanged(
        old=old,
        new=new,
        swaps=_swaps(hunks),
        weakened=weakened,
        strengthened=strengthened,
        because=because,
        weight=Size.SUBSTANTIVE if because else None,
        hunks=hunks,
    )


def is_weaker(word: str, old: str, new: str) -> bool:
    """Tell whether a duty lost strength; a prohibition does when it now predicts."""
    predicts = word in PROHIBITIONS and new == "will not" and old != new
    return predicts or _strength(new) < _strength(old)


def _strength(word: str) -> int:
    return STRENGTH.get(word.removesuffix(" not"), STRENGTH["must"])


def _token(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    _, of, name = about
    swaps = _swaps(hunks)
    because = tuple(_why_token(of, name, hunks, facts))
    declared = facts.declared.get(f"{of}:{name}", ())
    weight = declared[0].size if declared else Size.SUBSTANTIVE if because else None
    return TokenChanged(
        of=of,
        name=name,
        swaps=swaps,
        weight=weight,
        because=because if weight is Size.SUBSTANTIVE else (),
        hunks=hunks,
    )


def _why_token(of: str, name: str, hunks: tuple[Hunk, ...], facts: Facts) -> Iterator[str]:
    """Yield what makes another reading of a token more than another word for the same thing."""
    if of == "setting":
        yield from senses(hunks)
    if of == "term":
        yield from other_body(hunks)
    if of in {"people", "role"}:
        old, new = ({n for h in hunks for n in people(normal(side(h)))} for side in (_old, _new))
        others = facts.roles(besides=name) if of == "role" else frozenset()
        if len(old) != len(new) or (new - old) & others:
            named = ", ".join(f"‘{one}’" for one in sorted(new ^ old))
            yield f"another person or body is meant ({named})"


def _citation(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    worded = [hunk for hunk in hunks if not same_words(hunk)]
    pairs = ((links(h.old), links(h.new)) for h in hunks)
    moved = dict.fromkeys((o[0], n[0]) for o, n in pairs if o and n and o != n)
    return CitationChanged(
        instrument=about[1],
        title=_title(hunks) or facts.citation_title(about[1]),
        swaps=_swaps(worded),
        links=tuple(moved),
        hunks=hunks,
    )


def _title(hunks: Iterable[Hunk]) -> str:
    """Return the words of the first token that is no pinpoint and no legal basis."""
    words = (normal(hunk.new) for hunk in hunks)
    return next((found for found in words if found[:1] not in {"", ",", "("}), "")


def _link(about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    old, new = links(hunks[0].old), links(hunks[0].new)
    return LinkChanged(
        words=about[1],
        old=old[0] if old else "",
        new=new[0] if new else "",
        hunks=hunks,
    )


def _row(about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    cells = _cell_changes(hunks)
    return RowChanged(
        what=_what(hunks, cells),
        line=about[1],
        old=", ".join(cell.old for cell in cells if cell.old),
        new=", ".join(cell.new for cell in cells if cell.new),
        cells=cells,
        hunks=hunks,
    )


def _table(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    _, clause, caption = about
    said = Said.of(clause, facts)
    free = tuple(hunk for hunk in hunks if not _weighs(hunk))
    because, lowered = said.counted(senses(free) or tuple(_other_duties(free)))
    because = (*because, *dict.fromkeys(_figures(hunks)))
    sizes = [Size.of(weighs) for hunk in hunks if (weighs := _weighs(hunk))]
    sizes += [said.size or Size.SUBSTANTIVE] if free else []
    return TableChanged(
        where=where(facts.clauses[clause][1]),
        caption=caption,
        rows=tuple(_row_changes(hunks)),
        weight=Size.SUBSTANTIVE if because else max(sizes),
        because=because,
        lowered=lowered,
        declared=said.size,
        amendments=said.amendments,
        hunks=hunks,
    )


def _weighs(hunk: Hunk) -> str:
    return hunk.place.in_table.weighs if hunk.place.in_table else ""


def _figures(hunks: Iterable[Hunk]) -> Iterator[str]:
    """Yield the columns in which every change is substantive, of which one changed."""
    for hunk in hunks:
        if _weighs(hunk) == Size.SUBSTANTIVE.words:
            column = hunk.place.column
            yield f"‘{column}’ has changed" if column else "a row with figures came or went"


def _row_changes(hunks: tuple[Hunk, ...]) -> Iterator[RowChange]:
    """Yield what became of each row, in the order of first appearance."""
    rows: dict[str, list[Hunk]] = {}
    for hunk in hunks:
        rows.setdefault(hunk.place.row, []).append(hunk)
    for found in rows.values():
        told = [hunk.place.in_table for hunk in found if hunk.place.in_table]
        if any(hunk.shape is Shape.ROW for hunk in found):
            yield RowChange(
                name=told[-1].name,
                went=any(hunk.old for hunk in found),
                came=any(hunk.new for hunk in found),
                old=", ".join(one.old for one in told if one.old),
                new=", ".join(one.new for one in told if one.new),
            )
        else:
            cells = {hunk.place.column: one for hunk, one in zip(found, told, strict=True)}
            changed = (
                CellChange(column=column, old=one.old, new=one.new)
                for column, one in cells.items()
            )
            yield RowChange(name=told[-1].name, cells=tuple(changed))


def _picture(about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    old, new = (_alternatives(side(h) for h in hunks) for side in (_old, _new))
    line = f"{PICTURE_ROW}: {about[1]}"
    return RowChanged(what="changed", line=line, old=old, new=new, cells=(), hunks=hunks)


def _alternatives(sides: Iterable[Atoms]) -> str:
    """Return the text alternatives of pictures."""
    words = [a.words for side in sides for a in side if a.concept and a.concept.kind == PICTURE]
    return ", ".join(one.removeprefix("[picture: ").removesuffix("]") for one in words)


def _what(hunks: tuple[Hunk, ...], cells: tuple[CellChange, ...]) -> str:
    if all(hunk.shape is Shape.ROW for hunk in hunks):
        gone, come = any(hunk.old for hunk in hunks), any(hunk.new for hunk in hunks)
        return "changed" if gone and come else "added" if come else "removed"
    first = cells[0]
    return "closed" if len(cells) == 1 and first.column == CLOSED and not first.old else "changed"


def _cell_changes(hunks: tuple[Hunk, ...]) -> tuple[CellChange, ...]:
    columns = dict.fromkeys(hunk.place.column for hunk in hunks)
    return tuple(
        CellChange(
            column=column,
            old=_cells(h.old for h in hunks if h.place.column == column),
            new=_cells(h.new for h in hunks if h.place.column == column),
        )
        for column in columns
    )


def _cells(sides: Iterable[Atoms]) -> str:
    """Return the words of cells with a comma between them."""
    cells = (cell for atoms in sides for cell in words_of(atoms).split("\n"))
    return ", ".join(words for cell in cells if (words := cell.strip(" ,")))


def _control(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    key = about[1]
    (old_label, label), (old, new) = facts.control(key)
    if not (old or new):
        # No row of the table says it, but the text does.
        swaps = _swaps(hunks)
        old, new = swaps[0].old, swaps[0].new
    return ControlChanged(key=key, label=label, old_label=old_label, old=old, new=new, hunks=hunks)


def _retitled(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    _, part, section = about
    if part in {NOTICES, "contents"}:
        old, new = (_lines(side(hunk) for hunk in hunks) for side in (_old, _new))
    else:
        old, new = facts.titles(section or part)
    because = senses(hunks) if part == NOTICES else weights(hunks, TITLED)
    weight = Size.SUBSTANTIVE if because else None
    return Retitled(part=part, old=old, new=new, weight=weight, because=because, hunks=hunks)


def _lines(sides: Iterable[Atoms]) -> str:
    return " … ".join(words for atoms in sides if (words := normal(atoms)))


def _renumbered(_about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    return Renumbered(numbers=(), hunks=hunks)


def _formatting(_about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    return Formatting(hunks=hunks)


def _reworded(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    clause = about[1]
    said = Said.of(clause, facts)
    because, lowered = said.counted(senses(hunks) or tuple(_other_duties(hunks)))
    old, new = facts.clauses[clause]
    return Reworded(
        where=where(new),
        hunks=hunks,
        own_text=_own_text(old.provision, new.provision),
        weight=Size.SUBSTANTIVE if because else said.size,
        because=because,
        lowered=lowered,
        declared=said.size,
        amendments=said.amendments,
    )


def _other_duties(hunks: Iterable[Hunk]) -> Iterator[str]:
    if any(map(other_duty, hunks)):
        yield f"{DUTY} stands in the place of another"


def _own_text(old: Provision, new: Provision) -> OwnText:
    match bool(old.replaces), bool(new.replaces):
        case False, True:
            return OwnText.BEGUN
        case True, False:
            return OwnText.ENDED
        case _:
            return OwnText.AS_BEFORE


MAKERS: Mapping[str, Callable[[Subject, tuple[Hunk, ...], Facts], Change]] = {
    "control": _control,
    "row": _row,
    "table": _table,
    "picture": _picture,
    "formatting": _formatting,
    "link": _link,
    "duty": _duty,
    "token": _token,
    "citation": _citation,
    "renumbered": _renumbered,
    "retitled": _retitled,
    "reworded": _reworded,
}
