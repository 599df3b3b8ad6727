"""Looks: what an overlay says of how documents look and what their control block shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Span
    from policyloom.document import Asset
    from policyloom.source.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRowPlan:
    """One row of the control block: what it shows, and what the body calls it.

    Without a label it has the usual words.
    """

    row: str
    label: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LookSettings:
    """What an overlay says of the look; every value is optional and inherited."""

    values: Mapping[str, Value]
    assets: Mapping[str, Asset]
    control_rows: tuple[ControlRowPlan, ...] = ()
