"""CLI: `upgrade` gives a folder that was written for an earlier release the edits it needs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.cli.questions import confirmed
from policyloom.cli.sources import root_of
from policyloom.cli.terminal import say
from policyloom.fleet.upgrading import needed, write_edits
from policyloom.store import BusyError, MovedError, RefusedError

if TYPE_CHECKING:
    from policyloom.cli.verbs.folder import Upgrade
    from policyloom.fleet.upgrading import Edit

SHOWN = 8
DONE, REFUSED = 0, 1


def upgrade(asked: Upgrade) -> int:
    """Show the edits, ask, and write them; the texts of policies are never among them."""
    root = root_of(asked)
    edits = needed(root)
    if not edits:
        say("This folder has all that this release asks for.")
        return DONE
    _show(edits)
    if asked.dry_run:
        say("Nothing was written: this was a dry run.")
        return DONE
    if not (asked.yes or confirmed("Make these edits?")):
        say("Nothing was written.")
        return REFUSED
    try:
        write_edits(root, edits)
    except (BusyError, MovedError) as error:
        raise RefusedError(f"{error}; nothing was written", "look at it again") from None
    for edit in edits:
        say(f"{'Changed' if edit.before is not None else 'Written'}: {edit.path}")
    return DONE


def _show(edits: tuple[Edit, ...]) -> None:
    for (release, why), mine in groupby(edits, key=lambda edit: (edit.release, edit.why)):
        say(f"Release {release}: {why}")
        for edit in mine:
            say(f"  {edit.path}{'' if edit.before is not None else ', which is not there'}")
            lines = edit.lines if edit.before is not None else ()
            for line in lines[:SHOWN]:
                say(f"    + {line}")
            if len(lines) > SHOWN:
                say(f"    and {len(lines) - SHOWN:,} more lines")
    say()
