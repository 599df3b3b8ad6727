"""How much of what could be tried is tried: a part of it in each run, all of it with ``--all``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
USUAL, MOST = 50, 100
"""Examples that a law is tried with, unless it asks for more or fewer."""
_everything = False


def try_everything() -> None:
    """Try all of it, in the tests that are read after this."""
    global _everything  # noqa: PLW0603 - pytest says it once, before it reads any test
    _everything = True


def sampled(cases: Sequence[T], *, every: int) -> list[T]:
    """Return the first case, each ``every``-th after it, and the last; or all of them."""
    if _everything:
        return list(cases)
    last = len(cases) - 1
    return [case for at, case in enumerate(cases) if at % every == 0 or at == last]


def or_all(some: Sequence[T], everything: Sequence[T]) -> list[T]:
    """Return some cases that stand for all of them; or all of them."""
    return list(everything if _everything else some)


def examples(most: int) -> int:
    """Return how many examples a law is tried with, when ``most`` are many for each run."""
    return most if _everything else most * USUAL // MOST


__all__ = ["examples", "or_all", "sampled", "try_everything"]
