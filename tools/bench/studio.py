"""BENCH: the studio's server, without a browser: pages, saves, what a key costs, and memory."""

from __future__ import annotations

import asyncio
import re
import resource
import shutil
import tempfile
import time
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlencode

from bench.generated import make_fleet
from bench.studio_load import AT_ONCE, load
from policyloom.studio.app import application
from policyloom.studio.desk import Office
from policyloom.studio.guard import Door
from policyloom.studio.rights import on_own_computer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Form: TypeAlias = dict[str, list[str]]

PORT = 8123
DAY, NOW = "2026-12-10", "2026-12-10T09:00:00.000+00:00"
POLICY = "/policy/alderbrook/acceptable-use"
ROLES = f"{POLICY}/complete/roles"
TRUST = "alderbrook", "peak-vale"
KEYS, SAVES, PAGES, MANY, FEW = 40, 12, 30, 10_000, 300
SCHOOLS = 40
COUNTRY, PART = 2_000, 200
"""Schools of a country, and of the part of it that is measured quickly."""
MINUTE, MOMENT = 60, 5
OWN_FILES = ("/own/studio.css", "/own/studio.js", "/own/own_words.js")
MEGABYTE = 1024
"""Kilobytes, in which the system tells of memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured, and what it is to be at most; milliseconds, but for memory."""

    name: str
    found: float
    aim: float
    unit: str = "ms"

    @property
    def words(self) -> str:
        """The row as it is told."""
        met = "met" if self.found <= self.aim else "missed"
        return f"studio, {self.name}: {self.found:,.0f} {self.unit} (≤ {self.aim:,.0f}: {met})"


class Somebody:
    """Somebody at the studio of a folder."""

    def __init__(self, root: Path) -> None:
        self.door = Door(port=PORT)
        person = on_own_computer("Office")
        self.app = application(Office(root), self.door, person, lambda: (DAY, NOW))

    def get(self, path: str) -> str:
        """Return a page."""
        return self._ask("GET", path, b"")

    def post(self, path: str, form: Form) -> str:
        """Send a form."""
        return self._ask(
            "POST", path, urlencode({**form, "seal": self.door.seal}, doseq=True).encode()
        )

    def _ask(self, method: str, path: str, data: bytes) -> str:
        host = f"127.0.0.1:{PORT}"
        headers = {
            "host": host,
            "origin": f"http://{host}",
            "cookie": f"{self.door.name}={self.door.cookie}",
            "content-length": str(len(data)),
            "content-type": "application/x-www-form-urlencoded",
        }
        place, _, query = path.partition("?")
        scope = {
            "type": "http", "http_version": "1.1", "method": method, "scheme": "http",
            "path": place, "raw_path": place.encode(), "query_string": query.encode(),
            "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
            "server": ("127.0.0.1", PORT), "client": ("127.0.0.1", 1),
        }  # fmt: skip
        return asyncio.run(self._answer(scope, data))

    async def _answer(self, scope: dict[str, Any], data: bytes) -> str:
        told: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": data, "more_body": False}

        async def send(message: Any) -> None:  # noqa: ANN401 - a message of the server interface
            told.append(dict(message))

        await self.app(scope, receive, send)
        if told[0]["status"] >= 400:  # noqa: PLR2004 - an error of the web
            raise SystemExit(f"the studio answered {told[0]['status']} to {scope['path']}")
        return b"".join(one.get("body", b"") for one in told[1:]).decode()


def measure(content: Path, *, quick: bool) -> Iterator[Row]:
    """Measure a copy of the example with a school and a trust, and a trust of forty."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "example"
        for part in ("clauses", "policies"):
            shutil.copytree(content / part, root / part)
        for name in TRUST:
            shutil.copytree(content / "trusts" / name, root / "trusts" / name)
        yield from _of_a_school(root, FEW if quick else MANY)
        yield from _of_many_at_once(root, MOMENT if quick else MINUTE)
        yield from _of_a_trust(make_fleet(content, Path(folder) / "fleet", SCHOOLS))
        many = PART if quick else COUNTRY
        yield from _of_a_country(make_fleet(content, Path(folder) / "country", many), many)


def _of_a_school(root: Path, many: int) -> Iterator[Row]:
    begun = time.perf_counter()
    one = Somebody(root)
    one.get(f"{POLICY}/read")
    yield Row(name="start and first page", found=1000 * (time.perf_counter() - begun), aim=2000)
    one.get("/")
    pages = [f"{POLICY}/{name}" for name in ("read", "complete", "complete/roles", "history")]
    yield Row(name="page (p95)", aim=300, found=_p95(PAGES, lambda n: one.get(pages[n % 4])))
    yield Row(name="first view", found=_first_view(one, pages), aim=150, unit="kB")
    form = _fields(one.get(ROLES))
    preview = f"{POLICY}/preview/roles"
    key = _p95(KEYS, lambda n: one.post(preview, _head(form, n)))
    yield Row(name="server's part of a key (p95)", aim=40, found=key)
    save = _p95(SAVES, lambda n: one.post(ROLES, _head(_fields(one.get(ROLES)), n)))
    yield Row(name="form and save (p95)", aim=300, found=save)
    before = _memory()
    for _ in range(many):
        one.get(f"{POLICY}/read")
    grown = (_memory() - before) / MEGABYTE
    yield Row(name=f"memory after {many:,} requests more", aim=20, found=grown, unit="MB")


def _first_view(one: Somebody, pages: Iterable[str]) -> float:
    """Return what a browser fetches at most before it shows a page."""
    own = sum(len(one.get(path)) for path in OWN_FILES)
    return (own + max(len(one.get(path).encode()) for path in ("/", *pages))) / 1000


def _of_many_at_once(root: Path, seconds: float) -> Iterator[Row]:
    found = load(root, ("/", f"{POLICY}/read", ROLES, f"{POLICY}/history"), seconds)
    many = f"{len(found.seconds):,} requests, {AT_ONCE} at once for {seconds} s"
    yield Row(name=f"not answered of {many}", found=found.failed, aim=0, unit="requests")
    yield Row(name=f"one of {AT_ONCE} at once (p95)", found=found.p95, aim=10_000)


def _of_a_country(root: Path, many: int) -> Iterator[Row]:
    one = Somebody(root)
    one.get("/library")
    school = min(path.name for path in (root / "trusts/peak-vale/schools").iterdir())
    policy = f"/policy/peak-vale~{school}/social-media"
    form = _fields(one.get(f"{policy}/complete/roles"))
    preview, of = f"{policy}/preview/roles", f"with {many:,} schools"
    key = _p95(KEYS, lambda n: one.post(preview, _head(form, n)))
    # The page waits a tenth of a second after the last key, and has to show what comes.
    yield Row(name=f"server's part of a key {of} (p95)", aim=130, found=key)
    for name, path in (("matrix", "trust"), ("a school found in the matrix", "trust?words=brook")):
        begun = time.perf_counter()
        one.get(f"/body/peak-vale/{path}")
        found = 1000 * (time.perf_counter() - begun)
        yield Row(name=f"{name} {of}", aim=1000, found=found)


def _of_a_trust(root: Path) -> Iterator[Row]:
    trust = next(path.name for path in (root / "trusts").iterdir() if (path / "schools").is_dir())
    one = Somebody(root)
    one.get("/library")
    begun = time.perf_counter()
    page = one.get(f"/body/{trust}/trust")
    yield Row(name="first cells of a trust", aim=1000, found=1000 * (time.perf_counter() - begun))
    while more := re.search(r'id="more" href="([^"]+)"', page):
        page = one.get(unescape(more[1]))
    yield Row(name="all its cells", aim=5000, found=1000 * (time.perf_counter() - begun))


def _head(form: Form, n: int) -> Form:
    return {**form, "roles/head": [f"Principal {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n % 26]}"]}


def _fields(page: str) -> Form:
    found: Form = {}
    for tag in re.findall(r"<input [^>]*>", page):
        said = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if "name" in said and ("checkbox" not in tag or " checked" in tag):
            found.setdefault(said["name"], []).append(unescape(said.get("value", "")))
    return found


def _p95(number: int, ask: Callable[[int], object]) -> float:
    spent = []
    for n in range(number):
        begun = time.perf_counter()
        ask(n)
        spent.append(time.perf_counter() - begun)
    return 1000 * sorted(spent)[int(0.95 * (number - 1))]


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
