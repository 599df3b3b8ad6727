"""Settings that every test shares."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading

import pytest
from hypothesis import HealthCheck, settings

from policyloom.cli import SELDOM
from tests.support import sampling

pytest_plugins = [
    "pytester",
    "tests.support.installed",
    "tests.support.lasting",
    "tests.support.needs",
    "tests.support.remembering",
    "tests.support.sharing",
]

# A shared computer is slow at times, and a failure has to come back on the next run: every run
# tries the same examples, and `HYPOTHESIS_PROFILE=search make test` looks for new ones.
USUAL, ALL, SEARCH = "policyloom", "all", "search"
settings.register_profile(
    USUAL,
    deadline=None,
    derandomize=True,
    max_examples=sampling.USUAL,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(ALL, settings.get_profile(USUAL), max_examples=sampling.MOST)
settings.register_profile(SEARCH, deadline=None, max_examples=500)

# What a program ignores, those that it starts ignore too; what it only passes over, they hear.
# A script ignores these for whatever it runs in the background, and tests send them.
if threading.current_thread() is threading.main_thread():
    for number in (signal.SIGINT, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)


# Hundreds of tests start the program: it is compiled once, and not again by each of them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites what the case pages expect."""
    parser.addoption("--accept", action="store_true", help="rewrite what the cases expect")
    parser.addoption("--all", action="store_true", help="try all that each run only samples")


def pytest_configure(config: pytest.Config) -> None:
    """Settle, before any test is read, how much is tried."""
    everything = bool(config.getoption("--all"))
    if everything:
        sampling.try_everything()
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", ALL if everything else USUAL))


def pytest_collection_finish() -> None:
    """Look no more for rings of values in what was loaded: it stays."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _seldom() -> None:
    """Look for such rings seldom, as commands do, though a build looks often."""
    gc.set_threshold(*SELDOM)


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Say whether the case pages are to be rewritten rather than compared."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(autouse=True)
def _undated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every decision have come, and no hold be over, whatever the clock says."""
    monkeypatch.setattr("policyloom.cli.sources.today", lambda: "2020-01-01")
    monkeypatch.setattr("policyloom.cli.deciding.latest", lambda _ahead: "2030-01-01")
    monkeypatch.setattr("policyloom.cli.push.latest", lambda _ahead: "2030-01-01")
