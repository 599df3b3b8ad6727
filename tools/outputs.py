"""Record everything that the example project prints, or compare two records.

    .venv/bin/python tools/outputs.py record FOLDER
    .venv/bin/python tools/outputs.py compare OLD NEW

A record holds every document, edition, redline, log, plan, register and schedule in every format,
as the program of this checkout writes them. Make one before a change and one after it: what
differs is what the change moved, and its commit names that.
"""

import argparse
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ("clauses", "policies", "trusts", "templates", "schema")
DAY = ("--as-of", "2026-01-14")
PAIRS = (
    "alderbrook:social-media@1.0 alderbrook:social-media@1.1",
    "alderbrook:social-media@approved alderbrook:social-media@draft",
    "peak-vale:social-media@1.1 peak-vale:social-media@2.0",
    "peak-vale/hollin-bank:social-media@1.0 peak-vale/hollin-bank:social-media@draft",
)
PLANS = ("text", "html", "json", "xlsx")
EDIT = (
    "trusts/alderbrook/overlay.yaml",
    "organisation: {noun: school, within: in school}",
    "organisation: academy",
)


def record(folder: Path) -> None:
    """Write all outputs of the example project below ``folder``."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as place:
        project = Path(place) / "example"
        for name in CONTENT:
            shutil.copytree(ROOT / name, project / name)
        _record_here(project, folder.resolve())


def _record_here(project: Path, folder: Path) -> None:
    for engine in ("weasyprint", "typst"):
        out = ("--out", str(folder / f"documents-{engine}"))
        formats = "docx,pdf,html,text" if engine == "weasyprint" else "pdf"
        _run(project, folder, f"build-{engine}", "build", "...@all", "--format", formats,
             "--pdf-engine", engine, "--jobs", "2", *out)  # fmt: skip
    for number, pair in enumerate(PAIRS):
        _record_pair(project, folder, number, pair.split())
    for form in ("text", "md", "docx", "pdf", "html", "atom", "json"):
        for detail in ((), ("--detail",)):
            name = "-".join(("log", form, *detail))
            _run(project, folder, name, "log", "peak-vale:social-media", "--format", form,
                 *detail, "--out", str(folder / name))  # fmt: skip
    for form in ("text", "json", "sarif", "github"):
        _run(project, folder, f"check-{form}", "check", "--format", form)
    for form in ("text", "ics", "html", "xlsx", "json"):
        _run(project, folder, f"due-{form}", "due", *DAY, "--format", form,
             "--out", str(folder / f"due.{form}"))  # fmt: skip
    _run(project, folder, "why", "why", "peak-vale/hollin-bank:social-media", "the Trust")
    _run(project, folder, "deviations", "deviations", "--format", "text,json,xlsx,html",
         "--out", str(folder / "deviations"))  # fmt: skip
    _record_plans(project, folder)


def _record_pair(project: Path, folder: Path, number: int, pair: list[str]) -> None:
    out = str(folder / f"redline-{number}")
    _run(project, folder, f"redline-{number}", "diff", *pair,
         "--format", "text,docx,pdf,html,json", "--out", out)  # fmt: skip
    for more in ("--words", "--detail", "--public"):
        _run(project, folder, f"diff-{number}{more}", "diff", *pair, more)
    _run(project, folder, f"green-{number}", "diff", *pair, "--green", "--format", "docx,html",
         "--out", f"{out}-green")  # fmt: skip


def _record_plans(project: Path, folder: Path) -> None:
    path, old, new = EDIT
    text = (project / path).read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{path} no longer says {old.strip()!r}: change EDIT in this script")
    (project / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    for form in PLANS:
        _run(project, folder, f"plan-{form}", "plan", "--format", form, "--words", "--all")
    for name in (project / "dist").rglob("plan*"):
        shutil.copy(name, folder / name.name)


def _run(project: Path, folder: Path, name: str, *words: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "80"}
    command = [sys.executable, "-m", "policyloom", *words]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, check=False)
    said, errors = (_placeless(one, project, folder) for one in (done.stdout, done.stderr))
    if words[0] == "build":  # It tells each document when it is ready, in whatever order that is.
        said = b"".join(sorted(said.splitlines(keepends=True)))
    (folder / f"{name}.said").write_bytes(said + b"\n--- " + errors)
    if done.returncode not in {0, 1, 2} or b"Traceback" in errors:
        raise SystemExit(f"{' '.join(words)} failed:\n{errors.decode()}")


def _placeless(said: bytes, project: Path, folder: Path) -> bytes:
    """Return what was said without where it was, which is another place each time."""
    return said.replace(bytes(project), b"PROJECT").replace(bytes(folder), b"FOLDER")


def compare(old: Path, new: Path) -> int:
    """Name each file that differs; return how many do."""
    names = sorted({str(p.relative_to(top)) for top in (old, new) for p in _files(top)})
    moved = [name for name in names if not _same(old / name, new / name)]
    for name in moved:
        missing = " (only in one)" if not ((old / name).exists() and (new / name).exists()) else ""
        sys.stdout.write(f"{name}{missing}\n")
    sys.stdout.write(f"{len(moved)} of {len(names)} outputs differ\n")
    return len(moved)


def _files(top: Path) -> list[Path]:
    hidden = ".policyloom"
    return [p for p in top.rglob("*") if p.is_file() and hidden not in p.parts]


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and filecmp.cmp(one, other, shallow=False)


def main() -> int:
    """Do what the words say."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("verb", choices=("record", "compare"))
    parser.add_argument("folders", nargs="+", type=Path)
    asked = parser.parse_args()
    if asked.verb == "record":
        record(asked.folders[0])
        return 0
    return int(compare(*asked.folders) > 0)


if __name__ == "__main__":
    sys.exit(main())
