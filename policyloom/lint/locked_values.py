"""The rules about locks: each locks something, and no layer below changes what it locks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, did_you_mean
from policyloom.english.grammar import DUTIES
from policyloom.source import above
from policyloom.source.names import clause_names
from policyloom.source.values import LOOKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Span
    from policyloom.source import Library, Overlay, Value

SIZES = ("substantive", "clarifying", "editorial")


def locks(library: Library) -> Iterator[Diagnostic]:
    """A lock names a clause, or a kind of value and perhaps its name, that there is.

    Why it matters: a misspelt lock locks nothing.
    """
    clauses, values = clause_names(library), _lockable(library)
    for overlay in library.overlays.values():
        for lock in overlay.locks:
            kind, colon, name = lock.text.partition(":")
            if lock.text in clauses or (kind in values and (not colon or name in values[kind])):
                continue
            if kind in values:
                message, known = f"there is no {kind} `{name}` to lock", values[kind]
                code, wrong = Code.UNKNOWN_LOCK, name
            else:
                message, known = f"there is no clause `{lock.text}`", (*clauses, *values)
                code, wrong = Code.UNKNOWN_CLAUSE, lock.text
            hint = did_you_mean(wrong, known)
            yield Diagnostic(code=code, message=message, span=lock.span, hint=hint)


def _lockable(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Return the names of what can be locked by its kind; a look's are those of its schema."""
    vocabulary = library.vocabulary
    return {
        "term": tuple(vocabulary.terms),
        "role": tuple(vocabulary.roles),
        "duty": tuple(DUTIES),
        "choice": tuple(choice.name for choice in library.choices()),
        "setting": tuple(vocabulary.settings),
        "delegation": SIZES,
        "look": LOOKS,
    }


def locked_values(library: Library) -> Iterator[Diagnostic]:
    """A body leaves alone what a layer above it has locked.

    Why it matters: a trust locks what has to be the same, or decided, in one place.
    """
    for overlay in library.overlays.values():
        layers = above(library, overlay)
        locked = {lock.text: (up.body, lock) for up in layers for lock in up.locks}
        for kind, name, span in _said(overlay) if locked else ():
            owner, lock = locked.get(f"{kind}:{name}") or locked.get(kind) or ("", None)
            if lock is not None:
                yield _locked(kind, name, span, (owner, lock), overlay)


def _said(overlay: Overlay) -> Iterator[tuple[str, str, Span]]:
    """Yield the values of an overlay that can be locked: kind, name and place."""
    for kind, key in (
        ("term", "terms"),
        ("role", "roles"),
        ("choice", "choices"),
        ("setting", "settings"),
    ):
        yield from ((kind, n, span) for (k, n), span in overlay.places.items() if k == key)
    yield from (("duty", name, value.span) for name, value in overlay.duties.items())
    yield from (("look", name, value.span) for name, value in overlay.look.values.items())
    for size, approvers in overlay.delegation.items():
        yield "delegation", size, approvers[0].span


def _locked(
    kind: str, name: str, span: Span, by: tuple[str, Value], overlay: Overlay
) -> Diagnostic:
    owner, lock = by
    return Diagnostic(
        code=Code.LOCKED_VALUE,
        message=f"the {kind} `{name}` is locked by {owner}, so {overlay.body} cannot set it",
        span=span,
        hint=f"remove it, or ask {owner} to unlock it",
        labels=(Label(lock.span, "locked here"),),
    )
