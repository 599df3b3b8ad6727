"""Languages: the Welsh text of a clause, for bodies that publish in Welsh too.

What is missing is listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic, Label, Severity
from policyloom.document import InLanguage, Subheading
from policyloom.resolve.fill import fill_wording
from policyloom.resolve.lines import heading
from policyloom.source import version_words

if TYPE_CHECKING:
    from policyloom.document import Block
    from policyloom.resolve.context import Context
    from policyloom.resolve.plan import Planned

DOCUMENT_LANGUAGE = "en"


def translations(planned: Planned, context: Context) -> tuple[Block, ...]:
    """Return the blocks of every further language that the body publishes in."""
    further = [code for code in context.profile.languages if code != DOCUMENT_LANGUAGE]
    return tuple(block for code in further for block in _translation(code, planned, context))


def _translation(code: str, planned: Planned, context: Context) -> tuple[Block, ...]:
    translation = planned.translations.get(code)
    if translation is None:
        context.problems.append(_missing(code, planned, context))
        return ()
    title = Subheading(heading(translation.title, context))
    return (
        InLanguage(
            code=code, blocks=(title, *fill_wording(translation.wording, context, planned))
        ),
    )


NAMES = {"cy": "Welsh"}


def _missing(code: str, planned: Planned, context: Context) -> Diagnostic:
    words = f"version {version_words(planned.version)} of `{planned.clause}`"
    return Diagnostic(
        code="translation-missing",
        message=f"{words} has no {NAMES[code]} text, and {context.profile.body} publishes in "
        f"{NAMES[code]}",
        span=planned.span,
        hint="add `welsh:` to the clause version; until then the clause is printed in English "
        "only",
        severity=Severity.WARNING,
        labels=(Label(context.profile.overlay.span, "the overlay"),),
    )
