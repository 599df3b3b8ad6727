"""CLI: the day that a person means who names none; and who runs a command, and when.

The only place where the program sees a clock.
"""

from __future__ import annotations

import datetime as dt
import getpass


def today() -> str:
    """Return the ISO day where the person is."""
    return dt.date.today().isoformat()  # noqa: DTZ011, TID251 - see above


def latest(ahead: int) -> str:
    """Return the last ISO day that is at most so many days ahead."""
    day = dt.date.fromisoformat(today()) + dt.timedelta(days=ahead)
    return day.isoformat()


def now() -> str:
    """Return the moment in universal time, to the thousandth of a second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")  # noqa: TID251 - see above


def user() -> str:
    """Return the account of this computer that runs the command; nothing where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
