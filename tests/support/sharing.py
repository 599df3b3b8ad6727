"""Which tests share a process: those of a file, and all that check web pages.

So what a file makes is made once, and one HTML checker and one browser serve a whole run.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    import pytest
    from xdist.remote import Producer

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def share(file: str) -> str:
    """Return what the tests of a file share a process by."""
    checks_pages = "tests.support.html" in (ROOT / file).read_text(encoding="utf-8")
    return "web pages" if checks_pages else file


class Sharing(LoadScopeScheduling):  # type: ignore[misc]
    """Hands out tests by what they share, the most tests first."""

    def _split_scope(self, nodeid: str) -> str:
        return share(nodeid.partition("::")[0])


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Sharing:
    """Tell pytest-xdist how tests are handed out."""
    return Sharing(config, log)
