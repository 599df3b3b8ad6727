"""The file's properties name a person as its author.

Why it matters: everybody who downloads the file can read the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import own_words
from policyloom.lint.person_names import is_personal_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find a person's name in the properties."""
    author = manuscript.author
    if author and is_personal_name(author, own_words(manuscript)):
        yield Hit(None, f"author: {author}")


RULE = Rule(
    id="author-in-properties",
    group=Group.EMBARRASS,
    weight=Weight.LOOK,
    why="The file's properties name a person.",
    remedy="In Word: File, Info, Inspect Document, and remove the author.",
    find=find,
)
