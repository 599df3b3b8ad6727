"""The rules about an overlay's choices that a reviewer should see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import Library, Value

STRENGTH = {"must not": 3, "shall not": 3, "should not": 2, "will not": 1}
PROHIBITIONS = ("must not", "should not")


def modality(library: Library) -> Iterator[Diagnostic]:
    """A house style that turns a prohibition into a prediction is shown for review.

    Why it matters: 'staff will not share logins' says what happens; 'must not' says what is
    forbidden.
    """
    for overlay in library.overlays.values():
        for word in PROHIBITIONS:
            value = overlay.duties.get(word)
            if value and STRENGTH.get(value.text, 0) < STRENGTH[word]:
                yield _weakened(word, value)


def _weakened(word: str, value: Value) -> Diagnostic:
    return Diagnostic(
        code=Code.MODALITY_DOWNGRADE,
        message=f"prohibitions with '{word}' read '{value.text}' here, which is weaker",
        span=value.span,
        hint=f"keep '{word}' for prohibitions, unless the board has decided otherwise",
        severity=Severity.WARNING,
    )
