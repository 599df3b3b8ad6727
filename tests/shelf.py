"""The project's own approved editions, for tests that look at real ones."""

from __future__ import annotations

from functools import cache

from policyloom.editions import Edition, shelve
from policyloom.store import read_editions
from tests.projects import REPOSITORY


@cache
def edition(body: str, version: str, policy: str = "social-media") -> Edition:
    """Return one of them."""
    texts, unread = read_editions(REPOSITORY, body, policy)
    shelf, problems = shelve(texts)
    assert not unread
    assert not problems
    return next(one for one in shelf[body, policy] if one.words == version)
