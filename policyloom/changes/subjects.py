"""Subjects: what a hunk is about, so that hunks about one thing become one change."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from policyloom.changes.atoms import cited
from policyloom.changes.hunks import Shape
from policyloom.changes.kinds import LOCAL_LIST, RELATED, TOKENS
from policyloom.changes.marks import PICTURE
from policyloom.changes.values import Swap
from policyloom.document import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.changes.atoms import Atom
    from policyloom.changes.hunks import Atoms, Hunk, Place
    from policyloom.document import Concept


Subject: TypeAlias = "tuple[str, ...]"
FACTS = frozenset({("token", "deadline"), ("token", "role")})
"""What is told as it is everywhere, though it stands in a table."""
AND = " and "
"""Between addresses that stand behind one stretch of words."""
TYPOGRAPHY = str.maketrans(
    {"‘": "'", "’": "'", '"': "'", "“": "'", "”": "'", "–": "-", "—": "-", "\u00a0": " "}
)


def subject(hunk: Hunk) -> Subject:
    """Return a hunk's kind, and the name by which hunks of the kind come together."""
    place = hunk.place
    if place.part == "control":
        return "control", place.row
    token = _token_subject(hunk)
    if fact := _fact(hunk, token):
        return fact
    if hunk.shape is not Shape.WORDS and (listed := _listed_in(hunk)):
        return "row", f"{listed}: {normal((*hunk.old, *hunk.new))}"
    if _looks_alone(hunk):
        return _same_words_subject(hunk)
    if place.row:
        return "row", place.row
    return token or _words_subject(place)


def _fact(hunk: Hunk, token: Subject) -> Subject:
    """Return the deadline or new title that a hunk is about, or the table of a clause."""
    place = hunk.place
    if token[:2] in FACTS:
        return token
    told = place.in_table and place.clause and not _looks_alone(hunk)
    return ("table", place.clause, place.in_table.caption) if told and place.in_table else ()


def _looks_alone(hunk: Hunk) -> bool:
    """Tell whether no words differ: they look otherwise, or an empty row came or went."""
    if hunk.shape is Shape.WORDS:
        return same_words(hunk)
    return not hunk.old and not hunk.new


def _words_subject(place: Place) -> Subject:
    if place.clause:
        return "reworded", place.clause
    return "retitled", place.part, place.section


def _listed_in(hunk: Hunk) -> str:
    """Return of which list a list item that came or went is a line, if it is local data."""
    atoms = _solid((*hunk.old, *hunk.new))
    concept = atoms[0].concept if len(atoms) == 1 else None
    match concept.kind if concept else "":
        case "policy":
            return RELATED
        case "local" if concept:
            return f"{LOCAL_LIST}: {concept.key}"
        case _:
            return ""


def _same_words_subject(hunk: Hunk) -> Subject:
    old, new = links(hunk.old), links(hunk.new)
    if old == new:
        return ("formatting",)
    concepts = _shared_concepts(hunk)
    if concepts and concepts[1].kind == "citation":
        return "citation", cited(concepts[1])
    return "link", normal(hunk.new), AND.join(old), AND.join(new)


def _token_subject(hunk: Hunk) -> Subject:
    """Return the subject of a hunk that replaces one token by the same kind of token."""
    concepts = _shared_concepts(hunk)
    if concepts is None:
        return ()
    before, after = concepts
    if after.kind in TOKENS:
        return "token", after.kind, after.key.rpartition("/")[0] or after.key
    match after.kind:
        case "duty":
            return "duty", before.key, words_of(hunk.old), words_of(hunk.new)
        case "citation" | "control":
            return after.kind, cited(after)
        case "clause" | "section" | "footnote" | "figure" | "verb":
            # A verb follows the number of its noun, which is told.
            return ("formatting",) if after.kind == "verb" else ("renumbered",)
        case _:
            return ()


def _shared_concepts(hunk: Hunk) -> tuple[Concept, Concept] | None:
    """Return the concepts of a hunk with one token on each side, both of one kind and name."""
    old, new = _without_verb(_solid(hunk.old)), _without_verb(_solid(hunk.new))
    if len(old) != 1 or len(new) != 1 or old[0].concept is None or new[0].concept is None:
        return None
    before, after = old[0].concept, new[0].concept
    if before.kind != after.kind:
        return None
    if before.kind == "duty":
        # House style gives one duty another verb; another duty is another text.
        return (before, after) if before.key == after.key else None
    same = old[0].key == new[0].key or _name(before) == _name(after)
    return (before, after) if same else None


def other_duty(hunk: Hunk) -> bool:
    """Tell whether all that a hunk does is to put one duty in the place of another."""
    old, new = _solid(hunk.old), _solid(hunk.new)
    concepts = [atom.concept for atom in (*old, *new)]
    duties = [one.key for one in concepts if one and one.kind == "duty"]
    return len(old) == len(new) == 1 and len(set(duties)) > 1


def _name(concept: Concept) -> str:
    named = concept.kind in {"citation", "control", "verb"}
    return cited(concept) if named else concept.key.rpartition("/")[0]


def _solid(atoms: Atoms) -> Atoms:
    return tuple(atom for atom in atoms if not atom.is_space)


def _without_verb(atoms: Atoms) -> Atoms:
    """Return a noun without the verb that agrees with it; a verb alone as it is."""
    nouns = tuple(atom for atom in atoms if not (atom.concept and atom.concept.kind == "verb"))
    return nouns or atoms


# WORDS AND LINKS


def pictures(atoms: Iterable[Atom]) -> list[str]:
    """Return the pictures among atoms, by name, content and width."""
    found = (atom.concept for atom in atoms)
    return [concept.key for concept in found if concept and concept.kind == PICTURE]


def same_words(hunk: Hunk) -> bool:
    """Tell whether both sides read the same, typography apart."""
    return normal(hunk.old) == normal(hunk.new)


def words_of(atoms: Iterable[Atom]) -> str:
    """Return the words of atoms as they stand."""
    return "".join(atom.words for atom in atoms)


def normal(atoms: Iterable[Atom]) -> str:
    """Return the words of atoms with single spaces and plain quotation marks and dashes."""
    return plainly(words_of(atoms))


def plainly(words: str) -> str:
    """Return words with single spaces and plain quotation marks and dashes."""
    return " ".join(words.translate(TYPOGRAPHY).split())


def links(atoms: Iterable[Atom]) -> tuple[str, ...]:
    """Return the addresses behind atoms, each once."""
    return tuple(
        dict.fromkeys(wrap.url for atom in atoms for wrap in atom.wraps if isinstance(wrap, Link))
    )


# SIDES: the words on one side of hunks, and how often which took the place of which


def old_side(hunk: Hunk) -> Atoms:
    """Return the atoms that a hunk takes out."""
    return hunk.old


def new_side(hunk: Hunk) -> Atoms:
    """Return the atoms that a hunk puts in."""
    return hunk.new


def swaps_of(hunks: Iterable[Hunk]) -> tuple[Swap, ...]:
    """Return which words took the place of which, and how often."""
    counts = Counter((normal(h.old), normal(h.new)) for h in hunks)
    return tuple(Swap(old=old, new=new, count=count) for (old, new), count in counts.items())


def lines_of(sides: Iterable[Atoms]) -> str:
    """Return the words of several lines as one."""
    return " … ".join(words for atoms in sides if (words := normal(atoms)))
