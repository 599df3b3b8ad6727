"""Report writer: a report -> a web page that needs nothing else, for narrow screens too.

Its only script finds rows by their words; without it the page says the same.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from policyloom.document import anchor
from policyloom.report import Link, Listed, Tone, cell_words, sentence
from policyloom.report.bodies import families, heading, in_order
from policyloom.writers.backticks import code
from policyloom.writers.resources import environment, resource

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from policyloom.report import Cell, Group, Part, Report, Row
    from policyloom.report.bodies import Body

# A list of more rows is folded by trust; a part of more rows is shown folded at first.
ALIKE, MANY = 12, 60
# With fewer rows there is nothing to look for.
SEARCHED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView:
    """The rows of one school in a table; without a name where a heading above says it."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyView:
    """A trust with its schools: rows of a list or a table, or whole groups."""

    id: str
    name: str
    count: int
    rows: tuple[Row, ...] = ()
    bodies: tuple[BodyView, ...] = ()
    groups: tuple[GroupView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """Rows of which there is the same to say; many are folded by trust, but for those alone."""

    group: Group
    rows: tuple[Row, ...]
    families: tuple[FamilyView, ...] = ()
    alone: tuple[Row, ...] = ()

    @property
    def body(self) -> Body | None:
        """The body it stands under."""
        return self.rows[0].body if self.rows else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """One part: groups, groups by trust, or tables by trust."""

    id: str
    heading: str
    count: int
    open: bool
    subject: str = ""
    labels: tuple[str, ...] = ()
    remarks: str = ""
    groups: tuple[GroupView, ...] = ()
    families: tuple[FamilyView, ...] = ()


def report_page(report: Report, back: Link | None = None) -> bytes:
    """Return the page, UTF-8, and the way back from it; the same report gives the same bytes."""
    script = resource("report.js")
    parts = tuple(_part(part, f"part-{number}") for number, part in enumerate(report.parts, 1))
    page = (
        environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            back=back,
            parts=parts,
            searched=sum(part.count for part in parts) > SEARCHED,
            styles=resource("report.css"),
            script=script,
            fingerprint=b64encode(sha256(script.encode()).digest()).decode(),
            code=code,
            sentence=sentence,
            cell_words=cell_words,
            is_link=_is_link,
            iso=_iso,
            Tone=Tone,
        )
    )
    return page.encode()


def _part(part: Part, name: str) -> PartView:
    if isinstance(part, Listed):
        return _listed(part, name)
    found = families(part.rows).items()
    tables = tuple(_table(body, rows, name) for body, rows in found)
    return PartView(
        id=name,
        heading=part.heading,
        count=len(part.rows),
        open=len(part.rows) <= MANY,
        subject=part.subject,
        labels=part.labels,
        remarks=part.remarks if any(row.notes for row in part.rows) else "",
        families=tables,
    )


def _table(body: Body | None, rows: Sequence[Row], part: str) -> FamilyView:
    bodies: dict[Body | None, list[Row]] = {}
    for row in rows:
        bodies.setdefault(row.body, []).append(row)
    above = heading(body)
    return FamilyView(
        id=_id(part, body),
        name=above,
        count=len(rows),
        bodies=tuple(
            BodyView(name="" if one is None or one.name == above else one.name, rows=tuple(mine))
            for one, mine in bodies.items()
        ),
    )


def _listed(part: Listed, name: str) -> PartView:
    views = tuple(_group(group, f"{name}-{number}") for number, group in enumerate(part.groups, 1))
    several = len(views) > ALIKE and any(view.body for view in views)
    return PartView(
        id=name,
        heading=part.heading,
        count=len(part.rows) or sum(len(group.items) for group in part.groups),
        open=len(part.rows) <= MANY,
        groups=() if several else views,
        families=tuple(_groups(views, name)) if several else (),
    )


def _groups(views: Sequence[GroupView], part: str) -> list[FamilyView]:
    """Return many groups by the trust of their first row."""
    return [
        FamilyView(
            id=_id(part, body),
            name=heading(body),
            count=sum(len(view.group.rows) for view in mine),
            groups=tuple(mine),
        )
        for body, mine in families(views).items()
    ]


def _group(group: Group, name: str) -> GroupView:
    rows = in_order(group.rows)
    if len(rows) <= ALIKE:
        return GroupView(group=group, rows=rows)
    by_trust = families(rows).items()
    folded = tuple(
        FamilyView(id=_id(name, body), name=heading(body), count=len(mine), rows=tuple(mine))
        for body, mine in by_trust
        if len(mine) > 1
    )
    alone = tuple(mine[0] for _, mine in by_trust if len(mine) == 1)
    return GroupView(group=group, rows=rows, families=folded, alone=alone)


def _id(part: str, body: Body | None) -> str:
    return f"{part}-{anchor(body.family)}" if body else part


def _is_link(cell: Cell) -> bool:
    return isinstance(cell, Link)


def _iso(cell: Cell | dt.date) -> str:
    """Return an ISO day of a day, and nothing of anything else."""
    return "" if cell is None or isinstance(cell, str | int | Link) else cell.isoformat()
