"""BENCH: one document -> how long each stage of making it takes, and its peers."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.naive import naive_docx
from bench.peers import peers
from bench.plain import Plain
from bench.spending import Spent, environment, in_turns, middle, run, timed
from bench.stages import NAME, Work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.spending import Deed, Way

BATCH, SMALL_BATCH = 20, 4
UNNUMBERED = "write docx, contents without page numbers"
UNTAGGED = "WeasyPrint alone: the same page, untagged"
NAIVE = "naive python-docx"
PARSE = "decode: parse all YAML alone"
NOTHING = "python -c pass"
PLAIN = "python -m weasyprint, the same page"
FORMATS = ("text", "html", "docx", "pdf", "docx,pdf")


def warm(work: Work, rounds: int, batch: int, *, others: bool) -> Mapping[str, Spent | str]:
    """Return what each stage takes in a warm process, and what others take, all in turns."""
    stages = work.deeds()
    for deed in stages.values():
        deed()
    if work.kept.last is None:
        raise SystemExit(f"{NAME} has no edition that could be compared with")
    with ExitStack() as open_:
        ways = timed({**stages, **_ours(work)})
        if others:
            ways |= open_.enter_context(peers(work, batch))
        return in_turns(ways, rounds)


def _ours(work: Work) -> dict[str, Deed]:
    from policyloom.writers import obstacle, write  # noqa: PLC0415 - when they are wanted
    from policyloom.writers.docx import write_docx  # noqa: PLC0415
    from policyloom.yaml.read import parse  # noqa: PLC0415

    words = write(work.document, "md").decode().splitlines()
    files = dict(work.project.files)
    found: dict[str, Deed] = {
        PARSE: lambda: [parse(text, path) for path, text in files.items()],
        UNNUMBERED: lambda: write_docx(work.document),
        NAIVE: lambda: naive_docx(words),
    }
    if obstacle("pdf") is None:
        found[UNTAGGED] = Plain(work.document).write
    return found


def first(work: Work, rounds: int) -> Mapping[str, Spent]:
    """Return what each stage takes when it is done first, in a new process, loading included."""
    found: dict[str, list[Spent]] = {}
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-m", "bench.stages"],
            cwd=work.root,
            env=environment(),
            check=True,
            capture_output=True,
        )
        for name, (wall, cpu) in json.loads(done.stdout).items():
            found.setdefault(name, []).append(Spent(wall=wall, cpu=cpu))
    return {name: middle(each) for name, each in found.items()}


def processes(work: Work, rounds: int) -> Mapping[str, Spent | str]:
    """Return what whole processes take: nothing at all, one policy, and WeasyPrint alone."""
    from policyloom.writers import obstacle  # noqa: PLC0415 - when it is wanted

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        here = [to for to in FORMATS if "pdf" not in to or obstacle("pdf") is None]
        ways: dict[str, Way] = {NOTHING: partial(run, (sys.executable, "-c", "pass"), work.root)}
        ways |= {building(to): partial(_build, work.root, place, to) for to in here}
        if obstacle("pdf", "typst") is None:
            typst = ("--pdf-engine", "typst")
            ways[building("pdf", "Typst")] = partial(_build, work.root, place, "pdf", *typst)
        if obstacle("pdf") is None:
            page = place / "page.html"
            page.write_text(Plain(work.document).standing_alone(), encoding="utf-8")
            command = (sys.executable, "-m", "weasyprint", str(page), str(place / "page.pdf"))
            ways[PLAIN] = partial(run, command, work.root)
        return in_turns(ways, rounds)


def building(to: str, engine: str = "") -> str:
    """Return what the building of one policy is called in the tables."""
    return f"policyloom build {NAME}@draft, {to}" + (f" by {engine}" if engine else "")


def _build(root: Path, place: Path, to: str, *more: str) -> Spent:
    with tempfile.TemporaryDirectory(dir=place) as out:
        words = ("build", f"{NAME}@draft", "--format", to, "--out", out, *more)
        return run((sys.executable, "-m", "policyloom", *words), root)
