"""Tests that need a program or library of the system: skipped without it, failed under CI=true.

A pytest plugin, loaded by tests/conftest.py. A test says `@pytest.mark.needs("chromium")`.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a test needs from the system: how to see it, and the Debian package that has it."""

    is_met: Callable[[], bool]
    package: str


def _program(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name) is not None


def _libraries(*names: str) -> Callable[[], bool]:
    def load() -> bool:
        try:
            for name in names:
                ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return load


NEEDS = {
    # Playwright, which steers the browser, brings a program that needs libatomic.
    "chromium": Need(
        is_met=lambda: _program("chromium")() and _libraries("libatomic.so.1")(),
        package="chromium libatomic1",
    ),
    "java": Need(is_met=_program("java"), package="default-jre-headless"),
    "pango": Need(
        is_met=_libraries("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"),
        package="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    ),
    "poppler": Need(is_met=_program("pdftotext"), package="poppler-utils"),
    "soffice": Need(is_met=_program("soffice"), package="libreoffice-writer-nogui"),
}


def pytest_configure(config: pytest.Config) -> None:
    """Tell pytest the marker, so that a misspelt one is refused."""
    names = ", ".join(NEEDS)
    config.addinivalue_line("markers", f"needs(name, ...): what the system must have: {names}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose needs are not met, and say which."""
    for marker in item.iter_markers("needs"):
        for name in marker.args:
            need = NEEDS[name]
            if not need.is_met():
                pytest.skip(f"needs {name}; install it with: apt-get install {need.package}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
    call: pytest.CallInfo[None],
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one under CI=true."""
    del item, call
    report = yield
    # An expected failure also reports itself as skipped; that one is meant.
    if not hasattr(report, "wasxfail"):
        _fail_a_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a file that skips itself whole into a failed one under CI=true."""
    del collector
    report = yield
    _fail_a_skip(report)
    return report


def _fail_a_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.outcome != "skipped" or os.environ.get("CI") != "true":
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    report.outcome = "failed"
    report.longrepr = f"CI=true allows no skipped test. {reason}"
