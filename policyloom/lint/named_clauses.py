"""The rule that needs and contradictions name clauses that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, Severity, did_you_mean
from policyloom.source import Leaves
from policyloom.source.names import clause_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Span
    from policyloom.source import Library, Modification, Overlay


def named_clauses(library: Library) -> Iterator[Diagnostic]:
    """Every clause that another clause names is a clause that there is.

    Why it matters: a misspelt need is never missed, and a misspelt contradiction is never found.
    """
    known = clause_names(library)
    for name, span, by in _named(library):
        if name not in known:
            yield Diagnostic(
                code=Code.UNKNOWN_CLAUSE,
                message=f"there is no clause `{name}`",
                span=span,
                hint=did_you_mean(name, known - {by}) or "take it out, or write that clause",
            )


def own_clauses(library: Library) -> Iterator[Diagnostic]:
    """A body's own clause has a name of its own, and no clause is changed twice by one body.

    Why it matters: of two texts with one name, or two changes of one text, only one would stand.
    """
    for overlay in library.overlays.values():
        seen: dict[tuple[str, bool], list[Modification]] = {}
        for modification in overlay.modifications:
            if modification.leaves is Leaves.OWN_CLAUSE:
                yield from _taken(modification, library)
                yield from _named_otherwise(modification, overlay, library)
            elif modification.leaves is not Leaves.NOTHING:
                # A body may fill in the table of a text that it holds or replaces.
                about = modification.clause, modification.leaves is Leaves.OWN_CELLS
                yield from _again(modification, seen.setdefault(about, []))


def _named_otherwise(
    insertion: Modification, overlay: Overlay, library: Library
) -> Iterator[Diagnostic]:
    """Yield an own clause whose id says nothing of whose it is."""
    if insertion.clause in library.clauses:
        return
    if not insertion.clause.startswith((f"{overlay.body}/", f"{overlay.body.split('/')[-1]}/")):
        last = insertion.clause.rpartition("/")[2]
        yield Diagnostic(
            code=Code.OWN_CLAUSE_ID,
            message=f"`{insertion.clause}` is a clause of {overlay.body}, and its id does not say "
            "so",
            span=insertion.span,
            hint=f"call it `{overlay.body}/{last}`; the library may have a clause of that name "
            "one day",
            severity=Severity.WARNING,
        )


def _taken(insertion: Modification, library: Library) -> Iterator[Diagnostic]:
    clause = library.clauses.get(insertion.clause)
    if clause:
        yield Diagnostic(
            code=Code.DUPLICATE_CLAUSE,
            message=f"`{insertion.clause}` is defined twice: the library has such a clause",
            span=insertion.span,
            hint="give your own clause a name that begins with your body's",
            labels=(Label(clause.span, "the library's clause"),),
        )


def _again(modification: Modification, before: list[Modification]) -> Iterator[Diagnostic]:
    """Yield a problem for a change of a clause that this overlay has changed already."""
    for other in before:
        both = set(modification.policies) & set(other.policies)
        if both or not modification.policies or not other.policies:
            yield Diagnostic(
                code=Code.REPEATED_MODIFICATION,
                message=f"`{modification.clause}` is changed twice in this overlay, and only one "
                "of the two can stand",
                span=modification.span,
                hint="keep one of them, or say with `policies:` which is for which policy",
                labels=(Label(other.span, "the first change"),),
            )
            break
    before.append(modification)


def _named(library: Library) -> Iterator[tuple[str, Span, str]]:
    """Yield what clauses name, where, and which clause it is that does."""
    for clause in library.clauses.values():
        for one in (*clause.requires, *clause.excludes):
            yield one.text, one.span, clause.id
    for text in library.texts():
        yield from ((name, text.span, "") for name, _ in text.certifies)
