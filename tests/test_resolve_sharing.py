"""What bodies share of a clause is what would be made for each of them alone."""

from __future__ import annotations

from collections import Counter, OrderedDict
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from policyloom.compile import compile_policy
from policyloom.resolve import sharing
from policyloom.resolve.documents import targets
from tests.content import library
from tests.support.sampling import sampled

if TYPE_CHECKING:
    import pytest

    from policyloom.compile import Compiled


def compiled() -> list[Compiled]:
    some = sampled(targets(library()), every=3)
    return [compile_policy(library(), target) for target in some]


def whole(value: object) -> object:
    """Return all of a value, where its words come from too, which is no part of its equality."""
    if is_dataclass(value):
        return type(value), tuple(whole(getattr(value, one.name)) for one in fields(value))
    return tuple(map(whole, value)) if isinstance(value, tuple) else value


def test_it_is_what_would_be_made_for_each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = compiled()
    blocks = Counter(
        id(block)
        for one in shared
        for section in (one.document.sections if one.document else ())
        for provision in section.provisions
        for block in provision.blocks
    )
    assert sum(n for n in blocks.values() if n > 1) > blocks.total() / 3
    monkeypatch.setattr(sharing, "_kept", OrderedDict())
    monkeypatch.setattr(sharing, "MOST", 0)
    for one, alone in zip(shared, compiled(), strict=True):
        assert whole(one) == whole(alone), one.target
