"""What each command loads: those that write no document load none of the libraries that would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.fleets import published
from tests.projects import REPOSITORY, copy_project

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAVY = (
    "weasyprint", "docx", "typst", "rdocx", "lxml", "jinja2", "xlsxwriter", "icalendar", "pypdf",
    "numpy", "distributed", "jsonschema", "fontTools", "multiprocessing",
)  # fmt: skip
PROBE = f"""
import json, sys
from policyloom.cli import main
for words in json.loads(sys.argv[1]):
    try:
        status = main(words)
    except SystemExit as left:
        status = left.code
    loaded = [name for name in {HEAVY!r} if name in sys.modules]
    sys.stderr.write("\\n" + json.dumps([status, loaded]) + "\\n")
"""
POLICY = "alderbrook:social-media"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with editions."""
    return copy_project(
        tmp_path_factory.mktemp("loading") / "project", editions=True, of=["alderbrook"]
    )


def each_loaded(root: Path, *commands: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Run commands in one process; return the status of each, and what is loaded after it."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(commands)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = (line for line in done.stderr.splitlines() if line.startswith("["))
    return [(status, found) for status, found in map(json.loads, lines)]


def loaded(root: Path, *words: str) -> tuple[int, list[str]]:
    """Run a command in a process of its own; return its status and what it loaded."""
    [found] = each_loaded(root, words)
    return found


def test_what_writes_no_document_loads_no_library_that_does(root: Path) -> None:
    statuses = {
        ("--help",): 0,
        ("build", "--help"): 0,
        ("--version",): 0,
        ("check",): 0,
        ("check", "--format", "json"): 0,
        ("plan",): 2,
        ("plan", "--format", "json"): 2,
        ("due",): 0,
        ("due", "--format", "json"): 0,
        ("why", POLICY, "introduction"): 0,
        ("show", POLICY): 0,
        ("deviations",): 0,
        ("explain", "unknown-token"): 0,
    }
    found = each_loaded(root, *statuses)
    told = dict(zip(statuses, found, strict=True))
    assert told == {words: (status, []) for words, status in statuses.items()}


def test_a_build_loads_only_what_its_formats_need(root: Path, tmp_path: Path) -> None:
    words = ("build", POLICY, "--out", str(tmp_path), "--format")
    status, found = loaded(root, *words, "text")
    assert status == 0
    assert {"weasyprint", "docx", "typst", "rdocx", "multiprocessing"}.isdisjoint(found)
    status, found = loaded(root, *words, "html")
    assert {"weasyprint", "docx", "typst", "rdocx"}.isdisjoint(found)


@pytest.mark.needs("pango")
def test_a_parent_of_workers_loads_no_pdf_library_itself(root: Path, tmp_path: Path) -> None:
    status, found = loaded(root, "build", "--format", "pdf", "--jobs", "2", "--out", str(tmp_path))
    assert status == 0
    assert "multiprocessing" in found
    assert "weasyprint" not in found


NO_PANGO = """
import cffi
opened = cffi.FFI.dlopen
def dlopen(self, name, *flags):
    if "pango" in name:
        raise OSError("not here")
    return opened(self, name, *flags)
cffi.FFI.dlopen = dlopen
"""


NO_TYPST = """
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "typst" else found(name, *rest)
"""


SAID = """
import contextlib, io, json, sys
from policyloom.cli import main
for words in json.loads(sys.argv[1]):
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        status = main(words)
    print(json.dumps([status, said.getvalue()]))
"""


def each_without(
    missing: str, root: Path, to: Path, *commands: Sequence[str]
) -> list[tuple[int, str]]:
    """Run commands where neither they nor workers find an engine; return status and errors.

    What each of them writes is in a folder that has its number.
    """
    shim = to / "shim"
    shim.mkdir()
    (shim / "sitecustomize.py").write_text(missing, encoding="utf-8")
    asked = [(*words, "--out", str(to / str(at))) for at, words in enumerate(commands)]
    done = subprocess.run(
        [sys.executable, "-c", SAID, json.dumps(asked)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{shim}{os.pathsep}{REPOSITORY}"},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = (line for line in done.stdout.splitlines() if line.startswith("["))
    return [(status, said) for status, said in map(json.loads, lines)]


def without(missing: str, root: Path, to: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody does where no engine of PDFs is found."""
    shim = to / "shim"
    shim.mkdir()
    (shim / "sitecustomize.py").write_text(missing, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "policyloom", *words, "--out", str(to / "out")],
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{shim}{os.pathsep}{REPOSITORY}"},
        capture_output=True,
        text=True,
        check=False,
    )


def kinds(folder: Path, body: str = "") -> set[str]:
    """The suffixes of what was published, for a body or for all."""
    names = [name for name in published(folder) if "/" in name and name.startswith(body)]
    return {name.rpartition(".")[2] for name in names}


TRUST = ("build", "peak-vale/...", "--jobs", "2")


def test_workers_start_where_pango_is_missing(root: Path, tmp_path: Path) -> None:
    done = without(NO_PANGO, root, tmp_path, *TRUST, "--format", "docx,pdf,text")
    assert done.returncode == 1
    assert "the library Pango is not installed" in done.stderr
    assert "Traceback" not in done.stderr
    assert kinds(tmp_path / "out") == {"docx", "txt"}


def test_workers_draw_with_typst_where_pango_is_missing(root: Path, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="needs the extra typst")
    words = (*TRUST, "--format", "pdf", "--pdf-engine", "auto")
    done = without(NO_PANGO, root, tmp_path, *words)
    assert done.returncode == 0, done.stderr
    assert kinds(tmp_path / "out") == {"pdf"}


# ENGINES THAT LOOKS NAME


@pytest.fixture
def one_by_typst(tmp_path: Path) -> Path:
    """A project of which one body's look names Typst, and the others' nothing."""
    root = copy_project(tmp_path / "project", editions=True, of=["alderbrook"])
    overlay = root / "trusts/alderbrook/overlay.yaml"
    words = overlay.read_text(encoding="utf-8")
    assert "\nlook:\n" in words
    named = words.replace("\nlook:\n", "\nlook:\n  pdf-engine: typst\n")
    overlay.write_text(named, encoding="utf-8")
    return root


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_without_pango_only_what_weasyprint_would_draw_is_left_out(
    one_by_typst: Path, tmp_path: Path, jobs: str
) -> None:
    pytest.importorskip("typst", reason="needs the extra typst")
    words = ("build", ":social-media@draft", "--jobs", jobs)
    done = without(NO_PANGO, one_by_typst, tmp_path, *words)
    assert done.returncode == 0, done.stderr
    assert kinds(tmp_path / "out", "alderbrook") == {"docx", "html", "pdf", "txt"}
    assert kinds(tmp_path / "out", "peak-vale") == {"docx", "html", "txt"}
    assert "no pdf was written of 3 documents. A PDF cannot be written here" in done.stderr
    assert "add --pdf-engine typst" in done.stderr


WITHOUT_TYPST = (
    ((), 0, {"docx", "html", "txt"}),
    (("--format", "docx,pdf"), 1, {"docx"}),
    (("--format", "docx,pdf", "--pdf-engine", "auto"), 0, {"docx", "pdf"}),
    (("--pdf-engine", "typst"), 1, {"docx", "html", "txt"}),
)
ONE = "alderbrook:social-media"
COMPARISONS = (
    ("diff", f"{ONE}@1.0", f"{ONE}@draft", "--format", "pdf"),
    ("log", ONE, "--to", "draft", "--format", "pdf"),
)


@pytest.mark.needs("pango")
def test_without_typst_the_other_formats_are_built_and_a_comparison_is_told(
    one_by_typst: Path, tmp_path: Path
) -> None:
    builds = [("build", f"{ONE}@draft", *words) for words, _, _ in WITHOUT_TYPST]
    done = each_without(NO_TYPST, one_by_typst, tmp_path, *builds, *COMPARISONS)
    built, compared = done[: len(builds)], done[len(builds) :]
    for at, (_, status, written) in enumerate(WITHOUT_TYPST):
        assert (built[at][0], kinds(tmp_path / str(at))) == (status, written)
        told = 'pip install "policyloom[typst]"\n  Or let WeasyPrint draw, which is here'
        assert (told in built[at][1]) == ("pdf" not in written)
    for at, (status, said) in enumerate(compared, start=len(builds)):
        assert status == 1
        assert "policyloom: no pdf was written. A PDF cannot be written by Typst here" in said
        assert "Traceback" not in said
        assert not (tmp_path / str(at)).exists()
    assert len(compared) == len(COMPARISONS)
