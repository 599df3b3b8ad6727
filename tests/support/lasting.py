"""What is started once and lasts as long as the process that runs the tests."""

from __future__ import annotations

from contextlib import ExitStack

LASTING = ExitStack()
"""Closed when all tests have run."""


def pytest_unconfigure() -> None:
    """End all of it."""
    LASTING.close()
