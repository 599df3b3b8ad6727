"""Languages: the Welsh text of a clause, for bodies that publish in Welsh too.

What is missing is listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, Severity
from policyloom.document import InLanguage, Subheading
from policyloom.resolve.fill import fill_wording
from policyloom.resolve.lines import heading
from policyloom.source import version_words

if TYPE_CHECKING:
    from policyloom.document import Block
    from policyloom.resolve.composition import PlacedClause
    from policyloom.resolve.context import Context

DOCUMENT_LANGUAGE = "en"


def translations(placed: PlacedClause, context: Context) -> tuple[Block, ...]:
    """Return the blocks of every further language that the body publishes in."""
    further = [code for code in context.profile.languages if code != DOCUMENT_LANGUAGE]
    return tuple(block for code in further for block in _translation(code, placed, context))


def _translation(code: str, placed: PlacedClause, context: Context) -> tuple[Block, ...]:
    translation = placed.translations.get(code)
    if translation is None:
        context.problems.append(_missing(code, placed, context))
        return ()
    title = Subheading(heading(translation.title, context))
    return (
        InLanguage(code=code, blocks=(title, *fill_wording(translation.wording, context, placed))),
    )


NAMES = {"cy": "Welsh"}


def _missing(code: str, placed: PlacedClause, context: Context) -> Diagnostic:
    words = f"version {version_words(placed.version)} of `{placed.clause}`"
    return Diagnostic(
        code=Code.TRANSLATION_MISSING,
        message=f"{words} has no {NAMES[code]} text, and {context.profile.body} publishes in "
        f"{NAMES[code]}",
        span=placed.span,
        hint="add `welsh:` to the clause version; until then the clause is printed in English "
        "only",
        severity=Severity.WARNING,
        labels=(Label(context.profile.overlay.span, "the overlay"),),
    )
