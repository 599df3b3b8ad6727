"""The contents letter the appendices, and their headings have no letters.

Why it matters: 'see Appendix B' leads nowhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.contents import contents_lines
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.manuscript.contents import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

LETTER = re.compile(r"(?:appendix |annex )?(?P<letter>[A-Z]|\d)[.:)]?", re.IGNORECASE)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find lettered entries after 'Appendices' whose heading has no label."""
    headings = {bare(one.text): one for one in manuscript.headings}
    below = False
    for entry in contents_lines(manuscript):
        if re.fullmatch(r"append(?:ix|ices)|annexe?s?", bare(entry.words)):
            below = True
            continue
        found = headings.get(bare(entry.words))
        lettered = bool(entry.label) and LETTER.fullmatch(entry.label.strip())
        named = entry.label.lower().startswith(("appendix", "annex"))
        if (
            found
            and ((below and lettered) or named)
            and not found.label
            and not re.match(r"appendix|annex", found.text, re.IGNORECASE)
        ):
            said = f"{entry.label} {entry.words}"
            note = f"The contents say {entry.label.strip(' .:')}."
            yield Hit(found, found.text, note, also=(Hit(entry.block, said),))


RULE = Rule(
    id="appendix-label-missing",
    group=Group.NOWHERE,
    weight=Weight.MEND,
    why="The contents call it an appendix with a letter, and its heading does not.",
    remedy="Put 'Appendix A' and so on before the headings.",
    find=find,
)
