"""CLI: `look` says what to mend in policies that somebody has, and writes nothing into them."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.build.engines import cores
from policyloom.cli.output import nearby, output_file
from policyloom.cli.progress import counting
from policyloom.cli.sources import asked_today, documents_of, open_sources
from policyloom.cli.terminal import report_text, say, say_balance, screen_of
from policyloom.cli.today import today
from policyloom.cli.usage import UsageError
from policyloom.fleet.looking import Looked, known_in, manuscript_of, manuscript_of_ours
from policyloom.inspecting import Ground, Known, Weight, inspect
from policyloom.limits import SUFFIXES
from policyloom.manuscript import ledger
from policyloom.report.look import look_report, looks_report
from policyloom.store import (
    CannotReadError,
    NotAProjectError,
    check_root,
    find_root,
    read_given,
    write_atomically,
)
from policyloom.word.apart import NotReadError
from policyloom.writers import is_printed, suffix_of
from policyloom.writers.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.cli.verbs.word import Look
    from policyloom.inspecting import Inspection
    from policyloom.report import Report


OURS = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)?:[a-z0-9-]+(?:@[\w.]+)?")
NAME = "look"


def look(asked: Look) -> int:
    """Look at each file; return 1 when one cannot be read, or with --strict is to be mended."""
    root = _around(asked)
    known = known_in(root) if root else Known()
    ground = Ground(today=asked.as_of or today(), known=known)
    found: dict[str, Inspection] = {}
    refused: dict[str, str] = {}
    names = tuple(_names(asked.files))
    # Each file is read in a process of its own, so threads only wait for them.
    pool = ThreadPoolExecutor(max_workers=cores())
    with pool, counting("Looking at", len(names)) as count:
        for read in pool.map(lambda name: tuple(_manuscripts(asked, name)), names):
            for one in read:
                if one.manuscript is None:
                    refused[one.name] = one.refused
                else:
                    found[one.name] = inspect(one.manuscript, ground)
                    say_balance(one.name, ledger(one.manuscript).lost)
            count()
    _put(asked, _report(asked, found, refused, ground.today), root)
    to_mend = asked.strict and any(one.count(Weight.MEND) for one in found.values())
    return int(bool(refused) or to_mend)


def _around(asked: Look) -> Path | None:
    """Return the project around; a file can be looked at without one."""
    if asked.root:
        return check_root(asked.root)
    try:
        return find_root(Path.cwd())
    except NotAProjectError:
        return None


def _names(files: tuple[str, ...]) -> Iterator[str]:
    """Yield the files and documents meant, those of folders in order of their names."""
    for name in files:
        folder = Path(name)
        if not folder.is_dir():
            yield name
            continue
        inside = [one for one in sorted(folder.rglob("*")) if _is_meant(one)]
        if not inside:
            raise UsageError(f"{name} holds no Word file, PDF or text", "name a file")
        yield from map(str, inside)


def _is_meant(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))
    return path.suffix.lower() in SUFFIXES and path.is_file() and not hidden


def _manuscripts(asked: Look, name: str) -> Iterator[Looked]:
    if OURS.fullmatch(name) and not Path(name).exists():
        yield from _ours(asked, name)
        return
    path = Path(name)
    try:
        yield Looked(name=nearby(path), manuscript=manuscript_of(read_given(path)))
    except CannotReadError as problem:
        yield Looked(name=nearby(path), refused=f"{problem}; {problem.hint}")
    except NotReadError as problem:
        yield Looked(name=nearby(path), refused=f"it was not read: {problem}")


def _ours(asked: Look, name: str) -> Iterator[Looked]:
    sources = asked_today(open_sources(asked, (name,)), asked.as_of)
    for one, document, _ in documents_of(sources, asked.as_of or None):
        if document is None:
            yield Looked(name=one, refused="it has errors; `check` tells them")
        else:
            yield Looked(name=one, manuscript=manuscript_of_ours(document))


# WHERE IT GOES


def _report(
    asked: Look, found: dict[str, Inspection], refused: dict[str, str], day: str
) -> Report:
    if len(found) == 1 and not refused:
        ((name, one),) = found.items()
        return look_report(name, one, day, every=asked.all)
    return looks_report(found, refused, day)


def _put(asked: Look, report: Report, root: Path | None) -> None:
    if asked.out is None and is_printed(asked.format):
        if asked.format == "text":
            sys.stdout.write(report_text(report, screen_of(sys.stdout), every=asked.all))
        else:
            sys.stdout.buffer.write(write_report(report, asked.format))
        return
    out = asked.out or Path(f"{NAME}.{suffix_of(asked.format)}")
    path = output_file(out, root, f"{NAME}.html")
    write_atomically(path, write_report(report, asked.format))
    say(f"Written: {nearby(path)}")
