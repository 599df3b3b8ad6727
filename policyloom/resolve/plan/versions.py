"""A library clause's versions: the one in force on a day, or of a number, ready to be placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.resolve.plan.planned import Planned
from policyloom.resolve.profile import LIBRARY

if TYPE_CHECKING:
    from policyloom.source import Clause, ClauseVersion, Version


def version_on(clause: Clause, date: str) -> ClauseVersion | None:
    """Return the newest version in force on an ISO day."""
    return next((version for version in clause.versions if version.in_force <= date), None)


def version_of(clause: Clause, version: Version) -> ClauseVersion | None:
    """Return the version with these numbers, if there ever was one."""
    return next((one for one in clause.versions if one.version == version), None)


def planned_version(clause: Clause, version: ClauseVersion) -> Planned:
    """Return a library clause's version ready to be placed."""
    return Planned(
        clause=clause.id,
        version=version.version,
        title=version.title,
        wording=version.wording,
        source=version.source,
        data=version.data,
        certifies=version.certifies,
        translations=version.translations,
        layer=LIBRARY,
        replaces=None,
        span=version.text_span,
    )
