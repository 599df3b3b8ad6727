"""The rules about a body's official accounts: platforms that run, each account once, its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, Severity, nearest
from policyloom.english.dates import when

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Span
    from policyloom.source import Channel, Library, Overlay, Platform

SLIP = 2
"""By so many letters a misspelt name may be longer or shorter than the right one."""


def accounts(library: Library) -> Iterator[Diagnostic]:
    """A channel register names each account once, on a platform that runs, with possible days.

    Why it matters: families go by this list to tell a real account from one that is not.
    """
    known = {name.lower(): p for p in library.platforms for name in _names(p)}
    for overlay in library.overlays.values():
        for channel in overlay.channels or ():
            yield from _platform(channel, known)
            yield from _days(channel)
        yield from _twice(overlay)


def _names(platform: Platform) -> tuple[str, ...]:
    return (platform.name, *platform.former_names, *platform.aliases)


# PLATFORMS


def _platform(channel: Channel, known: Mapping[str, Platform]) -> Iterator[Diagnostic]:
    said = channel.platform
    platform = known.get(said.text.lower())
    if platform is None:
        yield from _misspelt(channel, known)
    elif channel.closed:
        return
    elif platform.status == "closed":
        message = f"{platform.name} has closed down"
        yield _obsolete(message, "add the day in `closed:`, or remove the row", said.span)
    elif said.text != platform.name:
        message = f"{said.text} is now called {platform.name}"
        yield _obsolete(message, f"write {platform.name}", said.span)


def _misspelt(channel: Channel, known: Mapping[str, Platform]) -> Iterator[Diagnostic]:
    """Yield an unknown platform that is near a known one; others may be as new as they are."""
    said = channel.platform
    near = nearest(said.text, (name for name in known if abs(len(name) - len(said.text)) <= SLIP))
    if near:
        yield Diagnostic(
            code=Code.UNKNOWN_PLATFORM,
            message=f"there is no platform “{said.text}” in the register of platforms",
            span=said.span,
            hint=f"did you mean {known[near].name}? If it is another one, add it to "
            "clauses/platforms.yaml",
        )


def _obsolete(message: str, hint: str, span: Span) -> Diagnostic:
    return Diagnostic(
        code=Code.PLATFORM_OBSOLETE,
        message=message,
        span=span,
        hint=hint,
        severity=Severity.WARNING,
    )


# DAYS, AND ROWS THAT ARE THERE ALREADY


def _days(channel: Channel) -> Iterator[Diagnostic]:
    opened, closed = channel.opened, channel.closed
    if closed and closed[: len(opened)] < opened[: len(closed)]:
        yield Diagnostic(
            code=Code.ACCOUNT_DATES,
            message=f"this account closed {when(closed)}, before it opened {when(opened)}",
            span=channel.span,
            hint="put `opened` and `closed` right",
        )


def _twice(overlay: Overlay) -> Iterator[Diagnostic]:
    """Yield an account that is listed and open in two rows; one that was opened again may be."""
    seen: dict[tuple[str, str], Channel] = {}
    for channel in overlay.channels or ():
        name = channel.platform.text.lower(), channel.account.text.lower().strip("@ ")
        before = seen.setdefault(name, channel)
        if before is not channel and bool(before.closed) is bool(channel.closed):
            yield Diagnostic(
                code=Code.LISTED_TWICE,
                message=f"“{channel.account.text}” on {channel.platform.text} is listed twice",
                span=channel.account.span,
                hint="keep one of the rows; the people of both may stand in it",
                labels=(Label(before.account.span, "it stands here already"),),
            )
