"""The file holds tracked changes.

Why it matters: whoever opens it sees what was taken out, and who took it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Count the tracked changes, and quote what they took out."""
    if manuscript.tracked:
        number = (
            "one tracked change"
            if manuscript.tracked == 1
            else f"{manuscript.tracked:,} tracked changes"
        )
        yield Hit(None, number)


RULE = Rule(
    id="tracked-changes-left",
    group=Group.EMBARRASS,
    weight=Weight.MEND,
    why="The file still shows what was changed, and by whom.",
    remedy="Accept or reject each change before the file is published.",
    find=find,
)
