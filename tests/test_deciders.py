"""Who decides, told against editions from before they said it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policyloom.changes.kinds import DeciderChanged
from policyloom.document import NAMED, Decider
from policyloom.editions import since
from tests.shelf import edition

BOARD, HEAD = "governing body", "head"
EDITIONS = (edition("alderbrook", "1.0"), edition("alderbrook", "1.1"))
"""The board approved both, the first as substantive and the second as clarifying."""


def told(**names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return of which changes others decide, where the board decides on the rest."""
    sizes = (NAMED, "substantive", "clarifying", "editorial")
    today = tuple(
        Decider(of=of, names=found, words=" or ".join(found))
        for of in sizes
        for found in [names.get(of, (BOARD,))]
    )
    document = replace(EDITIONS[-1].document, deciders=today)
    changes = since(EDITIONS, document, {}).changes
    return [change.of for change in changes if isinstance(change, DeciderChanged)]


@pytest.mark.parametrize(
    ("names", "of"),
    [
        ({}, []),
        ({"policy": (HEAD,)}, [("policy",)]),
        ({"substantive": (HEAD,)}, [("substantive",)]),
        ({"substantive": (HEAD, BOARD), "editorial": (HEAD, BOARD)}, []),
        ({"editorial": (HEAD, BOARD)}, []),
        (
            dict.fromkeys((NAMED, "substantive", "clarifying", "editorial"), (HEAD,)),
            [("policy", "substantive", "clarifying", "editorial")],
        ),
    ],
)
def test_whoever_approved_before_and_may_no_more_is_told(
    names: dict[str, tuple[str, ...]], of: list[tuple[str, ...]]
) -> None:
    assert told(**names) == of
