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
    from xdist.workermanage import WorkerController

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = "web pages"
DEAR = (
    "docx_redline_pairs", "loading", "incremental", "take", "studio_import", "engines",
    "answers", "parts", "ci_files", "import", "changes_library", "bench", "verify",
    "pdf_same_bytes", "new_text", "own_folder", "no_posix", "withdraw", "approve_safely",
    "cli_build", "due_command", "records", "push_faults", "forking", "set_up",
)  # fmt: skip
"""Files that take long for how few tests they have, as ``test_NAME.py``: none runs last, alone."""


@cache
def share(file: str) -> str:
    """Return what the tests of a file share a process by."""
    checks_pages = "tests.support.html" in (ROOT / file).read_text(encoding="utf-8")
    return PAGES if checks_pages else file


class Sharing(LoadScopeScheduling):  # type: ignore[misc]
    """Hands out tests by what they share: those known as dear, then the most tests first."""

    def _split_scope(self, nodeid: str) -> str:
        return share(nodeid.partition("::")[0])

    def _assign_work_unit(self, node: WorkerController) -> None:
        dear = (PAGES, *(f"tests/test_{name}.py" for name in DEAR))
        if waiting := [one for one in dear if one in self.workqueue]:
            self.workqueue.move_to_end(waiting[0], last=False)
        super()._assign_work_unit(node)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Sharing:
    """Tell pytest-xdist how tests are handed out."""
    return Sharing(config, log)
