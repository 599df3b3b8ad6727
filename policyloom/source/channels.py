"""Channels: the platforms that the library knows, and the accounts that bodies have there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.source.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A social media platform, its former names and whether it still runs."""

    name: str
    former_names: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One row of the channel register. Dates are ISO months or days.

    Roles are names of the vocabulary.
    """

    platform: Value
    account: Value
    administrator: tuple[Value, ...]
    posters: tuple[Value, ...]
    opened: str
    closed: str
    url: str
    example: bool
    span: Span
