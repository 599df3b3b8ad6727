"""DOCX writer: which parts and addresses a part of the file relates to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from policyloom.writers.docx.xml import address, escape, part

if TYPE_CHECKING:
    from collections.abc import Iterable

RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
Relation: TypeAlias = tuple[str, str, str]
"""The id, the kind (the last word of its address, or all of it) and the target."""


def relationships(internal: Iterable[Relation], outside: Iterable[tuple[str, str]] = ()) -> bytes:
    """Return a part's relationships: (id, kind, target) of parts, (id, address) outside."""
    parts = "".join(
        f'<Relationship Id="{number}" Type="{_relation_type(kind)}" Target="{escape(target)}"/>'
        for number, kind, target in internal
    )
    addresses = "".join(
        f'<Relationship Id="{number}" Type="{RELATIONSHIP}/hyperlink" Target="{address(url)}" '
        'TargetMode="External"/>'
        for number, url in outside
    )
    return part("Relationships", parts + addresses, f'xmlns="{PACKAGE}/relationships"')


def _relation_type(kind: str) -> str:
    return kind if "://" in kind else f"{RELATIONSHIP}/{kind}"
