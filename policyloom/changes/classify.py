"""Classify: hunks -> changes. Every hunk belongs to exactly one change."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changes.atoms import WORD
from policyloom.changes.facts import where
from policyloom.changes.hunks import Shape
from policyloom.changes.kinds import (
    PICTURE_ROW,
    CellChange,
    CitationChanged,
    ControlChanged,
    DutyChanged,
    Formatting,
    LinkChanged,
    OwnText,
    Renumbered,
    Retitled,
    Reworded,
    RowChanged,
    Swap,
    TokenChanged,
)
from policyloom.changes.marks import PICTURE
from policyloom.changes.subjects import links, normal, other_duty, same_words, subject, words_of
from policyloom.source import Size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from policyloom.changes.atoms import Atom
    from policyloom.changes.facts import Facts
    from policyloom.changes.hunks import Atoms, Hunk
    from policyloom.changes.kinds import Change
    from policyloom.changes.subjects import Subject
    from policyloom.document import Provision

Groups: TypeAlias = "dict[Subject, list[Hunk]]"
STRENGTH = {
    "must": 3,
    "must not": 3,
    "shall": 3,
    "shall not": 3,
    "should": 2,
    "should not": 2,
    "will": 1,
    "will not": 1,
}
CLOSED = "Closed"
PROHIBITIONS = frozenset({"must not", "should not"})


def classify(hunks: Iterable[Hunk], facts: Facts) -> tuple[Change, ...]:
    """Return one change for each subject, in the order of first appearance."""
    groups: Groups = {}
    for hunk in hunks:
        groups.setdefault(subject(hunk), []).append(hunk)
    pictures = _pictures_replaced(groups)
    formatted = _shape_changes(groups | pictures)
    return tuple(
        MAKERS[about[0]](about, tuple(found), facts)
        for about, found in (groups | pictures | formatted).items()
        if found
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
    """Return the keys of pictures that went and came again."""
    gone = {key for hunk in hunks if hunk.old for key in _pictured(hunk)}
    return gone & {key for hunk in hunks if hunk.new for key in _pictured(hunk)}


def _pictured(hunk: Hunk) -> list[str]:
    return [found.partition("@")[0] for found in _pictures((*hunk.old, *hunk.new))]


def _shape_changes(groups: Groups) -> Groups:
    """Move words that only stand in another shape from where they are to formatting."""
    formatting = groups.pop(("formatting",), [])
    for about, found in groups.items():
        if about[0] in {"reworded", "control", "retitled", "picture"} and _same_in_all(found):
            formatting += found
            found.clear()
    return {("formatting",): formatting}


def _same_in_all(hunks: list[Hunk]) -> bool:
    """Tell whether hunks hold the same words and pictures on both sides, taken together."""
    old, new = ([atom for hunk in hunks for atom in side(hunk)] for side in (_old, _new))
    return _words(old) == _words(new) and _unsized(old) == _unsized(new)


def _unsized(atoms: Iterable[Atom]) -> list[str]:
    """Return the pictures by name and content; how wide they are printed is layout."""
    return [key.rpartition("/")[0] for key in _pictures(atoms)]


def _words(atoms: Iterable[Atom]) -> list[str]:
    """Return words and marks one by one: where a paragraph now breaks there is no space."""
    found = (part for atom in atoms for part in WORD.findall(normal((atom,))))
    return [part for part in found if not part.isspace()]


def _old(hunk: Hunk) -> Atoms:
    return hunk.old


def _new(hunk: Hunk) -> Atoms:
    return hunk.new


def _pictures(atoms: Iterable[Atom]) -> list[str]:
    found = (atom.concept for atom in atoms)
    return [concept.key for concept in found if concept and concept.kind == PICTURE]


def _swaps(hunks: Iterable[Hunk]) -> tuple[Swap, ...]:
    counts = Counter((normal(h.old), normal(h.new)) for h in hunks)
    return tuple(Swap(old=old, new=new, count=count) for (old, new), count in counts.items())


def _duty(about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    _, word, old, new = about
    weakened = is_weaker(word, old, new)
    return DutyChanged(
        old=old,
        new=new,
        swaps=_swaps(hunks),
        weakened=weakened,
        weight=Size.SUBSTANTIVE if weakened else None,
        hunks=hunks,
    )


def is_weaker(word: str, old: str, new: str) -> bool:
    """Tell whether a duty lost strength.

    A prohibition does when it now predicts or advises, a 'must' when it now advises.
    """
    before, after = STRENGTH.get(old, 0), STRENGTH.get(new, 0)
    if word in PROHIBITIONS or old in PROHIBITIONS:
        return after < before
    return old == "must" and new in {"should", "may"}


def _token(about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    _, token, name = about
    return TokenChanged(of=token, name=name, swaps=_swaps(hunks), hunks=hunks)


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
    return ControlChanged(key=key, label=label, old_label=old_label, old=old, new=new, hunks=hunks)


def _retitled(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    _, part, section = about
    if part in {"notices", "contents"}:
        old, new = (_lines(side(hunk) for hunk in hunks) for side in (_old, _new))
    else:
        old, new = facts.titles(section or part)
    return Retitled(part=part, old=old, new=new, hunks=hunks)


def _lines(sides: Iterable[Atoms]) -> str:
    return " … ".join(words for atoms in sides if (words := normal(atoms)))


def _renumbered(_about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    return Renumbered(numbers=(), hunks=hunks)


def _formatting(_about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    return Formatting(hunks=hunks)


def _reworded(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    clause = about[1]
    between = facts.between(clause)
    size = max((declared.size for declared in between), default=Size.SUBSTANTIVE)
    if any(map(other_duty, hunks)):
        # Whatever its author called it: what people must do is not what it was.
        size = Size.SUBSTANTIVE
    old, new = facts.clauses[clause]
    return Reworded(
        where=where(new),
        hunks=hunks,
        own_text=_own_text(old.provision, new.provision),
        weight=size,
        declared=bool(between),
        amendments=tuple(declared.amendment for declared in between),
    )


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
