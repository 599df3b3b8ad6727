"""Local lists and pictures that a body changes: changes of local data, and no rewording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policyloom.changelog import entries
from policyloom.changelog.completeness import left_out
from policyloom.changes import Size, compare
from policyloom.changes.kinds import Formatting, RowChanged
from tests.content import ASHMERE, changed, made

if TYPE_CHECKING:
    from policyloom.changes import Change

OVERLAY = "trusts/ashmere/overlay.yaml"
ALT = "Four leaves on one root"


ALL = f"{ALT}, each with a word on it. They say kindness, courage, fairness and curiosity."
PLATFORMS = "[Discord, Snapchat, TikTok, X (formerly Twitter)]"
NAMED = "now names ‘Telegram’, and no longer names ‘TikTok’ and ‘X (formerly Twitter)’"
CASES = (
    (
        PLATFORMS,
        "[Discord, Snapchat, Telegram]",
        RowChanged,
        f"The list of blocked platforms {NAMED}.",
    ),
    ("width: 55", "width: 50", Formatting, "The same words look different in one place."),
    (ALL, "Four words", RowChanged, f"The picture ‘{ALL}’ is now ‘Four words’."),
)


@pytest.mark.parametrize(("old", "new", "kind", "words"), CASES)
def test_local_data_is_told_as_local_data(
    old: str, new: str, kind: type[Change], words: str
) -> None:
    comparison = compare(made(ASHMERE), made(ASHMERE, changed({OVERLAY: (old, new)})), {})
    (entry,) = entries(comparison, {}, {})
    assert entry.words == words
    assert {type(change) for change in entry.changes} == {kind}
    assert comparison.size is (Size.CLARIFYING if kind is RowChanged else Size.EDITORIAL)
    assert left_out(comparison, (entry,)) == ()


def test_a_title_that_several_roles_have_is_told_once() -> None:
    overlay = {"trusts/alderbrook/overlay.yaml": ("head: Headteacher", "head: Head of School")}
    name = "alderbrook:social-media"
    comparison = compare(made(name), made(name, changed(overlay)), {})
    words = [entry.words for entry in entries(comparison, {}, {})]
    alone = "‘Headteacher’ now reads ‘Head of School’, in all its forms (17 places)."
    assert words.count(alone) == 1
    assert sum(line.startswith("‘Headteacher’ ") for line in words) == 1
