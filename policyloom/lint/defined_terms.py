"""The rule ``definition-missing``: a clause that says it defines a term does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, Severity
from policyloom.lint.lines import flat
from policyloom.source.wording import Token, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import ClauseVersion, Library
    from policyloom.source.wording import Pieces


def defined_terms(library: Library) -> Iterator[Diagnostic]:
    """The newest text of a clause has every term that the clause says it defines.

    Why it matters: a reader who looks for the meaning of a word is sent to a clause without it.
    """
    for clause in library.clauses.values():
        newest = clause.versions[0]
        said = _said(newest)
        for term in clause.defines:
            if term.text.lower() not in said:
                yield Diagnostic(
                    code=Code.DEFINITION_MISSING,
                    message=f"`{clause.id}` says that it defines “{term.text}”, and its text does "
                    "not have these words",
                    span=term.span,
                    hint="write the term as the text has it, or take it out of `defines:`",
                    severity=Severity.WARNING,
                    labels=(Label(newest.text_span, "its newest text"),),
                )


def _said(version: ClauseVersion) -> str:
    terms = " ".join(_words(definition.term) for definition in version.data.definitions)
    return " ".join(f"{_words(version.title)} {terms} {version.text}".lower().split())


def _words(pieces: Pieces) -> str:
    words = (piece for piece in flat(pieces) if isinstance(piece, Words | Token))
    return "".join(w.value if isinstance(w, Words) else f"{{{w.surface}}}" for w in words)
