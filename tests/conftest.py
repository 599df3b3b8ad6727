"""Settings that every test shares."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

pytest_plugins = ["pytester", "tests.support.needs"]

# A shared computer is slow at times, and a failure has to come back on the next run: every run
# tries the same examples, and `HYPOTHESIS_PROFILE=search make test` looks for new ones.
settings.register_profile("policyloom", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "policyloom"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites what the case pages expect."""
    parser.addoption("--accept", action="store_true", help="rewrite what the cases expect")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Say whether the case pages are to be rewritten rather than compared."""
    return bool(request.config.getoption("--accept"))
