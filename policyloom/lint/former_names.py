"""The rule ``name-clash`` for names of before: nothing else has them today, or had them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.diagnostics import Span
    from policyloom.source import Clause, Library, LocalBlock, Policy, Setting, Term

    Named = tuple[str, Clause | Policy | Term | Setting | LocalBlock]


def former_names(library: Library) -> Iterator[Diagnostic]:
    """What `formerly` names is a name of before: nothing has it today, and only one had it.

    Why it matters: a local change that names it could follow either of the two.
    """
    vocabulary = library.vocabulary
    yield from _clashes((clause.id, clause) for clause in library.clauses.values())
    yield from _clashes((policy.id, policy) for policy in library.policies.values())
    yield from _clashes((entry.name, entry) for entry in vocabulary.entries)


def _clashes(named: Iterable[Named]) -> Iterator[Diagnostic]:
    every = tuple(named)
    taken: dict[str, Span] = {name: value.span for name, value in every}
    for name, value in every:
        for old in value.formerly:
            if old in taken:
                yield Diagnostic(
                    code=Code.NAME_CLASH,
                    message=f"`{name}` says that it was called `{old}`, and something else is or "
                    "was called that",
                    span=value.span,
                    hint="take it out of `formerly:` in one of the two, or rename the other",
                    labels=(Label(taken[old], "the other"),),
                )
            taken.setdefault(old, value.span)
