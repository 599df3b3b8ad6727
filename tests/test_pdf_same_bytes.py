"""The same document gives the same bytes, in whatever process and on whatever computer."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from policyloom.document import Look
from policyloom.writers import write
from tests.pages import SAMPLES, html_of, made, pdf_of
from tests.support.processes import PATIENCE

pytestmark = pytest.mark.needs("pango")

ROOT = Path(__file__).resolve().parent.parent
CODE = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
{before}
from policyloom.writers import write
from tests.pages import SAMPLES, made
for name in {names}:
    for to in ("pdf", "html", "text"):
        print(name, to, hashlib.sha256(write(made(name), to)).hexdigest())
"""


def expected() -> dict[str, str]:
    return {
        f"{name} {to}": hashlib.sha256(data).hexdigest()
        for name in SAMPLES
        for to, data in (
            ("pdf", pdf_of(name)),
            ("html", html_of(name)),
            ("text", write(made(name), "text")),
        )
    }


def elsewhere(
    cwd: Path, *, before: str = "", names: str = "SAMPLES", **environment: str
) -> dict[str, str]:
    """Return the digests that another process prints."""
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(before=before, names=names), str(ROOT)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    ("said", "environment"),
    [
        # In another order.
        (
            {"names": "reversed(SAMPLES)"},
            {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        ),
        # Where the library is loaded the plain way.
        (
            {"before": "import weasyprint"},
            {"PYTHONHASHSEED": "77", "TZ": "America/New_York", "LC_ALL": "cy_GB.UTF-8"},
        ),
        # Where fontconfig finds nothing.
        ({}, {"SOURCE_DATE_EPOCH": "1", "LANG": "tr_TR.UTF-8", "FONTCONFIG_FILE": "none.conf"}),
    ],
)
def test_another_process_on_another_computer_writes_the_same(
    said: dict[str, str], environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "none.conf").write_text("<fontconfig></fontconfig>", encoding="utf-8")
    places = {"HOME": str(tmp_path), "FONTCONFIG_PATH": str(tmp_path)}
    assert elsewhere(tmp_path, **said, **environment, **places) == expected()


def test_two_threads_write_the_same_as_one() -> None:
    written: dict[str, bytes] = {}
    threads = [
        threading.Thread(target=lambda name=name: written.update({name: write(made(name), "pdf")}))
        for name in ("policy", "redline")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert written == {name: pdf_of(name) for name in ("policy", "redline")}


class Door:
    """A lock that knows how many have come to it."""

    def __init__(self, expected: int) -> None:
        self.all_here = threading.Event()
        self._lock, self._left = threading.Lock(), [None] * expected

    def __enter__(self) -> None:
        self._left.pop()
        if not self._left:
            self.all_here.set()
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def test_one_document_is_set_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pango is not made for several threads."""
    from policyloom.writers.pdf import press as pdf_press  # noqa: PLC0415 - cannot be imported without Pango

    now, most = [0], [0]
    render, door = pdf_press._render, Door(3)

    def counted(*arguments: object) -> object:
        now[0] += 1
        most[0] = max(most[0], now[0])
        assert door.all_here.wait(PATIENCE), "they do not come to the door"
        made_of = render(*arguments)  # type: ignore[arg-type]
        now[0] -= 1
        return made_of

    monkeypatch.setattr(pdf_press, "_render", counted)
    monkeypatch.setattr(pdf_press, "_ONE_AT_A_TIME", door)
    policy = made("decimal_policy")
    threads = [threading.Thread(target=write, args=(policy, "pdf")) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_the_id_of_a_file_follows_from_what_is_in_it() -> None:
    policy = made("decimal_policy")
    others = (
        replace(policy, digest="ab" * 32),
        replace(policy, body_name="Another School"),
        replace(policy, look=Look(accent="#123456", cover=True)),
        replace(policy, look=replace(policy.look, size=12)),
    )
    ids = [_id(write(document, "pdf")) for document in (policy, *others)]
    assert len(set(ids)) == len(ids)
    assert ids[0] == _id(write(policy, "pdf"))


def _id(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        # The first half of an id is given; the second is made from the bytes of the file.
        return bytes(opened.trailer.ID[0])
