"""The rule that the waves of a trust name each of its schools at most once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Span
    from policyloom.source import Library, Overlay


def waves(library: Library) -> Iterator[Diagnostic]:
    """Every school of a wave belongs to the trust, and to one wave.

    Why it matters: a misspelt school would wait for ever, and one in two waves has no clear turn.
    """
    for overlay in library.overlays.values():
        if overlay.waves:
            yield from _waves(overlay, library)
        yield from _dates(overlay)


def _waves(overlay: Overlay, library: Library) -> Iterator[Diagnostic]:
    members = (member.body.rpartition("/")[2] for member in library.members.get(overlay.body, ()))
    known = {overlay.body.rpartition("/")[2], *members}
    unread = {path.split("/")[-2] for path in library.broken if path.endswith("/overlay.yaml")}
    first: dict[str, Span] = {}
    for wave, schools in overlay.waves.items():
        for school in schools:
            if school.text not in known | unread:
                yield Diagnostic(
                    code=Code.UNKNOWN_BODY,
                    message=f"the wave `{wave}` names `{school.text}`, which is no school of "
                    f"{overlay.body}",
                    span=school.span,
                    hint=did_you_mean(school.text, known),
                )
            if school.text in first:
                yield Diagnostic(
                    code=Code.WAVE_OVERLAP,
                    message=f"`{school.text}` is in two waves",
                    span=school.span,
                    hint="leave it in the one that it belongs to",
                    labels=(Label(first[school.text], "here for the first time"),),
                )
            first.setdefault(school.text, school.span)


def _dates(overlay: Overlay) -> Iterator[Diagnostic]:
    for wave, day in overlay.wave_dates.items():
        if wave not in overlay.waves:
            yield Diagnostic(
                code=Code.UNKNOWN_WAVE,
                message=f"a date is given for the wave `{wave}`, and there is no such wave",
                span=day.span,
                hint=did_you_mean(wave, overlay.waves),
            )
