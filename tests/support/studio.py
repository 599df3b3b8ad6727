"""A studio without a web server: requests in, answers out, as a browser would send them."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import docx

from policyloom.studio.app import application
from policyloom.studio.desk import Desk, Office
from policyloom.studio.guard import Door
from policyloom.studio.jobs import Jobs
from policyloom.studio.rights import Person, on_own_computer
from policyloom.studio.server import Serving
from tests.support.html import end_browser
from tests.support.processes import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PORT = 8123
HERE = f"http://127.0.0.1:{PORT}"
DAY, NOW = "2026-12-10", "2026-12-10T09:00:00.000+00:00"
TRUSTS = ("alderbrook", "peak-vale")
PARTS = ("clauses", "policies", "trusts")


@dataclass(frozen=True, kw_only=True)
class Got:
    """An answer: its status, headers by name in small letters, and its bytes."""

    status: int
    headers: dict[str, str]
    data: bytes

    @property
    def text(self) -> str:
        """The answer as text."""
        return self.data.decode()

    @property
    def words(self) -> str:
        """What a reader of the page sees, without its tags."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.text)).split())

    @property
    def to(self) -> str:
        """Where it leads on, if it does."""
        return self.headers.get("location", "")

    def fields(self, action: str = "") -> dict[str, list[str]]:
        """Return what the form of a page is filled with, as a browser would send it back.

        The form that chooses the language is on every page, and only meant where it is named.
        """
        forms = re.findall(r"<form [^>]*method=\"post\"[^>]*>.*?</form>", self.text, re.DOTALL)
        here = action == "/language"
        own = (one for one in forms if ('"/language"' in one.partition(">")[0]) == here)
        form = next(one for one in own if action in one)
        found: dict[str, list[str]] = {}
        for tag in re.findall(r"<input [^>]*>", form):
            said = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
            ticks = said.get("type") in {"checkbox", "radio"}
            if "name" in said and (not ticks or " checked" in tag):
                found.setdefault(said["name"], []).append(unescape(said.get("value", "")))
        for name, inside in re.findall(
            r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL
        ):
            chosen = re.search(r'<option value="([^"]*)" selected', inside)
            found[name] = [unescape(chosen[1]) if chosen else ""]
        for name, inside in re.findall(
            r'<textarea [^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL
        ):
            found[name] = [unescape(inside)]
        return found


@dataclass(kw_only=True)
class Browser:
    """Somebody at the studio of a folder; they have opened the printed address."""

    root: Path
    person: Person = field(default_factory=lambda: on_own_computer("Office"))
    cookie: str = ""

    def __post_init__(self) -> None:
        """Open the studio; a browser of another test has a loop beside which none can run."""
        end_browser()
        self.door = Door(port=PORT)
        self.office = Office(self.root, _read(self.root))
        # A page waits for what it began, so that tests need not ask again and again.
        self.office.jobs = Jobs(patience=600, workers=1)
        self.app = application(self.office, self.door, self.person, lambda: (DAY, NOW))
        self.cookie = self.cookie or f"{self.door.name}={self.door.cookie}"

    def get(self, path: str, **headers: str) -> Got:
        """Return what is at an address."""
        return self._ask("GET", path, b"", headers)

    def post(self, path: str, form: dict[str, Any], **headers: str) -> Got:
        """Send a form of ours."""
        data = urlencode({"seal": self.door.seal, **form}, doseq=True).encode()
        kind = {"content-type": "application/x-www-form-urlencoded", "origin": HERE}
        return self._ask("POST", path, data, kind | headers)

    def ask(self, method: str, path: str, **headers: str) -> Got:
        """Ask something as it stands, with other headers than a browser of ours would send."""
        return self._ask(method, path, b"", {"origin": HERE} | headers)

    def send(self, path: str, name: str, data: bytes, **fields: str) -> Got:
        """Send a form with a file."""
        line, said = b"a-line-that-divides", {"seal": self.door.seal, **fields}
        parts = [
            b'--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
            % (line, key.encode(), words.encode())
            for key, words in said.items()
        ]
        head = b'--%s\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n\r\n'
        body = b"".join((*parts, head % (line, name.encode()), data, b"\r\n--%s--\r\n" % line))
        kind = f"multipart/form-data; boundary={line.decode()}"
        return self._ask("POST", path, body, {"content-type": kind, "origin": HERE})

    def _ask(self, method: str, path: str, data: bytes, more: dict[str, str]) -> Got:
        sent = {"host": HERE.removeprefix("http://"), "cookie": self.cookie}
        sent |= {"content-length": str(len(data))} | {
            k.replace("_", "-"): v for k, v in more.items()
        }
        parts = urlsplit(path)
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "headers": [(k.lower().encode(), v.encode()) for k, v in sent.items() if v],
            "server": ("127.0.0.1", PORT),
            "client": ("127.0.0.1", 1),
        }
        return asyncio.run(self._answer(scope, data))

    async def _answer(self, scope: dict[str, Any], data: bytes) -> Got:
        told: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": data, "more_body": False}

        async def send(message: Any) -> None:  # noqa: ANN401 - a message of the server interface
            told.append(dict(message))

        await self.app(scope, receive, send)
        headers = {k.decode(): v.decode() for k, v in told[0]["headers"]}
        body = b"".join(one.get("body", b"") for one in told[1:])
        return Got(status=told[0]["status"], headers=headers, data=body)


_READ: list[Desk] = []
"""The example as the first test read it: the others look only for what is different."""


def _read(root: Path) -> Desk | None:
    if not _READ:
        found = Office(root).desk()
        _READ.extend([found] if found else [])
    return replace(_READ[0], project=replace(_READ[0].project, root=root)) if _READ else None


def example(folder: Path) -> Path:
    """Return a copy of the example project with a school that stands alone and a trust."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=_others)
    return folder


def _others(folder: str, names: list[str]) -> list[str]:
    return [one for one in names if Path(folder) == ROOT / "trusts" and one not in TRUSTS]


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve the studio of a folder while a test runs; give the address that lets one in."""
    told: Queue[str] = Queue()
    serving = Serving(root=root, port=0, name="Office", clock=lambda: (DAY, NOW), tell=told.put)
    # Where a test fails in the midst of something, what still runs ends with the process.
    thread = threading.Thread(target=serving.run, daemon=True)
    thread.start()
    try:
        yield told.get(timeout=PATIENCE)
    finally:
        serving.stop()
        thread.join(timeout=PATIENCE)
    assert not thread.is_alive(), "the studio does not end"


def in_conflict(root: Path) -> str:
    """Let a body have words of its own against an older version; return the page about it."""
    clause = "social-media/images-and-consent"
    own = f"""\
  - substitute: {clause}
    base: "1.0.0"
    text: |
      Ask the office before you publish a picture.
    reason: Our families asked for it.
"""
    path = root / "trusts/alderbrook/overlay.yaml"
    # What the school changes in its clauses stands last in the file.
    path.write_text(f"{path.read_text()}{own}")
    return f"/body/alderbrook/conflict?clause={clause}"


def reworded(path: Path, old: str, new: str) -> None:
    """Type other words into a Word file, in one place."""
    document = docx.Document(str(path))
    runs = [run for p in document.paragraphs for run in p.runs if old in run.text]
    runs[0].text = runs[0].text.replace(old, new)
    document.save(str(path))


def git(root: Path, *words: str) -> str:
    """Ask git of a folder, as somebody who is not at the studio."""
    done = subprocess.run(
        ["git", "-c", "user.name=Keeper", "-c", "user.email=keeper@example.org", *words],  # noqa: S607
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout
